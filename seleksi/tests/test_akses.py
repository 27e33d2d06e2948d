"""Every door of the portal, taken from the URL table and never from a list of ours.

What each person gets stands in matriks.toml; the rest is derived from the rules that the views declare.
"""
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from seleksi.core.akses import MASUK, PELAMAR, PUBLIK
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Jejak, Penugasan, Seleksi
from seleksi.core.services import akhiri_penugasan
from seleksi.tests.dunia import Dunia, bangun, isi_penyimpanan
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang

pytestmark = pytest.mark.django_db
MATRIKS = tomllib.loads((Path(__file__).parent / "matriks.toml").read_text(encoding="utf-8"))
# The pages of django-allauth declare nothing of ours: it guards them itself. Static files are no views (WhiteNoise).
ALLAUTH = frozenset({
    "account_login", "account_logout", "account_inactive", "account_signup", "account_reauthenticate", "account_email",
    "account_email_verification_sent", "account_change_password", "account_set_password", "account_reset_password",
    "account_confirm_login_code", "account_confirm_email", "account_reset_password_from_key_done", "account_reset_password_from_key",
    "account_reset_password_done", "mfa_index", "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_reauthenticate_webauthn", "usersessions_list", "mfa_remove_webauthn", "mfa_edit_webauthn", "mfa_login_webauthn"})
ALLAUTH_ISI = {"account_confirm_email": {"key": "abc"}, "account_reset_password_from_key": {"uidb36": "1", "key": "abc"},
               "mfa_remove_webauthn": {"pk": 1}, "mfa_edit_webauthn": {"pk": 1}}
CSP = ("default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
       "img-src 'self' data:; manifest-src 'self'; object-src 'none'; script-src 'self'; style-src 'self'")
CSP_BERKAS = "default-src 'none'; sandbox"
TERTUTUP = ("accelerometer=()", "camera=()", "geolocation=()", "microphone=()", "payment=()", "usb=()")


def rute() -> Iterator[URLPattern]:
    def jalan(induk: URLResolver) -> Iterator[URLPattern]:
        for satu in induk.url_patterns:
            if isinstance(satu, URLResolver):
                yield from jalan(satu)
            else:
                yield satu
    return jalan(get_resolver())


def aturan() -> dict[str, tuple[str, ...]]:
    """Name of the route -> what its view declares."""
    return {satu.name: satu.callback.aturan for satu in rute() if hasattr(satu.callback, "aturan")}


def parameter(nama: str) -> set[str]:
    return set(get_resolver().reverse_dict.getlist(nama)[0][0][0][1])


def di_bawah_seleksi() -> list[str]:
    return [nama for nama in aturan() if {"instansi", "seleksi"} <= parameter(nama)]


def alamat(nama: str, dunia: Dunia, seleksi: Seleksi | None = None) -> str:
    """The address that the row of the matrix means; with `seleksi` the same objects are asked for below another one."""
    seleksi, baris = seleksi or dunia.seleksi, MATRIKS["rute"][nama]
    isi = {satu: dunia.objek.get(baris[satu], baris[satu]) for satu in parameter(nama) - {"instansi", "seleksi"}}
    if "seleksi" in parameter(nama):
        isi |= {"instansi": seleksi.instansi.slug, "seleksi": seleksi.slug}
    return reverse(nama, kwargs=isi)


def metode(nama: str) -> str:
    return MATRIKS["rute"][nama].get("metode", "GET").lower()


def uraikan(nama: list[str]) -> set[str]:
    """Groups become their people."""
    return {orang for satu in nama for orang in (uraikan(MATRIKS["kelompok"][satu]) if satu in MATRIKS["kelompok"] else {satu})}


def harapan(nama: str) -> dict[str, int]:
    hasil = dict.fromkeys(uraikan(["semua"]), 404) | {"anonim": 302}
    for kunci, siapa in MATRIKS["rute"][nama].items():
        if kunci.isdecimal():
            hasil |= dict.fromkeys(uraikan(siapa), int(kunci))
    return hasil


@pytest.fixture(scope="module")
def dunia_modul(django_db_setup, django_db_blocker):
    """Built once; each test works in a savepoint inside this transaction, which is never committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield bangun()
        transaction.set_rollback(True)


@pytest.fixture
def dunia(dunia_modul, db) -> Dunia:
    isi_penyimpanan(dunia_modul)
    return dunia_modul


@pytest.fixture
def klien(dunia) -> dict[str, Client]:
    """A browser for everybody."""
    semua = {}
    for nama, siapa in dunia.orang.items():
        semua[nama] = Client()
        if siapa:
            semua[nama].force_login(siapa)
    return semua


def ketuk(klien: Client, url: str, cara: str = "get", **lain):
    """One request that leaves nothing behind."""
    with transaction.atomic():
        jawab = getattr(klien, cara)(url, **lain)
        transaction.set_rollback(True)
    return jawab


# --- the table itself ------------------------------------------------------------------------------------------------
def test_setiap_alamat_menyatakan_aturannya():
    assert {satu.name for satu in rute() if not hasattr(satu.callback, "aturan")} == ALLAUTH


def test_aturan_hanya_dari_kata_yang_dikenal():
    assert {kata for satu in aturan().values() for kata in satu} <= {PUBLIK, MASUK, PELAMAR, *Peran}
    assert [nama for nama, satu in aturan().items() if not satu] == []


def test_setiap_alamat_ada_dalam_matriks_dan_sebaliknya():
    assert set(MATRIKS["rute"]) == set(aturan())


def test_matriks_hanya_menyebut_orang_yang_ada(dunia):
    assert uraikan(["semua"]) == set(dunia.orang)
    assert {siapa for nama in MATRIKS["rute"] for siapa in harapan(nama)} == set(dunia.orang)


# --- who gets what ---------------------------------------------------------------------------------------------------
def test_matriks(dunia, klien):
    beda = {}
    for nama in MATRIKS["rute"]:
        url, cara = alamat(nama, dunia), metode(nama)
        hasil = {siapa: ketuk(satu, url, cara).status_code for siapa, satu in klien.items()}
        if salah := {siapa: (hasil[siapa], kode) for siapa, kode in harapan(nama).items() if hasil[siapa] != kode}:
            beda[nama] = salah
    assert beda == {}


def test_orang_asing_dan_tamu(dunia, klien):
    """Below a Seleksi a stranger meets 404 and a visitor the log-in page, unless the view is public or for applicants."""
    beda = {}
    for nama in di_bawah_seleksi():
        boleh, url, cara = set(aturan()[nama]), alamat(nama, dunia), metode(nama)
        if PUBLIK in boleh:
            continue
        tamu = ketuk(klien["anonim"], url, cara)
        if (tamu.status_code, tamu["Location"].partition("?")[0]) != (302, reverse("account_login")):
            beda[nama] = tamu.status_code
        if PELAMAR not in boleh and (kode := ketuk(klien["asing"], url, cara).status_code) != 404:
            beda[nama] = kode
    assert beda == {}


def test_mengirim_tanpa_hak_sama_dengan_tidak_ada(dunia, klien):
    """Whoever may not see a page may not post to it either, and nothing enters the chain."""
    sebelum, beda = Jejak.objects.count(), {}
    for nama in di_bawah_seleksi():
        if metode(nama) == "post":
            continue
        for siapa in (siapa for siapa, kode in harapan(nama).items() if kode == 404):
            if (kode := ketuk(klien[siapa], alamat(nama, dunia), "post").status_code) not in {404, 405}:
                beda[nama, siapa] = kode
    assert (beda, Jejak.objects.count()) == ({}, sebelum)


def test_seleksi_yang_disiapkan_hanya_ada_bagi_petugasnya(dunia, klien):
    beda = {(nama, siapa): kode for nama in di_bawah_seleksi() for siapa in ("anonim", "asing", "pemilik", "anggota", "pengawas")
            if (kode := ketuk(klien[siapa], alamat(nama, dunia, dunia.draf), metode(nama)).status_code) != 404}
    assert beda == {}


def test_objek_seleksi_lain_tidak_ada_di_sini(dunia, klien):
    """The same codes below another Seleksi, asked for by its own secretariat, panel and applicant: nothing is found."""
    lain = Seleksi.objects.get(slug="lain")
    with transaction.atomic():
        lamaran_terkirim(lain.lowongan.get(), "Pelamar Lain", urut=77)
        siapa = {"sekretariat": klien["sekretariat_lain"], "ketua": klien["ketua"], "pelamar": Client()}
        siapa["pelamar"].force_login(orang("Pelamar Lain"))
        beda = {}
        for nama in di_bawah_seleksi():
            if "kode" not in parameter(nama):
                continue
            for kata, satu in siapa.items():
                if (kode := ketuk(satu, alamat(nama, dunia, lain), metode(nama)).status_code) != 404:
                    beda[nama, kata] = kode
        transaction.set_rollback(True)
    assert beda == {}


def test_peran_yang_dicabut_berlaku_pada_permintaan_berikutnya(dunia, klien):
    bagi_sekretariat = [nama for nama in di_bawah_seleksi() if harapan(nama)["sekretariat"] == 200 and harapan(nama)["asing"] == 404]
    assert len(bagi_sekretariat) > 8
    with transaction.atomic():
        tugas = Penugasan.objects.get(pengguna=dunia.orang["sekretariat"], seleksi=dunia.seleksi)
        akhiri_penugasan(penugasan=tugas, oleh=dunia.orang["ketua"], pada=KINI, alasan="Uji")
        hasil = {nama: ketuk(klien["sekretariat"], alamat(nama, dunia), metode(nama)).status_code for nama in bagi_sekretariat}
        transaction.set_rollback(True)
    assert hasil == dict.fromkeys(bagi_sekretariat, 404)


# --- forms and headers -----------------------------------------------------------------------------------------------
def test_tanpa_tanda_csrf_ditolak(dunia):
    """Every address refuses POST, PUT, PATCH and DELETE without the token, those of allauth too; nothing is exempt."""
    ketua = Client(enforce_csrf_checks=True)
    ketua.force_login(dunia.orang["ketua"])
    semua = {nama: alamat(nama, dunia) for nama in aturan()} | {nama: reverse(nama, kwargs=ALLAUTH_ISI.get(nama)) for nama in ALLAUTH}
    beda = {(nama, cara): kode for nama, url in semua.items() for cara in ("post", "put", "patch", "delete")
            if (kode := ketuk(ketua, url, cara).status_code) != 403}
    assert beda == {}


def _csp(jawab) -> str:
    return "; ".join(sorted(jawab["Content-Security-Policy"].split("; "), key=lambda s: (not s.startswith("default-src"), s)))


def test_tajuk_halaman_publik(dunia, klien, settings):
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 63072000, True
    tamu, beda = Client(), {}
    for nama in aturan():
        if harapan(nama)["anonim"] != 200:
            continue
        jawab = ketuk(tamu, alamat(nama, dunia), secure=True)
        tajuk = {
            "hsts": jawab["Strict-Transport-Security"], "csp": _csp(jawab), "nosniff": jawab["X-Content-Type-Options"],
            "referrer": jawab["Referrer-Policy"], "coop": jawab["Cross-Origin-Opener-Policy"],
            "corp": jawab["Cross-Origin-Resource-Policy"], "frame": jawab["X-Frame-Options"],
            "izin": [satu for satu in TERTUTUP if satu not in jawab["Permissions-Policy"]],
            "penyaji": [jawab[satu] for satu in ("Server", "X-Powered-By") if satu in jawab.headers]}
        berkas = jawab.get("Content-Disposition", "").startswith("attachment") and "sandbox" in jawab["Content-Security-Policy"]
        harap = {
            "hsts": "max-age=63072000; includeSubDomains", "csp": CSP_BERKAS if berkas else CSP, "nosniff": "nosniff",
            "referrer": "same-origin", "coop": "same-origin", "corp": "same-origin", "frame": "DENY", "izin": [],
            "penyaji": ["portal"]}  # a word of our own: the server's name and version would stand there otherwise
        if salah := {kunci: tajuk[kunci] for kunci in harap if tajuk[kunci] != harap[kunci]}:
            beda[nama] = salah
    assert beda == {}


def test_halaman_sesudah_masuk_tidak_disimpan_dan_tidak_diindeks(dunia, klien):
    """Shared computers and search engines keep nothing of what somebody saw after logging in."""
    beda = {}
    for siapa in ("ketua", "sekretariat", "pemilik"):
        for nama in aturan():
            if harapan(nama)[siapa] != 200 or metode(nama) == "post":
                continue
            jawab = ketuk(klien[siapa], alamat(nama, dunia))
            simpan = {satu.strip() for satu in jawab.get("Cache-Control", "").split(",")}
            if not {"no-store", "private"} <= simpan or jawab.get("X-Robots-Tag") != "noindex":
                beda[nama, siapa] = (sorted(simpan), jawab.get("X-Robots-Tag"))
    assert beda == {}


def test_kuki_aman(dunia, settings):
    tamu = Client()
    jawab = tamu.get(reverse("account_login"))
    for kuki in jawab.cookies.values():
        assert (kuki["httponly"], kuki["samesite"], kuki["path"]) == (True, "Lax", "/")
    assert settings.SESSION_COOKIE_HTTPONLY and settings.CSRF_COOKIE_HTTPONLY
