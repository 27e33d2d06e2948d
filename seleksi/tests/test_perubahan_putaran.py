"""What may change after the announcement: one table, each refusal with its sentence and article. No database."""
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from seleksi.aturan.beda_putaran import beda_putaran
from seleksi.aturan.kecukupan import anjuran
from seleksi.aturan.loader import muat_profil, muat_putaran
from seleksi.aturan.perubahan import KeadaanPutaran, keberatan_perubahan
from seleksi.aturan.profil import Kecukupan

TUBAN, PUTARAN = muat_profil("tuban-2020"), muat_putaran("tuban-2020")
TEGAL = muat_profil("tegal-2017")
AWAL = datetime(2020, 9, 20, 3, 0, tzinfo=UTC)  # announced, registration not open yet
BUKA = datetime(2020, 9, 24, 3, 0, tzinfo=UTC)
TUTUP = datetime(2020, 9, 30, 3, 0, tzinfo=UTC)


def keadaan(saat=AWAL, **lain) -> KeadaanPutaran:
    return KeadaanPutaran(**{"saat": saat, "hari": saat.date(), "tutup": saat == TUTUP, "ada_lamaran": False, "ada_nilai": False,
                             "ditunda": False, **lain})


def acuan(**ubah):
    return replace(PUTARAN, acuan=replace(PUTARAN.acuan, **ubah))


def jendela(**ubah):
    return replace(PUTARAN, jendela=replace(PUTARAN.jendela, **ubah))


def jadwal(nomor, **ubah):
    return replace(PUTARAN, jadwal=tuple(replace(k, **ubah) if k.nomor == nomor else k for k in PUTARAN.jadwal))


def bobot(**nilai):
    return replace(PUTARAN, bobot=tuple(replace(b, nilai=Decimal(nilai.get(b.komponen, b.nilai))) for b in PUTARAN.bobot))


USIA_KETAT = acuan(tanggal_acuan_usia=date(2021, 1, 1))
USIA_LONGGAR = acuan(tanggal_acuan_usia=date(2020, 10, 1))
LEBIH_LAMA = jendela(sampai=date(2020, 10, 2))
BOLEH = [
    ("kontak", replace(PUTARAN, sekretariat=replace(PUTARAN.sekretariat, telepon="(0356) 000")), keadaan(TUTUP, ada_nilai=True)),
    ("jadwal maju", jadwal(7, mulai=date(2020, 10, 14), selesai=date(2020, 10, 14)), keadaan(TUTUP, ada_nilai=True)),
    ("pendaftaran lebih lama", LEBIH_LAMA, keadaan(BUKA, ada_lamaran=True)),
    ("pendaftaran digeser sebelum dibuka", jendela(mulai=date(2020, 9, 24), sampai=date(2020, 9, 29)), keadaan()),
    ("syarat sebelum ada lamaran", USIA_KETAT, keadaan(BUKA)),
    ("melonggarkan sesudah ada lamaran", USIA_LONGGAR, keadaan(BUKA, ada_lamaran=True)),
    ("dibuka lagi selama ditunda", LEBIH_LAMA, keadaan(TUTUP, ditunda=True, tutup=True)),
]
TOLAK = [
    ("judul", replace(PUTARAN, judul="Lain"), keadaan(), "salah tulis diperbaiki dengan ralat", None),
    ("acuan masa", acuan(tanggal_tutup=date(2020, 9, 27)), keadaan(), "tetap dihitung sampai tanggal penutupan yang pertama", None),
    ("jabatan", replace(PUTARAN, lowongan=PUTARAN.lowongan[:4]), keadaan(), "Jabatan tidak ditambah, dihapus, atau diganti", None),
    ("kegiatan", replace(PUTARAN, jadwal=PUTARAN.jadwal[:6]), keadaan(), "Kegiatan dalam jadwal tidak ditambah", None),
    ("dipersingkat", jendela(jam_tutup=PUTARAN.jendela.jam_tutup.replace(hour=14)), keadaan(BUKA), "tidak dipersingkat", None),
    ("mulai", jendela(mulai=date(2020, 9, 22)), keadaan(BUKA), "tanggal mulainya tidak berubah", None),
    ("buka kemarin", jendela(mulai=date(2020, 9, 19)), keadaan(), "sudah lewat", None),
    ("dibuka lagi", LEBIH_LAMA, keadaan(TUTUP), "hanya dengan perpanjangan", "bawaan"),
    ("kegiatan lewat", jadwal(2, mulai=date(2020, 10, 3), selesai=date(2020, 10, 3)), keadaan(TUTUP), "sudah lewat; tanggalnya", "C.2"),
    ("ke masa lalu", jadwal(7, mulai=date(2020, 9, 29), selesai=date(2020, 9, 29)), keadaan(TUTUP), "sudah lewat", "C.7"),
    ("mendahului", jadwal(4, mulai=date(2020, 10, 9), selesai=date(2020, 10, 9)), keadaan(), "tidak dapat mendahului", None),
    ("diperketat", USIA_KETAT, keadaan(BUKA, ada_lamaran=True), "tidak diperketat sesudah ada lamaran", "A.1.g"),
    ("sesudah ditutup", USIA_LONGGAR, keadaan(TUTUP), "tidak berubah sesudah pendaftaran ditutup", "A.1.g"),
    ("tahun kinerja", acuan(tahun_kinerja=(2017, 2019)), keadaan(BUKA, ada_lamaran=True), "Tahun penilaian kinerja", "A.1.i"),
    ("bobot", bobot(makalah="15", rekam_jejak="25"), keadaan(ada_nilai=True), "Bobot tidak berubah sesudah ada nilai", "bawaan"),
    ("kriteria", replace(PUTARAN, kriteria=(replace(PUTARAN.kriteria[0], nama="Lain"), *PUTARAN.kriteria[1:])),
     keadaan(ada_nilai=True), "Kriteria penilaian tidak berubah", "bawaan"),
    ("bobot tetap", bobot(makalah="15", rekam_jejak="25"), keadaan(), "Bobot profil ini tetap", "bawaan"),
    ("bobot tidak 100", bobot(makalah="15"), keadaan(), "seharusnya tepat 100", "bawaan"),
    ("bukan milik Pansel", acuan(parameter=(("usia", "maksimal", 60),)), keadaan(), "tidak menetapkan maksimal", "bawaan"),
]


@pytest.mark.parametrize(("baru", "k"), [b[1:] for b in BOLEH], ids=[b[0] for b in BOLEH])
def test_boleh(baru, k):
    assert keberatan_perubahan(TUBAN, PUTARAN, baru, k) == []


@pytest.mark.parametrize(("baru", "k", "kata", "dasar"), [b[1:] for b in TOLAK], ids=[b[0] for b in TOLAK])
def test_ditolak_dengan_kalimat_dan_dasar(baru, k, kata, dasar):
    cocok = [alasan for alasan in keberatan_perubahan(TUBAN, PUTARAN, baru, k) if kata in alasan.kalimat]
    assert len(cocok) == 1, keberatan_perubahan(TUBAN, PUTARAN, baru, k)
    assert dasar is None or cocok[0].dasar == dasar


@pytest.mark.parametrize(("parameter", "kata"), [
    ((("usia", "maksimal", 58),), None), ((("usia", "maksimal", 55),), "Usia: syarat tidak diperketat"),
    ((("golongan", "minimal", "IV/a"),), "Pangkat: syarat tidak diperketat"), ((("pendidikan", "minimal", "D-III"),), None),
    ((("pengalaman_terkait", "bulan", 48),), None), ((("pengalaman_terkait", "bulan", 61),), "Pengalaman terkait: syarat tidak diperketat"),
    ((("pengalaman_terkait", "bulan", 601),), "yang boleh bilangan bulat 1 sampai 600"),
    ((("diklat_pim", "wajib", True),), "Diklat kepemimpinan: syarat tidak diperketat"), ((("usia", "maksimal", None),), None)])
def test_parameter_pansel_hanya_melonggar_sesudah_ada_lamaran(parameter, kata):
    dasar = muat_putaran("tegal-contoh")
    buka = datetime.combine(dasar.jendela.mulai, dasar.jendela.jam_tutup, UTC)
    dasar = replace(dasar, acuan=replace(dasar.acuan, parameter=()))
    baru = replace(dasar, acuan=replace(dasar.acuan, parameter=parameter))
    alasan = [a.kalimat for a in keberatan_perubahan(TEGAL, dasar, baru, keadaan(buka, ada_lamaran=True))]
    assert (not alasan) if kata is None else any(kata in a for a in alasan), alasan


def test_beda_menyebut_semula_dan_menjadi():
    baru = jadwal(7, mulai=date(2020, 10, 14), selesai=date(2020, 10, 15))
    baru = replace(baru, jendela=LEBIH_LAMA.jendela, bobot=bobot(makalah="15", rekam_jejak="25").bobot,
                   sekretariat=replace(baru.sekretariat, telepon="(0356) 000"))
    assert [tuple(b) for b in beda_putaran(TUBAN, PUTARAN, baru)] == [
        ("Waktu pendaftaran", "23 s.d. 28 September 2020, setiap hari pukul 08.00 sampai 15.00 WIB",
         "23 September 2020 s.d. 2 Oktober 2020, setiap hari pukul 08.00 sampai 15.00 WIB"),
        ("Pengumuman hasil dan pengajuan nama calon kepada Bupati", "12 Oktober 2020", "14 s.d. 15 Oktober 2020"),
        ("Bobot makalah dan presentasi", "20", "15"), ("Bobot rekam jejak", "20", "25"), ("Telepon", "(0356) 321240", "(0356) 000")]
    assert beda_putaran(TUBAN, PUTARAN, PUTARAN) == []


@pytest.mark.parametrize(("dikirim", "lulus", "ke", "langkah"), [
    (4, None, 0, "cukup"), (3, None, 0, "perpanjang"), (3, None, 1, "perpanjang"), (3, None, 2, "lanjut"), (2, None, 2, "batalkan"),
    (9, 3, 0, "perpanjang"), (9, 4, 0, "cukup"), (9, 3, 2, "lanjut"), (9, 2, 2, "batalkan"), (0, None, 0, "perpanjang")])
def test_kecukupan(dikirim, lulus, ke, langkah):
    aturan = Kecukupan(minimal=4, perpanjangan=2, hari_perpanjangan=7, minimal_akhir=3, bawaan="uji")
    saran = anjuran(aturan, dikirim=dikirim, lulus=lulus, perpanjangan=ke)
    assert (saran.langkah, saran.dasar) == (langkah, "bawaan")
