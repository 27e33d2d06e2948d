"""Rows that documents prove and nobody claimed; which rows an outcome hangs on."""
import pytest

from pendaftaran.domain.baris_baru import kata_baris, medan_baris, susun_baris
from pendaftaran.domain.penentu import baris_penentu
from pendaftaran.models import Koreksi
from pendaftaran.selectors.meja import Meja
from pendaftaran.services.baris_baru import tambah_baris
from pendaftaran.services.hasil import tulis_generasi
from pendaftaran.services.verifikasi import koreksi
from pendaftaran.tests.bahan import NANTI, alamat, jejak, kata, masuk, teks
from seleksi.aturan.jenis import JENIS_SYARAT
from seleksi.core.akses import TidakBerwenang
from seleksi.core.selectors import urai
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import fakta_contoh, lamaran_terkirim, orang, pelamar_lengkap

pytestmark = pytest.mark.django_db
BARU = {"nama": "Kepala Bagian Contoh", "jenjang": "administrator", "mulai": "2008-01-02", "selesai": "2012-01-01", "plt": False,
        "terkait": True}


@pytest.fixture
def lamaran(seleksi):
    """Three years of related experience claimed: two too few."""
    fakta = fakta_contoh(pelamar_lengkap("Peserta Uji 1", urut=1))
    fakta["jabatan"] = fakta["jabatan"][1:]
    lamaran = lamaran_terkirim(seleksi.lowongan.get(), "Peserta Uji 1", urut=1, fakta=fakta)
    tulis_generasi(lamaran=lamaran, fakta=fakta, sebab="ketentuan", pada=NANTI)
    return lamaran


@pytest.fixture
def sk(lamaran):
    return lamaran.berkas.get(jenis="sk_jabatan")


def tambah(lamaran, sk, sinta, **ubah):
    return tambah_baris(**{"lamaran": lamaran, "nama": "jabatan", "isi": BARU, "alasan": "SK terlampir", "berkas": sk, "halaman": 1,
                           "oleh": sinta, "pada": NANTI, **ubah})


def test_baris_baru_dihitung_dan_dicatat(lamaran, sk, sinta):
    generasi = tambah(lamaran, sk, sinta)
    baris = Koreksi.objects.get()
    assert (baris.jalur, baris.klaim, baris.nilai, baris.berkas_sha256, baris.halaman) == ("jabatan.1", None, BARU, sk.sha256_asli, 1)
    assert (generasi.nomor, generasi.syarat.get(kode="pengalaman_terkait").status) == (3, "memenuhi")
    meja = Meja(lamaran)
    assert (len(meja.fakta.utuh["jabatan"]), len(lamaran.fakta["jabatan"]), list(meja.fakta.ditambah)) == (2, 1, ["jabatan.1"])
    assert "pengalaman_terkait" in meja.terangkat
    assert jejak("lamaran.koreksi")[0][2]["jalur"] == "jabatan.1"


def test_baris_baru_dikoreksi_dicoret_dan_diakui_kembali(lamaran, sk, sinta):
    tambah(lamaran, sk, sinta)
    koreksi(lamaran=lamaran, jalur="jabatan.1.terkait", nilai=False, alasan="bidang lain", oleh=sinta, pada=NANTI)
    assert Koreksi.objects.last().klaim is None
    koreksi(lamaran=lamaran, jalur="jabatan.1", nilai="coret", alasan="SK orang lain", oleh=sinta, pada=NANTI)
    assert len(Meja(lamaran).fakta.utuh["jabatan"]) == 1
    assert Meja(lamaran).terangkat == frozenset()
    koreksi(lamaran=lamaran, jalur="jabatan.1", nilai="pulih", alasan="ternyata benar", oleh=sinta, pada=NANTI)
    tambah(lamaran, sk, sinta, isi=BARU | {"mulai": "2007-01-02", "selesai": "2007-12-31"})
    assert [b["terkait"] for b in Meja(lamaran).fakta.utuh["jabatan"]] == [True, False, True]


@pytest.mark.parametrize(("isi", "harap"), [
    ({"nama": "berkas"}, "Baris seperti ini tidak dapat ditambahkan."),
    ({"nama": "kinerja"}, "Baris seperti ini tidak dapat ditambahkan."),  # every year of the round is there
    ({"alasan": " "}, "Koreksi harus disertai alasan."),
    ({"berkas": None}, "Baris baru harus menyebut berkas dan halaman yang membuktikannya."),
    ({"halaman": None}, "Baris baru harus menyebut berkas dan halaman yang membuktikannya."),
    ({"halaman": 2}, "Berkas bukti hanya mempunyai 1 halaman."),
    ({"isi": BARU | {"jenjang": "raja"}}, "Nilai untuk jenjang jabatan tidak sah."),
    ({"isi": BARU | {"nama": " "}}, "Nilai untuk nama jabatan tidak sah."),
    ({"isi": {k: v for k, v in BARU.items() if k != "plt"}}, "Nilai untuk sebagai plt. atau plh. tidak sah."),
    ({"isi": BARU | {"selesai": "2001-01-01"}}, "Koreksi ini tidak sesuai dengan data lain: jabatan baris 2: selesai belum benar."),
])
def test_baris_baru_ditolak(lamaran, sk, sinta, isi, harap):
    with pytest.raises(TidakSah) as galat:
        tambah(lamaran, sk, sinta, **isi)
    assert (kata(galat), Koreksi.objects.count(), lamaran.generasi.count()) == (harap, 0, 2)


def test_baris_yang_sama_dan_orang_yang_salah(lamaran, sk, sinta):
    tambah(lamaran, sk, sinta)
    with pytest.raises(TidakSah) as galat:
        tambah(lamaran, sk, sinta)
    assert kata(galat) == "Baris jabatan yang sama sudah ada."
    with pytest.raises(TidakBerwenang) as galat:
        tambah(lamaran, sk, orang("Kartika Ketua"))
    assert (kata(galat), Koreksi.objects.count()) == ("Anda tidak berwenang untuk menambah data lamaran.", 1)


def test_lewat_halaman(lamaran, sk, seleksi):
    klien, url = masuk("Sinta Sekretariat"), alamat("verifikasi", seleksi, lamaran.kode)
    butir = f"{url}?butir=syarat-pengalaman_terkait&lihat={sk.kode}"
    isi = teks(klien.get(butir))
    for harap in ("Fakta yang menentukan hasil ini", "tanpa baris ini hasilnya tetap, alasannya lain.", "&amp;tambah=jabatan#tambah"):
        assert harap in isi, harap
    kirim = {"aksi": "tambah", "berkas": sk.kode, "halaman": 1, "alasan": "SK terlampir", "isi-nama": "Kepala Bagian Contoh",
             "isi-jenjang": "administrator", "isi-mulai": "2008-01-02", "isi-selesai": "2012-01-01", "isi-plt": "tidak",
             "isi-terkait": "ya"}
    salah = klien.post(f"{butir}&tambah=jabatan", kirim | {"isi-mulai": "31-12-2008"})
    assert (salah.status_code, "Tulis tanggal yang ada dalam kalender." in teks(salah), Koreksi.objects.count()) == (200, True, 0)
    kosong = klien.post(f"{butir}&tambah=jabatan", kirim | {"isi-plt": ""})
    assert (kosong.status_code, "Pilih salah satu nilai untuk sebagai plt. atau plh." in teks(kosong)) == (200, True)
    assert klien.post(f"{butir}&tambah=jabatan", kirim).status_code == 302
    assert Koreksi.objects.get().nilai == BARU
    isi = teks(klien.get(butir))
    for harap in ("Tidak diaku pelamar. Sinta Sekretariat", "Terangkat oleh koreksi", "(halaman 1)"):
        assert harap in isi, harap
    assert [klien.get(f"{url}?tambah={nama}").status_code for nama in ("karangan", "kinerja", "nip")] == [404] * 3


# --- domain ----------------------------------------------------------------------------------------------------------
def test_penentu(lamaran, sk, sinta):
    """Plt. never counts; of two rows that cover each other each is counted and neither decides alone."""
    tambah(lamaran, sk, sinta)
    tambah(lamaran, sk, sinta, isi=BARU | {"nama": "Plt.", "plt": True, "mulai": "2000-01-01", "selesai": "2001-01-01"})
    profil, putaran = urai(lamaran.ketentuan)
    fakta, baris = Meja(lamaran).fakta.tampak, [f"jabatan.{n}" for n in range(3)]
    assert baris_penentu(profil, putaran, fakta, (), baris, "pengalaman_terkait") == {
        "jabatan.0": "hasil", "jabatan.1": "hasil", "jabatan.2": ""}
    assert baris_penentu(profil, putaran, fakta, {"jabatan.1"}, baris, "pengalaman_terkait") == {"jabatan.0": "alasan", "jabatan.2": ""}
    kembar = fakta | {"jabatan": [BARU, BARU, fakta["jabatan"][0]]}
    assert baris_penentu(profil, putaran, kembar, (), baris, "pengalaman_terkait") == {
        "jabatan.0": "alasan", "jabatan.1": "alasan", "jabatan.2": "hasil"}
    assert baris_penentu(profil, putaran, fakta, (), baris, "karangan") == {}


@pytest.mark.parametrize(("tahun", "ada", "harap"), [
    ((2018, 2019), [2018, 2019], None), ((2018, 2019), [2018], ("2019", "unsur.skp")), ((2021, 2022), [], ("2021", "predikat")),
])
def test_baris_kinerja_mengikuti_skala_tahunnya(tahun, ada, harap):
    medan = medan_baris(JENIS_SYARAT, {"kinerja": [{"tahun": t} for t in ada]}, tahun).get("kinerja")
    assert (medan and (next(iter(medan[0].pilihan)), medan[1].jalur)) == harap


def test_susun_dan_kata_baris():
    medan = medan_baris(["penilaian_kinerja"], {"kinerja": []}, (2019,))["kinerja"]
    isi = {m.jalur: None for m in medan} | {"tahun": 2019, "unsur.skp": "80.50"}
    baris = susun_baris(medan, isi)
    assert (baris["tahun"], baris["unsur"]["skp"], baris["unsur"]["kepemimpinan"]) == (2019, "80.50", None)
    assert kata_baris("kinerja", baris) == "tahun 2019; sasaran kerja pegawai 80,50"
    assert kata_baris("jabatan", BARU) == (
        "nama jabatan Kepala Bagian Contoh; jenjang jabatan Administrator (eselon III); mulai 2 Januari 2008; sampai 1 Januari 2012; "
        "sebagai plt. atau plh. Tidak; keterkaitan dengan jabatan yang dilamar Terkait")
