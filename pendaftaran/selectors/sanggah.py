"""Readings of objections: one's own, those before the panel, and what they hold up."""
from datetime import datetime

from django.db.models import Count, QuerySet

from seleksi.aturan.profil import Profil
from seleksi.core.akses import batas_lowongan
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.domain.status import LABEL_TAHAP, Tahap
from seleksi.core.models import Lowongan, Pengguna, Rapat, Seleksi
from seleksi.core.selectors import aturan_seleksi
from seleksi.core.services import urutan_tahap

from ..domain.sanggah import TERBUKA, MasaSanggah, masa_sanggah
from ..domain.status import StatusLamaran
from ..models import Lamaran, PenetapanAdministrasi, Sanggah
from .hasil_terbit import terbit_administrasi

PEMBACA = (Peran.SEKRETARIAT, *PANSEL, Peran.PENGAWAS)


def masa_sanggah_seleksi(seleksi: Seleksi, *, pada: datetime, profil: Profil | None = None) -> MasaSanggah:
    """The objection hours of a round by its rules in force and its published result."""
    aturan = (profil or aturan_seleksi(seleksi)[0]).sanggah
    terbit = terbit_administrasi(seleksi, pada) if aturan.jam else None
    return masa_sanggah(jam=aturan.jam, dasar=aturan.dasar, bawaan=aturan.bawaan, terbit=terbit, pada=pada)


def tahap_terlewat(lowongan: Lowongan, profil: Profil) -> str:
    """The stage that a post has left behind, which an accepted participant could not make up for; "" while there is none.

    Whoever is let in late can still take part in the first stage after the administrative one, not in an earlier one.
    """
    urutan = urutan_tahap(profil)
    pertama = urutan.index(Tahap.ADMINISTRASI) + 1
    if lowongan.tahap in urutan and urutan.index(lowongan.tahap) <= pertama:
        return ""
    return LABEL_TAHAP[Tahap(urutan[pertama])]


def sanggah_milik(lamaran: Lamaran) -> Sanggah | None:
    return Sanggah.objects.filter(lamaran=lamaran).select_related("berkas", "penetapan").first()


def boleh_menyanggah(lamaran: Lamaran, masa: MasaSanggah) -> bool:
    """Whether this person may object now, had he not done so already; says nothing before the result is published."""
    return masa.status == "buka" and lamaran.status == StatusLamaran.TIDAK_LULUS


def sanggah_terbaca(seleksi: Seleksi, pengguna: Pengguna) -> QuerySet[Sanggah]:
    """Objections of a round within the posts of this member of staff, undecided ones first."""
    batas = batas_lowongan(pengguna, seleksi, *PEMBACA)
    semua = Sanggah.objects.filter(lamaran__seleksi=seleksi).select_related(
        "lamaran__lowongan", "lamaran__pelamar", "berkas", "penetapan__rapat", "penyiap")
    return (semua if batas is None else semua.filter(lamaran__lowongan__in=batas)).order_by("penetapan", "diajukan", "pk")


def hitung_sanggah(seleksi: Seleksi) -> dict[str, int]:
    """How many undecided objections stand in each state. One query."""
    return dict(Sanggah.objects.filter(lamaran__seleksi=seleksi, status__in=TERBUKA).order_by().values_list("status")
                .annotate(n=Count("pk")))


def tetapan_rapat(rapat: Rapat | None) -> dict[int, PenetapanAdministrasi]:
    """What an open meeting has entered so far, by application."""
    return {p.lamaran_id: p for p in PenetapanAdministrasi.objects.filter(rapat=rapat).select_related("oleh")} if rapat else {}


def sanggah_menahan(lowongan: Lowongan, *, pada: datetime) -> str:
    """Why a post must wait for objections, as a sentence; "" when it need not."""
    masa = masa_sanggah_seleksi(lowongan.seleksi, pada=pada)
    if masa.status == "tiada":
        return ""
    if masa.status != "lewat" and Lamaran.objects.filter(lowongan=lowongan, status=StatusLamaran.TIDAK_LULUS, sanggah=None).exists():
        return "Masa sanggah hasil seleksi administrasi belum berakhir."
    if n := Sanggah.objects.filter(status__in=TERBUKA, lamaran__lowongan=lowongan).count():
        return f"{n} sanggah untuk jabatan ini belum diputus."
    return ""
