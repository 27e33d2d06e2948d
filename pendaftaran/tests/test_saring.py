"""manage.py saring, as an official uses it: a file in, JSON out; a wrong file, one line and exit 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pendaftaran.tests.fakta_uji import BARIS_JABATAN, SARING, butir, jalankan, tolak

AKAR = Path(__file__).parents[2]


# --- answers ---------------------------------------------------------------------------------
def test_semua_kasus_sekaligus(tmp_path):
    kasus = [{k: x[k] for k in ("profil", "putaran", "pelamar")} for x in SARING]
    jawaban = jalankan(tmp_path, kasus)
    assert [j["profil"] for j in jawaban] == [k["profil"] for k in kasus]
    for jawab, k in zip(jawaban, SARING, strict=True):
        status = {s["kode"]: s["status"] for s in jawab["syarat"]}
        assert {x: status[x] for x in k["harap"]["syarat"]} == k["harap"]["syarat"], k["nama"]
        assert jawab["simpulan"] == k["harap"].get("simpulan", jawab["simpulan"]), k["nama"]


def test_bentuk_jawaban(tmp_path):
    jawab = jalankan(tmp_path, butir(tanggal_lahir="1964-11-30"))
    assert list(jawab) == ["profil", "simpulan", "syarat", "berkas"]
    usia = next(s for s in jawab["syarat"] if s["kode"] == "usia")
    assert usia == {
        "kode": "usia",
        "status": "memenuhi",
        "dasar": "A.1.g",
        "catatan": ["usia_batas"],
        "alasan": "Lahir 30 November 1964, berusia 56 tahun pada 1 Desember 2020 dan sudah lewat ulang "
        "tahun ke-56 (30 November 2020); dihitung dalam tahun penuh, batasnya 56 tahun.",
    }
    assert jawab["berkas"][2] == {
        "jenis": "ktp",
        "wajib": True,
        "ada": True,
        "dasar": "A.9.3.b",
        "alasan": "Wajib bagi semua pelamar; sudah ada.",
    }


def test_satu_objek_dan_daftar(tmp_path):
    satu = jalankan(tmp_path, butir())
    assert isinstance(satu, dict)
    assert jalankan(tmp_path, [butir()]) == [satu]
    assert jalankan(tmp_path, []) == []
    assert jalankan(tmp_path, b"\xef\xbb\xbf" + json.dumps(butir()).encode()) == satu  # Windows writes a BOM


def test_dua_kali_sama(tmp_path):
    assert jalankan(tmp_path, butir()) == jalankan(tmp_path, butir())


@pytest.mark.parametrize(
    ("profil", "tidak_dibaca"),
    [
        ("tuban-2020", ("pidana", "asesmen")),
        ("tulungagung-2020", ("dalam_pemeriksaan",)),
        (
            "tegal-2017",
            (
                "golongan",
                "tmt_golongan",
                "diklat",
                "hukuman_disiplin",
                "dalam_pemeriksaan",
                "pidana",
                "asesmen",
            ),
        ),
    ],
)
def test_isian_yang_tidak_dibaca_boleh_tidak_ada(tmp_path, profil, tidak_dibaca):
    assert jalankan(tmp_path, butir(profil, buang=tidak_dibaca)) == jalankan(tmp_path, butir(profil))


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (
            butir() | {"profil": "brebes"},
            (
                'butir 1: profil: nilai "brebes" ditolak; seharusnya salah satu dari tegal-2017, tuban-2020, '
                "tulungagung-2020"
            ),
        ),
        (
            butir() | {"nama": "x"},
            (
                'butir 1: nama: nilai "x" ditolak; seharusnya tidak ditulis; isian yang dikenal: profil, '
                "putaran, pelamar"
            ),
        ),
        (
            {"profil": "tuban-2020"},
            "butir 1: putaran: nilai (tidak ada) ditolak; seharusnya objek dengan isian tanggal_tutup, ",
        ),
        (
            {"profil": "tuban-2020", "putaran": {"tanggal_tutup": "2020-09-28"}},
            "butir 1: pelamar: nilai (tidak ada) ditolak; seharusnya objek",
        ),
        ([[]], "butir 1: isi: nilai [] ditolak; seharusnya objek dengan isian profil, putaran, pelamar"),
        ("7", "berkas: nilai 7 ditolak; seharusnya satu objek atau daftar objek"),
        ("null", "berkas: nilai null ditolak"),
        ("", 'berkas baris 1 kolom 1: nilai "" ditolak; seharusnya JSON yang sah'),
        ('{"profil": tuban}', 'berkas baris 1 kolom 12: nilai "tuban}" ditolak; seharusnya JSON yang sah'),
        (b"\xff\xfe{}", 'berkas: nilai "byte ke-1" ditolak; seharusnya teks UTF-8'),
        ("[" * 100_000, 'berkas: nilai "susunan bersarang terlalu dalam" ditolak'),
        ('{"profil": "tuban-2020", "putaran": ' + '{"a": ' * 900 + "1" + "}" * 901, "butir 1: "),
        ('{"a": ' * 900 + "1" + "}" * 900, "butir 1: a: nilai "),
        ("9" * 5000, "berkas: nilai "),
    ],
)
def test_berkas_ditolak(tmp_path, isi, pesan):
    assert tolak(tmp_path, isi).startswith(pesan)


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        (
            '"status": "PNS"',
            '"status": "PNS", "status": "CPNS"',
            (
                'butir 1: pelamar.status: nilai objek dengan kunci ganda "status" '
                "ditolak; seharusnya kunci yang ditulis satu kali saja"
            ),
        ),
        (
            '"jenis": "kabupaten"',
            '"jenis": "kabupaten", "jenis": "kota"',
            "butir 1: pelamar.instansi.jenis: nilai objek dengan kunci ganda",
        ),
        (
            '"lulus": 1992',
            '"lulus": 1992, "lulus": 1993',
            "butir 1: pelamar.pendidikan[1].lulus: nilai objek dengan kunci ganda",
        ),
        (
            '"tanggal_tutup": "2020-09-28"',
            '"tanggal_tutup": "2020-09-28", "tanggal_tutup": "2021-09-28"',
            "butir 1: putaran.tanggal_tutup: nilai objek dengan kunci ganda",
        ),
        (
            '"profil": "tuban-2020"',
            '"profil": "tuban-2020", "profil": "tegal-2017"',
            "butir 1: profil: nilai objek dengan kunci ganda",
        ),
        (
            '"skp": "85.20"',
            '"skp": 85.20',
            "butir 1: pelamar.kinerja[1].unsur.skp: nilai 85.20 ditolak; seharusnya angka 0 sampai 120",
        ),
        ('"lulus": 1992', '"lulus": 1992.0', "butir 1: pelamar.pendidikan[1].lulus: nilai 1992.0 ditolak"),
        ('"lulus": 1992', '"lulus": NaN', "butir 1: pelamar.pendidikan[1].lulus: nilai NaN ditolak"),
        ('"status": "PNS"', '"status": "P\\ud800"', 'butir 1: pelamar.status: nilai "P\\ud800" ditolak'),
        (
            '"nama": "Kepala Bidang"',
            '"nama": "\\ud800"',
            'butir 1: pelamar.jabatan[1].nama: nilai "\\ud800" ditolak',
        ),
        ('"status": "PNS"', '"status": "P\\nN"', 'butir 1: pelamar.status: nilai "P\\nN" ditolak'),
    ],
)
def test_json_curang(tmp_path, lama, baru, pesan):
    teks = json.dumps(butir())
    assert lama in teks
    assert tolak(tmp_path, teks.replace(lama, baru, 1)).startswith(pesan)


def test_satu_butir_salah_menolak_semua(tmp_path, capfd):
    tolak(tmp_path, [butir(), butir(status="x"), butir()])
    assert capfd.readouterr().out == ""


# --- as a process ----------------------------------------------------------------------------
def proses(*argumen: str, masukan: bytes = b"", **lingkungan: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", *argumen],
        cwd=AKAR,
        input=masukan,
        capture_output=True,
        env=os.environ | lingkungan,
        check=False,
    )


def test_masukan_baku_dan_utf8():
    isi = json.dumps(
        butir(jabatan=[BARIS_JABATAN | {"nama": "Kepala Bidang “Uji”"}]), ensure_ascii=False
    ).encode()
    hasil = proses("saring", "-", masukan=isi, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (hasil.returncode, hasil.stderr) == (0, b"")
    assert json.loads(hasil.stdout.decode())["simpulan"] == "memenuhi"


@pytest.mark.parametrize(
    ("argumen", "masukan", "akhir"),
    [
        (
            ("saring",),
            b"",
            "Cara pakai salah: tulis manage.py saring BERKAS.json, atau - untuk membaca masukan baku.",
        ),
        (
            ("saring", "a.json", "b.json"),
            b"",
            "Cara pakai salah: tulis manage.py saring BERKAS.json, atau - untuk membaca masukan baku.",
        ),
        (
            ("saring", "--kuat", "a.json"),
            b"",
            "Cara pakai salah: tulis manage.py saring BERKAS.json, atau - untuk membaca masukan baku.",
        ),
        (
            ("saring", "tidak-ada.json"),
            b"",
            (
                'berkas: nilai "tidak-ada.json" ditolak; seharusnya berkas JSON yang dapat dibaca: berkas '
                "tidak ditemukan"
            ),
        ),
        (
            ("saring", "docs"),
            b"",
            (
                'berkas: nilai "docs" ditolak; seharusnya berkas JSON yang dapat dibaca: '
                "ini direktori, bukan berkas"
            ),
        ),
        (("saring", "-"), b"{", "seharusnya JSON yang sah"),
        (
            ("periksa_seleksi", "-"),
            b"[1]",
            (
                "butir 1: isi: nilai 1 ditolak; seharusnya objek dengan isian profil, tanggal_pengumuman, "
                "tanggal_tutup, bobot, panitia, isi_pengumuman, libur"
            ),
        ),
    ],
)
def test_keluar_dua_dengan_satu_baris(argumen, masukan, akhir):
    hasil = proses(*argumen, masukan=masukan)
    baris = hasil.stderr.decode().splitlines()
    assert (hasil.returncode, hasil.stdout, len(baris)) == (2, b"", 1)
    assert baris[0].endswith(akhir)
