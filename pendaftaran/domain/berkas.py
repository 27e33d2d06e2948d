"""Rules for uploaded files, free of Django and of every parser: kinds, limits, recognition, names.

Names come from strangers: they are shown neutralised and never become a path. Verdicts: vonis_berkas.py.
"""

import errno
import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class Format:
    """A kind of file that a slot may ask for. `akhiran[0]` is the suffix of stored and downloaded copies."""

    tipe: str
    akhiran: tuple[str, ...]
    sebutan: str


FORMAT = {
    "pdf": Format("application/pdf", ("pdf",), "PDF"),
    "jpeg": Format("image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), "JPEG"),
    "png": Format("image/png", ("png",), "PNG"),
}

MIB = 1024 * 1024
BATAS_PIKSEL = 25_000_000  # of an uploaded picture, read from its header
BATAS_PIKSEL_DALAM_PDF = 100_000_000  # of one picture inside a PDF: A3 at 600 dpi has 70 million
BATAS_HALAMAN = 200
BATAS_SISI_HALAMAN = 10_000  # points (139 inches); phone scanners write one point per pixel
BATAS_ALIRAN = 30 * MIB  # unpacked, one stream that is no picture
BATAS_ALIRAN_GAMBAR = 160 * MIB  # unpacked, one picture: A4 in colour at 600 dpi has 100
BATAS_ALIRAN_TOTAL = 1024 * MIB  # unpacked, whole document
BATAS_OBJEK = 500_000
LEBAR_GAMBAR = 1240  # A4 at 150 dpi
TINGGI_GAMBAR = 3508
HALAMAN_BERGAMBAR = 40
GABUNG_PALING_BANYAK = 20  # photos that one upload joins; each may be larger than the slot, because joining shrinks them
BATAS_FOTO = 12 * MIB
KODE_RUANG_HABIS = frozenset({errno.ENOSPC, errno.EDQUOT})
BERSIH = "bersih"  # what a judge writes into its folder: the rebuilt copy and the page pictures


def nama_halaman(nomor: int) -> str:
    return f"halaman-{nomor:03}.jpg"


_MEREK_HEIC = frozenset(
    {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"}
)
_AWALAN = (  # first match wins; the kind is a key of FORMAT, a verdict, or "gambar:NAME"
    (b"%PDF-", "pdf"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gambar:GIF"),
    (b"II*\0", "gambar:TIFF"),
    (b"MM\0*", "gambar:TIFF"),
    (b"II+\0", "gambar:TIFF"),
    (b"MM\0+", "gambar:TIFF"),
    (b"BM", "gambar:BMP"),
    (b"\0\0\1\0", "gambar:ICO"),
    (b"%!PS", "gambar:EPS"),
    (b"\xc5\xd0\xd3\xc6", "gambar:EPS"),
    (b"8BPS", "gambar:PSD"),
    (b"\0\0\0\x0cjP  ", "gambar:JPEG 2000"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"#!", "program"),
    (b"\xd0\xcf\x11\xe0", "dokumen_kantor"),
    (b"{\\rtf", "dokumen_kantor"),
    (b"Rar!", "arsip"),
    (b"7z\xbc\xaf", "arsip"),
    (b"\x1f\x8b", "arsip"),
)
_ISI_KANTOR = (b"word/", b"xl/", b"ppt/", b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")


def kenali(isi: bytes) -> str:
    """Kind by the first 64 KiB: "pdf", "jpeg", "png", a refusal, or "gambar:NAME".

    A PDF counts only when it begins at byte 0: readers that search for the header also open files that
    browsers take for HTML.
    """
    for awalan, jenis in _AWALAN:
        if isi.startswith(awalan):
            return jenis
    if isi.startswith(b"RIFF") and isi[8:12] == b"WEBP":
        return "gambar:WebP"
    if isi[4:8] == b"ftyp":
        return "foto_heic" if isi[8:12] in _MEREK_HEIC else "isi_tidak_dikenal"
    if isi.startswith((b"PK\3\4", b"PK\5\6")):
        return "dokumen_kantor" if any(tanda in isi for tanda in _ISI_KANTOR) else "arsip"
    if b"%PDF-" in isi:
        return "pdf_tidak_di_awal"
    if re.search(rb"<svg[\s>]", isi[:4096], re.IGNORECASE):
        return "gambar:SVG"
    return "isi_tidak_dikenal"


def ekstensi(nama: str) -> str:
    """Suffix, lower case; "" when what follows the last point is none ("SK No. 800.12")."""
    cocok = re.search(r"[^.]\.([A-Za-z][A-Za-z0-9]{1,5})$", nama_tampil(nama))
    return cocok.group(1).lower() if cocok else ""


def putuskan_jenis(*, isi: bytes, nama: str, jenis_boleh: frozenset[str]) -> tuple[str, dict[str, str]]:
    """("pdf" | "jpeg" | "png", {}) when content, name and slot agree, else (verdict, its values)."""
    jenis, akhir = kenali(isi), ekstensi(nama)
    nilai = {"boleh": sebut_jenis(jenis_boleh), "ekstensi": akhir}
    if jenis.startswith("gambar:"):
        return "gambar_format_lain", nilai | {"jenis": jenis.removeprefix("gambar:")}
    if jenis not in FORMAT:
        return jenis, nilai
    nilai["jenis"] = FORMAT[jenis].sebutan
    if akhir and akhir not in FORMAT[jenis].akhiran:
        dikenal = any(akhir in f.akhiran for f in FORMAT.values())
        return ("isi_beda_nama" if dikenal else "ekstensi_ditolak"), nilai
    if jenis not in jenis_boleh:
        return "jenis_tidak_diminta", nilai
    return jenis, {}


def sebut_jenis(jenis_boleh: frozenset[str]) -> str:
    """ "PDF, JPEG, atau PNG" in the fixed order of FORMAT."""
    sebutan = [f.sebutan for kode, f in FORMAT.items() if kode in jenis_boleh]
    if len(sebutan) < 3:
        return " atau ".join(sebutan)
    return f"{', '.join(sebutan[:-1])}, atau {sebutan[-1]}"


def sebut_ukuran(byte: int) -> str:
    """Size for people, with a comma decimal: "512 byte", "200 KB", "2,5 MB" (1 KB is 1,024 bytes)."""
    for satuan, nilai in (("MB", MIB), ("KB", 1024)):
        if byte >= nilai:
            angka = (Decimal(byte) / nilai).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
            return f"{angka:f} {satuan}".replace(".", ",").replace(",0 ", " ")
    return f"{byte} byte"


_NAMA_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_PENYAMBUNG = {"\u200c", "\u200d"}  # needed to write Javanese, Arabic and emoji; they reorder nothing
_TERLARANG = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def nama_tampil(nama: str, *, panjang: int = 120) -> str:
    """A stranger's file name made fit to show: one line, no path, no controls, no text-direction tricks."""
    teks = unicodedata.normalize("NFC", nama.split("::$")[0])
    teks = "".join(h for h in teks if h in _PENYAMBUNG or unicodedata.category(h) not in _TERLARANG)
    teks = re.split(r"[/\\]", teks)[-1]
    teks = re.sub(r'["<>|:*?;]', "_", re.sub(r"\s+", " ", teks)).strip(" .")
    if _NAMA_WINDOWS.match(teks):
        teks = f"_{teks}"
    if len(teks) > panjang:
        batang, titik, akhir = teks.rpartition(".")
        teks = (
            f"{batang[: panjang - len(akhir) - 2]}…{titik}{akhir}"
            if batang and len(akhir) < 8
            else teks[:panjang]
        )
    return teks or "berkas"


def nama_unduhan(nama: str, *, akhiran: str) -> str:
    """What a download is called. The suffix is ours, taken from the judged content, whatever the stranger's ended in."""
    tampil = nama_tampil(nama)
    semua = {a for f in FORMAT.values() for a in f.akhiran}
    batang, _, akhir = tampil.rpartition(".")
    return f"{batang if batang and akhir.lower() in semua else tampil}.{akhiran}"
