"""Reminders before each closing hour, to whoever has a draft and has not sent it."""
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from seleksi.core.domain.kata import waktu_wib
from seleksi.core.domain.status import StatusSeleksi, Tahap
from seleksi.core.models import Jendela, Pengguna
from seleksi.core.surel import kirim_pesan

from ..domain.pengingat import isi_pengingat
from ..domain.status import StatusLamaran
from ..models import Lamaran
from ..selectors.lamaran import keadaan_lamaran
from .lamaran import kunci_draf

SEBELUM = timedelta(hours=3)  # half of Tuban's daily window: time enough to scan a page that is missing


def ingatkan_pendaftar(*, pada: datetime) -> int:
    """Remind the owners of drafts whose window closes within SEBELUM, once for each closing hour. How many drafts were looked at."""
    dekat = (Jendela.objects.filter(buka__lte=pada, tutup__gt=pada, tutup__lte=pada + SEBELUM,
                                    seleksi__status__in=[StatusSeleksi.DIUMUMKAN, StatusSeleksi.BERJALAN])
             .select_related("seleksi__instansi").order_by("pk"))
    jumlah = 0
    for jendela in dekat:
        draf = Lamaran.objects.filter(
            seleksi=jendela.seleksi_id, status=StatusLamaran.DRAF, pengingat=True, lowongan__tahap=Tahap.PENDAFTARAN)
        if jendela.lowongan_id:
            draf = draf.filter(lowongan=jendela.lowongan_id)
        for lamaran in draf.select_related("seleksi__instansi", "lowongan", "pelamar__pengguna").order_by("pk"):
            _ingatkan(lamaran, jendela, pada)
            jumlah += 1
    return jumlah


def _ingatkan(lamaran: Lamaran, jendela: Jendela, pada: datetime) -> None:
    pengguna, seleksi = lamaran.pelamar.pengguna, lamaran.seleksi
    keadaan = keadaan_lamaran(lamaran, pengguna, pada=pada)
    berikut = (Jendela.objects.filter(seleksi=seleksi, buka__gte=jendela.tutup, lowongan__in=[lamaran.lowongan_id])
               | Jendela.objects.filter(seleksi=seleksi, buka__gte=jendela.tutup, lowongan=None)).order_by("buka").first()
    alamat = settings.BASE_URL + reverse("lamaran", args=[seleksi.instansi.slug, seleksi.slug])
    kirim_pesan(
        penerima=pengguna, kunci=f"pengingat:{lamaran.pk}:{jendela.tutup:%Y%m%dT%H%M%S}",
        subjek=f"Lamaran Anda belum dikirim; ditutup {waktu_wib(jendela.tutup)}",
        isi=isi_pengingat(
            nama=pengguna.nama, jabatan=lamaran.lowongan.nama, tutup=waktu_wib(jendela.tutup),
            dibuka_lagi=waktu_wib(berikut.buka) if berikut else "", alamat=alamat,
            bagian=[k.bagian.judul for k in keadaan.bagian_terbuka], berkas=[b.label for b in keadaan.berkas_kurang]))


@transaction.atomic
def atur_pengingat(*, lamaran: Lamaran, ingatkan: bool, oleh: Pengguna) -> Lamaran:
    """Want reminders of this draft, or want none."""
    lamaran = kunci_draf(lamaran=lamaran, oleh=oleh)
    lamaran.pengingat = ingatkan
    lamaran.save(update_fields=["pengingat"])
    return lamaran
