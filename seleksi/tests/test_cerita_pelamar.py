"""The applicant's journey in a real browser, at the width of a phone: forgiving, safe, and nothing typed is lost.

One round, one person a story; the schedule is moved, never the clock.
"""
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from pendaftaran.models import Lamaran, Pelamar
from pengumuman.peragaan import langkah
from pengumuman.peragaan.dokumen import dokumen
from pengumuman.peragaan.orang import DOMAIN, TERBUKA, VERIFIKASI, Orang
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Instansi, Jejak, Jendela, Seleksi
from seleksi.core.services import tugaskan

from .panggung import Panggung, seleksi_uji

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
AKAR = "/tuban/jpt-uji"
RATNA, BUDI, TUA = TERBUKA[0], TERBUKA[1], next(o for o in VERIFIKASI if o.cacat == "usia")


@pytest.fixture
def panggung(browser, live_server) -> Panggung:
    return Panggung(browser, live_server.url)


@pytest.fixture
def seleksi() -> Seleksi:
    """Announced, and open around the clock."""
    seleksi = seleksi_uji()
    langkah.umumkan(seleksi, "lowongan", pada=timezone.now())
    return seleksi


def jendela(seleksi: Seleksi, mulai: timedelta, selesai: timedelta) -> None:
    kini = timezone.now()
    seleksi.jendela.all().delete()
    Jendela.objects.create(seleksi=seleksi, buka=kini + mulai, tutup=kini + selesai)


def draf(seleksi: Seleksi, orang: Orang, urut: int, *, berkas: int | None = None) -> Lamaran:
    return langkah.siapkan_lamaran(seleksi.lowongan.get(), orang, urut, pada=timezone.now(), berkas=berkas)


def ponsel(panggung: Panggung, lamaran: Lamaran) -> Page:
    """The owner with a phone."""
    return panggung.orang(lamaran.pelamar.pengguna, alat="ponsel")


def tekan(page: Page, nama: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=nama, exact=True).click()


def centang_semua(page: Page) -> None:
    for kotak in page.locator("form[action$='/kirim/'] input[type=checkbox]").all():
        kotak.check()


def pilih(page: Page, jenis: str, nama: str, isi: bytes) -> None:
    page.locator(f"#slot-{jenis} input[type=file]").first.set_input_files({"name": nama, "mimeType": "application/pdf", "buffer": isi})


def test_unggahan_yang_terputus_diulang_dengan_satu_ketukan(panggung: Panggung, seleksi: Seleksi) -> None:
    lamaran = draf(seleksi, RATNA, 1, berkas=2)
    page = ponsel(panggung, lamaran)
    panggung.lihat(page, f"{AKAR}/lamaran/berkas/")
    jenis = "pakta_integritas"
    nama, isi = dokumen(jenis, nama=RATNA.nama, nip="197504212001032030", rincian=["Uji cerita"], urut=9)
    putus = "**/lamaran/berkas/pakta_integritas/"
    page.route(putus, lambda rute: rute.abort("connectionreset"))
    pilih(page, jenis, nama, isi)
    tombol = page.locator(f"#slot-{jenis} form:has(input[type=file]) button[type=submit]").first
    if tombol.is_visible():
        tombol.click()
    expect(page.locator(f"#slot-{jenis}")).to_contain_text("Sambungan terputus")
    assert lamaran.berkas.filter(jenis=jenis).count() == 0
    page.unroute(putus)
    page.locator(f"#slot-{jenis}").get_by_role("button", name="Coba lagi").click()
    expect(page.locator(f"#slot-{jenis} .berkas")).to_have_count(1)
    assert lamaran.berkas.berlaku().filter(jenis=jenis).count() == 1
    panggung.cacat[:] = [cacat for cacat in panggung.cacat if "net::ERR_CONNECTION_RESET" not in cacat]  # the cut was ours
    assert panggung.cacat == []


def test_dua_peranti_tidak_saling_menimpa(panggung: Panggung, seleksi: Seleksi) -> None:
    lamaran = draf(seleksi, RATNA, 1, berkas=0)
    satu, dua = ponsel(panggung, lamaran), panggung.orang(lamaran.pelamar.pengguna)
    for page in (satu, dua):
        page.goto("/profil/data-pribadi/")
    satu.locator("[name=alamat]").fill("Jalan Ponsel 1")
    satu.locator("[name=telepon]").focus()
    expect(satu.locator("main")).to_contain_text(re.compile(r"Tersimpan pukul \d\d\.\d\d"))
    assert Pelamar.objects.get(pk=lamaran.pelamar_id).alamat == "Jalan Ponsel 1"
    dua.locator("[name=alamat]").fill("Jalan Kantor 2")
    tekan(dua, "Simpan dan lanjutkan")
    expect(dua.locator("main")).to_contain_text("Jalan Ponsel 1")
    expect(dua.locator("main")).to_contain_text("Jalan Kantor 2")
    assert Pelamar.objects.get(pk=lamaran.pelamar_id).alamat == "Jalan Ponsel 1"
    panggung.lihat(dua)
    satu.goto("/profil/data-pribadi/")
    expect(satu.locator("[name=alamat]")).to_have_value("Jalan Ponsel 1")
    assert panggung.cacat == []


def test_detik_terakhir(panggung: Panggung, seleksi: Seleksi) -> None:
    """The page was opened in time, the press came too late: refused with a proof, nothing lost, sent when it opens again."""
    lamaran = draf(seleksi, RATNA, 1)
    page = ponsel(panggung, lamaran)
    page.goto(f"{AKAR}/lamaran/berkas/")
    if page.locator("button[value=nihil]").count():
        with page.expect_navigation():
            page.locator("button[value=nihil]").first.click()
    panggung.lihat(page, f"{AKAR}/lamaran/periksa/")
    centang_semua(page)
    jendela(seleksi, -timedelta(hours=2), -timedelta(seconds=1))
    tekan(page, "Kirim lamaran")
    expect(page.locator(".galat")).to_contain_text("sesudah pendaftaran ditutup")
    expect(page.locator(".galat")).to_contain_text("Percobaan ini dicatat")
    lamaran.refresh_from_db()
    assert (lamaran.status, Jejak.objects.filter(jenis="lamaran.kirim_ditolak").count()) == ("draf", 1)
    panggung.lihat(page)
    jendela(seleksi, -timedelta(hours=2), timedelta(hours=2))
    page.goto(f"{AKAR}/lamaran/periksa/")
    centang_semua(page)
    page.get_by_role("button", name="Kirim lamaran").dblclick()
    page.wait_for_url("**/terkirim/**")
    lamaran.refresh_from_db()
    assert (lamaran.status, Jejak.objects.filter(jenis="lamaran.diajukan").count()) == ("diajukan", 1)
    expect(page.locator("main")).to_contain_text(lamaran.nomor)
    assert panggung.cacat == []


def test_syarat_yang_tidak_terpenuhi_diakui_lalu_ditarik_dan_dikirim_lagi(panggung: Panggung, seleksi: Seleksi) -> None:
    """An unmet rule explains itself and stops nobody; withdrawn and sent again, the files are still there."""
    lamaran = draf(seleksi, TUA, 1)
    page = ponsel(panggung, lamaran)
    panggung.lihat(page, f"{AKAR}/lamaran/")
    expect(page.locator("main")).to_contain_text("Tidak memenuhi")
    _nihil(page)
    _kirim(panggung, page)
    lamaran.refresh_from_db()
    assert (lamaran.status, "usia" in lamaran.syarat_diakui) == ("diajukan", True)
    panggung.lihat(page, f"{AKAR}/lamaran/tarik/")
    page.get_by_label("Alasan").fill("Keliru memilih berkas")
    tekan(page, "Tarik lamaran")
    panggung.lihat(page)
    expect(page.locator("main")).to_contain_text("ditarik")
    page.goto(f"{AKAR}/lamar/{seleksi.lowongan.get().kode}/")
    tekan(page, "Mulai lamaran")
    baru = Lamaran.objects.get(status="draf")
    assert baru.berkas.berlaku().count() == lamaran.berkas.berlaku().count()
    _kirim(panggung, page)
    baru.refresh_from_db()
    assert (baru.status, baru.nomor != lamaran.nomor) == ("diajukan", True)
    panggung.lihat(page, f"{AKAR}/lamaran/")
    assert panggung.cacat == []


def _nihil(page: Page) -> None:
    page.goto(f"{AKAR}/lamaran/berkas/")
    tombol = page.locator("button[value=nihil]", has_text="Saya tidak memilikinya")
    if tombol.count():
        with page.expect_navigation():
            tombol.first.click()


def _kirim(panggung: Panggung, page: Page) -> None:
    panggung.lihat(page, f"{AKAR}/lamaran/periksa/")
    centang_semua(page)
    page.get_by_role("button", name="Kirim lamaran").dblclick()
    page.wait_for_url("**/terkirim/**")
    panggung.lihat(page)


def test_berkas_dan_halaman_milik_sendiri(panggung: Panggung, seleksi: Seleksi) -> None:
    """Owner, other applicant, staff of another regency, stranger: each address tried by each."""
    ratna, budi = draf(seleksi, RATNA, 1, berkas=1), draf(seleksi, BUDI, 2, berkas=0)
    berkas = ratna.berkas.get()
    lain = Instansi.objects.create(slug="lain", nama="Pemerintah Kabupaten Lain", wilayah="Kabupaten Lain", kode="35.22", kota="Lain")
    asing = langkah.akun(f"asing@{DOMAIN}", "Asing Contoh")
    tugaskan(pengguna=asing, peran=Peran.SEKRETARIAT, instansi=lain, seleksi=None, oleh=None, pada=timezone.now(), sk="SK/LAIN")
    alamat = [f"{AKAR}/{sisa}/" for sisa in (f"berkas/{berkas.kode}/hal/1", f"berkas/{berkas.kode}/unduh", "verifikasi", "lamaran/berkas")]
    orang = {"pemilik": panggung.orang(ratna.pelamar.pengguna), "pelamar lain": panggung.orang(budi.pelamar.pengguna),
             "pegawai kabupaten lain": panggung.orang(asing), "tamu": panggung.orang()}
    hasil = {siapa: [page.request.get(a, max_redirects=0).status for a in alamat] for siapa, page in orang.items()}
    assert hasil == {"pemilik": [200, 200, 404, 200], "pelamar lain": [404, 404, 404, 200],
                     "pegawai kabupaten lain": [404, 404, 404, 404], "tamu": [302, 302, 302, 302]}
