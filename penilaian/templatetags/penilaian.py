"""Pieces of the scoring pages: `{% load penilaian %}`."""
from decimal import Decimal
from fractions import Fraction

from django import template

from seleksi.core.domain.kata import desimal

from ..domain import lembar
from ..domain.kepekaan import Perubahan
from ..domain.skor import bulat

register = template.Library()


@register.filter
def pita(butir: lembar.Butir) -> list[tuple[str, str, str]]:
    """{% for dari, sampai, kata in butir|pita %}: the described bands, with decimal commas."""
    return [(_koma(dari), _koma(sampai), kata) for dari, sampai, kata in lembar.pita(butir)]


def _koma(angka: str) -> str:
    return angka.replace(".", ",")


@register.filter
def koma(angka: str | None) -> str:
    """{{ "81.25"|koma }} -> 81,25"""
    return _koma(str(angka)) if angka else "–"


@register.filter
def ringkas(angka: Decimal | Fraction) -> str:
    """{{ bobot|ringkas }} -> 25, or 22,5 where it is not whole"""
    return _koma(bulat(angka).rstrip("0").rstrip("."))


@register.filter
def persen(angka: Decimal | Fraction) -> str:
    """{{ bobot|persen }} -> 25%"""
    return f"{ringkas(angka)}%"


@register.filter
def ambil(peta, kunci):
    """{{ nama|ambil:nomor }}: the value of a mapping."""
    return peta[kunci]


@register.filter
def akhir(nilai: Fraction | Decimal | None) -> str:
    """{{ total|akhir }} -> 80,58, rounded once for the eye"""
    return desimal(nilai)


@register.filter
def bercatatan(kesepakatan, pencilan) -> tuple[str, str, str]:
    """{% if k|bercatatan:p in kajian.bercatatan %}: the key of one far score."""
    return (kesepakatan.komponen, pencilan.penilai, pencilan.nomor)


@register.simple_tag
def kata_perubahan(perubahan: Perubahan, nama) -> str:
    """One sentence about what would change."""
    if not perubahan.terhitung:
        return "Tidak dapat dihitung: ada peserta yang tidak lagi mempunyai penilai."
    if perubahan.tetap:
        return "Tiga besar tetap."
    bagian = []
    if perubahan.masuk:
        bagian.append(f"{_deret(perubahan.masuk, nama)} masuk")
    if perubahan.keluar:
        bagian.append(f"{_deret(perubahan.keluar, nama)} keluar")
    if perubahan.seri:
        bagian.append("nilai menjadi sama di batas dan perlu diputuskan")
    kalimat = "; ".join(bagian)
    return kalimat[:1].upper() + kalimat[1:] + "."


def _deret(nomor, nama) -> str:
    return " dan ".join(nama[n] for n in nomor)
