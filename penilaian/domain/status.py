"""States of score sheets, openings and rankings."""
from enum import StrEnum


class Komponen(StrEnum):
    MAKALAH = "makalah"
    ASESMEN = "asesmen"
    WAWANCARA = "wawancara"
    REKAM_JEJAK = "rekam_jejak"


LABEL_KOMPONEN = {
    Komponen.MAKALAH: "Makalah", Komponen.ASESMEN: "Assessment center", Komponen.WAWANCARA: "Wawancara",
    Komponen.REKAM_JEJAK: "Rekam jejak",
}


class StatusLembar(StrEnum):
    DRAF = "draf"
    FINAL = "final"


TRANSISI_LEMBAR = {StatusLembar.DRAF: frozenset({StatusLembar.FINAL}), StatusLembar.FINAL: frozenset()}


class StatusPeringkat(StrEnum):
    USULAN = "usulan"
    DITETAPKAN = "ditetapkan"
    DIGANTI = "diganti"


TRANSISI_PERINGKAT = {
    # replaced before its determination when somebody left the selection after the opening
    StatusPeringkat.USULAN: frozenset({StatusPeringkat.DITETAPKAN, StatusPeringkat.DIGANTI}),
    StatusPeringkat.DITETAPKAN: frozenset({StatusPeringkat.DIGANTI}),
    StatusPeringkat.DIGANTI: frozenset(),
}


class KesimpulanKesehatan(StrEnum):
    MS = "ms"
    MS_CATATAN = "ms_catatan"
    TMS = "tms"


LABEL_KESEHATAN = {
    KesimpulanKesehatan.MS: "Memenuhi syarat", KesimpulanKesehatan.MS_CATATAN: "Memenuhi syarat dengan catatan",
    KesimpulanKesehatan.TMS: "Tidak memenuhi syarat",
}
