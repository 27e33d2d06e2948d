"""The extension of the registration for one post that lacks applicants."""
from dataclasses import replace
from datetime import date, datetime

from seleksi.aturan.beda_putaran import kata_jendela
from seleksi.core.domain.kata import tanggal
from seleksi.core.models import Lowongan, Pengguna
from seleksi.core.perubahan import keberatan_perpanjangan, perpanjang
from seleksi.core.selectors import ketentuan_berlaku, penghentian, urai

from ..models import Pengumuman
from ..naskah.kerangka import aturan_penutup
from ..selectors.kecukupan import anjuran_lowongan
from .kerja import Kerja, isi_perubahan, nomor_pertama, sasaran


def kunci(lowongan: Lowongan) -> str:
    return f"perpanjangan:{lowongan.kode}"


def susun_rencana(lowongan: Lowongan, mulai: date, sampai: date) -> dict:
    return {"lowongan": lowongan.kode, "mulai": mulai.isoformat(), "sampai": sampai.isoformat()}


def _rencana(pengumuman: Pengumuman) -> tuple[Lowongan, date, date]:
    isi = pengumuman.rencana
    return sasaran(pengumuman), date.fromisoformat(isi["mulai"]), date.fromisoformat(isi["sampai"])


def _halangan(pengumuman: Pengumuman, pada: datetime) -> list[str]:
    lowongan, mulai, sampai = _rencana(pengumuman)
    if henti := penghentian(lowongan.seleksi, lowongan):
        return [henti]
    if kurang := keberatan_perpanjangan(lowongan, mulai, sampai, pada=pada):
        return kurang
    anjuran = anjuran_lowongan(lowongan)
    return [] if anjuran.langkah == "perpanjang" else [f"Perpanjangan tidak diperlukan: {anjuran.kalimat} ({anjuran.dasar})"]


def _susun(pengumuman: Pengumuman) -> dict:
    lowongan, mulai, sampai = _rencana(pengumuman)
    profil, putaran = urai(ketentuan_berlaku(lowongan.seleksi))
    aturan, j = profil.kecukupan, putaran.jendela
    waktu = kata_jendela(replace(j, mulai=mulai, sampai=sampai))
    return isi_perubahan(
        pembuka=f"Panitia Seleksi memperpanjang pendaftaran untuk jabatan {lowongan.nama} dalam {lowongan.seleksi.nama} sebagaimana "
                f"{nomor_pertama(lowongan.seleksi)}.",
        alasan=pengumuman.alasan, kolom=["Jabatan", "Perpanjangan", "Waktu pendaftaran"],
        baris=[[lowongan.nama, f"ke-{lowongan.perpanjangan.count() + 1} dari paling banyak {aturan.perpanjangan}", waktu]],
        penutup=[
            {"kalimat": "Lamaran yang sudah dikirim tetap berlaku dan tidak perlu dikirim ulang.", "dasar": ""},
            {"kalimat": "Masa kerja dan masa jabatan tetap dihitung sampai tanggal penutupan yang pertama diumumkan, "
                        f"{tanggal(putaran.acuan.tanggal_tutup)}.", "dasar": ""},
            {"kalimat": f"Pelamar paling kurang {aturan.minimal} orang untuk setiap jabatan.", "dasar": aturan.dasar or "bawaan"},
            *aturan_penutup(profil, "informasi_situs")])


def _akibat(pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> None:
    lowongan, mulai, sampai = _rencana(pengumuman)
    perpanjang(lowongan=lowongan, mulai=mulai, sampai=sampai, alasan=pengumuman.alasan, penyusun=pengumuman.penyusun, pengesah=oleh,
               pada=pada)


KERJA = Kerja(_susun, _halangan, _akibat)
