"""Corrected claims are marked wherever somebody decides by them: meeting, dossier, before and after it is final."""
import pytest

from pendaftaran.selectors.koreksi import koreksi_berlaku
from pendaftaran.services.baris_baru import tambah_baris
from pendaftaran.services.penetapan import sahkan_administrasi, tetapkan_administrasi
from pendaftaran.services.verifikasi import koreksi, uji_usulan, usulkan
from pendaftaran.tests.bahan import NANTI, RAPAT, alamat, buka, masuk, putuskan_semua, siap, teks
from pendaftaran.tests.test_verifikasi_baris import BARU
from seleksi.tests.pabrik import lamaran_terkirim, orang

pytestmark = pytest.mark.django_db


def ringkas(lamaran, **lain):
    return [(k.label, k.klaim, k.nilai, k.bukti, k.koreksi.alasan) for k in koreksi_berlaku([lamaran], **lain).get(lamaran.pk, [])]


def ubah(lamaran, sinta, jalur, nilai, alasan="menurut SK", **lain):
    koreksi(lamaran=lamaran, jalur=jalur, nilai=nilai, alasan=alasan, oleh=sinta, pada=NANTI, **lain)


def test_setiap_jenis_koreksi_dalam_kata(lamaran, sinta):
    lamaran.berkas.filter(jenis="sk_pangkat").update(sha256_asli="7" * 64)
    sk = lamaran.berkas.get(jenis="sk_pangkat")
    ubah(lamaran, sinta, "golongan", "III/d", berkas=sk, halaman=1)
    ubah(lamaran, sinta, "jabatan.0.terkait", False)
    ubah(lamaran, sinta, "pendidikan.0", "coret", "ijazah palsu")
    tambah_baris(lamaran=lamaran, nama="jabatan", isi=BARU, alasan="SK lama", berkas=sk, halaman=1, oleh=sinta, pada=NANTI)
    assert ringkas(lamaran) == [
        ("Golongan ruang", "Pembina Tingkat I (IV/b)", "Penata Tingkat I (III/d)", "SK pangkat terakhir, halaman 1", "menurut SK"),
        ("Kepala Bidang Contoh: keterkaitan dengan jabatan yang dilamar", "Terkait", "Tidak terkait", "", "menurut SK"),
        ("Pendidikan Sarjana (S1)", "jenjang Sarjana (S1); tahun lulus 1992", "tidak diakui", "", "ijazah palsu"),
        ("Baris jabatan", "tidak diaku", "nama jabatan Kepala Bagian Contoh; jenjang jabatan Administrator (eselon III); "
         "mulai 2 Januari 2008; sampai 1 Januari 2012; sebagai plt. atau plh. Tidak; keterkaitan dengan jabatan yang dilamar Terkait",
         "SK pangkat terakhir, halaman 1", "SK lama")]
    assert ringkas(lamaran, sampai={lamaran.pk: NANTI.replace(year=2019)}) == []


def test_yang_dibatalkan_tidak_ditandai(lamaran, sinta):
    for jalur, nilai, kembali in (("golongan", "III/d", "IV/b"), ("pendidikan.0", "coret", "pulih")):
        ubah(lamaran, sinta, jalur, nilai)
        ubah(lamaran, sinta, jalur, kembali)
    assert ringkas(lamaran) == []


def test_ditandai_dalam_rapat_dan_dosir_sebelum_dan_sesudah_sah(seleksi, sinta, sukma):
    lamaran = lamaran_terkirim(seleksi.lowongan.get(), "Peserta Uji 1", urut=1)
    ubah(lamaran, sinta, "golongan", "III/d", "SK menyebut III/d", berkas=lamaran.berkas.get(jenis="sk_pangkat"), halaman=1)
    putuskan_semua(lamaran, sinta)
    usulan = usulkan(lamaran=lamaran, putusan="ms", alasan="SK kenaikan menyusul", oleh=sinta, pada=NANTI)
    uji_usulan(usulan=usulan, setuju=True, oleh=sukma, pada=NANTI)
    rapat = buka(seleksi)
    klien, url, dosir = masuk("Anggota Satu"), alamat("rapat_administrasi", seleksi), alamat("dosir", seleksi, lamaran.kode)
    tanda = ("Golongan ruang</strong>: diaku Pembina Tingkat I (IV/b); menurut bukti <strong>Penata Tingkat I (III/d)</strong>",
             "SK menyebut III/d", ", halaman 1.", "Sinta Sekretariat, Selasa, 29 September 2020 pukul 10.00 WIB")
    for alamat_satu in (url, dosir):
        assert [t for t in tanda if t not in teks(klien.get(alamat_satu))] == [], alamat_satu
    isi = teks(klien.get(url))
    assert (isi.count("Berlawanan dengan hasil mesin"), "Hasil mesin tidak memenuhi: " in isi) == (1, True)
    tetapkan_administrasi(rapat=rapat, lamaran=lamaran, putusan="ms", oleh=orang("Anggota Satu"), pada=RAPAT)
    sahkan_administrasi(rapat=rapat, oleh=orang("Kartika Ketua"), pada=RAPAT)
    for alamat_satu in (url, dosir):
        assert [t for t in tanda if t not in teks(klien.get(alamat_satu))] == [], alamat_satu
    assert teks(klien.get(url)).count("Berlawanan dengan hasil mesin") == 2


def test_tanpa_koreksi_tanpa_tanda(seleksi):
    siap(seleksi.lowongan.get(), 1)
    buka(seleksi)
    isi = teks(masuk("Anggota Satu").get(alamat("rapat_administrasi", seleksi)))
    assert ("Pengakuan dikoreksi" in isi, "Berlawanan" in isi) == (False, False)
