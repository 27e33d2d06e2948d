"""Invitations: who is to be called to a stage, and who may read them."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from pendaftaran.models import Lamaran
from pendaftaran.selectors.verifikasi import peserta
from penilaian.selectors import tiga_besar
from seleksi.aturan.profil import Tahap
from seleksi.core.akses import batas_lowongan
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Lowongan, Pengguna, Seleksi

from ..domain.undangan import TIGA_BESAR, Kehadiran
from ..models import Surat, Undangan

PEMBACA = (Peran.SEKRETARIAT, *PANSEL, Peran.PENGAWAS)


def yang_diundang(tahap: Tahap, lowongan: Iterable[Lowongan]) -> list[Lamaran]:
    """Who takes part in a stage and has no invitation to it yet, by post and name."""
    orang = [satu for x in lowongan for satu in (tiga_besar(x) if tahap.peserta == TIGA_BESAR else peserta(x).defer("fakta"))]
    sudah = set(Undangan.objects.berlaku().filter(tahap=tahap.kode, lamaran__in=orang).values_list("lamaran_id", flat=True))
    return [satu for satu in orang if satu.pk not in sudah]


def undangan_terbaca(seleksi: Seleksi, pengguna: Pengguna) -> QuerySet[Undangan]:
    """Invitations of a round within the posts of this member of staff, also replaced ones."""
    batas = batas_lowongan(pengguna, seleksi, *PEMBACA)
    semua = Undangan.objects.filter(lamaran__seleksi=seleksi).select_related("lamaran__lowongan", "lamaran__seleksi", "pencatat")
    return semua.defer("lamaran__fakta") if batas is None else semua.filter(lamaran__lowongan__in=batas).defer("lamaran__fakta")


def undangan_milik(lamaran: Lamaran) -> QuerySet[Undangan]:
    """One's own invitations in force, the next one first."""
    return Undangan.objects.berlaku().filter(lamaran=lamaran)


def undangan_mendatang(lamaran: Lamaran, kini: datetime) -> list[Undangan]:
    return list(undangan_milik(lamaran).filter(selesai__gte=kini, kehadiran=""))


def surat_undangan(daftar: Iterable[Undangan]) -> dict[str, Surat]:
    """Finished letters by the key of their invitation. One query."""
    kunci = [f"undangan:{satu.pk}" for satu in daftar]
    return {s.kunci: s for s in Surat.objects.filter(kunci__in=kunci, status="jadi").only("kode", "kunci", "nomor")}


@dataclass(frozen=True, slots=True)
class KeadaanTahap:
    """Attendance of one stage: its invitations in force by time, and how many came or did not."""

    nama: str
    baris: list[Undangan]

    @property
    def hadir(self) -> int:
        return sum(u.kehadiran == Kehadiran.HADIR for u in self.baris)

    @property
    def tidak_hadir(self) -> int:
        return sum(u.kehadiran == Kehadiran.TIDAK_HADIR for u in self.baris)


def menurut_tahap(tahap: Iterable[Tahap], daftar: Iterable[Undangan]) -> list[KeadaanTahap]:
    daftar = list(daftar)
    return [KeadaanTahap(t.nama, baris) for t in tahap if (baris := [u for u in daftar if u.tahap == t.kode])]
