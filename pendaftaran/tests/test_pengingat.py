"""Reminders before a closing hour: who gets one, how often, what it says, and how to stop it."""
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from pendaftaran.domain.pengingat import isi_pengingat
from pendaftaran.models import Lamaran
from pendaftaran.services.lamaran import tarik_lamaran
from pendaftaran.services.pengingat import ingatkan_pendaftar
from pendaftaran.tests.pelamar_uji import alamat, draf, jendela, pemilik
from seleksi.core.models import Jendela, Seleksi, Surel
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, seleksi_tuban

pytestmark = pytest.mark.django_db
JAM = timedelta(hours=1)


@pytest.fixture
def seleksi():
    return seleksi_tuban(jumlah_lowongan=2)


@pytest.fixture
def ratna(seleksi):
    return draf(seleksi.lowongan.get(urut=1), berkas=("ktp",))


def pengingat() -> list[str]:
    return list(Surel.objects.filter(kunci__startswith="pengingat:").order_by("pk").values_list("kepada", flat=True))


def tepat(saat: str):
    return KINI.fromisoformat(f"2020-09-24T{saat}+07:00")


@pytest.mark.parametrize(("saat", "jumlah"), [
    ("07:59:59", 0), ("08:00:00", 0), ("11:59:59", 0), ("12:00:00", 1), ("14:59:59", 1), ("15:00:00", 0), ("15:00:01", 0)])
def test_hanya_menjelang_jam_tutup(ratna, saat, jumlah):
    assert (ingatkan_pendaftar(pada=tepat(saat)), len(pengingat())) == (jumlah, jumlah)


def test_sekali_untuk_setiap_jam_tutup(ratna):
    for saat in ("12:00:00", "12:10:00", "14:00:00"):
        ingatkan_pendaftar(pada=tepat(saat))
    assert len(pengingat()) == 1
    ingatkan_pendaftar(pada=tepat("12:00:00") + timedelta(days=1))
    assert len(pengingat()) == 2


@pytest.mark.parametrize(("ubah", "jumlah"), [
    ({"pengingat": False}, 0), ({"status": "ditarik"}, 0), ({}, 1)])
def test_hanya_draf_yang_mau_diingatkan(ratna, ubah, jumlah):
    if ubah:
        Lamaran.objects.filter(pk=ratna.pk).update(**ubah)
    ingatkan_pendaftar(pada=tepat("13:00:00"))
    assert len(pengingat()) == jumlah


def test_yang_sudah_mengirim_tidak_diingatkan(seleksi):
    lamaran_terkirim(seleksi.lowongan.get(urut=1))
    assert ingatkan_pendaftar(pada=tepat("13:00:00")) == 0


def test_jendela_perpanjangan_hanya_untuk_jabatannya(seleksi, ratna):
    budi = draf(seleksi.lowongan.get(urut=2), "Budi Pelamar", urut=2)
    Jendela.objects.create(seleksi=seleksi, lowongan=budi.lowongan, buka=tepat("16:00:00"), tutup=tepat("18:00:00"))
    assert ingatkan_pendaftar(pada=tepat("17:00:00")) == 1
    assert pengingat() == [pemilik(budi).email]


def test_seleksi_ditunda_diam(seleksi, ratna):
    Seleksi.objects.filter(pk=seleksi.pk).update(status="ditunda")
    assert ingatkan_pendaftar(pada=tepat("13:00:00")) == 0


def test_isi_menyebut_yang_kurang_dan_jendela_berikut(ratna):
    ingatkan_pendaftar(pada=tepat("13:00:00"))
    surel = Surel.objects.get(kunci__startswith="pengingat:")
    assert surel.subjek == "Lamaran Anda belum dikirim; ditutup Kamis, 24 September 2020 pukul 15.00 WIB"
    assert "Pengiriman dibuka lagi Jumat, 25 September 2020 pukul 08.00 WIB." in surel.isi
    assert "- Surat lamaran (berkas)\n" in surel.isi
    assert "Kartu Tanda Penduduk" not in surel.isi


def test_isi_lengkap_dan_jam_tutup_terakhir():
    isi = isi_pengingat(nama="", jabatan="Kepala Dinas Contoh", tutup="Senin", dibuka_lagi="", alamat="https://contoh.test/", bagian=[],
                        berkas=[])
    assert "Sesudah itu tidak ada lagi waktu pengiriman." in isi
    assert "Semua isian dan berkas wajib sudah lengkap; tinggal diperiksa dan dikirim." in isi


def test_dihentikan_dan_dinyalakan_dari_halaman_lamaran(seleksi, ratna):
    klien = Client()
    klien.force_login(pemilik(ratna))
    for nilai, harap in (("tidak", False), ("ya", True)):
        assert klien.post(alamat("lamaran_pengingat", seleksi), {"ingatkan": nilai}).status_code == 302
        ratna.refresh_from_db()
        assert ratna.pengingat is harap


def test_lain_orang_404(seleksi, ratna):
    klien = Client()
    klien.force_login(orang("Lain Pelamar"))
    assert klien.post(alamat("lamaran_pengingat", seleksi), {"ingatkan": "tidak"}).status_code == 404


def test_penarikan_dikabarkan_sekali(seleksi):
    lamaran = lamaran_terkirim(seleksi.lowongan.get(urut=1))
    jendela(seleksi, -JAM, JAM)
    for _ in range(2):
        tarik_lamaran(lamaran=lamaran, alasan="Pindah tugas", oleh=pemilik(lamaran), pada=timezone.now())
    assert list(Surel.objects.values_list("subjek", "kepada")) == [("Lamaran UJI-0001 ditarik", pemilik(lamaran).email)]
