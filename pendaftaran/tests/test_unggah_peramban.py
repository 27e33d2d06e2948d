"""Uploading in a real browser: a cut connection, one press to try again, the other slots untouched, no page without scripts."""
import re

import pytest
from playwright.sync_api import Page, Route, expect

from pendaftaran.models import Berkas
from pendaftaran.tests.berkas_uji import pdf
from pendaftaran.tests.berkas_uji_gambar import gambar
from pendaftaran.tests.pelamar_uji import alamat, buka, draf, pemilik
from seleksi.tests.pabrik import seleksi_tuban
from seleksi.tests.panggung import Panggung

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def seleksi():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    buka(seleksi)
    return seleksi


@pytest.fixture
def lamaran(seleksi):
    return draf(seleksi.lowongan.get(), berkas=())


@pytest.fixture
def panggung(browser, live_server) -> Panggung:
    return Panggung(browser, live_server.url)


def pilih(page: Page, jenis: str, *nama: str) -> None:
    page.locator(f"#slot-{jenis} input[type=file]").first.set_input_files([
        {"name": n, "mimeType": "image/jpeg" if n.endswith("jpg") else "application/pdf",
         "buffer": gambar("JPEG", ukuran=(60 + urut, 40)) if n.endswith("jpg") else pdf()} for urut, n in enumerate(nama)])


def test_sambungan_putus_lalu_satu_tekanan(panggung, seleksi, lamaran):
    page = panggung.orang(pemilik(lamaran))
    page.goto(alamat("lamaran_berkas", seleksi))
    putus = {"kali": 0}

    def jaringan(route: Route) -> None:
        if route.request.method == "POST" and putus["kali"] == 0:
            putus["kali"] += 1
            route.abort("connectionreset")
        else:
            route.continue_()
    page.route(re.compile("/lamaran/berkas/"), jaringan)
    pilih(page, "drh", "riwayat.pdf")  # chosen, not sent: must survive what happens in the other slot
    pilih(page, "ktp", "depan.jpg", "belakang.jpg")
    slot = page.locator("#slot-ktp")
    slot.get_by_role("button", name="Unggah", exact=True).click()
    expect(slot.locator(".unggah-kabar")).to_have_text(
        "Sambungan terputus, berkas belum terunggah. Berkas pilihan Anda masih ada; tekan Coba lagi.")
    assert Berkas.objects.count() == 0
    slot.get_by_role("button", name="Coba lagi").click()
    expect(slot).to_contain_text("depan.pdf sekarang 2 halaman. Sekarang 1 dari 14 berkas.")
    expect(page.locator("#kemajuan-berkas")).to_contain_text("1 dari 14 berkas")
    assert page.locator("#slot-drh input[type=file]").first.evaluate("i => i.files[0].name") == "riwayat.pdf"
    assert list(Berkas.objects.values_list("jenis", "halaman")) == [("ktp", 2)]
    panggung.cacat = [c for c in panggung.cacat if "ERR_CONNECTION_RESET" not in c]  # the browser's own line
    panggung.lihat(page)
    assert panggung.cacat == []


def test_memutar_dan_membalik_halaman_dengan_papan_tik(panggung, seleksi, lamaran):
    page = panggung.orang(pemilik(lamaran), gelap=True)
    page.goto(alamat("lamaran_berkas", seleksi))
    pilih(page, "ktp", "a.jpg", "b.jpg", "c.jpg")
    page.locator("#slot-ktp").get_by_role("button", name="Unggah", exact=True).click()
    expect(page.locator("#slot-ktp .berkas")).to_have_count(1)
    page.get_by_role("link", name="Atur halaman").click()
    panggung.lihat(page)
    page.locator("#kanan-2").press("Enter")
    expect(page.locator("#kanan-2")).to_be_focused()  # the next press goes to the same page, wherever it stands
    page.locator("#maju-2").press("Enter")
    expect(page.locator(".susunan li").first).to_contain_text("semula 2, diputar 90°")
    page.locator("#buang-3").press("Enter")
    expect(page.locator(".susunan li")).to_have_count(2)
    expect(page.locator("[data-kabar-susunan]")).to_have_text("Perubahan ini belum disimpan. 1 halaman akan dibuang dari salinan.")
    panggung.lihat(page)
    page.get_by_role("button", name="Simpan susunan").click()
    expect(page.locator("#slot-ktp")).to_contain_text("disimpan, 2 halaman. Berkas asli tetap tersimpan utuh.")
    assert Berkas.objects.berlaku().get().susunan == "2:90,1:0"
    page.locator("#slot-ktp").get_by_role("link", name="Lihat halaman").click()
    panggung.lihat(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**hal=2")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**hal=1")
    page.get_by_role("link", name="Perbesar").click()
    panggung.lihat(page)
    assert panggung.cacat == []


def test_tanpa_skrip(browser, live_server, seleksi, lamaran):
    page = Panggung(browser, live_server.url).orang(pemilik(lamaran))
    tanpa = browser.new_context(java_script_enabled=False, base_url=live_server.url, storage_state=page.context.storage_state())
    page = tanpa.new_page()
    page.goto(alamat("lamaran_berkas", seleksi))
    pilih(page, "ktp", "a.jpg", "b.jpg")
    page.locator("#slot-ktp").get_by_role("button", name="Unggah", exact=True).click()
    page.locator("#slot-ktp").get_by_role("link", name="Atur halaman").click()
    for tombol in ("#kiri-1", "#mundur-1"):
        page.locator(tombol).click()
    page.get_by_role("button", name="Simpan susunan").click()
    expect(page.locator("#slot-ktp")).to_contain_text("2 halaman. Berkas asli tetap tersimpan utuh.")
    assert Berkas.objects.berlaku().get().susunan == "2:0,1:270"
