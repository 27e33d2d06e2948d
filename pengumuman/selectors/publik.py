"""What the public pages show: posts with counts, the schedule against the clock, announcements that have appeared."""
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from pendaftaran.domain.status import StatusLamaran
from seleksi.aturan.waktu import KeadaanJendela, keadaan_jendela
from seleksi.core.domain.status import StatusSeleksi
from seleksi.core.jam import WIB
from seleksi.core.models import Jadwal, Jendela, Lowongan, Seleksi
from seleksi.core.selectors import jendela_pendaftaran

from ..models import Pengumuman, Surat
from .kata_tahap import kata_tahap


def daftar_lowongan(seleksi: Seleksi) -> QuerySet[Lowongan]:
    """Posts in their order, each with the number of applications that were sent and not withdrawn.

    Whoever is excluded later stays counted: the number must not tell that somebody left. `diperpanjang`: end of the last extension.
    """
    dihitung = Q(lamaran__diajukan__isnull=False) & ~Q(lamaran__status__in=[StatusLamaran.DRAF, StatusLamaran.DITARIK])
    sendiri = Jendela.objects.filter(lowongan=OuterRef("pk")).order_by("-tutup").values("tutup")[:1]
    return seleksi.lowongan.annotate(jumlah=Count("lamaran", filter=dihitung), diperpanjang=Subquery(sendiri)).order_by("urut")


def dengan_kata_tahap(daftar: Iterable[Lowongan], *, seleksi: Seleksi, keadaan: KeadaanJendela, pada: datetime) -> list[Lowongan]:
    """The posts, each with the word that is true for the public now (`kata_tahap`); one query."""
    terbit = set(Pengumuman.objects.tampak(pada).filter(seleksi=seleksi).values_list("jenis", flat=True))
    hasil = list(daftar)
    for satu in hasil:
        satu.kata_tahap = kata_tahap(satu.tahap, jendela=keadaan.status, terbit=terbit, draf=seleksi.status == StatusSeleksi.DRAF)
    return hasil


def keadaan_jadwal(mulai: date, selesai: date, hari: date) -> str:
    """lewat, kini or nanti, as the timeline draws it."""
    return "lewat" if selesai < hari else "kini" if mulai <= hari else "nanti"


def linimasa(jadwal: Iterable[Jadwal], *, pada: datetime) -> list[dict]:
    """Schedule lines against the clock."""
    hari = pada.astimezone(WIB).date()
    return [{"nama": j.nama, "mulai": j.mulai, "selesai": j.selesai, "keterangan": j.keterangan,
             "keadaan": keadaan_jadwal(j.mulai, j.selesai, hari)} for j in jadwal]


def pendaftaran_seleksi(seleksi: Seleksi, *, pada: datetime, lowongan: Lowongan | None = None) -> tuple[KeadaanJendela, datetime | None]:
    """State of the registration windows that hold for every post, or for this one with its extensions, and the very last moment."""
    jendela = jendela_pendaftaran(seleksi, lowongan)
    return keadaan_jendela(pada, jendela), max((j.tutup for j in jendela), default=None)


def pengumuman_tampak(*, pada: datetime, seleksi: Seleksi) -> QuerySet[Pengumuman]:
    """Announcements of a round that the public sees now, newest first; the round itself is visible to whoever asks."""
    return Pengumuman.objects.tampak(pada).filter(seleksi=seleksi).select_related("surat").order_by("-terbit", "-pk")


def daftar_pengumuman(*, pada: datetime, seleksi: Seleksi) -> QuerySet[Pengumuman]:
    """The same for lists: without the content, which is large."""
    return pengumuman_tampak(pada=pada, seleksi=seleksi).only(
        "kode", "jenis", "judul", "status", "terbit", "surat__nomor")


def pengumuman_semua_seleksi(*, pada: datetime) -> QuerySet[Pengumuman]:
    """Announcements of every visible round, newest first, without their content."""
    return (Pengumuman.objects.tampak(pada).filter(seleksi__in=Seleksi.objects.tampak()).select_related("seleksi__instansi", "surat")
            .defer("isi", "rencana", "surat__konteks", "seleksi__rancangan").order_by("-terbit", "-pk"))


def surat_untuk_diperiksa(*, pada: datetime, **dicari: str) -> Surat | None:
    """The letter of a verification code (`kode`) or of a file (`sha256`); an announcement that has not appeared yet is unknown."""
    belum = Pengumuman.objects.filter(surat__isnull=False).exclude(pk__in=Pengumuman.objects.tampak(pada))
    return (Surat.objects.filter(**dicari).exclude(pengumuman__in=belum).select_related("seleksi__instansi")
            .only("kode", "jenis", "nomor", "tanggal", "status", "sha256", "jadi", "seleksi__nama", "seleksi__instansi__nama").first())
