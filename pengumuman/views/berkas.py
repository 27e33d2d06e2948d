"""Handing out a finished PDF, and addresses that stand outside a page."""
import structlog
from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.urls import reverse
from django.utils.text import slugify

from seleksi.core import penyimpanan
from seleksi.core.domain.unduhan import tajuk_lampiran
from seleksi.core.models import Seleksi

from ..domain.status import StatusSurat
from ..models import Surat

catatan = structlog.get_logger(__name__)


def alamat_penuh(nama: str, seleksi: Seleksi, *args: str) -> str:
    """An address of the round with scheme and host, for files that are read elsewhere."""
    return settings.BASE_URL + reverse(nama, args=[seleksi.instansi.slug, seleksi.slug, *args])


def kirim_pdf(surat: Surat) -> HttpResponse:
    """The file as a download that nothing can run; 404 until it is there. The caller has checked who asks."""
    if surat.status not in {StatusSurat.JADI, StatusSurat.DICABUT}:
        raise Http404("Surat belum jadi.")
    nama = f"{slugify(surat.get_jenis_display())}-{slugify(surat.nomor.replace('/', '-').replace('.', '-'))}.pdf"
    try:
        berkas = penyimpanan.buka(nama=surat.jalur)
    except FileNotFoundError as galat:  # a row without its file: for the operator to look into, not for the visitor
        catatan.error("surat_hilang_dari_penyimpanan", surat=surat.pk)
        raise Http404("Surat tidak ditemukan di penyimpanan.") from galat
    jawaban = FileResponse(berkas, content_type="application/pdf")
    jawaban["Content-Disposition"] = tajuk_lampiran(nama)
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawaban
