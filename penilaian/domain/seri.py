"""How equal totals were told apart, step by step, for people to follow."""
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from .peringkat import Baris, Hasil


@dataclass(frozen=True, slots=True)
class Langkah:
    """One rung of the ladder: the component and each person's value; `putus` when nobody is equal any more."""

    komponen: str
    nilai: tuple[tuple[str, Fraction], ...]
    putus: bool


@dataclass(frozen=True, slots=True)
class Seri:
    """People of one total. `tetap`: numbers that no rung tells apart; `di_batas` when the panel must choose among them."""

    total: Fraction
    nama: tuple[str, ...]
    langkah: tuple[Langkah, ...]
    tetap: tuple[str, ...]
    di_batas: bool


def uraikan(hasil: Hasil, tangga: Sequence[str]) -> list[Seri]:
    """Each group of two or more with the same exact total, in the order of the list."""
    kelompok = (list(isi) for _, isi in groupby(hasil.baris, key=lambda b: b.total))
    return [_satu(sama, tangga) for sama in kelompok if len(sama) > 1]


def _satu(sama: list[Baris], tangga: Sequence[str]) -> Seri:
    langkah = []
    for n, komponen in enumerate(tangga, 1):
        kunci = [tuple(b.komponen[k] for k in tangga[:n]) for b in sama]
        putus = len(set(kunci)) == len(sama)
        langkah.append(Langkah(komponen, tuple((b.nama, b.komponen[komponen]) for b in sama), putus))
        if putus:
            break
    peringkat = [b.peringkat for b in sama]
    tetap = tuple(b.nama for b in sama if peringkat.count(b.peringkat) > 1)
    return Seri(sama[0].total, tuple(b.nama for b in sama), tuple(langkah), tetap, any(b.terpilih is None for b in sama))
