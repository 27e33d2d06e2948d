"""A stage for browser stories: one browser, separate people, and an eye on every page that they meet."""
import io
import re
from dataclasses import dataclass, field
from datetime import timedelta

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from playwright.sync_api import Browser, ConsoleMessage, Page
from pypdf import PdfReader

from pengumuman.peragaan import langkah
from pengumuman.peragaan.orang import DOMAIN, PEGAWAI
from pengumuman.peragaan.putaran import putaran_kini
from seleksi.aturan.loader import muat_profil, muat_putaran
from seleksi.core.jam import WIB
from seleksi.core.models import Instansi, Pengguna, Seleksi
from seleksi.core.services import buat_seleksi

LEBAR = {"ponsel": (360, 760), "meja": (1280, 900)}
BERCAK = re.compile(r"/[a-z0-9]{12}(?=/|$)")  # random public ids
# The browser's own line for a refusal (nobody's page, a newer version, a wrong file): the status is the message.
DIABAIKAN = re.compile(r"Failed to load resource: the server responded with a status of 4(04|09|22)")


@dataclass
class Panggung:
    """Everything that was wrong on any page ends up in `cacat`; the story asserts that it stays empty."""

    browser: Browser
    alamat: str
    cacat: list[str] = field(default_factory=list)
    dikenal: set[tuple[str, str]] = field(default_factory=set)

    def orang(self, pengguna: Pengguna | None = None, *, gelap: bool = False, alat: str = "meja") -> Page:
        """A new person with a browser of their own (at a desk, or with a phone), signed in when it is somebody."""
        konteks = self.browser.new_context(
            viewport=dict(zip(("width", "height"), LEBAR[alat], strict=True)), locale="id-ID", base_url=self.alamat,
            timezone_id="Asia/Jakarta", color_scheme="dark" if gelap else "light")
        if pengguna:
            sesi = SessionStore()
            sesi.update({SESSION_KEY: str(pengguna.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                         HASH_SESSION_KEY: pengguna.get_session_auth_hash()})
            sesi.save()
            konteks.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sesi.session_key, "url": self.alamat}])
        page = konteks.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda pesan: self._catat_konsol(page, pesan))
        page.on("pageerror", lambda galat: self.cacat.append(f"{page.url}: {galat}"))
        return page

    def _catat_konsol(self, page: Page, pesan: ConsoleMessage) -> None:
        if pesan.type in {"error", "warning"} and not DIABAIKAN.match(pesan.text):
            self.cacat.append(f"{page.url}: console {pesan.type}: {pesan.text}")

    def lihat(self, page: Page, alamat: str = "") -> Page:
        """Go there (or stay) and examine the page at both widths: axe, sideways scrolling, language, one h1.

        The person's own width is restored afterwards.
        """
        if alamat:
            jawab = page.goto(alamat)
            assert jawab.status == 200, f"{alamat}: {jawab.status}"
        kunci = (BERCAK.sub("/*", page.url.removeprefix(self.alamat)), page.title())
        if kunci in self.dikenal:
            return page
        self.dikenal.add(kunci)
        assert page.locator("html").get_attribute("lang") == "id", page.url
        assert page.locator("h1").count() == 1, f"{page.url} has {page.locator('h1').count()} h1"
        asal = page.viewport_size
        for nama, (lebar, tinggi) in LEBAR.items():
            page.set_viewport_size({"width": lebar, "height": tinggi})
            self._periksa(page, nama)
        page.set_viewport_size(asal)
        return page

    def _periksa(self, page: Page, lebar: str) -> None:
        geser = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if geser > 0:
            self.cacat.append(f"{page.url} ({lebar}): scrolls sideways by {geser} px")
        for langgar in Axe().run(page).response["violations"]:
            tempat = "; ".join(simpul["html"][:120] for simpul in langgar["nodes"][:2])
            self.cacat.append(f"{page.url} ({lebar}): axe {langgar['id']}: {tempat}")

    def naskah(self, page: Page, alamat: str) -> tuple[PdfReader, str]:
        """Fetch a PDF as this person and read it: the document and its text with single spaces."""
        jawab = page.request.get(alamat)
        assert (jawab.status, jawab.headers["content-type"]) == (200, "application/pdf"), f"{alamat}: {jawab.status}"
        pdf = PdfReader(io.BytesIO(jawab.body()))
        return pdf, " ".join(" ".join(hal.extract_text() for hal in pdf.pages).split())


def seleksi_uji() -> Seleksi:
    """A Tuban round of one post in draft, open around the clock since yesterday once it is announced."""
    kini = timezone.now()
    instansi = Instansi.objects.create(slug="tuban", nama="Pemerintah Kabupaten Tuban", wilayah="Kabupaten Tuban", kode="35.23",
                                       kota="Tuban", sekretariat="Jl. Patimura No. 23-25, Tuban")
    for orang in PEGAWAI:
        langkah.akun(f"{orang.surel}@{DOMAIN}", orang.nama)
    putaran = putaran_kini(muat_putaran("tuban-2020"), mulai=(kini - timedelta(days=1)).astimezone(WIB).date(), lowongan=(3,),
                           judul="Seleksi Terbuka JPT Pratama Kabupaten Tuban Uji Cerita", kode="uji-cerita")
    seleksi = buat_seleksi(instansi=instansi, slug="jpt-uji", profil=muat_profil("tuban-2020"), putaran=putaran,
                           oleh=langkah.pegawai("pengelola"), pada=kini)
    langkah.lengkapi_pegawai(instansi, seleksi, pada=kini)
    return seleksi
