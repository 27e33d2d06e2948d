"""The only door to WeasyPrint: HTML in, tagged PDF out, nothing fetched from outside.

Fonts and parsed style sheets are kept for the life of the process, which is where most of the avoidable time goes.
The same HTML gives the same bytes, so a letter that is rendered twice after a crash is one letter.
"""
import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from urllib.request import DataHandler, Request

from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

ASET = {"lambang": ("static/img/lambang.svg", "image/svg+xml")}
PILIHAN = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}  # the variant alone does not switch the tags on


class RenderGagal(RuntimeError):
    """The document cannot be made; the message says what it asked for."""


class _Pengambil(URLFetcher):
    """Gives `aset:<name>` of the list above and `data:`; anything else ends the rendering, and is remembered.

    It has no opener at all: the parent's would build one with a TLS context for every letter.
    """

    def __init__(self):
        self._fail_on_errors, self.ditolak = False, ""

    def fetch(self, url, headers=None):
        skema, _, nama = url.partition(":")
        if skema == "data":
            isi = DataHandler().data_open(Request(url))  # noqa: S310  (this handler knows data: only)
            return URLFetcherResponse(url, isi.read(), isi.headers)
        if skema == "aset" and nama in ASET:
            jalur, tipe = ASET[nama]
            return URLFetcherResponse(url, (settings.BASE_DIR / jalur).read_bytes(), {"Content-Type": tipe})
        # Not a plain error: WeasyPrint would swallow it and print the letter without the picture.
        self.ditolak = f"alamat {url[:80]!r} tidak diizinkan dalam dokumen"
        raise FatalURLFetchingError(self.ditolak)


@cache
def _huruf() -> FontConfiguration:
    return FontConfiguration()


@cache
def _gaya(nama: str) -> CSS:
    teks = (settings.BASE_DIR / "templates" / "surat" / f"{nama}.css").read_text(encoding="utf-8")
    return CSS(string=teks, font_config=_huruf(), url_fetcher=_Pengambil())


@contextmanager
def _tanpa_pemulung() -> Iterator[None]:
    """No garbage collection during one document: it would walk Django's whole heap again and again, a tenth of the time."""
    menyala = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if menyala:
            gc.enable()


def render(html: str, *, css: tuple[str, ...] = ("surat",), judul: str, bahasa: str = "id") -> bytes:
    """A PDF/UA-1 of the HTML with the style sheets templates/surat/<name>.css, a title and a language.

    Raises RenderGagal when the document asks for a resource that it may not have.
    """
    pengambil = _Pengambil()
    try:
        with _tanpa_pemulung():
            dokumen = HTML(string=html, url_fetcher=pengambil).render(
                font_config=_huruf(), stylesheets=[_gaya(nama) for nama in css], **PILIHAN)
            dokumen.metadata.title, dokumen.metadata.lang = judul, bahasa
            isi = dokumen.write_pdf(pdf_identifier=hashlib.sha256(html.encode()).digest()[:16], **PILIHAN)
    except FatalURLFetchingError as galat:  # a BaseException: "except Exception" around a task would miss it
        raise RenderGagal(str(galat)) from galat
    if pengambil.ditolak:  # inside an SVG even the fatal class is swallowed
        raise RenderGagal(pengambil.ditolak)
    return isi
