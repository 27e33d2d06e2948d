"""Score sheets: drafts, versions, finalising, receipts, reopening; every refusal and every audit line."""
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from penilaian import segel, services
from penilaian.models import LembarNilai
from penilaian.selectors.lembar import isi_lembar
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.kripto import SegelRusak, sha256
from seleksi.core.models import AksesLog, Jejak, Penugasan
from seleksi.core.selectors import ketentuan_berlaku, urai
from seleksi.core.services import TidakSah, akhiri_penugasan
from seleksi.tests import pabrik

from . import bantu
from .bantu import KINI

pytestmark = pytest.mark.django_db


def simpan(ini, nilai, versi=0, oleh=None, komponen="makalah", lamaran=None, **lain):
    return services.simpan_lembar(lamaran=lamaran or ini.peserta[0], komponen=komponen, nilai=nilai, versi=versi,
                                  oleh=oleh or ini.ketua, pada=KINI, **lain)


def test_draf_tersimpan_tersandi_dan_bagian_lain_tetap():
    ini = bantu.babak()
    lembar = simpan(ini, {"makalah_isu": "82,5", "makalah_analisis": "79"}, catatan="Rapi")
    lembar = simpan(ini, {"makalah_analisis": "79.25"}, versi=1)
    lembar.refresh_from_db()
    assert segel.buka(lembar) == segel.IsiLembar(nilai={"makalah_isu": "82.50", "makalah_analisis": "79.25"}, catatan="Rapi")
    assert (lembar.versi, lembar.status, lembar.komitmen) == (2, "draf", "")
    assert b"82" not in bytes(lembar.sandi) or b"82.50" not in bytes(lembar.sandi)
    simpan(ini, {"makalah_isu": ""}, versi=2, catatan="")
    lembar.refresh_from_db()
    assert segel.buka(lembar) == segel.IsiLembar(nilai={"makalah_analisis": "79.25"})


def test_draf_tidak_dirantai():
    ini = bantu.babak()
    jumlah = len(bantu.jejak(ini.seleksi))
    simpan(ini, {"makalah_isu": "80"})
    assert len(bantu.jejak(ini.seleksi)) == jumlah


def test_dua_jendela_yang_terlambat_mendapat_kedua_isian():
    """The second tab is told what is stored; nothing is overwritten."""
    ini = bantu.babak()
    simpan(ini, {"makalah_isu": "80"})
    simpan(ini, {"makalah_isu": "85"}, versi=1)
    with pytest.raises(services.KonflikVersi, match="belum disimpan") as galat:
        simpan(ini, {"makalah_isu": "70"}, versi=1)
    assert (galat.value.kini.nilai, galat.value.versi) == ({"makalah_isu": "85.00"}, 2)
    assert segel.buka(LembarNilai.objects.get()).nilai == {"makalah_isu": "85.00"}
    simpan(ini, {"makalah_isu": "70"}, versi=galat.value.versi)
    assert segel.buka(LembarNilai.objects.get()).nilai == {"makalah_isu": "70.00"}


def test_isian_yang_sama_dua_kali_bukan_benturan():
    ini = bantu.babak()
    simpan(ini, {"makalah_isu": "80"})
    assert simpan(ini, {"makalah_isu": "80,00"}, versi=0).versi == 2
    with pytest.raises(services.KonflikVersi):  # but nobody finalises what the page did not show
        services.finalkan_lembar(lamaran=ini.peserta[0], komponen="makalah", versi=0, oleh=ini.ketua, pada=KINI)


@pytest.mark.parametrize(("nilai", "kalimat"), [
    ({"makalah_isu": "-0,01"}, "Pemahaman tugas"), ({"makalah_isu": "100,01"}, "paling tinggi 100"),
    ({"makalah_isu": "NaN"}, "0 sampai 100"),
    ({"makalah_isu": "1e3"}, "0 sampai 100"), ({"makalah_isu": "10.5.1"}, "0 sampai 100"),
    ({"wawancara_teknis": "80"}, "tidak ada pada lembar")])
def test_nilai_salah_ditolak(nilai, kalimat):
    ini = bantu.babak()
    with pytest.raises(TidakSah, match=kalimat):
        simpan(ini, nilai)
    assert not LembarNilai.objects.exists()


def test_catatan_terlalu_panjang_ditolak():
    ini = bantu.babak()
    with pytest.raises(TidakSah, match="paling panjang 4000"):
        simpan(ini, {}, catatan="a" * 4001)


@pytest.mark.parametrize(("siapa", "komponen"), [
    ("Anggota Satu", "asesmen"), ("Asih Asesor", "makalah"), ("Asih Asesor", "wawancara"), ("Sinta Sekretariat", "makalah"),
    ("Orang Asing", "makalah"), ("Nara Sumber", "wawancara"), ("Peserta Uji 1", "makalah"), ("Peng Elola", "makalah"),
    ("Anggota Satu", "usia")])
def test_yang_tidak_berwenang_ditolak(siapa, komponen):
    ini = bantu.babak()
    pabrik.orang("Nara Sumber", Peran.NARASUMBER, seleksi=ini.seleksi)
    pabrik.orang("Peng Elola", Peran.PENGELOLA, seleksi=ini.seleksi)
    with pytest.raises(TidakBerwenang, match="tidak berwenang menilai"):
        simpan(ini, {}, oleh=pabrik.orang(siapa), komponen=komponen)


@pytest.mark.parametrize("status", ["diverifikasi", "tidak_lulus_administrasi", "gugur"])
def test_yang_bukan_peserta_tidak_dinilai(status):
    ini = bantu.babak()
    lain = pabrik.lamaran_terkirim(ini.lowongan, "Bukan Peserta", urut=9, status=status, dengan_berkas=False)
    with pytest.raises(TidakSah, match="bukan peserta"):
        simpan(ini, {}, lamaran=lain)


def test_final_memberi_tanda_terima_dan_satu_baris_jejak():
    ini = bantu.babak()
    lembar = bantu.finalkan(ini, ini.peserta[0], "makalah", ini.ketua, "81,25")
    lembar.refresh_from_db()
    isi = segel.buka_utuh(lembar)
    assert (isi.skor, len(bytes.fromhex(isi.garam)), lembar.status, lembar.final) == ("81.25", 32, "final", KINI)
    assert lembar.komitmen == sha256(bytes.fromhex(isi.garam) + segel.naskah_komitmen(lembar, isi))
    baris = Jejak.objects.latest("pk")
    assert (baris.jenis, baris.objek, baris.pelaku_id) == ("lembar.final", f"lembar:{lembar.pk}", ini.ketua.pk)
    assert baris.isi.data == {"lembar": lembar.kode, "lamaran": ini.peserta[0].pk, "komponen": "makalah",
                              "komitmen": lembar.komitmen}


def test_komitmen_tidak_membocorkan_isi_dan_tidak_berulang():
    ini = bantu.babak()
    sama = [bantu.finalkan(ini, ini.peserta[0], k, ini.ketua, "80").komitmen for k in bantu.PANITIA]
    assert len(set(sama)) == 3


def test_final_menolak_yang_belum_lengkap():
    ini = bantu.babak()
    with pytest.raises(TidakSah, match="yang belum dinilai: Analisis dan data, Inovasi dan rencana aksi, Sistematika"):
        services.finalkan_lembar(lamaran=ini.peserta[0], komponen="makalah", versi=0, nilai={"makalah_isu": "80"},
                                 oleh=ini.ketua, pada=KINI)
    assert not LembarNilai.objects.exists()  # all or nothing


def test_lembar_final_tidak_dapat_diubah_oleh_layanan():
    ini = bantu.babak()
    lembar = bantu.finalkan(ini, ini.peserta[0], "makalah", ini.ketua)
    for kerja in (services.simpan_lembar, services.finalkan_lembar):
        with pytest.raises(TidakSah, match="sudah final"):
            kerja(lamaran=ini.peserta[0], komponen="makalah", nilai={"makalah_isu": "99"}, versi=lembar.versi,
                  oleh=ini.ketua, pada=KINI)


@pytest.mark.parametrize("kerja", [
    "UPDATE penilaian_lembarnilai SET sandi = '' WHERE id = %s", "UPDATE penilaian_lembarnilai SET komitmen = 'x' WHERE id = %s",
    "UPDATE penilaian_lembarnilai SET status = 'draf', final = NULL, komitmen = '' WHERE id = %s",
    "DELETE FROM penilaian_lembarnilai WHERE id = %s"])
def test_lembar_final_tidak_dapat_diubah_dengan_sql(kerja):
    ini = bantu.babak()
    lembar = bantu.finalkan(ini, ini.peserta[0], "makalah", ini.ketua)
    with pytest.raises(DatabaseError, match="baris beku"), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(kerja, [lembar.pk])
    lembar.refresh_from_db()
    assert segel.buka_utuh(lembar).skor == "80.00"


def test_sandi_terikat_pada_lembarnya():
    """Sealed bytes that are moved to another sheet do not open there."""
    ini = bantu.babak()
    satu = simpan(ini, {"makalah_isu": "90"})
    dua = simpan(ini, {"makalah_isu": "10"}, lamaran=ini.peserta[1])
    LembarNilai.objects.filter(pk=dua.pk).update(sandi=satu.sandi)
    with pytest.raises(SegelRusak):
        segel.buka(LembarNilai.objects.get(pk=dua.pk))


def test_asesmen_dari_jpm_laporan_atau_dari_level():
    ini = bantu.babak()
    laporan = bantu.finalkan(ini, ini.peserta[0], "asesmen", ini.asesor, "78,50")
    assert segel.buka(laporan).skor == "78.50"
    _, putaran = urai(ketentuan_berlaku(ini.seleksi))
    level = {k.kode: "4" for k in putaran.kompetensi} | {"man_integritas": "3", "man_komunikasi": "5"}
    dari_level = services.finalkan_lembar(lamaran=ini.peserta[1], komponen="asesmen", versi=0, nilai=level,
                                          oleh=ini.asesor, pada=KINI)
    assert segel.buka(dari_level).skor == "97.22"  # (8 + 3/4) / 9, the 5 counts as 4
    with pytest.raises(TidakSah, match="level 1 sampai 5"):
        services.simpan_lembar(lamaran=ini.peserta[2], komponen="asesmen", versi=0, nilai={"man_integritas": "6"},
                               oleh=ini.asesor, pada=KINI)
    del level["man_keputusan"]
    with pytest.raises(TidakSah, match="yang belum dinilai: Pengambilan keputusan"):
        services.finalkan_lembar(lamaran=ini.peserta[2], komponen="asesmen", versi=0, nilai=level, oleh=ini.asesor, pada=KINI)


def test_satu_hasil_asesmen_untuk_satu_peserta():
    ini = bantu.babak()
    kedua = pabrik.orang("Bima Asesor", Peran.ASESOR, seleksi=ini.seleksi)
    services.nyatakan_benturan(lowongan=ini.lowongan, alasan={}, oleh=kedua, pada=KINI)
    lembar = bantu.finalkan(ini, ini.peserta[0], "asesmen", ini.asesor)
    with pytest.raises(TidakSah, match="sudah diisi asesor lain"):
        bantu.finalkan(ini, ini.peserta[0], "asesmen", kedua)
    with pytest.raises(IntegrityError), transaction.atomic():
        LembarNilai.objects.create(lamaran=ini.peserta[0], penugasan=Penugasan.objects.get(pengguna=kedua), komponen="asesmen",
                                   ketentuan=lembar.ketentuan)
    # A conflict that comes to light later makes room for the other assessor; the old sheet stays on file.
    services.nyatakan_benturan(lowongan=ini.lowongan, alasan={ini.peserta[0].pk: "Ipar"}, oleh=ini.asesor, pada=KINI)
    ganti = bantu.finalkan(ini, ini.peserta[0], "asesmen", kedua, "70")
    assert (ganti.menggantikan_id, segel.buka(ganti).skor) == (lembar.pk, "70.00")


def test_buka_kembali_membuat_lembar_baru_yang_menunjuk_ke_yang_lama():
    ini = bantu.babak()
    lama = bantu.finalkan(ini, ini.peserta[0], "makalah", ini.anggota[1], "80")
    baru = services.buka_kembali(lembar=lama, alasan="Salah orang", oleh=ini.ketua, pada=KINI)
    assert (baru.status, baru.menggantikan_id, baru.alasan_dibuka, baru.penugasan_id) == ("draf", lama.pk,
                                                                                          "Salah orang", lama.penugasan_id)
    assert segel.buka(baru).nilai == segel.buka(lama).nilai
    baris = Jejak.objects.latest("pk")
    assert baris.isi.data == {"lembar": lama.kode, "pengganti": baru.kode, "komitmen": lama.komitmen, "alasan": "Salah orang"}
    akhir = bantu.finalkan(ini, ini.peserta[0], "makalah", ini.anggota[1], "85", versi=1)
    assert (akhir.pk, segel.buka(akhir).skor) == (baru.pk, "85.00")
    lama.refresh_from_db()
    assert segel.buka_utuh(lama).skor == "80.00"
    with pytest.raises(TidakSah, match="hanya lembar final yang berlaku"):
        services.buka_kembali(lembar=lama, alasan="Lagi", oleh=ini.ketua, pada=KINI)


def test_buka_kembali_ditolak():
    ini = bantu.babak(anggota=2)
    milik_satu = bantu.finalkan(ini, ini.peserta[0], "makalah", ini.anggota[1])
    milik_ketua = bantu.finalkan(ini, ini.peserta[0], "makalah", ini.ketua)
    draf = simpan(ini, {"makalah_isu": "80"}, lamaran=ini.peserta[1])
    for lembar, oleh, kalimat in (
            (milik_satu, ini.anggota[2], "tidak berwenang"), (milik_satu, ini.sinta, "tidak berwenang"),
            (milik_satu, ini.asesor, "tidak berwenang"),
            (milik_satu, ini.anggota[1], "Lembar sendiri"), (milik_ketua, ini.ketua, "Lembar sendiri")):
        with pytest.raises(TidakBerwenang, match=kalimat):
            services.buka_kembali(lembar=lembar, alasan="x", oleh=oleh, pada=KINI)
    with pytest.raises(TidakSah, match="Tulis alasan"):
        services.buka_kembali(lembar=milik_satu, alasan=" ", oleh=ini.ketua, pada=KINI)
    with pytest.raises(TidakSah, match="hanya lembar final"):
        services.buka_kembali(lembar=draf, alasan="x", oleh=ini.anggota[1], pada=KINI)
    services.buka_kembali(lembar=milik_ketua, alasan="Ketua keliru mengisi", oleh=ini.anggota[2], pada=KINI)


def test_sesudah_dibuka_tidak_ada_lembar_yang_berubah():
    ini = bantu.babak()
    bantu.nilai_semua(ini)
    lembar = LembarNilai.objects.filter(penugasan__pengguna=ini.anggota[1]).first()
    bantu.buka(ini)
    with pytest.raises(TidakSah, match="sudah dibuka"):
        services.buka_kembali(lembar=lembar, alasan="Terlambat", oleh=ini.ketua, pada=KINI)
    with pytest.raises(TidakSah, match="sudah dibuka"):
        simpan(ini, {"makalah_isu": "99"}, versi=1)


def test_lembar_orang_lain_tidak_terbaca_sebelum_dibuka():
    ini = bantu.babak()
    bantu.nilai_semua(ini)
    lembar = LembarNilai.objects.filter(penugasan__pengguna=ini.anggota[1]).first()
    for orang in (ini.ketua, ini.anggota[2], ini.sinta, ini.asesor, pabrik.orang("Orang Asing")):
        with pytest.raises(TidakBerwenang):
            isi_lembar(lembar, oleh=orang, pada=KINI)
    assert not AksesLog.objects.filter(objek=f"lembar:{lembar.pk}").exists()
    assert isi_lembar(lembar, oleh=ini.anggota[1], pada=KINI).skor
    bantu.buka(ini)
    assert isi_lembar(lembar, oleh=ini.ketua, pada=KINI).skor
    for orang in (ini.sinta, ini.asesor):
        with pytest.raises(TidakBerwenang):
            isi_lembar(lembar, oleh=orang, pada=KINI)
    assert set(AksesLog.objects.filter(objek=f"lembar:{lembar.pk}").values_list("pengguna",
                                                                                flat=True)) == {ini.anggota[1].pk, ini.ketua.pk}


def test_penugasan_yang_berakhir_berhenti_menilai():
    ini = bantu.babak()
    akhiri_penugasan(penugasan=Penugasan.objects.get(pengguna=ini.anggota[1]), oleh=ini.ketua, pada=KINI, alasan="Diganti")
    with pytest.raises(TidakBerwenang, match="tidak berwenang menilai"):
        simpan(ini, {}, oleh=ini.anggota[1])


def test_ketua_pengganti_tetap_satu_penilai():
    """A member who becomes acting Ketua holds two assignments and counts once, with the sheets of before."""
    ini = bantu.babak(peserta=1)
    bantu.nilai_semua(ini)
    Penugasan.objects.filter(pengguna=ini.ketua).update(berakhir=KINI)
    pabrik.orang("Anggota Satu", Peran.KETUA, seleksi=ini.seleksi)
    pembukaan = bantu.minta(ini, ini.anggota[1])
    masukan = services.saksikan_pembukaan(pembukaan=pembukaan, oleh=ini.anggota[2], pada=KINI).masukan
    assert [len(masukan["penilai"][k]) for k in bantu.PANITIA] == [2, 2, 2]
