"""Addresses of the applicant's side, below a Seleksi."""
from django.urls import path

from .views import berkas, cek, halaman_berkas, lamaran

urlpatterns = [
    path("cek/<slug:kode>/", cek.cek, name="cek"),
    path("lamar/<slug:kode>/", lamaran.lamaran_mulai, name="lamaran_mulai"),
    path("lamaran/", lamaran.lamaran, name="lamaran"),
    path("lamaran/terkait/", lamaran.lamaran_terkait, name="lamaran_terkait"),
    path("lamaran/berkas/", berkas.lamaran_berkas, name="lamaran_berkas"),
    path("lamaran/berkas/<slug:jenis>/", berkas.berkas_unggah, name="berkas_unggah"),
    path("lamaran/berkas/<slug:jenis>/<slug:kode>/", halaman_berkas.berkas_atur, name="berkas_atur"),
    path("lamaran/periksa/", lamaran.lamaran_periksa, name="lamaran_periksa"),
    path("lamaran/kirim/", lamaran.lamaran_kirim, name="lamaran_kirim"),
    path("lamaran/terkirim/", lamaran.lamaran_terkirim, name="lamaran_terkirim"),
    path("lamaran/pengingat/", lamaran.lamaran_pengingat, name="lamaran_pengingat"),
    path("lamaran/tarik/", lamaran.lamaran_tarik, name="lamaran_tarik"),
    path("berkas/<slug:kode>/", halaman_berkas.berkas_lihat, name="berkas_lihat"),
    path("berkas/<slug:kode>/hal/<int:nomor>/", berkas.berkas_gambar, name="berkas_gambar"),
    path("berkas/<slug:kode>/unduh/", berkas.berkas_unduh, name="berkas_unduh"),
]
