"""Requests about own data: one's own, and those that reach a member of the secretariat."""
from datetime import datetime

from django.db.models import QuerySet

from seleksi.core.akses import batas_lowongan
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Jejak, Pengguna, Seleksi

from ..domain.permintaan import JenisPermintaan, StatusPermintaan
from ..models import Lamaran, Permintaan


def permintaan_lamaran(lamaran: Lamaran) -> QuerySet[Permintaan]:
    """All requests of this person in this Seleksi, also those of an application that was withdrawn."""
    return Permintaan.objects.filter(lamaran__seleksi=lamaran.seleksi_id, lamaran__pelamar=lamaran.pelamar_id)


def lamaran_senip(permintaan: Permintaan) -> list[Lamaran]:
    """Other people's applications of the same round under the NIP of whoever asks, for the secretariat to compare."""
    milik = permintaan.lamaran
    nip = milik.nip or milik.pelamar.nip
    if not nip:
        return []
    return list(Lamaran.objects.filter(seleksi=milik.seleksi_id, nip=nip).exclude(pelamar=milik.pelamar_id)
                .select_related("lowongan").order_by("diajukan", "pk"))


def sengketa_terbuka(lamaran: Lamaran) -> bool:
    """Whether somebody disputes the NIP of this application and has no answer yet."""
    return Permintaan.objects.filter(
        lamaran__seleksi=lamaran.seleksi_id, jenis=JenisPermintaan.SENGKETA_NIP, status=StatusPermintaan.DIAJUKAN,
        lamaran__pelamar__nip=lamaran.nip).exists()


def penolakan_kirim(lamaran: Lamaran) -> list[dict[str, str]]:
    """Attempts to send that were refused, from the chain: when they arrived, and why."""
    baris = (Jejak.objects.filter(jenis="lamaran.kirim_ditolak", objek=f"lamaran:{lamaran.pk}").select_related("isi").order_by("-nomor"))
    return [{"tiba": datetime.fromisoformat(b.isi.data["tiba"]), "alasan": b.isi.data["alasan"]} for b in baris if b.isi.data]


def permintaan_masuk(seleksi: Seleksi, pengguna: Pengguna) -> QuerySet[Permintaan]:
    """The requests of a round, open ones first, within the posts to which this person is limited."""
    batas = batas_lowongan(pengguna, seleksi, Peran.SEKRETARIAT, Peran.PENGAWAS)
    semua = Permintaan.objects.filter(lamaran__seleksi=seleksi).select_related("lamaran__lowongan", "lamaran__pelamar", "penjawab")
    return (semua if batas is None else semua.filter(lamaran__lowongan__in=batas)).order_by("dijawab", "dibuat", "pk")
