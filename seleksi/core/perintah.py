"""Base of the commands that answer a JSON file in JSON: one reader, one way to refuse."""
import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError

from seleksi.aturan.masukan import baca_json, daftar_butir

SALAH = 2


class PerintahBerkas(BaseCommand):
    """`manage.py NAMA BERKAS.json`: one object in, one out; a list in, a list out. `-` is standard input.

    A subclass gives `jawab(butir)`, which raises ValueError with one Indonesian sentence for bad input. One bad
    item refuses the whole file: exit 2, one line on standard error, nothing on standard output.
    """

    requires_system_checks = ()  # works on a file alone: no database, no queue

    def create_parser(self, *args, **kwargs):
        parser = super().create_parser(*args, **kwargs)
        parser.error = self._salah_pakai
        return parser

    def add_arguments(self, parser):
        parser.add_argument("berkas", metavar="BERKAS", help="berkas JSON, atau - untuk masukan standar")

    def _salah_pakai(self, pesan: str) -> NoReturn:
        self._tolak(f"pemakaian: manage.py {type(self).__module__.rpartition('.')[2]} BERKAS.json (atau - untuk masukan standar)")

    def _tolak(self, kalimat: str) -> NoReturn:
        raise CommandError(" ".join(kalimat.split()), returncode=SALAH)

    def run_from_argv(self, argv):
        for aliran in (sys.stdout, sys.stderr):  # UTF-8 whatever the locale says
            if hasattr(aliran, "reconfigure"):
                aliran.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            super().run_from_argv(argv)
        except CommandError as galat:  # raised while parsing, before Django's own net
            self.stderr.write(f"{galat}")
            sys.exit(galat.returncode)

    def handle(self, *, berkas: str, **options) -> None:
        self.stdout.write(json.dumps(self._jawaban(self._baca(berkas)), ensure_ascii=False, indent=1))

    def _baca(self, berkas: str) -> bytes:
        try:
            return sys.stdin.buffer.read() if berkas == "-" else Path(berkas).read_bytes()
        except (OSError, ValueError) as galat:
            self._tolak(f"berkas {berkas!r} tidak dapat dibaca ({type(galat).__name__}); seharusnya berkas JSON yang ada")

    def _jawaban(self, mentah: bytes) -> Any:
        try:
            butir, banyak = daftar_butir(baca_json(mentah))
        except ValueError as galat:
            self._tolak(str(galat))
        hasil = []
        for nomor, satu in enumerate(butir, 1):
            try:
                hasil.append(self.jawab(satu))
            except ValueError as galat:
                self._tolak(f"butir {nomor}: {galat}")
        return hasil if banyak else hasil[0]

    def jawab(self, butir: Any) -> dict[str, Any]:
        raise NotImplementedError
