"""Reasons, closed list of corrections, and when a proposal may be made; no database."""
import pytest

from pendaftaran.domain.medan import cari_medan, medan_syarat, nilai_di
from pendaftaran.domain.verifikasi import (
    ALASAN_BERKAS,
    AlasanKurang,
    berlawanan,
    keberatan_fakta,
    keberatan_usulan,
    sebab_uji,
    susun_alasan,
    syarat_terangkat,
)
from seleksi.aturan.jenis import JENIS_SYARAT

FAKTA = {
    "nip": "196805121994031001", "tanggal_lahir": "1968-05-12", "status": "PNS", "instansi": {"kode": "35.23", "jenis": "kabupaten"},
    "golongan": "IV/b", "tmt_golongan": "2016-04-01", "pendidikan": [{"jenjang": "S1", "lulus": 1992}],
    "jabatan": [{"nama": "Kepala Bidang", "jenjang": "administrator", "mulai": "2012-01-02", "selesai": None, "terkait": None,
                 "plt": False}],
    "diklat": [{"jenis": "pka", "lulus": True, "tanggal": "2013-08-20"}],
    "kinerja": [{"tahun": 2018, "unsur": {"skp": "82.00", "kepemimpinan": None}},
                {"tahun": 2022, "predikat": "baik", "hasil_kerja": "sesuai", "perilaku": "sesuai"}],
    "hukuman_disiplin": [{"tingkat": "ringan", "mulai": "2010-01-01", "selesai": "2010-07-01"}], "dalam_pemeriksaan": False,
    "pidana": "tidak_pernah", "asesmen": [{"tanggal": "2019-05-01", "lembaga": "Lembaga Contoh", "skor": "80"}], "berkas": ["ktp"],
}


@pytest.mark.parametrize(("putusan", "kode", "catatan", "mesin", "harap"), [
    ("sesuai", "", "", "", ""),
    ("sesuai", "tidak_terbaca", "  jelas\n sekali ", "", "jelas sekali"),
    ("sesuai", "", "SK lain membuktikan", "tidak_memenuhi", "SK lain membuktikan"),
    ("tidak_sesuai", "tidak_terbaca", "", "", "Tidak terbaca"),
    ("tidak_sesuai", "tidak_terbaca", "halaman 2", "", "Tidak terbaca: halaman 2"),
    ("tidak_sesuai", "lainnya", "tertukar", "memenuhi", "tertukar"),
])
def test_alasan_disusun(putusan, kode, catatan, mesin, harap):
    assert susun_alasan(putusan=putusan, kode=kode, catatan=catatan, daftar=ALASAN_BERKAS, mesin=mesin) == harap


@pytest.mark.parametrize(("putusan", "kode", "catatan", "mesin", "harap"), [
    ("tidak_sesuai", "", "catatan saja", "", "Pilih alasan mengapa tidak sesuai."),
    ("tidak_sesuai", "karangan", "x", "", "Pilih alasan mengapa tidak sesuai."),
    ("tidak_sesuai", "lainnya", "  ", "", "Alasan lain harus dijelaskan dalam catatan."),
    ("sesuai", "", "", "tidak_memenuhi",
     "Hasil mesin menyatakan syarat ini tidak terpenuhi; tulis mengapa menurut Anda terpenuhi."),
])
def test_alasan_kurang(putusan, kode, catatan, mesin, harap):
    with pytest.raises(AlasanKurang) as galat:
        susun_alasan(putusan=putusan, kode=kode, catatan=catatan, daftar=ALASAN_BERKAS, mesin=mesin)
    assert str(galat.value) == harap


@pytest.mark.parametrize(("jenis", "jalur"), [
    ("status_kepegawaian", ["status"]), ("instansi_asal", ["instansi.kode", "instansi.jenis"]),
    ("golongan_minimal", ["golongan", "tmt_golongan"]),
    ("pendidikan_minimal", ["pendidikan.0", "pendidikan.0.jenjang", "pendidikan.0.lulus"]),
    ("pengalaman_terkait", ["jabatan.0", "jabatan.0.terkait", "jabatan.0.mulai", "jabatan.0.selesai", "jabatan.0.plt"]),
    ("pengalaman_jabatan", ["jabatan.0", "jabatan.0.jenjang", "jabatan.0.mulai", "jabatan.0.selesai", "jabatan.0.plt"]),
    ("usia_maksimal", ["tanggal_lahir"]), ("diklat_kepemimpinan", ["diklat.0", "diklat.0.jenis", "diklat.0.lulus", "diklat.0.tanggal"]),
    ("penilaian_kinerja", ["kinerja.0", "kinerja.0.unsur.skp", "kinerja.0.unsur.kepemimpinan", "kinerja.1", "kinerja.1.predikat",
                           "kinerja.1.hasil_kerja", "kinerja.1.perilaku"]),
    ("hukuman_disiplin", ["dalam_pemeriksaan", "hukuman_disiplin.0", "hukuman_disiplin.0.tingkat", "hukuman_disiplin.0.mulai",
                          "hukuman_disiplin.0.selesai"]),
    ("pidana", ["pidana"]), ("hasil_asesmen", ["asesmen.0", "asesmen.0.tanggal"]), ("tahap_lanjut", []), ("kelengkapan_berkas", []),
])
def test_jalur_per_jenis(jenis, jalur):
    assert [m.jalur for _, baris, medan in medan_syarat(jenis, FAKTA) for m in (baris, *medan) if m] == jalur


def test_setiap_jenis_syarat_dikenal():
    """A new kind of rule must say what of it can be corrected, or be listed here as having nothing."""
    tanpa = {"tahap_lanjut", "kelengkapan_berkas"}
    assert {jenis for jenis in JENIS_SYARAT if not list(medan_syarat(jenis, FAKTA))} == tanpa


@pytest.mark.parametrize(("jalur", "teks", "nilai"), [
    ("jabatan.0.terkait", "ya", True), ("jabatan.0.terkait", "", None), ("jabatan.0.selesai", "", None),
    ("jabatan.0.selesai", "2020-02-29", "2020-02-29"), ("golongan", "III/d", "III/d"), ("pendidikan.0.lulus", "1993", 1993),
    ("kinerja.0.unsur.skp", "75,99", "75.99"), ("kinerja.0.unsur.kepemimpinan", "", None), ("instansi.kode", "35.78", "35.78"),
    ("jabatan.0", "coret", "coret"),
])
def test_nilai_dibaca(jalur, teks, nilai):
    medan = cari_medan(JENIS_SYARAT, FAKTA, jalur)
    assert (medan.baca(teks), medan.sah(nilai)) == (nilai, True)


@pytest.mark.parametrize(("jalur", "teks"), [
    ("jabatan.0.terkait", "mungkin"), ("jabatan.0.plt", ""), ("jabatan.0.mulai", "2020-02-30"), ("jabatan.0.mulai", "31-12-2019"),
    ("golongan", "V/a"), ("golongan", ""), ("pendidikan.0.lulus", "92"), ("pendidikan.0.lulus", "１９９２"), ("kinerja.0.unsur.skp", "121"),
    ("kinerja.0.unsur.skp", "NaN"), ("kinerja.0.unsur.skp", "1e2"), ("kinerja.0.unsur.skp", "80,123"), ("instansi.kode", "3578"),
    ("instansi.kode", "٣٥.٧٨"),
])
def test_nilai_ditolak(jalur, teks):
    with pytest.raises(ValueError, match="[A-Za-z]"):
        cari_medan(JENIS_SYARAT, FAKTA, jalur).baca(teks)


@pytest.mark.parametrize("jalur", ["nip", "berkas", "berkas.0", "jabatan", "jabatan.1", "jabatan.0.nama", "jabatan.-1.plt", "", "fakta",
                                   "pidana.x"])
def test_jalur_di_luar_daftar(jalur):
    assert cari_medan(JENIS_SYARAT, FAKTA, jalur) is None


@pytest.mark.parametrize("nilai", [True, 1, "x", None, ["PNS"]])
def test_nilai_json_salah_jenis(nilai):
    assert cari_medan(JENIS_SYARAT, FAKTA, "status").sah(nilai) is False


def test_nilai_di():
    assert (nilai_di(FAKTA, "jabatan.0.selesai"), nilai_di(FAKTA, "instansi.kode")) == (None, "35.23")


@pytest.mark.parametrize(("putusan", "alasan", "belum", "sebab", "harap"), [
    ("ms", "", [], [], ""), ("tms", "Usia lewat", [], [], ""), ("ms", "Sudah diklarifikasi", [], ["ada putusan tidak sesuai: Usia"], ""),
    ("tms", "  ", [], [], "Usulan tidak memenuhi syarat harus disertai alasan."),
    ("ms", "", ["KTP", "Usia"], [], "Masih ada 2 butir yang belum diputus: KTP, Usia."),
    ("ms", " ", [], ["hasil mesin tidak memenuhi: Usia", "ada putusan tidak sesuai: Usia, KTP"],
     "Usulan memenuhi syarat memerlukan alasan karena hasil mesin tidak memenuhi: Usia; ada putusan tidak sesuai: Usia, KTP."),
])
def test_keberatan_usulan(putusan, alasan, belum, sebab, harap):
    assert keberatan_usulan(putusan=putusan, alasan=alasan, belum=belum, sebab=sebab) == harap


@pytest.mark.parametrize(("terangkat", "mesin", "tidak", "harap"), [
    ([], [], [], []), (["Usia"], [], [], ["koreksi menguntungkan pelamar: Usia"]),
    ([], ["Usia", "Diklat"], ["KTP"], ["hasil mesin tidak memenuhi: Usia, Diklat", "ada putusan tidak sesuai: KTP"]),
])
def test_sebab_uji(terangkat, mesin, tidak, harap):
    assert sebab_uji(terangkat=terangkat, lawan_mesin=mesin, tidak_sesuai=tidak) == harap


BURUK, RAGU, BAIK, LUAR = "tidak_memenuhi", "perlu_pemeriksaan", "memenuhi", "tidak_berlaku"


@pytest.mark.parametrize(("langkah", "kini", "berubah", "harap"), [
    ([(BURUK, BAIK)], BAIK, {"x"}, {"x"}), ([(RAGU, BAIK)], BAIK, {"x"}, {"x"}), ([(BURUK, RAGU)], RAGU, {"x"}, {"x"}),
    ([(BURUK, LUAR)], LUAR, {"x"}, {"x"}), ([(BAIK, BURUK)], BURUK, {"x"}, set()), ([(BAIK, BAIK)], BAIK, {"x"}, set()),
    ([(BURUK, BAIK)], BAIK, set(), set()),  # the facts of this rule stand as claimed: a correction of another one, or undone
    ([(BURUK, BAIK), (BAIK, BURUK)], BURUK, {"x"}, set()),  # lifted and fallen again
    ([(BAIK, BURUK), (BURUK, BAIK)], BAIK, {"x"}, {"x"}),  # struck out and made good by another value: not the claim any more
])
def test_syarat_terangkat(langkah, kini, berubah, harap):
    pasangan = [({"x": a}, {"x": b}) for a, b in langkah]
    assert syarat_terangkat(pasangan, {"x": kini}, berubah) == harap


@pytest.mark.parametrize(("putusan", "simpulan", "harap"), [
    ("ms", BURUK, True), ("tms", BAIK, True), ("ms", BAIK, False), ("tms", BURUK, False), ("ms", RAGU, False), ("tms", RAGU, False),
])
def test_berlawanan(putusan, simpulan, harap):
    assert berlawanan(putusan, simpulan) is harap


def test_koreksi_yang_bertentangan():
    assert keberatan_fakta(FAKTA, {"jalur": "jabatan.0.selesai", "nilai": "2011-01-01"}) == (
        "Koreksi ini tidak sesuai dengan data lain: jabatan baris 1: selesai belum benar.")
    assert keberatan_fakta(FAKTA, {"jalur": "jabatan.0.selesai", "nilai": "2019-01-01"}) == ""
    assert keberatan_fakta(FAKTA, {"jalur": "instansi.kode", "nilai": "35.99"}) != ""


def test_koreksi_tidak_disalahkan_atas_cacat_lama():
    cacat = FAKTA | {"golongan": None}
    assert keberatan_fakta(cacat, {"jalur": "jabatan.0.terkait", "nilai": True}) == ""
