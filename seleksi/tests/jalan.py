"""A whole portal as `make run` starts it, on a port and a data folder of its own; used by the heavy tests and the bench."""
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
SETELAN = {"MODE", "DATABASE_URL", "BROKER_URL", "STORAGE_URL", "DJANGO_SETTINGS_MODULE"}


@dataclass
class Portal:
    proses: subprocess.Popen
    port: int
    siap: float  # seconds until a whole page came

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def anak(self) -> set[int]:
        """Process ids of everything that this portal started and that still lives."""
        induk: dict[int, int] = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                kolom = (folder / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if kolom[0] != "Z":
                induk[int(folder.name)] = int(kolom[1])
        keluarga, lagi = {self.proses.pid}, True
        while lagi:
            baru = {pid for pid, ppid in induk.items() if ppid in keluarga} - keluarga
            keluarga, lagi = keluarga | baru, bool(baru)
        return keluarga & induk.keys()

    def hentikan(self, detik: float = 30) -> int:
        """Ctrl-C, and the exit code."""
        self.proses.send_signal(signal.SIGINT)
        return self.proses.wait(timeout=detik)


def port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


@contextmanager
def portal(data: Path, *, tunggu: str = "Hentikan dengan Ctrl-C.") -> Iterator[Portal]:
    """Start it and read its output up to the line with `tunggu`; whatever is left at the end is killed."""
    port, mulai, siap = port_bebas(), time.monotonic(), 0.0
    lingkungan = {nama: nilai for nama, nilai in os.environ.items() if nama not in SETELAN}
    proses = subprocess.Popen([sys.executable, "deploy/jalankan.py"], cwd=AKAR, text=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=lingkungan | {"DATA_DIR": str(data), "PORT": str(port)})
    semua, keluaran = Portal(proses, port, siap), []
    try:
        for baris in proses.stdout:
            keluaran.append(baris)
            if baris.startswith("Portal siap"):
                semua.siap = time.monotonic() - mulai
            if tunggu in baris:
                break
        else:
            raise RuntimeError("".join(keluaran))
        yield semua
    finally:
        for pid in semua.anak():
            os.kill(pid, signal.SIGKILL)
        proses.wait()
