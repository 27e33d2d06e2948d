"""Publication: public pages, announcements, letters."""
from importlib import import_module

from django.apps import AppConfig

from seleksi.core.pemicu import Beku


class Pengumuman(AppConfig):
    name = "pengumuman"
    verbose_name = "Pengumuman"
    baris_beku = [
        # A finished letter is what people hold in their hands: its context, number and hash never change.
        Beku("pengumuman_surat",
             ubah="OLD.status IN ('jadi', 'dicabut') AND (NEW.sha256 <> OLD.sha256 OR NEW.nomor <> OLD.nomor"
                  " OR CAST(NEW.konteks AS TEXT) <> CAST(OLD.konteks AS TEXT))",
             hapus="OLD.status IN ('jadi', 'dicabut')"),
        Beku("pengumuman_penyerahan"), Beku("pengumuman_pilihan"),
        # A signed announcement is never rewritten: what is wrong in it is corrected by another one that names it.
        Beku("pengumuman_pengumuman",
             ubah="OLD.ditandatangani IS NOT NULL AND (CAST(NEW.isi AS TEXT) <> CAST(OLD.isi AS TEXT) OR NEW.judul <> OLD.judul"
                  " OR CAST(NEW.rencana AS TEXT) <> CAST(OLD.rencana AS TEXT) OR NEW.alasan <> OLD.alasan)",
             hapus="OLD.ditandatangani IS NOT NULL"),
        Beku("pengumuman_nomorsurat", ubah="OLD.batal = TRUE OR NEW.urut <> OLD.urut"),
    ]

    def ready(self) -> None:
        import_module("pengumuman.penangan")
        import_module("pengumuman.hasil_pelamar")
