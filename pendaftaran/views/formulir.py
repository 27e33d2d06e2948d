"""What to prepare and the forms for it: blank for everybody, filled in for the applicant."""
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from seleksi.core.akses import PELAMAR, PUBLIK, halaman
from seleksi.core.domain.kata import WIB
from seleksi.core.models import Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..domain.formulir import Formulir
from ..domain.status import StatusLamaran
from ..formulir_cetak import BENTUK, ambil_jatah, bundel, cetak, cetak_kosong, nama_berkas
from ..selectors.formulir import formulir_kosong, formulir_terisi, persiapan
from ..selectors.lamaran import keadaan_lamaran, lamaran_saya
from .lamaran import lamaran_atau_404

TAJUK = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff",
         "Cache-Control": "no-store, private"}
ZIP = "application/zip"


@halaman(PUBLIK)
def formulir(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """What one needs and from whom, before registering; with the blank forms."""
    (profil, putaran), hari = aturan_seleksi(seleksi), _hari_ini()
    pelamar = request.user.is_authenticated and not request.peran
    milik = lamaran_saya(seleksi, request.user) if pelamar else None
    return render(request, "pendaftaran/formulir.html", {
        "profil": profil, "kelompok": persiapan(profil, putaran), "meterai": profil.meterai_pada(hari), "hari": hari,
        "draf": bool(milik and milik.status == StatusLamaran.DRAF)})


@halaman(PUBLIK)
def formulir_kosong_satu(request: HttpRequest, seleksi: Seleksi, jenis: str, bentuk: str) -> HttpResponse:
    satu = _pilih(formulir_kosong(seleksi, pada=_hari_ini()), jenis, bentuk)
    return _unduh(cetak_kosong(satu, bentuk), BENTUK[bentuk][0], nama_berkas(jenis, bentuk))


@halaman(PUBLIK)
def formulir_kosong_semua(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    return _unduh(bundel(formulir_kosong(seleksi, pada=_hari_ini()), cetak_kosong), ZIP, f"formulir-{seleksi.slug}.zip")


@halaman(PELAMAR)
def formulir_terisi_satu(request: HttpRequest, seleksi: Seleksi, jenis: str, bentuk: str) -> HttpResponse:
    """One form with the visitor's own data."""
    satu = _pilih(_milik(request, seleksi), jenis, bentuk)
    if not ambil_jatah(request.user.pk, 1, pada=timezone.now()):
        return _tunggu(request)
    return _unduh(cetak(satu, bentuk), BENTUK[bentuk][0], nama_berkas(jenis, bentuk))


@halaman(PELAMAR)
def formulir_terisi_semua(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """All forms that this applicant needs, filled in."""
    daftar = _milik(request, seleksi)
    if not ambil_jatah(request.user.pk, len(daftar) * len(BENTUK), pada=timezone.now()):
        return _tunggu(request)
    return _unduh(bundel(daftar, cetak), ZIP, f"formulir-{seleksi.slug}.zip")


def _hari_ini() -> date:
    return timezone.now().astimezone(WIB).date()


def _milik(request: HttpRequest, seleksi: Seleksi) -> list[Formulir]:
    milik, kini = lamaran_atau_404(request, seleksi), timezone.now()
    return formulir_terisi(keadaan_lamaran(milik, request.user, pada=kini), pada=kini.astimezone(WIB).date())


def _pilih(daftar: list[Formulir], jenis: str, bentuk: str) -> Formulir:
    satu = next((f for f in daftar if f.jenis == jenis), None)
    if satu is None or bentuk not in BENTUK:
        raise Http404
    return satu


def _tunggu(request: HttpRequest) -> HttpResponse:
    return render(request, "pendaftaran/formulir_tunggu.html", status=429)


def _unduh(isi: bytes, tipe: str, nama: str) -> HttpResponse:
    return HttpResponse(isi, content_type=tipe, headers=TAJUK | {"Content-Disposition": f'attachment; filename="{nama}"'})
