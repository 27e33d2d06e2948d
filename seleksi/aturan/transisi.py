"""The one gate of every state machine: a table of allowed moves and a refusal in Indonesian."""

from collections.abc import Mapping


class TransisiDitolak(ValueError):
    """A move that the table does not allow; the message may be shown to the user."""

    def __init__(self, dari: str, ke: str, boleh: frozenset[str]):
        self.dari, self.ke, self.boleh = dari, ke, boleh
        if boleh:
            arah = "yang boleh hanya " + ", ".join(_kata(b) for b in sorted(boleh))
        else:
            arah = "keadaan ini sudah akhir"
        super().__init__(f"Keadaan tidak dapat berubah dari {_kata(dari)} menjadi {_kata(ke)}; {arah}.")


def _kata(keadaan: str) -> str:
    return "“" + str(keadaan).replace("_", " ") + "”"


def pastikan_boleh(tabel: Mapping[str, frozenset[str]], dari: str, ke: str) -> None:
    """Return quietly when `tabel` allows the move, else raise TransisiDitolak. Staying put is a move too."""
    boleh = tabel.get(dari, frozenset())
    if ke not in boleh:
        raise TransisiDitolak(dari, ke, boleh)
