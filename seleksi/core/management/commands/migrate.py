"""Django's migrate, and then the triggers: a table that must not change is never without its guard."""
from django.core.management.commands.migrate import Command as Migrate

from ... import pemicu


class Command(Migrate):
    def handle(self, *args, **options):
        hasil = super().handle(*args, **options)
        if not (options.get("check_unapplied") or options.get("plan") or options.get("app_label")):
            pemicu.pasang()
        return hasil
