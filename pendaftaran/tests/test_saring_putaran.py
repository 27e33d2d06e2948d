"""manage.py saring: what is refused about a round and the panel's parameters."""

import pytest

from pendaftaran.tests.fakta_uji import butir, tolak


# --- bad input: the round --------------------------------------------------------------------
@pytest.mark.parametrize(
    ("profil", "ubah", "pesan"),
    [
        (
            "tuban-2020",
            {"tanggal_tutup": "2020-09-31"},
            'tanggal_tutup: nilai "2020-09-31" ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        (
            "tuban-2020",
            {"tanggal_tutp": "2020-09-28"},
            'tanggal_tutp: nilai "2020-09-28" ditolak; seharusnya tidak ditulis; isian',
        ),
        (
            "tuban-2020",
            {"mode_usia": "ketat"},
            'mode_usia: nilai "ketat" ditolak; seharusnya salah satu dari tahun_penuh, tepat',
        ),
        (
            "tuban-2020",
            {"cakupan": "nasional"},
            'cakupan: nilai "nasional" ditolak; seharusnya tidak ditulis; profil tuban-2020',
        ),
        ("tulungagung-2020", {"cakupan": None}, "cakupan: nilai null ditolak; seharusnya tidak ditulis"),
        (
            "tegal-2017",
            {"cakupan": "kabupaten"},
            'cakupan: nilai "kabupaten" ditolak; seharusnya salah satu dari nasional, provinsi',
        ),
        (
            "tuban-2020",
            {"parameter": {"usia": {"maksimal": 58}}},
            (
                'parameter.usia: nilai {"maksimal": 58} ditolak; seharusnya tidak '
                "ditulis; isian yang dikenal: tidak ada"
            ),
        ),
        (
            "tulungagung-2020",
            {"parameter": {"usia": {"maksimal": 58}}},
            'parameter.usia: nilai {"maksimal": 58} ditolak',
        ),
        (
            "tegal-2017",
            {"parameter": {"status_pns": {}}},
            "parameter.status_pns: nilai {} ditolak; seharusnya tidak ditulis",
        ),
        (
            "tegal-2017",
            {"parameter": {"usia": {"minimal": 40}}},
            "parameter.usia.minimal: nilai 40 ditolak; seharusnya tidak ditulis",
        ),
        (
            "tegal-2017",
            {"parameter": {"usia": {"maksimal": "58"}}},
            (
                'parameter.usia.maksimal: nilai "58" ditolak; seharusnya bilangan '
                "bulat 18 sampai 99, atau null"
            ),
        ),
        (
            "tegal-2017",
            {"parameter": {"usia": {"maksimal": True}}},
            "parameter.usia.maksimal: nilai true ditolak",
        ),
        (
            "tegal-2017",
            {"parameter": {"golongan": {"minimal": "IV"}}},
            'parameter.golongan.minimal: nilai "IV" ditolak; seharusnya salah',
        ),
        (
            "tegal-2017",
            {"parameter": {"kinerja": {"wajib": 1}}},
            "parameter.kinerja.wajib: nilai 1 ditolak; seharusnya true atau false",
        ),
        (
            "tegal-2017",
            {"parameter": {"jabatan": {"struktural": ["pengawas"]}}},
            "parameter.jabatan.struktural: nilai ",
        ),
        (
            "tegal-2017",
            {"parameter": [1]},
            "parameter: nilai [1] ditolak; seharusnya objek dengan isian golongan, ",
        ),
        (
            "tegal-2017",
            {"tahun_kinerja": [2019]},
            "tahun_kinerja: nilai [2019] ditolak; seharusnya daftar 2 tahun yang berbeda",
        ),
        (
            "tegal-2017",
            {"tahun_kinerja": [2019, 2019]},
            "tahun_kinerja: nilai [2019, 2019] ditolak; seharusnya daftar 2 tahun",
        ),
        (
            "tuban-2020",
            {"tahun_kinerja": []},
            "tahun_kinerja: nilai [] ditolak; seharusnya daftar satu atau lebih tahun",
        ),
        (
            "tuban-2020",
            {"tahun_kinerja": ["2018", 2019]},
            'tahun_kinerja[1]: nilai "2018" ditolak; seharusnya bilangan bulat',
        ),
    ],
)
def test_putaran_ditolak(tmp_path, profil, ubah, pesan):
    assert tolak(tmp_path, butir(profil, putaran=ubah)).startswith(f"butir 1: putaran.{pesan}")


@pytest.mark.parametrize(
    ("profil", "nama"),
    [
        ("tuban-2020", "tanggal_tutup"),
        ("tulungagung-2020", "tanggal_acuan_usia"),
        ("tulungagung-2020", "tahun_kinerja"),
        ("tegal-2017", "tanggal_acuan_usia"),
        ("tegal-2017", "tahun_kinerja"),
        ("tegal-2017", "cakupan"),
    ],
)
def test_isian_putaran_wajib(tmp_path, profil, nama):
    isi = butir(profil)
    del isi["putaran"][nama]
    assert tolak(tmp_path, isi).startswith(f"butir 1: putaran.{nama}: nilai (tidak ada) ditolak; seharusnya ")
