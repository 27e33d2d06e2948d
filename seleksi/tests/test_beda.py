"""Differences of two contents in words, and that no field of a profile or round can change unseen."""

from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from decimal import Decimal
from typing import get_args

import pytest

from seleksi.aturan.bangun import _bentuk
from seleksi.aturan.beda import Perubahan, beda
from seleksi.aturan.jenis import JENIS_SYARAT
from seleksi.aturan.kata_nilai import LABEL, kamus_profil, kata, nama_berkas, tanpa_isian
from seleksi.aturan.loader import daftar_profil, muat_profil, muat_putaran
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.simpul import CABANG, PEMBEDA, TEKNIS, urai

TUBAN, PUTARAN = muat_profil("tuban-2020"), muat_putaran("tuban-2020")


def ganti(baris: tuple, kode: str, **lain) -> tuple:
    """The rows with one of them changed."""
    return tuple(replace(x, **lain) if getattr(x, PEMBEDA[type(x)]) == kode else x for x in baris)


def syarat(kode: str, **lain) -> Profil:
    return replace(TUBAN, syarat=ganti(TUBAN.syarat, kode, **lain))


def acuan(**lain) -> Putaran:
    return replace(PUTARAN, acuan=replace(PUTARAN.acuan, **lain))


def deret(urutan) -> str:
    return ", ".join(f"{n}. {TUBAN.tahap[i].nama}" for n, i in enumerate(urutan, start=1))


def ubah(bagian: str, aturan: str, bidang: str, dari: str, menjadi: str, dasar: str, jangkar: str) -> Perubahan:
    return Perubahan("diubah", bagian, aturan, bidang, dari, menjadi, dasar, jangkar)


JABATAN = "Jabatan administrator atau JF ahli madya"
JADWAL = (PUTARAN.jadwal[0], replace(PUTARAN.jadwal[1], mulai=date(2020, 9, 30), selesai=date(2020, 9, 30)), *PUTARAN.jadwal[2:])


@pytest.mark.parametrize(("profil", "putaran", "hasil"), [
    (TUBAN, PUTARAN, []),
    (syarat("usia", nilai={"maksimal": 58}), PUTARAN,
     [ubah("Persyaratan", "Usia", "Paling tinggi", "56 tahun", "58 tahun", "A.1.g", "usia")]),
    (syarat("golongan", nilai={"minimal": "IV/b"}, dasar="A.1.bb"), PUTARAN, [
        ubah("Persyaratan", "Pangkat", "Dasar", "A.1.b", "A.1.bb", "A.1.bb", "golongan"),
        ubah("Persyaratan", "Pangkat", "Paling rendah", "Pembina (IV/a)", "Pembina Tingkat I (IV/b)", "A.1.bb", "golongan")]),
    (syarat("jabatan", nilai={**TUBAN.syarat[5].nilai, "bulan": 30, "diperiksa": ()}), PUTARAN, [
        ubah("Persyaratan", JABATAN, "Lama paling kurang", "2 tahun", "2 tahun 6 bulan", "A.1.e", "jabatan"),
        ubah("Persyaratan", JABATAN, "Diperiksa Panitia Seleksi",
             "JF yang dipersamakan dengan Ahli Madya (mis. Lektor Kepala)", "tidak ditetapkan", "A.1.e", "jabatan")]),
    (replace(TUBAN, berkas=ganti(TUBAN.berkas, "ktp", maks_byte=2_097_152, bila="luar_daerah")), PUTARAN, [
        ubah("Berkas lamaran", "Kartu Tanda Penduduk", "Wajib", "bagi semua pelamar", "bagi pelamar dari luar pemerintah daerah ini",
             "A.9.3.b", "berkas-ktp"),
        ubah("Berkas lamaran", "Kartu Tanda Penduduk", "Ukuran paling besar", "5 MB", "2 MB", "A.9.3.b", "berkas-ktp")]),
    (TUBAN, replace(PUTARAN, jadwal=JADWAL), [
        ubah("Jadwal", "Seleksi administrasi", "Mulai", "29 September 2020", "30 September 2020", "C.2", "putaran-jadwal-2"),
        ubah("Jadwal", "Seleksi administrasi", "Selesai", "29 September 2020", "30 September 2020", "C.2", "putaran-jadwal-2")]),
    (TUBAN, acuan(parameter=(("usia", "maksimal", 58),)), [
        ubah("Tanggal dan tahun acuan", "Tanggal dan tahun acuan", "Ditetapkan Panitia Seleksi untuk Usia: paling tinggi",
             "tidak ditetapkan", "58 tahun", "", "putaran-acuan")]),
    (replace(TUBAN, sanggah=replace(TUBAN.sanggah, jam=72)), PUTARAN,
     [ubah("Masa sanggah", "Masa sanggah", "Masa sanggah", "tidak dibuka", "72 jam", "B.3", "pokok-sanggah")]),
    (syarat("instansi_asal", jenis="status_kepegawaian"), PUTARAN,
     [ubah("Persyaratan", "Instansi asal", "Jenis", "instansi asal", "status kepegawaian", "A.1.a", "instansi_asal")]),
    (replace(TUBAN, syarat=tuple(reversed(TUBAN.syarat))), PUTARAN, []),
    (replace(TUBAN, tahap=(*TUBAN.tahap[:6], TUBAN.tahap[7], TUBAN.tahap[6], *TUBAN.tahap[8:])), PUTARAN, [
        ubah("Tahapan", "Urutan tahapan", "Urutan", deret(range(13)), deret((*range(6), 7, 6, *range(8, 13))), "", "bagian-tahap")]),
])
def test_beda(profil, putaran, hasil):
    assert list(beda((TUBAN, PUTARAN), (profil, putaran))) == hasil


def test_ditambah_dan_dihapus():
    tanpa = replace(TUBAN, ketentuan_lain=TUBAN.ketentuan_lain[1:])
    kata_aturan = f"Penjelasan: {TUBAN.ketentuan_lain[0].penjelasan}"
    sama = ("Ketentuan lain", "Satu pelamar, satu jabatan", "")
    assert beda((TUBAN, None), (tanpa, None)) == (Perubahan("dihapus", *sama, kata_aturan, "", "B.1", "ketentuan_lain-satu_jabatan"),)
    assert beda((tanpa, None), (TUBAN, None)) == (Perubahan("ditambah", *sama, "", kata_aturan, "B.1", "ketentuan_lain-satu_jabatan"),)


def test_yang_dihapus_berdiri_dekat_tetangganya():
    lain = replace(syarat("usia", nilai={"maksimal": 58}), sanggah=replace(TUBAN.sanggah, jam=72))
    lain = replace(lain, syarat=lain.syarat[1:])
    assert [(p.macam, p.aturan) for p in beda((TUBAN, None), (lain, None))] == [
        ("diubah", "Usia"), ("dihapus", "Status PNS"), ("diubah", "Masa sanggah")]


def test_dua_profil_dibandingkan():
    """Between regulations there is much to say, and never a code of ours in it."""
    semua = beda((muat_profil("tegal-2017"), None), (muat_profil("tulungagung-2020"), None))
    assert ("diubah", "Penetapan tiga calon", "Menurut urutan nilai", "ya", "tidak") in {
        (p.macam, p.aturan, p.bidang, p.dari, p.menjadi) for p in semua}
    teks = " ".join(f"{p.aturan} {p.bidang} {p.dari} {p.menjadi}" for p in semua)
    assert "_" not in teks and "{" not in teks and "None" not in teks and "True" not in teks


# --- nothing can change unseen ---------------------------------------------------------------
def lain_dari(nilai):
    """Another value of the same type."""
    if isinstance(nilai, bool):
        return not nilai
    if isinstance(nilai, (int, Decimal)):
        return nilai + 1
    if isinstance(nilai, date):
        return date(1999, 1, 1)
    if isinstance(nilai, time):
        return time(3, 7)
    return (*nilai, "zzz") if isinstance(nilai, tuple) else f"{nilai}zzz"


def ubahan(objek):
    """(path, copy with that one field changed) for every field below, once per class and field."""
    for f in fields(objek):
        nilai = getattr(objek, f.name)
        if is_dataclass(nilai):
            yield from ((f"{f.name}.{jalur}", replace(objek, **{f.name: baru})) for jalur, baru in ubahan(nilai))
        elif isinstance(nilai, tuple) and nilai and is_dataclass(nilai[0]):
            yield from ((f"{f.name}.{jalur}", replace(objek, **{f.name: (baru, *nilai[1:])})) for jalur, baru in ubahan(nilai[0]))
        elif isinstance(nilai, dict):
            yield from ((f"{f.name}.{k}", replace(objek, **{f.name: {**nilai, k: lain_dari(v)}})) for k, v in nilai.items())
        elif nilai is not None:
            yield f.name, replace(objek, **{f.name: lain_dari(nilai)})


PROFIL_UBAHAN = [*ubahan(muat_profil("tegal-2017")), *ubahan(muat_profil("tulungagung-2020"))]


def test_setiap_bidang_profil_terlihat():
    asal = {"33.28": muat_profil("tegal-2017"), "35.04": muat_profil("tulungagung-2020")}
    terlewat = [jalur for jalur, baru in PROFIL_UBAHAN
                if not beda((asal.get(baru.daerah.kode) or muat_profil(baru.kode), None), (baru, None))]
    assert {j.rpartition(".")[2] for j in terlewat} <= TEKNIS, terlewat


def test_setiap_bidang_putaran_terlihat():
    terlewat = [jalur for jalur, baru in ubahan(replace(PUTARAN, acuan=replace(PUTARAN.acuan, parameter=())))
                if not beda((TUBAN, PUTARAN), (TUBAN, baru))]
    assert {j.rpartition(".")[2] for j in terlewat} <= TEKNIS, terlewat


def kelas_di_bawah(kelas: type, lihat: set[type]) -> set[type]:
    if is_dataclass(kelas) and kelas not in lihat:
        lihat.add(kelas)
        for _, tipe, _ in _bentuk(kelas):
            for satu in (tipe, *get_args(tipe)):
                kelas_di_bawah(satu, lihat)
    return lihat


def test_setiap_bidang_berlabel():
    bidang = {nama for k in kelas_di_bawah(Profil, set()) | kelas_di_bawah(Putaran, set())
              for nama, tipe, _ in _bentuk(k) if not is_dataclass(tipe)}
    parameter = {nama for p in JENIS_SYARAT.values() for nama in p}
    assert (bidang | parameter) - TEKNIS - CABANG - LABEL.keys() == set()


@pytest.mark.parametrize("kode", daftar_profil())
def test_uraian_tanpa_kode_dalam(kode):
    """What a reader sees of a profile: no underscore, no braces, every key once."""
    semua = urai(muat_profil(kode))
    assert len({s.jangkar for s in semua}) == len({s.kunci for s in semua}) == len(semua)
    assert not [i for s in semua for i in s.isian if set("_{}") & set(i.kata + i.label) or "None" in i.kata]


@pytest.mark.parametrize(("bidang", "nilai", "hasil"), [
    ("bulan", 60, "5 tahun"), ("maks_byte", 1_048_576, "1 MB"), ("maks_byte", 1000, "1.000 byte"), ("jam", 0, "tidak dibuka"),
    ("jam", 72, "72 jam"), ("jam_tutup", time(23, 59, 59), "23.59.59"), ("jam_buka", time(8), "08.00"), ("wajib", False, "tidak"),
    ("sampai", None, "tidak ditetapkan"), ("tahun_kinerja", (2018, 2019), "2018, 2019"), ("nilai", Decimal("12.50"), "12,5"),
    ("nilai", Decimal("20"), "20"), ("batas", (18, 99), "18 sampai 99"),
    ("peringkat", ("pansel", "ppk"), "Panitia Seleksi → Pejabat Pembina Kepegawaian"),
    ("bukti", ("skp", "ktp"), "SKP, Kartu Tanda Penduduk"), ("provinsi", "35", "Jawa Timur"), ("provinsi", "33", "33"),
])
def test_kata(bidang, nilai, hasil):
    assert kata(bidang, nilai, kamus_profil(TUBAN)) == hasil


@pytest.mark.parametrize(("teks", "hasil"), [
    ("SKP Tahun {tahun}", "SKP Tahun …"), ("SPT Tahunan{tahun_pajak}", "SPT Tahunan…"),
    ("Usia paling tinggi {maksimal} tahun pada {tanggal_acuan_usia}", "Usia paling tinggi … tahun pada …"), ("Ijazah", "Ijazah"),
])
def test_tanpa_isian(teks, hasil):
    assert tanpa_isian(teks) == hasil


@pytest.mark.parametrize(("label", "hasil"), [
    ("SKP Tahun {tahun}", "SKP"), ("SPT Tahunan{tahun_pajak}", "SPT Tahunan"), ("Ijazah S1/D-IV", "Ijazah S1/D-IV")])
def test_nama_berkas(label, hasil):
    assert nama_berkas(label) == hasil
