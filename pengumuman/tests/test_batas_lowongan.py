"""What a member limited to one post and the roles outside the work see: secret minutes, dashboard, public counts."""
from datetime import timedelta

import pytest
from django.utils import timezone

from pendaftaran.models import Lamaran
from pengumuman.models import Pengumuman, Surat
from pengumuman.selectors.publik import daftar_lowongan
from pengumuman.tests.pabrik import TUTUP, lamaran_banyak, terbitkan_pengumuman, tetapkan, tetapkan_peringkat
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Penugasan
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.tests.pabrik import lamaran_terkirim, orang, panitia, seleksi_tuban

pytestmark = pytest.mark.django_db
LUAR = ((Peran.NARASUMBER, "Nara Sumber"), (Peran.PPK, "Bupati Contoh"), (Peran.ASESOR, "Asri Asesor"), (Peran.PENGELOLA, "Peni Pengelola"))


@pytest.fixture
def seleksi():
    seleksi = seleksi_tuban(jumlah_lowongan=2)
    panitia(seleksi)
    return seleksi


def kelola(client, nama, seleksi):
    client.force_login(orang(nama))
    return client.get(f"/{seleksi.instansi.slug}/{seleksi.slug}/kelola/").content.decode()


def test_berita_acara_rahasia_hanya_bagi_yang_menjangkau_jabatannya(client, seleksi, antrean):
    satu, dua = seleksi.lowongan.order_by("urut")
    peserta = lamaran_banyak(satu, 3)
    tetapkan(seleksi, dict.fromkeys(peserta, ""))
    terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    peringkat = tetapkan_peringkat(satu, peserta)
    terbitkan_peristiwa(jenis="peringkat_ditetapkan", objek=f"peringkat:{peringkat.pk}", kunci="p")
    antrean()
    for nama, lowongan in (("Anggota Sini", satu), ("Anggota Sana", dua)):
        Penugasan.objects.filter(pengguna=orang(nama, Peran.ANGGOTA, seleksi=seleksi)).update(lowongan=lowongan)
    surat = Surat.objects.get(jenis="berita_acara_penetapan")
    siapa = ("Anggota Satu", "Anggota Sini", "Anggota Sana")

    def unduh():
        hasil = []
        for nama in siapa:
            client.force_login(orang(nama))
            hasil.append(client.get(f"/{seleksi.instansi.slug}/{seleksi.slug}/surat/{surat.kode}/").status_code)
        return hasil
    assert unduh() == [200, 200, 404]
    Surat.objects.filter(pk=surat.pk).update(kunci="kunci-lama")  # no post to be read from it
    assert unduh() == [200, 404, 404]


@pytest.mark.parametrize(("peran", "nama"), LUAR)
def test_ruang_kerja_peran_luar_hanya_tahap_dan_yang_terbit(client, seleksi, peran, nama):
    orang(nama, peran, seleksi=seleksi)
    satu = seleksi.lowongan.first()
    lamaran_terkirim(satu, "Peserta Uji X", urut=50)
    isi = kelola(client, nama, seleksi)
    assert [kata in isi for kata in ("belum selesai diverifikasi", "Yang menghalangi", "Belum disiapkan")] == [False] * 3
    assert "1 lamaran belum selesai diverifikasi." in kelola(client, "Anggota Satu", seleksi)
    Lamaran.objects.update(status="lulus_administrasi")
    assert [", lulus 1" in kelola(client, siapa, seleksi) for siapa in (nama, "Anggota Satu", "Sinta Sekretariat")] == [False, True, True]
    tetapkan(seleksi, dict.fromkeys(Lamaran.objects.all(), ""))
    terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    Pengumuman.objects.update(terbit=timezone.now() + timedelta(days=1))  # signed, to appear tomorrow
    assert ", lulus 1" not in kelola(client, nama, seleksi)
    Pengumuman.objects.update(terbit=timezone.now() - timedelta(days=1))
    assert ", lulus 1" in kelola(client, nama, seleksi)


def test_jumlah_pelamar_umum_tidak_turun_bila_ada_yang_dikeluarkan(seleksi):
    satu = seleksi.lowongan.first()
    for n, status in enumerate(("diajukan", "lulus_administrasi", "tidak_lulus_administrasi", "gugur", "didiskualifikasi", "dibatalkan",
                                "ditarik"), 1):
        lamaran_terkirim(satu, f"Peserta Uji {n}", urut=n, status=status)
    assert [x.jumlah for x in daftar_lowongan(seleksi)] == [6, 0]
