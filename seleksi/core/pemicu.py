"""Database triggers that refuse to change or delete rows that must never change.

Each app lists its rows as `baris_beku = [Beku(...)]` on its AppConfig. They are installed after every
migration (core's own `migrate`) and checked at start.
"""
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction


@dataclass(frozen=True, slots=True)
class Beku:
    """Table, and the SQL conditions on OLD (and NEW) under which an UPDATE or a DELETE is refused; None allows it."""

    tabel: str
    ubah: str | None = "1=1"
    hapus: str | None = "1=1"


def daftar_beku() -> list[Beku]:
    return [beku for app in apps.get_app_configs() for beku in getattr(app, "baris_beku", [])]


def _aturan() -> list[tuple[str, str, str, str]]:
    """(trigger name, table, operation, condition); PostgreSQL's TRUNCATE knows no rows, so it has no condition."""
    kerja = ("UPDATE", "DELETE", "TRUNCATE") if connection.vendor == "postgresql" else ("UPDATE", "DELETE")
    return [
        (f"beku_{beku.tabel}_{satu.lower()}", beku.tabel, satu, syarat)
        for beku in daftar_beku() for satu in kerja if (syarat := beku.ubah if satu == "UPDATE" else beku.hapus)
    ]


def pasang() -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            kursor.execute(
                "CREATE OR REPLACE FUNCTION tolak_perubahan() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'baris beku: % %', TG_TABLE_NAME, TG_OP; END $$")
        for nama, tabel, kerja, syarat in _aturan():
            if connection.vendor == "postgresql":
                kursor.execute(f'DROP TRIGGER IF EXISTS "{nama}" ON "{tabel}"')
                baris = "STATEMENT" if kerja == "TRUNCATE" else f"ROW WHEN ({syarat})"
                kursor.execute(f'CREATE TRIGGER "{nama}" BEFORE {kerja} ON "{tabel}" FOR EACH {baris} '
                               "EXECUTE FUNCTION tolak_perubahan()")
            else:
                kursor.execute(f'DROP TRIGGER IF EXISTS "{nama}"')
                kursor.execute(f'CREATE TRIGGER "{nama}" BEFORE {kerja} ON "{tabel}" FOR EACH ROW WHEN {syarat} '
                               f"BEGIN SELECT RAISE(ABORT, 'baris beku: {tabel} {kerja}'); END")


def lepas() -> None:
    """Take the triggers away; only for emptying a test or demo database."""
    with connection.cursor() as kursor:
        for nama, tabel, _, _ in _aturan():
            kursor.execute(f'DROP TRIGGER IF EXISTS "{nama}"' + (f' ON "{tabel}"' if connection.vendor == "postgresql" else ""))


def terpasang() -> set[str]:
    kueri = ("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal" if connection.vendor == "postgresql"
             else "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    with connection.cursor() as kursor:
        kursor.execute(kueri)
        return {baris[0] for baris in kursor.fetchall()}


def hilang() -> list[str]:
    ada = terpasang()
    return [nama for nama, *_ in _aturan() if nama not in ada]
