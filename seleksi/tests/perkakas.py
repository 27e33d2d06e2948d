"""Fixtures for every test: separate files and cache, the outbox run by hand, real workers."""
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from celery import Celery
from django.conf import settings as setelan
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from seleksi.celery import app as app_portal
from seleksi.core.models import Peristiwa
from seleksi.core.outbox import Sambungan, belum_selesai, kerjakan, sapu


@pytest.fixture(autouse=True)
def _terpisah(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has empty files, an empty cache and a queue that nobody found broken."""
    tempat = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {
        "location": str(tmp_path / "berkas"), "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}}
    settings.STORAGES = settings.STORAGES | {"default": tempat, "berkas": tempat}
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    monkeypatch.setattr(Sambungan, "putus_sampai", 0.0)
    cache.clear()


@pytest.fixture
def antrean() -> Callable[..., int]:
    """Run what is owed, here and now, until nothing is left: antrean() or antrean(pada=...). How many ran.

    A handler that fails fails the test. What is due later stays owed.
    """
    def jalankan(*, pada: datetime | None = None) -> int:
        jumlah = 0
        while utang := Peristiwa.objects.filter(belum_selesai(pada or timezone.now())).order_by("jatuh_tempo", "pk").first():
            assert kerjakan(peristiwa_id=utang.pk, pada=pada or timezone.now()), f"{utang.kunci} cannot be claimed"
            jumlah += 1
            assert jumlah < 1000, "the outbox feeds itself"
        return jumlah

    return jalankan


@pytest.fixture
def jumlah_pesan() -> Callable[[], int]:
    """How many messages stand in the queue of the tests; taking the number empties it."""
    def kosongkan() -> int:
        with app_portal.connection_for_read() as sambungan:
            saluran = sambungan.default_channel
            saluran.queue_declare("celery")
            return saluran.queue_purge("celery") or 0

    kosongkan()
    return kosongkan


def pakai_antrean(app: Celery) -> None:
    """Messages of this thread and of every other one, a live server's too, go to the queue of `app`."""
    app.set_current()
    app.set_default()


class Pekerja:
    """Real Celery workers on the database of this test, and the queue between them and the test."""

    def __init__(self, folder: Path, broker: str) -> None:
        self.folder, self.broker, self.proses = folder, broker, []
        self.antrean = folder / "data" / "antrean"
        self.efek = folder / "efek"
        self.efek.mkdir(parents=True)
        for satu in (self.antrean, self.antrean / "kendali"):
            satu.mkdir(parents=True)
        self.app = Celery("uji", broker=broker)
        opsi = setelan.CELERY_BROKER_TRANSPORT_OPTIONS
        if broker.startswith("filesystem"):
            opsi = {"data_folder_in": str(self.antrean), "data_folder_out": str(self.antrean),
                    "control_folder": str(self.antrean / "kendali"), "polling_interval": 0.05}
        self.app.conf.update(broker_transport_options=opsi, task_publish_retry=False, task_ignore_result=True)

    def lingkungan(self, **lain: str) -> dict[str, str]:
        nama = connection.settings_dict["NAME"]
        basis = f"sqlite:///{nama}"
        if connection.vendor == "postgresql":
            basis = urlsplit(os.environ["TEST_DATABASE_URL"])._replace(path=f"/{nama}").geturl()
        return {**os.environ, "DATABASE_URL": basis, "BROKER_URL": self.broker, "DATA_DIR": str(self.folder / "data"),
                "UJI_EFEK": str(self.efek), **lain}

    def mulai(self, *, rangkap: int = 2, **lain: str) -> subprocess.Popen:
        """Start one worker with its test handlers, in a process group of its own."""
        proses = subprocess.Popen(
            [sys.executable, "-m", "celery", "--skip-checks", "-A", "seleksi", "worker", "-c", str(rangkap), "-l", "ERROR",
             "--without-gossip", "--without-mingle", "--without-heartbeat", "-I", "seleksi.tests.penangan_uji"],
            env=self.lingkungan(**lain), start_new_session=True, cwd=setelan.BASE_DIR,
            stdout=(self.folder / "pekerja.log").open("ab"), stderr=subprocess.STDOUT)
        self.proses.append(proses)
        return proses

    def bunuh(self, proses: subprocess.Popen) -> None:
        """kill -9 for the worker and all its children at once, as when the machine dies."""
        if proses.poll() is None:
            os.killpg(proses.pid, signal.SIGKILL)
        proses.wait()

    def kosongkan_antrean(self) -> None:
        with self.app.connection_for_write() as sambungan:
            sambungan.default_channel.queue_purge("celery")

    def tunggu(self, syarat: Callable[[], bool], *, detik: float, sapuan: float = 1.0) -> None:
        """Sweep every `sapuan` seconds, as beat does, until `syarat` holds; fail after `detik`."""
        akhir, berikut = time.monotonic() + detik, 0.0
        while not syarat():
            kini = time.monotonic()
            if kini > akhir or all(proses.poll() is not None for proses in self.proses):
                log = (self.folder / "pekerja.log").read_text()[-2000:]
                pytest.fail(f"not reached within {detik} s\n{log}")
            if kini >= berikut:
                sapu(pada=timezone.now())
                berikut = kini + sapuan
            time.sleep(0.02)


@pytest.fixture
def pekerja(transactional_db: None, tmp_path: Path) -> Iterator[Pekerja]:
    """Workers on Redis when TEST_BROKER_URL names one, otherwise on the embedded queue; they end with the test."""
    broker = setelan.BROKER_URL if setelan.BROKER_URL.startswith("redis") else "filesystem://"
    alat = Pekerja(tmp_path / "pekerja", broker)
    pakai_antrean(alat.app)
    yield alat
    pakai_antrean(app_portal)
    for proses in alat.proses:
        alat.bunuh(proses)
    alat.app.close()
