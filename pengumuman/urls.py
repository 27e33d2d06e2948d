"""Addresses below /<instansi>/<seleksi>/."""
from django.urls import path

from .views import kelola, publik, surat, undangan

urlpatterns = [
    path("", publik.seleksi, name="seleksi"),
    path("jabatan/<slug:kode>/", publik.lowongan, name="lowongan"),
    path("jadwal.ics", publik.jadwal_ics, name="jadwal_ics"),
    path("pengumuman/", publik.pengumuman_daftar, name="pengumuman_daftar"),
    path("pengumuman/<slug:kode>/", publik.pengumuman_satu, name="pengumuman_satu"),
    path("pengumuman/<slug:kode>/pdf/", publik.pengumuman_pdf, name="pengumuman_pdf"),
    path("pengumuman/<slug:kode>/data.json", publik.pengumuman_json, name="pengumuman_json"),
    path("kelola/", kelola.kelola, name="kelola"),
    path("kelola/pengumuman/<slug:kode>/", kelola.kelola_pengumuman, name="kelola_pengumuman"),
    path("kelola/gerbang/", kelola.kelola_gerbang, name="kelola_gerbang"),
    path("kelola/surat/", surat.surat_daftar, name="surat_daftar"),
    path("kelola/undangan/", undangan.undangan_daftar, name="undangan_daftar"),
    path("kelola/undangan/baru/", undangan.undangan_baru, name="undangan_baru"),
    path("kelola/undangan/<slug:kode>/", undangan.undangan, name="undangan"),
    path("lamaran/undangan/", undangan.undangan_saya, name="undangan_saya"),
    path("lamaran/undangan/<slug:kode>.ics", undangan.undangan_ics, name="undangan_ics"),
    path("lamaran/surat/", surat.surat_saya, name="surat_saya"),
    path("surat/<slug:kode>/", surat.surat_unduh, name="surat_unduh"),
]
