from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seleksi.aturan.waktu import (
    WIB,
    Jendela,
    KeadaanJendela,
    Lama,
    Periode,
    di_dalam_jendela,
    gabung_periode,
    hari_kerja_ke,
    jendela_konkret,
    jumlah_hari_kerja,
    kata_lama,
    kata_tanggal,
    keadaan_jendela,
    lama_periode,
    lama_total,
    periode,
    tambah_bulan,
    ulang_tahun,
    umur_tahun,
)

D = date.fromisoformat
TUBAN = jendela_konkret(D("2020-09-23"), D("2020-09-28"), time(8), time(15), "harian")


def wib(teks: str) -> datetime:
    return datetime.fromisoformat(teks).replace(tzinfo=WIB)


# --- months, years ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("mulai", "bulan", "hasil"),
    [
        ("2020-01-31", 1, "2020-02-29"),
        ("2019-01-31", 1, "2019-02-28"),
        ("2020-02-29", 24, "2022-02-28"),
        ("2020-02-29", 48, "2024-02-29"),
        ("2020-12-15", 1, "2021-01-15"),
        ("2020-03-31", -1, "2020-02-29"),
        ("2020-10-12", -60, "2015-10-12"),
        ("2100-01-31", 1, "2100-02-28"),
        ("2000-01-31", 1, "2000-02-29"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
        ("2020-05-31", 0, "2020-05-31"),
    ],
)
def test_tambah_bulan(mulai, bulan, hasil):
    assert tambah_bulan(D(mulai), bulan) == D(hasil)


@pytest.mark.parametrize(
    ("lahir", "acuan", "umur"),
    [
        ("1963-11-30", "2020-12-01", 57),
        ("1963-12-01", "2020-12-01", 57),
        ("1963-12-02", "2020-12-01", 56),
        ("1964-11-30", "2020-12-01", 56),
        ("1964-12-01", "2020-12-01", 56),
        ("1964-12-02", "2020-12-01", 55),
        ("1964-02-29", "2021-02-28", 56),
        ("1964-02-29", "2021-03-01", 57),
        ("1964-02-29", "2020-02-29", 56),
    ],
)
def test_umur(lahir, acuan, umur):
    assert umur_tahun(D(lahir), D(acuan)) == umur


@pytest.mark.parametrize(
    ("lahir", "ke", "hari"),
    [
        ("1964-12-01", 56, "2020-12-01"),
        ("1964-02-29", 57, "2021-03-01"),
        ("1964-02-29", 56, "2020-02-29"),
    ],
)
def test_ulang_tahun(lahir, ke, hari):
    assert ulang_tahun(D(lahir), ke) == D(hari)


def test_kata():
    assert kata_tanggal(D("2020-09-28")) == "28 September 2020"
    assert [kata_lama(b, h) for b, h in ((63, 0), (24, 0), (5, 3), (0, 9), (0, 0))] == [
        "5 tahun 3 bulan",
        "2 tahun",
        "5 bulan 3 hari",
        "9 hari",
        "0 bulan",
    ]


# --- periods ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("mulai", "selesai", "tutup", "hasil"),
    [
        ("2012-01-02", "2017-01-01", "2020-09-28", ("2012-01-02", "2017-01-02")),
        ("2017-01-02", None, "2020-09-28", ("2017-01-02", "2020-09-28")),
        ("2017-01-02", "2020-09-28", "2020-09-28", ("2017-01-02", "2020-09-28")),
        ("2017-01-02", "2020-09-27", "2020-09-28", ("2017-01-02", "2020-09-28")),
        ("2017-01-02", "2021-09-27", "2020-09-28", ("2017-01-02", "2020-09-28")),
        ("2020-09-28", None, "2020-09-28", None),
        ("2021-01-01", "2021-02-01", "2020-09-28", None),
        ("2020-01-01", "2020-01-01", "2020-09-28", ("2020-01-01", "2020-01-02")),
    ],
)
def test_periode(mulai, selesai, tutup, hasil):
    p = periode(D(mulai), selesai and D(selesai), D(tutup))
    assert p == (hasil and Periode(D(hasil[0]), D(hasil[1])))


@pytest.mark.parametrize(
    ("daftar", "lama"),
    [
        ([("2010-10-01", "2013-10-01"), ("2013-01-01", "2016-01-01")], Lama(63, 0)),  # overlap counts once
        ([("2015-01-01", "2019-12-31")], Lama(59, 30)),  # 4 years 11 months 30 days is not 5 years
        ([("2015-01-01", "2020-01-01")], Lama(60, 0)),
        ([("2016-02-29", "2018-02-28")], Lama(24, 0)),
        (
            [("2012-01-01", "2012-01-16"), ("2013-01-01", "2013-01-16")],
            Lama(1, 0),
        ),  # 15 + 15 days make a month
        ([("2012-01-01", "2013-01-01"), ("2013-01-01", "2014-01-01")], Lama(24, 0)),
        ([], Lama(0, 0)),
    ],
)
def test_lama(daftar, lama):
    assert lama_total(gabung_periode(Periode(D(a), D(b)) for a, b in daftar)) == lama


HARI = st.dates(D("1990-01-01"), D("2030-12-31"))
PERIODE = st.builds(lambda a, n: Periode(a, a + timedelta(days=n)), HARI, st.integers(1, 4000))


@given(st.lists(PERIODE, max_size=6), st.randoms())
def test_urutan_tidak_berpengaruh(daftar, acak):
    kocok = daftar[:]
    acak.shuffle(kocok)
    assert gabung_periode(kocok) == gabung_periode(daftar)


@given(PERIODE, st.integers(0, 4000), st.lists(PERIODE, max_size=3))
def test_memecah_periode_tidak_mengubah(p, n, lain):
    tengah = min(p.mulai + timedelta(days=n), p.batas)
    pecah = [x for x in (Periode(p.mulai, tengah), Periode(tengah, p.batas)) if x.mulai < x.batas]
    assert gabung_periode([*pecah, *lain]) == gabung_periode([p, *lain])


@given(st.lists(st.tuples(HARI, st.none() | st.integers(0, 4000)), max_size=5), HARI, st.integers(0, 2000))
def test_tutup_lebih_akhir_tidak_memendekkan(baris, tutup, n):
    def lama(pada):
        isi = (periode(a, None if k is None else a + timedelta(days=k), pada) for a, k in baris)
        return lama_total(gabung_periode(p for p in isi if p))

    awal, akhir = lama(tutup), lama(tutup + timedelta(days=n))
    assert awal.bulan <= akhir.bulan


@given(PERIODE)
def test_lama_satu_periode_tepat_menurut_kalender(p):
    bulan, hari = lama_periode(p)
    assert tambah_bulan(p.mulai, bulan) + timedelta(days=hari) == p.batas
    assert tambah_bulan(p.mulai, bulan + 1) > p.batas


# --- working days ----------------------------------------------------------------------------
LIBUR = frozenset({D("2020-10-28"), D("2020-10-29"), D("2020-10-30"), D("2020-10-31")})


@pytest.mark.parametrize(
    ("setelah", "sampai", "hari"),
    [
        ("2020-09-14", "2020-10-02", 14),
        ("2020-09-14", "2020-10-05", 15),
        ("2020-09-23", "2020-10-14", 15),
        ("2020-09-23", "2020-09-28", 3),
        ("2020-09-14", "2020-09-14", 0),
        ("2020-09-14", "2020-09-13", 0),
        ("2020-10-26", "2020-11-02", 2),
        ("2020-09-18", "2020-09-20", 0),
        ("2020-09-18", "2020-09-21", 1),
    ],
)
def test_jumlah_hari_kerja(setelah, sampai, hari):
    assert jumlah_hari_kerja(D(setelah), D(sampai), LIBUR) == hari


def test_hari_kerja_ke():
    assert hari_kerja_ke(D("2020-09-14"), 15, LIBUR) == D("2020-10-05")
    assert hari_kerja_ke(D("2020-09-23"), 15, LIBUR) == D("2020-10-14")
    assert hari_kerja_ke(D("2020-10-27"), 1, LIBUR) == D("2020-11-02")


@given(HARI, st.integers(0, 60), st.sets(HARI, max_size=5))
def test_jumlah_dan_ke_saling_membalik(setelah, ke, libur):
    akhir = hari_kerja_ke(setelah, ke, libur)
    assert jumlah_hari_kerja(setelah, akhir, libur) == ke


def test_minggu_enam_hari():
    assert jumlah_hari_kerja(D("2020-09-14"), D("2020-09-21"), (), pekan=frozenset({6})) == 6


# --- windows ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("saat", "dalam"),
    [
        ("2020-09-23T07:59:59.999999", False),
        ("2020-09-23T08:00:00", True),
        ("2020-09-23T14:59:59", True),
        ("2020-09-23T15:00:00", True),
        ("2020-09-23T15:00:00.999999", True),
        ("2020-09-23T15:00:01", False),
        ("2020-09-27T10:00:00", True),  # a Sunday: the text names dates, not working days
        ("2020-09-27T15:00:01", False),
        ("2020-09-28T15:00:00", True),
        ("2020-09-28T15:00:01", False),
        ("2020-09-29T10:00:00", False),
        ("2020-09-22T10:00:00", False),
    ],
)
def test_di_dalam_jendela(saat, dalam):
    assert di_dalam_jendela(wib(saat), TUBAN) is dalam
    assert di_dalam_jendela(wib(saat).astimezone(UTC), TUBAN) is dalam  # the server counts in UTC


@pytest.mark.parametrize(
    ("saat", "status", "batas"),
    [
        ("2020-09-20T00:00:00", "belum", "2020-09-23T08:00:00"),
        ("2020-09-23T09:00:00", "buka", "2020-09-23T15:00:00"),
        ("2020-09-23T15:00:01", "jeda", "2020-09-24T08:00:00"),
        ("2020-09-28T15:00:01", "tutup", None),
    ],
)
def test_keadaan_jendela(saat, status, batas):
    assert keadaan_jendela(wib(saat), TUBAN) == KeadaanJendela(status, batas and wib(batas))


def test_jendela_menerus():
    satu = jendela_konkret(D("2020-09-23"), D("2020-09-28"), time(8), time(15), "menerus")
    assert satu == (Jendela(wib("2020-09-23T08:00:00"), wib("2020-09-28T15:00:00")),)
    assert di_dalam_jendela(wib("2020-09-25T23:00:00"), satu) is True
    assert len(TUBAN) == 6


@pytest.mark.parametrize(
    ("mulai", "sampai", "buka", "tutup"),
    [
        ("2020-09-28", "2020-09-23", 8, 15),
        ("2020-09-23", "2020-09-28", 15, 8),
    ],
)
def test_jendela_terbalik(mulai, sampai, buka, tutup):
    with pytest.raises(ValueError, match="berakhir sebelum dimulai"):
        jendela_konkret(D(mulai), D(sampai), time(buka), time(tutup), "harian")
