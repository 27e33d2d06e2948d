"""Hostile and damaged spreadsheets: refused in one sentence, cheaply; and wrong usage of the command."""

import io
import zipfile

import pytest

from pendaftaran.lembar import baca
from pendaftaran.tests.fakta_uji import butir
from pendaftaran.tests.lembar_uji import buku_isi, byte_buku
from pendaftaran.tests.test_saring_lembar import tolak

RUSAK = "lembar kerja XLSX yang utuh"
ISI = byte_buku(buku_isi(butir()))


def ganti_bagian(nama: str, lama: bytes, baru: bytes) -> bytes:
    """The good workbook with one part changed."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(ISI)) as asal, zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as salinan:
        for bagian in asal.namelist():
            isi = asal.read(bagian)
            if bagian == nama:
                assert lama in isi
                isi = isi.replace(lama, baru, 1)
            salinan.writestr(bagian, isi)
    return keluar.getvalue()


def tambah_bagian(nama: str, isi: bytes) -> bytes:
    keluar = io.BytesIO(ISI)
    with zipfile.ZipFile(keluar, "a", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr(nama, isi)
    return keluar.getvalue()


PELAMAR = "xl/worksheets/sheet2.xml"
BOM_XML = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("buat", "pesan"),
    [
        (lambda: b"", "berkas berisi, paling besar 8 MB"),
        (lambda: b"PK" + bytes(8 * 1024 * 1024), "berkas berisi, paling besar 8 MB"),
        (lambda: b"bukan zip", RUSAK),
        (lambda: ISI[: len(ISI) // 2], RUSAK),
        (lambda: ISI.replace(b"PK\x03\x04", b"PK\x03\x05", 3), RUSAK),
        (lambda: tambah_bagian("xl/bom.bin", bytes(40 * 1024 * 1024)), "paling banyak 200 bagian dan 32 MB setelah dibuka"),
        (lambda: tambah_bagian("xl/media/a.xml", BOM_XML), "tanpa deklarasi DOCTYPE atau ENTITY"),
        (lambda: ganti_bagian("xl/workbook.xml", b"<", b"<<"), RUSAK),
        (lambda: ganti_bagian(PELAMAR, b"<sheetData>", b"<sheetData><row r=\"x\"/>"), RUSAK),
        (lambda: ganti_bagian(PELAMAR, b"</sheetData>", b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'),
         "paling banyak 20000 baris"),
        (lambda: ganti_bagian(PELAMAR, b"</sheetData>", b'<row r="9"><c r="ZZZ9"><v>1</v></c></row></sheetData>'),
         "paling banyak 100 kolom"),
        (lambda: ganti_bagian(PELAMAR, b"</sheetData>", b'<row r="9"><c r="A9"><v>' + b"9" * 6000 + b"</v></c></row></sheetData>"), RUSAK),
    ],
)
def test_xlsx_curang(tmp_path, buat, pesan):
    baris = tolak(tmp_path, buat())
    assert len(baris) == 1
    assert pesan in baris[0]


def test_terlalu_banyak_sel(tmp_path, monkeypatch):
    monkeypatch.setattr(baca, "MAKS_SEL", 20)
    assert "seharusnya berkas yang lebih kecil" in tolak(tmp_path, ISI)[0]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"\xff\xfe", 'berkas: nilai "byte ke-1" ditolak; seharusnya CSV sebagai teks UTF-8'),
        (b"a\x00b", 'berkas: nilai "karakter NUL" ditolak'),
        (b"Nomor,NIP\n1,2\n", 'berkas baris 1: nilai "Nomor" ditolak; seharusnya baris [Putaran] atau [Pelamar]'),
        (b'[Pelamar]\nNomor\n"1\n', "berkas baris 3: nilai"),
        (b"[Pelamar]\n[Pelamar]\n", "seharusnya setiap lembar satu kali saja"),
        (b"[Pelamar]\n" + b"a," * 200 + b"\n", "paling banyak 20000 baris dan 100 kolom"),
        (b"[Putaran]\nIsian,Nilai\nprofil,brebes\n", "salah satu dari tegal-2017, tuban-2020, tulungagung-2020"),
        (b"[Putaran]\nIsian,Nilai\nprofil,tuban-2020\ntanggal_tutup,2020-09-28\n",
         "lembar Pelamar: nilai (kosong) ditolak; seharusnya lembar dengan baris judul"),
    ],
)
def test_csv_curang(tmp_path, isi, pesan):
    assert pesan in tolak(tmp_path, isi, nama="data.csv")[0]


def _lembar_asing(buku):
    buku.create_sheet("Lain")["A1"] = "x"


def _judul_asing(buku):
    buku["Pelamar"]["D1"].value = "Lahir"


def _judul_ganda(buku):
    buku["Pelamar"]["D1"].value = "NIP"


def _tanpa_lembar(buku):
    del buku["Kinerja"]


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (_lembar_asing, 'lembar Lain: nilai "Lain" ditolak; seharusnya lembar yang dikenal: Putaran, Pelamar, Pendidikan'),
        (_judul_asing, 'lembar Pelamar, baris 1, kolom D: nilai "Lahir" ditolak; seharusnya judul kolom yang dikenal: Nomor, Nama, NIP'),
        (_judul_ganda, 'lembar Pelamar, baris 1, kolom D (NIP): nilai "NIP" ditolak; seharusnya judul kolom yang ditulis satu kali saja'),
        (_tanpa_lembar, "lembar Kinerja: nilai (kosong) ditolak; seharusnya lembar dengan baris judul seperti pada templat"),
    ],
)
def test_susunan_berubah(tmp_path, ubah, pesan):
    buku = buku_isi(butir())
    ubah(buku)
    assert tolak(tmp_path, byte_buku(buku))[0].startswith(pesan)


@pytest.mark.parametrize(
    ("nama", "pilihan", "pesan"),
    [
        ("data.xls", (), "seharusnya lembar kerja .xlsx atau .csv; simpan ulang"),
        ("data.xlsx", ("--putaran", "tuban-2020"), "kode profil, karena --putaran ditulis"),
        ("data.xlsx", ("--profil", "tegal-2017", "--putaran", "tuban-2020"), "putaran dari profil tegal-2017"),
        ("data.xlsx", ("--profil", "brebes"), "salah satu dari tegal-2017"),
    ],
)
def test_salah_pakai(tmp_path, nama, pilihan, pesan):
    assert pesan in tolak(tmp_path, ISI, *pilihan, nama=nama)[0]
