"""Numbers, alphabet, calendar files: pure functions."""
from datetime import UTC, date, datetime

import pytest

from pengumuman.domain.abjad import kunci_abjad
from pengumuman.domain.kalender import Acara, kalender
from pengumuman.domain.nomor import PolaTidakSah, periksa_pola, susun_nomor
from pengumuman.domain.status import TRANSISI_PENGUMUMAN, TRANSISI_SURAT, JenisSurat, StatusPengumuman, StatusSurat
from pengumuman.domain.surat import rahasia, register_surat, sifat_surat, templat_surat


@pytest.mark.parametrize(("pola", "urut", "tanggal", "hasil"), [
    ("800/{urut}/PANSEL.{bulan}/{tahun}", 4725, date(2020, 9, 14), "800/4725/PANSEL.09/2020"),
    ("005/{urut}/PANSEL-JPT/{bulan_romawi}/{tahun}", 7, date(2022, 11, 1), "005/7/PANSEL-JPT/XI/2022"),
    ("{urut}.{tahun}", 1, date(2026, 1, 31), "1.2026"),
])
def test_nomor_disusun_dari_pola(pola, urut, tanggal, hasil):
    assert susun_nomor(pola, urut=urut, tanggal=tanggal) == hasil


@pytest.mark.parametrize(("pola", "kata"), [
    ("800/PANSEL/{tahun}", "harus memuat"), ("800/{urut}", "harus memuat"), ("{urut}/{tahun}/{nama}", "kurung kurawal"),
    ("{urut!r}/{tahun}", "kurung kurawal"), ("{urut.__class__}/{tahun}", "kurung kurawal"), ("{urut}/{tahun}" + "x" * 80, "80 huruf")])
def test_pola_yang_salah_ditolak(pola, kata):
    with pytest.raises(PolaTidakSah, match=kata):
        periksa_pola(pola)


@pytest.mark.parametrize(("jenis", "pengumuman", "templat", "register", "sifat", "tertutup"), [
    ("tanda_terima", "", "tanda_terima", "terima", "Biasa", False),
    ("pengumuman", "lowongan", "pengumuman_lowongan", "surat", "Biasa", False),
    ("pengumuman", "hasil_akhir", "pengumuman_hasil_akhir", "surat", "Biasa", False),
    ("hasil_administrasi", "", "hasil_administrasi", "surat", "Biasa", False),
    ("berita_acara_administrasi", "", "berita_acara_administrasi", "surat", "Terbatas", False),
    ("berita_acara_penetapan", "", "berita_acara_penetapan", "surat", "Rahasia", True),
    ("hasil_akhir", "", "hasil_akhir", "surat", "Biasa", False),
])
def test_jenis_surat(jenis, pengumuman, templat, register, sifat, tertutup):
    hasil = (templat_surat(jenis, pengumuman), register_surat(jenis), sifat_surat(jenis), rahasia(jenis))
    assert hasil == (templat, register, sifat, tertutup)


def test_setiap_jenis_surat_dikenal():
    assert [templat_surat(j, "lowongan") for j in JenisSurat]


def test_mesin_keadaan_lengkap():
    assert (set(TRANSISI_SURAT), set(TRANSISI_PENGUMUMAN)) == (set(StatusSurat), set(StatusPengumuman))


def test_abjad_tanpa_huruf_besar_dan_tanda():
    assert sorted(["éko", "Budi", "agus", "Eka", "ÁNDI"], key=kunci_abjad) == ["agus", "ÁNDI", "Budi", "Eka", "éko"]


def test_kalender_sah_dan_berlipat():
    teks = kalender(nama="Seleksi; uji", dibuat=datetime(2020, 9, 14, 1, 2, 3, tzinfo=UTC), alamat="https://x.test/a", acara=[
        Acara("a@x", "Tes kesehatan, bebas narkoba " + "ñ" * 40, date(2020, 10, 2), date(2020, 10, 2), "catatan")])
    assert teks.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") and teks.endswith("END:VCALENDAR\r\n")
    assert max(len(baris.encode()) for baris in teks.split("\r\n")) <= 75
    utuh = teks.replace("\r\n ", "")
    assert f"SUMMARY:Tes kesehatan\\, bebas narkoba {'ñ' * 40}\r\n" in utuh
    assert "DTSTART;VALUE=DATE:20201002\r\nDTEND;VALUE=DATE:20201003\r\n" in utuh
    assert "X-WR-CALNAME:Seleksi\\; uji\r\n" in utuh and "DTSTAMP:20200914T010203Z\r\n" in utuh
