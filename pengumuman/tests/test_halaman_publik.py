"""Public pages: what they show, when an announcement appears, and how many queries a list costs."""
import io
from datetime import timedelta

import pypdf
import pytest
from defusedxml import ElementTree
from django.utils import timezone

from pengumuman.models import Pengumuman, Surat
from pengumuman.penerbitan import cabut
from pengumuman.tests.pabrik import AKHIR, TUTUP, gerbang_lengkap, lamaran_banyak, terbitkan_pengumuman, tetapkan
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Jadwal, Lowongan, Seleksi
from seleksi.tests.pabrik import KINI, buat_instansi, lamaran_terkirim, orang, seleksi_draf, seleksi_tuban

pytestmark = pytest.mark.django_db
AWAL = KINI - timedelta(days=10)


@pytest.fixture
def draf() -> Seleksi:
    seleksi = seleksi_draf(jumlah_lowongan=3)
    gerbang_lengkap(seleksi)
    return seleksi


@pytest.fixture
def seleksi(draf) -> Seleksi:
    terbitkan_pengumuman(draf, "lowongan", pada=AWAL)
    draf.refresh_from_db()
    return draf


def alamat(seleksi: Seleksi, ekor: str = "") -> str:
    return f"/{seleksi.instansi.slug}/{seleksi.slug}/{ekor}"


# --- the selection ------------------------------------------------------------------------------
def test_halaman_seleksi_memuat_jabatan_syarat_berkas_jadwal_kontak_dan_sidik(client, seleksi):
    lamaran_terkirim(seleksi.lowongan.first())
    lamaran_terkirim(seleksi.lowongan.first(), "Peserta Lain", urut=2, status="ditarik")
    isi = client.get(alamat(seleksi)).content.decode()
    for kata in ("Sekretaris Dewan Perwakilan Rakyat Daerah", "1 pelamar", "0 pelamar", "Pangkat paling rendah Pembina (IV/a)", "A.1.l",
                 "SKP Tahun 2019", "A.9.3.n", "23 s.d. 28 September 2020", "Pendaftaran sudah ditutup", "jadwal.ics", "(0356) 321240",
                 "20 persen", "karena tidak diatur tegas", seleksi.ketentuan.get().sha256, "Nomor 800/4725/PANSEL.09/2020"):
        assert kata in isi, kata


def test_seleksi_draf_hanya_bagi_petugas(client, draf):
    assert client.get(alamat(draf)).status_code == 404
    client.force_login(orang("Peserta Uji"))
    assert client.get(alamat(draf)).status_code == 404
    client.force_login(orang("Sinta Sekretariat"))
    jawaban = client.get(alamat(draf))
    assert jawaban.status_code == 200 and "masih disiapkan" in jawaban.content.decode()


def test_seleksi_terjadwal_belum_ada_bagi_publik(client, draf):
    kini = timezone.now()
    pengumuman = terbitkan_pengumuman(draf, "lowongan", pada=kini, terbit=kini + timedelta(hours=1))
    tertutup = [alamat(draf, ekor) for ekor in ("", "pengumuman/", f"pengumuman/{pengumuman.kode}/", "jadwal.ics")]
    assert [client.get(a).status_code for a in tertutup] == [404] * 4
    assert pengumuman.kode not in client.get("/pengumuman/").content.decode() + client.get("/pengumuman/umpan/").content.decode()
    Pengumuman.objects.update(terbit=kini)
    Seleksi.objects.update(tampak_mulai=kini)
    assert [client.get(a).status_code for a in tertutup] == [200] * 4


@pytest.mark.parametrize(("geser", "kata"), [
    (timedelta(days=-1), "Pendaftaran dibuka "), (timedelta(days=1), "Sisa waktu"), (timedelta(days=9), "Pendaftaran sudah ditutup")])
def test_keadaan_pendaftaran_mengikuti_jam_server(client, seleksi, geser, kata):
    mulai = timezone.now() - geser
    seleksi.jendela.all().delete()
    seleksi.jendela.create(buka=mulai, tutup=mulai + timedelta(days=5))
    assert kata in client.get(alamat(seleksi)).content.decode()


def test_linimasa_lewat_kini_nanti(client, seleksi):
    hari = timezone.localdate()
    Jadwal.objects.filter(seleksi=seleksi, urut=2).update(mulai=hari, selesai=hari)
    Jadwal.objects.filter(seleksi=seleksi, urut__gt=2).update(mulai=hari + timedelta(days=1), selesai=hari + timedelta(days=2))
    isi = client.get(alamat(seleksi)).content.decode()
    assert [isi.count(f'<li class="{keadaan}"') for keadaan in ("lewat", "kini", "nanti")] == [1, 1, 5]


def test_pelamar_melihat_tautan_ke_lamarannya(client, seleksi):
    lamaran = lamaran_terkirim(seleksi.lowongan.first())
    client.force_login(lamaran.pelamar.pengguna)
    assert "Buka lamaran saya" in client.get(alamat(seleksi)).content.decode()
    client.force_login(orang("Pelamar Lain"))
    assert "Buka lamaran saya" not in client.get(alamat(seleksi)).content.decode()


def test_halaman_jabatan_memuat_kompetensi(client, seleksi):
    satu = seleksi.lowongan.get(urut=2)
    isi = client.get(alamat(seleksi, f"jabatan/{satu.kode}/")).content.decode()
    for kata in ("Kepala Dinas Komunikasi dan Informatika", "Kompetensi teknis", "Kompetensi manajerial", "Perekat bangsa", "A.4.a",
                 "level 4"):
        assert kata in isi, kata


def test_jabatan_seleksi_lain_tidak_ditemukan(client, seleksi):
    lain = seleksi_tuban(slug="jpt-lain", jumlah_lowongan=1, instansi=buat_instansi("lain"))
    assert client.get(alamat(seleksi, f"jabatan/{lain.lowongan.get().kode}/")).status_code == 404
    assert client.get(alamat(seleksi, f"jabatan/{lain.lowongan.get().pk}/")).status_code == 404


def test_jadwal_ics(client, seleksi):
    jawaban = client.get(alamat(seleksi, "jadwal.ics"))
    teks = jawaban.content.decode()
    assert jawaban["Content-Type"] == "text/calendar; charset=utf-8"
    assert teks.count("BEGIN:VEVENT") == 7 and "DTSTART;VALUE=DATE:20200930\r\nDTEND;VALUE=DATE:20201002" in teks
    assert client.get(alamat(seleksi, "jadwal.ics")).content == jawaban.content


# --- announcements ------------------------------------------------------------------------------
def test_pengumuman_tetap_sebagai_halaman_pdf_json_dan_umpan(client, seleksi, antrean):
    antrean()
    p = Pengumuman.objects.get()
    halaman = client.get(alamat(seleksi, f"pengumuman/{p.kode}/")).content.decode()
    pdf = client.get(alamat(seleksi, f"pengumuman/{p.kode}/pdf/"))
    data = client.get(alamat(seleksi, f"pengumuman/{p.kode}/data.json")).json()
    umpan = client.get("/pengumuman/umpan/")
    p.surat.refresh_from_db()
    assert "A.1.l" in halaman and p.surat.sha256 in halaman
    assert pypdf.PdfReader(io.BytesIO(b"".join(pdf))).metadata.title == p.judul
    assert (data["nomor"], data["isi"], data["sha256_pdf"]) == (p.surat.nomor, p.isi, p.surat.sha256)
    akar = ElementTree.fromstring(umpan.content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert [e.find(f"{atom}title").text for e in akar.findall(f"{atom}entry")] == [p.judul]
    assert umpan["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_berkas_pdf_diunduh_dan_tidak_dapat_dijalankan(client, seleksi, antrean):
    p = Pengumuman.objects.get()
    assert client.get(alamat(seleksi, f"pengumuman/{p.kode}/pdf/")).status_code == 404  # not made yet
    antrean()
    jawaban = client.get(alamat(seleksi, f"pengumuman/{p.kode}/pdf/"))
    assert jawaban["Content-Disposition"] == (
        "attachment; filename=\"pengumuman-800-4725-pansel-09-2020.pdf\"; filename*=UTF-8''pengumuman-800-4725-pansel-09-2020.pdf")
    assert (jawaban["Content-Type"], jawaban["X-Content-Type-Options"], jawaban["Content-Security-Policy"]) == (
        "application/pdf", "nosniff", "default-src 'none'; sandbox")


def test_pengumuman_yang_belum_ditandatangani_tidak_tampak(client, seleksi):
    tetapkan(seleksi, dict.fromkeys(lamaran_banyak(seleksi.lowongan.first(), 2), ""))
    p = terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    assert client.get(alamat(seleksi, f"pengumuman/{p.kode}/")).status_code == 200
    Pengumuman.objects.filter(pk=p.pk).update(status="disetujui")
    assert client.get(alamat(seleksi, f"pengumuman/{p.kode}/")).status_code == 404
    assert p.kode not in client.get(alamat(seleksi, "pengumuman/")).content.decode()


def test_pengumuman_seleksi_lain_tidak_ditemukan(client, seleksi):
    lain = seleksi_draf(slug="jpt-lain", jumlah_lowongan=1, instansi=buat_instansi("lain"))
    gerbang_lengkap(lain)
    p = terbitkan_pengumuman(lain, "lowongan", pada=AWAL)
    assert client.get(alamat(lain, f"pengumuman/{p.kode}/")).status_code == 200
    assert client.get(alamat(seleksi, f"pengumuman/{p.kode}/")).status_code == 404


# --- check of a letter --------------------------------------------------------------------------
def test_verifikasi_menunjukkan_data_dan_tidak_menunjukkan_isi(client, seleksi, antrean):
    lulus, gagal = lamaran_banyak(seleksi.lowongan.first(), 2)
    tetapkan(seleksi, {lulus: "", gagal: "Ijazah tidak terbaca."})
    terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    antrean()
    surat = Surat.objects.get(lamaran=gagal, jenis="hasil_administrasi")
    isi = client.get(f"/verifikasi/{surat.kode}/").content.decode()
    for kata in (surat.nomor, "Surat pemberitahuan hasil seleksi administrasi", "29 September 2020", surat.sha256, "Berlaku",
                 "bukan tanda tangan elektronik tersertifikasi"):
        assert kata in isi, kata
    for kata in (gagal.nama, gagal.nomor, "tidak terbaca", gagal.nip):
        assert kata not in isi, kata


def test_verifikasi_surat_dicabut(client, seleksi, antrean):
    tetapkan(seleksi, dict.fromkeys(lamaran_banyak(seleksi.lowongan.first(), 1), ""))
    terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    antrean()
    surat = Surat.objects.get(jenis="hasil_administrasi")
    cabut(surat=surat, alasan="Alasan yang bersifat pribadi", oleh=orang("Kartika Ketua"), pada=AKHIR)
    isi = client.get(f"/verifikasi/{surat.kode}/").content.decode()
    assert "sudah dicabut dan tidak berlaku" in isi and "Alasan yang bersifat pribadi" not in isi


def test_verifikasi_kode_salah_dijawab_ramah(client):
    jawaban = client.get("/verifikasi/tidakadakode/")
    assert jawaban.status_code == 200 and "Kode tidak ditemukan" in jawaban.content.decode()
    assert client.get("/verifikasi/", {"kode": " ABC2-defg "})["Location"] == "/verifikasi/abc2defg/"
    aneh = client.get("/verifikasi/", {"kode": "<script>alert(1)</script>"}).content.decode()
    assert "&lt;script&gt;alert" in aneh and "<script>alert" not in aneh


def test_pengumuman_terjadwal_belum_dapat_diperiksa(client, seleksi, antrean):
    tetapkan(seleksi, dict.fromkeys(lamaran_banyak(seleksi.lowongan.first(), 1), ""))
    kini = timezone.now()
    p = terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=kini, terbit=kini + timedelta(hours=1))
    antrean()
    assert "Kode tidak ditemukan" in client.get(f"/verifikasi/{p.surat.kode}/").content.decode()


# --- queries ------------------------------------------------------------------------------------
@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_halaman_seleksi(client, jumlah, django_assert_num_queries, antrean):
    seleksi = seleksi_draf(jumlah_lowongan=jumlah)
    gerbang_lengkap(seleksi)
    terbitkan_pengumuman(seleksi, "lowongan", pada=AWAL)
    for n, satu in enumerate(seleksi.lowongan.all()):
        lamaran_terkirim(satu, f"Peserta Uji {n}", urut=n + 1)
    antrean()
    client.get(alamat(seleksi))  # the frozen rules are prepared once a process
    with django_assert_num_queries(8):
        client.get(alamat(seleksi))


def _banyak_pengumuman(seleksi: Seleksi, jumlah: int) -> None:
    asli = Pengumuman.objects.get(seleksi=seleksi)
    for n in range(jumlah - 1):
        surat = Surat.objects.get(pk=asli.surat_id)
        surat.pk, surat.kode, surat.kunci = None, f"kodeuji{n}", f"uji:{n}"
        surat.save()
        Pengumuman.objects.create(seleksi=seleksi, jenis="penundaan", alasan="Uji", kunci=f"uji:{n}",
                                  judul=f"Perubahan {n}", status="terbit", penyusun=asli.penyusun,
                                  penanda_tangan=asli.penanda_tangan, ditandatangani=AWAL, terbit=AWAL, surat=surat)


@pytest.mark.parametrize("jumlah", [1, 3])
@pytest.mark.parametrize(("ekor", "kueri"), [("pengumuman/", 3), ("/pengumuman/", 2), ("/pengumuman/umpan/", 1)])
def test_kueri_daftar_pengumuman(client, seleksi, jumlah, ekor, kueri, django_assert_num_queries):
    _banyak_pengumuman(seleksi, jumlah)
    url = ekor if ekor.startswith("/") else alamat(seleksi, ekor)
    with django_assert_num_queries(kueri):
        isi = client.get(url).content.decode()
    assert isi.count("Perubahan ") == jumlah - 1


def test_peran_lain_tidak_mengubah_halaman_publik(client, seleksi):
    for peran in (Peran.ASESOR, Peran.PPK, Peran.PENGAWAS):
        client.force_login(orang(f"Petugas {peran}", peran, seleksi=seleksi))
        assert client.get(alamat(seleksi)).status_code == 200
    assert Lowongan.objects.filter(seleksi=seleksi).count() == 3
