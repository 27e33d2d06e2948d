"""Requests about one's own data: who may ask what, who answers, what is written, what nobody else sees."""
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from pendaftaran.domain.permintaan import batas_jawab
from pendaftaran.models import Permintaan
from pendaftaran.selectors.permintaan import penolakan_kirim
from pendaftaran.services.kirim import KirimDitolak, kirim_lamaran
from pendaftaran.services.permintaan import ajukan_permintaan, jawab_permintaan
from pendaftaran.tests.bahan import NANTI, alamat, jejak, masuk
from pendaftaran.tests.pelamar_uji import draf, pemilik
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Penugasan, Surel
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, seleksi_tuban

pytestmark = pytest.mark.django_db
KUERI_DAFTAR = 7
ISI = {"jenis": "perbaikan", "uraian": " Tanggal lahir keliru, lihat KTP. "}


def ajukan(lamaran, **ubah):
    return ajukan_permintaan(lamaran=lamaran, oleh=pemilik(lamaran), pada=KINI, **(ISI | ubah))


def jawab(baris, siapa="Sinta Sekretariat", **ubah):
    return jawab_permintaan(permintaan=baris, oleh=orang(siapa), pada=NANTI,
                            **({"dikabulkan": True, "jawaban": "Diperbaiki menurut KTP."} | ubah))


def test_diajukan_dijawab_dan_dikabarkan(lamaran):
    baris = ajukan(lamaran)
    assert (baris.uraian, baris.status, baris.batas) == ("Tanggal lahir keliru, lihat KTP.", "diajukan", KINI + timedelta(days=3))
    jawab(baris)
    baris.refresh_from_db()
    assert (baris.status, baris.penjawab.nama, baris.dijawab) == ("dikabulkan", "Sinta Sekretariat", NANTI)
    assert jejak("permintaan.diajukan") == [(f"permintaan:{baris.pk}", "Peserta Uji", {
        "lamaran": lamaran.pk, "jenis": "perbaikan", "uraian": "Tanggal lahir keliru, lihat KTP."})]
    assert jejak("permintaan.dikabulkan") == [(f"permintaan:{baris.pk}", "Sinta Sekretariat", {
        "lamaran": lamaran.pk, "jawaban": "Diperbaiki menurut KTP."})]
    surel = Surel.objects.get()
    assert (surel.penerima, surel.subjek) == (pemilik(lamaran), "Perbaikan data: dikabulkan")


@pytest.mark.parametrize(("ubah", "kalimat"), [
    ({"uraian": "  "}, "Tuliskan apa yang Anda minta dan buktinya."),
    ({"oleh": "Lain Pelamar"}, "Lamaran ini bukan milik Anda."),
])
def test_pengajuan_ditolak(lamaran, ubah, kalimat):
    isi = ISI | {"oleh": pemilik(lamaran)} | ubah
    if isinstance(isi["oleh"], str):
        isi["oleh"] = orang(isi["oleh"])
    with pytest.raises((TidakSah, TidakBerwenang), match=kalimat):
        ajukan_permintaan(lamaran=lamaran, pada=KINI, **isi)


def test_draf_hanya_melaporkan_nip(seleksi):
    konsep = draf(seleksi.lowongan.get(), "Budi Pelamar", urut=2)
    with pytest.raises(TidakSah, match="dapat Anda perbaiki sendiri"):
        ajukan(konsep)
    assert ajukan(konsep, jenis="sengketa_nip").status == "diajukan"


def test_satu_permintaan_terbuka_untuk_setiap_jenis(lamaran):
    ajukan(lamaran)
    with pytest.raises(TidakSah, match="belum dijawab"):
        ajukan(lamaran)
    with pytest.raises(IntegrityError), transaction.atomic():
        Permintaan.objects.create(lamaran=lamaran, jenis="perbaikan", uraian="x", dibuat=KINI)
    ajukan(lamaran, jenis="sengketa_nip")
    jawab(Permintaan.objects.get(jenis="perbaikan"), dikabulkan=False)
    assert ajukan(lamaran).pk


@pytest.mark.parametrize("siapa", ["Kartika Ketua", "Peserta Uji", "Lain Pelamar"])
def test_hanya_sekretariat_menjawab(lamaran, siapa):
    with pytest.raises(TidakBerwenang, match="menjawab permintaan ini"):
        jawab(ajukan(lamaran), siapa)


def test_jawaban_sekali_dan_beralasan(lamaran):
    baris = ajukan(lamaran)
    with pytest.raises(TidakSah, match="Tuliskan jawaban"):
        jawab(baris, jawaban=" ")
    jawab(baris, dikabulkan=False)
    with pytest.raises(TransisiDitolak):
        jawab(baris)
    with pytest.raises(IntegrityError), transaction.atomic():
        Permintaan.objects.filter(pk=baris.pk).update(jawaban="")


def test_batas_tiga_kali_dua_puluh_empat_jam():
    assert batas_jawab(KINI) == KINI + timedelta(hours=72)


def test_halaman_pelamar_menyimpan_dan_menampilkan(lamaran, seleksi):
    klien, url = masuk("Peserta Uji"), alamat("permintaan", seleksi)
    assert klien.post(url, {"jenis": "perbaikan", "uraian": ""}).status_code == 422
    assert klien.post(url, ISI).status_code == 302
    assert klien.post(url, ISI).status_code == 409
    assert "Menunggu jawaban" in klien.get(url).content.decode()
    assert masuk("Lain Pelamar").get(url).status_code == 404


def test_petugas_terbatas_pada_jabatannya():
    seleksi = seleksi_tuban(jumlah_lowongan=2)
    satu, dua = (ajukan(lamaran_terkirim(seleksi.lowongan.get(urut=n), f"Peserta Uji {n}", urut=n)) for n in (1, 2))
    Penugasan.objects.create(pengguna=orang("Terbatas Sekretariat"), peran=Peran.SEKRETARIAT, instansi=seleksi.instansi, seleksi=seleksi,
                             lowongan=seleksi.lowongan.get(urut=2), mulai=KINI, sk="SK/1")
    klien = masuk("Terbatas Sekretariat")
    assert [p.pk for p in klien.get(alamat("permintaan_daftar", seleksi)).context["hal"]] == [dua.pk]
    assert [klien.get(alamat("permintaan_jawab", seleksi, p.kode)).status_code for p in (satu, dua)] == [404, 200]


def test_menjawab_dari_halaman(lamaran, seleksi):
    baris = ajukan(lamaran)
    klien, url = masuk("Sinta Sekretariat"), alamat("permintaan_jawab", seleksi, baris.kode)
    assert klien.post(url, {"putusan": "", "jawaban": "x"}).status_code == 422
    assert klien.post(url, {"putusan": "tidak", "jawaban": "KTP menyebut tanggal yang sama."}).status_code == 302
    baris.refresh_from_db()
    assert baris.status == "ditolak"
    assert klien.post(url, {"putusan": "ya", "jawaban": "x"}).status_code == 409


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_daftar_tetap(seleksi, django_assert_num_queries, jumlah):
    for n in range(1, jumlah + 1):
        ajukan(lamaran_terkirim(seleksi.lowongan.get(), f"Peserta Uji {n}", urut=n))
    klien = masuk("Sinta Sekretariat")
    klien.get(alamat("permintaan_daftar", seleksi))
    with django_assert_num_queries(KUERI_DAFTAR):
        assert len(klien.get(alamat("permintaan_daftar", seleksi)).context["hal"]) == jumlah


# --- a disputed NIP ----------------------------------------------------------------------------
def test_sengketa_tampak_pada_lamaran_dan_jawaban(seleksi):
    """Who asks has a draft; the other one has sent under the same NIP: both pages point at each other."""
    lain = lamaran_terkirim(seleksi.lowongan.get(), "Peserta Uji 1", urut=1)
    konsep = draf(seleksi.lowongan.get(), "Budi Pelamar", urut=1)
    meja = alamat("verifikasi", seleksi, lain.kode)
    sinta = masuk("Sinta Sekretariat")
    assert "dipersoalkan" not in sinta.get(meja).content.decode()
    baris = ajukan(konsep, jenis="sengketa_nip")
    assert "NIP lamaran ini dipersoalkan orang lain" in sinta.get(meja).content.decode()
    jawab_ = sinta.get(alamat("permintaan_jawab", seleksi, baris.kode))
    assert [x.pk for x in jawab_.context["senip"]] == [lain.pk]
    assert meja in jawab_.content.decode()
    jawab(baris)
    assert "dipersoalkan" not in sinta.get(meja).content.decode()


def test_percobaan_kirim_yang_ditolak_tetap_tampak(seleksi):
    konsep = draf(seleksi.lowongan.get(), "Budi Pelamar", urut=2)
    with pytest.raises(KirimDitolak):
        kirim_lamaran(lamaran=konsep, pernyataan={}, syarat_diakui=(), oleh=pemilik(konsep), pada=KINI)
    assert [(x["tiba"], x["alasan"]) for x in penolakan_kirim(konsep)] == [(KINI, "Setujui setiap pernyataan sebelum mengirim.")]
    html = masuk("Budi Pelamar").get(alamat("lamaran", seleksi)).content.decode()
    assert "Percobaan kirim yang ditolak (1)" in html and "Kamis, 24 September 2020 pukul 10.00.00 WIB" in html
