"""The declaration that comes before any scoring."""
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from pendaftaran.selectors.verifikasi import peserta
from seleksi.core.akses import TidakBerwenang
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Lowongan, Pengguna, Penugasan
from seleksi.core.services import TidakSah

from ..models import Benturan, PernyataanBenturan
from ..selectors.lembar import BELUM_DIUMUMKAN
from ..selectors.panitia import sudah_dinyatakan, tugas_menilai
from .dasar import kunci_lowongan, pastikan_belum_dibuka


def wajib_tugas(oleh: Pengguna, lowongan: Lowongan) -> Penugasan:
    """The assignment of a scorer of this post, panel member or assessor."""
    if tugas := tugas_menilai(oleh, lowongan, "panitia"):
        return tugas
    tugas = tugas_menilai(oleh, lowongan, "asesor")
    if tugas is None:
        raise TidakBerwenang("Anda bukan penilai untuk jabatan ini.")
    if lowongan.tahap in BELUM_DIUMUMKAN:
        raise TidakBerwenang(f"Peserta {lowongan} belum diumumkan; asesor menyatakan benturan sesudah pengumuman hasil administrasi.")
    return tugas


@transaction.atomic
def nyatakan_benturan(*, lowongan: Lowongan, alasan: Mapping[int, str], oleh: Pengguna, pada: datetime) -> PernyataanBenturan:
    """Declare on every participant of a post: those in `alasan` (id of Lamaran -> reason) are recused, the others free.

    A declared conflict stays; declaring again only adds.
    """
    lowongan = kunci_lowongan(lowongan.pk)
    tugas = wajib_tugas(oleh, lowongan)
    pastikan_belum_dibuka(lowongan)
    nama = {lamaran.pk: lamaran for lamaran in peserta(lowongan)}
    if not nama:
        raise TidakSah(f"Belum ada peserta untuk {lowongan}.")
    if alasan.keys() - nama.keys():
        raise TidakSah("Benturan hanya dinyatakan terhadap peserta jabatan ini.")
    if kosong := [str(nama[pk]) for pk, kata in alasan.items() if not kata.strip()]:
        raise TidakSah(f"Tulis alasan benturan untuk {', '.join(kosong)}.")
    dulu = set(Benturan.objects.filter(penugasan__pengguna=oleh, lamaran__in=nama).values_list("lamaran_id", flat=True))
    baru = sorted(alasan.keys() - dulu)
    Benturan.objects.bulk_create(Benturan(penugasan=tugas, lamaran=nama[pk], alasan=alasan[pk].strip(), pada=pada) for pk in baru)
    if not baru and nama.keys() <= sudah_dinyatakan(oleh, lowongan.seleksi).get(lowongan.pk, set()):
        return PernyataanBenturan.objects.filter(penugasan__pengguna=oleh, lowongan=lowongan).latest("pada")
    pernyataan = PernyataanBenturan.objects.create(penugasan=tugas, lowongan=lowongan, peserta=sorted(nama), pada=pada)
    catat_jejak(jenis="benturan.dinyatakan", objek=f"lowongan:{lowongan.pk}", oleh=oleh, pada=pada, seleksi=lowongan.seleksi,
                isi={"penugasan": tugas.pk, "peserta": sorted(nama), "benturan": baru})
    return pernyataan
