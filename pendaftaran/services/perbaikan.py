"""Correction of named documents: asked for by the secretariat, brought by the applicant until its date, closed by itself."""
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.kata import detik_wib, hari_tanggal, waktu_wib
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Pengguna
from seleksi.core.selectors import urai
from seleksi.core.services import TidakSah
from seleksi.core.surel import kirim_pesan

from ..domain.slot import jenis_boleh
from ..domain.status import StatusLamaran
from ..models import Berkas, Lamaran, PerbaikanBerkas
from ..selectors.perbaikan import aturan_berkas, dapat_diperbaiki, perbaikan_terbuka
from .berkas import Unggahan, lampiran
from .verifikasi import kunci_terbuka


@transaction.atomic
def minta_perbaikan(*, lamaran: Lamaran, jenis: str, urut: int = 1, alasan: str, batas: datetime, oleh: Pengguna,
                    pada: datetime) -> PerbaikanBerkas:
    """Ask for one document again, until `batas`. Only what the profile allows; only while the application is being verified."""
    lamaran = kunci_terbuka(lamaran, oleh, "meminta perbaikan berkas")
    label = dict(dapat_diperbaiki(lamaran)).get(f"{jenis}:{urut}")
    if label is None:
        raise TidakSah(_sebab(lamaran, jenis, urut))
    if not alasan.strip():
        raise TidakSah("Tuliskan apa yang harus diperbaiki.")
    if batas <= pada:
        raise TidakSah("Batas waktu sudah lewat.")
    if any((p.jenis, p.urut) == (jenis, urut) for p in perbaikan_terbuka(lamaran, pada)):
        raise TidakSah(f"Perbaikan {label} sudah diminta dan masih ditunggu.")
    baris = PerbaikanBerkas.objects.create(
        lamaran=lamaran, jenis=jenis, urut=urut, label=label, alasan=alasan.strip(), batas=batas, diminta=pada, peminta=oleh,
        berkas=lamaran.berkas.berlaku().filter(jenis=jenis, urut=urut).first())
    _kabari(baris)
    catat_jejak(jenis="perbaikan.diminta", objek=f"perbaikan:{baris.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi, isi={
        "lamaran": lamaran.pk, "jenis": jenis, "urut": urut, "alasan": baris.alasan, "batas": batas.isoformat()})
    return baris


def _sebab(lamaran: Lamaran, jenis: str, urut: int) -> str:
    """Why this document may not be asked for again."""
    aturan = urai(lamaran.ketentuan)[0].perbaikan
    if not lamaran.berkas.berlaku().filter(jenis=jenis, urut=urut).exists():
        return "Berkas ini tidak dikirim, dan menurut ketentuan seleksi ini berkas yang kurang tidak boleh disusulkan."
    if not aturan.tidak_terbaca:
        return "Menurut ketentuan seleksi ini berkas yang sudah dikirim tidak dapat diperbaiki."
    return "Perbaikan hanya dapat diminta untuk berkas yang diputus tidak terbaca."


def _kabari(baris: PerbaikanBerkas) -> None:
    lamaran = Lamaran.objects.select_related("pelamar__pengguna", "seleksi__instansi", "lowongan").get(pk=baris.lamaran_id)
    alamat = settings.BASE_URL + reverse("perbaikan", args=[lamaran.seleksi.instansi.slug, lamaran.seleksi.slug, baris.kode])
    kirim_pesan(
        penerima=lamaran.pelamar.pengguna, kunci=f"perbaikan:{baris.pk}", subjek=f"Perbaiki {baris.label} sampai {waktu_wib(baris.batas)}",
        isi=f"Yth. {lamaran.nama},\n\nSekretariat meminta Anda mengunggah ulang {baris.label} untuk lamaran {lamaran.nomor} "
            f"({lamaran.lowongan.nama}).\n\nYang harus diperbaiki: {baris.alasan}\n\n"
            f"Paling lambat {waktu_wib(baris.batas)}, di:\n{alamat}\n\n"
            "Hanya berkas ini yang dapat diganti, satu kali. Isian lamaran Anda tidak berubah.\n")


def perbaiki_berkas(*, perbaikan: PerbaikanBerkas, unggahan: Unggahan, oleh: Pengguna, pada: datetime) -> Berkas:
    """Bring the document that was asked for. `pada` is the database's clock, read on arrival; the file is judged before any lock."""
    _periksa(perbaikan, oleh, pada)
    aturan = aturan_berkas(urai(perbaikan.lamaran.ketentuan)[0], perbaikan.jenis)
    with lampiran(unggahan=unggahan, jenis_boleh=jenis_boleh(aturan), maks_byte=aturan.maks_byte) as tulis:
        return _ganti(perbaikan, oleh, pada, tulis)


def _periksa(perbaikan: PerbaikanBerkas, oleh: Pengguna, pada: datetime) -> None:
    if perbaikan.lamaran.pelamar.pengguna_id != oleh.pk:
        raise TidakBerwenang("Lamaran ini bukan milik Anda.")
    if perbaikan.diperbaiki:
        raise TidakSah(f"Perbaikan ini sudah Anda kirim {waktu_wib(perbaikan.diperbaiki)}.")
    if not perbaikan.terbuka(pada):
        raise TidakSah(f"Permintaan Anda tiba {hari_tanggal(pada)} pukul {detik_wib(pada)}, sesudah batas perbaikan "
                       f"{hari_tanggal(perbaikan.batas)} pukul {detik_wib(perbaikan.batas)}.")
    if perbaikan.lamaran.status != StatusLamaran.DIAJUKAN:
        raise TidakSah("Lamaran ini tidak sedang diverifikasi, sehingga berkasnya tidak dapat diganti.")


@transaction.atomic
def _ganti(perbaikan: PerbaikanBerkas, oleh: Pengguna, pada: datetime, tulis: Callable[..., Berkas]) -> Berkas:
    lamaran = Lamaran.objects.select_for_update(of=("self",)).select_related("seleksi", "pelamar").get(pk=perbaikan.lamaran_id)
    baris = PerbaikanBerkas.objects.select_for_update(of=("self",)).get(pk=perbaikan.pk)
    baris.lamaran = lamaran
    _periksa(baris, oleh, pada)
    lama = lamaran.berkas.berlaku().filter(jenis=baris.jenis, urut=baris.urut)
    sebelum = lama.values_list("sha256_asli", flat=True).first() or ""
    lama.update(diganti=pada)
    berkas = tulis(lamaran=lamaran, jenis=baris.jenis, urut=baris.urut, diunggah=pada)
    baris.berkas_baru, baris.diperbaiki = berkas, pada
    baris.save(update_fields=["berkas_baru", "diperbaiki"])
    catat_jejak(jenis="perbaikan.diterima", objek=f"perbaikan:{baris.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi, isi={
        "lamaran": lamaran.pk, "jenis": baris.jenis, "sebelum": sebelum, "sesudah": berkas.sha256_asli})
    return berkas
