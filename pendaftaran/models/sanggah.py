"""An objection to the administrative result, the secretariat's study of it, and the determination that answers it."""
from django.db import models
from django.db.models import Q

from seleksi.core.models.dasar import kode_acak, pilihan

from ..domain.sanggah import LABEL_SANGGAH, StatusSanggah
from ..domain.status import LABEL_ADMINISTRASI, PutusanAdministrasi


class Sanggah(models.Model):
    """One per application. Do not set status directly; call services.sanggah. What was objected to never changes.

    The decision is a PenetapanAdministrasi of its own beside the first one; `penetapan` points to it.
    """

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    lamaran = models.OneToOneField("pendaftaran.Lamaran", models.PROTECT, related_name="sanggah")
    pokok = models.CharField("yang disanggah", max_length=300)
    alasan = models.TextField()
    berkas = models.ForeignKey("pendaftaran.Berkas", models.PROTECT, null=True, blank=True, related_name="+")
    diajukan = models.DateTimeField()
    batas = models.DateTimeField("batas masa sanggah")
    status = models.CharField(max_length=10, choices=pilihan(StatusSanggah, LABEL_SANGGAH), default=StatusSanggah.DIAJUKAN.value)
    telaah = models.TextField("telaah Sekretariat", blank=True)
    usulan = models.CharField(max_length=3, blank=True, choices=pilihan(PutusanAdministrasi, LABEL_ADMINISTRASI))
    penyiap = models.ForeignKey("core.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    disiapkan = models.DateTimeField(null=True, blank=True)
    penetapan = models.OneToOneField("pendaftaran.PenetapanAdministrasi", models.PROTECT, null=True, blank=True, related_name="sanggah")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(pokok="") & ~Q(alasan=""), name="sanggah_beralasan"),
            models.CheckConstraint(
                condition=Q(status="diajukan") | (~Q(telaah="") & ~Q(usulan="") & Q(penyiap__isnull=False, disiapkan__isnull=False)),
                name="sanggah_disiapkan_lengkap"),
            models.CheckConstraint(
                condition=Q(status__in=["diajukan", "disiapkan"], penetapan=None)
                | Q(status__in=["diterima", "ditolak"], penetapan__isnull=False), name="sanggah_diputus_bertetapan"),
        ]
        ordering = ["diajukan", "pk"]
