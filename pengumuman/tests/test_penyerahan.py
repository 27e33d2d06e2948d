"""The three on their way: paths of the profiles, approvals that must come first, the choice with its second look, the letters."""
from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from pengumuman.models import Penyerahan, Pilihan, Surat
from pengumuman.selectors.penyerahan import pemberi_gerbang
from pengumuman.selectors.surat import surat_terbaca
from pengumuman.services import catat_gerbang
from pengumuman.services_penyerahan import pilih_calon, serahkan, teruskan_usulan
from pengumuman.tests.pabrik import AKHIR, SKOR, TUTUP, lamaran_banyak, terbitkan_pengumuman, tetapkan, tetapkan_peringkat
from pengumuman.tests.test_addendum import teks
from penilaian.selectors import tiga_besar
from seleksi.aturan.loader import muat_profil
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Jejak, Lowongan, Seleksi, Surel
from seleksi.core.services import TidakSah, simpan_rancangan
from seleksi.tests import pabrik
from seleksi.tests.pabrik import orang

pytestmark = pytest.mark.django_db


def siap(profil: str = "tuban-2020", *, sekda: bool = False, terbit: bool = True, jumlah: int = 1) -> Seleksi:
    """A round whose posts are determined and announced; PyB and PPK hold their roles."""
    seleksi = pabrik.seleksi_draf(jumlah_lowongan=jumlah, profil=profil)
    if sekda:
        profil_, putaran = pabrik.muat_profil(profil), pabrik.putaran_tuban(jumlah_lowongan=jumlah)
        putaran = replace(putaran, lowongan=tuple(replace(x, sekda=True) for x in putaran.lowongan))
        simpan_rancangan(seleksi=seleksi, profil=profil_, putaran=putaran, oleh=orang("Sinta Sekretariat"), pada=pabrik.KINI)
        seleksi.refresh_from_db()
    pabrik.sahkan_ketentuan(seleksi=seleksi, alasan="", penyusun=orang("Sinta Sekretariat"), pengesah=orang("Kartika Ketua"),
                            pada=pabrik.KINI)
    seleksi.refresh_from_db()
    orang("Budi Bupati", Peran.PPK, seleksi=seleksi)
    orang("Sandi Sekda", Peran.PYB, seleksi=seleksi)
    for letak, lowongan in enumerate(seleksi.lowongan.order_by("urut")):
        peserta = lamaran_banyak(lowongan, 4, mulai=1 + 4 * letak)
        tetapkan(seleksi, dict.fromkeys(peserta, ""))
        tetapkan_peringkat(lowongan, peserta)
    if terbit:
        terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
        Lowongan.objects.filter(seleksi=seleksi).update(tahap="selesai")
        terbitkan_pengumuman(seleksi, "hasil_akhir", pada=AKHIR)
    return seleksi


def lowongan(seleksi: Seleksi) -> Lowongan:
    return seleksi.lowongan.order_by("urut").first()


def kirim(seleksi: Seleksi, *, pyb: bool = False) -> None:
    serahkan(lowongan=lowongan(seleksi), oleh=orang("Kartika Ketua"), pada=AKHIR)
    if pyb:
        teruskan_usulan(lowongan=lowongan(seleksi), oleh=orang("Sandi Sekda"), pada=AKHIR)


def pilih(seleksi: Seleksi, lamaran=None, *, alasan="Pengalaman yang sesuai.", oleh="Budi Bupati"):
    return pilih_calon(lowongan=lowongan(seleksi), lamaran=lamaran or tiga_besar(lowongan(seleksi))[0], alasan=alasan, oleh=orang(oleh),
                       pada=AKHIR)


@pytest.mark.parametrize(("profil", "sekda", "jalur", "surat"), [
    ("tuban-2020", False, [("pansel", "ppk")], {"penyerahan", "penyampaian_peringkat"}),
    ("tulungagung-2020", False, [("pansel", "pyb"), ("pyb", "ppk")], {"penyerahan", "penyampaian_peringkat", "usulan_calon"}),
    ("tulungagung-2020", True, [("pansel", "ppk")], {"penyerahan", "penyampaian_peringkat"}),
    ("tegal-2017", False, [("pansel", "pyb"), ("pyb", "ppk")], {"penyerahan", "penyampaian_peringkat", "usulan_calon"}),
])
def test_jalur_menurut_profil(profil, sekda, jalur, surat):
    seleksi = siap(profil, sekda=sekda)
    kirim(seleksi, pyb=len(jalur) == 2)
    assert [(x.dari, x.ke) for x in Penyerahan.objects.all()] == jalur
    dasar = {"pengumuman", "berita_acara_administrasi", "berita_acara_penetapan"}  # what the final announcement rests on
    assert set(Surat.objects.exclude(jenis__in=dasar).values_list("jenis", flat=True)) == surat
    jejak = Jejak.objects.filter(jenis__startswith="penyerahan.").order_by("pk")
    assert [(j.jenis, j.isi.data["ke"]) for j in jejak] == [(f"penyerahan.{dari}", ke) for dari, ke in jalur]


def test_penyerahan_ditolak_dengan_sebabnya():
    seleksi = siap(terbit=False)
    with pytest.raises(TidakSah, match="Pengumuman hasil akhir belum ditandatangani"):
        kirim(seleksi)
    with pytest.raises(TidakBerwenang, match="tidak berwenang untuk menyerahkan tiga calon"):
        serahkan(lowongan=lowongan(seleksi), oleh=orang("Sinta Sekretariat"), pada=AKHIR)
    with pytest.raises(TidakSah, match="disampaikan langsung kepada Pejabat Pembina Kepegawaian"):
        teruskan_usulan(lowongan=lowongan(seleksi), oleh=orang("Sandi Sekda"), pada=AKHIR)
    with pytest.raises(TidakSah, match="masih pada Panitia Seleksi; belum disampaikan kepada Anda"):
        pilih(seleksi)
    assert (Penyerahan.objects.count(), Pilihan.objects.count()) == (0, 0)


def test_sekali_saja():
    seleksi = siap("tulungagung-2020")
    with pytest.raises(TidakSah, match="belum diserahkan Panitia Seleksi"):
        teruskan_usulan(lowongan=lowongan(seleksi), oleh=orang("Sandi Sekda"), pada=AKHIR)
    kirim(seleksi)
    with pytest.raises(TidakSah, match="sudah diserahkan"):
        kirim(seleksi)
    with pytest.raises(TidakSah, match="masih pada Pejabat yang Berwenang"):
        pilih(seleksi)
    teruskan_usulan(lowongan=lowongan(seleksi), oleh=orang("Sandi Sekda"), pada=AKHIR)
    with pytest.raises(TidakSah, match="sudah diteruskan"):
        teruskan_usulan(lowongan=lowongan(seleksi), oleh=orang("Sandi Sekda"), pada=AKHIR)


def test_pilihan_ditolak_dengan_sebabnya():
    seleksi = siap()
    kirim(seleksi)
    bukan = next(o for o in seleksi.lamaran.all() if o not in tiga_besar(lowongan(seleksi)))
    with pytest.raises(TidakSah, match="harus salah satu calon yang ditetapkan"):
        pilih(seleksi, bukan)
    with pytest.raises(TidakSah, match="Tuliskan pertimbangannya"):
        pilih(seleksi, alasan="  ")
    with pytest.raises(TidakBerwenang, match="tidak berwenang untuk memilih calon"):
        pilih(seleksi, oleh="Kartika Ketua")
    pilihan = pilih(seleksi)
    assert Jejak.objects.latest("pk").jenis == "pilihan.dipilih"
    with pytest.raises(TidakSah, match="sudah dicatat dan tidak dapat diganti"):
        pilih(seleksi)
    with pytest.raises(DatabaseError), transaction.atomic():
        Pilihan.objects.filter(pk=pilihan.pk).update(alasan="lain")


def test_gubernur_mendahului_pilihan_hanya_bagi_sekda():
    seleksi = siap("tegal-2017", sekda=True)
    kirim(seleksi)
    with pytest.raises(TidakSah, match="Belum ada: Pendapat atau saran Gubernur .Gubernur Jawa Tengah; II.B.7.i."):
        pilih(seleksi)
    catat_gerbang(seleksi=seleksi, jenis="pendapat_gubernur", nomor="1/GUB", tanggal=date(2020, 10, 11), keterangan="",
                  oleh=orang("Sinta Sekretariat"), pada=AKHIR)
    assert pilih(seleksi).lamaran == tiga_besar(lowongan(seleksi))[0]


def test_kasn_mendahului_pelantikan_bukan_pilihan():
    seleksi = siap("tulungagung-2020")
    kirim(seleksi, pyb=True)
    html = klien("Budi Bupati").get(alamat(seleksi)).content.decode()
    assert "Rekomendasi atas laporan hasil seleksi" in html and "Dari Badan Kepegawaian Negara, sebelum pelantikan" in html
    kasn = next(g for g in muat_profil("tulungagung-2020").gerbang if g.kode == "rekomendasi_hasil")
    assert [pemberi_gerbang(kasn, date(2023, 10, hari)) for hari in (30, 31)] == [
        "Komisi Aparatur Sipil Negara", "Badan Kepegawaian Negara"]
    assert pilih(seleksi).pk


def klien(nama: str) -> Client:
    masuk = Client()
    masuk.force_login(orang(nama))
    return masuk


def alamat(seleksi: Seleksi) -> str:
    return reverse("penyerahan_lowongan", args=[seleksi.instansi.slug, seleksi.slug, lowongan(seleksi).kode])


def test_bupati_memilih_dengan_pandangan_kedua(antrean):
    seleksi = siap()
    bupati, url = klien("Budi Bupati"), alamat(seleksi)
    calon = tiga_besar(lowongan(seleksi))
    assert [o.nama in bupati.get(url).content.decode() for o in calon] == [False] * 3
    kirim(seleksi)
    html = bupati.get(url).content.decode()
    assert sorted(html.index(o.nama) for o in calon) == [html.index(o.nama) for o in calon] and "Buka berkas peringkat" in html
    assert bupati.post(url, {"aksi": "tinjau", "alasan": "x"}).status_code == 422
    isi = {"calon_kode": calon[1].kode, "alasan": "Pengalaman yang sesuai."}
    tinjau = bupati.post(url, isi | {"aksi": "tinjau"}).content.decode()
    assert "Periksa sekali lagi" in tinjau and calon[1].nama in tinjau and not Pilihan.objects.exists()
    assert bupati.post(url, isi | {"aksi": "pilih"}).status_code == 422
    assert not Pilihan.objects.exists()
    assert bupati.post(url, isi | {"aksi": "pilih", "setuju": "on"}).status_code == 302
    assert Pilihan.objects.get().lamaran == calon[1]
    assert bupati.post(url, isi | {"aksi": "pilih", "setuju": "on"}).status_code == 409
    antrean()
    surat = {s.lamaran_id: teks(s) for s in Surat.objects.filter(jenis="pilihan")}
    assert {o.pk: ("TIDAK DIPILIH" in surat[o.pk], "belum merupakan pengangkatan" in surat[o.pk]) for o in calon} == {
        calon[0].pk: (True, False), calon[1].pk: (False, True), calon[2].pk: (True, False)}
    assert not any("Pengalaman yang sesuai" in isi for isi in surat.values())
    assert Surel.objects.filter(subjek__startswith="Pemberitahuan pilihan").count() == 3
    rahasia, terang = (teks(Surat.objects.get(jenis=j)) for j in ("penyampaian_peringkat", "penyerahan"))
    assert SKOR[0].replace(".", ",") in rahasia and "RAHASIA" in rahasia
    assert not any(s.replace(".", ",") in terang for s in SKOR)
    assert "segel" in Surat.objects.get(jenis="penyampaian_peringkat").konteks["isi"]


def test_siapa_boleh_apa():
    seleksi = siap("tulungagung-2020")
    url = alamat(seleksi)
    assert {n: klien(n).post(url, {"aksi": a}).status_code for n, a in (
        ("Budi Bupati", "serahkan"), ("Sandi Sekda", "serahkan"), ("Sandi Sekda", "tinjau"), ("Kartika Ketua", "usulkan"),
        ("Anggota Satu", "serahkan"), ("Kartika Ketua", "apa"))} == dict.fromkeys(
        ("Budi Bupati", "Sandi Sekda", "Kartika Ketua", "Anggota Satu"), 404)
    assert klien("Kartika Ketua").post(url, {"aksi": "serahkan"}).status_code == 302
    nama = tiga_besar(lowongan(seleksi))[0].nama
    assert [nama in klien(n).get(url).content.decode() for n in ("Budi Bupati", "Sandi Sekda")] == [False, True]
    satu, rahasia = (Surat.objects.get(jenis=j) for j in ("penyerahan", "penyampaian_peringkat"))
    terbaca = {n: set(surat_terbaca(seleksi, {peran}, orang(n))) for n, peran in (("Sandi Sekda", Peran.PYB), ("Budi Bupati", Peran.PPK))}
    assert terbaca == {"Sandi Sekda": {satu}, "Budi Bupati": {satu, rahasia, Surat.objects.get(jenis="berita_acara_penetapan")}}
    assert klien("Sandi Sekda").post(url, {"aksi": "usulkan"}).status_code == 302
    assert klien("Sinta Sekretariat").get(url).status_code == 404


def test_ruang_kerja_bupati_tanpa_tautan_mati():
    seleksi = siap()
    bupati = klien("Budi Bupati")
    html = bupati.get(reverse("kelola", args=[seleksi.instansi.slug, seleksi.slug])).content.decode()
    awal = f"/{seleksi.instansi.slug}/{seleksi.slug}/"
    tautan = {bagian.split('"')[0] for bagian in html.split('href="')[1:]}
    mati = {t for t in tautan if t.startswith(awal) and bupati.get(t.split("#")[0]).status_code == 404}
    assert (f"{awal}penyerahan/" in tautan, mati) == (True, set())


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_daftar_tetap(jumlah, django_assert_num_queries):
    seleksi = siap(jumlah=jumlah)
    bupati, url = klien("Budi Bupati"), reverse("penyerahan", args=[seleksi.instansi.slug, seleksi.slug])
    bupati.get(url)
    with django_assert_num_queries(12):
        assert bupati.get(url).content.decode().count("Menunggu penyerahan") == jumlah
