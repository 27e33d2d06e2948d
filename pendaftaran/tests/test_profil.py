"""The profile's pages: nothing typed is lost, nobody else's row is touched, two tabs never overwrite silently."""
import re
from datetime import date

import pytest
from django.urls import reverse

from pendaftaran.models import IsianProfil, Keterkaitan, Pelamar, PenilaianKinerja, RiwayatJabatan
from pendaftaran.selectors.profil import keadaan_profil, pelamar_saya
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Pengguna
from seleksi.tests.pabrik import orang, pelamar_lengkap, seleksi_tuban

pytestmark = pytest.mark.django_db
PRIBADI = {"nama": "Ratna Pelamar", "nip": "19680512 199403 2 001", "nik": "3523015205680001", "tempat_lahir": "Tuban",
           "tanggal_lahir": "12-05-1968", "jenis_kelamin": "P", "telepon": "0812 3456 7890", "alamat": "Jalan Contoh 1"}


@pytest.fixture
def ratna(client):
    pengguna = orang("Ratna Pelamar")
    client.force_login(pengguna)
    return pengguna


def alamat(bagian: str) -> str:
    return reverse("profil_bagian", args=[bagian])


def kirim(client, bagian: str, aksi: str = "simpan", *, versi: int | None = None, **isi):
    pelamar = Pelamar.objects.filter(pengguna_id=client.session["_auth_user_id"]).first()
    kini = IsianProfil.objects.filter(pelamar=pelamar, bagian=bagian).values_list("versi", flat=True).first() or 0
    return client.post(alamat(bagian), {"versi": kini if versi is None else versi, "aksi": aksi, **isi})


def simpan_otomatis(client, bagian: str, medan: str, nilai: str | None, versi: int, **lain):
    isi = {"medan": medan, "versi": versi, **lain} | ({} if nilai is None else {medan: nilai})
    return client.post(reverse("profil_simpan", args=[bagian]), isi, headers={"accept": "application/json"})


def satu_baris(client, bagian: str) -> str:
    kirim(client, bagian, "tambah")
    return IsianProfil.objects.get(bagian=bagian).mentah["baris"][-1]


# --- saving ------------------------------------------------------------------------------------
def test_data_pribadi_tersimpan(client, ratna):
    jawab = kirim(client, "data-pribadi", **PRIBADI)
    assert (jawab.status_code, jawab.url) == (302, alamat("data-pribadi"))
    p = Pelamar.objects.get(pengguna=ratna)
    assert (p.nip, p.nik, p.nik_akhir, p.tanggal_lahir, p.jenis_kelamin) == (
        "196805121994032001", "3523015205680001", "0001", date(1968, 5, 12), "P")
    assert b"3523015205680001" not in bytes(p.nik_sandi)


def test_yang_keliru_disimpan_sebagai_draf_dan_yang_benar_tetap_masuk(client, ratna):
    jawab = kirim(client, "data-pribadi", **PRIBADI | {"nip": "12345", "tanggal_lahir": "31-02-1968"})
    isi = jawab.content.decode()
    assert jawab.status_code == 200
    assert "Kesalahan:" in isi
    assert "NIP terdiri atas 18 angka; NIP lama 9 angka tidak dipakai lagi." in isi
    assert "Tulis tanggal yang ada dalam kalender" in isi
    assert 'value="12345"' in isi and 'value="31-02-1968"' in isi
    p = Pelamar.objects.get(pengguna=ratna)
    assert (p.nip, p.tanggal_lahir, p.tempat_lahir, p.nik_akhir) == ("", None, "Tuban", "0001")
    lagi = client.get(alamat("data-pribadi")).content.decode()  # another device, another day
    assert 'value="12345"' in lagi and 'value="31-02-1968"' in lagi
    assert kirim(client, "data-pribadi", **PRIBADI).status_code == 302
    assert IsianProfil.objects.get(pelamar=p).mentah is None


def test_draf_tersimpan_tersandi(client, ratna):
    kirim(client, "data-pribadi", **PRIBADI | {"nip": "12345"})
    assert b"3523015205680001" not in bytes(IsianProfil.objects.get().sandi)


def test_isi_dari_nip_hanya_yang_kosong(client, ratna):
    kirim(client, "data-pribadi", "nip", nama="Ratna Pelamar", nip="196805121994032001", jenis_kelamin="L")
    p = Pelamar.objects.get(pengguna=ratna)
    assert (p.tanggal_lahir, p.jenis_kelamin) == (date(1968, 5, 12), "L")
    isi = client.get(alamat("data-pribadi")).content.decode()
    assert "Angka ke-15 NIP menyebut perempuan, isian Anda laki-laki." in isi
    assert "TMT CPNS menurut NIP: Maret 1994." in isi


@pytest.mark.parametrize(("isi", "lahir", "kelamin"), [
    ({"nik": "3523015205680001"}, date(1968, 5, 12), "P"), ({"nik": "3523011205010001"}, date(2001, 5, 12), "L"),
    ({"nip": "196813121994039001", "nik": "3523015205680001"}, date(1968, 5, 12), "P"),  # the NIP says neither
    ({"nip": "196805121994031001", "nik": "3523015205690001"}, date(1968, 5, 12), "L"), ({"nik": "1"}, None, "")])
def test_isi_dari_nik_bila_nip_tidak_menyebutnya(client, ratna, isi, lahir, kelamin):
    kirim(client, "data-pribadi", "nip", nama="Ratna Pelamar", **isi)
    assert Pelamar.objects.values_list("tanggal_lahir", "jenis_kelamin").get() == (lahir, kelamin)


def test_nik_yang_berbeda_dicatat_dan_tidak_menolak(client, ratna):
    kirim(client, "data-pribadi", **PRIBADI)
    jawab = simpan_otomatis(client, "data-pribadi", "nik", "3523011205680001", 1).json()
    assert (jawab["catatan"], "galat" in jawab) == ("NIK menyebut laki-laki, isian Anda perempuan.", False)
    assert Pelamar.objects.get().nik == "3523011205680001"


def test_nama_akun_mengikuti_profil_kecuali_diubah_sendiri(client, ratna):
    kirim(client, "data-pribadi", **PRIBADI | {"nama": "Ratna Dewi"})
    ratna.refresh_from_db()
    assert ratna.nama == "Ratna Dewi"
    Pengguna.objects.filter(pk=ratna.pk).update(nama="Bu Ratna")  # by hand
    kirim(client, "data-pribadi", **PRIBADI | {"nama": "Ratna Lagi"})
    ratna.refresh_from_db()
    assert (ratna.nama, Pelamar.objects.get().nama) == ("Bu Ratna", "Ratna Lagi")


def test_nama_pegawai_tidak_berubah_lewat_profil(client):
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    pegawai = orang("Sinta Pegawai", Peran.SEKRETARIAT, seleksi=seleksi)
    client.force_login(pegawai)
    kirim(client, "data-pribadi", **PRIBADI | {"nama": "Bupati Contoh"})
    pegawai.refresh_from_db()
    assert pegawai.nama == "Sinta Pegawai"


def test_kolom_di_luar_bagian_diabaikan(client, ratna):
    lain = orang("Orang Lain")
    kirim(client, "data-pribadi", **PRIBADI, golongan="IV/e", versi_pelamar="99", pengguna=lain.pk, nik_akhir="9999", status="PNS",
          instansi_kode="35.23", pengguna_id=lain.pk, diubah="2020-01-01")
    p = Pelamar.objects.get()
    assert (p.pengguna, p.golongan, p.status, p.instansi_kode, p.nik_akhir) == (ratna, "", "", "", "0001")


@pytest.mark.parametrize(("isi", "hasil"), [
    ({"instansi": "35.23"}, ("35.23", "kabupaten", "Pemerintah Kabupaten Tuban")),
    ({"instansi": "33.76"}, ("33.76", "kota", "Pemerintah Kota Tegal")),
    ({"instansi": "lain", "nama_lain": "Pemerintah Kota Contoh", "jenis_lain": "kota", "kode_lain": "36.75"},
     ("36.75", "kota", "Pemerintah Kota Contoh")),
    ({"instansi": "lain", "nama_lain": "Kementerian Contoh", "jenis_lain": "pusat"}, ("00", "pusat", "Kementerian Contoh")),
    ({"instansi": "lain", "nama_lain": "Pemerintah Contoh", "jenis_lain": "kota", "kode_lain": "36.03"}, ("", "", "")),
    ({"instansi": ""}, ("", "", ""))])
def test_instansi(client, ratna, isi, hasil):
    kirim(client, "kepegawaian", status="PNS", unit_kerja="Dinas Contoh", **isi)
    p = Pelamar.objects.get(pengguna=ratna)
    assert (p.instansi_kode, p.instansi_jenis, p.instansi_nama) == hasil
    assert (p.status, p.unit_kerja) == ("PNS", "Dinas Contoh")


def test_instansi_dicari_tanpa_javascript(client, ratna):
    """The search keeps what was typed elsewhere; only what was found and what was chosen is offered."""
    jawab = kirim(client, "kepegawaian", "cari", cari="tuban", status="PNS", unit_kerja="Dinas Contoh")
    assert (jawab.status_code, jawab.url) == (302, f"{alamat('kepegawaian')}?cari=tuban#id_instansi")
    assert Pelamar.objects.values_list("status", "unit_kerja", "instansi_kode").get() == ("PNS", "Dinas Contoh", "")
    isi = client.get(jawab.url).content.decode()
    assert re.findall(r'name="instansi" id="[^"]*" value="([^"]*)"( checked)?', isi) == [("35.23", ""), ("lain", "")]
    kirim(client, "kepegawaian", instansi="35.23", status="PNS", unit_kerja="Dinas Contoh")
    isi = client.get(f"{alamat('kepegawaian')}?cari=kota+tegal").content.decode()
    assert re.findall(r'name="instansi" id="[^"]*" value="([^"]*)"( checked)?', isi) == [
        ("35.23", " checked"), ("33.76", ""), ("lain", "")]
    assert kirim(client, "kepegawaian", cari="surabaya", instansi="35.23").url.endswith("?cari=surabaya#id_instansi")  # Enter
    assert "<script>" not in client.get(f"{alamat('kepegawaian')}?cari=<script>").content.decode().split("id_cari")[1][:400]


def test_pernyataan_tidak_terjawab_tetap_tidak_terjawab(client, ratna):
    kirim(client, "pernyataan", hukuman="tidak")
    p = Pelamar.objects.get(pengguna=ratna)
    assert (p.tanpa_hukuman, p.dalam_pemeriksaan, p.pidana) == (True, None, "")
    kirim(client, "pernyataan", hukuman="pernah", pemeriksaan="tidak", pidana="tidak_pernah")
    p.refresh_from_db()
    assert (p.tanpa_hukuman, p.dalam_pemeriksaan, p.pidana) == (False, False, "tidak_pernah")


def test_tidak_pernah_dihukum_tetapi_ada_barisnya(client, ratna):
    kode = satu_baris(client, "pernyataan")
    isi = {"baris": kode, "hukuman": "tidak", f"{kode}-tingkat": "ringan", f"{kode}-mulai": "01-02-2010", f"{kode}-selesai": "01-08-2010"}
    assert "Anda menjawab tidak pernah, tetapi ada baris hukuman di bawah." in kirim(client, "pernyataan", **isi).content.decode()
    p = Pelamar.objects.get(pengguna=ratna)
    assert (p.tanpa_hukuman, p.hukumandisiplin_set.count()) == (False, 1)
    assert kirim(client, "pernyataan", **isi | {"hukuman": "pernah"}).status_code == 302


# --- rows --------------------------------------------------------------------------------------
def test_baris_ditambah_diisi_dan_dihapus_tanpa_javascript(client, ratna):
    kode = satu_baris(client, "jabatan")
    isi = {"baris": kode, f"{kode}-nama": "Kepala Bidang", f"{kode}-jenjang": "administrator", f"{kode}-mulai": "02-01-2012"}
    assert kirim(client, "jabatan", **isi).status_code == 302
    baris = RiwayatJabatan.objects.get()
    assert (baris.kode, baris.nama, baris.mulai, baris.selesai, baris.plt) == (kode, "Kepala Bidang", date(2012, 1, 2), None, False)
    kirim(client, "jabatan", **isi | {f"{kode}-nama": "Sekretaris Dinas"})
    assert list(RiwayatJabatan.objects.values_list("pk", "nama")) == [(baris.pk, "Sekretaris Dinas")]
    kirim(client, "jabatan", f"hapus:{kode}", **isi | {f"{kode}-nama": "Sekretaris Dinas"})
    assert RiwayatJabatan.objects.count() == 0
    kirim(client, "jabatan", "kembalikan")
    assert list(RiwayatJabatan.objects.values_list("kode", "nama")) == [(kode, "Sekretaris Dinas")]


def test_baris_setengah_jadi_tetap_ada_sebagai_draf(client, ratna):
    kode = satu_baris(client, "jabatan")
    jawab = kirim(client, "jabatan", baris=kode, **{f"{kode}-nama": "Kepala Bidang", f"{kode}-selesai": "01-01-2010",
                                                   f"{kode}-mulai": "01-01-2012"})
    assert "Tanggal akhir mendahului tanggal mulai." in jawab.content.decode()
    assert RiwayatJabatan.objects.count() == 0
    assert 'value="Kepala Bidang"' in client.get(alamat("jabatan")).content.decode()
    assert [k.status for k in keadaan_profil(pelamar_saya(ratna)) if k.bagian.kode == "jabatan"] == ["perbaiki"]


def test_baris_kosong_dibuang_saat_disimpan(client, ratna):
    kode = satu_baris(client, "diklat")
    assert kirim(client, "diklat", baris=kode, **{f"{kode}-lulus": "on"}).status_code == 302
    assert (IsianProfil.objects.get().mentah, ratna.pelamar.diklat_set.count()) == (None, 0)


def test_kode_baris_orang_lain_atau_karangan_tidak_dibaca(client, ratna):
    korban = pelamar_lengkap("Korban Contoh", urut=7).riwayatjabatan_set.first()
    for kode in (korban.kode, "karangan1234"):
        kirim(client, "jabatan", baris=kode, **{f"{kode}-nama": "Dicuri", f"{kode}-jenjang": "administrator",
                                               f"{kode}-mulai": "02-01-2012"})
    korban.refresh_from_db()
    assert korban.nama == "Kepala Bidang Contoh"
    assert RiwayatJabatan.objects.filter(pelamar__pengguna=ratna).count() == 0


def test_dua_tahun_bertukar_tempat(client):
    pelamar = pelamar_lengkap("Ratna Pelamar")
    client.force_login(pelamar.pengguna)
    a, b = pelamar.penilaiankinerja_set.order_by("tahun")
    isi = {"baris": [a.kode, b.kode], f"{a.kode}-tahun": "2019", f"{b.kode}-tahun": "2018", f"{a.kode}-skp": "80,5",
           f"{b.kode}-skp": "90.25"}
    assert kirim(client, "kinerja", **isi).status_code == 302
    assert [(r.kode, r.tahun, str(r.skp)) for r in PenilaianKinerja.objects.order_by("tahun")] == [
        (b.kode, 2018, "90.25"), (a.kode, 2019, "80.50")]


@pytest.mark.parametrize(("isi", "kata"), [
    ({"tahun": "2018", "skp": "120,01"}, "120"), ({"tahun": "2018", "skp": "NaN"}, "Tulis angka 0 sampai 120"),
    ({"tahun": "2018", "skp": "1e1"}, "Tulis angka 0 sampai 120"), ({"tahun": "2018", "skp": "10.5.1"}, "Tulis angka 0 sampai 120"),
    ({"tahun": "2018"}, "Wajib diisi untuk tahun 2018."), ({"tahun": "20l8", "skp": "80"}, "empat angka, misalnya 1992."),
    ({"tahun": "2018", "skp": "80", "predikat": "baik"}, "Tahun 2018 dinilai dengan nilai setiap unsur; kosongkan isian ini."),
    ({"tahun": "2022", "skp": "80", "predikat": "baik"}, "Tahun 2022 dinilai dengan predikat; kosongkan isian ini."),
    ({"tahun": "2022", "predikat": "baik"}, "Wajib diisi untuk tahun 2022.")])
def test_kinerja_menurut_tahunnya(client, ratna, isi, kata):
    kode = satu_baris(client, "kinerja")
    jawab = kirim(client, "kinerja", baris=kode, **{f"{kode}-{k}": v for k, v in isi.items()})
    assert (jawab.status_code, kata in jawab.content.decode(), PenilaianKinerja.objects.count()) == (200, True, 0)


def test_tahun_kinerja_kembar_ditolak(client):
    pelamar = pelamar_lengkap("Ratna Pelamar")
    client.force_login(pelamar.pengguna)
    a, b = pelamar.penilaiankinerja_set.order_by("tahun")
    jawab = kirim(client, "kinerja", baris=[a.kode, b.kode],
                  **{f"{k}-{m}": v for k in (a.kode, b.kode) for m, v in (("tahun", "2019"), ("skp", "80"))})
    assert "Tahun ini sudah ada pada baris lain." in jawab.content.decode()


def test_tahun_yang_masih_dipegang_baris_keliru_ditolak_dengan_kalimat(client):
    """Row b keeps 2019 in the profile because its year is mistyped, so row a cannot become 2019 yet."""
    pelamar = pelamar_lengkap("Ratna Pelamar")
    client.force_login(pelamar.pengguna)
    a, b = pelamar.penilaiankinerja_set.order_by("tahun")
    jawab = kirim(client, "kinerja", baris=[a.kode, b.kode], **{
        f"{a.kode}-tahun": "2019", f"{a.kode}-skp": "80", f"{b.kode}-tahun": "20l9", f"{b.kode}-skp": "80"})
    assert (jawab.status_code, "Tahun ini sudah ada pada baris lain." in jawab.content.decode()) == (200, True)
    assert list(pelamar.penilaiankinerja_set.order_by("tahun").values_list("tahun", flat=True)) == [2018, 2019]


def test_keterkaitan_bertahan_saat_jabatan_diubah(client):
    pelamar, lowongan = pelamar_lengkap("Ratna Pelamar"), seleksi_tuban(jumlah_lowongan=1).lowongan.get()
    client.force_login(pelamar.pengguna)
    r = pelamar.riwayatjabatan_set.first()
    Keterkaitan.objects.create(riwayat=r, lowongan=lowongan, terkait=True)
    kirim(client, "jabatan", baris=r.kode, **{f"{r.kode}-nama": "Nama Baru", f"{r.kode}-jenjang": "administrator",
                                             f"{r.kode}-mulai": "02-01-2012"})
    assert Keterkaitan.objects.get().riwayat.nama == "Nama Baru"


@pytest.mark.parametrize(("nilai", "status", "nama"), [
    ("Ratna\x00", 400, []),  # never reaches the form
    ("Rat\x0bna", 302, ["Ratna"]), ("Ratna\ufffe", 302, ["Ratna"]),  # no text at all: taken out on arrival
    ("Ratna\u202egro", 200, ["Ratna Pelamar"])])  # turns what is read afterwards: refused in words, the account's name stays
def test_karakter_kendali(client, ratna, nilai, status, nama):
    assert kirim(client, "data-pribadi", **PRIBADI | {"nama": nilai}).status_code == status
    assert list(Pelamar.objects.values_list("nama", flat=True)) == nama


def test_naskah_html_tampil_sebagai_teks(client, ratna):
    jahat = "<img src=x onerror=alert(1)>{{7*7}}"
    kirim(client, "data-pribadi", **PRIBADI | {"tempat_lahir": jahat})
    isi = client.get(alamat("data-pribadi")).content.decode()
    assert "&lt;img src=x onerror=alert(1)&gt;{{7*7}}" in isi
    assert jahat not in isi


# --- who ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("nama", ["profil", "profil_bagian", "profil_simpan"])
def test_tamu_diminta_masuk(client, nama):
    url = reverse(nama, args=["data-pribadi"] if nama != "profil" else [])
    jawab = client.post(url) if nama == "profil_simpan" else client.get(url)
    assert (jawab.status_code, jawab.url) == (302, f"{reverse('account_login')}?next={url}")


def test_bagian_tak_dikenal_404(client, ratna):
    assert client.get(alamat("gaji")).status_code == 404


def test_profil_orang_lain_tidak_terlihat(client, ratna):
    pelamar_lengkap("Orang Lain", urut=3)
    isi = "".join(client.get(alamat(b)).content.decode() for b in ("data-pribadi", "jabatan", "kinerja"))
    assert "Orang Lain" not in isi and "Kepala Bidang Contoh" not in isi


@pytest.mark.parametrize("baris", [1, 3])
def test_jumlah_kueri(client, django_assert_num_queries, baris):
    pelamar = pelamar_lengkap("Ratna Pelamar")
    pelamar.riwayatjabatan_set.all().delete()
    RiwayatJabatan.objects.bulk_create(
        RiwayatJabatan(pelamar=pelamar, nama=f"Jabatan {n}", jenjang="administrator", mulai=date(2010 + n, 1, 1)) for n in range(baris))
    client.force_login(pelamar.pengguna)
    client.get(reverse("profil"))
    with django_assert_num_queries(12):
        client.get(reverse("profil"))
    with django_assert_num_queries(15):
        client.get(alamat("jabatan"))
