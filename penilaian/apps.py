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
        Beku("penilaian_benturan"), Beku("penilaian_pernyataanbenturan"),
        Beku("penilaian_pembukaan", ubah="OLD.dibuka IS NOT NULL"),
        # Its state moves on, its content never changes.
        Beku("penilaian_peringkat", ubah="NEW.sandi <> OLD.sandi OR NEW.sha256 <> OLD.sha256 OR OLD.status = 'diganti'"
             " OR (OLD.status = 'ditetapkan' AND NEW.status <> 'diganti')"),
    ]

    def ready(self) -> None:
        import_module("penilaian.penangan")
        import_module("penilaian.penjaga")
