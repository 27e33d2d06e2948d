"""Objections: made by the applicant within the profile's hours, studied by the secretariat, decided by the panel in a meeting."""
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from seleksi.aturan.profil import Profil
from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.akses import TidakBerwenang, wajib_peran
from seleksi.core.domain.kata import detik_wib, hari_tanggal
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.domain.status import StatusSeleksi
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Pengguna, Penugasan, Rapat, Seleksi
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.selectors import aturan_seleksi
from seleksi.core.services import TidakSah, buka_rapat, sahkan_rapat

from ..domain.sanggah import LAMPIRAN, LAMPIRAN_JENIS, LAMPIRAN_MAKS, TERBUKA, TRANSISI_SANGGAH, StatusSanggah
from ..domain.status import TRANSISI_LAMARAN, PutusanAdministrasi, StatusLamaran
from ..models import Berkas, Lamaran, PenetapanAdministrasi, Sanggah
from ..selectors.sanggah import masa_sanggah_seleksi, tahap_terlewat
from ..selectors.verifikasi import generasi_terbaru, penetapan_final
from .berkas import Unggahan, lampiran
from .penetapan import kunci_rapat, pastikan_hadir

JENIS = "sanggah"
PUTUS = {PutusanAdministrasi.MS: StatusSanggah.DITERIMA, PutusanAdministrasi.TMS: StatusSanggah.DITOLAK}


def ajukan_sanggah(*, lamaran: Lamaran, pokok: str, alasan: str, oleh: Pengguna, pada: datetime,
                   unggahan: Unggahan | None = None) -> Sanggah:
    """Object to one's own published administrative result. `pada` is the database's clock, read on arrival.

    The file is judged and stored before the transaction; what stands in the way anyway is said first.
    """
    _periksa_pengajuan(lamaran, pokok, alasan, oleh, pada)
    if unggahan is None:
        return _ajukan(lamaran, pokok, alasan, oleh, pada, None)
    with lampiran(unggahan=unggahan, jenis_boleh=LAMPIRAN_JENIS, maks_byte=LAMPIRAN_MAKS) as tulis:
        return _ajukan(lamaran, pokok, alasan, oleh, pada, tulis)


def _periksa_pengajuan(lamaran: Lamaran, pokok: str, alasan: str, oleh: Pengguna, pada: datetime) -> datetime:
    """The end of the hours, or the reason why this objection is not taken."""
    if lamaran.pelamar.pengguna_id != oleh.pk:
        raise TidakBerwenang("Lamaran ini bukan milik Anda.")
    profil = aturan_seleksi(lamaran.seleksi)[0]
    masa = masa_sanggah_seleksi(lamaran.seleksi, pada=pada, profil=profil)
    if masa.status == "tiada":
        raise TidakSah(f"Seleksi ini tidak membuka masa sanggah{f' ({masa.dasar})' if masa.dasar else ''}. {masa.bawaan}".strip())
    if masa.status == "belum":
        raise TidakSah("Hasil seleksi administrasi belum diumumkan.")
    if masa.status == "lewat":
        raise TidakSah(f"Permintaan Anda tiba {hari_tanggal(pada)} pukul {detik_wib(pada)}, sesudah masa sanggah berakhir "
                       f"{hari_tanggal(masa.batas)} pukul {detik_wib(masa.batas)}.")
    if lamaran.status != StatusLamaran.TIDAK_LULUS:
        raise TidakSah("Yang dapat disanggah hanya hasil tidak lulus seleksi administrasi.")
    if not pokok.strip() or not alasan.strip():
        raise TidakSah("Tuliskan apa yang Anda sanggah dan mengapa.")
    if lamaran.seleksi.status not in {StatusSeleksi.DIUMUMKAN, StatusSeleksi.BERJALAN}:
        raise TidakSah("Seleksi ini sedang ditunda atau sudah berakhir.")
    _pastikan_terpenuhi(lamaran, profil)
    if Sanggah.objects.filter(lamaran=lamaran).exists():
        raise TidakSah("Anda sudah mengajukan sanggah; sanggah hanya diajukan satu kali.")
    return masa.batas


def _pastikan_terpenuhi(lamaran: Lamaran, profil: Profil) -> None:
    if lewat := tahap_terlewat(lamaran.lowongan, profil):
        raise TidakSah(f"{lamaran.lowongan.nama} sudah melewati tahap {lewat}, sehingga sanggah atas hasil administrasi tidak dapat "
                       "dipenuhi lagi.")


@transaction.atomic
def _ajukan(lamaran: Lamaran, pokok: str, alasan: str, oleh: Pengguna, pada: datetime, tulis: Callable[..., Berkas] | None) -> Sanggah:
    lamaran = (Lamaran.objects.select_for_update(of=("self",)).select_related("seleksi__instansi", "lowongan", "pelamar")
               .get(pk=lamaran.pk))
    batas = _periksa_pengajuan(lamaran, pokok, alasan, oleh, pada)
    berkas = tulis(lamaran=lamaran, jenis=LAMPIRAN, tahap=JENIS, diunggah=pada) if tulis else None
    sanggah = Sanggah.objects.create(lamaran=lamaran, pokok=pokok.strip(), alasan=alasan.strip(), berkas=berkas, diajukan=pada, batas=batas)
    terbitkan_peristiwa(jenis="sanggah_diajukan", objek=f"sanggah:{sanggah.pk}", kunci=f"sanggah_diajukan:{sanggah.pk}")
    catat_jejak(jenis="sanggah.diajukan", objek=f"sanggah:{sanggah.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"lamaran": lamaran.pk, "pokok": sanggah.pokok, "alasan": sanggah.alasan, "batas": batas.isoformat(),
                     "berkas": berkas.sha256_asli if berkas else ""})
    return sanggah


@transaction.atomic
def siapkan_sanggah(*, sanggah: Sanggah, usulan: str, telaah: str, oleh: Pengguna, pada: datetime) -> Sanggah:
    """The secretariat's study and proposal for the meeting; may be written anew until the panel has decided."""
    lamaran = sanggah.lamaran
    wajib_peran(oleh, lamaran.seleksi, Peran.SEKRETARIAT, tindakan="menelaah sanggah", lowongan=lamaran.lowongan_id)
    baris = Sanggah.objects.select_for_update(of=("self",)).select_related("lamaran__seleksi").get(pk=sanggah.pk)
    pastikan_boleh(TRANSISI_SANGGAH, baris.status, StatusSanggah.DISIAPKAN)
    if not telaah.strip():
        raise TidakSah("Tuliskan telaah beserta bukti yang dilihat.")
    baris.status, baris.telaah, baris.usulan = StatusSanggah.DISIAPKAN.value, telaah.strip(), PutusanAdministrasi(usulan).value
    baris.penyiap, baris.disiapkan = oleh, pada
    baris.save(update_fields=["status", "telaah", "usulan", "penyiap", "disiapkan"])
    catat_jejak(jenis="sanggah.disiapkan", objek=f"sanggah:{baris.pk}", oleh=oleh, pada=pada, seleksi=baris.lamaran.seleksi,
                isi={"lamaran": baris.lamaran_id, "usulan": baris.usulan, "telaah": baris.telaah})
    return baris


@transaction.atomic
def buka_rapat_sanggah(*, seleksi: Seleksi, hadir: Iterable[Penugasan], oleh: Pengguna, pada: datetime) -> Rapat:
    """The Ketua opens the meeting; refused while no objection has been studied."""
    wajib_peran(oleh, seleksi, Peran.KETUA, tindakan="membuka rapat Panitia Seleksi")
    if not Sanggah.objects.filter(lamaran__seleksi=seleksi, status=StatusSanggah.DISIAPKAN).exists():
        raise TidakSah("Belum ada sanggah yang selesai ditelaah Sekretariat.")
    return buka_rapat(seleksi=seleksi, jenis=JENIS, hadir=hadir, oleh=oleh, pada=pada)


@transaction.atomic
def tetapkan_sanggah(*, rapat: Rapat, sanggah: Sanggah, putusan: str, alasan: str, oleh: Pengguna, pada: datetime) -> PenetapanAdministrasi:
    """Enter what the meeting decides: `ms` accepts the objection, `tms` refuses it. Always with a reason; final when the Ketua signs."""
    rapat = kunci_rapat(rapat, oleh, *PANSEL, tindakan="memutus sanggah", jenis=JENIS)
    pastikan_hadir(rapat, oleh)
    sanggah = (Sanggah.objects.select_for_update(of=("self",)).select_related("lamaran__lowongan")
               .filter(pk=sanggah.pk, lamaran__seleksi=rapat.seleksi_id).first())
    if sanggah is None or sanggah.status != StatusSanggah.DISIAPKAN:
        raise TidakSah("Yang diputus hanya sanggah yang sudah ditelaah Sekretariat.")
    lamaran, putusan = sanggah.lamaran, PutusanAdministrasi(putusan).value
    wajib_peran(oleh, rapat.seleksi, *PANSEL, tindakan="memutus sanggah jabatan ini", lowongan=lamaran.lowongan_id)
    if not alasan.strip():
        raise TidakSah("Putusan sanggah harus disertai alasan; alasan itu dibaca pelamar.")
    if putusan == PutusanAdministrasi.MS:
        _pastikan_terpenuhi(lamaran, aturan_seleksi(rapat.seleksi)[0])
    lama = penetapan_final(lamaran)
    penetapan, _ = PenetapanAdministrasi.objects.update_or_create(rapat=rapat, lamaran=lamaran, defaults={
        "generasi": generasi_terbaru([lamaran])[lamaran.pk], "usulan": lama.usulan, "putusan": putusan, "alasan": alasan.strip(),
        "oleh": oleh, "pada": pada})
    catat_jejak(jenis="sanggah.penetapan", objek=f"sanggah:{sanggah.pk}", oleh=oleh, pada=pada, seleksi=rapat.seleksi,
                isi={"rapat": rapat.pk, "lamaran": lamaran.pk, "putusan": putusan, "alasan": penetapan.alasan})
    return penetapan


@transaction.atomic
def sahkan_sanggah(*, rapat: Rapat, oleh: Pengguna, pada: datetime, catatan: str = "") -> Rapat:
    """The Ketua signs the meeting: every studied objection is decided in one act, and each person gets a letter."""
    rapat = kunci_rapat(rapat, oleh, Peran.KETUA, tindakan="mengesahkan putusan sanggah", jenis=JENIS)
    tetapan = {p.lamaran_id: p for p in rapat.penetapan_administrasi.all()}
    daftar = list(Sanggah.objects.select_for_update(of=("self",)).filter(lamaran__seleksi=rapat.seleksi_id, status__in=TERBUKA)
                  .select_related("lamaran").order_by("pk"))
    siap = [satu for satu in daftar if satu.status == StatusSanggah.DISIAPKAN]
    if belum := [str(satu.lamaran) for satu in siap if satu.lamaran_id not in tetapan]:
        raise TidakSah(f"Belum dapat disahkan. Sanggah yang belum diputus dalam rapat ini: {', '.join(belum)}.")
    if not siap:
        raise TidakSah("Belum ada sanggah yang diputus dalam rapat ini.")
    PenetapanAdministrasi.objects.filter(pk__in=[p.pk for p in tetapan.values()]).update(sah=pada)
    hasil = {str(satu.lamaran_id): _terapkan(satu, tetapan[satu.lamaran_id], aturan_seleksi(rapat.seleksi)[0]) for satu in siap}
    rapat = sahkan_rapat(rapat=rapat, oleh=oleh, pada=pada, catatan=catatan.strip())
    terbitkan_peristiwa(jenis="sanggah_diputus", objek=f"rapat:{rapat.pk}", kunci=f"sanggah_diputus:{rapat.pk}")
    catat_jejak(jenis="sanggah.diputus", objek=f"rapat:{rapat.pk}", oleh=oleh, pada=pada, seleksi=rapat.seleksi, isi={"lamaran": hasil})
    return rapat


def _terapkan(sanggah: Sanggah, penetapan: PenetapanAdministrasi, profil: Profil) -> str:
    """Write one decision: the first determination stays as it is, an accepted objection changes the application's state."""
    ke = PUTUS[PutusanAdministrasi(penetapan.putusan)]
    pastikan_boleh(TRANSISI_SANGGAH, sanggah.status, ke)
    if ke == StatusSanggah.DITERIMA:
        lamaran = Lamaran.objects.select_for_update(of=("self",)).select_related("lowongan").get(pk=sanggah.lamaran_id)
        _pastikan_terpenuhi(lamaran, profil)
        pastikan_boleh(TRANSISI_LAMARAN, lamaran.status, StatusLamaran.LULUS)
        lamaran.status = StatusLamaran.LULUS.value
        lamaran.save(update_fields=["status"])
    sanggah.status, sanggah.penetapan = ke.value, penetapan
    sanggah.save(update_fields=["status", "penetapan"])
    return ke.value
