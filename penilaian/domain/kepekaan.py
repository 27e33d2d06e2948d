"""Would the chosen change if one member were left out, the weights moved, or the median replaced the mean?

A consideration for the panel, never a rule. Exact: moving the weights is answered for all vectors within the
ranges at once, not by samples.
"""
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from .peringkat import Baris, Hasil, Masukan, MasukanDitolak, Peserta, hitung, tengah
from .skor import SERATUS

GESER = Decimal(5)  # points up and down where the profile itself sets no narrower range


@dataclass(frozen=True, slots=True)
class Perubahan:
    """Who would come in and who would go out; `seri`: a tie at the boundary would need a decision."""

    masuk: tuple[str, ...] = ()
    keluar: tuple[str, ...] = ()
    seri: bool = False
    terhitung: bool = True

    @property
    def tetap(self) -> bool:
        return self.terhitung and not (self.masuk or self.keluar or self.seri)


@dataclass(frozen=True, slots=True)
class PasanganBobot:
    """One weight vector within the ranges under which `masuk` would pass or reach `keluar`."""

    masuk: str
    keluar: str
    bobot: Mapping[str, Fraction]
    selisih: Fraction


@dataclass(frozen=True, slots=True)
class Kepekaan:
    tanpa_penilai: Mapping[str, Perubahan]
    median: Perubahan
    bobot: PasanganBobot | None  # None: no vector within the ranges changes the chosen
    rentang: Mapping[str, tuple[Decimal, Decimal]]

    @property
    def tanpa_penilai_tetap(self) -> bool:
        return all(p.tetap for p in self.tanpa_penilai.values())


def rentang_bobot(bobot: Mapping[str, Decimal], batas: Mapping[str, tuple[Decimal, Decimal]]) -> dict[str, tuple[Decimal, Decimal]]:
    """How far each weight may move: GESER points either way, inside the profile's own range."""
    return {k: (max(batas[k][0], nilai - GESER), min(batas[k][1], nilai + GESER)) for k, nilai in bobot.items()}


def periksa(masukan: Masukan, hasil: Hasil, *, batas: Mapping[str, tuple[Decimal, Decimal]]) -> Kepekaan:
    """All three questions. `batas`: the profile's range of each weight; `hasil`: the order as it stands."""
    rentang = rentang_bobot(masukan.bobot, batas)
    panitia = sorted({p for isi in masukan.penilai.values() if len(isi) > 1 for p in isi})
    return Kepekaan(
        tanpa_penilai={p: _banding(hasil, _tanpa(masukan, p)) for p in panitia},
        median=_banding(hasil, _coba(masukan, median=True)),
        bobot=_geser_bobot(hasil, rentang), rentang=rentang)


def _coba(masukan: Masukan, *, median: bool = False) -> Hasil | None:
    try:
        return hitung(masukan, gabung=tengah) if median else hitung(masukan)
    except MasukanDitolak:  # somebody would be scored by nobody
        return None


def _tanpa(masukan: Masukan, penilai: str) -> Hasil | None:
    sisa = {k: tuple(p for p in isi if p != penilai) for k, isi in masukan.penilai.items()}
    peserta = tuple(
        Peserta(o.nomor, o.nama, {k: {p: n for p, n in isi.items() if p != penilai} for k, isi in o.nilai.items()})
        for o in masukan.peserta)
    return _coba(replace(masukan, peserta=peserta, penilai=sisa))


def _banding(asal: Hasil, lain: Hasil | None) -> Perubahan:
    if lain is None:
        return Perubahan(terhitung=False)
    seri = lain.seri_di_batas != asal.seri_di_batas and bool(lain.seri_di_batas)
    tetap = asal.terpilih | set(asal.seri_di_batas)
    return Perubahan(masuk=tuple(sorted(lain.terpilih - tetap)),
                     keluar=tuple(sorted(asal.terpilih - lain.terpilih - set(lain.seri_di_batas))), seri=seri)


def _geser_bobot(hasil: Hasil, rentang: Mapping[str, tuple[Decimal, Decimal]]) -> PasanganBobot | None:
    """The pair of a chosen and a not chosen person that moved weights turn round most clearly, if any does."""
    calon = [
        _pasangan(dalam, luar, rentang)
        for dalam in hasil.baris if dalam.terpilih for luar in hasil.baris if luar.terpilih is False]
    terbalik = [p for p in calon if p.selisih >= 0]
    return max(terbalik, key=lambda p: (p.selisih, p.keluar, p.masuk), default=None)


def _pasangan(dalam: Baris, luar: Baris, rentang: Mapping[str, tuple[Decimal, Decimal]]) -> PasanganBobot:
    """The weights best for `luar` against `dalam`: fill up the components where he leads most, first.

    Maximising a linear difference over ranges with a fixed total is a fractional knapsack, so greedy is exact.
    """
    unggul = {k: luar.komponen[k] - dalam.komponen[k] for k in rentang}
    bobot = {k: Fraction(bawah) for k, (bawah, _) in rentang.items()}
    sisa = SERATUS - sum(bobot.values())
    for k in sorted(rentang, key=lambda k: (-unggul[k], k)):
        tambah = min(sisa, Fraction(rentang[k][1]) - bobot[k])
        bobot[k] += tambah
        sisa -= tambah
    selisih = sum((bobot[k] * unggul[k] for k in rentang), Fraction()) / SERATUS
    return PasanganBobot(masuk=luar.nomor, keluar=dalam.nomor, bobot=bobot, selisih=selisih)
