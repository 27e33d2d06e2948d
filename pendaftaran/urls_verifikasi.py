"""Addresses of verification and determination, below a Seleksi."""
from django.urls import path

from .views import meja, penetapan, saring, verifikasi

urlpatterns = [
    path("verifikasi/", verifikasi.verifikasi_daftar, name="verifikasi_daftar"),
    path("verifikasi/ekspor.<str:bentuk>", verifikasi.verifikasi_ekspor, name="verifikasi_ekspor"),
    path("verifikasi/<slug:kode>/", meja.verifikasi, name="verifikasi"),
    path("verifikasi/<slug:kode>/dosir/", verifikasi.dosir, name="dosir"),
    path("saring/", saring.saring, name="saring"),
    path("saring/templat.xlsx", saring.templat_putaran, name="templat_putaran"),
    path("rapat/administrasi/", penetapan.rapat_administrasi, name="rapat_administrasi"),
]
