"""Law by date: bases and approvals as they hold on a round's own days."""

from dataclasses import replace
from datetime import date

import pytest

from pengumuman.naskah.lowongan import isi_lowongan
from seleksi.aturan.hukum import dasar_hukum_pada, gerbang_pada, gerbang_putaran, kata_kutipan, nama_peraturan, tanggal_hukum
from seleksi.aturan.loader import muat_profil, muat_putaran
from seleksi.aturan.profil import DasarHukum

ASN_LAMA, ASN_BARU = (f"Undang-Undang Nomor {n} tentang Aparatur Sipil Negara" for n in ("5 Tahun 2014", "20 Tahun 2023"))
KASN, BKN = "Komisi Aparatur Sipil Negara", "Badan Kepegawaian Negara"
PP = "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil"


@pytest.fixture
def tuban():
    return muat_profil("tuban-2020"), muat_putaran("tuban-2020")


@pytest.mark.parametrize(("hari", "teks"), [
    (date(2020, 9, 14), ["pertama", "selalu"]), (date(2023, 10, 30), ["pertama", "selalu"]),
    (date(2023, 10, 31), ["selalu", "kedua"]), (date(2026, 1, 5), ["selalu", "kedua"]),
])
def test_dasar_hukum_menurut_tanggal(hari, teks):
    """Both ends of a span are inside, the order is the profile's."""
    pertama, kedua = DasarHukum(teks="pertama", sampai=date(2023, 10, 30)), DasarHukum(teks="kedua", mulai=date(2023, 10, 31))
    profil = replace(muat_profil("tegal-2017"), dasar_hukum=(pertama, DasarHukum(teks="selalu"), kedua))
    assert [d.teks for d in dasar_hukum_pada(profil, hari)] == teks


@pytest.mark.parametrize("kode", ["tuban-2020", "tulungagung-2020", "tegal-2017"])
@pytest.mark.parametrize(("hari", "asn"), [(date(2023, 10, 30), ASN_LAMA), (date(2023, 10, 31), ASN_BARU)])
def test_undang_undang_asn(kode, hari, asn):
    berlaku = [d.teks for d in dasar_hukum_pada(muat_profil(kode), hari)]
    assert [b for b in berlaku if b in (ASN_LAMA, ASN_BARU)] == [asn]


@pytest.mark.parametrize(("hari", "pemberi"), [(date(2020, 9, 14), KASN), (date(2023, 10, 30), KASN), (date(2023, 10, 31), BKN)])
def test_pengganti_kasn(tuban, hari, pemberi):
    gerbang = next(g for g in tuban[0].gerbang if g.kode == "rekomendasi_hasil")
    assert gerbang_pada(gerbang, hari) == replace(gerbang, pemberi=pemberi)


def test_gerbang_menurut_tanggal_putarannya(tuban):
    """A round announced before the change and ending after it asks each body on its own day."""
    profil, putaran = tuban
    asal = {g.kode: g.pemberi for g in gerbang_putaran(profil, putaran)}
    assert (asal["rekomendasi_rencana"], asal["rekomendasi_hasil"], asal["sk_pansel"]) == (KASN, KASN, "Pejabat Pembina Kepegawaian")
    akhir = replace(putaran.jadwal[-1], mulai=date(2023, 11, 20), selesai=date(2023, 11, 20))
    lintas = replace(putaran, tanggal_surat=date(2023, 10, 16), jadwal=(*putaran.jadwal[:-1], akhir))
    asal = {g.kode: g.pemberi for g in gerbang_putaran(profil, lintas)}
    assert (asal["rekomendasi_rencana"], asal["rekomendasi_hasil"]) == (KASN, BKN)


def test_tanggal_hukum_putaran(tuban):
    putaran = tuban[1]
    tanpa = replace(putaran, tanggal_surat=None)
    assert [tanggal_hukum(p) for p in (putaran, tanpa, replace(tanpa, tanggal_publikasi=None, mulai_pendaftaran=None))] == [
        date(2020, 9, 14), date(2020, 9, 23), date(2020, 9, 28)]


@pytest.mark.parametrize(("kode", "nama"), [
    ("tuban-2020", "Pengumuman Panitia Seleksi Kabupaten Tuban Nomor 800/4725/PANSEL.09/2020"),
    ("tulungagung-2020", "Peraturan Bupati Tulungagung Nomor 66 Tahun 2020"), ("tegal-2017", "Peraturan Bupati Tegal Nomor 16 Tahun 2017"),
])
def test_nama_peraturan(kode, nama):
    assert nama_peraturan(muat_profil(kode)) == nama
    assert nama_peraturan(muat_profil(kode), lengkap=True).startswith(f"{nama} tanggal ")


def test_pengumuman_2020_seperti_aslinya(tuban):
    isi = isi_lowongan(*tuban)
    assert isi["dasar_hukum"] == [ASN_LAMA, PP]
    assert isi["kutipan"] == "Kutipan seperti A.1.a menunjuk bagian naskah asli pengumuman ini."


def test_putaran_2026_tidak_mengaku_pengumuman_2020(tuban):
    """The announcement of 2020 is the source of its wording and nothing else."""
    profil, putaran = tuban
    isi = isi_lowongan(profil, replace(putaran, nomor_pengumuman="", tanggal_surat=date(2026, 1, 5)))
    assert isi["dasar_hukum"] == [ASN_BARU, PP]
    assert isi["kutipan"].startswith("Persyaratan dan tata cara seleksi ini mengambil rumusan Pengumuman Panitia Seleksi Kabupaten Tuban "
                                     "Nomor 800/4725/PANSEL.09/2020 tanggal 14 September 2020 ")


def test_profil_beku_lama_tidak_mengutip_pengumumannya(tuban):
    """Rounds frozen before this rule still carry the announcement in their list of laws."""
    profil, _ = tuban
    lama = replace(profil, dasar_hukum=(*profil.dasar_hukum, DasarHukum(teks="Pengumuman Panitia Seleksi Nomor 800/4725/PANSEL.09/2020")))
    assert dasar_hukum_pada(lama, date(2026, 1, 5)) == dasar_hukum_pada(profil, date(2026, 1, 5))


def test_kutipan_peraturan_bupati(tuban):
    assert kata_kutipan(muat_profil("tegal-2017"), tuban[1]) == (
        "Kutipan pasal, angka, dan huruf tanpa nama peraturan menunjuk Peraturan Bupati Tegal Nomor 16 Tahun 2017 tanggal 23 Januari 2017 "
        "tentang standar operasional prosedur seleksi terbuka JPT Pratama di Kabupaten Tegal.")
