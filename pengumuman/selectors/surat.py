"""Letters for staff and recipients: who may read which, and how far a batch has come."""
from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from pendaftaran.models import Lamaran
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Pengguna, Seleksi

from ..domain.status import SURAT_RAHASIA, StatusSurat
from ..models import Surat

# The secret minutes exist only after the determination, so whoever reads rankings after it may read them.
BOLEH_BIASA = PANSEL | {Peran.SEKRETARIAT, Peran.PENGAWAS}
BOLEH_RAHASIA = PANSEL | {Peran.PPK, Peran.PENGAWAS}


class Kemajuan(NamedTuple):
    """Of all letters: how many are there, how many failed; `tunggu` are still being made."""

    seluruh: int
    jadi: int
    gagal: int
    tunggu: int


def surat_terbaca(seleksi: Seleksi, peran: Collection[str]) -> QuerySet[Surat]:
    """The letters that someone with these roles may read; the rest do not exist for them."""
    boleh = Q(pk=None)
    if BOLEH_BIASA & frozenset(peran):
        boleh |= ~Q(jenis__in=SURAT_RAHASIA)
    if BOLEH_RAHASIA & frozenset(peran):
        boleh |= Q(jenis__in=SURAT_RAHASIA)
    return Surat.objects.filter(boleh, seleksi=seleksi)


def surat_milik(seleksi: Seleksi, pengguna: Pengguna) -> QuerySet[Surat]:
    """Finished letters addressed to this person."""
    return Surat.objects.filter(seleksi=seleksi, lamaran__in=Lamaran.objects.filter(pelamar__pengguna=pengguna), status=StatusSurat.JADI)


def kemajuan_surat(daftar: QuerySet[Surat]) -> Kemajuan:
    """Counts of a set of letters; one query."""
    hitung = daftar.order_by().aggregate(
        seluruh=Count("pk"), gagal=Count("pk", filter=Q(status=StatusSurat.GAGAL)),
        tunggu=Count("pk", filter=Q(status=StatusSurat.ANTRE)))
    return Kemajuan(jadi=hitung["seluruh"] - hitung["gagal"] - hitung["tunggu"], **hitung)
