"""Profiles and rounds as files: what ships is complete, what is wrong is refused with file, line and reason."""

import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pendaftaran.domain.kelayakan import REGISTRI
from seleksi.aturan.bangun import DataTidakSah
from seleksi.aturan.jenis import JENIS_SYARAT
from seleksi.aturan.ketentuan import dari_dict, kanonik, ke_dict, sha256_isi
from seleksi.aturan.loader import (
    DIREKTORI,
    ProfilTidakSah,
    TidakDikenal,
    daftar_profil,
    daftar_putaran,
    muat_profil,
    muat_putaran,
)
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
    assert daftar_putaran() == ("tuban-2020",)


@pytest.mark.parametrize(
    ("kode", "syarat"),
    [
        (
            "tuban-2020",
            (
                "status_pns instansi_asal golongan pendidikan pengalaman_terkait jabatan usia diklat_pim kinerja "
                "hukuman_disiplin rekam_jejak kesehatan wawasan_wilayah berkas"
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
                "status_pns instansi_asal golongan pendidikan pengalaman_terkait jabatan usia diklat_pim kinerja "
                "rekam_jejak berkas"
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


def test_setiap_jenis_punya_fungsi():
    assert JENIS_SYARAT.keys() == REGISTRI.keys()


# --- frozen JSON -----------------------------------------------------------------------------
@pytest.mark.parametrize("kode", PROFIL)
def test_ulang_alik(kode):
    isi = json.loads(json.dumps(ke_dict(muat_profil(kode), putaran(kode))))
    profil, round_ = dari_dict(isi)
    assert (profil, round_) == (muat_profil(kode), putaran(kode))
    assert profil.sha256 == muat_profil(kode).sha256
    assert kanonik(ke_dict(profil, round_)) == kanonik(isi)


@pytest.mark.parametrize("kode", PROFIL)
def test_json_beku_lama_tetap_terbaca(kode):
    """Golden: JSON frozen by schema 1 must be readable for ever, with the very same content."""
    isi = json.loads((EMAS / f"ketentuan-{kode}-skema1.json").read_text(encoding="utf-8"))
    profil, round_ = dari_dict(isi["isi"])
    assert sha256_isi(isi["isi"]) == isi["sha256"]
    assert profil.kode == kode
    assert round_.acuan == acuan(kode)


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


# --- what is refused -------------------------------------------------------------------------
def ubah(tmp_path: Path, lama: str, baru: str, kode: str = "tulungagung-2020") -> str:
    """Load a copy with one change; the refusal's text."""
    teks = (DIREKTORI / f"{kode}.toml").read_text(encoding="utf-8")
    assert lama in teks
    (tmp_path / f"{kode}.toml").write_text(teks.replace(lama, baru, 1), encoding="utf-8")
    with pytest.raises(ProfilTidakSah) as galat:
        muat_profil(kode, tmp_path)
    return str(galat.value)


def baris(potongan: str, kode: str = "tulungagung-2020") -> int:
    teks = (DIREKTORI / f"{kode}.toml").read_text(encoding="utf-8")
    return teks[: teks.index(potongan)].count("\n") + 1


def test_jenis_asing(tmp_path):
    pesan = ubah(tmp_path, 'jenis = "golongan_minimal"', 'jenis = "golongan_minimum"')
    nomor = baris('jenis = "golongan_minimal"')
    assert pesan.startswith(
        f"tulungagung-2020.toml baris {nomor}: syarat[3].jenis: jenis 'golongan_minimum' tidak "
        "dikenal; yang dikenal: status_kepegawaian, instansi_asal, "
    )


def test_tanpa_dasar(tmp_path):
    pesan = ubah(tmp_path, 'dasar = "Pasal 4 ayat (1) huruf d"\n', "")
    nomor = baris('[[syarat]]\nkode = "golongan"')
    assert pesan == (
        f"tulungagung-2020.toml baris {nomor}: syarat[3]: tidak menyebut dasar (pasal) dan tidak pula "
        "alasan bawaan."
    )


@pytest.mark.parametrize(
    ("lama", "baru", "akhir"),
    [
        (
            'minimal = "15"\nnilai = "20"',
            'minimal = "15"\nnilai = "19"',
            "bobot: nilai bobot berjumlah 99, seharusnya tepat 100.",
        ),
        (
            'nilai = "35"\nmaksimal = "35"',
            'nilai = "30"\nmaksimal = "30"',
            "bobot: bobot tidak mungkin berjumlah 100: batas bawah 80, batas atas 95.",
        ),
        (
            'minimal = "15"\nnilai = "20"',
            'minimal = "21"\nnilai = "20"',
            "bobot.komponen[1]: harus 0 <= minimal <= nilai <= maksimal <= 100.",
        ),
        (
            'nilai = "20"',
            "nilai = 20.0",
            'bobot.komponen[1].nilai: 20.0 bukan angka desimal dalam tanda kutip, misalnya "20".',
        ),
        (
            "bulan = 60",
            'bulan = "60"',
            "syarat[5].nilai.bulan: '60' ditolak; seharusnya bilangan bulat 1 sampai 600.",
        ),
        (
            "bulan = 60",
            "hari = 60",
            "syarat[5].nilai.hari: bukan parameter jenis pengalaman_terkait; parameternya: bulan.",
        ),
        ("nilai = { bulan = 60 }\n", "", "syarat[5].nilai: parameter 'bulan' wajib ada."),
        (
            "maksimal = 56",
            "maksimal = 56.5",
            "syarat[7].nilai.maksimal: 56.5: hanya teks, bilangan bulat, true/false, atau daftarnya.",
        ),
        (
            'minimal = "IV/a"',
            'minimal = "V/a"',
            (
                "syarat[3].nilai.minimal: 'V/a' ditolak; seharusnya salah satu dari I/a, I/b, "
                "I/c, I/d, II/a, II/b, II/c, II/d, III/a, III/b, III/c, III/d, IV/a, IV/b, IV/c, IV/d, IV/e."
            ),
        ),
        (
            'keputusan = "otomatis_verifikasi"',
            'keputusan = "mesin"',
            (
                "syarat[1].keputusan: 'mesin' bukan salah satu dari "
                "'otomatis', 'otomatis_verifikasi', 'manusia', 'tahap_lanjut'."
            ),
        ),
        ('kode = "instansi_asal"', 'kode = "status_pns"', "syarat[2]: 'status_pns' sudah ada di atasnya."),
        (
            'bukti = ["sk_pangkat"]',
            'bukti = ["sk_pangkal"]',
            ("syarat[1].bukti: berkas 'sk_pangkal' tidak ada dalam daftar berkas profil ini."),
        ),
        (
            "Pangkat paling rendah {minimal}",
            "Pangkat paling rendah {minimum}",
            (
                "syarat[3].judul: isian {minimum} tidak dikenal; "
                "yang dikenal: lama, maksimal, minimal, rentang, tahun_kinerja, tanggal_acuan_usia."
            ),
        ),
        (
            'bila = "dalam_daerah"',
            'bila = "orang_dalam"',
            (
                "berkas[9].bila: 'orang_dalam' bukan salah satu dari 'selalu', "
                "'tidak_pernah', 'luar_daerah', 'dalam_daerah', 'gelar_lanjutan'."
            ),
        ),
        ("[sanggah]\njam = 0", "[sanggah]\njam = 0\nmenit = 5", "sanggah.menit: bidang ini tidak dikenal."),
        ("[sanggah]\njam = 0", "[sanggah]", "sanggah.jam: bidang ini wajib ada."),
        ('kode = "uji_publik"\nnama', 'kode = "uji_rahasia"\nnama', None),
        (
            'urutan_seri = ["wawancara", ',
            "urutan_seri = [",
            ("penetapan.urutan_seri: harus memuat setiap komponen bobot tepat satu kali."),
        ),
        (
            'komponen = ["makalah"]\n',
            "",
            "bobot.komponen[1]: komponen 'makalah' harus dinilai pada tepat satu tahap.",
        ),
        (
            "sampai = 2020-12-31",
            "sampai = 2021-01-01",
            "meterai[2]: masa berlaku harus berurutan dan tidak bertumpang tindih.",
        ),
        (
            'kode = "tulungagung-2020"',
            'kode = "tulungagung-2021"',
            "kode: kode 'tulungagung-2021' tidak sama dengan nama berkas.",
        ),
        ("skema = 1", "skema = 7", "skema: skema 7 tidak dikenal; seharusnya 1."),
    ],
)
def test_profil_ditolak(tmp_path, lama, baru, akhir):
    pesan = ubah(tmp_path, lama, baru)
    assert pesan.startswith("tulungagung-2020.toml baris ")
    if akhir:
        assert pesan.split(": ", 1)[1] == akhir


def test_bukan_toml(tmp_path):
    (tmp_path / "rusak.toml").write_text("kode = \n", encoding="utf-8")
    with pytest.raises(ProfilTidakSah, match=r"^rusak.toml: bukan TOML yang sah \(.*line 1"):
        muat_profil("rusak", tmp_path)


@pytest.mark.parametrize("kode", ["brebes-2030", "../tuban-2020", "putaran/tuban-2020", "", "TUBAN-2020"])
def test_tidak_dikenal(kode):
    with pytest.raises(
        TidakDikenal, match="tidak dikenal; yang ada: tegal-2017, tuban-2020, tulungagung-2020"
    ):
        muat_profil(kode)


@pytest.mark.parametrize(
    ("lama", "baru", "akhir"),
    [
        (
            'komponen = "makalah"\nnilai = "20"',
            'komponen = "makalah"\nnilai = "19"',
            "bobot: bobot berjumlah 99, seharusnya tepat 100.",
        ),
        (
            'tahap = ["kesehatan"]',
            'tahap = ["kesehatan_tiga_besar"]',
            "jadwal[5].tahap: tahap 'kesehatan_tiga_besar' tidak ada dalam profil.",
        ),
        ("selesai = 2020-10-01", "selesai = 2020-09-01", "jadwal[4].selesai: selesai sebelum mulai."),
        (
            "sampai = 2020-09-28",
            "sampai = 2020-09-27",
            "jendela.sampai: tidak boleh sebelum tanggal mulai atau tanggal tutup.",
        ),
        (
            'kode = "makalah_isu"\nkomponen = "makalah"',
            'kode = "makalah_isu"\nkomponen = "asesmen"',
            "kriteria: bobot kriteria asesmen berjumlah 125, seharusnya tepat 100.",
        ),
        ('dasar = "C.1"\n', "", "jadwal[1]: tidak menyebut dasar (pasal) dan tidak pula alasan bawaan."),
    ],
)
def test_putaran_ditolak(tmp_path, lama, baru, akhir):
    (tmp_path / "putaran").mkdir()
    shutil.copy(DIREKTORI / "tuban-2020.toml", tmp_path)
    teks = (DIREKTORI / "putaran" / "tuban-2020.toml").read_text(encoding="utf-8")
    assert lama in teks
    (tmp_path / "putaran" / "tuban-2020.toml").write_text(teks.replace(lama, baru, 1), encoding="utf-8")
    with pytest.raises(ProfilTidakSah) as galat:
        muat_putaran("tuban-2020", tmp_path)
    assert str(galat.value).split(": ", 1)[1] == akhir
