"""The embedded queue: messages appear whole, torn ones do not kill the worker, order is kept."""
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from seleksi.core.antrean import Transport


@pytest.fixture
def saluran(tmp_path: Path):
    opsi = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path), "control_folder": str(tmp_path / "kendali")}
    with Connection("filesystem://localhost/", transport_options=opsi) as sambungan:
        assert isinstance(sambungan.transport, Transport)
        yield sambungan.default_channel


def test_pesan_keluar_menurut_urutan_masuk(saluran):
    for nomor in range(3):
        saluran._put("celery", {"nomor": nomor})
    keluar = [saluran._get("celery")["nomor"] for _ in range(3)]
    assert keluar == [0, 1, 2]
    with pytest.raises(Empty):
        saluran._get("celery")


def test_pesan_setengah_jadi_dilewati(saluran, tmp_path: Path):
    (tmp_path / "00_kosong.celery.msg").write_bytes(b"")
    (tmp_path / "01_potong.celery.msg").write_bytes(b'{"nomor": ')
    saluran._put("celery", {"nomor": 7})
    assert saluran._get("celery") == {"nomor": 7}
    assert list(tmp_path.glob("*.msg")) == []


def test_yang_sedang_ditulis_tidak_tampak(saluran, tmp_path: Path, monkeypatch):
    tampak = []
    monkeypatch.setattr("os.replace", lambda dari, ke: tampak.append([p.name.rsplit(".", 1)[-1] for p in tmp_path.glob("*_*")]))
    saluran._put("celery", {"nomor": 1})
    assert tampak == [["tulis"]]
