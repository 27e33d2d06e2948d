"""What every change here begins with: the post's row locked, still unopened, and the person entitled."""
from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from seleksi.aturan.profil import Profil
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.status import Tahap
from seleksi.core.models import Lowongan, Pengguna, Penugasan
from seleksi.core.services import TidakSah, pastikan_jalan

from ..domain.lembar import komponen_profil
from ..domain.status import LABEL_KOMPONEN
from ..models import Benturan, Pembukaan
from ..selectors.panitia import sudah_dinyatakan, tugas_menilai

SELESAI_DINILAI = frozenset({Tahap.PENETAPAN, Tahap.KESEHATAN_TIGA, Tahap.SELESAI, Tahap.DIBATALKAN})


def kunci_lowongan(lowongan_id: int) -> Lowongan:
    """Lock the post first, always: a save, a finalising and the opening can then never overlap. Refuses while it is stopped."""
    lowongan = Lowongan.objects.select_for_update(of=("self",)).select_related("seleksi__instansi").get(pk=lowongan_id)
    pastikan_jalan(lowongan.seleksi, lowongan)
    return lowongan


def pastikan_belum_dibuka(lowongan: Lowongan) -> None:
    if lowongan.tahap in SELESAI_DINILAI or Pembukaan.objects.filter(lowongan=lowongan, dibuka__isnull=False).exists():
        raise TidakSah(f"Nilai untuk {lowongan} sudah dibuka; lembar tidak dapat diubah lagi.")


def pastikan_peserta(lamaran: Lamaran) -> None:
    if lamaran.status != StatusLamaran.LULUS:
        raise TidakSah(f"{lamaran} bukan peserta: yang dinilai hanya yang lulus seleksi administrasi.")


def wajib_penilai(*, oleh: Pengguna, lamaran: Lamaran, lowongan: Lowongan, komponen: str, profil: Profil) -> Penugasan:
    """The assignment under which `oleh` scores this person: entitled, declared, not recused."""
    aturan = komponen_profil(profil, komponen)
    tugas = aturan and tugas_menilai(oleh, lowongan, aturan.penilai)
    if tugas is None:
        raise TidakBerwenang(f"Anda tidak berwenang menilai {LABEL_KOMPONEN.get(komponen, komponen).lower()}.")
    if Benturan.objects.filter(penugasan__pengguna=oleh, lamaran=lamaran).exists():
        raise TidakBerwenang("Anda menyatakan benturan kepentingan dengan peserta ini, sehingga tidak menilainya.")
    if lamaran.pk not in sudah_dinyatakan(oleh, lowongan.seleksi).get(lowongan.pk, set()):
        raise TidakSah(f"Nyatakan lebih dahulu ada atau tidaknya benturan kepentingan untuk {lowongan}.")
    return tugas
