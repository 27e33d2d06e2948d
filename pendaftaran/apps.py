"""Registration: applicants, applications, files, screening, verification, determination."""
from importlib import import_module

from django.apps import AppConfig

from seleksi.core.pemicu import Beku


class Pendaftaran(AppConfig):
    name = "pendaftaran"
    verbose_name = "Pendaftaran"
    baris_beku = [
        # The claims are frozen at Kirim: they and their hash never change afterwards.
        Beku("pendaftaran_lamaran",
             ubah="OLD.fakta_sha256 <> '' AND (NEW.fakta_sha256 <> OLD.fakta_sha256 OR CAST(NEW.fakta AS TEXT) <> CAST(OLD.fakta AS TEXT)"
                  " OR NEW.nomor <> OLD.nomor OR NEW.diajukan <> OLD.diajukan)",
             hapus="OLD.fakta_sha256 <> ''"),
        Beku("pendaftaran_generasihasil"), Beku("pendaftaran_hasilsyarat"), Beku("pendaftaran_koreksi"),
        Beku("pendaftaran_putusanberkas"), Beku("pendaftaran_putusansyarat"),
        Beku("pendaftaran_sanggah",
             ubah="NEW.lamaran_id <> OLD.lamaran_id OR NEW.pokok <> OLD.pokok OR NEW.alasan <> OLD.alasan OR NEW.diajukan <> OLD.diajukan"
                  " OR OLD.penetapan_id IS NOT NULL"),
        Beku("pendaftaran_penetapanadministrasi", ubah="OLD.sah IS NOT NULL", hapus="OLD.sah IS NOT NULL"),
    ]

    def ready(self) -> None:
        import_module("pendaftaran.penangan")
