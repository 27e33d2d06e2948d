"""Announcements and what corrected them, as the public sees it at a moment."""
from datetime import datetime

from ..domain.status import JenisPengumuman
from ..domain.surat import templat_isi
from ..models import Pengumuman


def naskah_templat(pengumuman: Pengumuman | None) -> str:
    """The part that shows the corrected text inside a ralat; "" for everything else."""
    if pengumuman is None or pengumuman.jenis != JenisPengumuman.RALAT:
        return ""
    return templat_isi(pengumuman.isi["naskah_jenis"])


def ralat_tampak(pengumuman: Pengumuman, *, pada: datetime) -> Pengumuman | None:
    """The announcement that corrected this one, once it has appeared."""
    return Pengumuman.objects.tampak(pada).filter(meralat=pengumuman).select_related("surat").defer("isi", "rencana").first()


def pengumuman_surat(surat_id: int, *, pada: datetime) -> Pengumuman | None:
    """The published announcement of a letter, for the page that checks letters."""
    return (Pengumuman.objects.tampak(pada).filter(surat=surat_id).select_related("seleksi__instansi")
            .only("kode", "jenis", "seleksi__slug", "seleksi__instansi__slug").first())
