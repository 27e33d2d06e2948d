"""An application before Kirim and its ends: start, related posts, withdrawal, and what staff may do to it."""
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.akses import TidakBerwenang, wajib_peran
from seleksi.core.domain.kata import waktu_wib
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import StatusSeleksi, Tahap
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Lowongan, Pengguna, Penugasan
from seleksi.core.selectors import keadaan_pendaftaran, pendaftaran_terbuka, penghentian
from seleksi.core.services import TidakSah
from seleksi.core.surel import kirim_pesan

from ..domain.status import KATA_AKHIR, TRANSISI_LAMARAN, StatusLamaran
from ..models import Berkas, Keterkaitan, Lamaran, Pelamar
from .profil import buka_profil

S = StatusLamaran


class SudahMelamar(TidakSah):
    """One post per person: `lamaran` is the application that is in the way."""

    def __init__(self, lamaran: Lamaran):
        self.lamaran = lamaran
        super().__init__(f"Anda sudah melamar {lamaran.lowongan.nama}. Seorang pelamar hanya boleh melamar satu jabatan; "
                         "tarik dahulu lamaran itu bila Anda ingin pindah.")


@transaction.atomic
def mulai_lamaran(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Lamaran:
    """A draft for one post. After a withdrawal in the same Seleksi it takes over the files, so nothing is uploaded twice."""
    seleksi = lowongan.seleksi
    _pastikan_dapat_dilamar(lowongan, pada)
    if Penugasan.objects.berlaku().untuk(seleksi).filter(pengguna=oleh).exists():
        raise TidakBerwenang("Anda memegang peran dalam seleksi ini, sehingga tidak dapat melamar di dalamnya.")
    pelamar = Pelamar.objects.select_for_update(of=("self",)).get(pk=buka_profil(oleh=oleh).pk)
    semua = Lamaran.objects.filter(pelamar=pelamar, seleksi=seleksi).select_related("lowongan")
    if ada := semua.exclude(status=S.DITARIK).first():  # also who was shut out: only a withdrawal frees the place
        if (ada.lowongan_id, ada.status) == (lowongan.pk, S.DRAF):
            return ada  # a double click
        raise SudahMelamar(ada)
    lama = semua.order_by("-dibuat", "-pk").first()
    lamaran = Lamaran.objects.create(pelamar=pelamar, seleksi=seleksi, lowongan=lowongan, dibuat=pada,
                                     tanpa_sertifikat_teknis=bool(lama and lama.tanpa_sertifikat_teknis))
    if lama:
        _salin_berkas(lama, lamaran)
    return lamaran


def _pastikan_dapat_dilamar(lowongan: Lowongan, pada: datetime) -> None:
    if henti := penghentian(lowongan.seleksi, lowongan):
        raise TidakSah(henti)
    if lowongan.seleksi.status not in {StatusSeleksi.DIUMUMKAN, StatusSeleksi.BERJALAN} or lowongan.tahap != Tahap.PENDAFTARAN:
        raise TidakSah(f"Jabatan {lowongan.nama} tidak sedang menerima lamaran.")
    if keadaan_pendaftaran(lowongan.seleksi, pada, lowongan).status == "tutup":
        raise TidakSah(f"Pendaftaran untuk {lowongan.nama} sudah ditutup.")


def _salin_berkas(lama: Lamaran, baru: Lamaran) -> None:
    """The rows only: stored files never change, so two applications may point to the same ones."""
    salinan = list(lama.berkas.berlaku())
    for berkas in salinan:
        berkas.pk, berkas.lamaran = None, baru
        berkas.kode = Berkas._meta.get_field("kode").get_default()
        berkas._state.adding = True
    Berkas.objects.bulk_create(salinan)


def kunci_draf(*, lamaran: Lamaran, oleh: Pengguna) -> Lamaran:
    """Lock one's own draft; refuses somebody else's and one that was sent. Inside a transaction."""
    terkunci = (Lamaran.objects.select_for_update(of=("self",))
                .select_related("seleksi__instansi", "lowongan", "pelamar").get(pk=lamaran.pk))
    if terkunci.pelamar.pengguna_id != oleh.pk:
        raise TidakBerwenang("Lamaran ini bukan milik Anda.")
    if terkunci.status != S.DRAF:
        raise TidakSah("Lamaran ini sudah dikirim atau ditarik, sehingga isinya tidak dapat diubah.")
    return terkunci


@transaction.atomic
def tandai_terkait(*, lamaran: Lamaran, jawaban: Mapping[str, bool], oleh: Pengguna) -> int:
    """Say of one's own posts (by kode) whether they are related to the vacant one; other kode are ignored."""
    lamaran = kunci_draf(lamaran=lamaran, oleh=oleh)
    riwayat = lamaran.pelamar.riwayatjabatan_set.filter(kode__in=jawaban)
    for baris in riwayat:
        Keterkaitan.objects.update_or_create(riwayat=baris, lowongan=lamaran.lowongan, defaults={"terkait": jawaban[baris.kode]})
    return len(riwayat)


@transaction.atomic
def nyatakan_nihil(*, lamaran: Lamaran, nihil: bool, oleh: Pengguna) -> None:
    """Declare, or take back, that there is no technical certificate."""
    lamaran = kunci_draf(lamaran=lamaran, oleh=oleh)
    lamaran.tanpa_sertifikat_teknis = nihil
    lamaran.save(update_fields=["tanpa_sertifikat_teknis"])


@transaction.atomic
def tarik_lamaran(*, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """Withdraw one's own application: a draft at any time, a sent one while the window is open or the post is cancelled."""
    terkunci = Lamaran.objects.select_for_update(of=("self",)).select_related("seleksi", "lowongan", "pelamar").get(pk=lamaran.pk)
    if terkunci.pelamar.pengguna_id != oleh.pk:
        raise TidakBerwenang("Lamaran ini bukan milik Anda.")
    if terkunci.status == S.DITARIK:
        return terkunci
    bebas = terkunci.status == S.DRAF or terkunci.lowongan.tahap == Tahap.DIBATALKAN  # a cancelled post holds nobody
    if not bebas and not pendaftaran_terbuka(terkunci.seleksi, pada, terkunci.lowongan):
        raise TidakSah("Lamaran yang sudah dikirim hanya dapat ditarik selama jendela pendaftaran terbuka. "
                       f"Sekarang {waktu_wib(pada)}; untuk mengundurkan diri, hubungi Sekretariat.")
    if terkunci.nomor:
        kirim_pesan(penerima=oleh, kunci=f"ditarik:{terkunci.pk}", subjek=f"Lamaran {terkunci.nomor} ditarik",
                    isi=f"Yth. {terkunci.nama},\n\nLamaran Anda untuk {terkunci.lowongan.nama} dengan nomor {terkunci.nomor} ditarik "
                        f"{waktu_wib(pada)} atas permintaan Anda. Tanda terimanya tidak berlaku lagi. Selama pendaftaran terbuka, "
                        "Anda dapat melamar lagi.\n")
    return _akhiri(terkunci, S.DITARIK, alasan=alasan, oleh=oleh, pada=pada)


@transaction.atomic
def gugurkan(*, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """A participant drops out of a stage (absent, not healthy); recorded by the secretariat or the Ketua."""
    return _akhiri_oleh_petugas(lamaran, S.GUGUR, alasan, oleh, pada, Peran.SEKRETARIAT, Peran.KETUA)


@transaction.atomic
def diskualifikasi(*, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """The panel shuts somebody out; its Ketua records it."""
    return _akhiri_oleh_petugas(lamaran, S.DIDISKUALIFIKASI, alasan, oleh, pada, Peran.KETUA)


@transaction.atomic
def batalkan(*, lamaran: Lamaran, alasan: str, dokumen: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """False data, from every state; reason and the document that proves it are mandatory."""
    if not dokumen.strip():
        raise TidakSah("Sebutkan dokumen yang membuktikan ketidakbenaran data.")
    kata = f"{alasan.strip()} (dokumen: {dokumen.strip()})" if alasan.strip() else ""
    return _akhiri_oleh_petugas(lamaran, S.DIBATALKAN, kata, oleh, pada, Peran.KETUA)


def _akhiri_oleh_petugas(lamaran: Lamaran, ke: StatusLamaran, alasan: str, oleh: Pengguna, pada: datetime, *peran: str) -> Lamaran:
    wajib_peran(oleh, lamaran.seleksi, *peran, tindakan="mengubah keadaan lamaran ini", lowongan=lamaran.lowongan_id)
    terkunci = (Lamaran.objects.select_for_update(of=("self",)).select_related("seleksi", "lowongan", "pelamar__pengguna")
                .get(pk=lamaran.pk))
    if terkunci.nomor and ke not in {S.DITARIK, terkunci.status} and alasan.strip():
        _kabari(terkunci, ke, alasan.strip(), pada)
    return _akhiri(terkunci, ke, alasan=alasan, oleh=oleh, pada=pada)


def _kabari(lamaran: Lamaran, ke: StatusLamaran, alasan: str, pada: datetime) -> None:
    """Whoever is taken out of the race is told so at once, with the reason; his pages say it from then on."""
    kata = KATA_AKHIR[ke][1].lower()
    kirim_pesan(penerima=lamaran.pelamar.pengguna, kunci=f"{ke.value}:{lamaran.pk}", subjek=f"Lamaran {lamaran.nomor} dinyatakan {kata}",
                isi=f"Yth. {lamaran.nama},\n\nLamaran Anda untuk {lamaran.lowongan.nama} dengan nomor {lamaran.nomor} dinyatakan {kata} "
                    f"{waktu_wib(pada)}.\n\nAlasan: {alasan}\n")


def _akhiri(lamaran: Lamaran, ke: StatusLamaran, *, alasan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """The one way out of the race; the caller has locked the row and checked who asks."""
    if not alasan.strip():
        raise TidakSah("Tuliskan alasannya.")
    pastikan_boleh(TRANSISI_LAMARAN, lamaran.status, ke)
    dari, lamaran.status, lamaran.alasan_akhir = lamaran.status, ke.value, alasan.strip()
    lamaran.save(update_fields=["status", "alasan_akhir"])
    catat_jejak(jenis=f"lamaran.{ke.value}", objek=f"lamaran:{lamaran.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"dari": dari, "alasan": lamaran.alasan_akhir})
    return lamaran
