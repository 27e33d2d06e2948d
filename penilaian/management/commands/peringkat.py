"""Weighted score and order of the people in a JSON file, by the same code that the portal runs."""
from typing import Any

from penilaian.domain.masukan import baca, profil_masukan
from penilaian.domain.peringkat import hitung, tulis
from seleksi.core.perintah import PerintahBerkas


class Command(PerintahBerkas):
    help = "Menghitung nilai akhir dan peringkat dari berkas JSON; jawabannya JSON."

    def jawab(self, butir: Any) -> dict[str, Any]:
        profil = profil_masukan(butir)
        return tulis(hitung(baca(butir, profil)), profil=profil.kode)
