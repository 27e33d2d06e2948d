"""What a person asks about his own data, and what the secretariat answered."""
from django.db import models
from django.db.models import Q

from seleksi.core.models.dasar import kode_acak, pilihan

from ..domain.permintaan import LABEL_JENIS_PERMINTAAN, LABEL_STATUS_PERMINTAAN, JenisPermintaan, StatusPermintaan, batas_jawab


class Permintaan(models.Model):
    """Do not set status directly; call services.jawab_permintaan. What was sent changes only by a Koreksi or a decision."""

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="permintaan")
    jenis = models.CharField(max_length=14, choices=pilihan(JenisPermintaan, LABEL_JENIS_PERMINTAAN))
    uraian = models.TextField()
    dibuat = models.DateTimeField()
    status = models.CharField(max_length=10, choices=pilihan(StatusPermintaan, LABEL_STATUS_PERMINTAAN),
                              default=StatusPermintaan.DIAJUKAN.value)
    jawaban = models.TextField(blank=True)
    dijawab = models.DateTimeField(null=True, blank=True)
    penjawab = models.ForeignKey("core.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "jenis"], condition=Q(status="diajukan"), name="permintaan_satu_terbuka"),
            models.CheckConstraint(
                condition=Q(status="diajukan", dijawab=None, penjawab=None, jawaban="")
                | (~Q(status="diajukan") & Q(dijawab__isnull=False, penjawab__isnull=False) & ~Q(jawaban="")),
                name="permintaan_dijawab_lengkap"),
        ]
        ordering = ["dibuat", "pk"]

    @property
    def batas(self):
        return batas_jawab(self.dibuat)
