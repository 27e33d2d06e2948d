"""Addresses of the forms, below a Seleksi."""
from django.urls import path

from .views import formulir

urlpatterns = [
    path("formulir/", formulir.formulir, name="formulir"),
    path("formulir/semua.zip", formulir.formulir_kosong_semua, name="formulir_kosong_semua"),
    path("formulir/<slug:jenis>.<slug:bentuk>", formulir.formulir_kosong_satu, name="formulir_kosong_satu"),
    path("lamaran/formulir/semua.zip", formulir.formulir_terisi_semua, name="formulir_terisi_semua"),
    path("lamaran/formulir/<slug:jenis>.<slug:bentuk>", formulir.formulir_terisi_satu, name="formulir_terisi_satu"),
]
