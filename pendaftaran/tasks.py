"""Entry points of the queue: shells around one call each."""
from datetime import timedelta

import structlog
from celery import shared_task
from django.utils import timezone

from seleksi.core.penyimpanan import sapu_sementara

from .pemeriksaan import sapu_sisa
from .services.pengingat import ingatkan_pendaftar

catatan = structlog.get_logger(__name__)
UMUR = timedelta(hours=1)  # far longer than any upload is being judged or stored


@shared_task
def sapu_berkas_sementara() -> None:
    """Remove what killed processes left behind in the folders of the judge and of the storage."""
    sebelum = timezone.now() - UMUR
    jumlah = sapu_sisa(sebelum=sebelum) + sapu_sementara(sebelum=sebelum)
    if jumlah:
        catatan.info("berkas_sementara_disapu", jumlah=jumlah)


@shared_task
def ingatkan() -> None:
    jumlah = ingatkan_pendaftar(pada=timezone.now())
    if jumlah:
        catatan.info("pengingat_diperiksa", jumlah=jumlah)
