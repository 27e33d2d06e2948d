"""One opening per post, by two people, when nothing is missing."""
import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from penilaian import segel, services
from penilaian.models import LembarNilai, Pembukaan, Peringkat
from penilaian.selectors import kelengkapan
from penilaian.services.masukan import sha256_komitmen
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import Tahap
from seleksi.core.models import Jejak, JejakIsi, Lowongan, Peristiwa
from seleksi.core.pemicu import lepas, pasang
from seleksi.core.selectors import ketentuan_berlaku
from seleksi.core.services import TidakSah, sahkan_ketentuan
from seleksi.tests import pabrik

from . import bantu
from .bantu import KINI

pytestmark = pytest.mark.django_db


def siap(**lain):
    ini = bantu.babak(**lain)
    bantu.nilai_semua(ini)
    return ini


def test_daftar_yang_kurang_menyebut_orang_dan_bagian():
    ini = bantu.babak(peserta=1, anggota=1, nyatakan=False)
    assert kelengkapan(ini.lowongan).kurang == [
        "Kartika Ketua belum menyatakan benturan kepentingan untuk semua peserta.",
        "Anggota Satu belum menyatakan benturan kepentingan untuk semua peserta.",
        *[f"Peserta Uji 1, S.T., M.M.: {siapa} belum memfinalkan nilai {nama}." for nama, orang in (
            ("Makalah dan presentasi", ("Kartika Ketua", "Anggota Satu")), ("Assessment center", ("asesor",)),
            ("Wawancara", ("Kartika Ketua", "Anggota Satu")), ("Rekam jejak", ("Kartika Ketua", "Anggota Satu")))
            for siapa in orang],
        "Peserta Uji 1, S.T., M.M.: kesimpulan tes kesehatan belum dicatat."]


def test_satu_nilai_kosong_menghalangi_pembukaan():
    ini = bantu.babak(peserta=2)
    bantu.nilai_semua(ini)
    lembar = LembarNilai.objects.get(lamaran=ini.peserta[0], komponen="wawancara", penugasan__pengguna=ini.anggota[1])
    services.buka_kembali(lembar=lembar, alasan="Keliru", oleh=ini.ketua, pada=KINI)
    with pytest.raises(services.BelumLengkap, match="1 hal belum lengkap") as galat:
        bantu.minta(ini)
    assert galat.value.kurang == ["Peserta Uji 1, S.T., M.M.: Anggota Satu belum memfinalkan nilai Wawancara."]
    assert not Pembukaan.objects.exists()


def test_tanpa_peserta_ditolak():
    ini = bantu.babak(peserta=0, nyatakan=False)
    with pytest.raises(services.BelumLengkap, match="Belum ada peserta"):
        bantu.minta(ini)


def test_permintaan_membekukan_komitmen_dan_mengabari_pengawas():
    ini = siap()
    pembukaan = bantu.minta(ini)
    final = LembarNilai.objects.filter(status="final").order_by("kode")
    assert pembukaan.komitmen == [[s.kode, s.komitmen] for s in final]
    assert len(pembukaan.komitmen) == 4 * (3 * 3 + 1)
    assert (pembukaan.sha256, pembukaan.dibuka) == (sha256_komitmen(pembukaan.komitmen), None)
    assert list(Peristiwa.objects.filter(jenis="komitmen_terdaftar").values_list("objek", "kunci")) == [
        (f"lowongan:{ini.lowongan.pk}", f"komitmen_terdaftar:{ini.lowongan.pk}:{pembukaan.sha256}")]
    assert Jejak.objects.latest("pk").isi.data == {"pembukaan": pembukaan.pk, "jumlah": 40, "sha256": pembukaan.sha256}
    bantu.minta(ini, ini.anggota[1])  # asked again with the same sheets: one row, one message
    assert (Pembukaan.objects.count(), Peristiwa.objects.filter(jenis="komitmen_terdaftar").count()) == (1, 1)


def test_dua_orang_yang_berbeda():
    ini = siap()
    pembukaan = bantu.minta(ini)
    with pytest.raises(TidakBerwenang, match="dua orang yang berbeda"):
        services.saksikan_pembukaan(pembukaan=pembukaan, oleh=ini.ketua, pada=KINI)
    # whatever roles the one person holds
    rangkap = pabrik.orang("Kartika Ketua", Peran.ANGGOTA, seleksi=ini.seleksi)
    with pytest.raises(TidakBerwenang, match="dua orang yang berbeda"):
        services.saksikan_pembukaan(pembukaan=pembukaan, oleh=rangkap, pada=KINI)
    assert not Peringkat.objects.exists()


@pytest.mark.parametrize("siapa", ["Sinta Sekretariat", "Asih Asesor", "Orang Asing", "Peserta Uji 1"])
def test_hanya_panitia(siapa):
    ini = siap(peserta=1)
    orang = pabrik.orang(siapa)
    with pytest.raises(TidakBerwenang, match="meminta pembukaan"):
        bantu.minta(ini, orang)
    pembukaan = bantu.minta(ini)
    with pytest.raises(TidakBerwenang, match="menyaksikan pembukaan"):
        services.saksikan_pembukaan(pembukaan=pembukaan, oleh=orang, pada=KINI)


def test_lembar_yang_berubah_sesudah_diminta_membatalkan_permintaan():
    ini = siap(peserta=1)
    pembukaan = bantu.minta(ini)
    lembar = LembarNilai.objects.get(komponen="wawancara", penugasan__pengguna=ini.anggota[1])
    services.buka_kembali(lembar=lembar, alasan="Keliru", oleh=ini.ketua, pada=KINI)
    with pytest.raises(services.BelumLengkap):
        services.saksikan_pembukaan(pembukaan=pembukaan, oleh=ini.anggota[1], pada=KINI)
    bantu.finalkan(ini, ini.peserta[0], "wawancara", ini.anggota[1], "60", versi=1)
    with pytest.raises(TidakSah, match="berubah sejak pembukaan diminta"):
        services.saksikan_pembukaan(pembukaan=pembukaan, oleh=ini.anggota[1], pada=KINI)
    bantu.buka(ini)


def test_pembukaan_menghitung_peringkat_yang_dapat_diulang_dengan_perintah(tmp_path):
    """The stored input, fed to the command, gives the stored answer."""
    ini = siap()
    peringkat = bantu.buka(ini)
    berkas, keluar = tmp_path / "masukan.json", StringIO()
    berkas.write_text(json.dumps(peringkat.masukan))
    call_command("peringkat", str(berkas), stdout=keluar)
    assert json.loads(keluar.getvalue()) == peringkat.hasil
    assert [(b["nomor"], b["total"], b["terpilih"]) for b in peringkat.hasil["peringkat"]] == [
        ("UJI-0001", "90.00", True), ("UJI-0002", "85.00", True), ("UJI-0003", "80.00", True), ("UJI-0004", "75.00", False)]
    assert Lowongan.objects.get().tahap == Tahap.PENETAPAN
    pembukaan = Pembukaan.objects.get()
    assert (pembukaan.pembuka_id, pembukaan.penyaksi_id, pembukaan.dibuka) == (ini.ketua.pk, ini.anggota[1].pk, KINI)
    assert Jejak.objects.latest("pk").isi.data == {
        "pembukaan": pembukaan.pk, "pembuka": ini.ketua.pk, "komitmen": pembukaan.sha256, "peringkat": peringkat.pk,
        "peringkat_sha256": peringkat.sha256}


def test_hanya_satu_pembukaan():
    ini = siap(peserta=1)
    bantu.buka(ini)
    with pytest.raises(TidakSah, match="sudah dibuka"):
        bantu.minta(ini)
    with pytest.raises(TidakSah, match="sudah dibuka"):
        services.saksikan_pembukaan(pembukaan=Pembukaan.objects.get(), oleh=ini.anggota[1], pada=KINI)


def ubah_paksa(kueri, isi):
    """What an operator of the database could do: take the triggers away, change, put them back."""
    lepas()
    with connection.cursor() as kursor:
        kursor.execute(kueri, isi)
    pasang()


def test_isi_lembar_yang_diganti_operator_menghentikan_pembukaan():
    ini = siap(peserta=1)
    pembukaan = bantu.minta(ini)
    satu, dua = LembarNilai.objects.filter(penugasan__pengguna=ini.ketua, komponen__in=["makalah", "wawancara"])
    ubah_paksa("UPDATE penilaian_lembarnilai SET sandi = %s WHERE id = %s", [bytes(satu.sandi), dua.pk])
    with pytest.raises(TidakSah, match="Pembukaan dihentikan"):
        services.saksikan_pembukaan(pembukaan=pembukaan, oleh=ini.anggota[1], pada=KINI)
    assert not Peringkat.objects.exists()


def test_isi_yang_ditulis_ulang_dengan_kunci_tidak_cocok_dengan_komitmennya():
    """Even who holds the key cannot put other scores behind a registered commitment."""
    ini = siap(peserta=1)
    pembukaan = bantu.minta(ini)
    lembar = LembarNilai.objects.select_related("lamaran").filter(komponen="wawancara").first()
    palsu = replace(segel.buka(lembar), skor="99.00")
    ubah_paksa("UPDATE penilaian_lembarnilai SET sandi = %s WHERE id = %s", [segel.tutup(lembar, palsu), lembar.pk])
    with pytest.raises(TidakSah, match="tidak sama dengan komitmennya"):
        services.saksikan_pembukaan(pembukaan=pembukaan, oleh=ini.anggota[1], pada=KINI)


def test_komitmen_yang_tidak_ada_dalam_jejak_menghentikan_pembukaan():
    """Whoever has the key and rewrites sheet and commitment still has the chain against them."""
    ini = siap(peserta=1)
    pembukaan = bantu.minta(ini)
    lembar = LembarNilai.objects.filter(komponen="makalah").first()
    ubah_paksa("UPDATE core_jejakisi SET data = %s WHERE jejak_id = %s",
               [json.dumps({"komitmen": "0" * 64}), JejakIsi.objects.get(jejak__objek=f"lembar:{lembar.pk}").jejak_id])
    with pytest.raises(TidakSah, match="tidak sama dengan yang tercatat dalam jejak"):
        services.saksikan_pembukaan(pembukaan=pembukaan, oleh=ini.anggota[1], pada=KINI)


@pytest.mark.parametrize("kerja", [
    "UPDATE penilaian_pembukaan SET penyaksi_id = pembuka_id", "DELETE FROM penilaian_pembukaan",
    "UPDATE penilaian_peringkat SET sandi = ''", "UPDATE penilaian_peringkat SET sha256 = 'x'", "DELETE FROM penilaian_peringkat"])
def test_pembukaan_dan_peringkat_beku_di_basis_data(kerja):
    ini = siap(peserta=1)
    bantu.buka(ini)
    with pytest.raises(DatabaseError, match="baris beku"), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(kerja)


def test_tahap_maju_mengikuti_pekerjaan():
    ini = bantu.babak(peserta=1)
    Lowongan.objects.filter(pk=ini.lowongan.pk).update(tahap=Tahap.ASESMEN)

    def tahap():
        return Lowongan.objects.get(pk=ini.lowongan.pk).tahap

    for komponen in bantu.PANITIA:
        for orang in ini.anggota:
            bantu.finalkan(ini, ini.peserta[0], komponen, orang)
    assert tahap() == Tahap.ASESMEN
    bantu.finalkan(ini, ini.peserta[0], "asesmen", ini.asesor)
    assert tahap() == Tahap.KESEHATAN
    bantu.catat_sehat(ini, ini.peserta[0])
    assert tahap() == Tahap.PENILAIAN  # the determination begins with the opening, not by itself
    bantu.buka(ini)
    assert tahap() == Tahap.PENETAPAN


def test_kriteria_yang_berganti_meminta_lembar_dinilai_ulang():
    ini = siap(peserta=1)
    isi = json.loads(json.dumps(ketentuan_berlaku(ini.seleksi).isi))
    isi["putaran"]["kriteria"][0]["bobot"], isi["putaran"]["kriteria"][1]["bobot"] = "30", "20"
    sahkan_ketentuan(seleksi=ini.seleksi, alasan="Bobot kriteria diperbaiki", penyusun=ini.sinta, pengesah=ini.ketua,
                     pada=KINI, isi=isi)
    kurang = kelengkapan(ini.lowongan).kurang
    assert len(kurang) == 3
    assert all("memakai kriteria lama" in k and "Makalah" in k for k in kurang)
