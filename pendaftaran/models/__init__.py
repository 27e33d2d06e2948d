from .berkas import Berkas
from .isian import IsianProfil
from .lamaran import GenerasiHasil, HasilSyarat, Keterkaitan, Lamaran
from .pelamar import (
    Diklat,
    HasilAsesmenLuar,
    HukumanDisiplin,
    Organisasi,
    Pelamar,
    Penghargaan,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPangkat,
    RiwayatPendidikan,
)
from .perbaikan import PerbaikanBerkas
from .permintaan import Permintaan
from .sanggah import Sanggah
from .susulan import JendelaSusulan
from .verifikasi import Koreksi, PenetapanAdministrasi, PutusanBerkas, PutusanSyarat, UsulanAdministrasi

__all__ = [
    "Berkas", "Diklat", "GenerasiHasil", "HasilAsesmenLuar", "HasilSyarat", "HukumanDisiplin", "IsianProfil", "JendelaSusulan",
    "Keterkaitan", "Koreksi", "Lamaran", "Organisasi", "Pelamar", "PenetapanAdministrasi", "Penghargaan", "PenilaianKinerja",
    "PerbaikanBerkas", "Permintaan", "PutusanBerkas", "PutusanSyarat", "RiwayatJabatan", "RiwayatPangkat", "RiwayatPendidikan",
    "Sanggah", "UsulanAdministrasi",
]
