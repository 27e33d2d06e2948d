"""From the public check into the profile: shown first, added only when the person says so."""
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from seleksi.core.akses import MASUK, peran_dari, umum
from seleksi.core.models import Lowongan, Seleksi

from ..forms.cek_bawa import RencanaBagian, buka_titipan, rencana_bawaan
from ..selectors.lamaran import lamaran_saya
from ..selectors.profil import pelamar_saya
from ..services.profil import IsianUsang, bawa_ke_profil
from .cek import TITIPAN


@umum(MASUK, metode=("GET", "POST"))
def cek_lanjut(request: HttpRequest) -> HttpResponse:
    """What would be added to this person's profile; a POST adds it or throws it away."""
    pada = timezone.now()
    isi = buka_titipan(request.session.get(TITIPAN, ""), pada=pada)
    lowongan = isi and Lowongan.objects.filter(pk=isi["lowongan"]).select_related("seleksi__instansi").first()
    if lowongan is None or request.POST.get("aksi") == "buang":
        return _selesai(request)
    rencana = rencana_bawaan(pelamar_saya(request.user), isi["bagian"])
    if request.method == "POST":
        return _tambahkan(request, rencana, lowongan, pada)
    return render(request, "pendaftaran/cek_lanjut.html", {"lowongan": lowongan, "rencana": rencana})


def _tambahkan(request: HttpRequest, rencana: list[RencanaBagian], lowongan: Lowongan, pada: datetime) -> HttpResponse:
    terkait = {kode: nilai for r in rencana for kode, nilai in r.terkait.items()}
    try:
        bawa_ke_profil(bagian=[r.simpanan() for r in rencana if r.tambah], lowongan=lowongan, oleh=request.user, pada=pada, terkait=terkait)
    except IsianUsang:
        messages.warning(request, "Profil Anda baru saja diubah dari tempat lain. Periksa kembali, lalu tekan sekali lagi.")
        return redirect("cek_lanjut")
    del request.session[TITIPAN]
    messages.success(request, "Isian dari Cek kelayakan sudah ditambahkan ke profil Anda.")
    return _ke_lamaran(request, lowongan.seleksi, lowongan)


def _selesai(request: HttpRequest) -> HttpResponse:
    """Nothing is waiting any more: thrown away, or too old."""
    ada = request.session.pop(TITIPAN, None)
    if ada and request.method == "POST":
        messages.info(request, "Titipan isian Cek kelayakan sudah dihapus.")
    else:
        messages.info(request, "Tidak ada titipan isian Cek kelayakan, atau sudah lewat 24 jam dan dihapus.")
    return redirect("cek_pilih")


def _ke_lamaran(request: HttpRequest, seleksi: Seleksi, lowongan: Lowongan) -> HttpResponse:
    """To the application that exists, else to the page where this post is chosen; staff of the round cannot apply there."""
    alamat = {"instansi": seleksi.instansi.slug, "seleksi": seleksi.slug}
    if lamaran_saya(seleksi, request.user):
        return redirect("lamaran", **alamat)
    if peran_dari(request.user, seleksi):
        return redirect("profil")
    return redirect("lamaran_mulai", kode=lowongan.kode, **alamat)
