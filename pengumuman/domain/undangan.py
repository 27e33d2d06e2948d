"""Calls of participants to a stage: which stages have them, turns of one person each, attendance."""
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from seleksi.aturan.profil import Profil, Tahap

# Stages to which people come in person; the others are the panel's own work.
BERUNDANGAN = frozenset({"asesmen", "bidang", "kesehatan", "makalah", "wawancara", "kesehatan_tiga_besar"})
TIGA_BESAR = "tiga_besar"


class Kehadiran(StrEnum):
    HADIR = "hadir"
    TIDAK_HADIR = "tidak_hadir"


LABEL_KEHADIRAN = {Kehadiran.HADIR: "Hadir", Kehadiran.TIDAK_HADIR: "Tidak hadir"}


class Rincian(NamedTuple):
    """What an invitation says. `giliran`: minutes of one person's turn; 0 calls everybody together."""

    mulai: datetime
    selesai: datetime
    tempat: str
    membawa: str
    catatan: str = ""
    giliran: int = 0


def tahap_berundangan(profil: Profil) -> list[Tahap]:
    return [t for t in profil.tahap if t.kode in BERUNDANGAN]


def keberatan_rincian(rincian: Rincian, jumlah: int, *, pada: datetime) -> str:
    """Why these people cannot be called so, as a sentence; "" when they can."""
    if not rincian.tempat.strip():
        return "Tempat harus diisi."
    if rincian.mulai <= pada:
        return "Waktu mulai sudah lewat."
    if rincian.selesai <= rincian.mulai:
        return "Waktu selesai harus sesudah waktu mulai."
    if rincian.mulai + timedelta(minutes=rincian.giliran * jumlah) > rincian.selesai:
        return f"{jumlah} giliran {rincian.giliran} menit tidak muat sampai waktu selesai."
    return ""


def jam_giliran(rincian: Rincian, jumlah: int) -> Sequence[tuple[datetime, datetime]]:
    """Begin and end for each person in order."""
    if not rincian.giliran:
        return [(rincian.mulai, rincian.selesai)] * jumlah
    lama = timedelta(minutes=rincian.giliran)
    return [(rincian.mulai + n * lama, rincian.mulai + (n + 1) * lama) for n in range(jumlah)]
