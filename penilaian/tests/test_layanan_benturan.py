"""The declaration comes before any scoring, and takes the member out of everything about that person."""
import pytest
from django.db import DatabaseError, connection, transaction

from penilaian import services
from penilaian.models import Benturan, PernyataanBenturan
from penilaian.selectors import kelengkapan
from seleksi.core.akses import TidakBerwenang
from seleksi.core.models import Jejak
from seleksi.core.services import TidakSah
from seleksi.tests import pabrik

from . import bantu
from .bantu import KINI

pytestmark = pytest.mark.django_db


def nyatakan(ini, oleh, alasan=None):
    return services.nyatakan_benturan(lowongan=ini.lowongan, alasan=alasan or {}, oleh=oleh, pada=KINI)


def test_tanpa_pernyataan_tidak_ada_yang_menilai():
    ini = bantu.babak(nyatakan=False)
    for orang, komponen in ((ini.ketua, "makalah"), (ini.asesor, "asesmen")):
        with pytest.raises(TidakSah, match="Nyatakan lebih dahulu"):
            services.simpan_lembar(lamaran=ini.peserta[0], komponen=komponen, nilai={}, versi=0, oleh=orang, pada=KINI)
    nyatakan(ini, ini.ketua)
    assert services.simpan_lembar(lamaran=ini.peserta[0], komponen="makalah", nilai={}, versi=0, oleh=ini.ketua,
                                  pada=KINI).versi == 1


def test_pernyataan_tercatat_dan_terantai():
    ini = bantu.babak(nyatakan=False)
    alasan = {ini.peserta[1].pk: " Kakak kandung "}
    pernyataan = nyatakan(ini, ini.anggota[1], alasan)
    assert pernyataan.peserta == sorted(o.pk for o in ini.peserta)
    assert list(Benturan.objects.values_list("penugasan__pengguna", "lamaran", "alasan")) == [
        (ini.anggota[1].pk, ini.peserta[1].pk, "Kakak kandung")]
    baris = Jejak.objects.latest("pk")
    assert (baris.jenis, baris.objek, baris.pelaku_id) == ("benturan.dinyatakan", f"lowongan:{ini.lowongan.pk}", ini.anggota[1].pk)
    assert baris.isi.data == {"penugasan": pernyataan.penugasan_id, "peserta": sorted(o.pk for o in ini.peserta),
                              "benturan": [ini.peserta[1].pk]}


def test_pernyataan_kedua_hanya_menambah():
    ini = bantu.babak(nyatakan=False)
    pertama = nyatakan(ini, ini.ketua, {ini.peserta[0].pk: "Ipar"})
    jumlah = len(bantu.jejak(ini.seleksi))
    assert nyatakan(ini, ini.ketua).pk == pertama.pk  # nothing new: no second row, no second line
    assert len(bantu.jejak(ini.seleksi)) == jumlah
    nyatakan(ini, ini.ketua, {ini.peserta[0].pk: "Ipar", ini.peserta[1].pk: "Atasan langsung"})
    assert set(Benturan.objects.values_list("lamaran", flat=True)) == {ini.peserta[0].pk, ini.peserta[1].pk}
    assert PernyataanBenturan.objects.count() == 2


@pytest.mark.parametrize(("siapa", "kalimat"), [("Sinta Sekretariat", "bukan penilai"), ("Orang Asing", "bukan penilai")])
def test_yang_bukan_penilai_ditolak(siapa, kalimat):
    ini = bantu.babak(nyatakan=False)
    with pytest.raises(TidakBerwenang, match=kalimat):
        nyatakan(ini, pabrik.orang(siapa))


def test_alasan_wajib_dan_orangnya_harus_peserta():
    ini = bantu.babak(nyatakan=False, lowongan=2)
    lain = pabrik.lamaran_terkirim(ini.seleksi.lowongan.last(), "Peserta Lain", urut=9, status="lulus_administrasi",
                                   dengan_berkas=False)
    with pytest.raises(TidakSah, match="Tulis alasan benturan untuk UJI-0001"):
        nyatakan(ini, ini.ketua, {ini.peserta[0].pk: "  "})
    with pytest.raises(TidakSah, match="hanya dinyatakan terhadap peserta"):
        nyatakan(ini, ini.ketua, {lain.pk: "Ipar"})
    assert not PernyataanBenturan.objects.exists()


def test_tanpa_peserta_ditolak():
    ini = bantu.babak(peserta=0, nyatakan=False)
    with pytest.raises(TidakSah, match="Belum ada peserta"):
        nyatakan(ini, ini.ketua)


def test_peserta_yang_datang_kemudian_dinyatakan_tersendiri():
    """An accepted objection brings a new name; the old declaration does not cover it."""
    ini = bantu.babak()
    baru = pabrik.lamaran_terkirim(ini.lowongan, "Peserta Susulan", urut=9, status="lulus_administrasi", dengan_berkas=False)
    with pytest.raises(TidakSah, match="Nyatakan lebih dahulu"):
        bantu.finalkan(ini, baru, "makalah", ini.ketua)
    assert len([k for k in kelengkapan(ini.lowongan).kurang if "belum menyatakan benturan" in k]) == len(ini.anggota)
    nyatakan(ini, ini.ketua)
    assert bantu.finalkan(ini, baru, "makalah", ini.ketua).status == "final"


def test_yang_berbenturan_tidak_menilai_dalam_komponen_apa_pun():
    ini = bantu.babak(nyatakan=False)
    nyatakan(ini, ini.ketua, {ini.peserta[0].pk: "Ipar"})
    for komponen in bantu.PANITIA:
        with pytest.raises(TidakBerwenang, match="menyatakan benturan"):
            bantu.finalkan(ini, ini.peserta[0], komponen, ini.ketua)
        bantu.finalkan(ini, ini.peserta[1], komponen, ini.ketua)


def test_benturan_yang_baru_diketahui_mengeluarkan_lembar_yang_sudah_ada():
    """Sheets of the recused member stay on file but count neither as missing nor in the mean."""
    ini = bantu.babak()
    bantu.nilai_semua(ini, ["90", "80", "70", "60"])
    nyatakan(ini, ini.anggota[1], {ini.peserta[0].pk: "Baru diketahui"})
    keadaan = kelengkapan(ini.lowongan)
    assert keadaan.lengkap
    assert not [s for s in keadaan.lembar if s.penugasan.pengguna_id == ini.anggota[1].pk and s.lamaran_id == ini.peserta[0].pk]
    masukan = bantu.buka(ini).masukan
    tugas = {t["penilai"] for t in masukan["benturan"]}
    assert [b["peserta"] for b in masukan["benturan"]] == ["UJI-0001"]
    for komponen in bantu.PANITIA:
        assert tugas & masukan["peserta"][0]["nilai"][komponen].keys() == set()
        assert len(masukan["peserta"][0]["nilai"][komponen]) == 2
        assert len(masukan["peserta"][1]["nilai"][komponen]) == 3


def test_semua_berbenturan_menghalangi_pembukaan():
    ini = bantu.babak(anggota=1)
    bantu.nilai_semua(ini)
    for orang in ini.anggota:
        nyatakan(ini, orang, {ini.peserta[0].pk: "Atasan"})
    kurang = kelengkapan(ini.lowongan).kurang
    assert len(kurang) == 3
    assert all("tidak ada anggota yang boleh menilai" in k for k in kurang)


def test_sesudah_dibuka_tidak_dapat_ditambah():
    ini = bantu.babak()
    bantu.nilai_semua(ini)
    bantu.buka(ini)
    with pytest.raises(TidakSah, match="sudah dibuka"):
        nyatakan(ini, ini.ketua, {ini.peserta[0].pk: "Terlambat"})


@pytest.mark.parametrize("tabel", ["penilaian_benturan", "penilaian_pernyataanbenturan"])
def test_pernyataan_beku_di_basis_data(tabel):
    ini = bantu.babak(nyatakan=False)
    nyatakan(ini, ini.ketua, {ini.peserta[0].pk: "Ipar"})
    for kerja in (f"UPDATE {tabel} SET pada = pada", f"DELETE FROM {tabel}"):
        with pytest.raises(DatabaseError, match="baris beku"), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(kerja)
