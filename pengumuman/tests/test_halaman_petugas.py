"""Staff pages by named people: dashboard, signing, approvals, letters and their files."""
from datetime import timedelta

import pytest
from django.utils import timezone

from pengumuman.models import Pengumuman, Register, Surat
from pengumuman.penerbitan import terbitkan
from pengumuman.services import ajukan, siapkan_pengumuman
from pengumuman.tests.pabrik import TUTUP, gerbang_lengkap, lamaran_banyak, terbitkan_pengumuman, tetapkan, tetapkan_peringkat
from seleksi.core.domain.peran import Peran
from seleksi.core.models import AksesLog, Gerbang, Jejak, Peristiwa, Seleksi
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.tests.pabrik import KINI, buat_instansi, lamaran_terkirim, orang, panitia, seleksi_draf, seleksi_tuban

pytestmark = pytest.mark.django_db
AWAL = KINI - timedelta(days=10)


@pytest.fixture
def seleksi() -> Seleksi:
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    panitia(seleksi)
    for nama, peran in (("Wati Pengawas", Peran.PENGAWAS), ("Bupati Contoh", Peran.PPK), ("Asri Asesor", Peran.ASESOR),
                        ("Peni Pengelola", Peran.PENGELOLA), ("Nara Sumber", Peran.NARASUMBER)):
        orang(nama, peran, seleksi=seleksi)
    lain = seleksi_tuban(slug="jpt-lain", jumlah_lowongan=1, instansi=buat_instansi("lain"))
    orang("Asing Sekretariat", Peran.SEKRETARIAT, seleksi=lain)
    return seleksi


def alamat(seleksi: Seleksi, ekor: str = "") -> str:
    return f"/{seleksi.instansi.slug}/{seleksi.slug}/{ekor}"


def status(client, nama: str, url: str, metode: str = "get", **data) -> int:
    client.logout()
    if nama:
        client.force_login(orang(nama))
    return getattr(client, metode)(url, data).status_code


SEMUA = ("", "Peserta Uji", "Asing Sekretariat", "Sinta Sekretariat", "Anggota Satu", "Kartika Ketua", "Wati Pengawas", "Bupati Contoh",
         "Asri Asesor", "Peni Pengelola", "Nara Sumber")


@pytest.mark.parametrize(("ekor", "boleh"), [
    ("kelola/", SEMUA[3:]),
    ("kelola/pengumuman/lowongan/", ("Sinta Sekretariat", "Anggota Satu", "Kartika Ketua", "Wati Pengawas")),
    ("kelola/gerbang/", ("Sinta Sekretariat", "Anggota Satu", "Kartika Ketua", "Wati Pengawas", "Peni Pengelola")),
    ("kelola/surat/", ("Sinta Sekretariat", "Anggota Satu", "Kartika Ketua", "Wati Pengawas")),
])
def test_siapa_boleh_melihat(client, seleksi, ekor, boleh):
    lamaran_terkirim(seleksi.lowongan.get())
    hasil = {nama: status(client, nama, alamat(seleksi, ekor)) for nama in SEMUA}
    assert hasil == {nama: 302 if not nama else 200 if nama in boleh else 404 for nama in SEMUA}


@pytest.mark.parametrize("ekor", ["kelola/", "surat/abc/", "pengumuman/abc/pdf/", "jadwal.ics"])
def test_hanya_get(client, seleksi, ekor):
    assert status(client, "Kartika Ketua", alamat(seleksi, ekor), "post") == 405


# --- dashboard ----------------------------------------------------------------------------------
def test_ruang_kerja_menyebut_halangan_dan_antrean(client, seleksi):
    lamaran_banyak(seleksi.lowongan.get(), 2)
    lamaran_terkirim(seleksi.lowongan.get(), "Peserta Lain", urut=9, status="diverifikasi")
    client.force_login(orang("Sinta Sekretariat"))
    isi = client.get(alamat(seleksi, "kelola/")).content.decode()
    for kata in ("2 lamaran belum selesai diverifikasi.", "1 lamaran menunggu rapat penetapan administrasi.",
                 "Pengumuman hasil administrasi belum ditandatangani.", "2 lamaran menunggu verifikasi"):
        assert kata in isi, kata
    assert "menunggu rapat administrasi" not in isi  # that is the panel's work
    client.force_login(orang("Kartika Ketua"))
    assert "1 lamaran menunggu rapat administrasi" in client.get(alamat(seleksi, "kelola/")).content.decode()


def test_ruang_kerja_draf_dan_pengumuman_yang_menunggu_ketua(client):
    seleksi = seleksi_draf(jumlah_lowongan=1)
    ajukan(pengumuman=siapkan_pengumuman(seleksi=seleksi, jenis="lowongan", oleh=orang("Sinta Sekretariat"), pada=AWAL),
           oleh=orang("Sinta Sekretariat"), pada=AWAL)
    client.force_login(orang("Kartika Ketua"))
    isi = client.get(alamat(seleksi, "kelola/")).content.decode()
    assert "Pengumuman seleksi menunggu tanda tangan Ketua" in isi and "Pengumuman seleksi belum ditandatangani." in isi


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_ruang_kerja(client, jumlah, django_assert_num_queries):
    seleksi = seleksi_tuban(jumlah_lowongan=jumlah)
    for n, satu in enumerate(seleksi.lowongan.all()):
        lamaran_terkirim(satu, f"Peserta Uji {n}", urut=n + 1, status="lulus_administrasi")
    client.force_login(orang("Sinta Sekretariat"))
    client.get(alamat(seleksi, "kelola/"))
    with django_assert_num_queries(26):
        client.get(alamat(seleksi, "kelola/"))


# --- signing ------------------------------------------------------------------------------------
def test_dari_penyiapan_sampai_tanda_tangan_lewat_halaman(client):
    seleksi = seleksi_draf(jumlah_lowongan=1)
    gerbang_lengkap(seleksi)
    url = alamat(seleksi, "kelola/pengumuman/lowongan/")
    client.force_login(orang("Sinta Sekretariat"))
    assert "Belum disiapkan" in client.get(url).content.decode()
    assert client.post(url, {"aksi": "siapkan"}).status_code == 302
    assert "Pangkat paling rendah Pembina" in client.get(url).content.decode()
    client.post(url, {"aksi": "ajukan"})
    assert "Tanda tangani dan terbitkan" not in client.get(url).content.decode()
    client.force_login(orang("Kartika Ketua"))
    assert "Tanda tangani dan terbitkan" in client.get(url).content.decode()
    client.post(url, {"aksi": "kembalikan", "alasan": "Perbaiki judul"})
    client.force_login(orang("Sinta Sekretariat"))
    assert "Perbaiki judul" in client.get(url).content.decode()
    client.post(url, {"aksi": "ajukan"})
    client.force_login(orang("Kartika Ketua"))
    assert client.post(url, {"aksi": "tandatangan", "kapan": "sekarang", "setuju": "on"}).status_code == 302
    assert (Pengumuman.objects.get().status, Seleksi.objects.get(pk=seleksi.pk).status) == ("terbit", "diumumkan")
    assert "Ditandatangani" in client.get(alamat(seleksi, f"kelola/pengumuman/{Pengumuman.objects.get().kode}/")).content.decode()


@pytest.mark.parametrize(("data", "kata"), [
    ({"kapan": "sekarang"}, "Saya sudah membaca"), ({"kapan": "nanti", "setuju": "on"}, "Isi waktu yang belum lewat"),
    ({"kapan": "nanti", "setuju": "on", "terbit": "2020-01-01T08:00"}, "Isi waktu yang belum lewat")])
def test_isian_tanda_tangan_yang_salah_kembali_ke_halaman(client, data, kata):
    seleksi = seleksi_draf(jumlah_lowongan=1)
    gerbang_lengkap(seleksi)
    ajukan(pengumuman=siapkan_pengumuman(seleksi=seleksi, jenis="lowongan", oleh=orang("Sinta Sekretariat"), pada=AWAL),
           oleh=orang("Sinta Sekretariat"), pada=AWAL)
    client.force_login(orang("Kartika Ketua"))
    isi = client.post(alamat(seleksi, "kelola/pengumuman/lowongan/"), {"aksi": "tandatangan", **data})
    assert isi.status_code == 200 and kata in isi.content.decode() and "<title>Kesalahan:" in isi.content.decode()
    assert Pengumuman.objects.get().status == "diajukan"


def test_tanda_tangan_terjadwal(client):
    seleksi = seleksi_draf(jumlah_lowongan=1)
    gerbang_lengkap(seleksi)
    ajukan(pengumuman=siapkan_pengumuman(seleksi=seleksi, jenis="lowongan", oleh=orang("Sinta Sekretariat"), pada=AWAL),
           oleh=orang("Sinta Sekretariat"), pada=AWAL)
    client.force_login(orang("Kartika Ketua"))
    besok = timezone.localtime(timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    client.post(alamat(seleksi, "kelola/pengumuman/lowongan/"), {"aksi": "tandatangan", "kapan": "nanti", "setuju": "on",
                                                                 "terbit": besok.strftime("%Y-%m-%dT%H:%M")})
    assert Pengumuman.objects.get().terbit == besok
    client.logout()
    assert client.get(alamat(seleksi)).status_code == 404


@pytest.mark.parametrize(("nama", "aksi", "kata"), [
    ("Anggota Satu", "tandatangan", "tidak berwenang untuk menandatangani"),
    ("Kartika Ketua", "siapkan", "tidak berwenang untuk menyiapkan"),
    ("Wati Pengawas", "ajukan", "tidak berwenang untuk mengajukan"),
    ("Sinta Sekretariat", "kembalikan", "tidak berwenang untuk mengembalikan")])
def test_penolakan_tampil_sebagai_kalimat(client, nama, aksi, kata):
    seleksi = seleksi_draf(jumlah_lowongan=1)
    panitia(seleksi)
    orang("Wati Pengawas", Peran.PENGAWAS, seleksi=seleksi)
    siapkan_pengumuman(seleksi=seleksi, jenis="lowongan", oleh=orang("Sinta Sekretariat"), pada=AWAL)
    client.force_login(orang(nama))
    data = {"aksi": aksi, "kapan": "sekarang", "setuju": "on", "alasan": "x"}
    jawaban = client.post(alamat(seleksi, "kelola/pengumuman/lowongan/"), data)
    assert jawaban.status_code == 409 and kata in jawaban.content.decode()


def test_kode_pengumuman_yang_tidak_ada(client, seleksi):
    assert status(client, "Kartika Ketua", alamat(seleksi, "kelola/pengumuman/tidakada/")) == 404


# --- outside approvals --------------------------------------------------------------------------
def test_persetujuan_dicatat_lewat_halaman(client, seleksi):
    client.force_login(orang("Sinta Sekretariat"))
    url = alamat(seleksi, "kelola/gerbang/")
    assert client.post(url, {"jenis": "sk_pansel", "nomor": "188/1/UJI", "tanggal": "2020-09-01"}).status_code == 302
    assert Gerbang.objects.get().nomor == "188/1/UJI" and "Nomor 188/1/UJI" in client.get(url).content.decode()
    salah = client.post(url, {"jenis": "lain", "nomor": "", "tanggal": "kemarin"})
    assert salah.status_code == 200 and "<title>Kesalahan:" in salah.content.decode()
    client.force_login(orang("Kartika Ketua"))
    assert client.post(url, {"jenis": "sk_pansel", "nomor": "1", "tanggal": "2020-09-01"}).status_code == 409
    assert Gerbang.objects.count() == 1


# --- letters ------------------------------------------------------------------------------------
@pytest.fixture
def bersurat(seleksi, antrean) -> Seleksi:
    """Receipts of two applicants, results, and the secret minutes."""
    daftar = lamaran_banyak(seleksi.lowongan.get(), 3)
    for satu in daftar:
        terbitkan_peristiwa(jenis="lamaran_diajukan", objek=f"lamaran:{satu.pk}", kunci=f"l:{satu.pk}")
    tetapkan(seleksi, dict.fromkeys(daftar, ""))
    terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    peringkat = tetapkan_peringkat(seleksi.lowongan.get(), daftar)
    terbitkan_peristiwa(jenis="peringkat_ditetapkan", objek=f"peringkat:{peringkat.pk}", kunci="p")
    antrean()
    return seleksi


def test_siapa_boleh_mengunduh_surat_peserta(client, bersurat):
    surat = Surat.objects.get(jenis="hasil_administrasi", lamaran__nama__startswith="Peserta Uji A")
    url = alamat(bersurat, f"surat/{surat.kode}/")
    hasil = {nama: status(client, nama, url) for nama in (*SEMUA, "Peserta Uji A", "Peserta Uji B")}
    boleh = {"Sinta Sekretariat", "Anggota Satu", "Kartika Ketua", "Wati Pengawas", "Peserta Uji A"}
    assert hasil == {nama: 302 if not nama else 200 if nama in boleh else 404 for nama in hasil}
    assert AksesLog.objects.filter(objek=f"surat:{surat.pk}", tindakan="unduh").count() == len(boleh)


def test_siapa_boleh_mengunduh_berita_acara_rahasia(client, bersurat):
    surat = Surat.objects.get(jenis="berita_acara_penetapan")
    url = alamat(bersurat, f"surat/{surat.kode}/")
    hasil = {nama: status(client, nama, url) for nama in (*SEMUA, "Peserta Uji A")}
    boleh = {"Anggota Satu", "Kartika Ketua", "Wati Pengawas", "Bupati Contoh"}
    assert hasil == {nama: 302 if not nama else 200 if nama in boleh else 404 for nama in hasil}


def test_surat_di_bawah_alamat_seleksi_lain_tidak_ada(client, bersurat):
    lain = Seleksi.objects.get(slug="jpt-lain")
    surat = Surat.objects.filter(jenis="tanda_terima").first()
    assert status(client, "Asing Sekretariat", alamat(lain, f"surat/{surat.kode}/")) == 404
    assert status(client, "Sinta Sekretariat", alamat(bersurat, f"surat/{surat.pk}/")) == 404


def test_surat_dicabut_tidak_lagi_bagi_penerima(client, bersurat):
    surat = Surat.objects.get(jenis="tanda_terima", lamaran__nama__startswith="Peserta Uji A")
    client.force_login(orang("Kartika Ketua"))
    client.post(alamat(bersurat, "kelola/surat/"), {"aksi": "cabut", "kode": surat.kode, "alasan": "Keliru"})
    url = alamat(bersurat, f"surat/{surat.kode}/")
    assert (status(client, "Peserta Uji A", url), status(client, "Kartika Ketua", url)) == (404, 200)


def test_unduhan_surat_aman(client, bersurat):
    surat = Surat.objects.filter(jenis="tanda_terima").first()
    client.force_login(surat.lamaran.pelamar.pengguna)
    jawaban = client.get(alamat(bersurat, f"surat/{surat.kode}/"))
    assert jawaban["Content-Disposition"].startswith('attachment; filename="tanda-terima-pendaftaran-')
    assert jawaban["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert jawaban["Cache-Control"] == "no-store, private"


def test_daftar_surat_menyembunyikan_yang_rahasia_dari_sekretariat(client, bersurat):
    client.force_login(orang("Sinta Sekretariat"))
    isi = client.get(alamat(bersurat, "kelola/surat/")).content.decode()
    assert "Berita acara penetapan" not in isi and "8 dari 8 surat jadi" in isi
    client.force_login(orang("Anggota Satu"))
    assert "9 dari 9 surat jadi" in client.get(alamat(bersurat, "kelola/surat/")).content.decode()


def test_kemajuan_berpolling_selama_ada_yang_antre(client, bersurat):
    client.force_login(orang("Sinta Sekretariat"))
    url = alamat(bersurat, "kelola/surat/")
    assert "hx-get" not in client.get(url).content.decode()
    asli = Surat.objects.filter(jenis="tanda_terima").first()
    asli.pk, asli.kode, asli.kunci, asli.status = None, "kodeantre", "uji:antre", "antre"
    asli.save()
    isi = client.get(url).content.decode()
    assert "8 dari 9 surat jadi" in isi and 'hx-trigger="every 3s"' in isi
    potongan = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert potongan.lstrip().startswith('<div id="surat"') and "<html" not in potongan
    Peristiwa.objects.create(jenis="surat_render", objek=f"surat:{asli.pk}", kunci="x", menyerah=True)
    isi = client.get(url).content.decode()
    assert "8 dari 9 surat jadi</strong>, 1 gagal" in isi and "hx-get" not in isi and "Buat lagi" in isi


def test_mengulang_dan_mengatur_pola_lewat_halaman(client, bersurat, antrean):
    surat = Surat.objects.filter(jenis="tanda_terima").first()
    baru = Surat.objects.get(pk=surat.pk)
    baru.pk, baru.kode, baru.kunci, baru.status, baru.galat = None, "kodegagal", "uji:gagal", "gagal", "RenderGagal: contoh"
    baru.save()
    client.force_login(orang("Sinta Sekretariat"))
    url = alamat(bersurat, "kelola/surat/")
    assert "RenderGagal: contoh" in client.get(url).content.decode()
    client.post(url, {"aksi": "ulangi", "kode": "kodegagal"})
    antrean()
    assert Surat.objects.get(pk=baru.pk).status == "jadi"
    client.post(url, {"aksi": "pola", "kode": "surat", "pola": "{urut}/UJI/{tahun}"})
    assert Register.objects.filter(kode="surat", pola="{urut}/UJI/{tahun}").exists()
    assert Jejak.objects.filter(jenis="register.pola").count() == 1


@pytest.mark.parametrize(("nama", "data", "kata"), [
    ("Sinta Sekretariat", {"aksi": "cabut", "alasan": "x"}, "tidak berwenang untuk mencabut"),
    ("Kartika Ketua", {"aksi": "cabut", "alasan": ""}, "harus disertai alasan"),
    ("Kartika Ketua", {"aksi": "ulangi"}, "Hanya surat yang gagal"), ("Kartika Ketua", {"aksi": "lain"}, "tidak dikenal"),
    ("Sinta Sekretariat", {"aksi": "pola", "kode": "surat", "pola": "tanpa urut"}, "harus memuat"),
    ("Wati Pengawas", {"aksi": "pola", "kode": "surat", "pola": "{urut}/{tahun}"}, "tidak berwenang untuk mengatur pola")])
def test_penolakan_di_daftar_surat(client, bersurat, nama, data, kata):
    client.force_login(orang(nama))
    kode = Surat.objects.filter(jenis="tanda_terima").first().kode
    isi = client.post(alamat(bersurat, "kelola/surat/"), {"kode": kode, **data}, follow=True).content.decode()
    assert kata in isi


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_daftar_surat(client, seleksi, jumlah, django_assert_num_queries, antrean):
    for satu in lamaran_banyak(seleksi.lowongan.get(), jumlah):
        terbitkan_peristiwa(jenis="lamaran_diajukan", objek=f"lamaran:{satu.pk}", kunci=f"l:{satu.pk}")
    antrean()
    client.force_login(orang("Sinta Sekretariat"))
    client.get(alamat(seleksi, "kelola/surat/"))
    with django_assert_num_queries(9):
        isi = client.get(alamat(seleksi, "kelola/surat/")).content.decode()
    assert isi.count("Tanda terima pendaftaran") == jumlah


def test_surat_yang_sudah_jadi_tidak_dibuat_lagi_oleh_pengulangan(bersurat):
    surat = Surat.objects.filter(jenis="tanda_terima").first()
    assert terbitkan(surat.pk, pada=KINI).jadi == surat.jadi
