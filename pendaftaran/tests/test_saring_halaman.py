"""The secretariat's page for spreadsheets: the round's template, a filled one in, the verdicts or every bad cell out."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from pendaftaran.models import Lamaran
from pendaftaran.tests.fakta_uji import butir
from pendaftaran.tests.lembar_uji import buku_isi, byte_buku
from seleksi.core.selectors import aturan_seleksi
from seleksi.tests.pabrik import orang, seleksi_tuban

pytestmark = pytest.mark.django_db


@pytest.fixture
def seleksi():
    return seleksi_tuban(jumlah_lowongan=1)


def alamat(nama, seleksi):
    return reverse(nama, args=[seleksi.instansi.slug, seleksi.slug])


def kirim(client, seleksi, isi: bytes, nama: str = "data.xlsx"):
    return client.post(alamat("saring", seleksi), {"berkas": SimpleUploadedFile(nama, isi)})


def test_templat_putaran_lalu_hasil(client, seleksi):
    """The template that a stranger may download carries the round's values; filled in by the secretariat it comes back judged."""
    templat = load_workbook(io.BytesIO(client.get(alamat("templat_putaran", seleksi)).content))
    acuan = aturan_seleksi(seleksi)[1].acuan
    assert [templat["Putaran"][sel].value for sel in ("B2", "B3")] == [seleksi.profil, acuan.tanggal_tutup.isoformat()]
    client.force_login(orang("Sinta Sekretariat"))
    buku = buku_isi(butir(), butir(status="CPNS"))
    del buku["Putaran"]
    jawab = kirim(client, seleksi, byte_buku(buku))
    assert (jawab.status_code, jawab["Cache-Control"]) == (200, "no-store, private")
    lembar = load_workbook(io.BytesIO(jawab.content))["Ringkasan"]
    assert [(a, d) for a, _, _, d, *_ in lembar.iter_rows(min_row=2, values_only=True)] == [("P-1", "Memenuhi"), ("P-2", "Tidak memenuhi")]
    assert not Lamaran.objects.exists()


def test_putaran_lain_ditolak(client, seleksi):
    client.force_login(orang("Sinta Sekretariat"))
    jawab = kirim(client, seleksi, byte_buku(buku_isi(butir("tegal-2017"))))
    assert jawab.status_code == 422
    assert "Lembar Putaran, baris 2, kolom B (profil): nilai &quot;tegal-2017&quot; ditolak; " in jawab.content.decode()


@pytest.mark.parametrize(("isi", "nama", "kata"), [
    (b"", "data.xlsx", "berkas berisi, paling besar 8 MB"),
    (b"bukan", "data.xlsx", "lembar kerja XLSX yang utuh"),
    (b"bukan", "data.csv", "baris [Putaran] atau [Pelamar]"),
])
def test_berkas_buruk(client, seleksi, isi, nama, kata):
    client.force_login(orang("Sinta Sekretariat"))
    jawab = kirim(client, seleksi, isi, nama)
    assert jawab.status_code == 422
    assert kata in jawab.content.decode()


def test_templat_profil_tak_dikenal(client):
    assert client.get("/saring/templat/brebes-2020.xlsx").status_code == 404
