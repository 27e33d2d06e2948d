"""PDF cases 26 to 54 of docs/berkas.md."""

import io
import zlib
from functools import partial

import pikepdf

from pendaftaran.tests.berkas_uji import (
    A4,
    EICAR,
    Kasus,
    aliran,
    arsip,
    bom_flate,
    gambar,
    pdf,
    susun,
    terpotong,
)

TANDA = b"<</Type/Annot/Subtype/Link/Rect[70 690 300 730]/A %s>>"


def simpan(isi: bytes, ubah=lambda p: None, **k) -> bytes:
    """The same document after pikepdf: encrypted, with attachments, with object streams."""
    with pikepdf.open(io.BytesIO(isi)) as dokumen:
        ubah(dokumen)
        dokumen.save(keluar := io.BytesIO(), **k)
    return keluar.getvalue()


def tautan(aksi: bytes) -> bytes:
    return pdf(halaman=b"/Annots[" + TANDA % aksi + b"]")


def lampirkan(isi: bytes, nama: str) -> bytes:
    def ubah(dokumen: pikepdf.Pdf) -> None:
        dokumen.attachments[nama] = pikepdf.AttachedFileSpec(dokumen, isi, filename=nama)

    return simpan(pdf(), ubah)


def skrip_dalam_aliran_objek() -> bytes:
    isi = simpan(
        pdf(katalog=b"/OpenAction 5 0 R", lain=(b"<</S/JavaScript/JS(app.alert\\(1\\))>>",)),
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    assert b"JavaScript" not in isi
    return isi


def tambahan(isi: bytes, nomor: int, objek: bytes) -> bytes:
    """An incremental update: a new version of one object behind the end of the file."""
    lama = isi.rindex(b"startxref\n") + 10
    letak = len(isi)
    isi += b"%d 0 obj\n%s\nendobj\n" % (nomor, objek)
    awal = len(isi)
    isi += b"xref\n%d 1\n%010d 00000 n \n" % (nomor, letak)
    sebelum = isi[lama:].split(b"\n")[0]
    return isi + b"trailer\n<</Size 99/Root 1 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (sebelum, awal)


def banyak_halaman(jumlah: int) -> bytes:
    anak = b" ".join(b"%d 0 R" % (n + 3) for n in range(jumlah))
    lembar = b"<</Type/Page/Parent 2 0 R/Resources<<>>" + A4 + b">>"
    return susun(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (anak, jumlah),
            *[lembar] * jumlah,
        ]
    )


def melingkar(anak: bytes) -> bytes:
    halaman = b"<</Type/Page/Parent 2 0 R/Resources<<>>" + A4 + b">>"
    return susun([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 2>>" % anak, halaman])


def bergambar(kamus: bytes, isi: bytes) -> bytes:
    objek = aliran(isi, b"/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceRGB" + kamus)
    return pdf(
        halaman=b"/Resources<</XObject<</Im 5 0 R>>>>", isi=b"q 595 0 0 842 0 0 cm /Im Do Q", lain=(objek,)
    )  # fmt: skip


def jpx(lebar: int, tinggi: int) -> bytes:
    siz = b"\xff\x4f\xff\x51" + (41).to_bytes(2, "big") + b"\0\0"
    return siz + lebar.to_bytes(4, "big") + tinggi.to_bytes(4, "big") + bytes(30)


def huruf_sampah() -> bytes:
    huruf = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/Sampah/FirstChar 32/LastChar 33/Widths[500 500]"
        b"/FontDescriptor"
        b"<</Type/FontDescriptor/FontName/Sampah/Flags 32/FontBBox[0 0 9 9]/ItalicAngle 0/Ascent 9/Descent 0"
        b"/CapHeight 9/StemV 9/FontFile2 5 0 R>>>>"
    )
    sumber = b"/Resources<</Font<</F1 %s>>>>" % huruf
    return pdf(halaman=sumber, lain=(aliran(bytes(range(256)) * 40960),))


def bertanda_tangan() -> bytes:
    tanda = (
        b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 9 99 9]/Contents<00>>>"
    )
    bidang = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(ttd)/Rect[0 0 0 0]/V 5 0 R>>"
    return pdf(
        katalog=b"/AcroForm<</SigFlags 3/Fields[6 0 R]>>", halaman=b"/Annots[6 0 R]", lain=(tanda, bidang)
    )


def pdf_a() -> bytes:
    tujuan = b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)>>]"
    return pdf(katalog=b"/Metadata 5 0 R" + tujuan, lain=(aliran(b"<x/>", b"/Type/Metadata/Subtype/XML"),))


def formulir() -> bytes:
    """A filled form whose value only a reader draws (NeedAppearances), and a stamp that is an annotation."""
    isian = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(nama)/V(Peserta Uji)/DA(/Helv 24 Tf 0 g)/F 4"
    isian += b"/Rect[72 600 400 640]>>"
    cap = b"<</Type/Annot/Subtype/Stamp/Rect[72 500 272 560]/F 4/AP<</N 7 0 R>>>>"
    huruf = b"<</Helv<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    return pdf(
        katalog=b"/AcroForm<</NeedAppearances true/Fields[5 0 R]/DR<</Font%s>>>>" % huruf,
        halaman=b"/Annots[5 0 R 6 0 R]",
        isi=b"",
        lain=(
            isian,
            cap,
            aliran(b"1 0 0 rg 0 0 200 60 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 200 60]"),
        ),
    )


def berselubung(dalam: bytes) -> bytes:
    return pdf(lain=(dalam,))


def _sendiri() -> list[bytes]:
    halaman = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>" + A4 + b">>"
    return [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", halaman, b"4 0 R"]


_SKRIP = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
_KAYA = b"<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>"
_KUNCI = pikepdf.Encryption(owner="pemilik", user="")
_KUNCI_BUKA = pikepdf.Encryption(owner="pemilik", user="buka")
_METADATA = b"/Type/Metadata/Subtype/XML"
_XMP = b"<x:xmpmeta><script>alert(1)</script></x:xmpmeta>"

KASUS_PDF = [
    Kasus("24 attached", lambda: lampirkan(EICAR, "eicar.com"), "pdf_lampiran"),
    Kasus("26", lambda: pdf(katalog=b"/OpenAction" + _SKRIP), "pdf_skrip"),
    Kasus(
        "26b name tree", lambda: pdf(katalog=b"/Names<</JavaScript<</Names[(a)%s]>>>>" % _SKRIP), "pdf_skrip"
    ),
    Kasus("26c chained", lambda: tautan(b"<</S/GoTo/D[3 0 R/Fit]/Next[%s]>>" % _SKRIP), "pdf_skrip"),
    Kasus("27", lambda: tautan(b"<</S/Launch/F(cmd.exe)>>"), "pdf_peluncur"),
    Kasus("28", lambda: pdf(halaman=b"/AA<</O<</S/SubmitForm/F(http://a.invalid/)>>>>"), "pdf_kirim_data"),
    Kasus("29", lambda: tautan(rb"<</S/GoToR/F(\\\\jahat\\bagi\\a.pdf)/D[0/Fit]>>"), "pdf_rujukan_luar"),
    Kasus("29b", lambda: tautan(rb"<</S/GoToE/F(\\\\jahat\\bagi\\a.pdf)/T<</R/C>>>>"), "pdf_rujukan_luar"),
    Kasus("29c stream", lambda: berselubung(aliran(b"", b"/F(//jahat/a)")), "pdf_rujukan_luar"),
    Kasus("30", lambda: lampirkan(b"MZ" + bytes(99), "jahat.exe"), "pdf_lampiran"),
    Kasus(
        "31",
        lambda: pdf(katalog=b"/AcroForm<</Fields[]/XFA 5 0 R>>", lain=(aliran(b"<xdp/>"),)),
        "pdf_formulir_xfa",
    ),
    Kasus("32", lambda: pdf(halaman=b"/Annots[" + _KAYA + b"]"), "pdf_multimedia"),
    Kasus("32b nested", lambda: berselubung(b"[1[2[<</X[%s]>>]]]" % _KAYA), "pdf_multimedia"),
    Kasus("33", lambda: pdf(katalog=b"/OpenAction<</S/J#61vaScript/J#53(1)>>"), "pdf_skrip"),
    Kasus("34", skrip_dalam_aliran_objek, "pdf_skrip"),
    Kasus(
        "35", lambda: tambahan(pdf(), 1, b"<</Type/Catalog/Pages 2 0 R/OpenAction%s>>" % _SKRIP), "pdf_skrip"
    ),
    Kasus("35b unreachable", lambda: berselubung(_SKRIP), "pdf_skrip"),
    Kasus("unknown action", lambda: tautan(b"<</S/Entah>>"), "pdf_aksi_lain"),
    Kasus("36", lambda: simpan(pdf(), encryption=_KUNCI_BUKA), "pdf_terkunci"),
    Kasus("37", lambda: simpan(pdf(), encryption=_KUNCI), "diterima", peringatan=("batasan_pemilik",)),
    Kasus("38", lambda: b"<html><script>alert(1)</script></html>" + pdf(), "pdf_tidak_di_awal"),
    Kasus("39", lambda: pdf() + arsip(), "diterima"),
    Kasus("39b long tail", lambda: pdf() + arsip() + bytes(9000), "diterima", peringatan=("diperbaiki",)),
    Kasus("40", lambda: b"x" * 2000 + pdf(), "pdf_tidak_di_awal"),
    Kasus("41", lambda: berselubung(aliran(bom_flate(200), b"/Filter/FlateDecode")), "pdf_bom"),
    Kasus("41b 40 MiB", lambda: berselubung(aliran(bom_flate(40), b"/Filter/FlateDecode")), "pdf_bom"),
    Kasus(
        "41c twice packed",
        lambda: berselubung(aliran(zlib.compress(bom_flate(200)), b"/Filter[/FlateDecode/FlateDecode]")),
        "pdf_bom",
    ),
    Kasus(
        "41d 10 GB",
        lambda: berselubung(aliran(zlib.compress(bom_flate(10240)), b"/Filter[/Fl/Fl]")),
        "pdf_bom",
    ),
    Kasus("42", lambda: banyak_halaman(10_000), "pdf_terlalu_banyak_halaman"),
    Kasus("42b 201", lambda: banyak_halaman(201), "pdf_terlalu_banyak_halaman"),
    Kasus("43", lambda: pdf(halaman=b"/MediaBox[0 0 14400 842]"), "pdf_halaman_terlalu_besar"),
    Kasus("43b unit", lambda: pdf(halaman=b"/MediaBox[0 0 1440 842]/UserUnit 10"), "diterima"),
    Kasus("44", lambda: melingkar(b"2 0 R 2 0 R"), "pdf_rusak"),
    Kasus("44b", lambda: melingkar(b"3 0 R 2 0 R"), "pdf_rusak"),
    Kasus("45 self", lambda: susun(_sendiri()), "pdf_rusak"),
    Kasus("45b arrays", lambda: berselubung(b"[" * 10_000 + b"]" * 10_000), "pdf_struktur"),
    Kasus(
        "45c dictionaries", lambda: berselubung(b"<</A" * 10_000 + b" 1 " + b">>" * 10_000), "pdf_struktur"
    ),
    Kasus(
        "46", lambda: pdf().replace(b"startxref\n", b"startxref\n9"), "diterima", peringatan=("diperbaiki",)
    ),
    Kasus("47", lambda: terpotong(pdf()), "pdf_rusak"),
    Kasus("47b no tail", lambda: pdf()[: pdf().rindex(b"xref\n0")], "pdf_rusak"),
    Kasus(
        "48",
        lambda: bergambar(b"/Filter/JBIG2Decode/Width 50000/Height 50000", b"x"),
        "pdf_gambar_terlalu_besar",
    ),
    Kasus(
        "48b jpx",
        lambda: bergambar(b"/Filter/JPXDecode/Width 9/Height 9", jpx(50000, 50000)),
        "pdf_gambar_terlalu_besar",
    ),
    Kasus("49", huruf_sampah, "diterima"),
    Kasus("50 PDF 2.0", lambda: pdf(kepala=b"%PDF-2.0\n"), "diterima"),
    Kasus("50b PDF/A", pdf_a, "diterima"),
    Kasus("50c signed", bertanda_tangan, "diterima", peringatan=("tanda_tangan",)),
    Kasus("51", lambda: bergambar(b"/Filter/DCTDecode/Width 60/Height 40", gambar("JPEG")), "diterima"),
    Kasus("52", lambda: pdf(isi=b""), "diterima", peringatan=("halaman_kosong",)),
    Kasus("53", lambda: tautan(b"<</S/URI/URI(JavaScript:alert\\(1\\))>>"), "pdf_tautan_berbahaya"),
    Kasus("53b file", lambda: tautan(b"<</S/URI/URI(file:///etc/passwd)>>"), "pdf_tautan_berbahaya"),
    Kasus("53c http", lambda: tautan(b"<</S/URI/URI(http://contoh.invalid/)>>"), "diterima"),
    Kasus("54", lambda: pdf(katalog=b"/Metadata 5 0 R", lain=(aliran(_XMP, _METADATA),)), "diterima"),
]
_SENDIRIAN = {  # each mark by itself, in an object that nothing refers to
    "pdf_skrip": (b"/JS(1)", b"/JavaScript<<>>", b"/S/JavaScript"),
    "pdf_peluncur": (b"/S/Launch",),
    "pdf_kirim_data": (b"/S/SubmitForm", b"/S/ImportData"),
    "pdf_rujukan_luar": (b"/S/GoToR", b"/S/GoToE", b"/Type/Filespec"),
    "pdf_lampiran": (
        b"/EF<<>>",
        b"/EmbeddedFiles<<>>",
        b"/Collection<<>>",
        b"/Type/EmbeddedFile",
        b"/Subtype/FileAttachment",
    ),
    "pdf_formulir_xfa": (b"/XFA[]",),
    "pdf_multimedia": (
        b"/S/Movie",
        b"/S/Sound",
        b"/S/Rendition",
        b"/S/GoTo3DView",
        b"/S/RichMediaExecute",
        b"/RichMediaContent<<>>",
        b"/3DD<<>>",
        b"/Subtype/RichMedia",
        b"/Subtype/Movie",
        b"/Subtype/Sound",
        b"/Subtype/Screen",
        b"/Subtype/3D",
        b"/Type/Sound",
    ),
    "pdf_aksi_lain": (
        b"/Subtype/PS",
        b"/A<</S/Entah>>",
        b"/PA<</S/Entah>>",
        b"/Next[<</S/Entah>>]",
        b"/AA<</O<</S/Entah>>>>",
    ),
    "diterima": (b"/A<</S/GoTo>>", b"/A<</O/Layout>>", b"/S/Transparency", b"/AA<<>>", b"/Next 3 0 R"),
}
KASUS_PDF += [
    Kasus(f"alone {tanda.decode()}", partial(berselubung, b"<<" + tanda + b">>"), kode)
    for kode, semua in _SENDIRIAN.items()
    for tanda in semua
]
