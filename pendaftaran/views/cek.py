"""Cek kelayakan: what the rules say, without an account. POST only, nothing kept, nothing in the address."""
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from seleksi.core.akses import PUBLIK, halaman, umum
from seleksi.core.domain.kata import WIB
from seleksi.core.models import Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..domain.cek import cek_kelayakan
from ..forms.cek import IsianCek
from ..forms.cek_bawa import titipan
from ..selectors.kelayakan import seleksi_dapat_dicek

TITIPAN = "cek"  # the one key in the session, written only on request


@umum()
def cek_pilih(request: HttpRequest) -> HttpResponse:
    """Which round, which post."""
    return render(request, "pendaftaran/cek_pilih.html", {"daftar": seleksi_dapat_dicek(pada=timezone.now())})


@halaman(PUBLIK, metode=("GET", "POST"))
@sensitive_post_parameters()
def cek(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """The empty form; with a POST the verdicts above the same form."""
    lowongan = get_object_or_404(seleksi.lowongan, kode=kode)
    profil, putaran = aturan_seleksi(seleksi)
    isian = IsianCek(profil, putaran, request.POST if request.method == "POST" else None)
    konteks = {"lowongan": lowongan, "profil": profil, "putaran": putaran, "isian": isian}
    aksi = request.POST.get("aksi", "").partition(":")[0]
    if request.method != "POST" or aksi in {"tambah", "hapus"}:
        return _tampil(request, konteks | {"isian": isian.tanpa_wajib()})
    if aksi == "lanjut" and not isian.salah:
        request.session[TITIPAN] = titipan(isian, lowongan, pada=timezone.now())
        ke = reverse("cek_lanjut")
        return redirect(ke if request.user.is_authenticated else f"{reverse('account_signup')}?next={ke}")
    if not isian.salah:
        konteks["hasil"] = cek_kelayakan(profil, putaran, isian.fakta(), pada=timezone.now().astimezone(WIB).date())
    return _tampil(request, konteks)


def _tampil(request: HttpRequest, konteks: dict) -> HttpResponse:
    jawab = render(request, "pendaftaran/cek.html", konteks | {"ada_galat": konteks["isian"].salah})
    jawab.headers["Cache-Control"] = "no-store, private"
    return jawab
