"""The antivirus hook against a small server that speaks clamd's INSTREAM and knows one signature."""

import socket
import struct
import threading

import pytest

from pendaftaran.pemeriksaan import GagalPindai, pindai_antivirus
from pendaftaran.tests.berkas_uji import EICAR, pdf

BATAS = 1_000_000


def _baca(sambungan: socket.socket, panjang: int) -> bytes:
    isi = b""
    while len(isi) < panjang:
        bagian = sambungan.recv(panjang - len(isi))
        if not bagian:
            raise ConnectionError
        isi += bagian
    return isi


def layani(server: socket.socket, diterima: list[bytes]) -> None:
    sambungan, _ = server.accept()
    with sambungan:
        assert _baca(sambungan, 10) == b"zINSTREAM\0"
        isi = b""
        while panjang := struct.unpack("!I", _baca(sambungan, 4))[0]:
            isi += _baca(sambungan, panjang)
            if len(isi) > BATAS:
                sambungan.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        diterima.append(isi)
        sambungan.sendall(b"stream: Eicar-Test FOUND\0" if EICAR in isi else b"stream: OK\0")


@pytest.fixture(params=["tcp", "unix"])
def clamd(request, settings, tmp_path):
    server = socket.socket(socket.AF_INET if request.param == "tcp" else socket.AF_UNIX)
    with server:
        server.bind(("127.0.0.1", 0) if request.param == "tcp" else str(tmp_path / "clamd.sock"))
        server.listen()
        nama = server.getsockname()
        settings.CLAMD_ADDRESS = f"{nama[0]}:{nama[1]}" if request.param == "tcp" else nama
        diterima: list[bytes] = []
        benang = threading.Thread(target=layani, args=(server, diterima))
        benang.start()
        yield diterima
        benang.join(10)


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [(pdf(), "bersih"), (EICAR, "terinfeksi"), (b"", "bersih"), (bytes(600_000), "bersih")],
    ids=["clean", "eicar", "empty", "several pieces"],
)
def test_putusan_mesin(clamd, tmp_path, isi, hasil):
    (tmp_path / "berkas").write_bytes(isi)
    assert pindai_antivirus(tmp_path / "berkas") == hasil
    assert clamd == [isi]


def test_melewati_batas_mesin_bukan_bersih(clamd, tmp_path):
    (tmp_path / "berkas").write_bytes(bytes(BATAS + 1))
    with pytest.raises(GagalPindai):
        pindai_antivirus(tmp_path / "berkas")


def test_tanpa_alamat_berarti_tanpa_mesin(settings, tmp_path):
    settings.CLAMD_ADDRESS = ""
    assert pindai_antivirus(tmp_path / "tidak-dibaca") == "tanpa_mesin"


@pytest.mark.parametrize("alamat", ["127.0.0.1:1", "/tidak/ada.sock"])
def test_mesin_mati_bukan_bersih(settings, tmp_path, alamat):
    settings.CLAMD_ADDRESS = alamat
    (tmp_path / "berkas").write_bytes(b"x")
    with pytest.raises(GagalPindai):
        pindai_antivirus(tmp_path / "berkas")
