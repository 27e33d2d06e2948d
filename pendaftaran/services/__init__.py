"""The acts of registration. Callers may import them from here or from the module that holds them."""
from .berkas import hapus_berkas, unggah_berkas
from .ketentuan import kunci_belum_ditetapkan, nilai_ulang
from .kirim import kirim_lamaran
from .lamaran import batalkan, diskualifikasi, gugurkan, mulai_lamaran, nyatakan_nihil, tandai_terkait, tarik_lamaran
from .penetapan import buka_rapat_administrasi, sahkan_administrasi, tetapkan_administrasi, tetapkan_sesuai_usulan
from .profil import buka_profil, simpan_isian
from .verifikasi import koreksi, putuskan_berkas, putuskan_syarat, uji_usulan, usulkan

__all__ = [
    "batalkan", "buka_profil", "buka_rapat_administrasi", "diskualifikasi", "gugurkan", "hapus_berkas", "kirim_lamaran", "koreksi",
    "kunci_belum_ditetapkan", "mulai_lamaran", "nilai_ulang", "nyatakan_nihil", "putuskan_berkas", "putuskan_syarat",
    "sahkan_administrasi", "simpan_isian", "tandai_terkait", "tarik_lamaran", "tetapkan_administrasi", "tetapkan_sesuai_usulan",
    "uji_usulan", "unggah_berkas", "usulkan",
]
