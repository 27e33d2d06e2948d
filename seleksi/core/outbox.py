"""Owed work: written with its cause, sent after commit, claimed with a lease, done once to the eye.

The queue may lose or repeat a message; the row is the truth. An upper app registers a handler for a kind
of Peristiwa that a lower app writes, so effects go uphill without an import.
"""
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from celery import current_app
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from .models import Peristiwa

SEWA = timedelta(minutes=5)
PERCOBAAN_TERAKHIR = 8
catatan = structlog.get_logger(__name__)
PENANGAN: dict[str, Callable[[Peristiwa], None]] = {}


def penangan(jenis: str) -> Callable:
    """Register the one handler of a kind. It must be idempotent: it may run again after a crash."""
    def daftar(fungsi: Callable[[Peristiwa], None]) -> Callable[[Peristiwa], None]:
        if jenis in PENANGAN:
            raise ValueError(f"Peristiwa {jenis} sudah punya penangan.")
        PENANGAN[jenis] = fungsi
        return fungsi
    return daftar


def terbitkan_peristiwa(*, jenis: str, objek: str, kunci: str, jatuh_tempo: datetime | None = None) -> Peristiwa:
    """Owe work. The same `kunci` is owed once, however often it is asked for."""
    peristiwa, baru = Peristiwa.objects.get_or_create(
        kunci=kunci, defaults={"jenis": jenis, "objek": objek, "jatuh_tempo": jatuh_tempo or timezone.now()})
    if baru and not jatuh_tempo:
        transaction.on_commit(lambda: kirim_ke_antrean(peristiwa.pk))
    return peristiwa


def kirim_ke_antrean(peristiwa_id: int) -> bool:
    """Put the id on the queue; a broker that is down only delays it until the sweeper comes."""
    try:
        current_app.send_task("seleksi.core.tasks.proses_peristiwa", args=[peristiwa_id])
    except (OperationalError, OSError) as galat:
        catatan.warning("antrean_tidak_terjangkau", peristiwa=peristiwa_id, galat=str(galat))
        return False
    return True


def belum_selesai(pada: datetime) -> "Q":
    return Q(selesai=None, menyerah=False, jatuh_tempo__lte=pada) & (Q(sewa_sampai=None) | Q(sewa_sampai__lt=pada))


def kerjakan(*, peristiwa_id: int, pada: datetime) -> bool:
    """Claim by a conditional update and run the handler; False when another has it or it is done."""
    diklaim = Peristiwa.objects.filter(belum_selesai(pada), pk=peristiwa_id).update(
        sewa_sampai=pada + SEWA, percobaan=F("percobaan") + 1)
    if not diklaim:
        return False
    peristiwa = Peristiwa.objects.get(pk=peristiwa_id)
    try:
        PENANGAN[peristiwa.jenis](peristiwa)
    except Exception as galat:  # whatever the handler met, the debt stays on the books with its reason
        _tunda(peristiwa, galat=galat, pada=pada)
        raise
    Peristiwa.objects.filter(pk=peristiwa_id, selesai=None).update(selesai=timezone.now(), sewa_sampai=None, galat="")
    return True


def _tunda(peristiwa: Peristiwa, *, galat: Exception, pada: datetime) -> None:
    habis = peristiwa.percobaan >= PERCOBAAN_TERAKHIR
    jeda = timedelta(seconds=min(15 * 2 ** (peristiwa.percobaan - 1), 1800))
    Peristiwa.objects.filter(pk=peristiwa.pk).update(
        sewa_sampai=None, jatuh_tempo=pada + jeda, menyerah=habis, galat=f"{type(galat).__name__}: {galat}"[:2000])


def sapu(*, pada: datetime, paling_banyak: int = 200) -> int:
    """Send again what is due and not held by a living lease. How many were sent."""
    daftar = list(Peristiwa.objects.filter(belum_selesai(pada)).order_by("jatuh_tempo", "pk")
                  .values_list("pk", flat=True)[:paling_banyak])
    return sum(kirim_ke_antrean(pk) for pk in daftar)
