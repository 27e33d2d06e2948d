"""Addresses below /<instansi>/<seleksi>/."""
from django.urls import path

from .views import aturan, kelola, penyerahan, perubahan, publik, surat, undangan

urlpatterns = [
    path("", publik.seleksi, name="seleksi"),
    path("jabatan/<slug:kode>/", publik.lowongan, name="lowongan"),
    path("statistik/", publik.statistik, name="statistik"),
    path("jadwal.ics", publik.jadwal_ics, name="jadwal_ics"),
    path("pengumuman/", publik.pengumuman_daftar, name="pengumuman_daftar"),
    path("pengumuman/<slug:kode>/", publik.pengumuman_satu, name="pengumuman_satu"),
    path("pengumuman/<slug:kode>/pdf/", publik.pengumuman_pdf, name="pengumuman_pdf"),
    path("pengumuman/<slug:kode>/data.json", publik.pengumuman_json, name="pengumuman_json"),
    path("aturan/", aturan.aturan_putaran, name="aturan_putaran"),
    path("aturan/berlaku/", aturan.aturan_berlaku, name="aturan_berlaku"),
    path("aturan/beda/", aturan.aturan_beda, name="aturan_beda"),
    path("aturan/<int:versi>/", aturan.aturan_versi, name="aturan_versi"),
    path("aturan/<int:versi>/ketentuan.json", aturan.aturan_versi_json, name="aturan_versi_json"),
    path("kelola/", kelola.kelola, name="kelola"),
    path("kelola/pengumuman/<slug:kode>/", kelola.kelola_pengumuman, name="kelola_pengumuman"),
    path("kelola/gerbang/", kelola.kelola_gerbang, name="kelola_gerbang"),
    path("kelola/perubahan/", perubahan.perubahan, name="perubahan"),
    path("kelola/perubahan/ketentuan/", perubahan.ubah_ketentuan, name="ubah_ketentuan"),
    path("kelola/perubahan/keadaan/", perubahan.ubah_keadaan, name="ubah_keadaan"),
    path("kelola/perubahan/perpanjangan/<slug:kode>/", perubahan.perpanjangan, name="perpanjangan"),
    path("kelola/perubahan/ralat/<slug:kode>/", perubahan.ralat, name="ralat"),
    path("kelola/rapat/<slug:kode>/kehadiran/", perubahan.kehadiran, name="rapat_kehadiran"),
    path("kelola/surat/", surat.surat_daftar, name="surat_daftar"),
    path("penyerahan/", penyerahan.penyerahan, name="penyerahan"),
    path("penyerahan/<slug:kode>/", penyerahan.penyerahan_lowongan, name="penyerahan_lowongan"),
    path("kelola/undangan/", undangan.undangan_daftar, name="undangan_daftar"),
    path("kelola/undangan/baru/", undangan.undangan_baru, name="undangan_baru"),
    path("kelola/undangan/<slug:kode>/", undangan.undangan, name="undangan"),
    path("lamaran/undangan/", undangan.undangan_saya, name="undangan_saya"),
    path("lamaran/undangan/<slug:kode>.ics", undangan.undangan_ics, name="undangan_ics"),
    path("lamaran/surat/", surat.surat_saya, name="surat_saya"),
    path("surat/<slug:kode>/", surat.surat_unduh, name="surat_unduh"),
]
