"""Pages of the core."""
import mimetypes

from django.db import connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from .akses import MASUK, umum
from .models import Instansi, Surel
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
