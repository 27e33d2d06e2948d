"""Cek kelayakan: the same verdicts as the portal, nothing kept, and the way into a profile that overwrites nothing."""
import logging
from datetime import date

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.apps import apps
from django.test import Client
from django.urls import reverse

from pendaftaran.domain.cek import cek_kelayakan
from pendaftaran.domain.kelayakan import saring_sementara
from pendaftaran.forms.cek import BARIS, IsianCek
from pendaftaran.models import IsianProfil, Keterkaitan, Pelamar, RiwayatJabatan
from pendaftaran.tests.fakta_uji import butir, putaran_dari
from pendaftaran.tests.pelamar_uji import buka, tutup
from pendaftaran.views.cek import TITIPAN
from seleksi.aturan.loader import muat_profil
from seleksi.core.models import Seleksi
from seleksi.core.selectors import aturan_seleksi
from seleksi.tests.pabrik import orang, pelamar_lengkap, seleksi_draf, seleksi_tuban
from seleksi.tests.test_tampilan import periksa_rangka

pytestmark = pytest.mark.django_db
UNSUR = ("skp", "orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama")
ISI = {
    "nip": "19680512 199403 1 001", "tanggal_lahir": "12-05-1968", "status": "PNS", "instansi": "35.23", "golongan": "IV/b",
    "tmt_golongan": "01-04-2016", "hukuman": "tidak", "pemeriksaan": "tidak", "baris": ["jabatan-0", "pendidikan-0", "diklat-0"],
    "jabatan-0-nama": "Kepala Bidang Contoh", "jabatan-0-jenjang": "administrator", "jabatan-0-mulai": "02-01-2012",
    "jabatan-0-selesai": "", "jabatan-0-terkait": "ya", "pendidikan-0-jenjang": "S1", "pendidikan-0-lulus": "1992",
    "diklat-0-jenis": "diklatpim_iii", "diklat-0-tanggal": "20-08-2013", "diklat-0-lulus": "ya",
    **{f"kinerja-{tahun}-{nama}": "82,50" for tahun in (2018, 2019) for nama in UNSUR}}


@pytest.fixture
def seleksi() -> Seleksi:
    return seleksi_tuban(jumlah_lowongan=2)


def alamat(seleksi: Seleksi) -> str:
    return reverse("cek", args=[seleksi.instansi.slug, seleksi.slug, seleksi.lowongan.first().kode])


def isi_tabel() -> dict[str, int]:
    return {m._meta.label: m._base_manager.count() for m in apps.get_models()}


# --- the page ------------------------------------------------------------------------------------
def test_orang_asing_mendapat_hasil_dan_tidak_ada_yang_tersimpan(seleksi, client, caplog):
    sebelum = isi_tabel()
    caplog.set_level(logging.DEBUG)
    pertama = client.get(alamat(seleksi))
    jawab = client.post(alamat(seleksi), ISI)
    html = jawab.content.decode()
    assert (pertama.status_code, jawab.status_code, jawab.headers["Cache-Control"]) == (200, 200, "no-store, private")
    assert isi_tabel() == sebelum
    assert set(client.cookies) == {"csrftoken"}
    assert [kata for kata in ("19680512", "Kepala Bidang Contoh") if kata in caplog.text] == []
    periksa_rangka(html)
    periksa_rangka(pertama.content.decode())
    assert "setiap syarat yang dapat dinilai sekarang terpenuhi" in html
    assert "A.1.e · 8 tahun 8 bulan 26 hari dari satu jabatan" in html
    assert 'value="Kepala Bidang Contoh"' in html and 'class="g-batang"' in html


def test_hasil_dari_penilai_yang_sama(seleksi):
    """What the forms read is what the kernel judges in the portal."""
    profil, putaran = aturan_seleksi(seleksi)
    isian = IsianCek(profil, putaran, _post(ISI))
    assert not isian.salah, [f.errors for f in isian.semua if f.errors]
    fakta = isian.fakta()
    assert fakta["jabatan"] == [{"nama": "Kepala Bidang Contoh", "jenjang": "administrator", "mulai": "2012-01-02", "selesai": None,
                                 "terkait": True, "plt": False}]
    assert fakta["kinerja"] == [{"tahun": t, "unsur": dict.fromkeys(UNSUR, "82.50")} for t in (2018, 2019)]
    hasil = cek_kelayakan(profil, putaran, fakta, pada=date(2020, 9, 1))
    portal = saring_sementara(profil, putaran, fakta | {"berkas": []})
    assert [j.hasil for j in hasil.syarat] == [h for h in portal.syarat if h.kode != "berkas"]
    assert hasil.simpulan == "memenuhi"


def _post(isi: dict):
    klien = Client()
    return klien.post("/", isi).wsgi_request.POST


def test_hasil_asesmen_yang_disebut_dianggap_berdokumen():
    """Nobody uploads here: an outsider who names a valid result is not told that its paper is missing."""
    isi = butir("tulungagung-2020", instansi={"kode": "35.23", "jenis": "kabupaten"}, asesmen=[{"tanggal": "2019-01-01"}],
                buang=("berkas",))
    profil, putaran = muat_profil(isi["profil"]), putaran_dari(isi)
    hasil = cek_kelayakan(profil, putaran, isi["pelamar"], pada=date(2020, 9, 1))
    assert {j.hasil.kode: j.hasil.status for j in hasil.syarat}["asesmen"] == "memenuhi"
    assert [p.nama for p in hasil.pejabat] == ["BKD/BKPSDM instansi asal", "Perguruan tinggi penerbit",
                                               "Pejabat Pembina Kepegawaian instansi asal", "Lembaga assessment center"]
    tanpa = cek_kelayakan(profil, putaran, isi["pelamar"] | {"asesmen": []}, pada=date(2020, 9, 1))
    assert {j.hasil.kode: j.hasil.status for j in tanpa.syarat}["asesmen"] == "tidak_memenuhi"


@pytest.mark.parametrize(("kode", "ada", "tidak"), [
    ("tuban-2020", {"hukuman", "pemeriksaan"}, {"pidana"}), ("tulungagung-2020", {"pidana", "hukuman"}, {"pemeriksaan"}),
    ("tegal-2017", {"nip", "tanggal_lahir"}, {"golongan", "hukuman", "pidana"})])
def test_hanya_yang_dibaca_profil(kode, ada, tidak):
    isi = butir(kode)
    isian = IsianCek(muat_profil(kode), putaran_dari(isi))
    assert ada <= set(isian.utama.fields)
    assert tidak & set(isian.utama.fields) == set()
    assert ("asesmen" in isian.daftar, bool(isian.kinerja)) == (kode == "tulungagung-2020", kode != "tegal-2017")


def test_kosong_menyebut_yang_belum_diisi(seleksi, client):
    html = client.post(alamat(seleksi), {"aksi": "periksa"}).content.decode()
    assert "Sebagian syarat belum dapat dinilai" in html
    assert "Belum dapat dinilai: tanggal lahir belum diisi." in html


def test_tambah_dan_hapus_baris_tanpa_javascript(seleksi, client):
    html = client.post(alamat(seleksi), ISI | {"aksi": "tambah:jabatan"}).content.decode()
    assert 'name="jabatan-1-mulai"' in html and 'value="Kepala Bidang Contoh"' in html
    assert "Hasil cek" not in html and "Kesalahan:" not in html
    html = client.post(alamat(seleksi), ISI | {"aksi": "hapus:jabatan-0"}).content.decode()
    assert "jabatan-0" not in html and 'name="pendidikan-0-lulus"' in html


@pytest.mark.parametrize(("ubah", "kalimat"), [
    ({"nip": "123"}, "NIP terdiri atas 18 angka; NIP lama 9 angka tidak dipakai lagi."),
    ({"tanggal_lahir": "31-02-1968"}, "Tulis tanggal yang ada dalam kalender"),
    ({"tanggal_lahir": "12-05-1868"}, "Tulis tanggal yang ada dalam kalender"),
    ({"status": "<script>"}, "Masukkan pilihan yang valid"),
    ({"jabatan-0-nama": "x" * 5000}, "200 karakter"),
    ({"jabatan-0-nama": "a\u202eb"}, "karakter yang tidak terlihat"),
    ({"jabatan-0-mulai": ""}, "Isian ini diperlukan untuk menilai baris ini."),
    ({"jabatan-0-selesai": "01-01-2011"}, "Tanggal akhir mendahului tanggal mulai."),
    ({"kinerja-2018-skp": "1e99"}, "Tulis angka 0 sampai 120"),
    ({"instansi": "lain", "jenis_lain": "kota", "kode_lain": "99999"}, "Tulis kode wilayah Kemendagri instansi itu"),
    ({"hukuman": "pernah"}, "Tekan Tambah baris dan isi hukumannya."),
    ({"baris": [f"jabatan-{n}" for n in range(200)]}, "Riwayat jabatan: paling banyak 30 baris"),
])
def test_isian_jahat_mendapat_kalimat_dan_tidak_dinilai(seleksi, client, ubah, kalimat):
    jawab = client.post(alamat(seleksi), ISI | ubah)
    html = jawab.content.decode()
    assert jawab.status_code == 200
    assert kalimat in html and "Kesalahan:" in html
    assert 'id="hasil"' not in html and "<script>" not in html


def test_baris_tidak_pernah_lebih_dari_batas(seleksi, client):
    penuh = ISI | {"baris": [f"hukuman_disiplin-{n}" for n in range(BARIS["hukuman_disiplin"].paling_banyak)]}
    html = client.post(alamat(seleksi), penuh | {"aksi": "tambah:hukuman_disiplin"}).content.decode()
    assert html.count('name="hukuman_disiplin-') == 3 * BARIS["hukuman_disiplin"].paling_banyak
    assert "Sudah 10 baris, jumlah terbanyak." in html


def test_berkas_dan_tanda_tangan_menurut_asal(seleksi, client):
    luar = client.post(alamat(seleksi), ISI | {"instansi": "35.78"}).content.decode()
    dalam = client.post(alamat(seleksi), ISI).content.decode()
    assert ("Pejabat Pembina Kepegawaian instansi asal</span><span class=\"dasar\">tanda tangan" in luar,
            "Pejabat Pembina Kepegawaian instansi asal</span><span class=\"dasar\">tanda tangan" in dalam) == (True, False)
    assert "belum ada" not in luar.partition('id="berkas-kepala"')[2].partition("</section>")[0]


def test_seleksi_rahasia_dan_jabatan_asing(seleksi, client):
    draf = seleksi_draf(slug="rahasia", jumlah_lowongan=1)
    assert client.post(alamat(draf), ISI).status_code == 404
    assert client.get(alamat(seleksi).replace(seleksi.lowongan.first().kode, "tidakada")).status_code == 404
    html = client.get(reverse("cek_pilih")).content.decode()
    assert alamat(seleksi) in html and alamat(draf) not in html


@pytest.mark.parametrize("jumlah", [1, 3])
def test_jumlah_kueri_daftar(client, django_assert_num_queries, jumlah):
    for n in range(jumlah):
        seleksi_tuban(slug=f"putaran-{n}", jumlah_lowongan=2)
    with django_assert_num_queries(3):
        client.get(reverse("cek_pilih"))


def test_pendaftaran_yang_sudah_ditutup_berdiri_paling_bawah(client):
    terbuka, ditutup = seleksi_tuban(slug="terbuka", jumlah_lowongan=1), seleksi_tuban(slug="ditutup", jumlah_lowongan=1)
    buka(terbuka)
    tutup(ditutup)
    html = client.get(reverse("cek_pilih")).content.decode()
    assert html.index(alamat(terbuka)) < html.index("Pendaftarannya sudah ditutup") < html.index(alamat(ditutup))


# --- into a profile ------------------------------------------------------------------------------
def test_tamu_dititipkan_tersegel_lalu_mendaftar(seleksi, client):
    jawab = client.post(alamat(seleksi), ISI | {"aksi": "lanjut"})
    assert (jawab.status_code, jawab.url) == (302, "/akun/signup/?next=/cek-kelayakan/lanjut/")
    assert "Kepala" not in str(dict(client.session.items())) and "1968" not in client.session[TITIPAN]
    assert Pelamar.objects.count() == 0
    client.force_login(orang("Ratna Pelamar"))  # the session lives on through sign-up and login
    html = client.get(reverse("cek_lanjut")).content.decode()
    periksa_rangka(html)
    assert "Kepala Bidang Contoh" in html and "196805121994031001" not in html and "19680512 199403 1 001" in html
    assert Pelamar.objects.count() == 0  # still only shown


def test_ditambahkan_ke_profil_kosong(seleksi, client):
    ratna, lowongan = orang("Ratna Pelamar"), seleksi.lowongan.first()
    client.force_login(ratna)
    assert client.post(alamat(seleksi), ISI | {"aksi": "lanjut"}).url == reverse("cek_lanjut")
    jawab = client.post(reverse("cek_lanjut"), {"aksi": "tambahkan"})
    assert jawab.url == reverse("lamaran_mulai", args=[seleksi.instansi.slug, seleksi.slug, lowongan.kode])
    p = Pelamar.objects.get(pengguna=ratna)
    assert (p.nip, p.tanggal_lahir, p.golongan, p.instansi_kode, p.tanpa_hukuman, p.dalam_pemeriksaan) == (
        "196805121994031001", date(1968, 5, 12), "IV/b", "35.23", True, False)
    assert list(p.riwayatjabatan_set.values_list("nama", "mulai", "selesai")) == [("Kepala Bidang Contoh", date(2012, 1, 2), None)]
    assert [(d.jenis, d.lulus) for d in p.diklat_set.all()] == [("diklatpim_iii", True)]
    assert list(p.penilaiankinerja_set.values_list("tahun", flat=True)) == [2018, 2019]
    assert list(Keterkaitan.objects.values_list("lowongan", "terkait")) == [(lowongan.pk, True)]
    # The profile wants the school too, so that row waits as a draft instead of being lost.
    assert p.riwayatpendidikan_set.count() == 0
    assert "1992" in str(IsianProfil.objects.get(pelamar=p, bagian="pendidikan").mentah)
    assert TITIPAN not in client.session
    assert client.post(reverse("cek_lanjut"), {"aksi": "tambahkan"}).url == reverse("cek_pilih")
    assert RiwayatJabatan.objects.count() == 1


def test_yang_sudah_ada_tidak_ditimpa(seleksi, client):
    ratna = orang("Ratna Pelamar")
    pelamar = pelamar_lengkap("Ratna Pelamar", pengguna=ratna)
    client.force_login(ratna)
    sebelum = Pelamar.objects.filter(pk=pelamar.pk).values("nip", "golongan", "instansi_kode", "tanpa_hukuman").get()
    baris = {"jabatan-0-jenjang": "administrator", "jabatan-0-mulai": "02-01-2017", "jabatan-0-nama": "Nama Lain", "jabatan-1-nama": "Baru",
             "jabatan-1-jenjang": "pengawas", "jabatan-1-mulai": "01-01-2005", "jabatan-1-selesai": "31-12-2006"}
    client.post(alamat(seleksi), ISI | baris | {"golongan": "III/d", "instansi": "35.78", "kinerja-2018-skp": "77",
                                                 "baris": [*ISI["baris"], "jabatan-1"], "aksi": "lanjut"})
    html = client.get(reverse("cek_lanjut")).content.decode()
    assert "IV/b (isian cek: III/d)" in html and "Pemerintah Kabupaten Tuban (isian cek: Pemerintah Kota Surabaya)" in html
    client.post(reverse("cek_lanjut"), {"aksi": "tambahkan"})
    assert Pelamar.objects.filter(pk=pelamar.pk).values("nip", "golongan", "instansi_kode", "tanpa_hukuman").get() == sebelum
    assert list(pelamar.riwayatjabatan_set.values_list("nama", flat=True)) == ["Baru", "Kepala Bidang Contoh", "Sekretaris Dinas Contoh"]
    assert [str(k.skp) for k in pelamar.penilaiankinerja_set.all()] == ["82.00", "82.00"]
    assert pelamar.diklat_set.count() == 1


def test_buang_dan_kedaluwarsa(seleksi, client):
    client.force_login(orang("Ratna Pelamar"))
    client.post(alamat(seleksi), ISI | {"aksi": "lanjut"})
    client.post(reverse("cek_lanjut"), {"aksi": "buang"})
    assert TITIPAN not in client.session and Pelamar.objects.count() == 0
    sesi = client.session
    sesi[TITIPAN] = "bm90IG91cnM="
    sesi.save()
    assert client.get(reverse("cek_lanjut")).url == reverse("cek_pilih")
    assert TITIPAN not in client.session


def test_lanjut_dengan_isian_keliru_tidak_menitipkan(seleksi, client):
    assert client.post(alamat(seleksi), ISI | {"aksi": "lanjut", "nip": "1"}).status_code == 200
    assert set(client.cookies) == {"csrftoken"}


def test_daftar_akun_tidak_menghilangkan_isian(seleksi, client):
    """Sign-up, confirmation by mail, login: the entries are still there at the end, in the same browser."""
    daftar = client.post(alamat(seleksi), ISI | {"aksi": "lanjut"}).url
    form = client.get(daftar)
    assert 'value="/cek-kelayakan/lanjut/"' in form.content.decode()
    sandi = "kata-sandi-uji-yang-panjang"
    client.post(daftar, {"nama": "Ratna Pelamar", "email": "ratna@contoh.test", "password1": sandi, "password2": sandi,
                         "next": reverse("cek_lanjut")})
    kunci = EmailConfirmationHMAC(EmailAddress.objects.get(email="ratna@contoh.test")).key
    jawab = client.post(reverse("account_confirm_email", args=[kunci]), follow=True)
    assert [ke for ke, _ in jawab.redirect_chain][-1] == reverse("cek_lanjut")
    assert "Kepala Bidang Contoh" in jawab.content.decode()
