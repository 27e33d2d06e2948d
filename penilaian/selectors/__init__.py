"""Readings of scoring."""
from .kelengkapan import Kelengkapan, kelengkapan, kelengkapan_seleksi
from .peringkat import peringkat_berlaku, tiga_besar

__all__ = ["Kelengkapan", "kelengkapan", "kelengkapan_seleksi", "peringkat_berlaku", "tiga_besar"]
