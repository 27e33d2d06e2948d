"""Health: the conclusion only, recorded by the secretariat; what follows from it is the Ketua's decision."""
from datetime import date, datetime

from django.db import transaction

from pendaftaran.models import Lamaran
from pendaftaran.services.lamaran import gugurkan
from seleksi.core.akses import wajib_peran
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import Tahap
from seleksi.core.jam import WIB
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Lowongan, Pengguna
from seleksi.core.selectors import ketentuan_berlaku, urai
from seleksi.core.services import TidakSah

from ..domain.status import KesimpulanKesehatan
from ..models import HasilKesehatan
from ..selectors.kelengkapan import kesehatan_tiga, tidak_sehat, wajib_kesehatan
from ..selectors.kesehatan import kurang_kesehatan_tiga
from ..selectors.peringkat import tiga_besar
from .addendum import ganti_karena_gugur
from .dasar import kunci_lowongan, pastikan_belum_dibuka, pastikan_peserta
from .tahap import majukan_bila_lengkap, majukan_sampai


@transaction.atomic
def catat_kesehatan(*, lamaran: Lamaran, kesimpulan: str, bebas_narkoba: bool, nomor_surat: str, pemeriksa: str, tanggal: date,
                    oleh: Pengguna, pada: datetime) -> HasilKesehatan:
    """Add a doctor's conclusion (A.1.j, C.5). Append-only: a later row, of a second examination, counts instead."""
    lowongan = kunci_lowongan(lamaran.lowongan_id)
    wajib_peran(oleh, lowongan.seleksi, Peran.SEKRETARIAT, tindakan="mencatat hasil tes kesehatan", lowongan=lowongan)
    lamaran = Lamaran.objects.select_for_update(of=("self",)).get(pk=lamaran.pk)
    pastikan_peserta(lamaran)
    _pastikan_giliran(lamaran, lowongan)
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


def _pastikan_giliran(lamaran: Lamaran, lowongan: Lowongan) -> None:
    """Whether this person is tested now: every participant before the opening, or the three after the determination."""
    profil, _ = urai(ketentuan_berlaku(lowongan.seleksi))
    if wajib_kesehatan(profil):
        pastikan_belum_dibuka(lowongan)
    elif not kesehatan_tiga(profil):
        raise TidakSah("Pada seleksi ini tidak ada tes kesehatan.")
    elif lowongan.tahap != Tahap.KESEHATAN_TIGA:
        raise TidakSah("Tes kesehatan tiga calon sudah ditutup." if lowongan.tahap == Tahap.SELESAI else
                       "Pada seleksi ini tes kesehatan tidak dilakukan sebelum penetapan; yang dites hanya calon yang ditetapkan.")
    elif not lamaran.baris_peringkat.filter(terpilih=True).exists():
        raise TidakSah("Yang dites kesehatan hanya calon yang ditetapkan Panitia Seleksi.")


@transaction.atomic
def gugurkan_karena_kesehatan(*, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """The Ketua's decision on a participant whose newest conclusion is not fit or not drug-free.

    After the determination the next in the order is proposed in an addendum, which a meeting decides.
    """
    lowongan = kunci_lowongan(lamaran.lowongan_id)
    wajib_peran(oleh, lowongan.seleksi, Peran.KETUA, tindakan="memutuskan peserta gugur karena kesehatan", lowongan=lowongan)
    terakhir = HasilKesehatan.objects.filter(lamaran=lamaran).order_by("-pada", "-pk").first()
    if terakhir is None or not tidak_sehat(terakhir):
        raise TidakSah("Kesimpulan kesehatan terakhir peserta ini memenuhi syarat atau belum dicatat.")
    gugur = gugurkan(lamaran=lamaran, alasan=alasan, oleh=oleh, pada=pada)
    if lowongan.tahap == Tahap.KESEHATAN_TIGA:
        ganti_karena_gugur(lowongan=lowongan, oleh=oleh, pada=pada)
    else:
        majukan_bila_lengkap(lowongan=lowongan, oleh=oleh, pada=pada)
    return gugur


@transaction.atomic
def selesaikan_kesehatan(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Lowongan:
    """The Ketua closes the health test of the three: all of them fit, nothing waits for a decision."""
    lowongan = kunci_lowongan(lowongan.pk)
    wajib_peran(oleh, lowongan.seleksi, Peran.KETUA, tindakan="menutup tes kesehatan", lowongan=lowongan)
    if lowongan.tahap != Tahap.KESEHATAN_TIGA:
        raise TidakSah(f"Tes kesehatan calon untuk {lowongan} tidak sedang berlangsung.")
    if kurang := kurang_kesehatan_tiga(lowongan):
        raise TidakSah("Tes kesehatan belum dapat ditutup. " + " ".join(kurang))
    majukan_sampai(lowongan=lowongan, ke=Tahap.SELESAI, oleh=oleh, pada=pada)
    catat_jejak(jenis="kesehatan.ditutup", objek=f"lowongan:{lowongan.pk}", oleh=oleh, pada=pada, seleksi=lowongan.seleksi,
                isi={"calon": sorted(o.pk for o in tiga_besar(lowongan))})
    return lowongan
