"""Autosave in a real browser: while typing, on leaving, through a cut line, beside another device. Nothing waits for a clock."""
import re

import pytest
from playwright.sync_api import expect

from pendaftaran.models import IsianProfil, Pelamar
from seleksi.tests.pabrik import orang
from seleksi.tests.panggung import Panggung

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
HALAMAN = "/profil/data-pribadi/"
TERSIMPAN = re.compile(r"^Tersimpan pukul \d\d\.\d\d WIB$")


@pytest.fixture
def panggung(browser, live_server) -> Panggung:
    return Panggung(browser, live_server.url)


@pytest.fixture
def ratna(db):
    return orang("Ratna Pelamar")


def kolom(nama: str) -> str | None:
    return Pelamar.objects.values_list(nama, flat=True).first()


def test_tersimpan_selagi_mengetik_dan_saat_pergi(panggung, ratna):
    page = panggung.orang(ratna)
    page.goto(HALAMAN)
    kabar = page.locator("#kabar-simpan")
    page.locator("[name=tempat_lahir]").press_sequentially("Tuban")  # the field keeps the focus: no change event
    expect(kabar).to_have_text(TERSIMPAN)
    assert kolom("tempat_lahir") == "Tuban"
    page.locator("[name=tanggal_lahir]").press_sequentially("12-0")
    expect(kabar).to_have_text(re.compile(r"^Tersimpan sebagai draf pukul"))  # half a date is no mistake while it is typed
    expect(kabar).not_to_have_class(re.compile("salah"))
    page.locator("[name=tanggal_lahir]").press_sequentially("5-1968")
    page.locator("[name=alamat]").press_sequentially("Jalan Contoh 1")
    with page.expect_request_finished(lambda r: r.url.endswith("/simpan/") and "Jalan Contoh 1" in (r.post_data or "")):
        page.evaluate("dispatchEvent(new Event('pagehide'))")
    expect(kabar).to_have_text(TERSIMPAN)
    assert (kolom("alamat"), str(kolom("tanggal_lahir")), IsianProfil.objects.get().mentah) == ("Jalan Contoh 1", "1968-05-12", None)
    assert panggung.cacat == []


def test_sambungan_putus_lalu_pulih(panggung, ratna):
    page = panggung.orang(ratna)
    page.goto(HALAMAN)
    kabar = page.locator("#kabar-simpan")
    page.context.set_offline(True)
    for nama, isi in (("tempat_lahir", "Tuban"), ("alamat", "Jalan Contoh 1")):
        page.locator(f"[name={nama}]").fill(isi)
    expect(kabar).to_have_text("Belum tersimpan karena sambungan terputus. Isian Anda tetap di halaman ini dan dicoba lagi.")
    assert Pelamar.objects.count() == 0
    page.context.set_offline(False)
    expect(kabar).to_have_text(TERSIMPAN)
    assert (kolom("tempat_lahir"), kolom("alamat")) == ("Tuban", "Jalan Contoh 1")


def test_dua_perangkat_tidak_saling_menimpa(panggung, ratna):
    ponsel, kantor = panggung.orang(ratna), panggung.orang(ratna)
    ponsel.goto(HALAMAN)
    kantor.goto(HALAMAN)
    ponsel.locator("[name=alamat]").fill("Dari ponsel")
    expect(ponsel.locator("#kabar-simpan")).to_have_text(TERSIMPAN)
    kantor.locator("[name=alamat]").fill("Dari kantor")
    expect(kantor.locator("#kabar-simpan")).to_have_text(re.compile("^Bagian ini sudah disimpan dari tab atau perangkat lain."))
    assert kolom("alamat") == "Dari ponsel"
    kantor.get_by_role("button", name="Simpan", exact=True).last.click()
    expect(kantor.locator("h1")).to_have_text("Bagian ini juga diubah di tempat lain")
    expect(kantor.locator("tbody")).to_contain_text("Dari ponsel")
    assert kolom("alamat") == "Dari ponsel"


def test_instansi_dicari_selagi_mengetik(panggung, ratna):
    page = panggung.orang(ratna)
    page.goto("/profil/kepegawaian/")
    page.get_by_label("Cari nama instansi").press_sequentially("kota mala")
    page.get_by_label("Pemerintah Kota Malang").check()
    expect(page.locator("#kabar-simpan")).to_have_text(TERSIMPAN)
    assert (kolom("instansi_kode"), kolom("instansi_nama")) == ("35.73", "Pemerintah Kota Malang")
    panggung.lihat(page)
    page.get_by_label("Cari nama instansi").fill("tuban")
    expect(page.get_by_label("Pemerintah Kabupaten Tuban")).to_be_visible()
    expect(page.get_by_label("Pemerintah Kota Malang")).to_be_checked()  # the choice stays while searching on
    assert panggung.cacat == []
