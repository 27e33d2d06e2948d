"""The fixed verdict of every generated file, and that nothing stays behind."""

import errno
import hashlib
import io
import os
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as DJANGO_SETTINGS
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pendaftaran.domain.berkas import FORMAT, nama_unduhan
from pendaftaran.domain.vonis_berkas import GANGGUAN, KALIMAT, PERINGATAN
from pendaftaran.pemeriksaan import Permintaan, periksa, periksa_banyak, sapu_sisa
from pendaftaran.tests.berkas_uji import KASUS_UMUM, NAMA_DITERIMA, aliran, bom_flate, gambar, pdf
from pendaftaran.tests.berkas_uji_gambar import KASUS_GAMBAR
from pendaftaran.tests.berkas_uji_pdf import KASUS_PDF, banyak_halaman
from seleksi.core.domain.unduhan import tajuk_lampiran

pytestmark = pytest.mark.usefixtures("folder_sementara")
SEMUA = frozenset(FORMAT)
BATAS = 64 * 1024 * 1024
KASUS = KASUS_UMUM + KASUS_PDF + KASUS_GAMBAR


def adili(isi: bytes, nama: str = "dokumen.pdf", *, boleh: frozenset[str] = SEMUA, batas: int = BATAS):
    return periksa(sumber=io.BytesIO(isi), jenis_boleh=boleh, batas_byte=batas, nama=nama)


@pytest.mark.parametrize("kasus", KASUS, ids=str)
def test_vonis_tetap(kasus):
    with adili(kasus.buat(), kasus.nama) as vonis:
        assert (vonis.kode, vonis.kode_peringatan) == (kasus.kode, kasus.peringatan)
        assert vonis.diterima is (kasus.kode == "diterima")
        assert vonis.peringatan == [PERINGATAN[k] for k in kasus.peringatan]
        assert "{" not in vonis.pesan


def test_setiap_putusan_dicapai_sebuah_berkas():
    di_tempat_lain = {"terlalu_besar", "jenis_tidak_diminta", "terlalu_rumit", "terinfeksi", "gabungan_terlalu_besar"}
    assert {k.kode for k in KASUS} == KALIMAT.keys() - di_tempat_lain


def test_diterima_membawa_semuanya():
    isi = pdf()
    with adili(isi) as vonis:
        assert (vonis.tipe, vonis.akhiran, vonis.halaman, vonis.ukuran) == (
            "application/pdf",
            "pdf",
            1,
            len(isi),
        )
        assert vonis.berkas_asli.read_bytes() == isi
        assert vonis.sha256_asli == hashlib.sha256(isi).hexdigest()
        assert vonis.sha256_bersih == hashlib.sha256(vonis.berkas_bersih.read_bytes()).hexdigest()
        assert [g.read_bytes()[:3] for g in vonis.gambar] == [b"\xff\xd8\xff"]


def test_penolakan_tidak_menyimpan_apa_pun(folder_sementara):
    vonis = adili(b"bukan dokumen")
    assert list(folder_sementara.iterdir()) == []
    assert (vonis.berkas_asli, vonis.berkas_bersih, vonis.gambar) == (None, None, [])
    assert not vonis.gangguan


def test_dibersihkan_juga_bila_pemanggil_lupa(folder_sementara):
    vonis = adili(pdf())
    assert len(list(folder_sementara.iterdir())) == 1
    del vonis
    assert list(folder_sementara.iterdir()) == []


@pytest.mark.parametrize(("lebih", "kode"), [(0, "diterima"), (1, "terlalu_besar")])
def test_batas_ukuran_tepat_sampai_satu_byte(lebih, kode):
    isi = gambar()
    with adili(isi, "foto.png", batas=len(isi) - lebih) as vonis:
        assert vonis.kode == kode


def test_kalimat_menyebut_batas_dan_jenis():
    assert adili(pdf(), batas=200).pesan.startswith("Ukuran berkas melebihi batas 200 byte. Perkecil berkas")
    assert adili(pdf(), boleh=frozenset({"jpeg", "png"})).pesan == (
        "Berkas ini PDF, sedangkan dokumen ini harus JPEG atau PNG. Simpan atau pindai ulang dengan jenis "
        "itu, lalu unggah kembali."
    )
    assert adili(gambar()).pesan == (
        "Nama berkas berakhiran .pdf, tetapi isinya PNG. Simpan ulang berkas dengan jenis yang sesuai dengan "
        "namanya, lalu unggah kembali."
    )


@pytest.mark.parametrize(("jenis", "isi"), [("pdf", pdf), ("png", gambar), ("jpeg", lambda: gambar("JPEG"))])
def test_slot_lain_menolak_jenis_yang_benar(jenis, isi):
    assert adili(isi(), "tanpa akhiran", boleh=SEMUA - {jenis}).kode == "jenis_tidak_diminta"


@pytest.mark.parametrize("nama", NAMA_DITERIMA, ids=ascii)
def test_nama_aneh_diterima(nama):
    with adili(pdf(), nama) as vonis:
        assert vonis.kode == "diterima"
        assert {p.name for p in vonis.berkas_asli.parent.iterdir()} == {"asli", "bersih", "halaman-001.jpg"}
    assert tajuk_lampiran(nama_unduhan(nama, akhiran="pdf")).isascii()


def test_berkas_sama_dikenali_dari_sidiknya():
    """Files 22 and 23: whoever keeps the rows compares hashes; a name changes nothing."""
    with adili(pdf(), "a.pdf") as satu, adili(pdf(), "b.pdf") as dua:
        assert satu.sha256_asli == dua.sha256_asli
        assert satu.sha256_bersih == dua.sha256_bersih


def test_halaman_ke_41_tanpa_gambar():
    with adili(banyak_halaman(41)) as vonis:
        assert (vonis.halaman, len(vonis.gambar)) == (41, 40)
        assert vonis.kode_peringatan == ("halaman_kosong", "gambar_sebagian")


def test_banyak_sekaligus_dalam_urutannya():
    isi = [pdf(), b"", gambar(), b"%PDF-rusak", gambar("JPEG")] * 4
    nama = ["a.pdf", "b.pdf", "c.png", "d.pdf", "e.jpg"] * 4
    semua = periksa_banyak(
        [Permintaan(io.BytesIO(i), SEMUA, BATAS, n) for i, n in zip(isi, nama, strict=True)]
    )
    assert [v.kode for v in semua] == ["diterima", "berkas_kosong", "diterima", "pdf_rusak", "diterima"] * 4
    for vonis in semua:
        vonis.bersihkan()


def test_sumber_yang_sudah_terbaca_dibaca_dari_awal():
    sumber = io.BytesIO(pdf())
    sumber.read(99)
    with periksa(sumber=sumber, jenis_boleh=SEMUA, batas_byte=BATAS, nama="a.pdf") as vonis:
        assert vonis.sha256_asli == hashlib.sha256(pdf()).hexdigest()


def test_sumber_boleh_jalur_berkas(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf())
    with periksa(sumber=tmp_path / "a.pdf", jenis_boleh=SEMUA, batas_byte=BATAS, nama="a.pdf") as vonis:
        assert vonis.kode == "diterima"


@pytest.mark.parametrize(
    ("nomor", "kode"),
    [(errno.ENOSPC, "ruang_habis"), (errno.EDQUOT, "ruang_habis"), (errno.EIO, "pemeriksa_tidak_siap")],
)
def test_gangguan_kami_bukan_salah_berkas(nomor, kode):
    class Rusak(io.BytesIO):
        def read(self, *_):
            raise OSError(nomor, os.strerror(nomor))

    vonis = periksa(sumber=Rusak(), jenis_boleh=SEMUA, batas_byte=BATAS, nama="a.pdf")
    assert (vonis.kode, vonis.gangguan, vonis.pesan) == (kode, True, GANGGUAN[kode])


def test_sisa_proses_yang_mati_disapu_menurut_umur(folder_sementara):
    kini = datetime(2026, 11, 21, tzinfo=UTC)
    for nama, umur in [("periksa-lama", 25), ("periksa-baru", 23), ("lain", 99)]:
        (folder_sementara / nama).mkdir()
        saat = (kini - timedelta(hours=umur)).timestamp()
        os.utime(folder_sementara / nama, (saat, saat))
    assert sapu_sisa(sebelum=kini - timedelta(hours=24)) == 1
    assert {p.name for p in folder_sementara.iterdir()} == {"periksa-baru", "lain"}
    for sisa in folder_sementara.iterdir():
        sisa.rmdir()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    dasar=st.sampled_from([pdf(), gambar(), gambar("JPEG")]),
    letak=st.integers(0, 2000),
    ganti=st.binary(min_size=1, max_size=40),
)
@example(dasar=pdf(), letak=0, ganti=b"%PDF-" + bytes(40))
def test_byte_acak_selalu_mendapat_putusan(dasar, letak, ganti):
    letak %= len(dasar)
    with adili(dasar[:letak] + ganti + dasar[letak + len(ganti) :], "tanpa akhiran") as vonis:
        assert vonis.kode in KALIMAT
        assert vonis.diterima is (vonis.berkas_bersih is not None)


@pytest.mark.berat
def test_dua_puluh_bom_berturut_turut():
    bom = pdf(lain=(aliran(bom_flate(900), b"/Filter/FlateDecode"),))
    for _ in range(20):
        assert adili(bom).kode == "pdf_bom"
    with adili(pdf()) as vonis:
        assert vonis.kode == "diterima"


def test_tabel_dokumentasi_sama_dengan_kasus():
    """docs/berkas.md promises one verdict for each number; here are the files behind the promise."""
    janji = {}
    for baris in (DJANGO_SETTINGS.BASE_DIR / "docs" / "berkas.md").read_text().splitlines():
        if cocok := re.fullmatch(r"\| (\d+) \| .+ \| (.+) \|", baris):
            janji[int(cocok[1])] = set(re.findall(r"`(\w+)`", cocok[2]))
    nyata: dict[int, set[str]] = {}
    for kasus in KASUS:
        if cocok := re.match(r"\d+", kasus.nomor):
            nyata.setdefault(int(cocok[0]), set()).add(kasus.kode)
    assert nyata == {nomor: janji[nomor] for nomor in nyata}
    tanpa_kasus = {3, 4, 11, 12, 13, 14, 15, 16, 17, 22, 23}  # by tests of their own above
    di_tempat_lain = {5, 6, 18, 19, 20, 21}
    assert janji.keys() == set(range(1, 70)) - di_tempat_lain == nyata.keys() | tanpa_kasus
