"""Weighted score and order of one post: exact, and with nothing broken that only people may break.

A component is the mean over the members who may score this person; the total is the weighted sum; order is
by exact total, then by the ladder of components. Whoever is still equal shares a rank.
"""
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from seleksi.aturan.masukan import TIDAK_ADA, MasukanTidakSah

from .skor import SERATUS, bulat

Rata = Callable[[Sequence[Decimal]], Fraction]


class MasukanDitolak(MasukanTidakSah):
    """Well-formed input that cannot be ranked; the message names person, member or component, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Peserta:
    nomor: str
    nama: str
    nilai: Mapping[str, Mapping[str, Decimal | None]]  # component -> member -> score; None is missing


@dataclass(frozen=True, slots=True)
class Masukan:
    bobot: Mapping[str, Decimal]
    peserta: tuple[Peserta, ...]
    penilai: Mapping[str, tuple[str, ...]]  # component -> members
    benturan: frozenset[tuple[str, str]] = frozenset()  # (member, nomor)
    urutan_seri: tuple[str, ...] = ()
    kuota: int = 3

    def boleh_menilai(self, komponen: str, nomor: str) -> list[str]:
        """The members of a component who are not recused for this person."""
        return [p for p in self.penilai[komponen] if (p, nomor) not in self.benturan]


@dataclass(frozen=True, slots=True)
class Baris:
    """`terpilih`: among the quota, not, or None where a tie across the quota leaves it to the panel."""

    nomor: str
    nama: str
    komponen: Mapping[str, Fraction]
    total: Fraction
    peringkat: int
    terpilih: bool | None


@dataclass(frozen=True, slots=True)
class Hasil:
    baris: tuple[Baris, ...]

    @property
    def seri_di_batas(self) -> tuple[str, ...]:
        return tuple(sorted(b.nomor for b in self.baris if b.terpilih is None))

    @property
    def terpilih(self) -> frozenset[str]:
        return frozenset(b.nomor for b in self.baris if b.terpilih)

    @property
    def terpilih_abjad(self) -> tuple[str, ...] | None:
        """Names in alphabetical order, so that no order of merit shows; None while a tie is undecided."""
        if self.seri_di_batas:
            return None
        return tuple(sorted((b.nama for b in self.baris if b.terpilih), key=lambda nama: (nama.casefold(), nama)))


def rata(nilai: Sequence[Decimal]) -> Fraction:
    return sum(map(Fraction, nilai), Fraction()) / len(nilai)


def tengah(nilai: Sequence[Decimal]) -> Fraction:
    """The median; of an even number the mean of the middle two."""
    urut, n = sorted(map(Fraction, nilai)), len(nilai)
    return (urut[(n - 1) // 2] + urut[n // 2]) / 2


def _nilai_lengkap(masukan: Masukan, peserta: Peserta, komponen: str) -> list[Decimal]:
    """The scores that count for one person and component, or MasukanDitolak when one is missing."""
    jalur = f"peserta {peserta.nomor} nilai.{komponen}"
    if komponen not in peserta.nilai:
        raise MasukanDitolak(jalur, TIDAK_ADA, "diisi; setiap komponen bobot harus dinilai")
    boleh = masukan.boleh_menilai(komponen, peserta.nomor)
    if not boleh:
        raise MasukanDitolak(jalur, [], "paling sedikit satu penilai tanpa benturan; tidak ada penilai yang boleh menilai")
    for penilai in boleh:
        if peserta.nilai[komponen].get(penilai) is None:
            raise MasukanDitolak(f"{jalur}.{penilai}", None, "diisi; nilai yang kosong bukan nol")
    return [peserta.nilai[komponen][penilai] for penilai in boleh]


def hitung(masukan: Masukan, *, gabung: Rata = rata) -> Hasil:
    """Rank everybody. `gabung` makes one component value of several scores (the median only for sensitivity)."""
    if not masukan.peserta:
        raise MasukanDitolak("peserta", [], "paling sedikit satu peserta")
    sementara = []
    for peserta in masukan.peserta:
        komponen = {k: gabung(_nilai_lengkap(masukan, peserta, k)) for k in masukan.bobot}
        total = sum((Fraction(berat) * komponen[k] for k, berat in masukan.bobot.items()), Fraction()) / SERATUS
        sementara.append((peserta, komponen, total))

    def kunci(satu) -> tuple[Fraction, ...]:
        _, komponen, total = satu
        return (-total, *(-komponen[k] for k in masukan.urutan_seri))

    # The number decides only where equals stand in the list, never their rank.
    sementara.sort(key=lambda satu: (kunci(satu), satu[0].nomor))
    baris: list[Baris] = []
    for _, kelompok in groupby(sementara, key=kunci):
        sama = list(kelompok)
        awal, akhir = len(baris) + 1, len(baris) + len(sama)
        terpilih = True if akhir <= masukan.kuota else None if awal <= masukan.kuota else False
        baris += [Baris(p.nomor, p.nama, komponen, total, awal, terpilih) for p, komponen, total in sama]
    return Hasil(tuple(baris))


def tulis(hasil: Hasil, *, profil: str) -> dict:
    """The answer as plain JSON values; here, and only here, numbers are rounded."""
    abjad = hasil.terpilih_abjad
    return {
        "profil": profil,
        "peringkat": [
            {"nomor": b.nomor, "nama": b.nama, "komponen": {k: bulat(v) for k, v in b.komponen.items()},
             "total": bulat(b.total), "total_tepat": f"{b.total.numerator}/{b.total.denominator}",
             "peringkat": b.peringkat, "terpilih": b.terpilih}
            for b in hasil.baris
        ],
        "perlu_keputusan": bool(hasil.seri_di_batas),
        "seri_di_batas": list(hasil.seri_di_batas),
        "terpilih_abjad": None if abjad is None else list(abjad),
    }
