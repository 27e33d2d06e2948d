"""Fill an empty demo database with living rounds; does nothing when they are there."""
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...peragaan.cerita import isi_peragaan, sudah_ada


class Command(BaseCommand):
    help = "Mengisi basis data peragaan: putaran Tuban 2020 yang selesai dan tiga putaran hari ini."

    def handle(self, *args, **options):
        if settings.PRODUKSI:
            raise CommandError("Mode produksi menolak data peragaan.")
        if sudah_ada():
            return
        for kabar in isi_peragaan(pada=timezone.now()):
            self.stdout.write(f"  {kabar}")
            self.stdout.flush()
