"""The applicant's pages by keyboard alone, at 320 px: every control is met once, in the order seen, with a visible focus."""
import pytest
from playwright.sync_api import Page, expect

from pendaftaran.tests.berkas_uji import pdf
from pendaftaran.tests.pelamar_uji import alamat, buka, draf, pemilik
from seleksi.tests.pabrik import seleksi_tuban
from seleksi.tests.panggung import Panggung

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
# What the Tab key should meet, in the order of the document; a group of radio buttons is one stop.
PERHENTIAN = """() => {
  const nama = (e) => e.type === "radio" ? `radio ${e.form?.action} ${e.name}` : e.dataset.tik;
  const semua = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}));
  semua.forEach((e, n) => { e.dataset.tik = n; });
  return [...new Set(semua.map(nama))];
}"""
# Where the focus is now, and what a sighted person sees of it.
FOKUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e.dataset.tik === undefined) return null;
  const k = e.getBoundingClientRect(), gaya = getComputedStyle(e);
  return {
    nama: e.type === "radio" ? `radio ${e.form?.action} ${e.name}` : e.dataset.tik, html: e.outerHTML.slice(0, 100), y: k.top + scrollY,
    terlihat: k.width > 0 && k.bottom > 0 && k.top < innerHeight && k.right > 0 && k.left < innerWidth,
    cincin: gaya.outlineStyle !== "none" && parseFloat(gaya.outlineWidth) >= 2};
}"""


class Tik(Panggung):
    def orang(self, pengguna=None) -> Page:
        page = super().orang(pengguna)
        page.set_viewport_size({"width": 320, "height": 568})
        page.emulate_media(reduced_motion="reduce")  # scrolling to the focus is not animated, so it can be measured at once
        return page

    def susuri(self, page: Page, url: str = "") -> None:
        """Forward over the whole page and back again."""
        if url:
            page.goto(url)
        page.evaluate("document.activeElement.blur()")
        harap = page.evaluate(PERHENTIAN)
        maju = self._jalan(page, "Tab", len(harap))
        if [satu["nama"] for satu in maju] != harap:
            self.cacat.append(f"{page.url}: Tab meets {len(maju)} of {len(harap)}: {[s['html'] for s in maju][:3]} … {maju[-1:]}")
        balik = self._jalan(page, "Shift+Tab", len(harap))
        if [satu["nama"] for satu in balik] != harap[::-1]:
            self.cacat.append(f"{page.url}: Shift+Tab meets {len(balik)} of {len(harap)}, last {balik[-1:]}")
        for satu in maju:
            if not (satu["terlihat"] and satu["cincin"]):
                self.cacat.append(f"{page.url}: focus not visible: {satu}")
        for lalu, kini in zip(maju, maju[1:], strict=False):
            if kini["y"] < lalu["y"] - 40:
                self.cacat.append(f"{page.url}: focus jumps up from {lalu['html']} to {kini['html']}")

    def _jalan(self, page: Page, tombol: str, paling_banyak: int) -> list[dict]:
        """Press until the page lets go of the focus or begins again; a trap ends the walk early."""
        hasil = []
        for _ in range(paling_banyak + 5):
            page.keyboard.press(tombol)
            kini = page.evaluate(FOKUS)
            if kini is None or kini["nama"] in {satu["nama"] for satu in hasil[:-1]}:
                break
            if hasil and kini["nama"] == hasil[-1]["nama"]:
                continue  # one stop with several parts
            hasil.append(kini)
        return hasil


@pytest.fixture
def tik(browser, live_server) -> Tik:
    return Tik(browser, live_server.url)


@pytest.fixture
def seleksi():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    buka(seleksi)
    return seleksi


def menuju(page: Page, pemilih: str, tombol: str = "Tab") -> None:
    """Tab until the wanted control has the focus."""
    for _ in range(200):
        if page.locator(pemilih).first.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press(tombol)
    raise AssertionError(f"{pemilih} cannot be reached on {page.url}")


def tekan(page: Page, tombol: str = "Enter") -> None:
    with page.expect_navigation():
        page.keyboard.press(tombol)


def test_setiap_kendali_terjangkau(tik, seleksi):
    lamaran = draf(seleksi.lowongan.get())
    tamu, page = tik.orang(), tik.orang(pemilik(lamaran))
    for url in ("/", "/akun/signup/", alamat("seleksi", seleksi), alamat("cek", seleksi, lamaran.lowongan.kode)):
        tik.susuri(tamu, url)
    for url in ("/profil/", "/profil/jabatan/", alamat("lamaran", seleksi), alamat("lamaran_terkait", seleksi),
                alamat("lamaran_berkas", seleksi), alamat("lamaran_periksa", seleksi)):
        tik.susuri(page, url)
    assert not tik.cacat, '\n'.join(tik.cacat)


def test_dari_tautan_lompat_sampai_terkirim(tik, seleksi):
    lamaran = draf(seleksi.lowongan.get())
    page = tik.orang(pemilik(lamaran))
    menu(page, alamat("lamaran", seleksi))
    rincian(page, alamat("lamaran_berkas", seleksi))
    page.goto(alamat("lamaran_periksa", seleksi))
    menuju(page, "form[action$='/kirim/'] button[type=submit]")
    tekan(page)
    expect(page.locator(".galat")).to_be_focused()
    menuju(page, ".galat a")
    page.keyboard.press("Enter")
    expect(page.locator("form[action$='/kirim/'] input[type=checkbox]").first).to_be_focused()
    for kotak in page.locator("form[action$='/kirim/'] input[type=checkbox]").all():
        menuju(page, f"#{kotak.get_attribute('id')}")
        page.keyboard.press("Space")
    menuju(page, "form[action$='/kirim/'] button[type=submit]")
    tekan(page, "Space")
    expect(page.locator("h1")).to_have_text("Lamaran Anda sudah diterima")
    lamaran.refresh_from_db()
    assert lamaran.status == "diajukan"
    tik.susuri(page)
    assert not tik.cacat, '\n'.join(tik.cacat)


def menu(page: Page, url: str) -> None:
    """The skip link comes first and leads past the menu; the menu opens, is walked, and gives the focus back."""
    page.goto(url)
    page.keyboard.press("Tab")
    expect(page.locator(".lompat")).to_be_focused()
    assert page.locator(".lompat").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    menuju(page, ".menu-tombol", "Shift+Tab")
    for tombol in ("Enter", "Space"):
        page.keyboard.press(tombol)
        expect(page.locator(".menu-tombol")).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('nav.menu') !== null")
        page.keyboard.press("Escape")
        expect(page.locator(".menu-tombol")).to_be_focused()
    page.keyboard.press("Enter")
    tautan = page.locator("nav.menu a, nav.menu button")
    atas = [satu.bounding_box()["y"] for satu in tautan.all()]
    assert atas == sorted(atas), "the open menu is walked in another order than it is seen"


def rincian(page: Page, url: str) -> None:
    """A closed <details> opens with Enter, and what is in it is the next stop. A replaced slot keeps the focus near."""
    page.goto(url)
    menuju(page, "#slot-ktp summary:has-text('Ganti berkas')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#slot-ktp details[open] input[type=file]").first).to_be_focused()
    page.locator("#slot-ktp details[open] input[type=file]").first.set_input_files(
        {"name": "ktp-baru.pdf", "mimeType": "application/pdf", "buffer": pdf()})
    menuju(page, "#slot-ktp details[open] form.unggah button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("#slot-ktp")).to_contain_text("ktp-baru.pdf")
    expect(page.locator("#judul-ktp")).to_be_focused()
