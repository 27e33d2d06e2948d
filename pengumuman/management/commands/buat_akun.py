"""Make an account of staff, with a role if wanted: how the first account of a new portal comes about."""
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from seleksi.core.domain.peran import Peran, Unsur
from seleksi.core.models import Instansi, Pengguna, Seleksi
from seleksi.core.services import tugaskan


class Command(BaseCommand):
    help = "Membuat akun pegawai, dan dengan --peran memberinya peran. Kata sandinya dipasang orangnya sendiri lewat Lupa kata sandi."

    def add_arguments(self, parser):
        parser.add_argument("surel")
        parser.add_argument("--nama", required=True)
        parser.add_argument("--peran", choices=[p.value for p in Peran])
        parser.add_argument("--instansi", help="slug instansi, misalnya tuban")
        parser.add_argument("--seleksi", help="slug seleksi; kosong berarti semua seleksi instansi itu")
        parser.add_argument("--unsur", default="", choices=["", *(u.value for u in Unsur)], help="untuk anggota dan ketua Panitia Seleksi")
        parser.add_argument("--jabatan", default="")
        parser.add_argument("--sk", default="", help="nomor surat keputusan penugasan")

    @transaction.atomic
    def handle(self, *, surel: str, nama: str, peran: str | None, instansi: str | None, seleksi: str | None, unsur: str, jabatan: str,
               sk: str, **_) -> None:
        pengguna, baru = self._akun(surel, nama)
        if peran:
            tempat = Instansi.objects.filter(slug=instansi or "").first()
            if tempat is None:
                raise CommandError(f"Instansi {instansi!r} tidak ada; buat dahulu dengan siapkan_seleksi, atau periksa --instansi.")
            putaran = Seleksi.objects.filter(instansi=tempat, slug=seleksi).first() if seleksi else None
            if seleksi and putaran is None:
                raise CommandError(f"Seleksi {seleksi!r} tidak ada pada instansi {instansi}.")
            tugaskan(pengguna=pengguna, peran=peran, instansi=tempat, seleksi=putaran, oleh=None, pada=timezone.now(), unsur=unsur,
                     jabatan=jabatan, sk=sk)
        kata = "dibuat" if baru else "sudah ada"
        self.stdout.write(f"Akun {pengguna.email} {kata}{f'; peran {peran} diberikan' if peran else ''}.")

    def _akun(self, surel: str, nama: str) -> tuple[Pengguna, bool]:
        try:
            validate_email(surel)
        except ValidationError as galat:
            raise CommandError(f"{surel!r} bukan alamat surel.") from galat
        if ada := Pengguna.objects.filter(email__iexact=surel).first():
            return ada, False
        pengguna = Pengguna(email=surel.lower(), nama=nama)
        pengguna.set_unusable_password()
        pengguna.save()
        EmailAddress.objects.create(user=pengguna, email=pengguna.email, verified=True, primary=True)
        return pengguna, True
