"""Addresses of requests about own data, below a Seleksi."""
from django.urls import path

from .views import permintaan

urlpatterns = [
    path("permintaan/", permintaan.permintaan, name="permintaan"),
    path("permintaan/masuk/", permintaan.permintaan_daftar, name="permintaan_daftar"),
    path("permintaan/masuk/<slug:kode>/", permintaan.permintaan_jawab, name="permintaan_jawab"),
]
