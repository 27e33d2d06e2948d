from .akun import ManajerPengguna, Pengguna, Penugasan
from .jejak import AksesLog, Jejak, JejakIsi, Rantai
from .kiriman import Peristiwa, Surel
from .seleksi import Gerbang, Instansi, Jadwal, Jendela, Ketentuan, Lowongan, Perpanjangan, Rapat, Seleksi

__all__ = [
    "AksesLog", "Gerbang", "Instansi", "Jadwal", "Jejak", "JejakIsi", "Jendela", "Ketentuan", "Lowongan",
    "ManajerPengguna", "Pengguna", "Penugasan", "Peristiwa", "Perpanjangan", "Rantai", "Rapat", "Seleksi", "Surel",
]
