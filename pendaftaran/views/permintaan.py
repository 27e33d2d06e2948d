"""Requests about one's own data: the applicant's page, and the secretariat's."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import PELAMAR, TidakBerwenang, halaman
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Seleksi
from seleksi.core.services import TidakSah

from ..domain.status import StatusLamaran
from ..forms.permintaan import FormJawaban, FormPermintaan
from ..selectors.permintaan import lamaran_senip, permintaan_lamaran, permintaan_masuk
from ..services.permintaan import ajukan_permintaan, jawab_permintaan
from .lamaran import alamat, lamaran_atau_404


@halaman(PELAMAR, metode=("GET", "POST"))
def permintaan(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Ask, and see what was answered."""
    milik = lamaran_atau_404(request, seleksi)
    form, status = FormPermintaan(request.POST or None, draf=milik.status == StatusLamaran.DRAF), 200
    if request.method == "POST" and form.is_valid():
        try:
            ajukan_permintaan(lamaran=milik, oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except TidakSah as galat:
            form.add_error(None, str(galat))
            status = 409
        else:
            messages.success(request, "Permintaan Anda diterima Sekretariat.")
            return redirect("permintaan", **alamat(seleksi))
    return render(request, "pendaftaran/permintaan.html", {
        "lamaran": milik, "form": form, "daftar": permintaan_lamaran(milik)}, status=422 if form.errors and status == 200 else status)


@halaman(Peran.SEKRETARIAT, Peran.PENGAWAS)
def permintaan_daftar(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    hal = Paginator(permintaan_masuk(seleksi, request.user), 50).get_page(request.GET.get("page"))
    return render(request, "pendaftaran/permintaan_daftar.html", {"hal": hal, "pada": timezone.now()})


@halaman(Peran.SEKRETARIAT, metode=("GET", "POST"))
def permintaan_jawab(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    baris = get_object_or_404(permintaan_masuk(seleksi, request.user), kode=kode)
    form, status = FormJawaban(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            jawab_permintaan(permintaan=baris, dikabulkan=form.cleaned_data["putusan"] == "ya", jawaban=form.cleaned_data["jawaban"],
                             oleh=request.user, pada=timezone.now())
        except (TidakSah, TransisiDitolak, TidakBerwenang) as galat:
            form.add_error(None, str(galat))
            status = 409
        else:
            messages.success(request, "Jawaban tersimpan dan dikirim kepada pemohon.")
            return redirect("permintaan_daftar", **alamat(seleksi))
    return render(request, "pendaftaran/permintaan_jawab.html", {"p": baris, "form": form, "senip": lamaran_senip(baris)},
                  status=422 if form.errors and status == 200 else status)
