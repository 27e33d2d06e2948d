"""Supervisor of `make run`: prepare, then web server, Celery worker and beat, until Ctrl-C. Standard library only.

No child outlives it: each runs in a process group of its own, is asked to stop and then killed, and the kernel
signals it when the supervisor itself is killed.
"""
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from proses import ikut_mati

AKAR = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DATA_DIR") or AKAR / ".data").resolve()
HOST, PORT = os.environ.get("HOST") or "127.0.0.1", int(os.environ.get("PORT") or 8000)
DEMO = os.environ.get("MODE", "demo") == "demo"
ALAMAT = f"http://{'localhost' if HOST in {'127.0.0.1', '0.0.0.0'} else HOST}:{PORT}/"  # noqa: S104  shown, not bound
BIN = Path(sys.executable).parent
INTI = os.cpu_count() or 2
TENGGANG = 10  # seconds that a child has to stop by itself

# A slow upload holds one blocking thread until its last byte; docs/arsitektur-server.md has the measurements.
WEB = [
    str(BIN / "granian"), "--interface", "wsgi", "--host", HOST, "--port", str(PORT), "--workers", str(min(max(INTI, 2), 4)),
    "--blocking-threads", "64", "--no-ws", "--http", "1", "--log-level", "error", "--respawn-failed-workers",
    "--workers-kill-timeout", "5", "seleksi.wsgi:application",
]
CELERY = [str(BIN / "celery"), "--quiet", "--skip-checks", "--app", "seleksi"]
PEKERJA = [*CELERY, "worker", "--concurrency", str(min(max(INTI, 2), 4)), "--loglevel", "WARNING", "--without-gossip",
           "--without-mingle", "--without-heartbeat"]
BEAT = [*CELERY, "beat", "--loglevel", "WARNING", "--pidfile", ""]


class Berhenti(Exception):
    """Ctrl-C, SIGTERM or SIGHUP."""


@dataclass
class Anak:
    """One supervised program; restarted when it dies, unless it dies again and again."""

    nama: str
    perintah: list[str]
    proses: subprocess.Popen | None = None
    mati: list[float] = field(default_factory=list)

    def mulai(self) -> None:
        self.proses = subprocess.Popen(
            self.perintah, cwd=AKAR, env=LINGKUNGAN, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=ikut_mati)

    def habisi(self) -> None:
        """Whatever is left of its process group goes."""
        try:
            os.killpg(self.proses.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.proses.wait()


LINGKUNGAN = {
    "LOG_LEVEL": "WARNING", **os.environ, "PORT": str(PORT), "DJANGO_SETTINGS_MODULE": "seleksi.settings", "PYTHONPATH": str(AKAR),
    # Messages are JSON only, so Celery's warning about root has no object.
    "PYTHONWARNINGS": os.environ.get("PYTHONWARNINGS", "ignore:You're running the worker with superuser"),
}


def sidik(*pola: str) -> str:
    """A fingerprint of the files that match: names, sizes, times."""
    hitung = hashlib.sha256(os.environ.get("DATABASE_URL", "").encode())
    for satu in pola:
        for berkas in sorted(AKAR.glob(satu)):
            if berkas.is_file():
                stat = berkas.stat()
                hitung.update(f"{berkas}|{stat.st_size}|{stat.st_mtime_ns}\n".encode())
    return hitung.hexdigest()


def pastikan_port_bebas() -> None:
    with socket.socket() as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind((HOST, PORT))
        except OSError as galat:
            raise SystemExit(f"Port {PORT} tidak dapat dipakai ({galat.strerror}). Pilih yang lain: make run PORT={PORT + 1}") from galat


def siapkan(statis: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, str(AKAR / "deploy" / "siapkan.py"), statis], cwd=AKAR, env=LINGKUNGAN, text=True,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, start_new_session=True, preexec_fn=ikut_mati)


def hasil(proses: subprocess.Popen) -> str:
    """What the preparation printed; its failure ends the start."""
    keluaran, _ = proses.communicate()
    if proses.returncode:
        raise SystemExit("Persiapan gagal; lihat pesan di atas.")
    return keluaran


def menjawab() -> bool:
    """A whole page must come, not only an open port."""
    try:
        with urllib.request.urlopen(f"http://{'127.0.0.1' if HOST == '0.0.0.0' else HOST}:{PORT}/sehat/", timeout=2) as jawaban:  # noqa: S104
            return jawaban.status == 200
    except urllib.error.HTTPError as galat:
        return galat.code < 500  # production answers a plain request with a redirect or refuses the host
    except OSError:
        return False


def tunggu_web(web: Anak) -> None:
    akhir = time.monotonic() + 60
    while not menjawab():
        if web.proses.poll() is not None or time.monotonic() > akhir:
            raise SystemExit("Server web tidak dapat dinyalakan; lihat pesan di atas.")
        time.sleep(0.05)


def jaga(anak: list[Anak]) -> None:
    """Restart what dies; give up when it dies three times within a minute."""
    while True:
        time.sleep(0.5)
        for satu in anak:
            if satu.proses.poll() is None:
                continue
            satu.habisi()
            satu.mati = [*(t for t in satu.mati if t > time.monotonic() - 60), time.monotonic()]
            if len(satu.mati) >= 3:
                raise SystemExit(f"{satu.nama} mati tiga kali dalam satu menit; semuanya dihentikan.")
            print(f"{satu.nama} mati dan dinyalakan lagi.", flush=True)
            satu.mulai()


def hentikan(anak: list[Anak]) -> None:
    """Ask everybody at once, wait together, then kill what is left."""
    for nomor in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(nomor, signal.SIG_IGN)
    hidup = [satu for satu in anak if satu.proses is not None]
    for satu in hidup:
        if satu.proses.poll() is None:
            satu.proses.terminate()
    akhir = time.monotonic() + TENGGANG
    while time.monotonic() < akhir and any(satu.proses.poll() is None for satu in hidup):
        time.sleep(0.05)
    for satu in hidup:
        satu.habisi()


def main() -> None:
    def berhenti(nomor: int, _bingkai: object) -> None:
        raise Berhenti(nomor)

    for nomor in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(nomor, berhenti)
    if os.environ.get("MAKELEVEL"):
        ikut_mati()  # when make is killed, so are we
    pastikan_port_bebas()
    DATA.mkdir(parents=True, exist_ok=True)
    cap, statis = DATA / ".siap", sidik("static/**/*", "requirements.txt")
    kini = statis + sidik("*/migrations/*.py", "seleksi/core/migrations/*.py")
    web, persiapan, anak = Anak("Server web", WEB), Anak("Persiapan", []), []
    try:
        cepat = cap.exists() and cap.read_text() == kini
        if not cepat:
            anak = [persiapan]
            persiapan.proses = siapkan(statis)
            akun = hasil(persiapan.proses)
        anak = [web]
        web.mulai()
        tunggu_web(web)
        print(f"Portal siap di {ALAMAT}", flush=True)
        if cepat:  # nothing changed since the last start: the site need not wait for the proof of it
            anak = [web, persiapan]
            persiapan.proses = siapkan(statis)
            akun = hasil(persiapan.proses)
        cap.write_text(kini)
        anak = [web, Anak("Pekerja antrean", PEKERJA), Anak("Penjadwal", BEAT)]
        for satu in anak[1:]:
            satu.mulai()
        print(akun + ("Hentikan dengan Ctrl-C." if DEMO else "Mode produksi: tidak ada akun peragaan."), flush=True)
        jaga(anak)
    except Berhenti:
        print("\nMenghentikan semua proses", flush=True)
    finally:
        hentikan(anak)


if __name__ == "__main__":
    main()
