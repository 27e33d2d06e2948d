"""Pages of the core."""
import mimetypes

from django.core.paginator import Paginator
from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from .akses import MASUK, umum
from .models import Instansi, Surel
from .selectors import dengan_pengantaran, pesan_saya
from .surel import tandai_dibaca
from .templatetags.tampilan import detik_sesi

LAMBANG_BOLEH = frozenset({"image/png", "image/jpeg", "image/webp"})


@umum()
def sehat(request: HttpRequest) -> HttpResponse:
    """Alive, and the database answers. Says nothing more to strangers."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
    return JsonResponse({"sehat": True})


@umum()
def surel_demo(request: HttpRequest) -> HttpResponse:
    """The mails of a demo, which go nowhere else; the address is filtered with ?kepada=."""
    daftar = Surel.objects.all()
    if kepada := request.GET.get("kepada", "")[:254]:
        daftar = daftar.filter(kepada__iexact=kepada)
    return render(request, "core/surel_demo.html", {"daftar": daftar[:50], "kepada": kepada})


@umum()
def surel_demo_satu(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "core/surel_demo_satu.html", {"surel": get_object_or_404(Surel, pk=pk)})


@umum(MASUK)
def pesan(request: HttpRequest) -> HttpResponse:
    """One's own messages, newest first, with what became of the mail."""
    halaman = Paginator(pesan_saya(request.user), 20).get_page(request.GET.get("page"))
    return render(request, "core/pesan.html", {"halaman": halaman, "daftar": dengan_pengantaran(halaman.object_list)})


@umum(MASUK)
def pesan_satu(request: HttpRequest, kode: str) -> HttpResponse:
    surel = get_object_or_404(pesan_saya(request.user), kode=kode)
    tandai_dibaca(surel=surel, pada=timezone.now())
    return render(request, "core/pesan_satu.html", {"pesan": dengan_pengantaran([surel])[0]})


@umum()
def privasi(request: HttpRequest) -> HttpResponse:
    return render(request, "core/privasi.html")


@umum()
def aksesibilitas(request: HttpRequest) -> HttpResponse:
    return render(request, "core/aksesibilitas.html")


@umum(MASUK, metode=("POST",))
def sesi(request: HttpRequest) -> HttpResponse:
    """Keep the session alive: the middleware has noted the visit, the answer says how long it lasts now."""
    return JsonResponse({"sisa": detik_sesi({"request": request})})


@umum()
def lambang(request: HttpRequest, slug: str) -> HttpResponse:
    """The uploaded coat of arms. Pictures only: an SVG could carry scripts."""
    berkas = get_object_or_404(Instansi, slug=slug).lambang
    jenis = mimetypes.guess_type(berkas.name or "")[0]
    if not berkas or jenis not in LAMBANG_BOLEH:
        raise Http404
    tajuk = {"Cache-Control": "public, max-age=3600"}
    return FileResponse(berkas.open("rb"), content_type=jenis, headers=tajuk)
