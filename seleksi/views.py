"""The home page of each role: the only page that combines the apps."""
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from seleksi.core.akses import umum
from seleksi.core.models import Seleksi


@umum()
def beranda(request: HttpRequest) -> HttpResponse:
    return render(request, "beranda.html", {"daftar": Seleksi.objects.tampak().select_related("instansi")})
