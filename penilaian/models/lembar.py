"""Score sheets under seal, conflicts of interest, health conclusions."""
from django.db import models
from django.db.models import Q
from django.utils import timezone

from seleksi.core.models.dasar import kode_acak, pilihan

from ..domain.status import LABEL_KESEHATAN, LABEL_KOMPONEN, KesimpulanKesehatan, Komponen, StatusLembar


class LembarNilai(models.Model):
    """One scorer's sheet for one person and component. Its content is always encrypted, draft or final.

    `sandi` is the sealed JSON {"nilai": {kriteria: "82.50"}, "catatan": ..., "skor": "81.25"}; at finalising,
    `komitmen` = SHA-256(32 random bytes + content) enters the chain and the scorer's receipt. A final row is
    refused any change by a trigger; reopening makes a new sheet that points to the old one.
    """

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="lembar")
    penugasan = models.ForeignKey("core.Penugasan", models.PROTECT, related_name="lembar")
    komponen = models.CharField(max_length=12, choices=pilihan(Komponen, LABEL_KOMPONEN))
    ketentuan = models.ForeignKey("core.Ketentuan", models.PROTECT, related_name="+")
    status = models.CharField(max_length=5, choices=pilihan(StatusLembar), default=StatusLembar.DRAF.value)
    sandi = models.BinaryField(default=b"")
    versi = models.PositiveIntegerField(default=0)
    komitmen = models.CharField(max_length=64, blank=True)
    diubah = models.DateTimeField(default=timezone.now)
    final = models.DateTimeField(null=True, blank=True)
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")
    alasan_dibuka = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "penugasan", "komponen"], condition=Q(menggantikan=None), name="lembar_satu_per_penilai"),
            models.CheckConstraint(
                condition=Q(status="draf", final=None, komitmen="") | (Q(status="final", final__isnull=False) & ~Q(komitmen="")),
                name="lembar_final_berkomitmen",
            ),
            models.CheckConstraint(condition=Q(menggantikan=None) | ~Q(alasan_dibuka=""), name="lembar_pengganti_beralasan"),
        ]
        ordering = ["lamaran", "komponen", "penugasan"]


class Benturan(models.Model):
    """A declared conflict of interest: removes the member for that person, in every component."""

    penugasan = models.ForeignKey("core.Penugasan", models.PROTECT, related_name="benturan")
    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="benturan")
    alasan = models.TextField()
    pada = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["penugasan", "lamaran"], name="benturan_unik")]


class PernyataanBenturan(models.Model):
    """A member has gone through the names of one post and declared; nobody scores before that."""

    penugasan = models.ForeignKey("core.Penugasan", models.PROTECT, related_name="+")
    lowongan = models.ForeignKey("core.Lowongan", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["penugasan", "lowongan"], name="pernyataan_benturan_unik")]


class HasilKesehatan(models.Model):
    """The doctor's conclusion, never a diagnosis (C.5, A.1.j). Append-only; the newest counts."""

    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="kesehatan")
    kesimpulan = models.CharField(max_length=10, choices=pilihan(KesimpulanKesehatan, LABEL_KESEHATAN))
    bebas_narkoba = models.BooleanField()
    nomor_surat = models.CharField("nomor surat keterangan", max_length=120)
    pemeriksa = models.CharField("rumah sakit atau dokter", max_length=200)
    tanggal = models.DateField()
    pencatat = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        ordering = ["lamaran", "-pada", "-pk"]
