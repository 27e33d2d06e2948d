"""Scores from forms, sheets and levels; sensitivity and agreement."""
from decimal import Decimal
from fractions import Fraction

import pytest

from penilaian.domain import kepekaan, kesepakatan
from penilaian.domain.peringkat import Masukan, Peserta, hitung
from penilaian.domain.skor import NilaiTidakSah, bulat, jpm, kategori_jpm, skor_rubrik, urai_nilai

from .test_domain_peringkat import BOBOT, KOMPONEN, TANGGA

LEBAR = {k: (Decimal(0), Decimal(100)) for k in KOMPONEN}
TETAP = {k: (v, v) for k, v in BOBOT.items()}


@pytest.mark.parametrize(("teks", "harap"), [
    ("82,5", "82.50"), ("82.50", "82.50"), ("0", "0.00"), ("100", "100.00"), (" 7 ", "7.00"), ("", None), ("  ", None)])
def test_nilai_dari_formulir(teks, harap):
    assert urai_nilai(teks) == (None if harap is None else Decimal(harap))


@pytest.mark.parametrize("teks", ["-0,01", "100,01", "101", "NaN", "1e3", "10.5.1", "Infinity", "1,234", "８０", "8o", "80 5", "+5"])
def test_nilai_dari_formulir_ditolak(teks):
    with pytest.raises(NilaiTidakSah):
        urai_nilai(teks)


@pytest.mark.parametrize(("nilai", "harap"), [
    (Fraction(3223, 40), "80.58"), (Fraction(1, 200), "0.01"), (Fraction(1, 201), "0.00"), (Decimal("79.995"), "80.00"),
    (Fraction(-1, 200), "-0.01"), (100, "100.00")])
def test_bulat_setengah_ke_atas(nilai, harap):
    assert bulat(nilai) == harap


def test_skor_rubrik_berbobot():
    bobot = {"a": Decimal(25), "b": Decimal(25), "c": Decimal(50)}
    assert skor_rubrik({"a": Decimal("80.01"), "b": Decimal(70), "c": Decimal("85.5")}, bobot) == Decimal("80.25")
    assert skor_rubrik({"a": Decimal("80.02"), "b": Decimal(70), "c": Decimal("85.51")}, bobot) == Decimal("80.26")


def test_jpm_tidak_menukar_kelebihan_dengan_kekurangan():
    standar = dict.fromkeys("abcd", 4)
    assert jpm({"a": 4, "b": 4, "c": 4, "d": 4}, standar) == Decimal("100.00")
    assert jpm({"a": 5, "b": 5, "c": 4, "d": 3}, standar) == Decimal("93.75")
    assert jpm({"a": 3, "b": 3, "c": 3, "d": 3}, {"a": 4, "b": 4, "c": 4, "d": 3}) == Decimal("81.25")


@pytest.mark.parametrize(("nilai", "harap"), [
    ("80", "Memenuhi syarat"), ("79.99", "Masih memenuhi syarat"), ("68", "Masih memenuhi syarat"),
    ("67.99", "Kurang memenuhi syarat")])
def test_kategori_jpm(nilai, harap):
    assert kategori_jpm(Decimal(nilai), memenuhi=Decimal(80), masih_memenuhi=Decimal(68)) == harap


def masukan(*nilai: tuple[int, int, int, int], wawancara: dict[str, tuple[int, ...]] | None = None, kuota: int = 2) -> Masukan:
    """Everybody gives the same scores, except that `wawancara` sets the members' own for a person."""
    penilai = {k: ("asesor",) if k == "asesmen" else ("P1", "P2", "P3") for k in KOMPONEN}
    peserta = []
    for n, baris in enumerate(nilai, 1):
        isi = {k: {p: Decimal(x) for p in penilai[k]} for k, x in zip(KOMPONEN, baris, strict=True)}
        if wawancara and f"A-{n}" in wawancara:
            isi["wawancara"] = {f"P{i}": Decimal(x) for i, x in enumerate(wawancara[f"A-{n}"], 1)}
        peserta.append(Peserta(f"A-{n}", f"Nama {n}", isi))
    return Masukan(BOBOT, tuple(peserta), penilai, frozenset(), TANGGA, kuota)


def test_kepekaan_kokoh():
    m = masukan((90, 90, 90, 90), (85, 85, 85, 85), (60, 60, 60, 60))
    k = kepekaan.periksa(m, hitung(m), batas=LEBAR)
    assert k.tanpa_penilai_tetap and k.median.tetap and k.bobot is None
    assert set(k.tanpa_penilai) == {"P1", "P2", "P3"}


def test_kepekaan_menemukan_satu_anggota_yang_menentukan():
    """P1 alone lifts A-3 over A-2; the median, which ignores P1's outlier, brings A-2 back."""
    m = masukan((95, 95, 95, 95), (80, 80, 80, 80), (80, 80, 80, 80), wawancara={"A-3": (98, 78, 78)})
    dasar = hitung(m)
    assert dasar.terpilih == {"A-1", "A-3"}
    k = kepekaan.periksa(m, dasar, batas=TETAP)
    assert k.tanpa_penilai["P1"] == kepekaan.Perubahan(masuk=("A-2",), keluar=("A-3",))
    assert k.tanpa_penilai["P2"].tetap and k.tanpa_penilai["P3"].tetap
    assert not k.tanpa_penilai_tetap
    assert k.median == kepekaan.Perubahan(masuk=("A-2",), keluar=("A-3",))


def test_kepekaan_bobot_dalam_rentang():
    """A-2 leads A-3 by 0.15; five points more on each of wawancara and rekam jejak make it 0.55 behind."""
    m = masukan((95, 95, 95, 95), (84, 84, 80, 80), (80, 80, 83, 83))
    dasar = hitung(m)
    assert dasar.terpilih == {"A-1", "A-2"}
    assert kepekaan.periksa(m, dasar, batas=TETAP).bobot is None
    pasang = kepekaan.periksa(m, dasar, batas=LEBAR).bobot
    assert (pasang.masuk, pasang.keluar, pasang.selisih) == ("A-3", "A-2", Fraction(11, 20))
    assert sum(pasang.bobot.values()) == 100
    for kode, (bawah, atas) in kepekaan.rentang_bobot(BOBOT, LEBAR).items():
        assert bawah <= pasang.bobot[kode] <= atas


def test_kepekaan_tanpa_anggota_satu_satunya_tidak_terhitung():
    m = masukan((90, 90, 90, 90), (80, 80, 80, 80), (70, 70, 70, 70))
    m = Masukan(BOBOT, m.peserta, m.penilai, frozenset({("P2", "A-1"), ("P3", "A-1")}), TANGGA, 2)
    k = kepekaan.periksa(m, hitung(m), batas=TETAP)
    assert k.tanpa_penilai["P1"] == kepekaan.Perubahan(terhitung=False)
    assert not k.tanpa_penilai_tetap


def test_kepekaan_melaporkan_seri_baru():
    m = masukan((95, 95, 95, 95), (80, 80, 80, 80), (80, 80, 80, 80), wawancara={"A-3": (95, 80, 80)})
    k = kepekaan.periksa(m, hitung(m), batas=TETAP)
    assert k.tanpa_penilai["P1"] == kepekaan.Perubahan(seri=True)


def test_icc_menurut_contoh_terbitan():
    """Shrout and Fleiss (1979), table 2: six people, four judges, ICC(2,1) = 0.29."""
    tabel = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    nilai = kesepakatan.icc([[Decimal(x) for x in baris] for baris in tabel])
    assert bulat(nilai, 4) == "0.2898"


@pytest.mark.parametrize(("tabel", "harap"), [
    ([[80, 80], [70, 70], [90, 90]], Fraction(1)), ([[80, 80], [80, 80]], None), ([[80, 70]], None),
    ([[80], [70]], None), ([], None)])
def test_icc_di_batasnya(tabel, harap):
    assert kesepakatan.icc([[Decimal(x) for x in baris] for baris in tabel]) == harap


def test_kesepakatan_sebaran_pencilan_dan_benturan():
    m = masukan((90, 90, 90, 90), (80, 80, 80, 80), (70, 70, 70, 70), wawancara={"A-1": (100, 60, 95), "A-2": (80, 82, 84)})
    k = kesepakatan.periksa(m, "wawancara")
    assert k.sebaran["A-1"] == kesepakatan.Sebaran(Decimal(60), Decimal(100), Fraction(85))
    assert k.pencilan == (kesepakatan.Pencilan("P2", "A-1", Decimal(60), Fraction(85)),)
    assert (k.peserta, k.penilai) == (3, 3)
    m = Masukan(BOBOT, m.peserta, m.penilai, frozenset({("P2", "A-1")}), TANGGA, 2)
    k = kesepakatan.periksa(m, "wawancara")
    assert (k.peserta, k.sebaran["A-1"].rendah, k.pencilan) == (2, Decimal(95), ())
    assert kesepakatan.periksa(m, "asesmen").icc is None
