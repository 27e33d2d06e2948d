"""Home agencies by their Kemendagri code, from `wilayah.toml`."""
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

PUSAT = "00"


class Wilayah(NamedTuple):
    """An agency that can be picked: its code, kind, and name as it is written."""

    kode: str
    jenis: str
    nama: str


@cache
def daftar_wilayah() -> dict[str, tuple[Wilayah, ...]]:
    """Name of the province -> its own government, its regencies, its cities, in order of their codes."""
    data = tomllib.loads((Path(__file__).parent / "wilayah.toml").read_text(encoding="utf-8"))
    return {p["nama"]: tuple(_isi(p)) for p in data["provinsi"]}


def _isi(provinsi: dict) -> Iterator[Wilayah]:
    yield Wilayah(provinsi["kode"], "provinsi", f"Pemerintah Provinsi {provinsi['nama']}")
    for jenis in ("kabupaten", "kota"):
        for baris in provinsi[jenis]:
            nomor, _, nama = baris.partition(" ")
            yield Wilayah(f"{provinsi['kode']}.{nomor}", jenis, f"Pemerintah {jenis.capitalize()} {nama}")


@cache
def wilayah(kode: str) -> Wilayah | None:
    """The agency with that code, or None when it is not in the list."""
    return next((w for daftar in daftar_wilayah().values() for w in daftar if w.kode == kode), None)
