"""App configuration; importing the handlers here is what connects them to the outbox."""
from importlib import import_module

from django.apps import AppConfig
from django.conf import settings

from seleksi.aturan.loader import pasang_tambahan

from .pemicu import Beku


class Core(AppConfig):
    name = "seleksi.core"
    label = "core"
    verbose_name = "Inti"
    # JejakIsi may be erased (retention), never rewritten.
    baris_beku = [Beku("core_jejak"), Beku("core_jejakisi", hapus=None), Beku("core_ketentuan"), Beku("core_perpanjangan"),
                  Beku("core_akseslog")]

    def ready(self) -> None:
        pasang_tambahan(settings.PROFIL_TAMBAHAN)
        import_module("seleksi.core.penangan")
        import_module("seleksi.core.periksa")
