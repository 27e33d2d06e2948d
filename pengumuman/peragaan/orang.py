"""Who plays in the demo. Every name is a plant or a place with the surname "Contoh": plainly fictitious."""
from dataclasses import dataclass, field
from datetime import date

from seleksi.core.domain.peran import Peran, Unsur

SANDI = "peragaan-seleksi-2020"
DOMAIN = "contoh.test"


@dataclass(frozen=True)
class Pegawai:
    surel: str
    nama: str
    peran: tuple[str, ...]
    unsur: str = ""
    jabatan: str = ""
    pangkat: str = ""
    nip: str = ""


PEGAWAI = (
    Pegawai("sekretariat", "Sawo Contoh", (Peran.SEKRETARIAT,), jabatan="Sekretaris Panitia Seleksi"),
    Pegawai("sekretariat2", "Sukun Contoh", (Peran.SEKRETARIAT,), jabatan="Staf Sekretariat Panitia Seleksi"),
    # In Tuban the Ketua is the Sekda: one person, two roles.
    Pegawai("ketua", "Dr. Ir. Kenari Contoh, M.Si.", (Peran.KETUA, Peran.PYB), Unsur.INTERNAL,
            "Ketua Panitia Seleksi Terbuka Jabatan Pimpinan Tinggi Pratama Pemerintah Kabupaten Tuban",
            "Pembina Utama Madya", "196501011990031001"),
    Pegawai("anggota1", "Prof. Dr. Akasia Contoh", (Peran.ANGGOTA,), Unsur.AKADEMISI, "Anggota Panitia Seleksi"),
    Pegawai("anggota2", "Dr. Bungur Contoh, M.M.", (Peran.ANGGOTA,), Unsur.AKADEMISI, "Anggota Panitia Seleksi"),
    Pegawai("anggota3", "Cendana Contoh, S.H., M.H.", (Peran.ANGGOTA,), Unsur.INSTANSI_LAIN, "Anggota Panitia Seleksi"),
    Pegawai("anggota4", "Damar Contoh, M.Psi.", (Peran.ANGGOTA,), Unsur.PROFESIONAL, "Anggota Panitia Seleksi"),
    Pegawai("asesor", "Asam Contoh, M.Psi.", (Peran.ASESOR,), jabatan="Ketua Tim Penilai Kompetensi"),
    Pegawai("narasumber", "Nangka Contoh", (Peran.NARASUMBER,), jabatan="Narasumber wawancara"),
    Pegawai("bupati", "Beringin Contoh", (Peran.PPK,), jabatan="Bupati Tuban (peragaan)"),
    Pegawai("pengawas", "Pandan Contoh", (Peran.PENGAWAS,), jabatan="Pengawas sistem merit"),
    Pegawai("pengelola", "Palem Contoh", (Peran.PENGELOLA,), jabatan="Pengelola portal"),
)


@dataclass(frozen=True)
class Orang:
    """One applicant. `cacat` names the one thing that is not in order, for the stories of refusal."""

    nama: str
    lahir: date
    kelamin: str = "L"
    golongan: str = "IV/b"
    instansi: tuple[str, str, str] = ("35.23", "kabupaten", "Pemerintah Kabupaten Tuban")
    s2: bool = True
    cacat: str = ""
    nilai: int = 80
    bidang: str = field(default="Perencanaan")

    @property
    def surel(self) -> str:
        return f"{self.nama.split()[0].lower()}@{DOMAIN}"

    def nip(self, urut: int) -> str:
        return f"{self.lahir:%Y%m%d}{self.lahir.year + 26}03{'1' if self.kelamin == 'L' else '2'}{urut:03d}"

    def nik(self, urut: int) -> str:
        hari = self.lahir.day + (40 if self.kelamin == "P" else 0)
        return f"352301{hari:02d}{self.lahir:%m%y}{urut:04d}"


LAMONGAN = ("35.24", "kabupaten", "Pemerintah Kabupaten Lamongan")
BOJONEGORO = ("35.22", "kabupaten", "Pemerintah Kabupaten Bojonegoro")
SURABAYA = ("35.78", "kota", "Pemerintah Kota Surabaya")

# Tuban 2020: four for each of five posts; three fall at the administrative selection, one passes it by a favourable correction.
TUBAN_2020 = (
    Orang("Anggrek Contoh", date(1967, 3, 4), "P", nilai=84), Orang("Bakung Contoh", date(1966, 8, 15), nilai=81),
    Orang("Cempaka Contoh", date(1970, 1, 23), "P", nilai=79), Orang("Dahlia Contoh", date(1969, 11, 2), "P", "IV/a", LAMONGAN, nilai=77),
    Orang("Edelweis Contoh", date(1968, 5, 12), nilai=83), Orang("Flamboyan Contoh", date(1965, 12, 30), nilai=82),
    Orang("Gambir Contoh", date(1971, 7, 7), "L", "IV/a", BOJONEGORO, nilai=78), Orang("Hanjuang Contoh", date(1963, 11, 30), cacat="usia"),
    Orang("Ilalang Contoh", date(1970, 9, 9), nilai=80), Orang("Jati Contoh", date(1966, 2, 28), "L", "IV/c", nilai=85),
    Orang("Kamboja Contoh", date(1967, 6, 18), "P", nilai=79),
    Orang("Lontar Contoh", date(1972, 4, 1), "L", "IV/a", s2=False, cacat="terkait", nilai=76),
    Orang("Mahoni Contoh", date(1964, 3, 3), "L", "IV/c", nilai=83), Orang("Nibung Contoh", date(1969, 10, 10), nilai=80),
    Orang("Oyong Contoh", date(1971, 12, 12), "P", "IV/a", SURABAYA, nilai=78), Orang("Pinang Contoh", date(1968, 8, 8), cacat="diklat"),
    Orang("Randu Contoh", date(1967, 1, 20), nilai=82), Orang("Sengon Contoh", date(1970, 5, 25), nilai=81),
    Orang("Trembesi Contoh", date(1966, 9, 14), "L", "IV/c", nilai=80), Orang("Ulin Contoh", date(1969, 2, 2), cacat="kinerja"),
)
VERIFIKASI = (
    Orang("Waru Contoh", date(1974, 3, 4), nilai=80), Orang("Yangliu Contoh", date(1976, 8, 15), "P", nilai=80),
    Orang("Zaitun Contoh", date(1973, 1, 23), "P", "IV/a", LAMONGAN), Orang("Aren Contoh", date(1968, 2, 2), cacat="usia"),
    Orang("Belimbing Contoh", date(1975, 6, 6), cacat="terkait"),
)
PENILAIAN = (
    Orang("Cemara Contoh", date(1974, 10, 4), nilai=84), Orang("Duku Contoh", date(1975, 5, 15), nilai=82),
    Orang("Enau Contoh", date(1976, 1, 13), "P", nilai=79), Orang("Gaharu Contoh", date(1973, 7, 27), "L", "IV/c", nilai=81),
)
TERBUKA = (Orang("Kelapa Contoh", date(1975, 4, 21), "P"), Orang("Manggis Contoh", date(1976, 9, 9)))
SEMUA = TUBAN_2020 + VERIFIKASI + PENILAIAN + TERBUKA
