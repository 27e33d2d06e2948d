"""Pages of changes by named people; what the public sees of them; two at once."""
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import time, timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from pengumuman.forms_perubahan import FormKetentuan
from pengumuman.models import Pengumuman
from pengumuman.penangan import kirim_ke_peserta
from pengumuman.perubahan import ketentuan, ralat
from pengumuman.perubahan.usulan import usulkan
from pengumuman.services import ajukan, tanda_tangani
from pengumuman.tests.pabrik import gerbang_lengkap, terbitkan_pengumuman
from pengumuman.tests.test_perubahan import geser
from seleksi.aturan.loader import muat_profil, muat_putaran
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.jejak import periksa_rantai
from seleksi.core.models import Ketentuan, Peristiwa, Seleksi, Surel
from seleksi.core.outbox import kerjakan
from seleksi.core.selectors import ketentuan_berlaku
from seleksi.core.services import TidakSah, buka_rapat
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, panitia, seleksi_draf

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


def bangun(jumlah: int = 1) -> Seleksi:
    seleksi = seleksi_draf(jumlah_lowongan=jumlah)
    gerbang_lengkap(seleksi)
    terbitkan_pengumuman(seleksi, "lowongan", pada=KINI - timedelta(days=10))
    seleksi.refresh_from_db()
    return seleksi


@pytest.fixture
def seleksi() -> Seleksi:
    return bangun()


def alamat(seleksi: Seleksi, ekor: str = "") -> str:
    return f"/{seleksi.instansi.slug}/{seleksi.slug}/{ekor}"


def isian(client, seleksi: Seleksi, **ubah) -> dict:
    """What the form shows, as a browser would send it."""
    form = client.get(alamat(seleksi, "kelola/perubahan/ketentuan/")).context["form"]
    return {nama: form[nama].value() if form[nama].value() is not None else "" for nama in form.fields} | ubah


def test_usul_ketentuan_lewat_halaman_sampai_ketua(client, seleksi):
    client.force_login(orang("Sinta Sekretariat"))
    url = alamat(seleksi, "kelola/perubahan/ketentuan/")
    data = isian(client, seleksi, kontak_telepon="(0356) 000")
    hasil = client.post(url, data, **HTMX).content.decode()
    assert "<html" not in hasil and "(0356) 321240" in hasil and "Tidak ada aturan yang dilanggar" in hasil
    tolak = client.post(url, data | {"jendela_sampai": "2020-12-01"}, **HTMX).content.decode()
    assert "hanya dengan perpanjangan" in tolak  # today is years after the windows
    assert client.post(url, data | {"aksi": "simpan", "alasan": ""}).status_code == 200
    jawab = client.post(url, data | {"aksi": "simpan", "alasan": "Telepon berganti"})
    p = Pengumuman.objects.get(jenis="perubahan")
    assert jawab["Location"] == alamat(seleksi, f"kelola/pengumuman/{p.kode}/")
    client.post(jawab["Location"], {"aksi": "ajukan"})
    client.force_login(orang("Kartika Ketua"))
    halaman = client.get(jawab["Location"]).content.decode()
    assert "Waktu terbit" not in halaman and "Telepon berganti" in halaman
    client.post(jawab["Location"], {"aksi": "tandatangan", "setuju": "on"})
    assert (ketentuan_berlaku(seleksi).versi, Pengumuman.objects.get(pk=p.pk).status) == (2, "terbit")
    client.logout()
    assert "(0356) 000" in client.get(alamat(seleksi, f"pengumuman/{p.kode}/")).content.decode()


def test_isian_tanpa_perubahan_sama_dengan_yang_berlaku(client, seleksi):
    client.force_login(orang("Sinta Sekretariat"))
    form = client.post(alamat(seleksi, "kelola/perubahan/ketentuan/"), isian(client, seleksi, aksi="periksa")).context["form"]
    assert form.putaran() == form.lama


def test_detik_tutup_tidak_hilang_dalam_formulir():
    profil, lama = muat_profil("tuban-2020"), muat_putaran("tuban-2020")
    lama = replace(lama, jendela=replace(lama.jendela, jam_tutup=time(23, 59, 59)))
    awal = FormKetentuan(profil, lama)
    form = FormKetentuan(profil, lama, {n: awal[n].value() for n in awal.fields} | {"jendela_jam_tutup": "23:59", "alasan": "x"})
    assert form.is_valid() and form.putaran() == lama


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_halaman_perubahan(client, jumlah, django_assert_num_queries):
    seleksi = bangun(jumlah)
    for n, satu in enumerate(seleksi.lowongan.all()):
        lamaran_terkirim(satu, f"Peserta Uji {n}", urut=n + 1)
        Pengumuman.objects.create(seleksi=seleksi, jenis="penundaan", alasan="Uji", kunci=f"uji:{n}", judul="Uji",
                                  penyusun=orang("Sinta Sekretariat"))
    client.force_login(orang("Sinta Sekretariat"))
    url = alamat(seleksi, "kelola/perubahan/")
    client.get(url)
    with django_assert_num_queries(11):
        isi = client.get(url).content.decode()
    assert (isi.count("Usulkan perpanjangan"), isi.count("Pengumuman penundaan")) == (jumlah, jumlah)


def test_perpanjangan_keadaan_dan_kehadiran_lewat_halaman(client, seleksi):
    lowongan = seleksi.lowongan.get()
    client.force_login(orang("Sinta Sekretariat"))
    besok = timezone.localdate() + timedelta(days=1)
    url = alamat(seleksi, f"kelola/perubahan/perpanjangan/{lowongan.kode}/")
    tolak = client.post(url, {"mulai": besok, "sampai": besok + timedelta(days=7), "alasan": "Kurang"})
    assert "paling lama 7 hari" in tolak.content.decode()
    assert client.post(url, {"mulai": besok, "sampai": besok, "alasan": "Kurang"}).status_code == 302
    assert client.post(alamat(seleksi, "kelola/perubahan/keadaan/"),
                       {"jenis": "penundaan", "sasaran": lowongan.kode, "alasan": "Uji"}).status_code == 302
    assert set(Pengumuman.objects.exclude(jenis="lowongan").values_list("jenis", "kunci")) == {
        ("perpanjangan", f"perpanjangan:{lowongan.kode}"), ("penundaan", f"keadaan:{lowongan.kode}")}
    tugas = panitia(seleksi)
    rapat = buka_rapat(seleksi=seleksi, jenis="administrasi", hadir=tugas[:3], oleh=orang("Kartika Ketua"), pada=KINI)
    url = alamat(seleksi, f"kelola/rapat/{rapat.kode}/kehadiran/")
    assert "tidak kuorum" in client.post(url, {"hadir": [tugas[0].pk], "alasan": "x"}).content.decode()
    assert client.post(url, {"hadir": [t.pk for t in tugas[:4]], "alasan": "Datang terlambat"}).status_code == 302
    assert rapat.hadir.count() == 4


def test_ralat_tampak_pada_naskah_lama_dan_pada_pemeriksaan(client, seleksi):
    asal = seleksi.pengumuman.get()
    unit = asal.isi["lowongan"][0]["unit"]
    url, periksa = alamat(seleksi, f"pengumuman/{asal.kode}/"), f"/verifikasi/{asal.surat.kode}/"
    assert "sudah diralat" not in client.get(url).content.decode() + client.get(periksa).content.decode()
    client.force_login(orang("Sinta Sekretariat"))
    client.post(alamat(seleksi, f"kelola/perubahan/ralat/{asal.kode}/"),
                {"tertulis_1": unit, "seharusnya_1": "Unit Benar", "alasan": "Salah tulis"})
    p = Pengumuman.objects.get(jenis="ralat")
    ajukan(pengumuman=p, oleh=orang("Sinta Sekretariat"), pada=timezone.now())
    p = tanda_tangani(pengumuman=p, oleh=orang("Kartika Ketua"), pada=timezone.now())
    client.logout()
    lama = client.get(url).content.decode()
    assert "sudah diralat" in lama and p.surat.nomor in lama and unit in lama
    assert "Diralat" in client.get(periksa).content.decode()
    baru = client.get(alamat(seleksi, f"pengumuman/{p.kode}/")).content.decode()
    assert "Unit Benar" in baru and "Naskah lengkap sesudah diralat" in baru
    assert client.get(url + "data.json").json()["diralat_dengan"] == p.surat.nomor


def test_pelamar_dikabari_sekali(seleksi):
    lamaran = lamaran_terkirim(seleksi.lowongan.get())
    asal = seleksi.pengumuman.get()
    p = usulkan(seleksi=seleksi, jenis="ralat", kunci=ralat.kunci(asal), alasan="Salah tulis", oleh=orang("Sinta Sekretariat"), pada=KINI,
                rencana=ralat.susun_rencana([(asal.isi["lowongan"][0]["unit"], "Unit Benar")]), meralat=asal)
    ajukan(pengumuman=p, oleh=orang("Sinta Sekretariat"), pada=KINI)
    tanda_tangani(pengumuman=p, oleh=orang("Kartika Ketua"), pada=KINI)
    for _ in range(2):
        kirim_ke_peserta(Peristiwa.objects.get(jenis="pengumuman_terbit", objek=f"pengumuman:{p.pk}"))
    kabar = Peristiwa.objects.get(jenis="kabar_perubahan")
    for _ in range(2):
        kerjakan(peristiwa_id=kabar.pk, pada=timezone.now())
    surel = Surel.objects.get(subjek__startswith="Ralat pengumuman")
    assert (surel.penerima, "Alasan: Salah tulis" in surel.isi) == (lamaran.pelamar.pengguna, True)


@pytest.mark.django_db(transaction=True)
def test_dua_ketukan_ketua_menjadi_satu_versi():
    seleksi = bangun()
    lamaran_terkirim(seleksi.lowongan.get())
    p = usulkan(seleksi=seleksi, jenis="perubahan", kunci=ketentuan.KUNCI, alasan="Uji", oleh=orang("Sinta Sekretariat"), pada=KINI,
                rencana=ketentuan.susun_rencana(seleksi, geser(seleksi)))
    ajukan(pengumuman=p, oleh=orang("Sinta Sekretariat"), pada=KINI)
    kartika, pintu = orang("Kartika Ketua"), Barrier(4)

    def tekan(_) -> str:
        try:
            pintu.wait()
            return tanda_tangani(pengumuman=p, oleh=kartika, pada=KINI).status
        except (TidakSah, TransisiDitolak):
            return "ditolak"
        finally:
            connection.close()
    with ThreadPoolExecutor(4) as kolam:
        assert sorted(kolam.map(tekan, range(4))) == ["ditolak"] * 3 + ["terbit"]
    assert Ketentuan.objects.filter(seleksi=seleksi).count() == 2
    assert list(periksa_rantai(seleksi.rantai)) == []
