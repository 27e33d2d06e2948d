"""manage.py peringkat BERKAS.json: weighted score and order (kontrak 2), by the code that the portal runs."""
import json
from collections.abc import Callable
from typing import Any

from pendaftaran.management.perintah import PerintahJson
from penilaian.domain.masukan import baca, profil_masukan
from penilaian.domain.peringkat import hitung, tulis


class Command(PerintahJson):
    help = "Menghitung nilai akhir dan peringkat dari berkas JSON."

    def penjawab(self) -> Callable[[Any], str]:
        return _jawab


def _jawab(butir: Any) -> str:
    profil = profil_masukan(butir)
    return json.dumps(tulis(hitung(baca(butir, profil)), profil=profil.kode), ensure_ascii=False)
