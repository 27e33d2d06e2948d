"""Letters: the staff's list with its progress, and the one door to a file."""
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import PELAMAR, TidakBerwenang, catat_akses, halaman
from seleksi.core.domain.peran import PANSEL, PEGAWAI, Peran
from seleksi.core.models import Seleksi
from seleksi.core.services import TidakSah

from ..forms import FormCabut, FormPola
from ..models import Surat
from ..naskah.kerangka import hari_wib
from ..penerbitan import cabut, ulangi
from ..register import daftar_register
from ..selectors.surat import dengan_macet, kemajuan_surat, surat_milik, surat_terbaca
from ..services import atur_pola
from .berkas import kirim_pdf


def _lakukan(request: HttpRequest, seleksi: Seleksi) -> None:
    """One of the acts of the list: repeat a failed letter, withdraw one, set the number pattern."""
    aksi, pada = request.POST.get("aksi"), timezone.now()
    if aksi == "pola":
        form = FormPola(request.POST)
        if not form.is_valid():
            raise TidakSah("Pola harus diisi, dan nomor awal berupa bilangan mulai 1.")
        atur_pola(seleksi=seleksi, oleh=request.user, pada=pada, **form.cleaned_data)
        return
    surat = get_object_or_404(surat_terbaca(seleksi, request.peran, request.user), kode=request.POST.get("kode", ""))
    if aksi == "ulangi":
        ulangi(surat=surat, oleh=request.user, pada=pada)
    elif aksi == "cabut":
        cabut(surat=surat, alasan=request.POST.get("alasan", ""), oleh=request.user, pada=pada)
    else:
        raise TidakSah("Tindakan tidak dikenal.")


@halaman(Peran.SEKRETARIAT, Peran.PENGAWAS, *PANSEL, metode=("GET", "POST"))
def surat_daftar(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    if request.method == "POST":
        try:
            _lakukan(request, seleksi)
            messages.success(request, "Perubahan dicatat.")
        except (TidakSah, TidakBerwenang, TransisiDitolak) as galat:
            messages.error(request, str(galat))
        return redirect(request.get_full_path())
    semua = surat_terbaca(seleksi, request.peran, request.user)
    hal = Paginator(dengan_macet(semua).select_related("lamaran").defer("konteks", "lamaran__fakta"), 50).get_page(request.GET.get("page"))
    konteks = {"seleksi": seleksi, "hal": hal, "kemajuan": kemajuan_surat(semua)}
    if request.htmx:
        return render(request, "pengumuman/_surat_daftar.html", konteks)
    sekretariat = Peran.SEKRETARIAT in request.peran
    register = list(daftar_register(seleksi, hari=hari_wib(timezone.now()))) if sekretariat else []
    return render(request, "pengumuman/surat_daftar.html", {**konteks, "register": register, "form_cabut": FormCabut()})


@halaman(PELAMAR)
def surat_saya(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """The letters to this applicant, newest first, and how many are still being made."""
    semua = Surat.objects.filter(seleksi=seleksi, lamaran__pelamar__pengguna=request.user)
    konteks = {"seleksi": seleksi, "daftar": surat_milik(seleksi, request.user).defer("konteks"), "kemajuan": kemajuan_surat(semua)}
    return render(request, "pengumuman/surat_saya.html", konteks)


@halaman(PELAMAR, *PEGAWAI)
def surat_unduh(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """A letter as PDF for its recipient or for staff that may read its kind; every reading is noted."""
    boleh = surat_terbaca(seleksi, request.peran, request.user) if request.peran else surat_milik(seleksi, request.user)
    surat: Surat = get_object_or_404(boleh, kode=kode)
    jawaban = kirim_pdf(surat)
    catat_akses(pengguna=request.user, objek=f"surat:{surat.pk}", tindakan="unduh", seleksi=seleksi)
    return jawaban
