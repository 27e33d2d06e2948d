"""Home agencies by their Kemendagri code, from `wilayah.toml`, and the search among them."""
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

PUSAT = "00"
SINGKATAN = {
    "babel": "bangka belitung", "diy": "istimewa yogyakarta", "dki": "ibukota jakarta", "jabar": "jawa barat",
    "jateng": "jawa tengah", "jatim": "jawa timur", "jogja": "yogyakarta", "kab": "kabupaten", "kalbar": "kalimantan barat",
    "kalsel": "kalimantan selatan", "kaltara": "kalimantan utara", "kalteng": "kalimantan tengah", "kaltim": "kalimantan timur",
    "kepri": "kepulauan riau", "malut": "maluku utara", "ntb": "nusa tenggara barat", "ntt": "nusa tenggara timur", "pemda": "pemerintah",
    "pemkab": "kabupaten", "pemkot": "kota", "pemprov": "provinsi", "prov": "provinsi", "sulbar": "sulawesi barat",
    "sulsel": "sulawesi selatan", "sulteng": "sulawesi tengah", "sultra": "sulawesi tenggara", "sulut": "sulawesi utara",
    "sumbar": "sumatera barat", "sumsel": "sumatera selatan", "sumut": "sumatera utara"}


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
def _menurut_kode() -> dict[str, tuple[Wilayah, str]]:
    return {w.kode: (w, provinsi) for provinsi, daftar in daftar_wilayah().items() for w in daftar}


def wilayah(kode: str) -> Wilayah | None:
    """The agency with that code, or None when it is not in the list."""
    ada = _menurut_kode().get(kode)
    return ada[0] if ada else None


def provinsi_dari(kode: str) -> str:
    """The name of the province of a listed agency, else empty."""
    ada = _menurut_kode().get(kode)
    return ada[1] if ada else ""


def cari_wilayah(teks: str) -> list[Wilayah]:
    """Agencies in whose name, province or code every typed word occurs; whole words first. "" and one letter find nothing."""
    kata = [p for k in re.findall(r"[a-z0-9.]+", teks.lower()[:60]) for p in SINGKATAN.get(k.strip("."), k.strip(".")).split()]
    if len("".join(kata)) < 2:
        return []
    cocok = []
    for w, provinsi in _menurut_kode().values():
        nama, tempat = w.nama.lower(), f"{w.nama} {provinsi} {w.kode}".lower()
        rapat = tempat.replace(" ", "")
        if all(k in tempat or k in rapat for k in kata):
            cocok.append((-sum(k in nama.split() for k in kata), w.kode, w))
    return [w for _, _, w in sorted(cocok)]
