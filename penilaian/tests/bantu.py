"""One post ready to be scored, and short cuts through the real services. Nothing here writes a row by itself."""
from dataclasses import dataclass
from datetime import UTC, date, datetime

from pendaftaran.models import Lamaran
from penilaian import services
from penilaian.models import LembarNilai, Pembukaan, Peringkat
from penilaian.services.tahap import majukan_sampai
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Jejak, Lowongan, Pengguna, Penugasan, Seleksi
from seleksi.core.selectors import ketentuan_berlaku, urai
from seleksi.tests import pabrik

KINI = datetime(2020, 10, 7, 2, 0, tzinfo=UTC)  # Wednesday 7 October 2020, 09.00 WIB
PANITIA = ("makalah", "wawancara", "rekam_jejak")


@dataclass
class Babak:
    """`anggota`: the Ketua first. `peserta`: by number."""

    seleksi: Seleksi
    lowongan: Lowongan
    anggota: list[Pengguna]
    asesor: Pengguna
    sinta: Pengguna
    peserta: list[Lamaran]

    @property
    def ketua(self) -> Pengguna:
        return self.anggota[0]


def babak(*, peserta: int = 4, anggota: int = 2, lowongan: int = 1, nyatakan: bool = True, profil: str = "tuban-2020") -> Babak:
    """Participants of the first post, a panel (Ketua and `anggota` members), an assessor, the secretariat."""
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=lowongan, profil=profil)
    pertama = seleksi.lowongan.first()
    orang = pabrik.peserta(pertama, peserta, dengan_berkas=False)
    panitia = [t.pengguna for t in pabrik.panitia(seleksi, anggota)]
    ini = Babak(seleksi, pertama, panitia, pabrik.orang("Asih Asesor", Peran.ASESOR, seleksi=seleksi),
                pabrik.orang("Sinta Sekretariat"), orang)
    if nyatakan:
        umumkan(ini)
        for satu in [*panitia, ini.asesor]:
            services.nyatakan_benturan(lowongan=pertama, alasan={}, oleh=satu, pada=KINI)
    return ini


def nilai_rata(seleksi: Seleksi, komponen: str, nilai: str) -> dict[str, str]:
    """The same score for every criterion of a component."""
    _, putaran = urai(ketentuan_berlaku(seleksi))
    return {k.kode: nilai for k in putaran.kriteria if k.komponen == komponen}


def finalkan(ini: Babak, lamaran: Lamaran, komponen: str, oleh: Pengguna, nilai: str = "80", versi: int = 0) -> LembarNilai:
    return services.finalkan_lembar(lamaran=lamaran, komponen=komponen, versi=versi, oleh=oleh, pada=KINI,
                                    nilai=nilai_rata(ini.seleksi, komponen, nilai))


def catat_sehat(ini: Babak, lamaran: Lamaran, kesimpulan: str = "ms", bebas_narkoba: bool = True):
    return services.catat_kesehatan(
        lamaran=lamaran, kesimpulan=kesimpulan, bebas_narkoba=bebas_narkoba, nomor_surat="SK/UJI/1", pemeriksa="RSUD Contoh",
        tanggal=date(2020, 10, 2), oleh=ini.sinta, pada=KINI)


def nilai_semua(ini: Babak, nilai: list[str] | None = None, *, sehat: bool = True) -> None:
    """Everything that an opening waits for: all sheets final (per participant one score), health recorded."""
    nilai = nilai or [str(90 - 5 * n) for n in range(len(ini.peserta))]
    for lamaran, angka in zip(ini.peserta, nilai, strict=True):
        finalkan(ini, lamaran, "asesmen", ini.asesor, angka)
        for komponen in PANITIA:
            for orang in ini.anggota:
                finalkan(ini, lamaran, komponen, orang, angka)
        if sehat:
            catat_sehat(ini, lamaran)


def umumkan(ini: Babak) -> None:
    """The administrative result is out: the post has gone on to the assessment."""
    majukan_sampai(lowongan=ini.lowongan, ke="asesmen", oleh=ini.ketua, pada=KINI)


def minta(ini: Babak, oleh: Pengguna | None = None) -> Pembukaan:
    return services.minta_pembukaan(lowongan=ini.lowongan, oleh=oleh or ini.ketua, pada=KINI)


def buka(ini: Babak) -> Peringkat:
    """Asked by the Ketua, witnessed by the first member."""
    return services.saksikan_pembukaan(pembukaan=minta(ini), oleh=ini.anggota[1], pada=KINI)


def rapat(ini: Babak):
    hadir = Penugasan.objects.filter(seleksi=ini.seleksi, pengguna__in=ini.anggota)
    return services.buka_rapat_penetapan(seleksi=ini.seleksi, hadir=hadir, oleh=ini.ketua, pada=KINI)


def jejak(seleksi: Seleksi) -> list[str]:
    return list(Jejak.objects.filter(rantai__seleksi=seleksi).order_by("nomor").values_list("jenis", flat=True))
