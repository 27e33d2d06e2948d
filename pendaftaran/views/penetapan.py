"""The panel's administrative meeting: one page, four acts."""
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang, batas_lowongan, halaman
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Rapat, Seleksi
from seleksi.core.selectors import anggota_pansel, kuorum, rapat_terbuka
from seleksi.core.services import TidakSah

from ..forms.verifikasi import FormBukaRapat, FormPenetapan, FormSahkan, FormSesuaiUsulan
from ..models import Lamaran
from ..selectors.penetapan import halangan_pengesahan, tabel_rapat
from ..services.penetapan import (
    JENIS,
    buka_rapat_administrasi,
    sahkan_administrasi,
    tetapkan_administrasi,
    tetapkan_sesuai_usulan,
)
from ..services.verifikasi import Bentrok

PEMBACA = (*PANSEL, Peran.PENGAWAS)
BELUM_ADA = datetime.min.replace(tzinfo=UTC)  # the page showed no entry


class Aksi(NamedTuple):
    form: Callable[[HttpRequest, Rapat | None], forms.Form]
    jalankan: Callable[[HttpRequest, Rapat | None, forms.Form], str]


@halaman(*PEMBACA, metode=("GET", "POST"))
def rapat_administrasi(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Per post: machine result, proposal, reasons, dossier, determination; the Ketua opens and closes."""
    rapat = rapat_terbuka(seleksi, JENIS)
    if request.method != "POST":
        return _tampil(request, rapat)
    aksi = AKSI.get(request.POST.get("aksi", ""))
    if aksi is None:
        raise Http404
    form, status = aksi.form(request, rapat), 200
    if form.is_valid():
        try:
            if rapat is None and request.POST["aksi"] != "buka":
                raise TidakSah("Rapat belum dibuka, atau sudah disahkan.")
            messages.success(request, aksi.jalankan(request, rapat, form))
        except (TidakSah, TidakBerwenang, TransisiDitolak) as galat:
            form.add_error(None, str(galat))
            status = 403 if isinstance(galat, TidakBerwenang) else 409 if isinstance(galat, (Bentrok, TransisiDitolak)) else 200
        else:
            return redirect(_alamat(seleksi) + (f"#{request.POST['lamaran']}" if "lamaran" in form.cleaned_data else ""))
    return _tampil(request, rapat_terbuka(seleksi, JENIS), form=form, status=status)


def _alamat(seleksi: Seleksi) -> str:
    return reverse("rapat_administrasi", args=[seleksi.instansi.slug, seleksi.slug])


def _buka(request: HttpRequest, rapat: Rapat | None, form: forms.Form) -> str:
    buka_rapat_administrasi(seleksi=request.seleksi, hadir=form.cleaned_data["hadir"], oleh=request.user, pada=timezone.now())
    return "Rapat seleksi administrasi dibuka."


def _tetapkan(request: HttpRequest, rapat: Rapat, form: forms.Form) -> str:
    isi = form.cleaned_data
    lamaran = Lamaran.objects.filter(seleksi=request.seleksi, kode=isi["lamaran"]).first()
    if lamaran is None:
        raise Http404
    penetapan = tetapkan_administrasi(rapat=rapat, lamaran=lamaran, putusan=isi["putusan"], alasan=isi["alasan"],
                                      terakhir=isi["terakhir"] or BELUM_ADA, oleh=request.user, pada=timezone.now())
    return f"{lamaran.nama}: ditetapkan {penetapan.get_putusan_display().lower()}."


def _sesuai(request: HttpRequest, rapat: Rapat, form: forms.Form) -> str:
    jumlah = tetapkan_sesuai_usulan(rapat=rapat, lowongan=form.cleaned_data["lowongan"], oleh=request.user, pada=timezone.now())
    return f"{jumlah} lamaran ditetapkan sesuai usulan Sekretariat."


def _sahkan(request: HttpRequest, rapat: Rapat, form: forms.Form) -> str:
    sahkan_administrasi(rapat=rapat, oleh=request.user, pada=timezone.now(), catatan=form.cleaned_data["catatan"])
    return "Hasil seleksi administrasi disahkan. Berita acara dibuat; pengumuman dapat disiapkan."


AKSI = {
    "buka": Aksi(lambda r, _: FormBukaRapat(r.POST, anggota=anggota_pansel(r.seleksi)), _buka),
    "tetapkan": Aksi(lambda r, _: FormPenetapan(r.POST), _tetapkan),
    "sesuai": Aksi(lambda r, _: FormSesuaiUsulan(r.POST, lowongan=r.seleksi.lowongan.all()), _sesuai),
    "sahkan": Aksi(lambda r, _: FormSahkan(r.POST), _sahkan),
}


def _tampil(request: HttpRequest, rapat: Rapat | None, *, form: forms.Form | None = None, status: int = 200) -> HttpResponse:
    """The open meeting; without one the last closed one, and for the Ketua the form that opens the next."""
    seleksi = request.seleksi
    tampak = rapat or seleksi.rapat.filter(jenis=JENIS).first()
    tabel = tabel_rapat(seleksi, tampak if rapat else None)
    lampau = tabel_rapat(seleksi, tampak) if tampak and not rapat else []
    hadir = list(tampak.hadir.select_related("pengguna").order_by("-peran", "pk")) if tampak else []
    ketua = Peran.KETUA in request.peran
    return render(request, "pendaftaran/rapat_administrasi.html", {
        "rapat": rapat, "tampak": tampak, "tabel": tabel, "lampau": lampau, "hadir": hadir, "form": form, "ketua": ketua,
        "batas": batas_lowongan(request.user, seleksi, *PEMBACA),
        "boleh_tetapkan": rapat is not None and any(t.pengguna_id == request.user.pk for t in hadir),
        "kuorum": kuorum(rapat) if rapat else False,
        "halangan": halangan_pengesahan(rapat, pada=timezone.now()) if rapat and ketua else [],
        "form_buka": form if isinstance(form, FormBukaRapat) else FormBukaRapat(anggota=anggota_pansel(seleksi)),
        "form_sahkan": form if isinstance(form, FormSahkan) else FormSahkan(),
        "form_penetapan": form if isinstance(form, FormPenetapan) else None}, status=status)
