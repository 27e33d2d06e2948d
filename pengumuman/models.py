"""Publications signed by the Ketua, and letters with number, hash and verification code."""
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from seleksi.core.models.dasar import kode_acak, pilihan

from .domain.nomor import POLA_BAWAAN
from .domain.status import (
    LABEL_PENGUMUMAN,
    LABEL_PIHAK,
    LABEL_SURAT,
    JenisPengumuman,
    JenisSurat,
    Pihak,
    StatusPengumuman,
    StatusSurat,
)
from .domain.undangan import LABEL_KEHADIRAN, Kehadiran


class Register(models.Model):
    """A number register of one Seleksi and year; the locked row hands out gap-free numbers."""

    seleksi = models.ForeignKey("core.Seleksi", models.PROTECT, related_name="register")
    kode = models.CharField(max_length=20, default="surat")
    tahun = models.PositiveSmallIntegerField()
    pola = models.CharField("pola nomor", max_length=80, default=POLA_BAWAAN["surat"])
    mulai = models.PositiveIntegerField("nomor awal", default=1)
    terakhir = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seleksi", "kode", "tahun"], name="register_unik"),
            models.CheckConstraint(condition=Q(mulai__gte=1), name="register_mulai_positif"),
        ]


class NomorSurat(models.Model):
    """Each number that was ever given out; a void one keeps its row and its reason."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="nomor")
    urut = models.PositiveIntegerField()
    teks = models.CharField(max_length=120)
    diberikan = models.DateTimeField()
    batal = models.BooleanField(default=False)
    alasan = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "urut"], name="nomor_unik"),
            models.CheckConstraint(condition=Q(batal=False) | ~Q(alasan=""), name="nomor_batal_beralasan"),
        ]
        ordering = ["register", "urut"]


class Surat(models.Model):
    """One letter. The context is frozen when it is made; rendering it again gives the same letter."""

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    seleksi = models.ForeignKey("core.Seleksi", models.PROTECT, related_name="surat")
    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, null=True, blank=True, related_name="surat")
    jenis = models.CharField(max_length=30, choices=pilihan(JenisSurat, LABEL_SURAT))
    kunci = models.CharField(max_length=120, unique=True, help_text="satu peristiwa, satu surat")
    perihal = models.CharField(max_length=200)
    nomor = models.CharField(max_length=120, blank=True)
    tanggal = models.DateField()
    konteks = models.JSONField()
    templat = models.CharField(max_length=60)
    templat_versi = models.CharField(max_length=64)
    status = models.CharField(max_length=8, choices=pilihan(StatusSurat), default=StatusSurat.ANTRE.value)
    jalur = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    dibuat = models.DateTimeField(default=timezone.now)
    jadi = models.DateTimeField(null=True, blank=True)
    galat = models.TextField(blank=True)
    alasan_cabut = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["jadi", "dicabut"]) | (~Q(sha256="") & ~Q(jalur="")), name="surat_jadi_berisi"),
            models.CheckConstraint(condition=~Q(status="dicabut") | ~Q(alasan_cabut=""), name="surat_dicabut_beralasan"),
        ]
        ordering = ["-dibuat", "-pk"]


class PengumumanQuerySet(models.QuerySet):
    def tampak(self, pada) -> "PengumumanQuerySet":
        """What the public sees now: when it appears is a condition of the query, not a task."""
        return self.filter(status__in=["terbit", "diralat"], terbit__lte=pada)


class Pengumuman(models.Model):
    """A publication signed by the Ketua. `isi` is the frozen context that page and PDF both show."""

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    seleksi = models.ForeignKey("core.Seleksi", models.PROTECT, related_name="pengumuman")
    jenis = models.CharField(max_length=20, choices=pilihan(JenisPengumuman, LABEL_PENGUMUMAN))
    judul = models.CharField(max_length=200)
    isi = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=pilihan(StatusPengumuman), default=StatusPengumuman.DRAF.value)
    penyusun = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    alasan_kembali = models.TextField("alasan Ketua mengembalikan", blank=True)
    dibuat = models.DateTimeField(default=timezone.now)
    penanda_tangan = models.ForeignKey("core.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    ditandatangani = models.DateTimeField(null=True, blank=True)
    terbit = models.DateTimeField("tampak mulai", null=True, blank=True)
    surat = models.OneToOneField(Surat, models.PROTECT, null=True, blank=True, related_name="pengumuman")
    # Only for what changes something announced. `rencana` is what the signature carries out, `kunci` what it is about.
    alasan = models.TextField("alasan perubahan", blank=True)
    rencana = models.JSONField(default=dict, blank=True)
    kunci = models.CharField(max_length=40, blank=True)
    ketentuan = models.OneToOneField("core.Ketentuan", models.PROTECT, null=True, blank=True, related_name="pengumuman")
    meralat = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="ralat")

    objects = PengumumanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(penanda_tangan=None) | ~Q(penanda_tangan=F("penyusun")), name="pengumuman_dua_orang"),
            models.CheckConstraint(
                condition=Q(status__in=["draf", "diajukan"]) | Q(penanda_tangan__isnull=False, ditandatangani__isnull=False),
                name="pengumuman_bertanda_tangan",
            ),
            models.UniqueConstraint(
                fields=["seleksi", "jenis"],
                condition=Q(jenis__in=["lowongan", "hasil_administrasi", "hasil_akhir"]), name="pengumuman_satu_per_jenis",
            ),
            models.UniqueConstraint(
                fields=["seleksi", "kunci"], condition=~Q(kunci="") & Q(status__in=["draf", "diajukan"]), name="pengumuman_satu_usulan",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=["lowongan", "hasil_administrasi", "hasil_akhir"]) | (~Q(alasan="") & ~Q(kunci="")),
                name="pengumuman_perubahan_beralasan",
            ),
            models.CheckConstraint(condition=~Q(jenis="perubahan") | Q(status__in=["draf", "diajukan"]) | Q(ketentuan__isnull=False),
                                   name="pengumuman_perubahan_berketentuan"),
            models.CheckConstraint(condition=Q(jenis="ralat", meralat__isnull=False) | (~Q(jenis="ralat") & Q(meralat=None)),
                                   name="pengumuman_ralat_menyebut"),
        ]
        ordering = ["-terbit", "-dibuat"]


class Penyerahan(models.Model):
    """One step of the names of the three on the profile's path, with its letter. Never changed."""

    peringkat = models.ForeignKey("penilaian.Peringkat", models.PROTECT, related_name="penyerahan")
    dari = models.CharField(max_length=6, choices=pilihan(Pihak, LABEL_PIHAK))
    ke = models.CharField(max_length=6, choices=pilihan(Pihak, LABEL_PIHAK))
    oleh = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()
    surat = models.OneToOneField(Surat, models.PROTECT, related_name="penyerahan")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["peringkat", "dari"], name="penyerahan_sekali"),
            models.CheckConstraint(condition=~Q(dari=F("ke")) & ~Q(dari="ppk") & ~Q(ke="pansel"), name="penyerahan_searah"),
        ]
        ordering = ["pada", "pk"]


class Pilihan(models.Model):
    """The one whom the PPK chose for a post, of the three that were handed over. Never changed."""

    lowongan = models.OneToOneField("core.Lowongan", models.PROTECT, related_name="pilihan")
    peringkat = models.ForeignKey("penilaian.Peringkat", models.PROTECT, related_name="pilihan")
    lamaran = models.OneToOneField("pendaftaran.Lamaran", models.PROTECT, related_name="pilihan")
    alasan = models.TextField()
    oleh = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(alasan=""), name="pilihan_beralasan")]


class UndanganQuerySet(models.QuerySet):
    def berlaku(self) -> "UndanganQuerySet":
        return self.filter(diganti=None)


class Undangan(models.Model):
    """The call of one participant to one stage. A new time is a new row that replaces this one; attendance is noted on the row."""

    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)
    lamaran = models.ForeignKey("pendaftaran.Lamaran", models.PROTECT, related_name="undangan")
    tahap = models.CharField("kode tahap", max_length=24)
    nama = models.CharField("nama tahap", max_length=160)
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    tempat = models.CharField(max_length=300)
    membawa = models.TextField("yang dibawa", blank=True)
    catatan = models.TextField(blank=True)
    oleh = models.ForeignKey("core.Pengguna", models.PROTECT, related_name="+")
    dibuat = models.DateTimeField()
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")
    alasan = models.TextField("alasan penjadwalan ulang", blank=True)
    diganti = models.DateTimeField(null=True, blank=True)
    kehadiran = models.CharField(max_length=12, blank=True, choices=pilihan(Kehadiran, LABEL_KEHADIRAN))
    alasan_hadir = models.TextField("keterangan kehadiran", blank=True)
    pencatat = models.ForeignKey("core.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")
    dicatat = models.DateTimeField(null=True, blank=True)

    objects = UndanganQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lamaran", "tahap"], condition=Q(diganti=None), name="undangan_satu_berlaku"),
            models.CheckConstraint(condition=Q(selesai__gt=F("mulai")), name="undangan_urut_waktu"),
            models.CheckConstraint(condition=Q(menggantikan=None) | ~Q(alasan=""), name="undangan_ulang_beralasan"),
            models.CheckConstraint(condition=~Q(kehadiran="tidak_hadir") | ~Q(alasan_hadir=""), name="undangan_absen_beralasan"),
            models.CheckConstraint(
                condition=Q(kehadiran="", pencatat=None, dicatat=None)
                | (~Q(kehadiran="") & Q(pencatat__isnull=False, dicatat__isnull=False)), name="undangan_kehadiran_lengkap"),
        ]
        ordering = ["mulai", "pk"]
