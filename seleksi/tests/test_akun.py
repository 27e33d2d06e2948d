"""Accounts: nobody is locked out by somebody else, and no answer tells whether an address has an account."""
import re

import pytest
from django.contrib.auth.hashers import BasePasswordHasher
from django.test import Client
from django.urls import reverse

from seleksi.core.models import Pengguna, Surel
from seleksi.tests import pabrik

pytestmark = pytest.mark.django_db
SANDI = "sandi-peserta-uji-2020"
GANTI = r'data-waktu-server="[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"|[a-z.]+@contoh\.test'


class HasherHitung(BasePasswordHasher):
    """Counts the work and does none of it."""

    algorithm, kerja = "hitung", 0

    def encode(self, password, salt):
        HasherHitung.kerja += 1
        return f"hitung$garam${password}"

    def decode(self, encoded):
        return dict(zip(("algorithm", "salt", "hash"), encoded.split("$", 2), strict=True))

    def verify(self, password, encoded):
        HasherHitung.kerja += 1
        return encoded == f"hitung$garam${password}"

    def salt(self):
        return "garam"

    def must_update(self, encoded):
        return False

    def harden_runtime(self, password, encoded):
        pass


@pytest.fixture
def ratna(settings):
    settings.PASSWORD_HASHERS = ["seleksi.tests.test_akun.HasherHitung"]
    pengguna = pabrik.orang("Ratna Pelamar", email="ratna@contoh.test")
    pengguna.set_password(SANDI)
    pengguna.save(update_fields=["password"])
    return pengguna


def masuk(alamat_ip: str, sandi: str, surel: str = "ratna@contoh.test"):
    return Client(REMOTE_ADDR=alamat_ip).post(reverse("account_login"), {"login": surel, "password": sandi})


def test_pesaing_tidak_dapat_mengunci_pemilik(ratna):
    gagal = [masuk("203.0.113.9", "tebakan") for _ in range(7)]
    kata = ["Terlalu banyak percobaan yang gagal" in j.content.decode() for j in gagal]
    assert kata == [False] * 5 + [True] * 2
    assert masuk("203.0.113.9", SANDI).status_code == 200  # even the right one, from there
    assert masuk("198.51.100.7", SANDI).status_code == 302  # the owner, from elsewhere
    for n in range(8):  # one network's addresses are one address
        jawab = masuk(f"2001:db8:1:2::{n + 1}", "tebakan")
    assert "Terlalu banyak percobaan" in jawab.content.decode()
    assert masuk("2001:db8:9::1", SANDI).status_code == 302


def test_pesaing_tidak_dapat_menghabiskan_ganti_sandi(ratna):
    jawab = [Client(REMOTE_ADDR=f"203.0.113.{n}").post(reverse("account_reset_password"), {"email": ratna.email}) for n in range(9)]
    assert {(j.status_code, j.headers.get("Location")) for j in jawab} == {(302, reverse("account_reset_password_done"))}
    assert Surel.objects.filter(kepada=ratna.email).count() == 6  # no flood; the links in these six still work


@pytest.mark.parametrize(("nama", "isi"), [
    ("account_login", {"login": "{surel}", "password": "bukan-sandinya"}),
    ("account_reset_password", {"email": "{surel}"}),
    ("account_signup", {"nama": "Seseorang", "email": "{surel}", "password1": "kalimat-panjang-99", "password2": "kalimat-panjang-99"})])
def test_alamat_dikenal_dan_tidak_dijawab_sama(ratna, nama, isi):
    hasil = []
    for surel in (ratna.email, "siapa@contoh.test"):
        HasherHitung.kerja, klien, awal = 0, Client(), Surel.objects.count()
        jawab = klien.post(reverse(nama), {k: v.format(surel=surel) for k, v in isi.items()})
        akhir = klien.get(jawab.headers["Location"]) if jawab.status_code == 302 else jawab
        hasil.append((jawab.status_code, jawab.headers.get("Location"), re.sub(GANTI, "-", akhir.content.decode()),
                      HasherHitung.kerja, Surel.objects.count() - awal))
    assert hasil[0] == hasil[1]


def test_daftar_dengan_alamat_terpakai_tidak_mengubah_akun(ratna):
    Client().post(reverse("account_signup"), {
        "nama": "Perebut", "email": "RATNA@contoh.test", "password1": "kalimat-panjang-99", "password2": "kalimat-panjang-99"})
    ratna.refresh_from_db()
    assert (ratna.nama, ratna.check_password(SANDI), Pengguna.objects.count()) == ("Ratna Pelamar", True, 1)
