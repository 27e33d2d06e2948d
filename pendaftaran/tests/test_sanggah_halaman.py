"""Pages of objections: the applicant's with its hours, the list with the meeting, one objection for staff."""
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from pendaftaran.models import Sanggah
from pendaftaran.tests.bahan import alamat, masuk, teks
from pendaftaran.tests.sanggah_uji import disiapkan, seleksi_sanggah, terbitkan, tidak_lulus
from pengumuman.models import Pengumuman
from seleksi.core.models import Rapat
from seleksi.core.selectors import anggota_pansel
from seleksi.tests.pabrik import seleksi_tuban

pytestmark = pytest.mark.django_db
ISI = {"pokok": "Syarat usia", "alasan": "Saya belum berusia 56 tahun."}


@pytest.fixture
def seleksi():
    return seleksi_sanggah()


@pytest.fixture
def gagal(seleksi):
    satu, = tidak_lulus(seleksi, 1)
    terbitkan(seleksi, timezone.now())
    return satu


def test_pelamar_menyanggah_sekali(seleksi, gagal):
    klien, url = masuk("Peserta Uji 1"), alamat("sanggah_saya", seleksi)
    assert "Ajukan sanggah bila Anda tidak setuju" in teks(klien.get(alamat("lamaran", seleksi)))
    assert klien.post(url, {"pokok": "", "alasan": ""}).status_code == 422
    jawab = klien.post(url, ISI | {"lampiran": SimpleUploadedFile("x.pdf", b"bukan pdf")})
    assert (jawab.status_code, Sanggah.objects.count()) == (422, 0)
    assert klien.post(url, ISI).status_code == 302
    assert klien.post(url, ISI).status_code == 409
    assert "Sedang diproses" in teks(klien.get(url))
    assert "Ajukan sanggah bila" not in teks(klien.get(alamat("lamaran", seleksi)))


def test_sebelum_diumumkan_halaman_tidak_membocorkan(seleksi):
    satu, = tidak_lulus(seleksi, 1)
    klien, url = masuk("Peserta Uji 1"), alamat("sanggah_saya", seleksi)
    isi = teks(klien.get(url))
    assert "Hasilnya belum diumumkan." in isi and "<form method=\"post\" enctype" not in isi
    assert klien.post(url, ISI).status_code == 409


def test_tuban_menyebut_pasalnya():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    satu, = tidak_lulus(seleksi, 1)
    terbitkan(seleksi)
    isi = teks(masuk("Peserta Uji 1").get(alamat("sanggah_saya", seleksi)))
    assert "Seleksi ini tidak membuka masa sanggah." in isi and "B.3" in isi


def test_masa_yang_lewat(seleksi, gagal):
    Pengumuman.objects.update(terbit=timezone.now() - timezone.timedelta(hours=48, seconds=2))
    isi = teks(masuk("Peserta Uji 1").get(alamat("sanggah_saya", seleksi)))
    assert "Masa sanggah berakhir" in isi and "Ajukan sanggah</button>" not in isi


def test_telaah_rapat_dan_pengesahan_dari_halaman(seleksi, gagal):
    masuk("Peserta Uji 1").post(alamat("sanggah_saya", seleksi), ISI)
    satu = Sanggah.objects.get()
    url, daftar = alamat("sanggah", seleksi, satu.kode), alamat("sanggah_daftar", seleksi)
    sinta, ketua, anggota = masuk("Sinta Sekretariat"), masuk("Kartika Ketua"), masuk("Anggota Satu")
    assert sinta.post(url, {"usulan": "ms", "telaah": ""}).status_code == 422
    assert sinta.post(url, {"usulan": "ms", "telaah": "KTP dicocokkan."}).status_code == 302
    assert anggota.post(url, {"putusan": "ms", "alasan": "x"}).status_code == 404  # no meeting yet
    hadir = list(anggota_pansel(seleksi).values_list("pk", flat=True))
    assert anggota.post(daftar, {"aksi": "buka", "hadir": hadir}).status_code == 403
    assert ketua.post(daftar, {"aksi": "buka", "hadir": hadir}).status_code == 302
    assert ketua.post(daftar, {"aksi": "sahkan", "yakin": "on"}).status_code == 409
    assert anggota.post(url, {"putusan": "tms", "alasan": "Usia 57 tahun."}).status_code == 302
    assert "diputus dalam rapat ini" in teks(ketua.get(daftar))
    assert ketua.post(daftar, {"aksi": "sahkan", "yakin": "on", "catatan": ""}).status_code == 302
    assert (Sanggah.objects.get().status, Rapat.objects.get(jenis="sanggah").status) == ("ditolak", "disahkan")
    isi = teks(masuk("Peserta Uji 1").get(alamat("sanggah_saya", seleksi)))
    assert "Usia 57 tahun." in isi and "KTP dicocokkan." not in isi
    assert sinta.post(url, {"usulan": "ms", "telaah": "x"}).status_code == 404


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_daftar_tetap(seleksi, django_assert_num_queries, jumlah):
    semua = tidak_lulus(seleksi, *range(1, jumlah + 1))
    terbitkan(seleksi)
    for satu in semua:
        disiapkan(satu)
    klien = masuk("Anggota Satu")
    klien.get(alamat("sanggah_daftar", seleksi))
    with django_assert_num_queries(11):
        assert len(klien.get(alamat("sanggah_daftar", seleksi)).context["daftar"]) == jumlah
