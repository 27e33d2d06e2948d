"""Hostile requests: refused with 400 and our own page, never a 500; links in mails never follow the Host header."""
import io
import json

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict
from django.test import Client

from seleksi.core.models import Peristiwa, Surel
from seleksi.core.unggahan import BATAS_TAMU
from seleksi.tests import pabrik
from seleksi.wsgi import huruf_dikenal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("alamat", ["/?a=%00", "/pengumuman/?page=1%00", "/demo/surel/?kepada=%00", "/a%00b/"])
def test_nul_dalam_alamat_ditolak(client, alamat):
    jawab = client.get(alamat)
    assert jawab.status_code == 400
    assert "Permintaan tidak dapat dibaca" in jawab.content.decode()


def test_nul_dalam_kue_ditolak(client):
    assert client.get("/", HTTP_COOKIE='sessionid="aaaa\\000def"').status_code == 400


def test_nul_dalam_isian_ditolak(client):
    client.force_login(pabrik.orang("Peserta Uji"))
    for isi in ({"nama": "a\0b", "versi": "0"}, {"versi": "0", "aksi\0": "simpan"}):
        assert client.post("/profil/data-pribadi/", isi).status_code == 400


@pytest.mark.parametrize("nama", ["a b", "jahat.example", "[::1"])
def test_nama_situs_asing_dijawab_400(nama, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    jawab = Client(raise_request_exception=False).get("/", HTTP_HOST=nama)
    assert (jawab.status_code, jawab.headers["X-Frame-Options"]) == (400, "DENY")


@pytest.mark.parametrize("huruf", ["undefined", "base64", "rot13", "idna", "hex"])
def test_sandi_huruf_aneh_tidak_menjatuhkan(huruf):
    lingkungan = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "QUERY_STRING": "page=%31", "SERVER_NAME": "localhost",
                  "SERVER_PORT": "80", "CONTENT_TYPE": f"text/plain; charset={huruf}", "wsgi.input": io.BytesIO()}
    assert QueryDict("page=1") == WSGIRequest(huruf_dikenal(lingkungan)).GET


def test_tautan_surel_tidak_mengikuti_tajuk_host(client, settings, antrean):
    settings.BASE_URL = "https://seleksi.contoh.test"
    pabrik.orang("Peserta Uji")
    client.post("/akun/password/reset/", {"email": "peserta.uji@contoh.test"}, HTTP_HOST="jahat.example")
    isi = Surel.objects.get(kepada="peserta.uji@contoh.test").isi
    assert "jahat.example" not in isi
    assert "https://seleksi.contoh.test/akun/password/reset/key/" in isi
    assert Peristiwa.objects.filter(jenis="surel").count() == 1


def test_peran_baru_langsung_memerlukan_faktor_kedua(client, settings):
    settings.PRODUKSI = True
    settings.SECURE_SSL_REDIRECT = False
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    orang = pabrik.orang("Sari Baru")
    client.force_login(orang)
    assert client.get("/profil/").status_code == 200
    pabrik.orang("Sari Baru", "sekretariat", seleksi=seleksi)
    jawab = client.get(f"/{seleksi.instansi.slug}/{seleksi.slug}/verifikasi/")
    assert (jawab.status_code, jawab.headers["Location"]) == (302, "/akun/2fa/")


# --- passkeys: what no key wrote -------------------------------------------------------------------
KREDENSIAL_JAHAT = {
    "kosong": "", "bukan json": "{", "bukan objek": "[]", "angka": "7", "teks": '"x"', "objek kosong": "{}", "null": "null",
    "dalam": "[" * 50_000 + "]" * 50_000, "objek dalam": '{"a":' * 20_000 + "1" + "}" * 20_000,
    "angka panjang": '{"id":' + "9" * 5_000 + "}", "raksasa": '{"id":"' + "a" * 1_000_000 + '"}', "tak hingga": '{"id": 1e999}',
    "nul": '{"id": "\\u0000"}', "pasangan": '{"id": "\\ud800"}',
    "bentuk salah": '{"id": 1, "rawId": [], "type": {}, "response": []}',
    "cbor salah": json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {
        "clientDataJSON": "AA", "authenticatorData": "AA", "signature": "AA", "userHandle": "AA", "attestationObject": "AA"}}),
    "data salah": json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {
        "clientDataJSON": "e30", "authenticatorData": "A" * 50, "signature": "AA", "userHandle": "_____w", "attestationObject": "oA"}}),
}


@pytest.mark.parametrize("isi", KREDENSIAL_JAHAT.values(), ids=KREDENSIAL_JAHAT.keys())
@pytest.mark.parametrize("alamat", ["/akun/2fa/webauthn/login/", "/akun/2fa/webauthn/reauthenticate/", "/akun/2fa/webauthn/add/"])
def test_kredensial_yang_bukan_dari_kunci(client, alamat, isi):
    if "login" not in alamat:
        client.post("/akun/login/", {"login": pabrik.orang("Peserta Uji").email, "password": pabrik.SANDI})
    client.get(alamat, headers={"x-requested-with": "XMLHttpRequest"})  # begins: a challenge waits in the session
    jawab = client.post(alamat, {"credential": isi})
    assert jawab.status_code in ({302} if "login" in alamat else {200, 302}), jawab.content[:300]
    assert client.session.get("_auth_user_id") == (None if "login" in alamat else str(pabrik.orang("Peserta Uji").pk))


# --- bodies of visitors without an account -------------------------------------------------------
@pytest.mark.parametrize(("lebih", "status"), [(0, 403), (1, 400)])
def test_unggahan_tamu_ditolak_sebelum_dibaca(lebih, status, settings, tmp_path):
    """Within the bound the missing token refuses; above it nothing of the body is read at all."""
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    klien, dibaca = Client(enforce_csrf_checks=True), []

    class Badan(io.BytesIO):
        def read(self, *args):
            dibaca.append(args)
            return super().read(*args)
    klien.get("/akun/login/")  # brings the cookie, so that only the token in the body is missing
    kepala = b'--x\r\nContent-Disposition: form-data; name="a"; filename="a.pdf"\r\n\r\n'
    isi = kepala + b" " * (BATAS_TAMU - len(kepala) - 7 + lebih) + b"\r\n--x--"
    jawab = klien.generic("POST", "/akun/login/", b"", **{
        "CONTENT_TYPE": "multipart/form-data; boundary=x", "CONTENT_LENGTH": str(len(isi)), "wsgi.input": Badan(isi)})
    assert (jawab.status_code, bool(dibaca), list(tmp_path.iterdir())) == (status, not lebih, [])
