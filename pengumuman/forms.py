"""Forms of the staff's pages."""
from datetime import datetime, timedelta

from django import forms
from django.utils import timezone

from pendaftaran.models import Lamaran

from .models import Register

WAKTU = "%Y-%m-%dT%H:%M"


class FormTandaTangan(forms.Form):
    """Now, or from a moment in WIB; the tick says that the page above was read."""

    kapan = forms.ChoiceField(label="Kapan terbit", choices=[("sekarang", "Sekarang"), ("nanti", "Pada waktu tertentu")],
                              initial="sekarang", widget=forms.RadioSelect)
    terbit = forms.DateTimeField(label="Waktu terbit (WIB)", required=False, input_formats=[WAKTU],
                                 widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=WAKTU))
    agenda = forms.CharField(label="Nomor agenda daerah", required=False, max_length=120)
    setuju = forms.BooleanField(label="Saya sudah membaca pengumuman di atas dan menandatanganinya sebagai Ketua Panitia Seleksi.")

    def __init__(self, *args, seketika: bool = False, berikutnya: str = "", bawaan: str = "", **kwargs):
        """`seketika`: what is in force from the signature on appears with it; there is no moment to choose."""
        super().__init__(*args, **kwargs)
        if seketika:
            del self.fields["kapan"], self.fields["terbit"]
        self.fields["agenda"].initial = bawaan
        self.fields["agenda"].help_text = (
            "Nomor dari naskah seleksi ini; ubah bila buku agenda menetapkan lain." if bawaan else
            f"Dari buku agenda surat keluar. Bila kosong, surat ini bernomor {berikutnya} menurut register portal." if berikutnya else "")

    def clean(self) -> dict:
        data = super().clean()
        if data.get("kapan") == "nanti" and not self.errors.get("terbit"):
            waktu: datetime | None = data.get("terbit")
            if waktu is None or waktu <= timezone.now() + timedelta(minutes=1):
                self.add_error("terbit", "Isi waktu yang belum lewat, misalnya besok pukul 08.00.")
        return data

    @property
    def waktu_terbit(self) -> datetime | None:
        return self.cleaned_data["terbit"] if self.cleaned_data.get("kapan") == "nanti" else None


class FormKembali(forms.Form):
    alasan = forms.CharField(label="Apa yang harus diperbaiki", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class FormCabut(forms.Form):
    alasan = forms.CharField(label="Alasan pencabutan", max_length=500)


class FormPola(forms.ModelForm):
    class Meta:
        model = Register
        fields = ["kode", "pola", "mulai"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mulai"].required = False
        self.fields["mulai"].min_value = 1


class FormGerbang(forms.Form):
    """An outside approval of the profile's list."""

    jenis = forms.ChoiceField(label="Persetujuan")
    nomor = forms.CharField(label="Nomor surat", max_length=120)
    tanggal = forms.DateField(label="Tanggal surat", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    keterangan = forms.CharField(label="Keterangan", max_length=300, required=False)

    def __init__(self, *args, pilihan: list[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jenis"].choices = pilihan


class FormPilih(forms.Form):
    """One of the three, by code, with the reason."""

    calon_kode = forms.ChoiceField(label="Calon yang dipilih", widget=forms.RadioSelect,
                                   error_messages={"required": "Pilih satu calon.", "invalid_choice": "Pilih satu dari calon yang ada."})
    alasan = forms.CharField(label="Pertimbangan", max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
                             help_text="Tersimpan bersama pilihan; tidak diumumkan dan tidak dikirim kepada calon.",
                             error_messages={"required": "Tuliskan pertimbangannya."})

    def __init__(self, calon: list[Lamaran], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._calon = {o.kode: o for o in calon}
        self.fields["calon_kode"].choices = [(o.kode, f"{o.nama}, {o.instansi_nama}") for o in calon]

    def calon(self) -> Lamaran:
        return self._calon[self.cleaned_data["calon_kode"]]


class FormYakin(forms.Form):
    """The tick under the second look."""

    setuju = forms.BooleanField(label="Saya memilih calon ini. Pilihan tidak dapat diubah sesudah dicatat.",
                                error_messages={"required": "Centang pernyataan ini untuk mencatat pilihan."})
