"""Writing one generation of machine results: at Kirim, at a correction, at a new Ketentuan."""
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max

from seleksi.core.models import Ketentuan
from seleksi.core.selectors import urai

from ..domain.fakta import sha256_fakta
from ..domain.kelayakan import saring_sementara
from ..models import GenerasiHasil, HasilSyarat, Lamaran


def tulis_generasi(*, lamaran: Lamaran, fakta: Mapping[str, Any], sebab: str, pada: datetime,
                   ketentuan: Ketentuan | None = None) -> GenerasiHasil:
    """The next generation of this application, judged from `fakta`. The caller has locked the application.

    What is missing is left for people to look at, as at Kirim; nothing here decides.
    """
    ketentuan = ketentuan or lamaran.ketentuan
    profil, putaran = urai(ketentuan)
    hasil = saring_sementara(profil, putaran, dict(fakta), saat_kirim=True)
    nomor = (lamaran.generasi.aggregate(n=Max("nomor"))["n"] or 0) + 1
    berkas = [list(baris) for baris in lamaran.berkas.berlaku().order_by("jenis", "urut").values_list("jenis", "sha256_asli")]
    generasi = GenerasiHasil.objects.create(lamaran=lamaran, nomor=nomor, sebab=sebab, simpulan=hasil.simpulan, ketentuan=ketentuan,
                                            fakta_sha256=sha256_fakta(fakta), berkas=berkas, dibuat=pada)
    HasilSyarat.objects.bulk_create(
        HasilSyarat(generasi=generasi, urut=urut, kode=h.kode, status=h.status, dasar=h.dasar, judul=h.judul, alasan=h.alasan,
                    catatan=list(h.catatan)) for urut, h in enumerate(hasil.syarat, 1))
    return generasi
