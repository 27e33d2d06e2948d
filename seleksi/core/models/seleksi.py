"""One round of one Instansi: posts, frozen law and values, windows, schedule, outside approvals, meetings."""
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from ..domain.status import LABEL_TAHAP, TAMPAK_PUBLIK, StatusRapat, StatusSeleksi, Tahap
from .dasar import kode_acak, pilihan


class Instansi(models.Model):
    """A regency that runs selections, with what its letterhead shows."""

    slug = models.SlugField(unique=True)
    nama = models.CharField(max_length=120, help_text="misalnya Pemerintah Kabupaten Tuban")
    wilayah = models.CharField(max_length=80, help_text="misalnya Kabupaten Tuban")
    kode = models.CharField("kode Kemendagri", max_length=5)
    jenis = models.CharField(max_length=10, default="kabupaten")
    sekretariat = models.CharField("alamat sekretariat", max_length=300, blank=True)
    kota = models.CharField("kota pada tanggal surat", max_length=60, blank=True)
    lambang = models.FileField("lambang daerah", upload_to="lambang", blank=True)

    def __str__(self) -> str:
        return self.nama


class SeleksiQuerySet(models.QuerySet):
    def tampak(self) -> "SeleksiQuerySet":
        """What the public may see: announced, and the moment chosen by the Ketua has come."""
        return self.filter(Q(tampak_mulai=None) | Q(tampak_mulai__lte=Now()), status__in=TAMPAK_PUBLIK)


class Seleksi(models.Model):
    """One round. Do not set status directly; call core.services.ubah_status_seleksi."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="seleksi")
    slug = models.SlugField(max_length=60)
    nama = models.CharField(max_length=200)
    tahun = models.PositiveSmallIntegerField()
    profil = models.CharField("kode profil", max_length=60)
    status = models.CharField(max_length=12, choices=pilihan(StatusSeleksi), default=StatusSeleksi.DRAF.value)
    rancangan = models.JSONField("isi ketentuan yang sedang disusun", default=dict, blank=True)
    tampak_mulai = models.DateTimeField("tampak bagi publik mulai", null=True, blank=True)
    dibuat = models.DateTimeField(default=timezone.now)

    objects = SeleksiQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "slug"], name="seleksi_alamat_unik")]
        ordering = ["-dibuat"]

    def __str__(self) -> str:
        return self.nama


class Lowongan(models.Model):
    """One vacant post: one seat, three candidates. Do not set tahap directly; call core.services.majukan_tahap."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="lowongan")
    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    urut = models.PositiveSmallIntegerField()
    nama = models.CharField(max_length=160)
    unit = models.CharField("unit kerja", max_length=160)
    tahap = models.CharField(max_length=14, choices=pilihan(Tahap, LABEL_TAHAP), default=Tahap.PENDAFTARAN.value)
    ditunda = models.DateTimeField("ditunda sejak", null=True, blank=True)
    alasan_henti = models.TextField("alasan penundaan atau pembatalan", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seleksi", "urut"], name="lowongan_urut_unik"),
            models.CheckConstraint(condition=~Q(alasan_henti="") | (~Q(tahap="dibatalkan") & Q(ditunda=None)),
                                   name="lowongan_henti_beralasan"),
        ]
        ordering = ["seleksi", "urut"]

    def __str__(self) -> str:
        return self.nama


class Ketentuan(models.Model):
    """The frozen profile and this round's values. Rows never change; a change is a new version with a reason."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="ketentuan")
    versi = models.PositiveSmallIntegerField()
    isi = models.JSONField()
    sha256 = models.CharField(max_length=64)
    alasan = models.TextField()
    penyusun = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    pengesah = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    disahkan = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seleksi", "versi"], name="ketentuan_versi_unik"),
            models.CheckConstraint(condition=~Q(penyusun=F("pengesah")), name="ketentuan_dua_orang"),
            models.CheckConstraint(condition=~Q(alasan=""), name="ketentuan_beralasan"),
        ]
        ordering = ["seleksi", "-versi"]


class Jadwal(models.Model):
    """One line of the schedule as announced; dates in WIB."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="jadwal")
    urut = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=40)
    nama = models.CharField(max_length=200)
    mulai = models.DateField()
    selesai = models.DateField()
    dasar = models.CharField(max_length=40, blank=True)
    keterangan = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seleksi", "kode"], name="jadwal_kode_unik"),
            models.CheckConstraint(condition=Q(selesai__gte=F("mulai")), name="jadwal_urut_tanggal"),
        ]
        ordering = ["seleksi", "urut"]


class Perpanjangan(models.Model):
    """One extension of the registration for one post. Rows never change; their windows point to them."""

    lowongan = models.ForeignKey(Lowongan, models.PROTECT, related_name="perpanjangan")
    ke = models.PositiveSmallIntegerField()
    mulai = models.DateField()
    sampai = models.DateField()
    alasan = models.TextField()
    penyusun = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    pengesah = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    disahkan = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lowongan", "ke"], name="perpanjangan_ke_unik"),
            models.CheckConstraint(condition=Q(ke__gte=1) & Q(sampai__gte=F("mulai")), name="perpanjangan_urut"),
            models.CheckConstraint(condition=~Q(penyusun=F("pengesah")), name="perpanjangan_dua_orang"),
            models.CheckConstraint(condition=~Q(alasan=""), name="perpanjangan_beralasan"),
        ]
        ordering = ["lowongan", "ke"]


class Jendela(models.Model):
    """One span in which applications are accepted; both ends are inside, to the second. Tuban has one a day."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="jendela")
    lowongan = models.ForeignKey(Lowongan, models.PROTECT, null=True, blank=True, related_name="jendela")
    perpanjangan = models.ForeignKey(Perpanjangan, models.PROTECT, null=True, blank=True, related_name="jendela")
    buka = models.DateTimeField()
    tutup = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(tutup__gt=F("buka")), name="jendela_urut_waktu"),
            models.CheckConstraint(condition=Q(perpanjangan=None) | Q(lowongan__isnull=False), name="jendela_perpanjangan_berjabatan"),
        ]
        ordering = ["buka"]


class Gerbang(models.Model):
    """An outside approval on file, with what it must precede."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="gerbang")
    jenis = models.CharField(max_length=40)
    sebelum = models.CharField(max_length=20)
    nomor = models.CharField(max_length=120)
    tanggal = models.DateField()
    keterangan = models.CharField(max_length=300, blank=True)
    pencatat = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")


class Rapat(models.Model):
    """A panel meeting: who attended, and when the Ketua closed it. Determinations point to it."""

    seleksi = models.ForeignKey(Seleksi, models.PROTECT, related_name="rapat")
    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    jenis = models.CharField(max_length=16, choices=[
        ("administrasi", "Seleksi administrasi"), ("sanggah", "Sanggah hasil administrasi"), ("penetapan", "Penetapan tiga besar")])
    status = models.CharField(max_length=10, choices=pilihan(StatusRapat), default=StatusRapat.DIBUKA.value)
    dibuka = models.DateTimeField()
    pembuka = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    hadir = models.ManyToManyField("core.Penugasan", related_name="rapat", blank=True)
    disahkan = models.DateTimeField(null=True, blank=True)
    pengesah = models.ForeignKey("core.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    catatan = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seleksi", "jenis"], condition=Q(status="dibuka"), name="rapat_satu_terbuka"),
            models.CheckConstraint(
                condition=Q(status="dibuka", disahkan=None) | Q(status="disahkan", disahkan__isnull=False),
                name="rapat_disahkan_berwaktu",
            ),
        ]
        ordering = ["-dibuka"]
