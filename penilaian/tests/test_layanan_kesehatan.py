"""Health conclusions: who records, what follows, and that nothing of them stands in the chain."""
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from penilaian import services
from penilaian.models import HasilKesehatan
from penilaian.selectors import kelengkapan
from seleksi.core.akses import TidakBerwenang
from seleksi.core.models import Jejak
from seleksi.core.services import TidakSah
from seleksi.tests import pabrik

from . import bantu
from .bantu import KINI

pytestmark = pytest.mark.django_db


def catat(ini, oleh=None, **ubah):
    isi = {"lamaran": ini.peserta[0], "kesimpulan": "ms", "bebas_narkoba": True, "nomor_surat": "440/1", "pemeriksa": "RSUD Contoh",
           "tanggal": date(2020, 10, 2), "oleh": oleh or ini.sinta, "pada": KINI}
    return services.catat_kesehatan(**isi | ubah)


def test_tercatat_tanpa_kesimpulan_dalam_jejak():
    ini = bantu.babak()
    hasil = catat(ini, kesimpulan="ms_catatan")
    baris = Jejak.objects.latest("pk")
    assert (baris.jenis, baris.objek) == ("kesehatan.dicatat", f"lamaran:{ini.peserta[0].pk}")
    assert baris.isi.data == {"hasil": hasil.pk, "nomor_surat": "440/1"}


def test_yang_terakhir_berlaku_dan_yang_lama_tetap():
    ini = bantu.babak(peserta=1)
    catat(ini, kesimpulan="tms")
    assert "menunggu keputusan Ketua" in " ".join(kelengkapan(ini.lowongan).kurang)
    catat(ini, nomor_surat="440/2", pada=KINI + timedelta(hours=1))
    assert [b.lengkap for b in kelengkapan(ini.lowongan).bagian if b.kode == "kesehatan"] == [True]
    assert HasilKesehatan.objects.count() == 2


@pytest.mark.parametrize("siapa", ["Kartika Ketua", "Anggota Satu", "Asih Asesor", "Orang Asing", "Peserta Uji 1"])
def test_hanya_sekretariat_yang_mencatat(siapa):
    ini = bantu.babak()
    with pytest.raises(TidakBerwenang, match="mencatat hasil tes kesehatan"):
        catat(ini, oleh=pabrik.orang(siapa))


@pytest.mark.parametrize(("ubah", "kalimat"), [
    ({"nomor_surat": " "}, "wajib diisi"), ({"pemeriksa": ""}, "wajib diisi"),
    ({"tanggal": date(2020, 10, 8)}, "sesudah hari ini")])
def test_isian_salah_ditolak(ubah, kalimat):
    ini = bantu.babak()
    with pytest.raises(TidakSah, match=kalimat):
        catat(ini, **ubah)


def test_hari_ini_dihitung_menurut_wib():
    """18.00 UTC on the 7th is the 8th in Tuban."""
    ini = bantu.babak()
    assert catat(ini, tanggal=date(2020, 10, 8), pada=KINI.replace(hour=18)).pk


def test_bukan_peserta_dan_sesudah_dibuka_ditolak():
    ini = bantu.babak()
    lain = pabrik.lamaran_terkirim(ini.lowongan, "Bukan Peserta", urut=9, status="tidak_lulus_administrasi", dengan_berkas=False)
    with pytest.raises(TidakSah, match="bukan peserta"):
        catat(ini, lamaran=lain)
    bantu.nilai_semua(ini)
    bantu.buka(ini)
    with pytest.raises(TidakSah, match="sudah dibuka"):
        catat(ini)


@pytest.mark.parametrize(("kesimpulan", "bebas"), [("tms", True), ("ms", False)])
def test_ketua_memutuskan_gugur(kesimpulan, bebas):
    ini = bantu.babak(peserta=2)
    catat(ini, kesimpulan=kesimpulan, bebas_narkoba=bebas)
    services.gugurkan_karena_kesehatan(lamaran=ini.peserta[0], alasan="Tidak memenuhi A.1.j", oleh=ini.ketua, pada=KINI)
    ini.peserta[0].refresh_from_db()
    assert ini.peserta[0].status == "gugur"
    assert [o.pk for o in kelengkapan(ini.lowongan).peserta] == [ini.peserta[1].pk]


def test_gugur_hanya_oleh_ketua_dan_hanya_yang_tidak_memenuhi():
    ini = bantu.babak()
    catat(ini, kesimpulan="tms")
    for oleh in (ini.sinta, ini.anggota[1], ini.asesor):
        with pytest.raises(TidakBerwenang, match="memutuskan peserta gugur"):
            services.gugurkan_karena_kesehatan(lamaran=ini.peserta[0], alasan="x", oleh=oleh, pada=KINI)
    for lamaran in ini.peserta[1:3]:
        with pytest.raises(TidakSah, match="memenuhi syarat atau belum dicatat"):
            services.gugurkan_karena_kesehatan(lamaran=lamaran, alasan="x", oleh=ini.ketua, pada=KINI)
        catat(ini, lamaran=lamaran)


def test_kesimpulan_beku_di_basis_data():
    ini = bantu.babak()
    hasil = catat(ini)
    for kerja in ("UPDATE penilaian_hasilkesehatan SET kesimpulan = 'tms' WHERE id = %s",
                  "DELETE FROM penilaian_hasilkesehatan WHERE id = %s"):
        with pytest.raises(DatabaseError, match="baris beku"), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(kerja, [hasil.pk])
