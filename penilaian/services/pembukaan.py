"""The opening of one post's sheets: asked by one member, witnessed by another, when nothing is missing."""
from datetime import datetime

from django.db import transaction

from pendaftaran.models import Lamaran
from pendaftaran.selectors.sanggah import sanggah_menahan
from seleksi.core.akses import TidakBerwenang, wajib_peran
from seleksi.core.domain.peran import PANSEL
from seleksi.core.domain.status import Tahap
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Lowongan, Pengguna
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.selectors import ketentuan_berlaku, urai
from seleksi.core.services import TidakSah

from ..models import Pembukaan, Peringkat
from ..selectors.kelengkapan import Kelengkapan, kelengkapan
from .dasar import kunci_lowongan, pastikan_belum_dibuka
from .masukan import buat_peringkat, isi_utuh, sha256_komitmen, susun_masukan
from .tahap import majukan_sampai


class BelumLengkap(TidakSah):
    """Something is missing; `kurang` lists each thing as a sentence."""

    def __init__(self, kurang: list[str]):
        self.kurang = kurang
        super().__init__(f"Nilai belum dapat dibuka; {len(kurang)} hal belum lengkap. " + " ".join(kurang))


def _siap(lowongan_id: int, oleh: Pengguna, pada: datetime, tindakan: str) -> tuple[Lowongan, Kelengkapan]:
    lowongan = kunci_lowongan(lowongan_id)
    wajib_peran(oleh, lowongan.seleksi, *PANSEL, tindakan=tindakan, lowongan=lowongan)
    pastikan_belum_dibuka(lowongan)
    if menahan := sanggah_menahan(lowongan, pada=pada):
        raise BelumLengkap([menahan])
    # Nobody leaves or joins meanwhile.
    list(Lamaran.objects.select_for_update(of=("self",)).filter(lowongan=lowongan).order_by("pk").values_list("pk"))
    keadaan = kelengkapan(lowongan)
    if not keadaan.lengkap:
        raise BelumLengkap(keadaan.kurang)
    return lowongan, keadaan


@transaction.atomic
def minta_pembukaan(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Pembukaan:
    """Ask for the opening: freezes the list of commitments, which goes out to pengawas before anything is opened."""
    lowongan, keadaan = _siap(lowongan.pk, oleh, pada, "meminta pembukaan nilai")
    komitmen = keadaan.komitmen
    pembukaan, _ = Pembukaan.objects.update_or_create(lowongan=lowongan, defaults={
        "pembuka": oleh, "diminta": pada, "komitmen": komitmen, "sha256": sha256_komitmen(komitmen)})
    terbitkan_peristiwa(jenis="komitmen_terdaftar", objek=f"lowongan:{lowongan.pk}",
                        kunci=f"komitmen_terdaftar:{lowongan.pk}:{pembukaan.sha256}")
    catat_jejak(jenis="pembukaan.diminta", objek=f"lowongan:{lowongan.pk}", oleh=oleh, pada=pada, seleksi=lowongan.seleksi,
                isi={"pembukaan": pembukaan.pk, "jumlah": len(komitmen), "sha256": pembukaan.sha256})
    return pembukaan


@transaction.atomic
def saksikan_pembukaan(*, pembukaan: Pembukaan, oleh: Pengguna, pada: datetime) -> Peringkat:
    """A second member confirms: every sheet is checked against its commitment, opened, and the order computed."""
    lowongan, keadaan = _siap(pembukaan.lowongan_id, oleh, pada, "menyaksikan pembukaan nilai")
    pembukaan = Pembukaan.objects.select_for_update(of=("self",)).get(pk=pembukaan.pk)
    if pembukaan.pembuka_id == oleh.pk:
        raise TidakBerwenang("Yang meminta dan yang menyaksikan pembukaan harus dua orang yang berbeda.")
    if pembukaan.sha256 != sha256_komitmen(keadaan.komitmen):
        raise TidakSah("Lembar yang dihitung berubah sejak pembukaan diminta; mintalah pembukaan sekali lagi.")
    ketentuan = ketentuan_berlaku(lowongan.seleksi)
    masukan = susun_masukan(keadaan, isi_utuh(lowongan, keadaan.lembar), *urai(ketentuan))
    pembukaan.penyaksi, pembukaan.dibuka, pembukaan.lowongan = oleh, pada, lowongan
    pembukaan.save(update_fields=["penyaksi", "dibuka"])
    peringkat = buat_peringkat(pembukaan=pembukaan, ketentuan=ketentuan, masukan=masukan, pada=pada)
    majukan_sampai(lowongan=lowongan, ke=Tahap.PENETAPAN, oleh=oleh, pada=pada)
    catat_jejak(jenis="pembukaan.dibuka", objek=f"lowongan:{lowongan.pk}", oleh=oleh, pada=pada, seleksi=lowongan.seleksi,
                isi={"pembukaan": pembukaan.pk, "pembuka": pembukaan.pembuka_id, "komitmen": pembukaan.sha256,
                     "peringkat": peringkat.pk, "peringkat_sha256": peringkat.sha256})
    return peringkat
