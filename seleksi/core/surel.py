"""E-mail through the outbox: a row now, the mail server later."""
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from .domain.status import StatusSurel
from .models import Pengguna, Surel
from .models.dasar import kode_acak
from .outbox import terbitkan_peristiwa


def kirim_surel(*, kepada: str, subjek: str, isi: str, penerima: Pengguna | None = None) -> Surel:
    """Owe one message. Line breaks in the subject are folded, so no header can be smuggled in."""
    with transaction.atomic():
        surel = Surel.objects.create(kepada=kepada, subjek=_satu_baris(subjek), isi=isi, penerima=penerima)
        _berutang(surel)
    return surel


def kirim_pesan(*, penerima: Pengguna, subjek: str, isi: str, kunci: str) -> Surel:
    """Owe one message that its recipient also reads in the portal. The same `kunci` is sent once, however often it is asked for."""
    with transaction.atomic():
        surel, baru = Surel.objects.get_or_create(kunci=kunci, defaults={
            "kode": kode_acak(), "kepada": penerima.email, "penerima": penerima, "subjek": _satu_baris(subjek), "isi": isi})
        if baru:
            _berutang(surel)
    return surel


def tandai_dibaca(*, surel: Surel, pada: datetime) -> None:
    Surel.objects.filter(pk=surel.pk, dibaca=None).update(dibaca=pada)


def _satu_baris(subjek: str) -> str:
    return " ".join(subjek.split())[:200]


def _berutang(surel: Surel) -> None:
    terbitkan_peristiwa(jenis="surel", objek=f"surel:{surel.pk}", kunci=f"surel:{surel.pk}")


def antar(*, surel_id: int, pada: datetime | None = None) -> None:
    """Hand one message to the mail server; idempotent, a sent one is left alone."""
    surel = Surel.objects.get(pk=surel_id)
    if surel.status == StatusSurel.TERKIRIM:
        return
    if not settings.DEMO:
        EmailMessage(surel.subjek, surel.isi, settings.DEFAULT_FROM_EMAIL, [surel.kepada]).send()
        if surel.kode is None:
            surel.isi = ""  # it may carry a confirmation link
    surel.status, surel.terkirim = StatusSurel.TERKIRIM.value, pada or timezone.now()
    surel.save(update_fields=["status", "terkirim", "isi"])
