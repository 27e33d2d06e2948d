"""django-allauth's forms with this portal's words: same fields and rules, plain labels, no placeholders."""
from allauth.account import forms as akun
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

PETUNJUK_SANDI = ("Paling sedikit 12 huruf. Spasi boleh dipakai: kalimat pendek yang mudah Anda ingat "
                  "lebih aman daripada kata yang sulit.")


class Berkata:
    """Gives each field its label and help; a placeholder vanishes while one types, so there is none."""

    kata: dict[str, str] = {}
    petunjuk: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nama, medan in self.fields.items():
            medan.widget.attrs.pop("placeholder", None)
            medan.label = self.kata.get(nama, medan.label)
            medan.help_text = self.petunjuk.get(nama, medan.help_text)


class FormMasuk(Berkata, akun.LoginForm):
    kata = {"login": "Alamat surel", "password": "Kata sandi"}


class FormDaftarAkun(Berkata, akun.SignupForm):
    kata = {"email": "Alamat surel", "password1": "Kata sandi", "password2": "Kata sandi sekali lagi"}
    petunjuk = {"email": "Pakai alamat yang Anda baca sendiri: undangan dan hasil dikirim ke sana.",
                "password1": PETUNJUK_SANDI}


class FormTambahSurel(Berkata, akun.AddEmailForm):
    kata = {"email": "Alamat surel baru"}


class FormGantiSandi(Berkata, akun.ChangePasswordForm):
    kata = {"oldpassword": "Kata sandi sekarang", "password1": "Kata sandi baru",
            "password2": "Kata sandi baru sekali lagi"}
    petunjuk = {"password1": PETUNJUK_SANDI}


class FormPasangSandi(Berkata, akun.SetPasswordForm):
    kata = {"password1": "Kata sandi", "password2": "Kata sandi sekali lagi"}
    petunjuk = {"password1": PETUNJUK_SANDI}


class FormLupaSandi(Berkata, akun.ResetPasswordForm):
    kata = {"email": "Alamat surel"}


class FormSandiDariKunci(Berkata, akun.ResetPasswordKeyForm):
    kata = {"password1": "Kata sandi baru", "password2": "Kata sandi baru sekali lagi"}
    petunjuk = {"password1": PETUNJUK_SANDI}


class FormUlangSandi(Berkata, akun.ReauthenticateForm):
    kata = {"password": "Kata sandi"}


class FormKode(Berkata, mfa.AuthenticateForm):
    kata = {"code": "Kode"}
    petunjuk = {"code": "Enam angka dari aplikasi autentikator, atau satu kode pemulihan."}


class FormUlangKode(Berkata, mfa.ReauthenticateForm):
    kata, petunjuk = FormKode.kata, FormKode.petunjuk


class FormPasangTOTP(Berkata, totp.ActivateTOTPForm):
    kata = {"code": "Kode dari aplikasi"}
    petunjuk = {"code": "Enam angka yang sekarang tampak di aplikasi."}


class FormTambahKunci(Berkata, webauthn.AddWebAuthnForm):
    kata = {"name": "Nama kunci", "passwordless": "Pakai kunci ini sebagai pengganti kata sandi"}
    petunjuk = {"name": "Nama agar Anda mengenalinya, misalnya Ponsel atau Kunci cadangan.",
                "passwordless": "Kunci akan meminta PIN, sidik jari, atau wajah."}


class FormUbahKunci(Berkata, webauthn.EditWebAuthnForm):
    kata, petunjuk = FormTambahKunci.kata, {"name": FormTambahKunci.petunjuk["name"]}
