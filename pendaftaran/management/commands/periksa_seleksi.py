"""manage.py periksa_seleksi BERKAS.json: is a planned round fit to be announced (kontrak 3)."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pendaftaran.management.perintah import PerintahJson
from seleksi.aturan.loader import daftar_profil, muat_profil
from seleksi.aturan.masukan import TIDAK_ADA, objek, pilihan
from seleksi.aturan.seleksi_layak import BENTUK_RENCANA, baca_rencana, periksa_seleksi
from seleksi.core.libur import hari_libur


class Command(PerintahJson):
    help = "Memeriksa rencana seleksi dari berkas JSON: panitia, hari kerja, bobot, isi pengumuman."

    def penjawab(self) -> Callable[[Any], str]:
        return _jawab


def _jawab(butir: Any) -> str:
    isi = objek(butir, "", BENTUK_RENCANA)
    profil = muat_profil(pilihan(isi.get("profil", TIDAK_ADA), "profil", daftar_profil()))
    rencana = baca_rencana(isi, profil)
    tahun = sorted((rencana.tanggal_pengumuman.year, rencana.tanggal_tutup.year))
    if profil.pengumuman.hari_kerja:
        rencana = replace(rencana, libur=rencana.libur | hari_libur(*tahun))
    simpulan, hasil = periksa_seleksi(profil, rencana)
    return json.dumps({"profil": profil.kode, "simpulan": simpulan, "hasil": [h._asdict() for h in hasil]},
                      ensure_ascii=False)
