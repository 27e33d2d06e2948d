"""Messages: read in the portal by their recipient only, sent once for each reason, and honest about the mail."""
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from seleksi.core.models import Peristiwa, Surel
from seleksi.core.surel import antar, kirim_pesan, kirim_surel
from seleksi.tests.pabrik import orang

pytestmark = [pytest.mark.usefixtures("statis_polos"), pytest.mark.django_db]
KUERI_PESAN = 6  # session, account, count, page, debts, role for the menu


@pytest.fixture
def ratna():
    return orang("Ratna Pelamar")


def masuk(pengguna) -> Client:
    klien = Client()
    klien.force_login(pengguna, backend="allauth.account.auth_backends.AuthenticationBackend")
    return klien


def pesan(ratna, nomor=1) -> Surel:
    return kirim_pesan(penerima=ratna, subjek=f"Pesan\r\nBcc: x {nomor}", isi="Isi <b>pesan</b>", kunci=f"uji:{nomor}")


def test_kunci_yang_sama_satu_pesan(ratna):
    assert pesan(ratna).pk == pesan(ratna).pk
    assert (Surel.objects.count(), Peristiwa.objects.filter(jenis="surel").count()) == (1, 1)
    assert Surel.objects.get().subjek == "Pesan Bcc: x 1"


@pytest.mark.parametrize("demo", [True, False])
def test_isi_pesan_tetap_sesudah_terkirim_dan_isi_surel_akun_dihapus(settings, ratna, demo):
    settings.DEMO = demo
    akun = kirim_surel(kepada="baru@contoh.test", subjek="Konfirmasi", isi="tautan")
    for surel in (pesan(ratna), akun):
        antar(surel_id=surel.pk)
    assert sorted(Surel.objects.values_list("isi", flat=True)) == sorted(["Isi <b>pesan</b>", "tautan" if demo else ""])


def test_hanya_penerima_yang_membaca(client, ratna):
    satu = pesan(ratna)
    alamat = f"/pesan/{satu.kode}/"
    assert client.get(alamat).status_code == 302
    assert masuk(orang("Lain Pelamar")).get(alamat).status_code == 404
    assert Surel.objects.get().dibaca is None
    html = masuk(ratna).get(alamat).content.decode()
    assert "Isi &lt;b&gt;pesan&lt;/b&gt;" in html
    assert Surel.objects.get().dibaca is not None


@pytest.mark.parametrize(("surel", "utang", "harap"), [
    ({"status": "antre"}, {}, "Surel antre"),
    ({"status": "antre"}, {"percobaan": 2}, "Surel dicoba lagi"),
    ({"status": "antre"}, {"percobaan": 8, "menyerah": True}, "Surel gagal"),
    ({"status": "terkirim"}, {}, "Surel terkirim"),
])
def test_keadaan_pengantaran_menurut_outbox(ratna, surel, utang, harap):
    satu = pesan(ratna)
    Surel.objects.filter(pk=satu.pk).update(terkirim=timezone.now() - timedelta(hours=1), **surel)
    if utang:
        Peristiwa.objects.update(**utang)
    assert [p.cap[1] for p in masuk(ratna).get("/pesan/").context["daftar"]] == [harap]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_daftar_pesan_tetap(ratna, django_assert_num_queries, jumlah):
    for nomor in range(jumlah):
        pesan(ratna, nomor)
    klien = masuk(ratna)
    klien.get("/pesan/")
    with django_assert_num_queries(KUERI_PESAN):
        assert len(klien.get("/pesan/").context["daftar"]) == jumlah
