"""django-allauth's forms with this portal's words: same fields and rules, plain labels, no placeholders."""
import struct

from allauth.account import forms as akun
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django.contrib.auth.hashers import make_password
from django.forms import BaseForm, HiddenInput, JSONField
from django.forms.fields import InvalidJSONInput

PETUNJUK_SANDI = ("Paling sedikit 12 huruf. Spasi boleh dipakai: kalimat pendek yang mudah Anda ingat "
                  "lebih aman daripada kata yang sulit.")
PETUNJUK_KODE = "Enam angka dari aplikasi autentikator, atau satu kode pemulihan."
PETUNJUK_NAMA = "Nama agar Anda mengenalinya, misalnya Ponsel atau Kunci cadangan."


def berkata(dasar: type[BaseForm], **kata: str | tuple[str, str]) -> type[BaseForm]:
    """`dasar` with a label, or label and help, for each field; a placeholder vanishes while one types."""
    class Form(dasar):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            for nama, medan in self.fields.items():
                medan.widget.attrs.pop("placeholder", None)
                isi = kata.get(nama, medan.label)
                medan.label, medan.help_text = isi if isinstance(isi, tuple) else (isi, medan.help_text)
    return Form


BATAS_KREDENSIAL = 64 * 1024  # a real answer of a key has one or two kilobytes
# What allauth, fido2 and its CBOR reader let through for an answer that no key wrote.
GALAT_KREDENSIAL = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, struct.error, InvalidSignature)


class MedanKredensial(JSONField):
    """The answer of a security key: an object of a sane size; whatever else comes in is a wrong code."""

    def to_python(self, value):
        try:
            if isinstance(isi := super().to_python(value[:BATAS_KREDENSIAL] if value else value), dict):
                return isi
        except (ValueError, RecursionError) as galat:
            raise get_adapter().validation_error("incorrect_code") from galat
        raise get_adapter().validation_error("incorrect_code")

    def bound_data(self, data, initial):
        return InvalidJSONInput("")  # used up: never shown again


class _TahanKredensial:
    """A form of allauth whose hidden `credential` comes from anybody: refused as a wrong code, never a fault of ours."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credential"] = MedanKredensial(widget=HiddenInput)

    def _tahan(self, kerja):
        try:
            return kerja()
        except GALAT_KREDENSIAL as galat:
            raise get_adapter().validation_error("incorrect_code") from galat

    def clean(self):
        return self._tahan(super().clean)


class _TahanKunci(_TahanKredensial):
    def clean_credential(self):
        return self._tahan(super().clean_credential)


SANDI_BARU = {"password1": ("Kata sandi baru", PETUNJUK_SANDI), "password2": "Kata sandi baru sekali lagi"}
KATA_SANDI = {"password": "Kata sandi"}
SANDI = {"password1": ("Kata sandi", PETUNJUK_SANDI), "password2": "Kata sandi sekali lagi"}

FormMasuk = berkata(akun.LoginForm, login="Alamat surel", **KATA_SANDI)


class DaftarSamaBerat(akun.SignupForm):
    """An address that is known already costs the same work as a new one: the time of the answer tells nothing."""

    def try_save(self, request):
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


FormDaftarAkun = berkata(DaftarSamaBerat, **SANDI, email=(
    "Alamat surel", "Pakai alamat yang Anda baca sendiri: undangan dan hasil dikirim ke sana."))
FormTambahSurel = berkata(akun.AddEmailForm, email="Alamat surel baru")
FormGantiSandi = berkata(akun.ChangePasswordForm, oldpassword="Kata sandi sekarang", **SANDI_BARU)
FormPasangSandi = berkata(akun.SetPasswordForm, **SANDI)
FormLupaSandi = berkata(akun.ResetPasswordForm, email="Alamat surel")
FormSandiDariKunci = berkata(akun.ResetPasswordKeyForm, **SANDI_BARU)
FormUlangSandi = berkata(akun.ReauthenticateForm, **KATA_SANDI)
FormKode = berkata(mfa.AuthenticateForm, code=("Kode", PETUNJUK_KODE))
FormUlangKode = berkata(mfa.ReauthenticateForm, code=("Kode", PETUNJUK_KODE))
FormPasangTOTP = berkata(totp.ActivateTOTPForm, code=(
    "Kode dari aplikasi", "Enam angka yang sekarang tampak di aplikasi."))
FormMasukKunci = berkata(type("FormMasukKunci", (_TahanKunci, webauthn.LoginWebAuthnForm), {}))
FormKunci = berkata(type("FormKunci", (_TahanKunci, webauthn.AuthenticateWebAuthnForm), {}))
FormUlangKunci = berkata(type("FormUlangKunci", (_TahanKunci, webauthn.ReauthenticateWebAuthnForm), {}))
FormTambahKunci = berkata(type("FormTambahKunci", (_TahanKredensial, webauthn.AddWebAuthnForm), {}), name=("Nama kunci", PETUNJUK_NAMA),
                          passwordless=(
    "Pakai kunci ini sebagai pengganti kata sandi", "Kunci akan meminta PIN, sidik jari, atau wajah."))
FormUbahKunci = berkata(webauthn.EditWebAuthnForm, name=("Nama kunci", PETUNJUK_NAMA))
