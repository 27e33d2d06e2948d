"""Races with real threads and real transactions: one wins, the other is told by whom; nothing is half done."""
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connections

from pendaftaran.models import Berkas, GenerasiHasil, Koreksi, Lamaran, PenetapanAdministrasi, PutusanBerkas, UsulanAdministrasi
from pendaftaran.services.penetapan import sahkan_administrasi, tetapkan_administrasi, tetapkan_sesuai_usulan
from pendaftaran.services.verifikasi import Bentrok, BerkasDiganti, koreksi, putuskan_berkas, uji_usulan, usulkan
from pendaftaran.tests.bahan import NANTI, RAPAT, buka, putuskan_semua, siap, sukma
from seleksi.core.jejak import periksa_rantai
from seleksi.core.models import Jejak, Rantai
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, seleksi_tuban

pytestmark = pytest.mark.django_db(transaction=True)
PUTARAN = 5


def serentak(*kerja) -> list:
    """Start all at one signal, each on a connection of its own; what each returned, or the refusal that it met."""
    aba = Barrier(len(kerja))

    def jalan(satu):
        aba.wait(timeout=10)
        try:
            return satu()
        except TidakSah as galat:
            return galat
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(kerja)) as regu:
        return [janji.result(timeout=60) for janji in [regu.submit(jalan, satu) for satu in kerja]]


@pytest.fixture
def seleksi():
    return seleksi_tuban(jumlah_lowongan=1)


@pytest.fixture
def lamaran(seleksi):
    return lamaran_terkirim(seleksi.lowongan.get())


def rantai_utuh(seleksi) -> list[str]:
    return list(periksa_rantai(Rantai.objects.get(seleksi=seleksi)))


def test_dua_pemeriksa_satu_berkas(seleksi, lamaran):
    sinta, kedua = orang("Sinta Sekretariat"), sukma(seleksi)
    for ktp in list(lamaran.berkas.all())[:PUTARAN]:
        hasil = serentak(
            partial(putuskan_berkas, berkas=ktp, sha256=ktp.sha256_asli, putusan="sesuai", oleh=sinta, pada=NANTI, terakhir=0),
            partial(putuskan_berkas, berkas=ktp, sha256=ktp.sha256_asli, putusan="tidak_sesuai", kode_alasan="tidak_terbaca",
                    oleh=kedua, pada=NANTI, terakhir=0))
        tertulis = PutusanBerkas.objects.get(berkas=ktp)
        ditolak = [h for h in hasil if isinstance(h, Bentrok)]
        assert [h for h in hasil if h not in ditolak] == [tertulis]
        assert [str(galat).split(" memutuskan ")[0] for galat in ditolak] == [tertulis.oleh.nama]
    assert (Jejak.objects.filter(jenis="verifikasi.berkas").count(), rantai_utuh(seleksi)) == (PUTARAN, [])


def test_berkas_diganti_selagi_diputus(seleksi, lamaran):
    """Whoever comes first: a verdict never covers bytes that the verifier did not see."""
    sinta = orang("Sinta Sekretariat")
    for lama in list(lamaran.berkas.all())[:PUTARAN]:
        def ganti(lama=lama):
            Berkas.objects.filter(pk=lama.pk).update(diganti=KINI)
            return Berkas.objects.create(lamaran=lamaran, jenis=lama.jenis, nama_asli="baru.pdf", tipe=lama.tipe, ukuran=1, halaman=1,
                                         jalur_asli="x", jalur_bersih="x", sha256_asli="9" * 64, sha256_bersih="9" * 64)
        putus, baru = serentak(
            partial(putuskan_berkas, berkas=lama, sha256=lama.sha256_asli, putusan="sesuai", oleh=sinta, pada=NANTI), ganti)
        assert isinstance(putus, (PutusanBerkas, BerkasDiganti))
        assert baru.putusan.count() == 0
        assert set(PutusanBerkas.objects.filter(berkas=lama).values_list("sha256", flat=True)) <= {lama.sha256_asli}


def test_koreksi_serentak_tidak_saling_menimpa(seleksi, lamaran):
    """Eight corrections of different values: eight rows, generations without a gap, the last one sees them all."""
    sinta = orang("Sinta Sekretariat")
    jalur = [("golongan", "III/d"), ("tmt_golongan", "2017-04-01"), ("jabatan.0.terkait", False), ("jabatan.1.terkait", False),
             ("jabatan.0.plt", True), ("pendidikan.0.lulus", 1993), ("diklat.0.lulus", False), ("status", "PPPK")]
    hasil = serentak(*(lambda j=j, n=n: koreksi(lamaran=lamaran, jalur=j, nilai=n, alasan="SK", oleh=sinta, pada=NANTI) for j, n in jalur))
    assert sorted(g.nomor for g in hasil) == list(range(2, 10))
    assert (Koreksi.objects.count(), rantai_utuh(seleksi)) == (8, [])
    terakhir = GenerasiHasil.objects.get(nomor=9)
    assert {h.kode for h in terakhir.syarat.all() if h.status == "tidak_memenuhi"} == {
        "status_pns", "golongan", "pengalaman_terkait", "diklat_pim"}


def test_dua_usulan_serentak(seleksi, lamaran):
    putuskan_semua(lamaran, orang("Sinta Sekretariat"))
    sinta, kedua = orang("Sinta Sekretariat"), sukma(seleksi)
    hasil = serentak(lambda: usulkan(lamaran=lamaran, putusan="ms", oleh=sinta, pada=NANTI),
                     lambda: usulkan(lamaran=lamaran, putusan="tms", alasan="x", oleh=kedua, pada=NANTI))
    assert sorted(isinstance(h, TidakSah) for h in hasil) == [False, True]
    assert UsulanAdministrasi.objects.count() == 1


def test_setuju_dan_kembali_serentak(seleksi, lamaran):
    putuskan_semua(lamaran, orang("Sinta Sekretariat"))
    usulan = usulkan(lamaran=lamaran, putusan="tms", alasan="x", oleh=orang("Sinta Sekretariat"), pada=NANTI)
    kedua = sukma(seleksi)
    hasil = serentak(lambda: uji_usulan(usulan=usulan, setuju=True, oleh=kedua, pada=NANTI),
                     lambda: uji_usulan(usulan=usulan, setuju=False, alasan="x", oleh=kedua, pada=NANTI))
    usulan.refresh_from_db()
    lamaran.refresh_from_db()
    assert sorted(isinstance(h, TidakSah) for h in hasil) == [False, True]
    assert (lamaran.status, bool(usulan.dicabut)) in {("diverifikasi", False), ("diajukan", True)}


def test_dua_anggota_menetapkan_serentak(seleksi):
    lamaran = siap(seleksi.lowongan.get(), 1)
    rapat = buka(seleksi)
    hasil = serentak(*(
        lambda nama=nama, putusan=putusan: tetapkan_administrasi(
            rapat=rapat, lamaran=lamaran, putusan=putusan, alasan="x", oleh=orang(nama), pada=RAPAT, terakhir=KINI)
        for nama, putusan in (("Anggota Satu", "ms"), ("Anggota Dua", "tms"))))
    assert sorted(isinstance(h, Bentrok) for h in hasil) == [False, True]
    assert [h for h in hasil if not isinstance(h, Bentrok)] == [PenetapanAdministrasi.objects.get()]


def test_pengesahan_ganda_dan_penetapan_terlambat(seleksi):
    """A double click closes once; an entry that comes with it is either in the closed meeting or refused."""
    lamaran = siap(seleksi.lowongan.get(), 1)
    rapat = buka(seleksi)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Kartika Ketua"), pada=RAPAT)
    ketua, anggota = orang("Kartika Ketua"), orang("Anggota Satu")
    hasil = serentak(
        lambda: sahkan_administrasi(rapat=rapat, oleh=ketua, pada=RAPAT), lambda: sahkan_administrasi(rapat=rapat, oleh=ketua, pada=RAPAT),
        lambda: tetapkan_administrasi(rapat=rapat, lamaran=lamaran, putusan="tms", alasan="terlambat", oleh=anggota, pada=RAPAT))
    assert sorted(isinstance(h, TidakSah) for h in hasil[:2]) == [False, True]
    penetapan, lamaran = PenetapanAdministrasi.objects.get(), Lamaran.objects.get()
    assert penetapan.sah == RAPAT
    assert (penetapan.putusan, lamaran.status) in {("ms", "lulus_administrasi"), ("tms", "tidak_lulus_administrasi")}
    assert (Jejak.objects.filter(jenis="administrasi.ditetapkan").count(), rantai_utuh(seleksi)) == (1, [])
