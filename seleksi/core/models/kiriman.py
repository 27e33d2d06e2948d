"""Owed work and messages."""
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..domain.status import StatusSurel
from .dasar import pilihan


class Peristiwa(models.Model):
    """Owed work, written in the transaction that causes it. The queue only carries its id."""

    jenis = models.CharField(max_length=40)
    objek = models.CharField(max_length=80)
    kunci = models.CharField(max_length=160, unique=True)
    dibuat = models.DateTimeField(default=timezone.now)
    jatuh_tempo = models.DateTimeField(default=timezone.now)
    dikirim = models.DateTimeField("terakhir ditaruh di antrean", null=True, blank=True)
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    selesai = models.DateTimeField(null=True, blank=True)
    menyerah = models.BooleanField(default=False)
    galat = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["jatuh_tempo"], condition=Q(selesai=None, menyerah=False), name="peristiwa_belum"),
        ]


class Surel(models.Model):
    """One message to one address, sent by the outbox.

    With a `kode` it is also a message in the portal: its recipient reads it there, whatever became of the mail. Other
    bodies (they may carry a confirmation link) are erased after sending unless it is a demo.
    """

    penerima = models.ForeignKey("core.Pengguna", models.CASCADE, null=True, related_name="surel")
    kepada = models.EmailField(max_length=254)
    subjek = models.CharField(max_length=200)
    isi = models.TextField(blank=True)
    status = models.CharField(max_length=10, choices=pilihan(StatusSurel), default=StatusSurel.ANTRE.value)
    dibuat = models.DateTimeField(default=timezone.now)
    terkirim = models.DateTimeField(null=True, blank=True)
    kode = models.CharField(max_length=12, unique=True, null=True, editable=False)
    kunci = models.CharField("agar tidak berulang", max_length=160, unique=True, null=True, editable=False)
    dibaca = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kode=None) | Q(penerima__isnull=False), name="surel_pesan_berpenerima"),
        ]
        ordering = ["-dibuat", "-pk"]
