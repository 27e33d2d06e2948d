"""Objections: the applicant's page, the list with the panel's meeting, one objection for staff."""
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import PELAMAR, TidakBerwenang, halaman
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.jam import jam_basis_data
from seleksi.core.models import Rapat, Seleksi
from seleksi.core.selectors import anggota_pansel, kuorum, rapat_terbuka
from seleksi.core.services import TidakSah

from ..domain.sanggah import TERBUKA, StatusSanggah
from ..domain.status import StatusLamaran
from ..forms.sanggah import FormPutusanSanggah, FormSanggah, FormTelaah
from ..forms.verifikasi import FormBukaRapat, FormSahkan
from ..models import Lamaran, Sanggah
from ..selectors.sanggah import boleh_menyanggah, masa_sanggah_seleksi, sanggah_milik, sanggah_terbaca, tetapan_rapat
from ..selectors.verifikasi import penetapan_final
from ..services.berkas import BerkasDitolak, Unggahan
from ..services.sanggah import JENIS, ajukan_sanggah, buka_rapat_sanggah, sahkan_sanggah, siapkan_sanggah, tetapkan_sanggah
from .lamaran import alamat, lamaran_atau_404

TERKIRIM = tuple(s.value for s in StatusLamaran if s != StatusLamaran.DRAF)
PEMBACA = (Peran.SEKRETARIAT, *PANSEL, Peran.PENGAWAS)
DITOLAK = (TidakSah, TidakBerwenang, TransisiDitolak)


@halaman(PELAMAR, metode=("GET", "POST"))
def sanggah_saya(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Object once, and see what became of it."""
    pada, milik = jam_basis_data(), lamaran_atau_404(request, seleksi, *TERKIRIM)
    form = FormSanggah(request.POST or None, request.FILES or None)
    galat, status = "", 200
    if request.method == "POST" and _sah(request, form):
        try:
            _ajukan(request, milik, form, pada)
        except BerkasDitolak as sebab:
            form.add_error("lampiran", str(sebab))
        except TidakSah as sebab:
            form.add_error(None, str(sebab))
            galat, status = str(sebab), 409
        else:
            messages.success(request, "Sanggah Anda diterima. Tanda terimanya dikirim sebagai surat.")
            return redirect("sanggah_saya", **alamat(seleksi))
    return _tampil(request, milik, form, pada, galat, 422 if form.errors and status == 200 else status)


def _sah(request: HttpRequest, form: FormSanggah) -> bool:
    if getattr(request, "unggahan_terlalu_besar", False):
        form.add_error("lampiran", "Berkas itu terlalu besar.")
    return form.is_valid()


def _ajukan(request: HttpRequest, milik: Lamaran, form: FormSanggah, pada: datetime) -> None:
    isi = form.cleaned_data
    unggahan = Unggahan(isi["lampiran"].file, isi["lampiran"].name) if isi["lampiran"] else None
    ajukan_sanggah(lamaran=milik, pokok=isi["pokok"], alasan=isi["alasan"], unggahan=unggahan, oleh=request.user, pada=pada)


def _tampil(request: HttpRequest, milik: Lamaran, form: FormSanggah, pada: datetime, galat: str, status: int) -> HttpResponse:
    masa, ada = masa_sanggah_seleksi(milik.seleksi, pada=pada), sanggah_milik(milik)
    return render(request, "pendaftaran/sanggah_saya.html", {
        "lamaran": milik, "masa": masa, "sanggah": ada, "form": form, "galat": galat, "diputus": ada and ada.status not in TERBUKA,
        "boleh": ada is None and boleh_menyanggah(milik, masa)}, status=status)


@halaman(*PEMBACA, metode=("GET", "POST"))
def sanggah_daftar(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Every objection of the round, and the meeting that decides them."""
    rapat, status = rapat_terbuka(seleksi, JENIS), 200
    form = _form_rapat(request, seleksi)
    if request.method == "POST" and form.is_valid():
        try:
            _jalankan(request, seleksi, rapat, form)
        except DITOLAK as galat:
            form.add_error(None, str(galat))
            status = 403 if isinstance(galat, TidakBerwenang) else 409
        else:
            return redirect("sanggah_daftar", **alamat(seleksi))
    return _tampil_daftar(request, seleksi, rapat_terbuka(seleksi, JENIS), form, 422 if form.errors and status == 200 else status)


def _form_rapat(request: HttpRequest, seleksi: Seleksi) -> FormBukaRapat | FormSahkan:
    """The form that the button named; an unbound one while nothing was posted."""
    aksi, isi = request.POST.get("aksi", "buka"), request.POST if request.method == "POST" else None
    if aksi not in {"buka", "sahkan"}:
        raise Http404
    return FormSahkan(isi) if aksi == "sahkan" else FormBukaRapat(isi, anggota=anggota_pansel(seleksi))


def _jalankan(request: HttpRequest, seleksi: Seleksi, rapat: Rapat | None, form: FormBukaRapat | FormSahkan) -> None:
    siapa = {"oleh": request.user, "pada": timezone.now()}
    if isinstance(form, FormBukaRapat):
        buka_rapat_sanggah(seleksi=seleksi, hadir=form.cleaned_data["hadir"], **siapa)
        messages.success(request, "Rapat sanggah dibuka.")
    elif rapat is None:
        raise TidakSah("Rapat belum dibuka, atau sudah disahkan.")
    else:
        sahkan_sanggah(rapat=rapat, catatan=form.cleaned_data["catatan"], **siapa)
        messages.success(request, "Putusan sanggah disahkan; suratnya dikirim kepada setiap pelamar.")


def _tampil_daftar(request: HttpRequest, seleksi: Seleksi, rapat: Rapat | None, form, status: int) -> HttpResponse:
    ketua, daftar = Peran.KETUA in request.peran, list(sanggah_terbaca(seleksi, request.user))
    siap = any(s.status == StatusSanggah.DISIAPKAN for s in daftar)
    buka = form if isinstance(form, FormBukaRapat) else FormBukaRapat(anggota=anggota_pansel(seleksi))
    return render(request, "pendaftaran/sanggah_daftar.html", {
        "daftar": daftar, "masa": masa_sanggah_seleksi(seleksi, pada=jam_basis_data()), "rapat": rapat,
        "tetapan": tetapan_rapat(rapat), "kuorum": kuorum(rapat) if rapat else False,
        "hadir": list(rapat.hadir.select_related("pengguna").order_by("-peran", "pk")) if rapat else [],
        "form_buka": buka if ketua and rapat is None and (siap or form.errors) else None,
        "form_sahkan": (form if isinstance(form, FormSahkan) else FormSahkan()) if ketua else None}, status=status)


@halaman(*PEMBACA, metode=("GET", "POST"))
def sanggah(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """One objection: the secretariat studies it, whoever attends the open meeting enters what it decides."""
    baris: Sanggah = get_object_or_404(sanggah_terbaca(seleksi, request.user), kode=kode)
    rapat, status = rapat_terbuka(seleksi, JENIS), 200
    form = _form_satu(request, baris, rapat)
    if request.method == "POST" and form is None:
        raise Http404
    if request.method == "POST" and form.is_valid():
        siapa = {"sanggah": baris, "oleh": request.user, "pada": timezone.now()}
        try:
            if isinstance(form, FormTelaah):
                siapkan_sanggah(**form.cleaned_data, **siapa)
            else:
                tetapkan_sanggah(rapat=rapat, **form.cleaned_data, **siapa)
        except DITOLAK as galat:
            form.add_error(None, str(galat))
            status = 409
        else:
            messages.success(request, "Tersimpan.")
            return redirect("sanggah_daftar", **alamat(seleksi))
    return _tampil_satu(request, baris, rapat, form, 422 if form and form.errors and status == 200 else status)


def _form_satu(request: HttpRequest, baris: Sanggah, rapat: Rapat | None) -> FormTelaah | FormPutusanSanggah | None:
    """What this person may enter now, filled in with what is there."""
    isi = request.POST if request.method == "POST" else None
    if baris.status not in TERBUKA:
        return None
    if Peran.SEKRETARIAT in request.peran:
        return FormTelaah(isi, initial={"usulan": baris.usulan, "telaah": baris.telaah})
    if rapat and baris.status == StatusSanggah.DISIAPKAN and rapat.hadir.filter(pengguna=request.user, berakhir=None).exists():
        return FormPutusanSanggah(isi)
    return None


def _tampil_satu(request: HttpRequest, baris: Sanggah, rapat: Rapat | None, form, status: int) -> HttpResponse:
    tetapan = baris.penetapan or tetapan_rapat(rapat).get(baris.lamaran_id)
    semula = baris.lamaran.penetapan.filter(sah__isnull=False).exclude(pk=baris.penetapan_id).order_by("sah").last()
    return render(request, "pendaftaran/sanggah.html", {
        "s": baris, "form": form, "menelaah": isinstance(form, FormTelaah), "tetapan": tetapan,
        "semula": semula or penetapan_final(baris.lamaran)}, status=status)
