"""Files of the agency's own: every problem named with file, line and reason, at once, and no start with a wrong one."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from seleksi.aturan.loader import DIREKTORI, ProfilTidakSah, muat_profil, muat_putaran
from seleksi.aturan.periksa_berkas import periksa_berkas, periksa_folder
from seleksi.core.periksa import pastikan_layak_jalan

BAHAN = Path(__file__).parent / "bahan"
AKAR = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(BAHAN, tmp_path, dirs_exist_ok=True)
    return tmp_path


def tulis_ulang(berkas: Path, *ganti: tuple[str, str]) -> Path:
    teks = berkas.read_text(encoding="utf-8")
    for lama, baru in ganti:
        assert lama in teks, lama
        teks = teks.replace(lama, baru, 1)
    berkas.write_text(teks, encoding="utf-8")
    return berkas


def baris(berkas: Path, potongan: str) -> int:
    teks = berkas.read_text(encoding="utf-8")
    return teks[:teks.index(potongan)].count("\n") + 1


@pytest.mark.parametrize("berkas", [*DIREKTORI.rglob("*.toml"), *BAHAN.rglob("*.toml")], ids=lambda p: p.name)
def test_yang_disertakan_sah(berkas):
    assert periksa_berkas(berkas)[1] == []


def test_semua_salah_bentuk_sekaligus(folder):
    berkas = tulis_ulang(folder / "brebes-2021.toml", ("jam = 0", 'jam = "nol"\nmenit = 5'), ('nama = "Usia"\n', ""),
                         ('nilai = "30"', "nilai = 30.0"))
    usia = baris(berkas, '[[syarat]]\nkode = "usia"')
    assert periksa_berkas(berkas) == (None, [
        f"brebes-2021.toml baris {usia}: syarat[5].nama: bidang ini wajib ada.",
        f"brebes-2021.toml baris {baris(berkas, 'nilai = 30.0')}: bobot.komponen[1].nilai: 30.0 bukan angka desimal dalam tanda kutip, "
        'misalnya "20".',
        f"brebes-2021.toml baris {baris(berkas, 'jam = ' + chr(34))}: sanggah.jam: 'nol' bukan bilangan bulat.",
        f"brebes-2021.toml baris {baris(berkas, 'menit')}: sanggah.menit: bidang ini tidak dikenal.",
    ])


@pytest.mark.parametrize(("lama", "baru", "salah"), [
    ('nilai = { minimal = "IV/a" }\npansel = "minimal"\nbawaan = "', 'nilai = { minimal = "IV/a" }\npansel = "minimal"\nsaran = "',
     ["syarat[3].bawaan: nilai yang berlaku sampai Panitia Seleksi menetapkan harus beralasan bawaan"]),
    ('pansel = "minimal"', 'pansel = "minimal"\nbatas = [1, 2]',
     ["syarat[3].batas: hanya untuk parameter pansel berupa bilangan, dan harus di dalam batas jenisnya"]),
    ("nilai = { maksimal = 52 }", 'nilai = { maksimal = 52 }\npansel = "maksimal"\nbawaan = "Uji."',
     ["syarat[5].batas: parameter 'maksimal' milik Panitia Seleksi harus berbatas, misalnya batas = [18, 99]"]),
    ("nilai = { maksimal = 52 }", 'nilai = { maksimal = 52 }\npansel = "maksimal"\nbatas = [53, 60]\nbawaan = "Uji."',
     ["syarat[5].nilai.maksimal: 52 ditolak; seharusnya bilangan bulat 53 sampai 60"]),
    ('kode = "wawancara"\nnama = "Wawancara"\nminimal', 'kode = "presentasi"\nnama = "Wawancara"\nminimal',
     ["tahap: komponen", "bobot.komponen[2]: komponen 'presentasi' harus", "bobot.komponen[2].kode: komponen 'presentasi' tidak dikenal",
      "penetapan.urutan_seri"]),
    ('penilai = "asesor"', 'penilai = "panitia"', ["bobot.komponen[1].penilai: komponen asesmen dinilai asesor"]),
    ('fungsional = [], ', "", ["syarat[4].nilai: parameter 'fungsional' wajib ada"]),
    ('struktural = ["administrator"]', "struktural = []", ["syarat[4].nilai: struktural dan fungsional tidak boleh sama-sama kosong"]),
    ("45.5", "45.555", ["bobot.komponen[2]"]),
    ("ada = false", 'ada = true\npeserta = "lulus_administrasi"',
     ["kesehatan.peserta: tahap kesehatan seharusnya kesehatan, tertulis tidak ada"]),
    ("ada = false", "ada = true", ["kesehatan.peserta: diisi bila ada = true, dan hanya bila demikian"]),
    ('kode = "penetapan"', 'kode = "uji_publik"', ["tahap: tahap 'penetapan' wajib ada"]),
    ('label = "Tanda terima LHKPN"', 'label = "LHKPN {tahun}"', ["berkas[2].label: isian {tahun} tidak dikenal untuk berkas ini"]),
    ('judul = "Berstatus PNS"', 'judul = " "', ["syarat[1].judul: tidak boleh kosong"]),
    ('kode = "33.29"', 'kode = "35.29"', ["daerah.kode: '35.29' bukan kode Kemendagri seperti"]),
    ('nama_sekda = ["pansel", "ppk"]', 'nama_sekda = ["ppk"]', ["jalur.nama_sekda: harus berawal dari pansel dan berakhir pada ppk"]),
    ("level_standar = 3", "level_standar = 6", ["asesmen: harus 1 <= level_standar"]),
    ('ringkas = "Brebes 2021 (rekaan)"', 'ringkas = "Brebes"\nputaran_bawaan = "tidak-ada"',
     ["putaran_bawaan: tidak ada berkas putaran/tidak-ada.toml di samping profil ini"]),
    ('kode = "brebes-2021"', 'kode = "Brebes 2021"', ["kode: 'Brebes 2021' harus huruf kecil"]),
])
def test_profil_ditolak(folder, lama, baru, salah):
    berkas = tulis_ulang(folder / "brebes-2021.toml", (lama, baru))
    _, semua = periksa_berkas(berkas)
    tanpa_tempat = [s.split(": ", 1)[1] for s in semua]
    dicari = [s for s in salah if not any(t.startswith(s) for t in tanpa_tempat)]
    assert (dicari if "presentasi" not in baru else dicari[1:]) == []
    assert all(s.startswith("brebes-2021.toml baris ") for s in semua)
    with pytest.raises(ProfilTidakSah):
        muat_profil("brebes-2021", folder)


@pytest.mark.parametrize(("lama", "baru", "salah"), [
    ('["golongan", "minimal", "IV/b"]', '["golongan", "minimal", "V/a"]', "acuan.parameter[1]: golongan.minimal 'V/a' ditolak"),
    ('["golongan", "minimal", "IV/b"]', '["usia", "maksimal", 60]',
     "acuan.parameter[1]: usia.maksimal bukan parameter Panitia Seleksi; yang boleh ditetapkan: golongan.minimal"),
    ('["golongan", "minimal", "IV/b"]', '["golongan", "minimal"], ["golongan", "minimal", "IV/c"]',
     "acuan.parameter[2]: golongan.minimal sudah ditetapkan di atasnya"),
    ("tahun_kinerja = [2020]", "tahun_kinerja = [2019, 2020]", "acuan.tahun_kinerja: harus memuat 1 tahun yang berbeda"),
    ("tahun_kinerja = [2020]", "tahun_kinerja = [2022]", "acuan: tahun 2022 di luar 1990 sampai tahun penutupan"),
    ('mode_usia = "tepat"', 'mode_usia = "tepat"\ncakupan = "nasional"', "acuan.cakupan: tidak ditulis; profil brebes-2021"),
    ("tanggal_publikasi = 2021-03-01", "tanggal_publikasi = 2021-03-03", "jendela.mulai: tidak boleh sebelum tanggal publikasi"),
    ("jam_tutup = 12:00:00", "jam_tutup = 07:00:00", "jendela.jam_tutup: harus sesudah jam buka"),
    ("nomor = 2", "nomor = 3", "jadwal[2].nomor: nomor harus berurutan; seharusnya 2"),
    ("level = 3", "level = 6", "kompetensi[1].level: harus 1 sampai 5"),
    ("[[lowongan]]", '[[bobot]]\nkomponen = "asesmen"\nnilai = "100"\ndasar = "Pasal 9"\n\n[[lowongan]]',
     "bobot: harus memuat tepat komponen asesmen, wawancara, rekam_jejak"),
    ('profil = "brebes-2021"', 'profil = "brebes-2099"', "profil: Profil 'brebes-2099' tidak dikenal; yang ada: "),
    ("skema = 1", "skema = 2", "skema: skema 2 tidak dikenal; seharusnya 1"),
])
def test_putaran_ditolak(folder, lama, baru, salah):
    berkas = tulis_ulang(folder / "putaran" / "brebes-2021-satu.toml", (lama, baru))
    _, semua = periksa_berkas(berkas)
    assert len(semua) == 1
    assert semua[0].split(": ", 1)[1].startswith(salah)


def test_parameter_dikosongkan(folder):
    tulis_ulang(folder / "putaran" / "brebes-2021-satu.toml", ('["golongan", "minimal", "IV/b"]', '["golongan", "minimal"]'))
    assert muat_putaran("brebes-2021-satu", folder).acuan.parameter == (("golongan", "minimal", None),)


def test_bobot_tetap_tidak_dapat_diubah(folder):
    """A regulation that fixes the weights leaves nothing to the round, even where its ranges would."""
    for k, n in (("30", "100"), ("45.5", "100"), ("24.5", "100")):
        tulis_ulang(folder / "brebes-2021.toml", (f'minimal = "{k}"', 'minimal = "0"'), (f'maksimal = "{k}"', f'maksimal = "{n}"'))
    baru = "".join(f'[[bobot]]\nkomponen = "{k}"\nnilai = "{n}"\ndasar = "x"\n\n'
                   for k, n in (("asesmen", 40), ("wawancara", 40), ("rekam_jejak", 20)))
    berkas = tulis_ulang(folder / "putaran" / "brebes-2021-satu.toml", ("[[lowongan]]", baru + "[[lowongan]]"))
    assert [s.split(": ", 1)[1] for s in periksa_berkas(berkas)[1]] == ["bobot: bobot profil ini tetap; putaran tidak boleh mengubahnya."]


@pytest.mark.parametrize(("isi", "salah"), [
    (b"kode = \n", "buruk.toml baris 1: bukan TOML yang sah (Invalid value)."),
    (b"a = 1\na = 2\n", "buruk.toml baris 2: bukan TOML yang sah (Cannot overwrite a value)."),
    (b"a = '\xff'", "buruk.toml: bukan teks UTF-8 (byte ke-6)."),
    (b"a = " + b"[" * 100_000, "buruk.toml: bukan TOML yang wajar (RecursionError)."),
    (b"a = " + b"9" * 10_000, "buruk.toml: bukan TOML yang wajar (ValueError)."),
])
def test_bukan_toml(tmp_path, isi, salah):
    (tmp_path / "buruk.toml").write_bytes(isi)
    assert periksa_berkas(tmp_path / "buruk.toml") == (None, [salah])


def test_folder(folder):
    assert periksa_folder(folder) == []
    shutil.copy(DIREKTORI / "tegal-2017.toml", folder)
    shutil.move(folder / "putaran" / "brebes-2021-satu.toml", folder)
    assert periksa_folder(folder) == [
        "brebes-2021-satu.toml: berkas putaran salah folder; profil di folder ini, putaran di putaran/.",
        "tegal-2017.toml: kode ini sudah dipakai berkas yang disertakan portal; pakai nama lain."]
    assert periksa_folder(folder / "x") == [f"Folder profil tambahan {folder / 'x'} tidak ada."]


def test_tidak_dijalankan_dengan_profil_salah(folder, settings):
    """In the demo as in production: a rule that cannot be read must not be found out by an applicant."""
    settings.PROFIL_TAMBAHAN = folder
    pastikan_layak_jalan()
    tulis_ulang(folder / "brebes-2021.toml", ('jenis = "usia_maksimal"', 'jenis = "umur"'))
    with pytest.raises(ImproperlyConfigured, match=r"brebes-2021\.toml baris \d+: syarat\[5\]\.jenis: jenis 'umur' tidak dikenal"):
        pastikan_layak_jalan()


# --- the command -----------------------------------------------------------------------------
def test_perintah_sah(folder, capsys):
    call_command("periksa_profil", folder / "brebes-2021.toml", folder / "putaran" / "brebes-2021-satu.toml")
    assert capsys.readouterr().out == "brebes-2021.toml: profil brebes-2021 sah.\nbrebes-2021-satu.toml: putaran brebes-2021-satu sah.\n"


@pytest.mark.parametrize(("berkas", "salah"), [
    (["brebes-2021.toml", "tidak-ada.toml"], "tidak-ada.toml: berkas tidak ditemukan atau tidak dapat dibaca."),
    (["putaran"], "putaran: berkas tidak ditemukan atau tidak dapat dibaca."),
    ([], "Cara pakai salah: tulis manage.py periksa_profil BERKAS.toml [BERKAS.toml ...]."),
])
def test_perintah_menolak(folder, capsys, berkas, salah):
    with pytest.raises(CommandError) as galat:
        call_command("periksa_profil", *[folder / b for b in berkas])
    assert (galat.value.returncode, str(galat.value).endswith(salah), capsys.readouterr().out) == (2, True, "")


def test_dari_lingkungan(folder):
    """The whole way of an IT officer, in processes of their own: the folder, the check, a screening under the new law."""
    jabatan = {"nama": "Kabid", "jenjang": "administrator", "mulai": "2015-01-02", "selesai": None}
    fakta = {
        "profil": "brebes-2021",
        "putaran": {"tanggal_tutup": "2021-03-09", "tanggal_acuan_usia": "2021-06-01", "tahun_kinerja": [2020]},
        "pelamar": {"nip": "197003041996031001", "tanggal_lahir": "1970-03-04", "status": "PNS", "golongan": "IV/a",
                    "tmt_golongan": "2018-04-01", "instansi": {"kode": "33.29", "jenis": "kabupaten"}, "jabatan": [jabatan],
                    "berkas": ["sk", "lhkpn"]}}
    (folder / "fakta.json").write_text(json.dumps(fakta))

    def jalankan(*perintah: str) -> tuple[int, str]:
        hasil = subprocess.run([sys.executable, "manage.py", *perintah], cwd=AKAR, capture_output=True, text=True, check=False,
                               env=os.environ | {"PROFIL_TAMBAHAN": str(folder)})
        return hasil.returncode, hasil.stdout + hasil.stderr

    kode, jawab = jalankan("saring", str(folder / "fakta.json"))
    assert (kode, '"simpulan": "memenuhi"' in jawab) == (0, True), jawab
    tulis_ulang(folder / "brebes-2021.toml", ('dasar = "Pasal 3 huruf e"\n', ""))
    kode, jawab = jalankan("saring", str(folder / "fakta.json"))
    assert (kode, "syarat[5]: tidak menyebut dasar" in jawab, "Traceback" in jawab) == (2, True, False), jawab
    kode, jawab = jalankan("check")
    assert (kode, "core.E003" in jawab) == (1, True), jawab
