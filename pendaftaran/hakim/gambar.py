"""Pictures: read the header, refuse by size, decode once, write again without anything that is no picture."""
import warnings
from pathlib import Path

from PIL import Image, ImageFile, ImageOps, MpoImagePlugin, PngImagePlugin, UnidentifiedImageError  # noqa: F401

from pendaftaran.domain.berkas import BATAS_PIKSEL, LEBAR_GAMBAR, TINGGI_GAMBAR

# Loaded before the fork: the formats that Pillow would look up on the first picture.
Image.preinit()
Image.MAX_IMAGE_PIXELS = BATAS_PIKSEL
ImageFile.LOAD_TRUNCATED_IMAGES = False
warnings.simplefilter("error", Image.DecompressionBombWarning)
GALAT_GAMBAR = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError)
_MUTU_BERSIH, _MUTU_HALAMAN = 90, 80
_PIKSEL_CEPAT = 4_000_000  # above this, packing a PNG tightly costs seconds


class Tolak(Exception):
    """A verdict other than "diterima", by its code."""

    def __init__(self, kode: str, **nilai: str) -> None:
        super().__init__(kode)
        self.kode, self.nilai = kode, nilai


def periksa_gambar(asli: Path, kerja: Path, jenis: str) -> dict:
    """Writes `bersih` and `halaman-001.jpg` into `kerja`; returns the answer or raises Tolak."""
    try:
        gambar = _buka(asli, jenis)
        gambar.load()
        gambar = _rata(ImageOps.exif_transpose(gambar))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as galat:
        raise Tolak("gambar_terlalu_besar") from galat
    except GALAT_GAMBAR as galat:
        raise Tolak("gambar_rusak") from galat
    if jenis == "png":
        padat = 6 if gambar.width * gambar.height <= _PIKSEL_CEPAT else 1
        gambar.save(kerja / "bersih", "PNG", compress_level=padat)
    else:
        gambar.save(kerja / "bersih", "JPEG", quality=_MUTU_BERSIH)
    peringatan = ["halaman_kosong"] if tampak_kosong(gambar) else []
    simpan_halaman(gambar, kerja, 1)
    return {"kode": "diterima", "halaman": 1, "gambar": 1, "peringatan": peringatan}


def _buka(asli: Path, jenis: str) -> Image.Image:
    """Header only; every chunk of a PNG is checked against its sum, because decoding alone skips that."""
    formats = ["PNG"] if jenis == "png" else ["JPEG"]
    gambar = Image.open(asli, formats=formats)
    # Pillow itself objects only above its limit; ours is exact and also holds for 1-bit pictures.
    if gambar.width * gambar.height > BATAS_PIKSEL:
        raise Tolak("gambar_terlalu_besar")
    if jenis == "png":
        # Phones write several views into one JPEG (MPO): the first is the photo. A moving PNG has no such one.
        if getattr(gambar, "n_frames", 1) > 1 or getattr(gambar, "is_animated", False):
            raise Tolak("gambar_beranimasi")
        gambar.verify()
        gambar = Image.open(asli, formats=formats)
    return gambar


def _rata(gambar: Image.Image) -> Image.Image:
    """8 bits per channel, grey or RGB, transparency on white paper; drops palette, profile, text and EXIF."""
    if gambar.mode.startswith("I") or gambar.mode == "F":
        gambar = gambar.point(lambda nilai: nilai / 256, "L") if gambar.mode == "I" else gambar.convert("I")
        if gambar.mode == "I":
            gambar = gambar.point(lambda nilai: nilai / 256).convert("L")
    if gambar.has_transparency_data:
        gambar = gambar.convert("RGBA")
        kertas = Image.new("RGBA", gambar.size, "white")
        gambar = Image.alpha_composite(kertas, gambar)
    tujuan = "L" if gambar.mode in {"1", "L", "LA"} else "RGB"
    bersih = Image.new(tujuan, gambar.size)
    bersih.paste(gambar.convert(tujuan))
    return bersih


def simpan_halaman(gambar: Image.Image, kerja: Path, nomor: int) -> None:
    """One picture for the viewer, bounded in width and height."""
    kecil = gambar.copy() if gambar.width > LEBAR_GAMBAR or gambar.height > TINGGI_GAMBAR else gambar
    kecil.thumbnail((LEBAR_GAMBAR, TINGGI_GAMBAR), reducing_gap=2.0)
    kecil.save(kerja / nama_halaman(nomor), "JPEG", quality=_MUTU_HALAMAN)


def nama_halaman(nomor: int) -> str:
    return f"halaman-{nomor:03}.jpg"


def tampak_kosong(gambar: Image.Image) -> bool:
    """Nearly one colour everywhere; shrunk first, so that a scanner's dust does not count as writing."""
    terang, gelap = reversed(gambar.convert("L").reduce(max(1, gambar.width // 160)).getextrema())
    return terang - gelap <= 12
