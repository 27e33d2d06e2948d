"""Services of the core: each refusal, each audit line."""
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from seleksi.aturan.loader import muat_profil
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core import services
from seleksi.core.akses import TidakBerwenang, peran_dari
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import StatusSeleksi, Tahap
from seleksi.core.models import Jejak, Penugasan, Rapat
from seleksi.core.selectors import keadaan_pendaftaran, kuorum, pendaftaran_terbuka, urai

from . import pabrik

pytestmark = pytest.mark.django_db


def jejak_terakhir(seleksi):
    return list(Jejak.objects.filter(rantai__seleksi=seleksi).order_by("nomor").values_list("jenis", flat=True))


def test_penandatanganan_membekukan_profil_dan_putaran():
    seleksi = pabrik.seleksi_draf()
    isi = seleksi.rancangan
    ketentuan = services.sahkan_ketentuan(seleksi=seleksi, alasan="", penyusun=pabrik.orang("Sinta Sekretariat"),
                                          pengesah=pabrik.orang("Kartika Ketua"), pada=pabrik.KINI)
    seleksi.refresh_from_db()
    assert (ketentuan.versi, seleksi.status) == (1, StatusSeleksi.DIUMUMKAN)
    profil, putaran = urai(ketentuan)
    assert services.ke_dict(profil, putaran) == isi
    assert seleksi.jendela.count() == 6
    assert seleksi.jadwal.count() == 7
    assert jejak_terakhir(seleksi)[-1] == "ketentuan.disahkan"


def test_ketentuan_menolak_satu_orang_dan_bukan_ketua():
    seleksi = pabrik.seleksi_draf()
    ketua, sinta = pabrik.orang("Kartika Ketua"), pabrik.orang("Sinta Sekretariat")
    with pytest.raises(TidakBerwenang, match="dua orang yang berbeda"):
        services.sahkan_ketentuan(seleksi=seleksi, alasan="", penyusun=ketua, pengesah=ketua, pada=pabrik.KINI)
    with pytest.raises(TidakBerwenang, match="mengesahkan ketentuan"):
        services.sahkan_ketentuan(seleksi=seleksi, alasan="", penyusun=ketua, pengesah=sinta, pada=pabrik.KINI)


def test_versi_kedua_memerlukan_alasan_dan_rancangan_beku():
    seleksi = pabrik.seleksi_tuban()
    ketua, sinta = pabrik.orang("Kartika Ketua"), pabrik.orang("Sinta Sekretariat")
    with pytest.raises(services.TidakSah, match="memerlukan alasan"):
        services.sahkan_ketentuan(seleksi=seleksi, alasan=" ", penyusun=sinta, pengesah=ketua, pada=pabrik.KINI)
    with pytest.raises(services.TidakSah, match="sudah dibekukan"):
        services.simpan_rancangan(seleksi=seleksi, profil=muat_profil("tuban-2020"), putaran=pabrik.putaran_tuban(),
                                  oleh=sinta, pada=pabrik.KINI)
    kedua = services.sahkan_ketentuan(seleksi=seleksi, alasan="Jadwal bergeser", penyusun=sinta, pengesah=ketua, pada=pabrik.KINI)
    assert kedua.versi == 2


def test_ketentuan_beku_di_basis_data():
    ketentuan = pabrik.seleksi_tuban().ketentuan.get()
    for kerja in ("UPDATE core_ketentuan SET alasan = 'x'", "DELETE FROM core_ketentuan"):
        with pytest.raises(DatabaseError, match="baris beku"), transaction.atomic(), connection.cursor() as kursor:
            kursor.execute(f"{kerja} WHERE id = %s", [ketentuan.pk])


@pytest.mark.parametrize(("detik", "terbuka"), [(-1, False), (0, True), (7 * 3600, True), (7 * 3600 + 0.999, True), (7 * 3600 + 1, False)])
def test_jendela_tuban_kedua_ujung_masuk(detik, terbuka):
    seleksi = pabrik.seleksi_tuban()
    buka = seleksi.jendela.earliest("buka").buka
    assert pendaftaran_terbuka(seleksi, buka + timedelta(seconds=detik)) is terbuka


def test_keadaan_pendaftaran_di_luar_jam_adalah_jeda():
    seleksi = pabrik.seleksi_tuban()
    keadaan = keadaan_pendaftaran(seleksi, seleksi.jendela.earliest("buka").tutup + timedelta(minutes=1))
    assert keadaan.status == "jeda"
    assert keadaan_pendaftaran(seleksi, seleksi.jendela.latest("buka").tutup + timedelta(seconds=1)).status == "tutup"


def test_tahap_maju_satu_demi_satu():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    lowongan, urutan = seleksi.lowongan.get(), services.urutan_tahap(muat_profil("tuban-2020"))
    assert urutan == [Tahap.PENDAFTARAN, Tahap.ADMINISTRASI, Tahap.ASESMEN, Tahap.KESEHATAN, Tahap.PENILAIAN,
                      Tahap.PENETAPAN, Tahap.SELESAI]
    with pytest.raises(TransisiDitolak):
        services.majukan_tahap(lowongan=lowongan, ke=Tahap.ASESMEN, urutan=urutan, oleh=None, pada=pabrik.KINI)
    services.majukan_tahap(lowongan=lowongan, ke=Tahap.ADMINISTRASI, urutan=urutan, oleh=None, pada=pabrik.KINI)
    lowongan.refresh_from_db()
    assert lowongan.tahap == Tahap.ADMINISTRASI
    assert jejak_terakhir(seleksi)[-1] == "lowongan.tahap"
    with pytest.raises(TransisiDitolak):
        services.majukan_tahap(lowongan=lowongan, ke=Tahap.PENDAFTARAN, urutan=urutan, oleh=None, pada=pabrik.KINI)


def test_rapat_tanpa_kuorum_ditolak():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    panitia, ketua = pabrik.panitia(seleksi, 4), pabrik.orang("Kartika Ketua")
    with pytest.raises(services.TidakSah, match="Belum kuorum"):  # three of five, but without the Ketua
        services.buka_rapat(seleksi=seleksi, jenis="administrasi", hadir=panitia[1:4], oleh=ketua, pada=pabrik.KINI)
    assert not Rapat.objects.exists()
    rapat = services.buka_rapat(seleksi=seleksi, jenis="administrasi", hadir=panitia[:3], oleh=ketua, pada=pabrik.KINI)
    rapat.hadir.set(panitia[1:4])
    assert not kuorum(rapat)
    with pytest.raises(services.TidakSah, match="belum kuorum"):
        services.sahkan_rapat(rapat=rapat, oleh=ketua, pada=pabrik.KINI)
    rapat.hadir.set(panitia[:3])
    services.sahkan_rapat(rapat=rapat, oleh=ketua, pada=pabrik.KINI)
    assert Rapat.objects.get().status == "disahkan"
    assert jejak_terakhir(seleksi)[-1] == "rapat.disahkan"
    with pytest.raises(TransisiDitolak):
        services.sahkan_rapat(rapat=rapat, oleh=ketua, pada=pabrik.KINI)


def test_rapat_hanya_dibuka_ketua_dan_satu_saja():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    panitia, ketua = pabrik.panitia(seleksi, 2), pabrik.orang("Kartika Ketua")
    with pytest.raises(TidakBerwenang, match="membuka rapat"):
        services.buka_rapat(seleksi=seleksi, jenis="administrasi", hadir=panitia, oleh=pabrik.orang("Anggota Satu"), pada=pabrik.KINI)
    services.buka_rapat(seleksi=seleksi, jenis="administrasi", hadir=panitia, oleh=ketua, pada=pabrik.KINI)
    with pytest.raises(services.TidakSah, match="sejenis yang terbuka"):
        services.buka_rapat(seleksi=seleksi, jenis="administrasi", hadir=panitia, oleh=ketua, pada=pabrik.KINI)


def test_penugasan_berhenti_pada_permintaan_berikut():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    ketua, asesor = pabrik.orang("Kartika Ketua"), pabrik.orang("Asih Asesor", Peran.ASESOR, seleksi=seleksi)
    assert peran_dari(asesor, seleksi) == {Peran.ASESOR}
    tugas = Penugasan.objects.get(pengguna=asesor)
    services.akhiri_penugasan(penugasan=tugas, oleh=ketua, pada=pabrik.KINI, alasan="diganti")
    assert peran_dari(asesor, seleksi) == frozenset()
    with pytest.raises(services.TidakSah, match="sudah berakhir"):
        services.akhiri_penugasan(penugasan=tugas, oleh=ketua, pada=pabrik.KINI, alasan="diganti")


def test_pelamar_tidak_memegang_peran_di_seleksinya():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    lamaran = pabrik.lamaran_terkirim(seleksi.lowongan.get())
    with pytest.raises(services.TidakSah, match="tidak dapat memegang peran"):
        services.tugaskan(pengguna=lamaran.pelamar.pengguna, peran=Peran.ANGGOTA, instansi=seleksi.instansi, seleksi=seleksi,
                          unsur="pakar", oleh=pabrik.orang("Kartika Ketua"), pada=pabrik.KINI)


def test_hanya_satu_ketua_oleh_basis_data():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        pabrik.orang("Ketua Kedua", Peran.KETUA, seleksi=seleksi)
