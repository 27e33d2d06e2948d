"""Readings of registration. Callers may import them from here or from the module that holds them."""
from .lamaran import generasi_terakhir, lamaran_saya
from .verifikasi import penetapan_final, peserta, ringkasan

__all__ = ["generasi_terakhir", "lamaran_saya", "penetapan_final", "peserta", "ringkasan"]
