"""Forms of objections: the applicant's, the secretariat's study, the meeting's decision."""
from django import forms

from ..domain.sanggah import LAMPIRAN_MAKS
from ..domain.status import PutusanAdministrasi

PANJANG = 4000
PUTUSAN = [(PutusanAdministrasi.MS.value, "Sanggah diterima: lulus seleksi administrasi"),
           (PutusanAdministrasi.TMS.value, "Sanggah ditolak: tetap tidak lulus")]


class FormSanggah(forms.Form):
    pokok = forms.CharField(label="Yang Anda sanggah", max_length=300, help_text="Misalnya: syarat usia, atau berkas SKP 2019.",
                            error_messages={"required": "Sebutkan apa yang Anda sanggah."})
    alasan = forms.CharField(
        label="Mengapa", max_length=PANJANG, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Jelaskan kekeliruannya dan sebutkan bukti yang sudah Anda kirim.",
        error_messages={"required": "Tuliskan alasan Anda."})
    lampiran = forms.FileField(
        label="Lampiran", required=False, help_text=f"Boleh kosong. PDF, JPEG, atau PNG, paling besar {LAMPIRAN_MAKS // 1024 // 1024} MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"empty": "Berkas itu kosong.", "invalid": "Berkas tidak terbaca; pilih lagi."})


class FormTelaah(forms.Form):
    usulan = forms.ChoiceField(label="Usulan kepada rapat", choices=PUTUSAN, widget=forms.RadioSelect,
                               error_messages={"required": "Pilih usulan."})
    telaah = forms.CharField(label="Telaah", max_length=PANJANG, widget=forms.Textarea(attrs={"rows": 5}),
                             help_text="Bukti yang dilihat dan ketentuannya. Dibaca Panitia Seleksi, tidak dibaca pelamar.",
                             error_messages={"required": "Tuliskan telaah beserta bukti yang dilihat."})


class FormPutusanSanggah(forms.Form):
    putusan = forms.ChoiceField(label="Putusan rapat", choices=PUTUSAN, widget=forms.RadioSelect,
                                error_messages={"required": "Pilih diterima atau ditolak."})
    alasan = forms.CharField(label="Alasan", max_length=PANJANG, widget=forms.Textarea(attrs={"rows": 5}),
                             help_text="Dibaca pelamar dalam surat putusan; sebutkan ketentuannya.",
                             error_messages={"required": "Tuliskan alasan putusan."})
