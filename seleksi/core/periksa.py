"""System checks for hazards of this portal."""
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

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


def pastikan_layak_jalan() -> None:
    """Refuse to serve in production with demo accounts or without the triggers; says which and why."""
    if not settings.PRODUKSI:
        return
    salah = [*pemicu_terpasang(None, ["default"]), *tanpa_akun_peragaan(None, ["default"])]
    if salah:
        raise ImproperlyConfigured("MODE=produksi ditolak. " + " ".join(galat.msg for galat in salah))
