"""Scoring: sealed sheets, openings, rankings."""
from importlib import import_module

from django.apps import AppConfig

from seleksi.core.pemicu import Beku


class Penilaian(AppConfig):
    name = "penilaian"
    verbose_name = "Penilaian"
    baris_beku = [
        Beku("penilaian_lembarnilai", ubah="OLD.status = 'final'", hapus="OLD.status = 'final'"),
        Beku("penilaian_barisperingkat"), Beku("penilaian_hasilkesehatan"),
        Beku("penilaian_pembukaan", ubah="OLD.dibuka IS NOT NULL"),
    ]

    def ready(self) -> None:
        import_module("penilaian.penangan")
