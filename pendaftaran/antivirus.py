"""ClamAV over its own protocol (INSTREAM): the file travels, so clamd may run on another machine."""

import socket
import struct
from pathlib import Path

from django.conf import settings

_POTONGAN = 256 * 1024
_DETIK = 30


class GagalPindai(Exception):
    """The engine could not judge. Never read this as clean: the task tries again, the file stays closed."""


def pindai_antivirus(path: Path) -> str:
    """ "bersih", "terinfeksi", or "tanpa_mesin" when none is configured; otherwise raises GagalPindai."""
    if not settings.CLAMD_ADDRESS:
        return "tanpa_mesin"
    try:
        with _sambung(settings.CLAMD_ADDRESS) as clamd:
            jawaban = _kirim(clamd, path)
    except OSError as galat:
        raise GagalPindai(f"clamd di {settings.CLAMD_ADDRESS}: {galat}") from galat
    if jawaban.endswith(" OK"):
        return "bersih"
    if jawaban.endswith(" FOUND"):
        return "terinfeksi"
    raise GagalPindai(f"clamd menjawab: {jawaban or 'tidak ada'}")


def _sambung(alamat: str) -> socket.socket:
    """ "host:port", or the path of a Unix socket."""
    if alamat.startswith("/"):
        sambungan = socket.socket(socket.AF_UNIX)
        sambungan.settimeout(_DETIK)
        sambungan.connect(alamat)
        return sambungan
    host, _, port = alamat.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=_DETIK)


def _kirim(clamd: socket.socket, path: Path) -> str:
    """Its answer. Over its size limit clamd answers and stops listening, which may show as a broken pipe."""
    clamd.sendall(b"zINSTREAM\0")
    with path.open("rb") as f:
        while bagian := f.read(_POTONGAN):
            clamd.sendall(struct.pack("!I", len(bagian)) + bagian)
    clamd.sendall(struct.pack("!I", 0))
    jawaban = b""
    while bagian := clamd.recv(4096):
        jawaban += bagian
    return jawaban.rstrip(b"\0\n").decode("utf-8", "replace")
