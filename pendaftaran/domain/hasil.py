"""What a screening answers, and a requirement made ready for one round."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from seleksi.aturan.putaran import AcuanSaring

MEMENUHI = "memenuhi"
TIDAK_MEMENUHI = "tidak_memenuhi"
PERLU_PEMERIKSAAN = "perlu_pemeriksaan"
DITUNDA = "ditunda"
TIDAK_BERLAKU = "tidak_berlaku"
BELUM_DIISI = "belum_diisi"  # drafts only

_BILANGAN = ("tidak ada", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
             "sepuluh")

_baru = tuple.__new__  # what HasilSyarat(...) does inside, without a Python call: most verdicts pass here


class HasilSyarat(NamedTuple):
    """`alasan`: a sentence with the actual numbers and dates; `saran`: what would change the verdict."""

    kode: str
    status: str
    dasar: str
    judul: str
    alasan: str
    catatan: tuple[str, ...] = ()
    saran: str = ""


class HasilBerkas(NamedTuple):
    jenis: str
    label: str
    wajib: bool
    ada: bool
    dasar: str
    alasan: str


class Hasil(NamedTuple):
    simpulan: str
    syarat: list[HasilSyarat]
    berkas: tuple[HasilBerkas, ...]


class SlotSiap(NamedTuple):
    """A document slot of this round: `tahun` only for per-year kinds, `pilihan` by (wajib, ada)."""

    jenis: str
    label: str
    bila: str
    tahun: int | None
    hasil: dict[tuple[bool | None, bool], HasilBerkas]


@dataclass(slots=True, kw_only=True)
class SyaratSiap:
    """A requirement with this round's parameters filled in; what the rule functions get."""

    kode: str
    jenis: str
    dasar: str
    judul: str
    saran: str
    nilai: Mapping[str, Any]
    acuan: AcuanSaring
    tutup: date
    kode_daerah: str
    nama_daerah: str
    rak: Any = None  # berkas_wajib.RakBerkas, for the rule on documents

    def memenuhi(self, alasan: str, catatan: tuple[str, ...] = ()) -> HasilSyarat:
        return _baru(HasilSyarat, (self.kode, MEMENUHI, self.dasar, self.judul, alasan, catatan, ""))

    def gagal(self, alasan: str, saran: str = "", catatan: tuple[str, ...] = ()) -> HasilSyarat:
        return self.lain(TIDAK_MEMENUHI, alasan, saran or self.saran, catatan)

    def periksa(self, alasan: str, saran: str = "") -> HasilSyarat:
        return self.lain(PERLU_PEMERIKSAAN, alasan, saran or self.saran)

    def lain(self, status: str, alasan: str, saran: str = "", catatan: tuple[str, ...] = ()) -> HasilSyarat:
        return _baru(HasilSyarat, (self.kode, status, self.dasar, self.judul, alasan, catatan, saran))


def bilangan(n: int) -> str:
    """Small numbers in words: 2 -> "dua"."""
    return _BILANGAN[n] if n < len(_BILANGAN) else str(n)


def kata_daftar(butir: list[str] | tuple[str, ...]) -> str:
    """["a", "b", "c"] -> "a, b, dan c"."""
    if len(butir) < 3:
        return " dan ".join(butir)
    return ", ".join(butir[:-1]) + ", dan " + butir[-1]


@lru_cache(maxsize=256)
def kata_tahun(tahun: tuple[int, ...]) -> str:
    """(2018, 2019) -> "2018 dan 2019"."""
    return kata_daftar([str(t) for t in tahun])
