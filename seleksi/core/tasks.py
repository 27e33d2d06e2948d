"""Entry points of the queue: shells around one call each."""
import structlog
from celery import shared_task
from django.utils import timezone

from . import outbox

catatan = structlog.get_logger(__name__)


@shared_task
def proses_peristiwa(peristiwa_id: int) -> None:
    outbox.kerjakan(peristiwa_id=peristiwa_id, pada=timezone.now())


@shared_task
def sapu_peristiwa() -> None:
    terkirim = outbox.sapu(pada=timezone.now())
    if terkirim:
        catatan.info("peristiwa_dikirim_ulang", jumlah=terkirim)
