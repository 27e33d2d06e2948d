"""Own sessions: listed with device and address, and the others can be ended."""
import pytest
from django.test import Client
from django.urls import reverse

from seleksi.tests.pabrik import orang

pytestmark = pytest.mark.django_db
SANDI = "sandi-peserta-uji-2020"
PONSEL = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
KANTOR = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0"


def masuk(pengguna, agen: str) -> Client:
    klien = Client(headers={"user-agent": agen})
    assert klien.post(reverse("account_login"), {"login": pengguna.email, "password": SANDI}).status_code == 302
    return klien


def bersandi(nama: str):
    pengguna = orang(nama)
    pengguna.set_password(SANDI)
    pengguna.save(update_fields=["password"])
    return pengguna


def test_daftar_dan_keluarkan_yang_lain():
    ratna = bersandi("Ratna Pelamar")
    ponsel, kantor = masuk(ratna, PONSEL), masuk(ratna, KANTOR)
    lain = masuk(bersandi("Lain Pelamar"), PONSEL)
    html = ponsel.get(reverse("usersessions_list")).content.decode()
    assert [html.count(kata) for kata in ("Chrome di Android", "Edge di Windows", "Perangkat ini")] == [1, 1, 1]
    assert ponsel.post(reverse("usersessions_list")).status_code == 302
    assert kantor.get(reverse("pesan")).status_code == 302  # asked to log in
    assert [klien.get(reverse("pesan")).status_code for klien in (ponsel, lain)] == [200, 200]
    assert "Tidak ada perangkat lain." in ponsel.get(reverse("usersessions_list")).content.decode()
