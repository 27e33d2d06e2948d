"""PDF: parse, look at every object, refuse what acts, write again without what we do not need."""

import mmap
from pathlib import Path

import pikepdf
from pikepdf import settings as qpdf

from pendaftaran.domain.berkas import (
    BATAS_ALIRAN,
    BATAS_ALIRAN_GAMBAR,
    BATAS_ALIRAN_TOTAL,
    BATAS_HALAMAN,
    BATAS_PIKSEL_DALAM_PDF,
    BERSIH,
)
from pendaftaran.hakim.halaman import gambari_halaman, ratakan
from pendaftaran.hakim.telusur import berisi_aksi, semua_kamus, telusuri
from pendaftaran.hakim.tolak import Tolak

qpdf.set_qpdf_limits(
    doc_max_warnings=1000,
    flate_max_memory=BATAS_ALIRAN_GAMBAR,
    png_max_memory=BATAS_ALIRAN_GAMBAR,
    tiff_max_memory=BATAS_ALIRAN_GAMBAR,
    run_length_max_memory=BATAS_ALIRAN_GAMBAR,
    dct_max_memory=BATAS_ALIRAN_GAMBAR,
)

_AKAR = {
    "/Type", "/Pages", "/Version", "/Extensions", "/Lang", "/MarkInfo", "/StructTreeRoot", "/Outlines",
    "/Dests", "/PageLabels", "/PageMode", "/PageLayout", "/ViewerPreferences", "/OCProperties",
    "/OutputIntents",
}  # fmt: skip
_HALAMAN_BUANG = {
    "/AA", "/Annots", "/AF", "/B", "/Dur", "/Metadata", "/PieceInfo", "/PresSteps", "/Thumb", "/Trans",
    "/UserUnit",
}  # fmt: skip
_SANDI_ISI = {
    "/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx",
    "/RunLengthDecode", "/RL",
}  # fmt: skip


def periksa_pdf(asli: Path, kerja: Path) -> dict:
    """Writes `bersih` and the page pictures into `kerja`; returns the answer or raises Tolak."""
    try:
        with pikepdf.open(asli) as pdf:
            jawaban = _nilai(pdf, asli)
            if not _tergambar_di_atas(pdf):
                _bangun_ulang(pdf, kerja / BERSIH)
            else:
                pdf.save(kerja / "aman", encryption=False, fix_metadata_version=False, preserve_pdfa=False)
        if not (kerja / BERSIH).exists():
            ratakan(kerja / "aman", kerja / "rata")
            with pikepdf.open(kerja / "rata") as pdf:
                _bangun_ulang(pdf, kerja / BERSIH)
    except pikepdf.PasswordError as galat:
        raise Tolak("pdf_terkunci") from galat
    except (pikepdf.PikepdfError, ValueError, RuntimeError) as galat:
        raise Tolak("pdf_bom" if _melewati_batas(galat) else "pdf_rusak") from galat
    gambar, kosong = gambari_halaman(kerja, jawaban["halaman"])
    if kosong:
        jawaban["peringatan"].append("halaman_kosong")
    if gambar < jawaban["halaman"]:
        jawaban["peringatan"].append("gambar_sebagian")
    return jawaban | {"kode": "diterima", "gambar": gambar}


def _melewati_batas(galat: Exception) -> bool:
    """One of the limits set above; qpdf has no class for it, only these words."""
    return "memory limit exceeded" in str(galat)


def _nilai(pdf: pikepdf.Pdf, asli: Path) -> dict:
    """Everything that can refuse a document, cheapest first."""
    rusak = any("damaged" in kata for kata in pdf.get_warnings())
    if rusak and _terpotong(asli):
        raise Tolak("pdf_rusak")
    halaman = _hitung_halaman(pdf)
    bertanda = telusuri(pdf)
    if qpdf.qpdf_limit_errors():
        raise Tolak("pdf_struktur")
    _periksa_aliran(pdf)
    for lembar in pdf.pages:
        _pastikan_isi(lembar.obj.get("/Contents"))
    tanda = {"diperbaiki": rusak, "tanda_tangan": bertanda, "batasan_pemilik": pdf.is_encrypted}
    return {"halaman": halaman, "peringatan": [kode for kode, ada in tanda.items() if ada]}


def _terpotong(asli: Path) -> bool:
    """Objects after the last end mark: the tail is missing. Foreign bytes after the mark do not count."""
    with asli.open("rb") as f, mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ) as isi:
        return isi.rfind(b" obj") > isi.rfind(b"%%EOF")


def _hitung_halaman(pdf: pikepdf.Pdf) -> int:
    jumlah = len(pdf.pages)
    if jumlah > BATAS_HALAMAN:
        raise Tolak("pdf_terlalu_banyak_halaman")
    if jumlah == 0:
        raise Tolak("pdf_rusak")
    return jumlah


def _pastikan_isi(isi: pikepdf.Object | None) -> None:
    """A page's content is one stream or a list of them; anything else is a lost or self-referring object."""
    for bagian in isi if isinstance(isi, pikepdf.Array) else [] if isi is None else [isi]:
        if not isinstance(bagian, pikepdf.Stream):
            raise Tolak("pdf_rusak")


def _periksa_aliran(pdf: pikepdf.Pdf) -> None:
    """Unpack every stream once, within limits, before anything else draws it."""
    total = 0
    for objek in pdf.objects:
        if not isinstance(objek, pikepdf.Stream):
            continue
        gambar = objek.get("/Subtype") == "/Image"
        if gambar:
            _periksa_piksel(objek)
        sandi = objek.get("/Filter", pikepdf.Array())
        if not {str(s) for s in (sandi if isinstance(sandi, pikepdf.Array) else [sandi])} <= _SANDI_ISI:
            continue
        try:
            panjang = len(objek.get_stream_buffer(pikepdf.StreamDecodeLevel.specialized))
        except pikepdf.PikepdfError as galat:
            if _melewati_batas(galat):
                raise Tolak("pdf_bom") from galat
            continue  # a spoilt font or picture: readers leave it out, and so does the page picture
        total += panjang
        if panjang > (BATAS_ALIRAN_GAMBAR if gambar else BATAS_ALIRAN) or total > BATAS_ALIRAN_TOTAL:
            raise Tolak("pdf_bom")


def _periksa_piksel(gambar: pikepdf.Stream) -> None:
    lebar, tinggi = int(gambar.get("/Width", 0)), int(gambar.get("/Height", 0))
    if gambar.get("/Filter") == "/JPXDecode":  # the size that counts is the codestream's (marker SIZ)
        mentah = bytes(gambar.get_raw_stream_buffer())
        siz = mentah.find(b"\xff\x4f\xff\x51")
        if siz >= 0:
            lebar = max(lebar, int.from_bytes(mentah[siz + 8 : siz + 12], "big"))
            tinggi = max(tinggi, int.from_bytes(mentah[siz + 12 : siz + 16], "big"))
    if lebar * tinggi > BATAS_PIKSEL_DALAM_PDF:
        raise Tolak("pdf_gambar_terlalu_besar")


def _tergambar_di_atas(pdf: pikepdf.Pdf) -> bool:
    """Whether anything but links lies on top of the pages: form fields, stamps, notes, signatures."""
    for lembar in pdf.pages:
        for tanda in lembar.obj.get("/Annots", []):
            if isinstance(tanda, pikepdf.Dictionary) and tanda.get("/Subtype") != "/Link":
                return True
    return False


def _bangun_ulang(pdf: pikepdf.Pdf, tujuan: Path) -> None:
    """A copy that shows the same, with nothing live and no metadata.

    Only what the pages reach is written, so trailing bytes, older revisions and encryption stay behind.
    """
    akar = pdf.Root
    for lembar in pdf.pages:
        for kunci in _HALAMAN_BUANG & set(lembar.obj.keys()):
            del lembar.obj[kunci]
    for kunci in set(akar.keys()) - _AKAR:
        del akar[kunci]
    for kamus in semua_kamus(pdf):
        for kunci in {"/A", "/AA", "/PA"} & set(kamus.keys()):
            if berisi_aksi(kamus[kunci]):
                del kamus[kunci]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    pdf.save(
        tujuan,
        encryption=False,
        fix_metadata_version=False,
        preserve_pdfa=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
