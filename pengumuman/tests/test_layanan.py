"""Announcements: who prepares, who signs, what is refused with which sentence, what signing sets off."""
from datetime import timedelta

import pytest

from pengumuman.models import Pengumuman, Surat
from pengumuman.services import ajukan, catat_gerbang, kembalikan, siapkan_pengumuman, tanda_tangani
from pengumuman.tests.pabrik import AKHIR, TUTUP, gerbang_lengkap, lamaran_banyak, terbitkan_pengumuman, tetapkan, tetapkan_peringkat
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Jejak, Lowongan, Penugasan, Peristiwa, Seleksi
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, seleksi_draf, seleksi_tuban

pytestmark = pytest.mark.django_db
AWAL = KINI - timedelta(days=10)


@pytest.fixture
def draf() -> Seleksi:
    seleksi = seleksi_draf(jumlah_lowongan=2)
    gerbang_lengkap(seleksi)
    return seleksi


@pytest.fixture
def berjalan() -> Seleksi:
    """An announced round with four sent applications to its one post."""
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    lamaran_banyak(seleksi.lowongan.get(), 4)
    return seleksi


def sinta():
    return orang("Sinta Sekretariat")


def kartika():
    return orang("Kartika Ketua")


def diajukan(seleksi: Seleksi, jenis: str = "lowongan", pada=AWAL) -> Pengumuman:
    return ajukan(pengumuman=siapkan_pengumuman(seleksi=seleksi, jenis=jenis, oleh=sinta(), pada=pada), oleh=sinta(), pada=pada)


def jenis_jejak(seleksi: Seleksi) -> list[str]:
    return list(Jejak.objects.filter(rantai__seleksi=seleksi).order_by("nomor").values_list("jenis", flat=True))


# --- preparing, submitting, returning ---------------------------------------------------------
def test_sekretariat_menyiapkan_dan_mengajukan_dengan_jejak(draf):
    pengumuman = diajukan(draf)
    assert (pengumuman.status, pengumuman.penyusun, pengumuman.judul) == (
        "diajukan", sinta(), "Pengumuman Seleksi Terbuka JPT Pratama Kabupaten Tuban Tahun 2020")
    assert jenis_jejak(draf)[-2:] == ["pengumuman.disiapkan", "pengumuman.diajukan"]


@pytest.mark.parametrize("peran", [Peran.KETUA, Peran.ASESOR, Peran.PENGAWAS, Peran.PPK, Peran.PENGELOLA, None])
def test_yang_lain_tidak_dapat_menyiapkan(draf, peran):
    Penugasan.objects.filter(peran=peran).delete()
    orang_lain = orang("Orang Lain", *([peran] if peran else []), seleksi=draf)
    with pytest.raises(TidakBerwenang, match="tidak berwenang untuk menyiapkan pengumuman"):
        siapkan_pengumuman(seleksi=draf, jenis="lowongan", oleh=orang_lain, pada=AWAL)


def test_menyiapkan_ulang_mengganti_isi_draf_yang_sama(draf):
    satu = siapkan_pengumuman(seleksi=draf, jenis="lowongan", oleh=sinta(), pada=AWAL)
    dua = siapkan_pengumuman(seleksi=draf, jenis="lowongan", oleh=orang("Anggota Satu", Peran.ANGGOTA, seleksi=draf), pada=AWAL)
    assert (dua.pk, dua.penyusun.nama) == (satu.pk, "Anggota Satu")


def test_yang_sudah_diajukan_tidak_dapat_disiapkan_ulang(draf):
    diajukan(draf)
    with pytest.raises(TidakSah, match="isinya tidak dapat diganti"):
        siapkan_pengumuman(seleksi=draf, jenis="lowongan", oleh=sinta(), pada=AWAL)


def test_ketua_mengembalikan_dengan_alasan(draf):
    pengumuman = diajukan(draf)
    with pytest.raises(TidakSah, match="harus disertai alasan"):
        kembalikan(pengumuman=pengumuman, alasan=" ", oleh=kartika(), pada=AWAL)
    with pytest.raises(TidakBerwenang, match="mengembalikan pengumuman"):
        kembalikan(pengumuman=pengumuman, alasan="Salah jadwal", oleh=sinta(), pada=AWAL)
    pengumuman = kembalikan(pengumuman=pengumuman, alasan="Salah jadwal", oleh=kartika(), pada=AWAL)
    assert (pengumuman.status, pengumuman.alasan_kembali) == ("draf", "Salah jadwal")
    assert jenis_jejak(draf)[-1] == "pengumuman.dikembalikan"
    assert ajukan(pengumuman=pengumuman, oleh=sinta(), pada=AWAL).alasan_kembali == ""


# --- signing --------------------------------------------------------------------------------------
def test_tanda_tangan_membekukan_ketentuan_dan_mengumumkan(draf):
    pengumuman = tanda_tangani(pengumuman=diajukan(draf), oleh=kartika(), pada=AWAL)
    draf.refresh_from_db()
    ketentuan = draf.ketentuan.get()
    assert (pengumuman.status, pengumuman.terbit, draf.status) == ("terbit", AWAL, "diumumkan")
    assert (ketentuan.sha256, ketentuan.penyusun, ketentuan.pengesah) == (pengumuman.isi["ketentuan_sha256"], sinta(), kartika())
    assert (pengumuman.surat.nomor, str(pengumuman.surat.tanggal)) == ("800/4725/PANSEL.09/2020", "2020-09-14")
    assert sorted(Peristiwa.objects.values_list("jenis", flat=True)) == ["pengumuman_terbit", "surat_render"]
    assert jenis_jejak(draf)[-1] == "pengumuman.ditandatangani"
    assert draf.jadwal.count() == 7


def test_hanya_ketua_yang_menandatangani(draf):
    pengumuman = diajukan(draf)
    for siapa in (sinta(), orang("Anggota Satu", Peran.ANGGOTA, seleksi=draf)):
        with pytest.raises(TidakBerwenang, match="menandatangani pengumuman"):
            tanda_tangani(pengumuman=pengumuman, oleh=siapa, pada=AWAL)


def test_penyusun_tidak_dapat_menandatangani_sendiri(draf):
    orang("Kartika Ketua", Peran.SEKRETARIAT, seleksi=draf)
    pengumuman = siapkan_pengumuman(seleksi=draf, jenis="lowongan", oleh=kartika(), pada=AWAL)
    ajukan(pengumuman=pengumuman, oleh=kartika(), pada=AWAL)
    with pytest.raises(TidakBerwenang, match="dua orang yang berbeda"):
        tanda_tangani(pengumuman=pengumuman, oleh=kartika(), pada=AWAL)


def test_draf_tidak_dapat_langsung_ditandatangani(draf):
    pengumuman = siapkan_pengumuman(seleksi=draf, jenis="lowongan", oleh=sinta(), pada=AWAL)
    with pytest.raises(TransisiDitolak):
        tanda_tangani(pengumuman=pengumuman, oleh=kartika(), pada=AWAL)


def test_tanpa_persetujuan_luar_tidak_dapat_ditandatangani():
    seleksi = seleksi_draf(jumlah_lowongan=1)
    pengumuman = diajukan(seleksi)
    with pytest.raises(TidakSah, match="Keputusan pembentukan Panitia Seleksi belum dicatat"):
        tanda_tangani(pengumuman=pengumuman, oleh=kartika(), pada=AWAL)
    gerbang_lengkap(seleksi)
    assert tanda_tangani(pengumuman=pengumuman, oleh=kartika(), pada=AWAL).status == "terbit"


def test_waktu_terbit_yang_lewat_ditolak(draf):
    with pytest.raises(TidakSah, match="sudah lewat"):
        tanda_tangani(pengumuman=diajukan(draf), oleh=kartika(), pada=AWAL, terbit=AWAL - timedelta(seconds=1))


def test_terbit_terjadwal_belum_tampak_dan_suratnya_menunggu(draf):
    besok = AWAL + timedelta(days=1)
    pengumuman = tanda_tangani(pengumuman=diajukan(draf), oleh=kartika(), pada=AWAL, terbit=besok)
    assert not Pengumuman.objects.tampak(besok - timedelta(seconds=1)).exists()
    assert Pengumuman.objects.tampak(besok).get() == pengumuman
    assert Peristiwa.objects.get(jenis="pengumuman_terbit").jatuh_tempo == besok
    draf.refresh_from_db()
    assert draf.tampak_mulai == besok


def test_isi_yang_berubah_sejak_disiapkan_tidak_dapat_ditandatangani(draf):
    pengumuman = diajukan(draf)
    draf.rancangan["putaran"]["tempat"] = "Kota Lain"
    draf.save(update_fields=["rancangan"])
    with pytest.raises(TidakSah, match="Data berubah sejak pengumuman disiapkan"):
        tanda_tangani(pengumuman=pengumuman, oleh=kartika(), pada=AWAL)


def test_lowongan_tidak_diumumkan_dua_kali(draf):
    terbitkan_pengumuman(draf, "lowongan", pada=AWAL)
    draf.refresh_from_db()
    with pytest.raises(TidakSah, match="sudah diumumkan"):
        siapkan_pengumuman(seleksi=draf, jenis="lowongan", oleh=sinta(), pada=AWAL)


def test_penolakan_tidak_meninggalkan_apa_pun(draf):
    pengumuman = diajukan(draf)
    panjang = Jejak.objects.count()
    with pytest.raises(TidakSah):
        tanda_tangani(pengumuman=pengumuman, oleh=kartika(), pada=AWAL, terbit=AWAL - timedelta(days=1))
    assert (Surat.objects.count(), Peristiwa.objects.count(), Jejak.objects.count()) == (0, 0, panjang)


# --- results --------------------------------------------------------------------------------------
def test_hasil_administrasi_ditolak_selama_pendaftaran_dibuka(berjalan):
    with pytest.raises(TidakSah, match="Pendaftaran belum ditutup"):
        siapkan_pengumuman(seleksi=berjalan, jenis="hasil_administrasi", oleh=sinta(), pada=KINI)


def test_hasil_administrasi_ditolak_bila_ada_yang_belum_ditetapkan(berjalan):
    satu, dua, tiga, _ = berjalan.lamaran.order_by("nomor")
    tetapkan(berjalan, {satu: "", dua: "", tiga: "Ijazah tidak terbaca."})
    with pytest.raises(TidakSah, match="1 lamaran yang masuk belum ditetapkan"):
        siapkan_pengumuman(seleksi=berjalan, jenis="hasil_administrasi", oleh=sinta(), pada=TUTUP)


def test_hasil_administrasi_ditolak_bila_tidak_ada_lamaran(berjalan):
    berjalan.lamaran.update(status="ditarik")
    with pytest.raises(TidakSah, match="Belum ada lamaran yang ditetapkan"):
        siapkan_pengumuman(seleksi=berjalan, jenis="hasil_administrasi", oleh=sinta(), pada=TUTUP)


def test_hasil_administrasi_memajukan_jabatan_dan_seleksi(berjalan):
    tetapkan(berjalan, dict.fromkeys(berjalan.lamaran.all(), ""))
    terbitkan_pengumuman(berjalan, "hasil_administrasi", pada=TUTUP)
    berjalan.refresh_from_db()
    assert (berjalan.status, berjalan.lowongan.get().tahap) == ("berjalan", "asesmen")


def test_hasil_administrasi_dari_penetapan_bukan_dari_mesin(berjalan):
    """The machine found every rule met, the panel refused one: the panel's word is published."""
    daftar = list(berjalan.lamaran.order_by("nomor"))
    tetapkan(berjalan, dict.fromkeys(daftar[:3], "") | {daftar[3]: "Ijazah tidak terbaca."})
    isi = siapkan_pengumuman(seleksi=berjalan, jenis="hasil_administrasi", oleh=sinta(), pada=TUTUP).isi
    assert [p["nama"] for p in isi["lowongan"][0]["peserta"]] == [
        "Peserta Uji B, S.T., M.M.", "Peserta Uji C, S.T., M.M.", "Peserta Uji D, S.T., M.M."]


def test_penetapan_yang_berubah_sesudah_disiapkan_menggagalkan_tanda_tangan(berjalan):
    daftar = list(berjalan.lamaran.order_by("nomor"))
    tetapkan(berjalan, dict.fromkeys(daftar, ""))
    pengumuman = diajukan(berjalan, "hasil_administrasi", TUTUP)
    berjalan.lamaran.filter(pk=daftar[0].pk).update(status="didiskualifikasi")
    with pytest.raises(TidakSah, match="Data berubah"):
        tanda_tangani(pengumuman=pengumuman, oleh=kartika(), pada=TUTUP)


def test_hasil_akhir_ditolak_sebelum_setiap_jabatan_ditetapkan(draf):
    terbitkan_pengumuman(draf, "lowongan", pada=AWAL)
    satu, dua = draf.lowongan.all()
    peserta = [lamaran_terkirim(satu, f"Peserta Uji {n}", urut=n, status="lulus_administrasi") for n in range(1, 5)]
    tetapkan_peringkat(satu, peserta)
    with pytest.raises(TidakSah, match="Tiga calon untuk Kepala Dinas Komunikasi dan Informatika belum ditetapkan"):
        siapkan_pengumuman(seleksi=draf, jenis="hasil_akhir", oleh=sinta(), pada=AKHIR)
    Lowongan.objects.filter(pk=dua.pk).update(tahap="dibatalkan", alasan_henti="Uji")
    pengumuman = terbitkan_pengumuman(draf, "hasil_akhir", pada=AKHIR)
    assert [x["nama"] for x in pengumuman.isi["lowongan"]] == [satu.nama]
    satu.refresh_from_db()
    assert satu.tahap == "selesai"


def test_pengumuman_perubahan_hanya_dari_usulannya(draf):
    with pytest.raises(TidakSah, match="disusun dari usulannya, dengan alasan"):
        siapkan_pengumuman(seleksi=draf, jenis="perubahan", oleh=sinta(), pada=AWAL)


# --- outside approvals ----------------------------------------------------------------------------
def test_persetujuan_luar_dicatat_oleh_sekretariat_dengan_jejak(draf):
    gerbang = catat_gerbang(seleksi=draf, jenis="rekomendasi_rencana", nomor=" B-1/UJI ", tanggal=AWAL.date(), keterangan="",
                            oleh=sinta(), pada=AWAL)
    assert (gerbang.sebelum, gerbang.nomor, jenis_jejak(draf)[-1]) == ("pengumuman", "B-1/UJI", "gerbang.dicatat")


def test_persetujuan_luar_yang_salah_ditolak(draf):
    with pytest.raises(TidakSah, match="tidak dikenal"):
        catat_gerbang(seleksi=draf, jenis="lain", nomor="1", tanggal=AWAL.date(), keterangan="", oleh=sinta(), pada=AWAL)
    with pytest.raises(TidakBerwenang):
        catat_gerbang(seleksi=draf, jenis="sk_pansel", nomor="1", tanggal=AWAL.date(), keterangan="", oleh=kartika(), pada=AWAL)
