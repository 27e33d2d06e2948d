"""Forms of scoring. What was typed stays on the page, whatever becomes of it."""
from collections.abc import Iterable

from django import forms

from pendaftaran.models import Lamaran

from .domain.lembar import Butir, JenisButir
from .domain.skor import NilaiTidakSah
from .domain.status import LABEL_KESEHATAN, KesimpulanKesehatan
from .segel import IsiLembar
from .services.lembar import CATATAN_MAKSIMAL

AWALAN = "nilai_"


class MedanNilai(forms.CharField):
    """A score with comma or point, or a level; cleaned to how it is stored, "" when empty."""

    def __init__(self, butir: Butir, **lain):
        self.butir = butir
        super().__init__(label=butir.nama, required=False, **lain)

    def to_python(self, nilai) -> str:
        try:
            return self.butir.urai(super().to_python(nilai)) or ""
        except NilaiTidakSah as galat:
            raise forms.ValidationError(str(galat)) from galat


def _alat(butir: Butir) -> forms.Widget:
    uraian = {"aria-describedby": f"uraian-{butir.kode}"}
    if butir.jenis == JenisButir.LEVEL:
        pilihan = [("", "Belum dipilih"), *((str(n), f"Level {n}") for n in range(1, butir.maksimal + 1))]
        return forms.Select(choices=pilihan, attrs=uraian | {"class": "form-select"})
    return forms.TextInput(attrs=uraian | {"class": "form-control angka", "inputmode": "decimal", "autocomplete": "off", "size": 8})


class FormLembar(forms.Form):
    """A score sheet: one field per line of the rubric, a note, and the version that the page showed."""

    catatan = forms.CharField(label="Catatan", required=False, max_length=CATATAN_MAKSIMAL, help_text=(
        "Untuk Panitia Seleksi, dibaca sesudah nilai dibuka. Tulis alasan bila nilai Anda jauh dari biasanya."),
        widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"}))
    versi = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    paham = forms.BooleanField(label="Saya mengerti bahwa lembar yang difinalkan tidak dapat diubah lagi.", required=False,
                               widget=forms.CheckboxInput(attrs={"data-tanpa-simpan": ""}))

    def __init__(self, butir: Iterable[Butir], *args, final: bool = False, **lain):
        super().__init__(*args, **lain)
        self.butir = tuple(butir)
        for satu in self.butir:
            self.fields[AWALAN + satu.kode] = MedanNilai(satu, widget=_alat(satu))
        self.order_fields([*(AWALAN + satu.kode for satu in self.butir), "catatan", "paham"])  # errors are listed as the page runs
        self.fields["paham"].required = final
        self.fields["paham"].error_messages["required"] = "Centang pernyataan ini untuk memfinalkan."

    def baris(self):
        """(line of the rubric, its bound field), in the order of the rubric."""
        return [(b, self[AWALAN + b.kode]) for b in self.butir]

    def nilai_sah(self) -> dict[str, str]:
        """The lines that could be read; a wrong one does not keep the others from being saved."""
        return {b.kode: self.cleaned_data[AWALAN + b.kode] for b in self.butir if AWALAN + b.kode in self.cleaned_data}

    def nilai_terkirim(self) -> dict[str, str]:
        return {b.kode: self.cleaned_data[AWALAN + b.kode] for b in self.butir
                if AWALAN + b.kode in self.data and AWALAN + b.kode in self.cleaned_data}


def awal_lembar(butir: Iterable[Butir], isi: IsiLembar, versi: int) -> dict:
    """Stored content as the form shows it: a decimal comma."""
    return {AWALAN + b.kode: isi.nilai.get(b.kode, "").replace(".", ",") for b in butir} | {"catatan": isi.catatan, "versi": versi}


class FormBenturan(forms.Form):
    """One checkbox and one reason per participant, and the declaration itself."""

    nyatakan = forms.BooleanField(label="Saya sudah membaca semua nama di atas dan pernyataan ini benar.", error_messages={
        "required": "Centang pernyataan ini sesudah membaca semua nama."})

    def __init__(self, peserta: Iterable[Lamaran], *args, **lain):
        super().__init__(*args, **lain)
        self.peserta = list(peserta)
        for orang in self.peserta:
            self.fields[f"ada_{orang.kode}"] = forms.BooleanField(label=f"Ada benturan dengan {orang.nama}", required=False)
            self.fields[f"alasan_{orang.kode}"] = forms.CharField(
                label=f"Alasan benturan dengan {orang.nama}", required=False, max_length=500,
                widget=forms.TextInput(attrs={"class": "form-control"}))

    def baris(self):
        return [(o, self[f"ada_{o.kode}"], self[f"alasan_{o.kode}"]) for o in self.peserta]

    def clean(self) -> dict:
        isi = super().clean()
        for orang in self.peserta:
            if isi.get(f"ada_{orang.kode}") and not isi.get(f"alasan_{orang.kode}"):
                self.add_error(f"alasan_{orang.kode}", "Tulis alasannya, misalnya hubungan keluarga atau atasan langsung.")
        return isi

    def alasan(self) -> dict[int, str]:
        return {o.pk: self.cleaned_data[f"alasan_{o.kode}"] for o in self.peserta if self.cleaned_data[f"ada_{o.kode}"]}


class FormKesehatan(forms.Form):
    """The conclusion of the doctor's letter; never a diagnosis."""

    kesimpulan = forms.ChoiceField(label="Kesimpulan dokter", choices=[(k.value, LABEL_KESEHATAN[k]) for k in KesimpulanKesehatan],
                                   widget=forms.RadioSelect)
    bebas_narkoba = forms.TypedChoiceField(label="Tes narkoba", choices=[("ya", "Bebas narkoba"), ("tidak", "Tidak bebas narkoba")],
                                           coerce=lambda nilai: nilai == "ya", widget=forms.RadioSelect)
    nomor_surat = forms.CharField(label="Nomor surat keterangan", max_length=120)
    pemeriksa = forms.CharField(label="Rumah sakit atau dokter pemeriksa", max_length=200)
    tanggal = forms.DateField(label="Tanggal surat keterangan", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class FormAlasan(forms.Form):
    """A reason that is mandatory."""

    alasan = forms.CharField(label="Alasan", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class FormSetuju(forms.Form):
    """A confirmation before an act that cannot be undone."""

    setuju = forms.BooleanField(error_messages={"required": "Centang pernyataan ini untuk melanjutkan."})

    def __init__(self, kata: str, *args, **lain):
        super().__init__(*args, **lain)
        self.fields["setuju"].label = kata
