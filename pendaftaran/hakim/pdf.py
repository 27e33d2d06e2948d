"""PDF: parse, look at every object, refuse what acts, write again without what we do not need."""
import mmap
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import settings as qpdf

from pendaftaran.domain.berkas import (
    BATAS_ALIRAN,
    BATAS_ALIRAN_GAMBAR,
    BATAS_ALIRAN_TOTAL,
    BATAS_HALAMAN,
    BATAS_OBJEK,
    BATAS_PIKSEL_DALAM_PDF,
    BERSIH,
)
from pendaftaran.hakim.gambar import Tolak
from pendaftaran.hakim.halaman import gambari_halaman

qpdf.set_qpdf_limits(
    doc_max_warnings=1000,
    flate_max_memory=BATAS_ALIRAN_GAMBAR,
    png_max_memory=BATAS_ALIRAN_GAMBAR,
    tiff_max_memory=BATAS_ALIRAN_GAMBAR,
    run_length_max_memory=BATAS_ALIRAN_GAMBAR,
    dct_max_memory=BATAS_ALIRAN_GAMBAR,
)

_AKSI = {
    "/JavaScript": "pdf_skrip",
    "/Launch": "pdf_peluncur",
    "/SubmitForm": "pdf_kirim_data",
    "/ImportData": "pdf_kirim_data",
    "/GoToR": "pdf_rujukan_luar",
    "/GoToE": "pdf_rujukan_luar",
    "/Movie": "pdf_multimedia",
    "/Sound": "pdf_multimedia",
    "/Rendition": "pdf_multimedia",
    "/GoTo3DView": "pdf_multimedia",
    "/RichMediaExecute": "pdf_multimedia",
}
_AKSI_BIASA = {"/GoTo", "/GoToDp", "/Named", "/URI", "/Hide", "/ResetForm", "/SetOCGState", "/Thread", "/Trans"}
_KUNCI = {
    "/JS": "pdf_skrip",
    "/JavaScript": "pdf_skrip",
    "/XFA": "pdf_formulir_xfa",
    "/EF": "pdf_lampiran",
    "/EmbeddedFiles": "pdf_lampiran",
    "/Collection": "pdf_lampiran",
    "/RichMediaContent": "pdf_multimedia",
    "/3DD": "pdf_multimedia",
}
_SUBTIPE = {
    "/FileAttachment": "pdf_lampiran",
    "/RichMedia": "pdf_multimedia",
    "/Movie": "pdf_multimedia",
    "/Sound": "pdf_multimedia",
    "/Screen": "pdf_multimedia",
    "/3D": "pdf_multimedia",
    "/PS": "pdf_aksi_lain",
}
_TIPE = {"/EmbeddedFile": "pdf_lampiran", "/Filespec": "pdf_rujukan_luar", "/Sound": "pdf_multimedia"}
_TEMPAT_AKSI = {"/A", "/PA", "/OpenAction", "/Next"}
_SKEMA_TAUTAN = ("http://", "https://", "mailto:", "tel:", "www.")
_AKAR = {
    "/Type", "/Pages", "/Version", "/Extensions", "/Lang", "/MarkInfo", "/StructTreeRoot", "/Outlines", "/Dests",
    "/PageLabels", "/PageMode", "/PageLayout", "/ViewerPreferences", "/OCProperties", "/OutputIntents",
}  # fmt: skip
_HALAMAN_BUANG = {"/AA", "/Annots", "/AF", "/B", "/Dur", "/Metadata", "/PieceInfo", "/PresSteps", "/Thumb", "/Trans"}
_SANDI_ISI = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx",
              "/RunLengthDecode", "/RL"}  # fmt: skip


def periksa_pdf(asli: Path, kerja: Path) -> dict:
    """Writes `bersih` and the page pictures into `kerja`; returns the answer or raises Tolak."""
    try:
        with pikepdf.open(asli) as pdf:
            jawaban = _nilai(pdf, asli)
            _bangun_ulang(pdf, kerja / BERSIH)
    except pikepdf.PasswordError as galat:
        raise Tolak("pdf_terkunci") from galat
    except (pikepdf.PikepdfError, ValueError, RuntimeError) as galat:
        raise Tolak("pdf_bom" if qpdf.qpdf_limit_errors() else "pdf_rusak") from galat
    gambar, kosong = gambari_halaman(kerja, jawaban["halaman"])
    if kosong:
        jawaban["peringatan"].append("halaman_kosong")
    if gambar < jawaban["halaman"]:
        jawaban["peringatan"].append("gambar_sebagian")
    return jawaban | {"kode": "diterima", "gambar": gambar}


def _nilai(pdf: pikepdf.Pdf, asli: Path) -> dict:
    """Everything that can refuse a document, cheapest first."""
    rusak = any("damaged" in kata for kata in pdf.get_warnings())
    if rusak and _terpotong(asli):
        raise Tolak("pdf_rusak")
    halaman = _hitung_halaman(pdf)
    bertanda = _telusuri(pdf)
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
    try:
        jumlah = len(pdf.pages)
    except pikepdf.PikepdfError as galat:
        raise Tolak("pdf_struktur") from galat
    if jumlah > BATAS_HALAMAN:
        raise Tolak("pdf_terlalu_banyak_halaman", batas=str(BATAS_HALAMAN))
    if jumlah == 0:
        raise Tolak("pdf_rusak")
    return jumlah


def _pastikan_isi(isi: pikepdf.Object | None) -> None:
    """A page's content is one stream or a list of them; anything else is a lost or self-referring object."""
    for bagian in isi if isinstance(isi, pikepdf.Array) else [] if isi is None else [isi]:
        if not isinstance(bagian, pikepdf.Stream):
            raise Tolak("pdf_rusak")


def _kamus(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary and stream of the file, reachable or not, also within arrays and object streams.

    Indirect values are not followed (they come by themselves), so cycles cost nothing.
    """
    tumpukan, jumlah = [pdf.trailer, *pdf.objects], 0
    while tumpukan:
        objek = tumpukan.pop()
        jumlah += 1
        if jumlah > BATAS_OBJEK:
            raise Tolak("pdf_struktur")
        if isinstance(objek, pikepdf.Array):
            anak = objek
        elif isinstance(objek, (pikepdf.Dictionary, pikepdf.Stream)):
            yield objek
            anak = (nilai for _, nilai in objek.items())
        else:
            continue
        tumpukan.extend(
            a for a in anak
            if isinstance(a, (pikepdf.Dictionary, pikepdf.Array)) and not a.is_indirect
        )  # fmt: skip


def _telusuri(pdf: pikepdf.Pdf) -> bool:
    """Refuse active content wherever it stands; drop live links. True when the document is signed."""
    bertanda = False
    for kamus in _kamus(pdf):
        kunci = set(kamus.keys())
        for k in kunci & _KUNCI.keys():
            raise Tolak(_KUNCI[k])
        for nama, tabel in (("/S", _AKSI), ("/Subtype", _SUBTIPE), ("/Type", _TIPE)):
            if nama in kunci and isinstance(nilai := kamus[nama], pikepdf.Name) and str(nilai) in tabel:
                raise Tolak(tabel[str(nilai)])
        if isinstance(kamus, pikepdf.Stream) and kunci & {"/F", "/FFilter"}:
            raise Tolak("pdf_rujukan_luar")
        for k in kunci & _TEMPAT_AKSI:
            _periksa_aksi(kamus[k])
        if "/AA" in kunci and isinstance(kamus["/AA"], pikepdf.Dictionary):
            for _, aksi in kamus["/AA"].items():
                _periksa_aksi(aksi)
        if "/URI" in kunci:
            _periksa_tautan(kamus["/URI"])
        bertanda = bertanda or (kunci >= {"/ByteRange", "/Contents"})
    return bertanda


def _periksa_aksi(aksi: pikepdf.Object) -> None:
    """In the places of actions only known harmless kinds may stand (dictionaries without /S are no actions)."""
    for satu in aksi if isinstance(aksi, pikepdf.Array) else [aksi]:
        if isinstance(satu, pikepdf.Dictionary) and "/S" in satu and str(satu["/S"]) not in _AKSI_BIASA:
            raise Tolak(_AKSI.get(str(satu["/S"]), "pdf_aksi_lain"))


def _berisi_aksi(nilai: pikepdf.Object) -> bool:
    """An action or a table of them, and not a font or a glyph that happens to be called A."""
    if not isinstance(nilai, pikepdf.Dictionary):
        return False
    return "/S" in nilai or any(isinstance(n, pikepdf.Dictionary) and "/S" in n for _, n in nilai.items())


def _periksa_tautan(alamat: pikepdf.Object) -> None:
    if isinstance(alamat, pikepdf.Dictionary):  # the document's base address
        alamat = alamat.get("/Base", "")
    teks = "".join(str(alamat).split()).lower()
    if ":" in teks.split("/")[0] and not teks.startswith(_SKEMA_TAUTAN):
        raise Tolak("pdf_tautan_berbahaya")


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
            if qpdf.qpdf_limit_errors():
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


def _bangun_ulang(pdf: pikepdf.Pdf, tujuan: Path) -> None:
    """A copy that shows the same: annotations and form fields drawn into the page, nothing live, no metadata.

    Only what the pages reach is written, so trailing bytes, older revisions and encryption stay behind.
    """
    akar = pdf.Root
    if "/AcroForm" in akar and akar.AcroForm.get("/NeedAppearances", False):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    for lembar in pdf.pages:
        for kunci in _HALAMAN_BUANG & set(lembar.obj.keys()):
            del lembar.obj[kunci]
    for kunci in set(akar.keys()) - _AKAR:
        del akar[kunci]
    for kamus in _kamus(pdf):
        for kunci in {"/A", "/AA", "/PA"} & set(kamus.keys()):
            if _berisi_aksi(kamus[kunci]):
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
