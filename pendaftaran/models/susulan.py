"""Papers that participants bring for a later stage, each inside a window of its own."""
from django.db import models
from django.db.models import F, Q

from seleksi.core.models.dasar import kode_acak


class JendelaSusulan(models.Model):
    """One kind of paper that a stage asks of every participant, from `buka` to `tutup`, both ends inside to the second."""

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    seleksi = models.ForeignKey("core.Seleksi", models.PROTECT, related_name="susulan")
    tahap = models.CharField("kode tahap", max_length=24)
    judul = models.CharField("nama berkas", max_length=120)
    petunjuk = models.TextField(blank=True)
    gambar = models.BooleanField("boleh juga JPEG atau PNG", default=False)
    maks_mb = models.PositiveSmallIntegerField("paling besar, MB", default=5)
    buka = models.DateTimeField()
    tutup = models.DateTimeField()
    oleh = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    dibuat = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seleksi", "tahap", "judul"], name="susulan_satu_judul"),
            models.CheckConstraint(condition=Q(tutup__gt=F("buka")), name="susulan_urut_waktu"),
            models.CheckConstraint(condition=Q(maks_mb__gte=1, maks_mb__lte=20), name="susulan_batas_ukuran"),
        ]
        ordering = ["buka", "pk"]

    def __str__(self) -> str:
        return self.judul

    @property
    def jenis(self) -> str:
        """The kind of its files; random, so that it never meets a document of the application."""
        return f"susulan_{self.kode}"

    @property
    def jenis_boleh(self) -> frozenset[str]:
        return frozenset({"pdf", "jpeg", "png"}) if self.gambar else frozenset({"pdf"})

    def terbuka(self, pada) -> bool:
        return self.buka <= pada.replace(microsecond=0) <= self.tutup
