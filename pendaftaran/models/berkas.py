"""An uploaded file in a document slot: the original, the rebuilt copy, and one picture per page."""
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from seleksi.core.models.dasar import kode_acak


class BerkasQuerySet(models.QuerySet):
    def berlaku(self) -> "BerkasQuerySet":
        """The documents of the application itself; what came in for a later stage is not among them."""
        return self.filter(diganti=None, tahap="")


class Berkas(models.Model):
    """A row exists only for a file that the judge accepted. Replacing sets `diganti`; nothing is overwritten.

    Adding, turning or ordering pages makes a new row, `asal` the one it was made of, so what a receipt names never changes.
    A document joined from photos keeps each photo in `sumber` ({nama, tipe, ukuran, sha256, jalur}) and is its own original;
    one whose pages were arranged (`susunan`) keeps the original of its `asal` and has a new copy.
    Stored names (storage "berkas"): `jalur_asli`, `jalur_bersih`, and page pictures `<folder>/hal-001.jpg` and on.
    """

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="berkas")
    jenis = models.CharField("jenis dokumen", max_length=40)
    tahap = models.CharField(max_length=24, blank=True, help_text="kosong: berkas lamaran; selain itu tahap yang memintanya")
    urut = models.PositiveSmallIntegerField(default=1, help_text="untuk slot yang menerima beberapa berkas")
    nama_asli = models.CharField(max_length=255)
    tipe = models.CharField(max_length=20)
    ukuran = models.PositiveIntegerField()
    halaman = models.PositiveSmallIntegerField()
    jalur_asli = models.CharField(max_length=200)
    jalur_bersih = models.CharField(max_length=200)
    jalur_gambar = models.JSONField(default=list)
    sha256_asli = models.CharField(max_length=64)
    sha256_bersih = models.CharField(max_length=64)
    asal = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="turunan")
    susunan = models.TextField("susunan halaman dari asal", blank=True)
    sumber = models.JSONField("foto yang digabung", default=list, blank=True)
    antivirus = models.CharField(max_length=14, default="tanpa_mesin", choices=[
        ("bersih", "Bersih"), ("terinfeksi", "Terinfeksi"), ("tanpa_mesin", "Belum dipindai")])
    peringatan = models.JSONField(default=list, blank=True)
    diunggah = models.DateTimeField(default=timezone.now)
    diganti = models.DateTimeField(null=True, blank=True)

    objects = BerkasQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "jenis", "urut"], condition=Q(diganti=None), name="berkas_satu_per_slot"),
            models.CheckConstraint(condition=Q(ukuran__gt=0) & Q(halaman__gt=0), name="berkas_berisi"),
        ]
        ordering = ["lamaran", "jenis", "urut", "-diunggah"]

    @property
    def dapat_dibuka(self) -> bool:
        """Downloads wait for the antivirus in production; page pictures are ours and need no scan."""
        return self.antivirus == "bersih" or self.antivirus == "tanpa_mesin" and not settings.PRODUKSI
