import pytest

from seleksi.core.domain.peran import Peran
from seleksi.tests.pabrik import lamaran_terkirim, orang, seleksi_tuban


@pytest.fixture
def folder_sementara(settings, tmp_path):
    """Uploads are judged in a folder of the test's own, and the test fails when anything stays there."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = folder
    yield folder
    assert list(folder.iterdir()) == []


# One sent application and the two people who look at it; a module that needs another world overrides these by name.
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


@pytest.fixture
def ktp(lamaran):
    return lamaran.berkas.get(jenis="ktp")
