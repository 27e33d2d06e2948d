"""Objections to the administrative result: states, hours, and whether one may still be made. The clock comes in as an argument."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class StatusSanggah(StrEnum):
    DIAJUKAN = "diajukan"
    DISIAPKAN = "disiapkan"
    DITERIMA = "diterima"
    DITOLAK = "ditolak"


S = StatusSanggah
TRANSISI_SANGGAH = {
    S.DIAJUKAN: frozenset({S.DISIAPKAN}),
    S.DISIAPKAN: frozenset({S.DISIAPKAN, S.DITERIMA, S.DITOLAK}),
    S.DITERIMA: frozenset(),
    S.DITOLAK: frozenset(),
}
LABEL_SANGGAH = {S.DIAJUKAN: "Menunggu telaah Sekretariat", S.DISIAPKAN: "Menunggu rapat Panitia Seleksi", S.DITERIMA: "Diterima",
                 S.DITOLAK: "Ditolak"}
TERBUKA = frozenset({S.DIAJUKAN, S.DISIAPKAN})
LAMPIRAN = "lampiran_sanggah"
LAMPIRAN_JENIS = frozenset({"pdf", "jpeg", "png"})
LAMPIRAN_MAKS = 5 * 1024 * 1024


def batas_sanggah(terbit: datetime, jam: int) -> datetime:
    """The last second in which an objection counts: whole hours from the second of publication."""
    return terbit.replace(microsecond=0) + timedelta(hours=jam)


def sebelum_batas(pada: datetime, batas: datetime) -> bool:
    """Cut to the second, as with sending: the last second itself is in."""
    return pada.replace(microsecond=0) <= batas


@dataclass(frozen=True, slots=True)
class MasaSanggah:
    """Where an objection stands for one person. `status`: tiada, belum, buka, lewat."""

    status: str
    jam: int
    dasar: str = ""
    bawaan: str = ""
    terbit: datetime | None = None
    batas: datetime | None = None


def masa_sanggah(*, jam: int, dasar: str, bawaan: str, terbit: datetime | None, pada: datetime) -> MasaSanggah:
    """`terbit`: when the administrative result appeared, None while it has not."""
    if jam == 0:
        return MasaSanggah("tiada", jam, dasar, bawaan)
    if terbit is None or terbit > pada:
        return MasaSanggah("belum", jam, dasar, bawaan)
    batas = batas_sanggah(terbit, jam)
    return MasaSanggah("buka" if sebelum_batas(pada, batas) else "lewat", jam, dasar, bawaan, terbit, batas)
