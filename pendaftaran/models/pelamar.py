"""An applicant and the histories that rules read. Live tables: an application freezes a copy at Kirim."""
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from seleksi.core.kripto import buka_segel, segel
from seleksi.core.models.dasar import kode_acak

GOLONGAN = [f"{r}/{h}" for r, hs in (("I", "abcd"), ("II", "abcd"), ("III", "abcd"), ("IV", "abcde")) for h in hs]
JENJANG_PENDIDIKAN = ["SD", "SMP", "SMA", "D-I", "D-II", "D-III", "D-IV", "S1", "profesi", "S2", "S3"]
JENJANG_JABATAN = {
    "jpt_utama": "JPT Utama", "jpt_madya": "JPT Madya", "jpt_pratama": "JPT Pratama", "administrator": "Administrator (eselon III)",
    "pengawas": "Pengawas (eselon IV)", "pelaksana": "Pelaksana", "jf_ahli_utama": "JF Ahli Utama", "jf_ahli_madya": "JF Ahli Madya",
    "jf_ahli_muda": "JF Ahli Muda", "jf_ahli_pertama": "JF Ahli Pertama",
    "jf_setara_madya": "Setara Ahli Madya (Lektor Kepala, Guru Ahli Madya)",
    "jf_keterampilan": "JF Keterampilan",
}
JENIS_DIKLAT = {
    "spati": "SPATI", "diklatpim_i": "Diklatpim Tingkat I", "pkn_i": "PKN Tingkat I", "spamen": "SPAMEN",
    "diklatpim_ii": "Diklatpim Tingkat II", "pkn_ii": "PKN Tingkat II", "spama": "SPAMA",
    "diklatpim_iii": "Diklatpim Tingkat III", "pka": "PKA", "adum": "ADUM",
    "diklatpim_iv": "Diklatpim Tingkat IV", "pkp": "PKP", "setara_lain": "Pelatihan lain yang dinyatakan setara", "teknis": "Diklat teknis",
}
STATUS_PEGAWAI = ["PNS", "CPNS", "PPPK", "TNI", "POLRI", "lainnya"]


def _daftar(nilai) -> list[tuple[str, str]]:
    return list(nilai.items()) if isinstance(nilai, dict) else [(n, n) for n in nilai]


class Pelamar(models.Model):
    """One applicant's own data. `versi` grows with every save: two tabs never overwrite each other silently."""

    pengguna = models.OneToOneField("core.Pengguna", models.PROTECT, related_name="pelamar")
    nama = models.CharField("nama lengkap tanpa gelar", max_length=200)
    gelar_depan = models.CharField(max_length=60, blank=True)
    gelar_belakang = models.CharField(max_length=60, blank=True)
    nip = models.CharField("NIP", max_length=18, blank=True, validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka.")])
    nik_sandi = models.BinaryField(default=b"", blank=True, editable=False)
    nik_akhir = models.CharField(max_length=4, blank=True, editable=False)
    tempat_lahir = models.CharField(max_length=80, blank=True)
    tanggal_lahir = models.DateField(null=True, blank=True)
    jenis_kelamin = models.CharField(max_length=1, blank=True, choices=[("L", "Laki-laki"), ("P", "Perempuan")])
    telepon = models.CharField("nomor telepon", max_length=20, blank=True)
    alamat = models.CharField("alamat rumah", max_length=300, blank=True)
    status = models.CharField("status kepegawaian", max_length=8, blank=True, choices=_daftar(STATUS_PEGAWAI))
    instansi_kode = models.CharField("kode wilayah instansi", max_length=5, blank=True)
    instansi_jenis = models.CharField(max_length=10, blank=True, choices=_daftar(["kabupaten", "kota", "provinsi", "pusat"]))
    instansi_nama = models.CharField("instansi induk", max_length=160, blank=True)
    unit_kerja = models.CharField(max_length=160, blank=True)
    # Both follow the newest row of RiwayatPangkat (services.profil); the rules read them here.
    golongan = models.CharField("golongan ruang", max_length=6, blank=True, choices=_daftar(GOLONGAN))
    tmt_golongan = models.DateField("TMT golongan", null=True, blank=True)
    dalam_pemeriksaan = models.BooleanField("sedang diperiksa atas dugaan pelanggaran disiplin", null=True, blank=True)
    tanpa_hukuman = models.BooleanField("tidak pernah dijatuhi hukuman disiplin", default=False)
    pidana = models.CharField(max_length=12, blank=True, choices=[
        ("tidak_pernah", "Tidak pernah"), ("pernah", "Pernah"), ("sedang", "Sedang")])
    versi = models.PositiveIntegerField(default=0)
    diubah = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(nip="") | Q(nip__regex=r"^[0-9]{18}$"), name="pelamar_nip_18_angka")]

    def __str__(self) -> str:
        return self.nama_bergelar

    @property
    def nama_bergelar(self) -> str:
        depan = f"{self.gelar_depan} {self.nama}".strip()
        return f"{depan}, {self.gelar_belakang}" if self.gelar_belakang else depan

    @property
    def nik(self) -> str:
        return buka_segel(self.nik_sandi, konteks=f"nik:{self.pengguna_id}").decode() if self.nik_sandi else ""

    @nik.setter
    def nik(self, nilai: str) -> None:
        """Sixteen digits or empty; stored encrypted, lists show the last four."""
        self.nik_sandi = segel(nilai.encode(), konteks=f"nik:{self.pengguna_id}") if nilai else b""
        self.nik_akhir = nilai[-4:]


class Riwayat(models.Model):
    """A row of a history. `kode` names it on pages, so that saving a page twice never makes it twice."""

    pelamar = models.ForeignKey(Pelamar, models.CASCADE, related_name="%(class)s_set")
    kode = models.CharField(max_length=12, unique=True, default=kode_acak, editable=False)

    class Meta:
        abstract = True


class RiwayatPangkat(Riwayat):
    golongan = models.CharField("golongan ruang", max_length=6, choices=_daftar(GOLONGAN))
    tmt = models.DateField("TMT")
    nomor_sk = models.CharField("nomor SK", max_length=120, blank=True)
    pejabat = models.CharField("pejabat penanda tangan SK", max_length=160, blank=True)

    class Meta:
        ordering = ["tmt", "pk"]


class RiwayatJabatan(Riwayat):
    nama = models.CharField("nama jabatan", max_length=200)
    jenjang = models.CharField(max_length=20, choices=_daftar(JENJANG_JABATAN))
    unit = models.CharField("unit kerja", max_length=200, blank=True)
    mulai = models.DateField("mulai (TMT)")
    selesai = models.DateField("sampai", null=True, blank=True)
    plt = models.BooleanField("sebagai Plt. atau Plh.", default=False)
    nomor_sk = models.CharField("nomor SK", max_length=120, blank=True)

    class Meta:
        ordering = ["mulai", "pk"]
        constraints = [models.CheckConstraint(condition=Q(selesai=None) | Q(selesai__gte=F("mulai")), name="jabatan_urut_tanggal")]


class RiwayatPendidikan(Riwayat):
    jenjang = models.CharField(max_length=8, choices=_daftar(JENJANG_PENDIDIKAN))
    lembaga = models.CharField("sekolah atau perguruan tinggi", max_length=200)
    jurusan = models.CharField(max_length=160, blank=True)
    lulus = models.PositiveSmallIntegerField("tahun lulus", validators=[MinValueValidator(1950), MaxValueValidator(2100)])
    nomor_ijazah = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["lulus", "pk"]


class Diklat(Riwayat):
    jenis = models.CharField(max_length=16, choices=_daftar(JENIS_DIKLAT))
    nama = models.CharField("nama pelatihan", max_length=200, blank=True)
    tanggal = models.DateField("tanggal sertifikat", null=True, blank=True)
    lulus = models.BooleanField("dinyatakan lulus", default=True)
    nomor = models.CharField("nomor sertifikat", max_length=120, blank=True)

    class Meta:
        ordering = ["tanggal", "pk"]


def _unsur(label: str) -> models.DecimalField:
    return models.DecimalField(label, max_digits=5, decimal_places=2, null=True, blank=True,
                               validators=[MinValueValidator(0), MaxValueValidator(120)])


class PenilaianKinerja(Riwayat):
    """One year of appraisal: element scores up to 2020, a predicate with two aspects from 2021."""

    UNSUR = ("skp", "orientasi_pelayanan", "integritas", "komitmen", "disiplin", "kerja_sama", "kepemimpinan")

    tahun = models.PositiveSmallIntegerField(validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    skp = _unsur("nilai SKP")
    orientasi_pelayanan = _unsur("orientasi pelayanan")
    integritas = _unsur("integritas")
    komitmen = _unsur("komitmen")
    disiplin = _unsur("disiplin")
    kerja_sama = _unsur("kerja sama")
    kepemimpinan = _unsur("kepemimpinan")
    predikat = models.CharField(max_length=16, blank=True, choices=[
        ("sangat_baik", "Sangat baik"), ("baik", "Baik"), ("butuh_perbaikan", "Butuh perbaikan"), ("kurang", "Kurang"),
        ("sangat_kurang", "Sangat kurang")])
    hasil_kerja = models.CharField(max_length=10, blank=True, choices=[
        ("di_atas", "Di atas ekspektasi"), ("sesuai", "Sesuai ekspektasi"), ("di_bawah", "Di bawah ekspektasi")])
    perilaku = models.CharField(max_length=10, blank=True, choices=[
        ("di_atas", "Di atas ekspektasi"), ("sesuai", "Sesuai ekspektasi"), ("di_bawah", "Di bawah ekspektasi")])

    class Meta:
        ordering = ["tahun"]
        constraints = [models.UniqueConstraint(fields=["pelamar", "tahun"], name="kinerja_satu_per_tahun")]


class HukumanDisiplin(Riwayat):
    tingkat = models.CharField(max_length=6, choices=_daftar(["ringan", "sedang", "berat"]))
    uraian = models.CharField("jenis hukuman", max_length=200, blank=True)
    nomor_sk = models.CharField("nomor keputusan", max_length=120, blank=True)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["mulai", "pk"]
        constraints = [models.CheckConstraint(condition=Q(selesai=None) | Q(selesai__gte=F("mulai")), name="hukuman_urut_tanggal")]


class Penghargaan(Riwayat):
    nama = models.CharField("nama penghargaan", max_length=200)
    tahun = models.PositiveSmallIntegerField(validators=[MinValueValidator(1950), MaxValueValidator(2100)])
    pemberi = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["tahun", "pk"]


class Organisasi(Riwayat):
    """A body the person was active in; `selesai` stays empty while it lasts."""

    nama = models.CharField("nama organisasi", max_length=200)
    kedudukan = models.CharField(max_length=160, blank=True)
    mulai = models.PositiveSmallIntegerField("tahun mulai", validators=[MinValueValidator(1950), MaxValueValidator(2100)])
    selesai = models.PositiveSmallIntegerField("tahun selesai", null=True, blank=True)

    class Meta:
        ordering = ["mulai", "pk"]
        constraints = [models.CheckConstraint(condition=Q(selesai=None) | Q(selesai__gte=F("mulai")), name="organisasi_urut_tahun")]


class HasilAsesmenLuar(Riwayat):
    """A competence result from another body, which some regulations ask of outsiders."""

    tanggal = models.DateField()
    lembaga = models.CharField(max_length=200)
    skor = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["tanggal", "pk"]
