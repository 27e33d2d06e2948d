"""What the rebuilt copy and the pictures keep and lose."""

import io

import pikepdf
import pytest
from PIL import Image

from pendaftaran.domain.berkas import FORMAT
from pendaftaran.pemeriksaan import periksa
from pendaftaran.tests import berkas_uji_gambar as g
from pendaftaran.tests import berkas_uji_pdf as p
from pendaftaran.tests.berkas_uji import KASUS_UMUM, aliran, arsip, gambar, pdf

pytestmark = pytest.mark.usefixtures("folder_sementara")
MERAH, PUTIH = (254, 0, 0), (255, 255, 255)


def bersih(isi: bytes) -> tuple[bytes, list[Image.Image]]:
    """Rebuilt bytes and page pictures of an accepted file."""
    with periksa(sumber=io.BytesIO(isi), jenis_boleh=frozenset(FORMAT), batas_byte=2**26, nama="x") as vonis:
        assert vonis.kode == "diterima"
        semua = [Image.open(b) for b in vonis.gambar]
        for satu in semua:
            satu.load()
        return vonis.berkas_bersih.read_bytes(), semua


def semua_kunci(isi: bytes) -> set[str]:
    kunci: set[str] = set()
    with pikepdf.open(io.BytesIO(isi)) as dokumen:
        for objek in dokumen.objects:
            if isinstance(objek, (pikepdf.Dictionary, pikepdf.Stream)):
                kunci |= set(objek.keys())
    return kunci


def test_tautan_dibuang_tulisannya_tetap():
    isi, [halaman] = bersih(p.tautan(b"<</S/URI/URI(http://contoh.invalid/)>>"))
    assert not semua_kunci(isi) & {"/URI", "/A", "/Annots"}
    assert halaman.size == (1240, 1755)
    assert halaman.convert("L").getextrema()[0] < 50  # the words are still there


def test_tautan_di_daftar_isi_dibuang_judulnya_tetap():
    butir = b"<</Title(Bab)/Parent 5 0 R/A<</S/URI/URI(http://contoh.invalid/)>>>>"
    isi, _ = bersih(pdf(katalog=b"/Outlines 5 0 R", lain=(b"<</First 6 0 R/Last 6 0 R/Count 1>>", butir)))
    assert not semua_kunci(isi) & {"/URI", "/A"}
    with pikepdf.open(io.BytesIO(isi)) as dokumen:
        assert str(dokumen.Root.Outlines.First.Title) == "Bab"


def test_isian_dan_cap_digambar_ke_halaman():
    isi, [halaman] = bersih(p.formulir())
    assert not semua_kunci(isi) & {"/AcroForm", "/Annots", "/V"}
    skala = 1240 / 595
    isian = halaman.crop([round(n * skala) for n in (72, 842 - 640, 400, 842 - 600)])
    cap = halaman.crop([round(n * skala) for n in (82, 842 - 550, 262, 842 - 510)])
    assert isian.convert("L").getextrema()[0] < 50
    assert [pita[1] < 20 for pita in cap.getextrema()] == [False, True, True]  # all red


@pytest.mark.parametrize(
    ("isi", "hilang"),
    [
        (pdf() + arsip(), b"PK\3\4"),
        (
            pdf(katalog=b"/Metadata 5 0 R", lain=(aliran(b"<script>", b"/Type/Metadata/Subtype/XML"),)),
            b"<script>",
        ),
        (pdf(akar=b"/Root 1 0 R/Info<</Author(Nama Asli)>>"), b"Nama Asli"),
        (p.tambahan(pdf(isi=b"% versi lama"), 4, aliran(b"% versi baru")), b"versi lama"),
        (p.simpan(pdf(), encryption=pikepdf.Encryption(owner="pemilik", user="")), b"/Encrypt"),
    ],
    ids=["zip behind", "xmp", "info", "older revision", "encryption"],
)
def test_yang_tidak_perlu_tertinggal(isi, hilang):
    assert hilang in isi
    bersihnya, _ = bersih(isi)
    with pikepdf.open(io.BytesIO(bersihnya)) as dokumen:
        dokumen.save(keluar := io.BytesIO(), qdf=True)
    assert hilang not in bersihnya + keluar.getvalue()


def test_berkas_bertanda_tangan_tetap_utuh_sebagai_asli():
    isi = p.bertanda_tangan()
    with periksa(sumber=io.BytesIO(isi), jenis_boleh=frozenset({"pdf"}), batas_byte=2**26, nama="x") as vonis:
        assert vonis.berkas_asli.read_bytes() == isi


def test_huruf_bernama_a_tidak_ikut_dibuang():
    """The walk removes actions by key; a font that happens to be called A must stay."""
    sumber = b"/Resources<</Font<</A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    isi, [halaman] = bersih(pdf(halaman=sumber, isi=b"BT /A 40 Tf 72 700 Td (Peserta Uji) Tj ET"))
    with pikepdf.open(io.BytesIO(isi)) as dokumen:
        assert dokumen.pages[0].Resources.Font.A.BaseFont == "/Helvetica"


def test_tujuan_pembuka_biasa_diterima():
    """Office programs write an opening view; only actions are refused."""
    for tujuan in (b"/OpenAction[3 0 R/XYZ null null 0]", b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>"):
        isi, gambar_halaman = bersih(pdf(katalog=tujuan))
        with pikepdf.open(io.BytesIO(isi)) as dokumen:
            assert (len(dokumen.pages), len(gambar_halaman)) == (1, 1)


@pytest.mark.parametrize("isi", [g.jpeg_exif(), g.jpeg_exif(arah=6), gambar("JPEG", comment=g.CATATAN_JAHAT)])
def test_foto_tanpa_keterangan_tersembunyi(isi):
    bersihnya, _ = bersih(isi)
    foto = Image.open(io.BytesIO(bersihnya))
    assert dict(foto.getexif()) == {}
    assert set(foto.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert g.CATATAN_JAHAT not in bersihnya
    assert b"Exif" not in bersihnya


def test_foto_ditegakkan():
    """Orientation 6: the picture was taken on its side; left becomes top."""
    bersihnya, [halaman] = bersih(g.jpeg_exif(arah=6))
    foto = Image.open(io.BytesIO(bersihnya))
    assert (foto.size, halaman.size) == ((40, 60), (40, 60))
    atas, bawah = foto.getpixel((20, 10)), foto.getpixel((20, 50))
    assert (atas[1] < 40, min(bawah) > 230) == (True, True)


@pytest.mark.parametrize(
    ("isi", "kiri", "kanan"),
    [
        (g.png_16_bit(), 0x20, 0xE0),
        (gambar("PNG", mode="P"), (255, 0, 0), PUTIH),
        (gambar("PNG", mode="L"), 76, 255),
        (gambar("JPEG", mode="CMYK", quality=100), MERAH, PUTIH),
    ],
    ids=["16 bit", "palette", "grey", "cmyk"],
)
def test_warna_tetap(isi, kiri, kanan):
    foto = Image.open(io.BytesIO(bersih(isi)[0]))
    assert (foto.getpixel((5, 20)), foto.getpixel((55, 20))) == (kiri, kanan)


def test_tembus_pandang_menjadi_kertas_putih():
    isi = Image.new("RGBA", (9, 9), (0, 0, 0, 0))
    isi.save(keluar := io.BytesIO(), "PNG")
    foto = Image.open(io.BytesIO(bersih(keluar.getvalue())[0]))
    assert (foto.mode, foto.getpixel((4, 4))) == ("RGB", PUTIH)


def test_gambar_halaman_terbatas_lebarnya():
    lebar, [halaman] = bersih(gambar(ukuran=(3000, 1000)))
    assert (halaman.size, Image.open(io.BytesIO(lebar)).size) == ((1240, 413), (3000, 1000))


def test_salinan_sama_untuk_isi_yang_sama():
    for kasus in KASUS_UMUM:
        if kasus.kode == "diterima":
            assert bersih(kasus.buat())[0] == bersih(kasus.buat())[0]
