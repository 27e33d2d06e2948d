"""The only door to python-docx: a form as a document that a word processor opens and a person may still edit.

One function for each kind of part, the same parts as in templates/surat/formulir.html.
"""
import io
from collections.abc import Callable
from datetime import datetime
from itertools import zip_longest

from docx import Document
from docx.document import Document as Dokumen
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import BaseStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from .domain.formulir import Blok, Butir, Formulir, Judul, Kepala, Tabel, TandaTangan

HURUF, HITAM = "Arial", RGBColor(0, 0, 0)
LEBAR = Mm(160)  # A4 less the margins of an official letter: 3 cm left, 2 cm right
LABEL, TITIK_DUA = Mm(50), Mm(5)
TTD, SELA, FOTO = Mm(82), Mm(5), Mm(40)
DIBUAT = datetime(2000, 1, 1)  # python-docx would write its own template's author and date  # noqa: DTZ001


def ke_docx(formulir: Formulir) -> bytes:
    """The form as DOCX, in Indonesian, with its title."""
    dokumen = Document()
    _siapkan(dokumen, formulir)
    for blok, berikut in zip_longest(formulir.bagian, formulir.bagian[1:]):
        BANGUN[blok.bentuk](dokumen, blok)
        if berikut and berikut.bentuk == "ttd":  # no signature alone on a page
            dokumen.paragraphs[-1].paragraph_format.keep_with_next = True
    hasil = io.BytesIO()
    dokumen.save(hasil)
    return hasil.getvalue()


def _siapkan(dokumen: Dokumen, formulir: Formulir) -> None:
    inti = dokumen.core_properties
    inti.title, inti.language, inti.author, inti.comments, inti.created, inti.modified = formulir.judul, "id-ID", "", "", DIBUAT, DIBUAT
    halaman = dokumen.sections[0]
    halaman.page_width, halaman.page_height = Mm(210), Mm(297)
    halaman.top_margin, halaman.bottom_margin, halaman.left_margin, halaman.right_margin = Mm(20), Mm(20), Mm(30), Mm(20)
    for nama, ukuran, tebal in (("Normal", 11, False), ("Heading 1", 12, True), ("Heading 2", 11, True)):
        _gaya(dokumen.styles[nama], ukuran, tebal)
    dokumen.styles["Normal"].paragraph_format.space_after = Pt(6)
    dokumen.styles["Normal"].paragraph_format.line_spacing = 1.15
    dokumen.styles["Heading 2"].paragraph_format.space_before = Pt(10)
    dokumen.styles["Heading 2"].paragraph_format.space_after = Pt(3)


def _gaya(gaya: BaseStyle, ukuran: int, tebal: bool) -> None:
    gaya.font.name, gaya.font.size, gaya.font.bold, gaya.font.color.rgb = HURUF, Pt(ukuran), tebal, HITAM
    sifat = gaya.element.get_or_add_rPr()
    huruf = sifat.get_or_add_rFonts()
    for nama in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's font would win over ours
        huruf.attrib.pop(qn(f"w:{nama}"), None)
    bahasa = OxmlElement("w:lang")
    bahasa.set(qn("w:val"), "id-ID")
    sifat.append(bahasa)


def _paragraf(induk: Dokumen | _Cell, teks: str = "", *, rapat: bool = True, rata: WD_ALIGN_PARAGRAPH | None = None) -> Paragraph:
    p = induk.add_paragraph(teks)
    if rapat:
        p.paragraph_format.space_after = Pt(0)
    p.alignment = rata
    return p


def _tepi(p: Paragraph, gaya: str, *sisi: str) -> None:
    """Lines around a paragraph; a dotted one below it is a line to write on."""
    tepi = OxmlElement("w:pBdr")
    for satu in sisi:
        garis = OxmlElement(f"w:{satu}")
        for nama, nilai in (("val", gaya), ("sz", "6"), ("space", "4" if gaya == "dashed" else "1"), ("color", "444444")):
            garis.set(qn(f"w:{nama}"), nilai)
        tepi.append(garis)
    p._p.get_or_add_pPr().insert_element_before(tepi, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _titik(p: Paragraph) -> None:
    _tepi(p, "dotted", "bottom", "between")  # without the second, lines that follow each other melt into one


def _tabel(dokumen: Dokumen, baris: int, lebar: tuple[Length, ...], *, gaya: str = "Normal Table") -> Table:
    tabel = dokumen.add_table(baris, len(lebar))
    tabel.style, tabel.autofit, tabel.alignment = dokumen.styles[gaya], False, WD_TABLE_ALIGNMENT.LEFT
    for kolom, satu in zip(tabel.columns, lebar, strict=True):
        kolom.width = satu
        for sel in kolom.cells:
            sel.width = satu
    return tabel


def _isi(sel: _Cell, teks: str, *, ukuran: int = 11, tebal: bool = False) -> Paragraph:
    p = sel.paragraphs[0]
    p.paragraph_format.space_after = Pt(1)
    jalan = p.add_run(teks)
    jalan.font.size, jalan.bold = Pt(ukuran), tebal or None
    return p


def _pasangan(dokumen: Dokumen, baris: tuple[tuple[str, str], ...], label: Length, *, foto: str = "", bertitik: bool = True) -> None:
    nilai = Length(LEBAR - label - TITIK_DUA - (SELA + FOTO if foto else 0))
    tabel = _tabel(dokumen, len(baris), (label, TITIK_DUA, nilai, *((SELA, FOTO) if foto else ())))
    for sel, (nama, isi) in zip((r.cells for r in tabel.rows), baris, strict=True):
        _isi(sel[0], nama)
        _isi(sel[1], ":")
        p = _isi(sel[2], isi)
        if not isi and bertitik:
            _titik(p)
    if foto:
        _foto(tabel, min(len(baris), 10), foto)
    _sela(dokumen)


def _sela(dokumen: Dokumen) -> None:
    """A little room below a table: Word has no margin there."""
    _paragraf(dokumen).paragraph_format.line_spacing = Pt(5)


def _kop(dokumen: Dokumen, _: Blok) -> None:
    _paragraf(dokumen).paragraph_format.space_after = Mm(30)


def _kepala(dokumen: Dokumen, blok: Kepala) -> None:
    p = _paragraf(dokumen, blok.tanggal)
    p.paragraph_format.left_indent, p.paragraph_format.space_after = Length(LEBAR - TTD), Pt(10)
    _pasangan(dokumen, blok.baris, Mm(22), bertitik=False)
    for baris in blok.kepada:
        _paragraf(dokumen, baris)
    _paragraf(dokumen)


def _judul(dokumen: Dokumen, blok: Judul) -> None:
    judul = dokumen.add_heading(level=1)
    judul.alignment, judul.paragraph_format.space_before, judul.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0), Pt(2)
    judul.add_run(blok.isi).font.all_caps = True
    if blok.anak:
        _paragraf(dokumen, rata=WD_ALIGN_PARAGRAPH.CENTER).add_run(blok.anak).bold = True
    if blok.nomor:
        _paragraf(dokumen, blok.nomor, rata=WD_ALIGN_PARAGRAPH.CENTER)
    _paragraf(dokumen)


def _butir(dokumen: Dokumen, blok: Butir) -> None:
    """The numbers are typed: Word's automatic ones would run on from list to list."""
    nomor = list(enumerate(blok.butir, 1))
    if blok.dua_lajur:
        tengah = -(-len(nomor) // 2)
        kiri, kanan = _tabel(dokumen, 1, (Length(LEBAR // 2), Length(LEBAR // 2))).rows[0].cells
        lajur = [(kiri, nomor[:tengah]), (kanan, nomor[tengah:])]
    else:
        lajur = [(dokumen, nomor)]
    for tempat, isi in lajur:
        for n, teks in isi:
            p = tempat.paragraphs[0] if n == isi[0][0] and tempat is not dokumen else tempat.add_paragraph()
            p.add_run(f"{n}.\t{teks}")
            p.paragraph_format.left_indent, p.paragraph_format.first_line_indent = Mm(8), Mm(-8)
            p.paragraph_format.tab_stops.add_tab_stop(Mm(8))
            p.paragraph_format.space_after = Pt(2)
    _sela(dokumen)


def _riwayat(dokumen: Dokumen, blok: Tabel) -> None:
    dokumen.add_heading(blok.isi, level=2)
    tabel = _tabel(dokumen, 1 + len(blok.baris), tuple(Length(LEBAR * n // 100) for n in blok.lebar), gaya="Table Grid")
    for baris, isi in zip(tabel.rows, (blok.kepala, *blok.baris), strict=True):
        baris.height, baris.height_rule = Mm(6), WD_ROW_HEIGHT_RULE.AT_LEAST
        sifat = baris._tr.get_or_add_trPr()
        sifat.append(OxmlElement("w:cantSplit"))
        if isi is blok.kepala:
            sifat.append(OxmlElement("w:tblHeader"))
        for sel, teks in zip(baris.cells, isi, strict=True):
            p = _isi(sel, teks, ukuran=9, tebal=isi is blok.kepala)
            p.paragraph_format.keep_with_next = blok.utuh and isi is not blok.baris[-1]
    _sela(dokumen)


def _foto(tabel: Table, tinggi: int, teks: str) -> None:
    """A frame in the last column over that many rows; every cell of a merged one carries its own borders."""
    sel = tabel.cell(0, 4).merge(tabel.cell(tinggi - 1, 4))
    sel.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _isi(sel, teks, ukuran=9).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for n, baris in enumerate(tabel.rows):
        if n < tinggi:
            tepi = OxmlElement("w:tcBorders")
            for sisi in (*(["top"] if n == 0 else []), "left", *(["bottom"] if n == tinggi - 1 else []), "right"):
                garis = OxmlElement(f"w:{sisi}")
                garis.set(qn("w:val"), "single")
                garis.set(qn("w:sz"), "6")
                tepi.append(garis)
            sifat = baris._tr.tc_lst[-1].get_or_add_tcPr()
            sifat.insert_element_before(tepi, "w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")


def _ttd(dokumen: Dokumen, blok: TandaTangan) -> None:
    tabel = _tabel(dokumen, 1, (Length(LEBAR - TTD), TTD))
    tabel.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    sel = tabel.cell(0, 1)
    _isi(sel, blok.tanggal).paragraph_format.space_before = Pt(12)
    for baris in blok.peran:
        _paragraf(sel, baris)
    _meterai(_paragraf(sel, blok.meterai), bool(blok.meterai))
    p = _paragraf(sel)
    if blok.nama:
        jalan = p.add_run(blok.nama)
        jalan.bold = jalan.underline = True
    else:
        _titik(p)
    for label, nilai in blok.baris:
        p = _paragraf(sel, f"{label} {nilai}")
        if not nilai:
            _titik(p)


def _meterai(p: Paragraph, ada: bool) -> None:
    """The room for the signature, with the box of the stamp when there is one."""
    p.paragraph_format.space_before, p.paragraph_format.space_after = (Mm(3), Mm(3)) if ada else (Mm(18), Mm(0))
    if not ada:
        return
    p.paragraph_format.left_indent, p.paragraph_format.right_indent, p.alignment = Mm(2), Mm(46), WD_ALIGN_PARAGRAPH.CENTER
    p.paragraph_format.line_spacing = Pt(21)
    for jalan in p.runs:
        jalan.font.size = Pt(9)
    _tepi(p, "dashed", "top", "left", "bottom", "right")


BANGUN: dict[str, Callable[[Dokumen, Blok], None]] = {
    "kop": _kop, "kepala": _kepala, "judul": _judul, "butir": _butir, "tabel": _riwayat, "ttd": _ttd,
    "subjudul": lambda d, b: d.add_heading(b.isi, level=2),
    "teks": lambda d, b: _paragraf(d, b.isi, rapat=False, rata=WD_ALIGN_PARAGRAPH.JUSTIFY),
    "rincian": lambda d, b: _pasangan(d, b.baris, LABEL, foto=b.foto),
}
