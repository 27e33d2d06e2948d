"""The owner's published results and letters; nobody else's, and nothing before it is published."""
import pytest
from django.urls import reverse
from django.utils import timezone

from pendaftaran.selectors.hasil_terbit import hasil_terbit, hasil_terbit_banyak
from pengumuman.models import Pengumuman, Surat
from seleksi.tests import pabrik

pytestmark = pytest.mark.django_db


def surat(lamaran, jenis: str, isi: dict, *, kunci: str, status: str = "jadi") -> Surat:
    return Surat.objects.create(seleksi=lamaran.seleksi, lamaran=lamaran, jenis=jenis, kunci=kunci, perihal="Uji", nomor=f"1/{kunci}",
                                tanggal=pabrik.KINI.date(), konteks={"isi": isi}, templat="uji", templat_versi="1", status=status,
                                jalur="uji.pdf" if status == "jadi" else "", sha256="0" * 64 if status == "jadi" else "")


def terbit(seleksi, jenis: str, pada=pabrik.KINI) -> Pengumuman:
    return Pengumuman.objects.create(seleksi=seleksi, jenis=jenis, judul="Uji", status="terbit", penyusun=pabrik.orang("Sinta Sekretariat"),
                                     penanda_tangan=pabrik.orang("Kartika Ketua"), ditandatangani=pabrik.KINI, terbit=pada)


@pytest.fixture
def lamaran():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    return pabrik.lamaran_terkirim(seleksi.lowongan.get(), "Peserta Uji")


def test_hasil_tampil_sesudah_terbit_dengan_alasan_dan_dasar(lamaran):
    rincian = [{"judul": "Usia", "dasar": "A.1.g", "alasan": "Berusia 57 tahun."}]
    surat(lamaran, "hasil_administrasi", {"lulus": False, "alasan": "", "rincian": rincian}, kunci="a")
    nanti = terbit(lamaran.seleksi, "hasil_administrasi", pada=timezone.now() + timezone.timedelta(hours=1))
    assert hasil_terbit(lamaran) == []
    Pengumuman.objects.filter(pk=nanti.pk).update(terbit=pabrik.KINI)
    satu, = hasil_terbit(lamaran)
    assert (satu.kata, satu.lulus, satu.alasan) == ("Tidak lulus", False, ("A.1.g: Usia. Berusia 57 tahun.",))


def test_hasil_akhir_tanpa_nilai(lamaran):
    surat(lamaran, "hasil_akhir", {"terpilih": True}, kunci="b")
    terbit(lamaran.seleksi, "hasil_akhir")
    satu, = hasil_terbit(lamaran)
    assert (satu.kata, satu.lulus, satu.alasan) == ("Termasuk tiga calon", True, ())


def test_surat_saya_hanya_milik_sendiri(client, lamaran, django_assert_num_queries):
    seleksi, pemilik = lamaran.seleksi, lamaran.pelamar.pengguna
    surat(lamaran, "tanda_terima", {}, kunci="c")
    lain = pabrik.lamaran_terkirim(lamaran.lowongan, "Pelamar Lain", urut=2)
    surat(lain, "tanda_terima", {}, kunci="d")
    alamat = reverse("surat_saya", args=[seleksi.instansi.slug, seleksi.slug])
    assert client.get(alamat).status_code == 302
    client.force_login(pemilik)
    client.get(alamat)
    with django_assert_num_queries(8):
        isi = client.get(alamat).content.decode()
    assert "1/c" in isi and "1/d" not in isi
    for kunci in ("e", "f"):
        surat(lamaran, "hasil_administrasi", {}, kunci=kunci)
    with django_assert_num_queries(8):
        client.get(alamat)
    client.force_login(pabrik.orang("Sinta Sekretariat"))
    assert client.get(alamat).status_code == 404


def test_beranda_mengikuti_yang_terbit(client, lamaran, django_assert_num_queries):
    """The word on the home page is the newest published result; the number of queries does not grow with applications."""
    client.force_login(lamaran.pelamar.pengguna)
    assert "Terkirim" in client.get("/").content.decode()
    surat(lamaran, "hasil_administrasi", {"lulus": True, "alasan": "", "rincian": []}, kunci="g")
    terbit(lamaran.seleksi, "hasil_administrasi")
    isi = client.get("/").content.decode()
    assert "Lulus administrasi" in isi and "Terkirim" not in isi
    assert lamaran.seleksi.instansi.slug == "tuban"  # loaded, as on the page
    with django_assert_num_queries(3):
        assert hasil_terbit_banyak([lamaran])[lamaran.pk][0].ringkas == "Lulus administrasi"
    lain = pabrik.lamaran_terkirim(lamaran.lowongan, "Pelamar Lain", urut=2)
    with django_assert_num_queries(3):
        assert hasil_terbit_banyak([lamaran, lain])[lain.pk] == []


def test_surat_tampil_pada_halaman_keadaan(client, lamaran):
    surat(lamaran, "tanda_terima", {}, kunci="h")
    client.force_login(lamaran.pelamar.pengguna)
    isi = client.get(reverse("lamaran", args=[lamaran.seleksi.instansi.slug, lamaran.seleksi.slug])).content.decode()
    assert "Uji (PDF)" in isi and "Nomor 1/h" in isi
