"""What word processors paste never reaches a sheet, and a number that no id can be is an error at its field."""
import pytest
from django.test import Client
from django.urls import reverse

from penilaian.models import LembarNilai
from penilaian.segel import buka
from seleksi.tests import pabrik

from . import bantu

pytestmark = pytest.mark.django_db


def klien(orang) -> Client:
    masuk = Client()
    masuk.force_login(orang)
    return masuk


@pytest.mark.parametrize(("ketik", "simpan"), [
    ("satu\x01dua", "satudua"), ("a\ufffeb\uffffc", "abc"), ("x\x0by\x1fz", "xyz"), ("baris\r\n\tdua é 漢 😀", "baris\r\n\tdua é 漢 😀")])
def test_huruf_bukan_tulisan_tidak_masuk_lembar(ketik, simpan):
    ini = bantu.babak(peserta=1)
    url = reverse("lembar", args=[ini.seleksi.instansi.slug, ini.seleksi.slug, ini.peserta[0].kode, "makalah"])
    assert klien(ini.ketua).post(url, {"versi": "0", "aksi": "simpan", "catatan": ketik}).status_code == 302
    assert buka(LembarNilai.objects.get()).catatan == simpan


@pytest.mark.parametrize("hadir", ["9" * 30, "-" + "9" * 30, "abc", "0"])
def test_hadir_yang_mustahil_ditolak_di_tempatnya(hadir):
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    url = reverse("rapat_administrasi", args=[seleksi.instansi.slug, seleksi.slug])
    jawab = klien(pabrik.orang("Kartika Ketua")).post(url, {"aksi": "buka", "hadir": hadir})
    assert jawab.status_code == 200 and "Anggota yang hadir: " in jawab.content.decode()
    assert not seleksi.rapat.exists()
