"""Addresses of objections, below a Seleksi."""
from django.urls import path

from .views import sanggah

urlpatterns = [
    path("lamaran/sanggah/", sanggah.sanggah_saya, name="sanggah_saya"),
    path("sanggah/", sanggah.sanggah_daftar, name="sanggah_daftar"),
    path("sanggah/<slug:kode>/", sanggah.sanggah, name="sanggah"),
]
