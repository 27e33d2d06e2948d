"""The application list and its exports: filters, order, strange queries, harmless cells, literal query counts."""
import csv
import io

import pytest
from openpyxl import load_workbook

from pendaftaran.models import Lamaran
from pendaftaran.services.verifikasi import usulkan
from pendaftaran.tests.bahan import NANTI, alamat, masuk, putuskan_semua, siap, teks
from seleksi.core.models import AksesLog
from seleksi.tests.pabrik import lamaran_terkirim, orang, panitia, seleksi_tuban

pytestmark = pytest.mark.django_db
KUERI_DAFTAR = 11


@pytest.fixture
def seleksi():
    return seleksi_tuban(jumlah_lowongan=2)


@pytest.fixture
def lowongan(seleksi):
    return seleksi.lowongan.get(urut=1)


@pytest.fixture
def sinta(seleksi):
    return masuk("Sinta Sekretariat")


# --- list ------------------------------------------------------------------------------------------------------------
@pytest.fixture
def tiga(lowongan, seleksi):
    """One waiting, one proposed TMS without second eyes, one verified."""
    lain = seleksi.lowongan.get(urut=2)
    menunggu = lamaran_terkirim(lowongan, "Peserta Uji 1", urut=1)
    kedua = lamaran_terkirim(lain, "Peserta Uji 2", urut=2)
    putuskan_semua(kedua, orang("Sinta Sekretariat"))
    usulkan(lamaran=kedua, putusan="tms", alasan="Usia lewat", oleh=orang("Sinta Sekretariat"), pada=NANTI)
    return menunggu, kedua, siap(lowongan, 3)


def nama_tampil(jawab):
    return [b["nomor"] for b in jawab.context["baris"]]


@pytest.mark.parametrize(("kueri", "harap"), [
    ({}, ["UJI-0001", "UJI-0002", "UJI-0003"]),
    ({"status": "diajukan"}, ["UJI-0001", "UJI-0002"]), ({"status": "diverifikasi"}, ["UJI-0003"]),
    ({"usulan": "tms"}, ["UJI-0002"]), ({"usulan": "ms"}, ["UJI-0003"]), ({"usulan": "belum"}, ["UJI-0001"]),
    ({"perlu": "ya"}, ["UJI-0002"]), ({"q": "uji 3"}, ["UJI-0003"]), ({"q": "UJI-0002"}, ["UJI-0002"]),
    ({"q": "19680512 199403 1 001"}, ["UJI-0001"]), ({"q": "tidak ada"}, []),
    ({"urut": "-nomor"}, ["UJI-0003", "UJI-0002", "UJI-0001"]), ({"urut": "lowongan__urut"}, ["UJI-0001", "UJI-0003", "UJI-0002"]),
])
def test_saring_dan_urut(tiga, sinta, seleksi, kueri, harap):
    jawab = sinta.get(alamat("verifikasi_daftar", seleksi), kueri)
    assert (jawab.status_code, sorted(nama_tampil(jawab)) if "urut" not in kueri else nama_tampil(jawab)) == (200, harap)


@pytest.mark.parametrize(("kueri", "aktif"), [
    ({}, ""), ({"urut": "-nomor"}, ""), ({"status": "diajukan"}, "(1 aktif)"),
    ({"status": "diajukan", "q": "uji", "perlu": "ya"}, "(3 aktif)"), ({"status": "karangan"}, ""),
])
def test_saringan_terlipat_dengan_jumlahnya(tiga, sinta, seleksi, kueri, aktif):
    isi = teks(sinta.get(alamat("verifikasi_daftar", seleksi), kueri))
    judul = isi[isi.index("<details class=\"saring-daftar"):isi.index("</summary>")]
    assert ("Saring daftar" in judul, aktif in judul, "aktif" in judul) == (True, True, bool(aktif))
    assert " open" not in judul.partition(">")[0] or "status" in kueri and kueri["status"] == "karangan"


def test_saring_jabatan_hanya_milik_seleksi(tiga, sinta, seleksi):
    url = alamat("verifikasi_daftar", seleksi)
    asing = seleksi_tuban(slug="lain", jumlah_lowongan=1).lowongan.get()
    assert nama_tampil(sinta.get(url, {"lowongan": seleksi.lowongan.get(urut=2).kode})) == ["UJI-0002"]
    assert len(nama_tampil(sinta.get(url, {"lowongan": asing.kode}))) == 3  # not a choice here: ignored


@pytest.mark.parametrize("kueri", [
    {"page": "1000000000"}, {"page": "-1"}, {"page": "x"}, {"q": "x" * 10_000}, {"urut": "password"},
    {"urut": "pelamar__nik_sandi"},
    {"status": "draf"}, {"lowongan": "' OR 1=1"}, {"status": ["diajukan", "x"]}, {"pelamar__nama": "x"}, {"baris": "9" * 5000},
])
def test_kueri_aneh_tidak_merusak(tiga, sinta, seleksi, kueri):
    assert sinta.get(alamat("verifikasi_daftar", seleksi), kueri).status_code == 200


def test_kemajuan_dan_tautan(tiga, sinta, seleksi):
    isi = teks(sinta.get(alamat("verifikasi_daftar", seleksi)))
    assert "1 dari 3 selesai" in isi
    assert "1 menunggu orang kedua" in isi
    assert f'href="{alamat("verifikasi", seleksi, tiga[0].kode)}">Verifikasi berikutnya' in isi


def test_pansel_diarahkan_ke_dosir(tiga, seleksi):
    panitia(seleksi, 1)
    isi = teks(masuk("Anggota Satu").get(alamat("verifikasi_daftar", seleksi)))
    assert f'href="{alamat("dosir", seleksi, tiga[0].kode)}"' in isi
    assert "ekspor.csv" not in isi


def test_daftar_kosong_mengatakan_apa_yang_akan_muncul(sinta, seleksi):
    isi = teks(sinta.get(alamat("verifikasi_daftar", seleksi)))
    assert "Belum ada lamaran yang dikirim" in isi


@pytest.mark.parametrize("jumlah", [1, 3])
def test_daftar_kueri_tetap(lowongan, sinta, seleksi, django_assert_num_queries, jumlah):
    for urut in range(1, jumlah + 1):
        siap(lowongan, urut, "tms")
    url = alamat("verifikasi_daftar", seleksi)
    sinta.get(url)
    with django_assert_num_queries(KUERI_DAFTAR):
        assert len(sinta.get(url).context["baris"]) == jumlah


# --- export ----------------------------------------------------------------------------------------------------------
BERBAHAYA = {"=HYPERLINK(1)": "'=HYPERLINK(1)", "+1": "'+1", "-2": "'-2", "@SUM(1)": "'@SUM(1)", "\t=1": "'\t=1", "\r=1": "' =1",
             " =1": "' =1", "\uff1d1": "'\uff1d1", "x;=1": "x,=1", "x\n=1": "x =1"}


@pytest.fixture
def berbahaya(lowongan):
    for urut, nama in enumerate(BERBAHAYA, 1):
        lamaran = lamaran_terkirim(lowongan, f"Peserta Uji {urut}", urut=urut)
        Lamaran.objects.filter(pk=lamaran.pk).update(nama=nama, instansi_nama="\x07Pemkab")


def test_csv_tanpa_rumus(berbahaya, sinta, seleksi):
    jawab = sinta.get(alamat("verifikasi_ekspor", seleksi, "csv"), {"urut": "nomor"})
    isi = jawab.content.decode("utf-8-sig")
    assert (jawab["Content-Type"], jawab["Content-Security-Policy"], jawab["X-Content-Type-Options"]) == (
        "text/csv; charset=utf-8", "default-src 'none'; sandbox", "nosniff")
    assert isi.startswith("Nomor,Nama,NIP,Instansi,")
    assert sorted(baris[1] for baris in list(csv.reader(io.StringIO(isi, newline="")))[1:]) == sorted(BERBAHAYA.values())
    assert "\x07" not in isi


def test_xlsx_tanpa_rumus(berbahaya, sinta, seleksi):
    jawab = sinta.get(alamat("verifikasi_ekspor", seleksi, "xlsx"), {"urut": "nomor"})
    lembar = load_workbook(io.BytesIO(jawab.content)).active
    sel = [lembar.cell(row=n, column=2) for n in range(2, 8)]
    assert [s.data_type for s in sel] == ["s"] * 6
    assert [s.value for s in sel][:4] == [f"'{nama}" for nama in list(BERBAHAYA)[:4]]
    assert lembar.cell(row=2, column=3).value == "196805121994031001"


def test_ekspor_mengikuti_saringan_dan_tercatat(tiga, sinta, seleksi):
    baris = sinta.get(alamat("verifikasi_ekspor", seleksi, "csv"), {"usulan": "tms"}).content.decode("utf-8-sig").splitlines()
    assert (len(baris), baris[1].split(",")[0]) == (2, "UJI-0002")
    log = AksesLog.objects.get(tindakan="ekspor_lamaran_csv")
    assert (log.objek, log.pengguna.nama) == (f"seleksi:{seleksi.pk}", "Sinta Sekretariat")
    assert sinta.get(alamat("verifikasi_ekspor", seleksi, "exe")).status_code == 404
