"""Is this round fit to be announced: the judgement of the command `periksa_seleksi`, about the round in the portal."""
from datetime import datetime

from seleksi.aturan.bangun import kata_jalur
from seleksi.aturan.periksa_putaran import keberatan_putaran
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran, bobot_putaran
from seleksi.aturan.seleksi_layak import TIDAK_MEMENUHI, Anggota, RencanaSeleksi, bagian_terisi, periksa_seleksi
from seleksi.core.domain.peran import Peran
from seleksi.core.jam import WIB
from seleksi.core.libur import hari_libur
from seleksi.core.models import Seleksi
from seleksi.core.selectors import anggota_pansel


def rencana_seleksi(seleksi: Seleksi, profil: Profil, putaran: Putaran, *, terbit: datetime) -> RencanaSeleksi:
    """The round as it would be announced at `terbit`; notice counts from publication in the portal, never from an earlier letter."""
    mulai, tutup = terbit.astimezone(WIB).date(), putaran.acuan.tanggal_tutup
    panitia = tuple(Anggota(nama=t.pengguna.nama, unsur=t.unsur, ketua=t.peran == Peran.KETUA) for t in anggota_pansel(seleksi))
    return RencanaSeleksi(
        tanggal_pengumuman=mulai, tanggal_tutup=tutup, bobot=bobot_putaran(profil, putaran), panitia=panitia,
        isi_pengumuman=bagian_terisi(profil, putaran), libur=hari_libur(*sorted((mulai.year, tutup.year))))


def keberatan_diumumkan(seleksi: Seleksi, profil: Profil, putaran: Putaran, *, terbit: datetime) -> list[str]:
    """Each reason, as a sentence with its article, against announcing the round; empty when it may be."""
    salah = [f"Isi putaran tidak sah: {kata_jalur(jalur)}: {alasan}." for jalur, alasan in keberatan_putaran(profil, putaran)]
    if salah:
        return salah
    _, hasil = periksa_seleksi(profil, rencana_seleksi(seleksi, profil, putaran, terbit=terbit))
    return [f"{h.alasan} ({h.dasar})" for h in hasil if h.status == TIDAK_MEMENUHI]
