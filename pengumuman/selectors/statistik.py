"""Counts of one round for everybody: no names, and of each result only what its announcement has made public."""
from datetime import datetime
from typing import NamedTuple

from seleksi.aturan.waktu import KeadaanJendela
from seleksi.core.domain.status import StatusSeleksi
from seleksi.core.models import Seleksi

from ..domain.status import JenisPengumuman
from ..models import Pengumuman
from .kata_tahap import kata_tahap
from .publik import daftar_lowongan

J = JenisPengumuman


class Hitungan(NamedTuple):
    """One post, or all of them; None is a count that has not been published."""

    nama: str
    tahap: str
    pelamar: int
    lulus: int | None
    calon: int | None


def statistik(seleksi: Seleksi, *, keadaan: KeadaanJendela, pada: datetime) -> tuple[list[Hitungan], Hitungan]:
    """Each post and the sum. Results are counted in the frozen announcements, so that both always say the same."""
    isi = dict(Pengumuman.objects.tampak(pada).filter(seleksi=seleksi, jenis__in=[J.HASIL_ADMINISTRASI, J.HASIL_AKHIR])
               .order_by("terbit").values_list("jenis", "isi"))
    lulus = _jumlah(isi, J.HASIL_ADMINISTRASI, "peserta")
    calon = _jumlah(isi, J.HASIL_AKHIR, "calon")
    draf = seleksi.status == StatusSeleksi.DRAF
    baris = [Hitungan(x.nama, kata_tahap(x.tahap, jendela=keadaan.status, terbit=isi.keys(), draf=draf), x.jumlah,
                      lulus and lulus.get(x.nama, 0), calon and calon.get(x.nama, 0)) for x in daftar_lowongan(seleksi)]
    return baris, Hitungan("Seluruh jabatan", "", sum(b.pelamar for b in baris), lulus and sum(lulus.values()),
                           calon and sum(calon.values()))


def _jumlah(isi: dict, jenis: str, daftar: str) -> dict[str, int] | None:
    return {x["nama"]: len(x[daftar]) for x in isi[jenis]["lowongan"]} if jenis in isi else None
