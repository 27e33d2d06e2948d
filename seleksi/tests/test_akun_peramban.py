"""The second factor in a real browser, both of the applicant's free choice: an authenticator app, and a passkey."""
import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from seleksi.tests import pabrik
from seleksi.tests.panggung import Panggung

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
SANDI = "sandi-peserta-uji-2020"
KUNCI = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True,
         "automaticPresenceSimulation": True}


@pytest.fixture
def panggung(browser, live_server, settings) -> Panggung:
    settings.MFA_TOTP_TOLERANCE = 2  # the step may turn between reading the code and typing it
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    return Panggung(browser, live_server.url)


@pytest.fixture
def ratna(db):
    pengguna = pabrik.orang("Ratna Pelamar", email="ratna@contoh.test")
    pengguna.set_password(SANDI)
    pengguna.save(update_fields=["password"])
    return pengguna


def tekan(page: Page, nama: str | re.Pattern) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=nama).first.click()


def masuk(page: Page) -> None:
    page.goto("/akun/login/")
    page.get_by_label("Alamat surel").fill("ratna@contoh.test")
    page.get_by_label("Kata sandi").fill(SANDI)
    tekan(page, re.compile("^Masuk$"))


def pasang(panggung: Panggung, page: Page, alamat: str) -> None:
    """Changing the locks of an account asks for the password once more."""
    panggung.lihat(page, alamat)
    if "/reauthenticate/" in page.url:
        page.get_by_label("Kata sandi").fill(SANDI)
        tekan(page, "Lanjutkan")
        panggung.lihat(page)


def keluar(page: Page) -> None:
    page.goto("/akun/logout/")
    page.locator("main").get_by_role("button", name="Keluar").click()
    page.wait_for_load_state()


def test_aplikasi_autentikator(panggung, ratna):
    page = panggung.orang()
    masuk(page)
    panggung.lihat(page, "/akun/2fa/")
    pasang(panggung, page, "/akun/2fa/totp/activate/")
    rahasia, langkah = page.locator("#authenticator_secret").inner_text(), int(time.time()) // 30
    page.get_by_label("Kode dari aplikasi").fill(format_hotp_value(hotp_value(rahasia, langkah)))
    tekan(page, "Pasang")
    panggung.lihat(page)
    assert set(Authenticator.objects.values_list("user__email", "type")) == {
        ("ratna@contoh.test", "totp"), ("ratna@contoh.test", "recovery_codes")}
    keluar(page)
    masuk(page)
    panggung.lihat(page)
    expect(page.locator("h1")).to_have_text("Pengaman kedua")
    page.get_by_label("Kode", exact=False).first.fill("000000")
    tekan(page, re.compile("^Masuk$"))
    expect(page.locator("main")).to_contain_text("Kode salah.")
    page.get_by_label("Kode", exact=False).first.fill(format_hotp_value(hotp_value(rahasia, langkah + 1)))
    tekan(page, re.compile("^Masuk$"))
    assert page.goto("/profil/").status == 200 and page.url.endswith("/profil/")
    assert panggung.cacat == []


def test_kunci_sandi_menggantikan_kata_sandi(panggung, ratna):
    page = panggung.orang()
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": KUNCI})
    masuk(page)
    pasang(panggung, page, "/akun/2fa/webauthn/add/")
    page.get_by_label("Nama kunci").fill("Ponsel")
    page.get_by_label("Pakai kunci ini sebagai pengganti kata sandi").check()
    tekan(page, "Tambah kunci")
    panggung.lihat(page, "/akun/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("Ponsel")
    keluar(page)
    page.goto("/akun/login/")
    tekan(page, "Masuk dengan kunci sandi")
    assert page.goto("/profil/").status == 200 and page.url.endswith("/profil/")
    assert panggung.cacat == []
