"""The stages of a selection as one applicant sees them: the announced schedule and one's own acts, no result."""
from datetime import datetime

from seleksi.core.domain.kata import WIB, waktu_wib

from ..domain.status import LABEL_LAMARAN, StatusLamaran
from ..models import Lamaran

# One's own acts; every other state becomes visible only by publication.
TAMPAK = frozenset({StatusLamaran.DRAF, StatusLamaran.DIAJUKAN, StatusLamaran.DITARIK})


def status_tampak(lamaran: Lamaran) -> str:
    """The state as its owner may know it."""
    return lamaran.status if lamaran.status in TAMPAK else StatusLamaran.DIAJUKAN.value


def label_tampak(lamaran: Lamaran) -> str:
    return LABEL_LAMARAN[StatusLamaran(status_tampak(lamaran))]


def linimasa(lamaran: Lamaran, kini: datetime) -> list[dict]:
    """Lines for components/linimasa.html. One query."""
    hari = kini.astimezone(WIB).date()
    butir = []
    if lamaran.diajukan:
        butir.append({"nama": "Lamaran dikirim", "keterangan": waktu_wib(lamaran.diajukan), "keadaan": "lewat"})
    for j in lamaran.seleksi.jadwal.all():
        keadaan = "lewat" if j.selesai < hari else "kini" if j.mulai <= hari else "nanti"
        butir.append({"nama": j.nama, "mulai": j.mulai, "selesai": j.selesai, "keterangan": j.keterangan, "keadaan": keadaan})
    return butir
