"""Forms over the web: blank for everybody, filled in for their owner only; nothing is written by a download."""
import io
import zipfile
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pendaftaran import formulir_cetak
from pendaftaran.domain.formulir import TITIK
from pendaftaran.models import Lamaran, Pelamar
from pendaftaran.selectors.formulir import data_pelamar, formulir_kosong, formulir_terisi, persiapan
from pendaftaran.selectors.lamaran import keadaan_lamaran
from pendaftaran.tests.pelamar_uji import alamat, draf, pemilik
from seleksi.aturan.ketentuan import ke_dict
from seleksi.aturan.loader import muat_profil
from seleksi.aturan.putaran import putaran_ringkas
from seleksi.core.models import AksesLog, Jejak, Peristiwa, Seleksi
from seleksi.tests.pabrik import KINI, buat_instansi, orang, putaran_tuban, seleksi_tuban

pytestmark = pytest.mark.django_db
HARI = date(2020, 9, 24)


def masuk(pengguna) -> Client:
    klien = Client()
    klien.force_login(pengguna, backend="allauth.account.auth_backends.AuthenticationBackend")
    return klien


def kata(isi: bytes) -> str:
    return " ".join(h.extract_text() for h in pypdf.PdfReader(io.BytesIO(isi)).pages)


def terisi(lamaran: Lamaran, pada=HARI):
    return formulir_terisi(keadaan_lamaran(lamaran, pemilik(lamaran), pada=KINI), pada=pada)


def test_pelamar_dalam_tidak_mendapat_surat_ppk_dan_pelamar_luar_mendapatnya():
    milik = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    dalam = [f.jenis for f in terisi(milik)]
    Pelamar.objects.update(instansi_kode="35.24", instansi_nama="Pemerintah Kabupaten Lamongan")
    luar = terisi(milik)
    Pelamar.objects.update(instansi_kode="")
    assert dalam == ["surat_lamaran", "drh", "pakta_integritas", "pernyataan_hukdis"]
    assert [f.jenis for f in luar] == [*dalam, "persetujuan_ppk"] == [f.jenis for f in terisi(milik)]
    assert luar[-1].bagian[-1].peran == ("Bupati Lamongan,",)


@pytest.mark.parametrize(("hari", "meterai"), [
    (date(2020, 12, 31), "Meterai Rp6.000"), (date(2021, 1, 1), "Meterai Rp10.000")])
def test_meterai_menurut_hari_unduh(hari, meterai):
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    assert formulir_kosong(seleksi, pada=hari)[0].bagian[-1].meterai == meterai


def test_isi_dari_profil_dan_jabatan_yang_dilamar():
    milik = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    lamaran, drh = terisi(milik)[:2]
    rincian = dict(r for b in lamaran.bagian if b.bentuk == "rincian" for r in b.baris)
    assert rincian == {
        "Nama": "Ratna Pelamar, S.T., M.M.", "NIP": "19680512 199403 1 001", "Tempat, tanggal lahir": "Tuban, 12 Mei 1968",
        "Pangkat/golongan ruang": "Pembina Tingkat I (IV/b)", "Jabatan": "Sekretaris Dinas Contoh", "Unit kerja": "Dinas Contoh",
        "Instansi": "Pemerintah Kabupaten Tuban", "Alamat rumah": "Jalan Contoh 1", "Nomor telepon": "081200000000",
        "Jabatan yang dilamar": milik.lowongan.nama, "Unit kerja jabatan": milik.lowongan.unit}
    assert lamaran.bagian[0].kepada == (
        "Yth. Ketua Panitia Seleksi", "Jabatan Pimpinan Tinggi Pratama", "Pemerintah Kabupaten Tuban", "Jl. Patimura No. 23-25, Tuban",
        "di Tuban")
    assert {b.isi: b.baris[0][1:] for b in drh.bagian if b.bentuk == "tabel"} == {
        "II. Riwayat pendidikan": ("Sarjana (S1)", "Universitas Contoh", "", "1992"),
        "III. Pendidikan dan pelatihan": ("Diklatpim Tingkat III", "", "20 Agustus 2013", ""),
        "IV. Riwayat pangkat": ("Pembina Tingkat I", "IV/b", "1 April 2016", "", ""),
        "V. Riwayat jabatan": ("Kepala Bidang Contoh", "", "2 Januari 2012 s.d. 1 Januari 2017", ""),
        "VI. Penilaian kinerja": ("2018", "Nilai SKP 82,00"),
        "VII. Penghargaan": ("", "", ""), "VIII. Pengalaman organisasi": ("", "", "")}


def test_lampiran_hanya_yang_wajib_bagi_orang_ini():
    milik = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    daftar = next(b.butir for b in terisi(milik)[0].bagian if b.bentuk == "butir")
    assert len(daftar) == 12
    assert [x for x in daftar if "PPK" in x or "setelah S1" in x or "teknis" in x] == []
    assert {"SKP Tahun 2018", "SKP Tahun 2019", "SPT Tahunan 2019"} < set(daftar)


def test_profil_yang_belum_ada_menjadi_kosong():
    pengguna = orang("Baru Saja")
    data = data_pelamar(Pelamar(pengguna=pengguna, nama="Baru Saja"))
    assert (data.nama, data.nip, data.lahir, data.pangkat, data.jabatan, data.riwayat) == ("Baru Saja", "", "", "", "", {})


@pytest.mark.parametrize(("harfiah", "jabatan"), [
    (False, "Sekretaris Daerah Kabupaten Tulungagung"), (True, f"Sekretaris Daerah {TITIK}")])
def test_surat_pyb_kosong_menyebut_sekda_hanya_bila_untuk_orang_dalam(harfiah, jabatan):
    profil = replace(muat_profil("tulungagung-2020"), bacaan_harfiah=harfiah)
    seleksi = Seleksi.objects.create(instansi=buat_instansi(), slug="tlg", nama="Uji", tahun=2020, profil=profil.kode,
                                     rancangan=ke_dict(profil, putaran_ringkas(profil, putaran_tuban().acuan)))
    surat = {f.jenis: f for f in formulir_kosong(seleksi, pada=HARI)}
    assert surat["persetujuan_pyb"].bagian[-1].peran == (f"{jabatan},",)
    assert surat["persetujuan_ppk"].bagian[-1].peran == (f"Bupati/Wali Kota/Gubernur {TITIK},",)


def test_persiapan_mengelompokkan_menurut_yang_menandatangani():
    profil = muat_profil("tulungagung-2020")
    kelompok = [[p.berkas.jenis for p in isi] for _, _, isi in persiapan(profil, putaran_ringkas(profil, putaran_tuban().acuan))]
    assert kelompok == [
        ["persetujuan_ppk", "keterangan_hukdis_ppk"], ["persetujuan_pyb", "keterangan_hukdis_pyb"],
        ["sk_pangkat", "sk_jabatan_administrator", "ijazah_terakhir"], ["surat_lamaran", "drh", "pakta_integritas"],
        ["sttp_pim", "sertifikat_teknis", "skp", "pas_foto", "hasil_asesmen"]]


def test_halaman_umum_menautkan_setiap_formulir_dan_halaman_seleksi_menautkannya():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    isi = Client().get(alamat("formulir", seleksi)).content.decode()
    for jenis in ("surat_lamaran", "drh", "pakta_integritas", "pernyataan_hukdis", "persetujuan_ppk"):
        for bentuk in ("pdf", "docx"):
            assert isi.count(f'href="{alamat("formulir_kosong_satu", seleksi, jenis, bentuk)}"') == 1
    assert isi.count(f'href="{alamat("formulir_kosong_semua", seleksi)}"') == 1
    assert alamat("formulir_terisi_semua", seleksi) not in isi
    assert f'href="{alamat("formulir", seleksi)}"' in Client().get(alamat("seleksi", seleksi)).content.decode()


def test_halaman_berkas_dan_lamaran_menautkan_formulir_sendiri():
    milik = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get(), berkas=())
    klien = masuk(pemilik(milik))
    berkas = klien.get(alamat("lamaran_berkas", milik.seleksi)).content.decode()
    # The slot of the PPK's letter offers its form too: whoever moves to another agency looks there.
    assert {j: berkas.count(alamat("formulir_terisi_satu", milik.seleksi, j, "pdf")) for j in ("drh", "ktp", "pakta_integritas")} == {
        "drh": 1, "ktp": 0, "pakta_integritas": 1}
    assert alamat("formulir_terisi_semua", milik.seleksi) in klien.get(alamat("lamaran", milik.seleksi)).content.decode()


def test_zip_memuat_semua_formulir_dalam_dua_bentuk():
    milik = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    jawab = masuk(pemilik(milik)).get(alamat("formulir_terisi_semua", milik.seleksi))
    with zipfile.ZipFile(io.BytesIO(jawab.content)) as arsip:
        assert arsip.namelist() == [f"{n}.{b}" for n in ("surat-lamaran", "drh", "pakta-integritas", "pernyataan-hukdis")
                                    for b in ("pdf", "docx")]
        assert "Ratna Pelamar" in kata(arsip.read("drh.pdf"))


def test_formulir_kosong_tidak_memuat_siapa_pun_meski_diminta_pelamar():
    milik = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    jawab = masuk(pemilik(milik)).get(alamat("formulir_kosong_satu", milik.seleksi, "drh", "pdf"))
    assert (jawab.status_code, jawab["Content-Type"]) == (200, "application/pdf")
    assert "Ratna" not in kata(jawab.content) and "19680512" not in kata(jawab.content)


@pytest.mark.parametrize(("jenis", "bentuk", "status"), [
    ("drh", "pdf", 200), ("drh", "docx", 200), ("drh", "zip", 404), ("ktp", "pdf", 404), ("tidak_ada", "pdf", 404),
    ("persetujuan_ppk", "pdf", 404)])
def test_hanya_formulir_yang_ada_bagi_orang_ini(jenis, bentuk, status):
    milik = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    assert masuk(pemilik(milik)).get(alamat("formulir_terisi_satu", milik.seleksi, jenis, bentuk)).status_code == status


def test_tanpa_lamaran_tidak_ada_formulir_terisi():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    draf(seleksi.lowongan.get())
    assert masuk(orang("Orang Asing")).get(alamat("formulir_terisi_satu", seleksi, "drh", "pdf")).status_code == 404


def test_mengunduh_tidak_mengubah_apa_pun():
    milik = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    klien, nama = masuk(pemilik(milik)), ("formulir", "formulir_kosong_semua", "formulir_terisi_semua")
    klien.get(alamat("lamaran", milik.seleksi))
    sebelum = [list(m.objects.order_by("pk").values()) for m in (Lamaran, Pelamar, Jejak, Peristiwa, AksesLog)]
    with CaptureQueriesContext(connection) as kueri:
        assert [klien.get(alamat(n, milik.seleksi)).status_code for n in nama] == [200, 200, 200]
    assert [q["sql"] for q in kueri if not q["sql"].lstrip().upper().startswith("SELECT")] == []
    assert [list(m.objects.order_by("pk").values()) for m in (Lamaran, Pelamar, Jejak, Peristiwa, AksesLog)] == sebelum


def test_jatah_unduhan_per_akun(monkeypatch):
    monkeypatch.setattr(formulir_cetak, "JATAH", 2)
    milik = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    assert [formulir_cetak.ambil_jatah(milik.pelamar.pengguna_id, 1, pada=KINI) for _ in range(3)] == [True, True, False]
    assert formulir_cetak.ambil_jatah(0, 2, pada=KINI) is True
    jawab = masuk(pemilik(milik)).get(alamat("formulir_terisi_semua", milik.seleksi))
    assert (jawab.status_code, "Coba lagi sepuluh menit lagi" in jawab.content.decode()) == (429, True)


def test_formulir_kosong_dibuat_sekali_dan_yang_terisi_tidak_disimpan(monkeypatch):
    milik, dibuat = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get()), []
    asli = formulir_cetak.ke_docx
    monkeypatch.setitem(formulir_cetak.BENTUK, "docx", ("application/x", lambda f: (dibuat.append(f.jenis), asli(f))[1]))
    klien = masuk(pemilik(milik))
    for nama in ("formulir_kosong_satu", "formulir_terisi_satu"):
        cache.clear()
        for _ in range(2):
            klien.get(alamat(nama, milik.seleksi, "drh", "docx"))
    assert dibuat == ["drh", "drh", "drh"]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_jumlah_kueri_halaman_umum(jumlah, django_assert_num_queries):
    seleksi = seleksi_tuban(jumlah_lowongan=jumlah)
    klien = Client()
    klien.get(alamat("formulir", seleksi))
    with django_assert_num_queries(3):
        klien.get(alamat("formulir", seleksi))
