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


LABEL_PENGUMUMAN = {
    JenisPengumuman.LOWONGAN: "Pengumuman seleksi terbuka", JenisPengumuman.HASIL_ADMINISTRASI: "Pengumuman hasil seleksi administrasi",
    JenisPengumuman.HASIL_AKHIR: "Pengumuman hasil akhir", JenisPengumuman.PERUBAHAN: "Pengumuman perubahan",
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
    JenisSurat.HASIL_AKHIR: "Surat pemberitahuan hasil akhir",
    JenisSurat.TANDA_TERIMA_SANGGAH: "Tanda terima sanggah", JenisSurat.PUTUSAN_SANGGAH: "Surat putusan sanggah",
    JenisSurat.BERITA_ACARA_SANGGAH: "Berita acara putusan sanggah", JenisSurat.UNDANGAN: "Undangan peserta",
}
# Letters whose content nobody but the panel may read; the public check shows number, kind, date, hash, status only.
SURAT_RAHASIA = frozenset({JenisSurat.BERITA_ACARA_PENETAPAN})
