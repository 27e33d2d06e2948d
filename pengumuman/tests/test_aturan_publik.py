"""Rules pages: every article, the frozen bytes, and the difference of two versions."""
import hashlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils.html import escape

from pengumuman.selectors.ketentuan_publik import bagian_profil, bagian_putaran, diserahkan
from pengumuman.tests.pabrik import gerbang_lengkap, terbitkan_pengumuman
from seleksi.aturan.ketentuan import dari_dict, ke_dict, sha256_isi
from seleksi.aturan.loader import daftar_profil, muat_profil, muat_putaran
from seleksi.aturan.simpul import PEMBEDA
from seleksi.core.models import Ketentuan, Seleksi
from seleksi.tests.pabrik import KINI, seleksi_draf

AWAL = KINI - timedelta(days=10)


@pytest.fixture
def seleksi(db) -> Seleksi:
    draf = seleksi_draf(jumlah_lowongan=1)
    gerbang_lengkap(draf)
    terbitkan_pengumuman(draf, "lowongan", pada=AWAL)
    draf.refresh_from_db()
    return draf


def versi_baru(seleksi: Seleksi, tambah: int = 1) -> Ketentuan:
    """Another version with a later closing date, as if it had been signed."""
    lama = seleksi.ketentuan.order_by("-versi").first()
    profil, putaran = dari_dict(lama.isi)
    acuan = replace(putaran.acuan, tanggal_tutup=putaran.acuan.tanggal_tutup + timedelta(days=tambah))
    isi = ke_dict(profil, replace(putaran, acuan=acuan))
    return Ketentuan.objects.create(
        seleksi=seleksi, versi=lama.versi + 1, isi=isi, sha256=sha256_isi(isi), alasan="Pendaftaran diperpanjang.", penyusun=lama.penyusun,
        pengesah=lama.pengesah, disahkan=lama.disahkan + timedelta(days=tambah))


def alamat(seleksi: Seleksi, ekor: str) -> str:
    return f"/{seleksi.instansi.slug}/{seleksi.slug}/aturan/{ekor}"


def teks(jawaban) -> str:
    assert jawaban.status_code == 200
    return jawaban.content.decode()


# --- regulations --------------------------------------------------------------------------------
@pytest.mark.parametrize("kode", daftar_profil())
def test_setiap_aturan_profil_tampil_dengan_pasalnya(client, db, kode):
    isi, profil = teks(client.get(f"/aturan/{kode}/")), muat_profil(kode)
    for s in profil.syarat:
        assert f'<li id="{s.kode}">' in isi and escape(s.penjelasan) in isi and escape(s.dasar) in isi and escape(s.bawaan) in isi, s.kode
    for bagian in ("berkas", "tahap", "gerbang", "ketentuan_lain", "catatan_naskah"):
        for x in getattr(profil, bagian):
            assert f'<li id="{bagian}-{getattr(x, PEMBEDA[type(x)])}">' in isi and escape(x.dasar) in isi, x
    assert profil.sha256 in isi and f"Nomor {profil.peraturan.nomor}" in isi


@pytest.mark.parametrize(("kode", "hal"), [
    ("tuban-2020", []),
    ("tulungagung-2020", [("Bobot Penulisan makalah", "15 persen sampai 20 persen, berjumlah 100 bersama yang lain", "Pasal 9 huruf a")]),
    ("tegal-2017", [("Usia: paling tinggi", "18 tahun sampai 99 tahun", "II.B.2.b"),
                    ("Pengalaman terkait: lama paling kurang", "1 bulan sampai 50 tahun", "II.B.2.b"),
                    ("Penilaian kinerja: wajib", "wajib atau tidak wajib", "II.B.2.b"),
                    ("Cakupan seleksi", "Nasional, Antar kabupaten/kota dalam satu provinsi", "II.B.1.c"),
                    ("Jumlah anggota Panitia Seleksi", "5, 7, 9 orang", "II.A.1.d")]),
])
def test_yang_diserahkan_kepada_pansel(kode, hal):
    semua = diserahkan(muat_profil(kode))
    assert [h for h in semua if h in hal] == sorted(hal, key=semua.index) and bool(semua) == bool(hal)


def test_catatan_naskah_berdiri_pada_pasalnya():
    berkas = [b for bagian in bagian_profil(muat_profil("tulungagung-2020")) if bagian.jangkar == "bagian-syarat"
              for _, daftar in bagian.kelompok for b in daftar if b.catatan]
    assert [(b.jangkar, b.catatan) for b in berkas] == [
        ("usia", ("Kata tahun dan tanggal acuan. Batas usia tertulis tanpa kata tahun dan tanpa tanggal acuan.",))]


def test_berkas_menurut_pelamar():
    bagian = next(b for b in bagian_profil(muat_profil("tuban-2020")) if b.jangkar == "bagian-berkas")
    assert [(judul, len(daftar)) for judul, daftar in bagian.kelompok] == [
        ("Bagi semua pelamar", 12), ("Bagi pelamar yang mengaku bergelar di atas S1/D-IV", 1), ("Bila memiliki", 1),
        ("Bagi pelamar dari luar pemerintah daerah ini", 1)]


def test_putaran_menyebut_pemberi_pada_harinya():
    """The same profile, a round of 2026: its law and its bodies, not those of 2020."""
    profil, putaran = muat_profil("tuban-2020"), muat_putaran("tuban-2020")
    kini = replace(putaran, nomor_pengumuman="", tanggal_surat=putaran.tanggal_surat.replace(year=2026),
                   jadwal=tuple(replace(k, mulai=k.mulai.replace(year=2026), selesai=k.selesai.replace(year=2026)) for k in putaran.jadwal))
    for satu, pemberi, undang in ((putaran, "Komisi Aparatur Sipil Negara", "Nomor 5 Tahun 2014"),
                                  (kini, "Badan Kepegawaian Negara", "Nomor 20 Tahun 2023")):
        bagian = {b.jangkar: [r for _, daftar in b.kelompok for r in daftar] for b in bagian_putaran(profil, satu)}
        gerbang = next(r for r in bagian["bagian-gerbang"] if r.jangkar == "gerbang-rekomendasi_hasil")
        assert gerbang.rincian == (("Diberikan oleh", pemberi), ("Harus ada", "sebelum pelantikan"), ("Wajib", "tidak"))
        assert undang in bagian["bagian-dasar_hukum"][0].judul


@pytest.mark.parametrize("kode", ["tidak-ada", "..", "putaran", "tuban_2020"])
def test_profil_asing(client, db, kode):
    assert client.get(f"/aturan/{kode}/").status_code == 404


def test_beda_dua_profil(client, db):
    isi = teks(client.get("/aturan/beda/?dari=tegal-2017&ke=tulungagung-2020"))
    assert "Peraturan Bupati Tegal Nomor 16 Tahun 2017 dibandingkan dengan Peraturan Bupati Tulungagung Nomor 66 Tahun 2020" in isi
    assert "Menurut urutan nilai" in isi
    assert "Keduanya sama" in teks(client.get("/aturan/beda/?dari=tuban-2020&ke=tuban-2020"))
    assert client.get("/aturan/beda/?dari=tidak-ada").status_code == 404


# --- versions of a round ------------------------------------------------------------------------
def test_versi_memuat_nilai_penanda_tangan_dan_sidik(client, seleksi):
    isi, k = teks(client.get(alamat(seleksi, "1/"))), seleksi.ketentuan.get()
    for kata in (k.sha256, k.pengesah.nama, k.penyusun.nama, k.alasan, "28 September 2020", "56 tahun pada 1 Desember 2020", "35 persen",
                 "sha256sum ketentuan-jpt-2020-versi-1.json", "certutil -hashfile ketentuan-jpt-2020-versi-1.json SHA256", '<li id="usia">',
                 "Undang-Undang Nomor 5 Tahun 2014", "A.9.3.n"):
        assert escape(kata) in isi or kata in isi, kata
    assert "Undang-Undang Nomor 20 Tahun 2023" not in isi


def test_unduhan_menghasilkan_sidik_yang_sama(client, seleksi):
    jawaban = client.get(alamat(seleksi, "1/ketentuan.json"))
    k = seleksi.ketentuan.get()
    assert hashlib.sha256(jawaban.content).hexdigest() == k.sha256
    assert json.loads(jawaban.content) == k.isi
    assert jawaban["Content-Disposition"] == 'attachment; filename="ketentuan-jpt-2020-versi-1.json"'


def test_beda_dua_versi(client, seleksi):
    assert "baru mempunyai satu versi" in teks(client.get(alamat(seleksi, "beda/")))
    versi_baru(seleksi)
    for ekor in ("beda/", "beda/?dari=1&ke=2"):
        isi = teks(client.get(alamat(seleksi, ekor)))
        assert "Hari penutupan pendaftaran" in isi and "28 September 2020" in isi and "29 September 2020" in isi
        assert "Pendaftaran diperpanjang." in isi and "<strong>1</strong> perbedaan" in isi
    balik = teks(client.get(alamat(seleksi, "beda/?dari=2&ke=1")))
    assert balik.index("29 September 2020</td>") < balik.index("28 September 2020</td>")


@pytest.mark.parametrize("ekor", ["2/", "0/", "2/ketentuan.json", "beda/?dari=1&ke=9", "beda/?dari=x&ke=1",
                                  "beda/?dari=-1", "beda/?ke=%D9%A1"])
def test_versi_yang_tidak_ada(client, seleksi, ekor):
    assert client.get(alamat(seleksi, ekor)).status_code == 404


def test_daftar_versi_berbiaya_tetap(client, seleksi, django_assert_num_queries):
    """1 version or 3: the same queries, and never the large content."""
    url = alamat(seleksi, "")
    for jumlah in (1, 3):
        while seleksi.ketentuan.count() < jumlah:
            versi_baru(seleksi)
        with django_assert_num_queries(3) as catatan:
            isi = teks(client.get(url))
        assert isi.count("/aturan/") > jumlah and not [q for q in catatan if '"isi"' in q["sql"]]
    assert isi.index("Versi 3") < isi.index("Versi 2") < isi.index("Versi 1")


def test_yang_berlaku_adalah_versi_terakhir(client, seleksi):
    for versi in (1, 2):
        jawaban = client.get(alamat(seleksi, "berlaku/"))
        assert (jawaban.status_code, jawaban["Location"]) == (302, alamat(seleksi, f"{versi}/"))
        versi_baru(seleksi)


def test_draf_tidak_tampak(client, db):
    draf = seleksi_draf(jumlah_lowongan=1)
    for ekor in ("", "1/", "1/ketentuan.json", "beda/"):
        assert client.get(alamat(draf, ekor)).status_code == 404


def test_halaman_seleksi_menunjuk_pasalnya(client, seleksi):
    isi = teks(client.get(f"/{seleksi.instansi.slug}/{seleksi.slug}/"))
    assert f'<a href="{alamat(seleksi, "1/")}#usia">A.1.g</a>' in isi and f'{alamat(seleksi, "1/")}#berkas-ktp"' in isi
