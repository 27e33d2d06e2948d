"""The determination: meeting, quorum, ties, deviations, what is written and what is owed."""
import json
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from pendaftaran.services.lamaran import gugurkan
from penilaian import services
from penilaian.domain.penetapan import periksa_putusan
from penilaian.models import BarisPeringkat, Peringkat
from penilaian.selectors import tiga_besar
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.status import Tahap
from seleksi.core.models import Jejak, Lowongan, Penugasan, Peristiwa, Rapat
from seleksi.core.services import TidakSah
from seleksi.tests import pabrik

from . import bantu
from .bantu import KINI

pytestmark = pytest.mark.django_db


def terbuka(nilai=None, **lain):
    ini = bantu.babak(**{"anggota": 1} | lain)
    bantu.nilai_semua(ini, nilai)
    return ini, bantu.buka(ini)


def tetapkan(ini, peringkat, rapat=None, terpilih=None, alasan="", oleh=None):
    pilihan = None if terpilih is None else frozenset(o.pk for o in terpilih)
    return services.tetapkan_peringkat(rapat=rapat or bantu.rapat(ini),
                                       putusan=[services.PutusanPeringkat(peringkat, pilihan, alasan)],
                                       oleh=oleh or ini.ketua, pada=KINI, catatan=" Sesuai urutan. ")


def test_penetapan_menulis_semuanya_sekali():
    ini, peringkat = terbuka()
    assert tiga_besar(ini.lowongan) == []
    rapat = tetapkan(ini, peringkat)
    peringkat.refresh_from_db()
    assert (peringkat.status, peringkat.rapat_id, peringkat.ditetapkan) == ("ditetapkan", rapat.pk, KINI)
    assert [(b.lamaran.nomor, b.urutan, b.total_tepat, str(b.total), b.terpilih)
            for b in BarisPeringkat.objects.select_related("lamaran")] == [
        ("UJI-0001", 1, "90/1", "90.00", True), ("UJI-0002", 2, "85/1", "85.00", True), ("UJI-0003", 3, "80/1", "80.00", True),
        ("UJI-0004", 4, "75/1", "75.00", False)]
    assert Lowongan.objects.get().tahap == Tahap.SELESAI
    assert (rapat.status, rapat.catatan) == ("disahkan", "Sesuai urutan.")
    assert list(Peristiwa.objects.filter(jenis="peringkat_ditetapkan").values_list("objek",
                                                                                   flat=True)) == [f"peringkat:{peringkat.pk}"]
    assert bantu.jejak(ini.seleksi)[-4:] == ["lowongan.tahap", "peringkat.ditetapkan", "rapat.disahkan",
                                             "peringkat.penetapan_disahkan"]
    isi = Jejak.objects.get(jenis="peringkat.ditetapkan").isi.data
    assert isi == {"rapat": rapat.pk, "lowongan": ini.lowongan.pk, "sha256": peringkat.sha256, "beralasan": False}


def test_tiga_besar_menurut_abjad_bukan_menurut_nilai():
    """Peserta Uji 3 is best; the list begins with 1."""
    ini, peringkat = terbuka(["70", "80", "90", "60"])
    tetapkan(ini, peringkat)
    assert [o.nomor for o in tiga_besar(ini.lowongan)] == ["UJI-0001", "UJI-0002", "UJI-0003"]
    assert [b.lamaran.nomor for b in BarisPeringkat.objects.order_by("urutan")][0] == "UJI-0003"


@pytest.mark.parametrize("siapa", ["Anggota Satu", "Sinta Sekretariat", "Asih Asesor", "Orang Asing"])
def test_hanya_ketua(siapa):
    ini, peringkat = terbuka(peserta=3)
    orang = pabrik.orang(siapa)
    with pytest.raises(TidakBerwenang, match="membuka rapat"):
        services.buka_rapat_penetapan(seleksi=ini.seleksi, hadir=[], oleh=orang, pada=KINI)
    rapat = bantu.rapat(ini)
    with pytest.raises(TidakBerwenang, match="mengesahkan penetapan"):
        tetapkan(ini, peringkat, rapat=rapat, oleh=orang)


def test_rapat_belum_dapat_dibuka_sebelum_nilai_dibuka():
    ini = bantu.babak()
    with pytest.raises(TidakSah, match="Belum ada jabatan"):
        bantu.rapat(ini)


def test_tanpa_kuorum_tidak_ada_yang_ditetapkan():
    ini, peringkat = terbuka(peserta=3, anggota=4)
    hadir = Penugasan.objects.filter(pengguna__in=ini.anggota[:2])
    with pytest.raises(TidakSah, match="Belum kuorum"):
        services.buka_rapat_penetapan(seleksi=ini.seleksi, hadir=hadir, oleh=ini.ketua, pada=KINI)
    semua = Penugasan.objects.filter(seleksi=ini.seleksi, peran__in=["ketua", "anggota"])
    rapat = services.buka_rapat_penetapan(seleksi=ini.seleksi, hadir=semua, oleh=ini.ketua, pada=KINI)
    rapat.hadir.set(hadir)  # the database of a meeting whose members have left
    with pytest.raises(TidakSah, match="belum kuorum"):
        tetapkan(ini, peringkat, rapat=rapat)
    assert not BarisPeringkat.objects.exists()
    assert (Rapat.objects.get().status, Peringkat.objects.get().status) == ("dibuka", "usulan")


def test_seri_di_batas_hanya_diputus_rapat_dengan_alasan():
    ini, peringkat = terbuka(["90", "80", "80", "80"])
    rapat = bantu.rapat(ini)
    assert peringkat.hasil["seri_di_batas"] == ["UJI-0002", "UJI-0003", "UJI-0004"]
    with pytest.raises(TidakSah, match="rapat harus memilih"):
        tetapkan(ini, peringkat, rapat=rapat)
    pilihan = [ini.peserta[0], ini.peserta[1], ini.peserta[3]]
    with pytest.raises(TidakSah, match="tuliskan alasan pilihan rapat"):
        tetapkan(ini, peringkat, rapat=rapat, terpilih=pilihan)
    with pytest.raises(TidakSah, match="harus 3 orang, bukan 4"):
        tetapkan(ini, peringkat, rapat=rapat, terpilih=ini.peserta, alasan="Semua")
    tetapkan(ini, peringkat, rapat=rapat, terpilih=pilihan, alasan="Suara terbanyak 2 lawan 1")
    assert [o.pk for o in tiga_besar(ini.lowongan)] == [o.pk for o in pilihan]
    assert Peringkat.objects.get().alasan == "Suara terbanyak 2 lawan 1"


def test_menyimpang_dari_urutan_memerlukan_alasan():
    ini, peringkat = terbuka()
    rapat = bantu.rapat(ini)
    pilihan = [ini.peserta[0], ini.peserta[1], ini.peserta[3]]
    with pytest.raises(TidakSah, match="menyimpang dari urutan nilai; tuliskan alasannya"):
        tetapkan(ini, peringkat, rapat=rapat, terpilih=pilihan)
    tetapkan(ini, peringkat, rapat=rapat, terpilih=pilihan, alasan="Peserta ketiga mengundurkan diri secara lisan")
    assert [b.terpilih for b in BarisPeringkat.objects.order_by("urutan")] == [True, True, False, True]


def test_kurang_dari_tiga_memerlukan_alasan():
    ini, peringkat = terbuka(peserta=2)
    rapat = bantu.rapat(ini)
    with pytest.raises(TidakSah, match="kurang dari 3"):
        tetapkan(ini, peringkat, rapat=rapat)
    tetapkan(ini, peringkat, rapat=rapat, alasan="Persetujuan KASN nomor B-1")
    assert len(tiga_besar(ini.lowongan)) == 2


def hasil(*terpilih, nilai=None):
    return {"peringkat": [{"nomor": f"A{n}", "terpilih": t} for n, t in enumerate(terpilih, 1)]}


@pytest.mark.parametrize(("jawaban", "dipilih", "wajib", "alasan", "kata"), [
    (hasil(True, True, True, False), "A1 A2 A3", True, "", ""),
    (hasil(True, True, True, False), "A1 A2 A4", True, "alasan", "mewajibkan urutan"),
    (hasil(True, None, None, None), "A1 A2 A4", True, "suara", ""),
    (hasil(True, None, None, None), "A2 A3 A4", True, "suara", "mewajibkan urutan"),
    (hasil(True, None, None, None), "A2 A3 A4", False, "", "menyimpang"),
    (hasil(True, True, True, False), "A1 A2", False, "alasan", "harus 3 orang, bukan 2"),
    (hasil(True), "A1", False, "persetujuan", ""),
])
def test_putusan_menurut_aturan(jawaban, dipilih, wajib, alasan, kata):
    jawab = periksa_putusan(jawaban, dipilih.split(), kuota=3, urutan_wajib=wajib, alasan=alasan)
    assert (kata in jawab) if kata else jawab == ""


def test_terpilih_harus_peserta_jabatan_itu():
    ini, peringkat = terbuka(peserta=3, lowongan=2)
    lain = pabrik.lamaran_terkirim(ini.seleksi.lowongan.last(), "Peserta Lain", urut=9, status="lulus_administrasi",
                                   dengan_berkas=False)
    with pytest.raises(TidakSah, match="harus peserta jabatan itu"):
        tetapkan(ini, peringkat, terpilih=[*ini.peserta[:2], lain], alasan="x")


def test_peserta_yang_keluar_sesudah_pembukaan_meminta_hitung_ulang():
    ini, peringkat = terbuka()
    with pytest.raises(TidakSah, match="tidak perlu dihitung ulang"):
        services.hitung_ulang(lowongan=ini.lowongan, oleh=ini.ketua, pada=KINI)
    gugurkan(lamaran=ini.peserta[0], alasan="Mengundurkan diri", oleh=ini.ketua, pada=KINI)
    rapat = bantu.rapat(ini)
    with pytest.raises(TidakSah, match="hitung ulang peringkatnya"):
        tetapkan(ini, peringkat, rapat=rapat)
    with pytest.raises(TidakBerwenang, match="menghitung ulang"):
        services.hitung_ulang(lowongan=ini.lowongan, oleh=ini.anggota[1], pada=KINI)
    baru = services.hitung_ulang(lowongan=ini.lowongan, oleh=ini.ketua, pada=KINI)
    peringkat.refresh_from_db()
    assert (peringkat.status, baru.menggantikan_id, baru.status) == ("diganti", peringkat.pk, "usulan")
    assert Jejak.objects.latest("pk").isi.data == {"menggantikan": peringkat.pk, "peserta": 3, "sha256": baru.sha256}
    with pytest.raises(TransisiDitolak):
        tetapkan(ini, peringkat, rapat=rapat)
    tetapkan(ini, baru, rapat=rapat)
    assert [o.nomor for o in tiga_besar(ini.lowongan)] == ["UJI-0002", "UJI-0003", "UJI-0004"]


def test_yang_sudah_ditetapkan_tidak_ditetapkan_lagi():
    ini, peringkat = terbuka(peserta=3)
    rapat = tetapkan(ini, peringkat)
    with pytest.raises(TidakSah, match="bukan rapat penetapan yang terbuka"):
        tetapkan(ini, peringkat, rapat=rapat)
    with pytest.raises(TidakSah, match="Belum ada jabatan"):
        bantu.rapat(ini)


def test_rapat_lain_dan_putusan_kosong_ditolak():
    ini, peringkat = terbuka(peserta=3)
    administrasi = Rapat.objects.create(seleksi=ini.seleksi, jenis="administrasi", dibuka=KINI, pembuka=ini.ketua)
    with pytest.raises(TidakSah, match="bukan rapat penetapan"):
        tetapkan(ini, peringkat, rapat=administrasi)
    with pytest.raises(TidakSah, match="Belum ada jabatan yang ditetapkan"):
        services.tetapkan_peringkat(rapat=bantu.rapat(ini), putusan=[], oleh=ini.ketua, pada=KINI)


@pytest.mark.parametrize("kerja", [
    "UPDATE penilaian_barisperingkat SET terpilih = NOT terpilih", "DELETE FROM penilaian_barisperingkat",
    "UPDATE penilaian_peringkat SET status = 'usulan', rapat_id = NULL, ditetapkan = NULL",
    "UPDATE penilaian_peringkat SET alasan = 'x'"])
def test_penetapan_beku_di_basis_data(kerja):
    ini, peringkat = terbuka(peserta=3)
    tetapkan(ini, peringkat)
    with pytest.raises(DatabaseError, match="baris beku"), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(kerja)


def test_bobot_dari_ketentuan_yang_dibekukan():
    ini, peringkat = terbuka(peserta=3)
    assert peringkat.masukan["bobot"] == {"makalah": "20", "asesmen": "25", "wawancara": "35", "rekam_jejak": "20"}
    assert peringkat.ketentuan_id == ini.seleksi.ketentuan.get().pk
    assert json.loads(json.dumps(peringkat.masukan)) == peringkat.masukan
    assert replace(services.PutusanPeringkat(peringkat), alasan="x").alasan == "x"
