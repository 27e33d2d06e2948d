"""Every boundary of the rules, as tables: facts in, verdict and notes out."""

import pytest

from pendaftaran.tests.fakta_uji import SARING, butir, jabatan, nilai, syarat

MS, TMS, PERIKSA, TUNDA, TB = "memenuhi", "tidak_memenuhi", "perlu_pemeriksaan", "ditunda", "tidak_berlaku"
TUBAN, TLG, TGL = "tuban-2020", "tulungagung-2020", "tegal-2017"


@pytest.mark.parametrize("kasus", SARING, ids=lambda k: f"{k['profil']}: {k['nama']}")
def test_kasus(kasus):
    hasil = nilai(kasus)
    status = {h.kode: h.status for h in hasil.syarat}
    assert {k: status[k] for k in kasus["harap"]["syarat"]} == kasus["harap"]["syarat"]
    assert hasil.simpulan == kasus["harap"].get("simpulan", hasil.simpulan)


# --- status, home agency ---------------------------------------------------------------------
@pytest.mark.parametrize(
    ("status", "harap"),
    [("PNS", MS), ("CPNS", TMS), ("PPPK", TMS), ("TNI", TMS), ("POLRI", TMS), ("lainnya", TMS)],
)
def test_status(status, harap):
    assert syarat(butir(status=status), "status_pns") == (harap, [])


@pytest.mark.parametrize(
    ("nip", "catatan"),
    [
        ("196805121994031004", []),
        ("196805131994031004", ["nip_tidak_cocok"]),
        ("196805121994121004", []),
        ("196805121994131004", ["nip_tidak_cocok"]),
        ("196805122019212001", ["nip_tidak_cocok"]),  # PPPK pattern
        ("000000000000000000", ["nip_tidak_cocok"]),
    ],
)
def test_nip(nip, catatan):
    assert syarat(butir(nip=nip), "status_pns") == (MS, catatan)


@pytest.mark.parametrize(
    ("profil", "kode", "jenis", "cakupan", "harap"),
    [
        (TUBAN, "35.23", "kabupaten", None, MS),
        (TUBAN, "35.78", "kota", None, MS),
        (TUBAN, "35", "provinsi", None, TMS),
        (TUBAN, "33.17", "kabupaten", None, TMS),
        (TUBAN, "00", "pusat", None, TMS),
        (TUBAN, "35.29", "kabupaten", None, MS),
        (TLG, "35.04", "kabupaten", None, MS),
        (TLG, "35", "provinsi", None, MS),
        (TLG, "33.17", "kabupaten", None, TMS),
        (TLG, "33", "provinsi", None, TMS),
        (TLG, "00", "pusat", None, TMS),
        (TGL, "33.28", "kabupaten", "provinsi", MS),
        (TGL, "33.76", "kota", "provinsi", MS),
        (TGL, "33", "provinsi", "provinsi", TMS),
        (TGL, "35.23", "kabupaten", "provinsi", TMS),
        (TGL, "35.23", "kabupaten", "nasional", MS),
        (TGL, "33", "provinsi", "nasional", MS),
        (TGL, "00", "pusat", "nasional", MS),
    ],
)
def test_instansi_asal(profil, kode, jenis, cakupan, harap):
    isi = butir(
        profil, instansi={"kode": kode, "jenis": jenis}, putaran={"cakupan": cakupan} if cakupan else None
    )
    assert syarat(isi, "instansi_asal") == (harap, [])


# --- rank, education, age --------------------------------------------------------------------
@pytest.mark.parametrize(
    ("golongan", "tmt", "harap"),
    [
        ("III/d", "2016-04-01", TMS),
        ("IV/a", "2016-04-01", MS),
        ("IV/e", "2016-04-01", MS),
        ("IV/a", "2020-09-28", MS),
        ("IV/a", "2020-09-29", TMS),
        ("III/d", "2020-10-01", TMS),
    ],
)
def test_golongan(golongan, tmt, harap):
    assert syarat(butir(golongan=golongan, tmt_golongan=tmt), "golongan") == (harap, [])


@pytest.mark.parametrize(
    ("jenjang", "harap"),
    [
        ([("SMA", 1988)], TMS),
        ([("D-III", 1990)], TMS),
        ([("D-IV", 1993)], MS),
        ([("S1", 1992)], MS),
        ([("profesi", 1995)], MS),
        ([("S2", 2000)], MS),
        ([("S3", 2010)], MS),
        ([], TMS),
        ([("D-III", 1990), ("S1", 1994)], MS),
        ([("S1", 2020)], MS),
        ([("S1", 2021)], TMS),
        ([("S1", None)], MS),
    ],
)
def test_pendidikan(jenjang, harap):
    isi = butir(pendidikan=[{"jenjang": j, "lulus": t} for j, t in jenjang])
    assert syarat(isi, "pendidikan") == (harap, [])


@pytest.mark.parametrize(
    ("lahir", "penuh", "tepat"),
    [
        ("1963-11-30", (TMS, []), (TMS, [])),
        ("1963-12-01", (TMS, []), (TMS, [])),
        ("1963-12-02", (MS, ["usia_batas"]), (TMS, ["usia_batas"])),
        ("1964-11-30", (MS, ["usia_batas"]), (TMS, ["usia_batas"])),
        ("1964-12-01", (MS, []), (MS, [])),
        ("1964-12-02", (MS, []), (MS, [])),
    ],
)
def test_usia_tuban(lahir, penuh, tepat):
    assert syarat(butir(tanggal_lahir=lahir), "usia") == penuh
    assert syarat(butir(tanggal_lahir=lahir, putaran={"mode_usia": "tepat"}), "usia") == tepat


@pytest.mark.parametrize(
    ("acuan", "harap"),
    [
        ("2020-02-28", (MS, [])),
        ("2020-02-29", (MS, [])),
        ("2020-03-01", (MS, ["usia_batas"])),
        ("2021-02-28", (MS, ["usia_batas"])),
        ("2021-03-01", (TMS, [])),
    ],
)
def test_usia_lahir_kabisat(acuan, harap):
    isi = butir(TLG, tanggal_lahir="1964-02-29", putaran={"tanggal_acuan_usia": acuan})
    assert syarat(isi, "usia") == harap


@pytest.mark.parametrize(
    ("batas", "harap"), [(58, (MS, [])), (57, (MS, ["usia_batas"])), (56, (TMS, [])), (None, (TB, []))]
)
def test_usia_menurut_pansel(batas, harap):
    isi = butir(TGL, tanggal_lahir="1963-06-01", putaran={"parameter": {"usia": {"maksimal": batas}}})
    assert syarat(isi, "usia") == harap


# --- periods ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("riwayat", "harap"),
    [
        ([jabatan("2015-09-28")], MS),  # open row, five years up to the closing date
        ([jabatan("2015-09-29")], TMS),
        ([jabatan("2015-01-01", "2019-12-31")], MS),  # closed row: the last day belongs to it
        ([jabatan("2015-01-01", "2019-12-30")], TMS),  # 4 years 11 months 30 days
        ([jabatan("2010-10-01", "2013-09-30"), jabatan("2013-01-01", "2015-12-31")], MS),  # union 5y 3m
        ([jabatan("2014-01-01", "2016-12-31"), jabatan("2015-01-01", "2017-12-31")], TMS),  # union 4y, not 6y
        ([jabatan("2014-01-01", "2016-06-30"), jabatan("2016-07-01", "2018-12-31")], MS),  # adjoining
        (
            [jabatan("2014-01-01", "2016-06-29"), jabatan("2016-07-01", "2018-12-31")],
            TMS,
        ),  # 59 months 28 days
        (
            [jabatan("2010-01-01", "2012-06-15"), jabatan("2014-01-01", "2016-07-15")],
            MS,
        ),  # 59 months + 15 + 15 days
        ([jabatan("2010-01-01", "2012-06-15"), jabatan("2014-01-01", "2016-07-14")], TMS),
        ([jabatan("2010-01-01", "2017-12-31", plt=True)], TMS),
        ([jabatan("2010-01-01", "2017-12-31", terkait=False)], TMS),
        ([jabatan("2010-01-01", "2017-12-31", terkait=None)], PERIKSA),
        ([jabatan("2010-01-01", "2012-12-31"), jabatan("2013-01-01", "2015-12-31", terkait=None)], PERIKSA),
        ([jabatan("2010-01-01", "2012-12-31"), jabatan("2013-01-01", "2013-12-31", terkait=None)], TMS),
        ([jabatan("2020-09-28")], TMS),
        ([jabatan("2021-01-01", "2031-01-01")], TMS),
        ([], TMS),
        ([jabatan("2010-01-01", "2017-12-31", jenjang="pelaksana")], MS),  # any level may be related
    ],
)
def test_pengalaman_terkait(riwayat, harap):
    assert syarat(butir(jabatan=riwayat), "pengalaman_terkait") == (harap, [])


@pytest.mark.parametrize(
    ("riwayat", "harap"),
    [
        ([jabatan("2018-09-28")], (MS, [])),
        ([jabatan("2018-09-29")], (TMS, [])),
        ([jabatan("2000-01-01", "2001-12-31")], (MS, [])),  # long past
        ([jabatan("2016-02-29", "2018-02-27")], (MS, [])),
        ([jabatan("2016-02-29", "2018-02-26")], (TMS, [])),
        (
            [
                jabatan("2010-01-01", "2010-12-31"),
                jabatan("2012-01-01", "2012-12-31", jenjang="jf_ahli_madya"),
            ],
            (MS, ["gabungan"]),
        ),
        (
            [
                jabatan("2010-01-01", "2011-12-31"),
                jabatan("2012-01-01", "2012-12-31", jenjang="jf_ahli_madya"),
            ],
            (MS, []),
        ),
        (
            [
                jabatan("2010-01-01", "2010-12-31", jenjang="jf_ahli_madya"),
                jabatan("2012-01-01", "2012-12-31", jenjang="jf_ahli_utama"),
            ],
            (MS, []),
        ),
        ([jabatan("2010-01-01", "2011-12-31", jenjang="jf_ahli_utama")], (MS, [])),
        ([jabatan("2010-01-01", "2011-12-31", plt=True)], (TMS, [])),
        ([jabatan("2010-01-01", None, jenjang="pengawas")], (TMS, [])),
        ([jabatan("2010-01-01", None, jenjang="jpt_pratama")], (TMS, [])),  # needs the row itself
        ([jabatan("2010-01-01", None, jenjang="jf_ahli_muda")], (TMS, [])),
        ([jabatan("2010-01-01", None, jenjang="jf_setara_madya")], (PERIKSA, [])),
        (
            [jabatan("2019-09-01"), jabatan("2010-01-01", "2010-12-31", jenjang="jf_setara_madya")],
            (PERIKSA, []),
        ),
        ([jabatan("2019-12-01"), jabatan("2010-01-01", "2010-12-31", jenjang="jf_setara_madya")], (TMS, [])),
        ([jabatan("2018-01-01"), jabatan("2010-01-01", "2010-12-31", jenjang="jf_setara_madya")], (MS, [])),
        ([jabatan("2019-06-01", terkait=None), jabatan("2012-01-01", "2013-02-28", terkait=False)], (MS, [])),
        ([], (TMS, [])),
    ],
)
def test_jabatan(riwayat, harap):
    assert syarat(butir(jabatan=riwayat), "jabatan") == harap
