"""Scores: reading them from a form, the score of a rubric sheet, levels to JPM, rounding for the eye.

Exact numbers only. A sheet's score is a signed number of two decimals, like every score; whatever is
computed from scores afterwards stays a fraction and is rounded once, for display.
"""
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

SERATUS = 100
_NILAI = re.compile(r"[0-9]{1,3}([.,][0-9]{1,2})?\Z")


class NilaiTidakSah(ValueError):
    """A score that cannot be taken; the message is an Indonesian sentence."""


def bulat(nilai: Fraction | Decimal | int, angka: int = 2) -> str:
    """80.575 -> "80.58": half up, once, with a point; pages write it with a comma."""
    skala = 10**angka
    satuan = int(abs(Fraction(nilai)) * skala + Fraction(1, 2))
    tanda = "-" if nilai < 0 and satuan else ""
    return f"{tanda}{satuan // skala}.{satuan % skala:0{angka}d}"


def urai_nilai(teks: str) -> Decimal | None:
    """A score as typed: "82,5" or "82.50"; empty is missing (None), never zero."""
    teks = teks.strip()
    if not teks:
        return None
    if not _NILAI.match(teks):
        raise NilaiTidakSah("Tulis angka 0 sampai 100 dengan paling banyak dua desimal, misalnya 82,50.")
    nilai = Decimal(teks.replace(",", "."))
    if nilai > SERATUS:
        raise NilaiTidakSah("Nilai paling tinggi 100.")
    return nilai.quantize(Decimal("0.01"))


def skor_rubrik(nilai: Mapping[str, Decimal], bobot: Mapping[str, Decimal]) -> Decimal:
    """The score of a sheet: criteria weighted (weights total 100), half up to two decimals."""
    jumlah = sum((Fraction(nilai[kode]) * Fraction(berat) for kode, berat in bobot.items()), Fraction())
    return Decimal(bulat(jumlah / Fraction(sum(bobot.values()))))


def jpm(level: Mapping[str, int], standar: Mapping[str, int]) -> Decimal:
    """Job person match in per cent: mean of min(level, standard) / standard, half up to two decimals.

    A level above the standard does not make up for one below it.
    """
    jumlah = sum((Fraction(min(level[kode], tinggi), tinggi) for kode, tinggi in standar.items()), Fraction())
    return Decimal(bulat(jumlah * SERATUS / len(standar)))


def kategori_jpm(nilai: Decimal, *, memenuhi: Decimal, masih_memenuhi: Decimal) -> str:
    """A consideration for the panel, never a knock-out."""
    if nilai >= memenuhi:
        return "Memenuhi syarat"
    return "Masih memenuhi syarat" if nilai >= masih_memenuhi else "Kurang memenuhi syarat"
