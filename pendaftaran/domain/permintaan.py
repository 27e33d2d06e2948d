"""Requests of a person about his own data: kinds, states, and until when they are answered."""
from datetime import datetime, timedelta
from enum import StrEnum


class JenisPermintaan(StrEnum):
    PERBAIKAN = "perbaikan"
    SENGKETA_NIP = "sengketa_nip"


class StatusPermintaan(StrEnum):
    DIAJUKAN = "diajukan"
    DIKABULKAN = "dikabulkan"
    DITOLAK = "ditolak"


S = StatusPermintaan
TRANSISI_PERMINTAAN = {S.DIAJUKAN: frozenset({S.DIKABULKAN, S.DITOLAK}), S.DIKABULKAN: frozenset(), S.DITOLAK: frozenset()}
LABEL_JENIS_PERMINTAAN = {JenisPermintaan.PERBAIKAN: "Perbaikan data", JenisPermintaan.SENGKETA_NIP: "NIP saya dipakai orang lain"}
LABEL_STATUS_PERMINTAAN = {S.DIAJUKAN: "Menunggu jawaban", S.DIKABULKAN: "Dikabulkan", S.DITOLAK: "Ditolak"}
JAWAB_DALAM = timedelta(hours=3 * 24)  # UU 27/2022 Pasal 30: mistakes are corrected within 3 x 24 hours of the request


def batas_jawab(diajukan: datetime) -> datetime:
    return diajukan + JAWAB_DALAM
