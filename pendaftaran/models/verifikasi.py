"""The secretariat's verdicts and proposal, the verified values, and the panel's determination. Five records, none overwritten."""
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from seleksi.core.models.dasar import pilihan

from ..domain.status import LABEL_ADMINISTRASI, LABEL_VERIFIKASI, PutusanAdministrasi, PutusanVerifikasi


class Putusan(models.Model):
    """A verifier's verdict; the newest row of an item counts, older ones stay."""

    putusan = models.CharField(max_length=12, choices=pilihan(PutusanVerifikasi, LABEL_VERIFIKASI))
    kode_alasan = models.CharField(max_length=24, blank=True)
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        abstract = True


BERALASAN = Q(putusan="sesuai") | ~Q(alasan="")


class PutusanBerkas(Putusan):
    """Bound to the hash that the verifier saw: a file replaced meanwhile is not covered by it."""

    berkas = models.ForeignKey("pendaftaran.Berkas", models.PROTECT, related_name="putusan")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["berkas", "-pada", "-pk"]
        constraints = [models.CheckConstraint(condition=BERALASAN, name="putusan_berkas_beralasan")]


class PutusanSyarat(Putusan):
    """Bound to the generation that the verifier saw: it holds as long as the outcome of its rule stays the same."""

    generasi = models.ForeignKey("pendaftaran.GenerasiHasil", models.PROTECT, related_name="+")
    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="putusan_syarat")
    kode = models.CharField(max_length=40)

    class Meta:
        ordering = ["lamaran", "kode", "-pada", "-pk"]
        constraints = [models.CheckConstraint(condition=BERALASAN, name="putusan_syarat_beralasan")]


class Koreksi(models.Model):
    """A verified value beside a claim. Append-only: verified facts are the claims folded with these in order."""

    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="koreksi")
    jalur = models.CharField(max_length=120, help_text="misalnya jabatan.0.terkait")
    klaim = models.JSONField(null=True)
    nilai = models.JSONField(null=True)
    alasan = models.TextField()
    berkas_sha256 = models.CharField(max_length=64, blank=True)
    halaman = models.PositiveSmallIntegerField(null=True, blank=True)
    oleh = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        ordering = ["lamaran", "pk"]


class UsulanAdministrasi(models.Model):
    """What the secretariat proposes. One current row per application.

    A refusal, and an MS that rests on a favourable correction or goes against the machine or a verdict, needs a second pair of eyes
    (`perlu_uji`, its reasons in `sebab_uji`). `diteruskan`: when it reached the panel.
    """

    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="usulan")
    putusan = models.CharField(max_length=3, choices=pilihan(PutusanAdministrasi, LABEL_ADMINISTRASI))
    alasan = models.TextField(blank=True)
    oleh = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    perlu_uji = models.BooleanField(default=False)
    sebab_uji = models.JSONField(default=list, blank=True)
    penguji = models.ForeignKey("core.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    diuji = models.DateTimeField(null=True, blank=True)
    alasan_penguji = models.TextField(blank=True, help_text="wajib bila usulan dikembalikan")
    diteruskan = models.DateTimeField(null=True, blank=True)
    dicabut = models.DateTimeField(null=True, blank=True)
    pencabut = models.ForeignKey("core.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    alasan_cabut = models.TextField(blank=True, help_text="wajib bila verifikasi dibuka kembali")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lamaran"], condition=Q(dicabut=None), name="usulan_satu_berlaku"),
            models.CheckConstraint(condition=Q(penguji=None) | ~Q(penguji=F("oleh")), name="usulan_dua_orang"),
            models.CheckConstraint(condition=Q(putusan="ms") | ~Q(alasan=""), name="usulan_tms_beralasan"),
            models.CheckConstraint(condition=Q(putusan="ms") | Q(perlu_uji=True), name="usulan_tms_perlu_uji"),
            models.CheckConstraint(condition=Q(perlu_uji=False) | ~Q(alasan=""), name="usulan_perlu_uji_beralasan"),
            models.CheckConstraint(condition=Q(diuji=None) | Q(penguji__isnull=False), name="usulan_diuji_bernama"),
            models.CheckConstraint(condition=Q(diteruskan=None) | Q(perlu_uji=False) | Q(diuji__isnull=False),
                                   name="usulan_diteruskan_sesudah_diuji"),
            models.CheckConstraint(condition=Q(pencabut=None) | (~Q(alasan_cabut="") & Q(dicabut__isnull=False)),
                                   name="usulan_dicabut_beralasan"),
        ]


class PenetapanAdministrasi(models.Model):
    """The panel's determination in a meeting. `sah` when the Ketua closes it; from then on the row never changes.

    Points to one generation of machine results, which is never recomputed.
    """

    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="penetapan")
    rapat = models.ForeignKey("core.Rapat", models.PROTECT, related_name="penetapan_administrasi")
    generasi = models.ForeignKey("pendaftaran.GenerasiHasil", models.PROTECT, related_name="+")
    usulan = models.ForeignKey(UsulanAdministrasi, models.PROTECT, related_name="+")
    putusan = models.CharField(max_length=3, choices=pilihan(PutusanAdministrasi, LABEL_ADMINISTRASI))
    alasan = models.TextField(blank=True, help_text="wajib bila berbeda dari usulan atau tidak memenuhi syarat")
    oleh = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField(default=timezone.now)
    sah = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "rapat"], name="penetapan_satu_per_rapat"),
            models.CheckConstraint(condition=Q(putusan="ms") | ~Q(alasan=""), name="penetapan_tms_beralasan"),
        ]
