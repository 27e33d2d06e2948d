"""The acts of registration. Callers may import them from here or from the module that holds them."""
from .penetapan import buka_rapat_administrasi, sahkan_administrasi, tetapkan_administrasi, tetapkan_sesuai_usulan
from .verifikasi import koreksi, putuskan_berkas, putuskan_syarat, uji_usulan, usulkan

__all__ = [
    "buka_rapat_administrasi", "koreksi", "putuskan_berkas", "putuskan_syarat", "sahkan_administrasi", "tetapkan_administrasi",
    "tetapkan_sesuai_usulan", "uji_usulan", "usulkan",
]
