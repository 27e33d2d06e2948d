"""People and what they are entrusted with."""
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from ..domain.peran import LABEL_PERAN, LABEL_UNSUR, Peran, Unsur
from .dasar import pilihan


class ManajerPengguna(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **lain) -> "Pengguna":
        pengguna = self.model(email=self.normalize_email(email).lower(), **lain)
        pengguna.set_password(password)
        pengguna.save(using=self._db)
        return pengguna


class Pengguna(AbstractBaseUser):
    """An account. The e-mail address is the login; roles come from Penugasan, never from flags."""

    email = models.EmailField("alamat surel", unique=True, max_length=254)
    nama = models.CharField("nama lengkap", max_length=200)
    is_active = models.BooleanField("aktif", default=True)
    demo = models.BooleanField("akun peragaan", default=False)
    date_joined = models.DateTimeField("terdaftar", default=timezone.now)

    objects = ManajerPengguna()
    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["nama"]

    def __str__(self) -> str:
        return self.nama or self.email

    def get_full_name(self) -> str:
        return self.nama


class PenugasanQuerySet(models.QuerySet):
    def berlaku(self) -> "PenugasanQuerySet":
        return self.filter(berakhir__isnull=True)

    def untuk(self, seleksi) -> "PenugasanQuerySet":
        """Assignments that reach this Seleksi: its own, and those of the whole Instansi."""
        return self.filter(instansi_id=seleksi.instansi_id).filter(Q(seleksi=seleksi) | Q(seleksi=None))


class Penugasan(models.Model):
    """Who has which role where. A panel member is a Penugasan with unsur and SK; an acting Ketua is a row too."""

    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="penugasan")
    peran = models.CharField(max_length=20, choices=pilihan(Peran, LABEL_PERAN))
    instansi = models.ForeignKey("core.Instansi", models.PROTECT, related_name="penugasan")
    seleksi = models.ForeignKey("core.Seleksi", models.PROTECT, null=True, blank=True, related_name="penugasan")
    lowongan = models.ForeignKey("core.Lowongan", models.PROTECT, null=True, blank=True, related_name="penugasan")
    unsur = models.CharField(max_length=20, choices=pilihan(Unsur, LABEL_UNSUR), blank=True)
    jabatan = models.CharField("jabatan dalam surat", max_length=200, blank=True)
    pangkat = models.CharField(max_length=60, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True)
    sk = models.CharField("nomor surat keputusan", max_length=120, blank=True)
    mulai = models.DateTimeField(default=timezone.now)
    berakhir = models.DateTimeField(null=True, blank=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(  # a missing Seleksi or Lowongan is one value, not many
                "pengguna", "peran", "instansi", Coalesce("seleksi", 0), Coalesce("lowongan", 0),
                condition=Q(berakhir=None), name="penugasan_satu_yang_berlaku",
            ),
            models.UniqueConstraint(
                fields=["seleksi"], condition=Q(peran="ketua", berakhir=None), name="penugasan_satu_ketua",
            ),
            models.CheckConstraint(
                condition=~Q(peran__in=["anggota", "ketua"]) | (Q(seleksi__isnull=False) & ~Q(unsur="")),
                name="penugasan_pansel_berunsur",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pengguna} ({self.get_peran_display()})"
