"""Services of the secretariat: every refusal with its sentence, the audit line, and what a correction does."""
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran, PutusanBerkas, PutusanSyarat, UsulanAdministrasi
from pendaftaran.selectors.meja import Meja
from pendaftaran.services.verifikasi import (
    Bentrok,
    BerkasDiganti,
    koreksi,
    putuskan_berkas,
    putuskan_syarat,
    uji_usulan,
    usulkan,
)
from pendaftaran.tests.bahan import NANTI, jejak, kata, putuskan_semua
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import KINI, orang, seleksi_tuban

pytestmark = pytest.mark.django_db
LAGI = NANTI + timedelta(hours=1)


# --- documents -------------------------------------------------------------------------------------------------------
def test_putusan_berkas_dicatat_dengan_jejak(lamaran, ktp, sinta):
    baris = putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="tidak_sesuai", kode_alasan="tidak_terbaca",
                            catatan="buram", oleh=sinta, pada=NANTI)
    assert (baris.putusan, baris.kode_alasan, baris.alasan, baris.sha256, baris.oleh, baris.pada) == (
        "tidak_sesuai", "tidak_terbaca", "Tidak terbaca: buram", ktp.sha256_asli, sinta, NANTI)
    assert jejak("verifikasi.berkas") == [(f"berkas:{ktp.pk}", "Sinta Sekretariat", {
        "lamaran": lamaran.pk, "putusan": "tidak_sesuai", "alasan": "Tidak terbaca: buram", "sha256": ktp.sha256_asli})]


@pytest.mark.parametrize("peran", [Peran.KETUA, Peran.ANGGOTA, Peran.PENGAWAS, Peran.PPK, Peran.PENGELOLA])
def test_hanya_sekretariat_yang_memutus(lamaran, ktp, seleksi, peran):
    bukan = orang("Kartika Ketua") if peran == Peran.KETUA else orang("Bukan Sekretariat", peran, seleksi=seleksi)
    with pytest.raises(TidakBerwenang) as galat:
        putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="sesuai", oleh=bukan, pada=NANTI)
    assert kata(galat) == "Anda tidak berwenang untuk memverifikasi berkas."
    assert PutusanBerkas.objects.count() == 0


def test_sekretariat_seleksi_lain_ditolak(lamaran, ktp):
    lain = seleksi_tuban(slug="lain", jumlah_lowongan=1)
    asing = orang("Asing Sekretariat", Peran.SEKRETARIAT, seleksi=lain)
    for panggil in (
        lambda: putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="sesuai", oleh=asing, pada=NANTI),
        lambda: putuskan_syarat(lamaran=lamaran, kode="usia", putusan="sesuai", oleh=asing, pada=NANTI),
        lambda: koreksi(lamaran=lamaran, jalur="golongan", nilai="III/d", alasan="x", oleh=asing, pada=NANTI),
        lambda: usulkan(lamaran=lamaran, putusan="ms", oleh=asing, pada=NANTI),
    ):
        with pytest.raises(TidakBerwenang):
            panggil()


def test_berkas_yang_diganti_tidak_terputus(lamaran, ktp, sinta):
    """The verdict is bound to the bytes that were on the screen."""
    lama = ktp.sha256_asli
    ktp.diganti = KINI
    ktp.save()
    with pytest.raises(BerkasDiganti) as galat:
        putuskan_berkas(berkas=ktp, sha256=lama, putusan="sesuai", oleh=sinta, pada=NANTI)
    assert kata(galat) == ("Berkas ini diganti pada Kamis, 24 September 2020 pukul 10.00 WIB sesudah Anda membukanya, sehingga putusan "
                           "Anda tidak dicatat. Periksa berkas yang baru.")


def test_sidik_berkas_yang_lain_ditolak(ktp, sinta):
    with pytest.raises(BerkasDiganti):
        putuskan_berkas(berkas=ktp, sha256="0" * 64, putusan="sesuai", oleh=sinta, pada=NANTI)
    assert PutusanBerkas.objects.count() == 0


def test_putusan_atas_berkas_lama_tidak_berlaku_bagi_yang_baru(lamaran, ktp, sinta):
    putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="sesuai", oleh=sinta, pada=NANTI)
    ktp.diganti = NANTI
    ktp.save()
    ktp.pk, ktp.kode, ktp.diganti, ktp.sha256_asli = None, "barubarubaru", None, "9" * 64
    ktp.save()
    assert [b.label for b in Meja(lamaran).berkas if b.putusan] == []


def test_putusan_atas_isi_lain_tidak_berlaku(lamaran, ktp, sinta):
    """A verdict holds for its hash, whatever row it hangs on."""
    PutusanBerkas.objects.create(berkas=ktp, sha256="0" * 64, putusan="sesuai", oleh=sinta, pada=NANTI)
    butir = next(b for b in Meja(lamaran).berkas if b.berkas == ktp)
    assert (butir.putusan, butir.lama.sha256) == (None, "0" * 64)


def test_dua_pemeriksa_yang_berbeda_pendapat(ktp, sinta, sukma):
    putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="sesuai", oleh=sinta, pada=NANTI, terakhir=0)
    with pytest.raises(Bentrok) as galat:
        putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="tidak_sesuai", kode_alasan="tidak_terbaca", oleh=sukma,
                        pada=LAGI, terakhir=0)
    assert kata(galat) == ("Sinta Sekretariat memutuskan “sesuai” untuk berkas ini pada Selasa, 29 September 2020 pukul 10.00 WIB, sesudah "
                           "Anda membuka halaman ini. Keadaan terakhir sudah ditampilkan; putuskan lagi bila Anda tetap berpendapat lain.")
    assert PutusanBerkas.objects.count() == 1
    dilihat = PutusanBerkas.objects.get().pk
    putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="tidak_sesuai", kode_alasan="tidak_terbaca", oleh=sukma,
                    pada=LAGI, terakhir=dilihat)
    assert [p.putusan for p in PutusanBerkas.objects.order_by("pk")] == ["sesuai", "tidak_sesuai"]


def test_putusan_sama_dua_kali_hanya_satu_baris(ktp, sinta, sukma):
    for siapa in (sinta, sinta, sukma):
        putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="sesuai", oleh=siapa, pada=NANTI, terakhir=0)
    assert (PutusanBerkas.objects.count(), len(jejak("verifikasi.berkas"))) == (1, 1)


def test_tidak_sesuai_perlu_alasan(ktp, sinta):
    with pytest.raises(TidakSah) as galat:
        putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="tidak_sesuai", oleh=sinta, pada=NANTI)
    assert kata(galat) == "Pilih alasan mengapa tidak sesuai."


@pytest.mark.parametrize("status", [s.value for s in StatusLamaran if s not in {StatusLamaran.DIAJUKAN, StatusLamaran.DRAF}])
def test_hanya_lamaran_diajukan_yang_diverifikasi(lamaran, ktp, sinta, status):
    Lamaran.objects.filter(pk=lamaran.pk).update(status=status)
    for panggil in (
        lambda: putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="sesuai", oleh=sinta, pada=NANTI),
        lambda: putuskan_syarat(lamaran=lamaran, kode="usia", putusan="sesuai", oleh=sinta, pada=NANTI),
        lambda: koreksi(lamaran=lamaran, jalur="golongan", nilai="III/d", alasan="x", oleh=sinta, pada=NANTI),
        lambda: usulkan(lamaran=lamaran, putusan="ms", oleh=sinta, pada=NANTI),
    ):
        with pytest.raises(TidakSah, match="yang diverifikasi hanya lamaran yang diajukan"):
            panggil()


# --- rules -----------------------------------------------------------------------------------------------------------
def test_putusan_syarat_dengan_jejak(lamaran, sinta):
    baris = putuskan_syarat(lamaran=lamaran, kode="usia", putusan="sesuai", oleh=sinta, pada=NANTI)
    generasi = lamaran.generasi.get()
    assert (baris.kode, baris.putusan, baris.generasi) == ("usia", "sesuai", generasi)
    assert jejak("verifikasi.syarat") == [(f"lamaran:{lamaran.pk}", "Sinta Sekretariat", {
        "syarat": "usia", "putusan": "sesuai", "alasan": "", "generasi": generasi.pk})]


@pytest.mark.parametrize("kode", ["kesehatan", "karangan", ""])
def test_syarat_tahap_lanjut_atau_asing_tidak_diputus(lamaran, sinta, kode):
    with pytest.raises(TidakSah) as galat:
        putuskan_syarat(lamaran=lamaran, kode=kode, putusan="sesuai", oleh=sinta, pada=NANTI)
    assert kata(galat) == "Syarat ini tidak diputuskan pada seleksi administrasi."


def test_dua_pemeriksa_satu_syarat(lamaran, sinta, sukma):
    putuskan_syarat(lamaran=lamaran, kode="usia", putusan="tidak_sesuai", kode_alasan="tidak_terbukti", oleh=sinta, pada=NANTI, terakhir=0)
    with pytest.raises(Bentrok, match="Sinta Sekretariat memutuskan “tidak sesuai” untuk syarat ini"):
        putuskan_syarat(lamaran=lamaran, kode="usia", putusan="sesuai", oleh=sukma, pada=NANTI, terakhir=0)


# --- proposal and second pair of eyes --------------------------------------------------------------------------------
def test_ms_langsung_diverifikasi(lamaran, sinta):
    putuskan_semua(lamaran, sinta)
    usulan = usulkan(lamaran=lamaran, putusan="ms", oleh=sinta, pada=NANTI)
    lamaran.refresh_from_db()
    assert (lamaran.status, usulan.putusan, usulan.penguji, usulan.diuji) == ("diverifikasi", "ms", None, None)
    assert jejak("verifikasi.usulan") == [(f"lamaran:{lamaran.pk}", "Sinta Sekretariat", {
        "usulan": usulan.pk, "putusan": "ms", "alasan": "", "perlu_uji": False, "sebab_uji": [], "status": "diverifikasi"})]


def test_usulan_perlu_setiap_putusan(lamaran, sinta):
    with pytest.raises(TidakSah, match="^Masih ada 16 butir yang belum diputus: Surat lamaran, Daftar Riwayat Hidup, "):
        usulkan(lamaran=lamaran, putusan="ms", oleh=sinta, pada=NANTI)


def test_tms_perlu_alasan_lalu_orang_kedua(lamaran, sinta, sukma):
    putuskan_semua(lamaran, sinta)
    with pytest.raises(TidakSah) as galat:
        usulkan(lamaran=lamaran, putusan="tms", oleh=sinta, pada=NANTI)
    assert kata(galat) == "Usulan tidak memenuhi syarat harus disertai alasan."
    usulan = usulkan(lamaran=lamaran, putusan="tms", alasan="Usia lewat", oleh=sinta, pada=NANTI)
    lamaran.refresh_from_db()
    assert lamaran.status == "diajukan"
    with pytest.raises(TidakBerwenang) as galat:
        uji_usulan(usulan=usulan, setuju=True, oleh=sinta, pada=LAGI)
    assert kata(galat) == "Usulan tidak memenuhi syarat harus diuji orang kedua, bukan pengusulnya."
    uji_usulan(usulan=usulan, setuju=True, oleh=sukma, pada=LAGI)
    lamaran.refresh_from_db()
    usulan.refresh_from_db()
    assert (lamaran.status, usulan.penguji, usulan.diuji, usulan.dicabut) == ("diverifikasi", sukma, LAGI, None)
    assert jejak("verifikasi.uji") == [(f"lamaran:{lamaran.pk}", "Sukma Sekretariat", {
        "usulan": usulan.pk, "setuju": True, "alasan": "", "status": "diverifikasi"})]
    with pytest.raises(TidakSah):
        uji_usulan(usulan=usulan, setuju=True, oleh=sukma, pada=LAGI)


@pytest.mark.parametrize("nama", ["Kartika Ketua", "Anggota Satu", "Peserta Uji"])
def test_uji_hanya_oleh_sekretariat(lamaran, sinta, seleksi, nama):
    if nama == "Anggota Satu":
        orang(nama, Peran.ANGGOTA, seleksi=seleksi)
    putuskan_semua(lamaran, sinta)
    usulan = usulkan(lamaran=lamaran, putusan="tms", alasan="Usia lewat", oleh=sinta, pada=NANTI)
    with pytest.raises(TidakBerwenang):
        uji_usulan(usulan=usulan, setuju=True, oleh=orang(nama), pada=LAGI)


def test_usulan_dikembalikan_membuka_verifikasi_lagi(lamaran, ktp, sinta, sukma):
    putuskan_semua(lamaran, sinta)
    usulan = usulkan(lamaran=lamaran, putusan="tms", alasan="Usia lewat", oleh=sinta, pada=NANTI)
    for panggil in (
        lambda: putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="sesuai", catatan="lagi", oleh=sukma, pada=LAGI),
        lambda: koreksi(lamaran=lamaran, jalur="golongan", nilai="III/d", alasan="x", oleh=sukma, pada=LAGI),
        lambda: usulkan(lamaran=lamaran, putusan="ms", oleh=sukma, pada=LAGI),
    ):
        with pytest.raises(TidakSah, match="^Usulan Sinta Sekretariat sedang menunggu penguji."):
            panggil()
    with pytest.raises(TidakSah) as galat:
        uji_usulan(usulan=usulan, setuju=False, oleh=sukma, pada=LAGI)
    assert kata(galat) == "Usulan yang dikembalikan harus disertai alasan."
    uji_usulan(usulan=usulan, setuju=False, alasan="Usia 56 masih memenuhi", oleh=sukma, pada=LAGI)
    lamaran.refresh_from_db()
    assert (lamaran.status, Meja(lamaran).usulan, Meja(lamaran).dikembalikan) == ("diajukan", None, usulan)
    usulkan(lamaran=lamaran, putusan="ms", oleh=sukma, pada=LAGI)
    assert [(u.putusan, bool(u.dicabut)) for u in UsulanAdministrasi.objects.order_by("pk")] == [("tms", True), ("ms", False)]


def test_basis_data_menolak_penguji_yang_sama(lamaran, sinta):
    with pytest.raises(IntegrityError, match="usulan_dua_orang"), transaction.atomic():
        UsulanAdministrasi.objects.create(lamaran=lamaran, putusan="tms", alasan="x", oleh=sinta, penguji=sinta, pada=NANTI)


def test_putusan_terbaru_yang_berlaku_yang_lama_tetap_ada(lamaran, sinta):
    for putusan, kode in (("tidak_sesuai", "tidak_terbukti"), ("sesuai", "")):
        putuskan_syarat(lamaran=lamaran, kode="usia", putusan=putusan, kode_alasan=kode, oleh=sinta, pada=NANTI)
    assert [p.putusan for p in PutusanSyarat.objects.order_by("pk")] == ["tidak_sesuai", "sesuai"]
    assert next(b for b in Meja(lamaran).syarat if b.kunci == "syarat-usia").putusan.putusan == "sesuai"
