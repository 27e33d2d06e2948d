"""A panel member who is limited to one post ("Anggota Terbatas") neither acts for another post nor reads it."""
import pytest

from penilaian import services
from penilaian.models import LembarNilai
from seleksi.core.akses import TidakBerwenang, batas_lowongan, peran_dari, wajib_peran
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import AksesLog, Penugasan
from seleksi.tests import pabrik

from . import bantu
from .bantu import KINI
from .test_halaman_lembar import alamat, masuk

pytestmark = pytest.mark.django_db


@pytest.fixture
def ini():
    """The first post fully scored by Ketua and "Anggota Satu"; "Anggota Terbatas" belongs to the second, "Anggota Sini" to the first."""
    ini = bantu.babak(peserta=2, anggota=1, lowongan=2)
    bantu.nilai_semua(ini)
    return ini


def terbatas(ini, lowongan, nama="Anggota Terbatas"):
    orang = pabrik.orang(nama, Peran.ANGGOTA, seleksi=ini.seleksi)
    Penugasan.objects.filter(pengguna=orang).update(lowongan=lowongan)
    return orang


def test_peran_menurut_lowongan(ini):
    lain = ini.seleksi.lowongan.last()
    orang = terbatas(ini, lain)
    assert [peran_dari(orang, ini.seleksi), peran_dari(orang, ini.seleksi, lowongan=lain),
            peran_dari(orang, ini.seleksi, lowongan=ini.lowongan)] == [{"anggota"}, {"anggota"}, frozenset()]
    assert (batas_lowongan(orang, ini.seleksi, *PANSEL), batas_lowongan(ini.ketua, ini.seleksi, *PANSEL)) == ({lain.pk}, None)
    assert wajib_peran(orang, ini.seleksi, *PANSEL, tindakan="uji", lowongan=lain).pengguna == orang
    with pytest.raises(TidakBerwenang, match="tidak berwenang untuk uji"):
        wajib_peran(orang, ini.seleksi, *PANSEL, tindakan="uji", lowongan=ini.lowongan)


def test_layanan_menolak_anggota_jabatan_lain(ini):
    orang = terbatas(ini, ini.seleksi.lowongan.last())
    with pytest.raises(TidakBerwenang, match="meminta pembukaan nilai"):
        services.minta_pembukaan(lowongan=ini.lowongan, oleh=orang, pada=KINI)
    milik_ketua = LembarNilai.objects.filter(penugasan__pengguna=ini.ketua).first()
    with pytest.raises(TidakBerwenang, match="membuka kembali lembar nilai"):
        services.buka_kembali(lembar=milik_ketua, alasan="Uji", oleh=orang, pada=KINI)
    pembukaan = bantu.minta(ini)
    with pytest.raises(TidakBerwenang, match="menyaksikan pembukaan nilai"):
        services.saksikan_pembukaan(pembukaan=pembukaan, oleh=orang, pada=KINI)


def test_halaman_jabatan_lain_tidak_ada(ini):
    milik_ketua = LembarNilai.objects.filter(penugasan__pengguna=ini.ketua, komponen="makalah").first()
    sebelum = [("pembukaan", ini.lowongan.kode), ("lembar_buka_kembali", milik_ketua.kode)]
    sesudah = [("pembukaan", ini.lowongan.kode), ("peringkat", ini.lowongan.kode), ("lembar_terbuka", milik_ketua.kode)]
    siapa = [masuk(terbatas(ini, ini.seleksi.lowongan.last())), masuk(ini.anggota[1])]
    assert [[k.get(alamat(ini, *satu)).status_code for satu in sebelum] for k in siapa] == [[404, 404], [200, 200]]
    assert siapa[0].post(alamat(ini, "pembukaan", ini.lowongan.kode), {"langkah": "minta", "setuju": "on"}).status_code == 404
    bantu.buka(ini)
    assert [[k.get(alamat(ini, *satu)).status_code for satu in sesudah] for k in siapa] == [[404] * 3, [200] * 3]
    assert masuk(terbatas(ini, ini.seleksi.lowongan.last(), "Anggota Sana")).get(alamat(ini, "rapat_penetapan")).status_code == 200


def test_rapat_tidak_menunjukkan_urutan_jabatan_lain(ini):
    peringkat = bantu.buka(ini)
    bantu.rapat(ini)
    orang = terbatas(ini, ini.seleksi.lowongan.last())
    jawab = masuk(orang).get(alamat(ini, "rapat_penetapan"))
    assert (jawab.status_code, ini.peserta[0].nama in jawab.content.decode()) == (200, False)
    assert not AksesLog.objects.filter(objek=f"peringkat:{peringkat.pk}", pengguna=orang).exists()


def test_pengawas_tetap_membaca_jabatan_lain_tanpa_wewenang_anggota(ini):
    """Somebody with two roles: limited as a member, unlimited as pengawas."""
    orang = terbatas(ini, ini.seleksi.lowongan.last())
    pabrik.orang(orang.nama, Peran.PENGAWAS, seleksi=ini.seleksi)
    klien, url = masuk(orang), alamat(ini, "pembukaan", ini.lowongan.kode)
    assert (klien.get(url).status_code, klien.post(url, {"langkah": "minta", "setuju": "on"}).status_code) == (200, 404)


def test_asesor_tidak_melihat_nama_sebelum_hasil_administrasi_diumumkan():
    ini = bantu.babak(peserta=1, nyatakan=False)
    klien = masuk(ini.asesor)

    def lihat():
        return (ini.peserta[0].nama in klien.get(alamat(ini, "penilaian")).content.decode(),
                klien.get(alamat(ini, "benturan", ini.lowongan.kode)).status_code)
    assert lihat() == (False, 404)
    assert masuk(ini.ketua).get(alamat(ini, "benturan", ini.lowongan.kode)).status_code == 200
    ini.seleksi.lowongan.update(tahap="administrasi")
    assert lihat() == (False, 404)
    ini.seleksi.lowongan.update(tahap="asesmen")
    assert ini.peserta[0].nama in klien.get(alamat(ini, "benturan", ini.lowongan.kode)).content.decode()
