"""Arrangement of pages: what a press does, and what is no arrangement."""
import pytest

from pendaftaran.domain.susunan import SusunanSalah, baca_susunan, semula, tulis_susunan, ubah_susunan


@pytest.mark.parametrize(("awal", "perintah", "jadi"), [
    ("1:0,2:0,3:0", "kanan:2", "1:0,2:90,3:0"),
    ("1:0,2:270,3:0", "kanan:2", "1:0,2:0,3:0"),
    ("1:0,2:0,3:0", "kiri:2", "1:0,2:270,3:0"),
    ("1:0,2:0,3:0", "maju:3", "1:0,3:0,2:0"),
    ("1:0,2:0,3:0", "mundur:1", "2:0,1:0,3:0"),
    ("1:0,2:0,3:0", "buang:2", "1:0,3:0"),
    ("1:0,2:0", "maju:1", "1:0,2:0"),
    ("1:0,2:0", "mundur:2", "1:0,2:0"),
    ("2:90", "buang:2", "2:90"),
    ("1:0,2:0", "kanan:3", "1:0,2:0"),
    ("1:0,2:0", "lompat:1", "1:0,2:0"),
    ("1:0,2:0", "kanan:-1", "1:0,2:0"),
    ("1:0,2:0", "", "1:0,2:0"),
])
def test_satu_tekanan(awal, perintah, jadi):
    assert tulis_susunan(ubah_susunan(baca_susunan(awal, halaman=3), perintah)) == jadi


@pytest.mark.parametrize("teks", [
    "", "1", "1:45", "0:0", "4:0", "1:0,1:90", "1:0,", ",1:0", "1:0;2:0", "-1:0", "1:0,2:0,3:0,1:0", "\u0661:0", "1:0" * 5000, "1000:0",
])
def test_bukan_susunan(teks):
    with pytest.raises(SusunanSalah):
        baca_susunan(teks, halaman=3)


def test_bolak_balik():
    assert tulis_susunan(semula(3)) == "1:0,2:0,3:0"
    assert baca_susunan("3:180,1:0", halaman=3) == baca_susunan(tulis_susunan(baca_susunan("3:180,1:0", halaman=3)), halaman=3)
