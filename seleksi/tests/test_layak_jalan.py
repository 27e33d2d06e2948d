"""What production refuses to start on."""
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from seleksi.core import pemicu
from seleksi.core.periksa import pastikan_layak_jalan
from seleksi.tests import pabrik

pytestmark = pytest.mark.django_db


def test_produksi_menolak_akun_peragaan(settings):
    settings.PRODUKSI = True
    pastikan_layak_jalan()
    orang = pabrik.orang("Ada Peragaan")
    orang.demo = True
    orang.save(update_fields=["demo"])
    with pytest.raises(ImproperlyConfigured, match="akun peragaan"):
        pastikan_layak_jalan()


def test_produksi_menolak_pemicu_yang_hilang(settings):
    settings.PRODUKSI = True
    with connection.cursor() as kursor:
        kursor.execute("DROP TRIGGER beku_core_jejak_update" + (" ON core_jejak" if connection.vendor == "postgresql" else ""))
    assert pemicu.hilang() == ["beku_core_jejak_update"]
    with pytest.raises(ImproperlyConfigured, match="beku_core_jejak_update"):
        pastikan_layak_jalan()


def test_peragaan_tidak_diperiksa():
    orang = pabrik.orang("Ada Peragaan")
    orang.demo = True
    orang.save(update_fields=["demo"])
    assert pastikan_layak_jalan() is None  # the same account stops a start in production
