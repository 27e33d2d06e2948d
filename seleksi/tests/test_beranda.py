"""The home page of each role, and that it gives away nothing unpublished."""
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pengumuman.models import Pengumuman
from seleksi.core.models import Jendela, Seleksi
from seleksi.tests import pabrik
from seleksi.views import kartu_seleksi, ruang_kerja

pytestmark = [pytest.mark.usefixtures("statis_polos"), pytest.mark.django_db]


def masuk(pengguna) -> Client:
    klien = Client()
    klien.force_login(pengguna, backend="allauth.account.auth_backends.AuthenticationBackend")
    return klien


def jendela_kini(seleksi: Seleksi, *, buka: timedelta, tutup: timedelta) -> None:
    Jendela.objects.filter(seleksi=seleksi).delete()
    Jendela.objects.create(seleksi=seleksi, buka=timezone.now() + buka, tutup=timezone.now() + tutup)


def test_kartu_menurut_jendela():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=2)
    buka, tutup = pabrik.KINI, datetime(2020, 9, 28, 8, 0, tzinfo=UTC)
    assert [(k.jendela, k.seleksi.jumlah) for k in kartu_seleksi(pada=buka)["buka"]] == [("buka", 2)]
    assert [k.jendela for k in kartu_seleksi(pada=tutup + timedelta(seconds=1))["jalan"]] == ["tutup"]
    Seleksi.objects.filter(pk=seleksi.pk).update(status="selesai")
    assert [k.seleksi.pk for k in kartu_seleksi(pada=buka)["usai"]] == [seleksi.pk]


def test_draf_tidak_tampak(client):
    seleksi = pabrik.seleksi_draf()
    assert seleksi.nama not in client.get("/").content.decode()
    assert [r.seleksi for r in ruang_kerja(pengguna=pabrik.orang("Sinta Sekretariat"))] == [seleksi]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_beranda_tetap(client, django_assert_num_queries, jumlah):
    for urut in range(jumlah):
        seleksi = pabrik.seleksi_tuban(slug=f"uji-{urut}", jumlah_lowongan=1)
        jendela_kini(seleksi, buka=timedelta(days=-1), tutup=timedelta(days=1))
        Pengumuman.objects.create(
            seleksi=seleksi, jenis="lowongan", judul=f"Pengumuman {urut}", status="terbit",
            penyusun=pabrik.orang("Sinta Sekretariat"), penanda_tangan=pabrik.orang("Kartika Ketua"),
            ditandatangani=pabrik.KINI, terbit=pabrik.KINI)
    with django_assert_num_queries(3):
        html = client.get("/").content.decode()
    assert html.count("Pendaftaran ditutup ") == jumlah
    assert [f"Pengumuman {u}" in html for u in range(3)] == [u < jumlah for u in range(3)]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_ruang_kerja_tetap(django_assert_num_queries, jumlah):
    for urut in range(jumlah):
        pabrik.seleksi_tuban(slug=f"uji-{urut}", jumlah_lowongan=1)
    sinta = pabrik.orang("Sinta Sekretariat")
    ruang_kerja(pengguna=sinta)  # parses each frozen Ketentuan once a process
    with django_assert_num_queries(14):
        assert len(ruang_kerja(pengguna=sinta)) == jumlah


def test_yang_menunggu_menurut_peran():
    seleksi = pabrik.seleksi_tuban()
    lowongan = seleksi.lowongan.first()
    pabrik.lamaran_terkirim(lowongan, "Peserta Satu", urut=1)
    pabrik.lamaran_terkirim(lowongan, "Peserta Dua", urut=2, status="diverifikasi")

    def tugas(nama: str) -> list[str]:
        return [m.kata for r in ruang_kerja(pengguna=pabrik.orang(nama)) for m in r.menunggu]

    # Registration ended in 2020 and both are still undecided, so no announcement can be prepared.
    assert tugas("Sinta Sekretariat") == ["1 lamaran menunggu verifikasi"]
    assert tugas("Kartika Ketua") == ["1 lamaran menunggu putusan rapat"]
    assert ruang_kerja(pengguna=pabrik.orang("Peserta Satu")) == []


@pytest.mark.parametrize("status", [
    "diajukan", "diverifikasi", "lulus_administrasi", "tidak_lulus_administrasi"])
def test_beranda_pelamar_tidak_membocorkan_hasil(status):
    lowongan = pabrik.seleksi_tuban().lowongan.first()
    pabrik.lamaran_terkirim(lowongan, "Peserta Uji", status=status)
    html = masuk(pabrik.orang("Peserta Uji")).get("/").content.decode()
    assert "UJI-0001" in html and "Terkirim" in html
    assert not re.search(r"[Ll]ulus administrasi|diverifikasi", html)
    assert "UJI-0001" not in masuk(pabrik.orang("Peserta Lain")).get("/").content.decode()
