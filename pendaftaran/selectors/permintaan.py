"""Requests about own data: one's own, and those that reach a member of the secretariat."""
from django.db.models import QuerySet

from seleksi.core.akses import batas_lowongan
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Pengguna, Seleksi

from ..models import Lamaran, Permintaan


def permintaan_lamaran(lamaran: Lamaran) -> QuerySet[Permintaan]:
    """All requests of this person in this Seleksi, also those of an application that was withdrawn."""
    return Permintaan.objects.filter(lamaran__seleksi=lamaran.seleksi_id, lamaran__pelamar=lamaran.pelamar_id)


def permintaan_masuk(seleksi: Seleksi, pengguna: Pengguna) -> QuerySet[Permintaan]:
    """The requests of a round, open ones first, within the posts to which this person is limited."""
    batas = batas_lowongan(pengguna, seleksi, Peran.SEKRETARIAT, Peran.PENGAWAS)
    semua = Permintaan.objects.filter(lamaran__seleksi=seleksi).select_related("lamaran__lowongan", "lamaran__pelamar", "penjawab")
    return (semua if batas is None else semua.filter(lamaran__lowongan__in=batas)).order_by("dijawab", "dibuat", "pk")
