"""The sheets on which a clerk writes applicants for the command `saring`: which columns a profile wants, and why.

Headings and codes are the same in the template, in XLSX and in CSV. `lembar_baca` reads what was filled in.
"""

from collections.abc import Collection
from typing import NamedTuple

from pendaftaran.domain.kelayakan import Penyaring, penyaring
from seleksi.aturan import rujukan as r
from seleksi.aturan.loader import muat_putaran
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import AcuanSaring

NOMOR = "Nomor"
PUTARAN, PELAMAR, BERKAS = "Putaran", "Pelamar", "Berkas"
TANPA_TAHUN = "skp_TAHUN"  # stands in the template of a profile whose years only a round knows
YA = {"ya": True, "tidak": False}
KOSONGKAN = "kosong"  # in the round's sheet: the panel empties this requirement


class Kolom(NamedTuple):
    """`jalur`: the field of kontrak; `jenis`: how a cell is read; `perlu`: must a filled row have it."""

    jalur: str
    judul: str
    jenis: str  # teks | nip | tanggal | pilihan | ya | bulat | desimal
    perlu: bool = True
    boleh: Collection[str] = ()
    petunjuk: str = ""

    @property
    def isian(self) -> str:
        return self.jalur.partition(".")[0]


class Lembar(NamedTuple):
    """A sheet with one row a thing; `isian` is the fact that its rows make up."""

    nama: str
    isian: str
    kolom: tuple[Kolom, ...]


def _pilihan(jalur: str, judul: str, boleh: dict, *, perlu: bool = True, petunjuk: str = "") -> Kolom:
    return Kolom(jalur, judul, "pilihan", perlu, boleh, petunjuk)


_MULAI = Kolom("mulai", "Mulai", "tanggal")
_SELESAI = Kolom("selesai", "Selesai", "tanggal", False, petunjuk="Kosongkan bila masih berjalan.")
KOLOM_PELAMAR = (
    Kolom("nama", "Nama", "teks", False, petunjuk="Hanya untuk hasil; tidak dinilai."),
    Kolom("nip", "NIP", "nip", petunjuk="18 angka dalam sel berformat Teks."),
    Kolom("tanggal_lahir", "Tanggal lahir", "tanggal"),
    _pilihan("status", "Status", r.STATUS),
    Kolom("instansi.kode", "Kode instansi", "teks", petunjuk="Kode Kemendagri instansi induk: 35.23, 35, atau 00 (sel berformat Teks)."),
    _pilihan("instansi.jenis", "Jenis instansi", r.JENIS_INSTANSI),
    _pilihan("golongan", "Golongan", r.GOLONGAN),
    Kolom("tmt_golongan", "TMT golongan", "tanggal"),
    Kolom("dalam_pemeriksaan", "Dalam pemeriksaan", "ya"),
    _pilihan("pidana", "Pidana", r.PIDANA),
)
RIWAYAT = (
    Lembar("Pendidikan", "pendidikan", (
        _pilihan("jenjang", "Jenjang", r.PENDIDIKAN), Kolom("lulus", "Tahun lulus", "bulat", False))),
    Lembar("Jabatan", "jabatan", (
        Kolom("nama", "Nama jabatan", "teks", False), _pilihan("jenjang", "Jenjang", r.JENJANG_JABATAN), _MULAI, _SELESAI,
        Kolom("terkait", "Terkait", "ya", False, petunjuk="Kosongkan bila keterkaitannya belum dinilai."),
        Kolom("plt", "Plt", "ya", False, petunjuk="ya bila pelaksana tugas; kosong berarti tidak."))),
    Lembar("Diklat", "diklat", (
        _pilihan("jenis", "Jenis", r.DIKLAT), Kolom("lulus", "Lulus", "ya"), Kolom("tanggal", "Tanggal", "tanggal"))),
    Lembar("Kinerja", "kinerja", (
        Kolom("tahun", "Tahun", "bulat"),
        *(Kolom(f"unsur.{kode}", nama, "desimal", False, petunjuk="0 sampai 120, paling banyak dua desimal.")
          for kode, nama in r.UNSUR_KINERJA.items()),
        _pilihan("predikat", "Predikat", r.PREDIKAT, perlu=False, petunjuk="Untuk penilaian dengan predikat, tanpa nilai unsur."),
        _pilihan("hasil_kerja", "Hasil kerja", r.EKSPEKTASI, perlu=False),
        _pilihan("perilaku", "Perilaku", r.EKSPEKTASI, perlu=False))),
    Lembar("Hukuman", "hukuman_disiplin", (_pilihan("tingkat", "Tingkat", r.TINGKAT_HUKUMAN), _MULAI, _SELESAI)),
    Lembar("Asesmen", "asesmen", (
        Kolom("tanggal", "Tanggal", "tanggal"), Kolom("lembaga", "Lembaga", "teks", False), Kolom("skor", "Skor", "desimal", False))),
)
ISIAN_PUTARAN = (
    Kolom("profil", "profil", "teks"),
    Kolom("tanggal_tutup", "tanggal_tutup", "tanggal", petunjuk="Penutupan pendaftaran; acuan semua masa."),
    Kolom("tanggal_acuan_usia", "tanggal_acuan_usia", "tanggal"),
    _pilihan("mode_usia", "mode_usia", r.MODE_USIA, perlu=False, petunjuk="Kosong berarti tahun_penuh."),
    Kolom("tahun_kinerja", "tahun_kinerja", "tahun", petunjuk="Dipisah koma, misalnya 2018, 2019."),
    _pilihan("cakupan", "cakupan", r.CAKUPAN, perlu=False),
)


def isian_putaran(profil: Profil | None) -> tuple[Kolom, ...]:
    """The rows of the round's sheet: its values, and what this profile leaves to the panel."""
    if profil is None:
        return ISIAN_PUTARAN
    baku = [k for k in ISIAN_PUTARAN if k.jalur != "cakupan" or profil.pengumuman.cakupan]
    return (*baku, *(Kolom(f"parameter.{s.kode}.{s.pansel}", f"{s.kode}.{s.pansel}", "parameter", False,
                           petunjuk=f"{s.nama}; ditetapkan Panitia Seleksi. Kosong berarti nilai profil, \"{KOSONGKAN}\" meniadakannya.")
                     for s in profil.syarat if s.pansel))


class Susunan(NamedTuple):
    """The sheets for one profile and round. `dasar`: fact -> the articles whose rules read it."""

    pelamar: Lembar
    riwayat: tuple[Lembar, ...]
    berkas: tuple[str, ...]
    dasar: dict[str, str]


def susunan(profil: Profil, acuan: AcuanSaring | None) -> Susunan:
    """What the rules read: with a round only what it uses, without one also what the panel may still ask."""
    siap = penyaring(profil, acuan or acuan_contoh(profil))
    dasar: dict[str, dict[str, None]] = {}
    for x in siap.langkah:
        for isian in x.baca if acuan is None or x.tetap is None else ():
            dasar.setdefault(isian, {})[x.syarat.dasar] = None
    kolom = tuple(k for k in KOLOM_PELAMAR if k.jalur == "nama" or k.isian in dasar)
    return Susunan(
        Lembar(PELAMAR, "", kolom), tuple(x for x in RIWAYAT if x.isian in dasar),
        _jenis_berkas(siap, bertahun=acuan is not None or bool(profil.putaran_bawaan)) if "berkas" in dasar else (),
        {isian: ", ".join(pasal) for isian, pasal in dasar.items()})


def acuan_contoh(profil: Profil) -> AcuanSaring:
    """The shipped round's values, or years and dates that stand for a round nobody has named yet."""
    if profil.putaran_bawaan:
        return muat_putaran(profil.putaran_bawaan).acuan
    contoh = profil.peraturan.tanggal
    return AcuanSaring(tanggal_tutup=contoh, tanggal_acuan_usia=contoh,
                       tahun_kinerja=tuple(range(contoh.year - (profil.tahun_kinerja.jumlah or 1), contoh.year)))


def _jenis_berkas(siap: Penyaring, *, bertahun: bool) -> tuple[str, ...]:
    return tuple(s.jenis if s.tahun is None or bertahun else f"{TANPA_TAHUN}_{s.tahun - siap.acuan.tahun_kinerja[0] + 1}"
                 for s in siap.rak.slot)
