"""One person's application to one post, and the generations of machine results about it."""
from django.db import models
from django.db.models import Q
from django.utils import timezone

from seleksi.core.models.dasar import kode_acak, pilihan

from ..domain.status import AKTIF, LABEL_LAMARAN, TERKIRIM, StatusLamaran


class LamaranQuerySet(models.QuerySet):
    def aktif(self) -> "LamaranQuerySet":
        return self.filter(status__in=AKTIF)

    def terkirim(self) -> "LamaranQuerySet":
        return self.filter(status__in=TERKIRIM)


class Lamaran(models.Model):
    """Do not set status directly; call pendaftaran.services. `fakta` holds the claims as frozen at Kirim."""

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    pelamar = models.ForeignKey("pendaftaran.Pelamar", models.PROTECT, related_name="lamaran")
    seleksi = models.ForeignKey("core.Seleksi", models.PROTECT, related_name="lamaran")
    lowongan = models.ForeignKey("core.Lowongan", models.PROTECT, related_name="lamaran")
    status = models.CharField(max_length=26, choices=pilihan(StatusLamaran, LABEL_LAMARAN), default=StatusLamaran.DRAF.value)
    dibuat = models.DateTimeField(default=timezone.now)
    tanpa_sertifikat_teknis = models.BooleanField("tidak memiliki sertifikat teknis", default=False)
    syarat_diakui = models.JSONField(default=list, blank=True)
    pengingat = models.BooleanField("ingatkan sebelum pengiriman ditutup", default=True)
    # Set once, at Kirim
    nomor = models.CharField("nomor pendaftaran", max_length=40, blank=True)
    nama = models.CharField("nama saat mengirim", max_length=330, blank=True)
    nip = models.CharField("NIP saat mengirim", max_length=18, blank=True)
    instansi_nama = models.CharField("instansi saat mengirim", max_length=160, blank=True)
    diajukan = models.DateTimeField(null=True, blank=True)
    fakta = models.JSONField(null=True, blank=True)
    fakta_skema = models.PositiveSmallIntegerField(default=0)
    fakta_sha256 = models.CharField(max_length=64, blank=True)
    ketentuan = models.ForeignKey("core.Ketentuan", models.PROTECT, null=True, blank=True, related_name="+")
    pernyataan = models.JSONField(default=dict, blank=True)
    alasan_akhir = models.TextField("alasan penarikan, gugur, atau pembatalan", blank=True)

    objects = LamaranQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seleksi", "pelamar"], condition=Q(status__in=sorted(AKTIF)), name="lamaran_satu_aktif_per_pelamar"),
            models.UniqueConstraint(
                fields=["seleksi", "nip"], condition=Q(status__in=sorted(TERKIRIM)), name="lamaran_satu_aktif_per_nip"),
            models.UniqueConstraint(fields=["seleksi", "nomor"], condition=~Q(nomor=""), name="lamaran_nomor_unik"),
            models.CheckConstraint(
                condition=Q(status__in=["draf", "ditarik", "dibatalkan"])
                | (Q(diajukan__isnull=False) & ~Q(nomor="") & ~Q(fakta_sha256="") & ~Q(nip="")),
                name="lamaran_terkirim_lengkap",
            ),
        ]
        ordering = ["-dibuat"]

    def __str__(self) -> str:
        return self.nomor or f"draf {self.kode}"


class Keterkaitan(models.Model):
    """Whether a post in someone's history is related to the vacant one: claimed by the applicant, judged by people."""

    riwayat = models.ForeignKey("pendaftaran.RiwayatJabatan", models.CASCADE, related_name="keterkaitan")
    lowongan = models.ForeignKey("core.Lowongan", models.PROTECT, related_name="+")
    terkait = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["riwayat", "lowongan"], name="keterkaitan_unik")]


class GenerasiHasil(models.Model):
    """One evaluation by the machine: at Kirim, at a correction, at a new Ketentuan. Never recomputed, never changed."""

    lamaran = models.ForeignKey(Lamaran, models.PROTECT, related_name="generasi")
    nomor = models.PositiveSmallIntegerField()
    sebab = models.CharField(max_length=20, choices=[("kirim", "Pengiriman"), ("koreksi", "Koreksi"), ("ketentuan", "Ketentuan baru")])
    simpulan = models.CharField(max_length=20)
    fakta_sha256 = models.CharField(max_length=64)
    ketentuan = models.ForeignKey("core.Ketentuan", models.PROTECT, related_name="+")
    berkas = models.JSONField(default=list)
    dibuat = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lamaran", "nomor"], name="generasi_nomor_unik")]
        ordering = ["lamaran", "-nomor"]


class HasilSyarat(models.Model):
    generasi = models.ForeignKey(GenerasiHasil, models.PROTECT, related_name="syarat")
    urut = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=40)
    status = models.CharField(max_length=20)
    dasar = models.CharField(max_length=60)
    judul = models.CharField(max_length=200)
    alasan = models.TextField()
    catatan = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["generasi", "kode"], name="hasil_syarat_unik")]
        ordering = ["generasi", "urut"]
