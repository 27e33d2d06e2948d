"""The opening of one post's sheets by two people, and the order that follows."""
import json
from functools import cached_property

from django.db import models
from django.db.models import F, Q

from seleksi.core.kripto import buka_segel
from seleksi.core.models.dasar import kode_acak, pilihan

from ..domain.status import StatusPeringkat


class Pembukaan(models.Model):
    """One opening per Lowongan, asked by one person and confirmed by another when every component is complete."""

    lowongan = models.OneToOneField("core.Lowongan", models.PROTECT, related_name="pembukaan")
    pembuka = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    diminta = models.DateTimeField()
    penyaksi = models.ForeignKey("core.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    dibuka = models.DateTimeField(null=True, blank=True)
    komitmen = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(penyaksi=None) | ~Q(penyaksi=F("pembuka")), name="pembukaan_dua_orang"),
            models.CheckConstraint(
                condition=Q(dibuka=None, penyaksi=None) | Q(dibuka__isnull=False, penyaksi__isnull=False),
                name="pembukaan_bersaksi",
            ),
        ]


class Peringkat(models.Model):
    """The order of one Lowongan. `masukan` and `hasil` are the exact input and output of the kernel.

    They stand sealed in `sandi`, like the sheets that they come from; `sha256` is the hash of the sealed content,
    which holds random bytes, so it may be printed and tells nothing.
    """

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    lowongan = models.ForeignKey("core.Lowongan", models.PROTECT, related_name="peringkat")
    pembukaan = models.ForeignKey(Pembukaan, models.PROTECT, related_name="peringkat")
    ketentuan = models.ForeignKey("core.Ketentuan", models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=pilihan(StatusPeringkat), default=StatusPeringkat.USULAN.value)
    sandi = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    dihitung = models.DateTimeField()
    rapat = models.ForeignKey("core.Rapat", models.PROTECT, null=True, blank=True, related_name="peringkat")
    ditetapkan = models.DateTimeField(null=True, blank=True)
    alasan = models.TextField("alasan keputusan atas nilai seri atau penyimpangan dari urutan nilai", blank=True)
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lowongan"], condition=~Q(status="diganti"), name="peringkat_satu_berlaku"),
            models.CheckConstraint(
                condition=~Q(status="ditetapkan") | Q(rapat__isnull=False, ditetapkan__isnull=False),
                name="peringkat_ditetapkan_dalam_rapat",
            ),
        ]

    @property
    def konteks_segel(self) -> str:
        return f"peringkat:{self.kode}"

    @cached_property
    def _isi(self) -> dict:
        return json.loads(buka_segel(self.sandi, konteks=self.konteks_segel))

    @property
    def masukan(self) -> dict:
        """What the command `peringkat` reads. Whoever reads it logs the reading first."""
        return self._isi["masukan"]

    @property
    def hasil(self) -> dict:
        """What the command `peringkat` answers."""
        return self._isi["hasil"]


class BarisPeringkat(models.Model):
    """One person in a determined order; written at determination and never changed."""

    peringkat = models.ForeignKey(Peringkat, models.PROTECT, related_name="baris")
    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="baris_peringkat")
    urutan = models.PositiveSmallIntegerField()
    total_tepat = models.CharField(max_length=60)
    total = models.DecimalField(max_digits=5, decimal_places=2)
    terpilih = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["peringkat", "lamaran"], name="baris_peringkat_unik")]
        ordering = ["peringkat", "urutan"]
