"""manage.py saring on spreadsheets: the same verdicts as from JSON, every bad cell by name, and no file when one is bad."""

import csv
import io
import json
from datetime import datetime
from itertools import groupby

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from pendaftaran.domain.butir_saring import PenyaringButir
from pendaftaran.domain.lembar_sel import HARAPAN_NIP
from pendaftaran.lembar.baca import GALAT_SEL, RUMUS
from pendaftaran.lembar.hasil import CATATAN, STATUS
from pendaftaran.lembar.templat import tulis_templat, tulis_templat_csv
from pendaftaran.tests.fakta_uji import PROFIL, SARING, butir
from pendaftaran.tests.lembar_uji import buku_isi, byte_buku
from seleksi.aturan.loader import muat_profil, muat_putaran

KODE = {kata: kode for kode, kata in STATUS.items()}
KODE_CATATAN = {kata: kode for kode, kata in CATATAN.items()}


def saring(tmp_path, mentah: bytes, *pilihan: str, nama: str = "data.xlsx") -> dict[str, list[tuple]]:
    """Sheet -> rows of the result."""
    masukan, keluar = tmp_path / nama, tmp_path / "hasil.xlsx"
    masukan.write_bytes(mentah)
    call_command("saring", str(masukan), "--keluar", str(keluar), *pilihan, stdout=io.StringIO())
    return {lembar.title: list(lembar.iter_rows(values_only=True)) for lembar in load_workbook(keluar)}


def tolak(tmp_path, mentah: bytes, *pilihan: str, nama: str = "data.xlsx") -> list[str]:
    with pytest.raises(CommandError) as galat:
        saring(tmp_path, mentah, *pilihan, nama=nama)
    assert galat.value.returncode == 2
    assert [p.name for p in tmp_path.iterdir()] == [nama]
    return str(galat.value).splitlines()


def jawaban_lembar(hasil: dict, nomor: str) -> list[tuple]:
    return [(kode, KODE[status], dasar, alasan, [KODE_CATATAN[c] for c in (catatan or "").split("; ") if c])
            for n, _, kode, _, status, dasar, alasan, catatan, _ in hasil["Syarat"][1:] if n == nomor]


KELOMPOK = [list(isi) for _, isi in groupby(
    sorted(SARING, key=lambda k: k["profil"] + json.dumps(k["putaran"], sort_keys=True)),
    key=lambda k: k["profil"] + json.dumps(k["putaran"], sort_keys=True))]


@pytest.mark.parametrize("kasus", KELOMPOK, ids=lambda k: k[0]["nama"])
def test_sama_dengan_json(tmp_path, kasus):
    semua = [{k: x[k] for k in ("profil", "putaran", "pelamar")} for x in kasus]
    hasil, jawab = saring(tmp_path, byte_buku(buku_isi(*semua))), PenyaringButir().jawab
    for n, satu in enumerate(semua, start=1):
        harap = json.loads(jawab(satu))
        assert jawaban_lembar(hasil, f"P-{n}") == [
            (s["kode"], s["status"], s["dasar"], s["alasan"], s["catatan"]) for s in harap["syarat"]], kasus[n - 1]["nama"]
        assert KODE[hasil["Ringkasan"][n][3]] == harap["simpulan"]
        assert [KODE[x] for x in hasil["Ringkasan"][n][4:]] == [s["status"] for s in harap["syarat"]]
        assert [(j, w == "ya", a == "ya") for p, _, j, _, w, a, *_ in hasil["Berkas"][1:] if p == f"P-{n}"] == [
            (b["jenis"], b["wajib"], b["ada"]) for b in harap["berkas"]]


def sebagai_csv(buku, pemisah: str) -> bytes:
    keluar = io.StringIO()
    tulis = csv.writer(keluar, delimiter=pemisah)
    for lembar in buku:
        if lembar.title != "Penjelasan":
            tulis.writerow([f"[{lembar.title}]"])
            for baris in lembar.iter_rows(values_only=True):
                tulis.writerow([x.date() if isinstance(x, datetime) else x for x in baris[:2 if lembar.title == "Putaran" else None]])
    return b"\xef\xbb\xbf" + keluar.getvalue().encode()


@pytest.mark.parametrize("pemisah", [",", ";"])
def test_csv_sama_dengan_xlsx(tmp_path, pemisah):
    buku = buku_isi(butir("tulungagung-2020"), butir("tulungagung-2020", status="CPNS"))
    assert saring(tmp_path, sebagai_csv(buku, pemisah), nama="data.csv") == saring(tmp_path, byte_buku(buku))


# --- templates -------------------------------------------------------------------------------
@pytest.mark.parametrize("kode", PROFIL)
def test_templat_hanya_yang_dibaca(kode):
    """A column for each fact that a rule reads, and none else; both forms have the same headings."""
    buku = load_workbook(io.BytesIO(tulis_templat(muat_profil(kode))))
    beda = {"tuban-2020": ("Dalam pemeriksaan", {"Hukuman"}),
            "tulungagung-2020": ("Pidana", {"Hukuman", "Asesmen"}), "tegal-2017": (None, set())}
    tambahan, riwayat = beda[kode]
    judul = [sel.value for sel in buku["Pelamar"][1]]
    assert judul == ["Nomor", "Nama", "NIP", "Tanggal lahir", "Status", "Kode instansi", "Jenis instansi", "Golongan", "TMT golongan",
                     *([tambahan] if tambahan else [])]
    assert set(buku.sheetnames) == {"Putaran", "Pelamar", "Pendidikan", "Jabatan", "Diklat", "Kinerja", "Berkas", "Penjelasan"} | riwayat
    isi_csv = tulis_templat_csv(muat_profil(kode)).decode("utf-8-sig").splitlines()
    assert isi_csv[isi_csv.index("[Pelamar]") + 1].split(",") == judul
    assert [x[1:-1] for x in isi_csv if x.startswith("[")] == buku.sheetnames[:-1]


def test_templat_putaran_dengan_pasal_dan_pilihan():
    putaran = muat_putaran("tuban-2020")
    buku = load_workbook(io.BytesIO(tulis_templat(muat_profil("tuban-2020"), putaran.acuan)))
    assert dict(buku["Putaran"].iter_rows(min_row=2, max_col=2, values_only=True)) == {
        "profil": "tuban-2020", "tanggal_tutup": "2020-09-28", "tanggal_acuan_usia": "2020-12-01", "mode_usia": "tahun_penuh",
        "tahun_kinerja": "2018, 2019"}
    assert buku["Pelamar"]["H1"].comment.text.endswith("Dasar: A.1.b")
    assert [v.formula1 for v in buku["Hukuman"].data_validations.dataValidation] == ['"ringan,sedang,berat"']
    assert {"skp_2018", "skp_2019"} <= {sel.value for sel in buku["Berkas"][1]}


# --- bad cells: all of them, each by sheet, row and column --------------------------------------
def _ubah(lembar: str, sel: str, nilai, jenis: str | None = None):
    def ubah(buku):
        buku[lembar][sel].value = nilai
        if jenis:
            buku[lembar][sel].data_type = jenis
    return ubah


SALAH = [
    ("Pelamar", "C2", 196805121994031000, None, f"kolom C (NIP): nilai 196805121994031000 ditolak; seharusnya {HARAPAN_NIP}"),
    ("Pelamar", "C2", None, None, "kolom C (NIP): nilai (kosong) ditolak; seharusnya isian ini, karena dibaca oleh syarat profil"),
    ("Pelamar", "D2", "12/05/1968", None, 'kolom D (Tanggal lahir): nilai "12/05/1968" ditolak; '
     'seharusnya tanggal, sebagai sel tanggal atau teks YYYY-MM-DD'),
    ("Pelamar", "D2", datetime(1968, 5, 12, 7), None, 'kolom D (Tanggal lahir): nilai "1968-05-12 07:00:00" ditolak; '  # noqa: DTZ001  (a cell has no zone)
     'seharusnya tanggal tanpa jam'),
    ("Pelamar", "D2", "=TODAY()", "f", f'kolom D (Tanggal lahir): nilai "=TODAY()" ditolak; seharusnya {RUMUS}'),
    ("Pelamar", "D2", "#N/A", "e", f'kolom D (Tanggal lahir): nilai "#N/A" ditolak; seharusnya {GALAT_SEL}'),
    ("Pelamar", "E2", "Honorer", None, 'kolom E (Status): nilai "Honorer" ditolak; '
     'seharusnya salah satu dari PNS, CPNS, PPPK, TNI, POLRI, lainnya'),
    ("Pelamar", "F2", "35.99", None, 'kolom F (Kode instansi): nilai "35.99" ditolak; '
     'seharusnya kode wilayah Kemendagri untuk kabupaten, misalnya "35.23"'),
    ("Pelamar", "J2", "mungkin", None, 'kolom J (Dalam pemeriksaan): nilai "mungkin" ditolak; seharusnya ya atau tidak'),
    ("Pelamar", "L2", "catatan", None, 'kolom L: nilai "catatan" ditolak; seharusnya sel kosong, karena kolomnya tidak berjudul'),
    ("Jabatan", "A2", "P-9", None, 'kolom A (Nomor): nilai "P-9" ditolak; seharusnya nomor yang ada di lembar Pelamar'),
    ("Jabatan", "E2", "1990-01-01", None, 'kolom E (Selesai): nilai "1990-01-01" ditolak; '
     'seharusnya tanggal yang tidak mendahului mulai 2012-01-02'),
    ("Kinerja", "C2", 85.255, None, "kolom C (Sasaran Kerja Pegawai): nilai 85.255 ditolak; "
     "seharusnya angka 0 sampai 120 dengan paling banyak dua desimal"),
    ("Kinerja", "C2", "120,01", None, 'kolom C (Sasaran Kerja Pegawai): nilai "120,01" ditolak; '
     'seharusnya angka 0 sampai 120 dengan paling banyak dua desimal'),
    ("Kinerja", "B2", 2018.5, None, "kolom B (Tahun): nilai 2018.5 ditolak; seharusnya tahun, bilangan bulat 1900 sampai 2100"),
]


@pytest.mark.parametrize(("lembar", "sel", "nilai", "jenis", "pesan"), SALAH, ids=lambda x: str(x)[:30])
def test_satu_sel_salah(tmp_path, lembar, sel, nilai, jenis, pesan):
    buku = buku_isi(butir())
    _ubah(lembar, sel, nilai, jenis)(buku)
    assert tolak(tmp_path, byte_buku(buku)) == [f"lembar {lembar}, baris 2, {pesan}"]


def test_semua_sel_salah_disebut(tmp_path):
    buku = buku_isi(butir(), butir())
    for lembar, sel, nilai in (("Putaran", "B3", "besok"), ("Pelamar", "C2", 1), ("Pelamar", "E3", "?"), ("Diklat", "B2", "?"),
                               ("Diklat", "C2", "?"), ("Jabatan", "A3", "P-7"), ("Hukuman", "A2", "P-1"), ("Berkas", "C2", "ada")):
        buku[lembar][sel].value = nilai
    assert [x.split(": nilai")[0] for x in tolak(tmp_path, byte_buku(buku))] == [
        "lembar Putaran, baris 3, kolom B (tanggal_tutup)",
        "lembar Pelamar, baris 2, kolom C (NIP)",
        "lembar Pelamar, baris 3, kolom E (Status)",
        "lembar Jabatan, baris 3, kolom A (Nomor)",
        "lembar Diklat, baris 2, kolom B (Jenis)",
        "lembar Diklat, baris 2, kolom C (Lulus)",
        "lembar Hukuman, baris 2, kolom B (Tingkat)",
        "lembar Hukuman, baris 2, kolom C (Mulai)",
        "lembar Berkas, baris 2, kolom C (drh)",
    ]


@pytest.mark.parametrize(("nilai", "terbaca"), [(75.2, "75,20"), ("75,2", "75,20"), ("75.20", "75,20"), (75, "75,00")])
def test_desimal_koma_dan_titik(tmp_path, nilai, terbaca):
    buku = buku_isi(butir())
    buku["Kinerja"]["C2"].value = nilai
    alasan = {kode: alasan for kode, _, _, alasan, _ in jawaban_lembar(saring(tmp_path, byte_buku(buku)), "P-1")}
    assert alasan["kinerja"] == f"Di bawah baik: Sasaran Kerja Pegawai {terbaca} tahun 2018."


def test_putaran_dari_pilihan(tmp_path):
    """--profil and --putaran stand for the sheet of the round; they must not contradict it."""
    buku = buku_isi(butir())
    penuh = saring(tmp_path, byte_buku(buku))
    assert saring(tmp_path, byte_buku(buku), "--profil", "tuban-2020", "--putaran", "tuban-2020")["Syarat"] == penuh["Syarat"]
    (tmp_path / "hasil.xlsx").unlink()
    buku["Putaran"]["B3"].value = "2020-09-30"
    assert tolak(tmp_path, byte_buku(buku), "--profil", "tuban-2020", "--putaran", "tuban-2020") == [
        'lembar Putaran, baris 3, kolom B (tanggal_tutup): nilai "2020-09-30" ditolak; seharusnya 2020-09-28, nilai putaran yang dipakai '
        "untuk menyaring"]
    del buku["Putaran"]
    assert saring(tmp_path, byte_buku(buku), "--profil", "tuban-2020", "--putaran", "tuban-2020")["Syarat"] == penuh["Syarat"]


def test_hasil_tanpa_rumus(tmp_path):
    buku = buku_isi(butir())
    buku["Pelamar"]["B2"].value, buku["Pelamar"]["B2"].data_type = "=HYPERLINK(1)", "s"
    saring(tmp_path, byte_buku(buku))
    lembar = load_workbook(tmp_path / "hasil.xlsx")["Ringkasan"]
    assert (lembar["B2"].value, lembar["B2"].data_type) == ("'=HYPERLINK(1)", "s")
