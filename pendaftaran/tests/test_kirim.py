"""Kirim: what blocks it, what does not, what is frozen, and that it happens once."""
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from pendaftaran.domain.fakta import sha256_fakta, validasi_fakta
from pendaftaran.fakta_pelamar import fakta_lamaran
from pendaftaran.models import Berkas, Lamaran
from pendaftaran.services.kirim import KirimDitolak, kirim_lamaran
from pendaftaran.services.lamaran import SudahMelamar, mulai_lamaran, tarik_lamaran
from pendaftaran.tests.pelamar_uji import KINI, PERNYATAAN, draf, isi_berkas, pemilik
from seleksi.core.akses import TidakBerwenang
from seleksi.core.models import Jejak, Peristiwa
from seleksi.core.selectors import aturan_seleksi
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import BERKAS_WAJIB, fakta_contoh, orang, seleksi_tuban

pytestmark = pytest.mark.django_db


@pytest.fixture
def seleksi():
    return seleksi_tuban(jumlah_lowongan=2)


@pytest.fixture
def lowongan(seleksi):
    return seleksi.lowongan.get(urut=1)


def kirim(lamaran: Lamaran, *, pada: datetime = KINI, pernyataan=PERNYATAAN, diakui=(), oleh=None) -> Lamaran:
    return kirim_lamaran(lamaran=lamaran, pernyataan=pernyataan, syarat_diakui=diakui, oleh=oleh or pemilik(lamaran), pada=pada)


def jejak(jenis: str) -> list[dict]:
    return [baris.isi.data for baris in Jejak.objects.filter(jenis=jenis).select_related("isi")]


def test_pembangun_fakta_sama_dengan_contoh_dan_diterima_kernel(lowongan):
    lamaran = draf(lowongan)
    fakta = fakta_lamaran(lamaran)
    assert fakta == fakta_contoh(lamaran.pelamar, berkas=sorted(BERKAS_WAJIB))
    validasi_fakta(*aturan_seleksi(lamaran.seleksi), fakta)


def test_kirim_membekukan_semuanya(lowongan):
    lamaran = kirim(draf(lowongan))
    lamaran.refresh_from_db()
    fakta = fakta_contoh(lamaran.pelamar, berkas=sorted(BERKAS_WAJIB))
    assert (lamaran.status, lamaran.nomor, lamaran.diajukan) == ("diajukan", "TBN20-0001", KINI)
    assert (lamaran.fakta, lamaran.fakta_sha256, lamaran.fakta_skema) == (fakta, sha256_fakta(fakta), 1)
    assert (lamaran.nama, lamaran.nip) == ("Ratna Pelamar, S.T., M.M.", "196805121994031001")
    assert lamaran.pernyataan == PERNYATAAN | {"versi": "1"}
    generasi = lamaran.generasi.get()
    assert (generasi.nomor, generasi.sebab, generasi.simpulan, generasi.fakta_sha256) == (
        1, "kirim", "memenuhi", lamaran.fakta_sha256)
    assert (generasi.ketentuan_id, lamaran.ketentuan_id) == (lamaran.ketentuan_id, lowongan.seleksi.ketentuan.get().pk)
    assert dict(generasi.syarat.values_list("kode", "dasar"))["golongan"] == "A.1.b"
    assert list(Peristiwa.objects.filter(jenis="lamaran_diajukan").values_list("objek", "kunci")) == [
        (f"lamaran:{lamaran.pk}", f"lamaran_diajukan:{lamaran.pk}")]
    terakhir = Jejak.objects.order_by("pk").last()
    assert (terakhir.jenis, terakhir.objek) == ("lamaran.diajukan", f"lamaran:{lamaran.pk}")
    assert terakhir.isi.data["berkas"] == sorted([jenis, "a" * 64] for jenis in BERKAS_WAJIB)


def test_kirim_dua_kali_tetap_satu(lowongan):
    lamaran = draf(lowongan)
    pertama = kirim(lamaran)
    kedua = kirim(lamaran, pada=KINI + timedelta(days=30), pernyataan={})
    assert (kedua.pk, kedua.nomor, kedua.diajukan) == (pertama.pk, pertama.nomor, KINI)
    assert (lamaran.generasi.count(), len(jejak("lamaran.diajukan"))) == (1, 1)


@pytest.mark.parametrize(("saat", "diterima", "kata"), [
    ("2020-09-24T00:59:59.999", False, "Permintaan Anda tiba Kamis, 24 September 2020 pukul 07.59.59 WIB, di luar jam pendaftaran. "
     "Lamaran dapat dikirim mulai Kamis, 24 September 2020 pukul 08.00 WIB; isian dan berkas Anda tetap tersimpan."),
    ("2020-09-24T01:00:00", True, ""),
    ("2020-09-24T08:00:00.999", True, ""),
    ("2020-09-24T08:00:01", False, "Permintaan Anda tiba Kamis, 24 September 2020 pukul 15.00.01 WIB, di luar jam pendaftaran. "
     "Lamaran dapat dikirim mulai Jumat, 25 September 2020 pukul 08.00 WIB; isian dan berkas Anda tetap tersimpan."),
    ("2020-09-28T08:00:00", True, ""),
    ("2020-09-28T08:00:01", False,
     "Permintaan Anda tiba Senin, 28 September 2020 pukul 15.00.01 WIB, sesudah pendaftaran ditutup. Lamaran tidak diterima."),
])
def test_detik_di_tepi_jendela(lowongan, saat, diterima, kata):
    lamaran = draf(lowongan)
    pada = datetime.fromisoformat(saat).replace(tzinfo=UTC)
    if diterima:
        assert kirim(lamaran, pada=pada).nomor == "TBN20-0001"
        return
    with pytest.raises(KirimDitolak) as galat:
        kirim(lamaran, pada=pada)
    assert str(galat.value) == kata
    lamaran.refresh_from_db()
    assert (lamaran.status, lamaran.nomor, lamaran.fakta) == ("draf", "", None)
    assert jejak("lamaran.kirim_ditolak") == [{"sebab": "jendela", "alasan": kata, "tiba": pada.isoformat()}]


def test_berkas_wajib_kurang_menolak(lowongan):
    lamaran = draf(lowongan, berkas=[j for j in BERKAS_WAJIB if j not in {"ktp", "skp_2019"}])
    with pytest.raises(KirimDitolak, match="^Berkas wajib belum lengkap: Kartu Tanda Penduduk, SKP Tahun 2019\\.$"):
        kirim(lamaran)
    assert [baris["sebab"] for baris in jejak("lamaran.kirim_ditolak")] == ["berkas"]


def test_tahun_tanpa_penilaian_dikirim_bila_dinyatakan(lowongan):
    """Study leave: no appraisal of 2018 and no document of it. The person says so, the panel looks at it."""
    lamaran = draf(lowongan, berkas=[j for j in BERKAS_WAJIB if j != "skp_2018"])
    with pytest.raises(KirimDitolak, match="^Berkas wajib belum lengkap: SKP Tahun 2018\\.$"):
        kirim(lamaran, diakui={"tanpa_skp_2018"})  # 2018 was appraised, so its document is owed
    lamaran.pelamar.penilaiankinerja_set.filter(tahun=2018).delete()
    with pytest.raises(KirimDitolak, match="^Berkas wajib belum lengkap: SKP Tahun 2018\\.$"):
        kirim(lamaran)
    lamaran = kirim(lamaran, diakui={"tanpa_skp_2018"})
    status = dict(lamaran.generasi.get().syarat.values_list("kode", "status"))
    assert (status["berkas"], status["kinerja"], lamaran.syarat_diakui) == (
        "perlu_pemeriksaan", "perlu_pemeriksaan", ["tanpa_skp_2018"])


def test_berkas_bersyarat_menurut_isian(lowongan):
    """Somebody from another regency must bring the approval of A.9.3.n; the same files were enough for an insider."""
    lamaran = draf(lowongan)
    lamaran.pelamar.instansi_kode, lamaran.pelamar.instansi_nama = "35.24", "Pemerintah Kabupaten Lamongan"
    lamaran.pelamar.save()
    with pytest.raises(KirimDitolak, match="^Berkas wajib belum lengkap: Surat persetujuan PPK instansi asal\\.$"):
        kirim(lamaran)
    isi_berkas(lamaran, "persetujuan_ppk").save()
    assert kirim(lamaran).nomor == "TBN20-0001"


@pytest.mark.parametrize("pernyataan", [
    {}, {"benar": True, "aturan": True}, {"benar": True, "aturan": False, "privasi": "1"},
    {"benar": "ya", "aturan": True, "privasi": "1"}, {"benar": True, "aturan": True, "privasi": "0"}])
def test_pernyataan_kurang_menolak(lowongan, pernyataan):
    with pytest.raises(KirimDitolak, match="^Setujui setiap pernyataan sebelum mengirim\\.$"):
        kirim(draf(lowongan), pernyataan=pernyataan)


def test_tanpa_nip_menolak(lowongan):
    lamaran = draf(lowongan)
    lamaran.pelamar.nip = ""
    lamaran.pelamar.save()
    with pytest.raises(KirimDitolak, match="^NIP belum diisi pada Data pribadi; lamaran tanpa NIP tidak dapat dikirim\\.$"):
        kirim(lamaran)


def test_syarat_tidak_terpenuhi_diakui_lalu_terkirim(lowongan):
    lamaran = draf(lowongan)
    lamaran.pelamar.golongan = "III/d"
    lamaran.pelamar.save()
    with pytest.raises(KirimDitolak) as galat:
        kirim(lamaran)
    assert str(galat.value) == ("Ada syarat yang menurut isian Anda tidak terpenuhi dan belum Anda akui: "
                                "Pangkat paling rendah Pembina (IV/a).")
    lamaran = kirim(lamaran, diakui={"golongan", "usia"})
    assert (lamaran.syarat_diakui, lamaran.generasi.get().simpulan) == (["golongan"], "tidak_memenuhi")


def test_isian_yang_belum_ada_diperiksa_orang_dan_tidak_menghalangi(lowongan):
    lamaran = draf(lowongan)
    lamaran.pelamar.penilaiankinerja_set.all().delete()
    lamaran.pelamar.tmt_golongan, lamaran.pelamar.tanpa_hukuman = None, False
    lamaran.pelamar.save()
    lamaran = kirim(lamaran)
    status = dict(lamaran.generasi.get().syarat.values_list("kode", "status"))
    assert {k: status[k] for k in ("golongan", "kinerja", "hukuman_disiplin")} == dict.fromkeys(
        ("golongan", "kinerja", "hukuman_disiplin"), "perlu_pemeriksaan")
    assert lamaran.generasi.get().simpulan == "perlu_pemeriksaan"


def test_nip_yang_sama_dari_akun_lain_ditolak(lowongan, seleksi):
    kirim(draf(lowongan))
    kembar = draf(seleksi.lowongan.get(urut=2), "Ratna Kembar", urut=1)
    with pytest.raises(KirimDitolak) as galat:
        kirim(kembar)
    assert str(galat.value) == ("Sudah ada lamaran dengan NIP ini dalam seleksi ini. Bila itu bukan lamaran Anda, "
                                "laporkan kepada Sekretariat melalui Permintaan tentang data saya; jangan membuat akun lain.")


def test_basis_data_juga_menolak_nip_kembar(lowongan, seleksi):
    satu, dua = kirim(draf(lowongan)), draf(seleksi.lowongan.get(urut=2), "Bagus Pelamar", urut=2)
    with pytest.raises(DatabaseError), transaction.atomic():
        Lamaran.objects.filter(pk=dua.pk).update(
            status="diajukan", nip=satu.nip, nomor="X", diajukan=KINI, fakta_sha256="0" * 64, fakta={})


def test_lamaran_orang_lain_tidak_dapat_dikirim(lowongan):
    with pytest.raises(TidakBerwenang, match="^Lamaran ini bukan milik Anda\\.$"):
        kirim(draf(lowongan), oleh=orang("Orang Lain"))


def test_nomor_tanpa_sela_dan_putaran_kedua_berhuruf(lowongan, seleksi):
    assert [kirim(draf(lowongan, f"Peserta {n}", urut=n)).nomor for n in (1, 2, 3)] == [
        "TBN20-0001", "TBN20-0002", "TBN20-0003"]
    lain = seleksi_tuban(slug="jpt-2020-dua", jumlah_lowongan=1)
    assert kirim(draf(lain.lowongan.get(), "Peserta 4", urut=4)).nomor == "TBN20B-0001"


def test_penolakan_tidak_memakai_nomor(lowongan):
    gagal = draf(lowongan, "Peserta 1", urut=1)
    with pytest.raises(KirimDitolak):
        kirim(gagal, pernyataan={})
    assert [kirim(draf(lowongan, "Peserta 2", urut=2)).nomor, kirim(gagal).nomor] == ["TBN20-0001", "TBN20-0002"]


@pytest.mark.parametrize("kolom", ["fakta = '{}'", "fakta_sha256 = 'x'", "nomor = 'TBN20-9999'", "diajukan = '2020-09-28'"])
def test_fakta_beku_menolak_sql_mentah(lowongan, kolom):
    lamaran = kirim(draf(lowongan))
    with pytest.raises(DatabaseError, match="baris beku"), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(f"UPDATE pendaftaran_lamaran SET {kolom} WHERE id = {lamaran.pk}")


def test_baris_terkirim_tidak_dapat_dihapus(lowongan):
    lamaran = kirim(draf(lowongan))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(f"DELETE FROM pendaftaran_lamaran WHERE id = {lamaran.pk}")


# --- withdrawal --------------------------------------------------------------------------------
def test_tarik_lalu_kirim_lagi_memakai_berkas_lama(lowongan, seleksi):
    lama = kirim(draf(lowongan))
    tarik_lamaran(lamaran=lama, alasan="Pindah pilihan", oleh=pemilik(lama), pada=KINI)
    baru = mulai_lamaran(lowongan=seleksi.lowongan.get(urut=2), oleh=pemilik(lama), pada=KINI)
    assert sorted(baru.berkas.values_list("jenis", "jalur_asli")) == sorted(lama.berkas.values_list("jenis", "jalur_asli"))
    assert set(baru.berkas.values_list("kode", flat=True)) & set(lama.berkas.values_list("kode", flat=True)) == set()
    baru = kirim(baru, diakui={"pengalaman_terkait"})
    lama.refresh_from_db()
    assert (lama.status, lama.nomor, baru.status, baru.nomor) == ("ditarik", "TBN20-0001", "diajukan", "TBN20-0002")
    assert jejak("lamaran.ditarik") == [{"dari": "diajukan", "alasan": "Pindah pilihan"}]


def test_tarik_terkirim_hanya_di_dalam_jendela(lowongan):
    lamaran = kirim(draf(lowongan))
    with pytest.raises(TidakSah) as galat:
        tarik_lamaran(lamaran=lamaran, alasan="Terlambat", oleh=pemilik(lamaran), pada=KINI + timedelta(days=7))
    assert str(galat.value) == (
        "Lamaran yang sudah dikirim hanya dapat ditarik selama jendela pendaftaran terbuka. Sekarang Kamis, 1 Oktober 2020 "
        "pukul 10.00 WIB; untuk mengundurkan diri, hubungi Sekretariat.")


def test_tarik_draf_kapan_saja_dengan_alasan(lowongan):
    lamaran = draf(lowongan)
    with pytest.raises(TidakSah, match="^Tuliskan alasannya\\.$"):
        tarik_lamaran(lamaran=lamaran, alasan="  ", oleh=pemilik(lamaran), pada=KINI)
    assert tarik_lamaran(lamaran=lamaran, alasan="Batal", oleh=pemilik(lamaran), pada=KINI + timedelta(days=30)).status == "ditarik"


def test_lamaran_kedua_ditolak_menyebut_yang_pertama(lowongan, seleksi):
    lamaran = draf(lowongan)
    with pytest.raises(SudahMelamar) as galat:
        mulai_lamaran(lowongan=seleksi.lowongan.get(urut=2), oleh=pemilik(lamaran), pada=KINI)
    assert galat.value.lamaran == lamaran
    assert str(galat.value) == (f"Anda sudah melamar {lowongan.nama}. Seorang pelamar hanya boleh melamar satu jabatan; "
                                "tarik dahulu lamaran itu bila Anda ingin pindah.")
    assert mulai_lamaran(lowongan=lowongan, oleh=pemilik(lamaran), pada=KINI) == lamaran
    assert Lamaran.objects.count() == 1


def test_pemegang_peran_tidak_dapat_melamar(lowongan):
    with pytest.raises(TidakBerwenang, match="^Anda memegang peran dalam seleksi ini"):
        mulai_lamaran(lowongan=lowongan, oleh=orang("Sinta Sekretariat"), pada=KINI)


def test_pendaftaran_tutup_menolak_draf_baru(lowongan):
    with pytest.raises(TidakSah, match=f"^Pendaftaran untuk {lowongan.nama} sudah ditutup\\.$"):
        mulai_lamaran(lowongan=lowongan, oleh=orang("Terlambat"), pada=KINI + timedelta(days=30))


def test_berkas_lama_yang_diganti_tidak_ikut(lowongan):
    lamaran = draf(lowongan)
    Berkas.objects.filter(lamaran=lamaran, jenis="ktp").update(diganti=KINI)
    with pytest.raises(KirimDitolak, match="Kartu Tanda Penduduk"):
        kirim(lamaran)
