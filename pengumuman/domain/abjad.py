"""Alphabetical order of people, so that no list tells who came first."""
import unicodedata


def kunci_abjad(nama: str) -> str:
    """Case and accents do not count: "Émile" stands beside "Emile"."""
    polos = unicodedata.normalize("NFKD", nama)
    return "".join(huruf for huruf in polos if not unicodedata.combining(huruf)).casefold()
