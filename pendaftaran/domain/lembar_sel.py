"""One cell of a sheet -> the field as kontrak writes it, or what was expected there."""

import re
from datetime import date
from typing import Any, NamedTuple

from pendaftaran.domain.bacaan import BIDANG
from pendaftaran.domain.lembar_saring import YA, Kolom
from seleksi.aturan.masukan import MasukanTidakSah, Pecahan

_NIP = re.compile(r"[0-9]{18}\Z")
_DESIMAL = re.compile(r"[0-9]{1,6}([.,][0-9]{1,2})?\Z")
HARAPAN_NIP = ("NIP 18 angka tanpa spasi dalam sel berformat Teks; sel angka hanya menyimpan 15 angka pertama, sehingga NIP-nya "
               "sudah berubah: jadikan selnya Teks, lalu ketik ulang dari dokumen")


class SelDitolak(NamedTuple):
    """A cell that holds no plain value (a formula, an error): what stands there and what to do."""

    teks: str
    harapan: str


def baca_sel(kolom: Kolom, nilai: Any) -> Any:
    """The cell as kontrak writes the field; MasukanTidakSah says what was expected."""
    if isinstance(nilai, SelDitolak):
        raise MasukanTidakSah(kolom.judul, nilai.teks, nilai.harapan)
    return _PEMBACA[kolom.jenis](kolom, nilai)


def _teks(kolom: Kolom, nilai: Any) -> str:
    if isinstance(nilai, Pecahan):
        return nilai.teks
    if type(nilai) not in (str, int):
        raise MasukanTidakSah(kolom.judul, nilai, "teks")
    return str(nilai)


def _nip(kolom: Kolom, nilai: Any) -> str:
    if type(nilai) is not str or not _NIP.match(nilai):
        raise MasukanTidakSah(kolom.judul, nilai, HARAPAN_NIP)
    return nilai


def _tanggal(kolom: Kolom, nilai: Any) -> str:
    try:
        return (nilai if type(nilai) is date else BIDANG["tanggal_lahir"](nilai, "")).isoformat()
    except MasukanTidakSah as galat:
        raise MasukanTidakSah(kolom.judul, nilai, "tanggal, sebagai sel tanggal atau teks YYYY-MM-DD") from galat


def _pilihan(kolom: Kolom, nilai: Any) -> str:
    if type(nilai) is not str or nilai not in kolom.boleh:
        raise MasukanTidakSah(kolom.judul, nilai, "salah satu dari " + ", ".join(kolom.boleh))
    return nilai


def _ya(kolom: Kolom, nilai: Any) -> bool:
    if type(nilai) is bool:
        return nilai
    if type(nilai) is not str or nilai.lower() not in YA:
        raise MasukanTidakSah(kolom.judul, nilai, "ya atau tidak" + ("" if kolom.perlu else ", atau kosong"))
    return YA[nilai.lower()]


def _bulat(kolom: Kolom, nilai: Any) -> int:
    angka = int(nilai) if type(nilai) is str and nilai.isascii() and nilai.isdigit() and len(nilai) <= 4 else nilai
    if type(angka) is not int or not 1900 <= angka <= 2100:
        raise MasukanTidakSah(kolom.judul, nilai, "tahun, bilangan bulat 1900 sampai 2100")
    return angka


def _desimal(kolom: Kolom, nilai: Any) -> str:
    teks = nilai.teks if isinstance(nilai, Pecahan) else str(nilai) if type(nilai) is int else nilai
    if type(teks) is not str or not _DESIMAL.match(teks) or not _sampai(teks, 120):
        raise MasukanTidakSah(kolom.judul, nilai, "angka 0 sampai 120 dengan paling banyak dua desimal")
    return teks.replace(",", ".")


def _sampai(teks: str, batas: int) -> bool:
    utuh, _, pecahan = teks.replace(",", ".").partition(".")
    return int(utuh) < batas or int(utuh) == batas and not pecahan.strip("0")


def _skp_tanpa_tahun(kolom: Kolom, nilai: Any) -> Any:
    raise MasukanTidakSah(kolom.judul, nilai, "tahun penilaian pada judul kolom ini, misalnya skp_2019, sebelum kolomnya diisi")


_PEMBACA = {"teks": _teks, "nip": _nip, "tanggal": _tanggal, "pilihan": _pilihan, "ya": _ya, "bulat": _bulat, "desimal": _desimal,
            "skp_tanpa_tahun": _skp_tanpa_tahun}
