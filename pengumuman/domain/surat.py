"""Which template a letter has, how secret it is, and what its recipient is told by e-mail."""
from .status import SURAT_RAHASIA, JenisPengumuman, JenisSurat

SIFAT = {JenisSurat.BERITA_ACARA_PENETAPAN: "Rahasia", JenisSurat.BERITA_ACARA_ADMINISTRASI: "Terbatas",
         JenisSurat.BERITA_ACARA_SANGGAH: "Terbatas"}
REGISTER = {JenisSurat.TANDA_TERIMA: "terima", JenisSurat.TANDA_TERIMA_SANGGAH: "terima"}
SUBJEK_SUREL = {
    JenisSurat.TANDA_TERIMA: "Tanda terima pendaftaran {nomor}",
    JenisSurat.HASIL_ADMINISTRASI: "Pemberitahuan hasil seleksi administrasi",
    JenisSurat.HASIL_AKHIR: "Pemberitahuan hasil akhir seleksi",
    JenisSurat.TANDA_TERIMA_SANGGAH: "Tanda terima sanggah {nomor}",
    JenisSurat.PUTUSAN_SANGGAH: "Putusan atas sanggah Anda",
    JenisSurat.UNDANGAN: "Undangan tahap seleksi",
}


def templat_surat(jenis: str, jenis_pengumuman: str = "") -> str:
    """Name of the template below templates/surat/; an announcement has one per kind."""
    if jenis == JenisSurat.PENGUMUMAN:
        return f"pengumuman_{JenisPengumuman(jenis_pengumuman).value}"
    return JenisSurat(jenis).value


def sifat_surat(jenis: str) -> str:
    return SIFAT.get(JenisSurat(jenis), "Biasa")


def register_surat(jenis: str) -> str:
    """Receipts are many and unsigned, so they have a register of their own."""
    return REGISTER.get(JenisSurat(jenis), "surat")


def rahasia(jenis: str) -> bool:
    return jenis in SURAT_RAHASIA
