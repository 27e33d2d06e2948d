"""States of a publication and of a letter."""
from enum import StrEnum


class StatusPengumuman(StrEnum):
    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DISETUJUI = "disetujui"
    TERBIT = "terbit"
    DIRALAT = "diralat"


P = StatusPengumuman
TRANSISI_PENGUMUMAN = {
    P.DRAF: frozenset({P.DIAJUKAN}),
    P.DIAJUKAN: frozenset({P.DISETUJUI, P.DRAF}),
    P.DISETUJUI: frozenset({P.TERBIT}),
    P.TERBIT: frozenset({P.DIRALAT}),
    P.DIRALAT: frozenset(),
}


class JenisPengumuman(StrEnum):
    LOWONGAN = "lowongan"
    HASIL_ADMINISTRASI = "hasil_administrasi"
    HASIL_AKHIR = "hasil_akhir"
    PERUBAHAN = "perubahan"
    PERPANJANGAN = "perpanjangan"
    PENUNDAAN = "penundaan"
    KELANJUTAN = "kelanjutan"
    PEMBATALAN = "pembatalan"
    RALAT = "ralat"


# What changes something that was announced: proposed with a reason, in force at the moment of the signature.
JENIS_USULAN = frozenset(JenisPengumuman) - {
    JenisPengumuman.LOWONGAN, JenisPengumuman.HASIL_ADMINISTRASI, JenisPengumuman.HASIL_AKHIR}
LABEL_PENGUMUMAN = {
    JenisPengumuman.LOWONGAN: "Pengumuman seleksi terbuka", JenisPengumuman.HASIL_ADMINISTRASI: "Pengumuman hasil seleksi administrasi",
    JenisPengumuman.HASIL_AKHIR: "Pengumuman hasil akhir", JenisPengumuman.PERUBAHAN: "Pengumuman perubahan",
    JenisPengumuman.PERPANJANGAN: "Pengumuman perpanjangan pendaftaran", JenisPengumuman.PENUNDAAN: "Pengumuman penundaan",
    JenisPengumuman.KELANJUTAN: "Pengumuman kelanjutan", JenisPengumuman.PEMBATALAN: "Pengumuman pembatalan",
    JenisPengumuman.RALAT: "Ralat pengumuman",
}


class StatusSurat(StrEnum):
    ANTRE = "antre"
    JADI = "jadi"
    GAGAL = "gagal"
    DICABUT = "dicabut"


U = StatusSurat
TRANSISI_SURAT = {
    U.ANTRE: frozenset({U.JADI, U.GAGAL}), U.GAGAL: frozenset({U.JADI}), U.JADI: frozenset({U.DICABUT}), U.DICABUT: frozenset(),
}


class JenisSurat(StrEnum):
    TANDA_TERIMA = "tanda_terima"
    PENGUMUMAN = "pengumuman"
    HASIL_ADMINISTRASI = "hasil_administrasi"
    BERITA_ACARA_ADMINISTRASI = "berita_acara_administrasi"
    BERITA_ACARA_PENETAPAN = "berita_acara_penetapan"
    BERITA_ACARA_ADDENDUM = "berita_acara_addendum"
    PENYERAHAN = "penyerahan"
    USULAN_CALON = "usulan_calon"
    PENYAMPAIAN_PERINGKAT = "penyampaian_peringkat"
    PILIHAN = "pilihan"
    HASIL_AKHIR = "hasil_akhir"
    TANDA_TERIMA_SANGGAH = "tanda_terima_sanggah"
    PUTUSAN_SANGGAH = "putusan_sanggah"
    BERITA_ACARA_SANGGAH = "berita_acara_sanggah"
    UNDANGAN = "undangan"


LABEL_SURAT = {
    JenisSurat.TANDA_TERIMA: "Tanda terima pendaftaran", JenisSurat.PENGUMUMAN: "Pengumuman",
    JenisSurat.HASIL_ADMINISTRASI: "Surat pemberitahuan hasil seleksi administrasi",
    JenisSurat.BERITA_ACARA_ADMINISTRASI: "Berita acara seleksi administrasi",
    JenisSurat.BERITA_ACARA_PENETAPAN: "Berita acara penetapan tiga besar",
    JenisSurat.BERITA_ACARA_ADDENDUM: "Berita acara addendum penetapan",
    JenisSurat.PENYERAHAN: "Surat penyampaian tiga calon", JenisSurat.USULAN_CALON: "Surat usulan tiga calon",
    JenisSurat.PENYAMPAIAN_PERINGKAT: "Surat penyampaian peringkat", JenisSurat.PILIHAN: "Surat pemberitahuan pilihan",
    JenisSurat.HASIL_AKHIR: "Surat pemberitahuan hasil akhir",
    JenisSurat.TANDA_TERIMA_SANGGAH: "Tanda terima sanggah", JenisSurat.PUTUSAN_SANGGAH: "Surat putusan sanggah",
    JenisSurat.BERITA_ACARA_SANGGAH: "Berita acara putusan sanggah", JenisSurat.UNDANGAN: "Undangan peserta",
}


class Pihak(StrEnum):
    """The stations that the names of the three pass, as the profile's path calls them."""

    PANSEL = "pansel"
    PYB = "pyb"
    PPK = "ppk"


LABEL_PIHAK = {Pihak.PANSEL: "Panitia Seleksi", Pihak.PYB: "Pejabat yang Berwenang (Sekretaris Daerah)",
               Pihak.PPK: "Pejabat Pembina Kepegawaian"}
# Letters whose content nobody but the panel may read; the public check shows number, kind, date, hash, status only.
SURAT_RAHASIA = frozenset({JenisSurat.BERITA_ACARA_PENETAPAN, JenisSurat.BERITA_ACARA_ADDENDUM, JenisSurat.PENYAMPAIAN_PERINGKAT})
