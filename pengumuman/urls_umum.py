"""Addresses outside any Seleksi."""
from django.urls import path

from .views import aturan, data_saya, umum

urlpatterns = [
    path("data-saya/", data_saya.data_saya, name="data_saya"),
    path("data-saya/unduh/", data_saya.data_saya_unduh, name="data_saya_unduh"),
    path("pengumuman/", umum.pengumuman_semua, name="pengumuman_semua"),
    path("pengumuman/umpan/", umum.umpan, name="umpan"),
    path("aturan/", aturan.aturan_daftar, name="aturan_daftar"),
    path("aturan/beda/", aturan.aturan_profil_beda, name="aturan_profil_beda"),
    path("aturan/<slug:kode>/", aturan.aturan_profil, name="aturan_profil"),
    path("verifikasi/", umum.verifikasi_surat, name="verifikasi_surat"),
    path("verifikasi/<slug:kode>/", umum.verifikasi_surat_kode, name="verifikasi_surat_kode"),
]
