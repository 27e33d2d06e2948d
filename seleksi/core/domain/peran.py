"""Roles and their groups. The permission table of the whole portal refers to these words."""
from enum import StrEnum


class Peran(StrEnum):
    SEKRETARIAT = "sekretariat"
    ASESOR = "asesor"
    ANGGOTA = "anggota"
    KETUA = "ketua"
    NARASUMBER = "narasumber"
    PYB = "pyb"
    PPK = "ppk"
    PENGAWAS = "pengawas"
    PENGELOLA = "pengelola"


LABEL_PERAN = {
    Peran.SEKRETARIAT: "Sekretariat Panitia Seleksi",
    Peran.ASESOR: "Asesor",
    Peran.ANGGOTA: "Anggota Panitia Seleksi",
    Peran.KETUA: "Ketua Panitia Seleksi",
    Peran.NARASUMBER: "Narasumber",
    Peran.PYB: "Pejabat yang Berwenang (Sekretaris Daerah)",
    Peran.PPK: "Pejabat Pembina Kepegawaian (Bupati)",
    Peran.PENGAWAS: "Pengawas",
    Peran.PENGELOLA: "Pengelola",
}
# The Ketua is a member of the panel too: whatever a member may do, the Ketua may.
PANSEL = frozenset({Peran.ANGGOTA, Peran.KETUA})
PEGAWAI = frozenset(Peran)


class Unsur(StrEnum):
    INTERNAL = "internal"
    INSTANSI_LAIN = "instansi_lain"
    AKADEMISI = "akademisi"
    PAKAR = "pakar"
    PROFESIONAL = "profesional"


LABEL_UNSUR = {
    Unsur.INTERNAL: "Pejabat internal",
    Unsur.INSTANSI_LAIN: "Pejabat instansi lain",
    Unsur.AKADEMISI: "Akademisi",
    Unsur.PAKAR: "Pakar",
    Unsur.PROFESIONAL: "Profesional",
}
