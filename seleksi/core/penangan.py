"""Outbox handlers of the core."""
from . import surel
from .models import Peristiwa
from .outbox import penangan


@penangan("surel")
def antar_surel(peristiwa: Peristiwa) -> None:
    surel.antar(surel_id=int(peristiwa.objek.split(":")[1]))
