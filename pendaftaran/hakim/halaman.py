"""Page pictures of a rebuilt PDF, bounded in number and pixels."""
from pathlib import Path

import pypdfium2

from pendaftaran.domain.berkas import BATAS_SISI_HALAMAN, BERSIH, HALAMAN_BERGAMBAR, LEBAR_GAMBAR, TINGGI_GAMBAR
from pendaftaran.hakim.gambar import Tolak, simpan_halaman, tampak_kosong


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
        skala = min(LEBAR_GAMBAR / lebar, TINGGI_GAMBAR / tinggi)
        gambar = lembar.render(scale=skala, rev_byteorder=True).to_pil().convert("RGB")
        lembar.close()
        simpan_halaman(gambar, kerja, nomor + 1)
        kosong = kosong and tampak_kosong(gambar)
    return banyak, kosong
