"""Periods drawn as a timeline: bars, gaps and overlaps, with the same reading of rows as the rules (kontrak 1, periods).

A row is open when its end is missing or lies on or after the closing date; Plt. rows are shown but never counted, so
gaps and overlaps are those of the counted rows.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from seleksi.aturan.waktu import SEHARI, Lama, Periode, gabung_periode, kata_lama, kata_tanggal, lama_periode, lama_total, periode

LANGKAH_TAHUN = (1, 2, 5, 10, 20, 50)
LABEL_TERBANYAK = 6
LEGENDA = (("g-batang", "jabatan"), ("g-plt", "Plt. atau Plh."), ("g-tumpang", "bertumpuk"), ("g-celah", "celah"))


class Masa(NamedTuple):
    """A row of a history: `selesai` is its last day, None while it goes on."""

    nama: str
    mulai: date
    selesai: date | None
    plt: bool = False


class Batang(NamedTuple):
    """One row as a bar; `nomor` is its place in the list under the drawing."""

    nomor: int
    masa: Masa
    periode: Periode
    lama: Lama

    @property
    def terbuka(self) -> bool:
        """Whether the row has no end before the closing date."""
        return self.masa.selesai is None or self.periode.batas <= self.masa.selesai

    @property
    def kata(self) -> str:
        sampai = "sekarang" if self.masa.selesai is None else kata_tanggal(self.masa.selesai)
        return f"{kata_tanggal(self.masa.mulai)} sampai {sampai}, {kata_lama(*self.lama)}"


class GarisWaktu(NamedTuple):
    """Everything that a drawing needs. `celah` and `tumpang` in order of time; `luar`: rows after the closing date."""

    awal: date
    tutup: date
    batang: tuple[Batang, ...]
    runtun: tuple[Periode, ...]
    celah: tuple[Periode, ...]
    tumpang: tuple[Periode, ...]
    luar: tuple[Masa, ...]
    tahun: tuple[date, ...]

    @property
    def total(self) -> str:
        """The counted time of all rows together, as the rules add it."""
        return kata_lama(*lama_total(self.runtun)) if self.runtun else kata_lama(0)

    @property
    def legenda(self) -> list[tuple[str, str]]:
        """Class and word of what this drawing shows."""
        ada = {"g-batang": not all(b.masa.plt for b in self.batang), "g-plt": any(b.masa.plt for b in self.batang),
               "g-tumpang": self.tumpang, "g-celah": self.celah}
        return [(kelas, kata) for kelas, kata in LEGENDA if ada[kelas]]

    @property
    def kata_celah(self) -> list[str]:
        return [kata_rentang(p) for p in self.celah]

    @property
    def kata_tumpang(self) -> list[str]:
        return [kata_rentang(p) for p in self.tumpang]


def kata_rentang(p: Periode) -> str:
    """ "2 Januari 2015 sampai 31 Maret 2015, 3 bulan": both days are inside."""
    akhir = p.batas - SEHARI
    lama = kata_lama(*lama_periode(p))
    return f"{kata_tanggal(p.mulai)}, {lama}" if akhir == p.mulai else f"{kata_tanggal(p.mulai)} sampai {kata_tanggal(akhir)}, {lama}"


def susun_garis(baris: Iterable[Masa], *, tutup: date) -> GarisWaktu | None:
    """The timeline up to the closing date; None when no row lies before it."""
    urut = sorted(baris, key=lambda m: (m.mulai, m.selesai or date.max, m.nama))
    dalam = [(m, p) for m in urut if (p := periode(m.mulai, m.selesai, tutup))]
    if not dalam:
        return None
    dihitung = [p for m, p in dalam if not m.plt]
    runtun = gabung_periode(dihitung)
    awal = min(p.mulai for _, p in dalam)
    return GarisWaktu(
        awal, tutup, tuple(Batang(n, m, p, lama_periode(p)) for n, (m, p) in enumerate(dalam, start=1)), tuple(runtun),
        tuple(Periode(a.batas, b.mulai) for a, b in zip(runtun, runtun[1:], strict=False)), tuple(_tumpang(dihitung)),
        tuple(m for m in urut if m.mulai >= tutup), tuple(_tahun(awal, tutup)))


def _tumpang(daftar: list[Periode]) -> list[Periode]:
    """The days that two or more rows share."""
    hasil, batas = [], None
    for p in sorted(daftar):
        if batas is not None and p.mulai < batas:
            hasil.append(Periode(p.mulai, min(p.batas, batas)))
        batas = p.batas if batas is None else max(batas, p.batas)
    return gabung_periode(hasil)


def _tahun(awal: date, tutup: date) -> list[date]:
    """First days of years to write under the drawing, at most six."""
    rentang = tutup.year - awal.year
    langkah = next((n for n in LANGKAH_TAHUN if rentang // n < LABEL_TERBANYAK), LANGKAH_TAHUN[-1])
    return [date(t, 1, 1) for t in range(awal.year + 1, tutup.year + 1) if t % langkah == 0 and t <= 9999]


def bagian_seribu(t: date, garis: GarisWaktu) -> int:
    """Where a day lies between the beginning and the closing date, in thousandths."""
    return (t - garis.awal).days * 1000 // max(1, (garis.tutup - garis.awal).days)
