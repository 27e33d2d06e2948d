"""Verified facts: the frozen claims of one application folded with its corrections."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from seleksi.aturan.profil import Profil
from seleksi.core.domain.kata import tanggal

from ..domain.fakta import lipat_koreksi
from ..domain.medan import Medan, medan_syarat, nilai_di
from ..models import Koreksi, Lamaran


@dataclass(frozen=True, slots=True)
class Terverifikasi:
    """`tampak` keeps struck-out rows at their place, so that paths stay those of the claims; `utuh` is what rules read.

    `ditambah`: rows that nobody claimed, by path, with the correction that added each.
    """

    klaim: dict[str, Any]
    tampak: dict[str, Any]
    utuh: dict[str, Any]
    dicoret: frozenset[str]
    ditambah: dict[str, Koreksi]
    terakhir: dict[str, Koreksi]


def fakta_terverifikasi(lamaran: Lamaran) -> Terverifikasi:
    """Claims and corrections of an application, folded. One query."""
    return lipat(lamaran.fakta, list(lamaran.koreksi.select_related("oleh").order_by("pk")))


def lipat(klaim: dict[str, Any], koreksi: Iterable[Koreksi]) -> Terverifikasi:
    koreksi = list(koreksi)
    baris = [{"jalur": k.jalur, "nilai": k.nilai} for k in koreksi]
    ditambah: dict[str, Koreksi] = {}
    for k in koreksi:
        if _menambah(klaim, k.jalur):
            ditambah.setdefault(k.jalur, k)
    terakhir = {k.jalur: k for k in koreksi}
    dicoret = frozenset(jalur for jalur, k in terakhir.items() if _baris_utuh(jalur) and k.nilai is None)
    tampak = [b for b in baris if not _baris_utuh(b["jalur"]) or b["jalur"] in ditambah and b["nilai"] is not None]
    return Terverifikasi(klaim, lipat_koreksi(klaim, tampak), lipat_koreksi(klaim, baris), dicoret, ditambah, terakhir)


def _menambah(klaim: dict[str, Any], jalur: str) -> bool:
    """Whether the path is a row past the end of what was claimed."""
    nama, _, nomor = jalur.partition(".")
    return _baris_utuh(jalur) and int(nomor) >= len(klaim.get(nama) or [])


def _baris_utuh(jalur: str) -> bool:
    """jabatan.0 is a whole row; instansi.kode and jabatan.0.terkait are values."""
    return jalur.count(".") == 1 and jalur.rpartition(".")[2].isdecimal()


@dataclass(frozen=True, slots=True)
class Pengakuan:
    """One claimed value beside its verified one, in words."""

    medan: Medan
    klaim: str
    nilai: str
    koreksi: Koreksi | None


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The values of one row (`judul`), or the single values of a rule."""

    judul: str
    isi: list[Pengakuan]
    baris: Medan | None
    dicoret: Koreksi | None
    ditambah: Koreksi | None = None
    menentukan: str | None = None  # what of the rule would be another without this row: see baris_penentu


def pengakuan_syarat(jenis: str, fakta: Terverifikasi) -> list[Kelompok]:
    """What a kind of rule reads, as claimed and as verified."""
    kelompok = []
    for judul, baris, medan in medan_syarat(jenis, fakta.tampak):
        isi = [Pengakuan(m, kata_klaim(m, fakta), kata_nilai(m, nilai_di(fakta.tampak, m.jalur)), fakta.terakhir.get(m.jalur))
               for m in medan]
        dicoret = fakta.terakhir[baris.jalur] if baris and baris.jalur in fakta.dicoret else None
        kelompok.append(Kelompok(judul, isi, baris, dicoret, fakta.ditambah.get(baris.jalur) if baris else None))
    return kelompok


def kata_klaim(medan: Medan, fakta: Terverifikasi) -> str:
    """What was claimed there, in words; of a row that nobody claimed: that it was not."""
    jalur = medan.jalur
    if any(jalur == baris or jalur.startswith(f"{baris}.") for baris in fakta.ditambah):
        return TIDAK_DIAKU
    return kata_nilai(medan, nilai_di(fakta.klaim, jalur))


TIDAK_DIAKU = "tidak diaku"


def kata_nilai(medan: Medan, nilai: Any) -> str:
    if medan.bentuk == "tanggal" and nilai:
        return tanggal(date.fromisoformat(nilai))
    return medan.tampil(nilai)


def jenis_syarat(profil: Profil) -> list[str]:
    return list(dict.fromkeys(syarat.jenis for syarat in profil.syarat))


BAGIAN = {"": "Data pokok", "jabatan": "Riwayat jabatan", "pendidikan": "Pendidikan", "diklat": "Diklat", "kinerja": "Penilaian kinerja",
          "hukuman_disiplin": "Hukuman disiplin", "asesmen": "Hasil asesmen dari lembaga lain"}


def semua_pengakuan(profil: Profil, fakta: Terverifikasi) -> list[tuple[str, list[Kelompok]]]:
    """Every fact that the rules read, by section and row, each value once."""
    kumpulan: dict[str, dict[str, Kelompok]] = {kunci: {} for kunci in BAGIAN}
    for jenis in jenis_syarat(profil):
        for kelompok in pengakuan_syarat(jenis, fakta):
            baris = kelompok.baris.jalur if kelompok.baris else ""
            ada = kumpulan[baris.partition(".")[0]].setdefault(baris, Kelompok(
                kelompok.judul, [], kelompok.baris, kelompok.dicoret, kelompok.ditambah))
            dikenal = {p.medan.jalur for p in ada.isi}
            ada.isi.extend(p for p in kelompok.isi if p.medan.jalur not in dikenal)
    return [(BAGIAN[kunci], list(isi.values())) for kunci, isi in kumpulan.items() if any(k.isi for k in isi.values())]
