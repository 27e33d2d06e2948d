"""What would change a verdict: sentences computed from the facts, with the rule itself as witness for every date."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pendaftaran.domain.hasil import MEMENUHI
from pendaftaran.domain.jelas import jelaskan
from pendaftaran.domain.kelayakan import penyaring
from pendaftaran.tests.fakta_uji import PROFIL, butir, jabatan, putaran_dari
from seleksi.aturan.loader import muat_profil
from seleksi.aturan.waktu import kata_tanggal

TULUNGAGUNG = "tulungagung-2020"


def jelas(isi: dict):
    return jelaskan(muat_profil(isi["profil"]), putaran_dari(isi), isi["pelamar"])


def ubah(kode: str, profil: str = "tuban-2020", *, putaran: dict | None = None, **fakta) -> str:
    return next(j.ubah for j in jelas(butir(profil, putaran=putaran, **fakta)) if j.hasil.kode == kode)


def diklat(jenis: str, tanggal: str, lulus: bool = True) -> list[dict]:
    return [{"jenis": jenis, "lulus": lulus, "tanggal": tanggal}]


def hukuman(tingkat: str, mulai: str, selesai: str | None) -> list[dict]:
    return [{"tingkat": tingkat, "mulai": mulai, "selesai": selesai}]


LUAR = {"kode": "35.23", "jenis": "kabupaten"}

# Tuban closes on 28 September 2020, ages count on 1 December 2020.
TABEL = [
    ("status_pns", {"status": "CPNS"}, "Terpenuhi bila status kepegawaian Anda PNS paling lambat pada penutupan 28 September 2020."),
    ("status_pns", {"nip": "196805131994031001"},
     "Cocokkan NIP dan tanggal lahir dengan SK Anda; perbedaannya tidak menggugurkan, tetapi diperiksa."),
    ("instansi_asal", {"instansi": {"kode": "35", "jenis": "provinsi"}},
     "Tidak berubah oleh waktu. Terpenuhi bila instansi induk Anda pemerintah kabupaten atau pemerintah kota di provinsi berkode 35; "
     "bila Anda diperbantukan, yang dilihat instansi induk, bukan tempat tugas."),
    ("golongan", {"golongan": "III/c", "tmt_golongan": "2018-04-01"},
     "Masih kurang dua tingkat: terpenuhi bila pangkat Pembina (IV/a) berlaku paling lambat 28 September 2020."),
    ("golongan", {"golongan": "IV/a", "tmt_golongan": "2020-10-01"},
     "Pangkat berlaku 3 hari sesudah penutupan; terpenuhi untuk seleksi yang ditutup 1 Oktober 2020 atau sesudahnya."),
    ("pendidikan", {"pendidikan": [{"jenjang": "D-III", "lulus": 1990}]},
     "Terpenuhi bila Anda memiliki ijazah S1 atau D-IV atau yang lebih tinggi, lulus paling lambat tahun 2020."),
    ("pendidikan", {"pendidikan": [{"jenjang": "SMA", "lulus": 1986}, {"jenjang": "S1", "lulus": 2021}]},
     "Ijazah Sarjana (S1) tahun 2021 dihitung untuk seleksi yang ditutup tahun 2021 atau sesudahnya."),
    ("usia", {"tanggal_lahir": "1963-12-01"},
     "Tidak dapat terpenuhi lagi: dengan tanggal lahir ini syarat terpenuhi hanya untuk tanggal acuan paling lambat 30 November 2020."),
    ("usia", {"tanggal_lahir": "1963-12-02"}, "Tetap terpenuhi untuk tanggal acuan sampai 1 Desember 2020."),
    ("usia", {"tanggal_lahir": "1964-02-29"}, "Tetap terpenuhi untuk tanggal acuan sampai 28 Februari 2021."),
    ("jabatan", {"jabatan": [jabatan("2019-03-01")]},
     "Masih kurang 5 bulan 3 hari; terpenuhi untuk seleksi yang ditutup 1 Maret 2021 atau sesudahnya, "
     "bila jabatan yang masih dijalani berlanjut."),
    ("jabatan", {"jabatan": [jabatan("2019-03-01", "2020-08-31"), jabatan("2010-01-01", jenjang="pengawas")]},
     "Masih kurang 6 bulan. Tidak bertambah oleh waktu, karena tidak ada jabatan administrator atau JF ahli madya yang masih berjalan "
     "cukup lama."),
    ("jabatan", {"jabatan": [jabatan("2018-09-29")]},
     "Masih kurang 1 hari; terpenuhi untuk seleksi yang ditutup 29 September 2020 atau sesudahnya, "
     "bila jabatan yang masih dijalani berlanjut."),
    ("jabatan", {"jabatan": [jabatan("2010-01-01", plt=True), jabatan("2019-03-01")]},
     "Masih kurang 5 bulan 3 hari; terpenuhi untuk seleksi yang ditutup 1 Maret 2021 atau sesudahnya, "
     "bila jabatan yang masih dijalani berlanjut. Masa sebagai Plt. atau Plh. tidak dihitung."),
    ("pengalaman_terkait", {"jabatan": [jabatan("2016-09-28", "2019-09-27"), jabatan("2019-09-28", "2020-03-27", terkait=None)]},
     "Masih kurang 2 tahun. Tidak bertambah oleh waktu, karena tidak ada jabatan terkait yang masih berjalan cukup lama. "
     "Bila satu jabatan yang belum dinyatakan ternyata terkait, masanya menjadi 3 tahun 6 bulan."),
    ("pengalaman_terkait", {"jabatan": [jabatan("2010-01-01", terkait=None)]},
     "Terpenuhi bila jabatan yang keterkaitannya belum dinyatakan ternyata terkait; Panitia Seleksi yang memutuskan."),
    ("jabatan", {"jabatan": [jabatan("2010-01-01", jenjang="jf_setara_madya")]},
     "Terpenuhi bila Panitia Seleksi menghitung jabatan yang dipersamakan dengan ahli madya."),
    ("diklat_pim", {"diklat": diklat("pka", "2020-10-20")},
     "Sertifikat Pelatihan Kepemimpinan Administrator bertanggal 20 Oktober 2020 dihitung untuk seleksi yang ditutup 20 Oktober 2020 "
     "atau sesudahnya."),
    ("diklat_pim", {"diklat": diklat("diklatpim_iii", "2013-08-20", lulus=False)},
     "Terpenuhi bila Diklatpim Tingkat III dinyatakan lulus paling lambat 28 September 2020."),
    ("diklat_pim", {"diklat": diklat("diklatpim_iv", "2010-01-01")},
     "Terpenuhi bila Anda lulus Diklatpim Tingkat III, Pelatihan Kepemimpinan Administrator, atau SPAMA, atau diklat kepemimpinan yang "
     "lebih tinggi, paling lambat 28 September 2020."),
    ("kinerja", {"kinerja": [{"tahun": 2018, "unsur": {"skp": "75.99"}}, {"tahun": 2019, "unsur": {"skp": "80"}}]},
     "Terpenuhi bila setiap unsur paling kurang 76 (atau predikat sangat baik atau baik tanpa aspek di bawah ekspektasi). Nilai yang sudah "
     "ditetapkan tidak berubah oleh waktu; periksa apakah isian sama dengan dokumennya."),
    ("hukuman_disiplin", {"hukuman_disiplin": hukuman("sedang", "2001-01-01", "2002-01-01")},
     "Tidak berubah oleh waktu: hukuman tingkat sedang atau berat dilihat tanpa batas tahun ke belakang. Bila catatannya keliru, mintalah "
     "keterangan dari instansi Anda."),
    ("hukuman_disiplin", {"hukuman_disiplin": hukuman("ringan", "2020-08-01", "2020-10-31")},
     "Tidak lagi menghalangi untuk seleksi yang ditutup 1 November 2020 atau sesudahnya."),
    ("hukuman_disiplin", {"hukuman_disiplin": hukuman("ringan", "2020-08-01", None), "dalam_pemeriksaan": True},
     "Masih dijalani; tanggalnya baru dapat dihitung setelah hukuman itu selesai. Berubah bila pemeriksaan selesai tanpa hukuman sebelum "
     "penutupan."),
]


@pytest.mark.parametrize(("kode", "fakta", "kalimat"), TABEL)
def test_tuban(kode, fakta, kalimat):
    assert ubah(kode, **fakta) == kalimat


@pytest.mark.parametrize(("kode", "fakta", "putaran", "kalimat"), [
    ("hukuman_disiplin", {"hukuman_disiplin": hukuman("berat", "2014-01-01", "2016-02-29")}, {"tanggal_tutup": "2020-09-28"},
     "Tidak lagi menghalangi untuk seleksi yang ditutup 1 Maret 2021 atau sesudahnya."),
    ("pidana", {"pidana": "pernah"}, {}, "Panitia Seleksi yang memutuskan; siapkan salinan putusan atau keterangan perkaranya."),
    ("asesmen", {"instansi": LUAR, "asesmen": []}, {"tanggal_tutup": "2020-02-29"},
     "Terpenuhi bila ada hasil assessment center bertanggal 1 Maret 2017 sampai 29 Februari 2020 beserta dokumennya."),
    ("asesmen", {"instansi": LUAR, "asesmen": [{"tanggal": "2019-01-01"}], "berkas": []}, {},
     "Terpenuhi bila dokumen hasil assessment center itu dilampirkan.")])
def test_tulungagung(kode, fakta, putaran, kalimat):
    assert ubah(kode, TULUNGAGUNG, putaran=putaran, **fakta) == kalimat


@pytest.mark.parametrize("profil", PROFIL)
def test_yang_terpenuhi_hanya_menyebut_sampai_kapan(profil):
    assert {j.hasil.kode for j in jelas(butir(profil)) if j.ubah} == {"usia"}


@pytest.mark.parametrize("profil", PROFIL)
def test_tanpa_fakta_tidak_ada_yang_dijelaskan(profil):
    isi = butir(profil)
    isi["pelamar"] = {}
    assert [j.ubah for j in jelas(isi) if j.ubah] == []


def test_syarat_yang_dikosongkan_pansel_tidak_membaca_apa_pun():
    assert {j.hasil.kode: j.baca for j in jelas(butir("tegal-2017"))}["golongan"] == ()


HARI = st.integers(0, 2600).map(lambda n: date(2014, 1, 1) + timedelta(n))


def _baris(mulai: date, lama: int, buka: bool, jenjang: str) -> dict:
    return jabatan(mulai.isoformat(), None if buka else (mulai + timedelta(lama)).isoformat(), jenjang)


BARIS = st.builds(_baris, HARI, st.integers(0, 900), st.booleans(), st.sampled_from(["administrator", "jf_ahli_madya", "pengawas"]))


@settings(max_examples=60, deadline=None)
@given(st.lists(BARIS, min_size=1, max_size=4))
def test_tanggal_yang_disebut_adalah_yang_pertama_memenuhi(baris):
    """The sentence names a closing date only where the rule itself agrees with it, and not with the day before."""
    isi = butir(jabatan=baris)
    kalimat = ubah("jabatan", jabatan=baris)
    if "atau sesudahnya" not in kalimat:
        return
    profil, putaran = muat_profil(isi["profil"]), putaran_dari(isi)
    status = {}
    for n in range(1, 26 * 31):
        hari = putaran.acuan.tanggal_tutup + timedelta(n)
        if kata_tanggal(hari) in kalimat or kata_tanggal(hari + timedelta(1)) in kalimat:
            siap = penyaring(profil, replace(putaran.acuan, tanggal_tutup=hari))
            hasil = siap.nilai(siap.baca(isi["pelamar"]))
            status[kata_tanggal(hari) in kalimat] = next(h.status for h in hasil.syarat if h.kode == "jabatan") == MEMENUHI
    assert status.pop(True) is True
    assert status in ({}, {False: False})
