"""django-allauth's adapter: its mails go through the outbox like every other."""
from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings

from .surel import kirim_surel


class AdapterAkun(DefaultAccountAdapter):
    def send_mail(self, template_prefix, email, context):
        pesan = self.render_mail(template_prefix, email, {"request": self.request, **context, "BASE_URL": settings.BASE_URL})
        kirim_surel(kepada=email, subjek=pesan.subject, isi=pesan.body)

    def save_user(self, request, user, form, commit=True):
        user.nama = form.cleaned_data.get("nama", "")
        return super().save_user(request, user, form, commit)
