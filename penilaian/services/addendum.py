"""A ranking that another replaces: before the determination, or after it when one of the three is not fit."""
from datetime import datetime

from django.db import transaction

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.selectors.verifikasi import peserta
from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.akses import wajib_peran
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import Tahap
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Lowongan, Pengguna
from seleksi.core.services import TidakSah

from ..domain.status import TRANSISI_PERINGKAT, StatusPeringkat
from ..models import Peringkat
from .dasar import kunci_lowongan
from .masukan import buat_peringkat

JEJAK = {StatusPeringkat.USULAN: "peringkat.dihitung_ulang", StatusPeringkat.DITETAPKAN: "peringkat.addendum_diusulkan"}


@transaction.atomic
def hitung_ulang(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Peringkat | None:
    """Rank again without those who left the selection after the opening; nothing else may change a ranking.

    After a determination this is the proposal of an addendum, possible until the health test of the three is closed.
    """
    lowongan = kunci_lowongan(lowongan.pk)
    wajib_peran(oleh, lowongan.seleksi, Peran.KETUA, tindakan="menghitung ulang peringkat", lowongan=lowongan)
    lama = _berlaku(lowongan)
    if lama is None or (lama.status == StatusPeringkat.DITETAPKAN and lowongan.tahap != Tahap.KESEHATAN_TIGA):
        raise TidakSah("Tidak ada usulan peringkat untuk jabatan ini.")
    if lama.status == StatusPeringkat.DITETAPKAN and not _calon_hilang(lama):
        raise TidakSah("Semua calon yang ditetapkan masih ada; penetapan tidak perlu diganti.")
    return ganti_peringkat(lama=lama, lowongan=lowongan, oleh=oleh, pada=pada)


def _berlaku(lowongan: Lowongan) -> Peringkat | None:
    return (Peringkat.objects.select_for_update(of=("self",)).select_related("pembukaan__lowongan", "ketentuan")
            .filter(lowongan=lowongan).exclude(status=StatusPeringkat.DIGANTI).first())


def _calon_hilang(peringkat: Peringkat) -> bool:
    return peringkat.baris.filter(terpilih=True).exclude(lamaran__status=StatusLamaran.LULUS).exists()


def ganti_peringkat(*, lama: Peringkat, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Peringkat | None:
    """Mark the (locked) ranking as replaced and propose the order of those who are left; None when nobody is."""
    tinggal = set(peserta(lowongan).values_list("nomor", flat=True))
    masukan = lama.masukan
    sisa = [o for o in masukan["peserta"] if o["nomor"] in tinggal]
    if len(sisa) == len(masukan["peserta"]):
        raise TidakSah("Peserta tidak berubah sejak nilai dibuka; peringkat tidak perlu dihitung ulang.")
    masukan = masukan | {"peserta": sisa, "benturan": [b for b in masukan["benturan"] if b["peserta"] in tinggal]}
    pastikan_boleh(TRANSISI_PERINGKAT, lama.status, StatusPeringkat.DIGANTI)
    jenis = JEJAK[StatusPeringkat(lama.status)]
    lama.status = StatusPeringkat.DIGANTI.value
    lama.save(update_fields=["status"])
    baru = buat_peringkat(pembukaan=lama.pembukaan, ketentuan=lama.ketentuan, masukan=masukan, pada=pada,
                          menggantikan=lama) if sisa else None
    catat_jejak(jenis=jenis, objek=f"peringkat:{baru.pk if baru else lama.pk}", oleh=oleh, pada=pada, seleksi=lowongan.seleksi,
                isi={"menggantikan": lama.pk, "peserta": len(sisa), "sha256": baru.sha256 if baru else ""})
    return baru


def ganti_karena_gugur(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Peringkat | None:
    """After a failed health test of one of the three: what holds of the (locked) post is replaced at once."""
    lama = _berlaku(lowongan)
    return ganti_peringkat(lama=lama, lowongan=lowongan, oleh=oleh, pada=pada) if lama else None
