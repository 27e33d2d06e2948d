"""Closed lists of the civil service and their order: code -> label, in rank order where rank exists."""

STATUS = {
    "PNS": "Pegawai Negeri Sipil", "CPNS": "Calon PNS", "PPPK": "PPPK", "TNI": "Prajurit TNI",
    "POLRI": "Anggota Polri", "lainnya": "Lainnya",
}
JENIS_INSTANSI = {
    "kabupaten": "Pemerintah kabupaten", "kota": "Pemerintah kota", "provinsi": "Pemerintah provinsi",
    "pusat": "Instansi pusat",
}
GOLONGAN = {
    "I/a": "Juru Muda", "I/b": "Juru Muda Tingkat I", "I/c": "Juru", "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda", "II/b": "Pengatur Muda Tingkat I", "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I", "III/a": "Penata Muda", "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata", "III/d": "Penata Tingkat I", "IV/a": "Pembina", "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda", "IV/d": "Pembina Utama Madya", "IV/e": "Pembina Utama",
}
URUT_GOLONGAN = {kode: n for n, kode in enumerate(GOLONGAN, start=1)}
PENDIDIKAN = {
    "SD": "SD", "SMP": "SMP", "SMA": "SMA/SMK", "D-I": "Diploma I", "D-II": "Diploma II",
    "D-III": "Diploma III", "D-IV": "Diploma IV", "S1": "Sarjana (S1)", "profesi": "Profesi",
    "S2": "Magister (S2)", "S3": "Doktor (S3)",
}
URUT_PENDIDIKAN = {
    "SD": 1, "SMP": 2, "SMA": 3, "D-I": 4, "D-II": 5, "D-III": 6, "D-IV": 7, "S1": 7, "profesi": 8,
    "S2": 9, "S3": 10,
}
JENJANG_JABATAN = {
    "jpt_utama": "JPT Utama", "jpt_madya": "JPT Madya", "jpt_pratama": "JPT Pratama",
    "administrator": "Administrator (eselon III)", "pengawas": "Pengawas (eselon IV)",
    "pelaksana": "Pelaksana", "jf_ahli_utama": "JF Ahli Utama", "jf_ahli_madya": "JF Ahli Madya",
    "jf_ahli_muda": "JF Ahli Muda", "jf_ahli_pertama": "JF Ahli Pertama",
    "jf_setara_madya": "JF yang dipersamakan dengan Ahli Madya (mis. Lektor Kepala)",
    "jf_keterampilan": "JF keterampilan",
}
DIKLAT = {
    "spati": "SPATI", "diklatpim_i": "Diklatpim Tingkat I", "pkn_i": "PKN Tingkat I",
    "spamen": "SPAMEN", "diklatpim_ii": "Diklatpim Tingkat II", "pkn_ii": "PKN Tingkat II",
    "spama": "SPAMA", "diklatpim_iii": "Diklatpim Tingkat III",
    "pka": "Pelatihan Kepemimpinan Administrator", "adum": "ADUM", "diklatpim_iv": "Diklatpim Tingkat IV",
    "pkp": "Pelatihan Kepemimpinan Pengawas", "setara_lain": "Diklat lain yang dinyatakan setara",
    "teknis": "Diklat teknis",
}
UNSUR_KINERJA = {
    "skp": "Sasaran Kerja Pegawai", "orientasi_pelayanan": "Orientasi pelayanan", "integritas": "Integritas",
    "komitmen": "Komitmen", "disiplin": "Disiplin", "kerja_sama": "Kerja sama",
    "kepemimpinan": "Kepemimpinan",
}
PREDIKAT = {
    "sangat_baik": "Sangat Baik", "baik": "Baik", "butuh_perbaikan": "Butuh Perbaikan", "kurang": "Kurang",
    "sangat_kurang": "Sangat Kurang",
}
EKSPEKTASI = {
    "di_atas": "Di atas ekspektasi", "sesuai": "Sesuai ekspektasi", "di_bawah": "Di bawah ekspektasi",
}
TINGKAT_HUKUMAN = {"ringan": "Ringan", "sedang": "Sedang", "berat": "Berat"}
PIDANA = {
    "tidak_pernah": "Tidak pernah", "pernah": "Pernah menjalani proses pidana",
    "sedang": "Sedang menjalani proses pidana",
}
MODE_USIA = {"tahun_penuh": "Tahun penuh", "tepat": "Tepat sampai hari"}
CAKUPAN = {"nasional": "Nasional", "provinsi": "Antar kabupaten/kota dalam satu provinsi"}
UNSUR_PANITIA = {
    "internal": "Internal", "instansi_lain": "Pejabat instansi lain", "akademisi": "Akademisi",
    "pakar": "Pakar", "profesional": "Profesional",
}
# Per-year kinds are written with their year (skp_2018); here stands the stem.
JENIS_BERKAS = (
    "surat_lamaran", "drh", "ktp", "ijazah_s1", "ijazah_lanjutan", "ijazah_terakhir", "sk_pangkat",
    "sk_jabatan", "sk_jabatan_administrator", "sttp_pim", "sertifikat_teknis", "skp", "spt_tahunan",
    "pakta_integritas", "pernyataan_hukdis", "keterangan_hukdis_pyb", "keterangan_hukdis_ppk", "pas_foto",
    "persetujuan_pyb", "persetujuan_ppk", "hasil_asesmen",
)
BERKAS_TAHUNAN = "skp"
BAGIAN_PENGUMUMAN = {
    "jabatan": "Nama jabatan yang lowong", "syarat_administrasi": "Persyaratan administrasi",
    "batas_waktu": "Batas waktu lamaran dan kelengkapan",
    "tahapan_jadwal_sistem": "Tahapan, jadwal, dan sistem seleksi",
    "kontak_sekretariat": "Alamat atau telepon sekretariat", "prosedur_lain": "Prosedur lain",
    "tujuan_lamaran": "Tujuan lamaran: Panitia Seleksi",
    "tanda_tangan_ketua": "Tanda tangan Ketua Panitia Seleksi",
}
