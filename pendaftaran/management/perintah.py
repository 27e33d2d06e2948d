"""What the commands of kontrak have in common: a file in, JSON out, or one line and exit 2."""

import sys
from collections.abc import Callable, Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seleksi.aturan.loader import ProfilTidakSah
from seleksi.aturan.masukan import MasukanTidakSah, baca_json, daftar_butir

MASUKAN_TIDAK_SAH = 2
_GALAT_BERKAS = {
    FileNotFoundError: "berkas tidak ditemukan",
    IsADirectoryError: "ini direktori, bukan berkas",
    PermissionError: "berkas tidak boleh dibaca",
}


class PerintahJson(BaseCommand):
    """Subclasses set `help` and give `penjawab()`; nothing here needs a database, checks or migrations."""

    requires_system_checks: Iterable[str] = []
    requires_migrations_checks = False

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        cara = (f"Cara pakai salah: tulis manage.py {subcommand} BERKAS.json, "
                "atau - untuk membaca masukan baku.")

        def salah_pakai(_: str) -> None:
            if not self._called_from_command_line:
                raise CommandError(cara, returncode=MASUKAN_TIDAK_SAH)
            self.stderr.write(cara)
            sys.exit(MASUKAN_TIDAK_SAH)

        parser.error = self.salah_pakai = salah_pakai
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", help="berkas JSON: satu objek atau daftar objek; - untuk masukan baku")

    def penjawab(self) -> Callable[[Any], str]:
        """A function from one item to its answer as JSON text; it raises MasukanTidakSah."""
        raise NotImplementedError

    def handle(self, *args: Any, berkas: str, **options: Any) -> None:
        try:
            isi = baca_json(self._mentah(berkas))
            butir, jamak = daftar_butir(isi)
            jawab = self.penjawab()
            jawaban = [self._satu(jawab, b, n) for n, b in enumerate(butir, start=1)]
        except (MasukanTidakSah, ProfilTidakSah) as galat:
            raise CommandError(str(galat), returncode=MASUKAN_TIDAK_SAH) from galat
        self._tulis("[" + ",\n".join(jawaban) + "]\n" if jamak else jawaban[0] + "\n")

    def _mentah(self, berkas: str) -> bytes:
        if berkas == "-":
            return sys.stdin.buffer.read()
        try:
            with open(berkas, "rb") as aliran:
                return aliran.read()
        except OSError as galat:
            raise MasukanTidakSah("berkas", berkas, "berkas JSON yang dapat dibaca: "
                                  + _GALAT_BERKAS.get(type(galat), "berkas tidak dapat dibaca")) from galat
        except ValueError as galat:  # a NUL in the name
            raise MasukanTidakSah("berkas", berkas, "nama berkas yang sah") from galat

    def _satu(self, jawab: Callable[[Any], str], butir: Any, nomor: int) -> str:
        try:
            return jawab(butir)
        except MasukanTidakSah as galat:
            raise galat.butir(nomor) from galat
        except RecursionError as galat:
            dalam = MasukanTidakSah("isi", "susunan bersarang terlalu dalam", "objek yang wajar")
            raise dalam.butir(nomor) from galat

    def _tulis(self, teks: str) -> None:
        """UTF-8 whatever the terminal's encoding is."""
        aliran = getattr(self.stdout, "buffer", None)
        if aliran is None:
            self.stdout.write(teks, ending="")
        else:
            aliran.write(teks.encode())
            aliran.flush()
