"""Pages of the core."""
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from .akses import umum
from .models import Surel


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
    if kepada := request.GET.get("kepada", ""):
        daftar = daftar.filter(kepada__iexact=kepada)
    return render(request, "core/surel_demo.html", {"daftar": daftar[:50], "kepada": kepada})


@umum()
def surel_demo_satu(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "core/surel_demo_satu.html", {"surel": get_object_or_404(Surel, pk=pk)})
