"""Pages of the scorers, with named people: owner, other member, Ketua, secretariat, assessor, applicant, stranger."""
import pytest
from django.test import Client
from django.urls import reverse

from pendaftaran.models import Koreksi
from penilaian import segel, services
from penilaian.models import Benturan, LembarNilai
from seleksi.core.models import AksesLog
from seleksi.tests import pabrik

from . import bantu
from .bantu import KINI

pytestmark = pytest.mark.django_db


def alamat(ini, nama, *args):
    return reverse(nama, args=[ini.seleksi.instansi.slug, ini.seleksi.slug, *args])


def masuk(orang) -> Client:
    klien = Client()
    klien.force_login(orang)
    return klien


def isian(ini, nilai="80", komponen="makalah", **ubah) -> dict[str, str]:
    return {f"nilai_{k}": v for k, v in bantu.nilai_rata(ini.seleksi, komponen, nilai).items()} | {"versi": "0",
                                                                                                   "catatan": ""} | ubah


@pytest.mark.parametrize(("siapa", "status"), [
    ("Kartika Ketua", 200), ("Anggota Satu", 200), ("Asih Asesor", 200), ("Sinta Sekretariat", 404),
    ("Peserta Uji 1", 404), ("Orang Asing", 404)])
def test_daftar_hanya_untuk_penilai(siapa, status):
    ini = bantu.babak(peserta=1)
    assert masuk(pabrik.orang(siapa)).get(alamat(ini, "penilaian")).status_code == status


def test_pengunjung_diminta_masuk():
    ini = bantu.babak(peserta=1)
    for nama, args in (("penilaian", ()), ("kesehatan", ()), ("rapat_penetapan", ()), ("pembukaan", (ini.lowongan.kode,)),
                       ("peringkat", (ini.lowongan.kode,)), ("lembar", (ini.peserta[0].kode, "makalah"))):
        jawab = Client().get(alamat(ini, nama, *args))
        assert (jawab.status_code, jawab.url.split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_memakai_jumlah_kueri_tetap(jumlah, django_assert_num_queries):
    ini = bantu.babak(peserta=jumlah, lowongan=jumlah)
    klien = masuk(ini.anggota[1])
    klien.get(alamat(ini, "penilaian"))
    with django_assert_num_queries(15):
        assert klien.get(alamat(ini, "penilaian")).status_code == 200


def test_daftar_menunjukkan_kemajuan():
    ini = bantu.babak(peserta=2)
    bantu.finalkan(ini, ini.peserta[0], "makalah", ini.ketua)
    services.simpan_lembar(lamaran=ini.peserta[0], komponen="wawancara", nilai={"wawancara_teknis": "70"}, versi=0,
                           oleh=ini.ketua, pada=KINI)
    isi = masuk(ini.ketua).get(alamat(ini, "penilaian")).content.decode()
    assert "1 dari 6 lembar final" in isi
    assert (isi.count("Sedang diisi</span>"), isi.count("Belum diisi</span>")) == (1, 4)


def test_benturan_dinyatakan_di_halaman():
    ini = bantu.babak(peserta=2, nyatakan=False)
    klien, url = masuk(ini.anggota[1]), alamat(ini, "benturan", ini.lowongan.kode)
    satu = ini.peserta[0]
    lembar = alamat(ini, "lembar", satu.kode, "makalah")
    assert klien.get(lembar).url == url
    jawab = klien.post(url, {f"ada_{satu.kode}": "on", f"alasan_{satu.kode}": "", "nyatakan": "on"})
    assert "Tulis alasannya" in jawab.content.decode()
    assert "Centang pernyataan ini" in klien.post(url, {}).content.decode()
    assert not Benturan.objects.exists()
    jawab = klien.post(url, {f"ada_{satu.kode}": "on", f"alasan_{satu.kode}": "Ipar", "nyatakan": "on"})
    assert (jawab.status_code, jawab.url) == (302, alamat(ini, "penilaian"))
    assert klien.get(lembar).status_code == 404  # recused: the sheet does not exist for this member
    assert klien.get(alamat(ini, "lembar", ini.peserta[1].kode, "makalah")).status_code == 200
    assert "Benturan" in klien.get(url).content.decode()


@pytest.mark.parametrize("siapa", ["Sinta Sekretariat", "Peserta Uji 1", "Orang Asing"])
def test_benturan_bukan_untuk_orang_lain(siapa):
    ini = bantu.babak(peserta=1, nyatakan=False)
    assert masuk(pabrik.orang(siapa)).get(alamat(ini, "benturan", ini.lowongan.kode)).status_code == 404


def test_lembar_menampilkan_kriteria_beku_dan_tingkatnya():
    ini = bantu.babak(peserta=1)
    isi = masuk(ini.ketua).get(alamat(ini, "lembar", ini.peserta[0].kode, "makalah")).content.decode()
    for kata in ("Pemahaman tugas dan isu strategis", "Bobot 25%", "65–74,99",
                 "Tugas dipahami, isu strategis baru sebagian.", "IV/b (Pembina Tingkat I)"):
        assert kata in isi
    bantu.umumkan(ini)
    asesor = masuk(ini.asesor).get(alamat(ini, "lembar", ini.peserta[0].kode, "asesmen")).content.decode()
    assert "Mengelola perubahan" in asesor and "Standar level 4" in asesor
    assert "Pembina Tingkat I" not in asesor  # the dossier is the panel's


@pytest.mark.parametrize(("siapa", "komponen", "status"), [
    ("Kartika Ketua", "makalah", 200), ("Anggota Satu", "wawancara", 200), ("Anggota Satu", "asesmen", 404),
    ("Asih Asesor", "asesmen", 200),
    ("Asih Asesor", "makalah", 404), ("Sinta Sekretariat", "makalah", 404), ("Peserta Uji 1", "makalah", 404),
    ("Orang Asing", "makalah", 404),
    ("Anggota Satu", "usia", 404)])
def test_siapa_melihat_lembar_mana(siapa, komponen, status):
    ini = bantu.babak(peserta=1)
    bantu.umumkan(ini)
    klien, url = masuk(pabrik.orang(siapa)), alamat(ini, "lembar", ini.peserta[0].kode, komponen)
    assert klien.get(url).status_code == status
    if status == 404:
        assert klien.post(url, isian(ini, aksi="simpan")).status_code == 404
        assert klien.post(url + "simpan/", {"medan": "catatan", "catatan": "x", "versi": "0"}).status_code == 404
        assert not LembarNilai.objects.exists()


def test_simpan_otomatis_satu_medan():
    ini = bantu.babak(peserta=1)
    klien, url = masuk(ini.ketua), alamat(ini, "lembar_simpan", ini.peserta[0].kode, "makalah")
    jawab = klien.post(url, {"medan": "nilai_makalah_isu", "nilai_makalah_isu": "82,5", "versi": "0"})
    assert (jawab.status_code, jawab.json()["versi"]) == (200, 1)
    assert klien.post(url, {"medan": "catatan", "catatan": "Rapi", "versi": "1"}).json()["versi"] == 2
    assert segel.buka(LembarNilai.objects.get()) == segel.IsiLembar(nilai={"makalah_isu": "82.50"}, catatan="Rapi")
    salah = klien.post(url, {"medan": "nilai_makalah_isu", "nilai_makalah_isu": "820", "versi": "2"})
    assert (salah.status_code, "paling tinggi 100" in salah.json()["galat"]) == (422, True)
    lama = klien.post(url, {"medan": "nilai_makalah_isu", "nilai_makalah_isu": "70", "versi": "1"})
    assert (lama.status_code, "belum disimpan" in lama.json()["galat"]) == (409, True)
    assert klien.post(url, {"medan": "nilai_makalah_isu", "nilai_makalah_isu": "70"}).status_code == 422
    assert segel.buka(LembarNilai.objects.get()).nilai == {"makalah_isu": "82.50"}
    assert klien.get(url).status_code == 405


def test_isian_salah_tidak_menghilangkan_yang_benar():
    ini = bantu.babak(peserta=1)
    klien, url = masuk(ini.ketua), alamat(ini, "lembar", ini.peserta[0].kode, "makalah")
    jawab = klien.post(url, isian(ini, aksi="final", paham="on", nilai_makalah_isu="8o"))
    isi = jawab.content.decode()
    assert jawab.status_code == 422
    assert 'value="8o"' in isi and "<title>Kesalahan: " in isi and 'name="versi" value="1"' in isi
    lembar = LembarNilai.objects.get()
    assert (lembar.status, set(segel.buka(lembar).nilai)) == ("draf",
                                                              set(bantu.nilai_rata(ini.seleksi, "makalah", "80")) - {"makalah_isu"})
    assert klien.post(url, isian(ini, aksi="final", paham="on", versi="1")).status_code == 302


def test_dua_jendela_melihat_kedua_isian():
    ini = bantu.babak(peserta=1)
    klien, url = masuk(ini.ketua), alamat(ini, "lembar", ini.peserta[0].kode, "makalah")
    klien.post(url, isian(ini, "80", aksi="simpan"))
    jawab = klien.post(url, isian(ini, "70", aksi="simpan"))  # the other tab still shows version 0
    isi = jawab.content.decode()
    assert jawab.status_code == 409
    for kata in ("Dua isian berbeda", 'data-judul="Isian Anda" class="angka">70', 'data-judul="Tersimpan" class="angka">80,00'):
        assert kata in isi
    assert segel.buka(LembarNilai.objects.get()).nilai["makalah_isu"] == "80.00"
    klien.post(url, isian(ini, "70", aksi="simpan", versi="1"))  # the page now carries the newest version
    assert segel.buka(LembarNilai.objects.get()).nilai["makalah_isu"] == "70.00"


def test_final_perlu_pernyataan_lalu_memberi_tanda_terima():
    ini = bantu.babak(peserta=1)
    klien, url = masuk(ini.ketua), alamat(ini, "lembar", ini.peserta[0].kode, "makalah")
    assert "Centang pernyataan ini untuk memfinalkan" in klien.post(url, isian(ini, aksi="final")).content.decode()
    jawab = klien.post(url, isian(ini, "81,25", aksi="final", paham="on", versi="1"), follow=True)
    lembar = LembarNilai.objects.get()
    isi = jawab.content.decode()
    for kata in (lembar.kode, lembar.komitmen, "81,25", "Tanda terima", segel.buka(lembar).garam):
        assert kata in isi
    assert set(AksesLog.objects.filter(objek=f"lembar:{lembar.pk}").values_list("pengguna", "tindakan")) == {(ini.ketua.pk, "baca")}


def test_lembar_final_tidak_berubah_lewat_halaman():
    ini = bantu.babak(peserta=1)
    lembar = bantu.finalkan(ini, ini.peserta[0], "makalah", ini.ketua)
    klien, url = masuk(ini.ketua), alamat(ini, "lembar", ini.peserta[0].kode, "makalah")
    jawab = klien.post(url, isian(ini, "99", aksi="simpan", versi=str(lembar.versi)))
    assert (jawab.status_code, "sudah final dan tidak dapat diubah" in jawab.content.decode()) == (409, True)
    jawab = klien.post(url + "simpan/", {"medan": "nilai_makalah_isu", "nilai_makalah_isu": "99", "versi": str(lembar.versi)})
    assert (jawab.status_code, "sudah final" in jawab.json()["galat"]) == (409, True)
    assert segel.buka_utuh(LembarNilai.objects.get()).skor == "80.00"


def test_lembar_orang_lain_404_sampai_dibuka():
    ini = bantu.babak(peserta=1)
    bantu.nilai_semua(ini)
    milik = LembarNilai.objects.get(penugasan__pengguna=ini.anggota[1], komponen="makalah")
    url = alamat(ini, "lembar_terbuka", milik.kode)
    luar = [ini.sinta, ini.asesor, pabrik.orang("Peserta Uji 1"), pabrik.orang("Orang Asing")]
    for orang in (ini.ketua, ini.anggota[2], *luar):
        assert masuk(orang).get(url).status_code == 404
    bantu.buka(ini)
    for orang in (ini.ketua, ini.anggota[2]):
        jawab = masuk(orang).get(url)
        assert (jawab.status_code, "Lembar Anggota Satu" in jawab.content.decode()) == (200, True)
    for orang in luar:
        assert masuk(orang).get(url).status_code == 404


def test_lembar_dari_seleksi_lain_404():
    ini = bantu.babak(peserta=1)
    lain = pabrik.seleksi_tuban(slug="lain", jumlah_lowongan=1)
    pabrik.orang("Kartika Ketua", "anggota", seleksi=lain)
    url = reverse("lembar", args=[lain.instansi.slug, lain.slug, ini.peserta[0].kode, "makalah"])
    assert masuk(ini.ketua).get(url).status_code == 404


def test_sesudah_dibuka_lembar_kosong_tidak_ada_dan_yang_final_tetap_terbaca():
    ini = bantu.babak(peserta=1, nyatakan=False)
    services.nyatakan_benturan(lowongan=ini.lowongan, alasan={}, oleh=ini.ketua, pada=KINI)
    for orang in ini.anggota[1:]:
        services.nyatakan_benturan(lowongan=ini.lowongan, alasan={ini.peserta[0].pk: "Ipar"}, oleh=orang, pada=KINI)
    bantu.umumkan(ini)
    services.nyatakan_benturan(lowongan=ini.lowongan, alasan={}, oleh=ini.asesor, pada=KINI)
    bantu.finalkan(ini, ini.peserta[0], "asesmen", ini.asesor)
    for komponen in bantu.PANITIA:
        bantu.finalkan(ini, ini.peserta[0], komponen, ini.ketua)
    bantu.catat_sehat(ini, ini.peserta[0])
    bantu.buka(ini)
    url = alamat(ini, "lembar", ini.peserta[0].kode, "makalah")
    assert masuk(ini.ketua).get(url).status_code == 200
    assert masuk(ini.anggota[1]).get(url).status_code == 404


def test_isian_html_tampil_sebagai_tulisan():
    ini = bantu.babak(peserta=1)
    klien, url = masuk(ini.ketua), alamat(ini, "lembar", ini.peserta[0].kode, "makalah")
    klien.post(url, isian(ini, aksi="final", paham="on", catatan="<script>alert(1)</script>{{7*7}}"))
    isi = klien.get(url).content.decode()
    assert "<script>alert(1)" not in isi and "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in isi


def test_fakta_terverifikasi_di_samping_lembar_rekam_jejak():
    ini = bantu.babak(peserta=1)
    lamaran = ini.peserta[0]
    for jalur, nilai in (("jabatan.0.terkait", False), ("diklat.0", None)):
        Koreksi.objects.create(lamaran=lamaran, jalur=jalur, klaim=True, nilai=nilai, alasan="SK", oleh=ini.sinta, pada=KINI)
    isi = masuk(ini.ketua).get(alamat(ini, "lembar", lamaran.kode, "rekam_jejak")).content.decode()
    for kata in ("Kepala Bidang Contoh, Administrator (eselon III), 2 Januari 2012 s.d. 1 Januari 2017, tidak terkait "
                 "(dikoreksi verifikator)",
                 "Sekretaris Dinas Contoh, Administrator (eselon III), 2 Januari 2017 s.d. sekarang, terkait jabatan yang dilamar</li>",
                 "2019: skp 82,00, orientasi pelayanan 82,00", "portal tidak memberi nilai otomatis"):
        assert kata in isi, kata
    assert "20 Agustus 2013" not in isi  # struck out by the verifier
    assert "Fakta terverifikasi" not in masuk(ini.ketua).get(alamat(ini, "lembar", lamaran.kode, "makalah")).content.decode()
    assert reverse("dosir", args=[ini.seleksi.instansi.slug, ini.seleksi.slug, lamaran.kode]) in isi


def test_ringkasan_kesalahan_di_atas_menurut_urutan_butir():
    ini = bantu.babak(peserta=1)
    jawab = masuk(ini.ketua).post(alamat(ini, "lembar", ini.peserta[0].kode, "makalah"), isian(ini, aksi="final", catatan="tetap ada") | {
        next(k for k in isian(ini) if k.startswith("nilai_")): "190"})
    html = jawab.content.decode()
    ringkasan = html.split('class="galat"')[1].split("</div>")[0]
    assert jawab.status_code == 422 and "<title>Kesalahan: " in html
    assert ringkasan.index("Nilai paling tinggi 100.") < ringkasan.index("Centang pernyataan ini untuk memfinalkan.")
    assert 'href="#id_nilai_' in ringkasan and 'value="190"' in html and "tetap ada" in html
