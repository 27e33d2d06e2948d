"""Verdicts on files: each code has one sentence that says what is wrong and what to do.

`KALIMAT` judges the file (accepted, refused); `GANGGUAN` is our own fault, so the person tries again.
"""

from pendaftaran.domain.berkas import BATAS_HALAMAN, BATAS_PIKSEL, HALAMAN_BERGAMBAR

KALIMAT = {
    "diterima": "Berkas diterima.",
    "berkas_kosong": (
        "Berkas kosong (0 byte). Buka berkas itu di perangkat Anda, pastikan isinya ada, lalu unggah kembali."
    ),
    "terlalu_besar": (
        "Ukuran berkas melebihi batas {batas}. Perkecil berkas, misalnya dengan memindai ulang pada 150 "
        "dpi, lalu unggah kembali."
    ),
    "ekstensi_ditolak": (
        "Nama berkas berakhiran .{ekstensi}, sedangkan yang diterima di sini {boleh}. Unggah dokumen "
        "dengan jenis itu."
    ),
    "jenis_tidak_diminta": (
        "Berkas ini {jenis}, sedangkan dokumen ini harus {boleh}. Simpan atau pindai ulang dengan jenis "
        "itu, lalu unggah kembali."
    ),
    "isi_beda_nama": (
        "Nama berkas berakhiran .{ekstensi}, tetapi isinya {jenis}. Simpan ulang berkas dengan jenis yang"
        " sesuai dengan namanya, lalu unggah kembali."
    ),
    "isi_tidak_dikenal": (
        "Isi berkas bukan {boleh}. Mengganti nama berkas tidak mengubah isinya; simpan atau pindai ulang "
        "dengan jenis itu, lalu unggah kembali."
    ),
    "dokumen_kantor": (
        "Berkas ini dokumen pengolah kata, lembar kerja, atau salindia. Simpan sebagai PDF dari "
        "aplikasinya, lalu unggah berkas PDF itu."
    ),
    "arsip": (
        "Berkas ini arsip (ZIP, RAR, atau sejenisnya). Keluarkan dokumen dari arsip, lalu unggah "
        "dokumennya satu per satu."
    ),
    "program": (
        "Isi berkas ini program komputer, bukan dokumen. Unggah dokumen yang sebenarnya; bila berkas ini "
        "Anda terima dari orang lain, jangan dibuka."
    ),
    "foto_heic": (
        "Foto ini berformat HEIC. Pada iPhone pilih Pengaturan, Kamera, Format, Paling Kompatibel, lalu "
        "potret ulang; atau simpan foto sebagai JPEG, lalu unggah kembali."
    ),
    "gambar_format_lain": (
        "Gambar ini berformat {jenis}, yang tidak diterima. Simpan gambar sebagai JPEG atau PNG, atau "
        "pindai menjadi PDF, lalu unggah kembali."
    ),
    "gambar_rusak": (
        "Gambar rusak atau tidak lengkap sehingga tidak dapat dibaca. Potret atau pindai ulang, lalu "
        "unggah kembali."
    ),
    "gambar_terlalu_besar": (
        f"Gambar lebih dari {BATAS_PIKSEL // 1000000} juta piksel. Perkecil gambar atau pindai ulang pada "
        "150 sampai 300 dpi, lalu unggah kembali."
    ),
    "gambar_beranimasi": "Gambar ini berisi lebih dari satu bingkai (animasi). Unggah satu gambar diam.",
    "pdf_tidak_di_awal": (
        "Berkas ini diawali data lain sebelum isi PDF. Buka berkasnya, cetak ulang ke PDF, lalu unggah "
        "hasilnya."
    ),
    "pdf_rusak": (
        "PDF rusak atau terpotong sehingga tidak dapat dibaca utuh. Buat ulang PDF atau pindai ulang "
        "dokumennya, lalu unggah kembali."
    ),
    "pdf_terkunci": (
        "PDF terkunci dengan kata sandi. Buka berkasnya, simpan atau cetak ulang ke PDF tanpa kata sandi,"
        " lalu unggah hasilnya."
    ),
    "pdf_struktur": (
        "Susunan PDF ini tidak wajar (objeknya bersarang terlalu dalam atau terlalu banyak). Cetak ulang "
        "ke PDF atau pindai ulang, lalu unggah hasilnya."
    ),
    "pdf_terlalu_banyak_halaman": (
        f"PDF ini lebih dari {BATAS_HALAMAN} halaman. Unggah hanya halaman yang diminta."
    ),
    "pdf_halaman_terlalu_besar": (
        "Ada halaman PDF yang ukurannya tidak wajar. Cetak ulang ke PDF dengan ukuran kertas A4 atau F4, "
        "lalu unggah hasilnya."
    ),
    "pdf_gambar_terlalu_besar": (
        "PDF ini memuat gambar yang terlalu besar. Pindai ulang pada 150 sampai 300 dpi, lalu unggah kembali."
    ),
    "pdf_bom": (
        "Isi PDF ini mengembang jauh melebihi ukuran yang wajar. Cetak ulang ke PDF atau pindai ulang, "
        "lalu unggah hasilnya."
    ),
    "pdf_skrip": (
        "PDF ini memuat skrip (JavaScript). Cetak ulang ke PDF agar skripnya hilang, lalu unggah hasilnya."
    ),
    "pdf_peluncur": (
        "PDF ini memuat perintah untuk menjalankan program. Cetak ulang ke PDF, lalu unggah hasilnya; "
        "bila berkas ini Anda terima dari orang lain, jangan dibuka."
    ),
    "pdf_kirim_data": (
        "PDF ini memuat perintah mengirim atau mengambil data. Cetak ulang ke PDF, lalu unggah hasilnya."
    ),
    "pdf_rujukan_luar": (
        "PDF ini merujuk berkas lain di luar dirinya. Cetak ulang ke PDF, lalu unggah hasilnya."
    ),
    "pdf_lampiran": (
        "PDF ini memuat berkas lampiran di dalamnya. Cetak ulang ke PDF tanpa lampiran, lalu unggah hasilnya."
    ),
    "pdf_formulir_xfa": (
        "PDF ini formulir dinamis (XFA) yang tampilannya dapat berubah. Cetak formulir yang sudah diisi "
        "ke PDF, lalu unggah hasilnya."
    ),
    "pdf_multimedia": (
        "PDF ini memuat suara, video, atau objek tiga dimensi. Cetak ulang ke PDF, lalu unggah hasilnya."
    ),
    "pdf_tautan_berbahaya": (
        "PDF ini memuat tautan yang menjalankan skrip atau membuka berkas. Cetak ulang ke PDF, lalu "
        "unggah hasilnya."
    ),
    "pdf_aksi_lain": "PDF ini memuat perintah yang tidak dikenal. Cetak ulang ke PDF, lalu unggah hasilnya.",
    "terlalu_rumit": (
        "Berkas terlalu rumit untuk diperiksa dengan aman. Cetak ulang ke PDF atau pindai ulang pada 150 "
        "dpi, lalu unggah hasilnya."
    ),
    "gabungan_terlalu_besar": (
        "Gabungannya melebihi batas {batas} walaupun fotonya sudah diperkecil. Kurangi halamannya, lalu unggah kembali."
    ),
    "terinfeksi": (
        "Antivirus menemukan isi berbahaya di dalam berkas ini. Pindai perangkat Anda, buat ulang "
        "dokumennya, lalu unggah kembali."
    ),
}
GANGGUAN = {
    "pemeriksa_tidak_siap": (
        "Pemeriksaan berkas sedang terganggu dan berkas belum disimpan. Coba lagi beberapa menit lagi."
    ),
    "ruang_habis": (
        "Ruang penyimpanan sedang penuh dan berkas belum disimpan. Coba lagi beberapa menit lagi."
    ),
}
KODE_ANAK = frozenset(k for k in KALIMAT if k.startswith(("pdf_", "gambar_")) and "{" not in KALIMAT[k]) | {
    "diterima",
    "gabungan_terlalu_besar",
    "terlalu_rumit",
    "ruang_habis",
}  # what the child process may answer; it has read a stranger's file
PERINGATAN = {
    "halaman_kosong": "Semua halaman tampak kosong. Periksa kembali apakah berkasnya benar.",
    "tanda_tangan": (
        "Berkas memuat tanda tangan elektronik. Berkas asli disimpan utuh agar tanda tangannya tetap "
        "dapat diperiksa."
    ),
    "batasan_pemilik": (
        "Berkas asli dibatasi dengan kata sandi pemilik; salinan untuk pemeriksaan disimpan tanpa batasan"
        " itu."
    ),
    "diperbaiki": "Susunan PDF sedikit rusak dan telah diperbaiki. Periksa kembali gambar halamannya.",
    "gambar_sebagian": f"Gambar halaman hanya dibuat untuk {HALAMAN_BERGAMBAR} halaman pertama.",
}


def kalimat(kode: str, **nilai: str) -> str:
    """The sentence of a verdict. Unknown codes and missing values are programming errors and raise."""
    return (KALIMAT | GANGGUAN)[kode].format(**nilai)
