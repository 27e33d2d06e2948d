"""manage.py periksa_profil BERKAS.toml ...: what is wrong with profile or round files, before anybody relies on them."""
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seleksi.aturan.periksa_berkas import periksa_berkas
from seleksi.aturan.profil import Profil

TIDAK_SAH = 2
CARA = "Cara pakai salah: tulis manage.py periksa_profil BERKAS.toml [BERKAS.toml ...]."


class Command(BaseCommand):
    help = "Memeriksa berkas profil atau putaran (TOML): setiap kesalahan dengan berkas, baris, dan alasannya."
    requires_system_checks: Iterable[str] = []  # a wrong file in the agency's folder must not hide what is wrong with it
    requires_migrations_checks = False

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)

        def salah_pakai(_: str) -> None:
            if not self._called_from_command_line:
                raise CommandError(CARA, returncode=TIDAK_SAH)
            self.stderr.write(CARA)
            sys.exit(TIDAK_SAH)

        parser.error = salah_pakai
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", nargs="+", help="berkas profil atau putaran")

    def handle(self, *args: Any, berkas: list[str], **options: Any) -> None:
        """Nothing on standard output unless every file is right, as with the commands of kontrak."""
        sah, salah = [], []
        for nama in berkas:
            try:
                isi, keberatan = periksa_berkas(Path(nama))
            except (OSError, ValueError):  # not there, a folder, not allowed, a NUL in the name
                isi, keberatan = None, [f"{nama}: berkas tidak ditemukan atau tidak dapat dibaca."]
            salah += keberatan
            if not keberatan:
                sah.append(f"{Path(nama).name}: {'profil' if isinstance(isi, Profil) else 'putaran'} {isi.kode} sah.")
        if salah:
            raise CommandError("\n".join(salah), returncode=TIDAK_SAH)
        self.stdout.write("\n".join(sah))
