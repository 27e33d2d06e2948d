"""Where the lines of a letter stand on paper: signatures, tables and receipts, with few and many people."""
import io
from datetime import date

import pypdf
import pytest
from django.template.loader import render_to_string

from seleksi.core import pdf
from seleksi.core.domain.kata import titik

LABEL = ("Surat lamaran", "Kartu Tanda Penduduk", "SKP Tahun 2018", "Surat pernyataan hukuman disiplin")
KETUA = "Dr. Ir. H. Ketua Contoh Bernama Sangat Panjang, S.H., M.Si., M.Sc."
ANGGOTA = [{"nama": f"Anggota Contoh {n}, S.H., M.Si.", "nip": f"19671005 199202 1 00{n}", "peran": "Anggota", "unsur": "Instansi lain"}
           for n in range(1, 6)]
HADIR = {"hadir": ANGGOTA, "tidak_hadir": ["Dr. Absen, M.Si."], "jumlah_hadir": 5, "jumlah_hadir_kata": "lima", "jumlah_panitia": 6}
PENUTUP = [{"kalimat": f"Ketentuan penutup {n}. Kalimatnya cukup panjang untuk mengisi satu setengah baris pada halaman surat ini.",
            "dasar": "B.3"} for n in range(3)]


def halaman(templat: str, isi: dict, **lain) -> list[str]:
    """The text of each page without its footer."""
    konteks = {
        "kop": {"baris": ["PANITIA SELEKSI"], "alamat": ["Alamat"]}, "tempat": "Tuban", "kepada": [], "tembusan": [], "nomor": "1/UJI/2020",
        "ttd": {"peran": ["Ketua Panitia Seleksi"], "nama": KETUA, "pangkat": "Pembina", "nip": "1"}, "kode": "k", "perihal": "Uji",
        "tanggal": str(date(2020, 9, 29)), "judul": ["Pengumuman", "Seleksi"], "rantai": {"panjang": 9, "kepala": "a" * 64},
        "alamat_periksa": "http://x", "qr": "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E", "isi": isi, **lain}
    dokumen = pypdf.PdfReader(io.BytesIO(pdf.render(render_to_string(f"surat/{templat}.html", konteks), judul="Uji")))
    return [" ".join(x.extract_text().split("Kode verifikasi")[0].split()) for x in dokumen.pages]


def peserta(jumlah: int) -> list[dict]:
    return [{"nomor": f"UJI-{n:04d}", "nama": f"Peserta Uji {n}, S.E., M.Si.", "instansi": "Pemerintah Kabupaten Contoh",
             "putusan": "Memenuhi syarat", "alasan": ""} for n in range(jumlah)]


@pytest.mark.parametrize("jumlah", [1, 5, 13, 14, 15, 40])
def test_tanda_tangan_pengumuman_tidak_pernah_sendiri(jumlah):
    lembar = halaman("pengumuman_hasil_administrasi", {
        "pembuka": "Pembuka.", "lowongan": [{"nama": "Jabatan", "peserta": peserta(jumlah)}], "penutup": PENUTUP,
        "lanjutan": [{"nama": "Tes", "tanggal": "1 Oktober 2020"}] * 4})
    letak = next(n for n, teks in enumerate(lembar) if KETUA in teks)
    assert "Ketentuan penutup 2." in lembar[letak]
    assert (letak, "Kepala rantai jejak" in lembar[letak]) == (len(lembar) - 1, True)


@pytest.mark.parametrize("jumlah", [1, 6, 9, 12, 40])
def test_tabel_tanda_tangan_berita_acara_utuh_bersama_kalimat_penutup(jumlah):
    lembar = halaman("berita_acara_administrasi", {
        "seleksi": "Seleksi", "tanggal_kata": "Selasa", "dibuka": "x", "disahkan": "y", "catatan": "Sesuai usulan Dr. Uji, M.Si.", **HADIR,
        "lowongan": [{"nama": "Jabatan", "jumlah": jumlah, "lulus": jumlah, "tidak_lulus": 0, "baris": peserta(jumlah)}]})
    utuh = [teks for teks in lembar if "Demikian berita acara" in teks]
    assert len(utuh) == 1
    assert [h["nama"] in utuh[0] for h in ANGGOTA] == [True] * 5
    semua = " ".join(lembar)
    assert ("M.Si.." in semua, "Tidak hadir: Dr. Absen, M.Si." in semua) == (False, True)


@pytest.mark.parametrize(("berkas", "panjang"), [(13, 1), (16, 1), (40, 2)])
def test_tanda_terima_pelamar_biasa_satu_halaman(berkas, panjang):
    assert len(halaman("tanda_terima", {
        "nomor": "UJI-0001", "nama": KETUA, "nip": "19671005 199202 1 004", "instansi": "Pemerintah Kabupaten Contoh", "diakui": "Usia",
        "jabatan": "Kepala Dinas Pemberdayaan Masyarakat dan Desa, Keluarga Berencana", "diterima": "Kamis, 24 September 2020",
        "berkas": [{"label": LABEL[n % 4], "halaman": 2, "sha256": f"{n:064x}"} for n in range(berkas)],
        "fakta_sha256": "f" * 64, "lanjutan": [{"nama": "Seleksi administrasi", "tanggal": "29 September 2020"}] * 3})) == panjang


@pytest.mark.parametrize(("kalimat", "hasil"), [
    ("Dr. Absen, M.Si.", "Dr. Absen, M.Si."), ("Sesuai usulan", "Sesuai usulan."), ("Benarkah? ", "Benarkah?"), ("x. ", "x.")])
def test_titik_hanya_satu(kalimat, hasil):
    assert titik(kalimat) == hasil
