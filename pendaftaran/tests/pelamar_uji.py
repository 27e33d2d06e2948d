"""Shared by the tests of the applicant's side: drafts ready to send, windows moved around now, small real files."""
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from pendaftaran.models import Berkas, Keterkaitan, Lamaran
from pendaftaran.services.lamaran import mulai_lamaran
from pendaftaran.tests.berkas_uji import gambar, pdf
from seleksi.core.models import Jendela, Lowongan, Pengguna, Seleksi
from seleksi.tests.pabrik import BERKAS_WAJIB, KINI, orang, pelamar_lengkap

PERNYATAAN = {"benar": True, "aturan": True, "privasi": "1"}
CENTANG = {"benar": "on", "aturan": "on", "privasi": "on"}


def jendela(seleksi: Seleksi, mulai: timedelta, selesai: timedelta) -> None:
    """Move the schedule, not the clock: one window from now + mulai to now + selesai."""
    Jendela.objects.filter(seleksi=seleksi).delete()
    kini = timezone.now()
    Jendela.objects.create(seleksi=seleksi, buka=kini + mulai, tutup=kini + selesai)


def buka(seleksi: Seleksi) -> None:
    jendela(seleksi, timedelta(hours=-1), timedelta(hours=1))


def tutup(seleksi: Seleksi) -> None:
    jendela(seleksi, timedelta(hours=-2), timedelta(hours=-1))


def draf(lowongan: Lowongan, nama: str = "Ratna Pelamar", *, urut: int = 1, berkas=BERKAS_WAJIB,
         pada: datetime = KINI) -> Lamaran:
    """A draft of somebody who meets every rule, with rows of all mandatory files (no bytes stored)."""
    pengguna = orang(nama)
    pelamar = pelamar_lengkap(nama, urut=urut, pengguna=pengguna)
    lamaran = mulai_lamaran(lowongan=lowongan, oleh=pengguna, pada=pada)
    for riwayat in pelamar.riwayatjabatan_set.all():
        Keterkaitan.objects.create(riwayat=riwayat, lowongan=lowongan, terkait=True)
    Berkas.objects.bulk_create(isi_berkas(lamaran, jenis) for jenis in berkas)
    return lamaran


def isi_berkas(lamaran: Lamaran, jenis: str, **lain) -> Berkas:
    awal = f"uji/{lamaran.kode}/{jenis}"
    return Berkas(**{
        "lamaran": lamaran, "jenis": jenis, "nama_asli": f"{jenis}.pdf", "tipe": "application/pdf", "ukuran": 2048,
        "halaman": 1, "jalur_asli": f"{awal}/asli.pdf", "jalur_bersih": f"{awal}/bersih.pdf",
        "jalur_gambar": [f"{awal}/hal-001.jpg"], "sha256_asli": "a" * 64, "sha256_bersih": "b" * 64} | lain)


def pemilik(lamaran: Lamaran) -> Pengguna:
    return lamaran.pelamar.pengguna


def alamat(nama: str, seleksi: Seleksi, *lain) -> str:
    return reverse(nama, args=[seleksi.instansi.slug, seleksi.slug, *lain])


def unggahan(isi: bytes | None = None, nama: str = "dokumen.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, pdf() if isi is None else isi)


__all__ = ["CENTANG", "KINI", "PERNYATAAN", "alamat", "buka", "draf", "gambar", "isi_berkas", "jendela", "pdf", "pemilik",
           "tutup", "unggahan"]
