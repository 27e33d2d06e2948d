"""Services of the secretariat: every refusal, the audit line, and what a correction does."""
from datetime import timedelta

import pytest

from pendaftaran.models import Koreksi, PutusanBerkas, UsulanAdministrasi
from pendaftaran.services.verifikasi import Bentrok, koreksi, putuskan_berkas, putuskan_syarat, uji_usulan, usulkan
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Jejak
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, seleksi_tuban

pytestmark = pytest.mark.django_db
NANTI = KINI + timedelta(days=5)


@pytest.fixture
def seleksi():
    return seleksi_tuban(jumlah_lowongan=1)


@pytest.fixture
def lamaran(seleksi):
    return lamaran_terkirim(seleksi.lowongan.get())


@pytest.fixture
def sinta(seleksi):
    return orang("Sinta Sekretariat")


@pytest.fixture
def sukma(seleksi):
    return orang("Sukma Sekretariat", Peran.SEKRETARIAT, seleksi=seleksi)


def putuskan_semua(lamaran, oleh):
    for berkas in lamaran.berkas.berlaku():
        putuskan_berkas(berkas=berkas, sha256=berkas.sha256_asli, putusan="sesuai", oleh=oleh, pada=NANTI)
    for kode in ("status_pns", "golongan", "usia"):
        putuskan_syarat(lamaran=lamaran, kode=kode, putusan="sesuai", oleh=oleh, pada=NANTI)


def test_ok(lamaran, sinta, sukma):
    putuskan_semua(lamaran, sinta)
    g = koreksi(lamaran=lamaran, jalur="jabatan.0.terkait", nilai=False, alasan="SK lain bidang", oleh=sinta, pada=NANTI)
    print(g.simpulan, [(h.kode, h.status, h.alasan) for h in g.syarat.all()])
    with pytest.raises(TidakSah) as e:
        koreksi(lamaran=lamaran, jalur="jabatan.0.selesai", nilai="2011-01-01", alasan="x", oleh=sinta, pada=NANTI)
    print(e.value)
    with pytest.raises(TidakSah) as e:
        usulkan(lamaran=lamaran, putusan="ms", oleh=sinta, pada=NANTI)
    print(e.value)
