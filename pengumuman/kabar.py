"""E-mails about letters. They carry no decision that the portal has not published, and never a score."""
from django.conf import settings
from django.urls import reverse

from pendaftaran.models import Lamaran
from seleksi.core.surel import kirim_pesan

from .domain.status import JenisSurat
from .domain.surat import SUBJEK_SUREL
from .models import Pengumuman, Surat

PENUTUP = "\n\nSurel ini dikirim otomatis. Yang berlaku adalah keterangan di portal.\n"


def _isi_tanda_terima(konteks: dict) -> str:
    isi = konteks["isi"]
    berkas = "\n".join(f"- {b['label']}: {b['sha256']}" for b in isi["berkas"])
    return (f"Lamaran Anda untuk {isi['jabatan']} diterima {isi['diterima']} dengan nomor pendaftaran {isi['nomor']}.\n\n"
            f"Berkas yang diterima dan sidik SHA-256-nya:\n{berkas}\n\n")


def _isi_undangan(konteks: dict) -> str:
    isi = konteks["isi"]
    return f"Anda diundang ke {isi['tahap']}: {isi['hari']} {isi['jam']}, {isi['tempat']}.\n\n"


_AWAL = {JenisSurat.TANDA_TERIMA: _isi_tanda_terima, JenisSurat.UNDANGAN: _isi_undangan}


def kabari_penerima(surat: Surat) -> None:
    """Tell the recipient of a finished letter where it is; called once, in the transaction that finishes it."""
    if surat.lamaran is None:
        return
    pengguna, seleksi = surat.lamaran.pelamar.pengguna, surat.seleksi
    jenis = JenisSurat(surat.jenis)
    awal = _AWAL[jenis](surat.konteks) if jenis in _AWAL else ""
    alamat = settings.BASE_URL + reverse("surat_unduh", args=[seleksi.instansi.slug, seleksi.slug, surat.kode])
    kirim_pesan(
        penerima=pengguna, kunci=f"surat:{surat.pk}",
        subjek=SUBJEK_SUREL[jenis].format(nomor=surat.lamaran.nomor) + f" - {seleksi.nama}",
        isi=f"Yth. {surat.lamaran.nama},\n\n{awal}{surat.perihal} Nomor {surat.nomor} tersedia di portal:\n{alamat}\n\n"
            f"Keaslian surat dapat diperiksa siapa pun di {surat.konteks['alamat_periksa']}{PENUTUP}")


def kabari_perubahan(pengumuman: Pengumuman, lamaran: Lamaran) -> None:
    """Tell one applicant that something announced has changed, why, and where to read it."""
    pengguna, seleksi = lamaran.pelamar.pengguna, pengumuman.seleksi
    alamat = settings.BASE_URL + reverse("pengumuman_satu", args=[seleksi.instansi.slug, seleksi.slug, pengumuman.kode])
    kirim_pesan(
        penerima=pengguna, kunci=f"pengumuman:{pengumuman.pk}:{lamaran.pk}", subjek=f"{pengumuman.get_jenis_display()} - {seleksi.nama}",
        isi=f"Yth. {lamaran.nama or pengguna.nama},\n\n{pengumuman.get_jenis_display()} Nomor {pengumuman.surat.nomor} terbit untuk "
            f"{seleksi.nama}, tempat Anda melamar jabatan {lamaran.lowongan.nama}.\n\nAlasan: {pengumuman.alasan}\n\n"
            f"Isi lengkapnya:\n{alamat}{PENUTUP}")
