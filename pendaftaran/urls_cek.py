"""Addresses of the public check, outside any Seleksi."""
from django.urls import path

from .views import cek, cek_bawa

urlpatterns = [
    path("", cek.cek_pilih, name="cek_pilih"),
    path("lanjut/", cek_bawa.cek_lanjut, name="cek_lanjut"),
]
