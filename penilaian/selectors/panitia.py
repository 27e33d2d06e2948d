"""Who scores whom: the panel of a post, its assessors, recusals and declarations."""
from collections.abc import Iterable

from django.db.models import QuerySet

from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Lowongan, Pengguna, Penugasan, Seleksi

from ..models import Benturan, PernyataanBenturan


def _satu_per_orang(tugas: Iterable[Penugasan]) -> list[Penugasan]:
    """A person counts once, under the earliest assignment: an acting Ketua stays the member who scored before."""
    hasil: dict[int, Penugasan] = {}
    for satu in tugas:
        hasil.setdefault(satu.pengguna_id, satu)
    return list(hasil.values())


def _mencakup(tugas: Penugasan, lowongan_id: int) -> bool:
    return tugas.lowongan_id in (None, lowongan_id)


def panitia_seleksi(seleksi: Seleksi) -> list[Penugasan]:
    """All assignments of panel members in force, earliest first; narrow them with `panitia_lowongan`."""
    return list(Penugasan.objects.berlaku().filter(seleksi=seleksi, peran__in=PANSEL).select_related("pengguna").order_by("pk"))


def panitia_lowongan(panitia: Iterable[Penugasan], lowongan_id: int) -> list[Penugasan]:
    """The members who score this post, once each."""
    return _satu_per_orang(t for t in panitia if _mencakup(t, lowongan_id))


def asesor_seleksi(seleksi: Seleksi) -> list[Penugasan]:
    return list(Penugasan.objects.berlaku().untuk(seleksi).filter(peran=Peran.ASESOR).select_related("pengguna").order_by("pk"))


def tugas_menilai(pengguna: Pengguna, lowongan: Lowongan, penilai: str) -> Penugasan | None:
    """The assignment under which this person scores a component of `penilai` kind ("panitia" or "asesor"), if any."""
    peran = [Peran.ASESOR] if penilai == "asesor" else PANSEL
    tugas = Penugasan.objects.berlaku().untuk(lowongan.seleksi).filter(pengguna=pengguna, peran__in=peran).order_by("pk")
    if penilai != "asesor":
        tugas = tugas.filter(seleksi=lowongan.seleksi_id)
    return next((t for t in tugas if _mencakup(t, lowongan.pk)), None)


def benturan_saya(pengguna: Pengguna, seleksi: Seleksi) -> QuerySet[Benturan]:
    return Benturan.objects.filter(penugasan__pengguna=pengguna, lamaran__seleksi=seleksi)


def sudah_dinyatakan(pengguna: Pengguna, seleksi: Seleksi) -> dict[int, set[int]]:
    """Per post the ids of applications that this person's declarations cover."""
    hasil: dict[int, set[int]] = {}
    for lowongan_id, peserta in PernyataanBenturan.objects.filter(
            penugasan__pengguna=pengguna, lowongan__seleksi=seleksi).values_list("lowongan_id", "peserta"):
        hasil.setdefault(lowongan_id, set()).update(peserta)
    return hasil
