"""The panel's meeting through its page: who sees what, what is kept, one act that closes it."""
from datetime import timedelta

import pytest
from django.urls import reverse

from pendaftaran.models import Koreksi, Lamaran, PenetapanAdministrasi
from pendaftaran.services.penetapan import tetapkan_administrasi, tetapkan_sesuai_usulan
from pendaftaran.tests.bahan import RAPAT, buka, masuk, siap, teks, tetapkan_dan_sahkan
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Rapat
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, panitia, seleksi_tuban

pytestmark = pytest.mark.django_db
KUERI_TERBUKA = 20


@pytest.fixture
def seleksi():
    return seleksi_tuban(jumlah_lowongan=2)


@pytest.fixture
def pansel(seleksi):
    orang("Awas Pengawas", Peran.PENGAWAS, seleksi=seleksi)
    return panitia(seleksi, 4)


@pytest.fixture
def dua(seleksi, pansel):
    lowongan = seleksi.lowongan.get(urut=1)
    return siap(lowongan, 1), siap(lowongan, 2, "tms")


@pytest.fixture
def url(seleksi):
    return reverse("rapat_administrasi", args=[seleksi.instansi.slug, seleksi.slug])


def test_kosong_mengatakan_apa_yang_ditunggu(seleksi, pansel, url):
    isi = teks(masuk("Kartika Ketua").get(url))
    assert "Belum ada yang dapat ditetapkan" in isi
    assert "Buka rapat" not in isi


def test_ketua_membuka_dengan_kehadiran(seleksi, pansel, dua, url):
    assert "Rapat belum dibuka oleh Ketua" in teks(masuk("Anggota Satu").get(url))
    ketua = masuk("Kartika Ketua")
    kosong = ketua.post(url, {"aksi": "buka"})
    assert (kosong.status_code, Rapat.objects.count()) == (200, 0)
    jawab = ketua.post(url, {"aksi": "buka", "hadir": [t.pk for t in pansel[:4]]})
    assert (jawab.status_code, jawab["Location"], Rapat.objects.get().hadir.count()) == (302, url, 4)


@pytest.mark.parametrize("nama", ["Anggota Satu", "Awas Pengawas"])
def test_hanya_ketua_yang_membuka(seleksi, pansel, dua, url, nama):
    jawab = masuk(nama).post(url, {"aksi": "buka", "hadir": [pansel[0].pk]})
    assert (jawab.status_code, Rapat.objects.count()) == (403, 0)
    assert "Anda tidak berwenang untuk membuka rapat Panitia Seleksi." in teks(jawab)


@pytest.mark.parametrize("aksi", ["buka", "tetapkan", "sesuai", "sahkan", ""])
def test_sekretariat_tidak_sampai_ke_halaman(seleksi, pansel, dua, url, aksi):
    """The secretariat proposes and never determines: for it the page does not exist."""
    buka(seleksi, pansel)
    sinta = masuk("Sinta Sekretariat")
    isi = {"aksi": aksi, "lamaran": dua[0].kode, "putusan": "ms", "hadir": [pansel[0].pk], "yakin": "on"}
    assert (sinta.get(url).status_code, sinta.post(url, isi).status_code, PenetapanAdministrasi.objects.count()) == (404, 404, 0)


def test_anggota_melihat_bahan_dan_menetapkan(seleksi, pansel, dua, url):
    buka(seleksi, pansel)
    anggota = masuk("Anggota Satu")
    isi = teks(anggota.get(url))
    assert "Usia lewat" in isi
    assert "diuji Sukma Sekretariat" in isi
    assert reverse("dosir", args=[seleksi.instansi.slug, seleksi.slug, dua[0].kode]) in isi
    jawab = anggota.post(url, {"aksi": "tetapkan", "lamaran": dua[0].kode, "putusan": "ms", "terakhir": ""})
    assert (jawab.status_code, jawab["Location"]) == (302, f"{url}#{dua[0].kode}")
    assert (PenetapanAdministrasi.objects.get().lamaran, PenetapanAdministrasi.objects.get().oleh.nama) == (dua[0], "Anggota Satu")


def test_menyimpang_tanpa_alasan_mempertahankan_pilihan(seleksi, pansel, dua, url):
    buka(seleksi, pansel)
    jawab = masuk("Anggota Satu").post(url, {"aksi": "tetapkan", "lamaran": dua[1].kode, "putusan": "ms", "alasan": " "})
    isi = teks(jawab)
    assert (jawab.status_code, PenetapanAdministrasi.objects.count()) == (200, 0)
    assert "penetapan yang berbeda harus disertai alasan" in isi
    assert f'value="ms" id="ms-{dua[1].kode}" checked' in isi


def test_dua_anggota_di_halaman_yang_sama(seleksi, pansel, dua, url):
    rapat = buka(seleksi, pansel)
    tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="tms", alasan="berkas kurang", oleh=orang("Anggota Dua"), pada=RAPAT)
    jawab = masuk("Anggota Satu").post(url, {"aksi": "tetapkan", "lamaran": dua[0].kode, "putusan": "ms", "terakhir": ""})
    assert (jawab.status_code, PenetapanAdministrasi.objects.get().putusan) == (409, "tms")
    assert "Anggota Dua menetapkan “tidak memenuhi syarat” pada " in teks(jawab)
    terlihat = PenetapanAdministrasi.objects.get().pada.isoformat(timespec="microseconds")
    assert f'name="terakhir" value="{terlihat}"' in teks(jawab)
    lagi = masuk("Anggota Satu").post(url, {"aksi": "tetapkan", "lamaran": dua[0].kode, "putusan": "ms", "terakhir": terlihat})
    assert (lagi.status_code, PenetapanAdministrasi.objects.get().putusan) == (302, "ms")


def test_yang_tidak_hadir_hanya_membaca(seleksi, pansel, dua, url):
    buka(seleksi, pansel[:4])
    klien = masuk(pansel[4].pengguna.nama)
    assert "Anda tidak tercatat hadir dalam rapat ini" in teks(klien.get(url))
    jawab = klien.post(url, {"aksi": "tetapkan", "lamaran": dua[0].kode, "putusan": "ms"})
    assert (jawab.status_code, PenetapanAdministrasi.objects.count()) == (403, 0)


def test_ketua_mengesahkan_semua(seleksi, pansel, dua, url):
    buka(seleksi, pansel)
    ketua = masuk("Kartika Ketua")
    isi = teks(ketua.get(url))
    assert "2 lamaran yang selesai diverifikasi belum ditetapkan." in isi
    assert 'value="sahkan"' not in isi
    assert ketua.post(url, {"aksi": "sesuai"}).status_code == 302
    assert 'value="sahkan"' in teks(ketua.get(url))
    assert 'value="sahkan"' not in teks(masuk("Anggota Satu").get(url))
    assert ketua.post(url, {"aksi": "sahkan"}).status_code == 200  # without the tick
    assert Rapat.objects.get().status == "dibuka"
    assert ketua.post(url, {"aksi": "sahkan", "yakin": "on", "catatan": "Rapat lancar"}).status_code == 302
    assert [Lamaran.objects.get(pk=satu.pk).status for satu in dua] == ["lulus_administrasi", "tidak_lulus_administrasi"]
    isi = teks(ketua.get(url))
    assert ("Rapat lancar" in isi, 'name="aksi"' in isi) == (True, False)


def test_klik_kedua_sesudah_disahkan(seleksi, pansel, dua, url):
    tetapkan_dan_sahkan(seleksi)
    jawab = masuk("Kartika Ketua").post(url, {"aksi": "sahkan", "yakin": "on"})
    assert (jawab.status_code, Rapat.objects.count()) == (200, 1)
    assert "Rapat belum dibuka, atau sudah disahkan." in teks(jawab)


@pytest.mark.parametrize("kode", ["tidakada1234", ""])
def test_lamaran_karangan(seleksi, pansel, dua, url, kode):
    buka(seleksi, pansel)
    jawab = masuk("Anggota Satu").post(url, {"aksi": "tetapkan", "lamaran": kode, "putusan": "ms"})
    assert (jawab.status_code, PenetapanAdministrasi.objects.count()) == (404 if kode else 200, 0)


def test_lamaran_seleksi_lain_tidak_dapat_ditetapkan(seleksi, pansel, dua, url):
    buka(seleksi, pansel)
    asing = lamaran_terkirim(seleksi_tuban(slug="lain", jumlah_lowongan=1).lowongan.get(), "Peserta Uji 9", urut=9, status="diverifikasi")
    assert masuk("Anggota Satu").post(url, {"aksi": "tetapkan", "lamaran": asing.kode, "putusan": "ms"}).status_code == 404


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_tetap(seleksi, pansel, url, django_assert_num_queries, jumlah):
    for urut in range(1, jumlah + 1):
        lamaran = siap(seleksi.lowongan.get(urut=1), urut, "tms")
        Koreksi.objects.create(lamaran=lamaran, jalur="golongan", klaim="IV/b", nilai="IV/a", alasan="SK", pada=KINI,
                               oleh=orang("Sinta Sekretariat"), berkas_sha256=lamaran.fakta_sha256, halaman=1)
    rapat = buka(seleksi, pansel)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT + timedelta(minutes=1))
    ketua = masuk("Kartika Ketua")
    ketua.get(url)
    with django_assert_num_queries(KUERI_TERBUKA):
        ketua.get(url)
