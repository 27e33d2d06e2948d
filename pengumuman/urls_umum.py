"""Addresses outside any Seleksi."""
from django.urls import path

from .views import data_saya, umum

urlpatterns = [
    path("data-saya/", data_saya.data_saya, name="data_saya"),
    path("data-saya/unduh/", data_saya.data_saya_unduh, name="data_saya_unduh"),
    path("pengumuman/", umum.pengumuman_semua, name="pengumuman_semua"),
    path("pengumuman/umpan/", umum.umpan, name="umpan"),
    path("verifikasi/", umum.verifikasi_surat, name="verifikasi_surat"),
    path("verifikasi/<slug:kode>/", umum.verifikasi_surat_kode, name="verifikasi_surat_kode"),
]
