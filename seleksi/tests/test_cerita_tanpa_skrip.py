"""The applicant's way without JavaScript, on a screen of 320 px, from the check of eligibility to the withdrawal.

Axe needs scripts and reads the same pages in test_setiap_halaman.py; here every page is asked what can be asked without.
"""
import re

import pytest
from playwright.sync_api import Page, expect

from pendaftaran.models import Berkas, Lamaran
from pendaftaran.tests.berkas_uji import pdf
from pendaftaran.tests.berkas_uji_gambar import gambar
from pendaftaran.tests.pelamar_uji import alamat, buka
from pengumuman.models import Surat
from pengumuman.peragaan.orang import SANDI
from seleksi.core.models import Seleksi
from seleksi.tests.pabrik import seleksi_tuban
from seleksi.tests.panggung import Panggung
from seleksi.tests.test_cerita_peramban import BARU, isi_profil, tekan
from seleksi.tests.test_setiap_halaman import SUSUNAN

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
PONSEL = {"width": 320, "height": 568}
# Nothing may be shown that only a script brings to life.
MATI = """() => [...document.querySelectorAll("button[type=button], [data-cetak], progress[value='0'][max='100']")]
  .filter((e) => e.getClientRects().length).map((e) => `dead without scripts: ${e.outerHTML.slice(0, 120)}`)"""


class TanpaSkrip(Panggung):
    def orang(self) -> Page:
        konteks = self.browser.new_context(java_script_enabled=False, viewport=PONSEL, locale="id-ID", base_url=self.alamat,
                                           timezone_id="Asia/Jakarta", has_touch=True, is_mobile=True)
        page = konteks.new_page()
        page.set_default_timeout(15_000)
        return page

    def lihat(self, page: Page, alamat: str = "") -> Page:
        if alamat:
            jawab = page.goto(alamat)
            assert jawab.status == 200, f"{alamat}: {jawab.status}"
        self.cacat += [f"{page.url}: {kata}" for kata in page.evaluate(SUSUNAN) + page.evaluate(MATI)]
        return page


@pytest.fixture
def panggung(browser, live_server, settings) -> TanpaSkrip:
    settings.BASE_URL = live_server.url
    return TanpaSkrip(browser, live_server.url)


@pytest.fixture
def seleksi() -> Seleksi:
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    buka(seleksi)
    return seleksi


def ikuti(page: Page, pemilih: str) -> None:
    with page.expect_navigation():
        page.locator(pemilih).first.click()


def test_tanpa_skrip_dari_cek_sampai_tarik(panggung: TanpaSkrip, seleksi: Seleksi, antrean) -> None:
    page = panggung.orang()
    cek(panggung, page, seleksi)
    daftar(panggung, page, antrean)
    bawa(panggung, page)
    isi_profil(panggung, page)
    tambah_dan_hapus_baris(panggung, page)
    lamar(panggung, page, seleksi)
    unggah_semua(panggung, page, seleksi)
    balik_halaman(panggung, page, seleksi)
    kirim_lalu_tarik(panggung, page, seleksi, antrean)
    assert panggung.cacat == []


def cek(panggung, page, seleksi) -> None:
    panggung.lihat(page, "/")
    panggung.lihat(page, "/cek-kelayakan/")
    ikuti(page, "main .daftar a")
    page.locator("[name=nip]").fill("123")
    tekan(page, "Periksa")
    expect(page.locator(".galat")).to_be_focused()
    panggung.lihat(page)
    page.locator("[name=nip]").fill("19740812 199903 1 007")
    sebelum = page.locator("#daftar-jabatan fieldset.baris-cek").count()
    ikuti(page, "#daftar-jabatan button[value='tambah:jabatan']")
    baris = page.locator("#daftar-jabatan fieldset.baris-cek")
    expect(baris).to_have_count(sebelum + 1)
    for nama, nilai in (("nama", "Kepala Seksi Contoh"), ("mulai", "02-01-2008"), ("selesai", "01-01-2014")):
        baris.last.locator(f"[name$='-{nama}']").fill(nilai)
    baris.last.locator("[name$='-jenjang']").select_option("pengawas")
    tekan(page, "Periksa")
    expect(page.locator("#hasil")).to_contain_text("Hasil cek")
    panggung.lihat(page)
    tekan(page, "Lanjutkan sebagai pendaftaran")


def daftar(panggung, page, antrean) -> None:
    panggung.lihat(page)
    page.get_by_label("Nama lengkap").fill("Pelamar Baru")
    page.get_by_label("surel", exact=False).first.fill(BARU)
    for kotak in page.locator("input[type=password]").all():
        kotak.fill(SANDI)
    tekan(page, "Daftar akun")
    panggung.lihat(page)
    antrean()
    panggung.lihat(page, f"/demo/surel/?kepada={BARU}")
    ikuti(page, "main a[href*='/demo/surel/']")
    panggung.lihat(page)
    ikuti(page, "main a[href*='confirm-email']")
    panggung.lihat(page)
    tekan(page, "Ya, konfirmasikan")


def bawa(panggung, page) -> None:
    panggung.lihat(page, "/cek-kelayakan/lanjut/")
    tekan(page, "Tambahkan dan lanjutkan mendaftar")
    panggung.lihat(page, "/profil/jabatan/")
    assert "Kepala Seksi Contoh" in page.locator("[name$='nama']").evaluate_all("m => m.map(x => x.value)")


def tambah_dan_hapus_baris(panggung, page) -> None:
    panggung.lihat(page, "/profil/pendidikan/")
    baris = page.locator("fieldset[id^='baris-']")
    sebelum = baris.count()
    ikuti(page, "button[value=tambah]")
    expect(baris).to_have_count(sebelum + 1)
    baris.last.locator("[name$='lulus']").fill("bukan tahun")
    tekan(page, "Simpan dan lanjutkan")
    expect(page.locator(".galat")).to_be_focused()
    ikuti_galat(page)
    panggung.lihat(page)
    with page.expect_navigation():
        baris.last.locator("button[value^='hapus:']").click()
    expect(baris).to_have_count(sebelum)
    panggung.lihat(page, "/profil/")


def ikuti_galat(page: Page) -> None:
    """Each line of the error summary leads to its field and puts the focus there."""
    for tautan in page.locator(".galat a").all():
        tautan.click()
        assert page.evaluate("document.activeElement.matches('input, select, textarea')"), tautan.inner_text()


def lamar(panggung, page, seleksi) -> None:
    panggung.lihat(page, alamat("seleksi", seleksi))
    panggung.lihat(page, alamat("lowongan", seleksi, seleksi.lowongan.get().kode))
    with page.expect_navigation():
        page.get_by_role("link", name="Lamar jabatan ini").click()
    panggung.lihat(page)
    tekan(page, "Mulai lamaran")
    panggung.lihat(page)
    panggung.lihat(page, alamat("lamaran_terkait", seleksi))
    for ya in page.get_by_label("Ya", exact=False).all():
        ya.check()
    tekan(page, "Simpan")
    panggung.lihat(page)


def unggah(page: Page, jenis: str, *berkas: tuple[str, bytes]) -> None:
    page.locator(f"#slot-{jenis} input[type=file]").first.set_input_files([
        {"name": nama, "mimeType": "image/jpeg" if nama.endswith("jpg") else "application/pdf", "buffer": isi} for nama, isi in berkas])
    ikuti(page, f"#slot-{jenis} form.unggah button[type=submit]")


def unggah_semua(panggung, page, seleksi) -> None:
    """The wrong file gets its sentence at its slot; the right ones stay."""
    panggung.lihat(page, alamat("lamaran_berkas", seleksi))
    jenis = [s.removeprefix("slot-") for s in page.locator("section[id^=slot-]").evaluate_all("s => s.map(x => x.id)")]
    unggah(page, jenis[0], (f"{jenis[0]}.pdf", pdf()))
    unggah(page, "ktp", ("ktp.pdf", b"<html>bukan PDF</html>"))
    expect(page.locator(".galat")).to_be_focused()
    expect(page.locator("#slot-ktp")).to_contain_text("PDF")
    panggung.lihat(page)
    panggung.lihat(page, alamat("lamaran_berkas", seleksi))
    expect(page.locator(f"#slot-{jenis[0]} .berkas")).to_have_count(1)
    for satu in jenis[1:]:
        if page.locator(f"#slot-{satu} button[value=nihil]").count():
            ikuti(page, f"#slot-{satu} button[value=nihil]")
        elif satu == "pas_foto":
            unggah(page, satu, ("foto.jpg", gambar("JPEG", ukuran=(400, 600))))
        else:
            unggah(page, satu, *([("a.jpg", gambar("JPEG", ukuran=(600, 400))), ("b.jpg", gambar("JPEG", ukuran=(610, 400)))]
                                 if satu == "ktp" else [(f"{satu}.pdf", pdf())]))
            expect(page.locator(f"#slot-{satu} .berkas")).to_have_count(1)
    panggung.lihat(page)


def balik_halaman(panggung, page, seleksi) -> None:
    with page.expect_navigation():
        page.locator("#slot-ktp").get_by_role("link", name="Atur halaman").click()
    panggung.lihat(page)
    ikuti(page, "#kanan-1")
    ikuti(page, "#mundur-1")
    panggung.lihat(page)
    tekan(page, "Simpan susunan")
    assert Berkas.objects.berlaku().get(jenis="ktp").susunan == "2:0,1:90"
    with page.expect_navigation():
        page.locator("#slot-ktp").get_by_role("link", name="Lihat halaman").click()
    with page.expect_navigation():
        page.get_by_role("link", name="Berikutnya").click()
    panggung.lihat(page)
    expect(page.locator("main")).to_contain_text("Halaman 2 dari 2")


def kirim_lalu_tarik(panggung, page, seleksi, antrean) -> None:
    panggung.lihat(page, alamat("lamaran_periksa", seleksi))
    tekan(page, "Kirim lamaran")
    expect(page.locator(".galat")).to_be_focused()
    ikuti_galat(page)
    panggung.lihat(page)
    for kotak in page.locator("form[action$='/kirim/'] input[type=checkbox]").all():
        kotak.check()
    tekan(page, "Kirim lamaran")
    expect(page.locator("h1")).to_have_text("Lamaran Anda sudah diterima")
    panggung.lihat(page)
    lamaran = Lamaran.objects.get(pelamar__pengguna__email=BARU)
    expect(page.locator("main")).to_contain_text(lamaran.nomor)
    antrean()
    panggung.lihat(page, alamat("surat_saya", seleksi))
    surat = Surat.objects.get(lamaran=lamaran, jenis="tanda_terima")
    assert lamaran.nomor in panggung.naskah(page, alamat("surat_unduh", seleksi, surat.kode))[1]
    panggung.lihat(page, alamat("lamaran", seleksi))
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("^Tarik lamaran")).first.click()
    panggung.lihat(page)
    page.locator("main textarea, main input[type=text]").first.fill("Uji: berhalangan")
    for kotak in page.locator("main form input[type=checkbox]").all():
        kotak.check()
    tekan(page, "Tarik lamaran")
    panggung.lihat(page)
    lamaran.refresh_from_db()
    assert lamaran.status == "ditarik"
