"""What waits for the applicant now: what registration knows itself, and what higher apps add."""
from datetime import datetime

from django.urls import reverse

from ..domain.sanggah import MasaSanggah
from ..domain.status import StatusLamaran
from ..models import Lamaran, Sanggah
from .hasil_terbit import Tindakan, terbit_administrasi, tindakan
from .perbaikan import perbaikan_terbuka
from .sanggah import boleh_menyanggah
from .susulan import susulan_ditunggu


def yang_perlu(lamaran: Lamaran, masa: MasaSanggah, kini: datetime) -> list[Tindakan]:
    """The nearest deadline first."""
    semua = [*_perbaikan(lamaran, kini), *_susulan(lamaran, kini), *_sanggah(lamaran, masa), *tindakan(lamaran, kini)]
    return sorted(semua, key=lambda t: (t.batas is None, t.batas or kini))


def _alamat(nama: str, lamaran: Lamaran, *lain: str) -> str:
    return reverse(nama, args=[lamaran.seleksi.instansi.slug, lamaran.seleksi.slug, *lain])


def _perbaikan(lamaran: Lamaran, kini: datetime) -> list[Tindakan]:
    if lamaran.status != StatusLamaran.DIAJUKAN:
        return []
    return [Tindakan(f"Unggah ulang {p.label}", p.alasan, _alamat("perbaikan", lamaran, p.kode), p.batas)
            for p in perbaikan_terbuka(lamaran, kini)]


def _susulan(lamaran: Lamaran, kini: datetime) -> list[Tindakan]:
    if lamaran.status != StatusLamaran.LULUS or terbit_administrasi(lamaran.seleksi, kini) is None:
        return []
    return [Tindakan(f"Unggah {j.judul}", "", _alamat("susulan", lamaran), j.tutup) for j in susulan_ditunggu(lamaran, kini)]


def _sanggah(lamaran: Lamaran, masa: MasaSanggah) -> list[Tindakan]:
    if not boleh_menyanggah(lamaran, masa) or Sanggah.objects.filter(lamaran=lamaran).exists():
        return []
    return [Tindakan("Ajukan sanggah bila Anda tidak setuju", "Satu kali, dengan alasan dan bukti.",
                     _alamat("sanggah_saya", lamaran), masa.batas)]
