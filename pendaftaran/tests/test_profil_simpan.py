"""Autosave, two tabs, two devices: nothing typed is lost and nothing is overwritten silently."""
from datetime import date

import pytest
from django.test import Client

from pendaftaran.models import IsianProfil, Pelamar, RiwayatJabatan
from pendaftaran.services.profil import IsianUsang, simpan_isian
from pendaftaran.tests.test_profil import PRIBADI, alamat, kirim, satu_baris, simpan_otomatis
from seleksi.tests.pabrik import KINI, orang, pelamar_lengkap

pytestmark = pytest.mark.django_db


@pytest.fixture
def ratna(client):
    pengguna = orang("Ratna Pelamar")
    client.force_login(pengguna)
    return pengguna


@pytest.fixture
def client_kantor(ratna):
    kantor = Client()
    kantor.force_login(ratna)
    return kantor


def test_simpan_otomatis_satu_isian(client, ratna):
    jawab = simpan_otomatis(client, "data-pribadi", "tempat_lahir", "Lamongan", 0)
    assert (jawab.status_code, jawab.json()["versi"]) == (200, 1)
    assert jawab.json()["pukul"].endswith(" WIB")
    assert Pelamar.objects.get(pengguna=ratna).tempat_lahir == "Lamongan"


def test_simpan_otomatis_yang_keliru_menjadi_draf(client, ratna):
    jawab = simpan_otomatis(client, "data-pribadi", "nip", "123", 0)
    assert (jawab.status_code, jawab.json()["versi"]) == (200, 1)  # kept, so it is no refusal
    assert jawab.json()["galat"].endswith("NIP: NIP terdiri atas 18 angka; NIP lama 9 angka tidak dipakai lagi.")
    assert simpan_otomatis(client, "data-pribadi", "tempat_lahir", "Tuban", 1).json()["versi"] == 2
    assert IsianProfil.objects.get().mentah["nip"] == ["123"]
    assert Pelamar.objects.get(pengguna=ratna).tempat_lahir == "Tuban"


def test_simpan_otomatis_kotak_centang_dilepas(client):
    pelamar = pelamar_lengkap("Ratna Pelamar")
    client.force_login(pelamar.pengguna)
    d = pelamar.diklat_set.get()
    assert simpan_otomatis(client, "diklat", f"{d.kode}-lulus", None, 0, baris=d.kode).status_code == 200
    assert pelamar.diklat_set.get().lulus is False


def test_simpan_otomatis_beberapa_isian_sekaligus(client, ratna):
    jawab = simpan_otomatis(client, "data-pribadi", ["alamat", "tempat_lahir", "nip"], None, 0, alamat="Jalan A", tempat_lahir="Tuban",
                            nip="12", telepon="bukan isian yang disebut")
    assert jawab.json()["galat"].startswith("Tersimpan sebagai draf pukul")
    p = Pelamar.objects.get(pengguna=ratna)
    assert (p.alamat, p.tempat_lahir, p.nip, p.telepon, IsianProfil.objects.get().versi) == ("Jalan A", "Tuban", "", "", 1)
    assert simpan_otomatis(client, "data-pribadi", ["alamat", "golongan"], None, 1, alamat="B", golongan="IV/e").status_code == 422


def test_jawaban_yang_hilang_bukan_pertentangan(client, ratna):
    """The line broke after the save: the page sends again with the version it knows, and may."""
    for nilai in ("Jalan A", "Jalan B"):
        assert simpan_otomatis(client, "data-pribadi", "alamat", nilai, 0, tab="ponsel").status_code == 200
    assert simpan_otomatis(client, "data-pribadi", "alamat", "Jalan C", 0, tab="kantor").status_code == 409
    assert Pelamar.objects.get(pengguna=ratna).alamat == "Jalan B"


def test_dilanjutkan_di_perangkat_lain(client, ratna, client_kantor):
    """Half a row typed on the phone is there at the office, draft and all, and can be finished there."""
    kode = satu_baris(client, "jabatan")
    simpan_otomatis(client, "jabatan", f"{kode}-nama", "Kepala Bidang", 1, tab="ponsel", baris=kode)
    simpan_otomatis(client, "jabatan", f"{kode}-mulai", "31-02-2012", 2, tab="ponsel", baris=kode)
    isi = client_kantor.get(alamat("jabatan")).content.decode()
    assert 'value="Kepala Bidang"' in isi and 'value="31-02-2012"' in isi
    jawab = kirim(client_kantor, "jabatan", baris=kode, tab="kantor", **{
        f"{kode}-nama": "Kepala Bidang", f"{kode}-jenjang": "administrator", f"{kode}-mulai": "01-02-2012"})
    assert (jawab.status_code, RiwayatJabatan.objects.get().mulai) == (302, date(2012, 2, 1))
    assert simpan_otomatis(client, "jabatan", f"{kode}-nama", "Dari ponsel", 3, tab="ponsel", baris=kode).status_code == 409


@pytest.mark.parametrize("medan", ["golongan", "csrfmiddlewaretoken", "pengguna", "", "abc-nama"])
def test_simpan_otomatis_isian_asing(client, ratna, medan):
    jawab = simpan_otomatis(client, "data-pribadi", medan, "x", 0)
    assert (jawab.status_code, jawab.json()) == (422, {"galat": "Isian ini tidak dikenal. Muat ulang halaman."})


def test_dua_tab_tidak_saling_menimpa(client, ratna):
    kirim(client, "data-pribadi", **PRIBADI)  # versi 1 in both tabs
    kirim(client, "data-pribadi", versi=1, **PRIBADI | {"alamat": "Alamat dari tab pertama"})
    tab_dua = PRIBADI | {"alamat": "Alamat dari tab kedua"}
    jawab = kirim(client, "data-pribadi", versi=1, **tab_dua)
    isi = jawab.content.decode()
    assert jawab.status_code == 409
    assert "Alamat dari tab pertama" in isi and "Alamat dari tab kedua" in isi
    assert Pelamar.objects.get(pengguna=ratna).alamat == "Alamat dari tab pertama"
    assert kirim(client, "data-pribadi", versi=2, **tab_dua).status_code == 302  # a decision from the conflict page
    assert Pelamar.objects.get(pengguna=ratna).alamat == "Alamat dari tab kedua"


def test_simpan_otomatis_dari_tab_usang_menolak(client, ratna):
    kirim(client, "data-pribadi", **PRIBADI)
    jawab = simpan_otomatis(client, "data-pribadi", "alamat", "Lama", 0)
    assert jawab.status_code == 409
    assert jawab.json()["galat"].startswith("Bagian ini sudah disimpan dari tab atau perangkat lain.")


def test_halaman_tidak_bertentangan_dengan_simpanan_otomatisnya_sendiri(client, ratna):
    """Autosave was on its way when Simpan was pressed: the page still says version 0."""
    simpan_otomatis(client, "data-pribadi", "alamat", "Jalan Contoh 1", 0, tab="tabsatu")
    isi = PRIBADI | {"alamat": "Jalan Contoh 2"}
    assert kirim(client, "data-pribadi", versi=0, tab="tabsatu", **isi).status_code == 302
    assert kirim(client, "data-pribadi", versi=0, tab="tabdua", **isi | {"alamat": "Jalan Contoh 3"}).status_code == 409
    simpan_otomatis(client, "data-pribadi", "alamat", "Jalan Contoh 4", 2, tab="tabdua")
    assert kirim(client, "data-pribadi", versi=1, tab="tabdua", **isi).status_code == 409  # older than its own run
    assert Pelamar.objects.get(pengguna=ratna).alamat == "Jalan Contoh 4"


def test_klik_ganda_bukan_pertentangan(client, ratna):
    assert [kirim(client, "data-pribadi", versi=0, **PRIBADI).status_code for _ in range(2)] == [302, 302]


def test_klik_ganda_tambah_baris_menambah_satu(client, ratna):
    for _ in range(2):
        kirim(client, "jabatan", "tambah", versi=0)
    assert len(IsianProfil.objects.get().mentah["baris"]) == 1


def test_layanan_menolak_versi_usang(ratna):
    isi = dict(bagian="data-pribadi", versi=0, nilai={"alamat": "A"}, baris={}, hapus=(), sisa=None, oleh=ratna, pada=KINI)
    simpan_isian(**isi)
    with pytest.raises(IsianUsang):
        simpan_isian(**isi)
