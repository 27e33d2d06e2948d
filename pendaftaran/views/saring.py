"""Screening a spreadsheet at the desk: the template out, a filled one in, the verdicts back. Nothing is stored."""
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from seleksi.aturan.loader import daftar_profil, muat_profil
from seleksi.aturan.masukan import MasukanTidakSah
from seleksi.core.akses import PUBLIK, halaman, umum
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..domain.lembar_baca import LembarDitolak
from ..domain.saring_lembar import saring_lembar
from ..lembar.baca import MAKS_BERKAS, baca_berkas
from ..lembar.gaya import TIPE_XLSX
from ..lembar.hasil import tulis_hasil
from ..lembar.templat import tulis_templat

TAMPIL = 200  # complaints shown on the page; the rest is counted


def _unduhan(isi: bytes, nama: str) -> HttpResponse:
    return HttpResponse(isi, content_type=TIPE_XLSX, headers={
        "Content-Disposition": f'attachment; filename="{nama}.xlsx"', "X-Content-Type-Options": "nosniff"})


@umum()
def templat_profil(request: HttpRequest, profil: str) -> HttpResponse:
    """The empty template of a regulation, for whoever wants to try it."""
    if profil not in daftar_profil():
        raise Http404
    return _unduhan(tulis_templat(muat_profil(profil)), f"templat-{profil}")


@halaman(PUBLIK)
def templat_putaran(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """The template with this round's values; they are public with its announcement."""
    profil, putaran = aturan_seleksi(seleksi)
    return _unduhan(tulis_templat(profil, putaran.acuan), f"templat-{seleksi.instansi.slug}-{seleksi.slug}")


@halaman(Peran.SEKRETARIAT, *PANSEL, metode=("GET", "POST"))
def saring(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Where a filled template goes in; the answer is the workbook with verdicts, or every bad cell."""
    if request.method != "POST":
        return _tampil(request)
    try:
        hasil = _hasil(request, seleksi)
    except LembarDitolak as galat:
        return _tampil(request, galat.kalimat())
    except MasukanTidakSah as galat:
        return _tampil(request, [str(galat)])
    jawab = _unduhan(hasil, f"hasil-saring-{seleksi.slug}")
    jawab["Cache-Control"] = "no-store, private"
    return jawab


def _hasil(request: HttpRequest, seleksi: Seleksi) -> bytes:
    unggahan = request.FILES.get("berkas")
    if unggahan is None or getattr(request, "unggahan_terlalu_besar", False) or unggahan.size > MAKS_BERKAS:
        harapan = f"lembar kerja .xlsx atau .csv, paling besar {MAKS_BERKAS >> 20} MB"
        raise MasukanTidakSah("berkas", unggahan.name if unggahan else None, harapan)
    profil, putaran = aturan_seleksi(seleksi)
    tabel = baca_berkas(unggahan.read(), csv_=unggahan.name.lower().endswith(".csv"))
    return tulis_hasil(saring_lembar(tabel, profil=profil, acuan=putaran.acuan))


def _tampil(request: HttpRequest, keluhan: list[str] | None = None) -> HttpResponse:
    return render(request, "pendaftaran/saring.html", {
        "keluhan": (keluhan or [])[:TAMPIL], "jumlah": len(keluhan or []), "lebih": max(0, len(keluhan or []) - TAMPIL),
        "maks": MAKS_BERKAS}, status=422 if keluhan else 200)
