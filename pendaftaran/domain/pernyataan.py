"""What an applicant declares at Kirim. The wording has a version: it is stored with the application."""

VERSI = "1"
VERSI_PRIVASI = "1"
TANPA = "tanpa_"  # + kind of document: "I was not appraised in that year", among the acknowledged codes
BELUM_LENGKAP = "belum_lengkap"
PERNYATAAN = {
    "benar": "Semua data dan berkas dalam lamaran ini benar dan milik saya. Saya tahu bahwa keterangan yang tidak benar "
             "dapat membatalkan hasil seleksi kapan pun.",
    "aturan": "Saya telah membaca pengumuman seleksi ini dan menerima ketentuannya.",
    "privasi": "Saya telah membaca pemberitahuan pelindungan data pribadi.",
}

BELUM = {
    "benar": "Centang pernyataan bahwa data dan berkas Anda benar.",
    "aturan": "Centang pernyataan bahwa Anda menerima ketentuan seleksi.",
    "privasi": "Centang bahwa Anda telah membaca pemberitahuan pelindungan data pribadi.",
}


def pernyataan_kurang(pernyataan: dict) -> list[str]:
    """Codes of declarations that were not made; the privacy notice must be the version in force."""
    kurang = [kode for kode in ("benar", "aturan") if pernyataan.get(kode) is not True]
    if pernyataan.get(BELUM_LENGKAP, True) is not True:  # asked only of whoever sends with open sections
        kurang.append(BELUM_LENGKAP)
    return kurang if pernyataan.get("privasi") == VERSI_PRIVASI else [*kurang, "privasi"]
