"""Addresses below a Seleksi: sheets, health, opening, ranking, determination."""
from django.urls import path

from .views import kesehatan, lembar, pembukaan, peringkat

urlpatterns = [
    path("penilaian/", lembar.daftar, name="penilaian"),
    path("penilaian/lembar/<slug:kode>/<slug:komponen>/", lembar.lembar, name="lembar"),
    path("penilaian/lembar/<slug:kode>/<slug:komponen>/simpan/", lembar.simpan, name="lembar_simpan"),
    path("penilaian/terbuka/<slug:kode>/", lembar.terbuka, name="lembar_terbuka"),
    path("penilaian/buka-kembali/<slug:kode>/", pembukaan.buka_kembali, name="lembar_buka_kembali"),
    path("penilaian/<slug:kode>/benturan/", lembar.benturan, name="benturan"),
    path("kesehatan/", kesehatan.daftar_seleksi, name="kesehatan"),
    path("kesehatan/<slug:kode>/", kesehatan.catat, name="kesehatan_catat"),
    path("kesehatan/<slug:kode>/gugur/", kesehatan.gugur, name="kesehatan_gugur"),
    path("kesehatan/<slug:kode>/selesai/", kesehatan.selesai, name="kesehatan_selesai"),
    path("pembukaan/<slug:kode>/", pembukaan.pembukaan, name="pembukaan"),
    path("peringkat/<slug:kode>/", peringkat.peringkat, name="peringkat"),
    path("peringkat/<slug:kode>/hitung-ulang/", peringkat.hitung_ulang, name="peringkat_hitung_ulang"),
    path("rapat/penetapan/", peringkat.rapat, name="rapat_penetapan"),
]
