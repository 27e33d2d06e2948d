"""The first accounts of a new portal: made by command, with a role, each refusal in words."""
import io

import pytest
from django.core.management import CommandError, call_command

from seleksi.core.models import Jejak, Pengguna, Penugasan
from seleksi.tests.pabrik import seleksi_draf

pytestmark = pytest.mark.django_db


def buat(*opsi: str) -> str:
    call_command("buat_akun", "pengelola@contoh.test", "--nama", "Pengelola Contoh", *opsi, stdout=(keluar := io.StringIO()))
    return keluar.getvalue()


def test_akun_tanpa_sandi_dan_beralamat_terkonfirmasi():
    assert buat() == "Akun pengelola@contoh.test dibuat.\n"
    akun = Pengguna.objects.get()
    assert (akun.nama, akun.has_usable_password(), akun.emailaddress_set.get().verified) == ("Pengelola Contoh", False, True)
    assert buat() == "Akun pengelola@contoh.test sudah ada.\n"


def test_peran_diberikan_dan_tercatat():
    seleksi = seleksi_draf()
    buat("--peran", "pengelola", "--instansi", "tuban")
    buat("--peran", "anggota", "--instansi", "tuban", "--seleksi", seleksi.slug, "--unsur", "akademisi", "--sk", "SK/2")
    assert list(Penugasan.objects.filter(pengguna__email="pengelola@contoh.test").order_by("pk").values_list("peran", "seleksi", "sk")) == [
        ("pengelola", None, ""), ("anggota", seleksi.pk, "SK/2")]
    assert Jejak.objects.filter(jenis="penugasan.diberikan").count() == 2


@pytest.mark.parametrize(("opsi", "kalimat"), [
    (("--peran", "pengelola"), "Instansi None tidak ada"),
    (("--peran", "pengelola", "--instansi", "lain"), "Instansi 'lain' tidak ada"),
    (("--peran", "anggota", "--instansi", "tuban", "--seleksi", "lain"), "Seleksi 'lain' tidak ada pada instansi tuban"),
])
def test_ditolak_tanpa_sisa(opsi, kalimat):
    seleksi_draf()
    with pytest.raises(CommandError, match=kalimat):
        buat(*opsi)
    assert not Pengguna.objects.filter(email="pengelola@contoh.test").exists()


def test_surel_salah():
    with pytest.raises(CommandError, match="bukan alamat surel"):
        call_command("buat_akun", "bukan-surel", "--nama", "N")
