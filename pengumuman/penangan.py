"""Outbox handlers: what lower apps and signatures owe in letters and e-mails. Each may run again after a crash.

Letters are made once by their key; an e-mail without a letter is sent in the transaction that closes its Peristiwa.
"""
import structlog
from django.db import transaction
from django.utils import timezone

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran, Sanggah
from penilaian.models import Pembukaan, Peringkat
from penilaian.selectors.peringkat import tiga_besar
from seleksi.core.domain.kata import waktu_wib
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Pengguna, Penugasan, Peristiwa, Rapat
from seleksi.core.outbox import PERCOBAAN_TERAKHIR, penangan, terbitkan_peristiwa
from seleksi.core.surel import kirim_pesan

from . import penerbitan
from .berita_acara import buat_administrasi, buat_penetapan
from .domain.status import JENIS_USULAN, JenisPengumuman, JenisSurat
from .kabar import PENUTUP, kabari_perubahan
from .models import Pengumuman, Pilihan, Undangan
from .naskah.berita_acara import daftar_komitmen
from .naskah.kerangka import hari_wib, kepala_rantai
from .naskah.pelamar import konteks_hasil_administrasi, konteks_hasil_akhir, konteks_tanda_terima
from .naskah.penyerahan import konteks_pilihan
from .naskah.sanggah import konteks_putusan_sanggah, konteks_rapat_sanggah, konteks_terima_sanggah, sanggah_rapat
from .naskah.undangan import konteks_undangan

catatan = structlog.get_logger(__name__)
PESERTA = {  # kind of announcement -> (kind of letter, its subject, its context, who gets one)
    JenisPengumuman.HASIL_ADMINISTRASI: (
        JenisSurat.HASIL_ADMINISTRASI, "Pemberitahuan hasil seleksi administrasi", konteks_hasil_administrasi,
        (StatusLamaran.LULUS.value, StatusLamaran.TIDAK_LULUS.value)),
    JenisPengumuman.HASIL_AKHIR: (
        JenisSurat.HASIL_AKHIR, "Pemberitahuan hasil akhir seleksi", konteks_hasil_akhir, (StatusLamaran.LULUS.value,)),
}


def _id(objek: str) -> int:
    return int(objek.rpartition(":")[2])


@penangan("lamaran_diajukan")
def tanda_terima(peristiwa: Peristiwa) -> None:
    """The receipt of one application; its e-mail goes when the PDF is there."""
    lamaran = Lamaran.objects.select_related("seleksi__instansi", "lowongan", "ketentuan").get(pk=_id(peristiwa.objek))
    penerbitan.buat_surat(
        seleksi=lamaran.seleksi, lamaran=lamaran, jenis=JenisSurat.TANDA_TERIMA, kunci=f"tanda_terima:{lamaran.pk}",
        perihal="Tanda terima pendaftaran", konteks=konteks_tanda_terima(lamaran), tanggal=hari_wib(lamaran.diajukan),
        pada=timezone.now())


@penangan("administrasi_ditetapkan")
def berita_acara_administrasi(peristiwa: Peristiwa) -> None:
    buat_administrasi(Rapat.objects.select_related("seleksi__instansi").get(pk=_id(peristiwa.objek)), pada=timezone.now())


@penangan("sanggah_diajukan")
def tanda_terima_sanggah(peristiwa: Peristiwa) -> None:
    sanggah = (Sanggah.objects.select_related("lamaran__seleksi__instansi", "lamaran__lowongan", "berkas").get(pk=_id(peristiwa.objek)))
    penerbitan.buat_surat(
        seleksi=sanggah.lamaran.seleksi, lamaran=sanggah.lamaran, jenis=JenisSurat.TANDA_TERIMA_SANGGAH,
        kunci=f"tanda_terima_sanggah:{sanggah.pk}", perihal="Tanda terima sanggah hasil seleksi administrasi",
        konteks=konteks_terima_sanggah(sanggah), tanggal=hari_wib(sanggah.diajukan), pada=timezone.now())


@penangan("sanggah_diputus")
def putusan_sanggah(peristiwa: Peristiwa) -> None:
    """The minutes of the meeting and one reasoned letter to each person; made once by their keys."""
    rapat = Rapat.objects.select_related("seleksi__instansi").get(pk=_id(peristiwa.objek))
    umum = {"seleksi": rapat.seleksi, "tanggal": hari_wib(rapat.disahkan), "pada": timezone.now()}
    penerbitan.buat_surat(jenis=JenisSurat.BERITA_ACARA_SANGGAH, kunci=f"berita_acara_sanggah:{rapat.pk}",
                          perihal="Berita acara rapat putusan sanggah", konteks=konteks_rapat_sanggah(rapat), **umum)
    for sanggah in sanggah_rapat(rapat):
        penerbitan.buat_surat(lamaran=sanggah.lamaran, jenis=JenisSurat.PUTUSAN_SANGGAH, kunci=f"putusan_sanggah:{sanggah.pk}",
                              perihal="Putusan atas sanggah hasil seleksi administrasi", konteks=konteks_putusan_sanggah(sanggah), **umum)


@penangan("undangan_dibuat")
def surat_undangan(peristiwa: Peristiwa) -> None:
    undangan = (Undangan.objects.select_related("lamaran__seleksi__instansi", "lamaran__lowongan", "oleh").get(pk=_id(peristiwa.objek)))
    if undangan.diganti:  # moved before its letter was made: the newer one has its own
        return
    penerbitan.buat_surat(
        seleksi=undangan.lamaran.seleksi, lamaran=undangan.lamaran, jenis=JenisSurat.UNDANGAN, kunci=f"undangan:{undangan.pk}",
        perihal=f"Undangan {undangan.nama}", konteks=konteks_undangan(undangan), tanggal=hari_wib(undangan.dibuat), pada=timezone.now())


@penangan("peringkat_ditetapkan")
def berita_acara_penetapan(peristiwa: Peristiwa) -> None:
    """The secret minutes; the task carried an id only."""
    peringkat = (Peringkat.objects.select_related("lowongan__seleksi__instansi", "pembukaan", "rapat", "ketentuan")
                 .get(pk=_id(peristiwa.objek)))
    buat_penetapan(peringkat, pada=timezone.now())


@penangan("pengumuman_terbit")
def kirim_ke_peserta(peristiwa: Peristiwa) -> None:
    """At the hour of publication: one owed letter per participant, by registration number so that no order shows."""
    pengumuman = Pengumuman.objects.get(pk=_id(peristiwa.objek))
    if pengumuman.jenis in JENIS_USULAN:
        kabarkan_perubahan(pengumuman)
    if pengumuman.jenis not in PESERTA:
        return
    status = PESERTA[JenisPengumuman(pengumuman.jenis)][3]
    daftar = Lamaran.objects.filter(seleksi=pengumuman.seleksi_id, status__in=status).order_by("nomor")
    with transaction.atomic():
        for pk in daftar.values_list("pk", flat=True):
            terbitkan_peristiwa(jenis="surat_peserta", objek=f"pengumuman:{pengumuman.pk}/lamaran:{pk}",
                                kunci=f"surat_peserta:{pengumuman.pk}:{pk}")


def kabarkan_perubahan(pengumuman: Pengumuman) -> None:
    """Owe an e-mail to everyone who is applying: to the post that the change is about, or to any."""
    daftar = Lamaran.objects.aktif().filter(seleksi=pengumuman.seleksi_id)
    if kode := pengumuman.rencana.get("lowongan"):
        daftar = daftar.filter(lowongan__kode=kode)
    with transaction.atomic():
        for pk in daftar.order_by("pk").values_list("pk", flat=True):
            terbitkan_peristiwa(jenis="kabar_perubahan", objek=f"pengumuman:{pengumuman.pk}/lamaran:{pk}",
                                kunci=f"kabar_perubahan:{pengumuman.pk}:{pk}")


@penangan("kabar_perubahan")
def kabar_perubahan(peristiwa: Peristiwa) -> None:
    """The e-mail to one applicant: what kind of announcement, and where it stands. Sent in the transaction that closes its Peristiwa."""
    objek_pengumuman, objek_lamaran = peristiwa.objek.split("/")
    pengumuman = Pengumuman.objects.select_related("seleksi__instansi", "surat").get(pk=_id(objek_pengumuman))
    lamaran = Lamaran.objects.select_related("pelamar__pengguna", "lowongan").get(pk=_id(objek_lamaran))
    with transaction.atomic():
        if not Peristiwa.objects.select_for_update().filter(pk=peristiwa.pk, selesai=None).exists():
            return
        kabari_perubahan(pengumuman, lamaran)
        Peristiwa.objects.filter(pk=peristiwa.pk).update(selesai=timezone.now(), sewa_sampai=None)


@penangan("surat_peserta")
def surat_peserta(peristiwa: Peristiwa) -> None:
    objek_pengumuman, objek_lamaran = peristiwa.objek.split("/")
    pengumuman = Pengumuman.objects.select_related("surat").get(pk=_id(objek_pengumuman))
    lamaran = Lamaran.objects.select_related("seleksi__instansi", "lowongan", "ketentuan").get(pk=_id(objek_lamaran))
    jenis, perihal, konteks, _ = PESERTA[JenisPengumuman(pengumuman.jenis)]
    penerbitan.buat_surat(
        seleksi=lamaran.seleksi, lamaran=lamaran, jenis=jenis, kunci=f"{jenis.value}:{lamaran.pk}", perihal=perihal,
        konteks=konteks(lamaran, pengumuman), tanggal=hari_wib(pengumuman.terbit), pada=timezone.now())


@penangan("calon_dipilih")
def kabar_pilihan(peristiwa: Peristiwa) -> None:
    """A letter to each of the three: the chosen one and the others."""
    pilihan = Pilihan.objects.select_related("lowongan__seleksi__instansi", "peringkat__ketentuan").get(pk=_id(peristiwa.objek))
    for lamaran in sorted(tiga_besar(pilihan.lowongan), key=lambda o: o.nomor):
        penerbitan.buat_surat(
            seleksi=pilihan.lowongan.seleksi, lamaran=lamaran, jenis=JenisSurat.PILIHAN, kunci=f"pilihan:{lamaran.pk}",
            perihal="Pemberitahuan pilihan Pejabat Pembina Kepegawaian", konteks=konteks_pilihan(pilihan, lamaran, pada=pilihan.pada),
            tanggal=hari_wib(pilihan.pada), pada=timezone.now())


@penangan("surat_render")
def surat_render(peristiwa: Peristiwa) -> None:
    surat_id = _id(peristiwa.objek)
    try:
        penerbitan.terbitkan(surat_id, pada=timezone.now())
    except Exception as galat:  # noted on the letter for the secretariat, then left to the outbox
        penerbitan.gagalkan(surat_id, alasan=f"{type(galat).__name__}: {galat}", terakhir=peristiwa.percobaan >= PERCOBAAN_TERAKHIR)
        raise


@penangan("komitmen_terdaftar")
def kirim_komitmen(peristiwa: Peristiwa) -> None:
    """Mail the frozen commitments of one post, and the head of the chain, to every pengawas before the opening."""
    pembukaan = Pembukaan.objects.select_related("lowongan__seleksi").get(lowongan=_id(peristiwa.objek))
    lowongan, seleksi = pembukaan.lowongan, pembukaan.lowongan.seleksi
    if not peristiwa.kunci.endswith(pembukaan.sha256):
        return  # asked again meanwhile; the newer list has its own Peristiwa
    daftar = "\n".join(f"{k['kode']}  {k['komponen']}  {k['komitmen']}" for k in daftar_komitmen(pembukaan.komitmen))
    penerima = Pengguna.objects.filter(pk__in=Penugasan.objects.berlaku().untuk(seleksi).filter(peran=Peran.PENGAWAS).values("pengguna"))
    with transaction.atomic():
        if not Peristiwa.objects.select_for_update().filter(pk=peristiwa.pk, selesai=None).exists():
            return
        rantai = kepala_rantai(seleksi)
        kepala = f"Kepala rantai jejak: {rantai['panjang']} baris, {rantai['kepala']}\n" if rantai else ""
        for orang in penerima.order_by("pk"):
            kirim_pesan(penerima=orang, kunci=f"{peristiwa.kunci}:{orang.pk}", subjek=f"Komitmen lembar nilai {lowongan.nama}",
                        isi=f"Komitmen {len(pembukaan.komitmen)} lembar nilai final untuk {lowongan.nama}, dibekukan "
                            f"{waktu_wib(pembukaan.diminta)} sebelum pembukaan. Simpan surel ini untuk pembanding.\n\n{daftar}\n\n"
                            f"Sidik daftar: {pembukaan.sha256}\n{kepala}{PENUTUP}")
        # Closed together with the mails, so a crash afterwards sends nothing twice.
        Peristiwa.objects.filter(pk=peristiwa.pk).update(selesai=timezone.now(), sewa_sampai=None)
    if not penerima:
        catatan.warning("komitmen_tanpa_pengawas", lowongan=lowongan.pk)
