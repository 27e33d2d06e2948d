from .berkas import Berkas
from .isian import IsianProfil
from .lamaran import GenerasiHasil, HasilSyarat, Keterkaitan, Lamaran
from .pelamar import (
    Diklat,
    HasilAsesmenLuar,
    HukumanDisiplin,
    Pelamar,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPendidikan,
)
from .perbaikan import PerbaikanBerkas
from .permintaan import Permintaan
from .sanggah import Sanggah
from .susulan import JendelaSusulan
from .verifikasi import Koreksi, PenetapanAdministrasi, PutusanBerkas, PutusanSyarat, UsulanAdministrasi

__all__ = [
    "Berkas", "Diklat", "GenerasiHasil", "HasilAsesmenLuar", "HasilSyarat", "HukumanDisiplin", "IsianProfil", "JendelaSusulan",
    "Keterkaitan", "Koreksi", "Lamaran", "Pelamar", "PenetapanAdministrasi", "PenilaianKinerja", "PerbaikanBerkas", "Permintaan",
    "PutusanBerkas", "PutusanSyarat", "RiwayatJabatan", "RiwayatPendidikan", "Sanggah", "UsulanAdministrasi",
]
