"""The chained record of decisions and the plain record of readings."""
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone


class Rantai(models.Model):
    """Head of one chain: one per Seleksi, one per Instansi for accounts, and one for the portal itself."""

    seleksi = models.OneToOneField("core.Seleksi", models.PROTECT, null=True, blank=True, related_name="rantai")
    instansi = models.OneToOneField("core.Instansi", models.PROTECT, null=True, blank=True, related_name="rantai")
    panjang = models.PositiveIntegerField(default=0)
    kepala = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seleksi=None) | Q(instansi=None), name="rantai_satu_pemilik"),
            models.UniqueConstraint(Coalesce("seleksi", 0), Coalesce("instansi", 0), name="rantai_pemilik_unik"),
        ]


class Jejak(models.Model):
    """One decision. The line holds ids and a salted digest; readable values stand in JejakIsi, which may be erased."""

    rantai = models.ForeignKey(Rantai, models.PROTECT, related_name="baris")
    nomor = models.PositiveIntegerField()
    waktu = models.DateTimeField()
    jenis = models.CharField(max_length=60)
    objek = models.CharField(max_length=80)
    pelaku = models.ForeignKey("core.Pengguna", models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    sebelum = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rantai", "nomor"], name="jejak_nomor_unik")]
        ordering = ["rantai", "nomor"]


class JejakIsi(models.Model):
    jejak = models.OneToOneField(Jejak, models.PROTECT, related_name="isi")
    garam = models.CharField(max_length=64)
    data = models.JSONField()


class AksesLog(models.Model):
    """Who read which secret or personal object, and when. Holds no content."""

    pengguna = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    seleksi = models.ForeignKey("core.Seleksi", models.PROTECT, null=True, related_name="+")
    objek = models.CharField(max_length=80)
    tindakan = models.CharField(max_length=40)
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["objek", "waktu"], name="akses_objek")]
        ordering = ["-waktu"]
