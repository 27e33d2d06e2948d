"""Facts of one applicant, read strictly into small typed rows (kontrak: `pelamar`).

One reader per field; `baca_fakta` refuses the first wrong value. Drafts are read by `bacaan_draf`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from seleksi.aturan import rujukan as r
from seleksi.aturan.masukan import (
    PERSERATUS,
    TIDAK_ADA,
    Bentuk,
    MasukanTidakSah,
    benar_salah,
    bulat,
    daftar,
    objek,
    perseratus,
    pilihan,
    tanggal,
    teks,
)

MAKS_UNSUR = 120
TAHUN_PREDIKAT = 2022  # from here on a predicate comes with both aspects (PermenPANRB 6/2022)
_NIP = re.compile(r"[0-9]{18}\Z")
_SKP = re.compile(r"skp_[0-9]{4}\Z")
_KODE_WILAYAH = {
    "provinsi": re.compile(r"[1-9][0-9]\Z"),
    "kabupaten": re.compile(r"[1-9][0-9]\.(0[1-9]|[1-6][0-9])\Z"),
    "kota": re.compile(r"[1-9][0-9]\.(7[1-9]|[89][0-9])\Z"),
}
# Provinces whose regencies and cities the rules name: how many of each there are.
_WILAYAH = {"33": (29, 6), "35": (29, 9)}


class Instansi(NamedTuple):
    kode: str
    jenis: str


class Pendidikan(NamedTuple):
    jenjang: str
    lulus: int | None


class Jabatan(NamedTuple):
    jenjang: str
    mulai: date
    selesai: date | None
    terkait: bool | None
    plt: bool


class Diklat(NamedTuple):
    jenis: str
    lulus: bool
    tanggal: date


class Kinerja(NamedTuple):
    """`unsur`: element -> hundredths for element scores; else `predikat` with its aspects."""

    tahun: int
    unsur: dict[str, int] | None
    predikat: str = ""
    aspek: tuple[str, ...] = ()


class Hukuman(NamedTuple):
    tingkat: str
    mulai: date
    selesai: date | None


@dataclass(slots=True)
class Fakta:
    """None = not given."""

    nip: str | None = None
    tanggal_lahir: date | None = None
    status: str | None = None
    instansi: Instansi | None = None
    golongan: str | None = None
    tmt_golongan: date | None = None
    pendidikan: list[Pendidikan] | None = None
    jabatan: list[Jabatan] | None = None
    diklat: list[Diklat] | None = None
    kinerja: list[Kinerja] | None = None
    hukuman_disiplin: list[Hukuman] | None = None
    dalam_pemeriksaan: bool | None = None
    pidana: str | None = None
    asesmen: list[date] | None = None
    berkas: frozenset[str] | None = None


# --- one reader per field: value and name in, typed value out ------------------------------------
def _nip(nilai: Any, jalur: str) -> str:
    if type(nilai) is not str or not _NIP.match(nilai):
        raise MasukanTidakSah(jalur, nilai, "NIP 18 angka tanpa spasi")
    return nilai


def _instansi(nilai: Any, jalur: str) -> Instansi:
    isi = objek(nilai, jalur, _BENTUK_INSTANSI)
    jenis = pilihan(isi.get("jenis", TIDAK_ADA), "instansi.jenis", r.JENIS_INSTANSI)
    kode = isi.get("kode", TIDAK_ADA)
    if type(kode) is not str or not _kode_wilayah(kode, jenis):
        contoh = {"pusat": "00", "provinsi": "35", "kota": "35.78", "kabupaten": "35.23"}[jenis]
        raise MasukanTidakSah("instansi.kode", kode,
                              f'kode wilayah Kemendagri untuk {jenis}, misalnya "{contoh}"')
    return Instansi(kode, jenis)


_BENTUK_INSTANSI = Bentuk("kode", "jenis")


def _kode_wilayah(kode: str, jenis: str) -> bool:
    if jenis == "pusat":
        return kode == "00"
    if not _KODE_WILAYAH[jenis].match(kode):
        return False
    if jenis == "provinsi" or kode[:2] not in _WILAYAH:
        return True
    kabupaten, kota = _WILAYAH[kode[:2]]
    urut = int(kode[3:])
    return urut <= kabupaten if jenis == "kabupaten" else urut <= 70 + kota


def _dari(boleh: dict[str, Any]) -> Callable[[Any, str], str]:
    def baca(nilai: Any, jalur: str) -> str:
        return pilihan(nilai, jalur, boleh)
    return baca


def _masa(isi: dict) -> tuple[date, date | None]:
    mulai = tanggal(isi.get("mulai", TIDAK_ADA), "mulai")
    akhir = isi.get("selesai")
    if akhir is None:
        return mulai, None
    selesai = tanggal(akhir, "selesai")
    if selesai < mulai:
        raise MasukanTidakSah("selesai", akhir, f"tanggal yang tidak mendahului mulai {mulai}")
    return mulai, selesai


# --- rows: paths are relative to the row; `_baris` puts the row in front -------------------------
_BENTUK_PENDIDIKAN = Bentuk("jenjang", "lulus")


def _pendidikan(nilai: Any) -> Pendidikan:
    isi = objek(nilai, "", _BENTUK_PENDIDIKAN)
    lulus = isi.get("lulus")
    if lulus is not None:
        bulat(lulus, "lulus", 1900, 2100)
    return Pendidikan(pilihan(isi.get("jenjang", TIDAK_ADA), "jenjang", r.PENDIDIKAN), lulus)


_BENTUK_JABATAN = Bentuk("nama", "jenjang", "mulai", "selesai", "terkait", "plt")


def _jabatan(nilai: Any) -> Jabatan:
    isi = objek(nilai, "", _BENTUK_JABATAN)
    if isi.get("nama") is not None:
        teks(isi["nama"], "nama")
    mulai, selesai = _masa(isi)
    terkait, plt = isi.get("terkait"), isi.get("plt", False)
    if terkait is not None:
        benar_salah(terkait, "terkait")
    benar_salah(plt, "plt")
    jenjang = pilihan(isi.get("jenjang", TIDAK_ADA), "jenjang", r.JENJANG_JABATAN)
    return Jabatan(jenjang, mulai, selesai, terkait, plt)


_BENTUK_DIKLAT = Bentuk("jenis", "lulus", "tanggal")


def _diklat(nilai: Any) -> Diklat:
    isi = objek(nilai, "", _BENTUK_DIKLAT)
    return Diklat(pilihan(isi.get("jenis", TIDAK_ADA), "jenis", r.DIKLAT),
                  benar_salah(isi.get("lulus", TIDAK_ADA), "lulus"),
                  tanggal(isi.get("tanggal", TIDAK_ADA), "tanggal"))


_BENTUK_KINERJA = Bentuk("tahun", "unsur", "predikat", "hasil_kerja", "perilaku")


def _kinerja(nilai: Any) -> Kinerja:
    isi = objek(nilai, "", _BENTUK_KINERJA)
    tahun = bulat(isi.get("tahun", TIDAK_ADA), "tahun", 1900, 2100)
    if isi.get("unsur") is None:
        return _predikat(isi, tahun)
    for lain in ("predikat", "hasil_kerja", "perilaku"):
        if isi.get(lain) is not None:
            raise MasukanTidakSah(lain, isi[lain], "tidak ditulis bersama unsur")
    return Kinerja(tahun, _unsur(isi["unsur"]))


def _predikat(isi: dict, tahun: int) -> Kinerja:
    predikat = pilihan(isi.get("predikat", TIDAK_ADA), "predikat", r.PREDIKAT)
    aspek = tuple(pilihan(isi.get(nama, TIDAK_ADA), nama, r.EKSPEKTASI)
                  for nama in ("hasil_kerja", "perilaku")
                  if isi.get(nama) is not None or tahun >= TAHUN_PREDIKAT)
    return Kinerja(tahun, None, predikat, aspek)


_BENTUK_UNSUR = Bentuk(*r.UNSUR_KINERJA)
_MAKS_SATUAN = MAKS_UNSUR * 100


def _unsur(nilai: Any) -> dict[str, int]:
    hasil = {}
    for nama, angka in objek(nilai, "unsur", _BENTUK_UNSUR).items():
        if angka is not None:
            satuan = PERSERATUS[angka] if type(angka) is str else None
            if satuan is None or satuan > _MAKS_SATUAN:
                satuan = perseratus(angka, f"unsur.{nama}", MAKS_UNSUR)
            hasil[nama] = satuan
    return hasil


_BENTUK_HUKUMAN = Bentuk("tingkat", "mulai", "selesai")


def _hukuman(nilai: Any) -> Hukuman:
    isi = objek(nilai, "", _BENTUK_HUKUMAN)
    tingkat = pilihan(isi.get("tingkat", TIDAK_ADA), "tingkat", r.TINGKAT_HUKUMAN)
    return Hukuman(tingkat, *_masa(isi))


_BENTUK_ASESMEN = Bentuk("tanggal", "lembaga", "skor")


def _asesmen(nilai: Any) -> date:
    """Only the date decides; the rest is checked so that a typing error does not pass."""
    isi = objek(nilai, "", _BENTUK_ASESMEN)
    if isi.get("lembaga") is not None:
        teks(isi["lembaga"], "lembaga")
    if isi.get("skor") is not None:
        perseratus(isi["skor"], "skor", MAKS_UNSUR)
    return tanggal(isi.get("tanggal", TIDAK_ADA), "tanggal")


def _baris(baca: Callable[[Any], Any]) -> Callable[[Any, str], list]:
    def baca_daftar(nilai: Any, jalur: str) -> list:
        hasil = []
        for b in daftar(nilai, jalur):
            try:
                hasil.append(baca(b))
            except MasukanTidakSah as galat:
                raise galat.di(f"{jalur}[{len(hasil) + 1}]") from galat
        return hasil
    return baca_daftar


def _berkas(nilai: Any, jalur: str) -> frozenset[str]:
    """Kinds are compared with the profile's list by `baca_fakta`; here they need only be text."""
    try:
        return frozenset(daftar(nilai, jalur))
    except TypeError as galat:  # an object or a list inside
        n = next(n for n, j in enumerate(nilai) if type(j) is not str)
        harapan = "jenis berkas, misalnya ktp atau skp_2018"
        raise MasukanTidakSah(f"{jalur}[{n + 1}]", nilai[n], harapan) from galat


BARIS: dict[str, Callable[[Any], Any]] = {
    "pendidikan": _pendidikan, "jabatan": _jabatan, "diklat": _diklat, "kinerja": _kinerja,
    "hukuman_disiplin": _hukuman, "asesmen": _asesmen,
}
BIDANG: dict[str, Callable[[Any, str], Any]] = {
    "nip": _nip, "tanggal_lahir": tanggal, "status": _dari(r.STATUS), "instansi": _instansi,
    "golongan": _dari(r.GOLONGAN), "tmt_golongan": tanggal, "dalam_pemeriksaan": benar_salah,
    "pidana": _dari(r.PIDANA), "berkas": _berkas, **{nama: _baris(baca) for nama, baca in BARIS.items()},
}
BENTUK_FAKTA = Bentuk(*BIDANG)


# --- all fields --------------------------------------------------------------------------------
def baca_fakta(pelamar: Any, wajib: Iterable[str], jenis_berkas: frozenset[str]) -> Fakta:
    """Strict: the first thing that is wrong, unknown or missing raises MasukanTidakSah."""
    isi = {}
    for nama, nilai in objek(pelamar, "", BENTUK_FAKTA).items():
        isi[nama] = BIDANG[nama](nilai, nama)
    for nama in wajib:
        if nama not in isi:
            BIDANG[nama](TIDAK_ADA, nama)
    berkas = isi.get("berkas")
    if berkas is not None and not berkas <= jenis_berkas:
        _periksa_jenis(pelamar["berkas"], jenis_berkas)
    return Fakta(**isi)


def _periksa_jenis(berkas: list[str], dikenal: frozenset[str]) -> None:
    for n, jenis in enumerate(berkas, start=1):
        if type(jenis) is not str or jenis not in dikenal and not _SKP.match(jenis):
            dasar = ", ".join(sorted(j for j in dikenal if not _SKP.match(j)))
            raise MasukanTidakSah(f"berkas[{n}]", jenis, f"salah satu dari {dasar}, skp_TAHUN")
