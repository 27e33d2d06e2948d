"""How far the members agree on one component: ICC(2,1), spread, and scores far from the mean.

Exact fractions throughout; ICC(2,1) is a ratio of sums of squares, so no root is needed.
"""
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .peringkat import Masukan, rata

JARAK_MENCOLOK = 20


@dataclass(frozen=True, slots=True)
class Pencilan:
    """A score further than JARAK_MENCOLOK from the mean of the members of that person."""

    penilai: str
    nomor: str
    nilai: Decimal
    rata: Fraction


@dataclass(frozen=True, slots=True)
class Sebaran:
    """Lowest, highest and mean score of one person in one component."""

    rendah: Decimal
    tinggi: Decimal
    rata: Fraction


@dataclass(frozen=True, slots=True)
class Kesepakatan:
    """`icc` is None where it has no meaning: fewer than two members or people in common, or no variation."""

    komponen: str
    icc: Fraction | None
    peserta: int
    penilai: int
    sebaran: Mapping[str, Sebaran]
    pencilan: tuple[Pencilan, ...]


def icc(tabel: list[list[Decimal]]) -> Fraction | None:
    """ICC(2,1), two-way random effects, absolute agreement, single rater. Rows are people, columns members."""
    n, k = len(tabel), len(tabel[0]) if tabel else 0
    if n < 2 or k < 2:
        return None
    angka = [[Fraction(x) for x in baris] for baris in tabel]
    besar = sum(map(sum, angka), Fraction()) / (n * k)
    baris = [sum(b, Fraction()) / k for b in angka]
    kolom = [sum(k_, Fraction()) / n for k_ in zip(*angka, strict=True)]
    ss_baris = k * sum((b - besar) ** 2 for b in baris)
    ss_kolom = n * sum((c - besar) ** 2 for c in kolom)
    ss_sisa = sum((x - besar) ** 2 for b in angka for x in b) - ss_baris - ss_kolom
    ms_baris, ms_kolom, ms_sisa = ss_baris / (n - 1), ss_kolom / (k - 1), ss_sisa / ((n - 1) * (k - 1))
    penyebut = ms_baris + (k - 1) * ms_sisa + Fraction(k, n) * (ms_kolom - ms_sisa)
    return (ms_baris - ms_sisa) / penyebut if penyebut else None


def periksa(masukan: Masukan, komponen: str) -> Kesepakatan:
    """Agreement of one component of complete input; a person whom a member may not score is left out of the ICC."""
    penilai = masukan.penilai[komponen]
    tabel, sebaran, pencilan = [], {}, []
    for peserta in masukan.peserta:
        boleh = masukan.boleh_menilai(komponen, peserta.nomor)
        nilai = {p: peserta.nilai[komponen][p] for p in boleh}
        tengah = rata(list(nilai.values()))
        sebaran[peserta.nomor] = Sebaran(min(nilai.values()), max(nilai.values()), tengah)
        pencilan += [Pencilan(p, peserta.nomor, n, tengah) for p, n in nilai.items() if abs(Fraction(n) - tengah) > JARAK_MENCOLOK]
        if len(boleh) == len(penilai):
            tabel.append(list(nilai.values()))
    return Kesepakatan(komponen, icc(tabel), len(tabel), len(penilai), sebaran, tuple(pencilan))
