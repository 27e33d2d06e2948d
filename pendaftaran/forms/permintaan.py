"""Forms of requests about one's own data."""
from django import forms

from ..domain.permintaan import LABEL_JENIS_PERMINTAAN, JenisPermintaan

PANJANG = 4000


class FormPermintaan(forms.Form):
    jenis = forms.ChoiceField(label="Yang Anda minta", choices=[(j.value, LABEL_JENIS_PERMINTAAN[j]) for j in JenisPermintaan],
                              widget=forms.RadioSelect, error_messages={"required": "Pilih salah satu."})
    uraian = forms.CharField(
        label="Uraian dan bukti", max_length=PANJANG, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Sebutkan isian yang keliru, isi yang benar, dan berkas yang membuktikannya.",
        error_messages={"required": "Tuliskan apa yang Anda minta dan buktinya."})

    def __init__(self, *args, draf: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if draf:  # a draft is corrected by its owner
            self.fields["jenis"].choices = [(JenisPermintaan.SENGKETA_NIP.value, LABEL_JENIS_PERMINTAAN[JenisPermintaan.SENGKETA_NIP])]
            self.fields["jenis"].initial = JenisPermintaan.SENGKETA_NIP.value


class FormJawaban(forms.Form):
    putusan = forms.ChoiceField(label="Putusan", choices=[("ya", "Dikabulkan"), ("tidak", "Ditolak")], widget=forms.RadioSelect,
                                error_messages={"required": "Pilih dikabulkan atau ditolak."})
    jawaban = forms.CharField(label="Jawaban dan alasan", max_length=PANJANG, widget=forms.Textarea(attrs={"rows": 5}),
                              help_text="Dibaca pemohon. Bila dikabulkan, sebutkan kapan dan bagaimana data diperbaiki.",
                              error_messages={"required": "Tuliskan jawaban beserta alasannya."})
