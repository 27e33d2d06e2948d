"""One's own application: choose a post, task list, check answers, send, what comes afterwards, withdraw."""
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from seleksi.aturan.transisi import TransisiDitolak
from seleksi.aturan.waktu import KeadaanJendela
from seleksi.core.akses import PELAMAR, halaman
from seleksi.core.domain.kata import detik_wib, hari_tanggal, jam_wib
from seleksi.core.jam import jam_basis_data
from seleksi.core.models import Seleksi
from seleksi.core.selectors import aturan_seleksi, keadaan_pendaftaran
from seleksi.core.services import TidakSah

from ..domain.pernyataan import VERSI_PRIVASI
from ..domain.status import KATA_AKHIR, StatusLamaran
from ..forms.lamaran import FormPeriksa, FormTarik, FormTerkait
from ..models import Lamaran
from ..selectors.hasil_terbit import hasil_terbit, surat_terbit
from ..selectors.lamaran import KeadaanLamaran, berkas_diminta, berkas_terkirim, draf_saya, keadaan_lamaran, lamaran_terakhir
from ..selectors.linimasa import linimasa
from ..selectors.permintaan import penolakan_kirim
from ..selectors.ringkasan import ringkasan_profil
from ..selectors.sanggah import masa_sanggah_seleksi
from ..selectors.terbuka import yang_terbuka
from ..selectors.tindakan import yang_perlu
from ..services.kirim import KirimDitolak, kirim_lamaran
from ..services.lamaran import SudahMelamar, mulai_lamaran, tandai_terkait, tarik_lamaran
from ..services.pengingat import atur_pengingat

DRAF = StatusLamaran.DRAF


def alamat(seleksi: Seleksi) -> dict[str, str]:
    return {"instansi": seleksi.instansi.slug, "seleksi": seleksi.slug}


def lamaran_atau_404(request: HttpRequest, seleksi: Seleksi, *status: str) -> Lamaran:
    """The visitor's own application in this Seleksi; 404 when there is none in one of these states."""
    milik = lamaran_terakhir(seleksi, request.user)
    if milik is None or (status and milik.status not in status):
        raise Http404
    return milik


@halaman(PELAMAR, metode=("GET", "POST"))
def lamaran_mulai(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """Choose one post. A second one is refused with a link to the first."""
    lowongan = get_object_or_404(seleksi.lowongan.select_related("seleksi__instansi"), kode=kode)
    if request.method != "POST":
        milik, (profil, putaran) = lamaran_terakhir(seleksi, request.user), aturan_seleksi(seleksi)
        return render(request, "pendaftaran/lamaran_mulai.html", {
            "lowongan": lowongan, "milik": milik, "profil": profil, "berkas": berkas_diminta(profil, putaran),
            "keadaan": keadaan_pendaftaran(seleksi, jam_basis_data(), lowongan)})
    try:
        mulai_lamaran(lowongan=lowongan, oleh=request.user, pada=jam_basis_data())
    except SudahMelamar as galat:
        return render(request, "pendaftaran/lamaran_mulai.html", {
            "lowongan": lowongan, "milik": galat.lamaran, "galat": str(galat)}, status=409)
    except TidakSah as galat:
        return render(request, "pendaftaran/lamaran_mulai.html", {"lowongan": lowongan, "galat": str(galat)}, status=409)
    return redirect("lamaran", **alamat(seleksi))


@halaman(PELAMAR)
def lamaran(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """The task list of a draft, or the status of what was sent."""
    milik, kini = lamaran_terakhir(seleksi, request.user), jam_basis_data()
    if milik is None:
        return render(request, "pendaftaran/lamaran_kosong.html", {"lain": draf_saya(request.user)})
    jendela = keadaan_pendaftaran(seleksi, kini, milik.lowongan)
    if milik.status != DRAF:
        return _status(request, milik, jendela, kini)
    keadaan = keadaan_lamaran(milik, request.user, pada=kini)
    return render(request, "pendaftaran/lamaran.html", {
        "lamaran": milik, "keadaan": keadaan, "jendela": jendela, "kini": kini, "penolakan": penolakan_kirim(milik)})


def _status(request: HttpRequest, milik: Lamaran, jendela: KeadaanJendela, kini: datetime) -> HttpResponse:
    hasil, masa = hasil_terbit(milik), masa_sanggah_seleksi(milik.seleksi, pada=kini)
    return render(request, "pendaftaran/lamaran_status.html", {
        "lamaran": milik, "hasil_terbit": hasil, "linimasa": linimasa(milik, kini, hasil), "jendela": jendela, "kini": kini,
        "tindakan": yang_perlu(milik, masa, kini), "surat": surat_terbit(milik), "akhir": KATA_AKHIR.get(milik.status),
        "masa_sanggah": masa, "penolakan": penolakan_kirim(milik)})


@halaman(PELAMAR, metode=("GET", "POST"))
def lamaran_terkait(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Which posts of the history are related to the vacant one: claimed here, judged by people."""
    milik = lamaran_atau_404(request, seleksi, DRAF)
    keadaan = keadaan_lamaran(milik, request.user, pada=timezone.now())
    form = FormTerkait(request.POST if request.method == "POST" else None, keadaan=keadaan)
    if request.method == "POST" and form.is_valid():
        tandai_terkait(lamaran=milik, jawaban=form.jawaban(), oleh=request.user)
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"pukul": jam_wib(timezone.now())})
        messages.success(request, "Keterkaitan jabatan tersimpan.")
        return redirect("lamaran", **alamat(seleksi))
    return render(request, "pendaftaran/lamaran_terkait.html", {"lamaran": milik, "keadaan": keadaan, "form": form})


@halaman(PELAMAR)
def lamaran_periksa(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Everything that will be sent, as it will be sent."""
    milik, kini = lamaran_atau_404(request, seleksi), jam_basis_data()
    if milik.status != DRAF:
        return redirect("lamaran_terkirim", **alamat(seleksi))
    keadaan = keadaan_lamaran(milik, request.user, pada=kini, saat_kirim=True)
    return _periksa(request, milik, keadaan, FormPeriksa(keadaan=keadaan), kini)


def _periksa(request: HttpRequest, milik: Lamaran, keadaan: KeadaanLamaran, form: FormPeriksa, kini: datetime, status: int = 200,
             **lain) -> HttpResponse:
    return render(request, "pendaftaran/lamaran_periksa.html", {
        "lamaran": milik, "keadaan": keadaan, "form": form, "ringkasan": ringkasan_profil(keadaan), "kini": kini,
        "terbuka": yang_terbuka(keadaan),
        "versi_privasi": VERSI_PRIVASI,
        "jendela": keadaan_pendaftaran(milik.seleksi, kini, milik.lowongan), **lain}, status=status)


@halaman(PELAMAR, metode=("GET", "POST"))
def lamaran_kirim(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Send. GET only leads back: it is where a log-in in between ends up."""
    pada = jam_basis_data()
    milik = lamaran_atau_404(request, seleksi)
    if request.method != "POST" or milik.status != DRAF:
        return redirect("lamaran_periksa", **alamat(seleksi))
    keadaan = keadaan_lamaran(milik, request.user, pada=pada, saat_kirim=True)
    form = FormPeriksa(request.POST, keadaan=keadaan)
    try:
        kirim_lamaran(lamaran=milik, pernyataan=form.pernyataan(), syarat_diakui=form.diakui(), oleh=request.user, pada=pada)
    except KirimDitolak as galat:
        status = 422 if galat.kode in {"pernyataan", "syarat"} else 409
        return _periksa(request, milik, keadaan, form, pada, status, galat=str(galat), sebab=galat.kode,
                        dicatat=f"{hari_tanggal(pada)} pukul {detik_wib(pada)}", ada_galat=True)
    return redirect("lamaran_terkirim", **alamat(seleksi))


@halaman(PELAMAR)
def lamaran_terkirim(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """The confirmation; it shows the same whenever it is opened."""
    milik = lamaran_atau_404(request, seleksi)
    if not milik.nomor:
        return redirect("lamaran", **alamat(seleksi))
    kini = jam_basis_data()
    return render(request, "pendaftaran/lamaran_terkirim.html", {
        "lamaran": milik, "berkas": berkas_terkirim(milik), "linimasa": linimasa(milik, kini, hasil_terbit(milik)),
        "akhir": KATA_AKHIR.get(milik.status),
        "jendela": keadaan_pendaftaran(seleksi, kini, milik.lowongan)})


@halaman(PELAMAR, metode=("GET", "POST"))
def lamaran_tarik(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Withdraw, with a reason."""
    pada = jam_basis_data()
    milik = lamaran_atau_404(request, seleksi)
    form, galat = FormTarik(request.POST if request.method == "POST" else None), ""
    if request.method == "POST" and form.is_valid():
        try:
            tarik_lamaran(lamaran=milik, alasan=form.cleaned_data["alasan"], oleh=request.user, pada=pada)
            messages.success(request, "Lamaran Anda ditarik. Selama pendaftaran terbuka Anda dapat melamar lagi.")
            return redirect("lamaran", **alamat(seleksi))
        except TidakSah as sebab:
            galat = str(sebab)
        except TransisiDitolak:  # its words would name a state that is not published
            galat = "Lamaran ini tidak dapat ditarik lagi. Hubungi Sekretariat."
    return render(request, "pendaftaran/lamaran_tarik.html", {
        "lamaran": milik, "form": form, "galat": galat, "ada_galat": bool(galat),
        "jendela": keadaan_pendaftaran(seleksi, pada, milik.lowongan)}, status=409 if galat else 200)


@halaman(PELAMAR, metode=("POST",))
def lamaran_pengingat(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Switch the reminders of one's own draft on or off."""
    milik = lamaran_atau_404(request, seleksi, DRAF)
    ingatkan = request.POST.get("ingatkan") == "ya"
    atur_pengingat(lamaran=milik, ingatkan=ingatkan, oleh=request.user)
    messages.success(request, "Pengingat dinyalakan." if ingatkan else "Pengingat dihentikan.")
    return redirect("lamaran", **alamat(seleksi))
