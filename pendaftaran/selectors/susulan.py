"""Readings of later papers: windows, one's own files, and files for those who score or judge them."""
from collections.abc import Iterable
from datetime import datetime

from seleksi.aturan.profil import Profil, Tahap
from seleksi.core.models import Seleksi

from ..domain.status import StatusLamaran
from ..models import Berkas, JendelaSusulan, Lamaran

# Stages that a participant may have to bring a paper to.
TAHAP_SUSULAN = frozenset({"asesmen", "bidang", "makalah", "wawancara", "rekam_jejak", "kesehatan", "kesehatan_tiga_besar"})
KESEHATAN = frozenset({"kesehatan", "kesehatan_tiga_besar"})


def tahap_susulan(profil: Profil) -> list[Tahap]:
    return [t for t in profil.tahap if t.kode in TAHAP_SUSULAN]


def susulan_saya(lamaran: Lamaran) -> list[tuple[JendelaSusulan, Berkas | None]]:
    """Every window of the round for a participant, with his current file. Two queries."""
    if lamaran.status != StatusLamaran.LULUS:
        return []
    ada = {b.jenis: b for b in Berkas.objects.filter(lamaran=lamaran, diganti=None).exclude(tahap="")}
    return [(j, ada.get(j.jenis)) for j in JendelaSusulan.objects.filter(seleksi=lamaran.seleksi_id)]


def susulan_ditunggu(lamaran: Lamaran, pada: datetime) -> list[JendelaSusulan]:
    """Windows that are open now and still empty."""
    return [j for j, berkas in susulan_saya(lamaran) if berkas is None and j.terbuka(pada)]


def berkas_susulan(lamaran: Iterable[Lamaran], tahap: Iterable[str]) -> dict[int, list[Berkas]]:
    """Current later papers of these stages by application, each with its `judul`. Two queries."""
    lamaran, tahap = list(lamaran), list(tahap)
    judul = {j.jenis: j.judul for j in JendelaSusulan.objects.filter(seleksi__in={x.seleksi_id for x in lamaran}, tahap__in=tahap)}
    hasil: dict[int, list[Berkas]] = {}
    for berkas in Berkas.objects.filter(lamaran__in=lamaran, tahap__in=tahap, diganti=None, jenis__in=judul).order_by("jenis"):
        berkas.judul = judul[berkas.jenis]
        hasil.setdefault(berkas.lamaran_id, []).append(berkas)
    return hasil


def jendela_seleksi(seleksi: Seleksi) -> list[tuple[JendelaSusulan, int]]:
    """The windows of a round and how many participants have brought theirs. Two queries."""
    jumlah: dict[str, int] = {}
    for jenis in Berkas.objects.filter(lamaran__seleksi=seleksi, diganti=None).exclude(tahap="").values_list("jenis", flat=True):
        jumlah[jenis] = jumlah.get(jenis, 0) + 1
    return [(j, jumlah.get(j.jenis, 0)) for j in JendelaSusulan.objects.filter(seleksi=seleksi)]
