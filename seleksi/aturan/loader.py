"""TOML -> Profil and Putaran. Refuses a file that is wrong, naming file, line and reason."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from seleksi.aturan.bangun import DataTidakSah, Jalur, bangun, kata_jalur
from seleksi.aturan.ketentuan import sha256_profil
from seleksi.aturan.periksa_profil import keberatan_profil
from seleksi.aturan.periksa_putaran import keberatan_putaran
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran

DIREKTORI = Path(__file__).parent / "kabupaten"
PUTARAN = "putaran"  # round files stand in this folder beside the profiles
_tambahan: list[Path] = []  # folders of the agency's own files, registered once at start
_KODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_KEPALA = re.compile(r"\s*(\[\[?)\s*([\w.\"-]+)\s*\]")
_BARIS_TOML = re.compile(r"\s*\(at line (\d+), column \d+\)")


class ProfilTidakSah(ValueError):
    """A profile or round file that cannot be used: "berkas.toml baris 12: ..."."""


class TidakDikenal(LookupError):
    """No profile or round of that code."""


def pasang_tambahan(*folder: Path) -> None:
    """Look for profiles and rounds in these folders too. Files that ship are found first, so none can be replaced."""
    _tambahan[:] = folder


def sumber(direktori: Path | None = None) -> tuple[Path, ...]:
    """Where profiles are looked for, in this order; only in `direktori` when it is given."""
    return (direktori,) if direktori else (DIREKTORI, *_tambahan)


def daftar_profil(direktori: Path | None = None) -> tuple[str, ...]:
    """Codes of all profiles, sorted."""
    return tuple(sorted({p.stem for d in sumber(direktori) for p in d.glob("*.toml")}))


def daftar_putaran(direktori: Path | None = None) -> tuple[str, ...]:
    """Codes of all rounds that come as a file, sorted."""
    return tuple(sorted({p.stem for d in sumber(direktori) for p in (d / PUTARAN).glob("*.toml")}))


def muat_profil(kode: str, direktori: Path | None = None) -> Profil:
    """The profile of that code, checked, with its sha256; TidakDikenal or ProfilTidakSah."""
    return _muat_profil(cari(kode, sumber(direktori), "Profil"))


@cache
def _muat_profil(berkas: Path) -> Profil:
    teks, data = baca_toml(berkas)
    profil = _bangun(Profil, berkas, teks, data)
    for jalur, alasan in keberatan_berkas(profil, berkas):
        raise galat_berkas(berkas, teks, jalur, alasan)
    return replace(profil, sha256=sha256_profil(profil))


def muat_putaran(kode: str, direktori: Path | None = None) -> Putaran:
    """The round of that code, checked against its profile."""
    berkas = cari(kode, [d / PUTARAN for d in sumber(direktori)], "Putaran")
    return _muat_putaran(berkas, direktori)


@cache
def _muat_putaran(berkas: Path, direktori: Path | None) -> Putaran:
    teks, data = baca_toml(berkas)
    putaran = _bangun(Putaran, berkas, teks, data)
    profil = muat_profil(putaran.profil, direktori)
    for jalur, alasan in (*nama_berkas(putaran.kode, berkas), *keberatan_putaran(profil, putaran)):
        raise galat_berkas(berkas, teks, jalur, alasan)
    return putaran


def keberatan_berkas(profil: Profil, berkas: Path) -> Iterator[tuple[Jalur, str]]:
    """Every reason against the profile, and against the place where its file stands."""
    yield from nama_berkas(profil.kode, berkas)
    yield from keberatan_profil(profil)
    bawaan = profil.putaran_bawaan
    if bawaan and not (berkas.parent / PUTARAN / f"{bawaan}.toml").is_file():
        yield ("putaran_bawaan",), f"tidak ada berkas {PUTARAN}/{bawaan}.toml di samping profil ini"


def nama_berkas(kode: str, berkas: Path) -> Iterator[tuple[Jalur, str]]:
    if not _KODE.match(kode):
        yield ("kode",), f"{kode!r} harus huruf kecil, angka, dan tanda hubung, misalnya \"brebes-2030\""
    elif kode != berkas.stem:
        yield ("kode",), f"kode {kode!r} tidak sama dengan nama berkas"


def cari(kode: str, folder: Iterable[Path], nama: str) -> Path:
    folder = tuple(folder)
    for satu in folder:
        if _KODE.match(kode) and (satu / f"{kode}.toml").is_file():
            return satu / f"{kode}.toml"
    ada = ", ".join(sorted({p.stem for d in folder for p in d.glob("*.toml")})) or "tidak ada"
    raise TidakDikenal(f"{nama} {kode!r} tidak dikenal; yang ada: {ada}.")


def baca_toml(berkas: Path) -> tuple[str, dict]:
    """The text and its content. TOML knows no null, so a parameter of two parts stands for an emptied one."""
    try:
        teks = berkas.read_text(encoding="utf-8")
        data = tomllib.loads(teks)
    except UnicodeDecodeError as galat:
        raise ProfilTidakSah(f"{berkas.name}: bukan teks UTF-8 (byte ke-{galat.start + 1}).") from galat
    except tomllib.TOMLDecodeError as galat:
        baris = _BARIS_TOML.search(str(galat))
        tempat = f" baris {baris[1]}" if baris else ""
        raise ProfilTidakSah(f"{berkas.name}{tempat}: bukan TOML yang sah ({_BARIS_TOML.sub('', str(galat))}).") from galat
    except (ValueError, RecursionError) as galat:  # a number of thousands of digits, brackets without end
        raise ProfilTidakSah(f"{berkas.name}: bukan TOML yang wajar ({type(galat).__name__}).") from galat
    acuan = data.get("acuan")
    if isinstance(acuan, dict) and isinstance(acuan.get("parameter"), list):
        acuan["parameter"] = [[*p, None] if isinstance(p, list) and len(p) == 2 else p for p in acuan["parameter"]]
    return teks, data


def _bangun(kelas: type, berkas: Path, teks: str, data: dict):
    try:
        return bangun(kelas, data)
    except DataTidakSah as galat:
        raise galat_berkas(berkas, teks, galat.jalur, galat.alasan) from galat


def galat_berkas(berkas: Path, teks: str, jalur: Jalur, alasan: str) -> ProfilTidakSah:
    baris = baris_jalur(teks, jalur)
    tempat = f" baris {baris}" if baris else ""
    return ProfilTidakSah(f"{berkas.name}{tempat}: {kata_jalur(jalur)}: {alasan}.")


def baris_jalur(teks: str, jalur: Jalur) -> int:
    """The line of a path, or of the nearest table above it; 0 when it cannot be told.

    tomllib gives no positions, so tables are counted by their headings; that is exact for the
    layout our files use (one heading per table, one key per line).
    """
    terbaik, dalam, anak = 0, 0, 0
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
        if len(letak) > len(jalur) and tuple(letak[: len(jalur)]) == jalur and not anak:
            anak = nomor  # a list of tables has no line of its own, but its first table has
        if len(letak) > dalam and tuple(letak) == jalur[: len(letak)]:
            terbaik, dalam = nomor, len(letak)
    return anak if anak and dalam < len(jalur) else terbaik


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
