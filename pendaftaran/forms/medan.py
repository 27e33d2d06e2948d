"""Fields that read what Indonesian officials type: dates day first, decimal commas, numbers with spaces."""
import re
import unicodedata
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils import timezone

from seleksi.aturan.waktu import BULAN
from seleksi.core.domain.kata import WIB

TANGGAL_SALAH = "Tulis tanggal yang ada dalam kalender dengan urutan hari, bulan, tahun, misalnya 28-09-2020."
TAHUN_PENDEK = "Tulis tahun dengan empat angka, misalnya 12-05-1968, bukan 12-05-68."
_TAHUN_PENDEK = re.compile(r"[0-9]{1,2}[-/. ]([0-9]{1,2}|[a-z]{3,9})[-/. ][0-9]{1,3}|[0-9]{6}")
_BULAN_AWAL = {nama[:3].lower(): nomor for nomor, nama in enumerate(BULAN) if nama} | {"agt": 8, "nop": 11}
_ARAH = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"}


def baca_tanggal(teks: str) -> date:
    """28-09-2020, 28/9/2020, 28.9.2020, 28092020, 28 September 2020 or 2020-09-28; ValueError for anything else."""
    teks = " ".join(teks.lower().split())
    if cocok := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", teks):
        tahun, bulan, hari = map(int, cocok.groups())
    elif cocok := (re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", teks)
                   or re.fullmatch(r"([0-9]{2})([0-9]{2})([0-9]{4})", teks)):
        hari, bulan, tahun = map(int, cocok.groups())
    elif cocok := re.fullmatch(r"([0-9]{1,2})[- ]([a-z]{3,9})[- ]([0-9]{4})", teks):
        hari, bulan, tahun = int(cocok[1]), _BULAN_AWAL.get(cocok[2][:3], 0), int(cocok[3])
    else:
        raise ValueError(teks)
    if not 1900 <= tahun <= 2100:
        raise ValueError(teks)
    return date(tahun, bulan, hari)


class TanggalField(forms.DateField):
    """A date, shown and typed day first. A text box, because a birth date is typed faster than it is picked."""

    widget = forms.DateInput(format="%d-%m-%Y", attrs={"inputmode": "numeric", "placeholder": "hh-bb-tttt", "maxlength": 20})
    default_error_messages = {"invalid": TANGGAL_SALAH}

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return baca_tanggal(value)
        except ValueError as galat:
            kata = TAHUN_PENDEK if _TAHUN_PENDEK.fullmatch(" ".join(str(value).lower().split())) else self.error_messages["invalid"]
            raise ValidationError(kata, code="invalid") from galat


class TanggalLampauField(TanggalField):
    """A date of something that has happened: a birth, a decision, a certificate."""

    def validate(self, value):
        super().validate(value)
        if value and value > hari_ini():
            raise ValidationError(f"Tanggal {value:%d-%m-%Y} belum terjadi; periksa kembali tahunnya.", code="masa_depan")


def hari_ini() -> date:
    return timezone.now().astimezone(WIB).date()


def pastikan_tahun_lampau(tahun: int | None) -> int | None:
    if tahun and tahun > (kini := hari_ini().year):
        raise ValidationError(f"Tahun {tahun} belum terjadi; paling akhir {kini}.", code="masa_depan")
    return tahun


class AngkaField(forms.DecimalField):
    """A score with a decimal comma or point, at most two decimals."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 6})

    def to_python(self, value):
        teks = str(value or "").strip()
        if teks and not re.fullmatch(r"[0-9]{1,3}([.,][0-9]{1,2})?", teks):
            raise ValidationError("Tulis angka 0 sampai 120 dengan paling banyak dua desimal, misalnya 82,50.", code="invalid")
        return super().to_python(teks.replace(",", "."))

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else str(value).replace(".", ",")


class TahunField(forms.IntegerField):
    widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4})
    default_error_messages = {"invalid": "Tulis tahun dengan empat angka, misalnya 1992."}

    def to_python(self, value):
        if isinstance(value, str) and value.strip() and not re.fullmatch(r"[0-9]{4}", value.strip()):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


def tanpa_kendali(teks: str) -> None:
    """Refuse what no keyboard writes and what databases, sheets or letters cannot carry."""
    for huruf in teks:
        kode = ord(huruf)
        kendali = unicodedata.category(huruf) in {"Cc", "Cs"} and huruf not in "\r\n\t\0"
        if kendali or huruf in _ARAH or kode & 0xFFFE == 0xFFFE or 0xFDD0 <= kode <= 0xFDEF:
            raise ValidationError("Isian memuat karakter yang tidak terlihat dan tidak dapat disimpan; ketik ulang isian ini.",
                                  code="kendali")


class FormAman:
    """Mixin: every text field refuses control characters; the browser does not block half-filled forms."""

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for medan in self.fields.values():
            if isinstance(medan, forms.CharField):
                medan.validators = [*medan.validators, tanpa_kendali]
            if isinstance(medan, forms.ChoiceField) and medan.choices and next(iter(medan.choices)) == BLANK_CHOICE_DASH[0]:
                medan.choices = [("", "Pilih"), *list(medan.choices)[1:]]
