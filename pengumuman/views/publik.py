"""Public pages of one round: the selection, a post, its announcements, the schedule as a calendar file."""
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from pendaftaran.models import Lamaran
from seleksi.core.akses import PUBLIK, halaman, singgah
from seleksi.core.domain.unduhan import tajuk_lampiran
from seleksi.core.models import Seleksi

from ..domain.kalender import Acara, kalender
from ..domain.status import StatusPengumuman, StatusSurat
from ..domain.surat import templat_isi
from ..models import Pengumuman
from ..naskah.kerangka import hari_wib
from ..selectors.aturan import aturan_terbaca, ketentuan_kini, kompetensi_lowongan, pasangan_putaran
from ..selectors.publik import daftar_lowongan, daftar_pengumuman, dengan_kata_tahap, linimasa, pendaftaran_seleksi, pengumuman_tampak
from ..selectors.ralat import naskah_templat, ralat_tampak
from ..selectors.statistik import statistik as hitung_statistik
from .berkas import alamat_penuh, kirim_pdf


def _lamaran_saya(request: HttpRequest, seleksi: Seleksi) -> bool:
    """Whether the visitor already has an application here; staff have none."""
    return (request.user.is_authenticated and not request.peran
            and Lamaran.objects.aktif().filter(seleksi=seleksi, pelamar__pengguna=request.user).exists())


@singgah
@halaman(PUBLIK)
def seleksi(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    pada, ketentuan = timezone.now(), ketentuan_kini(seleksi)
    keadaan, tutup = pendaftaran_seleksi(seleksi, pada=pada)
    lowongan = dengan_kata_tahap(daftar_lowongan(seleksi), seleksi=seleksi, keadaan=keadaan, pada=pada)
    return render(request, "pengumuman/seleksi.html", {
        "seleksi": seleksi, "pada": pada, "ketentuan": ketentuan, "aturan": aturan_terbaca(seleksi, ketentuan),
        "lowongan": lowongan, "keadaan": keadaan, "tutup": tutup,
        "linimasa": linimasa(seleksi.jadwal.all(), pada=pada), "sudah_melamar": _lamaran_saya(request, seleksi),
        "pengumuman": daftar_pengumuman(pada=pada, seleksi=seleksi)})


@singgah
@halaman(PUBLIK)
def lowongan(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    pada, ketentuan = timezone.now(), ketentuan_kini(seleksi)
    satu = get_object_or_404(daftar_lowongan(seleksi), kode=kode)
    aturan = aturan_terbaca(seleksi, ketentuan)
    keadaan, tutup = pendaftaran_seleksi(seleksi, pada=pada, lowongan=satu)
    dengan_kata_tahap([satu], seleksi=seleksi, keadaan=keadaan, pada=pada)
    return render(request, "pengumuman/lowongan.html", {
        "seleksi": seleksi, "lowongan": satu, "pada": pada, "keadaan": keadaan, "tutup": tutup, "aturan": aturan,
        "rincian": pasangan_putaran(aturan.putaran, satu), "kelompok": kompetensi_lowongan(aturan.putaran, satu),
        "sudah_melamar": _lamaran_saya(request, seleksi)})


@singgah
@halaman(PUBLIK)
def statistik(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    pada = timezone.now()
    baris, seluruh = hitung_statistik(seleksi, keadaan=pendaftaran_seleksi(seleksi, pada=pada)[0], pada=pada)
    return render(request, "pengumuman/statistik.html", {"seleksi": seleksi, "baris": baris, "seluruh": seluruh, "pada": pada})


@singgah
@halaman(PUBLIK)
def pengumuman_daftar(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    return render(request, "pengumuman/pengumuman_daftar.html", {
        "seleksi": seleksi, "daftar": daftar_pengumuman(pada=timezone.now(), seleksi=seleksi)})


def _tampak(seleksi: Seleksi, kode: str) -> Pengumuman:
    return get_object_or_404(pengumuman_tampak(pada=timezone.now(), seleksi=seleksi), kode=kode)


def _ralat(pengumuman: Pengumuman) -> Pengumuman | None:
    """What corrected this announcement; most were never corrected and cost no query."""
    return ralat_tampak(pengumuman, pada=timezone.now()) if pengumuman.status == StatusPengumuman.DIRALAT else None


@singgah
@halaman(PUBLIK)
def pengumuman_satu(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    pengumuman = _tampak(seleksi, kode)
    return render(request, "pengumuman/pengumuman_satu.html", {
        "seleksi": seleksi, "p": pengumuman, "isi": pengumuman.isi, "templat_isi": templat_isi(pengumuman.jenis),
        "naskah_templat": naskah_templat(pengumuman), "ralat": _ralat(pengumuman), "pdf_jadi": pengumuman.surat.status == StatusSurat.JADI,
        "tanggal_beda": hari_wib(pengumuman.terbit) != pengumuman.surat.tanggal})


@singgah
@halaman(PUBLIK)
def pengumuman_pdf(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    return kirim_pdf(_tampak(seleksi, kode).surat)


@singgah
@halaman(PUBLIK)
def pengumuman_json(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """The same frozen content for programs; no field that the page does not show."""
    p = _tampak(seleksi, kode)
    ralat = _ralat(p)
    return JsonResponse({"jenis": p.jenis, "judul": p.judul, "nomor": p.surat.nomor, "terbit": p.terbit.isoformat(),
                         "sha256_pdf": p.surat.sha256,
                         "diralat_dengan": ralat.surat.nomor if ralat else None, "isi": p.isi}, json_dumps_params={"ensure_ascii": False})


@singgah
@halaman(PUBLIK)
def jadwal_ics(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    ketentuan = ketentuan_kini(seleksi)
    alamat = alamat_penuh("seleksi", seleksi)
    acara = [Acara(f"{j.kode}.{seleksi.slug}.{seleksi.instansi.slug}@seleksi", f"{j.nama} ({seleksi.instansi.wilayah})", j.mulai, j.selesai,
                   "; ".join(x for x in (seleksi.nama, j.keterangan) if x)) for j in seleksi.jadwal.all()]
    teks = kalender(nama=seleksi.nama, acara=acara, dibuat=ketentuan.disahkan if ketentuan else seleksi.dibuat, alamat=alamat)
    return HttpResponse(teks, content_type="text/calendar; charset=utf-8",
                        headers={"Content-Disposition": tajuk_lampiran(f"jadwal-{seleksi.slug}.ics")})
