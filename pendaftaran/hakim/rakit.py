"""Documents made here of parts that were judged before: photos to one PDF, pages turned and put in order."""

from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from pendaftaran.domain.berkas import BATAS_HALAMAN, BERSIH
from pendaftaran.hakim.gambar import GALAT_GAMBAR, simpan_halaman, tampak_kosong
from pendaftaran.hakim.halaman import gambari_halaman
from pendaftaran.hakim.tolak import Tolak

_A4 = (595.28, 841.89)
_PADAT = ((1654, 2339, 80), (1240, 1754, 70), (1000, 1414, 55))  # A4 at 200, 150, 120 dpi and JPEG quality, first that fits
_PUTAR = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def gabungkan(bagian: list[tuple[str, str]], kerja: Path, batas: int) -> dict:
    """Pairs (path, kind) in order to one PDF of at most `batas` bytes; photos shrink until it fits, PDF pages do not."""
    try:
        for lebar, tinggi, mutu in _PADAT:
            with pikepdf.new() as pdf:
                for asal, jenis in bagian:
                    if jenis == "pdf":
                        with pikepdf.open(asal) as lain:
                            pdf.pages.extend(lain.pages)
                    else:
                        _tambah_foto(pdf, Path(asal), (lebar, tinggi), mutu)
                if len(pdf.pages) > BATAS_HALAMAN:
                    raise Tolak("pdf_terlalu_banyak_halaman")
                jumlah = len(pdf.pages)
                _simpan(pdf, kerja / BERSIH)
            if (kerja / BERSIH).stat().st_size <= batas:
                return _jawab(kerja, jumlah)
    except (*GALAT_GAMBAR, pikepdf.PikepdfError, RuntimeError) as galat:
        raise Tolak("terlalu_rumit") from galat
    raise Tolak("gabungan_terlalu_besar")


def _tambah_foto(pdf: pikepdf.Pdf, asal: Path, kotak: tuple[int, int], mutu: int) -> None:
    """One photo on a page of A4, upright or lying like the photo itself, as large as fits."""
    with Image.open(asal, formats=["JPEG", "PNG"]) as gambar:
        tegak = gambar.height >= gambar.width
        gambar.draft(None, kotak if tegak else kotak[::-1])  # a JPEG is decoded near the size that is wanted
        gambar.thumbnail(kotak if tegak else kotak[::-1], reducing_gap=2.0)
        gambar.save(isi := BytesIO(), "JPEG", quality=mutu)
        (lebar, tinggi), warna = gambar.size, "/DeviceGray" if gambar.mode == "L" else "/DeviceRGB"
    kertas = _A4 if tegak else _A4[::-1]
    skala = min(kertas[0] / lebar, kertas[1] / tinggi)
    l_, t = lebar * skala, tinggi * skala
    foto = pdf.make_stream(
        isi.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=lebar, Height=tinggi,
        ColorSpace=pikepdf.Name(warna), BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode)  # fmt: skip
    halaman = pdf.add_blank_page(page_size=kertas)
    halaman.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=foto))
    letak = f"q {l_:.2f} 0 0 {t:.2f} {(kertas[0] - l_) / 2:.2f} {(kertas[1] - t) / 2:.2f} cm /F Do Q"
    halaman.obj.Contents = pdf.make_stream(letak.encode())


def susunkan(asal: Path, kerja: Path, jenis: str, susunan: list[tuple[int, int]]) -> dict:
    """Pairs (page, degrees clockwise) of a rebuilt copy to a new copy; pages that are not named stay behind."""
    try:
        if jenis != "pdf":
            return _putar_foto(asal, kerja, susunan[0][1])
        with pikepdf.open(asal) as lama, pikepdf.new() as pdf:
            for nomor, putar in susunan:
                pdf.pages.append(lama.pages[nomor - 1])
                pdf.pages[-1].rotate(putar, relative=True)
            _simpan(pdf, kerja / BERSIH)
    except (*GALAT_GAMBAR, pikepdf.PikepdfError, RuntimeError) as galat:
        raise Tolak("terlalu_rumit") from galat
    return _jawab(kerja, len(susunan))


def _putar_foto(asal: Path, kerja: Path, putar: int) -> dict:
    with Image.open(asal, formats=["JPEG", "PNG"]) as foto:
        bentuk, gambar = foto.format, foto.transpose(_PUTAR[putar]) if putar else foto.copy()
    gambar.save(kerja / BERSIH, bentuk, **({"quality": 95} if bentuk == "JPEG" else {"compress_level": 1}))
    simpan_halaman(gambar, kerja, 1)
    return {"kode": "diterima", "halaman": 1, "gambar": 1, "peringatan": ["halaman_kosong"] if tampak_kosong(gambar) else []}


def _simpan(pdf: pikepdf.Pdf, tujuan: Path) -> None:
    pdf.save(tujuan, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _jawab(kerja: Path, halaman: int) -> dict:
    gambar, kosong = gambari_halaman(kerja, halaman)
    tanda = {"halaman_kosong": kosong, "gambar_sebagian": gambar < halaman}
    return {"kode": "diterima", "halaman": halaman, "gambar": gambar, "peringatan": [kode for kode, ada in tanda.items() if ada]}
