"""manage.py periksa_seleksi: panel, notice period, weights and announcement of a planned round."""

from copy import deepcopy
from datetime import date

import pytest

from pendaftaran.tests.fakta_uji import PERIKSA, jalankan, tolak
from seleksi.aturan.loader import muat_profil
from seleksi.aturan.seleksi_layak import baca_rencana, periksa_seleksi
from seleksi.core.libur import hari_libur

MS, TMS, TB = "memenuhi", "tidak_memenuhi", "tidak_berlaku"
KODE = ["panitia_jumlah", "panitia_internal", "panitia_ketua", "hari_kerja", "bobot", "isi_pengumuman"]


def rencana(profil: str = "tegal-2017", **ubah) -> dict:
    return deepcopy(PERIKSA[0]["masukan"]) | {"profil": profil} | ubah


def panitia(jumlah: int, internal: int = 0, ketua: int = 1) -> list[dict]:
    return [
        {"nama": f"Anggota {n}", "unsur": "internal" if n < internal else "pakar", "ketua": n < ketua}
        for n in range(jumlah)
    ]


def status(isi: dict) -> dict[str, str]:
    profil = muat_profil(isi["profil"])
    r = baca_rencana(isi, profil)
    return {h.kode: h.status for h in periksa_seleksi(profil, r)[1]}


@pytest.mark.parametrize("kasus", PERIKSA, ids=lambda k: k["nama"])
def test_kasus(tmp_path, kasus):
    jawab = jalankan(tmp_path, kasus["masukan"], "periksa_seleksi")
    hasil = {h["kode"]: h["status"] for h in jawab["hasil"]}
    assert list(jawab) == ["profil", "simpulan", "hasil"]
    assert list(hasil) == KODE
    assert {k: hasil[k] for k in kasus["harap"]["hasil"]} == kasus["harap"]["hasil"]
    assert jawab["simpulan"] == kasus["harap"]["simpulan"]


def test_bentuk_jawaban(tmp_path):
    jawab = jalankan(tmp_path, [rencana(tanggal_tutup="2020-10-02")], "periksa_seleksi")
    assert jawab[0]["hasil"][3] == {
        "kode": "hari_kerja",
        "status": TMS,
        "dasar": "II.B.1.b",
        "alasan": "Ada 14 hari kerja sesudah pengumuman 14 September 2020 sampai dengan penutupan "
        "2 Oktober 2020; paling kurang 15. Penutupan paling awal 5 Oktober 2020.",
    }


@pytest.mark.parametrize(
    ("jumlah", "internal", "harap"),
    [
        (5, 2, (MS, MS)),
        (5, 3, (MS, TMS)),
        (7, 3, (MS, MS)),
        (7, 4, (MS, TMS)),
        (9, 4, (MS, MS)),
        (9, 5, (MS, TMS)),
        (4, 0, (TMS, MS)),
        (6, 2, (TMS, MS)),
        (11, 2, (TMS, MS)),
        (0, 0, (TMS, MS)),
    ],
)
def test_panitia_tegal(jumlah, internal, harap):
    hasil = status(rencana(panitia=panitia(jumlah, internal)))
    assert (hasil["panitia_jumlah"], hasil["panitia_internal"]) == harap


@pytest.mark.parametrize("profil", ["tegal-2017", "tuban-2020", "tulungagung-2020"])
@pytest.mark.parametrize(("ketua", "harap"), [(0, TMS), (1, MS), (2, TMS)])
def test_tepat_satu_ketua(profil, ketua, harap):
    assert status(rencana(profil, panitia=panitia(5, ketua=ketua)))["panitia_ketua"] == harap


@pytest.mark.parametrize("profil", ["tuban-2020", "tulungagung-2020"])
def test_yang_tidak_diatur_tidak_berlaku(profil):
    isi = rencana(profil, panitia=panitia(6, 6), tanggal_tutup="2020-09-15", isi_pengumuman=[])
    assert status(isi) == dict.fromkeys(KODE, TB) | {"panitia_ketua": MS, "bobot": MS}
    assert periksa_seleksi(muat_profil(profil), baca_rencana(isi, muat_profil(profil)))[0] == MS


def bobot(*nilai) -> dict:
    return dict(zip(("makalah", "asesmen", "wawancara", "rekam_jejak"), nilai, strict=True))


@pytest.mark.parametrize(
    ("nilai", "tlg", "lain"),
    [
        (("20", "25", "35", "20"), MS, MS),
        ((20, 25, 35, 20), MS, MS),
        (("20.00", "25.0", "35", "20"), MS, MS),
        (("15", "25", "35", "20"), TMS, TMS),
        (("20", "25", "30", "25"), TMS, MS),
        (("25", "25", "30", "20"), TMS, MS),
        (("100", "0", "0", "0"), TMS, MS),
        (("20.01", "25", "35", "19.99"), TMS, MS),
        (("20.01", "25", "35", "20"), TMS, TMS),
        (("500", "25", "35", "20"), TMS, TMS),
    ],
)
def test_bobot(nilai, tlg, lain):
    isi = bobot(*nilai)
    assert status(rencana("tulungagung-2020", bobot=isi))["bobot"] == tlg
    assert status(rencana("tuban-2020", bobot=isi))["bobot"] == lain
    assert status(rencana("tegal-2017", bobot=isi))["bobot"] == lain


def test_isi_pengumuman_kurang_satu(tmp_path):
    isi = rencana()
    isi["isi_pengumuman"].remove("kontak_sekretariat")
    hasil = jalankan(tmp_path, isi, "periksa_seleksi")["hasil"][5]
    assert (hasil["status"], hasil["alasan"]) == (
        TMS,
        "Pengumuman belum memuat: alamat atau telepon sekretariat.",
    )


@pytest.mark.parametrize(
    ("mulai", "tutup", "libur", "harap"),
    [
        ("2020-09-14", "2020-10-05", [], MS),
        ("2020-09-23", "2020-10-14", [], MS),
        ("2020-09-23", "2020-10-13", [], TMS),
        ("2020-09-23", "2020-09-28", [], TMS),  # Tuban's own calendar would fail here
        ("2020-09-14", "2020-10-05", ["2020-09-21"], TMS),
        ("2020-09-14", "2020-10-06", ["2020-09-21"], MS),
        ("2020-09-14", "2020-10-05", ["2020-09-20"], MS),  # a Sunday is off anyway
        ("2020-10-19", "2020-11-11", [], TMS),
        ("2020-10-19", "2020-11-12", [], MS),  # cuti bersama 28-30 October
        ("2026-03-09", "2026-04-06", [], TMS),
        ("2026-03-09", "2026-04-07", [], MS),  # Nyepi, Idulfitri, Good Friday
        ("2020-10-05", "2020-09-14", [], TMS),
    ],
)
def test_hari_kerja(tmp_path, mulai, tutup, libur, harap):
    isi = rencana(tanggal_pengumuman=mulai, tanggal_tutup=tutup, libur=libur)
    assert jalankan(tmp_path, isi, "periksa_seleksi")["hasil"][3]["status"] == harap


def test_hari_libur_nasional_dan_cuti_bersama():
    oktober = sorted(t for t in hari_libur(2020, 2020) if t.month == 10)
    assert oktober == [date(2020, 10, 28), date(2020, 10, 29), date(2020, 10, 30)]


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (
            {"profil": "x"},
            'profil: nilai "x" ditolak; seharusnya salah satu dari tegal-2017, tuban-2020, tulungagung-2020',
        ),
        (
            {"tanggal_pengumuman": "2020-9-14"},
            'tanggal_pengumuman: nilai "2020-9-14" ditolak; seharusnya tanggal YYYY-MM-DD',
        ),
        ({"tanggal_tutup": None}, "tanggal_tutup: nilai null ditolak; seharusnya tanggal YYYY-MM-DD"),
        (
            {"tanggal_tutup": "9999-12-31"},
            'tanggal_tutup: nilai "9999-12-31" ditolak; seharusnya tanggal dalam 10 tahun',
        ),
        (
            {"bobot": {"makalah": "20", "asesmen": "25", "wawancara": "35"}},
            "bobot.rekam_jejak: nilai (tidak ada) ditolak",
        ),
        (
            {"bobot": bobot("20", "25", "35", "20") | {"tes": "0"}},
            'bobot.tes: nilai "0" ditolak; seharusnya tidak ditulis',
        ),
        (
            {"bobot": bobot("20", "25", "35", "dua puluh")},
            'bobot.rekam_jejak: nilai "dua puluh" ditolak; seharusnya angka',
        ),
        ({"bobot": bobot("20", "25", "35", "20.001")}, 'bobot.rekam_jejak: nilai "20.001" ditolak'),
        ({"bobot": bobot("20", "25", "35", "-20")}, 'bobot.rekam_jejak: nilai "-20" ditolak'),
        ({"bobot": bobot("20", "25", "35", None)}, "bobot.rekam_jejak: nilai null ditolak"),
        (
            {"bobot": []},
            "bobot: nilai [] ditolak; seharusnya objek dengan isian makalah, asesmen, wawancara, rekam_jejak",
        ),
        ({"panitia": {}}, "panitia: nilai {} ditolak; seharusnya daftar"),
        (
            {"panitia": [{"nama": "A", "unsur": "eksternal", "ketua": True}]},
            (
                'panitia[1].unsur (A): nilai "eksternal" ditolak; seharusnya '
                "salah satu dari internal, instansi_lain, akademisi, pakar, profesional"
            ),
        ),
        (
            {"panitia": [{"nama": "A", "unsur": "pakar", "ketua": "ya"}]},
            'panitia[1].ketua (A): nilai "ya" ditolak; seharusnya true atau false',
        ),
        ({"panitia": [{"nama": "A", "unsur": "pakar"}]}, "panitia[1].ketua (A): nilai (tidak ada) ditolak"),
        (
            {"panitia": [{"nama": " ", "unsur": "pakar", "ketua": True}]},
            'panitia[1].nama: nilai " " ditolak; seharusnya teks',
        ),
        (
            {"panitia": [{"nama": "A", "unsur": "pakar", "ketua": True, "nip": "1"}]},
            'panitia[1].nip: nilai "1" ditolak; seharusnya tidak',
        ),
        (
            {"isi_pengumuman": ["jabatan", "gaji"]},
            'isi_pengumuman[2]: nilai "gaji" ditolak; seharusnya salah satu dari jabatan, ',
        ),
        ({"libur": ["2020-02-30"]}, 'libur[1]: nilai "2020-02-30" ditolak; seharusnya tanggal YYYY-MM-DD'),
        ({"liburan": []}, "liburan: nilai [] ditolak; seharusnya tidak ditulis"),
    ],
)
def test_masukan_ditolak(tmp_path, ubah, pesan):
    assert tolak(tmp_path, [rencana(), rencana() | ubah], "periksa_seleksi").startswith(f"butir 2: {pesan}")


@pytest.mark.parametrize(
    "nama", ["profil", "tanggal_pengumuman", "tanggal_tutup", "bobot", "panitia", "isi_pengumuman"]
)
def test_isian_wajib(tmp_path, nama):
    isi = rencana()
    del isi[nama]
    assert tolak(tmp_path, isi, "periksa_seleksi").startswith(
        f"butir 1: {nama}: nilai (tidak ada) ditolak; seharusnya "
    )
