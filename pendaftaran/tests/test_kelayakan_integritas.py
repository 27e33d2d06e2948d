"""Boundaries of training, appraisal, conduct and outside assessment, and what the panel sets."""

import pytest

from pendaftaran.tests.fakta_uji import SARING, butir, nilai, syarat

MS, TMS, PERIKSA, TUNDA, TB = "memenuhi", "tidak_memenuhi", "perlu_pemeriksaan", "ditunda", "tidak_berlaku"
TUBAN, TLG, TGL = "tuban-2020", "tulungagung-2020", "tegal-2017"


# --- training, appraisal ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("diklat", "harap"),
    [
        ([("diklatpim_iii", True, "2013-08-20")], (MS, [])),
        ([("pka", True, "2020-09-28")], (MS, [])),
        ([("spama", True, "1999-01-01")], (MS, [])),
        ([("pka", True, "2020-09-29")], (TMS, [])),
        ([("diklatpim_iii", False, "2013-08-20")], (TMS, [])),
        ([("diklatpim_ii", True, "2018-01-01")], (MS, ["jenjang_lebih_tinggi"])),
        ([("pkn_i", True, "2018-01-01")], (MS, ["jenjang_lebih_tinggi"])),
        ([("spamen", True, "2018-01-01"), ("diklatpim_iii", True, "2010-01-01")], (MS, [])),
        ([("setara_lain", True, "2018-01-01")], (PERIKSA, [])),
        ([("setara_lain", False, "2018-01-01")], (TMS, [])),
        ([("setara_lain", True, "2021-01-01")], (TMS, [])),
        (
            [
                ("diklatpim_iv", True, "2010-01-01"),
                ("pkp", True, "2019-01-01"),
                ("teknis", True, "2019-01-01"),
            ],
            (TMS, []),
        ),
        ([("adum", True, "1998-01-01")], (TMS, [])),
        ([], (TMS, [])),
    ],
)
@pytest.mark.parametrize("profil", [TUBAN, TLG])
def test_diklat(profil, diklat, harap):
    isi = butir(
        profil,
        diklat=[{"jenis": j, "lulus": lulus, "tanggal": t} for j, lulus, t in diklat],
        putaran={"tanggal_tutup": "2020-09-28"},
    )
    assert syarat(isi, "diklat_pim") == harap


def unsur(tahun: int, **nilai_unsur) -> dict:
    return {"tahun": tahun, "unsur": {"skp": "85.20", "disiplin": "80"} | nilai_unsur}


def predikat(tahun: int, p: str = "baik", hasil: str = "sesuai", perilaku: str = "sesuai") -> dict:
    return {"tahun": tahun, "predikat": p, "hasil_kerja": hasil, "perilaku": perilaku}


@pytest.mark.parametrize(
    ("kinerja", "harap"),
    [
        ([unsur(2018), unsur(2019)], MS),
        ([unsur(2018), unsur(2019, disiplin="75.99")], TMS),
        ([unsur(2018), unsur(2019, disiplin="76")], MS),
        ([unsur(2018), unsur(2019, skp="75.9")], TMS),
        ([unsur(2018), unsur(2019, kepemimpinan=None)], MS),
        ([unsur(2018), unsur(2019, skp="120", disiplin=76)], MS),
        ([unsur(2018)], PERIKSA),
        ([], PERIKSA),
        ([unsur(2017, disiplin="10"), unsur(2018), unsur(2019)], MS),
        ([unsur(2018, disiplin="75")], TMS),  # below in one year decides, the missing one does not
        ([unsur(2018), {"tahun": 2019, "unsur": {"skp": None}}], PERIKSA),
        ([unsur(2018), {"tahun": 2019, "unsur": {}}], PERIKSA),
        ([predikat(2018), predikat(2019, "sangat_baik", "di_atas", "di_atas")], MS),
        ([predikat(2018), predikat(2019, "butuh_perbaikan")], TMS),
        ([predikat(2018), predikat(2019, "kurang")], TMS),
        ([predikat(2018), predikat(2019, "baik", "di_bawah")], TMS),
        ([predikat(2018), predikat(2019, "baik", perilaku="di_bawah")], TMS),
        ([predikat(2018), {"tahun": 2019, "predikat": "baik"}], MS),  # aspects came with the scheme of 2022
    ],
)
def test_kinerja(kinerja, harap):
    assert syarat(butir(kinerja=kinerja), "kinerja") == (harap, [])


def test_kinerja_putaran_lain():
    isi = butir(
        kinerja=[predikat(2023), predikat(2024)],
        putaran={"tahun_kinerja": [2023, 2024], "tanggal_tutup": "2025-03-01"},
    )
    assert syarat(isi, "kinerja") == (MS, [])


# --- conduct ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("hukuman", "tuban", "tlg"),
    [
        ([], MS, MS),
        ([("sedang", "2008-03-01", "2009-02-28")], TMS, MS),
        ([("berat", "2008-03-01", "2009-02-28")], TMS, MS),
        ([("berat", "2014-01-01", "2016-06-30")], TMS, TMS),
        ([("sedang", "2014-01-01", "2015-10-11")], TMS, MS),
        ([("sedang", "2014-01-01", "2015-10-12")], TMS, TMS),
        ([("sedang", "2020-10-12", "2021-10-11")], TMS, TMS),
        ([("sedang", "2020-10-13", "2021-10-12")], TMS, MS),
        ([("sedang", "2005-01-01", None)], TMS, TMS),
        ([("ringan", "2019-01-01", "2019-06-30")], MS, MS),
        ([("ringan", "2020-01-01", None)], TMS, MS),
        ([("ringan", "2020-10-12", "2020-10-12")], TMS, MS),
        ([("ringan", "2020-01-01", "2020-10-11")], MS, MS),
        ([("ringan", "2020-10-13", None)], MS, MS),
    ],
)
def test_hukuman_disiplin(hukuman, tuban, tlg):
    daftar = [{"tingkat": t, "mulai": a, "selesai": b} for t, a, b in hukuman]
    for profil, harap in ((TUBAN, tuban), (TLG, tlg)):
        isi = butir(profil, hukuman_disiplin=daftar, putaran={"tanggal_tutup": "2020-10-12"})
        assert syarat(isi, "hukuman_disiplin") == (harap, [])


def test_dalam_pemeriksaan_hanya_di_tuban():
    assert syarat(butir(TUBAN, dalam_pemeriksaan=True), "hukuman_disiplin") == (TMS, [])
    assert syarat(butir(TLG, dalam_pemeriksaan=True), "hukuman_disiplin") == (MS, [])


@pytest.mark.parametrize(
    ("pidana", "harap"), [("tidak_pernah", MS), ("pernah", PERIKSA), ("sedang", PERIKSA)]
)
def test_pidana(pidana, harap):
    assert syarat(butir(TLG, pidana=pidana), "pidana") == (harap, [])


LUAR = {"kode": "35.06", "jenis": "kabupaten"}
BERKAS_LUAR = next(k for k in SARING if k["nama"] == "pelamar luar tanpa hasil asesmen")["pelamar"]["berkas"]


@pytest.mark.parametrize(
    ("tanggal", "harap"),
    [("2017-11-20", MS), ("2017-11-19", TMS), ("2020-11-20", MS), ("2020-11-21", TMS), ("2018-06-04", MS)],
)
def test_asesmen_pelamar_luar(tanggal, harap):
    isi = butir(
        TLG,
        instansi=LUAR,
        berkas=BERKAS_LUAR,
        asesmen=[{"tanggal": tanggal, "lembaga": "Lembaga Uji", "skor": "81.5"}],
    )
    assert syarat(isi, "asesmen") == (harap, [])


def test_asesmen_tanpa_berkasnya():
    berkas = [b for b in BERKAS_LUAR if b != "hasil_asesmen"]
    isi = butir(
        TLG,
        instansi=LUAR,
        berkas=berkas,
        asesmen=[{"tanggal": "2018-06-04", "lembaga": "Lembaga Uji", "skor": "81.5"}],
    )
    assert (syarat(isi, "asesmen"), syarat(isi, "berkas")) == ((TMS, []), (TMS, []))


def test_asesmen_kabisat():
    isi = butir(
        TLG,
        instansi=LUAR,
        berkas=BERKAS_LUAR,
        asesmen=[{"tanggal": "2016-02-29"}],
        putaran={"tanggal_tutup": "2019-02-28"},
    )
    assert syarat(isi, "asesmen") == (MS, [])


@pytest.mark.parametrize(("asesmen", "catatan"), [([], ["pasal_13_2"]), ([{"tanggal": "2010-01-01"}], [])])
def test_asesmen_orang_dalam(asesmen, catatan):
    assert syarat(butir(TLG, asesmen=asesmen), "asesmen") == (TB, catatan)


@pytest.mark.parametrize(
    ("profil", "kode"),
    [
        (TUBAN, "rekam_jejak"),
        (TUBAN, "kesehatan"),
        (TUBAN, "wawasan_wilayah"),
        (TLG, "rekam_jejak"),
        (TLG, "kesehatan"),
        (TGL, "rekam_jejak"),
    ],
)
def test_ditunda(profil, kode):
    assert syarat(butir(profil), kode) == (TUNDA, [])


# --- Tegal: what Pansel sets -------------------------------------------------------------------
@pytest.mark.parametrize(
    ("parameter", "kode", "harap"),
    [
        ({}, "golongan", TB),
        ({"golongan": {"minimal": "IV/b"}}, "golongan", MS),
        ({"golongan": {"minimal": "IV/c"}}, "golongan", TMS),
        ({}, "diklat_pim", TB),
        ({"diklat_pim": {"wajib": True}}, "diklat_pim", MS),
        ({"diklat_pim": {"wajib": False}}, "diklat_pim", TB),
        ({}, "kinerja", TB),
        ({"kinerja": {"wajib": True}}, "kinerja", MS),
        ({"pendidikan": {"minimal": "S2"}}, "pendidikan", TMS),
        ({"pendidikan": {"minimal": None}}, "pendidikan", TB),
        ({"pengalaman_terkait": {"bulan": 120}}, "pengalaman_terkait", TMS),
        ({"pengalaman_terkait": {"bulan": None}}, "pengalaman_terkait", TB),
        ({"jabatan": {"bulan": 105}}, "jabatan", MS),
        ({"jabatan": {"bulan": 106}}, "jabatan", TMS),
        ({"jabatan": {}}, "jabatan", MS),
    ],
)
def test_parameter_pansel(parameter, kode, harap):
    assert syarat(butir(TGL, putaran={"parameter": parameter}), kode) == (harap, [])


def test_alasan_kinerja_menyebut_unsur_yang_kurang():
    kinerja = [unsur(2018, skp="76", disiplin="75.9"), unsur(2019, skp="60.05")]
    hasil = next(h for h in nilai(butir(kinerja=kinerja)).syarat if h.kode == "kinerja")
    assert hasil.alasan == "Di bawah baik: Disiplin 75,90 tahun 2018; Sasaran Kerja Pegawai 60,05 tahun 2019."
