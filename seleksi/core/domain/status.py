"""States of a Seleksi, a Lowongan and a Rapat, and where each may go."""
from enum import StrEnum


class StatusSeleksi(StrEnum):
    DRAF = "draf"
    DIUMUMKAN = "diumumkan"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DITUNDA = "ditunda"
    DIBATALKAN = "dibatalkan"


S = StatusSeleksi
TRANSISI_SELEKSI = {
    S.DRAF: frozenset({S.DIUMUMKAN, S.DIBATALKAN}),
    S.DIUMUMKAN: frozenset({S.BERJALAN, S.DITUNDA, S.DIBATALKAN}),
    S.BERJALAN: frozenset({S.SELESAI, S.DITUNDA, S.DIBATALKAN}),
    S.DITUNDA: frozenset({S.DIUMUMKAN, S.BERJALAN, S.DIBATALKAN}),
    S.SELESAI: frozenset(),
    S.DIBATALKAN: frozenset(),
}
TAMPAK_PUBLIK = frozenset({S.DIUMUMKAN, S.BERJALAN, S.SELESAI, S.DITUNDA, S.DIBATALKAN})


class Tahap(StrEnum):
    """Stage of one Lowongan. The order comes from the profile; the names are a closed set."""

    PENDAFTARAN = "pendaftaran"
    ADMINISTRASI = "administrasi"
    ASESMEN = "asesmen"
    KESEHATAN = "kesehatan"
    PENILAIAN = "penilaian"
    PENETAPAN = "penetapan"
    KESEHATAN_TIGA = "kesehatan_tiga"
    SELESAI = "selesai"
    DIBATALKAN = "dibatalkan"


LABEL_TAHAP = {
    Tahap.PENDAFTARAN: "Pendaftaran",
    Tahap.ADMINISTRASI: "Seleksi administrasi",
    Tahap.ASESMEN: "Assessment center",
    Tahap.KESEHATAN: "Tes kesehatan",
    Tahap.PENILAIAN: "Makalah, wawancara, rekam jejak",
    Tahap.PENETAPAN: "Penetapan tiga besar",
    Tahap.KESEHATAN_TIGA: "Tes kesehatan tiga calon",
    Tahap.SELESAI: "Selesai",
    Tahap.DIBATALKAN: "Dibatalkan",
}


class StatusRapat(StrEnum):
    DIBUKA = "dibuka"
    DISAHKAN = "disahkan"


TRANSISI_RAPAT = {StatusRapat.DIBUKA: frozenset({StatusRapat.DISAHKAN}), StatusRapat.DISAHKAN: frozenset()}


class StatusSurel(StrEnum):
    ANTRE = "antre"
    TERKIRIM = "terkirim"
    GAGAL = "gagal"


TRANSISI_SUREL = {
    StatusSurel.ANTRE: frozenset({StatusSurel.TERKIRIM, StatusSurel.GAGAL}),
    StatusSurel.GAGAL: frozenset({StatusSurel.TERKIRIM}),
    StatusSurel.TERKIRIM: frozenset(),
}
