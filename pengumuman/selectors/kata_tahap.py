"""Where a post stands, as a word that is true for its reader: by the windows and by what that reader can see as published."""
from collections.abc import Collection

from seleksi.core.domain.status import LABEL_TAHAP, Tahap

from ..domain.status import JenisPengumuman

PENDAFTARAN = {"belum": "Pendaftaran belum dibuka", "buka": "Pendaftaran dibuka", "jeda": "Pendaftaran dibuka, jeda sampai jam berikutnya",
               "tutup": "Pendaftaran ditutup, seleksi administrasi berlangsung"}


def kata_tahap(tahap: str, *, jendela: str, terbit: Collection[str], draf: bool = False) -> str:
    """`jendela`: belum, buka, jeda, tutup. `terbit`: kinds of announcements that have appeared for this reader.

    A result that is signed but appears tomorrow moves the post in the books today; its reader learns it tomorrow.
    """
    if draf:
        return "Sedang disiapkan"
    if tahap == Tahap.DIBATALKAN:
        return LABEL_TAHAP[Tahap.DIBATALKAN]
    if tahap in {Tahap.PENDAFTARAN, Tahap.ADMINISTRASI} or JenisPengumuman.HASIL_ADMINISTRASI not in terbit:
        return PENDAFTARAN[jendela]
    if tahap == Tahap.SELESAI and JenisPengumuman.HASIL_AKHIR not in terbit:
        return LABEL_TAHAP[Tahap.PENETAPAN]
    return LABEL_TAHAP[Tahap(tahap)]
