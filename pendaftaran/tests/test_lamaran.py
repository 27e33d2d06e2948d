"""The pages of an application, seen by named people: Ratna owns it, Bagus has another, Sinta is secretary, Tamu is nobody."""
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pendaftaran.domain.pernyataan import BELUM
from pendaftaran.models import Keterkaitan, Lamaran, RiwayatJabatan
from pendaftaran.selectors import hasil_terbit
from pendaftaran.selectors.lamaran import keadaan_lamaran, lamaran_saya
from pendaftaran.services.kirim import kirim_lamaran
from pendaftaran.services.lamaran import batalkan, diskualifikasi, gugurkan, tandai_terkait
from pendaftaran.tests.pelamar_uji import CENTANG, KINI, PERNYATAAN, alamat, buka, draf, isi_berkas, jendela, pemilik, tutup
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang
from seleksi.core.models import Jejak
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import lamaran_terkirim, orang, seleksi_draf, seleksi_tuban

pytestmark = pytest.mark.django_db
HALAMAN = ["lamaran", "lamaran_terkait", "lamaran_berkas", "lamaran_periksa", "lamaran_terkirim", "lamaran_tarik", "lamaran_kirim"]


@pytest.fixture
def seleksi():
    seleksi = seleksi_tuban(jumlah_lowongan=2)
    buka(seleksi)
    return seleksi


@pytest.fixture
def lowongan(seleksi):
    return seleksi.lowongan.get(urut=1)


@pytest.fixture
def ratna(client, lowongan):
    """Ratna's draft, with everything that is asked; the client is hers."""
    lamaran = draf(lowongan)
    client.force_login(pemilik(lamaran))
    return lamaran


def teks(jawab) -> str:
    return " ".join(jawab.content.decode().split())


# --- choose one post ---------------------------------------------------------------------------
def test_memilih_jabatan_membuat_satu_draf(client, seleksi, lowongan):
    pengguna = orang("Ratna Pelamar")
    client.force_login(pengguna)
    url = alamat("lamaran_mulai", seleksi, lowongan.kode)
    assert "Seorang pelamar hanya boleh melamar satu jabatan" in teks(client.get(url))
    assert Lamaran.objects.count() == 0
    assert [client.post(url).url for _ in range(2)] == [alamat("lamaran", seleksi)] * 2
    assert lamaran_saya(seleksi, pengguna).lowongan == lowongan
    assert Lamaran.objects.count() == 1


def test_jabatan_kedua_ditolak_dengan_tautan_ke_yang_pertama(client, seleksi, ratna):
    jawab = client.post(alamat("lamaran_mulai", seleksi, seleksi.lowongan.get(urut=2).kode))
    assert jawab.status_code == 409
    assert (f"Anda sudah melamar {ratna.lowongan.nama}. Seorang pelamar hanya boleh melamar satu jabatan; tarik dahulu lamaran "
            "itu bila Anda ingin pindah.") in teks(jawab)
    assert f'href="{alamat("lamaran", seleksi)}"' in teks(jawab)
    assert Lamaran.objects.count() == 1


def test_jabatan_dari_seleksi_lain_404(client, seleksi, ratna):
    lain = seleksi_tuban(slug="jpt-2020-dua", jumlah_lowongan=1).lowongan.get()
    assert client.post(alamat("lamaran_mulai", seleksi, lain.kode)).status_code == 404


def test_seleksi_yang_belum_diumumkan_404(client, ratna):
    lain = seleksi_draf(slug="rahasia", jumlah_lowongan=1)
    assert client.post(alamat("lamaran_mulai", lain, lain.lowongan.get().kode)).status_code == 404


def test_sesudah_penutupan_tidak_ada_draf_baru(client, seleksi, lowongan):
    tutup(seleksi)
    client.force_login(orang("Terlambat"))
    jawab = client.post(alamat("lamaran_mulai", seleksi, lowongan.kode))
    assert (jawab.status_code, Lamaran.objects.count()) == (409, 0)
    assert f"Pendaftaran untuk {lowongan.nama} sudah ditutup." in teks(jawab)


# --- task list ---------------------------------------------------------------------------------
def test_daftar_tugas_menghitung_berkas_dan_syarat(client, seleksi, ratna):
    ratna.berkas.filter(jenis__in=["ktp", "drh", "skp_2018", "pas_foto"]).delete()
    isi = teks(client.get(alamat("lamaran", seleksi)))
    assert "9 dari 14 berkas" in isi
    assert "4 berkas wajib belum ada: Daftar Riwayat Hidup, Kartu Tanda Penduduk, SKP Tahun 2018, Pas foto 4x6 berwarna." in isi
    assert "A.1.b</a> · " in isi and "Belum dapat dimulai" in isi


def test_kelayakan_langsung_mengikuti_isian(client, seleksi, ratna):
    ratna.pelamar.golongan = "III/d"
    ratna.pelamar.save()
    keadaan = keadaan_lamaran(ratna, pemilik(ratna), pada=KINI)
    assert {h.kode: h.status for h in keadaan.hasil.syarat}["golongan"] == "tidak_memenuhi"
    isi = teks(client.get(alamat("lamaran", seleksi)))
    assert "Tidak memenuhi" in isi and "Periksa dan kirim" in isi


def test_tanpa_lamaran_ada_petunjuk(client, seleksi):
    client.force_login(orang("Baru"))
    jawab = client.get(alamat("lamaran", seleksi))
    assert (jawab.status_code, "Anda belum memilih jabatan" in teks(jawab)) == (200, True)


def test_jabatan_terkait_milik_sendiri_saja(client, seleksi, lowongan, ratna):
    lain = draf(seleksi.lowongan.get(urut=2), "Bagus Pelamar", urut=2)
    Keterkaitan.objects.all().delete()
    a, b = ratna.pelamar.riwayatjabatan_set.all()
    asing = lain.pelamar.riwayatjabatan_set.first()
    client.post(alamat("lamaran_terkait", seleksi), {
        f"terkait-{a.kode}": "ya", f"terkait-{b.kode}": "tidak", f"terkait-{asing.kode}": "ya"})
    assert set(Keterkaitan.objects.values_list("riwayat_id", "lowongan_id", "terkait")) == {
        (a.pk, lowongan.pk, True), (b.pk, lowongan.pk, False)}


def test_layanan_terkait_mengabaikan_jabatan_orang_lain(lowongan, seleksi, ratna):
    asing = draf(seleksi.lowongan.get(urut=2), "Bagus Pelamar", urut=2).pelamar.riwayatjabatan_set.first()
    assert tandai_terkait(lamaran=ratna, jawaban={asing.kode: False}, oleh=pemilik(ratna)) == 0
    assert not Keterkaitan.objects.filter(riwayat=asing, lowongan=lowongan).exists()


def test_jabatan_terkait_simpan_otomatis(client, seleksi, ratna):
    a = ratna.pelamar.riwayatjabatan_set.first()
    jawab = client.post(alamat("lamaran_terkait", seleksi), {"medan": f"terkait-{a.kode}", f"terkait-{a.kode}": "tidak"},
                        headers={"accept": "application/json"})
    assert (jawab.status_code, list(jawab.json())) == (200, ["pukul"])
    assert Keterkaitan.objects.get(riwayat=a).terkait is False


# --- check and send ----------------------------------------------------------------------------
def test_periksa_menampilkan_isian_berkas_dan_syarat(client, seleksi, ratna):
    isi = teks(client.get(alamat("lamaran_periksa", seleksi)))
    for kata in ("Ratna Pelamar, S.T., M.M.", "19680512 199403 1 001", "berakhir 0001", "Sekretaris Dinas Contoh", "ktp.pdf, 1 halaman",
                 "Semua data dan berkas dalam lamaran ini benar", "versi 1", "Kirim lamaran"):
        assert kata in isi
    assert ratna.pelamar.nik not in isi


def test_kirim_lewat_halaman_dan_konfirmasi_bertahan(client, seleksi, ratna):
    jawab = client.post(alamat("lamaran_kirim", seleksi), CENTANG)
    assert (jawab.status_code, jawab.url) == (302, alamat("lamaran_terkirim", seleksi))
    for _ in range(2):
        isi = teks(client.get(jawab.url))
        assert "TBN20-0001" in isi and "a" * 64 in isi and "Kartu Tanda Penduduk" in isi
    ratna.refresh_from_db()
    assert ratna.fakta_sha256 in isi


def test_klik_ganda_menampilkan_konfirmasi_yang_sama(client, seleksi, ratna):
    pertama, kedua = (client.post(alamat("lamaran_kirim", seleksi), CENTANG, follow=True) for _ in range(2))
    assert (pertama.status_code, kedua.status_code) == (200, 200)
    assert "TBN20-0001" in teks(pertama) and "TBN20-0001" in teks(kedua)
    assert Jejak.objects.filter(jenis="lamaran.diajukan").count() == 1


def test_kirim_di_luar_jendela_menyimpan_bukti(client, seleksi, ratna):
    jendela(seleksi, timedelta(hours=1), timedelta(hours=2))
    jawab = client.post(alamat("lamaran_kirim", seleksi), CENTANG)
    assert jawab.status_code == 409
    assert "di luar jam pendaftaran" in teks(jawab) and "Percobaan ini dicatat" in teks(jawab)
    assert Jejak.objects.filter(jenis="lamaran.kirim_ditolak", objek=f"lamaran:{ratna.pk}").count() == 1
    ratna.refresh_from_db()
    assert ratna.status == "draf"


def test_pernyataan_yang_belum_dicentang_disebut_dan_yang_lain_tetap(client, seleksi, ratna):
    jawab = client.post(alamat("lamaran_kirim", seleksi), {"benar": "on"})
    isi = teks(jawab)
    assert jawab.status_code == 422
    assert "Kesalahan:" in isi and isi.count(BELUM["aturan"]) == 2  # in the summary and at the box
    assert BELUM["privasi"] in isi and BELUM["benar"] not in isi
    assert 'id="id_benar" checked' in isi


def test_syarat_tidak_terpenuhi_diakui_satu_per_satu(client, seleksi, ratna):
    ratna.pelamar.golongan = "III/d"
    ratna.pelamar.save()
    assert 'name="akui_golongan"' in teks(client.get(alamat("lamaran_periksa", seleksi)))
    assert client.post(alamat("lamaran_kirim", seleksi), CENTANG).status_code == 422
    assert client.post(alamat("lamaran_kirim", seleksi), CENTANG | {"akui_golongan": "on"}).status_code == 302
    ratna.refresh_from_db()
    assert (ratna.status, ratna.syarat_diakui) == ("diajukan", ["golongan"])


def test_tanpa_penilaian_dinyatakan_di_halaman(client, seleksi, ratna):
    ratna.berkas.filter(jenis="skp_2018").delete()
    ratna.pelamar.penilaiankinerja_set.filter(tahun=2018).delete()
    isi = teks(client.get(alamat("lamaran_periksa", seleksi)))
    assert 'name="akui_tanpa_skp_2018"' in isi and "mengirim tanpa SKP Tahun 2018" in isi
    jawab = client.post(alamat("lamaran_kirim", seleksi), CENTANG)
    assert (jawab.status_code, "Unggah SKP Tahun 2018, atau nyatakan bahwa Anda tidak dinilai." in teks(jawab)) == (409, True)
    assert client.post(alamat("lamaran_kirim", seleksi), CENTANG | {"akui_tanpa_skp_2018": "on"}).status_code == 302


def test_isian_tambahan_pada_kirim_diabaikan(client, seleksi, ratna):
    client.post(alamat("lamaran_kirim", seleksi), CENTANG | {
        "nomor": "PALSU-1", "status": "lulus_administrasi", "diajukan": "2020-01-01", "nip": "1" * 18, "akui_usia": "on"})
    ratna.refresh_from_db()
    assert (ratna.nomor, ratna.status, ratna.nip, ratna.syarat_diakui) == ("TBN20-0001", "diajukan", "196805121994031001", [])


def test_sesudah_masuk_lagi_get_kirim_kembali_ke_periksa(client, seleksi, ratna):
    jawab = client.get(alamat("lamaran_kirim", seleksi))
    assert (jawab.status_code, jawab.url) == (302, alamat("lamaran_periksa", seleksi))


def test_tarik_lewat_halaman(client, seleksi, ratna):
    client.post(alamat("lamaran_kirim", seleksi), CENTANG)
    jawab = client.post(alamat("lamaran_tarik", seleksi), {"alasan": ""})
    assert "Tuliskan alasan Anda menarik lamaran." in teks(jawab)
    assert client.post(alamat("lamaran_tarik", seleksi), {"alasan": "Pindah pilihan"}).status_code == 302
    assert "Lamaran ini Anda tarik. Alasan: Pindah pilihan" in teks(client.get(alamat("lamaran", seleksi)))


def test_tarik_yang_terkirim_sesudah_penutupan_ditolak(client, seleksi, ratna):
    client.post(alamat("lamaran_kirim", seleksi), CENTANG)
    tutup(seleksi)
    jawab = client.post(alamat("lamaran_tarik", seleksi), {"alasan": "Terlambat"})
    assert jawab.status_code == 409
    assert "hanya dapat ditarik selama jendela pendaftaran terbuka" in teks(jawab)


# --- after sending: only what was published ----------------------------------------------------
@pytest.mark.parametrize("status", ["diverifikasi", "lulus_administrasi", "tidak_lulus_administrasi"])
def test_hasil_yang_belum_diumumkan_tidak_terlihat(client, seleksi, lowongan, status):
    lamaran = lamaran_terkirim(lowongan, "Ratna Pelamar")
    client.force_login(pemilik(lamaran))
    tetap = [teks(client.get(alamat(nama, seleksi))) for nama in ("lamaran", "lamaran_terkirim", "lamaran_tarik")]
    lamaran.status = status
    lamaran.save(update_fields=["status"])
    berubah = [teks(client.get(alamat(nama, seleksi))) for nama in ("lamaran", "lamaran_terkirim", "lamaran_tarik")]
    assert [_tanpa_jam(isi) for isi in berubah] == [_tanpa_jam(isi) for isi in tetap]
    assert "Belum ada hasil yang diumumkan." in berubah[0]


def _tanpa_jam(isi: str) -> str:
    """Without what every request draws anew: form tokens and the server's clock."""
    berubah = ("value=", "content=", "data-", "detik", "menit")
    return " ".join(kata for kata in isi.split() if not kata.startswith(berubah) and not kata.isdigit())


def test_hasil_terbit_dari_penyedia_tampil(client, seleksi, lowongan, monkeypatch):
    lamaran = lamaran_terkirim(lowongan, "Ratna Pelamar", status="lulus_administrasi")
    monkeypatch.setattr(hasil_terbit, "PENYEDIA", [lambda daftar: {lamaran.pk: [
        hasil_terbit.HasilTerbit("Hasil seleksi administrasi", "Lulus", KINI, True, ("A.1.b terpenuhi",))]}])
    client.force_login(pemilik(lamaran))
    isi = teks(client.get(alamat("lamaran", seleksi)))
    assert "Hasil seleksi administrasi" in isi and "A.1.b terpenuhi" in isi


# --- who ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("nama", HALAMAN)
def test_tamu_diminta_masuk(client, seleksi, nama):
    jawab = client.get(alamat(nama, seleksi))
    assert (jawab.status_code, jawab.url.partition("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize("nama", HALAMAN)
def test_pemegang_peran_404(client, seleksi, nama):
    client.force_login(orang("Sinta Sekretariat"))
    assert client.get(alamat(nama, seleksi)).status_code == 404


@pytest.mark.parametrize("nama", HALAMAN[1:])
def test_tanpa_lamaran_404_walau_orang_lain_punya(client, seleksi, ratna, nama):
    client.force_login(orang("Bagus Pelamar"))
    assert client.get(alamat(nama, seleksi)).status_code == 404


def test_lamaran_orang_lain_tidak_terlihat(client, seleksi, ratna):
    bagus = draf(seleksi.lowongan.get(urut=2), "Bagus Pelamar", urut=2)
    client.force_login(pemilik(bagus))
    isi = teks(client.get(alamat("lamaran_periksa", seleksi)))
    assert "Bagus Pelamar" in isi and "Ratna" not in isi


@pytest.mark.parametrize("baris", [1, 3])
def test_jumlah_kueri(client, seleksi, ratna, django_assert_num_queries, monkeypatch, baris):
    """One or three posts in the history, and files per slot, cost the same. Published results are another app's queries."""
    for nama in ("PENYEDIA", "PENYEDIA_SURAT", "PENYEDIA_TINDAKAN"):
        monkeypatch.setattr(hasil_terbit, nama, [])
    ratna.pelamar.riwayatjabatan_set.all().delete()
    RiwayatJabatan.objects.bulk_create(
        RiwayatJabatan(pelamar=ratna.pelamar, nama=f"Jabatan {n}", jenjang="administrator", mulai=KINI.date()) for n in range(baris))
    for n in range(baris):
        isi_berkas(ratna, "sertifikat_teknis", urut=n + 1).save()
    hitung = {"lamaran": 21, "lamaran_terkait": 18, "lamaran_berkas": 20, "lamaran_periksa": 23}
    for nama, jumlah in hitung.items():
        client.get(alamat(nama, seleksi))
        with django_assert_num_queries(jumlah):
            client.get(alamat(nama, seleksi))
    kirim_lamaran(lamaran=ratna, pernyataan=PERNYATAAN, syarat_diakui={"jabatan", "pengalaman_terkait"}, oleh=pemilik(ratna),
                  pada=timezone.now())
    for nama, jumlah in {"lamaran": 14, "lamaran_terkirim": 13}.items():
        with django_assert_num_queries(jumlah):
            client.get(alamat(nama, seleksi))


# --- what staff may do -------------------------------------------------------------------------
def test_gugur_diskualifikasi_batal_oleh_petugas(lowongan):
    sinta, kartika = orang("Sinta Sekretariat"), orang("Kartika Ketua")
    satu, dua, tiga = (lamaran_terkirim(lowongan, f"Peserta {n}", urut=n, status="lulus_administrasi") for n in (1, 2, 3))
    assert gugurkan(lamaran=satu, alasan="Tidak hadir", oleh=sinta, pada=KINI).status == "gugur"
    assert diskualifikasi(lamaran=dua, alasan="Menyuap", oleh=kartika, pada=KINI).status == "didiskualifikasi"
    assert batalkan(lamaran=tiga, alasan="Ijazah palsu", dokumen="Surat Contoh 12", oleh=kartika, pada=KINI).status == "dibatalkan"
    assert tiga.__class__.objects.get(pk=tiga.pk).alasan_akhir == "Ijazah palsu (dokumen: Surat Contoh 12)"
    assert sorted(Jejak.objects.filter(jenis__startswith="lamaran.").values_list("jenis", flat=True)) == [
        "lamaran.dibatalkan", "lamaran.didiskualifikasi", "lamaran.gugur"]


def test_petugas_ditolak_tanpa_wewenang_alasan_atau_keadaan(lowongan):
    lamaran, sinta, kartika = lamaran_terkirim(lowongan), orang("Sinta Sekretariat"), orang("Kartika Ketua")
    with pytest.raises(TidakBerwenang):
        diskualifikasi(lamaran=lamaran, alasan="x", oleh=sinta, pada=KINI)
    with pytest.raises(TidakBerwenang):
        gugurkan(lamaran=lamaran, alasan="x", oleh=pemilik(lamaran), pada=KINI)
    with pytest.raises(TidakSah, match="^Sebutkan dokumen yang membuktikan ketidakbenaran data\\.$"):
        batalkan(lamaran=lamaran, alasan="x", dokumen=" ", oleh=kartika, pada=KINI)
    with pytest.raises(TransisiDitolak):
        gugurkan(lamaran=lamaran, alasan="x", oleh=sinta, pada=KINI)
