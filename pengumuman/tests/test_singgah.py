"""What may rest in caches, and which word a post has for whom."""
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pengumuman.selectors.kata_tahap import kata_tahap
from pengumuman.tests.pabrik import lamaran_banyak, terbitkan_pengumuman, tetapkan
from seleksi.core.models import Jendela
from seleksi.tests.pabrik import orang, seleksi_tuban

SINGGAH = "public, max-age=60"
ADMINISTRASI = "Pendaftaran ditutup, seleksi administrasi berlangsung"


@pytest.fixture
def seleksi(db):
    return seleksi_tuban(jumlah_lowongan=1)


def alamat(seleksi, ekor: str = "") -> str:
    return f"/{seleksi.instansi.slug}/{seleksi.slug}/{ekor}"


def jabatan(seleksi) -> str:
    return alamat(seleksi, f"jabatan/{seleksi.lowongan.get().kode}/")


def test_halaman_umum_boleh_singgah_bagi_tamu_tanpa_kue(client, seleksi):
    for url in ("/", "/pengumuman/", "/pengumuman/umpan/", alamat(seleksi), alamat(seleksi, "pengumuman/"), alamat(seleksi, "jadwal.ics"),
                jabatan(seleksi)):
        jawaban = client.get(url)
        assert (jawaban.status_code, jawaban["Cache-Control"], "Cookie" in jawaban["Vary"]) == (200, SINGGAH, True), url
        assert jawaban["Server"] == "portal"


def test_yang_masuk_yang_berkue_dan_formulir_tidak_pernah_singgah(client, seleksi):
    assert client.get(reverse("account_login"))["Cache-Control"] != SINGGAH  # sets the CSRF cookie of its form
    assert client.get(alamat(seleksi))["Cache-Control"] == "no-cache"  # which the client now sends
    client.force_login(orang("Sinta Sekretariat"))
    assert [client.get(u)["Cache-Control"] for u in ("/", alamat(seleksi))] == ["no-store, private"] * 2


def test_yang_tidak_ada_dan_yang_berjam_tidak_singgah(client, seleksi):
    assert client.get(alamat(seleksi, "jabatan/tidak-ada/"))["Cache-Control"] == "no-cache"
    assert client.get("/verifikasi/")["Cache-Control"] == "no-cache"
    kini = timezone.now()
    Jendela.objects.create(seleksi=seleksi, buka=kini - timedelta(days=1), tutup=kini + timedelta(days=1))
    jawaban = client.get(alamat(seleksi))
    assert ("data-hitung-mundur" in jawaban.content.decode(), jawaban["Cache-Control"]) == (True, "no-cache")


def test_tahap_publik_berubah_pada_waktu_terbit_bukan_saat_ditandatangani(client, seleksi):
    tetapkan(seleksi, dict.fromkeys(lamaran_banyak(seleksi.lowongan.get(), 1), ""))
    kini = timezone.now()
    p = terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=kini, terbit=kini + timedelta(hours=1))
    assert seleksi.lowongan.get().tahap == "asesmen"
    assert all(ADMINISTRASI in client.get(u).content.decode() for u in (alamat(seleksi), jabatan(seleksi)))
    type(p).objects.filter(pk=p.pk).update(terbit=kini)
    assert all("Assessment center" in client.get(u).content.decode() for u in (alamat(seleksi), jabatan(seleksi)))


@pytest.mark.parametrize(("tahap", "jendela", "terbit", "kata"), [
    ("pendaftaran", "belum", [], "Pendaftaran belum dibuka"), ("pendaftaran", "buka", [], "Pendaftaran dibuka"),
    ("pendaftaran", "tutup", [], ADMINISTRASI), ("administrasi", "tutup", [], ADMINISTRASI), ("asesmen", "tutup", [], ADMINISTRASI),
    ("asesmen", "tutup", ["hasil_administrasi"], "Assessment center"), ("dibatalkan", "tutup", [], "Dibatalkan"),
    ("selesai", "tutup", ["hasil_administrasi"], "Penetapan tiga besar"),
    ("selesai", "tutup", ["hasil_administrasi", "hasil_akhir"], "Selesai")])
def test_kata_tahap(tahap, jendela, terbit, kata):
    assert kata_tahap(tahap, jendela=jendela, terbit=terbit) == kata
    assert kata_tahap(tahap, jendela=jendela, terbit=terbit, draf=True) == "Sedang disiapkan"
