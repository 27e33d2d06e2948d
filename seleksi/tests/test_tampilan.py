"""Tags, the frame of every page, account pages and the menu."""
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils.functional import SimpleLazyObject

from seleksi.core.akses import PUBLIK
from seleksi.core.domain.peran import Peran
from seleksi.core.galat import gangguan
from seleksi.core.models import Surel
from seleksi.core.templatetags.tampilan import MENU
from seleksi.tests import pabrik

SENIN = datetime(2020, 9, 28, 8, 0, tzinfo=UTC)  # 15.00 WIB


pytestmark = pytest.mark.usefixtures("statis_polos")


def tulis(teks: str, **konteks) -> str:
    return Template("{% load tampilan waktu %}" + teks).render(Context(konteks))


def masuk(pengguna) -> Client:
    klien = Client()
    klien.force_login(pengguna, backend="allauth.account.auth_backends.AuthenticationBackend")
    return klien


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
    kosong = "[{{ x|tanggal }}{{ x|nip }}{{ x|ukuran }}{{ x|waktu_wib }}{{ a|rentang:x }}]"
    assert tulis(kosong, x=None, a=SENIN) == "[]"
    angka = "{{ n|desimal }} {{ n|desimal:0 }} {{ x|desimal }}"
    assert tulis(angka, n=Decimal("82.35"), x=None) == "82,35 82 \u2013"


def test_url_ada():
    assert tulis('{% url_ada "beranda" as u %}{{ u }}|{% url_ada "tidak_pernah_ada" as v %}{{ v }}') == "/|"


# The frame

HALAMAN_TAMU = ["beranda", "privasi", "aksesibilitas", "surel_demo", "account_login", "account_signup",
                "account_inactive", "account_reset_password", "account_reset_password_done",
                "account_email_verification_sent", "account_reset_password_from_key_done"]
HALAMAN_MASUK = ["beranda", "account_email", "account_change_password", "account_logout", "mfa_index", "usersessions_list"]


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
    jawab = client.post(reverse("account_signup"), {
        "nama": "A", "email": "a@contoh.test", "password1": "x", "password2": "x"})
    html = jawab.content.decode()
    assert '<a href="#id_password1">Kata sandi: ' in html
    assert 'aria-invalid="true"' in html and "id_password1_error" in html
    assert not EmailAddress.objects.exists()


@pytest.mark.django_db
def test_surel_konfirmasi_berbahasa_indonesia(client, settings):
    client.post(reverse("account_signup"), {
        "nama": "Peserta & Baru", "email": "baru@contoh.test",
        "password1": pabrik.SANDI, "password2": pabrik.SANDI})
    surel = Surel.objects.get()
    assert (surel.kepada, surel.subjek) == ("baru@contoh.test", "Konfirmasikan alamat surel Anda")
    assert "oleh Peserta & Baru." in surel.isi and "/akun/confirm-email/" in surel.isi
    halaman = client.get(reverse("surel_demo_satu", args=[surel.pk])).content.decode()
    assert re.search(rf'<a href="{re.escape(settings.BASE_URL)}/akun/confirm-email/[^"]+"', halaman)
    assert "Peserta &amp; Baru" in halaman


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


# Menu

@pytest.mark.parametrize(("nama", "boleh"), [(nama, boleh) for nama, _, boleh in MENU])
def test_menu_hanya_ke_halaman_yang_boleh(nama, boleh):
    aturan = set(resolve(reverse(nama, kwargs={"instansi": "tuban", "seleksi": "jpt-2020"})).func.aturan)
    assert aturan == {PUBLIK} if not boleh else set(boleh) <= aturan


def menu_untuk(klien: Client, alamat: str) -> list[str]:
    html = klien.get(alamat).content.decode()
    potong = html.split('id="menu-seleksi"')[1].split("</nav>")[0]
    return re.findall(r"<a href=[^>]*>([^<]+)</a>", potong)


@pytest.mark.django_db
def test_menu_menurut_peran():
    seleksi = pabrik.seleksi_tuban()
    alamat = reverse("seleksi", kwargs={"instansi": "tuban", "seleksi": seleksi.slug})
    umum = ["Seleksi", "Pengumuman", "Aturan"]
    assert menu_untuk(Client(), alamat) == umum
    assert menu_untuk(masuk(pabrik.orang("Peserta Uji")), alamat) == [*umum, "Lamaran saya"]
    assert menu_untuk(masuk(pabrik.orang("Sinta Sekretariat")), alamat) == [
        *umum, "Ruang kerja", "Verifikasi", "Kesehatan", "Surat", "Permintaan data"]
    assert menu_untuk(masuk(pabrik.orang("Asih Asesor", Peran.ASESOR, seleksi=seleksi)), alamat) == [
        *umum, "Ruang kerja", "Penilaian"]


@pytest.mark.django_db
def test_menu_menandai_halaman_ini():
    seleksi = pabrik.seleksi_tuban()
    alamat = reverse("pengumuman_daftar", kwargs={"instansi": "tuban", "seleksi": seleksi.slug})
    html = Client().get(alamat).content.decode()
    assert f'<a href="{alamat}" aria-current="page">Pengumuman</a>' in html
    assert html.split('id="menu-seleksi"')[1].split("</nav>")[0].count("aria-current") == 1


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
    klien = masuk(pabrik.orang("Petugas Uji", Peran.SEKRETARIAT, seleksi=seleksi))
    assert klien.post(reverse("sesi")).json() == {"sisa": 1800}


@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "kode"), [("lambang.png", 200), ("lambang.svg", 404), ("", 404)])
def test_lambang_hanya_gambar(client, settings, tmp_path, nama, kode):
    settings.STORAGES = settings.STORAGES | {"default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}}
    instansi = pabrik.buat_instansi()
    if nama:
        instansi.lambang.save(nama, ContentFile(b"isi"))
    assert client.get(reverse("lambang", args=["tuban"])).status_code == kode


@pytest.mark.django_db
@pytest.mark.parametrize("nama", ["Panitia. Unggah di http://jahat.example/masuk", "<b>Ratna</b>", "www.jahat.example", "a@b.example",
                                  "jahat.example/masuk"])
def test_nama_pendaftar_tidak_memuat_alamat(client, nama):
    """The name travels in a mail to whatever address was typed: it may not be a letter of its own."""
    jawab = client.post(reverse("account_signup"), {
        "nama": nama, "email": "korban@contoh.test", "password1": "kalimat yang cukup panjang", "password2": "kalimat yang cukup panjang"})
    assert "Tulis nama saja" in jawab.content.decode()
    assert not EmailAddress.objects.exists()
