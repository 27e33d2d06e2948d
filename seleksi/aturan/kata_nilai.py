"""Fields and values of a profile or round in Indonesian words, for rules pages and for differences.

A reader never meets a code of ours: every field has a label here (a test walks the classes), every
code of a closed list its words. Names that a profile gives (documents, stages) come in as `kamus`.
"""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from seleksi.aturan import rujukan
from seleksi.aturan.hukum import nama_peraturan
from seleksi.aturan.jenis import JENIS_SYARAT, KODE_TAHAP, KONDISI_BERKAS
from seleksi.aturan.profil import Profil
from seleksi.aturan.waktu import kata_lama, kata_tanggal

PIHAK = {"pansel": "Panitia Seleksi", "pyb": "Pejabat yang Berwenang", "ppk": "Pejabat Pembina Kepegawaian"}
PESERTA = {
    "umum": "umum", "pelamar": "semua pelamar", "lulus_administrasi": "peserta yang lulus seleksi administrasi",
    "tiga_besar": "tiga calon",
}
PILIHAN: dict[str, Mapping[str, str]] = {
    "keputusan": {
        "otomatis": "dihitung dari isian", "otomatis_verifikasi": "dihitung dari isian, lalu diverifikasi dengan berkasnya",
        "manusia": "diputuskan Panitia Seleksi", "tahap_lanjut": "dinilai pada tahap lanjutan",
    },
    "bila": KONDISI_BERKAS, "bila_harfiah": KONDISI_BERKAS, "peserta": PESERTA, "sebelum": {
        "pengumuman": "sebelum pengumuman", "penetapan": "sebelum penetapan oleh PPK", "pelantikan": "sebelum pelantikan",
        "perpanjangan": "sebelum perpanjangan pendaftaran"},
    "format": {"pdf": "PDF", "gambar": "gambar"},
    "periode": {"kinerja": "satu untuk setiap tahun penilaian", "pajak": "untuk tahun pajak yang ditetapkan"},
    "mode_jendela": {"harian": "setiap hari pada jam yang sama", "menerus": "terus-menerus dari hari pertama sampai hari terakhir"},
    "mode_usia": rujukan.MODE_USIA, "cakupan": rujukan.CAKUPAN, "pilihan": rujukan.CAKUPAN,
    "penilai": {"panitia": "Panitia Seleksi", "asesor": "asesor"},
    "cara": {"tetap": "angka tetap", "rentang": "di dalam rentang", "pansel": "ditetapkan Panitia Seleksi"},
    "unsur": rujukan.UNSUR_PANITIA, "bagian": rujukan.BAGIAN_PENGUMUMAN, "peringkat": PIHAK, "nama_calon": PIHAK, "nama_sekda": PIHAK,
    "status": rujukan.STATUS, "jenis": rujukan.JENIS_INSTANSI | {
        "manajerial": "manajerial", "sosial_kultural": "sosial kultural", "teknis": "teknis"}
        | {kode: kode.replace("_", " ") for kode in JENIS_SYARAT},
    "struktural": rujukan.JENJANG_JABATAN, "fungsional": rujukan.JENJANG_JABATAN, "diperiksa": rujukan.JENJANG_JABATAN | rujukan.DIKLAT,
    "setara": rujukan.DIKLAT, "lebih_tinggi": rujukan.DIKLAT, "predikat": rujukan.PREDIKAT, "ekspektasi": rujukan.EKSPEKTASI,
    "tingkat": rujukan.TINGKAT_HUKUMAN, "aman": rujukan.PIDANA, "zona": {"Asia/Jakarta": "Waktu Indonesia Barat"},
    "minimal": {kode: f"{nama} ({kode})" for kode, nama in rujukan.GOLONGAN.items()} | rujukan.PENDIDIKAN,
}
PILIHAN |= {"mode": PILIHAN["mode_jendela"]}
LABEL = {
    # shared
    "dasar": "Dasar", "bawaan": "Alasan bawaan", "nama": "Nama", "judul": "Judul", "penjelasan": "Penjelasan", "catatan": "Catatan",
    "keterangan": "Keterangan", "uraian": "Uraian", "mulai": "Mulai", "sampai": "Sampai", "selesai": "Selesai", "nilai": "Nilai",
    "lampiran": "Lampiran",
    "jenis": "Jenis", "minimal": "Paling rendah", "maksimal": "Paling tinggi", "batas": "Batas bagi Panitia Seleksi", "level": "Level",
    # profile
    "syarat": "Syarat", "versi": "Versi uraian", "ringkas": "Nama singkat", "bacaan_harfiah": "Surat persetujuan dibaca menurut bunyinya",
    "provinsi": "Wilayah provinsi", "nama_provinsi": "Provinsi", "ibu_kota": "Ibu kota",
    "kepala": "Kepala daerah", "bentuk": "Bentuk peraturan", "nomor": "Nomor", "tanggal": "Tanggal", "tentang": "Tentang",
    "berlaku_mulai": "Berlaku mulai", "teks": "Dasar hukum",
    # requirements
    "keputusan": "Cara memutuskan", "pansel": "Ditetapkan Panitia Seleksi", "bukti": "Dibuktikan dengan", "saran": "Saran bagi pelamar",
    "status": "Status", "menurut_cakupan": "Mengikuti cakupan putaran", "bulan": "Lama paling kurang", "struktural": "Jabatan struktural",
    "fungsional": "Jabatan fungsional", "diperiksa": "Diperiksa Panitia Seleksi", "wajib": "Wajib", "setara": "Dihitung sama",
    "lebih_tinggi": "Diterima dengan catatan", "nilai_minimal": "Angka paling rendah", "predikat": "Predikat yang diterima",
    "ekspektasi": "Rating aspek yang diterima", "tingkat": "Tingkat", "rentang_bulan": "Rentang ke belakang",
    "sedang_dijalani": "Hukuman yang masih dijalani menghalangi", "pemeriksaan": "Sedang diperiksa menghalangi",
    "aman": "Memenuhi dengan sendirinya", "masa_bulan": "Masa berlaku", "berkas": "Berkas", "tahap": "Tahap",
    # documents
    "label": "Nama berkas", "bila": "Wajib", "bila_harfiah": "Wajib menurut bunyi pasal", "format": "Format",
    "maks_byte": "Ukuran paling besar", "periode": "Diminta", "ganda": "Boleh lebih dari satu", "boleh_nihil": "Boleh menyatakan tidak ada",
    "blanko": "Blangko disediakan", "meterai": "Bermeterai", "penandatangan": "Penanda tangan", "legalisir": "Dilegalisir oleh",
    # stages, registration, weights, panel, announcement
    "peserta": "Peserta", "opsional": "Hanya bila diperlukan", "diumumkan": "Hasilnya diumumkan", "komponen": "Komponen nilai",
    "mode_jendela": "Jendela pendaftaran", "zona": "Zona waktu", "jam_buka": "Jam buka", "jam_tutup": "Jam tutup",
    "jabatan_per_pelamar": "Jabatan per pelamar", "tujuan": "Lamaran ditujukan kepada", "penilai": "Dinilai oleh",
    "cara": "Cara menetapkan", "jumlah": "Jumlah", "maks_persen": "Paling banyak", "unsur": "Unsur", "kuorum_persen": "Kuorum lebih dari",
    "saluran": "Saluran", "bagian": "Isi yang wajib dimuat", "pilihan": "Pilihan cakupan", "ada": "Diadakan",
    "bebas_narkoba": "Termasuk bebas narkoba", "bila_gagal": "Bila tidak lulus", "jam": "Masa sanggah",
    "tidak_terbaca": "Pindaian tidak terbaca boleh diganti", "kurang": "Berkas yang tidak dikirim boleh disusulkan",
    "perpanjangan": "Perpanjangan paling banyak", "hari_perpanjangan": "Lama satu perpanjangan",
    "minimal_akhir": "Paling sedikit sesudah perpanjangan", "kuota": "Calon per jabatan", "urutan_wajib": "Menurut urutan nilai",
    "urutan_seri": "Bila nilai sama, dibandingkan berurutan", "bawaan_seri": "Alasan bawaan urutan nilai sama",
    "peringkat": "Peringkat disampaikan dari dan kepada", "nama_calon": "Nama calon disampaikan dari dan kepada",
    "nama_sekda": "Nama calon Sekretaris Daerah", "peringkat_rahasia": "Peringkat dirahasiakan", "pemberi": "Diberikan oleh",
    "pengganti": "Penggantinya", "pengganti_mulai": "Pengganti sejak", "sebelum": "Harus ada",
    "hanya_sekda": "Hanya jabatan Sekretaris Daerah",
    "level_standar": "Level standar", "level_maksimal": "Level tertinggi", "memenuhi": "Memenuhi syarat mulai",
    "masih_memenuhi": "Masih memenuhi syarat mulai",
    # round
    "nomor_pengumuman": "Nomor pengumuman", "tempat": "Tempat", "tanggal_surat": "Tanggal pengumuman",
    "tanggal_publikasi": "Tanggal publikasi", "mulai_pendaftaran": "Pendaftaran mulai", "tanggal_tutup": "Hari penutupan pendaftaran",
    "tanggal_acuan_usia": "Tanggal acuan usia", "tahun_kinerja": "Tahun penilaian kinerja", "mode_usia": "Cara menghitung usia",
    "cakupan": "Cakupan", "tahun_pajak": "Tahun pajak", "parameter": "Penetapan Panitia Seleksi", "alamat": "Alamat",
    "telepon": "Telepon", "situs": "Situs", "kode_pos": "Kode pos", "mode": "Jendela pendaftaran", "jabatan": "Jabatan",
    "unit": "Unit kerja",
    "sekda": "Jabatan Sekretaris Daerah", "bobot": "Bobot", "profil": "Peraturan",
}
SATUAN = {
    "maksimal": "{} tahun", "maks_persen": "{} persen", "kuorum_persen": "{} persen", "jabatan_per_pelamar": "{} jabatan",
    "jam": "{} jam", "perpanjangan": "{} kali", "hari_perpanjangan": "{} hari kalender", "kuota": "{} calon",
    "memenuhi": "{} persen", "masih_memenuhi": "{} persen", "minimal_akhir": "{} pelamar", "hari_kerja": "{} hari kerja",
    "bobot": "{} persen", "pelamar": "{} pelamar", "rupiah": "Rp{}", "orang": "{} orang",
}
BULAN = frozenset({"bulan", "rentang_bulan", "masa_bulan"})
NOL = {"jam": "tidak dibuka", "jumlah": "disebut setiap putaran", "perpanjangan": "tidak ada"}
KOSONG = "tidak ditetapkan"


Kamus = Mapping[str, Mapping[str, str]]  # whose names -> code -> name
_KAMUS = {"bukti": "berkas", "berkas": "berkas", "tahap": "tahap", "komponen": "komponen", "urutan_seri": "komponen",
          "provinsi": "provinsi", "profil": "profil"}


def kamus_profil(profil: Profil) -> dict[str, dict[str, str]]:
    """Names that a profile gives to its requirements, documents, stages and weighted components."""
    return {
        "syarat": {s.kode: s.nama for s in profil.syarat}, "berkas": {b.jenis: nama_berkas(b.label) for b in profil.berkas},
        "tahap": KODE_TAHAP | {t.kode: t.nama for t in profil.tahap}, "komponen": {k.kode: k.nama for k in profil.bobot.komponen},
        "provinsi": {profil.daerah.provinsi: profil.daerah.nama_provinsi}, "profil": {profil.kode: nama_peraturan(profil)},
    }


def nama_berkas(label: str) -> str:
    """The name of a slot without its year: "SKP Tahun {tahun}" -> "SKP"."""
    return re.sub(r"(\s+Tahun\s+)?\{\w+\}$", "", label)


def tanpa_isian(teks: str) -> str:
    """A title before its numbers are known: an ellipsis for each."""
    return re.sub(r"\{\w+\}", "…", teks)


def kata(bidang: str, nilai: Any, kamus: Kamus, satuan: str = "") -> str:
    """One value as a reader reads it; empty ones are said to be empty."""
    if nilai is None or nilai in ("", ()) or nilai == []:
        return KOSONG
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, (list, tuple)):
        if bidang == "batas":
            return " sampai ".join(_angka(n) for n in nilai)
        pisah = " → " if bidang in {"peringkat", "nama_calon", "nama_sekda", "urutan_seri"} else ", "
        return pisah.join(kata(bidang, n, kamus) for n in nilai)
    if isinstance(nilai, date):
        return kata_tanggal(nilai)
    if isinstance(nilai, time):
        return f"{nilai:%H.%M.%S}" if nilai.second else f"{nilai:%H.%M}"
    if isinstance(nilai, str):
        return PILIHAN.get(bidang, kamus.get(_KAMUS.get(bidang, ""), {})).get(nilai) or tanpa_isian(nilai)
    return _bilangan(bidang, nilai, satuan)


def _bilangan(bidang: str, nilai: int | Decimal, satuan: str) -> str:
    if nilai == 0 and bidang in NOL:
        return NOL[bidang]
    if bidang in BULAN:
        return kata_lama(nilai)
    if bidang == "maks_byte":
        return f"{nilai // 1024 // 1024} MB" if nilai % (1024 * 1024) == 0 else f"{_angka(nilai)} byte"
    if bidang in {"tahun_kinerja", "tahun_pajak", "versi"}:
        return str(nilai)
    return SATUAN.get(satuan or bidang, "{}").format(_angka(nilai))


def _angka(nilai: Any) -> str:
    """Decimal comma, dots between thousands, no trailing zeros."""
    if not isinstance(nilai, (int, Decimal)):
        return str(nilai)
    bulat, _, pecahan = f"{nilai:,f}".partition(".") if isinstance(nilai, Decimal) else (f"{nilai:,d}", "", "")
    return bulat.replace(",", ".") + (f",{pecahan.rstrip('0')}" if pecahan.rstrip("0") else "")
