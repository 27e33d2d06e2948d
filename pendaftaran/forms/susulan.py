"""The window of a later paper, as the secretariat sets it."""
from django import forms

WAKTU = "%Y-%m-%dT%H:%M"


def _waktu(label: str) -> forms.DateTimeField:
    return forms.DateTimeField(label=f"{label} (WIB)", input_formats=[WAKTU], error_messages={"required": "Isi tanggal dan jam."},
                               widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WAKTU))


class FormSusulan(forms.Form):
    tahap = forms.ChoiceField(error_messages={"required": "Pilih tahap."})
    judul = forms.CharField(label="Nama berkas", max_length=120, help_text="Misalnya: Makalah, Surat keterangan sehat.",
                            error_messages={"required": "Sebutkan nama berkas yang diminta."})
    petunjuk = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
                               help_text="Tema, jumlah halaman, siapa yang menandatangani.")
    gambar = forms.BooleanField(label="Boleh juga JPEG atau PNG", required=False)
    maks_mb = forms.IntegerField(label="Paling besar, MB", min_value=1, max_value=20, initial=5)
    buka = _waktu("Dibuka")
    tutup = _waktu("Ditutup")

    def __init__(self, *args, tahap: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tahap"].choices = tahap
