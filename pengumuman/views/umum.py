"""Public pages outside a round: all announcements, their feed, and the check of a letter by its code."""
import re

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from seleksi.core.akses import singgah, umum

from ..domain.status import JenisSurat
from ..selectors.publik import pengumuman_semua_seleksi, surat_untuk_diperiksa
from ..selectors.ralat import pengumuman_surat, ralat_tampak
from .berkas import alamat_penuh


@singgah
@umum()
def pengumuman_semua(request: HttpRequest) -> HttpResponse:
    hal = Paginator(pengumuman_semua_seleksi(pada=timezone.now()), 20).get_page(request.GET.get("page"))
    return render(request, "pengumuman/pengumuman_semua.html", {"hal": hal})


@singgah
@umum()
def umpan(request: HttpRequest) -> HttpResponse:
    """Atom feed of the latest announcements: title, number, address; the content stays on the page."""
    alamat = settings.BASE_URL + reverse("umpan")
    atom = Atom1Feed(title="Pengumuman seleksi terbuka", link=settings.BASE_URL + reverse("pengumuman_semua"), feed_url=alamat,
                     feed_guid=alamat, description="Pengumuman Panitia Seleksi", language="id")
    for p in pengumuman_semua_seleksi(pada=timezone.now())[:30]:
        tautan = alamat_penuh("pengumuman_satu", p.seleksi, p.kode)
        atom.add_item(title=p.judul, link=tautan, unique_id=tautan, pubdate=p.terbit, updateddate=p.terbit,
                      description=f"Nomor {p.surat.nomor}, {p.seleksi.instansi.nama}", author_name="Panitia Seleksi")
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _sidik(request: HttpRequest) -> str | None:
    """The hash that was typed or computed in the browser; "" when it is none, None when nobody gave one."""
    if "sidik" not in request.GET:
        return None
    sidik = "".join(request.GET["sidik"].lower().split())
    return sidik if re.fullmatch("[0-9a-f]{64}", sidik) else ""


@umum()
def verifikasi_surat(request: HttpRequest) -> HttpResponse:
    """The form; a code that was typed in leads to its permanent address, a hash to the letter that has it."""
    kode = "".join(request.GET.get("kode", "").lower().split()).replace("-", "")
    if kode.isalnum() and kode.isascii() and len(kode) <= 40:
        return redirect("verifikasi_surat_kode", kode=kode)
    sidik = _sidik(request)
    surat = surat_untuk_diperiksa(sha256=sidik, pada=timezone.now()) if sidik else None
    return render(request, "pengumuman/verifikasi.html", {
        "surat": surat, "sidik": sidik, "sama": bool(surat), "dicari": request.GET.get("kode", "").strip()[:80]})


@umum()
def verifikasi_surat_kode(request: HttpRequest, kode: str) -> HttpResponse:
    """Number, kind, date, hash and status, and what corrected it; never the content, the recipient or the subject."""
    pada, sidik = timezone.now(), _sidik(request)
    surat = surat_untuk_diperiksa(kode=kode, pada=pada)
    asal = pengumuman_surat(surat.pk, pada=pada) if surat and surat.jenis == JenisSurat.PENGUMUMAN else None
    return render(request, "pengumuman/verifikasi.html", {
        "surat": surat, "sidik": sidik, "sama": bool(surat and sidik and sidik == surat.sha256), "dicari": kode,
        "pengumuman": asal, "ralat": ralat_tampak(asal, pada=pada) if asal else None})
