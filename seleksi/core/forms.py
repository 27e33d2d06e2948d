"""Forms of the core."""
import re

from django import forms

ALAMAT = re.compile(r"[<>@]|://|www\.|[a-z0-9]\.[a-z]{2,}\b.*/", re.IGNORECASE)


class FormDaftar(forms.Form):
    """What sign-up asks beyond the e-mail address and the password."""

    nama = forms.CharField(label="Nama lengkap, tanpa gelar", max_length=200,
                           widget=forms.TextInput(attrs={"autocomplete": "name"}))
    field_order = ["nama", "email", "password1", "password2"]

    def clean_nama(self) -> str:
        """The name stands in mails that anybody can have sent to anybody: no address may travel in it."""
        nama = self.cleaned_data["nama"]
        if ALAMAT.search(nama):
            raise forms.ValidationError("Tulis nama saja, tanpa alamat situs, tanda < atau >, dan tanpa alamat surel.")
        return nama

    def signup(self, request, user):
        """Required by allauth; the adapter has stored the name already."""
