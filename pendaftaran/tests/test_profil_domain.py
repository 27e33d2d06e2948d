"""NIP, NIK, dates, agencies: pure tables."""
from collections import Counter
from datetime import date

import pytest

from pendaftaran.domain.bacaan import BIDANG
from pendaftaran.domain.identitas import (
    Nip,
    kata_tmt,
    keberatan_nik,
    keberatan_nip,
    peringatan_identitas,
    rapikan_angka,
    urai_nik,
    urai_nip,
)
from pendaftaran.domain.nomor import nomor_pendaftaran
from pendaftaran.domain.wilayah import cari_wilayah, daftar_wilayah, wilayah
from pendaftaran.forms.medan import baca_tanggal

KALENDER = "Angka ke-7 sampai ke-12 NIK memuat tanggal lahir; yang tertulis tidak ada dalam kalender."
ENAM_BELAS = "NIK terdiri atas 16 angka seperti pada KTP."


@pytest.mark.parametrize(("nip", "isi"), [
    ("196710051992021004", Nip(date(1967, 10, 5), (1992, 2), "L")),
    ("196401191985081003", Nip(date(1964, 1, 19), (1985, 8), "L")),
    ("197002291994032001", Nip(None, (1994, 3), "P")),
    ("196805122021211004", Nip(date(1968, 5, 12), None, "L")),  # month 21: a PPPK number
    ("196805121994039004", Nip(date(1968, 5, 12), (1994, 3), None)),
    ("1968051219940310", Nip(None, None, None)),
])
def test_urai_nip(nip, isi):
    assert urai_nip(nip) == isi


@pytest.mark.parametrize(("nip", "sah"), [
    ("196805121994031004", True), ("19680512199403100", False), ("1968051219940310041", False), ("19680512199403100x", False),
    ("１９６８０５１２１９９４０３１００４", False), ("580012345", False), ("", False)])
def test_nip_delapan_belas_angka(nip, sah):
    assert (keberatan_nip(nip) == "") is sah


def test_spasi_titik_dan_tanda_hubung_dirapikan():
    assert rapikan_angka("19680512 199403.1-004") == "196805121994031004"


@pytest.mark.parametrize(("nik", "kata"), [
    ("3523011205680001", ""), ("3523015205680001", ""), ("0123011205680001", ""), ("3523017112680001", ""),
    ("352301120568001", ENAM_BELAS), ("35230112056800011", ENAM_BELAS), ("35230112056800O1", ENAM_BELAS),
    ("３５２３０１１２０５６８０００１", ENAM_BELAS), ("0" * 16, "NIK tidak mungkin seluruhnya nol."),
    ("3523017212680001", KALENDER), ("3523014005680001", KALENDER), ("3523013205680001", KALENDER), ("3523011213680001", KALENDER)])
def test_nik(nik, kata):
    assert keberatan_nik(nik) == kata


def test_nik_perempuan_ditambah_empat_puluh():
    assert urai_nik("3523015205680001") == (date(1968, 5, 12), "P")


def test_nik_abad_mengikuti_isian():
    assert urai_nik("3523011205010001", lahir=date(2001, 5, 12)).lahir == date(2001, 5, 12)


def test_peringatan_bukan_kesalahan():
    assert peringatan_identitas(nip="196805121994031004", nik="3523011205680001", lahir=date(1968, 5, 12), kelamin="L") == []
    assert peringatan_identitas(nip="196805121994031004", nik="", lahir=date(1968, 5, 13), kelamin="P") == [
        "NIP menyebut tanggal lahir 12 Mei 1968, isian Anda 13 Mei 1968. Bila keduanya sesuai dokumen Anda, lanjutkan; "
        "perbedaan ini diperiksa Sekretariat.",
        "Angka ke-15 NIP menyebut laki-laki, isian Anda perempuan."]
    assert peringatan_identitas(nip="", nik="3523015205680001", lahir=date(1968, 5, 12), kelamin="L") == [
        "NIK menyebut perempuan, isian Anda laki-laki."]


def test_tmt_cpns():
    assert (kata_tmt("196805121994031004"), kata_tmt("196805122021211004"), kata_tmt("1")) == ("Maret 1994", "", "")


@pytest.mark.parametrize(("teks", "hasil"), [
    ("12-05-1968", date(1968, 5, 12)), ("1/2/1970", date(1970, 2, 1)), ("12.5.1968", date(1968, 5, 12)),
    ("12051968", date(1968, 5, 12)), ("12 Mei 1968", date(1968, 5, 12)), ("28 september 2020", date(2020, 9, 28)),
    ("1968-05-12", date(1968, 5, 12)), ("29-02-1968", date(1968, 2, 29)), ("12 agt 1970", date(1970, 8, 12))])
def test_tanggal_dibaca(teks, hasil):
    assert baca_tanggal(teks) == hasil


@pytest.mark.parametrize("teks", [
    "12-31-1968", "29-02-1900", "31-04-1970", "12-05-68", "12-05-2511", "kemarin", "1968/05/12", "１２-05-1968", "12 xyz 1968", "0-1-1970"])
def test_tanggal_ditolak(teks):
    with pytest.raises(ValueError):
        baca_tanggal(teks)


def test_wilayah_seluruh_indonesia():
    daftar = daftar_wilayah()
    semua = [w for isi in daftar.values() for w in isi]
    assert Counter(w.jenis for w in semua) == {"provinsi": 38, "kabupaten": 416, "kota": 98}
    assert len({w.kode for w in semua}) == len({w.nama for w in semua}) == 552
    assert (len(daftar["Jawa Timur"]), len(daftar["Jawa Tengah"])) == (39, 36)
    for w in semua:
        assert BIDANG["instansi"]({"kode": w.kode, "jenis": w.jenis}, "instansi") is not None, w
    assert wilayah("35.23") == ("35.23", "kabupaten", "Pemerintah Kabupaten Tuban")
    assert (wilayah("33.28").nama, wilayah("33.76").nama) == ("Pemerintah Kabupaten Tegal", "Pemerintah Kota Tegal")
    assert (wilayah("35").jenis, wilayah("36.71").nama) == ("provinsi", "Pemerintah Kota Tangerang")
    assert (wilayah("36.99"), wilayah("")) == (None, None)


@pytest.mark.parametrize(("teks", "kode"), [
    ("tuban", ["35.23"]), ("kab. tuban", ["35.23"]), ("Pemkot Malang", ["35.73"]), ("malang", ["35.07", "35.73", "33.27"]),
    ("35.23", ["35.23"]), ("palangka raya", ["62.71"]), ("lubuklinggau", ["16.73"]), ("pemprov jatim", ["35"]),
    ("dki", ["31", "31.71", "31.72", "31.73", "31.74", "31.75", "31.01"]), ("kota diy", ["34.71"]),
    ("kementerian", []), ("t", []), ("", []), ("%_*", []), ("a" * 1000, [])])
def test_cari_wilayah(teks, kode):
    assert [w.kode for w in cari_wilayah(teks)] == kode


@pytest.mark.parametrize(("slug", "tahun", "ke", "urut", "nomor"), [
    ("tuban", 2020, 1, 1, "TBN20-0001"), ("tulungagung", 2026, 1, 12, "TLN26-0012"), ("tegal", 2017, 2, 345, "TGL17B-0345"),
    ("aceh", 2026, 1, 10000, "ACH26-10000"), ("ooo", 2026, 1, 1, "OOO26-0001")])
def test_nomor_pendaftaran(slug, tahun, ke, urut, nomor):
    assert nomor_pendaftaran(slug=slug, tahun=tahun, putaran_ke=ke, urut=urut) == nomor
