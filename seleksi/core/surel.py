"""E-mail through the outbox: a row now, the mail server later."""
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from .domain.status import StatusSurel
from .models import Pengguna, Surel
from .outbox import terbitkan_peristiwa


def kirim_surel(*, kepada: str, subjek: str, isi: str, penerima: Pengguna | None = None) -> Surel:
    """Owe one message. Line breaks in the subject are folded, so no header can be smuggled in."""
    with transaction.atomic():
        surel = Surel.objects.create(kepada=kepada, subjek=" ".join(subjek.split())[:200], isi=isi, penerima=penerima)
        terbitkan_peristiwa(jenis="surel", objek=f"surel:{surel.pk}", kunci=f"surel:{surel.pk}")
    return surel


def antar(*, surel_id: int, pada: datetime | None = None) -> None:
    """Hand one message to the mail server; idempotent, a sent one is left alone."""
    surel = Surel.objects.get(pk=surel_id)
    if surel.status == StatusSurel.TERKIRIM:
        return
    if not settings.DEMO:
        EmailMessage(surel.subjek, surel.isi, settings.DEFAULT_FROM_EMAIL, [surel.kepada]).send()
        surel.isi = ""  # it may carry a confirmation link
    surel.status, surel.terkirim = StatusSurel.TERKIRIM.value, pada or timezone.now()
    surel.save(update_fields=["status", "terkirim", "isi"])
