"""How dates, numbers and names are written, on pages and in letters."""
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from seleksi.core.domain import kata

SENIN = datetime(2020, 9, 28, 8, 0, tzinfo=UTC)  # 15.00 WIB


@pytest.mark.parametrize(("fungsi", "nilai", "hasil"), [
    (kata.tanggal, date(2020, 9, 28), "28 September 2020"),
    (kata.tanggal, datetime(2020, 9, 27, 17, 0, tzinfo=UTC), "28 September 2020"),
    (kata.hari_tanggal, date(2020, 9, 28), "Senin, 28 September 2020"),
    (kata.hari_tanggal, date(2026, 11, 20), "Jumat, 20 November 2026"),
    (kata.waktu_wib, SENIN, "Senin, 28 September 2020 pukul 15.00 WIB"),
    (kata.jam_wib, SENIN, "15.00 WIB"),
    (kata.detik_wib, SENIN + timedelta(seconds=1), "15.00.01 WIB"),
    (kata.tanggal_kata, date(2020, 10, 12), "Senin tanggal dua belas bulan Oktober tahun dua ribu dua puluh"),
    (kata.durasi, timedelta(days=2, hours=4, minutes=12, seconds=59), "2 hari 4 jam 12 menit"),
    (kata.durasi, timedelta(hours=1), "1 jam"),
    (kata.durasi, timedelta(minutes=12, seconds=30), "12 menit 30 detik"),
    (kata.durasi, timedelta(seconds=-5), "0 detik"),
    (kata.desimal, Decimal("82.345"), "82,35"),
    (kata.desimal, Fraction(247, 3), "82,33"),
    (kata.desimal, Decimal("-0.004"), "0,00"),
    (kata.desimal, Decimal("-0.005"), "-0,01"),
    (kata.desimal, 1234567, "1.234.567,00"),
    (kata.desimal, None, "\u2013"),
    (kata.nip, "196408121990031007", "19640812 199003 1 007"),
    (kata.nip, "1964", "1964"),
    (kata.ukuran, 999, "999 byte"),
    (kata.ukuran, 421888, "412 KB"),
    (kata.ukuran, 1024**2 - 1, "1 MB"),
    (kata.ukuran, 1258291, "1,2 MB"),
    (kata.terbilang, 0, "nol"),
    (kata.terbilang, 11, "sebelas"),
    (kata.terbilang, 19, "sembilan belas"),
    (kata.terbilang, 20, "dua puluh"),
    (kata.terbilang, 100, "seratus"),
    (kata.terbilang, 1000, "seribu"),
    (kata.terbilang, 2020, "dua ribu dua puluh"),
    (kata.terbilang, 111_011, "seratus sebelas ribu sebelas"),
    (kata.terbilang, 1_000_001, "satu juta satu"),
    (kata.terbilang, Decimal("82.35"), "delapan puluh dua koma tiga lima"),
    (kata.terbilang, Decimal("82.00"), "delapan puluh dua"),
    (kata.terbilang, -3, "minus tiga"),
])
def test_kata(fungsi, nilai, hasil):
    assert fungsi(nilai) == hasil


@pytest.mark.parametrize(("mulai", "selesai", "hasil"), [
    (date(2020, 9, 14), date(2020, 9, 14), "14 September 2020"),
    (date(2020, 9, 23), date(2020, 9, 28), "23 s.d. 28 September 2020"),
    (date(2020, 9, 30), date(2020, 10, 1), "30 September s.d. 1 Oktober 2020"),
    (date(2020, 12, 30), date(2021, 1, 2), "30 Desember 2020 s.d. 2 Januari 2021"),
])
def test_rentang(mulai, selesai, hasil):
    assert kata.rentang(mulai, selesai) == hasil


def test_kata_menolak_yang_meragukan():
    with pytest.raises(ValueError, match="zona"):
        kata.waktu_wib(datetime(2020, 9, 28, 15, 0))  # noqa: DTZ001 - the refusal is the point
    with pytest.raises(TypeError):
        kata.desimal(82.35)
    with pytest.raises(TypeError):
        kata.terbilang(82.35)
    with pytest.raises(ValueError, match="terlalu besar"):
        kata.terbilang(10**15)


@pytest.mark.parametrize(("agen", "harap"), [
    ("Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
     "Chrome di Android"),
    ("Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
     "Samsung Internet di Android"),
    ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0",
     "Edge di Windows"),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile Safari/604.1",
     "Safari di iPhone"),
    ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox di Linux"),
    ("curl/8.5.0", "Peramban tidak dikenal"), ("", "Peramban tidak dikenal")])
def test_peranti(agen, harap):
    assert kata.peranti(agen) == harap
