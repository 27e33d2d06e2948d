"""Histories of ranks, honours and bodies: typed once, read by the rules, printed on the CV."""
from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from pendaftaran.domain.pangkat import pangkat_terakhir
from pendaftaran.models import IsianProfil, Pelamar, RiwayatPangkat
from pendaftaran.selectors.data_saya import data_profil
from pendaftaran.selectors.formulir import data_pelamar
from pendaftaran.selectors.profil import keadaan_profil, pelamar_saya
from pendaftaran.selectors.terbuka import alasan_bagian
from pendaftaran.tests.pelamar_uji import draf
from pendaftaran.tests.test_profil import kirim, satu_baris, simpan_otomatis
from seleksi.tests.pabrik import orang, pelamar_lengkap, seleksi_tuban

pytestmark = pytest.mark.django_db


@pytest.fixture
def ratna(client):
    pengguna = orang("Ratna Pelamar")
    client.force_login(pengguna)
    return pengguna


def kini(pengguna) -> tuple:
    return Pelamar.objects.values_list("golongan", "tmt_golongan").get(pengguna=pengguna)


@pytest.mark.parametrize(("baris", "hasil"), [
    ([], None), ([(date(2016, 4, 1), "IV/b")], (date(2016, 4, 1), "IV/b")),
    ([(date(2020, 4, 1), "IV/c"), (date(2012, 4, 1), "IV/a")], (date(2020, 4, 1), "IV/c")),
    ([(date(2016, 4, 1), "III/d"), (date(2016, 4, 1), "IV/a")], (date(2016, 4, 1), "IV/a"))])
def test_pangkat_terakhir(baris, hasil):
    assert pangkat_terakhir(baris) == hasil


def test_pangkat_sekarang_mengikuti_baris_terbaru(client, ratna):
    tua = satu_baris(client, "pangkat")
    kirim(client, "pangkat", "tambah", baris=tua)
    baru = IsianProfil.objects.get().mentah["baris"][-1]
    isi = {"baris": [tua, baru], f"{tua}-golongan": "IV/a", f"{tua}-tmt": "01/04/2012", f"{baru}-golongan": "IV/b",
           f"{baru}-tmt": "01-04-2016", f"{baru}-nomor_sk": "823/1", f"{baru}-pejabat": "Gubernur Contoh"}
    assert kirim(client, "pangkat", **isi).status_code == 302
    assert kini(ratna) == ("IV/b", date(2016, 4, 1))
    assert data_pelamar(pelamar_saya(ratna)).riwayat["pangkat"] == (
        ("Pembina", "IV/a", "1 April 2012", "", ""), ("Pembina Tingkat I", "IV/b", "1 April 2016", "823/1", "Gubernur Contoh"))
    kirim(client, "pangkat", **isi | {f"{tua}-tmt": "01-04-2020"})
    assert kini(ratna) == ("IV/a", date(2020, 4, 1))
    kirim(client, "pangkat", f"hapus:{tua}", **isi)
    assert kini(ratna) == ("IV/b", date(2016, 4, 1))
    kirim(client, "pangkat", f"hapus:{baru}", **isi)
    assert kini(ratna) == ("", None)


def test_pangkat_disimpan_otomatis(client):
    pelamar = pelamar_lengkap("Ratna Pelamar")
    client.force_login(pelamar.pengguna)
    kode = pelamar.riwayatpangkat_set.get().kode
    assert simpan_otomatis(client, "pangkat", f"{kode}-golongan", "IV/c", 0).status_code == 200
    assert kini(pelamar.pengguna) == ("IV/c", date(2016, 4, 1))
    simpan_otomatis(client, "pangkat", f"{kode}-tmt", "31-02-2020", 1)  # a draft changes no rank
    assert kini(pelamar.pengguna) == ("IV/c", date(2016, 4, 1))


def test_pangkat_lama_menjadi_baris_pertama():
    lengkap, separuh = pelamar_lengkap("Satu"), pelamar_lengkap("Dua", urut=2)
    RiwayatPangkat.objects.all().delete()
    Pelamar.objects.filter(pk=separuh.pk).update(tmt_golongan=None)
    import_module("pendaftaran.migrations.0005_riwayat_pangkat_penghargaan").pangkat_lama(apps, None)
    assert list(RiwayatPangkat.objects.values_list("pelamar", "golongan", "tmt")) == [(lengkap.pk, "IV/b", date(2016, 4, 1))]


@pytest.mark.parametrize(("bagian", "isi", "baris"), [
    ("penghargaan", {"nama": "Satyalancana Contoh", "tahun": "2010", "pemberi": "Presiden"}, ("Satyalancana Contoh", "2010", "Presiden")),
    ("organisasi", {"nama": "Korps Contoh", "kedudukan": "Ketua", "mulai": "2005", "selesai": "2009"},
     ("Korps Contoh", "Ketua", "2005-2009")),
    ("organisasi", {"nama": "Korps Contoh", "mulai": "2005"}, ("Korps Contoh", "", "2005-sekarang"))])
def test_penghargaan_dan_organisasi_dicetak_dan_disalin(client, ratna, bagian, isi, baris):
    kode = satu_baris(client, bagian)
    assert kirim(client, bagian, baris=kode, **{f"{kode}-{k}": v for k, v in isi.items()}).status_code == 302
    assert data_pelamar(pelamar_saya(ratna)).riwayat[bagian] == (baris,)
    assert [b["nama"] for b in data_profil(ratna)[bagian]] == [isi["nama"]]
    assert {k.bagian.kode: k.status for k in keadaan_profil(pelamar_saya(ratna))}[bagian] == "pilihan"


@pytest.mark.parametrize(("bagian", "isi", "kata"), [
    ("penghargaan", {"nama": "A", "tahun": "9999"}, "Tahun 9999 belum terjadi"),
    ("penghargaan", {"nama": "A", "tahun": "10"}, "empat angka"),
    ("organisasi", {"nama": "A", "mulai": "2009", "selesai": "2005"}, "Tahun selesai mendahului tahun mulai."),
    ("pangkat", {"golongan": "V/a", "tmt": "01-04-2016"}, "V/a"), ("pangkat", {"golongan": "IV/a", "tmt": "01-04-2099"}, "belum terjadi")])
def test_baris_keliru_tetap_draf(client, ratna, bagian, isi, kata):
    kode = satu_baris(client, bagian)
    jawab = kirim(client, bagian, baris=kode, **{f"{kode}-{k}": v for k, v in isi.items()})
    assert (jawab.status_code, kata in jawab.content.decode()) == (200, True)
    assert IsianProfil.objects.get().mentah["baris"] == [kode]


@pytest.mark.parametrize(("bagian", "kalimat"), [
    ("pangkat", "Dipakai untuk syarat Pangkat (A.1.b) pada"), ("penghargaan", None)])
def test_setiap_bagian_menyebut_pasal_yang_membacanya(client, bagian, kalimat):
    lamaran = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    assert [s.startswith(kalimat) for s in alasan_bagian(bagian, [lamaran])] == [True] * bool(kalimat)
    client.force_login(lamaran.pelamar.pengguna)
    isi = client.get(reverse("profil_bagian", args=[bagian])).content.decode()
    assert (kalimat or "dicetak pada daftar riwayat hidup") in isi
    assert "8 dari 8 bagian lengkap." in client.get(reverse("profil")).content.decode()


def test_bagian_pilihan_tidak_menambah_yang_terbuka(client):
    pelamar = pelamar_lengkap("Ratna Pelamar")
    status = {k.bagian.kode: k.status for k in keadaan_profil(pelamar_saya(pelamar.pengguna))}
    assert {k: v for k, v in status.items() if v != "lengkap"} == dict.fromkeys(("asesmen", "penghargaan", "organisasi"), "pilihan")
    client.force_login(pelamar.pengguna)
    assert "IV/b" in client.get(reverse("profil_bagian", args=["pangkat"])).content.decode()
