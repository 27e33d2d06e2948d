"""One letter through the portal against a bare WeasyPrint call, and two real Celery workers against one.

Run: DATA_DIR=tmp python benchmarks/bench_surat.py
"""
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import rangka

FOLDER = rangka.siapkan()

from django.conf import settings  # noqa: E402  (after the environment is set)
from django.utils import timezone  # noqa: E402
from weasyprint import CSS, HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: E402

from pengumuman import penerbitan  # noqa: E402
from pengumuman.models import Surat  # noqa: E402
from pengumuman.naskah.pelamar import konteks_tanda_terima  # noqa: E402
from seleksi.core.models import Peristiwa  # noqa: E402
from seleksi.core.outbox import Sambungan, kirim_ke_antrean  # noqa: E402
from seleksi.core.pdf import PILIHAN  # noqa: E402
from seleksi.tests.pabrik import KINI, lamaran_terkirim, seleksi_tuban  # noqa: E402

BANYAK_CPU, PUTARAN, PER_PUTARAN, PEMANASAN = 40, 3, 30, 6


def buat_surat_banyak(jumlah: int) -> list[Surat]:
    """Receipts of as many applicants, owed but not made; nothing is on the queue yet."""
    Sambungan.putus_sampai = time.monotonic() + 3600
    lowongan = seleksi_tuban(jumlah_lowongan=1).lowongan.get()
    surat = []
    for n in range(1, jumlah + 1):
        lamaran = lamaran_terkirim(lowongan, f"Peserta Uji {n}", urut=n)
        surat.append(penerbitan.buat_surat(
            seleksi=lowongan.seleksi, lamaran=lamaran, jenis="tanda_terima", kunci=f"bench:{n}", perihal="Tanda terima pendaftaran",
            konteks=konteks_tanda_terima(lamaran), tanggal=KINI.date(), pada=KINI))
    return surat


def polos(html: str, huruf: FontConfiguration, gaya: CSS) -> bytes:
    return HTML(string=html, url_fetcher=PENGAMBIL).write_pdf(font_config=huruf, stylesheets=[gaya], **PILIHAN)


class _Pengambil(URLFetcher):
    """WeasyPrint's own fetcher, plus the coat of arms from memory so that the bare call is not charged for reading it."""

    lambang = (settings.BASE_DIR / "static/img/lambang.svg").read_bytes()

    def fetch(self, url, headers=None):
        if url == "aset:lambang":
            return URLFetcherResponse(url, self.lambang, {"Content-Type": "image/svg+xml"})
        return super().fetch(url, headers)


PENGAMBIL = _Pengambil()


def cpu(fungsi, *args, **kwargs) -> float:
    mulai = time.process_time()
    fungsi(*args, **kwargs)
    return time.process_time() - mulai


def bandingkan_cpu(surat: list[Surat]) -> None:
    """Taken in turns, so that whatever else the machine does falls on both; the median of each."""
    huruf = FontConfiguration()
    gaya = CSS(string=(settings.BASE_DIR / "templates/surat/surat.css").read_text(), font_config=huruf)
    for satu in surat[:3]:
        polos(penerbitan.naskah_html(satu), huruf, gaya)
        penerbitan.terbitkan(satu.pk, pada=timezone.now())
    portal, dasar = [], []
    for nomor, satu in enumerate(surat[3:]):
        html = penerbitan.naskah_html(satu)
        langkah = [(dasar, polos, (html, huruf, gaya), {}), (portal, penerbitan.terbitkan, (satu.pk,), {"pada": timezone.now()})]
        for catat, fungsi, args, kwargs in langkah[::1 if nomor % 2 else -1]:  # neither always goes first
            catat.append(cpu(fungsi, *args, **kwargs))
    rangka.kabar(f"CPU per surat: portal {median(portal) * 1000:.1f} ms, WeasyPrint polos {median(dasar) * 1000:.1f} ms")
    rangka.cetak("CPU satu surat lewat portal dibanding WeasyPrint polos", median(portal) / median(dasar), batas=1.1)


def pekerja(jumlah: int) -> subprocess.Popen:
    """A real worker with `jumlah` child processes on the embedded queue of this bench."""
    return subprocess.Popen(
        [sys.executable, "-m", "celery", "--skip-checks", "-A", "seleksi", "worker", "-c", str(jumlah), "-l", "CRITICAL",
         "--without-gossip", "--without-mingle", "--without-heartbeat"],
        cwd=rangka.AKAR, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def tunggu_jadi(surat: list[Surat], detik: float = 300) -> None:
    akhir = time.monotonic() + detik
    while Surat.objects.filter(pk__in=[s.pk for s in surat], status="jadi").count() < len(surat):
        if time.monotonic() > akhir:
            raise SystemExit("surat tidak jadi dalam waktunya")
        time.sleep(0.05)


def kirim(surat: list[Surat]) -> None:
    Sambungan.putus_sampai = 0.0
    for pk in Peristiwa.objects.filter(objek__in=[f"surat:{s.pk}" for s in surat]).values_list("pk", flat=True):
        kirim_ke_antrean(pk)


def lama(surat: list[Surat], jumlah: int) -> float:
    """Seconds from the first message to the last finished letter, with workers that are warm."""
    proses = pekerja(jumlah)
    try:
        kirim(surat[:PEMANASAN])
        tunggu_jadi(surat[:PEMANASAN])
        mulai = time.monotonic()
        kirim(surat[PEMANASAN:])
        tunggu_jadi(surat[PEMANASAN:])
        return time.monotonic() - mulai
    finally:
        os.killpg(proses.pid, signal.SIGKILL)  # what it owes is in the outbox, and this database is thrown away
        proses.wait()


def bandingkan_pekerja(surat: list[Surat]) -> None:
    """Three rounds in turns; the sums, so that a busy minute of the machine falls on both."""
    bagian = [surat[n:n + PER_PUTARAN] for n in range(0, len(surat), PER_PUTARAN)]
    waktu = {1: 0.0, 2: 0.0}
    for nomor, potong in enumerate(bagian):
        waktu[1 + nomor % 2] += lama(potong, 1 + nomor % 2)
    rangka.kabar(f"{len(bagian) // 2} x {PER_PUTARAN - PEMANASAN} surat: satu pekerja {waktu[1]:.1f} s, dua pekerja {waktu[2]:.1f} s")
    rangka.cetak("Waktu dua pekerja Celery dibanding satu", waktu[2] / waktu[1], batas=0.6)


def main() -> None:
    surat = buat_surat_banyak(BANYAK_CPU + 3 + 2 * PUTARAN * PER_PUTARAN)
    bandingkan_cpu(surat[:BANYAK_CPU + 3])
    bandingkan_pekerja(surat[BANYAK_CPU + 3:])


if __name__ == "__main__":
    try:
        main()
    finally:
        rangka.buang(Path(FOLDER))
