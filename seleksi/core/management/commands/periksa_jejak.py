"""Check every chain of decisions; exit 1 when one line was changed, deleted, inserted or swapped."""
from django.core.management.base import BaseCommand, CommandError

from ...jejak import periksa_rantai
from ...models import Rantai


class Command(BaseCommand):
    help = "Memeriksa rantai jejak: menemukan baris yang diubah, dihapus, disisipkan, atau ditukar."

    def add_arguments(self, parser):
        parser.add_argument("--kepala", help="sha256 kepala yang tercetak pada berita acara, untuk satu rantai")

    def handle(self, *, kepala=None, **options):
        rusak, ditemukan = 0, False
        for rantai in Rantai.objects.select_related("seleksi", "instansi"):
            nama = str(rantai.seleksi or rantai.instansi or "portal")
            ditemukan |= bool(kepala) and rantai.baris.filter(sha256=kepala).exists()
            galat = list(periksa_rantai(rantai))
            rusak += len(galat)
            for kalimat in galat:
                self.stderr.write(f"{nama}: {kalimat}")
            self.stdout.write(f"{nama}: {rantai.panjang} baris, kepala {rantai.kepala}: {'RUSAK' if galat else 'utuh'}")
        if kepala and not ditemukan:
            raise CommandError("Kepala yang tercetak tidak ada di rantai mana pun: rantai dipotong atau ditulis ulang.")
        if rusak:
            raise CommandError(f"{rusak} kerusakan ditemukan.")
