"""Invitations to a stage: sent by the secretariat, moved for one person with a reason, attendance noted, absence decided by the Ketua."""
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from pendaftaran.selectors.hasil_terbit import terbit_administrasi
from pendaftaran.services.lamaran import gugurkan
from penilaian.services.dasar import kunci_lowongan, pastikan_belum_dibuka
from penilaian.services.tahap import majukan_bila_lengkap
from seleksi.aturan.profil import Tahap as TahapProfil
from seleksi.core.akses import wajib_peran
from seleksi.core.domain.kata import waktu_wib
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import StatusSeleksi, Tahap
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Lowongan, Pengguna, Seleksi
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.selectors import aturan_seleksi
from seleksi.core.services import TidakSah

from .domain.status import StatusSurat
from .domain.undangan import TIGA_BESAR, Kehadiran, Rincian, jam_giliran, keberatan_rincian, tahap_berundangan
from .models import Surat, Undangan
from .penerbitan import gantikan
from .selectors.undangan import yang_diundang


@transaction.atomic
def undang(*, seleksi: Seleksi, tahap: str, lowongan: Iterable[Lowongan], rincian: Rincian, oleh: Pengguna,
           pada: datetime) -> list[Undangan]:
    """Call everybody of these posts who takes part in the stage and has no invitation to it; one letter each by the outbox."""
    lowongan = list(lowongan)
    aturan = _tahap(seleksi, tahap)
    # Who the three are is not the secretariat's to know before they are announced.
    peran = (Peran.KETUA,) if aturan.peserta == TIGA_BESAR else (Peran.SEKRETARIAT, Peran.KETUA)
    for satu in lowongan:
        wajib_peran(oleh, seleksi, *peran, tindakan="mengundang peserta ke tahap ini", lowongan=satu)
    _pastikan_berjalan(seleksi, lowongan, pada)
    list(Lowongan.objects.select_for_update().filter(pk__in=[x.pk for x in lowongan]).order_by("pk").values_list("pk"))
    orang = yang_diundang(aturan, lowongan)
    if not orang:
        raise TidakSah("Tidak ada peserta yang belum diundang ke tahap ini.")
    if keberatan := keberatan_rincian(rincian, len(orang), pada=pada):
        raise TidakSah(keberatan)
    daftar = [_tulis(satu, aturan, rincian._replace(mulai=mulai, selesai=selesai), oleh, pada)
              for satu, (mulai, selesai) in zip(orang, jam_giliran(rincian, len(orang)), strict=True)]
    catat_jejak(jenis="undangan.dibuat", objek=f"seleksi:{seleksi.pk}", oleh=oleh, pada=pada, seleksi=seleksi, isi={
        "tahap": tahap, "tempat": rincian.tempat, "mulai": rincian.mulai.isoformat(), "lamaran": [satu.lamaran_id for satu in daftar]})
    return daftar


def _tahap(seleksi: Seleksi, kode: str) -> TahapProfil:
    aturan = next((t for t in tahap_berundangan(aturan_seleksi(seleksi)[0]) if t.kode == kode), None)
    if aturan is None:
        raise TidakSah("Tahap ini tidak menghadirkan peserta menurut peraturan seleksi ini.")
    return aturan


def _pastikan_berjalan(seleksi: Seleksi, lowongan: list[Lowongan], pada: datetime) -> None:
    if not lowongan:
        raise TidakSah("Pilih paling sedikit satu jabatan.")
    if seleksi.status not in {StatusSeleksi.DIUMUMKAN, StatusSeleksi.BERJALAN}:
        raise TidakSah("Seleksi ini sedang ditunda atau sudah berakhir.")
    if terbit_administrasi(seleksi, pada) is None:
        raise TidakSah("Peserta diundang sesudah hasil seleksi administrasi diumumkan.")
    if usai := [x.nama for x in lowongan if x.tahap in {Tahap.SELESAI, Tahap.DIBATALKAN}]:
        raise TidakSah(f"Seleksi untuk {', '.join(usai)} sudah berakhir.")


def _tulis(lamaran: Lamaran, tahap: TahapProfil, rincian: Rincian, oleh: Pengguna, pada: datetime, **lain) -> Undangan:
    undangan = Undangan.objects.create(
        lamaran=lamaran, tahap=tahap.kode, nama=tahap.nama, mulai=rincian.mulai, selesai=rincian.selesai, tempat=rincian.tempat.strip(),
        membawa=rincian.membawa.strip(), catatan=rincian.catatan.strip(), oleh=oleh, dibuat=pada, **lain)
    terbitkan_peristiwa(jenis="undangan_dibuat", objek=f"undangan:{undangan.pk}", kunci=f"undangan_dibuat:{undangan.pk}")
    return undangan


def _kunci(undangan: Undangan, oleh: Pengguna, *peran: str, tindakan: str) -> Undangan:
    lamaran = undangan.lamaran
    wajib_peran(oleh, lamaran.seleksi, *peran, tindakan=tindakan, lowongan=lamaran.lowongan_id)
    baris = (Undangan.objects.select_for_update(of=("self",)).select_related("lamaran__seleksi__instansi", "lamaran__lowongan")
             .get(pk=undangan.pk))
    if baris.diganti:
        raise TidakSah("Undangan ini sudah diganti dengan yang baru.")
    if baris.lamaran.status != StatusLamaran.LULUS:
        raise TidakSah("Orang ini tidak lagi menjadi peserta.")
    return baris


@transaction.atomic
def jadwal_ulang(*, undangan: Undangan, rincian: Rincian, alasan: str, oleh: Pengguna, pada: datetime) -> Undangan:
    """Another time or place for one person, with a reason; the old invitation stays and its letter no longer holds."""
    lama = _kunci(undangan, oleh, Peran.SEKRETARIAT, Peran.KETUA, tindakan="menjadwalkan ulang peserta")
    if lama.kehadiran == Kehadiran.HADIR:
        raise TidakSah("Peserta ini sudah tercatat hadir.")
    if not alasan.strip():
        raise TidakSah("Penjadwalan ulang harus disertai alasan.")
    if keberatan := keberatan_rincian(rincian, 1, pada=pada):
        raise TidakSah(keberatan)
    lama.diganti = pada
    lama.save(update_fields=["diganti"])
    baru = _tulis(lama.lamaran, _tahap(lama.lamaran.seleksi, lama.tahap), rincian, oleh, pada, menggantikan=lama, alasan=alasan.strip())
    if surat := Surat.objects.filter(kunci=f"undangan:{lama.pk}", status=StatusSurat.JADI).first():
        gantikan(surat=surat, alasan="Diganti dengan undangan yang baru.", oleh=oleh, pada=pada)
    catat_jejak(jenis="undangan.dijadwal_ulang", objek=f"undangan:{baru.pk}", oleh=oleh, pada=pada, seleksi=lama.lamaran.seleksi, isi={
        "lamaran": lama.lamaran_id, "semula": lama.mulai.isoformat(), "menjadi": baru.mulai.isoformat(), "alasan": baru.alasan})
    return baru


@transaction.atomic
def catat_kehadiran(*, undangan: Undangan, kehadiran: str, alasan: str = "", oleh: Pengguna, pada: datetime) -> Undangan:
    """Whether the person came; absence with what is known of its reason. A mistake is put right by noting it again."""
    baris = _kunci(undangan, oleh, Peran.SEKRETARIAT, tindakan="mencatat kehadiran")
    if pada < baris.mulai:
        raise TidakSah(f"Kehadiran dicatat sejak {waktu_wib(baris.mulai)}.")
    if Kehadiran(kehadiran) == Kehadiran.TIDAK_HADIR and not alasan.strip():
        raise TidakSah("Ketidakhadiran harus disertai keterangan, walau hanya “tanpa kabar”.")
    semula, baris.kehadiran, baris.alasan_hadir = baris.kehadiran, Kehadiran(kehadiran).value, alasan.strip()
    baris.pencatat, baris.dicatat = oleh, pada
    baris.save(update_fields=["kehadiran", "alasan_hadir", "pencatat", "dicatat"])
    catat_jejak(jenis="undangan.kehadiran", objek=f"undangan:{baris.pk}", oleh=oleh, pada=pada, seleksi=baris.lamaran.seleksi, isi={
        "lamaran": baris.lamaran_id, "tahap": baris.tahap, "semula": semula, "menjadi": baris.kehadiran, "alasan": baris.alasan_hadir})
    return baris


@transaction.atomic
def gugurkan_tidak_hadir(*, undangan: Undangan, alasan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """The Ketua's decision on somebody whom the secretariat noted as absent; another person than who noted it."""
    lowongan = kunci_lowongan(undangan.lamaran.lowongan_id)
    baris = _kunci(undangan, oleh, Peran.KETUA, tindakan="menyatakan peserta gugur karena tidak hadir")
    pastikan_belum_dibuka(lowongan)
    if baris.kehadiran != Kehadiran.TIDAK_HADIR:
        raise TidakSah("Peserta ini tidak tercatat tidak hadir.")
    if baris.pencatat_id == oleh.pk:
        raise TidakSah("Yang mencatat ketidakhadiran dan yang memutuskan harus dua orang yang berbeda.")
    gugur = gugurkan(lamaran=baris.lamaran, alasan=alasan, oleh=oleh, pada=pada)
    majukan_bila_lengkap(lowongan=lowongan, oleh=oleh, pada=pada)
    return gugur
