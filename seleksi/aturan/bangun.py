"""Plain data (TOML or JSON) <-> frozen dataclasses, by their type hints, without a float anywhere.

One small builder serves the profile files, the round files and the frozen JSON of a Ketentuan, so
all three refuse the same things: unknown fields, missing fields, wrong types, values off a list.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Jalur = tuple[str | int, ...]
TANPA_SIMPAN = frozenset({"sha256"})  # computed from the rest
_DESIMAL = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?\Z")


class DataTidakSah(ValueError):
    """A value at `jalur` cannot be read; the message says why, in Indonesian."""

    def __init__(self, jalur: Jalur, alasan: str):
        self.jalur, self.alasan = jalur, alasan
        super().__init__(f"{kata_jalur(jalur)}: {alasan}")


def kata_jalur(jalur: Jalur) -> str:
    """("syarat", 2, "nilai") -> "syarat[3].nilai": rows are counted from 1, as people count."""
    teks = ""
    for bagian in jalur:
        teks += f"[{bagian + 1}]" if isinstance(bagian, int) else ("." if teks else "") + bagian
    return teks or "(akar)"


@cache
def _bentuk(kelas: type) -> tuple[tuple[str, Any, bool], ...]:
    petunjuk = get_type_hints(kelas)
    return tuple(
        (f.name, petunjuk[f.name], f.default is MISSING and f.default_factory is MISSING)
        for f in fields(kelas) if f.name not in TANPA_SIMPAN
    )


def bangun(tipe: Any, nilai: Any, jalur: Jalur = ()) -> Any:
    """Build a value of `tipe` from plain data or raise DataTidakSah."""
    if is_dataclass(tipe):
        return _bangun_kelas(tipe, nilai, jalur)
    asal = get_origin(tipe)
    if asal in (Union, UnionType):
        if nilai is None and NoneType in get_args(tipe):
            return None
        return bangun(next(t for t in get_args(tipe) if t is not NoneType), nilai, jalur)
    if asal is Literal:
        if type(nilai) is str and nilai in get_args(tipe):
            return nilai
        raise DataTidakSah(jalur, f"{nilai!r} bukan salah satu dari {', '.join(map(repr, get_args(tipe)))}")
    if asal is tuple:
        return _bangun_daftar(get_args(tipe), nilai, jalur)
    if asal is Mapping or asal is dict:
        if not isinstance(nilai, Mapping):
            raise DataTidakSah(jalur, "seharusnya tabel")
        return {k: _beku(v, (*jalur, k)) for k, v in nilai.items()}
    if tipe is Any:
        return _beku(nilai, jalur)
    return _bangun_dasar(tipe, nilai, jalur)


def _bangun_kelas(kelas: type, nilai: Any, jalur: Jalur) -> Any:
    if isinstance(nilai, str) and hasattr(kelas, "RINGKAS"):
        nilai = {kelas.RINGKAS: nilai}  # a row that may be written as its one text, as it always was in older JSON
    if not isinstance(nilai, Mapping):
        raise DataTidakSah(jalur, f"seharusnya tabel, bukan {nilai!r}")
    bentuk = _bentuk(kelas)
    asing = nilai.keys() - {nama for nama, _, _ in bentuk}
    if asing:
        nama = min(asing)
        raise DataTidakSah((*jalur, nama), "bidang ini tidak dikenal")
    isi = {}
    for nama, tipe, wajib in bentuk:
        if nama in nilai:
            isi[nama] = bangun(tipe, nilai[nama], (*jalur, nama))
        elif wajib:
            raise DataTidakSah((*jalur, nama), "bidang ini wajib ada")
    return kelas(**isi)


def keberatan_bentuk(tipe: Any, nilai: Any, jalur: Jalur = ()) -> Iterator[DataTidakSah]:
    """Every reason why `bangun` would refuse, where it stops at the first: for people who repair a file."""
    asal, argumen = get_origin(tipe), get_args(tipe)
    if asal in (Union, UnionType) and nilai is not None:
        yield from keberatan_bentuk(next(t for t in argumen if t is not NoneType), nilai, jalur)
    elif is_dataclass(tipe) and isinstance(nilai, Mapping):
        bentuk = _bentuk(tipe)
        for nama in sorted(nilai.keys() - {nama for nama, _, _ in bentuk}):
            yield DataTidakSah((*jalur, nama), "bidang ini tidak dikenal")
        for nama, isi, wajib in bentuk:
            if nama in nilai:
                yield from keberatan_bentuk(isi, nilai[nama], (*jalur, nama))
            elif wajib:
                yield DataTidakSah((*jalur, nama), "bidang ini wajib ada")
    elif asal is tuple and argumen[-1] is Ellipsis and isinstance(nilai, (list, tuple)):
        for n, v in enumerate(nilai):
            yield from keberatan_bentuk(argumen[0], v, (*jalur, n))
    else:
        try:
            bangun(tipe, nilai, jalur)
        except DataTidakSah as galat:
            yield galat


def bidang(kelas: type) -> tuple[tuple[str, Any, bool], ...]:
    """Name, type and "must be written" of every field that a file may state; what the reference pages print."""
    return _bentuk(kelas)


def _bangun_daftar(argumen: tuple, nilai: Any, jalur: Jalur) -> tuple:
    if not isinstance(nilai, (list, tuple)):
        raise DataTidakSah(jalur, f"seharusnya daftar, bukan {nilai!r}")
    if argumen[-1] is Ellipsis:
        return tuple(bangun(argumen[0], v, (*jalur, n)) for n, v in enumerate(nilai))
    if len(nilai) != len(argumen):
        raise DataTidakSah(jalur, f"seharusnya {len(argumen)} nilai")
    return tuple(bangun(t, v, (*jalur, n)) for n, (t, v) in enumerate(zip(argumen, nilai, strict=True)))


def _bangun_dasar(tipe: type, nilai: Any, jalur: Jalur) -> Any:
    if type(nilai) is tipe and tipe is not Decimal:
        return nilai
    if isinstance(nilai, str) and tipe in (date, time, Decimal):
        try:
            if tipe is not Decimal:
                return tipe.fromisoformat(nilai)
            if _DESIMAL.match(nilai):
                return Decimal(nilai)
        except ValueError:
            pass  # said below, as for any other wrong value
    nama = {date: "tanggal", time: "jam", Decimal: 'angka desimal dalam tanda kutip, misalnya "20"',
            int: "bilangan bulat", bool: "true atau false", str: "teks"}[tipe]
    raise DataTidakSah(jalur, f"{nilai!r} bukan {nama}")


def _beku(nilai: Any, jalur: Jalur) -> Any:
    """Free values (rule parameters): text, whole numbers, booleans and lists of them."""
    if isinstance(nilai, (list, tuple)):
        return tuple(_beku(v, (*jalur, n)) for n, v in enumerate(nilai))
    if nilai is None or type(nilai) in (str, int, bool):
        return nilai
    raise DataTidakSah(jalur, f"{nilai!r}: hanya teks, bilangan bulat, true/false, atau daftarnya")


def polos(nilai: Any) -> Any:
    """The reverse: dataclasses to plain JSON values; decimals, dates and times become text."""
    if is_dataclass(nilai):
        return {nama: polos(getattr(nilai, nama)) for nama, _, _ in _bentuk(type(nilai))}
    if isinstance(nilai, (list, tuple)):
        return [polos(v) for v in nilai]
    if isinstance(nilai, Mapping):
        return {k: polos(v) for k, v in nilai.items()}
    if isinstance(nilai, float):
        raise TypeError(f"{nilai!r}: pecahan biner tidak disimpan")
    if isinstance(nilai, Decimal):
        return format(nilai, "f")
    if isinstance(nilai, time):
        return nilai.isoformat("minutes" if nilai.second == 0 else "seconds")
    return nilai.isoformat() if isinstance(nilai, date) else nilai
