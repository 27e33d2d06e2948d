"""The whole selection in a real browser: from the announcement to three names and a checked letter, by separate people.

A real worker renders the letters. The clock is not moved; the schedule is.
"""
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from pendaftaran.models import Lamaran
from pengumuman.models import Pengumuman, Surat
from pengumuman.peragaan import langkah
from pengumuman.peragaan.cerita import PANITIA
from pengumuman.peragaan.dokumen import dokumen
from pengumuman.peragaan.orang import PENILAIAN, SANDI
from penilaian.models import LembarNilai
from seleksi.core.models import Jendela, Peristiwa, Seleksi

from .panggung import Panggung, seleksi_uji

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
AKAR = "/tuban/jpt-uji"
BARU = "pelamar.baru@contoh.test"
TEMAN = PENILAIAN[:3]  # three more applicants, by service: the browser is for the first of each kind


@pytest.fixture
def panggung(browser, live_server) -> Panggung:
    return Panggung(browser, live_server.url)


@pytest.fixture
def penerbit(pekerja, live_server, settings, tmp_path):
    """A real worker on this database; penerbit() waits until nothing is owed."""
    settings.BASE_URL = live_server.url
    pekerja.mulai(rangkap=2, STORAGE_URL=f"file://{tmp_path / 'berkas'}", BASE_URL=live_server.url)

    def tunggu() -> None:
        pekerja.tunggu(lambda: not Peristiwa.objects.filter(selesai=None).exists(), detik=120)
    return tunggu


@pytest.fixture
def seleksi() -> Seleksi:
    return seleksi_uji()


def tekan(page: Page, nama: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=nama, exact=True).click()


def terbitkan(panggung: Panggung, sekretariat: Page, ketua: Page, jenis: str) -> None:
    """The secretariat prepares and submits; the Ketua reads what the public will see, and signs."""
    alamat = f"{AKAR}/kelola/pengumuman/{jenis}/"
    panggung.lihat(sekretariat, alamat)
    tekan(sekretariat, "Siapkan pengumuman")
    panggung.lihat(sekretariat)
    tekan(sekretariat, "Ajukan kepada Ketua")
    panggung.lihat(ketua, alamat)
    for kotak in ketua.locator("form:has(button[value=tandatangan]) input[type=checkbox]").all():
        kotak.check()
    tekan(ketua, "Tanda tangani dan terbitkan")
    panggung.lihat(ketua)
    expect(ketua.locator("main")).to_contain_text("ditandatangani")


def test_dari_pengumuman_sampai_tiga_nama(panggung: Panggung, seleksi: Seleksi, penerbit) -> None:
    publik = panggung.orang(gelap=True)
    sekretariat, ketua = panggung.orang(langkah.pegawai("sekretariat")), panggung.orang(langkah.pegawai("ketua"))
    umumkan(panggung, seleksi, sekretariat, ketua, publik, penerbit)
    seleksi.refresh_from_db()
    pelamar = panggung.orang(alat="ponsel")
    lamaran = melamar(panggung, pelamar, penerbit)
    for urut, orang in enumerate(TEMAN, 1):
        saat = timezone.now()
        langkah.kirim(langkah.siapkan_lamaran(seleksi.lowongan.get(), orang, urut, pada=saat), pada=saat)
    verifikasi(panggung, sekretariat, lamaran)
    tetapkan_administrasi(panggung, seleksi, sekretariat, ketua, pelamar, publik, penerbit)
    nilai(panggung, seleksi, sekretariat, lamaran)
    buka_dan_tetapkan(panggung, seleksi, ketua)
    umumkan_hasil(panggung, sekretariat, ketua, pelamar, publik, penerbit)
    periksa_surat(panggung, publik, pelamar)
    assert panggung.cacat == []


def umumkan(panggung, seleksi, sekretariat, ketua, publik, penerbit) -> None:
    """1. Approvals on file, the announcement signed; the public sees posts, requirements, schedule, page and PDF."""
    assert publik.request.get(f"{AKAR}/").status == 404
    panggung.lihat(sekretariat, f"{AKAR}/kelola/")
    for pilihan in ("sk_pansel", "standar_kompetensi"):
        panggung.lihat(sekretariat, f"{AKAR}/kelola/gerbang/")
        sekretariat.get_by_label("Persetujuan").first.select_option(pilihan)
        sekretariat.get_by_label("Nomor").fill(f"188/{pilihan}/UJI")
        sekretariat.get_by_label("Tanggal").fill(timezone.localdate().isoformat())
        tekan(sekretariat, "Catat")
    terbitkan(panggung, sekretariat, ketua, "lowongan")
    penerbit()
    panggung.lihat(publik, f"{AKAR}/")
    expect(publik.locator("main")).to_contain_text("Kepala Dinas Perhubungan")
    expect(publik.locator("main")).to_contain_text("A.1.g")
    with publik.expect_navigation():
        publik.get_by_role("link", name="Kepala Dinas Perhubungan").click()
    panggung.lihat(publik)
    pengumuman = Pengumuman.objects.get(jenis="lowongan")
    panggung.lihat(publik, f"{AKAR}/pengumuman/{pengumuman.kode}/")
    pdf, teks = panggung.naskah(publik, f"{AKAR}/pengumuman/{pengumuman.kode}/pdf/")
    assert pdf.trailer["/Root"]["/Lang"] == "id"
    assert "Kepala Dinas Perhubungan" in teks and "A.1.g" in teks and pengumuman.surat.nomor in teks
    panggung.lihat(publik, "/")
    panggung.lihat(publik, "/pengumuman/")


def melamar(panggung, pelamar, penerbit) -> Lamaran:
    """2. Registers with a confirmed address, fills in the profile, applies, uploads, checks, sends once."""
    daftar_akun(panggung, pelamar, penerbit)
    isi_profil(panggung, pelamar)
    pelamar.goto(f"{AKAR}/")
    with pelamar.expect_navigation():
        pelamar.get_by_role("link", name="Kepala Dinas Perhubungan").click()
    with pelamar.expect_navigation():
        pelamar.get_by_role("link", name="Lamar jabatan ini").click()
    panggung.lihat(pelamar)
    tekan(pelamar, "Mulai lamaran")
    panggung.lihat(pelamar)
    pelamar.goto(f"{AKAR}/lamaran/terkait/")
    for ya in pelamar.get_by_label("Ya", exact=False).all():
        ya.check()
    panggung.lihat(pelamar)
    tekan(pelamar, "Simpan")
    unggah_berkas(panggung, pelamar)
    panggung.lihat(pelamar, f"{AKAR}/lamaran/periksa/")
    for kotak in pelamar.locator("form[action$='/kirim/'] input[type=checkbox]").all():
        kotak.check()
    pelamar.get_by_role("button", name="Kirim lamaran").dblclick()
    pelamar.wait_for_url("**/terkirim/**")
    panggung.lihat(pelamar)
    lamaran = Lamaran.objects.get(pelamar__pengguna__email=BARU)
    expect(pelamar.locator("main")).to_contain_text(lamaran.nomor)
    penerbit()
    terima = Surat.objects.get(lamaran=lamaran, jenis="tanda_terima")
    _, teks = panggung.naskah(pelamar, f"{AKAR}/surat/{terima.kode}/")
    padat = teks.replace(" ", "")
    assert lamaran.nomor in teks
    assert all(berkas.sha256_asli in padat for berkas in lamaran.berkas.berlaku())
    panggung.lihat(pelamar, f"{AKAR}/lamaran/")
    return lamaran


def daftar_akun(panggung, pelamar, penerbit) -> None:
    panggung.lihat(pelamar, "/akun/signup/")
    pelamar.get_by_label("Nama lengkap").fill("Pelamar Baru")
    pelamar.get_by_label("surel", exact=False).first.fill(BARU)
    for kotak in pelamar.locator("input[type=password]").all():
        kotak.fill(SANDI)
    tekan(pelamar, "Daftar akun")
    panggung.lihat(pelamar)
    penerbit()
    panggung.lihat(pelamar, f"/demo/surel/?kepada={BARU}")
    with pelamar.expect_navigation():
        pelamar.locator("main a[href*='/demo/surel/']").first.click()
    panggung.lihat(pelamar)
    with pelamar.expect_navigation():
        pelamar.locator("main a[href*='confirm-email']").first.click()
    panggung.lihat(pelamar)
    tekan(pelamar, "Ya, konfirmasikan")


def isi_profil(panggung, page) -> None:
    """Every section, by its labels, as a person would."""
    tahun = timezone.localdate().year
    panggung.lihat(page, "/profil/")

    def bagian(kode: str, **isi: str) -> None:
        panggung.lihat(page, f"/profil/{kode}/")
        for nama, nilai in isi.items():
            medan = page.locator(f"[name='{nama}']").first
            if medan.evaluate("e => e.tagName") == "SELECT":
                medan.select_option(nilai)
            elif medan.get_attribute("type") == "radio":
                page.locator(f"[name='{nama}'][value='{nilai}']").check()
            else:
                medan.fill(nilai)
            if nama == "cari" and not page.locator("html.js").count():  # without scripts the button searches
                tekan(page, "Cari")
        tekan(page, "Simpan dan lanjutkan")
        expect(page).not_to_have_title(re.compile("Kesalahan"))

    def baris(kode: str, *daftar: dict[str, str]) -> None:
        panggung.lihat(page, f"/profil/{kode}/")
        for isi in daftar:
            tekan(page, "Tambah baris")
            kotak = page.locator("fieldset[id^='baris-']").last
            for nama, nilai in isi.items():
                medan = kotak.locator(f"[name$='{nama}']").first
                medan.select_option(nilai) if medan.evaluate("e => e.tagName") == "SELECT" else medan.fill(nilai)
        tekan(page, "Simpan dan lanjutkan")
        expect(page).not_to_have_title(re.compile("Kesalahan"))

    bagian("data-pribadi", nama="Pelamar Baru", gelar_belakang="S.T.", nip="19740812 199903 1 007", nik="3523011208740001",
           tempat_lahir="Tuban", tanggal_lahir="12-08-1974", jenis_kelamin="L", telepon="0812 0000 0001", alamat="Jalan Contoh 7")
    bagian("kepegawaian", status="PNS", cari="tuban", instansi="35.23", unit_kerja="Dinas Contoh")
    baris("pangkat", {"golongan": "IV/b", "tmt": "01-04-2018"})
    baris("jabatan",
          {"nama": "Kepala Bidang Contoh", "jenjang": "administrator", "mulai": "02-01-2014", "selesai": "01-01-2020"},
          {"nama": "Sekretaris Dinas Contoh", "jenjang": "administrator", "mulai": "02-01-2020"})
    baris("pendidikan", {"jenjang": "S1", "lembaga": "Universitas Contoh", "lulus": "1998"})
    baris("diklat", {"jenis": "diklatpim_iii", "tanggal": "20-08-2015"})
    baik = {"predikat": "baik", "hasil_kerja": "sesuai", "perilaku": "di_atas"}
    baris("kinerja", *({"tahun": str(t), **baik} for t in (tahun - 2, tahun - 1)))
    bagian("pernyataan", hukuman="tidak", pemeriksaan="tidak", pidana="tidak_pernah")


def unggah_berkas(panggung, page) -> None:
    """A wrong file is refused in words at its slot; then every mandatory slot gets its document."""
    panggung.lihat(page, f"{AKAR}/lamaran/berkas/")
    jenis = [id_.removeprefix("slot-") for id_ in page.locator("section[id^=slot-]").evaluate_all("s => s.map(x => x.id)")]
    unggah(page, "ktp", "ktp.pdf", b"<html>bukan PDF</html>")
    expect(page.locator("#slot-ktp")).to_contain_text("PDF")
    expect(page.locator("#slot-ktp .berkas")).to_have_count(0)
    for urut, satu in enumerate(jenis):
        if page.locator(f"#slot-{satu} button[value=nihil]").count():
            with page.expect_navigation():
                page.locator(f"#slot-{satu} button[value=nihil]").click()
        elif satu not in {"persetujuan_ppk", "ijazah_lanjutan"}:
            nama, isi = dokumen(satu, nama="Pelamar Baru", nip="197408121999031007", rincian=["Uji cerita"], urut=urut)
            unggah(page, satu, nama, isi)
            expect(page.locator(f"#slot-{satu} .berkas")).to_have_count(1)
    panggung.lihat(page, f"{AKAR}/lamaran/")


def unggah(page: Page, jenis: str, nama: str, isi: bytes) -> None:
    slot = page.locator(f"#slot-{jenis}")
    tipe = "image/png" if nama.endswith(".png") else "application/pdf"
    slot.locator("input[type=file]").first.set_input_files({"name": nama, "mimeType": tipe, "buffer": isi})
    tombol = slot.locator("form:has(input[type=file]) button[type=submit]").first
    if tombol.is_visible():
        tombol.click()
    page.wait_for_load_state("networkidle")


def verifikasi(panggung, sekretariat, lamaran) -> None:
    """3. Page pictures beside the claims, a verdict for each document and rule, a proposal; no way to determine."""
    panggung.lihat(sekretariat, f"{AKAR}/verifikasi/")
    alamat = f"{AKAR}/verifikasi/{lamaran.kode}/"
    panggung.lihat(sekretariat, alamat)
    gambar = sekretariat.locator("img[data-gambar]")
    assert gambar.evaluate("g => g.complete && g.naturalWidth > 400")
    for _ in range(60):
        if sekretariat.get_by_role("button", name="Tinjau usulan").count():
            break
        tekan(sekretariat, "Sesuai, lanjut")
    panggung.lihat(sekretariat)
    sekretariat.get_by_label("Memenuhi syarat", exact=True).check()
    tekan(sekretariat, "Tinjau usulan")
    panggung.lihat(sekretariat)
    tekan(sekretariat, "Ya, catat usulan ini")
    panggung.lihat(sekretariat)
    for lain in Lamaran.objects.filter(status="diajukan"):
        langkah.verifikasi(lain, pada=timezone.now())
    assert set(Lamaran.objects.values_list("status", flat=True)) == {"diverifikasi"}
    assert sekretariat.request.get(f"{AKAR}/rapat/administrasi/").status == 404


def tetapkan_administrasi(panggung, seleksi, sekretariat, ketua, pelamar, publik, penerbit) -> None:
    """4. The window ends, the panel meets, the Ketua signs, everybody gets a letter."""
    Jendela.objects.filter(seleksi=seleksi).update(tutup=timezone.now() - timedelta(minutes=1))
    panggung.lihat(ketua, f"{AKAR}/rapat/administrasi/")
    for kotak in ketua.locator("form:has(input[value=buka]) input[type=checkbox]").all():
        kotak.check()
    tekan(ketua, "Buka rapat")
    panggung.lihat(ketua)
    tekan(ketua, "Tetapkan semua yang belum sesuai usulan")
    for kotak in ketua.locator("#sahkan input[type=checkbox]").all():
        kotak.check()
    tekan(ketua, "Sahkan hasil seleksi administrasi")
    panggung.lihat(ketua)
    terbitkan(panggung, sekretariat, ketua, "hasil_administrasi")
    penerbit()
    pengumuman = Pengumuman.objects.get(jenis="hasil_administrasi")
    panggung.lihat(publik, f"{AKAR}/pengumuman/{pengumuman.kode}/")
    _, teks = panggung.naskah(publik, f"{AKAR}/pengumuman/{pengumuman.kode}/pdf/")
    for nama in ["Pelamar Baru", *(orang.nama for orang in TEMAN)]:
        assert nama in teks
    surat = Surat.objects.filter(jenis="hasil_administrasi")
    assert sorted(surat.values_list("status", flat=True)) == ["jadi"] * 4
    milik = surat.get(lamaran__pelamar__pengguna__email=BARU)
    assert "LULUS SELEKSI ADMINISTRASI" in panggung.naskah(pelamar, f"{AKAR}/surat/{milik.kode}/")[1]
    orang_lain = surat.exclude(pk=milik.pk).first()
    assert pelamar.request.get(f"{AKAR}/surat/{orang_lain.kode}/").status == 404
    panggung.lihat(sekretariat, f"{AKAR}/kelola/surat/")
    panggung.lihat(pelamar, f"{AKAR}/lamaran/")


def nilai(panggung, seleksi, sekretariat, lamaran) -> None:
    """5. Health, conflicts, own sheets; nobody sees another's; what is missing blocks the opening."""
    panggung.lihat(sekretariat, f"{AKAR}/kesehatan/")
    panggung.lihat(sekretariat, f"{AKAR}/kesehatan/{lamaran.kode}/")
    sekretariat.get_by_label("Memenuhi syarat", exact=True).check()
    sekretariat.locator("[name=nomor_surat]").fill("440/1/UJI")
    sekretariat.locator("[name=pemeriksa]").fill("RSUD Contoh")
    sekretariat.locator("[name=tanggal]").fill(timezone.localdate().isoformat())
    sekretariat.locator("[name=bebas_narkoba]").last.check() if sekretariat.locator("[name=bebas_narkoba]").count() == 1 else \
        sekretariat.locator("[name=bebas_narkoba]").first.check()
    tekan(sekretariat, "Catat kesimpulan")
    panggung.lihat(sekretariat)
    anggota, asesor = panggung.orang(langkah.pegawai("anggota1")), panggung.orang(langkah.pegawai("asesor"))
    for page in (asesor, anggota):
        panggung.lihat(page, f"{AKAR}/penilaian/")
        with page.expect_navigation():
            page.get_by_role("link", name="Nyatakan benturan").click()
        panggung.lihat(page)
        page.locator("form.kertas .form-check-input").last.check()
        tekan(page, "Nyatakan")
        panggung.lihat(page)
    isi_lembar(panggung, asesor, lamaran, "asesmen", "82,50")
    for komponen in ("makalah", "wawancara", "rekam_jejak"):
        isi_lembar(panggung, anggota, lamaran, komponen, "81,25")
    lain = panggung.orang(langkah.pegawai("anggota2"))
    lembar = LembarNilai.objects.get(komponen="makalah")
    for orang in (lain, sekretariat):
        assert orang.request.get(f"{AKAR}/penilaian/terbuka/{lembar.kode}/").status == 404
    panggung.lihat(lain, f"{AKAR}/pembukaan/{seleksi.lowongan.get().kode}/")
    expect(lain.locator("main")).to_contain_text("Belum lengkap")
    assert lain.get_by_role("button", name="Minta pembukaan").count() == 0


def isi_lembar(panggung, page, lamaran, komponen: str, angka: str) -> None:
    panggung.lihat(page, f"{AKAR}/penilaian/lembar/{lamaran.kode}/{komponen}/")
    for medan in page.locator(".butir:has-text('0 sampai 100') input").all():
        medan.fill(angka)
    page.locator("form .form-check-input").last.check()
    tekan(page, "Finalkan lembar")
    panggung.lihat(page)
    expect(page.locator("main")).to_contain_text("Komitmen")


def buka_dan_tetapkan(panggung, seleksi, ketua) -> None:
    """6a. The rest of the sheets by service; two people open; the order; three determined in a meeting."""
    lowongan, orang = seleksi.lowongan.get(), {o.nip(urut): o for urut, o in enumerate(TEMAN, 1)}
    lengkapi_nilai(lowongan, orang)
    saksi = panggung.orang(langkah.pegawai("anggota1"))
    alamat = f"{AKAR}/pembukaan/{lowongan.kode}/"
    for page, tombol in ((ketua, re.compile("Minta pembukaan")), (saksi, re.compile("Saksikan|Buka"))):
        panggung.lihat(page, alamat)
        for kotak in page.locator("main form input[type=checkbox]").all():
            kotak.check()
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name=tombol).click()
        panggung.lihat(page)
    panggung.lihat(ketua, f"{AKAR}/peringkat/{lowongan.kode}/")
    expect(ketua.locator("main")).to_contain_text("Rahasia")
    panggung.lihat(ketua, f"{AKAR}/rapat/penetapan/")
    for kotak in ketua.locator("form.formulir input[type=checkbox]").all():
        kotak.check()
    tekan(ketua, "Buka rapat")
    panggung.lihat(ketua)
    ketua.locator("[name=setuju]").check()
    tekan(ketua, "Tetapkan dan sahkan")
    panggung.lihat(ketua)


def lengkapi_nilai(lowongan, orang) -> None:
    """What the browser has not done: other people's conflicts, health and sheets."""
    kini = timezone.now()
    milik = Lamaran.objects.get(pelamar__pengguna__email=BARU)
    langkah.nilai_sisanya(lowongan, orang | {milik.nip: PENILAIAN[3]}, pada=kini, panitia=PANITIA)


def umumkan_hasil(panggung, sekretariat, ketua, pelamar, publik, penerbit) -> None:
    """6b. Three names in alphabetical order; no score and no rank in page, PDF, address or JSON."""
    terbitkan(panggung, sekretariat, ketua, "hasil_akhir")
    penerbit()
    pengumuman = Pengumuman.objects.get(jenis="hasil_akhir")
    alamat = f"{AKAR}/pengumuman/{pengumuman.kode}/"
    panggung.lihat(publik, alamat)
    halaman = publik.locator("main").inner_text()
    _, teks = panggung.naskah(publik, f"{alamat}pdf/")
    data = publik.request.get(f"{alamat}data.json").text()
    nama = ["Cemara Contoh", "Duku Contoh", "Enau Contoh", "Pelamar Baru"]
    for isi in (halaman, teks, data):
        tampil = [n for n in nama if n in isi]
        assert len(tampil) == 3
        assert [isi.index(n) for n in tampil] == sorted(isi.index(n) for n in tampil)
        assert not re.search(r"\b[678]\d[.,]\d\d\b|peringkat \d|nilai akhir", isi, re.IGNORECASE)
    surat = Surat.objects.get(jenis="hasil_akhir", lamaran__pelamar__pengguna__email=BARU)
    assert surat.nomor in panggung.naskah(pelamar, f"{AKAR}/surat/{surat.kode}/")[1]


def periksa_surat(panggung, publik, pelamar) -> None:
    """7. Anyone follows the letter's code: number, hash, status, and nothing of its content."""
    surat = Surat.objects.get(jenis="hasil_akhir", lamaran__pelamar__pengguna__email=BARU)
    _, teks = panggung.naskah(pelamar, f"{AKAR}/surat/{surat.kode}/")
    alamat = re.search(r"/verifikasi/\w+/", teks)[0]
    panggung.lihat(publik, alamat)
    for isi in (surat.nomor, surat.sha256):
        expect(publik.locator("main")).to_contain_text(isi)
    expect(publik.locator("main")).not_to_contain_text("Pelamar Baru")
    panggung.lihat(publik, "/verifikasi/")
