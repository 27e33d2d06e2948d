"""manage.py saring, as an official uses it: a file in, JSON out; a wrong file, one line and exit 2."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from pendaftaran.tests.fakta_uji import SARING, butir

AKAR = Path(__file__).parents[2]


def jalankan(tmp_path: Path, isi, perintah: str = "saring"):
    """Run on a file with this content (text, bytes, or data); the parsed answer."""
    berkas = tmp_path / "masukan.json"
    mentah = isi if isinstance(isi, bytes) else (isi if isinstance(isi, str) else json.dumps(isi)).encode()
    berkas.write_bytes(mentah)
    keluar = io.StringIO()
    call_command(perintah, str(berkas), stdout=keluar)
    return json.loads(keluar.getvalue())


def tolak(tmp_path: Path, isi, perintah: str = "saring") -> str:
    """The refusal's line; nothing may be written and the exit code must be 2."""
    with pytest.raises(CommandError) as galat:
        jalankan(tmp_path, isi, perintah)
    assert galat.value.returncode == 2
    pesan = str(galat.value)
    assert "\n" not in pesan
    return pesan


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
        "alasan": "Lahir 30 November 1964, berusia 56 tahun pada 1 Desember 2020 dan sudah lewat ulang tahun ke-56 "
        "(30 November 2020); dihitung dalam tahun penuh, batasnya 56 tahun.",
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


WAJIB = {
    "tuban-2020": "nip tanggal_lahir status instansi golongan tmt_golongan pendidikan jabatan diklat kinerja "
    "hukuman_disiplin dalam_pemeriksaan berkas",
    "tulungagung-2020": "nip tanggal_lahir status instansi golongan tmt_golongan pendidikan jabatan diklat kinerja "
    "hukuman_disiplin pidana asesmen berkas",
    "tegal-2017": "nip tanggal_lahir status instansi pendidikan jabatan kinerja berkas",
}


@pytest.mark.parametrize(("profil", "nama"), [(p, n) for p, isi in WAJIB.items() for n in isi.split()])
def test_isian_wajib(tmp_path, profil, nama):
    pesan = tolak(tmp_path, [butir(profil), butir(profil, buang=(nama,))])
    assert pesan.startswith(f"butir 2: pelamar.{nama}: nilai (tidak ada) ditolak; seharusnya ")


def test_parameter_pansel_membuat_isian_wajib(tmp_path):
    isi = butir("tegal-2017", buang=("golongan",), putaran={"parameter": {"golongan": {"minimal": "IV/a"}}})
    assert tolak(tmp_path, isi).startswith("butir 1: pelamar.golongan: nilai (tidak ada) ditolak")


# --- bad input: the person -------------------------------------------------------------------
BARIS_JABATAN = {
    "nama": "A",
    "jenjang": "administrator",
    "mulai": "2012-01-02",
    "selesai": None,
    "terkait": True,
    "plt": False,
}


def ganti(**lain) -> dict:
    return BARIS_JABATAN | lain


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"golongan": "IV/f"}, 'golongan: nilai "IV/f" ditolak; seharusnya salah satu dari I/a, I/b, '),
        ({"golongan": ["IV/a"]}, 'golongan: nilai ["IV/a"] ditolak; seharusnya salah satu dari '),
        ({"golongan": None}, "golongan: nilai null ditolak; seharusnya salah satu dari "),
        (
            {"status": "pns"},
            'status: nilai "pns" ditolak; seharusnya salah satu dari PNS, CPNS, PPPK, TNI, POLRI, lainnya',
        ),
        (
            {"nip": "19680512199403100"},
            'nip: nilai "19680512199403100" ditolak; seharusnya NIP 18 angka tanpa spasi',
        ),
        (
            {"nip": 196805121994031004},
            "nip: nilai 196805121994031004 ditolak; seharusnya NIP 18 angka tanpa spasi",
        ),
        ({"nip": "١٩٦٨٠٥١٢١٩٩٤٠٣١٠٠٤"}, "nip: nilai "),
        (
            {"tanggal_lahir": "1968-02-30"},
            'tanggal_lahir: nilai "1968-02-30" ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        (
            {"tanggal_lahir": "12-05-1968"},
            'tanggal_lahir: nilai "12-05-1968" ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        (
            {"tanggal_lahir": "19680512"},
            'tanggal_lahir: nilai "19680512" ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        (
            {"tanggal_lahir": "1968-05-12 "},
            'tanggal_lahir: nilai "1968-05-12 " ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        ({"tanggal_lahir": 19680512}, "tanggal_lahir: nilai 19680512 ditolak; seharusnya tanggal YYYY-MM-DD"),
        (
            {"dalam_pemeriksaan": "tidak"},
            'dalam_pemeriksaan: nilai "tidak" ditolak; seharusnya true atau false',
        ),
        ({"dalam_pemeriksaan": 0}, "dalam_pemeriksaan: nilai 0 ditolak; seharusnya true atau false"),
        (
            {"pidana": "tidak"},
            'pidana: nilai "tidak" ditolak; seharusnya salah satu dari tidak_pernah, pernah, sedang',
        ),
        (
            {"golongn": "IV/a"},
            'golongn: nilai "IV/a" ditolak; seharusnya tidak ditulis; isian yang dikenal: nip, ',
        ),
        (
            {"instansi": {"kode": "35.23"}},
            "instansi.jenis: nilai (tidak ada) ditolak; seharusnya salah satu dari kabupaten, ",
        ),
        (
            {"instansi": {"kode": "3523", "jenis": "kabupaten"}},
            (
                'instansi.kode: nilai "3523" ditolak; seharusnya kode wilayah '
                'Kemendagri untuk kabupaten, misalnya "35.23"'
            ),
        ),
        (
            {"instansi": {"kode": "35.78", "jenis": "kabupaten"}},
            'instansi.kode: nilai "35.78" ditolak; seharusnya kode wilayah',
        ),
        (
            {"instansi": {"kode": "35.30", "jenis": "kabupaten"}},
            'instansi.kode: nilai "35.30" ditolak; seharusnya kode wilayah',
        ),
        (
            {"instansi": {"kode": "33.77", "jenis": "kota"}},
            'instansi.kode: nilai "33.77" ditolak; seharusnya kode wilayah',
        ),
        (
            {"instansi": {"kode": "35", "jenis": "pusat"}},
            'instansi.kode: nilai "35" ditolak; seharusnya kode wilayah',
        ),
        ({"instansi": "35.23"}, 'instansi: nilai "35.23" ditolak; seharusnya objek dengan isian kode, jenis'),
        ({"pendidikan": {"jenjang": "S1"}}, 'pendidikan: nilai {"jenjang": "S1"} ditolak; seharusnya daftar'),
        (
            {"pendidikan": [{"jenjang": "S-1", "lulus": 1992}]},
            'pendidikan[1].jenjang: nilai "S-1" ditolak; seharusnya salah satu',
        ),
        (
            {"pendidikan": [{"jenjang": "S1", "lulus": "1992"}]},
            'pendidikan[1].lulus: nilai "1992" ditolak; seharusnya bilangan bulat',
        ),
        (
            {"jabatan": [BARIS_JABATAN, ganti(jenjang="eselon_iii")]},
            'jabatan[2].jenjang: nilai "eselon_iii" ditolak; seharusnya',
        ),
        (
            {"jabatan": [ganti(selesai="2011-12-31")]},
            (
                'jabatan[1].selesai: nilai "2011-12-31" ditolak; seharusnya tanggal yang tidak '
                "mendahului mulai 2012-01-02"
            ),
        ),
        (
            {"jabatan": [ganti(terkait="ya")]},
            'jabatan[1].terkait: nilai "ya" ditolak; seharusnya true atau false',
        ),
        ({"jabatan": [ganti(plt=None)]}, "jabatan[1].plt: nilai null ditolak; seharusnya true atau false"),
        (
            {"jabatan": [ganti(tmt="2012")]},
            (
                'jabatan[1].tmt: nilai "2012" ditolak; seharusnya tidak ditulis; isian yang dikenal: '
                "nama, jenjang, mulai, selesai, terkait, plt"
            ),
        ),
        (
            {"jabatan": [{"jenjang": "administrator"}]},
            "jabatan[1].mulai: nilai (tidak ada) ditolak; seharusnya tanggal YYYY-MM-DD",
        ),
        (
            {"jabatan": ["Kepala Bidang"]},
            'jabatan[1]: nilai "Kepala Bidang" ditolak; seharusnya objek dengan isian nama, ',
        ),
        (
            {"diklat": [{"jenis": "pka", "tanggal": "2019-10-01"}]},
            "diklat[1].lulus: nilai (tidak ada) ditolak; seharusnya true atau false",
        ),
        (
            {"diklat": [{"jenis": "lemhanas", "lulus": True, "tanggal": "2019-10-01"}]},
            'diklat[1].jenis: nilai "lemhanas" ditolak',
        ),
        (
            {"kinerja": [{"tahun": 2018}]},
            "kinerja[1].predikat: nilai (tidak ada) ditolak; seharusnya salah satu dari sangat_baik, ",
        ),
        (
            {"kinerja": [{"tahun": "2018", "unsur": {}}]},
            'kinerja[1].tahun: nilai "2018" ditolak; seharusnya bilangan bulat',
        ),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"skp": "120.01"}}]},
            ('kinerja[1].unsur.skp: nilai "120.01" ditolak; seharusnya angka 0 sampai 120 '),
        ),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"skp": "85,20"}}]},
            'kinerja[1].unsur.skp: nilai "85,20" ditolak',
        ),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"skp": "85.205"}}]},
            'kinerja[1].unsur.skp: nilai "85.205" ditolak',
        ),
        ({"kinerja": [{"tahun": 2018, "unsur": {"skp": "-1"}}]}, 'kinerja[1].unsur.skp: nilai "-1" ditolak'),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"skp": "1e2"}}]},
            'kinerja[1].unsur.skp: nilai "1e2" ditolak',
        ),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"inisiatif": "80"}}]},
            'kinerja[1].unsur.inisiatif: nilai "80" ditolak; seharusnya tidak',
        ),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"skp": "80"}, "predikat": "baik"}]},
            ('kinerja[1].predikat: nilai "baik" ditolak; seharusnya tidak ditulis bersama unsur'),
        ),
        (
            {"kinerja": [{"tahun": 2022, "predikat": "baik"}]},
            "kinerja[1].hasil_kerja: nilai (tidak ada) ditolak; seharusnya salah satu dari",
        ),
        (
            {"hukuman_disiplin": [{"tingkat": "Sedang", "mulai": "2008-03-01"}]},
            'hukuman_disiplin[1].tingkat: nilai "Sedang" ditolak',
        ),
        (
            {"asesmen": [{"tanggal": "2018-06-04", "lembaga": "", "skor": "81"}]},
            'asesmen[1].lembaga: nilai "" ditolak; seharusnya teks',
        ),
        (
            {"asesmen": [{"tanggal": "2018-06-04", "skor": "tinggi"}]},
            'asesmen[1].skor: nilai "tinggi" ditolak; seharusnya angka',
        ),
        (
            {"berkas": ["ktp", "kartu_keluarga"]},
            'berkas[2]: nilai "kartu_keluarga" ditolak; seharusnya salah satu dari drh, ',
        ),
        ({"berkas": ["skp"]}, 'berkas[1]: nilai "skp" ditolak; seharusnya salah satu dari '),
        ({"berkas": ["ktp", 7]}, "berkas[2]: nilai 7 ditolak; seharusnya "),
        ({"berkas": [["ktp"]]}, 'berkas[1]: nilai ["ktp"] ditolak'),
        ({"berkas": "ktp"}, 'berkas: nilai "ktp" ditolak; seharusnya daftar'),
    ],
)
def test_pelamar_ditolak(tmp_path, ubah, pesan):
    assert tolak(tmp_path, [butir(), butir(), butir(**ubah)]).startswith(f"butir 3: pelamar.{pesan}")


# --- bad input: the round --------------------------------------------------------------------
@pytest.mark.parametrize(
    ("profil", "ubah", "pesan"),
    [
        (
            "tuban-2020",
            {"tanggal_tutup": "2020-09-31"},
            'tanggal_tutup: nilai "2020-09-31" ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        (
            "tuban-2020",
            {"tanggal_tutp": "2020-09-28"},
            'tanggal_tutp: nilai "2020-09-28" ditolak; seharusnya tidak ditulis; isian',
        ),
        (
            "tuban-2020",
            {"mode_usia": "ketat"},
            'mode_usia: nilai "ketat" ditolak; seharusnya salah satu dari tahun_penuh, tepat',
        ),
        (
            "tuban-2020",
            {"cakupan": "nasional"},
            'cakupan: nilai "nasional" ditolak; seharusnya tidak ditulis; profil tuban-2020',
        ),
        ("tulungagung-2020", {"cakupan": None}, "cakupan: nilai null ditolak; seharusnya tidak ditulis"),
        (
            "tegal-2017",
            {"cakupan": "kabupaten"},
            'cakupan: nilai "kabupaten" ditolak; seharusnya salah satu dari nasional, provinsi',
        ),
        (
            "tuban-2020",
            {"parameter": {"usia": {"maksimal": 58}}},
            (
                'parameter.usia: nilai {"maksimal": 58} ditolak; seharusnya tidak '
                "ditulis; isian yang dikenal: tidak ada"
            ),
        ),
        (
            "tulungagung-2020",
            {"parameter": {"usia": {"maksimal": 58}}},
            'parameter.usia: nilai {"maksimal": 58} ditolak',
        ),
        (
            "tegal-2017",
            {"parameter": {"status_pns": {}}},
            "parameter.status_pns: nilai {} ditolak; seharusnya tidak ditulis",
        ),
        (
            "tegal-2017",
            {"parameter": {"usia": {"minimal": 40}}},
            "parameter.usia.minimal: nilai 40 ditolak; seharusnya tidak ditulis",
        ),
        (
            "tegal-2017",
            {"parameter": {"usia": {"maksimal": "58"}}},
            (
                'parameter.usia.maksimal: nilai "58" ditolak; seharusnya bilangan '
                "bulat 18 sampai 99, atau null"
            ),
        ),
        (
            "tegal-2017",
            {"parameter": {"usia": {"maksimal": True}}},
            "parameter.usia.maksimal: nilai true ditolak",
        ),
        (
            "tegal-2017",
            {"parameter": {"golongan": {"minimal": "IV"}}},
            'parameter.golongan.minimal: nilai "IV" ditolak; seharusnya salah',
        ),
        (
            "tegal-2017",
            {"parameter": {"kinerja": {"wajib": 1}}},
            "parameter.kinerja.wajib: nilai 1 ditolak; seharusnya true atau false",
        ),
        (
            "tegal-2017",
            {"parameter": {"jabatan": {"struktural": ["pengawas"]}}},
            "parameter.jabatan.struktural: nilai ",
        ),
        (
            "tegal-2017",
            {"parameter": [1]},
            "parameter: nilai [1] ditolak; seharusnya objek dengan isian golongan, ",
        ),
        (
            "tegal-2017",
            {"tahun_kinerja": [2019]},
            "tahun_kinerja: nilai [2019] ditolak; seharusnya daftar 2 tahun yang berbeda",
        ),
        (
            "tegal-2017",
            {"tahun_kinerja": [2019, 2019]},
            "tahun_kinerja: nilai [2019, 2019] ditolak; seharusnya daftar 2 tahun",
        ),
        (
            "tuban-2020",
            {"tahun_kinerja": []},
            "tahun_kinerja: nilai [] ditolak; seharusnya daftar satu atau lebih tahun",
        ),
        (
            "tuban-2020",
            {"tahun_kinerja": ["2018", 2019]},
            'tahun_kinerja[1]: nilai "2018" ditolak; seharusnya bilangan bulat',
        ),
    ],
)
def test_putaran_ditolak(tmp_path, profil, ubah, pesan):
    assert tolak(tmp_path, butir(profil, putaran=ubah)).startswith(f"butir 1: putaran.{pesan}")


@pytest.mark.parametrize(
    ("profil", "nama"),
    [
        ("tuban-2020", "tanggal_tutup"),
        ("tulungagung-2020", "tanggal_acuan_usia"),
        ("tulungagung-2020", "tahun_kinerja"),
        ("tegal-2017", "tanggal_acuan_usia"),
        ("tegal-2017", "tahun_kinerja"),
        ("tegal-2017", "cakupan"),
    ],
)
def test_isian_putaran_wajib(tmp_path, profil, nama):
    isi = butir(profil)
    del isi["putaran"][nama]
    assert tolak(tmp_path, isi).startswith(f"butir 1: putaran.{nama}: nilai (tidak ada) ditolak; seharusnya ")


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
            'butir 1: nama: nilai "x" ditolak; seharusnya tidak ditulis; isian yang dikenal: profil, putaran, pelamar',
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
            'berkas: nilai "docs" ditolak; seharusnya berkas JSON yang dapat dibaca: ini direktori, bukan berkas',
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
