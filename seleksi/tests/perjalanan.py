"""One round walked from the announcement to the determined names, by the services that the pages call.

Whatever differs between regencies comes from the profile and the round; the steps are those of the demo.
"""
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pengumuman.domain.status import JenisPengumuman
from pengumuman.peragaan import langkah
from pengumuman.peragaan.cerita import PANITIA
from pengumuman.peragaan.orang import DOMAIN, PEGAWAI, Orang
from seleksi.core.jam import WIB
from seleksi.core.models import Lowongan, Pengguna, Seleksi
from seleksi.core.selectors import ketentuan_berlaku, rancangan, urai


def wib(hari: date, jam: int, menit: int = 0) -> datetime:
    return datetime.combine(hari, time(jam, menit), tzinfo=WIB)


def pegawai() -> Pengguna:
    """The demo's officials; the answer is the pengelola."""
    for orang in PEGAWAI:
        langkah.akun(f"{orang.surel}@{DOMAIN}", orang.nama)
    return langkah.pegawai("pengelola")


@dataclass
class Perjalanan:
    """The round on its way. `pelamar`: who applies for which post (its place from 1)."""

    seleksi: Seleksi
    pelamar: Sequence[tuple[int, Orang]]

    def __post_init__(self) -> None:
        self.profil, self.putaran = rancangan(self.seleksi)
        self.tutup = self.putaran.acuan.tanggal_tutup
        self.orang = {o.nip(n): o for n, (_, o) in enumerate(self.pelamar, 1)}

    @property
    def lowongan(self) -> list[Lowongan]:
        return list(self.seleksi.lowongan.order_by("urut"))

    def umumkan(self) -> None:
        """Roles and approvals are on file, the Ketua signs; from here on the Ketentuan is frozen."""
        pada = wib(self.putaran.tanggal_publikasi, 7)
        langkah.lengkapi_pegawai(self.seleksi.instansi, self.seleksi, pada=pada)
        langkah.umumkan(self.seleksi, JenisPengumuman.LOWONGAN, pada=pada)
        assert urai(ketentuan_berlaku(self.seleksi)) == (self.profil, self.putaran)

    def daftar(self) -> None:
        """Everybody fills in, uploads and sends on the first day, inside the window."""
        pada = wib(self.putaran.jendela.mulai, 9)
        for n, (urut, orang) in enumerate(self.pelamar, 1):
            lamaran = langkah.siapkan_lamaran(self.lowongan[urut - 1], orang, n, pada=pada)
            langkah.kirim(lamaran, pada=pada + n * timedelta(minutes=5))

    def administrasi(self) -> None:
        """Each application verified as the machine found it, determined in a meeting, announced."""
        pada = wib(self.tutup + timedelta(days=1), 8)
        for lamaran in self.seleksi.lamaran.order_by("pk"):
            langkah.verifikasi(lamaran, pada=pada)
        langkah.rapat_administrasi(self.seleksi, pada=pada + timedelta(hours=4))
        langkah.umumkan(self.seleksi, JenisPengumuman.HASIL_ADMINISTRASI, pada=pada + timedelta(hours=6))

    def nilai(self) -> None:
        """Every sheet final, opened by two people, determined, announced."""
        pada = wib(self.tutup + timedelta(days=10), 8)
        for lowongan in self.lowongan:
            langkah.nilai_semua(lowongan, self.orang, pada=pada, panitia=PANITIA)
            langkah.buka_nilai(lowongan, pada=pada + timedelta(hours=3))
        langkah.rapat_penetapan(self.seleksi, pada=pada + timedelta(hours=5))

    def umumkan_akhir(self) -> None:
        langkah.umumkan(self.seleksi, JenisPengumuman.HASIL_AKHIR, pada=wib(self.tutup + timedelta(days=12), 9))
