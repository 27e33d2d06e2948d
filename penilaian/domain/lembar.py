"""What a score sheet asks: the criteria of a component, or an assessor's levels per competence.

Everything comes from the frozen Putaran. An assessor either types the reported JPM (the criteria of the
component) or the level of every competence, from which the JPM is computed; the reported one counts when both are there.
"""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from seleksi.aturan.profil import KomponenBobot, Profil
from seleksi.aturan.putaran import Putaran, TingkatRubrik

from .skor import NilaiTidakSah, jpm, skor_rubrik, urai_nilai

UMUM = frozenset({"manajerial", "sosial_kultural"})  # technical competences are the panel's, not the assessor's


class JenisButir(StrEnum):
    NILAI = "nilai"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Butir:
    """One line of a sheet. `bobot` counts for a score, `standar` is the wanted level of a competence."""

    kode: str
    nama: str
    uraian: str = ""
    jenis: JenisButir = JenisButir.NILAI
    bobot: Decimal = Decimal(100)
    tingkat: tuple[TingkatRubrik, ...] = ()
    standar: int = 0
    maksimal: int = 100
    dasar: str = ""

    def urai(self, teks: str) -> str | None:
        """What was typed, as it is stored ("82.50" or "4"); None when it is empty; NilaiTidakSah."""
        if self.jenis == JenisButir.NILAI:
            nilai = urai_nilai(teks)
            return None if nilai is None else str(nilai)
        teks = teks.strip()
        if teks and teks not in {str(n) for n in range(1, self.maksimal + 1)}:
            raise NilaiTidakSah(f"Pilih level 1 sampai {self.maksimal}.")
        return teks or None


def komponen_profil(profil: Profil, kode: str) -> KomponenBobot | None:
    return next((k for k in profil.bobot.komponen if k.kode == kode), None)


def butir_lembar(profil: Profil, putaran: Putaran, komponen: str, *, urut_lowongan: int) -> tuple[Butir, ...]:
    """The lines of a sheet of this component for the post at place `urut_lowongan` (from 1) of the round."""
    butir = [Butir(k.kode, k.nama, k.uraian, bobot=k.bobot, tingkat=k.tingkat, dasar=k.dasar)
             for k in putaran.kriteria if k.komponen == komponen]
    aturan = komponen_profil(profil, komponen)
    if not butir:  # a round without a rubric is scored by one number
        butir = [Butir(komponen, aturan.nama)]
    if aturan.penilai == "asesor":
        jabatan = putaran.lowongan[urut_lowongan - 1:urut_lowongan]
        standar = [*putaran.kompetensi, *(k for x in jabatan for k in x.kompetensi)]
        butir += [Butir(k.kode, k.nama, k.uraian, JenisButir.LEVEL, standar=k.level, maksimal=profil.asesmen.level_maksimal,
                        dasar=k.dasar) for k in standar if k.jenis in UMUM]
    return tuple(butir)


def _jenis(butir: Sequence[Butir], jenis: JenisButir) -> list[Butir]:
    return [b for b in butir if b.jenis == jenis]


def _terisi(butir: Sequence[Butir], nilai: Mapping[str, str]) -> bool:
    return bool(butir) and all(nilai.get(b.kode) for b in butir)


def kurang(butir: Sequence[Butir], nilai: Mapping[str, str]) -> list[str]:
    """The names of what must still be filled in before the sheet can be final."""
    skor, level = _jenis(butir, JenisButir.NILAI), _jenis(butir, JenisButir.LEVEL)
    if _terisi(skor, nilai) or _terisi(level, nilai):
        return []
    dipakai = level if any(nilai.get(b.kode) for b in level) else skor
    return [b.nama for b in dipakai if not nilai.get(b.kode)]


def skor_lembar(butir: Sequence[Butir], nilai: Mapping[str, str]) -> Decimal | None:
    """The score of a complete sheet, two decimals; None while something is missing."""
    skor, level = _jenis(butir, JenisButir.NILAI), _jenis(butir, JenisButir.LEVEL)
    if _terisi(skor, nilai):
        return skor_rubrik({b.kode: Decimal(nilai[b.kode]) for b in skor}, {b.kode: b.bobot for b in skor})
    if _terisi(level, nilai):
        return jpm({b.kode: int(nilai[b.kode]) for b in level}, {b.kode: b.standar for b in level})
    return None


def pita(butir: Butir) -> list[tuple[str, str, str]]:
    """The described bands of a criterion as (from, to, words), lowest first; the last ends at 100."""
    batas = [*butir.tingkat[1:], None]
    return [(format(ini.mulai, "f"), "100" if sesudah is None else format(sesudah.mulai - Decimal("0.01"), "f"), ini.uraian)
            for ini, sesudah in zip(butir.tingkat, batas, strict=True)]
