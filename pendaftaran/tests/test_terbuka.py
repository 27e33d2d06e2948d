"""What the applicant is told before sending, and that nothing typed or uploaded is lost on the way there."""
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from pendaftaran.domain.identitas import nip_mustahil
from pendaftaran.forms.medan import TAHUN_PENDEK, TANGGAL_SALAH, TanggalLampauField, hari_ini
from pendaftaran.models import Berkas, IsianProfil, Keterkaitan, Pelamar
from pendaftaran.selectors.lamaran import berkas_diminta, keadaan_lamaran
from pendaftaran.selectors.ringkasan import ringkasan_profil
from pendaftaran.selectors.terbuka import yang_terbuka
from pendaftaran.tests.berkas_uji import pdf
from pendaftaran.tests.pelamar_uji import CENTANG, KINI, alamat, buka, draf, pemilik, unggahan
from pendaftaran.tests.test_profil import PRIBADI, kirim, satu_baris
from pendaftaran.tests.test_profil import alamat as bagian
from seleksi.core.models import Jejak
from seleksi.core.selectors import aturan_seleksi
from seleksi.tests.pabrik import orang, seleksi_tuban

pytestmark = pytest.mark.django_db


@pytest.fixture
def seleksi():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    buka(seleksi)
    return seleksi


@pytest.fixture
def ratna(client, seleksi):
    lamaran = draf(seleksi.lowongan.get())
    client.force_login(pemilik(lamaran))
    return lamaran


@pytest.fixture
def baru(client):
    pengguna = orang("Ratna Pelamar")
    client.force_login(pengguna)
    return pengguna


def teks(jawab) -> str:
    return " ".join(jawab.content.decode().split())


def terbuka(lamaran) -> list[tuple[str, str]]:
    keadaan = keadaan_lamaran(lamaran, pemilik(lamaran), pada=KINI, saat_kirim=True)
    return [(b.judul, b.bagian or b.halaman) for b in yang_terbuka(keadaan)]


# --- what is still open ------------------------------------------------------------------------
def test_lamaran_lengkap_tidak_menyisakan_apa_pun(client, seleksi, ratna):
    assert terbuka(ratna) == []
    isi = teks(client.get(alamat("lamaran_periksa", seleksi)))
    assert ("Masih terbuka" in isi, 'name="belum_lengkap"' in isi) == (False, False)


@pytest.mark.parametrize(("ubah", "hasil"), [
    ({"telepon": ""}, [("Data pribadi", "data-pribadi")]),
    ({"nip": "196813121994031001"}, [("NIP dan NIK", "data-pribadi")]),
    ({"jenis_kelamin": "P"}, [("NIP dan NIK", "data-pribadi"), ("NIP dan NIK", "data-pribadi")])],
    ids=["bagian", "nip", "bertentangan"])
def test_yang_terbuka_menunjuk_bagiannya(ratna, ubah, hasil):
    Pelamar.objects.filter(pk=ratna.pelamar_id).update(**ubah)
    assert terbuka(ratna) == hasil


def test_jabatan_belum_dinyatakan_dan_syaratnya_menunjuk_halaman_terkait(ratna):
    Keterkaitan.objects.all().delete()
    assert terbuka(ratna)[0] == ("Jabatan terkait", "lamaran_terkait")
    assert {tujuan for _, tujuan in terbuka(ratna)} == {"lamaran_terkait"}


def test_bagian_belum_lengkap_diakui_lalu_terkirim(client, seleksi, ratna):
    Pelamar.objects.filter(pk=ratna.pelamar_id).update(telepon="")
    isi = teks(client.get(alamat("lamaran_periksa", seleksi)))
    assert "Masih terbuka sebelum dikirim" in isi and "Belum diisi: nomor telepon." in isi
    assert isi.index("Masih terbuka sebelum dikirim") < isi.index('name="belum_lengkap"') < isi.index("Kirim lamaran</button>")
    jawab = client.post(alamat("lamaran_kirim", seleksi), CENTANG)
    assert (jawab.status_code, "Centang bahwa Anda tahu ada bagian yang belum lengkap" in teks(jawab)) == (422, True)
    assert Jejak.objects.get(jenis="lamaran.kirim_ditolak").isi.data["sebab"] == "pernyataan"
    assert client.post(alamat("lamaran_kirim", seleksi), CENTANG | {"belum_lengkap": "on"}).status_code == 302
    ratna.refresh_from_db()
    assert (ratna.status, ratna.pernyataan["belum_lengkap"]) == ("diajukan", True)


# --- a NIP that no calendar knows --------------------------------------------------------------
@pytest.mark.parametrize(("nip", "jumlah"), [
    ("196805121994031001", 0), ("196902291994031001", 1), ("196813121994031001", 1), ("196805121994131001", 1),
    ("196800001994991001", 2), ("12345", 0), ("", 0), ("19680512199403100x", 0)])
def test_nip_mustahil(nip, jumlah):
    assert len(nip_mustahil(nip)) == jumlah


def test_nip_mustahil_diperingatkan_di_mana_mana_tanpa_menghalangi(client, seleksi, ratna):
    Pelamar.objects.filter(pk=ratna.pelamar_id).update(nip="196805121994131001")
    kata = "Angka ke-13 dan ke-14 NIP (13)"
    for url in (bagian("data-pribadi"), alamat("lamaran", seleksi), alamat("lamaran_periksa", seleksi)):
        isi = teks(client.get(url))
        assert (kata in isi, "Ini bukan kesalahan" in isi) == (True, False), url
    isi = teks(client.get(bagian("data-pribadi")))
    assert isi.index('id="id_nip"') < isi.index(kata) < isi.index('id="id_tempat_lahir"')
    assert client.post(alamat("lamaran_kirim", seleksi), CENTANG).status_code == 302


# --- profile -----------------------------------------------------------------------------------
def test_pernah_dihukum_tanpa_baris_tetap_terpilih(client, baru):
    isi = teks(kirim(client, "pernyataan", hukuman="pernah", pemeriksaan="tidak", pidana="tidak_pernah"))
    assert "rinciannya masih diperlukan" in isi
    lagi = teks(client.get(bagian("pernyataan")))
    pilihan = lagi[lagi.index('value="pernah"'):]
    assert "checked" in pilihan[:pilihan.index(">")]
    assert IsianProfil.objects.get().mentah["hukuman"] == ["pernah"]
    kode = satu_baris(client, "pernyataan")
    jawab = kirim(client, "pernyataan", baris=kode, hukuman="pernah", pemeriksaan="tidak", pidana="tidak_pernah", **{
        f"{kode}-tingkat": "ringan", f"{kode}-mulai": "01-02-2010", f"{kode}-selesai": "01-08-2010"})
    assert (jawab.status_code, IsianProfil.objects.get().mentah) == (302, None)


def test_instansi_dari_daftar_dan_diketik(client, baru):
    isi = teks(kirim(client, "kepegawaian", instansi="35.23", nama_lain="Pemerintah Kota Contoh"))
    assert "Yang berlaku pilihan dari daftar" in isi and 'value="Pemerintah Kota Contoh"' in isi
    assert Pelamar.objects.get().instansi_nama == "Pemerintah Kabupaten Tuban"
    assert 'value="Pemerintah Kota Contoh"' in teks(client.get(bagian("kepegawaian")))


@pytest.mark.parametrize(("nip", "kata"), [
    ("12345", "Tidak ada yang diisi dari NIP. NIP terdiri atas 18 angka"), ("", "Tidak ada yang diisi dari NIP. NIP terdiri"),
    ("196805121994032001", "Diisi dari NIP: tanggal lahir dan jenis kelamin."),
    ("196813121994032001", "Diisi dari NIP: jenis kelamin."), ("196813121994039001", "Tidak ada yang diisi dari NIP: isiannya")])
def test_isi_dari_nip_mengatakan_apa_yang_diisi(client, baru, nip, kata):
    kirim(client, "data-pribadi", "nip", nama="Ratna Pelamar", nip=nip)
    assert kata in teks(client.get(bagian("data-pribadi")))


@pytest.mark.parametrize(("nilai", "kata"), [
    ("12-05-68", TAHUN_PENDEK), ("12/5/968", TAHUN_PENDEK), ("120568", TAHUN_PENDEK), ("12 Mei 68", TAHUN_PENDEK),
    ("31-02-1968", TANGGAL_SALAH), ("besok", TANGGAL_SALAH), ("01-01-2099", "Tanggal 01-01-2099 belum terjadi; periksa kembali tahunnya.")])
def test_tanggal_salah_disebut_sebabnya(nilai, kata):
    field = TanggalLampauField()
    with pytest.raises(ValidationError) as galat:
        field.clean(nilai)
    assert galat.value.messages == [kata]
    assert field.clean("12-05-1968") == date(1968, 5, 12)


def test_tahun_yang_belum_terjadi_ditolak_dan_barisnya_disebut(client, baru):
    kode, depan = satu_baris(client, "pendidikan"), hari_ini().year + 1
    isi = teks(kirim(client, "pendidikan", baris=kode, **{f"{kode}-jenjang": "S1", f"{kode}-lulus": str(depan),
                                                         f"{kode}-lembaga": "Universitas Contoh"}))
    assert f"Baris 1, Tahun lulus: Tahun {depan} belum terjadi; paling akhir {depan - 1}." in isi
    assert "belum terjadi" in teks(kirim(client, "data-pribadi", **PRIBADI | {"tanggal_lahir": f"01-04-{depan}"}))


# --- documents ---------------------------------------------------------------------------------
@pytest.mark.parametrize("tajuk", [{}, {"x-requested-with": "XMLHttpRequest"}], ids=["biasa", "javascript"])
def test_sebagian_pilihan_ditolak_menyebut_nama_dan_yang_diterima(client, seleksi, ratna, tajuk):
    jawab = client.post(alamat("berkas_unggah", seleksi, "sertifikat_teknis"), {
        "berkas": [unggahan(nama="a.pdf"), unggahan(b"", nama="rusak.pdf"), unggahan(pdf(isi=b"BT ET"), nama="c.pdf")]}, headers=tajuk)
    isi = teks(jawab)
    assert jawab.status_code == (200 if tajuk else 422)
    assert "rusak.pdf: Berkas kosong (0 byte)." in isi and "Jangan unggah lagi yang sudah diterima." in isi
    assert isi.count("a.pdf") and isi.count("c.pdf")
    assert sorted(Berkas.objects.filter(jenis="sertifikat_teknis").values_list("nama_asli", flat=True)) == ["a.pdf", "c.pdf"]


def test_hapus_bertanya_dahulu_dan_kabarnya_di_slot(client, seleksi, ratna):
    url = alamat("lamaran_berkas", seleksi)
    assert "Ya, hapus berkas ini" in teks(client.get(url))
    berkas = ratna.berkas.get(jenis="ktp")
    jawab = client.post(alamat("berkas_unggah", seleksi, "ktp"), {"aksi": "hapus", "kode": berkas.kode})
    assert jawab.url == f"{url}#slot-ktp"
    isi = teks(client.get(url))
    slot = isi[isi.index('id="slot-ktp"'):]
    assert "ktp.pdf dihapus dari lamaran ini." in slot[:slot.index("</section>")]
    assert "ktp.pdf dihapus" not in teks(client.get(url))


def test_yang_disiapkan_bernama_dan_bertahun(client, seleksi):
    client.force_login(orang("Sari Pelamar"))
    label = [label for label, _ in berkas_diminta(*aturan_seleksi(seleksi))]
    assert "SKP Tahun 2018 dan 2019" in label
    isi = teks(client.get(alamat("lamaran_mulai", seleksi, seleksi.lowongan.get().kode)))
    assert "<strong>SKP Tahun 2018 dan 2019</strong>" in isi


def test_ringkasan_kinerja_bernama(ratna):
    r = ratna.pelamar.penilaiankinerja_set.first()
    r.tahun, r.predikat, r.hasil_kerja, r.perilaku = 2022, "baik", "sesuai", "di_atas"
    r.save()
    ringkasan = ringkasan_profil(keadaan_lamaran(ratna, pemilik(ratna), pada=KINI))
    baris = dict(next(b.baris for b in ringkasan if b.kode == "kinerja"))
    assert baris["Tahun 2022"] == ["Predikat Baik", "hasil kerja sesuai ekspektasi", "perilaku di atas ekspektasi"]
