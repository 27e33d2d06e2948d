"""Letters for staff and recipients: who may read which, and how far a batch has come."""
from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from pendaftaran.models import Lamaran
from penilaian.models import Peringkat
from seleksi.core.akses import batas_lowongan, tertutup
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Pengguna, Peristiwa, Seleksi

from ..domain.status import SURAT_RAHASIA, StatusSurat
from ..models import Penyerahan, Surat

# The secret minutes exist only after the determination, so whoever reads rankings after it may read them.
BOLEH_BIASA = PANSEL | {Peran.SEKRETARIAT, Peran.PENGAWAS}
JABATAN = frozenset({Peran.PYB, Peran.PPK})
BOLEH_RAHASIA = PANSEL | {Peran.PPK, Peran.PENGAWAS}


class Kemajuan(NamedTuple):
    """Of all letters: how many are there, how many failed; `tunggu` are still being made."""

    seluruh: int
    jadi: int
    gagal: int
    tunggu: int


def _rahasia_terbaca(seleksi: Seleksi, pengguna: Pengguna) -> Q:
    """Secret letters are about one ranking, named by the key; who is limited to posts reads those of these posts only."""
    rahasia, batas = Q(jenis__in=SURAT_RAHASIA), batas_lowongan(pengguna, seleksi, *BOLEH_RAHASIA)
    if batas is None:
        return rahasia
    peringkat = Peringkat.objects.filter(lowongan__seleksi=seleksi, lowongan__in=batas).values_list("pk", flat=True)
    return rahasia & Q(kunci__in=[f"{jenis}:{pk}" for pk in peringkat for jenis in SURAT_RAHASIA])


def _penyerahan_terbaca(seleksi: Seleksi, pengguna: Pengguna) -> Q:
    """The letters that carry the three to the PyB and the PPK, for these two; of the posts in their reach."""
    batas = batas_lowongan(pengguna, seleksi, *JABATAN)
    langkah = Penyerahan.objects.filter(peringkat__lowongan__seleksi=seleksi)
    return Q(penyerahan__in=langkah if batas is None else langkah.filter(peringkat__lowongan__in=batas))


def surat_terbaca(seleksi: Seleksi, peran: Collection[str], pengguna: Pengguna) -> QuerySet[Surat]:
    """The letters that this person may read in these roles; the rest do not exist for them."""
    boleh = Q(pk=None)
    if BOLEH_BIASA & frozenset(peran):
        boleh |= ~Q(jenis__in=SURAT_RAHASIA)
    if BOLEH_RAHASIA & frozenset(peran):
        boleh |= _rahasia_terbaca(seleksi, pengguna)
    if frozenset(peran) & JABATAN:
        boleh |= _penyerahan_terbaca(seleksi, pengguna)
    tutup = tertutup(pengguna, seleksi)
    return Surat.objects.filter(boleh, seleksi=seleksi).exclude(lamaran__isnull=False, lamaran__in=tutup)


def surat_milik(seleksi: Seleksi, pengguna: Pengguna) -> QuerySet[Surat]:
    """Finished letters addressed to this person."""
    return Surat.objects.filter(seleksi=seleksi, lamaran__in=Lamaran.objects.filter(pelamar__pengguna=pengguna), status=StatusSurat.JADI)


def dengan_macet(daftar: QuerySet[Surat]) -> QuerySet[Surat]:
    """Adds `macet`: waiting, but the outbox has given up, as when every worker that touched it was killed."""
    utang = Peristiwa.objects.filter(jenis="surat_render", objek=Concat(Value("surat:"), Cast(OuterRef("pk"), CharField())))
    return daftar.annotate(macet=Case(
        When(Q(status=StatusSurat.ANTRE) & Exists(utang.filter(menyerah=True)) & ~Exists(utang.filter(menyerah=False)), then=Value(True)),
        default=Value(False)))


def kemajuan_surat(daftar: QuerySet[Surat]) -> Kemajuan:
    """Counts of a set of letters; one query."""
    gagal = Q(status=StatusSurat.GAGAL) | Q(macet=True)
    hitung = dengan_macet(daftar).order_by().aggregate(
        seluruh=Count("pk"), gagal=Count("pk", filter=gagal), tunggu=Count("pk", filter=Q(status=StatusSurat.ANTRE, macet=False)))
    return Kemajuan(jadi=hitung["seluruh"] - hitung["gagal"] - hitung["tunggu"], **hitung)
