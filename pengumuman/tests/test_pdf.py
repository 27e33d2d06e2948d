"""The door to WeasyPrint: what it lets in, and what comes out."""
import io
from pathlib import Path

import pypdf
import pytest

from seleksi.core import pdf

HALAMAN = "<html lang='id'><head><title>x</title></head><body><h1>Surat uji</h1><p>Isi {}</p></body></html>"


def baca(isi: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(isi))


def test_hasilnya_bertanda_berjudul_dan_berbahasa():
    dokumen = baca(pdf.render(HALAMAN.format("satu"), judul="Judul surat"))
    akar = dokumen.trailer["/Root"]
    assert (dokumen.metadata.title, akar["/Lang"], akar["/MarkInfo"]["/Marked"].value) == ("Judul surat", "id", True)
    assert b"pdfuaid" in akar["/Metadata"].get_object().get_data()
    assert "Surat uji" in dokumen.pages[0].extract_text()


def test_halaman_a4():
    kotak = baca(pdf.render(HALAMAN.format("satu"), judul="x")).pages[0].mediabox
    assert (round(kotak.width), round(kotak.height)) == (595, 842)


def test_html_yang_sama_memberi_byte_yang_sama():
    assert pdf.render(HALAMAN.format("satu"), judul="x") == pdf.render(HALAMAN.format("satu"), judul="x")


@pytest.mark.parametrize("alamat", [
    "file:///etc/passwd", "http://127.0.0.1:9/x.png", "https://contoh.test/x.png", "ftp://contoh.test/x.png", "aset:../../etc/passwd",
    "aset:tidak-ada", "FILE:///etc/passwd"])
@pytest.mark.parametrize("cara", [
    "<img src='{}'>", "<p style='background: url({})'>x</p>", "<link rel='attachment' href='{}'>", "<link rel='stylesheet' href='{}'>",
    "<object data='{}'></object>"])
def test_alamat_luar_menghentikan_pembuatan(alamat, cara):
    with pytest.raises(pdf.RenderGagal):
        pdf.render(HALAMAN.format(cara.format(alamat)), judul="x")


def test_isi_berkas_setempat_tidak_pernah_terbawa(tmp_path: Path):
    (tmp_path / "rahasia.txt").write_text("PENANDA-RAHASIA")
    with pytest.raises(pdf.RenderGagal):
        pdf.render(HALAMAN.format(f"<link rel='attachment' href='file://{tmp_path}/rahasia.txt'>"), judul="x")


def test_gambar_data_dan_aset_bernama_diterima():
    titik = ("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Crect width='9' height='9'/%3E"
             "%3C/svg%3E")
    polos = pdf.render(HALAMAN.format("gambar"), judul="x")
    for gambar in (titik, "aset:lambang"):
        assert len(pdf.render(HALAMAN.format(f'gambar<img alt="x" src="{gambar}">'), judul="x")) > len(polos)


def test_alamat_dalam_svg_tidak_diambil():
    svg = ("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='file:///etc/passwd' width='9' height='9'/%3E"
           "%3C/svg%3E")
    with pytest.raises(pdf.RenderGagal):
        pdf.render(HALAMAN.format(f'<img alt="x" src="{svg}">'), judul="x")
