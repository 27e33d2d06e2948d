"""Health conclusions: recorded by the secretariat, decided upon by the Ketua."""
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from pendaftaran.models import Lamaran
from pendaftaran.selectors.susulan import KESEHATAN, berkas_susulan
from seleksi.core.akses import catat_akses, halaman
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import Tahap
from seleksi.core.models import Seleksi

from .. import services
from ..forms import FormAlasan, FormKesehatan
from ..selectors.kesehatan import daftar_kesehatan, kesehatan_lamaran
from ..selectors.peringkat import peringkat_berlaku
from .dasar import DITOLAK, alamat, kiriman, lamaran_atau_404, lowongan_terjangkau, peran

PEMBACA = (Peran.SEKRETARIAT, Peran.KETUA)


@halaman(*PEMBACA)
def daftar_seleksi(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Participants by post with their newest conclusion."""
    catat_akses(pengguna=request.user, objek=f"kesehatan:seleksi:{seleksi.pk}", tindakan="baca", seleksi=seleksi)
    daftar = daftar_kesehatan(seleksi)
    return render(request, "penilaian/kesehatan.html", {"seleksi": seleksi, "daftar": daftar, "kosong": not any(k.baris for k in daftar),
                                                        "sekretariat": peran(request, Peran.SEKRETARIAT),
                                                        "ketua": peran(request, Peran.KETUA)})


@halaman(Peran.SEKRETARIAT, metode=("GET", "POST"))
def catat(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """Record a conclusion; earlier ones stay and are shown."""
    lamaran = lamaran_atau_404(seleksi, kode)
    form, status = FormKesehatan(kiriman(request)), 200
    if request.method == "POST" and form.is_valid():
        try:
            services.catat_kesehatan(lamaran=lamaran, oleh=request.user, pada=timezone.now(), **form.cleaned_data)
        except DITOLAK as galat:
            form.add_error(None, str(galat))
            status = 409
        else:
            messages.success(request, f"Kesimpulan kesehatan {lamaran.nama} tercatat.")
            return redirect(alamat(seleksi, "kesehatan"))
    riwayat = kesehatan_lamaran(lamaran, oleh=request.user, pada=timezone.now())
    return render(request, "penilaian/kesehatan_catat.html",
                  {"seleksi": seleksi, "lamaran": lamaran, "form": form, "riwayat": riwayat,
                   "susulan": berkas_susulan([lamaran], KESEHATAN).get(lamaran.pk, [])}, status=status)


def _lanjutan(lamaran: Lamaran) -> str:
    """What the Ketua has to know next, where the three had been determined already."""
    if lamaran.lowongan.tahap != Tahap.KESEHATAN_TIGA:
        return ""
    if peringkat_berlaku(lamaran.lowongan) is None:
        return f" Tidak ada lagi peserta untuk {lamaran.lowongan} yang dapat menggantikan; jabatan ini tidak mempunyai calon."
    return " Addendum penetapan menunggu rapat."


@halaman(Peran.KETUA, metode=("GET", "POST"))
def gugur(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """The Ketua's decision on a participant who is not fit."""
    lamaran = lamaran_atau_404(seleksi, kode)
    form, status = FormAlasan(kiriman(request)), 200
    if request.method == "POST" and form.is_valid():
        try:
            services.gugurkan_karena_kesehatan(lamaran=lamaran, alasan=form.cleaned_data["alasan"], oleh=request.user,
                                               pada=timezone.now())
        except DITOLAK as galat:
            form.add_error(None, str(galat))
            status = 409
        else:
            messages.success(request, f"{lamaran.nama} dinyatakan gugur." + _lanjutan(lamaran))
            return redirect(alamat(seleksi, "kesehatan"))
    riwayat = kesehatan_lamaran(lamaran, oleh=request.user, pada=timezone.now())
    return render(request, "penilaian/kesehatan_gugur.html",
                  {"seleksi": seleksi, "lamaran": lamaran, "form": form, "riwayat": riwayat,
                   "susulan": berkas_susulan([lamaran], KESEHATAN).get(lamaran.pk, [])}, status=status)


@halaman(Peran.KETUA, metode=("POST",))
def selesai(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """Close the health test of the three."""
    lowongan = lowongan_terjangkau(request, seleksi, kode, Peran.KETUA)
    try:
        services.selesaikan_kesehatan(lowongan=lowongan, oleh=request.user, pada=timezone.now())
    except DITOLAK as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"Tes kesehatan calon untuk {lowongan} ditutup.")
    return redirect(alamat(seleksi, "kesehatan"))
