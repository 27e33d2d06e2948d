"""Print the accounts of the demo; production has none."""
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from seleksi.core.domain.peran import LABEL_PERAN

from ...peragaan.orang import DOMAIN, PEGAWAI, SANDI, TERBUKA


class Command(BaseCommand):
    help = "Menampilkan akun peragaan."

    def handle(self, *args, **options):
        if settings.PRODUKSI:
            raise CommandError("Mode produksi tidak memiliki akun peragaan.")
        self.stdout.write(f"Akun peragaan (sandi semuanya: {SANDI})")
        for orang in PEGAWAI:
            self.stdout.write(f"  {orang.surel}@{DOMAIN:<14} {', '.join(LABEL_PERAN[p] for p in orang.peran)}")
        self.stdout.write(f"  {TERBUKA[0].surel:<26} Pelamar yang baru mengisi separuh")
        self.stdout.write(f"  {TERBUKA[1].surel:<26} Pelamar yang sudah mengirim")
        self.stdout.write("Pelamar lain: <nama tanaman>@contoh.test, misalnya jati@contoh.test. Surel dibaca di /demo/surel/")
