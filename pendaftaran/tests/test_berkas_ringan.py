"""The upload page on a slow link: everything that its first load fetches, compressed as it is sent."""
import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.templatetags.static import static

from pendaftaran.models import Berkas
from pendaftaran.selectors.lamaran import keadaan_lamaran
from pendaftaran.tests.pelamar_uji import KINI, alamat, buka, draf, isi_berkas, pemilik
from seleksi.tests.pabrik import seleksi_tuban

pytestmark = pytest.mark.django_db
BATAS = 200 * 1024


def berkas_statis(html: str) -> list[Path]:
    """The files behind every script, style sheet and icon of a page, whatever the storage calls them."""
    nama = {re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", url.removeprefix(static(""))) for url in re.findall(
        r'(?:<script src|<link rel="(?:stylesheet|icon)" href)="([^"]+)"', html)}
    return [Path(finders.find(satu)) for satu in sorted(nama)]


def test_muatan_pertama_halaman_unggah(client):
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    buka(seleksi)
    lamaran = draf(seleksi.lowongan.get(), berkas=())
    slot = keadaan_lamaran(lamaran, pemilik(lamaran), pada=KINI).slot
    Berkas.objects.bulk_create(isi_berkas(lamaran, s.slot.jenis, jalur_gambar=["x.jpg"] * 12, halaman=12) for s in slot)
    client.force_login(pemilik(lamaran))
    jawab = client.get(alamat("lamaran_berkas", seleksi), headers={"accept-encoding": "gzip"})
    assert jawab["Content-Encoding"] == "gzip"
    html = gzip.decompress(jawab.content).decode()
    statis = berkas_statis(html)
    assert {p.name for p in statis} >= {"bootstrap.min.css", "tema.css", "htmx-2.min.js", "unggah.js"}
    # Page pictures stand in closed <details> and wait; the one other picture is the crest, which is the icon too.
    assert (html.count('<img class="lembar" loading="lazy"'), html.count("<img ")) == (12 * len(slot), 12 * len(slot) + 1)
    berat = {p.name: len(gzip.compress(p.read_bytes(), 9)) for p in statis} | {"halaman": len(jawab.content)}
    for lembar in (p for p in statis if p.suffix == ".css"):
        assert "@font-face" not in lembar.read_text() and "@import" not in lembar.read_text()
    assert sum(berat.values()) < BATAS, berat
    assert sum(berat.values()) < BATAS // 2, f"still far below; look before lifting this: {berat}"
