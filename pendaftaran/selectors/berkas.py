"""Who may read a stored file."""
from django.db.models import Q

from seleksi.core.models import Pengguna, Seleksi

from ..domain.status import StatusLamaran
from ..models import Berkas
from .susulan import KESEHATAN

# Drafts and withdrawn applications are nobody's business but their owner's.
TERTUTUP = (StatusLamaran.DRAF, StatusLamaran.DITARIK)


def berkas_terbaca(seleksi: Seleksi, kode: str, *, pengguna: Pengguna, petugas: bool,
                   batas: frozenset[int] | None = None, kesehatan: bool = False) -> Berkas | None:
    """The file when this person owns it, or is staff here and it was sent; None for everybody else.

    Papers about health only with `kesehatan`, for those who record and decide on them.
    `batas`: the posts to which a member of staff is limited, None for all. Replaced files stay readable: a verdict may be bound to one.
    """
    boleh = Q(lamaran__pelamar__pengguna=pengguna)
    if petugas:
        terkirim = Q(lamaran__diajukan__isnull=False) & ~Q(lamaran__status__in=TERTUTUP)
        if not kesehatan:
            terkirim &= ~Q(tahap__in=KESEHATAN)
        boleh |= terkirim if batas is None else terkirim & Q(lamaran__lowongan__in=batas)
    return Berkas.objects.filter(boleh, lamaran__seleksi=seleksi, kode=kode).select_related("lamaran").first()


def kembaran(berkas: Berkas) -> Berkas | None:
    """Another file of the same application with the same bytes: probably picked by mistake."""
    return (Berkas.objects.berlaku().filter(lamaran=berkas.lamaran_id, sha256_asli=berkas.sha256_asli)
            .exclude(pk=berkas.pk).first())
