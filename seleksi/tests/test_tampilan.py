"""Words, tags, the frame of every page, account pages and the home page."""
import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from pengumuman.models import Pengumuman
from seleksi.core.domain import kata
from seleksi.core.domain.peran import Peran
from seleksi.core.galat import gangguan
from seleksi.core.models import Jendela, Seleksi, Surel
from seleksi.tests import pabrik
from seleksi.views import kartu_seleksi, ruang_kerja

SENIN = datetime(2020, 9, 28, 8, 0, tzinfo=UTC)  # 15.00 WIB


@pytest.fixture(autouse=True)
def statis_polos(settings, tmp_path):
    """Static addresses without a manifest, limits and files of this test alone."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}}


def tulis(teks: str, **konteks) -> str:
    return Template("{% load tampilan waktu %}" + teks).render(Context(konteks))


def masuk(pengguna) -> Client:
    klien = Client()
    klien.force_login(pengguna, backend="allauth.account.auth_backends.AuthenticationBackend")
    return klien


# Words

@pytest.mark.parametrize(("fungsi", "nilai", "hasil"), [
    (kata.tanggal, date(2020, 9, 28), "28 September 2020"),
    (kata.tanggal, datetime(2020, 9, 27, 17, 0, tzinfo=UTC), "28 September 2020"),
    (kata.hari_tanggal, date(2020, 9, 28), "Senin, 28 September 2020"),
    (kata.hari_tanggal, date(2026, 11, 20), "Jumat, 20 November 2026"),
    (kata.waktu_wib, SENIN, "Senin, 28 September 2020 pukul 15.00 WIB"),
    (kata.jam_wib, SENIN, "15.00 WIB"),
    (kata.detik_wib, SENIN + timedelta(seconds=1), "15.00.01 WIB"),
    (kata.tanggal_kata, date(2020, 10, 12), "Senin tanggal dua belas bulan Oktober tahun dua ribu dua puluh"),
    (kata.durasi, timedelta(days=2, hours=4, minutes=12, seconds=59), "2 hari 4 jam 12 menit"),
    (kata.durasi, timedelta(hours=1), "1 jam"),
    (kata.durasi, timedelta(minutes=12, seconds=30), "12 menit 30 detik"),
    (kata.durasi, timedelta(seconds=-5), "0 detik"),
    (kata.desimal, Decimal("82.345"), "82,35"),
    (kata.desimal, Fraction(247, 3), "82,33"),
    (kata.desimal, Decimal("-0.004"), "0,00"),
    (kata.desimal, Decimal("-0.005"), "-0,01"),
    (kata.desimal, 1234567, "1.234.567,00"),
    (kata.desimal, None, "–"),
    (kata.nip, "196408121990031007", "19640812 199003 1 007"),
    (kata.nip, "1964", "1964"),
    (kata.ukuran, 999, "999 byte"),
    (kata.ukuran, 421888, "412 KB"),
    (kata.ukuran, 1024**2 - 1, "1 MB"),
    (kata.ukuran, 1258291, "1,2 MB"),
    (kata.terbilang, 0, "nol"),
    (kata.terbilang, 11, "sebelas"),
    (kata.terbilang, 19, "sembilan belas"),
    (kata.terbilang, 20, "dua puluh"),
    (kata.terbilang, 100, "seratus"),
    (kata.terbilang, 1000, "seribu"),
    (kata.terbilang, 2020, "dua ribu dua puluh"),
    (kata.terbilang, 111_011, "seratus sebelas ribu sebelas"),
    (kata.terbilang, 1_000_001, "satu juta satu"),
    (kata.terbilang, Decimal("82.35"), "delapan puluh dua koma tiga lima"),
    (kata.terbilang, Decimal("82.00"), "delapan puluh dua"),
    (kata.terbilang, -3, "minus tiga"),
])
def test_kata(fungsi, nilai, hasil):
    assert fungsi(nilai) == hasil


@pytest.mark.parametrize(("mulai", "selesai", "hasil"), [
    (date(2020, 9, 14), date(2020, 9, 14), "14 September 2020"),
    (date(2020, 9, 23), date(2020, 9, 28), "23 s.d. 28 September 2020"),
    (date(2020, 9, 30), date(2020, 10, 1), "30 September s.d. 1 Oktober 2020"),
    (date(2020, 12, 30), date(2021, 1, 2), "30 Desember 2020 s.d. 2 Januari 2021"),
])
def test_rentang(mulai, selesai, hasil):
    assert kata.rentang(mulai, selesai) == hasil


def test_kata_menolak_yang_meragukan():
    with pytest.raises(ValueError, match="zona"):
        kata.waktu_wib(datetime(2020, 9, 28, 15, 0))
    with pytest.raises(TypeError):
        kata.desimal(82.35)
    with pytest.raises(TypeError):
        kata.terbilang(82.35)
    with pytest.raises(ValueError, match="terlalu besar"):
        kata.terbilang(10**15)


# Tags

def test_ikon_tersisip_dan_tersembunyi():
    svg = tulis('{% ikon "check-lg" %}')
    assert svg.startswith('<svg viewBox="0 0 16 16" fill="currentColor" class="ikon" aria-hidden="true"')
    assert "<path" in svg and "style=" not in svg


@pytest.mark.parametrize("nama", ["../check-lg", "a b", '"><script>', ""])
def test_ikon_menolak_nama_aneh(nama):
    with pytest.raises(TemplateSyntaxError):
        tulis("{% ikon n %}", n=nama)


def test_cap_adalah_kata_ikon_warna():
    hasil = tulis('{% cap "lulus" k %}', k="<Lengkap>")
    assert hasil.startswith('<span class="cap cap-lulus"><svg') and hasil.endswith("&lt;Lengkap&gt;</span>")
    with pytest.raises(TemplateSyntaxError, match="tidak dikenal"):
        tulis('{% cap "hijau" "x" %}')


def test_maju_dan_batang_tanpa_gaya():
    assert tulis('{% maju 9 14 "Berkas" %}') == (
        '<progress class="maju" value="9" max="14" aria-label="Berkas">9 dari 14</progress>')
    hasil = tulis("{% batang b %}", b=[("Makalah", Decimal(17)), ("<b>", Decimal("19.9"))])
    assert 'aria-label="Makalah 17,00; &lt;b&gt; 19,90"' in hasil
    assert '<rect class="b2" x="17.00" y="0" width="19.90" height="8"></rect>' in hasil
    assert "style" not in hasil


def test_hitung_mundur_ditulis_server():
    assert tulis("{% hitung_mundur t k %}", t=SENIN, k=SENIN - timedelta(minutes=2)) == (
        '<span class="angka" role="timer" data-hitung-mundur="2020-09-28T08:00:00+00:00" '
        'data-waktu-server="2020-09-28T07:58:00+00:00">2 menit</span>')


def test_saring_kosong_tetap_kosong():
    assert tulis("[{{ x|tanggal }}{{ x|nip }}{{ x|ukuran }}{{ x|waktu_wib }}{{ a|rentang:x }}]", x=None, a=SENIN) == "[]"
    assert tulis("{{ n|desimal }} {{ n|desimal:0 }} {{ x|desimal }}", n=Decimal("82.35"), x=None) == "82,35 82 –"


def test_url_ada():
    assert tulis('{% url_ada "beranda" as u %}{{ u }}|{% url_ada "tidak_pernah_ada" as v %}{{ v }}') == "/|"


# The frame

HALAMAN_TAMU = ["beranda", "privasi", "aksesibilitas", "surel_demo", "account_login", "account_signup", "account_inactive",
                "account_reset_password", "account_reset_password_done", "account_email_verification_sent",
                "account_reset_password_from_key_done"]
HALAMAN_MASUK = ["beranda", "account_email", "account_change_password", "account_logout", "mfa_index"]


def periksa_rangka(html: str) -> None:
    """What every page owes: language, one h1, no inline script or style."""
    assert '<html lang="id"' in html
    assert html.count("<h1") == 1
    assert not re.search(r"<script(?![^>]*(src=|application/json))", html)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"", html)
    assert '<a class="lompat" href="#isi">' in html
    assert not re.search(r"<title>\s*·", html)


@pytest.mark.django_db
@pytest.mark.parametrize("nama", HALAMAN_TAMU)
def test_halaman_tamu(client, nama):
    jawab = client.get(reverse(nama))
    assert jawab.status_code == 200
    periksa_rangka(jawab.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize("nama", HALAMAN_MASUK)
def test_halaman_masuk(nama):
    jawab = masuk(pabrik.orang("Peserta Uji")).get(reverse(nama))
    assert jawab.status_code == 200
    html = jawab.content.decode()
    periksa_rangka(html)
    assert 'id="sesi"' in html and 'data-sisa="3600"' in html


@pytest.mark.django_db
def test_galat_masuk_menyebut_kesalahan(client):
    jawab = client.post(reverse("account_login"), {"login": "tidak@ada.test", "password": "salah"})
    html = jawab.content.decode()
    assert "<title>Kesalahan: Masuk" in html
    assert "Alamat surel atau kata sandi tidak cocok." in html
    assert 'class="galat" role="alert" tabindex="-1" autofocus' in html
    assert 'value="tidak@ada.test"' in html


@pytest.mark.django_db
def test_galat_medan_terikat(client):
    jawab = client.post(reverse("account_signup"), {"nama": "A", "email": "a@contoh.test", "password1": "x", "password2": "x"})
    html = jawab.content.decode()
    assert '<a href="#id_password1">Kata sandi: ' in html
    assert 'aria-invalid="true"' in html and "id_password1_error" in html
    assert not EmailAddress.objects.exists()


@pytest.mark.django_db
def test_surel_konfirmasi_berbahasa_indonesia(client):
    client.post(reverse("account_signup"), {
        "nama": "Peserta <Baru>", "email": "baru@contoh.test", "password1": pabrik.SANDI, "password2": pabrik.SANDI})
    surel = Surel.objects.get()
    assert (surel.kepada, surel.subjek) == ("baru@contoh.test", "Konfirmasikan alamat surel Anda")
    assert "oleh Peserta <Baru>." in surel.isi and "/akun/confirm-email/" in surel.isi
    halaman = client.get(reverse("surel_demo_satu", args=[surel.pk])).content.decode()
    assert re.search(r'<a href="http://testserver/akun/confirm-email/[^"]+"', halaman)
    assert "Peserta &lt;Baru&gt;" in halaman


@pytest.mark.django_db
def test_halaman_tidak_ada(client):
    jawab = client.get("/tidak/ada/")
    assert jawab.status_code == 404
    periksa_rangka(jawab.content.decode())


@pytest.mark.django_db
def test_csrf_ditolak_dengan_kata():
    jawab = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a", "password": "b"})
    assert jawab.status_code == 403
    assert "Halaman terlalu lama terbuka" in jawab.content.decode()


def test_500_tanpa_basis_data():
    """No database mark: a query would fail this test, as it would fail the page when the database is down."""
    request = RequestFactory().get("/")
    request.user = SimpleLazyObject(lambda: 1 / 0)
    jawab = gangguan(request)
    assert jawab.status_code == 500
    periksa_rangka(jawab.content.decode())


# Session and coat of arms

@pytest.mark.django_db
def test_sesi_diperpanjang_hanya_yang_masuk(client):
    assert client.post(reverse("sesi")).status_code == 302
    klien = masuk(pabrik.orang("Peserta Uji"))
    assert klien.get(reverse("sesi")).status_code == 405
    assert klien.post(reverse("sesi")).json() == {"sisa": 3600}


@pytest.mark.django_db
def test_sesi_pegawai_lebih_pendek():
    seleksi = pabrik.seleksi_tuban()
    assert masuk(pabrik.orang("Petugas Uji", Peran.SEKRETARIAT, seleksi=seleksi)).post(reverse("sesi")).json() == {"sisa": 1800}


@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "kode"), [("lambang.png", 200), ("lambang.svg", 404), ("", 404)])
def test_lambang_hanya_gambar(client, settings, tmp_path, nama, kode):
    settings.STORAGES = settings.STORAGES | {"default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}}
    instansi = pabrik.buat_instansi()
    if nama:
        instansi.lambang.save(nama, ContentFile(b"isi"))
    assert client.get(reverse("lambang", args=["tuban"])).status_code == kode


# Home

def jendela_kini(seleksi: Seleksi, *, buka: timedelta, tutup: timedelta) -> None:
    Jendela.objects.filter(seleksi=seleksi).delete()
    Jendela.objects.create(seleksi=seleksi, buka=timezone.now() + buka, tutup=timezone.now() + tutup)


@pytest.mark.django_db
def test_kartu_menurut_jendela():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=2)
    buka, tutup = pabrik.KINI, datetime(2020, 9, 28, 8, 0, tzinfo=UTC)
    assert [(k.jendela, k.seleksi.jumlah) for k in kartu_seleksi(pada=buka)["buka"]] == [("buka", 2)]
    assert [k.jendela for k in kartu_seleksi(pada=tutup + timedelta(seconds=1))["jalan"]] == ["tutup"]
    Seleksi.objects.filter(pk=seleksi.pk).update(status="selesai")
    assert [k.seleksi.pk for k in kartu_seleksi(pada=buka)["usai"]] == [seleksi.pk]


@pytest.mark.django_db
def test_draf_tidak_tampak(client):
    seleksi = pabrik.seleksi_draf()
    assert seleksi.nama not in client.get("/").content.decode()
    assert [r.seleksi for r in ruang_kerja(pengguna=pabrik.orang("Sinta Sekretariat"))] == [seleksi]


@pytest.mark.django_db
@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_beranda_tetap(client, django_assert_num_queries, jumlah):
    for urut in range(jumlah):
        seleksi = pabrik.seleksi_tuban(slug=f"uji-{urut}", jumlah_lowongan=1)
        jendela_kini(seleksi, buka=timedelta(days=-1), tutup=timedelta(days=1))
        Pengumuman.objects.create(
            seleksi=seleksi, jenis="lowongan", judul=f"Pengumuman {urut}", status="terbit", penyusun=pabrik.orang("Sinta Sekretariat"),
            penanda_tangan=pabrik.orang("Kartika Ketua"), ditandatangani=pabrik.KINI, terbit=pabrik.KINI)
    with django_assert_num_queries(3):
        html = client.get("/").content.decode()
    assert html.count("Pendaftaran ditutup ") == jumlah
    assert [f"Pengumuman {u}" in html for u in range(3)] == [u < jumlah for u in range(3)]


@pytest.mark.django_db
@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_ruang_kerja_tetap(django_assert_num_queries, jumlah):
    for urut in range(jumlah):
        pabrik.seleksi_tuban(slug=f"uji-{urut}", jumlah_lowongan=1)
    sinta = pabrik.orang("Sinta Sekretariat")
    with django_assert_num_queries(7):
        assert len(ruang_kerja(pengguna=sinta)) == jumlah


@pytest.mark.django_db
def test_yang_menunggu_menurut_peran():
    seleksi = pabrik.seleksi_tuban()
    lowongan = seleksi.lowongan.first()
    pabrik.lamaran_terkirim(lowongan, "Peserta Satu", urut=1)
    pabrik.lamaran_terkirim(lowongan, "Peserta Dua", urut=2, status="diverifikasi")

    def tugas(nama: str) -> list[str]:
        return [m.kata for r in ruang_kerja(pengguna=pabrik.orang(nama)) for m in r.menunggu]

    assert tugas("Sinta Sekretariat") == ["1 lamaran menunggu verifikasi"]
    assert tugas("Kartika Ketua") == ["1 lamaran menunggu putusan rapat"]
    assert ruang_kerja(pengguna=pabrik.orang("Peserta Satu")) == []


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["diajukan", "diverifikasi", "lulus_administrasi", "tidak_lulus_administrasi"])
def test_beranda_pelamar_tidak_membocorkan_hasil(status):
    lowongan = pabrik.seleksi_tuban().lowongan.first()
    pabrik.lamaran_terkirim(lowongan, "Peserta Uji", status=status)
    html = masuk(pabrik.orang("Peserta Uji")).get("/").content.decode()
    assert "UJI-0001" in html and "Terkirim" in html
    assert not re.search(r"[Ll]ulus administrasi|diverifikasi", html)
    assert "UJI-0001" not in masuk(pabrik.orang("Peserta Lain")).get("/").content.decode()
