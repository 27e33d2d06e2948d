"""What every model shares: random public ids and choices without a Django enum."""
import secrets
from collections.abc import Mapping
from enum import StrEnum

HURUF = "abcdefghjkmnpqrstuvwxyz23456789"


def kode_acak() -> str:
    """Twelve characters, about 59 bits: cannot be guessed or counted, can be read aloud."""
    return "".join(secrets.choice(HURUF) for _ in range(12))


def pilihan(enum: type[StrEnum], label: Mapping[str, str] | None = None) -> list[tuple[str, str]]:
    """Choices with plain values, so that migrations never import the domain."""
    return [(anggota.value, (label or {}).get(anggota, anggota.value.replace("_", " "))) for anggota in enum]
