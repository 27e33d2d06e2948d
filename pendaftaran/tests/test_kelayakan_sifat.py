"""Properties that hold for any facts, found out by hypothesis."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pendaftaran.domain.hasil import HasilSyarat
from pendaftaran.tests.fakta_uji import PROFIL, butir, nilai
from seleksi.aturan.rujukan import DIKLAT, JENIS_BERKAS, JENJANG_JABATAN, PENDIDIKAN

BERKAS = [*(j for j in JENIS_BERKAS if j != "skp"), "skp_2018", "skp_2019"]
BAIK = {"memenuhi": 0, "tidak_berlaku": 0, "ditunda": 0, "perlu_pemeriksaan": 1, "tidak_memenuhi": 2}
HARI = st.dates(date(2000, 1, 1), date(2025, 12, 31))
ISO = HARI.map(date.isoformat)


@st.composite
def masa(draw) -> dict:
    mulai = draw(HARI)
    selesai = draw(st.none() | st.integers(0, 3000))
    return {
        "mulai": mulai.isoformat(),
        "selesai": None if selesai is None else (mulai + timedelta(days=selesai)).isoformat(),
    }


JABATAN = st.builds(
    lambda m, j, t, p: m | {"jenjang": j, "terkait": t, "plt": p},
    masa(),
    st.sampled_from([*JENJANG_JABATAN]),
    st.none() | st.booleans(),
    st.booleans(),
)
HUKUMAN = st.builds(lambda m, t: m | {"tingkat": t}, masa(), st.sampled_from(["ringan", "sedang", "berat"]))
DIKLAT_ROW = st.fixed_dictionaries(
    {"jenis": st.sampled_from([*DIKLAT]), "lulus": st.booleans(), "tanggal": ISO}
)
ANGKA = st.sampled_from(["75.99", "76", "80", "100", None])
KINERJA = st.fixed_dictionaries(
    {
        "tahun": st.sampled_from([2017, 2018, 2019]),
        "unsur": st.fixed_dictionaries({"skp": ANGKA, "disiplin": ANGKA}),
    }
)
PENDIDIKAN_ROW = st.fixed_dictionaries(
    {"jenjang": st.sampled_from([*PENDIDIKAN]), "lulus": st.integers(1980, 2022)}
)
ASESMEN = st.fixed_dictionaries({"tanggal": ISO})
INSTANSI = st.sampled_from(
    [
        ("35.23", "kabupaten"),
        ("35.04", "kabupaten"),
        ("35.78", "kota"),
        ("35", "provinsi"),
        ("33.28", "kabupaten"),
        ("00", "pusat"),
    ]
)


@st.composite
def item(draw) -> dict:
    kode, jenis = draw(INSTANSI)
    return butir(
        draw(st.sampled_from(PROFIL)),
        instansi={"kode": kode, "jenis": jenis},
        berkas=draw(st.lists(st.sampled_from(BERKAS), max_size=20)),
        jabatan=draw(st.lists(JABATAN, max_size=5)),
        pendidikan=draw(st.lists(PENDIDIKAN_ROW, max_size=4)),
        diklat=draw(st.lists(DIKLAT_ROW, max_size=4)),
        kinerja=draw(st.lists(KINERJA, max_size=4)),
        hukuman_disiplin=draw(st.lists(HUKUMAN, max_size=3)),
        asesmen=draw(st.lists(ASESMEN, max_size=3)),
        tanggal_lahir=draw(ISO),
    )


def buruk(isi: dict) -> dict[str, int]:
    return {h.kode: BAIK[h.status] for h in nilai(isi).syarat}


@given(item(), st.sampled_from(BERKAS))
@settings(max_examples=200)
def test_menambah_berkas_tidak_memperburuk(isi, jenis):
    sebelum, simpulan = buruk(isi), BAIK[nilai(isi).simpulan]
    isi["pelamar"]["berkas"].append(jenis)
    sesudah = buruk(isi)
    assert {k for k in sebelum if sesudah[k] > sebelum[k]} == set()
    assert BAIK[nilai(isi).simpulan] <= simpulan


@given(item(), st.randoms())
@settings(max_examples=200)
def test_urutan_baris_tidak_berpengaruh(isi, acak):
    sebelum = nilai(isi)
    for nama in ("pendidikan", "jabatan", "diklat", "kinerja", "hukuman_disiplin", "asesmen", "berkas"):
        acak.shuffle(isi["pelamar"][nama])
    assert nilai(isi) == sebelum


@given(item(), st.integers(0, 1500))
def test_tutup_lebih_akhir_tidak_memendekkan_masa(isi, hari):
    def masa_kerja(tutup: date) -> dict[str, int]:
        isi["putaran"]["tanggal_tutup"] = tutup.isoformat()
        return {k: v for k, v in buruk(isi).items() if k in ("pengalaman_terkait", "jabatan")}

    awal = masa_kerja(date(2020, 11, 20))
    akhir = masa_kerja(date(2020, 11, 20) + timedelta(days=hari))
    assert {k for k in awal if akhir[k] > awal[k]} == set()


@given(item(), st.data())
def test_memecah_baris_jabatan_tidak_mengubah(isi, data):
    tetap = [h for h in nilai(isi).syarat if h.kode in ("pengalaman_terkait", "jabatan")]
    pecah = []
    for baris in isi["pelamar"]["jabatan"]:
        mulai = date.fromisoformat(baris["mulai"])
        akhir = date.fromisoformat(baris["selesai"]) if baris["selesai"] else date(2030, 1, 1)
        hari = data.draw(st.integers(0, (akhir - mulai).days))
        tengah = mulai + timedelta(days=hari)
        pecah.append(baris | {"selesai": tengah.isoformat()})
        if tengah < akhir:
            pecah.append(baris | {"mulai": (tengah + timedelta(days=1)).isoformat()})
    isi["pelamar"]["jabatan"] = pecah
    assert [h.status for h in nilai(isi).syarat if h.kode in ("pengalaman_terkait", "jabatan")] == [
        h.status for h in tetap
    ]


@given(item())
def test_setiap_jawaban_beralasan(isi):
    hasil = nilai(isi)
    assert [
        h for h in hasil.syarat if not (isinstance(h, HasilSyarat) and h.alasan.endswith(".") and h.dasar)
    ] == []
    assert [b for b in hasil.berkas if not (b.alasan and b.dasar)] == []
    assert nilai(isi) == hasil
