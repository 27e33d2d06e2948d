"""The opening of a post's sheets, and reopening one of them before it."""
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from seleksi.core.akses import halaman
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Seleksi
from seleksi.core.services import TidakSah

from .. import services
from ..domain.status import StatusLembar
from ..forms import FormAlasan, FormSetuju
from ..models import LembarNilai
from ..selectors.kelengkapan import kelengkapan
from ..selectors.lembar import boleh_membuka_kembali
from ..selectors.peringkat import lembar_pembukaan, pembukaan_lowongan
from .dasar import DITOLAK, alamat, kiriman, lowongan_terjangkau, peran

PEMBACA = (*PANSEL, Peran.PENGAWAS)
KATA = {
    "minta": "Saya meminta pembukaan semua lembar nilai jabatan ini. Daftar komitmennya dikirim kepada pengawas.",
    "saksi": "Saya menyaksikan pembukaan. Sesudah ini tidak ada lembar yang dapat diubah atau dibuka kembali.",
}


@halaman(*PEMBACA, metode=("GET", "POST"))
def pembukaan(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """What is complete, what is missing, the commitments; ask, or witness as the second person."""
    lowongan = lowongan_terjangkau(request, seleksi, kode, *PEMBACA)
    ini, langkah = pembukaan_lowongan(lowongan), request.POST.get("langkah", "")
    form, status = None, 200
    if request.method == "POST":
        if langkah not in KATA or not peran(request, *PANSEL):
            raise Http404
        form, status = FormSetuju(KATA[langkah], request.POST), 422
        if form.is_valid():
            if jawab := _jalankan(request, seleksi, lowongan, ini, langkah, form):
                return jawab
            status = 409
    keadaan = kelengkapan(lowongan)
    return render(request, "penilaian/pembukaan.html", {
        "seleksi": seleksi, "lowongan": lowongan, "pembukaan": ini, "keadaan": keadaan, "form": form or FormSetuju(""), "kata": KATA,
        "daftar": lembar_pembukaan(ini) if ini and ini.dibuka else keadaan.lembar, "panitia": peran(request, *PANSEL),
        "ketua": peran(request, Peran.KETUA)}, status=status)


def _jalankan(request, seleksi: Seleksi, lowongan, ini, langkah: str, form: FormSetuju) -> HttpResponse | None:
    """Do the step; the redirect, or None with the refusal in the form."""
    try:
        if langkah == "minta":
            services.minta_pembukaan(lowongan=lowongan, oleh=request.user, pada=timezone.now())
            messages.success(request, "Pembukaan diminta. Anggota lain harus menyaksikannya.")
            return redirect(alamat(seleksi, "pembukaan", lowongan.kode))
        if ini is None:
            raise TidakSah("Pembukaan belum diminta.")
        services.saksikan_pembukaan(pembukaan=ini, oleh=request.user, pada=timezone.now())
    except DITOLAK as galat:
        form.add_error(None, str(galat))
        return None
    messages.success(request, f"Nilai {lowongan} dibuka dan peringkat dihitung.")
    return redirect(alamat(seleksi, "peringkat", lowongan.kode))


@halaman(*PANSEL, metode=("GET", "POST"))
def buka_kembali(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """Reopen somebody else's final sheet, with a reason. Its content is not shown."""
    lembar = get_object_or_404(LembarNilai.objects.berlaku().select_related("lamaran__lowongan", "lamaran__seleksi",
                                                                                     "penugasan__pengguna"),
                               lamaran__seleksi=seleksi, kode=kode, status=StatusLembar.FINAL)
    if not boleh_membuka_kembali(lembar, request.user):
        raise Http404
    form, status = FormAlasan(kiriman(request)), 200
    if request.method == "POST" and form.is_valid():
        try:
            services.buka_kembali(lembar=lembar, alasan=form.cleaned_data["alasan"], oleh=request.user, pada=timezone.now())
        except DITOLAK as galat:
            form.add_error(None, str(galat))
            status = 409
        else:
            messages.success(request, f"Lembar {lembar.penugasan.pengguna} untuk {lembar.lamaran.nama} dibuka kembali.")
            return redirect(alamat(seleksi, "pembukaan", lembar.lamaran.lowongan.kode))
    return render(request, "penilaian/buka_kembali.html", {"seleksi": seleksi, "lembar": lembar, "form": form}, status=status)
