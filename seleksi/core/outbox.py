"""Owed work: written with its cause, sent after commit, claimed with a lease, done once to the eye.

The queue may lose or repeat a message; the row is the truth. An upper app registers a handler for a kind
of Peristiwa that a lower app writes, so effects go uphill without an import.
"""
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog
from celery import current_app
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from .models import Peristiwa

SEWA = timedelta(seconds=15)  # a living worker renews it, so the work of a dead one is free again this soon
KIRIM_ULANG = timedelta(seconds=30)  # a message is trusted to be on the queue this long
JEDA_PUTUS = 10.0  # seconds without trying, once the queue could not be reached
PERCOBAAN_TERAKHIR = 8
catatan = structlog.get_logger(__name__)
PENANGAN: dict[str, Callable[[Peristiwa], None]] = {}


class Sambungan:
    """Whether this process may try the queue: one time-out is paid, not one for each letter of a request."""

    putus_sampai = 0.0


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
    kini = timezone.now()
    peristiwa, baru = Peristiwa.objects.get_or_create(kunci=kunci, defaults={
        "jenis": jenis, "objek": objek, "jatuh_tempo": jatuh_tempo or kini, "dikirim": None if jatuh_tempo else kini})
    if baru and not jatuh_tempo:
        transaction.on_commit(lambda: kirim_ke_antrean(peristiwa.pk), robust=True)
    return peristiwa


def kirim_ke_antrean(peristiwa_id: int) -> bool:
    """Put the id on the queue; a broker that is down only delays it until the sweeper comes."""
    if time.monotonic() < Sambungan.putus_sampai:
        return False
    try:
        current_app.send_task("seleksi.core.tasks.proses_peristiwa", args=[peristiwa_id])
    except (OperationalError, OSError) as galat:
        Sambungan.putus_sampai = time.monotonic() + JEDA_PUTUS
        catatan.warning("antrean_tidak_terjangkau", peristiwa=peristiwa_id, galat=str(galat))
        return False
    return True


def belum_selesai(pada: datetime) -> Q:
    """Due, not parked, and in no living worker's hands."""
    return Q(selesai=None, menyerah=False, jatuh_tempo__lte=pada) & (Q(sewa_sampai=None) | Q(sewa_sampai__lt=pada))


def kerjakan(*, peristiwa_id: int, pada: datetime) -> bool:
    """Claim by a conditional update and run the handler; False when another has it or it is done."""
    diklaim = Peristiwa.objects.filter(
        belum_selesai(pada), pk=peristiwa_id, percobaan__lt=PERCOBAAN_TERAKHIR,
    ).update(sewa_sampai=pada + SEWA, percobaan=F("percobaan") + 1, dikirim=None)
    if not diklaim:
        return False
    peristiwa = Peristiwa.objects.get(pk=peristiwa_id)
    try:
        with _sewa_diperpanjang(peristiwa_id):
            PENANGAN[peristiwa.jenis](peristiwa)
    except Exception as galat:  # whatever the handler met, the debt stays on the books with its reason
        _tunda(peristiwa, galat=galat, pada=pada)
        raise
    Peristiwa.objects.filter(pk=peristiwa_id, selesai=None).update(selesai=timezone.now(), sewa_sampai=None, galat="")
    return True


@contextmanager
def _sewa_diperpanjang(peristiwa_id: int) -> Iterator[None]:
    """Renew the lease while the handler runs: a long letter keeps it, a killed worker loses it within SEWA."""
    selesai = threading.Event()

    def perpanjang() -> None:
        try:
            while not selesai.wait(SEWA.total_seconds() / 3):
                Peristiwa.objects.filter(pk=peristiwa_id, selesai=None).update(sewa_sampai=timezone.now() + SEWA)
        except DatabaseError as galat:  # the handler meets the same trouble and answers for it
            catatan.warning("sewa_tidak_diperpanjang", peristiwa=peristiwa_id, galat=str(galat))
        finally:
            connection.close()

    utas = threading.Thread(target=perpanjang, daemon=True)
    utas.start()
    try:
        yield
    finally:
        selesai.set()
        utas.join()


def _tunda(peristiwa: Peristiwa, *, galat: Exception, pada: datetime) -> None:
    habis = peristiwa.percobaan >= PERCOBAAN_TERAKHIR
    jeda = timedelta(seconds=min(15 * 2 ** (peristiwa.percobaan - 1), 1800))
    Peristiwa.objects.filter(pk=peristiwa.pk).update(
        sewa_sampai=None, jatuh_tempo=pada + jeda, menyerah=habis, galat=f"{type(galat).__name__}: {galat}"[:2000])


def sapu(*, pada: datetime, paling_banyak: int = 200) -> int:
    """Send again what is due, in nobody's hands and not just sent. How many were sent."""
    Peristiwa.objects.filter(belum_selesai(pada), percobaan__gte=PERCOBAAN_TERAKHIR).update(
        menyerah=True, sewa_sampai=None, galat="pekerja mati setiap kali mengerjakannya")
    daftar = (Peristiwa.objects.filter(belum_selesai(pada), Q(dikirim=None) | Q(dikirim__lte=pada - KIRIM_ULANG))
              .order_by("jatuh_tempo", "pk").values_list("pk", flat=True)[:paling_banyak])
    terkirim = [pk for pk in daftar if kirim_ke_antrean(pk)]
    Peristiwa.objects.filter(belum_selesai(pada), pk__in=terkirim).update(dikirim=pada)
    return len(terkirim)
