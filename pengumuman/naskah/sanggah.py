"""Letters about objections: receipt, the reasoned decision, the minutes of the meeting."""
from pendaftaran.domain.status import PutusanAdministrasi
from pendaftaran.models import Sanggah
from pendaftaran.selectors.sanggah import masa_sanggah_seleksi
from seleksi.core.domain.kata import detik_wib, hari_tanggal, tanggal, tanggal_kata, waktu_wib
from seleksi.core.domain.kata import nip as kata_nip
from seleksi.core.models import Rapat
from seleksi.core.selectors import aturan_seleksi

from .kerangka import aturan_penutup, daftar_hadir, jadwal_setelah, kepada_peserta, kepala_rantai, kerangka

MS = PutusanAdministrasi.MS.value


def sanggah_rapat(rapat: Rapat) -> list[Sanggah]:
    """The objections that a closed meeting decided, by registration number."""
    return list(Sanggah.objects.filter(penetapan__rapat=rapat, penetapan__sah__isnull=False).select_related(
        "lamaran__seleksi__instansi", "lamaran__lowongan", "penetapan__rapat").order_by("lamaran__nomor"))


def konteks_terima_sanggah(sanggah: Sanggah) -> dict:
    """What came in, when to the second, and the hash of its attachment."""
    lamaran = sanggah.lamaran
    masa = masa_sanggah_seleksi(lamaran.seleksi, pada=sanggah.diajukan)
    berkas = {"nama": sanggah.berkas.nama_asli, "sha256": sanggah.berkas.sha256_asli} if sanggah.berkas else None
    return kerangka(lamaran.seleksi, isi={
        "nomor": lamaran.nomor, "nama": lamaran.nama, "nip": kata_nip(lamaran.nip), "jabatan": lamaran.lowongan.nama,
        "diterima": f"{hari_tanggal(sanggah.diajukan)} pukul {detik_wib(sanggah.diajukan)}", "batas": waktu_wib(sanggah.batas),
        "pokok": sanggah.pokok, "alasan": sanggah.alasan, "berkas": berkas, "dasar": masa.dasar})


def konteks_putusan_sanggah(sanggah: Sanggah) -> dict:
    """Accepted or refused, always with the panel's reason; whoever is let in gets the schedule that follows."""
    lamaran, penetapan = sanggah.lamaran, sanggah.penetapan
    profil, putaran = aturan_seleksi(lamaran.seleksi)
    diterima = penetapan.putusan == MS
    return kerangka(lamaran.seleksi, kepada=kepada_peserta(lamaran), isi={
        "diterima": diterima, "nomor": lamaran.nomor, "jabatan": lamaran.lowongan.nama, "pokok": sanggah.pokok,
        "diajukan": tanggal(sanggah.diajukan), "tanggal_rapat": tanggal(penetapan.rapat.disahkan), "alasan": penetapan.alasan,
        "lanjutan": jadwal_setelah(putaran, profil, "pengumuman_administrasi") if diterima else [],
        "penutup": aturan_penutup(profil, "jadwal_berubah") if diterima else []})


def konteks_rapat_sanggah(rapat: Rapat) -> dict:
    """Date in words, attendance, each decision with its reason, head of the chain."""
    baris = [{"nomor": s.lamaran.nomor, "nama": s.lamaran.nama, "jabatan": s.lamaran.lowongan.nama, "pokok": s.pokok,
              "putusan": "Diterima" if s.penetapan.putusan == MS else "Ditolak", "alasan": s.penetapan.alasan}
             for s in sanggah_rapat(rapat)]
    return kerangka(rapat.seleksi, rantai=kepala_rantai(rapat.seleksi), isi={
        "seleksi": rapat.seleksi.nama, "tanggal_kata": tanggal_kata(rapat.disahkan), "dibuka": waktu_wib(rapat.dibuka),
        "disahkan": waktu_wib(rapat.disahkan), "catatan": rapat.catatan, "baris": baris,
        **daftar_hadir(rapat.seleksi, rapat.hadir.all())})
