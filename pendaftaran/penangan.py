"""Outbox handlers of registration."""
from seleksi.core.models import Peristiwa
from seleksi.core.outbox import penangan

from .services.berkas import PINDAI, pindai_berkas


@penangan(PINDAI)
def pindai(peristiwa: Peristiwa) -> None:
    pindai_berkas(berkas_id=int(peristiwa.objek.split(":")[1]))
