"""The copy of one's own data: complete, one's own only, and silent about what was not published."""
import io
import json
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse

from pendaftaran.models import Berkas, Lamaran
from pendaftaran.tests.pelamar_uji import draf, pemilik
from pengumuman.models import Surat
from seleksi.core.models import AksesLog
from seleksi.core.surel import kirim_pesan
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, seleksi_tuban

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamaran():
    lamaran = lamaran_terkirim(seleksi_tuban(jumlah_lowongan=2).lowongan.get(urut=1))
    lamaran.berkas.exclude(jenis__in=["ktp", "drh"]).delete()
    for jalur in lamaran.berkas.filter(jenis="ktp").values_list("jalur_asli", "jalur_bersih").get():
        storages["berkas"].save(jalur, ContentFile(b"%PDF-1.7 isi"))
    return lamaran


def unduh(pengguna) -> zipfile.ZipFile:
    klien = Client()
    klien.force_login(pengguna)
    jawab = klien.post(reverse("data_saya_unduh"))
    assert (jawab.status_code, jawab["Content-Type"]) == (200, "application/zip")
    return zipfile.ZipFile(io.BytesIO(b"".join(jawab.streaming_content)))


def test_isi_zip_lengkap(lamaran):
    saya = pemilik(lamaran)
    kirim_pesan(penerima=saya, subjek="Uji pesan", isi="Isi", kunci="uji")
    arsip = unduh(saya)
    ktp, drh = (lamaran.berkas.get(jenis=jenis).kode for jenis in ("ktp", "drh"))
    assert sorted(arsip.namelist()) == sorted([
        "BACA-DULU.txt", "data.json",
        f"berkas/1-uji-0001/ktp-1-{ktp}-asli.pdf", f"berkas/1-uji-0001/ktp-1-{ktp}-salinan.pdf",
        f"berkas/1-uji-0001/drh-1-{drh}-asli.pdf.TIDAK-DITEMUKAN.txt", f"berkas/1-uji-0001/drh-1-{drh}-salinan.pdf.TIDAK-DITEMUKAN.txt"])
    assert arsip.read(f"berkas/1-uji-0001/ktp-1-{ktp}-asli.pdf") == b"%PDF-1.7 isi"
    data = json.loads(arsip.read("data.json"))
    assert (data["akun"]["surel"], data["profil"]["nik"], data["profil"]["nip"]) == (saya.email, lamaran.pelamar.nik, lamaran.nip)
    assert [baris["nama"] for baris in data["profil"]["riwayatjabatan"]] == ["Kepala Bidang Contoh", "Sekretaris Dinas Contoh"]
    assert [len(data["profil"][nama]) for nama in ("riwayatpendidikan", "diklat", "penilaiankinerja", "hukumandisiplin")] == [1, 1, 2, 0]
    satu, = data["lamaran"]
    assert (satu["klaim"], satu["klaim_sha256"], satu["nomor"]) == (lamaran.fakta, lamaran.fakta_sha256, "UJI-0001")
    assert [(b["jenis"], b["disertakan"]) for b in satu["berkas"]] == [("drh", True), ("ktp", True)]
    assert [p["subjek"] for p in data["pesan"]] == ["Uji pesan"]


@pytest.mark.parametrize("status", ["diajukan", "diverifikasi", "lulus_administrasi", "tidak_lulus_administrasi", "gugur"])
def test_keadaan_yang_belum_diumumkan_tidak_bocor(lamaran, status):
    Lamaran.objects.filter(pk=lamaran.pk).update(status=status, alasan_akhir="RAHASIA")
    mentah = unduh(pemilik(lamaran)).read("data.json").decode()
    satu, = json.loads(mentah)["lamaran"]
    assert (satu["keadaan"], satu["hasil_diumumkan"], "RAHASIA" in mentah) == ("dikirim", [], False)


def test_hanya_milik_sendiri(lamaran):
    lain = draf(lamaran.lowongan, "Budi Pelamar", urut=2)
    data = json.loads(unduh(pemilik(lain)).read("data.json"))
    assert ([x["jabatan"] for x in data["lamaran"]], data["profil"]["nama"]) == ([lain.lowongan.nama], "Budi Pelamar")
    assert lamaran.nip not in json.dumps(data)


def test_akun_tanpa_lamaran():
    data = json.loads(unduh(orang("Baru Saja")).read("data.json"))
    assert (data["profil"], data["lamaran"], data["akun"]["nama"]) == ({}, [], "Baru Saja")


def test_pembacaan_petugas_disebut_tanpa_nama(lamaran):
    berkas = lamaran.berkas.get(jenis="ktp")
    for siapa in ("Sinta Sekretariat", "Peserta Uji"):
        AksesLog.objects.create(pengguna=orang(siapa), seleksi=lamaran.seleksi, objek=f"berkas:{berkas.pk}", tindakan="unduh", waktu=KINI)
    mentah = unduh(pemilik(lamaran)).read("data.json").decode()
    assert json.loads(mentah)["lamaran"][0]["dibaca"] == [{"waktu": "2020-09-24T03:00:00Z", "berkas": "ktp.pdf", "tindakan": "unduh"}]
    assert "Sinta" not in mentah
    assert AksesLog.objects.filter(tindakan="unduh salinan data").count() == 1


@pytest.mark.parametrize(("produksi", "antivirus", "ada"), [
    (False, "tanpa_mesin", True), (True, "tanpa_mesin", False), (True, "bersih", True), (False, "terinfeksi", False)])
def test_berkas_yang_ditahan_hanya_disebut(lamaran, settings, produksi, antivirus, ada):
    settings.PRODUKSI = produksi
    Berkas.objects.filter(lamaran=lamaran).update(antivirus=antivirus)
    arsip = unduh(pemilik(lamaran))
    assert any(nama.startswith("berkas/") for nama in arsip.namelist()) is ada
    assert {b["disertakan"] for b in json.loads(arsip.read("data.json"))["lamaran"][0]["berkas"]} == {ada}


def test_surat_sendiri_disertakan(lamaran):
    storages["berkas"].save("uji/surat.pdf", ContentFile(b"%PDF-1.7 surat"))
    surat = Surat.objects.create(seleksi=lamaran.seleksi, lamaran=lamaran, jenis="tanda_terima", kunci="uji", perihal="Uji", nomor="1/UJI",
                                 tanggal=KINI.date(), konteks={"isi": {}}, templat="uji", templat_versi="1", status="jadi",
                                 jalur="uji/surat.pdf", sha256="0" * 64)
    arsip = unduh(pemilik(lamaran))
    assert [n for n in arsip.namelist() if n.startswith("surat/")] == [f"surat/1-uji-0001/tanda-terima-pendaftaran-{surat.kode}.pdf"]


def test_get_tidak_membuat_salinan(lamaran):
    klien = Client()
    klien.force_login(pemilik(lamaran))
    assert klien.get(reverse("data_saya_unduh")).status_code == 405
    assert klien.get(reverse("data_saya")).status_code == 200
    assert Client().get(reverse("data_saya")).status_code == 302
