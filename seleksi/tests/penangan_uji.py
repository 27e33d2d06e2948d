"""Outbox handlers that only test workers load (celery worker -I); what they did can be counted as files."""
import os
import signal
import time
from pathlib import Path

from seleksi.core.models import Peristiwa
from seleksi.core.outbox import penangan


@penangan("uji")
def buat_efek(peristiwa: Peristiwa) -> None:
    """Idempotent like every handler: the effect carries the name of its object, a second run finds it there."""
    folder, nomor = Path(os.environ["UJI_EFEK"]), peristiwa.objek.split(":")[1]
    (folder / f"{nomor}.mulai").touch()
    time.sleep(float(os.environ.get("UJI_LAMA", "0.05")))
    try:
        (folder / f"{nomor}.jadi").touch(exist_ok=False)
    except FileExistsError:
        (folder / f"{nomor}.ulang").touch()


@penangan("uji_racun")
def bunuh_pekerja(peristiwa: Peristiwa) -> None:
    """What the kernel does to a worker that takes too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)
