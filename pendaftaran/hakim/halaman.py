"""Page pictures of a rebuilt PDF, bounded in number and pixels."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2

from pendaftaran.domain.berkas import (
    BATAS_SISI_HALAMAN,
    BERSIH,
    HALAMAN_BERGAMBAR,
    LEBAR_GAMBAR,
    TINGGI_GAMBAR,
)
from pendaftaran.hakim.gambar import simpan_halaman, tampak_kosong
from pendaftaran.hakim.tolak import Tolak


def gambari_halaman(kerja: Path, jumlah: int) -> tuple[int, bool]:
    """Draw the first pages of `kerja/bersih`; (how many, whether all of them look blank)."""
    try:
        pdf = pypdfium2.PdfDocument(kerja / BERSIH)
    except pypdfium2.PdfiumError as galat:
        raise Tolak("pdf_rusak") from galat
    for nomor in range(len(pdf)):
        lebar, tinggi = pdf.get_page_size(nomor)
        if not (0 < lebar <= BATAS_SISI_HALAMAN and 0 < tinggi <= BATAS_SISI_HALAMAN):
            raise Tolak("pdf_halaman_terlalu_besar")
    kosong, banyak = True, min(jumlah, len(pdf), HALAMAN_BERGAMBAR)
    for nomor in range(banyak):
        try:
            lembar = pdf[nomor]
        except pypdfium2.PdfiumError as galat:
            raise Tolak("pdf_rusak") from galat
        lebar, tinggi = lembar.get_size()
        # Pixels are rounded up, hence the half. Four bytes per pixel is what Pillow takes without a copy.
        skala = min((LEBAR_GAMBAR - 0.5) / lebar, (TINGGI_GAMBAR - 0.5) / tinggi)
        gambar = lembar.render(scale=skala, rev_byteorder=True, prefer_bgrx=True).to_pil()
        lembar.close()
        simpan_halaman(gambar, kerja, nomor + 1)
        kosong = kosong and tampak_kosong(gambar)
    return banyak, kosong


def ratakan(asal: Path, tujuan: Path) -> None:
    """Draw form fields and annotations into the pages, as a reader shows them on screen.

    By the engine that draws the page pictures, so that no typed value or stamp is lost between the two.
    """
    try:
        pdf = pypdfium2.PdfDocument(asal)
        pdf.init_forms()
        for lembar in pdf:
            if lembar.flatten() == pypdfium2.raw.FLATTEN_FAIL:
                raise Tolak("pdf_rusak")
            lembar.close()
        pdf.save(tujuan)
        pdf.close()
    except pypdfium2.PdfiumError as galat:
        raise Tolak("pdf_rusak") from galat


def hangatkan() -> None:
    """Draw a page of our own before the first fork: fonts are searched once and not again for every file."""
    with pikepdf.new() as pdf:
        lembar = pdf.add_blank_page(page_size=(60, 20))
        huruf = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        lembar.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=huruf))
        lembar.obj.Contents = pdf.make_stream(b"BT /F 9 Tf 9 9 Td (siap) Tj ET")
        pdf.save(isi := BytesIO())
    gambar = pypdfium2.PdfDocument(isi.getvalue())[0].render(rev_byteorder=True).to_pil()
    gambar.save(BytesIO(), "JPEG")
