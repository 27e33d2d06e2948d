"""Error pages: generic, in Indonesian, without a word of what went wrong inside."""
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", status=403)


def _halaman(request: HttpRequest, kode: int) -> HttpResponse:
    return render(request, f"{kode}.html", status=kode)


def salah(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _halaman(request, 400)


def ditolak(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _halaman(request, 403)


def tidak_ada(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _halaman(request, 404)


def gangguan(request: HttpRequest) -> HttpResponse:
    return _halaman(request, 500)
