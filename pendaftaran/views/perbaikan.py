"""Corrections: the secretariat asks for named documents, the applicant brings them."""
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seleksi.core.akses import PELAMAR, TidakBerwenang, batas_lowongan, halaman
from seleksi.core.domain.peran import Peran
from seleksi.core.jam import jam_basis_data
from seleksi.core.models import Seleksi
from seleksi.core.selectors import urai
from seleksi.core.services import TidakSah

from ..domain.berkas import sebut_jenis, sebut_ukuran
from ..domain.slot import jenis_boleh
from ..domain.status import StatusLamaran
from ..forms.perbaikan import FormMinta, FormUnggah
from ..models import Lamaran, PerbaikanBerkas
from ..selectors.meja import lamaran_terkirim
from ..selectors.perbaikan import aturan_berkas, dapat_diperbaiki, perbaikan_milik
from ..services.berkas import Unggahan
from ..services.perbaikan import minta_perbaikan, perbaiki_berkas
from .lamaran import alamat


@halaman(PELAMAR, metode=("GET", "POST"))
def perbaikan(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """One document that was asked for again: what is wrong with it, until when, and the upload."""
    pada, baris = jam_basis_data(), perbaikan_milik(seleksi, request.user, kode)
    if baris is None:
        raise Http404
    form = FormUnggah(*([request.POST, request.FILES] if request.method == "POST" else []))
    if request.method == "POST" and _kirim(request, baris, form, pada):
        messages.success(request, f"{baris.label} yang baru diterima.")
        return redirect("lamaran", **alamat(seleksi))
    aturan = aturan_berkas(urai(baris.lamaran.ketentuan)[0], baris.jenis)
    return render(request, "pendaftaran/perbaikan.html", {
        "p": baris, "form": form, "terbuka": baris.terbuka(pada) and baris.lamaran.status == StatusLamaran.DIAJUKAN,
        "petunjuk": f"{sebut_jenis(jenis_boleh(aturan))}, paling besar {sebut_ukuran(aturan.maks_byte)}"},
        status=422 if form.errors else 200)


def _kirim(request: HttpRequest, baris: PerbaikanBerkas, form: FormUnggah, pada: datetime) -> bool:
    """Take the file in; False with the reason on the form."""
    if getattr(request, "unggahan_terlalu_besar", False):
        form.add_error("berkas", "Berkas itu terlalu besar.")
    if not form.is_valid():
        return False
    berkas = form.cleaned_data["berkas"]
    try:
        perbaiki_berkas(perbaikan=baris, unggahan=Unggahan(berkas.file, berkas.name), oleh=request.user, pada=pada)
    except TidakSah as galat:
        form.add_error("berkas", str(galat))
    return not form.errors


def _lamaran(request: HttpRequest, seleksi: Seleksi, kode: str) -> Lamaran:
    lamaran, batas = lamaran_terkirim(seleksi, kode), batas_lowongan(request.user, seleksi, Peran.SEKRETARIAT)
    if lamaran is None or (batas is not None and lamaran.lowongan_id not in batas):
        raise Http404
    return lamaran


@halaman(Peran.SEKRETARIAT, metode=("GET", "POST"))
def perbaikan_minta(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """Ask for a document again; what was asked before stands below."""
    lamaran = _lamaran(request, seleksi, kode)
    pilihan = dapat_diperbaiki(lamaran) if lamaran.status == StatusLamaran.DIAJUKAN else []
    form, status = FormMinta(request.POST or None, pilihan=pilihan), 200
    if request.method == "POST" and form.is_valid():
        try:
            minta_perbaikan(lamaran=lamaran, oleh=request.user, pada=timezone.now(), **form.isi())
            messages.success(request, "Permintaan dikirim kepada pelamar.")
            return redirect("perbaikan_minta", kode=kode, **alamat(seleksi))
        except (TidakSah, TidakBerwenang) as galat:
            form.add_error(None, str(galat))
            status = 409
    return render(request, "pendaftaran/perbaikan_minta.html", {
        "lamaran": lamaran, "form": form, "pilihan": pilihan, "aturan": urai(lamaran.ketentuan)[0].perbaikan, "kini": timezone.now(),
        "daftar": lamaran.perbaikan.select_related("peminta", "berkas_baru").order_by("-pk")},
        status=422 if form.errors and status == 200 else status)
