"""Pages of verification: named people, what is shown and kept, both verifiers, exports, literal query counts."""
import pytest
from django.test import Client

from pendaftaran.models import Koreksi, Lamaran, PutusanBerkas, PutusanSyarat, UsulanAdministrasi
from pendaftaran.services.hasil import tulis_generasi
from pendaftaran.services.verifikasi import koreksi, putuskan_berkas, usulkan
from pendaftaran.tests.bahan import NANTI, alamat, buka, masuk, putuskan_semua, sukma, teks, tetapkan_dan_sahkan
from seleksi.core.domain.peran import Peran
from seleksi.core.models import AksesLog
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, panitia, seleksi_tuban

pytestmark = pytest.mark.django_db
KUERI_MEJA = 17


@pytest.fixture
def seleksi():
    return seleksi_tuban(jumlah_lowongan=2)


@pytest.fixture
def lowongan(seleksi):
    return seleksi.lowongan.get(urut=1)


@pytest.fixture
def lamaran(lowongan):
    return lamaran_terkirim(lowongan, "Peserta Uji 1", urut=1)


@pytest.fixture
def sinta(seleksi):
    return masuk("Sinta Sekretariat")


def meja(lamaran, **kueri):
    return alamat("verifikasi", lamaran.seleksi, lamaran.kode) + ("?" + "&".join(f"{k}={v}" for k, v in kueri.items()) if kueri else "")


# --- who -------------------------------------------------------------------------------------------------------------
HALAMAN = ("verifikasi_daftar", "verifikasi", "dosir", "verifikasi_ekspor", "rapat_administrasi")
HARAP = {
    "Sinta Sekretariat": (200, 200, 200, 200, 404), "Kartika Ketua": (200, 404, 200, 200, 200),
    "Anggota Satu": (200, 404, 200, 404, 200), "Awas Pengawas": (200, 404, 200, 200, 200),
    "Asri Asesor": (404, 404, 404, 404, 404), "Narti Narasumber": (404, 404, 404, 404, 404), "Bupati Contoh": (404, 404, 404, 404, 404),
    "Peserta Uji 1": (404, 404, 404, 404, 404), "Peserta Uji 2": (404, 404, 404, 404, 404), "Orang Asing": (404, 404, 404, 404, 404),
    "Sekretariat Lain": (404, 404, 404, 404, 404), None: (302, 302, 302, 302, 302),
}


def _orang_orang(seleksi):
    panitia(seleksi, 2)
    for nama, peran in (("Awas Pengawas", Peran.PENGAWAS), ("Asri Asesor", Peran.ASESOR), ("Narti Narasumber", Peran.NARASUMBER),
                        ("Bupati Contoh", Peran.PPK)):
        orang(nama, peran, seleksi=seleksi)
    orang("Sekretariat Lain", Peran.SEKRETARIAT, seleksi=seleksi_tuban(slug="lain", jumlah_lowongan=1))


def _alamat_halaman(lamaran, nama):
    lain = {"verifikasi": (lamaran.kode,), "dosir": (lamaran.kode,), "verifikasi_ekspor": ("csv",)}
    return alamat(nama, lamaran.seleksi, *lain.get(nama, ()))


def test_siapa_boleh_melihat(lamaran, seleksi):
    _orang_orang(seleksi)
    lamaran_terkirim(lamaran.lowongan, "Peserta Uji 2", urut=2)
    hasil = {}
    for nama in HARAP:
        klien = masuk(nama) if nama else Client()
        hasil[nama] = tuple(klien.get(_alamat_halaman(lamaran, halaman)).status_code for halaman in HALAMAN)
    assert hasil == HARAP


@pytest.mark.parametrize("nama", ["Kartika Ketua", "Anggota Satu", "Awas Pengawas", "Peserta Uji 1", "Orang Asing"])
def test_hanya_sekretariat_yang_dapat_memutus_lewat_halaman(lamaran, seleksi, nama):
    _orang_orang(seleksi)
    jawab = masuk(nama).post(meja(lamaran), {"aksi": "syarat", "putusan": "sesuai", "terakhir": 0})
    assert (jawab.status_code, PutusanSyarat.objects.count()) == (404, 0)


@pytest.mark.parametrize("status", ["draf", "ditarik"])
def test_draf_dan_yang_ditarik_tidak_dibuka(lamaran, sinta, seleksi, status):
    lamaran_draf = Lamaran.objects.create(pelamar=lamaran.pelamar, seleksi=seleksi, lowongan=lamaran.lowongan, status="ditarik")
    if status == "ditarik":
        Lamaran.objects.filter(pk=lamaran.pk).update(status="ditarik")
        lamaran_draf = lamaran
    assert [sinta.get(alamat(h, seleksi, lamaran_draf.kode)).status_code for h in ("verifikasi", "dosir")] == [404, 404]


def test_lamaran_seleksi_lain_tidak_ada_di_sini(lamaran, sinta, seleksi):
    lain = seleksi_tuban(slug="lain", jumlah_lowongan=1)
    assert sinta.get(alamat("verifikasi", lain, lamaran.kode)).status_code == 404


# --- workbench -------------------------------------------------------------------------------------------------------
@pytest.fixture
def nyata(lamaran):
    """With a generation of the real rules, so that every item of Tuban is there."""
    tulis_generasi(lamaran=lamaran, fakta=lamaran.fakta, sebab="ketentuan", pada=KINI)
    return lamaran


def test_meja_menampilkan_bukti_dan_pengakuan(nyata, sinta):
    sk = nyata.berkas.get(jenis="sk_pangkat")
    nyata.berkas.filter(pk=sk.pk).update(peringatan=["tanda_tangan"])
    isi = teks(sinta.get(meja(nyata, butir=f"berkas-{sk.kode}")))
    gambar = alamat("berkas_gambar", nyata.seleksi, sk.kode, 1)
    assert f'src="{gambar}"' in isi
    assert "Golongan ruang: <strong>Pembina Tingkat I (IV/b)</strong>" in isi
    assert "TMT golongan: <strong>1 April 2016</strong>" in isi
    assert "Legalisir: BKPSDM" in isi
    assert "tanda tangan elektronik" in isi
    assert (AksesLog.objects.get().objek, AksesLog.objects.get().tindakan) == (f"lamaran:{nyata.pk}", "verifikasi")


def test_halaman_berikut_tanpa_javascript(nyata, sinta):
    sk = nyata.berkas.get(jenis="sk_jabatan")
    sk.halaman, sk.jalur_gambar = 3, ["a/1.jpg", "a/2.jpg", "a/3.jpg"]
    sk.save()
    kunci = f"berkas-{sk.kode}"
    isi = teks(sinta.get(meja(nyata, butir=kunci, hal=2)))
    assert 'alt="Halaman 2 dari 3, SK jabatan terakhir"' in isi
    assert f'href="?butir={kunci}&amp;hal=1"' in isi
    assert f'href="?butir={kunci}&amp;hal=3"' in isi
    for aneh, harap in (("99", 3), ("0", 1), ("-1", 1), ("x", 1), ("9" * 400, 1), ("²", 1)):
        assert f"Halaman {harap} dari 3" in teks(sinta.get(meja(nyata, butir=kunci, hal=aneh))), aneh


def test_sesuai_lalu_lanjut_ke_butir_berikut(nyata, sinta):
    pertama = nyata.berkas.get(jenis="surat_lamaran")
    jawab = sinta.post(meja(nyata, butir=f"berkas-{pertama.kode}"), {
        "aksi": "berkas", "putusan": "sesuai", "sha256": pertama.sha256_asli, "terakhir": 0})
    assert (jawab.status_code, jawab["Location"]) == (302, meja(nyata, butir=f"berkas-{nyata.berkas.get(jenis='drh').kode}"))
    assert (PutusanBerkas.objects.get().berkas, PutusanBerkas.objects.get().oleh.nama) == (pertama, "Sinta Sekretariat")


def test_catatan_sebelum_tombol_dan_pintasan_dijelaskan(nyata, sinta):
    isi = teks(sinta.get(meja(nyata, butir="syarat-usia")))
    assert isi.index('name="catatan"') < isi.index('value="sesuai"') < isi.index('value="tidak_sesuai"')
    for kata in ("Pintasan papan tombol", "butir berikut", "catat sesuai dan lanjut", "buka pilihan tidak sesuai"):
        assert kata in isi, kata


def test_tidak_sesuai_tanpa_alasan_mempertahankan_isian(nyata, sinta):
    jawab = sinta.post(meja(nyata, butir="syarat-usia"), {
        "aksi": "syarat", "putusan": "tidak_sesuai", "catatan": "ketikan saya", "terakhir": 0})
    isi = teks(jawab)
    assert (jawab.status_code, PutusanSyarat.objects.count()) == (200, 0)
    assert "Pilih alasan mengapa tidak sesuai." in isi
    assert "ketikan saya" in isi
    assert "<title>Kesalahan: " in isi


def test_orang_kedua_diberi_tahu_dengan_nama(nyata, sinta, seleksi):
    ktp = nyata.berkas.get(jenis="ktp")
    putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="sesuai", oleh=sukma(seleksi), pada=NANTI)
    jawab = sinta.post(meja(nyata, butir=f"berkas-{ktp.kode}"), {
        "aksi": "berkas", "putusan": "tidak_sesuai", "kode_alasan": "tidak_terbaca", "sha256": ktp.sha256_asli, "terakhir": 0})
    isi = teks(jawab)
    assert (jawab.status_code, PutusanBerkas.objects.count()) == (409, 1)
    assert "Sukma Sekretariat memutuskan “sesuai” untuk berkas ini" in isi
    assert f'name="terakhir" value="{PutusanBerkas.objects.get().pk}"' in isi  # a second try is a decision, not an accident


def test_berkas_diganti_selagi_dibaca(nyata, sinta):
    lama = nyata.berkas.get(jenis="ktp")
    nyata.berkas.filter(pk=lama.pk).update(diganti=KINI)
    baru = nyata.berkas.get(pk=lama.pk)
    baru.pk, baru.kode, baru.diganti, baru.sha256_asli = None, "barubarubaru", None, "9" * 64
    baru.save()
    jawab = sinta.post(meja(nyata, butir=f"berkas-{lama.kode}"), {
        "aksi": "berkas", "putusan": "sesuai", "sha256": lama.sha256_asli, "terakhir": 0})
    isi = teks(jawab)
    assert (jawab.status_code, PutusanBerkas.objects.count()) == (409, 0)
    assert "Berkas ini diganti pada " in isi
    assert f'name="sha256" value="{"9" * 64}"' in isi  # the new file is what is shown now


def test_koreksi_lewat_halaman(nyata, sinta):
    sk = nyata.berkas.get(jenis="sk_pangkat")
    url = meja(nyata, butir="syarat-golongan", lihat=sk.kode, koreksi="golongan")
    assert "Diaku pelamar: <strong>Pembina Tingkat I (IV/b)</strong>" in teks(sinta.get(url))
    jawab = sinta.post(url, {"aksi": "koreksi", "jalur": "golongan", "nilai": "III/d", "alasan": "SK menyebut III/d", "berkas": sk.kode,
                             "halaman": 1, "terakhir": 0})
    assert (jawab.status_code, jawab["Location"]) == (302, meja(nyata, butir="syarat-golongan"))
    k = Koreksi.objects.get()
    assert (k.jalur, k.nilai, k.berkas_sha256, k.halaman, k.oleh.nama) == ("golongan", "III/d", sk.sha256_asli, 1, "Sinta Sekretariat")
    isi = teks(sinta.get(meja(nyata, butir="syarat-golongan")))
    assert "Diaku: Pembina Tingkat I (IV/b). Dikoreksi Sinta Sekretariat" in isi
    assert "Hasil pemeriksaan otomatis (perhitungan ke-3" in isi


@pytest.mark.parametrize(("isi", "harap"), [
    ({"nilai": "V/z"}, "Masukkan pilihan yang valid"), ({"alasan": ""}, "Bidang ini tidak boleh kosong"),
    ({"nilai": "IV/b"}, "tidak ada yang dikoreksi"),
])
def test_koreksi_salah_dijelaskan(nyata, sinta, isi, harap):
    jawab = sinta.post(meja(nyata, butir="syarat-golongan"), {
        "aksi": "koreksi", "jalur": "golongan", "nilai": "III/d", "alasan": "ketikan saya", "terakhir": 0, **isi})
    assert (jawab.status_code, Koreksi.objects.count()) == (200, 0)
    assert harap in teks(jawab)


@pytest.mark.parametrize("jalur", ["nip", "jabatan.9.plt", "karangan", "berkas.0"])
def test_jalur_koreksi_karangan_tidak_ada(nyata, sinta, jalur):
    assert sinta.get(meja(nyata, koreksi=jalur)).status_code == 404
    assert sinta.post(meja(nyata), {"aksi": "koreksi", "jalur": jalur, "nilai": "1", "alasan": "x", "terakhir": 0}).status_code == 404


def test_usulan_dan_orang_kedua_lewat_halaman(nyata, sinta, seleksi):
    putuskan_semua(nyata, orang("Sinta Sekretariat"))
    jawab = sinta.post(meja(nyata), {"aksi": "usulkan", "putusan": "tms", "alasan": ""})
    assert (jawab.status_code, UsulanAdministrasi.objects.count()) == (200, 0)
    assert "Usulan tidak memenuhi syarat harus disertai alasan." in teks(jawab)
    assert sinta.post(meja(nyata), {"aksi": "usulkan", "putusan": "tms", "alasan": "Usia lewat"}).status_code == 302
    sendiri = sinta.post(meja(nyata), {"aksi": "uji", "setuju": "ya"})
    assert (sendiri.status_code, "bukan pengusulnya" in teks(sendiri)) == (403, True)
    assert 'name="setuju"' not in teks(sinta.get(meja(nyata)))
    sukma(seleksi)
    kedua = masuk("Sukma Sekretariat")
    assert 'name="setuju"' in teks(kedua.get(meja(nyata)))
    assert kedua.post(meja(nyata), {"aksi": "uji", "setuju": "ya"}).status_code == 302
    nyata.refresh_from_db()
    assert nyata.status == "diverifikasi"
    assert 'name="putusan"' not in teks(sinta.get(meja(nyata)))


def test_usulan_sebelum_selesai_tidak_ditawarkan(nyata, sinta):
    isi = teks(sinta.get(meja(nyata)))
    assert "Belum diputus: 24 butir." in isi
    assert 'value="usulkan"' not in isi


@pytest.mark.parametrize("aksi", ["", "hapus", "tetapkan"])
def test_aksi_karangan(nyata, sinta, aksi):
    assert sinta.post(meja(nyata), {"aksi": aksi}).status_code == 404


def test_nama_berisi_html_ditampilkan_sebagai_teks(nyata, sinta):
    Lamaran.objects.filter(pk=nyata.pk).update(nama="<script>alert(1)</script>")
    isi = teks(sinta.get(meja(nyata))) + teks(sinta.get(alamat("verifikasi_daftar", nyata.seleksi)))
    assert "<script>alert" not in isi


@pytest.mark.parametrize("jumlah", [1, 3])
def test_meja_kueri_tetap(lowongan, sinta, seleksi, django_assert_num_queries, jumlah):
    """Neither more applications nor more documents, corrections and verdicts of one cost more."""
    for urut in range(1, jumlah + 1):
        lamaran = lamaran_terkirim(lowongan, f"Peserta Uji {urut}", urut=urut)
    lamaran.berkas.exclude(pk__in=list(lamaran.berkas.values_list("pk", flat=True)[:jumlah])).update(diganti=KINI)
    for bulan in range(1, jumlah + 1):
        koreksi(lamaran=lamaran, jalur="tmt_golongan", nilai=f"2016-{bulan:02}-15", alasan="SK", oleh=sukma(seleksi), pada=NANTI)
    putuskan_semua(lamaran, sukma(seleksi))
    sinta.get(meja(lamaran))
    with django_assert_num_queries(KUERI_MEJA):
        sinta.get(meja(lamaran))


# --- dossier ---------------------------------------------------------------------------------------------------------
def test_dosir_menyembunyikan_catatan_sesudah_penetapan(lowongan, seleksi):
    lamaran = lamaran_terkirim(lowongan, "Peserta Uji 1", urut=1)
    ktp = lamaran.berkas.get(jenis="ktp")
    putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="sesuai", catatan="CATATAN-RAHASIA", oleh=sukma(seleksi), pada=NANTI)
    putuskan_semua(lamaran, orang("Sinta Sekretariat"))
    usulkan(lamaran=lamaran, putusan="ms", oleh=orang("Sinta Sekretariat"), pada=NANTI)
    buka(seleksi)
    anggota = masuk("Anggota Satu")
    url = alamat("dosir", seleksi, lamaran.kode)
    sebelum = teks(anggota.get(url))
    assert ("CATATAN-RAHASIA" in sebelum, "Hasil mesin dan verifikasi" in sebelum) == (True, True)
    tetapkan_dan_sahkan(seleksi)
    sesudah = teks(anggota.get(url))
    assert [kata for kata in ("CATATAN-RAHASIA", "Hasil mesin dan verifikasi", "Sinta Sekretariat") if kata in sesudah] == []
    for kata in ("Data yang diverifikasi", "Pembina Tingkat I (IV/b)", "Kartu Tanda Penduduk"):
        assert kata in sesudah
    dibaca = AksesLog.objects.filter(tindakan="dosir").values_list("objek", "pengguna__nama")
    assert list(dibaca) == [(f"lamaran:{lamaran.pk}", "Anggota Satu")] * 2

