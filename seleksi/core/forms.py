"""Forms of the core."""
from django import forms


class FormDaftar(forms.Form):
    """What sign-up asks beyond the e-mail address and the password."""

    nama = forms.CharField(label="Nama lengkap, tanpa gelar", max_length=200,
                           widget=forms.TextInput(attrs={"autocomplete": "name"}))
    field_order = ["nama", "email", "password1", "password2"]

    def signup(self, request, user):
        """Required by allauth; the adapter has stored the name already."""
