"""Bring database, static files and (in demo mode) the demo up to date; what is already there is left alone.

    python deploy/siapkan.py [FINGERPRINT OF THE STATIC FILES]

Run by deploy/jalankan.py, and by hand when a new version is installed in production. Prints the demo's accounts.
"""
import io
import os
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(AKAR))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seleksi.settings")

import django  # noqa: E402  the path and the settings must be named first
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

import seleksi.celery  # noqa: E402, F401  the queue must be configured before any task is sent

# Variants of Bootstrap that no page uses; compressing them would take most of the first start.
TIDAK_DIPAKAI = ["bootstrap-*", "*.rtl.*", "bootstrap.css*", "bootstrap.js*", "bootstrap.min.js*", "bootstrap.bundle.js*", "bootstrap.esm*"]


def kabarkan(kalimat: str) -> None:
    print(kalimat, file=sys.stderr, flush=True)


def basis_data() -> None:
    from seleksi.core import pemicu  # Django is up only now

    pelaksana = MigrationExecutor(connection)
    if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()) or pemicu.hilang():
        kabarkan("Menyiapkan basis data")
        call_command("migrate", verbosity=0, interactive=False)


def berkas_statis(sidik: str) -> None:
    cap = settings.STATIC_ROOT / ".cap"
    if sidik and cap.exists() and cap.read_text() == sidik:
        return
    kabarkan("Mengumpulkan berkas statis")
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=TIDAK_DIPAKAI)
    cap.write_text(sidik)


def main() -> None:
    django.setup()
    basis_data()
    berkas_statis(sys.argv[1] if len(sys.argv) > 1 else "")
    if settings.DEMO:
        call_command("demo", stdout=sys.stderr)
        akun = io.StringIO()
        call_command("akun_demo", stdout=akun)
        print(akun.getvalue().rstrip())


if __name__ == "__main__":
    main()
