"""The stages of a selection as one applicant sees them: the announced schedule and one's own acts, no result."""
from datetime import datetime

from seleksi.core.domain.kata import WIB, waktu_wib

from ..models import Lamaran


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
