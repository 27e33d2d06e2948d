"""How our workbooks look, and cells that no spreadsheet program runs."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BERBAHAYA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
KEPALA = Font(bold=True, color="FFFFFF")
LATAR_KEPALA = PatternFill("solid", fgColor="1F3A5F")
ATAS = Alignment(vertical="top", wrap_text=True)
GARIS = Border(bottom=Side(style="thin", color="D0D5DD"))
LATAR_STATUS = {"Memenuhi": "E3F4E8", "Tidak memenuhi": "FBE4E2", "Perlu pemeriksaan": "FFF3D6"}
_LATAR = {kata: PatternFill("solid", fgColor=warna) for kata, warna in LATAR_STATUS.items()}


def aman(nilai: Any) -> str:
    """Text of a cell: no control characters, and an apostrophe before what a program might take for a formula."""
    teks = _KENDALI.sub("", str(nilai if nilai is not None else ""))[:32_000]
    return f"'{teks}" if teks.lstrip().startswith(_BERBAHAYA) else teks


def tulis_baris(lembar: Worksheet, nomor: int, isi: Sequence[Any]) -> None:
    for n, nilai in enumerate(isi, start=1):
        sel = lembar.cell(nomor, n)
        sel.value = nilai if type(nilai) is int else aman(nilai)
        if type(nilai) is not int:
            sel.data_type = "s"  # never a formula, whatever it begins with
            sel.number_format = "@"
        sel.alignment, sel.border = ATAS, GARIS
        if nilai in LATAR_STATUS:
            sel.fill = _LATAR[nilai]


def tulis_kepala(lembar: Worksheet, judul: Sequence[str], lebar: Sequence[int]) -> None:
    """The heading row, frozen, with the columns' widths."""
    for n, (kata, besar) in enumerate(zip(judul, lebar, strict=True), start=1):
        sel = lembar.cell(1, n, kata)
        sel.font, sel.fill, sel.alignment = KEPALA, LATAR_KEPALA, Alignment(vertical="center", wrap_text=True)
        lembar.column_dimensions[get_column_letter(n)].width = besar
    lembar.freeze_panes = "A2"


def tabel(buku: Workbook, nama: str, judul: Sequence[str], lebar: Sequence[int], baris: Iterable[Sequence[Any]]) -> Worksheet:
    lembar = buku.create_sheet(nama)
    tulis_kepala(lembar, judul, lebar)
    for n, isi in enumerate(baris, start=2):
        tulis_baris(lembar, n, isi)
    lembar.auto_filter.ref = lembar.dimensions
    lembar.page_setup.orientation, lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight = "landscape", 1, 0
    lembar.sheet_properties.pageSetUpPr.fitToPage = True
    lembar.print_title_rows = "1:1"
    return lembar


def buku_baru() -> Workbook:
    buku = Workbook()
    buku.remove(buku.active)
    return buku


def simpan(buku: Workbook) -> bytes:
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()
