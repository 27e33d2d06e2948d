"""Forms of invitations: to a stage, another time for one person, attendance."""
from django import forms
from django.db.models import QuerySet

from seleksi.core.models import Lowongan

from .domain.undangan import LABEL_KEHADIRAN, Kehadiran, Rincian

WAKTU = "%Y-%m-%dT%H:%M"


def _waktu(label: str) -> forms.DateTimeField:
    return forms.DateTimeField(label=f"{label} (WIB)", input_formats=[WAKTU], error_messages={"required": "Isi tanggal dan jam."},
                               widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WAKTU))


class FormRincian(forms.Form):
    mulai = _waktu("Mulai")
    selesai = _waktu("Selesai")
    tempat = forms.CharField(max_length=300, help_text="Gedung, ruang, dan alamat.", error_messages={"required": "Tempat harus diisi."})
    membawa = forms.CharField(label="Yang dibawa", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
                              help_text="Satu barang setiap baris, termasuk pakaian.")
    catatan = forms.CharField(label="Keterangan lain", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def rincian(self) -> Rincian:
        isi = self.cleaned_data
        return Rincian(isi["mulai"], isi["selesai"], isi["tempat"], isi["membawa"], isi["catatan"], isi.get("giliran") or 0)


class FormUndang(FormRincian):
    giliran = forms.IntegerField(label="Giliran setiap orang, menit", required=False, min_value=0, max_value=600, initial=0,
                                 help_text="0 bila semua datang bersama. Urutan giliran menurut nama.")
    tahap = forms.ChoiceField(label="Tahap", error_messages={"required": "Pilih tahap."})
    lowongan = forms.ModelMultipleChoiceField(label="Jabatan", queryset=None, to_field_name="kode", widget=forms.CheckboxSelectMultiple,
                                              error_messages={"required": "Pilih paling sedikit satu jabatan."})
    field_order = ("tahap", "lowongan", "mulai", "selesai", "giliran")

    def __init__(self, *args, tahap: list[tuple[str, str]], lowongan: QuerySet[Lowongan], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahap"].choices = tahap
        self.fields["lowongan"].queryset = lowongan


class FormUlang(FormRincian):
    alasan = forms.CharField(label="Alasan penjadwalan ulang", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
                             help_text="Dibaca peserta dalam undangan yang baru.", error_messages={"required": "Tuliskan alasannya."})
    field_order = ("alasan",)


class FormKehadiran(forms.Form):
    kehadiran = forms.ChoiceField(choices=[(k.value, LABEL_KEHADIRAN[k]) for k in Kehadiran], widget=forms.RadioSelect,
                                  error_messages={"required": "Pilih hadir atau tidak hadir."})
    alasan = forms.CharField(label="Keterangan", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
                             help_text="Wajib bila tidak hadir.")


class FormGugur(forms.Form):
    alasan = forms.CharField(max_length=1000, widget=forms.Textarea(attrs={"rows": 2}), help_text="Dibaca peserta itu.",
                             error_messages={"required": "Tuliskan alasannya."})
