"""Forms of verification and of the panel's meeting."""
import django_filters
from django import forms
from django.db.models import Q, QuerySet

from seleksi.core.models import Lowongan, Penugasan

from ..domain.medan import PANJANG_KATA, Medan
from ..domain.status import LABEL_ADMINISTRASI, LABEL_LAMARAN, PutusanAdministrasi, PutusanVerifikasi, StatusLamaran
from ..domain.verifikasi import ALASAN_BERKAS, ALASAN_SYARAT
from ..models import Lamaran

PUTUSAN = [(p.value, LABEL_ADMINISTRASI[p]) for p in PutusanAdministrasi]
USULAN = [*PUTUSAN, ("belum", "Belum diusulkan")]
URUT = [("nomor", "Nomor pendaftaran"), ("nama", "Nama"), ("lowongan__urut", "Jabatan"), ("diajukan", "Waktu dikirim")]
CATATAN = forms.Textarea(attrs={"rows": 3})


def _lowongan(request) -> QuerySet[Lowongan]:
    return request.seleksi.lowongan.all()


class SaringLamaran(django_filters.FilterSet):
    """Filters of the application list; what is not offered here cannot be filtered or sorted by."""

    q = django_filters.CharFilter(method="cari", label="Cari nama, nomor, atau NIP", max_length=100)
    lowongan = django_filters.ModelChoiceFilter(queryset=_lowongan, to_field_name="kode", label="Jabatan", empty_label="Semua jabatan")
    status = django_filters.ChoiceFilter(label="Status", empty_label="Semua status", choices=[
        (s.value, LABEL_LAMARAN[s]) for s in StatusLamaran if s != StatusLamaran.DRAF])
    usulan = django_filters.ChoiceFilter(method="menurut_usulan", label="Usulan", empty_label="Semua usulan", choices=USULAN)
    perlu = django_filters.ChoiceFilter(method="mata_kedua", label="Pemeriksaan kedua", empty_label="Semua",
                                        choices=[("ya", "Menunggu orang kedua")])
    urut = django_filters.OrderingFilter(label="Urutkan", empty_label="Urutan masuk", fields=[(kode, kode) for kode, _ in URUT],
                                         choices=[*URUT, *((f"-{kode}", f"{kata}, dari akhir") for kode, kata in URUT)])

    class Meta:
        model = Lamaran
        fields: list[str] = []

    @property
    def form(self) -> forms.Form:
        form = super().form
        for medan in form.fields.values():
            medan.widget.attrs["class"] = "form-select" if isinstance(medan.widget, forms.Select) else "form-control"
        return form

    @property
    def jumlah_aktif(self) -> int:
        """How many filters narrow the list; the order is none."""
        return sum(bool(self.form.cleaned_data.get(nama)) for nama in self.filters if nama != "urut") if self.form.is_valid() else 0

    def cari(self, daftar: QuerySet, nama: str, nilai: str) -> QuerySet:
        return daftar.filter(Q(nama__icontains=nilai) | Q(nomor__icontains=nilai) | Q(nip__icontains=nilai.replace(" ", "")))

    def menurut_usulan(self, daftar: QuerySet, nama: str, nilai: str) -> QuerySet:
        return daftar.filter(usulan_kini=None) if nilai == "belum" else daftar.filter(usulan_kini__putusan=nilai)

    def mata_kedua(self, daftar: QuerySet, nama: str, nilai: str) -> QuerySet:
        return daftar.filter(status=StatusLamaran.DIAJUKAN, usulan_kini__perlu_uji=True, usulan_kini__diuji=None)


class FormPutusan(forms.Form):
    """A verdict on one item. Whether a reason is needed depends on the item, so the service says it."""

    ALASAN = ALASAN_SYARAT
    putusan = forms.ChoiceField(choices=[(p.value, p.value) for p in PutusanVerifikasi], widget=forms.HiddenInput)
    kode_alasan = forms.ChoiceField(label="Alasan tidak sesuai", required=False)
    catatan = forms.CharField(label="Catatan", required=False, max_length=2000, widget=CATATAN,
                              help_text="Dibaca pelamar bila tidak sesuai.")
    terakhir = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kode_alasan"].choices = [("", "Pilih alasan"), *self.ALASAN.items()]


class FormPutusanBerkas(FormPutusan):
    ALASAN = ALASAN_BERKAS
    sha256 = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)


def isian_medan(medan: Medan, label: str) -> forms.Field:
    """The field in which a value of this kind is typed; what it means is read by `baca_medan`."""
    if medan.pilihan:
        return forms.ChoiceField(label=label, required=False, choices=medan.pilihan.items())
    if medan.bentuk == "tanggal":
        return forms.CharField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}),
                               help_text="Kosongkan bila masih berjalan." if medan.kosong else "")
    papan = {"angka": "decimal", "bulat": "numeric"}.get(medan.bentuk, "text")
    return forms.CharField(label=label, required=False, max_length=PANJANG_KATA, widget=forms.TextInput(attrs={"inputmode": papan}))


def baca_medan(medan: Medan, teks: str):
    try:
        return medan.baca(teks)
    except ValueError as galat:
        raise forms.ValidationError(str(galat)) from galat


class FormKoreksi(forms.Form):
    """The verified value of one path; its field follows the kind of value."""

    jalur = forms.CharField(widget=forms.HiddenInput, max_length=120)
    nilai = forms.CharField(label="Nilai menurut bukti", required=False)
    alasan = forms.CharField(label="Alasan koreksi", max_length=2000, widget=CATATAN,
                             help_text="Sebut bukti yang dilihat; tercatat tetap bersama nama Anda.")
    halaman = forms.IntegerField(label="Halaman bukti", required=False, min_value=1, max_value=200)
    berkas = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)
    terakhir = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args, medan: Medan, **kwargs):
        super().__init__(*args, **kwargs)
        self.medan = medan
        self.fields["nilai"] = isian_medan(medan, "Nilai menurut bukti")

    def clean_nilai(self):
        return baca_medan(self.medan, self.cleaned_data["nilai"])


class FormBarisBaru(forms.Form):
    """A row that documents prove: one field per value, then the reason and the page of the document in view."""

    berkas = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)

    def __init__(self, *args, nama: str, medan: tuple[Medan, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.nama, self.medan = nama, {f"isi-{satu.jalur.replace('.', '-')}": satu for satu in medan}
        for kunci, satu in self.medan.items():
            self.fields[kunci] = isian = isian_medan(satu, satu.label)
            if satu.bentuk in {"pilihan", "boolean"} and "" not in satu.pilihan:
                isian.choices = [("", "Pilih"), *satu.pilihan.items()]  # nothing is chosen for the verifier
        self.fields["alasan"] = forms.CharField(label="Alasan menambahkan", max_length=2000, widget=CATATAN, help_text=(
            "Sebut apa yang dibuktikan dokumen; tercatat tetap bersama nama Anda."))
        self.fields["halaman"] = forms.IntegerField(label="Halaman bukti", min_value=1, max_value=200, required=False)

    @property
    def isian(self) -> list[forms.BoundField]:
        return [self[kunci] for kunci in self.medan]

    def clean(self) -> dict:
        """`isi`: the values by path within the row; each wrong one is told at its field."""
        isi = {}
        for kunci, satu in self.medan.items():
            if kunci in self.cleaned_data:
                try:
                    isi[satu.jalur] = baca_medan(satu, self.cleaned_data[kunci])
                except forms.ValidationError as galat:
                    self.add_error(kunci, galat)
        return self.cleaned_data | {"isi": isi}


class FormUsulan(forms.Form):
    putusan = forms.ChoiceField(label="Usulan", widget=forms.RadioSelect, choices=PUTUSAN)
    alasan = forms.CharField(label="Alasan", required=False, max_length=4000, widget=CATATAN,
                             help_text="Wajib bila tidak memenuhi syarat, bila ada putusan tidak sesuai, bila berlawanan dengan hasil "
                                       "mesin, atau bila ada koreksi yang menguntungkan. Dibaca Panitia Seleksi dan pelamar.")


class FormUji(forms.Form):
    setuju = forms.TypedChoiceField(label="Hasil uji", choices=[("ya", "Setuju"), ("tidak", "Kembalikan")], coerce=lambda v: v == "ya",
                                    widget=forms.HiddenInput)
    alasan = forms.CharField(label="Alasan mengembalikan", required=False, max_length=4000, widget=CATATAN)


class FormBuka(forms.Form):
    alasan = forms.CharField(label="Alasan membuka kembali", max_length=4000, widget=CATATAN,
                             help_text="Usulan yang berlaku gugur; putusan dan koreksi tetap ada dan dapat diubah.")


class PilihAnggota(forms.ModelMultipleChoiceField):
    def _check_values(self, value):
        if any(len(str(satu)) > 18 for satu in value):  # no id is that long, and SQLite cannot even compare it
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": "itu"})
        return super()._check_values(value)

    def label_from_instance(self, tugas: Penugasan) -> str:
        return f"{tugas.pengguna}, {tugas.get_peran_display()}"


class FormBukaRapat(forms.Form):
    hadir = PilihAnggota(label="Anggota yang hadir", queryset=None, widget=forms.CheckboxSelectMultiple,
                         help_text="Kuorum: lebih dari separuh anggota hadir, termasuk Ketua.")

    def __init__(self, *args, anggota: QuerySet[Penugasan], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hadir"].queryset = anggota


class FormPenetapan(forms.Form):
    lamaran = forms.SlugField(widget=forms.HiddenInput, max_length=12)
    putusan = forms.ChoiceField(label="Penetapan", widget=forms.RadioSelect, choices=PUTUSAN)
    alasan = forms.CharField(label="Alasan", required=False, max_length=4000, widget=CATATAN,
                             help_text="Wajib bila berbeda dari usulan.")
    terakhir = forms.DateTimeField(widget=forms.HiddenInput, required=False, input_formats=["%Y-%m-%dT%H:%M:%S.%f%z"])


class FormSesuaiUsulan(forms.Form):
    lowongan = forms.ModelChoiceField(queryset=Lowongan.objects.none(), to_field_name="kode", required=False)

    def __init__(self, *args, lowongan: QuerySet[Lowongan], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lowongan"].queryset = lowongan


class FormSahkan(forms.Form):
    yakin = forms.BooleanField(label="Saya sudah memeriksa daftar ini. Sesudah disahkan, penetapan tidak dapat diubah.")
    catatan = forms.CharField(label="Catatan rapat", required=False, max_length=4000, widget=CATATAN)
