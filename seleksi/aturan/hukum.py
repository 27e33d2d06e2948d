"""The law on a day: which bases hold, whose approval is asked, and how a citation names its document.

A round is judged by its own dates, never by today: what was announced under KASN stays under KASN.
"""

from dataclasses import replace
from datetime import date

from seleksi.aturan.profil import AturanGerbang, DasarHukum, Profil
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.waktu import kata_tanggal


def dasar_hukum_pada(profil: Profil, tanggal: date) -> tuple[DasarHukum, ...]:
    """The laws in force on a day. An earlier round's announcement is a source of texts, never a law."""
    return tuple(
        d for d in profil.dasar_hukum
        if (d.mulai is None or d.mulai <= tanggal) and (d.sampai is None or tanggal <= d.sampai)
        and not (dari_pengumuman(profil) and profil.peraturan.nomor in d.teks)
    )


def gerbang_pada(gerbang: AturanGerbang, tanggal: date) -> AturanGerbang:
    """The approval as it stands on a day: the successor gives it once it has taken over."""
    if gerbang.pengganti_mulai is None or tanggal < gerbang.pengganti_mulai:
        return gerbang
    return replace(gerbang, pemberi=gerbang.pengganti)


def tanggal_hukum(putaran: Putaran) -> date:
    """The day whose law a round announces: its letter, else its publication, else its closing date."""
    return putaran.tanggal_surat or putaran.tanggal_publikasi or putaran.mulai_pendaftaran or putaran.acuan.tanggal_tutup


def tanggal_gerbang(gerbang: AturanGerbang, putaran: Putaran) -> date:
    """The day for which an approval is due: the announcement, or the end of the schedule for the later ones."""
    if gerbang.sebelum == "pengumuman":
        return tanggal_hukum(putaran)
    return max((k.selesai for k in putaran.jadwal), default=putaran.acuan.tanggal_tutup)


def gerbang_putaran(profil: Profil, putaran: Putaran) -> tuple[AturanGerbang, ...]:
    """Every approval of a round, each with whoever gives it on the day it is due."""
    return tuple(gerbang_pada(g, tanggal_gerbang(g, putaran)) for g in profil.gerbang)


def dari_pengumuman(profil: Profil) -> bool:
    """Whether the requirements come from the announcement of one round instead of a regulation."""
    return profil.peraturan.bentuk.startswith("Pengumuman")


def nama_peraturan(profil: Profil, *, lengkap: bool = False) -> str:
    """"Peraturan Bupati Tegal Nomor 16 Tahun 2017", with `lengkap` its date and subject too."""
    p, d = profil.peraturan, profil.daerah
    kepala = d.kepala.split()[0]
    bentuk = p.bentuk.removesuffix(kepala) + d.kepala if p.bentuk.endswith(f" {kepala}") else f"{p.bentuk} {d.nama}"
    nama = f"{bentuk} Nomor {p.nomor}"
    return f"{nama} tanggal {kata_tanggal(p.tanggal)} tentang {p.tentang[0].lower()}{p.tentang[1:]}" if lengkap else nama


def pengumuman_sendiri(profil: Profil, putaran: Putaran) -> bool:
    """Whether this round's announcement is itself the document that the profile cites."""
    return dari_pengumuman(profil) and putaran.nomor_pengumuman == profil.peraturan.nomor


def kata_kutipan(profil: Profil, putaran: Putaran) -> str:
    """Which document the short citations of a round point to, as one sentence."""
    if pengumuman_sendiri(profil, putaran):
        return "Kutipan seperti A.1.a menunjuk bagian naskah asli pengumuman ini."
    sumber = nama_peraturan(profil, lengkap=True)
    if dari_pengumuman(profil):
        return f"Persyaratan dan tata cara seleksi ini mengambil rumusan {sumber}; kutipan pasal dan huruf menunjuk naskah itu."
    return f"Kutipan pasal, angka, dan huruf tanpa nama peraturan menunjuk {sumber}."
