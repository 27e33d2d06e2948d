"""django-allauth's adapter: its mails go through the outbox like every other, its limits lock nobody else out."""
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.conf import settings

from .surel import kirim_surel

# Mails that anybody can have sent to anybody by typing an address.
DIPICU_TAMU = {f"account/email/{nama}" for nama in ("password_reset_key", "unknown_account", "account_already_exists")}


class AdapterAkun(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Akun ini tidak aktif. Hubungi sekretariat Panitia Seleksi.",
        "cannot_remove_primary_email": "Alamat surel utama tidak dapat dihapus. Jadikan alamat lain utama lebih dahulu.",
        "duplicate_email": "Alamat surel ini sudah ada pada akun Anda.",
        "email_password_mismatch": "Alamat surel atau kata sandi tidak cocok.",
        "enter_current_password": "Kata sandi sekarang tidak cocok.",
        "incorrect_code": "Kode tidak cocok. Pakai kode yang sedang tampak di aplikasi.",
        "incorrect_password": "Kata sandi tidak cocok.",
        "invalid_password_reset": "Tautan pengganti kata sandi tidak berlaku lagi. Minta tautan baru.",
        "max_email_addresses": "Satu akun paling banyak memiliki %d alamat surel.",
        "too_many_login_attempts": "Terlalu banyak percobaan yang gagal. Coba lagi beberapa menit lagi.",
        "rate_limited": "Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.",
    }

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Failures count for the pair of address and network: a rival who fails at your address shuts out nobody but himself."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{get_ip(request)}"

    def send_mail(self, template_prefix, email, context):
        # Beyond the limit the answer on the page stays the same; the links in the mails before it still work.
        if template_prefix in DIPICU_TAMU and not ratelimit.consume(
                self.request, action="surel_tamu", key=f"{template_prefix}:{email.lower()}"):
            return
        asal = f"{self.request.scheme}://{self.request.get_host()}/"
        # A link in a mail never follows the Host header: whoever forges it would receive the token.
        context = {nama: settings.BASE_URL + "/" + nilai.removeprefix(asal) if isinstance(nilai, str) and nilai.startswith(asal) else nilai
                   for nama, nilai in context.items()}
        pesan = self.render_mail(template_prefix, email, {"request": self.request, **context, "BASE_URL": settings.BASE_URL})
        kirim_surel(kepada=email, subjek=pesan.subject, isi=pesan.body)

    def save_user(self, request, user, form, commit=True):
        user.nama = form.cleaned_data.get("nama", "")
        return super().save_user(request, user, form, commit)
