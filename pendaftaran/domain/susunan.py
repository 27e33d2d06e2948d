"""Arrangement of a document's pages: which of them, in which order, turned how far. Written "2:90,1:0"."""
import re
from dataclasses import dataclass, replace

_LEMBAR = re.compile(r"([1-9]\d{0,2}):(0|90|180|270)")


class SusunanSalah(ValueError):
    """No arrangement of this document: broken text, a page that it has not, or a page twice."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """One page of the result: page `nomor` of the source, turned clockwise by `putar` degrees."""

    nomor: int
    putar: int = 0


Susunan = tuple[Lembar, ...]


def semula(halaman: int) -> Susunan:
    """All pages as they are."""
    return tuple(Lembar(n) for n in range(1, halaman + 1))


def baca_susunan(teks: str, *, halaman: int) -> Susunan:
    """What `tulis_susunan` wrote, for a document of so many pages; SusunanSalah for anything else."""
    cocok = [_LEMBAR.fullmatch(bagian) for bagian in teks.split(",", halaman)]
    if not all(cocok):
        raise SusunanSalah(teks[:100])
    susunan = tuple(Lembar(int(c[1]), int(c[2])) for c in cocok)
    nomor = [satu.nomor for satu in susunan]
    if len(set(nomor)) < len(nomor) or max(nomor) > halaman:
        raise SusunanSalah(teks[:100])
    return susunan


def tulis_susunan(susunan: Susunan) -> str:
    return ",".join(f"{satu.nomor}:{satu.putar}" for satu in susunan)


def ubah_susunan(susunan: Susunan, perintah: str) -> Susunan:
    """The arrangement after one press: "kiri:3" (turn), "kanan:3", "maju:3" (one place forward), "mundur:3", "buang:3".

    A press that cannot be done (first page forward, last page away, a page that is gone) changes nothing.
    """
    kata, _, angka = perintah.partition(":")
    tempat = next((n for n, satu in enumerate(susunan) if str(satu.nomor) == angka), None)
    if tempat is None:
        return susunan
    daftar, satu = list(susunan), susunan[tempat]
    if kata in {"kiri", "kanan"}:
        daftar[tempat] = replace(satu, putar=(satu.putar + (90 if kata == "kanan" else 270)) % 360)
    elif kata == "buang" and len(daftar) > 1:
        del daftar[tempat]
    elif kata in {"maju", "mundur"}:
        ke = tempat + (-1 if kata == "maju" else 1)
        if 0 <= ke < len(daftar):
            daftar[tempat], daftar[ke] = daftar[ke], daftar[tempat]
    return tuple(daftar)
