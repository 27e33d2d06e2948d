"""Correction of named documents: what may be asked for, until which second, what stays and what is judged anew."""
from datetime import timedelta

import pytest
from django.urls import reverse

from pendaftaran.models import Berkas, Lamaran, PerbaikanBerkas
from pendaftaran.selectors.meja import Meja
from pendaftaran.services.berkas import BerkasDitolak, Unggahan
from pendaftaran.services.perbaikan import minta_perbaikan, perbaiki_berkas
from pendaftaran.services.verifikasi import putuskan_berkas, usulkan
from pendaftaran.tests.bahan import NANTI, alamat, jejak, kata, masuk, putuskan_semua, teks
from pendaftaran.tests.pelamar_uji import pemilik, unggahan
from seleksi.core.akses import TidakBerwenang
from seleksi.core.models import Surel
from seleksi.core.services import TidakSah, sahkan_ketentuan
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, seleksi_draf

pytestmark = pytest.mark.django_db
BATAS = NANTI + timedelta(days=1)
DETIK = timedelta(seconds=1)


def buram(ktp, kode="tidak_terbaca"):
    return putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="tidak_sesuai", kode_alasan=kode, catatan="Halaman 1",
                           oleh=orang("Sinta Sekretariat"), pada=NANTI)


def minta(lamaran, **ubah):
    return minta_perbaikan(**({"lamaran": lamaran, "jenis": "ktp", "alasan": "NIK tidak terbaca.", "batas": BATAS,
                               "oleh": orang("Sinta Sekretariat"), "pada": NANTI} | ubah))


def bawa(baris, pada=BATAS, isi=None, **ubah):
    return perbaiki_berkas(**({"perbaikan": baris, "unggahan": Unggahan(unggahan(isi, "ktp.pdf").file, "ktp.pdf"),
                               "oleh": pemilik(baris.lamaran), "pada": pada} | ubah))


def test_berkas_baru_di_samping_yang_lama(lamaran, ktp, folder_sementara):
    buram(ktp)
    baris, fakta = minta(lamaran), lamaran.fakta_sha256
    assert Surel.objects.get(kunci=f"perbaikan:{baris.pk}").subjek.startswith("Perbaiki ")
    baru = bawa(baris)
    for satu in (ktp, baris, lamaran):
        satu.refresh_from_db()
    assert (ktp.diganti, baris.berkas, baris.berkas_baru, baris.diperbaiki) == (BATAS, ktp, baru, BATAS)
    assert (baru.jenis, baru.urut, baru.tahap, lamaran.fakta_sha256) == ("ktp", 1, "", fakta)
    butir = next(b for b in Meja(lamaran).berkas if b.berkas.jenis == "ktp")
    assert (butir.berkas, butir.putusan) == (baru, None)  # the verdict on the old file does not cover the new one
    assert [j[0] for j in jejak("perbaikan.diminta") + jejak("perbaikan.diterima")] == [f"perbaikan:{baris.pk}"] * 2
    assert jejak("perbaikan.diterima")[0][2] == {
        "lamaran": lamaran.pk, "jenis": "ktp", "sebelum": ktp.sha256_asli, "sesudah": baru.sha256_asli}
    with pytest.raises(TidakSah, match="sudah Anda kirim"):
        bawa(baris)


def test_satu_detik_sesudah_batas_tertutup_sendiri(lamaran, ktp):
    buram(ktp)
    baris = minta(lamaran)
    with pytest.raises(TidakSah) as galat:
        bawa(baris, BATAS + DETIK)
    assert kata(galat) == ("Permintaan Anda tiba Rabu, 30 September 2020 pukul 10.00.01 WIB, sesudah batas perbaikan "
                           "Rabu, 30 September 2020 pukul 10.00.00 WIB.")
    assert Berkas.objects.filter(jenis="ktp").count() == 1


@pytest.mark.parametrize(("ubah", "kalimat"), [
    ({"alasan": " "}, "Tuliskan apa yang harus diperbaiki."), ({"batas": NANTI}, "Batas waktu sudah lewat."),
    ({"jenis": "drh"}, "Perbaikan hanya dapat diminta untuk berkas yang diputus tidak terbaca."),
    ({"jenis": "ijazah_lanjutan"}, "Berkas ini tidak dikirim, dan menurut ketentuan seleksi ini berkas yang "
                                  "kurang tidak boleh disusulkan."),
    ({"oleh": "Kartika Ketua"}, "Anda tidak berwenang untuk meminta perbaikan berkas.")])
def test_permintaan_ditolak(lamaran, ktp, ubah, kalimat):
    buram(ktp)
    if "oleh" in ubah:
        ubah = {"oleh": orang(ubah["oleh"])}
    with pytest.raises((TidakSah, TidakBerwenang)) as galat:
        minta(lamaran, **ubah)
    assert (kata(galat), PerbaikanBerkas.objects.count()) == (kalimat, 0)


def test_alasan_lain_tidak_membuka_perbaikan(lamaran, ktp):
    buram(ktp, "bukan_diminta")
    with pytest.raises(TidakSah, match="diputus tidak terbaca"):
        minta(lamaran)


def test_satu_permintaan_terbuka(lamaran, ktp):
    buram(ktp)
    minta(lamaran)
    with pytest.raises(TidakSah, match="sudah diminta dan masih ditunggu"):
        minta(lamaran)
    assert minta(lamaran, pada=BATAS + DETIK, batas=BATAS + timedelta(days=1)).pk


def test_usulan_menunggu_sampai_batas(lamaran, ktp):
    buram(ktp)
    putuskan_semua(lamaran, orang("Sinta Sekretariat"))
    minta(lamaran)
    isi = {"lamaran": lamaran, "putusan": "tms", "alasan": "KTP tidak terbaca", "oleh": orang("Sinta Sekretariat")}
    with pytest.raises(TidakSah, match="masih ditunggu sampai Rabu, 30 September 2020 pukul 10.00 WIB"):
        usulkan(pada=BATAS, **isi)
    assert usulkan(pada=BATAS + DETIK, **isi).pk


def test_bukan_pemilik_atau_bukan_lagi_diverifikasi(lamaran, ktp):
    buram(ktp)
    baris = minta(lamaran)
    with pytest.raises(TidakBerwenang):
        bawa(baris, oleh=orang("Orang Asing"))
    Lamaran.objects.filter(pk=lamaran.pk).update(status="diverifikasi")
    baris.lamaran.refresh_from_db()
    with pytest.raises(TidakSah, match="tidak sedang diverifikasi"):
        bawa(baris)


def test_berkas_buruk_tidak_mengganti(lamaran, ktp, folder_sementara):
    buram(ktp)
    with pytest.raises(BerkasDitolak):
        bawa(minta(lamaran), isi=b"bukan pdf")
    ktp.refresh_from_db()
    assert ktp.diganti is None


def test_profil_dapat_membolehkan_yang_kurang(folder_sementara):
    seleksi = seleksi_draf(jumlah_lowongan=1)
    seleksi.rancangan["profil"]["perbaikan"] = {"tidak_terbaca": False, "kurang": True, "dasar": "Pasal 99 (contoh)", "bawaan": ""}
    seleksi.save(update_fields=["rancangan"])
    sahkan_ketentuan(seleksi=seleksi, alasan="", penyusun=orang("Sinta Sekretariat"), pengesah=orang("Kartika Ketua"), pada=KINI)
    lamaran = lamaran_terkirim(seleksi.lowongan.get())
    buram(lamaran.berkas.get(jenis="ktp"))
    with pytest.raises(TidakSah, match="^Menurut ketentuan seleksi ini berkas yang sudah dikirim tidak dapat diperbaiki\\.$"):
        minta(lamaran)
    baris = minta(lamaran, jenis="ijazah_lanjutan")
    assert (baris.berkas, bawa(baris).jenis) == (None, "ijazah_lanjutan")


def test_dari_halaman(lamaran, ktp, seleksi):
    buram(ktp)
    sinta, url = masuk("Sinta Sekretariat"), alamat("perbaikan_minta", seleksi, lamaran.kode)
    isi = {"berkas": "ktp:1", "alasan": "NIK tidak terbaca.", "batas": "2099-09-30T10:00"}
    assert sinta.post(url, isi | {"berkas": "drh:1"}).status_code == 422
    assert sinta.post(url, isi).status_code == 302
    assert sinta.post(url, isi).status_code == 409
    baris, klien = PerbaikanBerkas.objects.get(), masuk("Peserta Uji")
    assert f"Unggah ulang {baris.label}" in teks(klien.get(alamat("lamaran", seleksi)))
    unggah = reverse("perbaikan", args=[seleksi.instansi.slug, seleksi.slug, baris.kode])
    assert masuk("Orang Lain").get(unggah).status_code == 404
    assert klien.post(unggah, {}).status_code == 422
    assert klien.post(unggah, {"berkas": unggahan(b"bukan pdf")}).status_code == 422
    assert klien.post(unggah, {"berkas": unggahan()}).status_code == 302
    assert "Berkas baru Anda diterima" in teks(klien.get(unggah))
    assert "Diperbaiki" in teks(sinta.get(url))
