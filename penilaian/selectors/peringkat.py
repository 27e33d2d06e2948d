"""Readings of the order: the three by name for everybody above, the whole of it for those who may."""
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


def peringkat_rapat(seleksi: Seleksi) -> list[Peringkat]:
    """The proposals that a determination meeting has before it, by post."""
    return list(Peringkat.objects.filter(lowongan__seleksi=seleksi, status=StatusPeringkat.USULAN)
                .select_related("lowongan__seleksi", "ketentuan", "pembukaan").order_by("lowongan__urut"))
