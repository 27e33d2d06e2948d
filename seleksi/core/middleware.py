"""Headers, session limits and the second factor of staff."""
import re

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from . import galat
from .models import Penugasan

IZIN_PERAMBAN = ", ".join(f"{nama}=()" for nama in (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb", "xr-spatial-tracking"))


def _boleh_singgah(request, response) -> bool:
    """A page marked `singgah`, for whoever sends no cookie, that sets none (a form would) and runs no clock."""
    return (request.method in {"GET", "HEAD"} and response.status_code == 200 and not request.COOKIES and not response.cookies
            and getattr(getattr(request.resolver_match, "func", None), "singgah", False)
            and (response.streaming or b"data-hitung-mundur" not in response.content))


def tajuk_aman(get_response):
    """Headers that Django and django-csp do not set; what a view has set itself stays."""
    def tengah(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", IZIN_PERAMBAN)
        response.headers.setdefault("Server", "portal")  # else the server writes its own name
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.method == "POST" and request.path == reverse("account_logout"):
            response.headers.setdefault("Clear-Site-Data", '"cache", "cookies", "storage"')
        if not request.path.startswith(settings.STATIC_URL):
            masuk = getattr(request, "user", None) is not None and request.user.is_authenticated
            if not masuk and _boleh_singgah(request, response):
                response.headers.setdefault("Cache-Control", "public, max-age=60")
                patch_vary_headers(response, ["Cookie"])
            response.headers.setdefault("Cache-Control", "no-store, private" if masuk else "no-cache")
            if masuk:
                response.headers.setdefault("X-Robots-Tag", "noindex")
        return response
    return tengah


def tolak_nul(get_response):
    """Refuse NUL in address and cookies: PostgreSQL cannot store it, and no person types it."""
    def tengah(request):
        kue = request.META.get("HTTP_COOKIE", "")
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", "") or "\0" in kue or "\\000" in kue:
            return galat.salah(request)
        return get_response(request)
    return tengah


BUKAN_TULISAN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TolakNulIsian:
    """The same for what a form sends; after CSRF, which has read the form already.

    Other characters that no XML may hold (word processors paste them) are left out: they would break PDF and XLSX later.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST":
            return None
        isi = [*request.POST.lists()]
        if any("\0" in nilai for kunci, semua in isi for nilai in (kunci, *semua)):
            return galat.salah(request)
        if any(BUKAN_TULISAN.search(nilai) for _, semua in isi for nilai in semua):
            bersih = request.POST.copy()
            for kunci, semua in isi:
                bersih.setlist(kunci, [BUKAN_TULISAN.sub("", nilai) for nilai in semua])
            request.POST = bersih
        return None


def _pegawai(request) -> bool:
    """Whether this account holds any role: yes is remembered for five minutes, no is asked again every time."""
    sekarang = int(timezone.now().timestamp())
    if sekarang < request.session.get("pegawai_sampai", 0):
        return True
    if not Penugasan.objects.berlaku().filter(pengguna_id=request.user.pk).exists():
        return False
    request.session["pegawai_sampai"] = sekarang + 300
    return True


def batas_sesi(get_response):
    """End a session after its idle or absolute time; staff sooner than applicants."""
    def tengah(request):
        if request.user.is_authenticated:
            sekarang, sesi = int(timezone.now().timestamp()), request.session
            jenis = "pegawai" if _pegawai(request) else "pelamar"
            mulai, akhir = sesi.setdefault("mulai", sekarang), sesi.get("terakhir", sekarang)
            if sekarang - mulai > settings.SESSION_ABSOLUTE[jenis] or sekarang - akhir > settings.SESSION_IDLE[jenis]:
                logout(request)
            elif "terakhir" not in sesi or sekarang - akhir >= 60:  # one write a minute is enough
                sesi["terakhir"] = sekarang
        return get_response(request)
    return tengah


def faktor_kedua(get_response):
    """In production an account with a role sees nothing before its second factor is set up."""
    def tengah(request):
        if (settings.PRODUKSI and request.user.is_authenticated and not request.path.startswith(("/akun/", settings.STATIC_URL))
                and _pegawai(request) and not is_mfa_enabled(request.user)):
            return redirect(reverse("mfa_index"))
        return get_response(request)
    return tengah
