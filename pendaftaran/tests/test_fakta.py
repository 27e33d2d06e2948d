"""Claims are frozen bytes; corrections stand beside them."""

from copy import deepcopy
from datetime import date
from decimal import Decimal

import pytest

from pendaftaran.domain.fakta import (
    FaktaTidakSah,
    KoreksiTidakSah,
    kanonik,
    lipat_koreksi,
    nilai_klaim,
    sha256_fakta,
    validasi_fakta,
)
from pendaftaran.tests.fakta_uji import butir, putaran_dari
from seleksi.aturan.loader import muat_profil

FAKTA = butir()["pelamar"]


def test_kanonik_tidak_bergantung_urutan_kunci():
    terbalik = dict(reversed(FAKTA.items()))
    assert kanonik(terbalik) == kanonik(FAKTA)
    assert (
        kanonik({"b": "é", "a": [1, None, True]})
        == '{"fakta":{"a":[1,null,true],"b":"é"},"skema":1}'.encode()
    )


def test_sha256_tetap():
    """Golden: a hash printed on a receipt must be computable for ever."""
    assert sha256_fakta({"nip": "196805121994031004", "berkas": ["ktp"]}) == (
        "1f344803ba609ff9439340168ccc28ec74717f53206281171723939bdd7f9f23"
    )
    assert sha256_fakta(FAKTA | {"golongan": "IV/c"}) != sha256_fakta(FAKTA)


def test_kanonik_menuliskan_tanggal_dan_desimal():
    assert kanonik({"t": date(2020, 9, 28), "d": Decimal("85.20")}) == kanonik(
        {"t": "2020-09-28", "d": "85.20"}
    )


@pytest.mark.parametrize("isi", [{"a": float("nan")}, {"a": 85.2}, {"a": object()}, {"a": "\ud800"}])
def test_kanonik_menolak(isi):
    with pytest.raises(FaktaTidakSah, match="seharusnya teks, bilangan bulat"):
        kanonik(isi)


def test_validasi():
    isi = butir()
    profil, putaran = muat_profil("tuban-2020"), putaran_dari(isi)
    assert validasi_fakta(profil, putaran, isi["pelamar"]) is None
    with pytest.raises(FaktaTidakSah, match=r"^jabatan\[1\]\.mulai: "):
        validasi_fakta(profil, putaran, isi["pelamar"] | {"jabatan": [{"jenjang": "administrator"}]})


@pytest.mark.parametrize(
    ("koreksi", "jalur", "hasil"),
    [
        ([("golongan", "IV/a")], "golongan", "IV/a"),
        ([("golongan", "IV/a"), ("golongan", "III/d")], "golongan", "III/d"),
        ([("jabatan.0.terkait", False)], "jabatan.0.terkait", False),
        ([("kinerja.1.unsur.disiplin", "75")], "kinerja.1.unsur.disiplin", "75"),
        (
            [("instansi.kode", "35.78"), ("instansi.jenis", "kota")],
            "instansi",
            {"kode": "35.78", "jenis": "kota"},
        ),
        ([("pendidikan.1", {"jenjang": "S2", "lulus": 2005})], "pendidikan.1.jenjang", "S2"),
        ([("golongan", None)], "golongan", None),
    ],
)
def test_lipat(koreksi, jalur, hasil):
    asal = deepcopy(FAKTA)
    baru = lipat_koreksi(FAKTA, [{"jalur": j, "nilai": n} for j, n in koreksi])
    assert nilai_klaim(baru, jalur) == hasil
    assert asal == FAKTA


def test_baris_dicoret_nomor_tetap_menurut_klaim():
    baru = lipat_koreksi(
        FAKTA, [{"jalur": "jabatan.0", "nilai": None}, {"jalur": "jabatan.1.terkait", "nilai": None}]
    )
    assert baru["jabatan"] == [FAKTA["jabatan"][1] | {"terkait": None}]


def test_tanpa_koreksi_sama():
    assert lipat_koreksi(FAKTA, []) == FAKTA


@pytest.mark.parametrize(
    "jalur",
    ["jabatan.9.terkait", "jabatan.5", "jabatan.-1", "tidak.ada", "golongan.x", "", "jabatan.satu.plt"],
)
def test_jalur_sesat(jalur):
    with pytest.raises(KoreksiTidakSah) as galat:
        lipat_koreksi(FAKTA, [{"jalur": jalur, "nilai": {"x": 1}}])
    assert str(galat.value) == f'Jalur koreksi "{jalur}" tidak ada dalam fakta.'
