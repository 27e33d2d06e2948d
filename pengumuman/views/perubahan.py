"""Changing what was announced: a new version, an extension, postponement or cancellation, a ralat; and correcting attendance."""
from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from pendaftaran.selectors.verifikasi import ringkasan
from seleksi.aturan.beda_putaran import beda_putaran
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang, halaman
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.domain.status import StatusSeleksi, Tahap
from seleksi.core.models import Penugasan, Rapat, Seleksi
from seleksi.core.selectors import anggota_pansel, ketentuan_berlaku, kuorum, urai
from seleksi.core.services import TidakSah, koreksi_kehadiran

from ..domain.status import JenisPengumuman
from ..forms_perubahan import FormKeadaan, FormKehadiran, FormKetentuan, FormPerpanjangan, FormRalat
from ..models import Pengumuman
from ..perubahan import keadaan as k_keadaan
from ..perubahan import ketentuan as k_ketentuan
from ..perubahan import perpanjangan as k_perpanjangan
from ..perubahan import ralat as k_ralat
from ..perubahan.usulan import usulkan
from ..selectors.kecukupan import anjuran_lowongan, anjuran_seleksi
from ..selectors.kelola import daftar_perubahan

J = JenisPengumuman
DITOLAK = (TidakSah, TidakBerwenang, TransisiDitolak)
PENGUSUL = (Peran.SEKRETARIAT, Peran.ANGGOTA)


def _wajib_diumumkan(seleksi: Seleksi) -> None:
    """While nothing was announced there is nothing to change here."""
    if seleksi.status == StatusSeleksi.DRAF:
        raise Http404


def _usulkan(request: HttpRequest, seleksi: Seleksi, form: Form, **usulan) -> HttpResponse | None:
    """Make the proposal and go to its page; None when it is refused, with the reasons on the form."""
    try:
        p = usulkan(seleksi=seleksi, alasan=form.cleaned_data["alasan"], oleh=request.user, pada=timezone.now(), **usulan)
    except DITOLAK as galat:
        form.add_error(None, str(galat))
        return None
    messages.success(request, "Usulan disimpan. Periksa pengumumannya, lalu ajukan kepada Ketua.")
    return redirect("kelola_pengumuman", seleksi.instansi.slug, seleksi.slug, p.kode)


@halaman(Peran.SEKRETARIAT, Peran.PENGAWAS, *PANSEL)
def perubahan(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """What was changed, what waits for a signature, and what the rule on numbers of applicants wants for each post."""
    _wajib_diumumkan(seleksi)
    daftar = ringkasan(seleksi)
    saran = anjuran_seleksi(seleksi, [(r.lowongan, r.per_status) for r in daftar], pada=timezone.now())
    return render(request, "pengumuman/perubahan.html", {
        "seleksi": seleksi, "daftar": daftar_perubahan(seleksi), "lowongan": [(r.lowongan, saran.get(r.lowongan.pk)) for r in daftar],
        "versi": seleksi.ketentuan.defer("isi").select_related("penyusun", "pengesah"),
        "terbit": seleksi.pengumuman.filter(status="terbit").select_related("surat").defer("isi", "rencana"),
        "boleh_usul": bool(set(PENGUSUL) & request.peran), "usai": seleksi.status in {StatusSeleksi.SELESAI, StatusSeleksi.DIBATALKAN}})


def _hasil_ketentuan(seleksi: Seleksi, form: FormKetentuan) -> dict:
    """The difference, the checks of the round and the refusals for what was typed in, as they stand now."""
    if not form.is_valid():
        return {"salah": [galat for daftar in form.errors.values() for galat in daftar]}
    baru = form.putaran()
    keberatan, periksa = k_ketentuan.keberatan_ketentuan(seleksi, form.profil, form.lama, baru, pada=timezone.now())
    return {"beda": beda_putaran(form.profil, form.lama, baru), "keberatan": keberatan, "periksa": periksa, "diperiksa": True}


@halaman(*PENGUSUL, metode=("GET", "POST"))
def ubah_ketentuan(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Propose a new version: values on the left, difference and live checks beside them; saving needs a reason."""
    _wajib_diumumkan(seleksi)
    berlaku = ketentuan_berlaku(seleksi)
    form = FormKetentuan(*urai(berlaku), request.POST or None)
    simpan = request.POST.get("aksi") == "simpan"
    if request.method == "POST" and not simpan:
        form.fields["alasan"].required = False
    if simpan and form.is_valid():
        rencana = k_ketentuan.susun_rencana(seleksi, form.putaran())
        if jawab := _usulkan(request, seleksi, form, jenis=J.PERUBAHAN, kunci=k_ketentuan.KUNCI, rencana=rencana):
            return jawab
    hasil = _hasil_ketentuan(seleksi, form) if request.method == "POST" else {}
    templat = "pengumuman/_perubahan_hasil.html" if request.htmx else "pengumuman/perubahan_ketentuan.html"
    return render(request, templat, {"seleksi": seleksi, "form": form, "ketentuan": berlaku, **hasil})


def _usulan_sederhana(request: HttpRequest, seleksi: Seleksi, form: Form, rencana: Callable[[Form], dict], judul: str,
                      **lain) -> HttpResponse:
    """One form, one proposal."""
    if form.is_bound and form.is_valid() and (jawab := _usulkan(request, seleksi, form, **rencana(form))):
        return jawab
    return render(request, "pengumuman/perubahan_usul.html", {"seleksi": seleksi, "form": form, "judul": judul, **lain})


@halaman(*PENGUSUL, metode=("GET", "POST"))
def perpanjangan(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    _wajib_diumumkan(seleksi)
    lowongan = get_object_or_404(seleksi.lowongan.select_related("seleksi"), kode=kode)
    saran, aturan = anjuran_lowongan(lowongan), urai(ketentuan_berlaku(seleksi))[0].kecukupan
    return _usulan_sederhana(
        request, seleksi, FormPerpanjangan(request.POST or None), lambda f: {
            "jenis": J.PERPANJANGAN, "kunci": k_perpanjangan.kunci(lowongan),
            "rencana": k_perpanjangan.susun_rencana(lowongan, f.cleaned_data["mulai"], f.cleaned_data["sampai"])},
        f"Perpanjang pendaftaran {lowongan.nama}", saran=saran, aturan=aturan)


@halaman(*PENGUSUL, metode=("GET", "POST"))
def ubah_keadaan(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Postpone, take up again or cancel."""
    _wajib_diumumkan(seleksi)
    lowongan = {x.kode: x for x in seleksi.lowongan.exclude(tahap=Tahap.DIBATALKAN).order_by("urut")}

    def rencana(form: FormKeadaan) -> dict:
        satu = lowongan.get(form.cleaned_data["sasaran"])
        return {"jenis": form.cleaned_data["jenis"], "kunci": k_keadaan.kunci(satu), "rencana": k_keadaan.susun_rencana(satu)}
    awal = {"sasaran": request.GET.get("jabatan", ""), "jenis": request.GET.get("tindakan", "")}
    form = FormKeadaan(lowongan.values(), request.POST or None, initial=awal)
    return _usulan_sederhana(request, seleksi, form, rencana, "Tunda, lanjutkan, atau batalkan")


@halaman(*PENGUSUL, metode=("GET", "POST"))
def ralat(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    asal = get_object_or_404(Pengumuman.objects.tampak(timezone.now()).select_related("surat"), seleksi=seleksi, kode=kode)
    return _usulan_sederhana(
        request, seleksi, FormRalat(request.POST or None), lambda f: {
            "jenis": J.RALAT, "kunci": k_ralat.kunci(asal), "rencana": k_ralat.susun_rencana(f.butir()), "meralat": asal},
        f"Ralat Pengumuman Nomor {asal.surat.nomor}", asal=asal)


@halaman(Peran.SEKRETARIAT, Peran.KETUA, metode=("GET", "POST"))
def kehadiran(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """Correct who attends a meeting that is still open."""
    rapat = get_object_or_404(Rapat.objects.select_related("seleksi"), seleksi=seleksi, kode=kode, status="dibuka")
    awal = list(rapat.hadir.values_list("pk", flat=True))
    form = FormKehadiran(anggota_pansel(seleksi), request.POST or None, initial={"hadir": awal})
    if form.is_bound and form.is_valid():
        try:
            koreksi_kehadiran(rapat=rapat, hadir=Penugasan.objects.filter(pk__in=form.cleaned_data["hadir"]),
                              alasan=form.cleaned_data["alasan"], oleh=request.user, pada=timezone.now())
            messages.success(request, "Daftar hadir dikoreksi.")
            return redirect("kelola", seleksi.instansi.slug, seleksi.slug)
        except DITOLAK as galat:
            form.add_error(None, str(galat))
    return render(request, "pengumuman/rapat_kehadiran.html", {"seleksi": seleksi, "form": form, "rapat": rapat, "kuorum": kuorum(rapat)})
