"""Health: the conclusion only, recorded by the secretariat; what follows from it is the Ketua's decision."""
from datetime import date, datetime

from django.db import transaction

from pendaftaran.models import Lamaran
from pendaftaran.services.lamaran import gugurkan
from seleksi.core.akses import wajib_peran
from seleksi.core.domain.peran import Peran
from seleksi.core.jam import WIB
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Pengguna
from seleksi.core.selectors import ketentuan_berlaku, urai
from seleksi.core.services import TidakSah

from ..domain.status import KesimpulanKesehatan
from ..models import HasilKesehatan
from ..selectors.kelengkapan import tidak_sehat, wajib_kesehatan
from .dasar import kunci_lowongan, pastikan_belum_dibuka, pastikan_peserta
from .tahap import majukan_bila_lengkap


@transaction.atomic
def catat_kesehatan(*, lamaran: Lamaran, kesimpulan: str, bebas_narkoba: bool, nomor_surat: str, pemeriksa: str, tanggal: date,
                    oleh: Pengguna, pada: datetime) -> HasilKesehatan:
    """Add a doctor's conclusion (A.1.j, C.5). Append-only: a later row, of a second examination, counts instead."""
    lowongan = kunci_lowongan(lamaran.lowongan_id)
    wajib_peran(oleh, lowongan.seleksi, Peran.SEKRETARIAT, tindakan="mencatat hasil tes kesehatan", lowongan=lowongan)
    lamaran = Lamaran.objects.select_for_update(of=("self",)).get(pk=lamaran.pk)
    pastikan_peserta(lamaran)
    pastikan_belum_dibuka(lowongan)
    if not wajib_kesehatan(urai(ketentuan_berlaku(lowongan.seleksi))[0]):
        raise TidakSah("Pada seleksi ini tes kesehatan tidak dilakukan sebelum penetapan.")
    if not nomor_surat.strip() or not pemeriksa.strip():
        raise TidakSah("Nomor surat keterangan dan pemeriksa wajib diisi.")
    if tanggal > pada.astimezone(WIB).date():
        raise TidakSah("Tanggal surat keterangan tidak boleh sesudah hari ini.")
    hasil = HasilKesehatan.objects.create(
        lamaran=lamaran, kesimpulan=KesimpulanKesehatan(kesimpulan).value, bebas_narkoba=bebas_narkoba,
        nomor_surat=nomor_surat.strip(), pemeriksa=pemeriksa.strip(), tanggal=tanggal, pencatat=oleh, pada=pada)
    majukan_bila_lengkap(lowongan=lowongan, oleh=oleh, pada=pada)
    catat_jejak(jenis="kesehatan.dicatat", objek=f"lamaran:{lamaran.pk}", oleh=oleh, pada=pada, seleksi=lowongan.seleksi,
                isi={"hasil": hasil.pk, "nomor_surat": hasil.nomor_surat})
    return hasil


@transaction.atomic
def gugurkan_karena_kesehatan(*, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """The Ketua's decision on a participant whose newest conclusion is not fit or not drug-free."""
    lowongan = kunci_lowongan(lamaran.lowongan_id)
    wajib_peran(oleh, lowongan.seleksi, Peran.KETUA, tindakan="memutuskan peserta gugur karena kesehatan", lowongan=lowongan)
    terakhir = HasilKesehatan.objects.filter(lamaran=lamaran).order_by("-pada", "-pk").first()
    if terakhir is None or not tidak_sehat(terakhir):
        raise TidakSah("Kesimpulan kesehatan terakhir peserta ini memenuhi syarat atau belum dicatat.")
    gugur = gugurkan(lamaran=lamaran, alasan=alasan, oleh=oleh, pada=pada)
    majukan_bila_lengkap(lowongan=lowongan, oleh=oleh, pada=pada)
    return gugur
