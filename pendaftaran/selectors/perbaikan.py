"""Readings of requested corrections: what may be asked for, what is awaited."""
from datetime import datetime

from seleksi.aturan.profil import Profil, SyaratBerkas
from seleksi.core.models import Pengguna, Seleksi
from seleksi.core.selectors import urai

from ..domain.berkas_wajib import siapkan_slot
from ..domain.slot import batang
from ..domain.status import PutusanVerifikasi
from ..models import Berkas, Lamaran, PerbaikanBerkas, PutusanBerkas

TIDAK_TERBACA = "tidak_terbaca"


def aturan_berkas(profil: Profil, jenis: str) -> SyaratBerkas | None:
    return next((b for b in profil.berkas if b.jenis == batang(jenis)), None)


def perbaikan_terbuka(lamaran: Lamaran, pada: datetime) -> list[PerbaikanBerkas]:
    """What is awaited now, the nearest deadline first."""
    daftar = PerbaikanBerkas.objects.filter(lamaran=lamaran, diperbaiki=None, batas__gte=pada.replace(microsecond=0))
    return list(daftar.order_by("batas", "pk"))


def tak_terbaca(lamaran: Lamaran) -> list[Berkas]:
    """Current documents whose newest verdict says that they cannot be read."""
    berkas = list(lamaran.berkas.berlaku())
    terakhir = {p.berkas_id: p for p in PutusanBerkas.objects.filter(berkas__in=berkas).order_by("pk")}
    return [b for b in berkas if (p := terakhir.get(b.pk)) and (p.putusan, p.kode_alasan, p.sha256) == (
        PutusanVerifikasi.TIDAK_SESUAI, TIDAK_TERBACA, b.sha256_asli)]


def dapat_diperbaiki(lamaran: Lamaran) -> list[tuple[str, str]]:
    """(key "jenis:urut", label) of each document that the profile lets the secretariat ask for now."""
    profil, putaran = urai(lamaran.ketentuan)
    label = {slot.jenis: slot.label for slot in siapkan_slot(profil, putaran.acuan)}
    hasil = [(f"{b.jenis}:{b.urut}", label.get(b.jenis, b.jenis)) for b in tak_terbaca(lamaran)] if profil.perbaikan.tidak_terbaca else []
    if profil.perbaikan.kurang:
        ada = set(lamaran.berkas.berlaku().values_list("jenis", flat=True))
        hasil += [(f"{jenis}:1", f"{kata} (tidak dikirim)") for jenis, kata in label.items() if jenis not in ada]
    return hasil


def perbaikan_milik(seleksi: Seleksi, pengguna: Pengguna, kode: str) -> PerbaikanBerkas | None:
    return (PerbaikanBerkas.objects.filter(lamaran__seleksi=seleksi, lamaran__pelamar__pengguna=pengguna, kode=kode)
            .select_related("lamaran__seleksi__instansi", "lamaran__lowongan", "lamaran__ketentuan", "lamaran__pelamar", "berkas").first())
