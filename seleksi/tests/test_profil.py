"""Profiles and rounds as files: what ships is complete, and stays readable when frozen."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from seleksi.aturan.bangun import DataTidakSah
from seleksi.aturan.ketentuan import dari_dict, kanonik, ke_dict, sha256_isi
from seleksi.aturan.loader import (
    DIREKTORI,
    daftar_profil,
    daftar_putaran,
    muat_profil,
    muat_putaran,
)
from seleksi.aturan.profil import DasarHukum
from seleksi.aturan.putaran import AcuanSaring, bobot_putaran, putaran_ringkas

EMAS = Path(__file__).parent / "emas"
PROFIL = ("tegal-2017", "tuban-2020", "tulungagung-2020")


def acuan(kode: str) -> AcuanSaring:
    if kode == "tuban-2020":
        return muat_putaran(kode).acuan
    return AcuanSaring(
        tanggal_tutup=date(2020, 11, 20),
        tanggal_acuan_usia=date(2020, 12, 1),
        tahun_kinerja=(2018, 2019),
        cakupan="provinsi" if kode == "tegal-2017" else "",
        parameter=(("usia", "maksimal", 58),) if kode == "tegal-2017" else (),
    )


def putaran(kode: str):
    return muat_putaran(kode) if kode == "tuban-2020" else putaran_ringkas(muat_profil(kode), acuan(kode))


# --- what ships ------------------------------------------------------------------------------
def test_daftar():
    assert daftar_profil() == PROFIL
    assert daftar_putaran() == ("tegal-contoh", "tuban-2020", "tulungagung-contoh")


@pytest.mark.parametrize(
    ("kode", "syarat"),
    [
        (
            "tuban-2020",
            (
                "status_pns instansi_asal golongan pendidikan pengalaman_terkait jabatan usia diklat_pim "
                "kinerja hukuman_disiplin rekam_jejak kesehatan wawasan_wilayah berkas"
            ),
        ),
        (
            "tulungagung-2020",
            (
                "status_pns instansi_asal golongan pendidikan pengalaman_terkait jabatan usia diklat_pim "
                "kinerja hukuman_disiplin pidana asesmen rekam_jejak kesehatan berkas"
            ),
        ),
        (
            "tegal-2017",
            (
                "status_pns instansi_asal golongan pendidikan pengalaman_terkait jabatan usia diklat_pim "
                "kinerja rekam_jejak berkas"
            ),
        ),
    ],
)
def test_syarat_tiap_profil(kode, syarat):
    assert [s.kode for s in muat_profil(kode).syarat] == syarat.split()


@pytest.mark.parametrize(
    ("kode", "dasar"),
    [
        (
            "tuban-2020",
            {
                "usia": "A.1.g",
                "status_pns": "A.1.a",
                "jabatan": "A.1.e",
                "hukuman_disiplin": "A.1.l",
                "berkas": "A.9.3",
            },
        ),
        (
            "tulungagung-2020",
            {
                "usia": "Pasal 4 ayat (1) huruf h",
                "berkas": "Pasal 4 ayat (2)",
                "asesmen": "Pasal 4 ayat (1) huruf a, Pasal 13 ayat (1)",
            },
        ),
        (
            "tegal-2017",
            {
                "status_pns": "II.B.1.d",
                "instansi_asal": "II.B.1.c",
                "rekam_jejak": "II.B.6",
                "berkas": "II.B.1.e.2",
            },
        ),
    ],
)
def test_dasar(kode, dasar):
    semua = {s.kode: s.dasar for s in muat_profil(kode).syarat}
    assert {k: semua[k] for k in dasar} == dasar


@pytest.mark.parametrize(
    ("kode", "wajib"),
    [
        (
            "tuban-2020",
            {
                "ijazah_lanjutan": "gelar_lanjutan",
                "sertifikat_teknis": "tidak_pernah",
                "persetujuan_ppk": "luar_daerah",
            },
        ),
        (
            "tulungagung-2020",
            {
                "surat_lamaran": "tidak_pernah",
                "sertifikat_teknis": "tidak_pernah",
                "persetujuan_pyb": "dalam_daerah",
                "persetujuan_ppk": "luar_daerah",
                "keterangan_hukdis_pyb": "dalam_daerah",
                "keterangan_hukdis_ppk": "luar_daerah",
                "hasil_asesmen": "luar_daerah",
            },
        ),
        ("tegal-2017", {}),
    ],
)
def test_berkas_bersyarat(kode, wajib):
    assert {b.jenis: b.bila for b in muat_profil(kode).berkas if b.bila != "selalu"} == wajib


def test_tuban_meminta_surat_lamaran_dan_empat_belas_jenis():
    huruf = [b.dasar for b in muat_profil("tuban-2020").berkas]
    assert huruf == ["A.9.2", *(f"A.9.3.{h}" for h in "abcdefghijklmn")]


def test_meterai_menurut_tanggal():
    profil = muat_profil("tuban-2020")
    assert [profil.meterai_pada(date(*t)).nilai for t in ((2020, 12, 31), (2021, 1, 1))] == [6000, 10000]


def test_putaran_tuban():
    p = muat_putaran("tuban-2020")
    assert (p.tanggal_surat, p.tanggal_publikasi, p.mulai_pendaftaran) == (
        date(2020, 9, 14),
        date(2020, 9, 23),
        date(2020, 9, 23),
    )
    assert [(x.nomor, x.mulai.isoformat(), x.selesai.isoformat()) for x in p.jadwal] == [
        (1, "2020-09-23", "2020-09-28"),
        (2, "2020-09-29", "2020-09-29"),
        (3, "2020-09-29", "2020-09-29"),
        (4, "2020-09-30", "2020-10-01"),
        (5, "2020-10-02", "2020-10-02"),
        (6, "2020-10-06", "2020-10-07"),
        (7, "2020-10-12", "2020-10-12"),
    ]
    assert [len(x.kompetensi) for x in p.lowongan] == [6, 6, 6, 4, 6]
    assert [k.jenis for k in p.kompetensi] == ["manajerial"] * 8 + ["sosial_kultural"]
    assert {k.level for x in p.lowongan for k in p.kompetensi_jabatan(x.kode)} == {4}
    assert bobot_putaran(muat_profil("tuban-2020"), p) == {
        "makalah": Decimal(20),
        "asesmen": Decimal(25),
        "wawancara": Decimal(35),
        "rekam_jejak": Decimal(20),
    }
    assert len(p.jendela.konkret()) == 6


# --- frozen JSON -----------------------------------------------------------------------------
@pytest.mark.parametrize("kode", PROFIL)
def test_ulang_alik(kode):
    isi = json.loads(json.dumps(ke_dict(muat_profil(kode), putaran(kode))))
    profil, round_ = dari_dict(isi)
    assert (profil, round_) == (muat_profil(kode), putaran(kode))
    assert profil.sha256 == muat_profil(kode).sha256
    assert kanonik(ke_dict(profil, round_)) == kanonik(isi)


@pytest.mark.parametrize(("kode", "nama"), [*((kode, kode) for kode in PROFIL), ("tegal-2017", "tegal-2017-dasar-bertanggal")])
def test_json_beku_lama_tetap_terbaca(kode, nama):
    """Golden: JSON frozen by schema 1 must be readable for ever, with the very same content."""
    nama = nama.replace(kode, f"{kode}-skema1")
    isi = json.loads((EMAS / f"ketentuan-{nama}.json").read_text(encoding="utf-8"))
    profil, round_ = dari_dict(isi["isi"])
    assert sha256_isi(isi["isi"]) == isi["sha256"]
    assert profil.kode == kode
    assert round_.acuan == acuan(kode)


def test_dasar_hukum_lama_tanpa_tanggal():
    """What older JSON wrote as bare texts is read as laws that always hold."""
    isi = json.loads((EMAS / "ketentuan-tegal-2017-skema1.json").read_text(encoding="utf-8"))["isi"]
    assert dari_dict(isi)[0].dasar_hukum == tuple(DasarHukum(teks=teks) for teks in isi["profil"]["dasar_hukum"])


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"skema": 2}, "skema: skema 2 tidak dikenal; yang dikenal 1 sampai 1"),
        ({"skema": "1"}, "skema: skema '1' tidak dikenal; yang dikenal 1 sampai 1"),
        ({"profil": None}, "profil: seharusnya tabel, bukan None"),
    ],
)
def test_json_beku_rusak(ubah, pesan):
    isi = ke_dict(muat_profil("tuban-2020"), muat_putaran("tuban-2020")) | ubah
    with pytest.raises(DataTidakSah) as galat:
        dari_dict(isi)
    assert str(galat.value) == pesan


def test_hash_menurut_isi_bukan_tata_letak(tmp_path):
    teks = (DIREKTORI / "tegal-2017.toml").read_text(encoding="utf-8")
    (tmp_path / "tegal-2017.toml").write_text("# catatan lain\n\n" + teks, encoding="utf-8")
    assert muat_profil("tegal-2017", tmp_path).sha256 == muat_profil("tegal-2017").sha256
