"""Minutes of the panel's meetings, made once each: by the outbox, or at the latest when an announcement rests on them.

A number is given when its letter is made. So before an announcement takes its number, the minutes that it rests on
get theirs, in the order of their decisions, also while the worker is behind.
"""
from datetime import datetime

from penilaian.domain.status import StatusPeringkat
from penilaian.models import Peringkat
from penilaian.selectors.peringkat import asal_addendum
from seleksi.core.domain.status import StatusRapat
from seleksi.core.models import Rapat, Seleksi

from .domain.status import JenisPengumuman, JenisSurat
from .naskah.addendum import konteks_addendum
from .naskah.berita_acara import konteks_administrasi, konteks_penetapan
from .naskah.kerangka import hari_wib
from .penerbitan import buat_surat


def buat_administrasi(rapat: Rapat, *, pada: datetime) -> None:
    buat_surat(
        seleksi=rapat.seleksi, jenis=JenisSurat.BERITA_ACARA_ADMINISTRASI, kunci=f"berita_acara_administrasi:{rapat.pk}",
        perihal="Berita acara rapat penetapan hasil seleksi administrasi", konteks=konteks_administrasi(rapat),
        tanggal=hari_wib(rapat.disahkan), pada=pada)


def buat_penetapan(peringkat: Peringkat, *, pada: datetime) -> None:
    """The secret minutes of one post, or of the addendum that replaced its first determination."""
    jenis, perihal, konteks = JenisSurat.BERITA_ACARA_PENETAPAN, "Berita acara penetapan tiga calon", konteks_penetapan
    if asal_addendum(peringkat):
        jenis, perihal, konteks = JenisSurat.BERITA_ACARA_ADDENDUM, "Berita acara addendum penetapan tiga calon", konteks_addendum
    buat_surat(seleksi=peringkat.lowongan.seleksi, jenis=jenis, kunci=kunci_penetapan(peringkat), perihal=perihal,
               konteks=konteks(peringkat), tanggal=hari_wib(peringkat.ditetapkan), pada=pada)


def kunci_penetapan(peringkat: Peringkat) -> str:
    jenis = JenisSurat.BERITA_ACARA_ADDENDUM if asal_addendum(peringkat) else JenisSurat.BERITA_ACARA_PENETAPAN
    return f"{jenis.value}:{peringkat.pk}"


def dahulukan(seleksi: Seleksi, jenis: str, *, pada: datetime) -> None:
    """Make the minutes on which this kind of announcement rests and which are not there yet."""
    ada = set(seleksi.surat.values_list("kunci", flat=True))
    if jenis == JenisPengumuman.HASIL_ADMINISTRASI:
        daftar = seleksi.rapat.filter(jenis="administrasi", status=StatusRapat.DISAHKAN).select_related("seleksi__instansi")
        for rapat in daftar.order_by("disahkan", "pk"):
            if f"berita_acara_administrasi:{rapat.pk}" not in ada:
                buat_administrasi(rapat, pada=pada)
    elif jenis == JenisPengumuman.HASIL_AKHIR:
        daftar = Peringkat.objects.filter(lowongan__seleksi=seleksi, status=StatusPeringkat.DITETAPKAN)
        for peringkat in (daftar.select_related("lowongan__seleksi__instansi", "pembukaan", "rapat", "ketentuan")
                          .order_by("ditetapkan", "lowongan__urut")):
            if kunci_penetapan(peringkat) not in ada:
                buat_penetapan(peringkat, pada=pada)
