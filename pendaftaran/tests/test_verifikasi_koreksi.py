"""Corrections: verified values beside claims, new generations, rows struck out and restored, verdicts that fall."""
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from pendaftaran.models import Koreksi, PutusanBerkas, PutusanSyarat
from pendaftaran.selectors.meja import Meja
from pendaftaran.services.verifikasi import Bentrok, koreksi, usulkan
from pendaftaran.tests.bahan import NANTI, jejak, kata, putuskan_semua
from seleksi.core.services import TidakSah

pytestmark = pytest.mark.django_db
LAGI = NANTI + timedelta(hours=1)


def test_koreksi_menghitung_ulang_tanpa_menyentuh_pengakuan(lamaran, sinta, ktp):
    sidik = lamaran.fakta_sha256
    generasi = koreksi(lamaran=lamaran, jalur="golongan", nilai="III/d", alasan=" SK menyebut III/d ", berkas=ktp, halaman=1,
                       oleh=sinta, pada=NANTI)
    lamaran.refresh_from_db()
    assert (lamaran.fakta["golongan"], lamaran.fakta_sha256) == ("IV/b", sidik)
    baris = Koreksi.objects.get()
    assert (baris.jalur, baris.klaim, baris.nilai, baris.alasan, baris.berkas_sha256, baris.halaman) == (
        "golongan", "IV/b", "III/d", "SK menyebut III/d", ktp.sha256_asli, 1)
    assert (generasi.nomor, generasi.sebab, generasi.simpulan) == (2, "koreksi", "tidak_memenuhi")
    assert generasi.fakta_sha256 != sidik
    assert generasi.syarat.get(kode="golongan").status == "tidak_memenuhi"
    assert lamaran.generasi.get(nomor=1).syarat.get(kode="golongan").status == "memenuhi"
    assert jejak("lamaran.koreksi") == [(f"lamaran:{lamaran.pk}", "Sinta Sekretariat", {
        "koreksi": baris.pk, "jalur": "golongan", "klaim": "IV/b", "nilai": "III/d", "alasan": "SK menyebut III/d",
        "generasi": 2, "simpulan": "tidak_memenuhi"})]


def test_koreksi_menggugurkan_putusan_yang_dasarnya_berubah(lamaran, sinta):
    koreksi(lamaran=lamaran, jalur="tmt_golongan", nilai="2016-05-01", alasan="menurut SK", oleh=sinta, pada=NANTI)
    putuskan_semua(lamaran, sinta)
    koreksi(lamaran=lamaran, jalur="jabatan.0.terkait", nilai=False, alasan="bidang lain", oleh=sinta, pada=NANTI)
    assert [b.label for b in Meja(lamaran).belum] == ["Pengalaman terkait"]
    with pytest.raises(TidakSah) as galat:
        usulkan(lamaran=lamaran, putusan="ms", oleh=sinta, pada=NANTI)
    assert kata(galat) == "Masih ada 1 butir yang belum diputus: Pengalaman terkait."


@pytest.mark.parametrize(("isi", "harap"), [
    ({"jalur": "nip", "nilai": "1"}, "Data ini tidak termasuk yang dapat dikoreksi."),
    ({"jalur": "jabatan.7.plt", "nilai": True}, "Data ini tidak termasuk yang dapat dikoreksi."),
    ({"jalur": "golongan", "nilai": "V/z"}, "Nilai untuk golongan ruang tidak sah."),
    ({"jalur": "golongan", "nilai": 4}, "Nilai untuk golongan ruang tidak sah."),
    ({"jalur": "golongan", "nilai": "III/d", "alasan": "  "}, "Koreksi harus disertai alasan."),
    ({"jalur": "golongan", "nilai": "IV/b"}, "Nilai itu sama dengan yang berlaku sekarang; tidak ada yang dikoreksi."),
    ({"jalur": "jabatan.0.selesai", "nilai": "2010-01-01"},
     "Koreksi ini tidak sesuai dengan data lain: jabatan baris 1: selesai belum benar."),
    ({"jalur": "jabatan.0", "nilai": "pulih"}, "Baris ini masih diakui."),
])
def test_koreksi_ditolak(lamaran, sinta, isi, harap):
    with pytest.raises(TidakSah) as galat:
        koreksi(lamaran=lamaran, oleh=sinta, pada=NANTI, **{"alasan": "menurut SK", **isi})
    assert (kata(galat), Koreksi.objects.count(), lamaran.generasi.count()) == (harap, 0, 1)


def test_baris_dicoret_dan_diakui_kembali(lamaran, sinta):
    koreksi(lamaran=lamaran, jalur="jabatan.0.plt", nilai=True, alasan="SK Plt.", oleh=sinta, pada=NANTI)
    tanpa = koreksi(lamaran=lamaran, jalur="jabatan.0", nilai="coret", alasan="SK tidak ada", oleh=sinta, pada=NANTI)
    assert len(Meja(lamaran).fakta.utuh["jabatan"]) == 1
    assert tanpa.syarat.get(kode="pengalaman_terkait").status == "tidak_memenuhi"
    with pytest.raises(TidakSah, match="akui kembali dahulu"):
        koreksi(lamaran=lamaran, jalur="jabatan.0.terkait", nilai=False, alasan="x", oleh=sinta, pada=NANTI)
    with pytest.raises(TidakSah, match="sudah tidak diakui"):
        koreksi(lamaran=lamaran, jalur="jabatan.0", nilai="coret", alasan="x", oleh=sinta, pada=NANTI)
    # the row after a struck one keeps its number
    koreksi(lamaran=lamaran, jalur="jabatan.1.terkait", nilai=False, alasan="bidang lain", oleh=sinta, pada=NANTI)
    assert Meja(lamaran).fakta.utuh["jabatan"][0]["terkait"] is False
    koreksi(lamaran=lamaran, jalur="jabatan.0", nilai="pulih", alasan="SK disusulkan", oleh=sinta, pada=NANTI)
    assert [(b["plt"], b["terkait"]) for b in Meja(lamaran).fakta.utuh["jabatan"]] == [(True, True), (False, False)]


def test_dua_pemeriksa_satu_koreksi(lamaran, sinta, sukma):
    koreksi(lamaran=lamaran, jalur="golongan", nilai="III/d", alasan="SK", oleh=sinta, pada=NANTI, terakhir=0)
    with pytest.raises(Bentrok, match=r"Sinta Sekretariat mengoreksi data ini menjadi “Penata Tingkat I \(III/d\)”"):
        koreksi(lamaran=lamaran, jalur="golongan", nilai="IV/a", alasan="SK", oleh=sukma, pada=LAGI, terakhir=0)


def test_putusan_koreksi_dan_generasi_tidak_dapat_diubah(lamaran, sinta):
    putuskan_semua(lamaran, sinta)
    koreksi(lamaran=lamaran, jalur="golongan", nilai="III/d", alasan="SK", oleh=sinta, pada=NANTI)
    for aksi in (lambda: Koreksi.objects.update(alasan="lain"), lambda: Koreksi.objects.all().delete(),
                 lambda: lamaran.generasi.update(simpulan="memenuhi"), lambda: PutusanSyarat.objects.update(alasan="lain"),
                 lambda: PutusanBerkas.objects.all().delete()):
        with pytest.raises(DatabaseError, match="baris beku"), transaction.atomic():
            aksi()
