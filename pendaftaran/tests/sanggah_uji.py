"""A round with objection hours, whose administrative result is out. The shipped regulations have none; this one is made up."""
from datetime import datetime, timedelta

from pendaftaran.models import Lamaran, Sanggah
from pendaftaran.services.sanggah import ajukan_sanggah, siapkan_sanggah
from pendaftaran.tests.pelamar_uji import pemilik
from pengumuman.models import Pengumuman
from pengumuman.tests.pabrik import TUTUP, tetapkan
from seleksi.core.models import Seleksi
from seleksi.core.services import sahkan_ketentuan
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, seleksi_draf

TERBIT = TUTUP + timedelta(hours=2)
BATAS = TERBIT + timedelta(hours=48)


def seleksi_sanggah(jam: int = 48, jumlah_lowongan: int = 1) -> Seleksi:
    seleksi = seleksi_draf(jumlah_lowongan=jumlah_lowongan)
    seleksi.rancangan["profil"]["sanggah"] = {"jam": jam, "dasar": "Pasal 99 (contoh)", "bawaan": ""}
    seleksi.save(update_fields=["rancangan"])
    sahkan_ketentuan(seleksi=seleksi, alasan="", penyusun=orang("Sinta Sekretariat"), pengesah=orang("Kartika Ketua"),
                     pada=KINI - timedelta(days=10))
    seleksi.refresh_from_db()
    return seleksi


def terbitkan(seleksi: Seleksi, pada: datetime = TERBIT) -> Pengumuman:
    """The result appears and the posts go on to the first stage."""
    seleksi.lowongan.update(tahap="asesmen")
    return Pengumuman.objects.create(
        seleksi=seleksi, jenis="hasil_administrasi", judul="Uji", status="terbit", penyusun=orang("Sinta Sekretariat"),
        penanda_tangan=orang("Kartika Ketua"), ditandatangani=pada, terbit=pada)


def tidak_lulus(seleksi: Seleksi, *urut: int) -> list[Lamaran]:
    """People who failed for their age, determined in one closed meeting."""
    lowongan = seleksi.lowongan.order_by("urut").first()
    semua = [lamaran_terkirim(lowongan, f"Peserta Uji {n}", urut=n) for n in urut]
    tetapkan(seleksi, dict.fromkeys(semua, "Usia lewat"))
    return semua


def sanggah(lamaran: Lamaran, **ubah) -> Sanggah:
    return ajukan_sanggah(**({"lamaran": lamaran, "pokok": "Syarat usia", "alasan": "Saya belum berusia 56 tahun.",
                              "oleh": pemilik(lamaran), "pada": TERBIT + timedelta(hours=1)} | ubah))


def disiapkan(lamaran: Lamaran, usulan: str = "ms") -> Sanggah:
    return siapkan_sanggah(sanggah=sanggah(lamaran), usulan=usulan, telaah="KTP dan SK sudah dicocokkan.",
                           oleh=orang("Sinta Sekretariat"), pada=TERBIT + timedelta(hours=3))
