"""Readings of the core."""
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Q, QuerySet

from seleksi.aturan import waktu
from seleksi.aturan.ketentuan import dari_dict
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran, bobot_putaran
from seleksi.aturan.seleksi_layak import Anggota, HasilPeriksa, RencanaSeleksi, bagian_terisi, periksa_seleksi

from .domain.kata import WIB, waktu_wib
from .domain.peran import PANSEL, Peran
from .domain.status import StatusSeleksi, StatusSurel, Tahap
from .libur import hari_libur
from .models import Jendela, Ketentuan, Lowongan, Pengguna, Penugasan, Peristiwa, Rapat, Seleksi, Surel

HENTI = frozenset({StatusSeleksi.DITUNDA, StatusSeleksi.DIBATALKAN})


class BelumAdaKetentuan(LookupError):
    """The announcement is not signed yet, so nothing is in force."""


def ketentuan_berlaku(seleksi: Seleksi) -> Ketentuan:
    """The newest version in force, or BelumAdaKetentuan."""
    ketentuan = seleksi.ketentuan.order_by("-versi").first()
    if ketentuan is None:
        raise BelumAdaKetentuan(f"{seleksi} belum diumumkan.")
    return ketentuan


@lru_cache(maxsize=64)
def _urai(sha256: str, ketentuan_id: int) -> tuple[Profil, Putaran]:
    return dari_dict(Ketentuan.objects.only("isi").get(pk=ketentuan_id).isi)


def urai(ketentuan: Ketentuan) -> tuple[Profil, Putaran]:
    """The frozen profile and round; parsed once a process, rows never change."""
    return _urai(ketentuan.sha256, ketentuan.pk)


def rancangan(seleksi: Seleksi) -> tuple[Profil, Putaran]:
    """The profile and round that are being prepared."""
    return dari_dict(seleksi.rancangan)


def aturan_seleksi(seleksi: Seleksi) -> tuple[Profil, Putaran]:
    """What is in force, or what is being prepared while nothing is."""
    ketentuan = seleksi.ketentuan.order_by("-versi").first()
    return urai(ketentuan) if ketentuan else rancangan(seleksi)


def penghentian(seleksi: Seleksi, lowongan: Lowongan | None = None) -> str:
    """Why nothing goes on here now, as a sentence; empty while it does. A post stops with its Seleksi, or alone."""
    if seleksi.status in HENTI:
        return f"Seleksi ini {seleksi.get_status_display()}."
    if lowongan and lowongan.tahap == Tahap.DIBATALKAN:
        return f"Seleksi untuk jabatan {lowongan.nama} dibatalkan."
    if lowongan and lowongan.ditunda:
        return f"Seleksi untuk jabatan {lowongan.nama} ditunda."
    return ""


def jendela_pendaftaran(seleksi: Seleksi, lowongan: Lowongan | None = None) -> Sequence[waktu.Jendela]:
    """The windows that hold for a post: its own (extension) and those of the whole Seleksi. None while it is stopped."""
    if penghentian(seleksi, lowongan):
        return []
    milik = Q(lowongan=None) | Q(lowongan=lowongan) if lowongan else Q(lowongan=None)
    return [waktu.Jendela(*baris) for baris in Jendela.objects.filter(milik, seleksi=seleksi).values_list("buka", "tutup")]


def keadaan_pendaftaran(seleksi: Seleksi, saat: datetime, lowongan: Lowongan | None = None) -> waktu.KeadaanJendela:
    """belum, buka, jeda or tutup, and until when."""
    return waktu.keadaan_jendela(saat, jendela_pendaftaran(seleksi, lowongan))


def pendaftaran_terbuka(seleksi: Seleksi, saat: datetime, lowongan: Lowongan | None = None) -> bool:
    """Whether a submission at this moment (the database's clock) lies inside a window; both ends are inside."""
    return waktu.di_dalam_jendela(saat, jendela_pendaftaran(seleksi, lowongan))


def anggota_pansel(seleksi: Seleksi):
    """The panel members of this Seleksi, the Ketua first."""
    return (Penugasan.objects.berlaku().filter(seleksi=seleksi, peran__in=PANSEL).select_related("pengguna")
            .order_by("-peran", "pk"))


def ketua(seleksi: Seleksi) -> Penugasan | None:
    return Penugasan.objects.berlaku().filter(seleksi=seleksi, peran=Peran.KETUA).select_related("pengguna").first()


def rapat_terbuka(seleksi: Seleksi, jenis: str) -> Rapat | None:
    return seleksi.rapat.filter(jenis=jenis, status="dibuka").first()


def kuorum(rapat: Rapat) -> bool:
    """More than half of the panel attends, the Ketua among them."""
    panitia = set(anggota_pansel(rapat.seleksi).values_list("pk", "peran"))
    hadir = set(rapat.hadir.values_list("pk", "peran")) & panitia
    return 2 * len(hadir) > len(panitia) and any(peran == Peran.KETUA for _, peran in hadir)


@dataclass(frozen=True)
class Pesan:
    """A message and what became of its mail: a status word for the badge, and a sentence."""

    surel: Surel
    cap: tuple[str, str]
    kata: str


def pesan_saya(pengguna: Pengguna) -> QuerySet[Surel]:
    return Surel.objects.filter(penerima=pengguna).exclude(kode=None)


def dengan_pengantaran(daftar: Sequence[Surel]) -> list[Pesan]:
    """The state of delivery as the outbox knows it. One query."""
    utang = {p.kunci: p for p in Peristiwa.objects.filter(kunci__in=[f"surel:{s.pk}" for s in daftar])}
    return [Pesan(s, *_pengantaran(s, utang.get(f"surel:{s.pk}"))) for s in daftar]


def _pengantaran(surel: Surel, utang: Peristiwa | None) -> tuple[tuple[str, str], str]:
    if surel.status == StatusSurel.TERKIRIM:
        return ("lulus", "Surel terkirim"), f"Diserahkan kepada layanan surel {waktu_wib(surel.terkirim)}."
    if utang is None or utang.menyerah:
        return ("gagal", "Surel gagal"), "Surel tidak dapat diantar. Isi pesan ini tetap dapat dibaca di sini; periksa alamat surel Anda."
    if utang.percobaan:
        return (("periksa", "Surel dicoba lagi"),
                f"Percobaan ke-{utang.percobaan} belum berhasil; dicoba lagi {waktu_wib(utang.jatuh_tempo)}.")
    return ("tunda", "Surel antre"), "Surel sedang menunggu giliran dikirim."


def periksa_putaran(seleksi: Seleksi, profil: Profil, putaran: Putaran, *, pada: datetime) -> tuple[str, list[HasilPeriksa]]:
    """The checks of `periksa_seleksi` on these values with the panel as it stands; nothing without registration dates."""
    if putaran.jendela is None:
        return "", []
    pertama = seleksi.ketentuan.order_by("versi").values_list("disahkan", flat=True).first() or pada
    terbit, tutup = putaran.tanggal_publikasi or putaran.tanggal_surat or pertama.astimezone(WIB).date(), putaran.jendela.sampai
    return periksa_seleksi(profil, RencanaSeleksi(
        tanggal_pengumuman=terbit, tanggal_tutup=tutup, bobot=bobot_putaran(profil, putaran), isi_pengumuman=bagian_terisi(profil, putaran),
        panitia=tuple(Anggota(nama=t.pengguna.nama, unsur=t.unsur, ketua=t.peran == Peran.KETUA) for t in anggota_pansel(seleksi)),
        libur=hari_libur(terbit.year, max(terbit.year, tutup.year))))
