"""Rules while drafting: what is missing is said, what is there is judged, nothing raises."""

import pytest

from pendaftaran.domain.kelayakan import saring, saring_sementara
from pendaftaran.tests.fakta_uji import PROFIL, butir, jabatan, putaran_dari
from seleksi.aturan.loader import muat_profil

MS, TMS, PERIKSA, BELUM = "memenuhi", "tidak_memenuhi", "perlu_pemeriksaan", "belum_diisi"


def draf(isi: dict, *, saat_kirim: bool = False):
    return saring_sementara(
        muat_profil(isi["profil"]), putaran_dari(isi), isi["pelamar"], saat_kirim=saat_kirim
    )


def satu(isi: dict, kode: str, *, saat_kirim: bool = False):
    return next(h for h in draf(isi, saat_kirim=saat_kirim).syarat if h.kode == kode)


@pytest.mark.parametrize("profil", PROFIL)
def test_fakta_lengkap_sama_dengan_saring(profil):
    isi = butir(profil)
    tegas = saring(muat_profil(profil), putaran_dari(isi), isi["pelamar"])
    assert draf(isi) == tegas
    assert draf(isi, saat_kirim=True) == tegas


@pytest.mark.parametrize("profil", PROFIL)
def test_kosong_sama_sekali(profil):
    isi = butir(profil)
    isi["pelamar"] = {}
    hasil = draf(isi)
    assert hasil.simpulan == BELUM
    assert {h.status for h in hasil.syarat} <= {BELUM, "ditunda", "tidak_berlaku"}
    assert {b.ada for b in hasil.berkas} == {False}


@pytest.mark.parametrize(
    ("ubah", "kode", "alasan"),
    [
        ({"tanggal_lahir": None}, "usia", "Belum dapat dinilai: tanggal lahir belum diisi."),
        ({"nip": ""}, "status_pns", "Belum dapat dinilai: NIP belum diisi."),
        (
            {"nip": "123"},
            "status_pns",
            'Belum dapat dinilai: NIP "123" belum benar, seharusnya NIP 18 angka tanpa spasi.',
        ),
        (
            {"golongan": None, "tmt_golongan": None},
            "golongan",
            "Belum dapat dinilai: golongan belum diisi dan TMT golongan belum diisi.",
        ),
        ({"jabatan": []}, "jabatan", "Belum dapat dinilai: jabatan belum diisi."),
        (
            {"dalam_pemeriksaan": None},
            "hukuman_disiplin",
            "Belum dapat dinilai: dalam pemeriksaan belum diisi.",
        ),
        (
            {"diklat": [{"jenis": "pka", "lulus": True, "tanggal": None}]},
            "diklat_pim",
            "Belum dapat dinilai: diklat baris 1: tanggal belum benar.",
        ),
    ],
)
def test_belum_diisi(ubah, kode, alasan):
    hasil = satu(butir(**ubah), kode)
    assert (hasil.status, hasil.alasan) == (BELUM, alasan)
    assert satu(butir(**ubah), "rekam_jejak").status == "ditunda"


def test_baris_salah_tidak_menghalangi_yang_sudah_cukup():
    riwayat = [jabatan("2010-01-01"), {"jenjang": "administrator", "mulai": None}]
    assert satu(butir(jabatan=riwayat), "jabatan").status == MS
    assert satu(butir(jabatan=riwayat[1:]), "jabatan").status == BELUM


def test_berkas_yang_belum_diunggah():
    isi = butir()
    isi["pelamar"]["berkas"].remove("ktp")
    hasil = satu(isi, "berkas")
    assert (hasil.status, hasil.alasan, hasil.saran) == (
        BELUM,
        "Satu dari 13 berkas wajib belum ada: Kartu Tanda Penduduk.",
        "Unggah Kartu Tanda Penduduk.",
    )
    assert satu(isi, "berkas", saat_kirim=True).status == TMS


def test_syarat_berkas_sebelum_instansi_diisi():
    hasil = next(b for b in draf(butir(instansi=None)).berkas if b.jenis == "persetujuan_ppk")
    assert (hasil.wajib, hasil.alasan) == (
        False,
        "Wajib bagi pelamar dari luar pemerintah daerah ini, belum dapat ditentukan; belum ada.",
    )


def test_hukuman_kosong_berarti_tidak_ada():
    assert satu(butir(hukuman_disiplin=[]), "hukuman_disiplin").status == MS


@pytest.mark.parametrize(
    ("ubah", "kode", "status"),
    [
        ({"tanggal_lahir": None}, "usia", PERIKSA),
        ({"dalam_pemeriksaan": None}, "hukuman_disiplin", PERIKSA),
        ({"jabatan": []}, "jabatan", TMS),
        ({"pendidikan": []}, "pendidikan", TMS),
        ({"diklat": []}, "diklat_pim", TMS),
        ({"kinerja": []}, "kinerja", PERIKSA),
        ({"diklat": [{"jenis": "pka", "lulus": True, "tanggal": None}]}, "diklat_pim", PERIKSA),
    ],
)
def test_saat_kirim_yang_kosong_diperiksa_manusia(ubah, kode, status):
    hasil = draf(butir(**ubah), saat_kirim=True)
    assert {h.kode: h.status for h in hasil.syarat}[kode] == status
    assert "belum_diisi" not in {h.status for h in hasil.syarat}
    assert hasil.simpulan in (TMS, PERIKSA)


def test_judul_dan_alasan_memuat_angka_putaran():
    isi = butir(
        "tegal-2017", putaran={"parameter": {"usia": {"maksimal": 58}, "golongan": {"minimal": "IV/b"}}}
    )
    hasil = {h.kode: h for h in draf(isi).syarat}
    assert hasil["usia"].judul == "Usia paling tinggi 58 tahun pada 1 Desember 2020, dihitung tahun penuh"
    assert (
        hasil["usia"].alasan == "Lahir 12 Mei 1968, berusia 52 tahun pada 1 Desember 2020; batasnya 58 tahun."
    )
    assert hasil["golongan"].judul == "Pangkat paling rendah Pembina Tingkat I (IV/b)"
    assert hasil["pengalaman_terkait"].alasan == (
        "8 tahun 9 bulan 7 hari dari dua jabatan terkait sampai 9 Oktober 2020; "
        "yang diminta paling kurang 5 tahun."
    )
    assert (
        hasil["kinerja"].alasan
        == "Panitia Seleksi tidak menetapkan syarat penilaian kinerja untuk putaran ini."
    )


def test_saran_menyebut_yang_kurang():
    hasil = satu(butir(jabatan=[jabatan("2018-01-15", "2020-03-14")]), "pengalaman_terkait")
    assert hasil.alasan == (
        "2 tahun 2 bulan dari satu jabatan terkait sampai 28 September 2020; yang diminta paling "
        "kurang 5 tahun."
    )
    assert hasil.saran == (
        "Masih kurang paling lama 2 tahun 10 bulan. Lengkapi riwayat jabatan dan tandai jabatan yang "
        "bidang tugasnya terkait."
    )
