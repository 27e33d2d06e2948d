"""Addresses of corrections, below a Seleksi."""
from django.urls import path

from .views import perbaikan

urlpatterns = [
    path("lamaran/perbaikan/<slug:kode>/", perbaikan.perbaikan, name="perbaikan"),
    path("verifikasi/<slug:kode>/perbaikan/", perbaikan.perbaikan_minta, name="perbaikan_minta"),
]
