"""Later papers: their windows to the second, who brings them, who reads which, and nothing after closing."""
from datetime import UTC, datetime, timedelta

import pytest

from pendaftaran.models import Berkas, JendelaSusulan, Lamaran
from pendaftaran.selectors.hasil_terbit import Tindakan
from pendaftaran.selectors.sanggah import masa_sanggah_seleksi
from pendaftaran.selectors.susulan import berkas_susulan
from pendaftaran.selectors.tindakan import yang_perlu
from pendaftaran.services.berkas import BerkasDitolak, Unggahan
from pendaftaran.services.susulan import atur_susulan, unggah_susulan
from pendaftaran.tests.bahan import alamat, jejak, kata, masuk, teks
from pendaftaran.tests.pelamar_uji import pemilik, unggahan
from pendaftaran.tests.sanggah_uji import TERBIT, terbitkan
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import orang, panitia, peserta, seleksi_tuban

pytestmark = pytest.mark.django_db
BUKA, TUTUP = datetime(2020, 10, 5, 1, 0, tzinfo=UTC), datetime(2020, 10, 5, 8, 0, tzinfo=UTC)
DETIK = timedelta(seconds=1)
ISI = {"tahap": "makalah", "judul": "Makalah", "petunjuk": "Paling banyak 15 halaman.", "gambar": False, "maks_mb": 5}


@pytest.fixture
def seleksi():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    terbitkan(seleksi)
    return seleksi


@pytest.fixture
def satu(seleksi):
    return peserta(seleksi.lowongan.get(), 1)[0]


def atur(seleksi, **ubah):
    return atur_susulan(**(ISI | {"seleksi": seleksi, "buka": BUKA, "tutup": TUTUP, "oleh": orang("Sinta Sekretariat"), "pada": TERBIT}
                           | ubah))


def bawa(jendela, lamaran, pada=BUKA, isi=None, nama="makalah.pdf", **ubah):
    return unggah_susulan(**({"jendela": jendela, "lamaran": lamaran, "unggahan": Unggahan(unggahan(isi, nama).file, nama),
                              "oleh": pemilik(lamaran), "pada": pada} | ubah))


@pytest.mark.parametrize("pada", [BUKA, TUTUP, TUTUP + timedelta(microseconds=999999)])
def test_kedua_ujung_jendela_termasuk(seleksi, satu, folder_sementara, pada):
    jendela = atur(seleksi)
    berkas = bawa(jendela, satu, pada)
    assert (berkas.tahap, berkas.jenis, berkas in satu.berkas.berlaku()) == ("makalah", jendela.jenis, False)
    assert jejak("susulan.diterima") == [(f"berkas:{berkas.pk}", "Peserta Uji 1", {
        "lamaran": satu.pk, "susulan": jendela.pk, "sha256": berkas.sha256_asli})]


@pytest.mark.parametrize(("pada", "kalimat"), [
    (BUKA - DETIK, "Senin, 5 Oktober 2020 pukul 07.59.59 WIB, sebelum jendelanya dibuka Senin, 5 Oktober 2020 pukul 08.00.00 WIB."),
    (TUTUP + DETIK, "Senin, 5 Oktober 2020 pukul 15.00.01 WIB, sesudah jendelanya ditutup Senin, 5 Oktober 2020 pukul 15.00.00 WIB.")])
def test_di_luar_jendela_ditolak(seleksi, satu, pada, kalimat):
    with pytest.raises(TidakSah) as galat:
        bawa(atur(seleksi), satu, pada)
    assert (kata(galat), Berkas.objects.exclude(tahap="").count()) == (f"Permintaan Anda tiba {kalimat}", 0)


def test_mengganti_selama_terbuka(seleksi, satu, folder_sementara):
    jendela = atur(seleksi)
    lama, baru = bawa(jendela, satu), bawa(jendela, satu, TUTUP)
    lama.refresh_from_db()
    assert (lama.diganti, [b.pk for b in berkas_susulan([satu], ["makalah"])[satu.pk]]) == (TUTUP, [baru.pk])


@pytest.mark.parametrize("status", ["diajukan", "tidak_lulus_administrasi", "gugur"])
def test_hanya_peserta(seleksi, satu, status):
    jendela = atur(seleksi)
    Lamaran.objects.filter(pk=satu.pk).update(status=status)
    satu.refresh_from_db()
    with pytest.raises(TidakSah, match="^Berkas ini hanya diminta dari peserta yang lulus seleksi administrasi\\.$"):
        bawa(jendela, satu)


def test_berkas_buruk_atau_milik_orang_lain(seleksi, satu, folder_sementara):
    jendela = atur(seleksi)
    with pytest.raises(BerkasDitolak):
        bawa(jendela, satu, isi=b"bukan pdf")
    with pytest.raises(TidakBerwenang):
        bawa(jendela, satu, oleh=orang("Orang Asing"))


@pytest.mark.parametrize(("ubah", "kalimat"), [
    ({"tahap": "penetapan"}, "Tahap ini tidak dikenal"), ({"judul": " "}, "Sebutkan nama berkas"), ({"tutup": BUKA}, "Waktu tutup harus"),
    ({"buka": TERBIT - 2 * DETIK, "tutup": TERBIT - DETIK}, "Waktu tutup harus"), ({"oleh": "Kartika Ketua"}, "tidak berwenang")])
def test_jendela_ditolak(seleksi, ubah, kalimat):
    if "oleh" in ubah:
        ubah = {"oleh": orang(ubah["oleh"])}
    with pytest.raises((TidakSah, TidakBerwenang), match=kalimat):
        atur(seleksi, **ubah)


def test_jendela_diubah_sampai_tutup_lalu_tidak(seleksi):
    atur(seleksi)
    assert atur(seleksi, tutup=TUTUP + DETIK).tutup == TUTUP + DETIK
    with pytest.raises(TidakSah, match="sudah tutup Senin, 5 Oktober 2020 pukul 15.00.01 WIB dan tidak dibuka lagi"):
        atur(seleksi, pada=TUTUP + 2 * DETIK, tutup=TUTUP + timedelta(days=1))
    assert JendelaSusulan.objects.count() == 1


def test_disebut_sebagai_yang_perlu_dilakukan(seleksi, satu, folder_sementara):
    jendela, masa = atur(seleksi), masa_sanggah_seleksi(seleksi, pada=BUKA)
    assert yang_perlu(satu, masa, BUKA) == [Tindakan("Unggah Makalah", "", alamat("susulan", seleksi), TUTUP)]
    assert yang_perlu(satu, masa, BUKA - DETIK) == []
    bawa(jendela, satu)
    assert yang_perlu(satu, masa, BUKA) == []


def test_berkas_kesehatan_hanya_bagi_pencatat_dan_ketua(seleksi, satu, folder_sementara):
    panitia(seleksi, 1)
    orang("Pengawas Satu", Peran.PENGAWAS, seleksi=seleksi)
    sehat, makalah = atur(seleksi, tahap="kesehatan", judul="Surat keterangan sehat"), atur(seleksi)
    kode = [bawa(j, satu).kode for j in (sehat, makalah)]

    def buka(nama):
        return [masuk(nama).get(alamat("berkas_unduh", seleksi, k)).status_code for k in kode]

    siapa = ("Peserta Uji 1", "Sinta Sekretariat", "Kartika Ketua", "Anggota Satu", "Pengawas Satu", "Orang Asing")
    assert {n: buka(n) for n in siapa} == {
        "Peserta Uji 1": [200, 200], "Sinta Sekretariat": [200, 200], "Kartika Ketua": [200, 200], "Anggota Satu": [404, 200],
        "Pengawas Satu": [404, 200], "Orang Asing": [404, 404]}
    isi = teks(masuk("Sinta Sekretariat").get(alamat("kesehatan_catat", seleksi, satu.kode)))
    assert "Surat keterangan sehat" in isi and kode[0] in isi and kode[1] not in isi


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_kelola_tetap(seleksi, django_assert_num_queries, jumlah):
    for n in range(jumlah):
        atur(seleksi, judul=f"Berkas {n}")
    klien = masuk("Sinta Sekretariat")
    klien.get(alamat("susulan_kelola", seleksi))
    with django_assert_num_queries(7):
        assert len(klien.get(alamat("susulan_kelola", seleksi)).context["daftar"]) == jumlah


def test_dari_halaman(seleksi, satu, folder_sementara):
    sinta, klien = masuk("Sinta Sekretariat"), masuk("Peserta Uji 1")
    kelola, saya = alamat("susulan_kelola", seleksi), alamat("susulan", seleksi)
    isi = {"tahap": "makalah", "judul": "Makalah", "maks_mb": "5", "buka": "2020-10-05T08:00", "tutup": "2099-10-05T15:00"}
    assert sinta.post(kelola, isi | {"judul": ""}).status_code == 422
    assert sinta.post(kelola, isi | {"tutup": "2020-10-05T07:00"}).status_code == 409
    assert sinta.post(kelola, isi).status_code == 302
    assert masuk("Kartika Ketua").post(kelola, isi).status_code == 404
    kode = JendelaSusulan.objects.get().kode
    assert klien.post(saya, {"jendela": kode}).status_code == 422
    assert klien.post(saya, {"jendela": kode, "berkas": unggahan(b"bukan pdf")}).status_code == 422
    assert klien.post(saya, {"jendela": "tidakada", "berkas": unggahan()}).status_code == 404
    assert klien.post(saya, {"jendela": kode, "berkas": unggahan(nama="makalah saya.pdf")}).status_code == 302
    assert "makalah saya.pdf" in teks(klien.get(saya))
    assert "1 berkas diterima" in teks(sinta.get(kelola))
