"""MODE=produksi refuses whatever is only good for a demo, each by its name; a complete environment is silent."""
import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
KUNCI = "kunci-uji-panjang-yang-hanya-ada-di-dalam-uji-ini-0123456789-abcdefghij"
LENGKAP = {
    "MODE": "produksi", "SECRET_KEY": KUNCI, "SEAL_KEY": base64.urlsafe_b64encode(b"7" * 32).decode(),
    "DATABASE_URL": "postgres://portal:rahasia@127.0.0.1/portal", "BROKER_URL": "redis://127.0.0.1:6379/0",
    "ALLOWED_HOSTS": "seleksi.contoh.test", "EMAIL_URL": "smtp://127.0.0.1:25", "BASE_URL": "https://seleksi.contoh.test",
}


def muat(tmp_path: Path, **ubah: str | None) -> tuple[int, str]:
    """Load the settings in a process of its own; exit code and the last line it said."""
    lingkungan = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **LENGKAP, **ubah}
    proses = subprocess.run(
        [sys.executable, "-c", "import seleksi.settings as s; print(s.MODE, s.PRODUKSI, hasattr(s, 'SECURE_HSTS_SECONDS'))"],
        cwd=AKAR, env={k: v for k, v in lingkungan.items() if v is not None}, capture_output=True, text=True, check=False)
    return proses.returncode, (proses.stderr or proses.stdout).strip().splitlines()[-1]


def test_complete_production_environment_is_accepted(tmp_path):
    assert muat(tmp_path) == (0, "produksi True True")


@pytest.mark.parametrize(("nama", "nilai", "sebab"), [
    ("SECRET_KEY", None, "SECRET_KEY kosong"),
    ("SECRET_KEY", "pendek", "kurang dari 50 huruf"),
    ("SECRET_KEY", "demo-kunci-ini-hanya-untuk-peragaan-dan-ditolak-di-mode-produksi", "kunci peragaan: sesi dapat dipalsukan"),
    ("SEAL_KEY", None, "SEAL_KEY kosong"),
    ("SEAL_KEY", base64.urlsafe_b64encode(b"kunci segel peragaan, bukan asli"[:32].ljust(32, b".")).decode(), "SEAL_KEY kosong atau kunci"),
    ("SEAL_KEY", base64.urlsafe_b64encode(b"pendek").decode(), "SEAL_KEY harus 32 byte"),
    ("DATABASE_URL", None, "DATABASE_URL menunjuk SQLite"),
    ("DATABASE_URL", "sqlite:////tmp/x.sqlite3", "DATABASE_URL menunjuk SQLite"),
    ("BROKER_URL", None, "BROKER_URL menunjuk antrean tertanam"),
    ("BROKER_URL", "memory://", "BROKER_URL menunjuk antrean tertanam"),
    ("ALLOWED_HOSTS", None, "ALLOWED_HOSTS kosong"),
    ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS kosong atau *"),
    ("EMAIL_URL", None, "EMAIL_URL kosong"),
    ("EMAIL_URL", "dummymail://", "EMAIL_URL kosong"),
    ("BASE_URL", "http://seleksi.contoh.test", "BASE_URL harus https://"),
    ("MODE", "produksi2", "MODE='produksi2' tidak dikenal"),
    ("STORAGE_URL", "ftp://x/y", "STORAGE_URL harus file:///folder atau s3://"),
])
def test_each_demo_value_is_refused_by_name(tmp_path, nama, nilai, sebab):
    kode, kalimat = muat(tmp_path, **{nama: nilai})
    assert kode == 1
    assert "ImproperlyConfigured" in kalimat
    assert sebab in kalimat


def test_every_fault_is_named_at_once(tmp_path):
    kode, kalimat = muat(tmp_path, **{nama: None for nama in LENGKAP if nama != "MODE"})
    assert kode == 1
    assert [nama for nama in LENGKAP if f" {nama} " in kalimat] == [nama for nama in LENGKAP if nama != "MODE"]


def test_demo_needs_nothing(tmp_path):
    assert muat(tmp_path, **dict.fromkeys(LENGKAP)) == (0, "demo False False")


def test_check_deploy_is_silent_in_production(tmp_path):
    proses = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], cwd=AKAR, check=False,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **LENGKAP}, capture_output=True, text=True)
    assert (proses.returncode, proses.stderr) == (0, "")
    assert proses.stdout.strip().startswith("System check identified no issues")


@pytest.mark.parametrize("perintah", ["demo", "akun_demo", "flush"])
def test_demo_commands_refuse_production(tmp_path, perintah):
    argumen = ["--no-input"] if perintah == "flush" else []
    proses = subprocess.run(
        [sys.executable, "manage.py", perintah, "--skip-checks", *argumen], cwd=AKAR, check=False,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **LENGKAP}, capture_output=True, text=True)
    assert (proses.returncode, "produksi" in proses.stderr) == (1, True)
