"""Readings of the order: the three by name for everybody above, the whole of it for those who may."""
from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from seleksi.core.models import Lowongan, Penugasan, Seleksi

from ..domain.status import StatusPeringkat
from ..models import BarisPeringkat, LembarNilai, Pembukaan, Peringkat


def kode_penilai(tugas: Penugasan) -> str:
    """The name of a member in the kernel's input: an id, so that no person stands in it."""
    return f"P{tugas.pk}"


def pembukaan_lowongan(lowongan: Lowongan) -> Pembukaan | None:
    return Pembukaan.objects.filter(lowongan=lowongan).select_related("pembuka", "penyaksi").first()


def lembar_pembukaan(pembukaan: Pembukaan) -> list[LembarNilai]:
    """The sheets on the frozen list of an opening, without their content, in the order of the list."""
    daftar = LembarNilai.objects.defer("sandi").filter(kode__in=[kode for kode, _ in pembukaan.komitmen])
    return list(daftar.select_related("lamaran", "penugasan__pengguna").order_by("kode"))


def peringkat_berlaku(lowongan: Lowongan) -> Peringkat | None:
    """The one that no later one replaces: a proposal since the opening, or what was determined."""
    return (Peringkat.objects.filter(lowongan=lowongan).exclude(status=StatusPeringkat.DIGANTI)
            .select_related("pembukaan__pembuka", "pembukaan__penyaksi", "ketentuan", "rapat", "lowongan__seleksi").first())


def tiga_besar(lowongan: Lowongan) -> list[Lamaran]:
    """The chosen in alphabetical order of their names without titles; empty before the determination."""
    baris = BarisPeringkat.objects.filter(
        peringkat__lowongan=lowongan, peringkat__status=StatusPeringkat.DITETAPKAN, terpilih=True,
    ).select_related("lamaran__pelamar")
    return sorted((b.lamaran for b in baris), key=lambda o: (o.pelamar.nama.casefold(), o.nama, o.pk))


def asal_addendum(peringkat: Peringkat) -> Peringkat | None:
    """The determination that this one replaces, or None when it is the first: then it is no addendum."""
    asal = peringkat.menggantikan
    while asal is not None and asal.ditetapkan is None:
        asal = asal.menggantikan
    return asal


def calon_keluar(peringkat: Peringkat) -> list[Lamaran]:
    """The determined whom an addendum replaces: in the determination before it, and no longer among the participants."""
    asal = asal_addendum(peringkat)
    if asal is None:
        return []
    baris = asal.baris.filter(terpilih=True).exclude(lamaran__status=StatusLamaran.LULUS).select_related("lamaran__pelamar")
    return sorted((b.lamaran for b in baris), key=lambda o: (o.pelamar.nama.casefold(), o.nama, o.pk))


def calon_tetap(peringkat: Peringkat) -> frozenset[str]:
    """Numbers of the determined whom an addendum must keep."""
    asal = asal_addendum(peringkat)
    return frozenset() if asal is None else frozenset(
        asal.baris.filter(terpilih=True, lamaran__status=StatusLamaran.LULUS).values_list("lamaran__nomor", flat=True))


def peringkat_rapat(seleksi: Seleksi) -> list[Peringkat]:
    """The proposals that a determination meeting has before it, by post."""
    return list(Peringkat.objects.filter(lowongan__seleksi=seleksi, status=StatusPeringkat.USULAN)
                .select_related("lowongan__seleksi", "ketentuan", "pembukaan").order_by("lowongan__urut"))
