"""Picture cases 55 to 69 of docs/berkas.md."""

import io
import struct
import zlib

from PIL import Image

from pendaftaran.tests.berkas_uji import Kasus, bom_flate, gambar, terpotong

CATATAN_JAHAT = b"<script>alert(1)</script>"


def potongan(jenis: bytes, isi: bytes) -> bytes:
    return struct.pack("!I", len(isi)) + jenis + isi + struct.pack("!I", zlib.crc32(jenis + isi))


def png(lebar: int, tinggi: int, *, bit: int = 1, isi: bytes | None = None, sela: bytes = b"") -> bytes:
    """A grey PNG by hand; `isi` is the packed picture, `sela` extra chunks before it."""
    if isi is None:
        isi = zlib.compress(bytes((lebar * bit // 8 + 2) * tinggi), 1)
    kepala = struct.pack("!IIBBBBB", lebar, tinggi, bit, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + potongan(b"IHDR", kepala)
        + sela
        + potongan(b"IDAT", isi)
        + potongan(b"IEND", b"")
    )


def png_salah_jumlah() -> bytes:
    isi = bytearray(png(9, 9))
    isi[isi.index(b"IEND") - 5] ^= 1  # last byte of the sum of IDAT; the picture itself is whole
    return bytes(isi)


def png_bergerak(bingkai: int) -> bytes:
    kendali = potongan(b"acTL", struct.pack("!II", bingkai, 0))
    kepala = struct.pack("!IIIIHHBB", 9, 9, 0, 0, 1, 10, 0, 0)
    urut, ekor, isi = 1, b"", zlib.compress(bytes(3 * 9))
    for _ in range(bingkai - 1):
        ekor += potongan(b"fcTL", struct.pack("!I", urut) + kepala)
        ekor += potongan(b"fdAT", struct.pack("!I", urut + 1) + isi)
        urut += 2
    dasar = png(9, 9, sela=kendali + potongan(b"fcTL", struct.pack("!I", 0) + kepala))
    akhir = dasar.index(b"IEND") - 4
    return dasar[:akhir] + ekor + dasar[akhir:]


def png_16_bit() -> bytes:
    """Left half 0x2000, right half 0xE000, 16 bits per pixel."""
    baris = b"\0" + b"\x20\x00" * 30 + b"\xe0\x00" * 30
    return png(60, 40, bit=16, isi=zlib.compress(baris * 40))


def jpeg_exif(**tanda: int) -> bytes:
    """EXIF with a place (GPS) and the given orientation; comment with markup."""
    exif = Image.Exif()
    exif[0x010E] = "Kantor Contoh"
    exif[0x0112] = tanda.get("arah", 1)
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 53.0, 51.0), 3: "E", 4: (112.0, 3.0, 0.0)})
    return gambar("JPEG", exif=exif, comment=CATATAN_JAHAT, quality=95)


def banyak_bingkai(format_: str, jumlah: int) -> bytes:
    lembar = [Image.new("L", (1, 1), n % 256) for n in range(jumlah)]
    lembar[0].save(keluar := io.BytesIO(), format_, save_all=True, append_images=lembar[1:])
    return keluar.getvalue()


def tiff(lembar: int) -> bytes:
    """A chain of directories, each of one entry (width)."""
    isi = b"II*\0" + struct.pack("<I", 8)
    for nomor in range(lembar):
        berikut = 8 + (nomor + 1) * 18 if nomor < lembar - 1 else 0
        isi += struct.pack("<HHHIII", 1, 256, 4, 1, 1, berikut)
    return isi


def mpo() -> bytes:
    """Two views in one JPEG, as many phones write them."""
    dua = [Image.open(io.BytesIO(gambar("JPEG"))).convert("RGB") for _ in range(2)]
    dua[0].save(keluar := io.BytesIO(), "MPO", save_all=True, append_images=dua[1:])
    return keluar.getvalue()


_HEIC = struct.pack("!I", 24) + b"ftypheic\0\0\0\0mif1heic" + bytes(400)
_WEBP = b"RIFF\x24\x10\0\0WEBPVP8 \x18\x10\0\0" + bytes(40)
_SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
_POLIGLOT = b"GIF89a/*" + bytes(20) + b"*/=1;alert(1);//"
_ICO = b"\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0\x68\4\0\0\x16\0\0\0" + bytes(100)
_EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file\n"

KASUS_GAMBAR = [
    Kasus("55", lambda: png(9000, 9000), "gambar_terlalu_besar", "foto.png"),
    Kasus("56", lambda: png(20_000, 20_000), "gambar_terlalu_besar", "foto.png"),
    Kasus("56b header only", lambda: png(2**31 - 1, 2**31 - 1, isi=b""), "gambar_terlalu_besar", "foto.png"),
    Kasus("56c limit", lambda: png(5000, 5000), "diterima", "foto.png", ("halaman_kosong",)),
    Kasus("56d limit + 1", lambda: png(5000, 5001), "gambar_terlalu_besar", "foto.png"),
    Kasus("57", png_salah_jumlah, "gambar_rusak", "foto.png"),
    Kasus("57b cut", lambda: terpotong(gambar()), "gambar_rusak", "foto.png"),
    Kasus("57c cut jpeg", lambda: terpotong(gambar("JPEG", ukuran=(600, 400))), "gambar_rusak", "foto.jpg"),
    Kasus(
        "58", lambda: png(9, 9, sela=potongan(b"zTXt", b"k\0\0" + bom_flate(1024))), "gambar_rusak", "a.png"
    ),
    Kasus(
        "58b", lambda: png(9, 9, sela=potongan(b"iCCP", b"k\0\0" + bom_flate(99))), "gambar_rusak", "a.png"
    ),
    Kasus("59", jpeg_exif, "diterima", "foto.jpg"),
    Kasus("60", lambda: jpeg_exif(arah=6), "diterima", "foto.JPG"),
    Kasus("61", lambda: gambar("JPEG", comment=CATATAN_JAHAT) + CATATAN_JAHAT, "diterima", "foto.jpeg"),
    Kasus("62", lambda: _POLIGLOT, "gambar_format_lain", "foto.gif"),
    Kasus("62b named jpg", lambda: _POLIGLOT, "gambar_format_lain", "foto.jpg"),
    Kasus("63", lambda: _SVG, "gambar_format_lain", "logo.svg"),
    Kasus("64", lambda: png_bergerak(10_000), "gambar_beranimasi", "foto.png"),
    Kasus("64b gif", lambda: banyak_bingkai("GIF", 3), "gambar_format_lain", "foto.gif"),
    Kasus("65", lambda: gambar("JPEG", mode="CMYK"), "diterima", "foto.jpg"),
    Kasus("65b 16 bit", png_16_bit, "diterima", "foto.png"),
    Kasus("65c palette", lambda: gambar(mode="P"), "diterima", "foto.png"),
    Kasus("65d see-through", lambda: gambar(mode="RGBA"), "diterima", "foto.png"),
    Kasus("65e two views", mpo, "diterima", "foto.jpg"),
    Kasus("66", lambda: _HEIC, "foto_heic", "IMG_0001.HEIC"),
    Kasus("66b named jpg", lambda: _HEIC, "foto_heic", "IMG_0001.jpg"),
    Kasus("67", lambda: tiff(5000), "gambar_format_lain", "pindai.tif"),
    Kasus("68", lambda: _WEBP, "gambar_format_lain", "foto.webp"),
    Kasus("69 ico", lambda: _ICO, "gambar_format_lain", "foto.png"),
    Kasus("69b eps", lambda: _EPS, "gambar_format_lain", "foto.png"),
]
