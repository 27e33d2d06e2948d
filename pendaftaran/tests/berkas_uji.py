"""Hostile and odd files, all made here: building blocks, and the general cases 1 to 25 of docs/berkas.md."""

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

EICAR = (
    b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
)  # split: scanners
A4 = b"/MediaBox[0 0 595 842]"
TEKS = b"BT /F1 24 Tf 72 700 Td (Dokumen Peserta Uji) Tj ET"
HURUF = b"/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


@dataclass(frozen=True)
class Kasus:
    """One row of the table in docs/berkas.md: number, name as uploaded, bytes, verdict, warnings."""

    nomor: str
    buat: Callable[[], bytes]
    kode: str
    nama: str = "dokumen.pdf"
    peringatan: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.nomor


def aliran(isi: bytes, kamus: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (kamus, len(isi), isi)


def susun(objek: list[bytes], *, akar: bytes = b"/Root 1 0 R", kepala: bytes = b"%PDF-1.7\n") -> bytes:
    """A PDF of these objects, numbered from 1, with a true cross-reference table."""
    isi, letak = bytearray(kepala), []
    for nomor, satu in enumerate(objek, 1):
        letak.append(len(isi))
        isi += b"%d 0 obj\n%s\nendobj\n" % (nomor, satu)
    awal = len(isi)
    isi += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1)
    isi += b"".join(b"%010d 00000 n \n" % tempat for tempat in letak)
    isi += b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objek) + 1, akar, awal)
    return bytes(isi)


def pdf(
    *, katalog: bytes = b"", halaman: bytes = b"", isi: bytes = TEKS, lain: tuple[bytes, ...] = (), **k
) -> bytes:
    """One page of text. `katalog` and `halaman` add entries; `lain` adds objects from number 5 on."""
    kotak = b"" if b"/MediaBox" in halaman else A4
    sumber = b"" if b"/Resources" in halaman else HURUF
    return susun(
        [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % katalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R%s%s%s>>" % (kotak, sumber, halaman),
            aliran(isi),
            *lain,
        ],
        **k,
    )


def bom_flate(mib: int) -> bytes:
    """A zlib stream of `mib` MiB of zeros, written without packing them: one packed block, repeated."""
    pemadat = zlib.compressobj(9, zlib.DEFLATED, -15)
    blok = pemadat.compress(bytes(1 << 20)) + pemadat.flush(zlib.Z_FULL_FLUSH)
    periksa = ((mib << 20) % 65521 << 16 | 1).to_bytes(4, "big")  # Adler-32 of zeros
    return b"\x78\xda" + blok * mib + b"\x03\x00" + periksa


def gambar(format_: str = "PNG", *, mode: str = "RGB", ukuran: tuple[int, int] = (60, 40), **k) -> bytes:
    """A picture that is red (or dark) on the left and light on the right, so that turning it shows."""
    terang, gelap = Image.new("RGB", ukuran, "white"), Image.new("RGB", (ukuran[0] // 2, ukuran[1]), "red")
    terang.paste(gelap, (0, 0))
    terang.convert(mode).save(keluar := io.BytesIO(), format_, **k)
    return keluar.getvalue()


def arsip(nama: str = "isi.txt") -> bytes:
    with zipfile.ZipFile(keluar := io.BytesIO(), "w") as z:
        z.writestr(nama, "isi")
    return keluar.getvalue()


def program() -> bytes:
    return b"MZ\x90\0" + bytes(200) + b"This program cannot be run in DOS mode."


def terpotong(isi: bytes) -> bytes:
    return isi[: len(isi) // 2]


NAMA_DITERIMA = {  # uploaded name: what people are shown
    "x" * 300 + ".pdf": "x" * 115 + "….pdf",
    "../../etc/passwd": "passwd",
    "..\\..\\windows\\win.pdf": "win.pdf",
    'a\0b\r\nSet-Cookie: s=1".pdf': "abSet-Cookie_ s=1_.pdf",
    "sk;filename=jahat.pdf": "sk_filename=jahat.pdf",
    "surat\u202efdp.pdf": "suratfdp.pdf",
    "CON": "_CON",
    "NUL.pdf": "_NUL.pdf",
    "a.pdf.": "a.pdf",
    "a.pdf::$DATA": "a.pdf",
    unicodedata.normalize("NFD", "café.pdf"): unicodedata.normalize("NFC", "café.pdf"),
    "ꦱꦸꦫꦠ꧀.pdf": "ꦱꦸꦫꦠ꧀.pdf",
    "رسالة.pdf": "رسالة.pdf",
    "👩‍💼 ijazah 🎓.pdf": "👩‍💼 ijazah 🎓.pdf",
    "SK No. 800.12": "SK No. 800.12",
    "a.exe.pdf": "a.exe.pdf",
    "": "berkas",
}

KASUS_UMUM = [
    Kasus("1", lambda: b"", "berkas_kosong"),
    Kasus("2", lambda: b"%", "isi_tidak_dikenal"),
    Kasus("7", gambar, "isi_beda_nama"),
    Kasus("7b jpeg named png", lambda: gambar("JPEG"), "isi_beda_nama", "foto.png"),
    Kasus("8", gambar, "diterima", "foto.png"),
    Kasus("8b no suffix", gambar, "diterima", "foto"),
    Kasus("9", pdf, "ekstensi_ditolak", "a.pdf.exe"),
    Kasus("10", program, "program", "a.exe.pdf"),
    Kasus("24 plain", lambda: EICAR, "isi_tidak_dikenal"),
    Kasus("25 cut", lambda: terpotong(pdf()), "pdf_rusak"),
    Kasus("25 again", pdf, "diterima"),
    Kasus("docx", lambda: arsip("word/document.xml"), "dokumen_kantor", "surat.docx"),
    Kasus("docx as pdf", lambda: arsip("word/document.xml"), "dokumen_kantor"),
    Kasus("old doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "dokumen_kantor", "surat.doc"),
    Kasus("zip", arsip, "arsip", "semua.zip"),
    Kasus("html", lambda: b"<!doctype html><script>alert(1)</script>", "isi_tidak_dikenal"),
]
