"""`make test`: every check in order, a table of times at the end; the exit code is that of the first stage that failed.

    python deploy/uji.py            all but the tests marked `berat`
    python deploy/uji.py --lint     only what needs no database
    python deploy/uji.py --berat    only the tests marked `berat`
"""
import base64
import os
import secrets
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from proses import ikut_mati

AKAR = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest", "-q", "--durations=12", "--durations-min=5"]  # what to shorten when the whole grows slow
PARALEL = ["-n", "2", "--dist", "loadfile"]
LAYANAN = [sys.executable, "-W", "ignore", "deploy/layanan.py"]
MANAGE = [sys.executable, "manage.py"]
BAGIAN = ("seleksi", "pendaftaran", "penilaian", "pengumuman")


def lingkungan_produksi(folder: str) -> dict[str, str]:
    """A complete production environment with fresh keys; nothing in it is ever reached."""
    return {
        "MODE": "produksi", "DATA_DIR": folder, "SECRET_KEY": secrets.token_urlsafe(64),
        "SEAL_KEY": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(), "DATABASE_URL": "postgres://uji@127.0.0.1/uji",
        "BROKER_URL": "redis://127.0.0.1:6379/0", "EMAIL_URL": "smtp://127.0.0.1:25", "ALLOWED_HOSTS": "seleksi.contoh.test",
        "BASE_URL": "https://seleksi.contoh.test",
    }


def lint(folder: str) -> list[tuple[str, list[str], dict[str, str]]]:
    return [
        ("ruff", [str(BIN / "ruff"), "check", "."], {}),
        ("import-linter", [str(BIN / "lint-imports")], {}),
        ("djlint", [str(BIN / "djlint"), "templates", "--lint", "--quiet"], {}),
        ("makemigrations --check", [*MANAGE, "makemigrations", "--check", "--dry-run"], {"DATA_DIR": folder}),
        ("check --deploy", [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"], lingkungan_produksi(folder)),
    ]


def uji() -> list[tuple[str, list[str], dict[str, str]]]:
    return [
        ("uji di SQLite", [*PYTEST, *PARALEL, "-m", "not berat and not peramban"], {}),
        ("uji basis data di PostgreSQL + Redis", [*LAYANAN, *PYTEST, *PARALEL, "-m", "basisdata and not berat and not peramban"], {}),
        ("uji di peramban", [*PYTEST, *PARALEL, "-m", "peramban and not berat"], {"WAJIB_PERAMBAN": "1"}),
    ]


def berat() -> list[tuple[str, list[str], dict[str, str]]]:
    return [
        ("gangguan dan beban, SQLite", [*PYTEST, "-m", "berat"], {"WAJIB_PERAMBAN": "1"}),
        ("gangguan dan beban, PostgreSQL + Redis", [*LAYANAN, *PYTEST, "-m", "berat and basisdata"], {}),
    ]


def jalankan(nama: str, perintah: list[str], tambahan: dict[str, str]) -> tuple[int, float]:
    print(f"\n=== {nama}", flush=True)
    mulai = time.monotonic()
    kode = subprocess.call(perintah, cwd=AKAR, env={**os.environ, **tambahan}, stdin=subprocess.DEVNULL, preexec_fn=ikut_mati)
    return kode, time.monotonic() - mulai


def main(pilihan: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="lint-") as folder:
        tahap = berat() if "--berat" in pilihan else lint(folder) if "--lint" in pilihan else lint(folder) + uji()
        hasil = [(nama, *jalankan(nama, perintah, tambahan)) for nama, perintah, tambahan in tahap]
    print(f"\n{'tahap':<42}{'detik':>8}  hasil")
    for nama, kode, lama in hasil:
        print(f"{nama:<42}{lama:>8.1f}  {'lulus' if kode == 0 else f'GAGAL ({kode})'}")
    return next((kode for _, kode, _ in hasil if kode), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
