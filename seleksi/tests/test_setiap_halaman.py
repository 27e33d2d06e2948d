"""Every page of the portal under one eye, at 320 px and at 1280 px, light and dark. The pages come from the URL table.

The pages are rendered inside the transaction of the test and handed to the browser: no server, a world built once.
320 px is the narrow phone and at the same time a window of 1280 px enlarged to 400 % (WCAG 2.2, 1.4.10).
"""
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Route

from pendaftaran.tests.pelamar_uji import buka
from pendaftaran.tests.test_berkas_ringan import BATAS, berkas_statis
from seleksi.core.models import Seleksi
from seleksi.tests.dunia import Dunia
from seleksi.tests.test_akses import ALLAUTH, ALLAUTH_ISI, alamat, aturan, dunia, dunia_modul, harapan, metode

pytestmark = [pytest.mark.peramban, pytest.mark.django_db]
ASAL = "http://localhost:1"  # nobody listens there: every request is answered below
LEBAR = {"sempit": {"width": 320, "height": 256, "deviceScaleFactor": 4}, "lebar": {"width": 1280, "height": 900, "deviceScaleFactor": 1}}
TEMA = ("light", "dark")
__all__ = ["dunia", "dunia_modul"]  # fixtures
PUBLIK, PELAMAR = ["anonim"], ["penyusun", "pemilik", "asing"]
PEGAWAI = ["sekretariat", "ketua", "anggota", "asesor", "ppk", "pyb", "pengawas", "pengelola"]
# target-size is 24 px, WCAG 2.2: off unless asked for. Only the complaints come back.
AXE = """() => axe.run({resultTypes: ["violations"], rules: {"target-size": {enabled: true}}}).then((hasil) => hasil.violations.map(
  (v) => `axe ${v.id}: ` + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join("; ")))"""
# What axe does not ask. The answer is a list of complaints.
SUSUNAN = """() => {
  const kata = [], ada = (s) => [...document.querySelectorAll(s)], tampak = (e) => e.getClientRects().length > 0;
  const geser = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (geser > 0) kata.push(`scrolls sideways by ${geser} px`);
  if (document.documentElement.lang !== "id") kata.push("lang");
  if (ada("h1").length !== 1) kata.push(`${ada("h1").length} h1`);
  let atas = 0;
  // The error summary stands before the h1: it is the news.
  for (const h of ada("h1,h2,h3,h4,h5,h6").filter((e) => tampak(e) && !e.closest("[role=alert]"))) {
    const n = Number(h.tagName[1]);
    if (n > atas + 1) kata.push(`${h.tagName} after h${atas}: ${h.textContent.trim()}`);
    atas = n;
  }
  for (const t of ["header.kop", "main", "footer.kaki"]) if (ada(t).length !== 1) kata.push(`landmark ${t}`);
  const tiada = (id) => !document.getElementById(id);
  for (const a of ada("a[href^='#']"))
    if (a.hash.length > 1 && tiada(decodeURIComponent(a.hash.slice(1)))) kata.push(`leads nowhere: ${a.outerHTML}`);
  for (const sifat of ["aria-describedby", "aria-controls", "aria-labelledby"])
    for (const s of ada(`[${sifat}]`))
      for (const id of s.getAttribute(sifat).split(" ").filter(Boolean)) if (tiada(id)) kata.push(`${sifat} names nobody: ${id}`);
  for (const t of ada("table:not([role=presentation])")) {
    if (!t.querySelector("th")) kata.push(`table without headers: ${t.outerHTML.slice(0, 90)}`);
    if (!t.caption && !t.matches("[aria-label], [aria-labelledby]")) kata.push(`table without a name: ${t.outerHTML.slice(0, 90)}`);
    for (const th of t.querySelectorAll("th:not([scope])")) kata.push(`th without scope: ${th.textContent.trim()}`);
  }
  for (const s of ada("form[data-simpan-otomatis]")) {
    const kabar = s.dataset.kabar ? document.querySelector(s.dataset.kabar) : s.querySelector("[data-simpan-kabar]");
    if (kabar?.getAttribute("role") !== "status") kata.push("autosave without a live status");
  }
  for (const s of ada(".unggah-kabar, [data-kabar-susunan]")) if (s.getAttribute("role") !== "status") kata.push("status that is not live");
  for (const e of ada("[tabindex]")) if (e.tabIndex > 0) kata.push(`tabindex ${e.tabIndex}`);
  return kata;
}"""


@dataclass
class Layar:
    """A window that shows what was rendered for it; static files come from their folders."""

    browser: Browser
    isi: dict[str, HttpResponse] = field(default_factory=dict)
    cacat: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        konteks = self.browser.new_context(locale="id-ID", timezone_id="Asia/Jakarta")
        konteks.route("**/*", self._sajikan)
        konteks.add_init_script(Axe().axe_script)
        self.page = konteks.new_page()
        self.ukuran = konteks.new_cdp_session(self.page)
        self.page.on("console", lambda p: p.type in {"error", "warning"} and self.cacat.append(f"{p.page.url}: console: {p.text}"))
        self.page.on("pageerror", lambda galat: self.cacat.append(f"script: {galat}"))

    def _sajikan(self, route: Route) -> None:
        jalur = unquote(route.request.url.removeprefix(ASAL))
        if jalur.startswith("/static/"):
            route.fulfill(path=finders.find(jalur.removeprefix("/static/").partition("?")[0]))
        elif jawab := self.isi.get(jalur):
            route.fulfill(status=jawab.status_code, headers=dict(jawab.items()), body=badan(jawab))
        else:
            route.fulfill(status=404)

    def lihat(self, url: str, jawab: HttpResponse, gambar: dict[str, HttpResponse], siapa: str, urut: int) -> None:
        """Axe once at each width, light at one and dark at the other, the other way round on the next page."""
        self.isi = {url: jawab, **gambar}
        for n, (nama, bentuk) in enumerate(LEBAR.items()):
            tema = TEMA[(urut + n) % 2]
            self.page.emulate_media(color_scheme=tema)
            self.ukuran.send("Emulation.setDeviceMetricsOverride", {**bentuk, "mobile": False})
            if n == 0:
                self.page.goto(ASAL + url)
                self.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            self.page.wait_for_selector(f"html[data-bs-theme={tema}]", state="attached")
            assert self.page.evaluate("innerWidth") == bentuk["width"]
            kata = self.page.evaluate(SUSUNAN) + self.page.evaluate(AXE)
            self.cacat += [f"{siapa} {url} ({nama}, {tema}): {satu}" for satu in kata]


def badan(jawab: HttpResponse) -> bytes:
    if jawab.streaming:
        jawab.isi_utuh = getattr(jawab, "isi_utuh", None) or b"".join(jawab.streaming_content)
    return jawab.isi_utuh if jawab.streaming else jawab.content


def halaman(dunia: Dunia, orang: list[str]) -> Iterator[tuple[str, str]]:
    """Person and address of every page of the portal that one of these people gets and nobody before them."""
    for nama in aturan():
        for siapa in orang:
            if metode(nama) == "get" and harapan(nama)[siapa] == 200 and not (siapa != "anonim" and harapan(nama)["anonim"] == 200):
                yield siapa, alamat(nama, dunia)
                if not (orang == PELAMAR and "lamaran" in nama):
                    break


def ambil(klien: Client, url: str) -> tuple[HttpResponse, dict[str, HttpResponse]] | None:
    """A page and its pictures, read with the connection of the test; None for what is no page."""
    jawab = klien.get(url)
    if jawab.status_code != 200 or jawab.streaming or b"<html" not in jawab.content:
        return None
    gambar = {unescape(u) for u in re.findall(r'<img[^>]* src="(/[^"]+)"', jawab.content.decode()) if not u.startswith("/static/")}
    return jawab, {u: klien.get(u) for u in gambar}


@cache
def termampat(berkas: Path) -> int:
    return len(gzip.compress(berkas.read_bytes(), 9))


def muatan(jawab: HttpResponse) -> int:
    """What a first visit fetches, compressed, without pictures of documents: those are lazy or the point of the page."""
    return len(gzip.compress(jawab.content, 6)) + sum(termampat(satu) for satu in berkas_statis(jawab.content.decode()))


@pytest.mark.parametrize("orang", [PUBLIK, PELAMAR, PEGAWAI], ids=["publik", "pelamar", "pegawai"])
def test_setiap_halaman(browser, dunia, orang):
    Seleksi.objects.filter(slug="lain").update(nama="Seleksi lain")  # two of one name cannot be told apart in any list
    if orang != PEGAWAI:
        buka(dunia.seleksi)  # applicants meet open forms, the panel a closed registration
    klien = {siapa: Client() for siapa in orang}
    for siapa, satu in klien.items():
        if dunia.orang[siapa]:
            satu.force_login(dunia.orang[siapa])
    daftar = list(halaman(dunia, orang))
    if orang != PEGAWAI:
        daftar += [(orang[0], reverse(nama, kwargs=ALLAUTH_ISI.get(nama))) for nama in sorted(ALLAUTH)]
    layar, urut = Layar(browser), 0
    for siapa, url in daftar:
        if terbaca := ambil(klien[siapa], url):
            layar.lihat(url, *terbaca, siapa, urut)
            if (berat := muatan(terbaca[0])) > BATAS:
                layar.cacat.append(f"{siapa} {url}: the first load is {berat} bytes")
            urut += 1
    assert urut > 20
    assert not layar.cacat, "\n".join(layar.cacat)
