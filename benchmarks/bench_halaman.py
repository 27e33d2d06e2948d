"""The public selection page and the secretariat's list of 200 applications, against bare views with as many rows.

Both go through the same middleware, session and database; a bare view makes one query and renders a plain table or list
without the frame of the site. The rate is requests per second of CPU, so that other work on the machine does not decide.
Run: DATA_DIR=tmp python benchmarks/bench_halaman.py
"""
import re
import time
from pathlib import Path
from statistics import median
from types import ModuleType

import rangka

FOLDER = rangka.siapkan()

from django.conf import settings  # noqa: E402  (after the environment is set)
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.urls import include, path  # noqa: E402

from pendaftaran.models import GenerasiHasil, HasilSyarat, Lamaran, Pelamar  # noqa: E402
from seleksi.core.models import Seleksi  # noqa: E402
from seleksi.core.selectors import ketentuan_berlaku  # noqa: E402
from seleksi.tests.pabrik import KINI, orang, seleksi_tuban  # noqa: E402

BARIS, ULANG = 200, 40
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def isi_data() -> Seleksi:
    """One announced round with 200 sent applications, each with a machine result."""
    seleksi = seleksi_tuban()
    lowongan, ketentuan = list(seleksi.lowongan.all()), ketentuan_berlaku(seleksi)
    for n in range(1, BARIS + 1):
        pelamar = Pelamar.objects.create(pengguna=orang(f"Peserta Uji {n}"), nama=f"Peserta Uji {n}", nip=f"19680512199403{n:04d}")
        lamaran = Lamaran.objects.create(
            pelamar=pelamar, seleksi=seleksi, lowongan=lowongan[n % 5], status="diajukan", nomor=f"UJI-{n:04d}", nama=pelamar.nama,
            nip=pelamar.nip, instansi_nama="Pemerintah Kabupaten Tuban", diajukan=KINI, fakta={"nip": pelamar.nip}, fakta_skema=1,
            fakta_sha256="0" * 64, ketentuan=ketentuan)
        generasi = GenerasiHasil.objects.create(lamaran=lamaran, nomor=1, sebab="kirim", simpulan="memenuhi", fakta_sha256="0" * 64,
                                                ketentuan=ketentuan, dibuat=KINI)
        HasilSyarat.objects.create(generasi=generasi, urut=1, kode="usia", status="memenuhi", dasar="A.1.g", judul="Usia", alasan="Contoh.")
    return seleksi


def polos(jumlah: int, templat: str):
    """A view with one query and one plain template."""
    siap = engines["django"].from_string(templat)

    def view(request: HttpRequest) -> HttpResponse:
        daftar = Lamaran.objects.select_related("lowongan").only(*MEDAN).order_by("nomor")[:jumlah]
        return HttpResponse(siap.render({"daftar": daftar}, request))
    return view


MEDAN = ("kode", "nomor", "nama", "instansi_nama", "diajukan", "status", "lowongan__nama")
DAFTAR = ("<!doctype html><title>Daftar</title><ul>{% for l in daftar %}<li><a href='/{{ l.kode }}/'>{{ l.nama }}</a> "
          "<span>{{ l.nomor }}</span><span>{{ l.lowongan.nama }}</span></li>{% endfor %}</ul>")
TABEL = ("<!doctype html><title>Tabel</title><table>{% for l in daftar %}<tr><td><a href='/{{ l.kode }}/'>{{ l.nomor }}</a><td>{{ l.nama }}"
         "<td>{{ l.instansi_nama }}<td>{{ l.lowongan.nama }}<td>{{ l.diajukan|date:'d.m.Y H.i' }}<td>{{ l.get_status_display }}</tr>"
         "{% endfor %}</table>")


def alamat_uji(baris_seleksi: int) -> ModuleType:
    modul = ModuleType("alamat_bench")
    modul.urlpatterns = [path("polos/daftar/", polos(baris_seleksi, DAFTAR)), path("polos/tabel/", polos(BARIS, TABEL)),
                         path("", include("seleksi.urls"))]
    return modul


def cpu_permintaan(klien: Client, urls: tuple[str, str]) -> tuple[float, float]:
    """Median CPU seconds of each address, asked for in turns after a warm-up."""
    waktu: tuple[list, list] = ([], [])
    for ke in range(ULANG + 3):
        for catat, url in zip(waktu, urls, strict=True):
            mulai = time.process_time()
            jawaban = klien.get(url)
            lama = time.process_time() - mulai
            assert jawaban.status_code == 200, (url, jawaban.status_code)
            if ke >= 3:
                catat.append(lama)
    return median(waktu[0]), median(waktu[1])


def bandingkan(nama: str, klien: Client, penuh: str, polos_url: str) -> None:
    a, b = cpu_permintaan(klien, (penuh, polos_url))
    rangka.kabar(f"{nama}: {1 / a:.0f} per detik, polos {1 / b:.0f} per detik")
    rangka.cetak(f"{nama}, laju dibanding view polos", b / a, batas=0.3, arah="paling_sedikit")


def main() -> None:
    seleksi = isi_data()
    awal = f"/{seleksi.instansi.slug}/{seleksi.slug}/"
    publik, petugas = Client(), Client()
    petugas.force_login(orang("Sinta Sekretariat"))
    baris = len(re.findall(r"<li", publik.get(awal).content.decode()))
    assert petugas.get(f"{awal}verifikasi/?baris=200").content.decode().count("Peserta Uji ") >= BARIS
    with override_settings(ROOT_URLCONF=alamat_uji(baris)):
        bandingkan(f"Halaman seleksi publik ({baris} baris)", publik, awal, "/polos/daftar/")
        bandingkan(f"Daftar {BARIS} lamaran", petugas, f"{awal}verifikasi/?baris=200", "/polos/tabel/")


if __name__ == "__main__":
    try:
        main()
    finally:
        rangka.buang(Path(FOLDER))
