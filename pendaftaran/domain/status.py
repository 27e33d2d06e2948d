"""States of a Lamaran and the verdicts around it."""
from enum import StrEnum


class StatusLamaran(StrEnum):
    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIVERIFIKASI = "diverifikasi"
    LULUS = "lulus_administrasi"
    TIDAK_LULUS = "tidak_lulus_administrasi"
    DITARIK = "ditarik"
    GUGUR = "gugur"
    DIDISKUALIFIKASI = "didiskualifikasi"
    DIBATALKAN = "dibatalkan"


S = StatusLamaran
TRANSISI_LAMARAN = {
    S.DRAF: frozenset({S.DIAJUKAN, S.DITARIK, S.DIBATALKAN}),
    S.DIAJUKAN: frozenset({S.DIVERIFIKASI, S.DITARIK, S.DIDISKUALIFIKASI, S.DIBATALKAN}),
    # Back to verification: reopened, or a new Ketentuan changed what the proposal rested on.
    S.DIVERIFIKASI: frozenset({S.DIAJUKAN, S.LULUS, S.TIDAK_LULUS, S.DITARIK, S.DIDISKUALIFIKASI, S.DIBATALKAN}),
    S.TIDAK_LULUS: frozenset({S.LULUS, S.DIBATALKAN}),  # an accepted objection
    S.LULUS: frozenset({S.DITARIK, S.GUGUR, S.DIDISKUALIFIKASI, S.DIBATALKAN}),
    S.DITARIK: frozenset({S.DIBATALKAN}),
    S.GUGUR: frozenset({S.DIBATALKAN}),
    S.DIDISKUALIFIKASI: frozenset({S.DIBATALKAN}),
    S.DIBATALKAN: frozenset(),
}
# What occupies the one place that a person has in a Seleksi.
AKTIF = frozenset({S.DRAF, S.DIAJUKAN, S.DIVERIFIKASI, S.LULUS, S.TIDAK_LULUS})
TERKIRIM = AKTIF - {S.DRAF}
LABEL_LAMARAN = {
    S.DRAF: "Draf", S.DIAJUKAN: "Diajukan", S.DIVERIFIKASI: "Selesai diverifikasi",
    S.LULUS: "Lulus administrasi", S.TIDAK_LULUS: "Tidak lulus administrasi", S.DITARIK: "Ditarik",
    S.GUGUR: "Gugur", S.DIDISKUALIFIKASI: "Didiskualifikasi", S.DIBATALKAN: "Dibatalkan",
}

# Out of the race, and told so: what the owner reads on his pages.
KATA_AKHIR = {S.DITARIK: ("netral", "Ditarik"), S.GUGUR: ("gagal", "Gugur"), S.DIDISKUALIFIKASI: ("gagal", "Didiskualifikasi"),
              S.DIBATALKAN: ("gagal", "Dibatalkan")}
BERAKHIR = frozenset(KATA_AKHIR)


class PutusanVerifikasi(StrEnum):
    SESUAI = "sesuai"
    TIDAK_SESUAI = "tidak_sesuai"


class PutusanAdministrasi(StrEnum):
    MS = "ms"
    TMS = "tms"


LABEL_VERIFIKASI = {PutusanVerifikasi.SESUAI: "Sesuai", PutusanVerifikasi.TIDAK_SESUAI: "Tidak sesuai"}
LABEL_ADMINISTRASI = {PutusanAdministrasi.MS: "Memenuhi syarat", PutusanAdministrasi.TMS: "Tidak memenuhi syarat"}
