"""manage.py saring: what is refused about a person, with the field, the value and what was expected."""

import pytest

from pendaftaran.tests.fakta_uji import BARIS_JABATAN, butir, tolak

WAJIB = {
    "tuban-2020": "nip tanggal_lahir status instansi golongan tmt_golongan pendidikan jabatan diklat kinerja "
    "hukuman_disiplin dalam_pemeriksaan berkas",
    "tulungagung-2020": "nip tanggal_lahir status instansi golongan tmt_golongan pendidikan jabatan diklat "
    "kinerja hukuman_disiplin pidana asesmen berkas",
    "tegal-2017": "nip tanggal_lahir status instansi pendidikan jabatan kinerja berkas",
}


@pytest.mark.parametrize(("profil", "nama"), [(p, n) for p, isi in WAJIB.items() for n in isi.split()])
def test_isian_wajib(tmp_path, profil, nama):
    pesan = tolak(tmp_path, [butir(profil), butir(profil, buang=(nama,))])
    assert pesan.startswith(f"butir 2: pelamar.{nama}: nilai (tidak ada) ditolak; seharusnya ")


def test_parameter_pansel_membuat_isian_wajib(tmp_path):
    isi = butir("tegal-2017", buang=("golongan",), putaran={"parameter": {"golongan": {"minimal": "IV/a"}}})
    assert tolak(tmp_path, isi).startswith("butir 1: pelamar.golongan: nilai (tidak ada) ditolak")


# --- bad input: the person -------------------------------------------------------------------


def ganti(**lain) -> dict:
    return BARIS_JABATAN | lain


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"golongan": "IV/f"}, 'golongan: nilai "IV/f" ditolak; seharusnya salah satu dari I/a, I/b, '),
        ({"golongan": ["IV/a"]}, 'golongan: nilai ["IV/a"] ditolak; seharusnya salah satu dari '),
        ({"golongan": None}, "golongan: nilai null ditolak; seharusnya salah satu dari "),
        (
            {"status": "pns"},
            'status: nilai "pns" ditolak; seharusnya salah satu dari PNS, CPNS, PPPK, TNI, POLRI, lainnya',
        ),
        (
            {"nip": "19680512199403100"},
            'nip: nilai "19680512199403100" ditolak; seharusnya NIP 18 angka tanpa spasi',
        ),
        (
            {"nip": 196805121994031004},
            "nip: nilai 196805121994031004 ditolak; seharusnya NIP 18 angka tanpa spasi",
        ),
        ({"nip": "١٩٦٨٠٥١٢١٩٩٤٠٣١٠٠٤"}, "nip: nilai "),
        (
            {"tanggal_lahir": "1968-02-30"},
            'tanggal_lahir: nilai "1968-02-30" ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        (
            {"tanggal_lahir": "12-05-1968"},
            'tanggal_lahir: nilai "12-05-1968" ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        (
            {"tanggal_lahir": "19680512"},
            'tanggal_lahir: nilai "19680512" ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        (
            {"tanggal_lahir": "1968-05-12 "},
            'tanggal_lahir: nilai "1968-05-12 " ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        ({"tanggal_lahir": 19680512}, "tanggal_lahir: nilai 19680512 ditolak; seharusnya tanggal YYYY-MM-DD"),
        (
            {"dalam_pemeriksaan": "tidak"},
            'dalam_pemeriksaan: nilai "tidak" ditolak; seharusnya true atau false',
        ),
        ({"dalam_pemeriksaan": 0}, "dalam_pemeriksaan: nilai 0 ditolak; seharusnya true atau false"),
        (
            {"pidana": "tidak"},
            'pidana: nilai "tidak" ditolak; seharusnya salah satu dari tidak_pernah, pernah, sedang',
        ),
        (
            {"golongn": "IV/a"},
            'golongn: nilai "IV/a" ditolak; seharusnya tidak ditulis; isian yang dikenal: nip, ',
        ),
        (
            {"instansi": {"kode": "35.23"}},
            "instansi.jenis: nilai (tidak ada) ditolak; seharusnya salah satu dari kabupaten, ",
        ),
        (
            {"instansi": {"kode": "3523", "jenis": "kabupaten"}},
            (
                'instansi.kode: nilai "3523" ditolak; seharusnya kode wilayah '
                'Kemendagri untuk kabupaten, misalnya "35.23"'
            ),
        ),
        (
            {"instansi": {"kode": "35.78", "jenis": "kabupaten"}},
            'instansi.kode: nilai "35.78" ditolak; seharusnya kode wilayah',
        ),
        (
            {"instansi": {"kode": "35.30", "jenis": "kabupaten"}},
            'instansi.kode: nilai "35.30" ditolak; seharusnya kode wilayah',
        ),
        (
            {"instansi": {"kode": "33.77", "jenis": "kota"}},
            'instansi.kode: nilai "33.77" ditolak; seharusnya kode wilayah',
        ),
        (
            {"instansi": {"kode": "35", "jenis": "pusat"}},
            'instansi.kode: nilai "35" ditolak; seharusnya kode wilayah',
        ),
        ({"instansi": "35.23"}, 'instansi: nilai "35.23" ditolak; seharusnya objek dengan isian kode, jenis'),
        ({"pendidikan": {"jenjang": "S1"}}, 'pendidikan: nilai {"jenjang": "S1"} ditolak; seharusnya daftar'),
        (
            {"pendidikan": [{"jenjang": "S-1", "lulus": 1992}]},
            'pendidikan[1].jenjang: nilai "S-1" ditolak; seharusnya salah satu',
        ),
        (
            {"pendidikan": [{"jenjang": "S1", "lulus": "1992"}]},
            'pendidikan[1].lulus: nilai "1992" ditolak; seharusnya bilangan bulat',
        ),
        (
            {"jabatan": [BARIS_JABATAN, ganti(jenjang="eselon_iii")]},
            'jabatan[2].jenjang: nilai "eselon_iii" ditolak; seharusnya',
        ),
        (
            {"jabatan": [ganti(selesai="2011-12-31")]},
            (
                'jabatan[1].selesai: nilai "2011-12-31" ditolak; seharusnya tanggal yang tidak '
                "mendahului mulai 2012-01-02"
            ),
        ),
        (
            {"jabatan": [ganti(terkait="ya")]},
            'jabatan[1].terkait: nilai "ya" ditolak; seharusnya true atau false',
        ),
        ({"jabatan": [ganti(plt=None)]}, "jabatan[1].plt: nilai null ditolak; seharusnya true atau false"),
        (
            {"jabatan": [ganti(tmt="2012")]},
            (
                'jabatan[1].tmt: nilai "2012" ditolak; seharusnya tidak ditulis; isian yang dikenal: '
                "nama, jenjang, mulai, selesai, terkait, plt"
            ),
        ),
        (
            {"jabatan": [{"jenjang": "administrator"}]},
            "jabatan[1].mulai: nilai (tidak ada) ditolak; seharusnya tanggal YYYY-MM-DD",
        ),
        (
            {"jabatan": ["Kepala Bidang"]},
            'jabatan[1]: nilai "Kepala Bidang" ditolak; seharusnya objek dengan isian nama, ',
        ),
        (
            {"diklat": [{"jenis": "pka", "tanggal": "2019-10-01"}]},
            "diklat[1].lulus: nilai (tidak ada) ditolak; seharusnya true atau false",
        ),
        (
            {"diklat": [{"jenis": "lemhanas", "lulus": True, "tanggal": "2019-10-01"}]},
            'diklat[1].jenis: nilai "lemhanas" ditolak',
        ),
        (
            {"kinerja": [{"tahun": 2018}]},
            "kinerja[1].predikat: nilai (tidak ada) ditolak; seharusnya salah satu dari sangat_baik, ",
        ),
        (
            {"kinerja": [{"tahun": "2018", "unsur": {}}]},
            'kinerja[1].tahun: nilai "2018" ditolak; seharusnya bilangan bulat',
        ),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"skp": "120.01"}}]},
            ('kinerja[1].unsur.skp: nilai "120.01" ditolak; seharusnya angka 0 sampai 120 '),
        ),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"skp": "85,20"}}]},
            'kinerja[1].unsur.skp: nilai "85,20" ditolak',
        ),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"skp": "85.205"}}]},
            'kinerja[1].unsur.skp: nilai "85.205" ditolak',
        ),
        ({"kinerja": [{"tahun": 2018, "unsur": {"skp": "-1"}}]}, 'kinerja[1].unsur.skp: nilai "-1" ditolak'),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"skp": "1e2"}}]},
            'kinerja[1].unsur.skp: nilai "1e2" ditolak',
        ),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"inisiatif": "80"}}]},
            'kinerja[1].unsur.inisiatif: nilai "80" ditolak; seharusnya tidak',
        ),
        (
            {"kinerja": [{"tahun": 2018, "unsur": {"skp": "80"}, "predikat": "baik"}]},
            ('kinerja[1].predikat: nilai "baik" ditolak; seharusnya tidak ditulis bersama unsur'),
        ),
        (
            {"kinerja": [{"tahun": 2022, "predikat": "baik"}]},
            "kinerja[1].hasil_kerja: nilai (tidak ada) ditolak; seharusnya salah satu dari",
        ),
        (
            {"hukuman_disiplin": [{"tingkat": "Sedang", "mulai": "2008-03-01"}]},
            'hukuman_disiplin[1].tingkat: nilai "Sedang" ditolak',
        ),
        (
            {"asesmen": [{"tanggal": "2018-06-04", "lembaga": "", "skor": "81"}]},
            'asesmen[1].lembaga: nilai "" ditolak; seharusnya teks',
        ),
        (
            {"asesmen": [{"tanggal": "2018-06-04", "skor": "tinggi"}]},
            'asesmen[1].skor: nilai "tinggi" ditolak; seharusnya angka',
        ),
        (
            {"berkas": ["ktp", "kartu_keluarga"]},
            'berkas[2]: nilai "kartu_keluarga" ditolak; seharusnya salah satu dari drh, ',
        ),
        ({"berkas": ["skp"]}, 'berkas[1]: nilai "skp" ditolak; seharusnya salah satu dari '),
        ({"berkas": ["ktp", 7]}, "berkas[2]: nilai 7 ditolak; seharusnya "),
        ({"berkas": [["ktp"]]}, 'berkas[1]: nilai ["ktp"] ditolak'),
        ({"berkas": "ktp"}, 'berkas: nilai "ktp" ditolak; seharusnya daftar'),
    ],
)
def test_pelamar_ditolak(tmp_path, ubah, pesan):
    assert tolak(tmp_path, [butir(), butir(), butir(**ubah)]).startswith(f"butir 3: pelamar.{pesan}")
