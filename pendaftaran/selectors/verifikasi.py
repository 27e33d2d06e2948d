"""Readings around verification and determination."""
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Case, Count, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, When

from seleksi.core.models import Lowongan, Seleksi

from ..domain.status import StatusLamaran
from ..models import GenerasiHasil, Lamaran, PenetapanAdministrasi

S = StatusLamaran


def _usulan_kini() -> FilteredRelation:
    """The proposal in force; a new object each time, because a query writes into it."""
    return FilteredRelation("usulan", condition=Q(usulan__dicabut=None))


def peserta(lowongan: Lowongan) -> QuerySet[Lamaran]:
    """Participants: who passed the administrative selection of this post, by name."""
    return Lamaran.objects.filter(lowongan=lowongan, status=S.LULUS).order_by("nama", "pk")


def penetapan_final(lamaran: Lamaran) -> PenetapanAdministrasi | None:
    """The determination that the Ketua made final, or None."""
    return (PenetapanAdministrasi.objects.filter(lamaran=lamaran, sah__isnull=False)
            .select_related("rapat", "generasi", "usulan", "oleh").order_by("-sah", "-pk").first())


def generasi_terbaru(lamaran: Iterable[Lamaran]) -> dict[int, GenerasiHasil]:
    """Newest generation by id of application, in one query."""
    terbaru = GenerasiHasil.objects.filter(lamaran=OuterRef("lamaran")).order_by("-nomor").values("pk")[:1]
    return {satu.lamaran_id: satu for satu in GenerasiHasil.objects.filter(lamaran__in=list(lamaran), pk=Subquery(terbaru))}


class RingkasanLowongan(NamedTuple):
    """Counts of one post; `per_status` has every state, `mata_kedua` the proposals that wait for a second person."""

    lowongan: Lowongan
    per_status: dict[str, int]
    mata_kedua: int

    @property
    def terkirim(self) -> int:
        return sum(jumlah for status, jumlah in self.per_status.items() if status != S.DRAF)


def ringkasan(seleksi: Seleksi) -> list[RingkasanLowongan]:
    """Per post, in order: how many applications stand in each state. One query."""
    hitung = {f"n_{s.value}": Count("lamaran", filter=Q(lamaran__status=s.value)) for s in S}
    baris = Lowongan.objects.filter(seleksi=seleksi).annotate(
        usulan_kini=FilteredRelation("lamaran__usulan", condition=Q(lamaran__usulan__dicabut=None)),
        mata_kedua=Count("lamaran", filter=Q(lamaran__status=S.DIAJUKAN, usulan_kini__isnull=False)), **hitung).order_by("urut")
    return [RingkasanLowongan(satu, {s.value: getattr(satu, f"n_{s.value}") for s in S}, satu.mata_kedua) for satu in baris]


def terjangkau(seleksi: Seleksi, *, batas: frozenset[int] | None = None, tutup: frozenset[int] = frozenset()) -> QuerySet[Lamaran]:
    """The applications of a Seleksi that somebody may read: of the posts in `batas` (None for all), without those in `tutup`."""
    semua = Lamaran.objects.filter(seleksi=seleksi).exclude(pk__in=tutup)
    return semua if batas is None else semua.filter(lowongan__in=batas)


def daftar_verifikasi(seleksi: Seleksi, **jangkauan: frozenset[int] | None) -> QuerySet[Lamaran]:
    """Every application that was ever sent, with newest machine result and proposal in force; filters go on top."""
    simpulan = GenerasiHasil.objects.filter(lamaran=OuterRef("pk")).order_by("-nomor").values("simpulan")[:1]
    return terjangkau(seleksi, **jangkauan).filter(diajukan__isnull=False).annotate(
        usulan_kini=_usulan_kini(), usul=F("usulan_kini__putusan"), diuji=F("usulan_kini__diuji"), perlu_uji=F("usulan_kini__perlu_uji"),
        simpulan=Subquery(simpulan))


class Kemajuan(NamedTuple):
    selesai: int
    semua: int
    mata_kedua: int


def kemajuan(seleksi: Seleksi, **jangkauan: frozenset[int] | None) -> Kemajuan:
    """How many of the applications that are still in the race have passed verification. One query."""
    return Kemajuan(**terjangkau(seleksi, **jangkauan).terkirim().annotate(usulan_kini=_usulan_kini()).aggregate(
        semua=Count("pk"), selesai=Count("pk", filter=~Q(status=S.DIAJUKAN)),
        mata_kedua=Count("pk", filter=Q(status=S.DIAJUKAN, usulan_kini__isnull=False))))


def lamaran_berikut(seleksi: Seleksi, *, sesudah: Lamaran | None = None, **jangkauan: frozenset[int] | None) -> Lamaran | None:
    """The next application that still waits for the first verifier, in order of arrival, wrapping around."""
    menunggu = terjangkau(seleksi, **jangkauan).filter(status=S.DIAJUKAN).annotate(usulan_kini=_usulan_kini()).filter(
        usulan_kini=None).order_by("diajukan", "pk")
    if sesudah is None:
        return menunggu.first()
    belakangan = Q(diajukan__gt=sesudah.diajukan) | Q(diajukan=sesudah.diajukan, pk__gt=sesudah.pk)
    return menunggu.exclude(pk=sesudah.pk).order_by(Case(When(belakangan, then=0), default=1), "diajukan", "pk").first()


KOLOM_DAFTAR = ("kode", "nomor", "nama", "nip", "instansi_nama", "status", "diajukan", "lowongan__nama", "simpulan", "usul", "diuji",
                "perlu_uji")


def baris_daftar(daftar: QuerySet[Lamaran]) -> QuerySet:
    """The rows of the list as plain dictionaries: a page of 200 does without model objects."""
    return daftar.order_by(*daftar.query.order_by, "diajukan", "pk").values(*KOLOM_DAFTAR)
