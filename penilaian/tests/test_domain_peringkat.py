"""The order of people: worked cases through the command, and properties against a reference of fractions."""
import json
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian.domain.peringkat import Masukan, MasukanDitolak, Peserta, hitung, rata, tengah, tulis

KASUS = json.loads((Path(__file__).parent / "kasus" / "peringkat.json").read_text(encoding="utf-8"))
KOMPONEN = ("makalah", "asesmen", "wawancara", "rekam_jejak")
BOBOT = dict(zip(KOMPONEN, map(Decimal, (20, 25, 35, 20)), strict=True))
TANGGA = ("wawancara", "asesmen", "makalah", "rekam_jejak")


def jalankan(tmp_path, isi) -> object:
    berkas = tmp_path / "masukan.json"
    berkas.write_text(isi if isinstance(isi, str) else json.dumps(isi), encoding="utf-8")
    keluar = StringIO()
    call_command("peringkat", str(berkas), stdout=keluar)
    return json.loads(keluar.getvalue())


def masukan_sah(**ubah) -> dict:
    nilai = {"makalah": {"P1": "80", "P2": "82.5"}, "asesmen": {"asesor": 78}, "wawancara": {"P1": "85", "P2": "84"},
             "rekam_jejak": {"P1": "75", "P2": "75.25"}}
    return {"profil": "tuban-2020", "bobot": {k: str(v) for k, v in BOBOT.items()},
            "peserta": [{"nomor": f"A-{n}", "nama": nama, "nilai": nilai} for n,
                        nama in enumerate(["Wahyu", "ayu", "Beni"], 1)], **ubah}


@pytest.mark.parametrize("kasus", KASUS, ids=[k["nama"] for k in KASUS])
def test_kasus_kontrak(kasus, tmp_path):
    harap = kasus["harap"]
    if "galat" in harap:
        with pytest.raises(CommandError) as galat:
            jalankan(tmp_path, kasus["masukan"])
        assert (galat.value.returncode, str(galat.value).count("\n")) == (2, 0)
        assert str(galat.value).startswith("butir 1: ")
        assert harap["galat"] in str(galat.value)
        return
    jawab = jalankan(tmp_path, kasus["masukan"])
    kelompok: dict[int, list[str]] = {}
    for baris in jawab["peringkat"]:
        kelompok.setdefault(baris["peringkat"], []).append(baris["nomor"])
    assert list(kelompok.values()) == harap["urutan"]
    assert {b["nomor"]: b["total"] for b in jawab["peringkat"]} == harap["total_tampil"]
    assert {b["nomor"]: b["komponen"] for b in jawab["peringkat"]} == harap["komponen_tampil"]
    assert jawab["perlu_keputusan"] is harap["perlu_keputusan"]
    assert jawab["seri_di_batas"] == harap["seri_di_batas"]
    if not harap["perlu_keputusan"]:
        assert sorted(b["nomor"] for b in jawab["peringkat"] if b["terpilih"]) == harap["terpilih"]


def test_daftar_masuk_daftar_keluar_dan_abjad_tanpa_beda_huruf_besar(tmp_path):
    jawab = jalankan(tmp_path, [masukan_sah(), masukan_sah(kuota=2)])
    assert [j["perlu_keputusan"] for j in jawab] == [False, True]
    assert jawab[0]["terpilih_abjad"] == ["ayu", "Beni", "Wahyu"]
    assert jawab[1]["terpilih_abjad"] is None
    assert [b["terpilih"] for b in jawab[1]["peringkat"]] == [None, None, None]
    assert jawab[0]["peringkat"][0]["total_tepat"] == "1607/20"
    assert jalankan(tmp_path, []) == []


def test_keluaran_bulat_sekali_setengah_ke_atas(tmp_path):
    """75.125 is shown 75.13; two totals that only the third decimal tells apart keep their order."""
    satu, dua = masukan_sah()["peserta"][:2]
    lain = {"makalah": {"P1": "80", "P2": "82.5"}, "asesmen": {"asesor": 78}, "wawancara": {"P1": "85", "P2": "84"},
            "rekam_jejak": {"P1": "75", "P2": "75.26"}}
    jawab = jalankan(tmp_path, masukan_sah(peserta=[satu, {**dua, "nilai": lain}], kuota=1))
    assert [b["nomor"] for b in jawab["peringkat"]] == ["A-2", "A-1"]
    assert [b["total"] for b in jawab["peringkat"]] == ["80.35", "80.35"]
    assert jawab["peringkat"][1]["komponen"]["makalah"] == "81.25"
    assert jawab["peringkat"][1]["komponen"]["rekam_jejak"] == "75.13"  # of 75 and 75.25


@pytest.mark.parametrize(("ubah", "kata"), [
    ({"profil": "entah"}, ["profil", "entah"]),
    ({"bobot": {"makalah": "20", "asesmen": "25", "wawancara": "35"}}, ["bobot.rekam_jejak"]),
    ({"bobot": {"makalah": "20", "asesmen": "25", "wawancara": "35", "rekam_jejak": "20", "lain": "0"}}, ["bobot.lain"]),
    ({"bobot": {"makalah": "20.001", "asesmen": "25", "wawancara": "35", "rekam_jejak": "20"}}, ["bobot.makalah", "20.001"]),
    ({"bobot": {"makalah": "20.5", "asesmen": "25", "wawancara": "35", "rekam_jejak": "20"}}, ["100", "100.5"]),
    ({"bobot": []}, ["bobot"]),
    ({"peserta": []}, ["peserta"]),
    ({"kuota": 0}, ["kuota", "0"]),
    ({"kuota": True}, ["kuota", "true"]),
    ({"lebih": 1}, ["lebih"]),
    ({"urutan_seri": ["wawancara", "wawancara"]}, ["urutan_seri"]),
    ({"urutan_seri": ["usia"]}, ["urutan_seri", "usia"]),
    ({"penilai": {"makalah": ["P1"]}}, ["A-1", "makalah", "P2"]),
    ({"penilai": {"makalah": []}}, ["A-1", "makalah"]),
    ({"penilai": {"usia": ["P1"]}}, ["penilai.usia"]),
    ({"penilai": {"makalah": ["P1", "P2", "P3"]}}, ["A-1", "makalah", "P3", "kosong"]),
    ({"penilai": {"makalah": ["P1", "P1", "P2"]}}, ["penilai.makalah", "P1"]),
    ({"benturan": [{"penilai": "P9", "peserta": "A-1"}]}, ["benturan", "P9"]),
    ({"benturan": [{"penilai": "P1", "peserta": "A-9"}]}, ["benturan", "A-9"]),
    ({"benturan": [{"penilai": "P1", "peserta": "A-1", "sebab": "x"}]}, ["benturan", "sebab"]),
    ({"benturan": [{"penilai": "P1"}]}, ["benturan", "peserta"]),
    ({"benturan": [{"penilai": p, "peserta": "A-2"} for p in ("P1", "P2")]}, ["A-2", "tidak ada penilai"]),
])
def test_masukan_ditolak(ubah, kata, tmp_path):
    with pytest.raises(CommandError) as galat:
        jalankan(tmp_path, [masukan_sah(), masukan_sah(**ubah)])
    assert galat.value.returncode == 2
    for satu in ["butir 2", *kata]:
        assert satu in str(galat.value)


@pytest.mark.parametrize("nilai", ["-1", "100.01", "1e2", "80,5", "80.123", " 80", "+80", "NaN", "", None, "８０", 101,
                                   True, [], "delapan"])
def test_nilai_ditolak(nilai, tmp_path):
    isi = masukan_sah()
    isi["peserta"][1] = json.loads(json.dumps(isi["peserta"][1]))
    isi["peserta"][1]["nilai"]["wawancara"]["P2"] = nilai
    with pytest.raises(CommandError, match=r"A-2.*wawancara.*P2") as galat:
        jalankan(tmp_path, isi)
    assert galat.value.returncode == 2


@pytest.mark.parametrize(("teks", "kata"), [
    ('{"profil": "tuban-2020", "profil": "tuban-2020"}', "ganda"),
    (json.dumps(masukan_sah()).replace('"P1": "80"', '"P1": "80", "P1": "81"', 1), "P1"),
    (json.dumps(masukan_sah()).replace(': "80"', ": 80.5", 1), "80.5"),
    ("", "JSON"), ("[1]", "butir 1"), ('"teks"', "objek"), ("{", "JSON"), ("[" * 20000, "bersarang"),
])
def test_berkas_rusak_ditolak(teks, kata, tmp_path):
    with pytest.raises(CommandError, match=kata) as galat:
        jalankan(tmp_path, teks)
    assert galat.value.returncode == 2


def test_berkas_tidak_terbaca_ditolak(tmp_path):
    with pytest.raises(CommandError, match="tidak ditemukan") as galat:
        call_command("peringkat", str(tmp_path / "tidak-ada.json"))
    assert galat.value.returncode == 2


def test_nilai_anggota_yang_berbenturan_tidak_dihitung(tmp_path):
    isi = masukan_sah(benturan=[{"penilai": "P2", "peserta": "A-1"}])
    komponen = {b["nomor"]: b["komponen"] for b in jalankan(tmp_path, isi)["peringkat"]}
    assert komponen["A-1"] == {"makalah": "80.00", "asesmen": "78.00", "wawancara": "85.00", "rekam_jejak": "75.00"}
    assert komponen["A-2"]["makalah"] == "81.25"


NILAI = st.integers(0, 10000).map(lambda n: Decimal(n).scaleb(-2))


@st.composite
def masukan_acak(draw) -> Masukan:
    penilai = {k: ("asesor",) if k == "asesmen" else ("P1", "P2", "P3") for k in KOMPONEN}
    sedikit = st.sampled_from([Decimal(70), Decimal(80), Decimal("80.01")])  # ties must happen
    angka = draw(st.sampled_from([NILAI, sedikit]))
    peserta = tuple(
        Peserta(f"N{n:02d}", f"Nama {n}", {k: {p: draw(angka) for p in isi} for k, isi in penilai.items()})
        for n in range(draw(st.integers(1, 6))))
    benturan = draw(st.sets(st.tuples(st.sampled_from(["P1", "P2"]), st.sampled_from([p.nomor for p in peserta]))))
    return Masukan(BOBOT, peserta, penilai, frozenset(benturan), TANGGA, draw(st.integers(1, 4)))


def rujukan(masukan: Masukan, peserta: Peserta) -> tuple[Fraction, dict[str, Fraction]]:
    komponen = {}
    for k in KOMPONEN:
        isi = [Fraction(n) for p, n in peserta.nilai[k].items() if (p, peserta.nomor) not in masukan.benturan]
        komponen[k] = sum(isi, Fraction()) / len(isi)
    return sum((Fraction(BOBOT[k]) / 100 * v for k, v in komponen.items()), Fraction()), komponen


@settings(max_examples=300, deadline=None)
@given(masukan=masukan_acak(), acak=st.randoms())
def test_sama_dengan_rujukan_dan_tidak_bergantung_urutan(masukan, acak):
    hasil = hitung(masukan)
    harap = {p.nomor: rujukan(masukan, p) for p in masukan.peserta}
    assert {b.nomor: (b.total, b.komponen) for b in hasil.baris} == harap
    kocok = list(masukan.peserta)
    acak.shuffle(kocok)
    assert hitung(Masukan(masukan.bobot, tuple(kocok), masukan.penilai, masukan.benturan, TANGGA, masukan.kuota)) == hasil
    assert tulis(hasil, profil="x")["perlu_keputusan"] is any(b.terpilih is None for b in hasil.baris)


@settings(max_examples=300, deadline=None)
@given(masukan=masukan_acak())
def test_seri_berbagi_peringkat_dan_tidak_pernah_dipecah_mesin(masukan):
    hasil = hitung(masukan)

    def kunci(b):
        return (b.total, *(b.komponen[k] for k in TANGGA))

    for b in hasil.baris:
        lebih = sum(kunci(o) > kunci(b) for o in hasil.baris)
        sama = sum(kunci(o) == kunci(b) for o in hasil.baris)
        assert b.peringkat == lebih + 1
        harap = True if lebih + sama <= masukan.kuota else None if lebih < masukan.kuota else False
        assert b.terpilih is harap


@pytest.mark.parametrize(("satu", "dua", "tangga", "harap"), [
    # makalah, asesmen, wawancara, rekam jejak; both totals are equal
    ((100, 80, 80, 80), (65, 80, 100, 80), TANGGA, [["B"], ["A"]]),  # wawancara decides
    ((80, 80, 80, 80), (75, 84, 80, 80), TANGGA, [["B"], ["A"]]),  # wawancara equal, asesmen decides
    ((80, 80, 80, 80), (85, 80, 80, 75), TANGGA, [["B"], ["A"]]),  # then makalah
    ((80, 80, 80, 80), (85, 80, 80, 75), ("rekam_jejak",), [["A"], ["B"]]),  # a ladder of the panel's own
    ((80, 80, 80, 80), (85, 80, 80, 75), (), [["A", "B"]]),  # no ladder: they stay equal
])
def test_nilai_sama_dipecah_menurut_tangga(satu, dua, tangga, harap):
    penilai = dict.fromkeys(KOMPONEN, ("P1",))
    peserta = tuple(Peserta(nomor, nomor, {k: {"P1": Decimal(n)} for k, n in zip(KOMPONEN, nilai, strict=True)})
                    for nomor, nilai in (("A", satu), ("B", dua)))
    hasil = hitung(Masukan(BOBOT, peserta, penilai, frozenset(), tangga, 3))
    assert len({b.total for b in hasil.baris}) == 1
    urutan: dict[int, list[str]] = {}
    for b in hasil.baris:
        urutan.setdefault(b.peringkat, []).append(b.nomor)
    assert list(urutan.values()) == harap


def test_tanpa_peserta_ditolak():
    with pytest.raises(MasukanDitolak, match="satu peserta"):
        hitung(Masukan(BOBOT, (), dict.fromkeys(KOMPONEN, ("P1",))))


@pytest.mark.parametrize(("angka", "harap"), [("1 2 4", "2"), ("1 2 4 9", "3"), ("7", "7")])
def test_tengah(angka, harap):
    assert tengah([Decimal(a) for a in angka.split()]) == Fraction(harap)
    assert rata([Decimal("80"), Decimal("81"), Decimal("81")]) == Fraction(242, 3)
