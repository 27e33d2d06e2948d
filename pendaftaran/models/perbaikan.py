"""What the secretariat asks an applicant to repair, and what came back."""
from django.db import models
from django.db.models import F, Q

from seleksi.core.models.dasar import kode_acak


class PerbaikanBerkas(models.Model):
    """One document, until one moment; it closes by itself. The new file is a row of its own beside the old one."""

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="perbaikan")
    jenis = models.CharField("jenis dokumen", max_length=40)
    urut = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(max_length=200)
    berkas = models.ForeignKey("pendaftaran.Berkas", models.PROTECT, null=True, blank=True, related_name="perbaikan",
                               help_text="kosong bila berkasnya tidak dikirim")
    alasan = models.TextField()
    batas = models.DateTimeField()
    diminta = models.DateTimeField()
    peminta = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    berkas_baru = models.OneToOneField("pendaftaran.Berkas", models.PROTECT, null=True, blank=True, related_name="+")
    diperbaiki = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(alasan="") & Q(batas__gt=F("diminta")), name="perbaikan_beralasan_dan_berbatas"),
            models.CheckConstraint(
                condition=Q(berkas_baru=None, diperbaiki=None) | Q(berkas_baru__isnull=False, diperbaiki__isnull=False),
                name="perbaikan_lengkap"),
        ]
        ordering = ["diminta", "pk"]

    def terbuka(self, pada) -> bool:
        """Cut to the second; the last second itself is in."""
        return self.diperbaiki is None and pada.replace(microsecond=0) <= self.batas
