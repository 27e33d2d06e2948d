"""Later papers: the participant's page, and the secretariat's windows."""
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from seleksi.core.akses import PELAMAR, TidakBerwenang, halaman
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.jam import jam_basis_data
from seleksi.core.models import Seleksi
from seleksi.core.selectors import aturan_seleksi
from seleksi.core.services import TidakSah

from ..domain.status import StatusLamaran
from ..forms.perbaikan import FormUnggah
from ..forms.susulan import FormSusulan
from ..models import JendelaSusulan, Lamaran
from ..selectors.hasil_terbit import terbit_administrasi
from ..selectors.susulan import jendela_seleksi, susulan_saya, tahap_susulan
from ..services.berkas import Unggahan
from ..services.susulan import atur_susulan, unggah_susulan
from .lamaran import alamat, lamaran_atau_404
from .sanggah import TERKIRIM


@halaman(PELAMAR, metode=("GET", "POST"))
def susulan(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Every paper that a participant brings for a later stage, with its window. Nothing before the result is published."""
    pada, milik = jam_basis_data(), lamaran_atau_404(request, seleksi, *TERKIRIM)
    tampak = milik.status == StatusLamaran.LULUS and terbit_administrasi(seleksi, pada) is not None
    galat, dipilih = "", ""
    if request.method == "POST":
        jendela = get_object_or_404(JendelaSusulan, seleksi=seleksi, kode=request.POST.get("jendela", ""))
        if not tampak:
            raise Http404
        dipilih, galat = jendela.kode, _unggah(request, jendela, milik, pada)
        if not galat:
            messages.success(request, f"{jendela.judul} diterima.")
            return redirect("susulan", **alamat(seleksi))
    return render(request, "pendaftaran/susulan.html", {
        "lamaran": milik, "dipilih": dipilih, "galat": galat,
        "daftar": [(j, b, j.terbuka(pada), pada < j.buka) for j, b in susulan_saya(milik)] if tampak else []}, status=422 if galat else 200)


def _unggah(request: HttpRequest, jendela: JendelaSusulan, milik: Lamaran, pada: datetime) -> str:
    """Take the file in; why it was not taken, as a sentence, or ""."""
    form = FormUnggah(request.POST, request.FILES)
    if getattr(request, "unggahan_terlalu_besar", False):
        return "Berkas itu terlalu besar."
    if not form.is_valid():
        return " ".join(form.errors["berkas"])
    berkas = form.cleaned_data["berkas"]
    try:
        unggah_susulan(jendela=jendela, lamaran=milik, unggahan=Unggahan(berkas.file, berkas.name), oleh=request.user, pada=pada)
    except TidakSah as galat:
        return str(galat)
    return ""


@halaman(Peran.SEKRETARIAT, *PANSEL, Peran.PENGAWAS, metode=("GET", "POST"))
def susulan_kelola(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """The windows of the round; the secretariat sets them."""
    boleh = Peran.SEKRETARIAT in request.peran
    if request.method == "POST" and not boleh:
        raise Http404
    tahap = [(t.kode, t.nama) for t in tahap_susulan(aturan_seleksi(seleksi)[0])]
    form, status = FormSusulan(request.POST or None, tahap=tahap), 200
    if request.method == "POST" and form.is_valid():
        try:
            atur_susulan(seleksi=seleksi, oleh=request.user, pada=timezone.now(), **form.cleaned_data)
            messages.success(request, "Jendela berkas tersimpan.")
            return redirect("susulan_kelola", **alamat(seleksi))
        except (TidakSah, TidakBerwenang) as galat:
            form.add_error(None, str(galat))
            status = 409
    return render(request, "pendaftaran/susulan_kelola.html", {
        "daftar": jendela_seleksi(seleksi), "form": form if boleh else None, "nama_tahap": dict(tahap), "pada": timezone.now()},
        status=422 if form.errors and status == 200 else status)
