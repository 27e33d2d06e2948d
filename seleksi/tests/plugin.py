"""pytest plugin of the whole project (loaded by pytest.ini): environment, closed network, settings for tests.

The fixtures stand in perkakas.py and peramban.py.

The environment is set while this module is imported, before Django reads its settings:
TEST_DATABASE_URL and TEST_BROKER_URL choose PostgreSQL and Redis, otherwise a SQLite file and a queue in memory.
Every process of pytest-xdist has a folder, a database and a Redis number of its own.
"""
import atexit
import ipaddress
import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest

KE = os.environ.get("PYTEST_XDIST_WORKER", "")
PANGKAL = Path(os.environ.get("PANGKAL_UJI") or tempfile.mkdtemp(prefix="uji-"))
FOLDER = PANGKAL / (KE or "utama")
DI_REDIS = os.environ.get("TEST_BROKER_URL", "").startswith("redis")


def _siapkan_lingkungan() -> None:
    """A developer's own MODE, keys or storage must not leak into the tests."""
    for nama in ("MODE", "SECRET_KEY", "SEAL_KEY", "STORAGE_URL", "EMAIL_URL", "BASE_URL", "ALLOWED_HOSTS", "PORT",
                 "CLAMD_ADDRESS", "LOG_LEVEL", "PROFIL_TAMBAHAN"):
        os.environ.pop(nama, None)
    if not KE:
        os.environ["PANGKAL_UJI"] = str(PANGKAL)
        atexit.register(shutil.rmtree, PANGKAL, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "statis").mkdir(exist_ok=True)  # WhiteNoise warns about a missing folder
    nomor = int(KE.removeprefix("gw") or 0) + 1
    os.environ |= {
        "DATA_DIR": str(FOLDER),
        "DATABASE_URL": os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{FOLDER / 'portal.sqlite3'}",
        "BROKER_URL": f"{os.environ['TEST_BROKER_URL'].rstrip('/')}/{nomor}" if DI_REDIS else "memory://",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # the browser's event loop lives in the thread of the test
        "LOG_LEVEL": "WARNING",
    }


def _tutup_jaringan() -> None:
    """Nothing that a test does may leave this machine."""
    sambung, sambung_ex = socket.socket.connect, socket.socket.connect_ex

    def periksa(kabel: socket.socket, alamat) -> None:
        if kabel.family in {socket.AF_INET, socket.AF_INET6}:
            tuan_rumah = str(alamat[0])
            if tuan_rumah != "localhost" and not ipaddress.ip_address(tuan_rumah).is_loopback:
                raise AssertionError(f"A test tried to reach {tuan_rumah}; only this machine is allowed.")

    def connect(kabel, alamat):
        periksa(kabel, alamat)
        return sambung(kabel, alamat)

    def connect_ex(kabel, alamat):
        periksa(kabel, alamat)
        return sambung_ex(kabel, alamat)

    socket.socket.connect, socket.socket.connect_ex = connect, connect_ex


_siapkan_lingkungan()
_tutup_jaringan()


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Django is up by now. Fixtures that replace those of other plugins are registered here, after them."""
    from django.conf import settings
    from django.db import connections

    from seleksi.tests import peramban, perkakas

    config.pluginmanager.register(peramban, "peramban-portal")
    config.pluginmanager.register(perkakas, "perkakas-portal")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    if not DI_REDIS:
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    basis = connections["default"].settings_dict
    if basis["ENGINE"].endswith("sqlite3"):
        # A file, not memory: live servers, threads and real workers need connections of their own.
        basis["TEST"]["NAME"] = str(FOLDER / "uji.sqlite3")
        basis["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that a second run on another database takes just that."""
    for butir in items:
        pakai = {"db", "transactional_db", "live_server", "client"} & set(getattr(butir, "fixturenames", ()))
        if pakai or butir.get_closest_marker("django_db"):
            butir.add_marker(pytest.mark.basisdata)
