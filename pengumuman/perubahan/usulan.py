"""The proposal of a change: a draft announcement with its plan and reason. The signature carries it out."""
from datetime import datetime

from django.db import transaction

from seleksi.aturan.ketentuan import sha256_isi
from seleksi.core.akses import wajib_peran
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import StatusSeleksi
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Pengguna, Seleksi
from seleksi.core.services import TidakSah

from ..domain.status import LABEL_PENGUMUMAN, JenisPengumuman, StatusPengumuman
from ..models import Pengumuman
from . import KERJA

ALASAN_MAKSIMAL = 2000


@transaction.atomic
def usulkan(*, seleksi: Seleksi, jenis: str, kunci: str, rencana: dict, alasan: str, oleh: Pengguna, pada: datetime,
            meralat: Pengumuman | None = None) -> Pengumuman:
    """Draft the announcement of a change, or replace the draft about the same thing (`kunci`).

    Refused with every reason that stands against it now; the same reasons are asked again at the signature.
    """
    wajib_peran(oleh, seleksi, Peran.SEKRETARIAT, Peran.ANGGOTA, tindakan="mengusulkan perubahan")
    seleksi = Seleksi.objects.select_for_update(of=("self",)).select_related("instansi").get(pk=seleksi.pk)
    if seleksi.status == StatusSeleksi.DRAF:
        raise TidakSah("Seleksi ini belum diumumkan; nilainya diubah pada rancangan.")
    if not 0 < len(alasan.strip()) <= ALASAN_MAKSIMAL:
        raise TidakSah(f"Perubahan harus disertai alasan, paling panjang {ALASAN_MAKSIMAL} huruf.")
    jenis = JenisPengumuman(jenis)
    ada = seleksi.pengumuman.filter(kunci=kunci, status__in=[StatusPengumuman.DRAF, StatusPengumuman.DIAJUKAN]).first()
    if ada and ada.status != StatusPengumuman.DRAF:
        raise TidakSah("Usulan tentang hal ini sedang menunggu tanda tangan Ketua. Minta Ketua mengembalikannya lebih dahulu.")
    usulan = ada or Pengumuman(seleksi=seleksi, kunci=kunci, meralat=meralat, dibuat=pada)
    usulan.jenis, usulan.rencana, usulan.alasan, usulan.penyusun = jenis.value, rencana, alasan.strip(), oleh
    usulan.judul = f"{LABEL_PENGUMUMAN[jenis]} {seleksi.nama}"[:200]
    if halangan := KERJA[jenis].halangan(usulan, pada):
        raise TidakSah(" ".join(halangan))
    usulan.isi = KERJA[jenis].susun(usulan)
    usulan.save()
    catat_jejak(jenis="perubahan.diusulkan", objek=f"pengumuman:{usulan.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                isi={"jenis": usulan.jenis, "kunci": kunci, "alasan": usulan.alasan, "rencana": sha256_isi(rencana)})
    return usulan
