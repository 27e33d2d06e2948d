"""Requests about one's own data: asked by the owner, answered by the secretariat, both in the chain."""
from datetime import datetime

from django.db import transaction

from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.akses import TidakBerwenang, wajib_peran
from seleksi.core.domain.peran import Peran
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Pengguna
from seleksi.core.services import TidakSah
from seleksi.core.surel import kirim_pesan

from ..domain.permintaan import (
    LABEL_JENIS_PERMINTAAN,
    LABEL_STATUS_PERMINTAAN,
    TRANSISI_PERMINTAAN,
    JenisPermintaan,
    StatusPermintaan,
)
from ..domain.status import StatusLamaran
from ..models import Lamaran, Permintaan


@transaction.atomic
def ajukan_permintaan(*, lamaran: Lamaran, jenis: str, uraian: str, oleh: Pengguna, pada: datetime) -> Permintaan:
    """Ask for a correction of what was sent, or report that somebody else uses one's NIP (also from a draft)."""
    lamaran = Lamaran.objects.select_for_update(of=("self",)).select_related("seleksi", "pelamar").get(pk=lamaran.pk)
    if lamaran.pelamar.pengguna_id != oleh.pk:
        raise TidakBerwenang("Lamaran ini bukan milik Anda.")
    if jenis == JenisPermintaan.PERBAIKAN and lamaran.status == StatusLamaran.DRAF:
        raise TidakSah("Lamaran ini belum dikirim, sehingga isinya dapat Anda perbaiki sendiri.")
    if not uraian.strip():
        raise TidakSah("Tuliskan apa yang Anda minta dan buktinya.")
    if Permintaan.objects.filter(lamaran=lamaran, jenis=jenis, status=StatusPermintaan.DIAJUKAN).exists():
        raise TidakSah("Permintaan Anda yang sebelumnya belum dijawab. Tunggu jawabannya sebelum mengajukan yang baru.")
    baru = Permintaan.objects.create(lamaran=lamaran, jenis=jenis, uraian=uraian.strip(), dibuat=pada)
    catat_jejak(jenis="permintaan.diajukan", objek=f"permintaan:{baru.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"lamaran": lamaran.pk, "jenis": baru.jenis, "uraian": baru.uraian})
    return baru


@transaction.atomic
def jawab_permintaan(*, permintaan: Permintaan, dikabulkan: bool, jawaban: str, oleh: Pengguna, pada: datetime) -> Permintaan:
    """Grant or refuse with a reason. Granting changes nothing by itself: a Koreksi or a decision of the panel does."""
    baris = (Permintaan.objects.select_for_update(of=("self",)).select_related("lamaran__seleksi", "lamaran__pelamar__pengguna")
             .get(pk=permintaan.pk))
    lamaran = baris.lamaran
    wajib_peran(oleh, lamaran.seleksi, Peran.SEKRETARIAT, tindakan="menjawab permintaan ini", lowongan=lamaran.lowongan_id)
    if not jawaban.strip():
        raise TidakSah("Tuliskan jawaban beserta alasannya.")
    ke = StatusPermintaan.DIKABULKAN if dikabulkan else StatusPermintaan.DITOLAK
    pastikan_boleh(TRANSISI_PERMINTAAN, baris.status, ke)
    baris.status, baris.jawaban, baris.dijawab, baris.penjawab = ke.value, jawaban.strip(), pada, oleh
    baris.save(update_fields=["status", "jawaban", "dijawab", "penjawab"])
    pengguna, judul = lamaran.pelamar.pengguna, LABEL_JENIS_PERMINTAAN[baris.jenis]
    kirim_pesan(penerima=pengguna, kunci=f"permintaan:{baris.pk}", subjek=f"{judul}: {LABEL_STATUS_PERMINTAAN[ke].lower()}",
                isi=f"Yth. {pengguna.nama or 'Pelamar'},\n\nPermintaan Anda:\n{baris.uraian}\n\nJawaban Sekretariat:\n{baris.jawaban}\n")
    catat_jejak(jenis=f"permintaan.{ke.value}", objek=f"permintaan:{baris.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"lamaran": lamaran.pk, "jawaban": baris.jawaban})
    return baris
