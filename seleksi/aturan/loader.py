"""TOML -> Profil and Putaran. Refuses a file that is wrong, naming file, line and reason."""

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from seleksi.aturan.bangun import DataTidakSah, Jalur, bangun, kata_jalur
from seleksi.aturan.ketentuan import sha256_profil
from seleksi.aturan.periksa_profil import keberatan_profil, keberatan_putaran
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran

DIREKTORI = Path(__file__).parent / "kabupaten"
_KODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_KEPALA = re.compile(r"\s*(\[\[?)\s*([\w.\"-]+)\s*\]")


class ProfilTidakSah(ValueError):
    """A profile or round file that cannot be used: "berkas.toml baris 12: ..."."""


class TidakDikenal(LookupError):
    """No profile or round of that code."""


def daftar_profil(direktori: Path = DIREKTORI) -> tuple[str, ...]:
    """Codes of all profiles, sorted."""
    return tuple(sorted(p.stem for p in direktori.glob("*.toml")))


def daftar_putaran(direktori: Path = DIREKTORI) -> tuple[str, ...]:
    """Codes of all rounds that come as a file, sorted."""
    return daftar_profil(direktori / "putaran")


@cache
def muat_profil(kode: str, direktori: Path = DIREKTORI) -> Profil:
    """The profile of that code, checked, with its sha256; TidakDikenal or ProfilTidakSah."""
    berkas = _cari(kode, direktori, "Profil")
    teks, data = _baca(berkas)
    profil = _bangun(Profil, berkas, teks, data)
    if profil.kode != kode:
        raise _galat(berkas, teks, ("kode",), f"kode {profil.kode!r} tidak sama dengan nama berkas")
    for jalur, alasan in keberatan_profil(profil):
        raise _galat(berkas, teks, jalur, alasan)
    return replace(profil, sha256=sha256_profil(profil))


@cache
def muat_putaran(kode: str, direktori: Path = DIREKTORI) -> Putaran:
    """The round of that code, checked against its profile."""
    berkas = _cari(kode, direktori / "putaran", "Putaran")
    teks, data = _baca(berkas)
    putaran = _bangun(Putaran, berkas, teks, data)
    profil = muat_profil(putaran.profil, direktori)
    for jalur, alasan in keberatan_putaran(profil, putaran):
        raise _galat(berkas, teks, jalur, alasan)
    return putaran


def _cari(kode: str, direktori: Path, nama: str) -> Path:
    berkas = direktori / f"{kode}.toml"
    if not _KODE.match(kode) or not berkas.is_file():
        ada = ", ".join(daftar_profil(direktori)) or "tidak ada"
        raise TidakDikenal(f"{nama} {kode!r} tidak dikenal; yang ada: {ada}.")
    return berkas


def _baca(berkas: Path) -> tuple[str, dict]:
    teks = berkas.read_text(encoding="utf-8")
    try:
        return teks, tomllib.loads(teks)
    except tomllib.TOMLDecodeError as galat:
        raise ProfilTidakSah(f"{berkas.name}: bukan TOML yang sah ({galat}).") from galat


def _bangun(kelas: type, berkas: Path, teks: str, data: dict):
    try:
        return bangun(kelas, data)
    except DataTidakSah as galat:
        raise _galat(berkas, teks, galat.jalur, galat.alasan) from galat


def _galat(berkas: Path, teks: str, jalur: Jalur, alasan: str) -> ProfilTidakSah:
    baris = baris_jalur(teks, jalur)
    tempat = f" baris {baris}" if baris else ""
    return ProfilTidakSah(f"{berkas.name}{tempat}: {kata_jalur(jalur)}: {alasan}.")


def baris_jalur(teks: str, jalur: Jalur) -> int:
    """The line of a path, or of the nearest table above it; 0 when it cannot be told.

    tomllib gives no positions, so tables are counted by their headings; that is exact for the
    layout our files use (one heading per table, one key per line).
    """
    terbaik, dalam = 0, 0
    kini: list[str | int] = []
    hitung: dict[tuple, int] = {}
    for nomor, baris in enumerate(teks.splitlines(), start=1):
        kepala = _KEPALA.match(baris)
        if kepala:
            kini = _posisi(kepala[2].replace('"', "").split("."), kepala[1] == "[[", hitung)
            letak = kini
        else:
            kunci = re.match(r'\s*"?([\w-]+)"?\s*=', baris)
            if not kunci:
                continue
            letak = [*kini, kunci[1]]
        if len(letak) > dalam and tuple(letak) == jalur[: len(letak)]:
            terbaik, dalam = nomor, len(letak)
    return terbaik


def _posisi(nama: list[str], daftar: bool, hitung: dict[tuple, int]) -> list[str | int]:
    """Path of a heading, with the running number of every array of tables on the way."""
    letak: list[str | int] = []
    for ke, bagian in enumerate(nama):
        letak.append(bagian)
        if ke == len(nama) - 1 and daftar:
            hitung[tuple(letak)] = hitung.get(tuple(letak), -1) + 1
        if tuple(letak) in hitung:
            letak.append(hitung[tuple(letak)])
    return letak
