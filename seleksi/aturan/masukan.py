"""Strict reading of people's JSON: the first wrong thing is named, nothing is guessed.

Shared by the three commands. A refusal names the item (from 1), the field, the value and what was
expected, in one line of Indonesian.
"""

import json
import re
from collections.abc import Collection
from datetime import date
from typing import Any

MAKS_TAMPIL = 80
_TANGGAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_DESIMAL = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?\Z")


class MasukanTidakSah(ValueError):
    """Bad input: where (dotted path), what stood there, what was expected."""

    def __init__(self, jalur: str, nilai: Any, harapan: str):
        self.jalur, self.nilai, self.harapan = jalur, nilai, harapan
        super().__init__(f"{jalur or 'isi'}: nilai {tampil(nilai)} ditolak; seharusnya {harapan}")

    def butir(self, nomor: int) -> "MasukanTidakSah":
        """The same refusal, with the item's number in front."""
        galat = type(self)(self.jalur, self.nilai, self.harapan)
        galat.args = (f"butir {nomor}: {galat.args[0]}",)
        return galat

    def di(self, awalan: str) -> "MasukanTidakSah":
        """The same refusal, seen from further outside."""
        jalur = f"{awalan}{'' if self.jalur.startswith('[') or not self.jalur else '.'}{self.jalur}"
        return type(self)(jalur, self.nilai, self.harapan)


class TidakAda:
    """Stands for a field that is absent."""

    def __repr__(self) -> str:
        return "(tidak ada)"


class KunciGanda:
    """Stands for a JSON object in which a key occurs twice; every reader refuses it."""

    __slots__ = ("kunci",)

    def __init__(self, kunci: str):
        self.kunci = kunci


class Pecahan:
    """Stands for a JSON number with a point or exponent; every reader refuses it."""

    __slots__ = ("teks",)

    def __init__(self, teks: str):
        self.teks = teks


TIDAK_ADA = TidakAda()


def tampil(nilai: Any) -> str:
    """A value as it stood in the file, short and on one line."""
    if isinstance(nilai, Pecahan):
        return nilai.teks[:MAKS_TAMPIL]
    if isinstance(nilai, KunciGanda):
        return f"objek dengan kunci ganda {tampil(nilai.kunci)}"
    if nilai is TIDAK_ADA:
        return repr(nilai)
    try:
        teks = json.dumps(nilai, ensure_ascii=False, default=tampil)
    except (ValueError, RecursionError):  # circular or very deep: the beginning says enough
        teks = f"{type(nilai).__name__} yang bersarang dalam"
    teks = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in teks)
    return teks if len(teks) <= MAKS_TAMPIL else teks[: MAKS_TAMPIL - 1] + "…"


def _objek(pasangan: list[tuple[str, Any]]) -> Any:
    isi = dict(pasangan)
    if len(isi) != len(pasangan):
        terlihat: set[str] = set()
        for kunci, _ in pasangan:
            if kunci in terlihat:
                return KunciGanda(kunci)
            terlihat.add(kunci)
    return isi


def baca_json(mentah: bytes) -> Any:
    """Bytes of a file -> plain data, floats and double keys still visible; MasukanTidakSah if no JSON."""
    try:
        teks = mentah.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise MasukanTidakSah("berkas", f"byte ke-{galat.start + 1}", "teks UTF-8") from galat
    try:
        return json.loads(teks, object_pairs_hook=_objek, parse_float=Pecahan, parse_constant=Pecahan)
    except json.JSONDecodeError as galat:
        potongan = teks[galat.pos:galat.pos + 20]
        raise MasukanTidakSah(f"berkas baris {galat.lineno} kolom {galat.colno}", potongan,
                              "JSON yang sah") from galat
    except RecursionError as galat:
        raise MasukanTidakSah("berkas", "susunan bersarang terlalu dalam",
                              "objek atau daftar objek") from galat
    except ValueError as galat:  # an integer of thousands of digits
        raise MasukanTidakSah("berkas", str(galat), "bilangan yang wajar") from galat


def daftar_butir(isi: Any) -> tuple[list[Any], bool]:
    """The items and whether the file held a list (then the answer is a list too)."""
    if isinstance(isi, list):
        return isi, True
    if isinstance(isi, (dict, KunciGanda)):
        return [isi], False
    raise MasukanTidakSah("berkas", isi, "satu objek atau daftar objek")


# --- small readers: value and path in, checked value out ---------------------------------------
class Bentuk:
    """The fields that an object may have, in the order in which people are told about them."""

    __slots__ = ("mencakup", "nama")

    def __init__(self, *nama: str):
        self.nama = nama
        self.mencakup = frozenset(nama).issuperset


def objek(nilai: Any, jalur: str, bentuk: Bentuk) -> dict[str, Any]:
    """An object with known fields only; whether a field must be there, its own reader says (TIDAK_ADA)."""
    if type(nilai) is dict:
        if bentuk.mencakup(nilai):
            return nilai
        asing = next(k for k in nilai if k not in bentuk.nama)
        raise MasukanTidakSah(_sambung(jalur, tampil(asing)[1:-1]), nilai[asing],
                              "tidak ditulis; isian yang dikenal: " + (", ".join(bentuk.nama) or "tidak ada"))
    if isinstance(nilai, KunciGanda):
        raise MasukanTidakSah(_sambung(jalur, tampil(nilai.kunci)[1:-1]), nilai,
                              "kunci yang ditulis satu kali saja")
    raise MasukanTidakSah(jalur, nilai, "objek dengan isian " + ", ".join(bentuk.nama))


def _sambung(jalur: str, kunci: str) -> str:
    return f"{jalur}.{kunci}" if jalur else kunci


def daftar(nilai: Any, jalur: str) -> list[Any]:
    if type(nilai) is not list:
        raise MasukanTidakSah(jalur, nilai, "daftar")
    return nilai


def pilihan(nilai: Any, jalur: str, boleh: Collection[str]) -> str:
    if type(nilai) is not str or nilai not in boleh:
        raise MasukanTidakSah(jalur, nilai, "salah satu dari " + ", ".join(boleh))
    return nilai


def teks(nilai: Any, jalur: str) -> str:
    """Non-empty text that can be written as UTF-8."""
    if type(nilai) is not str or not nilai.strip() or not _utf8(nilai):
        raise MasukanTidakSah(jalur, nilai, "teks yang tidak kosong")
    return nilai


def _utf8(nilai: str) -> bool:
    return nilai.isascii() or not any("\ud800" <= c <= "\udfff" for c in nilai)


def bulat(nilai: Any, jalur: str, bawah: int, atas: int) -> int:
    if type(nilai) is not int or not bawah <= nilai <= atas:
        raise MasukanTidakSah(jalur, nilai, f"bilangan bulat {bawah} sampai {atas}")
    return nilai


def benar_salah(nilai: Any, jalur: str) -> bool:
    if type(nilai) is not bool:
        raise MasukanTidakSah(jalur, nilai, "true atau false")
    return nilai


class _Tanggal(dict):
    """ISO text -> date, remembered: a batch repeats its dates. None marks text that is no date."""

    def __missing__(self, nilai: str) -> date | None:
        if len(self) > 100_000:
            self.clear()
        try:
            hasil = date.fromisoformat(nilai) if _TANGGAL.match(nilai) else None
        except ValueError:
            hasil = None
        self[nilai] = hasil
        return hasil


TANGGAL = _Tanggal()


def tanggal(nilai: Any, jalur: str) -> date:
    hasil = TANGGAL[nilai] if type(nilai) is str else None
    if hasil is None:
        raise MasukanTidakSah(jalur, nilai, "tanggal YYYY-MM-DD")
    return hasil


class _Perseratus(dict):
    """Plain decimal text -> whole hundredths ("85.2" -> 8520), remembered. None marks what is none."""

    def __missing__(self, nilai: str) -> int | None:
        if len(self) > 100_000:
            self.clear()
        hasil = None
        if _DESIMAL.match(nilai):
            utuh, _, pecahan = nilai.partition(".")
            hasil = int(utuh) * 100 + int(pecahan.ljust(2, "0"))
        self[nilai] = hasil
        return hasil


PERSERATUS = _Perseratus()


def perseratus(nilai: Any, jalur: str, maksimal: int = 100) -> int:
    """A plain decimal ("80", "85.2", 80) from 0 to `maksimal` as whole hundredths: exact and quick."""
    hasil = PERSERATUS[nilai] if type(nilai) is str else nilai * 100 if type(nilai) is int else None
    if hasil is None or not 0 <= hasil <= maksimal * 100:
        raise MasukanTidakSah(jalur, nilai, f"angka 0 sampai {maksimal} dengan paling banyak dua desimal, "
                              'sebagai teks, misalnya "85.20"')
    return hasil
