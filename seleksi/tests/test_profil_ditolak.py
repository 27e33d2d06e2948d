"""Profile and round files that are wrong: refused with file, line and reason."""

import shutil
from pathlib import Path

import pytest

from seleksi.aturan.loader import DIREKTORI, ProfilTidakSah, TidakDikenal, muat_profil, muat_putaran


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
    pesan = ubah(tmp_path, 'dasar = "Pasal 7"\n', "")
    nomor = baris('[[tahap]]\nkode = "wawancara"')
    assert pesan == f"tulungagung-2020.toml baris {nomor}: tahap[7]: tidak menyebut dasar (pasal) dan tidak pula alasan bawaan."


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
                "yang dikenal: cakupan, cara_usia, lama, maksimal, minimal, rentang, tahun_kinerja, tanggal_acuan_usia."
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
        (
            "pengganti_mulai = 2023-10-31\n",
            "",
            "gerbang[2]: pengganti dan pengganti_mulai harus disebut bersama.",
        ),
        (
            "sampai = 2023-10-30 }",
            "mulai = 2023-10-31, sampai = 2023-10-30 }",
            "dasar_hukum[1]: masa berlakunya berakhir sebelum mulai.",
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
    with pytest.raises(ProfilTidakSah, match=r"^rusak.toml baris 1: bukan TOML yang sah \(Invalid value\)\.$"):
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
