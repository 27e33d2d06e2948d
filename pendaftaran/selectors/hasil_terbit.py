"""Published results for one's own status page.

Publications belong to a higher app, which registers how to find them here: what nobody published, nobody sees.
"""
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ..models import Lamaran


@dataclass(frozen=True)
class HasilTerbit:
    """One published result of one application. `lulus` None: neither passed nor failed; `alasan`: own reasons, cited."""

    judul: str
    kata: str
    terbit: datetime
    lulus: bool | None = None
    alasan: tuple[str, ...] = ()
    url: str = ""


Penyedia = Callable[[Lamaran], list[HasilTerbit]]
PENYEDIA: list[Penyedia] = []


def penyedia_hasil(fungsi: Penyedia) -> Penyedia:
    """Register a source of published results; called when the higher app starts."""
    PENYEDIA.append(fungsi)
    return fungsi


def hasil_terbit(lamaran: Lamaran) -> list[HasilTerbit]:
    """What has been published about this application, newest first."""
    return sorted((h for sumber in PENYEDIA for h in sumber(lamaran)), key=lambda h: h.terbit, reverse=True)
