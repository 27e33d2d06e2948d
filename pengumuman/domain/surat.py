"""Which template a letter has, how secret it is, and what its recipient is told by e-mail."""
from .status import JENIS_USULAN, SURAT_RAHASIA, JenisPengumuman, JenisSurat

SIFAT = {**dict.fromkeys(SURAT_RAHASIA, "Rahasia"), JenisSurat.BERITA_ACARA_ADMINISTRASI: "Terbatas",
         JenisSurat.BERITA_ACARA_SANGGAH: "Terbatas", JenisSurat.PENYERAHAN: "Penting", JenisSurat.USULAN_CALON: "Penting"}
REGISTER = {JenisSurat.TANDA_TERIMA: "terima", JenisSurat.TANDA_TERIMA_SANGGAH: "terima"}
SUBJEK_SUREL = {
    JenisSurat.TANDA_TERIMA: "Tanda terima pendaftaran {nomor}",
    JenisSurat.HASIL_ADMINISTRASI: "Pemberitahuan hasil seleksi administrasi",
    JenisSurat.HASIL_AKHIR: "Pemberitahuan hasil akhir seleksi",
    JenisSurat.PILIHAN: "Pemberitahuan pilihan Pejabat Pembina Kepegawaian",
    JenisSurat.TANDA_TERIMA_SANGGAH: "Tanda terima sanggah {nomor}",
    JenisSurat.PUTUSAN_SANGGAH: "Putusan atas sanggah Anda",
    JenisSurat.UNDANGAN: "Undangan tahap seleksi",
}


def templat_surat(jenis: str, jenis_pengumuman: str = "") -> str:
    """Name of the template below templates/surat/; an announcement has one per kind, all changes share one."""
    if jenis == JenisSurat.PENGUMUMAN:
        jenis_pengumuman = JenisPengumuman(jenis_pengumuman)
        return "pengumuman_perubahan" if jenis_pengumuman in JENIS_USULAN else f"pengumuman_{jenis_pengumuman.value}"
    return JenisSurat(jenis).value


def sifat_surat(jenis: str) -> str:
    return SIFAT.get(JenisSurat(jenis), "Biasa")


def register_surat(jenis: str) -> str:
    """Receipts are many and unsigned, so they have a register of their own."""
    return REGISTER.get(JenisSurat(jenis), "surat")


def rahasia(jenis: str) -> bool:
    return jenis in SURAT_RAHASIA


def templat_isi(jenis: str) -> str:
    """The part that page and PDF share."""
    return f"pengumuman/_isi_{'perubahan' if jenis in JENIS_USULAN else JenisPengumuman(jenis).value}.html"
