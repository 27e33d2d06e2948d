"""Documents: who must bring what, and what a missing one means."""

import pytest

from pendaftaran.tests.fakta_uji import PROFIL, butir, nilai, syarat

MS, TMS, PERIKSA = "memenuhi", "tidak_memenuhi", "perlu_pemeriksaan"
KOTA = {"kode": "35.78", "jenis": "kota"}


def wajib(isi: dict) -> list[str]:
    return [b.jenis for b in nilai(isi).berkas if b.wajib]


def tanpa(isi: dict, *jenis: str) -> dict:
    isi["pelamar"]["berkas"] = [b for b in isi["pelamar"]["berkas"] if b not in jenis]
    return isi


TUBAN_WAJIB = [
    "surat_lamaran",
    "drh",
    "ktp",
    "ijazah_s1",
    "sk_pangkat",
    "sk_jabatan",
    "sttp_pim",
    "skp_2018",
    "skp_2019",
    "spt_tahunan",
    "pakta_integritas",
    "pernyataan_hukdis",
    "pas_foto",
]
TLG_DALAM = [
    "sk_pangkat",
    "sk_jabatan_administrator",
    "ijazah_terakhir",
    "sttp_pim",
    "skp_2018",
    "skp_2019",
    "drh",
    "persetujuan_pyb",
    "pakta_integritas",
    "pas_foto",
    "keterangan_hukdis_pyb",
]
TLG_LUAR = [
    "sk_pangkat",
    "sk_jabatan_administrator",
    "ijazah_terakhir",
    "sttp_pim",
    "skp_2018",
    "skp_2019",
    "drh",
    "persetujuan_ppk",
    "pakta_integritas",
    "pas_foto",
    "keterangan_hukdis_ppk",
    "hasil_asesmen",
]
TGL_WAJIB = ["surat_lamaran", "sk_pangkat", "sk_jabatan", "ijazah_terakhir", "skp_2018", "skp_2019", "drh"]


def test_berkas_wajib_tiap_pelamar():
    assert wajib(butir("tuban-2020")) == TUBAN_WAJIB
    assert wajib(butir("tuban-2020", instansi=KOTA)) == [*TUBAN_WAJIB, "persetujuan_ppk"]
    assert wajib(butir("tulungagung-2020")) == TLG_DALAM
    assert wajib(butir("tulungagung-2020", instansi=KOTA)) == TLG_LUAR
    assert wajib(butir("tegal-2017")) == TGL_WAJIB


@pytest.mark.parametrize(
    ("jenjang", "lulus", "diminta"),
    [
        ("profesi", 1995, True),
        ("S2", 2005, True),
        ("S3", 2015, True),
        ("D-IV", 1993, False),
        ("S2", 2021, False),
    ],
)
def test_ijazah_lanjutan(jenjang, lulus, diminta):
    isi = butir(pendidikan=[{"jenjang": "S1", "lulus": 1992}, {"jenjang": jenjang, "lulus": lulus}])
    assert ("ijazah_lanjutan" in wajib(isi)) is diminta
    assert syarat(isi, "berkas") == ((TMS if diminta else MS), [])


@pytest.mark.parametrize("profil", PROFIL)
def test_setiap_berkas_wajib_yang_hilang_menggagalkan(profil):
    for jenis in wajib(butir(profil)):
        assert syarat(tanpa(butir(profil), jenis), "berkas") == (TMS, []), jenis


@pytest.mark.parametrize(
    ("kinerja", "hilang", "harap"),
    [
        ((2018,), ("skp_2019",), PERIKSA),
        ((), ("skp_2018", "skp_2019"), PERIKSA),
        ((2018, 2019), ("skp_2019",), TMS),
        ((2018,), ("skp_2018",), TMS),
        ((2018,), ("skp_2018", "skp_2019"), TMS),
        ((2018,), ("skp_2019", "ktp"), TMS),
        ((2018,), (), MS),
    ],
)
def test_skp_tahun_tanpa_penilaian(kinerja, hilang, harap):
    isi = butir()
    isi["pelamar"]["kinerja"] = [k for k in isi["pelamar"]["kinerja"] if k["tahun"] in kinerja]
    assert syarat(tanpa(isi, *hilang), "berkas") == (harap, [])


def test_skp_tahun_menurut_putaran():
    isi = butir(putaran={"tahun_kinerja": [2019, 2020], "tanggal_tutup": "2021-03-01"})
    assert [j for j in wajib(isi) if j.startswith("skp_")] == ["skp_2019", "skp_2020"]


def test_berkas_tambahan_tidak_mengganggu():
    isi = butir()
    isi["pelamar"]["berkas"] += ["hasil_asesmen", "skp_2017", "ktp"]
    assert syarat(isi, "berkas") == (MS, [])


def test_jawaban_berkas_lengkap():
    satu = next(b for b in nilai(tanpa(butir(), "ktp")).berkas if b.jenis == "ktp")
    assert satu == (
        "ktp",
        "Kartu Tanda Penduduk",
        True,
        False,
        "A.9.3.b",
        "Wajib bagi semua pelamar; belum ada.",
    )
