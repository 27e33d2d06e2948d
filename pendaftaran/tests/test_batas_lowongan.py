"""A panel member limited to one post reads the dossiers and files of that post only; the meeting shows every row."""
import pytest

from pendaftaran.models import Berkas, PenetapanAdministrasi
from pendaftaran.selectors.berkas import berkas_terbaca
from pendaftaran.services.penetapan import tetapkan_administrasi, tetapkan_sesuai_usulan
from pendaftaran.tests.bahan import RAPAT, alamat, buka, masuk, siap, teks
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Penugasan
from seleksi.tests.pabrik import orang, panitia, seleksi_tuban

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    """One application for each post, ready for the panel; "Anggota Terbatas" belongs to the second."""
    seleksi = seleksi_tuban(jumlah_lowongan=2)
    panitia(seleksi)
    satu, dua = (siap(seleksi.lowongan.get(urut=n), n) for n in (1, 2))
    terbatas = orang("Anggota Terbatas", Peran.ANGGOTA, seleksi=seleksi)
    Penugasan.objects.filter(pengguna=terbatas).update(lowongan=dua.lowongan)
    return seleksi, satu, dua, terbatas


def test_dosir_dan_berkas_hanya_jabatannya(dunia):
    seleksi, satu, dua, terbatas = dunia
    hasil = {nama: [masuk(nama).get(alamat("dosir", seleksi, x.kode)).status_code for x in (satu, dua)]
             for nama in ("Anggota Terbatas", "Anggota Satu")}
    assert hasil == {"Anggota Terbatas": [404, 200], "Anggota Satu": [200, 200]}
    isi = teks(masuk("Anggota Terbatas").get(alamat("verifikasi_daftar", seleksi)))
    assert [x.nomor in isi for x in (satu, dua)] == [False, True]
    batas = frozenset({dua.lowongan_id})
    kode = [Berkas.objects.filter(lamaran=x).first().kode for x in (satu, dua)]
    assert [berkas_terbaca(seleksi, k, pengguna=terbatas, petugas=True, batas=batas) is not None for k in kode] == [False, True]
    assert masuk("Anggota Terbatas").get(alamat("berkas_unduh", seleksi, kode[0])).status_code == 404


def test_rapat_menampilkan_semua_tetapi_hanya_menetapkan_jabatannya(dunia):
    seleksi, satu, dua, terbatas = dunia
    rapat = buka(seleksi)
    isi = teks(masuk("Anggota Terbatas").get(alamat("rapat_administrasi", seleksi)))
    assert [x.nomor in isi for x in (satu, dua)] == [True, True]
    assert [alamat("dosir", seleksi, x.kode) in isi for x in (satu, dua)] == [False, True]
    with pytest.raises(TidakBerwenang, match="menetapkan lamaran jabatan ini"):
        tetapkan_administrasi(rapat=rapat, lamaran=satu, putusan="ms", oleh=terbatas, pada=RAPAT)
    assert tetapkan_sesuai_usulan(rapat=rapat, oleh=terbatas, pada=RAPAT) == 1
    assert PenetapanAdministrasi.objects.get().lamaran == dua
