"""Postponing, taking up again, cancelling: the whole Seleksi or one post of it."""
from datetime import datetime

from seleksi.aturan.transisi import TransisiDitolak, pastikan_boleh
from seleksi.core.domain.status import TRANSISI_SELEKSI, StatusSeleksi
from seleksi.core.models import Lowongan, Pengguna, Seleksi
from seleksi.core.perubahan import hentikan_lowongan, keberatan_henti
from seleksi.core.selectors import aturan_seleksi
from seleksi.core.services import ubah_status_seleksi

from ..domain.status import JenisPengumuman
from ..models import Pengumuman
from ..naskah.kerangka import aturan_penutup
from .kerja import Kerja, isi_perubahan, nomor_pertama, sasaran

J = JenisPengumuman
KE = {J.PENUNDAAN: "ditunda", J.KELANJUTAN: "dilanjutkan", J.PEMBATALAN: "dibatalkan"}
KERJAKAN = {J.PENUNDAAN: "menunda", J.KELANJUTAN: "melanjutkan", J.PEMBATALAN: "membatalkan"}
KALIMAT = {
    J.PENUNDAAN: "Selama ditunda tidak ada lamaran yang diterima dan tidak ada tahap yang dijalankan; waktu kelanjutannya diumumkan "
                 "tersendiri.",
    J.KELANJUTAN: "Tahap berikutnya mengikuti jadwal yang berlaku; bila jadwal berubah, perubahannya diumumkan tersendiri.",
    J.PEMBATALAN: "Pembatalan ini tetap. Pelamar jabatan yang dibatalkan dapat menarik lamarannya dan, selama pendaftaran terbuka, "
                  "melamar jabatan lain.",
}


def kunci(lowongan: Lowongan | None) -> str:
    return f"keadaan:{lowongan.kode}" if lowongan else "keadaan"


def susun_rencana(lowongan: Lowongan | None) -> dict:
    return {"lowongan": lowongan.kode if lowongan else ""}


def _status(seleksi: Seleksi, jenis: str) -> StatusSeleksi:
    """Where the Seleksi goes; taken up again it returns to where it was."""
    if jenis != J.KELANJUTAN:
        return StatusSeleksi(KE[J(jenis)])
    berjalan = seleksi.pengumuman.filter(jenis=J.HASIL_ADMINISTRASI, ditandatangani__isnull=False).exists()
    return StatusSeleksi.BERJALAN if berjalan else StatusSeleksi.DIUMUMKAN


def _halangan(pengumuman: Pengumuman, pada: datetime) -> list[str]:
    if lowongan := sasaran(pengumuman):
        keberatan = keberatan_henti(lowongan, KE[J(pengumuman.jenis)])
        return [keberatan] if keberatan else []
    seleksi = pengumuman.seleksi
    if pengumuman.jenis == J.KELANJUTAN and seleksi.status != StatusSeleksi.DITUNDA:
        return ["Seleksi ini tidak sedang ditunda."]
    try:
        pastikan_boleh(TRANSISI_SELEKSI, seleksi.status, _status(seleksi, pengumuman.jenis))
    except TransisiDitolak as galat:
        return [str(galat)]
    return []


def _susun(pengumuman: Pengumuman) -> dict:
    seleksi, jenis, lowongan = pengumuman.seleksi, J(pengumuman.jenis), sasaran(pengumuman)
    apa = f"seleksi untuk jabatan {lowongan.nama} dalam {seleksi.nama}" if lowongan else seleksi.nama
    kena = [lowongan] if lowongan else seleksi.lowongan.exclude(tahap="dibatalkan").order_by("urut")
    return isi_perubahan(
        pembuka=f"Panitia Seleksi {KERJAKAN[jenis]} {apa} sebagaimana {nomor_pertama(seleksi)}.", alasan=pengumuman.alasan,
        kolom=["Jabatan", "Unit kerja", "Keadaan"], baris=[[x.nama, x.unit, KE[jenis]] for x in kena],
        penutup=[{"kalimat": KALIMAT[jenis], "dasar": ""}, *aturan_penutup(aturan_seleksi(seleksi)[0], "informasi_situs")])


def _akibat(pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> None:
    if lowongan := sasaran(pengumuman):
        hentikan_lowongan(lowongan=lowongan, ke=KE[J(pengumuman.jenis)], alasan=pengumuman.alasan, penyusun=pengumuman.penyusun,
                          pengesah=oleh, pada=pada)
    else:
        ubah_status_seleksi(seleksi=pengumuman.seleksi, ke=_status(pengumuman.seleksi, pengumuman.jenis), oleh=oleh, pada=pada,
                            alasan=pengumuman.alasan)


KERJA = Kerja(_susun, _halangan, _akibat)
