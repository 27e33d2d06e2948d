"""The pages of a stored file: one at a time for whoever may read it, all of them to turn and order for the owner of a draft."""
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from seleksi.core.akses import PELAMAR, halaman
from seleksi.core.jam import jam_basis_data
from seleksi.core.models import Seleksi
from seleksi.core.services import TidakSah

from ..domain.status import StatusLamaran
from ..domain.susunan import Susunan, SusunanSalah, baca_susunan, semula, tulis_susunan, ubah_susunan
from ..models import Berkas, Lamaran
from ..services.berkas_rakit import susun_halaman, urungkan_susunan
from .berkas import KABAR, PEMBACA, berkas_atau_404, slot_atau_404
from .lamaran import alamat, lamaran_atau_404


@halaman(*PEMBACA)
def berkas_lihat(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """One page picture with links to the page before and after, fitted or in full size."""
    berkas = berkas_atau_404(request, seleksi, kode)
    jumlah, teks = len(berkas.jalur_gambar), request.GET.get("hal", "1")
    nomor = int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 4 else 0
    if not 1 <= nomor <= jumlah:
        raise Http404
    return render(request, "pendaftaran/berkas_lihat.html", {
        "berkas": berkas, "nomor": nomor, "jumlah": jumlah, "besar": request.GET.get("besar") == "1",
        "sebelum": nomor - 1, "sesudah": nomor + 1 if nomor < jumlah else 0, "milik": not request.peran,
        "draf": berkas.lamaran.status == StatusLamaran.DRAF})


@halaman(PELAMAR, metode=("GET", "POST"))
def berkas_atur(request: HttpRequest, seleksi: Seleksi, jenis: str, kode: str) -> HttpResponse:
    """Turn, order and leave out pages. Each press is an address of its own; only "Simpan" writes."""
    milik, pada = lamaran_atau_404(request, seleksi, StatusLamaran.DRAF), jam_basis_data()
    isi = slot_atau_404(request, milik, jenis, pada)
    berkas = _berkas(milik, jenis, kode)
    susunan = _susunan(request, berkas)
    if request.method != "POST":
        return redirect(_ke_slot(seleksi, jenis)) if berkas.diganti else _tampil(request, berkas, isi, susunan)
    try:
        if request.POST.get("aksi") == "urungkan":
            baru = urungkan_susunan(lamaran=milik, slot=isi.slot, kode=kode, oleh=request.user, pada=pada)
            kata = f"Perubahan terakhir diurungkan; {baru.nama_asli} sekarang {baru.halaman} halaman."
        else:
            baru = susun_halaman(lamaran=milik, slot=isi.slot, kode=kode, susunan=susunan, oleh=request.user, pada=pada)
            kata = f"Susunan halaman {baru.nama_asli} disimpan, {baru.halaman} halaman. Berkas asli tetap tersimpan utuh."
    except TidakSah as galat:
        return _tampil(request, berkas, isi, susunan, status=503 if getattr(galat, "gangguan", False) else 422, galat=str(galat))
    request.session[KABAR] = {"jenis": jenis, "kata": kata}
    return redirect(_ke_slot(seleksi, jenis))


def _ke_slot(seleksi: Seleksi, jenis: str) -> str:
    return reverse("lamaran_berkas", kwargs=alamat(seleksi)) + f"#slot-{jenis}"


def _berkas(milik: Lamaran, jenis: str, kode: str) -> Berkas:
    berkas = milik.berkas.filter(jenis=jenis, kode=kode).first()
    if berkas is None:
        raise Http404
    return berkas


def _susunan(request: HttpRequest, berkas: Berkas) -> Susunan:
    """The arrangement that the form carries, after the press that came with it."""
    isian = request.POST if request.method == "POST" else request.GET
    if "susunan" not in isian:
        return semula(berkas.halaman)
    try:
        susunan = baca_susunan(isian["susunan"], halaman=berkas.halaman)
    except SusunanSalah as salah:
        raise Http404 from salah
    return ubah_susunan(susunan, isian.get("ubah", ""))


def _tampil(request: HttpRequest, berkas: Berkas, isi, susunan: Susunan, *, status: int = 200, galat: str = "") -> HttpResponse:
    bergambar = len(berkas.jalur_gambar)
    lembar = [{"nomor": satu.nomor, "putar": satu.putar, "kelas": f"putar-{satu.putar}" if satu.putar else "",
               "gambar": satu.nomor <= bergambar} for satu in susunan]
    return render(request, "pendaftaran/berkas_atur.html", {
        "s": isi, "berkas": berkas, "lembar": lembar, "susunan": tulis_susunan(susunan),
        "semula": tulis_susunan(semula(berkas.halaman)), "galat": galat, "ada_galat": bool(galat),
        "berubah": susunan != semula(berkas.halaman), "dibuang": berkas.halaman - len(susunan)}, status=status)
