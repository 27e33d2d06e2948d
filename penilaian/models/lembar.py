"""Score sheets under seal, conflicts of interest, health conclusions."""
from django.db import models
from django.db.models import Q
from django.utils import timezone

from seleksi.core.models.dasar import kode_acak, pilihan

from ..domain.status import LABEL_KESEHATAN, LABEL_KOMPONEN, KesimpulanKesehatan, Komponen, StatusLembar


class LembarQuerySet(models.QuerySet):
    def berlaku(self) -> "LembarQuerySet":
        """The sheets that no later one replaces, without their sealed content."""
        return self.filter(pengganti=None).defer("sandi")


class LembarNilai(models.Model):
    """One scorer's sheet for one person and component. Its content is always encrypted, draft or final.

    `sandi` is the sealed IsiLembar (penilaian.segel): scores per criterion, note, score, random bytes. At
    finalising, `komitmen` = SHA-256(32 random bytes + content) enters the chain and the scorer's receipt. A final
    row is refused any change by a trigger; reopening makes a new sheet that points to the old one, so the sheet
    that counts is the one without `pengganti`.
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

    objects = LembarQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(  # one reported result per person, whoever of the assessors brings it
                fields=["lamaran"], condition=Q(komponen="asesmen", menggantikan=None), name="lembar_satu_asesmen"),
            models.UniqueConstraint(fields=["lamaran", "penugasan", "komponen"], condition=Q(menggantikan=None),
                                    name="lembar_satu_per_penilai"),
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
    """A scorer has gone through these names (ids of Lamaran) of one post and declared; nobody scores before that.

    Append-only: names that join later (an accepted objection) need a declaration of their own.
    """

    penugasan = models.ForeignKey("core.Penugasan", models.PROTECT, related_name="+")
    lowongan = models.ForeignKey("core.Lowongan", models.PROTECT, related_name="+")
    peserta = models.JSONField(default=list)
    pada = models.DateTimeField()

    class Meta:
        ordering = ["lowongan", "penugasan", "pada"]


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
