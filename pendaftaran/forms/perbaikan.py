"""Forms of corrections: what is asked for, and the file that comes back."""
from datetime import datetime

from django import forms

WAKTU = "%Y-%m-%dT%H:%M"


class FormMinta(forms.Form):
    berkas = forms.ChoiceField(label="Berkas yang harus diunggah ulang", error_messages={"required": "Pilih berkasnya."})
    alasan = forms.CharField(label="Yang harus diperbaiki", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
                             help_text="Dibaca pelamar; misalnya: halaman 2 terpotong, nomor SK tidak terbaca.",
                             error_messages={"required": "Tuliskan apa yang harus diperbaiki."})
    batas = forms.DateTimeField(label="Paling lambat (WIB)", input_formats=[WAKTU], error_messages={"required": "Isi tanggal dan jam."},
                                widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WAKTU))

    def __init__(self, *args, pilihan: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["berkas"].choices = pilihan

    def isi(self) -> dict[str, str | int | datetime]:
        jenis, _, urut = self.cleaned_data["berkas"].rpartition(":")
        return {"jenis": jenis, "urut": int(urut), "alasan": self.cleaned_data["alasan"], "batas": self.cleaned_data["batas"]}


class FormUnggah(forms.Form):
    berkas = forms.FileField(widget=forms.ClearableFileInput, error_messages={
        "required": "Pilih berkasnya.", "empty": "Berkas itu kosong.", "invalid": "Berkas tidak terbaca; pilih lagi."})
