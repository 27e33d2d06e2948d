"""The hourly broom takes what is old and leaves what is being worked on."""
import os
import time

from pendaftaran.tasks import sapu_berkas_sementara


def test_sapu_hanya_yang_lama(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    lama, baru = tmp_path / "periksa-lama", tmp_path / "periksa-baru"
    for folder in (lama, baru):
        folder.mkdir()
    dulu = time.time() - 7200
    os.utime(lama, (dulu, dulu))
    sapu_berkas_sementara()
    assert (lama.exists(), baru.exists()) == (False, True)
