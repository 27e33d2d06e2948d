"""XLSX and CSV -> sheets of plain values. A hostile file costs little: size, parts, rows, columns and cells have ceilings."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.exceptions import InvalidFileException

from pendaftaran.domain.lembar_baca import Keluhan, LembarDitolak, Tabel
from pendaftaran.domain.lembar_sel import SelDitolak
from seleksi.aturan.masukan import MasukanTidakSah, Pecahan

MAKS_BERKAS = 8 * 1024 * 1024
MAKS_TERBUKA = 32 * 1024 * 1024  # all parts of the XLSX unpacked
MAKS_BAGIAN = 200
MAKS_BARIS, MAKS_KOLOM, MAKS_SEL, MAKS_TEKS = 20_000, 100, 500_000, 2_000
# What a damaged or forged XLSX makes zipfile, the XML parser and openpyxl raise; SyntaxError is the parsers' own base class.
_RUSAK = (zipfile.BadZipFile, zlib.error, InvalidFileException, SyntaxError, KeyError, ValueError, TypeError, AttributeError, IndexError,
          ArithmeticError, AssertionError, NotImplementedError, EOFError, OSError, RecursionError, RuntimeError)
RUMUS = "nilai, bukan rumus: salin selnya lalu tempelkan kembali sebagai nilai"
GALAT_SEL = "nilai; sel ini berisi galat rumus"


def baca_berkas(mentah: bytes, *, csv_: bool = False) -> list[Tabel]:
    """The sheets of a file; MasukanTidakSah when it is no such file or too large, LembarDitolak when a sheet cannot be."""
    if not mentah or len(mentah) > MAKS_BERKAS:
        raise MasukanTidakSah("berkas", f"{len(mentah)} byte", f"berkas berisi, paling besar {MAKS_BERKAS // 1024 // 1024} MB")
    return baca_csv(mentah) if csv_ else baca_xlsx(mentah)


# --- XLSX ----------------------------------------------------------------------------------------
def baca_xlsx(mentah: bytes) -> list[Tabel]:
    try:
        _periksa_arsip(mentah)
        buku = load_workbook(io.BytesIO(mentah), read_only=True, data_only=False, keep_links=False)
        hitung = _Hitung()
        return [_tabel(lembar, hitung) for lembar in buku.worksheets]
    except (MasukanTidakSah, LembarDitolak):
        raise
    except _RUSAK as galat:
        raise MasukanTidakSah("berkas", f"{len(mentah)} byte", "lembar kerja XLSX yang utuh; buka berkasnya, lalu simpan ulang "
                              "sebagai Excel Workbook (.xlsx)") from galat


def _periksa_arsip(mentah: bytes) -> None:
    """Unpack every part once, counted: the declared sizes hold, and no part declares entities or a document type."""
    with zipfile.ZipFile(io.BytesIO(mentah)) as arsip:
        isi = arsip.infolist()
        besar = sum(bagian.file_size for bagian in isi)
        if len(isi) > MAKS_BAGIAN or besar > MAKS_TERBUKA:
            raise MasukanTidakSah("berkas", f"{len(isi)} bagian, {besar} byte setelah dibuka",
                                  f"paling banyak {MAKS_BAGIAN} bagian dan {MAKS_TERBUKA // 1024 // 1024} MB setelah dibuka")
        for bagian in isi:
            teks = arsip.read(bagian)
            if teks[:2] in (b"\xff\xfe", b"\xfe\xff") or b"<!DOCTYPE" in teks or b"<!ENTITY" in teks:
                raise MasukanTidakSah("berkas", bagian.filename, "lembar kerja XLSX tanpa deklarasi DOCTYPE atau ENTITY")


class _Hitung:
    """Cells seen in the whole file."""

    def __init__(self) -> None:
        self.sel = 0

    def tambah(self, lembar: str, isi: list[Any]) -> None:
        self.sel += sum(x is not None for x in isi)
        if self.sel > MAKS_SEL:
            raise LembarDitolak([Keluhan(lembar, 0, 0, "", f"lebih dari {MAKS_SEL} sel", "berkas yang lebih kecil; pecah pelamarnya")])


def _tabel(lembar: Any, hitung: _Hitung) -> Tabel:
    lembar.reset_dimensions()  # what the file claims about its size is not believed
    return _susun(lembar.title, ([_nilai(sel) for sel in _batas_kolom(lembar.title, n, baris)] for n, baris in enumerate(
        lembar.iter_rows(max_row=MAKS_BARIS + 1), start=1)), hitung)


def _batas_kolom(nama: str, n: int, baris: tuple) -> tuple:
    if len(baris) > MAKS_KOLOM:
        raise LembarDitolak([Keluhan(nama, n, 0, "", f"{len(baris)} kolom", f"paling banyak {MAKS_KOLOM} kolom")])
    return baris


def _susun(nama: str, baris: Iterable[list[Any]], hitung: _Hitung) -> Tabel:
    """Empty rows fall away, the others keep their numbers."""
    hasil = []
    for n, isi in enumerate(baris, start=1):
        if n > MAKS_BARIS:
            raise LembarDitolak([Keluhan(nama, n, 0, "", f"lebih dari {MAKS_BARIS} baris", f"paling banyak {MAKS_BARIS} baris")])
        if any(x is not None for x in isi):
            hitung.tambah(nama, isi)
            hasil.append((n, isi))
    return Tabel(nama, hasil)


def _nilai(sel: Any) -> Any:
    """A cell as plain data; what has no plain value says so itself."""
    nilai, jenis = sel.value, getattr(sel, "data_type", "n")
    if nilai is None or type(nilai) in (bool, int):
        return nilai
    if jenis == "f":
        return SelDitolak(str(getattr(nilai, "text", nilai))[:MAKS_TEKS], RUMUS)
    if jenis == "e":
        return SelDitolak(str(nilai), GALAT_SEL)
    if isinstance(nilai, datetime):
        return nilai.date() if nilai.time() == time() else SelDitolak(nilai.isoformat(sep=" "), "tanggal tanpa jam")
    if isinstance(nilai, date):
        return nilai
    if isinstance(nilai, float):
        return int(Decimal(repr(nilai))) if nilai.is_integer() and abs(nilai) < 10**30 else Pecahan(repr(nilai))
    return _teks(nilai) if isinstance(nilai, (str, CellRichText)) else SelDitolak(str(nilai), "teks, angka, atau tanggal")


def _teks(nilai: Any) -> str | SelDitolak | None:
    teks = str(nilai).replace("\xa0", " ").strip()
    if len(teks) > MAKS_TEKS:
        return SelDitolak(teks[:MAKS_TEKS], f"teks paling panjang {MAKS_TEKS} huruf")
    return teks or None


# --- CSV -----------------------------------------------------------------------------------------
def baca_csv(mentah: bytes) -> list[Tabel]:
    """All sheets in one file: a line [Pelamar] opens each; the numbers of the lines stay those of the file."""
    try:
        teks = mentah.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise MasukanTidakSah("berkas", f"byte ke-{galat.start + 1}", "CSV sebagai teks UTF-8 (CSV UTF-8 di Excel)") from galat
    if "\x00" in teks:
        raise MasukanTidakSah("berkas", "karakter NUL", "CSV sebagai teks UTF-8 (CSV UTF-8 di Excel)")
    baris = next((b for b in teks.splitlines() if b.strip() and not b.lstrip('"').startswith("[")), "")
    pemisah = ";" if baris.count(";") > baris.count(",") else ","
    return list(_bagian(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)).values())


def _bagian(pembaca: Any) -> dict[str, Tabel]:
    hasil, kini, hitung = {}, None, _Hitung()
    try:
        for isi in pembaca:
            n, sel = pembaca.line_num, [_teks(x) for x in isi]
            if n > MAKS_BARIS or len(sel) > MAKS_KOLOM:
                raise MasukanTidakSah("berkas", f"baris {n}, {len(sel)} kolom", f"paling banyak {MAKS_BARIS} baris dan {MAKS_KOLOM} kolom")
            if not any(x is not None for x in sel):
                continue
            kepala = sel[0] if type(sel[0]) is str else ""
            if kepala.startswith("[") and kepala.endswith("]"):
                nama = kepala[1:-1].strip()
                if nama in hasil:
                    raise LembarDitolak([Keluhan(nama, n, 1, "", kepala, "setiap lembar satu kali saja")])
                kini = hasil[nama] = Tabel(nama, [])
            elif kini is None:
                raise MasukanTidakSah(f"berkas baris {n}", kepala, "baris [Putaran] atau [Pelamar] yang membuka lembar pertama")
            else:
                hitung.tambah(kini.nama, sel)
                kini.baris.append((n, sel))
    except csv.Error as galat:
        raise MasukanTidakSah(f"berkas baris {pembaca.line_num}", str(galat), "CSV yang sah") from galat
    return hasil
