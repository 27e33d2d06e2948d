"""What the benches of the portal share: a database of their own, and one JSON line for each figure."""
import json
import os
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent


def siapkan() -> Path:
    """Django on an empty SQLite database in a fresh folder below DATA_DIR; the folder is the caller's to remove."""
    pangkal = os.environ.get("DATA_DIR")
    if pangkal:
        Path(pangkal).mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=pangkal))
    (folder / "statis").mkdir()  # WhiteNoise warns about a missing folder
    for nama in ("DATABASE_URL", "BROKER_URL", "STORAGE_URL", "MODE"):
        os.environ.pop(nama, None)
    os.environ |= {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "seleksi.settings", "LOG_LEVEL": "CRITICAL"}
    sys.path.insert(0, str(AKAR))
    import django  # noqa: PLC0415  (only now: the settings read the environment above)

    django.setup()
    import_module("seleksi.celery")  # the queue that kirim_ke_antrean talks to
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    return folder


def buang(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def cetak(nama: str, nilai: float, *, batas: float, arah: str = "paling_banyak", satuan: str = "x") -> None:
    lulus = nilai >= batas if arah == "paling_sedikit" else nilai <= batas
    print(json.dumps({"nama": nama, "ukuran": nama, "nilai": round(nilai, 3), "satuan": satuan, "batas": batas, "arah": arah,
                      "lulus": lulus}), flush=True)


def kabar(teks: str) -> None:
    print(teks, flush=True)
