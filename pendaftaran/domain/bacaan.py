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
_KODE_BERKAS = re.compile(r"[a-z][a-z0-9_]*\Z")
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


# --- one reader per field ----------------------------------------------------------------------
def _nip(nilai: Any, jalur: str) -> str:
    if type(nilai) is not str or not _NIP.match(nilai):
        raise MasukanTidakSah(jalur, nilai, "NIP 18 angka tanpa spasi")
    return nilai


def _instansi(nilai: Any, jalur: str) -> Instansi:
    isi = objek(nilai, jalur, {"kode": 1, "jenis": 1})
    jenis = pilihan(isi.get("jenis", TIDAK_ADA), jalur + ".jenis", r.JENIS_INSTANSI)
    kode = isi.get("kode", TIDAK_ADA)
    if type(kode) is not str or not _kode_wilayah(kode, jenis):
        contoh = {"pusat": "00", "provinsi": "35", "kota": "35.78", "kabupaten": "35.23"}[jenis]
        raise MasukanTidakSah(jalur + ".kode", kode, f'kode wilayah Kemendagri untuk {jenis}, misalnya "{contoh}"')
    return Instansi(kode, jenis)


def _kode_wilayah(kode: str, jenis: str) -> bool:
    if not kode.isascii():
        return False
    if jenis == "pusat":
        return kode == "00"
    if jenis == "provinsi":
        return len(kode) == 2 and kode.isdigit() and kode > "10"
    provinsi, titik, nomor = kode.partition(".")
    if titik != "." or len(provinsi) != 2 or len(nomor) != 2 or not (provinsi + nomor).isdigit():
        return False
    kabupaten, kota = _WILAYAH.get(provinsi, (69, 29))
    urut = int(nomor)
    return provinsi > "10" and (1 <= urut <= kabupaten if jenis == "kabupaten" else 71 <= urut <= 70 + kota)


def _golongan(nilai: Any, jalur: str) -> str:
    return pilihan(nilai, jalur, r.GOLONGAN)


def _status(nilai: Any, jalur: str) -> str:
    return pilihan(nilai, jalur, r.STATUS)


def _pidana(nilai: Any, jalur: str) -> str:
    return pilihan(nilai, jalur, r.PIDANA)


def _bila_ada(baca: Callable, isi: dict, kunci: str, jalur: str):
    nilai = isi.get(kunci)
    return None if nilai is None else baca(nilai, f"{jalur}.{kunci}")


def _lulus(nilai: Any, jalur: str) -> int:
    return bulat(nilai, jalur, 1900, 2100)


_PENDIDIKAN = {"jenjang": 1, "lulus": 0}


def _pendidikan(nilai: Any, jalur: str) -> Pendidikan:
    isi = objek(nilai, jalur, _PENDIDIKAN)
    return Pendidikan(pilihan(isi.get("jenjang", TIDAK_ADA), jalur + ".jenjang", r.PENDIDIKAN),
                      _bila_ada(_lulus, isi, "lulus", jalur))


_JABATAN = {"nama": 0, "jenjang": 1, "mulai": 1, "selesai": 0, "terkait": 0, "plt": 0}


def _jabatan(nilai: Any, jalur: str) -> Jabatan:
    isi = objek(nilai, jalur, _JABATAN)
    _bila_ada(teks, isi, "nama", jalur)
    mulai, selesai = _masa(isi, jalur)
    plt = isi.get("plt", False)
    if plt is not False and plt is not True:
        benar_salah(plt, jalur + ".plt")
    return Jabatan(pilihan(isi.get("jenjang", TIDAK_ADA), jalur + ".jenjang", r.JENJANG_JABATAN),
                   mulai, selesai, _bila_ada(benar_salah, isi, "terkait", jalur), plt)


def _masa(isi: dict, jalur: str) -> tuple[date, date | None]:
    mulai = tanggal(isi.get("mulai", TIDAK_ADA), jalur + ".mulai")
    selesai = _bila_ada(tanggal, isi, "selesai", jalur)
    if selesai is not None and selesai < mulai:
        raise MasukanTidakSah(jalur + ".selesai", isi["selesai"], f"tanggal yang tidak mendahului mulai {mulai}")
    return mulai, selesai


_DIKLAT = {"jenis": 1, "lulus": 1, "tanggal": 1}


def _diklat(nilai: Any, jalur: str) -> Diklat:
    isi = objek(nilai, jalur, _DIKLAT)
    return Diklat(pilihan(isi.get("jenis", TIDAK_ADA), jalur + ".jenis", r.DIKLAT),
                  benar_salah(isi.get("lulus", TIDAK_ADA), jalur + ".lulus"),
                  tanggal(isi.get("tanggal", TIDAK_ADA), jalur + ".tanggal"))


_KINERJA = {"tahun": 1, "unsur": 0, "predikat": 0, "hasil_kerja": 0, "perilaku": 0}


def _kinerja(nilai: Any, jalur: str) -> Kinerja:
    isi = objek(nilai, jalur, _KINERJA)
    tahun = bulat(isi.get("tahun", TIDAK_ADA), jalur + ".tahun", 1900, 2100)
    if isi.get("unsur") is not None:
        for lain in ("predikat", "hasil_kerja", "perilaku"):
            if isi.get(lain) is not None:
                raise MasukanTidakSah(f"{jalur}.{lain}", isi[lain], "tidak ditulis bersama unsur")
        return Kinerja(tahun, _unsur(isi["unsur"], jalur + ".unsur"))
    predikat = pilihan(isi.get("predikat", TIDAK_ADA), jalur + ".predikat", r.PREDIKAT)
    aspek = []
    for nama in ("hasil_kerja", "perilaku"):
        if isi.get(nama) is not None or tahun >= TAHUN_PREDIKAT:
            aspek.append(pilihan(isi.get(nama, TIDAK_ADA), f"{jalur}.{nama}", r.EKSPEKTASI))
    return Kinerja(tahun, None, predikat, tuple(aspek))


def _unsur(nilai: Any, jalur: str) -> dict[str, int]:
    isi = objek(nilai, jalur, r.UNSUR_KINERJA)
    hasil = {}
    for nama, angka in isi.items():
        if angka is None:
            continue
        satuan = PERSERATUS[angka] if type(angka) is str else None
        if satuan is None or satuan > MAKS_UNSUR * 100:
            satuan = perseratus(angka, f"{jalur}.{nama}", MAKS_UNSUR)
        hasil[nama] = satuan
    return hasil


_HUKUMAN = {"tingkat": 1, "mulai": 1, "selesai": 0}


def _hukuman(nilai: Any, jalur: str) -> Hukuman:
    isi = objek(nilai, jalur, _HUKUMAN)
    mulai, selesai = _masa(isi, jalur)
    return Hukuman(pilihan(isi.get("tingkat", TIDAK_ADA), jalur + ".tingkat", r.TINGKAT_HUKUMAN), mulai, selesai)


_ASESMEN = {"tanggal": 1, "lembaga": 0, "skor": 0}


def _asesmen(nilai: Any, jalur: str) -> date:
    """Only the date decides; the rest is checked so that a typing error does not pass."""
    isi = objek(nilai, jalur, _ASESMEN)
    _bila_ada(teks, isi, "lembaga", jalur)
    if isi.get("skor") is not None:
        perseratus(isi["skor"], jalur + ".skor", MAKS_UNSUR)
    return tanggal(isi.get("tanggal", TIDAK_ADA), jalur + ".tanggal")


def _berkas(nilai: Any, jalur: str) -> frozenset[str]:
    for n, jenis in enumerate(daftar(nilai, jalur), start=1):
        if type(jenis) is not str or not _KODE_BERKAS.match(jenis):
            raise MasukanTidakSah(f"{jalur}[{n}]", jenis, "jenis berkas, misalnya ktp atau skp_2018")
    return frozenset(nilai)


def _baris(baca: Callable[[Any, str], Any]) -> Callable[[Any, str], list]:
    def baca_daftar(nilai: Any, jalur: str) -> list:
        return [baca(b, f"{jalur}[{n}]") for n, b in enumerate(daftar(nilai, jalur), start=1)]
    return baca_daftar


BARIS: dict[str, Callable[[Any, str], Any]] = {
    "pendidikan": _pendidikan, "jabatan": _jabatan, "diklat": _diklat, "kinerja": _kinerja,
    "hukuman_disiplin": _hukuman, "asesmen": _asesmen,
}
BIDANG: dict[str, Callable[[Any, str], Any]] = {
    "nip": _nip, "tanggal_lahir": tanggal, "status": _status, "instansi": _instansi,
    "golongan": _golongan, "tmt_golongan": tanggal, "dalam_pemeriksaan": benar_salah, "pidana": _pidana,
    "berkas": _berkas, **{nama: _baris(baca) for nama, baca in BARIS.items()},
}


# --- all fields --------------------------------------------------------------------------------
def baca_fakta(pelamar: Any, wajib: Iterable[str], jenis_berkas: frozenset[str]) -> Fakta:
    """Strict: the first thing that is wrong, unknown or missing raises MasukanTidakSah."""
    isi = {}
    for nama, nilai in objek(pelamar, "", BIDANG).items():
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
        if jenis not in dikenal and not _SKP.match(jenis):
            dasar = ", ".join(sorted(j for j in dikenal if not _SKP.match(j)))
            raise MasukanTidakSah(f"berkas[{n}]", jenis, f"salah satu dari {dasar}, skp_TAHUN")
