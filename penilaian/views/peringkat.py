"""The ranking board and the meeting that determines the three."""
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from seleksi.core.akses import halaman
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Penugasan, Rapat, Seleksi
from seleksi.core.selectors import anggota_pansel, kuorum, rapat_terbuka

from .. import services
from ..forms_rapat import FormHadir, FormPenetapan
from ..models import Peringkat
from ..selectors.papan import boleh_baca_peringkat, kajian, papan
from ..selectors.peringkat import peringkat_berlaku, peringkat_rapat
from .dasar import DITOLAK, alamat, kiriman, lowongan_terjangkau, peran

PEMBACA = (*PANSEL, Peran.PPK, Peran.PENGAWAS)


@never_cache
@halaman(*PEMBACA)
def peringkat(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """The order of one post; secret, and every reading is on record."""
    satu = peringkat_berlaku(lowongan_terjangkau(request, seleksi, kode, *PEMBACA))
    if satu is None or not boleh_baca_peringkat(satu, request.user):
        raise Http404
    return render(request, "penilaian/peringkat.html", {
        "seleksi": seleksi, "lowongan": satu.lowongan, "peringkat": satu,
        "papan": papan(satu, oleh=request.user, pada=timezone.now()),
        "kajian": kajian(satu, oleh=request.user) if peran(request, *PANSEL) else None, "ketua": peran(request, Peran.KETUA)})


@halaman(Peran.KETUA, metode=("POST",))
def hitung_ulang(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """Rank again after somebody left the selection."""
    lowongan = lowongan_terjangkau(request, seleksi, kode, Peran.KETUA)
    try:
        baru = services.hitung_ulang(lowongan=lowongan, oleh=request.user, pada=timezone.now())
    except DITOLAK as galat:
        messages.error(request, str(galat))
    else:
        if baru is None:
            messages.error(request, f"Tidak ada lagi peserta untuk {lowongan}; jabatan ini tidak mempunyai calon.")
            return redirect(alamat(seleksi, "penilaian"))
        messages.success(request, "Peringkat dihitung ulang tanpa peserta yang keluar.")
    return redirect(alamat(seleksi, "peringkat", kode))


@never_cache
@halaman(*PANSEL, metode=("GET", "POST"))
def rapat(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Open the meeting with attendance; then determine and sign, all posts that are ready in one act."""
    terbuka = rapat_terbuka(seleksi, "penetapan")
    if request.method == "POST" and not peran(request, Peran.KETUA):
        raise Http404
    if terbuka is None:
        return _buka(request, seleksi)
    siap = [p for p in peringkat_rapat(seleksi) if boleh_baca_peringkat(p, request.user)]
    bahan = [(p, papan(p, oleh=request.user, pada=timezone.now())) for p in siap]
    form, status = FormPenetapan(bahan, kiriman(request)), 200
    if request.method == "POST" and form.is_valid():
        if _tetapkan(request, terbuka, form):
            return redirect(alamat(seleksi, "rapat_penetapan"))
        status = 409
    return render(request, "penilaian/rapat.html", {
        "seleksi": seleksi, "rapat": terbuka, "form": form,
        "hadir": terbuka.hadir.select_related("pengguna").order_by("-peran", "pk"),
        "kuorum": kuorum(terbuka), "ketua": peran(request, Peran.KETUA), "kosong": not siap}, status=status)


def _buka(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    panitia, status = anggota_pansel(seleksi), 200
    form = FormHadir(panitia, kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            hadir = Penugasan.objects.filter(pk__in=form.cleaned_data["hadir"])
            services.buka_rapat_penetapan(seleksi=seleksi, hadir=hadir, oleh=request.user, pada=timezone.now())
        except DITOLAK as galat:
            form.add_error(None, str(galat))
            status = 409
        else:
            return redirect(alamat(seleksi, "rapat_penetapan"))
    return render(request, "penilaian/rapat_buka.html", {
        "seleksi": seleksi, "form": form, "ketua": peran(request, Peran.KETUA),
        "siap": Peringkat.objects.filter(lowongan__seleksi=seleksi, status="usulan").select_related("lowongan"),
        "lalu": Rapat.objects.filter(seleksi=seleksi, jenis="penetapan", status="disahkan")
        .select_related("pengesah").prefetch_related("peringkat__lowongan")}, status=status)


def _tetapkan(request: HttpRequest, ini: Rapat, form: FormPenetapan) -> bool:
    try:
        services.tetapkan_peringkat(rapat=ini, putusan=form.putusan(), catatan=form.cleaned_data["catatan"],
                                    oleh=request.user, pada=timezone.now())
    except DITOLAK as galat:
        form.add_error(None, str(galat))
        return False
    messages.success(request, "Tiga besar ditetapkan dan rapat disahkan. Berita acara sedang dibuat.")
    return True
