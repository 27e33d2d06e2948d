"""Objections: hours to the second, who may, what is refused and why, and records that stand beside each other."""
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from pendaftaran.domain.sanggah import TRANSISI_SANGGAH, StatusSanggah, masa_sanggah
from pendaftaran.models import Berkas, Lamaran, PenetapanAdministrasi, Sanggah
from pendaftaran.selectors.sanggah import sanggah_menahan
from pendaftaran.selectors.verifikasi import penetapan_final
from pendaftaran.services.berkas import BerkasDitolak, Unggahan
from pendaftaran.services.sanggah import buka_rapat_sanggah, sahkan_sanggah, siapkan_sanggah, tetapkan_sanggah
from pendaftaran.tests.bahan import jejak, kata
from pendaftaran.tests.pelamar_uji import unggahan
from pendaftaran.tests.sanggah_uji import BATAS, TERBIT, disiapkan, sanggah, seleksi_sanggah, terbitkan, tidak_lulus
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang
from seleksi.core.models import Lowongan, Peristiwa, Seleksi
from seleksi.core.selectors import anggota_pansel
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import orang, seleksi_tuban

pytestmark = pytest.mark.django_db
RAPAT = BATAS + timedelta(hours=1)
DETIK = timedelta(seconds=1)


@pytest.fixture
def seleksi():
    return seleksi_sanggah()


@pytest.fixture
def gagal(seleksi):
    satu, = tidak_lulus(seleksi, 1)
    terbitkan(seleksi)
    return satu


def rapat_sanggah(seleksi):
    return buka_rapat_sanggah(seleksi=seleksi, hadir=list(anggota_pansel(seleksi)), oleh=orang("Kartika Ketua"), pada=RAPAT)


def putus(rapat, satu, putusan="ms", alasan="Usia dihitung pada tanggal acuan.", siapa="Anggota Satu"):
    return tetapkan_sanggah(rapat=rapat, sanggah=satu, putusan=putusan, alasan=alasan, oleh=orang(siapa), pada=RAPAT)


def sahkan(rapat, siapa="Kartika Ketua"):
    return sahkan_sanggah(rapat=rapat, oleh=orang(siapa), pada=RAPAT)


# --- the hours -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("jam", "terbit", "pada", "status"), [
    (0, TERBIT, TERBIT, "tiada"), (48, None, TERBIT, "belum"), (48, TERBIT, TERBIT - DETIK, "belum"), (48, TERBIT, TERBIT, "buka"),
    (48, TERBIT, BATAS, "buka"), (48, TERBIT, BATAS + timedelta(microseconds=999999), "buka"), (48, TERBIT, BATAS + DETIK, "lewat"),
    (48, TERBIT + timedelta(microseconds=700000), BATAS + DETIK, "lewat")])
def test_masa_sanggah_sampai_detiknya(jam, terbit, pada, status):
    assert masa_sanggah(jam=jam, dasar="", bawaan="", terbit=terbit, pada=pada).status == status


def test_mesin_keadaan_lengkap():
    assert set(TRANSISI_SANGGAH) == set(StatusSanggah)


def test_diajukan_pada_detik_terakhir(gagal):
    satu = sanggah(gagal, pada=BATAS)
    assert (satu.status, satu.batas, satu.berkas) == ("diajukan", BATAS, None)
    assert jejak("sanggah.diajukan") == [(f"sanggah:{satu.pk}", "Peserta Uji 1", {
        "lamaran": gagal.pk, "pokok": "Syarat usia", "alasan": "Saya belum berusia 56 tahun.", "batas": BATAS.isoformat(), "berkas": ""})]
    assert Peristiwa.objects.filter(jenis="sanggah_diajukan", objek=f"sanggah:{satu.pk}").count() == 1


def test_sesudah_detik_terakhir_ditolak(gagal):
    with pytest.raises(TidakSah) as galat:
        sanggah(gagal, pada=BATAS + DETIK)
    assert kata(galat) == ("Permintaan Anda tiba Kamis, 1 Oktober 2020 pukul 12.00.01 WIB, sesudah masa sanggah berakhir "
                           "Kamis, 1 Oktober 2020 pukul 12.00.00 WIB.")


@pytest.mark.parametrize(("ubah", "kalimat"), [
    ({"pada": TERBIT - DETIK}, "Hasil seleksi administrasi belum diumumkan."),
    ({"pokok": " "}, "Tuliskan apa yang Anda sanggah dan mengapa."),
    ({"alasan": ""}, "Tuliskan apa yang Anda sanggah dan mengapa."),
    ({"oleh": "Peserta Uji 2"}, "Lamaran ini bukan milik Anda.")])
def test_pengajuan_ditolak(gagal, ubah, kalimat):
    if "oleh" in ubah:
        ubah = {"oleh": orang(ubah["oleh"])}
    with pytest.raises((TidakSah, TidakBerwenang)) as galat:
        sanggah(gagal, **ubah)
    assert (kata(galat), Sanggah.objects.count()) == (kalimat, 0)


def test_hanya_satu_kali(gagal):
    sanggah(gagal)
    with pytest.raises(TidakSah, match="hanya diajukan satu kali"):
        sanggah(gagal)


def test_yang_lulus_tidak_menyanggah(gagal):
    Lamaran.objects.filter(pk=gagal.pk).update(status="lulus_administrasi")
    gagal.refresh_from_db()
    with pytest.raises(TidakSah, match="^Yang dapat disanggah hanya hasil tidak lulus seleksi administrasi\\.$"):
        sanggah(gagal)


@pytest.mark.parametrize("tahap", ["kesehatan", "penilaian", "penetapan", "selesai", "dibatalkan"])
def test_tahap_yang_terlewat_menutup_sanggah(gagal, tahap):
    Lowongan.objects.filter(pk=gagal.lowongan_id).update(tahap=tahap, alasan_henti="Uji" if tahap == "dibatalkan" else "")
    gagal.lowongan.refresh_from_db()
    with pytest.raises(TidakSah, match="sudah melewati tahap Assessment center, sehingga sanggah"):
        sanggah(gagal)


@pytest.mark.parametrize("status", ["ditunda", "dibatalkan", "selesai"])
def test_seleksi_yang_berhenti_tidak_menerima(gagal, status):
    Seleksi.objects.filter(pk=gagal.seleksi_id).update(status=status)
    gagal.seleksi.refresh_from_db()
    with pytest.raises(TidakSah, match="sedang ditunda atau sudah berakhir"):
        sanggah(gagal)


def test_tuban_tidak_membuka_sanggah():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    satu, = tidak_lulus(seleksi, 1)
    terbitkan(seleksi)
    with pytest.raises(TidakSah) as galat:
        sanggah(satu)
    assert kata(galat) == ("Seleksi ini tidak membuka masa sanggah (B.3). Masa sanggah tidak disebut; keputusan dinyatakan mutlak, "
                           "sehingga tidak dibuka.")
    assert sanggah_menahan(satu.lowongan, pada=TERBIT) == ""


def test_lampiran_lewat_pemeriksa(gagal, folder_sementara):
    satu = sanggah(gagal, unggahan=Unggahan(unggahan(nama="bukti.pdf").file, "bukti.pdf"))
    assert (satu.berkas.tahap, satu.berkas.jenis, satu.berkas.nama_asli) == ("sanggah", "lampiran_sanggah", "bukti.pdf")
    assert "lampiran_sanggah" not in {b.jenis for b in gagal.berkas.berlaku()}


def test_lampiran_yang_ditolak_tidak_meninggalkan_apa_pun(gagal, folder_sementara):
    sebelum = Berkas.objects.count()
    with pytest.raises(BerkasDitolak):
        sanggah(gagal, unggahan=Unggahan(unggahan(b"bukan pdf", "x.pdf").file, "x.pdf"))
    assert (Sanggah.objects.count(), Berkas.objects.count()) == (0, sebelum)


# --- study and meeting -----------------------------------------------------------------------------------------------
def test_telaah_hanya_sekretariat_dan_beralasan(gagal):
    satu = sanggah(gagal)
    for siapa in ("Anggota Satu", "Kartika Ketua", "Peserta Uji 1"):
        with pytest.raises(TidakBerwenang, match="menelaah sanggah"):
            siapkan_sanggah(sanggah=satu, usulan="ms", telaah="x", oleh=orang(siapa), pada=TERBIT)
    with pytest.raises(TidakSah, match="Tuliskan telaah"):
        siapkan_sanggah(sanggah=satu, usulan="ms", telaah=" ", oleh=orang("Sinta Sekretariat"), pada=TERBIT)


def test_rapat_tanpa_telaah_tidak_dibuka(seleksi, gagal):
    sanggah(gagal)
    with pytest.raises(TidakSah, match="^Belum ada sanggah yang selesai ditelaah Sekretariat\\.$"):
        rapat_sanggah(seleksi)


def test_diterima_menambah_penetapan_dan_meluluskan(seleksi, gagal):
    satu, semula = disiapkan(gagal), penetapan_final(gagal)
    rapat = rapat_sanggah(seleksi)
    putus(rapat, satu)
    gagal.refresh_from_db()
    assert (gagal.status, penetapan_final(gagal)) == ("tidak_lulus_administrasi", semula)  # nothing holds before the Ketua signs
    sahkan(rapat)
    gagal.refresh_from_db()
    satu.refresh_from_db()
    baru = penetapan_final(gagal)
    assert (gagal.status, satu.status, satu.penetapan) == ("lulus_administrasi", "diterima", baru)
    assert (baru.putusan, baru.alasan, baru.sah, baru.usulan) == ("ms", "Usia dihitung pada tanggal acuan.", RAPAT, semula.usulan)
    assert PenetapanAdministrasi.objects.get(pk=semula.pk).alasan == "Usia lewat"
    assert jejak("sanggah.diputus") == [(f"rapat:{rapat.pk}", "Kartika Ketua", {"lamaran": {str(gagal.pk): "diterima"}})]
    assert Peristiwa.objects.filter(kunci=f"sanggah_diputus:{rapat.pk}").count() == 1


def test_ditolak_tetap_tidak_lulus(seleksi, gagal):
    satu, rapat = disiapkan(gagal, "tms"), rapat_sanggah(seleksi)
    putus(rapat, satu, "tms", "Usia 57 tahun pada tanggal acuan.")
    sahkan(rapat)
    gagal.refresh_from_db()
    satu.refresh_from_db()
    assert (gagal.status, satu.status, penetapan_final(gagal).alasan) == (
        "tidak_lulus_administrasi", "ditolak", "Usia 57 tahun pada tanggal acuan.")
    with pytest.raises(TransisiDitolak):
        siapkan_sanggah(sanggah=satu, usulan="ms", telaah="x", oleh=orang("Sinta Sekretariat"), pada=RAPAT)


def test_yang_memutus_hanya_yang_hadir_dan_beralasan(seleksi, gagal):
    satu, rapat = disiapkan(gagal), rapat_sanggah(seleksi)
    rapat.hadir.remove(rapat.hadir.get(pengguna=orang("Anggota Dua")))
    for siapa, kalimat in (("Sinta Sekretariat", "memutus sanggah"), ("Anggota Dua", "hanya anggota Panitia Seleksi yang tercatat hadir")):
        with pytest.raises(TidakBerwenang, match=kalimat):
            putus(rapat, satu, siapa=siapa)
    with pytest.raises(TidakSah, match="^Putusan sanggah harus disertai alasan"):
        putus(rapat, satu, alasan=" ")
    putus(rapat, satu)
    with pytest.raises(TidakBerwenang, match="mengesahkan putusan sanggah"):
        sahkan(rapat, "Anggota Satu")


def test_semua_yang_ditelaah_harus_diputus(seleksi):
    dua = [disiapkan(satu) for satu in _dua(seleksi)]
    rapat = rapat_sanggah(seleksi)
    putus(rapat, dua[0])
    with pytest.raises(TidakSah, match="Sanggah yang belum diputus dalam rapat ini: UJI-0002\\.$"):
        sahkan(rapat)


def _dua(seleksi):
    semua = tidak_lulus(seleksi, 1, 2)
    terbitkan(seleksi)
    return semua


def test_penerimaan_yang_tidak_dapat_dipenuhi_ditolak(seleksi, gagal):
    satu, rapat = disiapkan(gagal), rapat_sanggah(seleksi)
    Lowongan.objects.filter(pk=gagal.lowongan_id).update(tahap="penilaian")
    with pytest.raises(TidakSah, match="sudah melewati tahap"):
        putus(rapat, satu)
    assert putus(rapat, satu, "tms", "Tahap sudah terlewat.").putusan == "tms"


def test_sanggah_menahan_jabatannya(seleksi, gagal):
    lowongan = gagal.lowongan
    assert sanggah_menahan(lowongan, pada=BATAS) == "Masa sanggah hasil seleksi administrasi belum berakhir."
    satu = disiapkan(gagal)
    assert sanggah_menahan(lowongan, pada=BATAS + DETIK) == "1 sanggah untuk jabatan ini belum diputus."
    rapat = rapat_sanggah(seleksi)
    putus(rapat, satu)
    sahkan(rapat)
    assert sanggah_menahan(lowongan, pada=BATAS) == ""


def test_isi_sanggah_beku_dan_berpasangan(gagal):
    satu = sanggah(gagal)
    for ubah in ({"alasan": "lain"}, {"status": "diterima"}, {"status": "disiapkan"}):
        with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
            Sanggah.objects.filter(pk=satu.pk).update(**ubah)
    with pytest.raises(DatabaseError), transaction.atomic():
        Sanggah.objects.filter(pk=satu.pk).delete()
