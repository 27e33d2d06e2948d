"""System checks for hazards of this portal."""
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from seleksi.aturan.periksa_berkas import periksa_folder

from . import pemicu
from .models import Pengguna


@register(Tags.database)
def pemicu_terpasang(app_configs, databases, **lain):
    if not databases or Pengguna._meta.db_table not in connection.introspection.table_names():
        return []
    return [Error(f"Pemicu {nama} tidak terpasang; jalankan manage.py migrate.", id="core.E001") for nama in pemicu.hilang()]


@register(Tags.database)
def tanpa_akun_peragaan(app_configs, databases, **lain):
    if not databases or not settings.PRODUKSI or Pengguna._meta.db_table not in connection.introspection.table_names():
        return []
    if Pengguna.objects.filter(demo=True).exists():
        return [Error("Ada akun peragaan di basis data produksi: siapa pun tahu sandinya. Pakai basis data baru.", id="core.E002")]
    return []


@register()
def profil_tambahan_sah(app_configs, **lain):
    return [Error(f"Profil tambahan ditolak: {kata}", id="core.E003") for kata in periksa_folder(settings.PROFIL_TAMBAHAN)]


def pastikan_layak_jalan() -> None:
    """Refuse to serve with a wrong profile file; in production also with demo accounts or without the triggers. Says which and why."""
    if salah := profil_tambahan_sah(None):
        raise ImproperlyConfigured(" ".join(galat.msg for galat in salah))
    if not settings.PRODUKSI:
        return
    salah = [*pemicu_terpasang(None, ["default"]), *tanpa_akun_peragaan(None, ["default"])]
    if salah:
        raise ImproperlyConfigured("MODE=produksi ditolak. " + " ".join(galat.msg for galat in salah))
