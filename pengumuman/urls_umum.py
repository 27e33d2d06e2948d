"""Addresses outside any Seleksi."""
from django.urls import path

from .views import umum

urlpatterns = [
    path("pengumuman/", umum.pengumuman_semua, name="pengumuman_semua"),
    path("pengumuman/umpan/", umum.umpan, name="umpan"),
    path("verifikasi/", umum.verifikasi_surat, name="verifikasi_surat"),
    path("verifikasi/<slug:kode>/", umum.verifikasi_surat_kode, name="verifikasi_surat_kode"),
]
