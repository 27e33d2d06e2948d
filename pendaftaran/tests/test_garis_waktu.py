"""The timeline: bars, gaps and overlaps as the rules read the rows."""

from datetime import date

import pytest
from django.template import Context, Template

from pendaftaran.domain.garis_waktu import Masa, susun_garis

TUTUP = date(2020, 9, 28)


def masa(mulai: str, selesai: str | None = None, plt: bool = False, nama: str = "Contoh") -> Masa:
    return Masa(nama, date.fromisoformat(mulai), date.fromisoformat(selesai) if selesai else None, plt)


@pytest.mark.parametrize(("baris", "celah", "tumpang", "total"), [
    ([masa("2018-01-01", "2018-12-31"), masa("2019-01-01")], [], [], "2 tahun 8 bulan 27 hari"),
    ([masa("2018-01-01", "2018-12-30"), masa("2019-01-01", "2019-12-31")], ["31 Desember 2018, 1 hari"], [], "2 tahun"),
    ([masa("2019-01-01", "2019-12-31"), masa("2017-01-01", "2018-06-30")], ["1 Juli 2018 sampai 31 Desember 2018, 6 bulan"], [],
     "2 tahun 6 bulan"),
    ([masa("2018-01-01", "2019-03-31"), masa("2019-01-01", "2019-12-31")], [], ["1 Januari 2019 sampai 31 Maret 2019, 3 bulan"], "2 tahun"),
    ([masa("2018-01-01", "2019-12-31"), masa("2018-02-01", "2018-02-28"), masa("2019-06-01", "2019-06-30")], [],
     ["1 Februari 2018 sampai 28 Februari 2018, 1 bulan", "1 Juni 2019 sampai 30 Juni 2019, 1 bulan"], "2 tahun"),
    # Plt. rows close no gap and make no overlap.
    ([masa("2018-01-01", "2018-12-31"), masa("2018-06-01", "2019-12-31", plt=True), masa("2020-01-01", "2020-06-30")],
     ["1 Januari 2019 sampai 31 Desember 2019, 1 tahun"], [], "1 tahun 6 bulan"),
    ([masa("2018-01-01", plt=True)], [], [], "0 bulan"),
    # An end on or after the closing date is open: it runs up to the closing date.
    ([masa("2020-08-28", "2020-09-28")], [], [], "1 bulan"),
    ([masa("2020-08-28", "2099-01-01")], [], [], "1 bulan"),
])
def test_celah_tumpang_total(baris, celah, tumpang, total):
    garis = susun_garis(baris, tutup=TUTUP)
    assert (garis.kata_celah, garis.kata_tumpang, garis.total) == (celah, tumpang, total)


def test_sesudah_penutupan_disebut_di_luar():
    garis = susun_garis([masa("2019-01-01"), masa("2020-09-28", nama="Nanti")], tutup=TUTUP)
    assert [m.nama for m in garis.luar] == ["Nanti"]
    assert len(garis.batang) == 1
    assert susun_garis([masa("2021-01-01")], tutup=TUTUP) is None
    assert susun_garis([], tutup=TUTUP) is None


def test_tahun_paling_banyak_enam():
    for awal in range(1950, 2020):
        tahun = [t.year for t in susun_garis([masa(f"{awal}-03-01")], tutup=TUTUP).tahun]
        assert len(tahun) <= 6 and all(awal < t <= 2020 for t in tahun)


def test_gambar_tanpa_gaya_dan_dengan_teks():
    garis = susun_garis([masa("2018-01-01", "2018-12-30", nama="<b>"), masa("2019-01-01"), masa("2019-02-01", plt=True)], tutup=TUTUP)
    svg = Template("{% load garis %}{% garis_waktu g %}").render(Context({"g": garis}))
    assert "style" not in svg and 'role="img"' in svg and 'aria-labelledby="garis-judul garis-rinci"' in svg
    assert "3 jabatan antara 1 Januari 2018 dan 28 September 2020; celah: 1, bertumpuk: 0." in svg
    assert [svg.count(f'class="{k}"') for k in ("g-batang", "g-plt", "g-hitung", "g-celah", "g-tumpang")] == [2, 1, 2, 1, 0]
