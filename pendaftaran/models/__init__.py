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
from .permintaan import Permintaan
from .verifikasi import Koreksi, PenetapanAdministrasi, PutusanBerkas, PutusanSyarat, UsulanAdministrasi

__all__ = [
    "Berkas", "Diklat", "GenerasiHasil", "HasilAsesmenLuar", "HasilSyarat", "HukumanDisiplin", "IsianProfil", "Keterkaitan", "Koreksi",
    "Lamaran", "Organisasi", "Pelamar", "PenetapanAdministrasi", "Penghargaan", "PenilaianKinerja", "Permintaan", "PutusanBerkas",
    "PutusanSyarat", "RiwayatJabatan", "RiwayatPangkat", "RiwayatPendidikan", "UsulanAdministrasi",
]
