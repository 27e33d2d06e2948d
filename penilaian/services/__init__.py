"""Changes of scoring; each is one transaction with one audit line."""
from .addendum import hitung_ulang
from .benturan import nyatakan_benturan
from .kesehatan import catat_kesehatan, gugurkan_karena_kesehatan, selesaikan_kesehatan
from .lembar import KonflikVersi, buka_kembali, finalkan_lembar, simpan_lembar
from .pembukaan import BelumLengkap, minta_pembukaan, saksikan_pembukaan
from .penetapan import PutusanPeringkat, buka_rapat_penetapan, tetapkan_peringkat

__all__ = [
    "BelumLengkap", "KonflikVersi", "PutusanPeringkat", "buka_kembali", "buka_rapat_penetapan", "catat_kesehatan",
    "finalkan_lembar", "gugurkan_karena_kesehatan", "hitung_ulang", "minta_pembukaan", "nyatakan_benturan",
    "saksikan_pembukaan", "selesaikan_kesehatan", "simpan_lembar", "tetapkan_peringkat",
]
