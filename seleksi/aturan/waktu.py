"""Calendar arithmetic without a clock: working days, daily windows, ages, periods.

Everything takes its dates as arguments; days off come in from the edge, so a decree that moves
a holiday needs no new release. WIB has had no daylight saving since 1964, hence a fixed offset.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Literal, NamedTuple

WIB = timezone(timedelta(hours=7), "WIB")
AKHIR_PEKAN = frozenset({5, 6})
SEHARI = timedelta(days=1)
HARI_SEBULAN = 30
_PANJANG_BULAN = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
BULAN = ("", "Januari", "Februari", "Maret", "April", "Mei", "Juni",
         "Juli", "Agustus", "September", "Oktober", "November", "Desember")


# --- words -----------------------------------------------------------------------------------
class _KataTanggal(dict):
    """date -> "28 September 2020", remembered because a round repeats the same few thousand dates."""

    def __missing__(self, tanggal: date) -> str:
        if len(self) > 50_000:
            self.clear()
        kata = self[tanggal] = f"{tanggal.day} {BULAN[tanggal.month]} {tanggal.year}"
        return kata


kata_tanggal = _KataTanggal().__getitem__


class _KataLama(dict):
    """(months, days) -> words, remembered."""

    def __missing__(self, lama: tuple[int, int]) -> str:
        if len(self) > 50_000:
            self.clear()
        tahun, sisa = divmod(lama[0], 12)
        bagian = ((tahun, "tahun"), (sisa, "bulan"), (lama[1], "hari"))
        kata = self[lama] = " ".join(f"{n} {satuan}" for n, satuan in bagian if n) or "0 bulan"
        return kata


_KATA_LAMA = _KataLama()


def kata_lama(bulan: int, hari: int = 0) -> str:
    """A length in words: 63, 0 -> "5 tahun 3 bulan"."""
    return _KATA_LAMA[bulan, hari]


# --- months and years ------------------------------------------------------------------------
@lru_cache(maxsize=65_536)
def tambah_bulan(tanggal: date, bulan: int) -> date:
    """`bulan` calendar months later (or earlier); a day that the month lacks becomes its last day.

    Beyond the calendar's ends the end itself is returned, so a typed 9999-12-31 stays a date.
    """
    urut = tanggal.year * 12 + tanggal.month - 1 + bulan
    tahun, bln = divmod(urut, 12)
    if tahun > 9999:
        return date.max
    if tahun < 1:
        return date.min
    bln += 1
    akhir = _PANJANG_BULAN[bln]
    if bln == 2 and (tahun % 4 == 0 and (tahun % 100 != 0 or tahun % 400 == 0)):
        akhir = 29
    return date(tahun, bln, min(akhir, tanggal.day))


def umur_tahun(lahir: date, acuan: date) -> int:
    """Completed years; a birthday of 29 February counts on 1 March in other years."""
    return acuan.year - lahir.year - ((acuan.month, acuan.day) < (lahir.month, lahir.day))


def ulang_tahun(lahir: date, ke: int) -> date:
    """The day on which someone becomes `ke` years old."""
    hari = tambah_bulan(lahir, ke * 12)
    return hari if hari.day == lahir.day else hari + SEHARI


# --- periods ---------------------------------------------------------------------------------
class Periode(NamedTuple):
    """From `mulai` up to but not including `batas`."""

    mulai: date
    batas: date


class Lama(NamedTuple):
    bulan: int
    hari: int


def periode(mulai: date, selesai: date | None, tutup: date) -> Periode | None:
    """A history row as a period: `selesai` is its last day; open rows run up to the closing date.

    None when nothing of the row lies before the closing date.
    """
    batas = tutup if selesai is None or selesai >= tutup else selesai + SEHARI
    return Periode(mulai, batas) if mulai < batas else None


def gabung_periode(daftar: Iterable[Periode]) -> list[Periode]:
    """Overlapping and adjoining periods become one run; runs come out in order of time."""
    runtun: list[Periode] = []
    for p in sorted(daftar):
        if runtun and p.mulai <= runtun[-1].batas:
            if p.batas > runtun[-1].batas:
                runtun[-1] = Periode(runtun[-1].mulai, p.batas)
        else:
            runtun.append(p)
    return runtun


def lama_periode(p: Periode) -> Lama:
    """Full calendar months of one run and the days left over."""
    bulan = (p.batas.year - p.mulai.year) * 12 + p.batas.month - p.mulai.month
    genap = tambah_bulan(p.mulai, bulan)
    if genap > p.batas:
        bulan -= 1
        genap = tambah_bulan(p.mulai, bulan)
    return Lama(bulan, (p.batas - genap).days)


def lama_total(runtun: Sequence[Periode]) -> Lama:
    """One run by the calendar alone; several runs add months and days, every 30 days a month."""
    if len(runtun) == 1:
        return lama_periode(runtun[0])
    bulan = hari = 0
    for p in runtun:
        lama = lama_periode(p)
        bulan += lama.bulan
        hari += lama.hari
    return Lama(bulan + hari // HARI_SEBULAN, hari % HARI_SEBULAN)


# --- working days ----------------------------------------------------------------------------
def hari_kerja(tanggal: date, libur: Collection[date], pekan: Collection[int] = AKHIR_PEKAN) -> bool:
    return tanggal.weekday() not in pekan and tanggal not in libur


def jumlah_hari_kerja(setelah: date, sampai: date, libur: Collection[date],
                      pekan: Collection[int] = AKHIR_PEKAN) -> int:
    """Working days after `setelah` (day 0) up to and including `sampai`; 0 when there are none."""
    hari = (sampai - setelah).days
    if hari <= 0:
        return 0
    minggu, sisa = divmod(hari, 7)
    kerja = minggu * (7 - len(set(pekan)))
    kerja += sum((setelah + timedelta(days=n)).weekday() not in pekan for n in range(1, sisa + 1))
    return kerja - sum(setelah < t <= sampai and t.weekday() not in pekan for t in set(libur))


def hari_kerja_ke(setelah: date, ke: int, libur: Collection[date],
                  pekan: Collection[int] = AKHIR_PEKAN) -> date:
    """The `ke`-th working day after `setelah`: the earliest closing day that keeps a notice period."""
    tanggal = setelah
    while ke > 0:
        tanggal += SEHARI
        ke -= hari_kerja(tanggal, libur, pekan)
    return tanggal


# --- registration windows --------------------------------------------------------------------
class Jendela(NamedTuple):
    """Both ends belong to the window, to the second."""

    buka: datetime
    tutup: datetime


class KeadaanJendela(NamedTuple):
    """`batas`: the next moment at which the state changes, None after the last window."""

    status: Literal["belum", "buka", "jeda", "tutup"]
    batas: datetime | None


def jendela_konkret(mulai: date, sampai: date, jam_buka: time, jam_tutup: time,
                    mode: Literal["harian", "menerus"] = "harian", zona=WIB) -> tuple[Jendela, ...]:
    """The windows between two dates: one per day, or a single one when the mode is `menerus`."""
    if sampai < mulai or (mode == "menerus" and mulai == sampai or mode == "harian") and jam_tutup < jam_buka:
        raise ValueError("Jendela pendaftaran berakhir sebelum dimulai.")
    if mode == "menerus":
        return (Jendela(datetime.combine(mulai, jam_buka, zona), datetime.combine(sampai, jam_tutup, zona)),)
    hari = (mulai + timedelta(days=n) for n in range((sampai - mulai).days + 1))
    return tuple(
        Jendela(datetime.combine(h, jam_buka, zona), datetime.combine(h, jam_tutup, zona)) for h in hari
    )


def di_dalam_jendela(saat: datetime, jendela: Iterable[Jendela]) -> bool:
    """Whether a moment, cut to the second, lies inside a window: 15:00:00.999 is in, 15:00:01 is out."""
    detik = saat.replace(microsecond=0)
    return any(buka <= detik <= tutup for buka, tutup in jendela)


def keadaan_jendela(saat: datetime, jendela: Sequence[Jendela]) -> KeadaanJendela:
    """Where a moment stands among the windows; for the countdown and for the words on a page."""
    detik = saat.replace(microsecond=0)
    urut = sorted(jendela)
    for nomor, (buka, tutup) in enumerate(urut):
        if detik < buka:
            return KeadaanJendela("jeda" if nomor else "belum", buka)
        if detik <= tutup:
            return KeadaanJendela("buka", tutup)
    return KeadaanJendela("tutup", None)
