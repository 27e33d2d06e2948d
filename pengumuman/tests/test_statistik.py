"""Counts without names, each only after its announcement; letters found and compared by the hash of their file."""
from datetime import timedelta

import pytest
from django.utils import timezone

from pengumuman.models import Pengumuman, Surat
from pengumuman.tests.pabrik import AKHIR, TUTUP, lamaran_banyak, terbitkan_pengumuman, tetapkan, tetapkan_peringkat
from pengumuman.tests.test_singgah import alamat
from seleksi.tests.pabrik import seleksi_tuban

pytestmark = pytest.mark.django_db


def angka(client, seleksi) -> tuple:
    konteks = client.get(alamat(seleksi, "statistik/")).context
    return tuple(konteks["baris"][0])[2:], tuple(konteks["seluruh"])[2:]


def test_hitungan_muncul_bersama_pengumumannya(client):
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    daftar = lamaran_banyak(seleksi.lowongan.get(), 5)
    tetapkan(seleksi, {x: "" if n < 4 else "Ijazah tidak terbaca." for n, x in enumerate(daftar)})
    assert angka(client, seleksi) == ((5, None, None),) * 2
    p = terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    Pengumuman.objects.filter(pk=p.pk).update(terbit=timezone.now() + timedelta(hours=1))
    assert angka(client, seleksi) == ((5, None, None),) * 2  # signed, not yet published
    Pengumuman.objects.filter(pk=p.pk).update(terbit=TUTUP)
    assert angka(client, seleksi) == ((5, 4, None),) * 2
    tetapkan_peringkat(seleksi.lowongan.get(), daftar[:4])
    terbitkan_pengumuman(seleksi, "hasil_akhir", pada=AKHIR)
    assert angka(client, seleksi) == ((5, 4, 3),) * 2
    assert "Peserta Uji" not in client.get(alamat(seleksi, "statistik/")).content.decode()


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_statistik(client, jumlah, django_assert_num_queries):
    seleksi = seleksi_tuban(jumlah_lowongan=jumlah)
    with django_assert_num_queries(6):
        client.get(alamat(seleksi, "statistik/"))


def test_sidik_menemukan_dan_membandingkan_surat(client, antrean):
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    tetapkan(seleksi, dict.fromkeys(lamaran_banyak(seleksi.lowongan.get(), 1), ""))
    p = terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    antrean()
    surat = Surat.objects.get(pk=p.surat_id)
    jalur = {"cari": "/verifikasi/", "kode": f"/verifikasi/{surat.kode}/"}
    hasil = {(tempat, sidik[:3]): next(k for k in ("Sama.", "Berbeda.", "Tidak ada surat dengan sidik", "Sidik tidak terbaca")
                                       if k in client.get(url, {"sidik": sidik}).content.decode())
             for tempat, url in jalur.items() for sidik in (surat.sha256.upper(), "0" * 64, "xyz")}
    s = surat.sha256[:3].upper()
    assert hasil == {("cari", s): "Sama.", ("kode", s): "Sama.", ("cari", "000"): "Tidak ada surat dengan sidik",
                     ("kode", "000"): "Berbeda.", ("cari", "xyz"): "Sidik tidak terbaca", ("kode", "xyz"): "Sidik tidak terbaca"}
    Pengumuman.objects.filter(pk=p.pk).update(terbit=timezone.now() + timedelta(hours=1))
    assert surat.nomor not in client.get("/verifikasi/", {"sidik": surat.sha256}).content.decode()
