"""Active content in a PDF: every object is looked at, whatever refers to it and however it is written."""

from collections.abc import Iterator

import pikepdf

from pendaftaran.domain.berkas import BATAS_OBJEK
from pendaftaran.hakim.tolak import Tolak

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
_AKSI_BIASA = {
    "/GoTo",
    "/GoToDp",
    "/Named",
    "/URI",
    "/Hide",
    "/ResetForm",
    "/SetOCGState",
    "/Thread",
    "/Trans",
}
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


def semua_kamus(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
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


def telusuri(pdf: pikepdf.Pdf) -> bool:
    """Refuse active content wherever it stands; drop live links. True when the document is signed."""
    bertanda = False
    for kamus in semua_kamus(pdf):
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
    """Where actions stand, only known harmless kinds may; a dictionary without /S is no action."""
    for satu in aksi if isinstance(aksi, pikepdf.Array) else [aksi]:
        if isinstance(satu, pikepdf.Dictionary) and "/S" in satu and str(satu["/S"]) not in _AKSI_BIASA:
            raise Tolak(_AKSI.get(str(satu["/S"]), "pdf_aksi_lain"))


def _periksa_tautan(alamat: pikepdf.Object) -> None:
    if isinstance(alamat, pikepdf.Dictionary):  # the document's base address
        alamat = alamat.get("/Base", "")
    teks = "".join(str(alamat).split()).lower()
    if ":" in teks.split("/")[0] and not teks.startswith(_SKEMA_TAUTAN):
        raise Tolak("pdf_tautan_berbahaya")


def berisi_aksi(nilai: pikepdf.Object) -> bool:
    """An action or a table of them, and not a font or a glyph that happens to be called A."""
    if not isinstance(nilai, pikepdf.Dictionary):
        return False
    return "/S" in nilai or any(isinstance(n, pikepdf.Dictionary) and "/S" in n for _, n in nilai.items())
