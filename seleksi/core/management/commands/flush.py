"""Empty the database of a demo or a test; the triggers would refuse it, so production never gets that far."""
from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands.flush import Command as Flush
from django.db import transaction

from ... import pemicu


class Command(Flush):
    def handle(self, **options):
        if settings.PRODUKSI:
            raise CommandError("Basis data produksi tidak dapat dikosongkan dengan perintah ini.")
        with transaction.atomic():  # a failure in between brings the triggers back
            pemicu.lepas()
            super().handle(**options)
            pemicu.pasang()
