"""Pictures: read the header, refuse by size, decode once, write again without anything that is no picture."""

import warnings
from pathlib import Path

from PIL import Image, ImageFile, ImageOps, MpoImagePlugin, UnidentifiedImageError  # noqa: F401  (see below)

from pendaftaran.domain.berkas import BATAS_PIKSEL, BERSIH, LEBAR_GAMBAR, TINGGI_GAMBAR, nama_halaman
from pendaftaran.hakim.tolak import Tolak

Image.preinit()  # before the fork, like MpoImagePlugin: what Pillow would load for the first picture
ImageFile.LOAD_TRUNCATED_IMAGES = False
warnings.simplefilter("error", Image.DecompressionBombWarning)
GALAT_GAMBAR = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
)
_MUTU_BERSIH, _MUTU_HALAMAN = 90, 80
_PIKSEL_CEPAT = 4_000_000  # above this, packing a PNG tightly costs seconds


def periksa_gambar(asli: Path, kerja: Path, jenis: str) -> dict:
    """Writes `bersih` and `halaman-001.jpg` into `kerja`; returns the answer or raises Tolak."""
    try:
        gambar = _buka(asli, jenis)
        gambar.load()
        ImageOps.exif_transpose(gambar, in_place=True)
        gambar = _rata(gambar)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as galat:
        raise Tolak("gambar_terlalu_besar") from galat
    except GALAT_GAMBAR as galat:
        raise Tolak("gambar_rusak") from galat
    if jenis == "png":
        padat = 6 if gambar.width * gambar.height <= _PIKSEL_CEPAT else 1
        gambar.save(kerja / BERSIH, "PNG", compress_level=padat)
    else:
        gambar.save(kerja / BERSIH, "JPEG", quality=_MUTU_BERSIH)
    peringatan = ["halaman_kosong"] if tampak_kosong(gambar) else []
    simpan_halaman(gambar, kerja, 1)
    return {"kode": "diterima", "halaman": 1, "gambar": 1, "peringatan": peringatan}


def _buka(asli: Path, jenis: str) -> Image.Image:
    """Header only; every chunk of a PNG is checked against its sum, because decoding alone skips that."""
    formats = ["PNG"] if jenis == "png" else ["JPEG"]
    gambar = Image.open(asli, formats=formats)
    if gambar.width * gambar.height > BATAS_PIKSEL:
        raise Tolak("gambar_terlalu_besar")
    if jenis == "png":  # a JPEG may hold several views (MPO, from phones); its first is the photo
        if getattr(gambar, "n_frames", 1) > 1 or getattr(gambar, "is_animated", False):
            raise Tolak("gambar_beranimasi")
        gambar.verify()
        gambar = Image.open(asli, formats=formats)
    return gambar


def _rata(gambar: Image.Image) -> Image.Image:
    """8 bits per channel, grey or RGB, on white paper; profile, comment, text and EXIF stay behind."""
    if gambar.mode.startswith("I"):  # 16 bits; a plain conversion would clip and not scale
        gambar = gambar.convert("I").point(lambda nilai: nilai / 256).convert("L")
    tujuan = "L" if gambar.mode in {"1", "L", "LA"} else "RGB"
    if gambar.has_transparency_data:
        gambar = gambar.convert("RGBA")
        kertas = Image.new(tujuan, gambar.size, "white")
        kertas.paste(gambar, mask=gambar.getchannel("A"))
        return kertas
    gambar = gambar.convert(tujuan)
    gambar.info.clear()
    return gambar


def simpan_halaman(gambar: Image.Image, kerja: Path, nomor: int) -> None:
    """One picture for the viewer, bounded in width and height."""
    kecil = gambar.copy() if gambar.width > LEBAR_GAMBAR or gambar.height > TINGGI_GAMBAR else gambar
    kecil.thumbnail((LEBAR_GAMBAR, TINGGI_GAMBAR), reducing_gap=2.0)
    kecil.save(kerja / nama_halaman(nomor), "JPEG", quality=_MUTU_HALAMAN)


def tampak_kosong(gambar: Image.Image) -> bool:
    """Nearly one colour everywhere; shrunk first, so that a scanner's dust does not count as writing."""
    terang, gelap = reversed(gambar.reduce(max(1, gambar.width // 160)).convert("L").getextrema())
    return terang - gelap <= 12
