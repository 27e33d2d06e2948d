"""Reopening a verification, and the confirmation before a proposal: wrong clicks are repaired, nothing is lost."""
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from pendaftaran.models import Lamaran, PutusanSyarat, UsulanAdministrasi
from pendaftaran.services.penetapan import tetapkan_administrasi
from pendaftaran.services.verifikasi import buka_verifikasi, putuskan_syarat, usulkan
from pendaftaran.tests.bahan import NANTI, RAPAT, alamat, buka, jejak, kata, masuk, putuskan_semua, siap, teks
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import lamaran_terkirim, orang

pytestmark = pytest.mark.django_db
LAGI = NANTI + timedelta(hours=1)


@pytest.mark.parametrize("putusan", ["ms", "tms"])
def test_dibuka_kembali_dengan_jejak(seleksi, sinta, putusan):
    lamaran = siap(seleksi.lowongan.get(), 1, putusan)
    buka_verifikasi(lamaran=lamaran, alasan=" salah klik ", oleh=sinta, pada=LAGI)
    lamaran.refresh_from_db()
    usulan = UsulanAdministrasi.objects.get()
    assert (lamaran.status, usulan.dicabut, usulan.pencabut, usulan.alasan_cabut) == ("diajukan", LAGI, sinta, "salah klik")
    assert jejak("verifikasi.dibuka") == [(f"lamaran:{lamaran.pk}", "Sinta Sekretariat", {
        "usulan": usulan.pk, "putusan": putusan, "alasan": "salah klik", "dari": "diverifikasi", "status": "diajukan"})]
    putuskan_syarat(lamaran=lamaran, kode="usia", putusan="tidak_sesuai", kode_alasan="tidak_terbukti", oleh=sinta, pada=LAGI)
    assert PutusanSyarat.objects.filter(kode="usia").count() == 2
    usulkan(lamaran=lamaran, putusan="tms", alasan="Usia tidak terbukti", oleh=sinta, pada=LAGI)
    lamaran.refresh_from_db()
    assert (lamaran.status, lamaran.usulan.get(dicabut=None).putusan) == ("diajukan", "tms")


def test_usulan_yang_menunggu_ditarik_pengusulnya(lamaran, sinta):
    putuskan_semua(lamaran, sinta)
    usulkan(lamaran=lamaran, putusan="tms", alasan="x", oleh=sinta, pada=NANTI)
    buka_verifikasi(lamaran=lamaran, alasan="keliru", oleh=sinta, pada=LAGI)
    lamaran.refresh_from_db()
    assert (lamaran.status, lamaran.usulan.filter(dicabut=None).count()) == ("diajukan", 0)
    assert jejak("verifikasi.dibuka")[0][2]["dari"] == "diajukan"


def test_ditolak_dengan_kalimatnya(seleksi, sinta):
    lamaran = siap(seleksi.lowongan.get(), 1)
    with pytest.raises(TidakSah) as galat:
        buka_verifikasi(lamaran=lamaran, alasan="  ", oleh=sinta, pada=LAGI)
    assert kata(galat) == "Membuka kembali verifikasi harus disertai alasan."
    rapat = buka(seleksi)
    tetapkan_administrasi(rapat=rapat, lamaran=lamaran, putusan="ms", oleh=orang("Anggota Satu"), pada=RAPAT)
    with pytest.raises(TidakSah) as galat:
        buka_verifikasi(lamaran=lamaran, alasan="terlambat", oleh=sinta, pada=RAPAT)
    assert kata(galat) == "Panitia Seleksi sudah menetapkan lamaran ini dalam rapat; verifikasinya tidak dapat dibuka kembali."
    assert (Lamaran.objects.get().status, UsulanAdministrasi.objects.get().dicabut) == ("diverifikasi", None)


@pytest.mark.parametrize("status", ["diajukan", "ditarik", "gugur", "lulus_administrasi"])
def test_tanpa_usulan_tidak_ada_yang_dibuka(lamaran, sinta, status):
    Lamaran.objects.filter(pk=lamaran.pk).update(status=status)
    with pytest.raises(TidakSah) as galat:
        buka_verifikasi(lamaran=lamaran, alasan="x", oleh=sinta, pada=LAGI)
    assert kata(galat) == "Tidak ada usulan yang berlaku, sehingga tidak ada yang dibuka kembali."


@pytest.mark.parametrize("peran", [Peran.KETUA, Peran.ANGGOTA, Peran.PENGAWAS, Peran.PPK])
def test_hanya_sekretariat_yang_membuka(seleksi, peran):
    lamaran = siap(seleksi.lowongan.get(), 1)
    bukan = orang("Kartika Ketua") if peran == Peran.KETUA else orang("Bukan Sekretariat", peran, seleksi=seleksi)
    with pytest.raises(TidakBerwenang) as galat:
        buka_verifikasi(lamaran=lamaran, alasan="x", oleh=bukan, pada=LAGI)
    assert kata(galat) == "Anda tidak berwenang untuk membuka kembali verifikasi."


def test_basis_data_menolak_pencabutan_tanpa_alasan(lamaran, sinta):
    with pytest.raises(IntegrityError, match="usulan_dicabut_beralasan"), transaction.atomic():
        UsulanAdministrasi.objects.create(lamaran=lamaran, putusan="ms", oleh=sinta, pada=NANTI, dicabut=NANTI, pencabut=sinta)


# --- pages -----------------------------------------------------------------------------------------------------------
def test_usulan_ditinjau_sebelum_dicatat(seleksi):
    lamaran = lamaran_terkirim(seleksi.lowongan.get(), "Peserta Uji 1", urut=1)
    putuskan_semua(lamaran, orang("Sinta Sekretariat"))
    klien, url = masuk("Sinta Sekretariat"), alamat("verifikasi", seleksi, lamaran.kode)
    kosong = klien.post(url, {"aksi": "tinjau", "putusan": "tms", "alasan": " "})
    assert (kosong.status_code, "Usulan tidak memenuhi syarat harus disertai alasan." in teks(kosong)) == (200, True)
    tinjau = teks(klien.post(url, {"aksi": "tinjau", "putusan": "tms", "alasan": "Usia <lewat>"}))
    for harap in ("Pastikan usulan untuk", 'name="alasan" value="Usia &lt;lewat&gt;"', 'value="usulkan"', "Menunggu orang kedua;"):
        assert harap in tinjau, harap
    assert "Langsung diteruskan" in teks(klien.post(url, {"aksi": "tinjau", "putusan": "ms", "alasan": ""}))
    assert UsulanAdministrasi.objects.count() == 0
    ubah = teks(klien.post(url, {"aksi": "ubah", "putusan": "tms", "alasan": "Usia <lewat>"}))
    assert ("Usia &lt;lewat&gt;</textarea>" in ubah, 'value="tinjau"' in ubah) == (True, True)
    assert klien.post(url, {"aksi": "usulkan", "putusan": "tms", "alasan": "Usia lewat"}).status_code == 302
    lagi = teks(klien.post(url, {"aksi": "tinjau", "putusan": "ms", "alasan": ""}))
    assert "Lamaran ini sudah diusulkan; keadaan terakhir sudah ditampilkan." in lagi


def test_dibuka_kembali_lewat_halaman(seleksi):
    lamaran = siap(seleksi.lowongan.get(), 1)
    klien, url = masuk("Sinta Sekretariat"), alamat("verifikasi", seleksi, lamaran.kode)
    assert 'value="buka"' in teks(klien.get(url))
    assert "Bidang ini tidak boleh kosong" in teks(klien.post(url, {"aksi": "buka", "alasan": ""}))
    assert klien.post(url, {"aksi": "buka", "alasan": "salah klik"}).status_code == 302
    isi = teks(klien.get(url))
    assert ("Sinta Sekretariat membuka kembali verifikasi pada " in isi, "salah klik" in isi, 'value="tinjau"' in isi) == (True, True, True)
    usulkan(lamaran=lamaran, putusan="ms", oleh=orang("Sinta Sekretariat"), pada=NANTI)
    lamaran.refresh_from_db()
    tetapkan_administrasi(rapat=buka(seleksi), lamaran=lamaran, putusan="ms", oleh=orang("Anggota Satu"), pada=RAPAT)
    assert 'value="buka"' not in teks(klien.get(url))
