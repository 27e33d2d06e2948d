"""manage.py acuan_profil: rewrite the generated tables of docs/profil.md, so that the page says what the code reads.

Between `<!-- acuan:NAMA -->` and `<!-- /acuan -->` stands what NAMA yields here. Types, choices and limits come from the
dataclasses and registries, examples from the files that ship; only the meanings are written by people, in docs/profil-arti.toml.
"""
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from django.conf import settings
from django.core.management.base import BaseCommand

from seleksi.aturan import jenis, rujukan
from seleksi.aturan.bangun import bidang, polos
from seleksi.aturan.loader import daftar_profil, daftar_putaran, muat_profil, muat_putaran
from seleksi.aturan.profil import Bersumber, Profil
from seleksi.aturan.putaran import Putaran

HALAMAN, ARTI = settings.BASE_DIR / "docs" / "profil.md", settings.BASE_DIR / "docs" / "profil-arti.toml"
DASAR = {str: "teks", int: "bilangan bulat", bool: "true/false", Decimal: 'desimal dalam tanda kutip', date: "tanggal", time: "jam"}
BENTUK = {"bulat": "bilangan bulat", "benar_salah": "true/false", "pilihan": "satu pilihan", "daftar": "daftar pilihan", "teks": "teks"}
_BAGIAN = re.compile(r"(<!-- acuan:(\w+) -->\n).*?(<!-- /acuan -->)", re.DOTALL)


class Command(BaseCommand):
    help = "Menyusun ulang tabel acuan dalam docs/profil.md dari kode."

    def handle(self, *args: Any, **options: Any) -> None:
        HALAMAN.write_text(susun(HALAMAN.read_text(encoding="utf-8")), encoding="utf-8")
        self.stdout.write(f"{HALAMAN.relative_to(settings.BASE_DIR)} disusun ulang.")


def susun(halaman: str) -> str:
    """The page with fresh tables; KeyError where a field or kind has no meaning written down."""
    arti = tomllib.loads(ARTI.read_text(encoding="utf-8"))
    return _BAGIAN.sub(lambda m: m[1] + "\n".join(TABEL[m[2]](arti)) + "\n" + m[3], halaman)


def _tabel(kepala: Iterable[str], baris: Iterable[Iterable[str]]) -> Iterator[str]:
    kepala = tuple(kepala)
    yield from (f"| {' | '.join(kepala)} |", f"|{'---|' * len(kepala)}")
    for satu in baris:
        yield "| " + " | ".join(" ".join(sel.split()).replace("|", "\\|") for sel in satu) + " |"


# --- fields of the dataclasses ------------------------------------------------------------------
def _inti(tipe: Any) -> tuple[Any, bool]:
    """What a type is made of, without "or nothing": (type, is it a list)."""
    isi = [t for t in get_args(tipe) if t is not type(None)]
    if get_origin(tipe) is tuple:
        return (isi[0], True) if len(isi) == 2 and isi[1] is Ellipsis else (tipe, False)
    return _inti(isi[0]) if type(None) in get_args(tipe) else (tipe, False)


def kelas_berkas(kelas: type, jalur: str = "", daftar: bool = False) -> Iterator[tuple[str, type]]:
    """Every table that a file may hold, from the outside in: heading as it is written, class."""
    yield (f"[[{jalur}]]" if daftar else f"[{jalur}]") if jalur else "(teratas)", kelas
    for nama, tipe, _ in bidang(kelas):
        dalam, banyak = _inti(tipe)
        if is_dataclass(dalam):
            yield from kelas_berkas(dalam, f"{jalur}.{nama}" if jalur else nama, banyak)


def _kata_tipe(tipe: Any) -> str:
    dalam, banyak = _inti(tipe)
    if is_dataclass(dalam):
        return "daftar tabel" if banyak else "tabel"
    if get_origin(dalam) is Literal:
        pilihan = ", ".join(f"`{p}`" if p else "(kosong)" for p in get_args(dalam))
        return f"{'daftar dari' if banyak else 'satu dari'} {pilihan}"
    if get_origin(dalam) in (Mapping, dict):
        return "tabel parameter"
    kata = DASAR.get(dalam, "daftar tiga nilai")
    return f"daftar {kata}" if banyak else kata


def _contoh(kelas: type, nama: str, isi: Any) -> Iterator[Any]:
    """Values of this field that stand in a shipped profile or round, other than its default."""
    if isinstance(isi, kelas) and (nilai := getattr(isi, nama)) not in ((), "", None, False):
        yield nilai
    for bagian in (isi if isinstance(isi, tuple) else [getattr(isi, f.name) for f in fields(isi)] if is_dataclass(isi) else ()):
        yield from _contoh(kelas, nama, bagian)


def kata_toml(nilai: Any) -> str:
    if isinstance(nilai, bool):
        return str(nilai).lower()
    if isinstance(nilai, (date, time, int)):
        return nilai.isoformat() if isinstance(nilai, (date, time)) else str(nilai)
    if isinstance(nilai, (tuple, list)):
        return f"[{', '.join(map(kata_toml, nilai))}]"
    if isinstance(nilai, Mapping):
        return "{ " + ", ".join(f"{k} = {kata_toml(v)}" for k, v in nilai.items()) + " }"
    return '"' + str(polos(nilai)) + '"'


def _ringkas(teks: str, maks: int = 60) -> str:
    return f"`{teks if len(teks) <= maks else teks[:maks - 2] + ' …'}`" if teks else ""


def _bidang(akar: type, contoh: tuple) -> Any:
    def tulis(arti: dict) -> Iterator[str]:
        sudah: set[type] = set()
        for kepala, kelas in kelas_berkas(akar):
            if kelas in sudah:
                continue
            sudah.add(kelas)
            yield from ("", f"#### `{kepala}`" if kepala[0] == "[" else "#### Bagian teratas berkas", "")
            yield from _tabel(("bidang", "jenis", "wajib", "arti dan batas", "contoh"), _baris(kelas, arti, contoh))
    return tulis


def _baris(kelas: type, arti: dict, contoh: tuple) -> Iterator[tuple[str, ...]]:
    sumber = {f.name for f in fields(Bersumber)} if issubclass(kelas, Bersumber) else set()
    bawaan = {f.name: f.default for f in fields(kelas)}
    urut = [b for b in bidang(kelas) if b[0] not in sumber] + [b for b in bidang(kelas) if b[0] in sumber]
    for nama, tipe, wajib in urut:
        kata = arti["bidang"]["Bersumber" if nama in sumber else kelas.__name__][nama]
        dalam, _ = _inti(tipe)
        ada = None if is_dataclass(dalam) else next((n for c in contoh for n in _contoh(kelas, nama, c)), None)
        milik = bawaan[nama]
        selain = f"tidak; bila tidak ditulis `{kata_toml(milik)}`" if milik is not MISSING and milik not in ((), "", None) else "tidak"
        wajib_kata = "dasar atau bawaan" if nama in sumber else "ya" if wajib else selain
        yield f"`{nama}`", _kata_tipe(tipe), wajib_kata, kata, "" if ada is None else _ringkas(kata_toml(ada))


def _profil(arti: dict) -> Iterator[str]:
    return _bidang(Profil, tuple(muat_profil(k) for k in sorted(_disertakan(daftar_profil()), key="tuban-2020".__ne__)))(arti)


def _putaran(arti: dict) -> Iterator[str]:
    return _bidang(Putaran, tuple(muat_putaran(k) for k in sorted(_disertakan(daftar_putaran()), key="tuban-2020".__ne__)))(arti)


def _disertakan(kode: Iterable[str]) -> list[str]:
    """Only what ships: an agency's own files must not change the page."""
    folder = Path(jenis.__file__).parent / "kabupaten"
    return [k for k in kode if (folder / f"{k}.toml").is_file() or (folder / "putaran" / f"{k}.toml").is_file()]


# --- kinds of requirements, closed lists ---------------------------------------------------------
def _jenis(arti: dict) -> Iterator[str]:
    semua = [s for k in _disertakan(daftar_profil()) for s in muat_profil(k).syarat]
    for kode, parameter in jenis.JENIS_SYARAT.items():
        yield from ("", f"#### `{kode}`", "", arti["jenis"][kode], "")
        if parameter:
            baris = [(f"`{nama}`", BENTUK[p.bentuk], "ya" if p.wajib else "tidak", arti["parameter"][kode][nama], _batas(p))
                     for nama, p in parameter.items()]
            yield from _tabel(("parameter", "jenis", "wajib", "arti", "batas atau pilihan"), baris)
        contoh = next((s.nilai for s in semua if s.jenis == kode and s.nilai), None)
        if contoh:
            yield from ("", f"Contoh: `nilai = {kata_toml(contoh)}`")


def _batas(p: jenis.Parameter) -> str:
    pilihan = ", ".join(f"`{x}`" for x in p.pilihan)
    return f"{p.batas[0]} sampai {p.batas[1]}" if p.bentuk == "bulat" else f"boleh kosong; {pilihan}" if p.boleh_kosong else pilihan


def _daftar(kepala: str, isi: Mapping[str, str]) -> Any:
    return lambda arti: _tabel((kepala, "arti"), [(f"`{k}`", v) for k, v in isi.items()])


def _tahap(arti: dict) -> Iterator[str]:
    return _tabel(("kode", "arti", "wajib ada"),
                  [(f"`{k}`", v, "ya" if k in jenis.TAHAP_WAJIB else "tidak") for k, v in jenis.KODE_TAHAP.items()])


def _isian(arti: dict) -> Iterator[str]:
    return _tabel(("isian", "diganti dengan"), [(f"`{{{k}}}`", arti["isian"][k]) for k in sorted(jenis.ISIAN_JUDUL)])


def _senarai(arti: dict) -> Iterator[str]:
    nama = {"status": rujukan.STATUS, "jenis instansi": rujukan.JENIS_INSTANSI, "golongan": rujukan.GOLONGAN,
            "pendidikan": rujukan.PENDIDIKAN, "jenjang jabatan": rujukan.JENJANG_JABATAN, "diklat": rujukan.DIKLAT,
            "predikat kinerja": rujukan.PREDIKAT, "ekspektasi kinerja": rujukan.EKSPEKTASI, "tingkat hukuman": rujukan.TINGKAT_HUKUMAN,
            "pidana": rujukan.PIDANA, "jenis berkas bawaan": dict.fromkeys(rujukan.JENIS_BERKAS, "")}
    return _tabel(("senarai", "kode"), [(k, ", ".join(f"`{x}`" + (f" {kata}" if kata and kata != x else "") for x, kata in isi.items()))
                                        for k, isi in nama.items()])


TABEL = {
    "profil": _profil, "putaran": _putaran, "jenis": _jenis, "tahap": _tahap, "isian": _isian, "senarai": _senarai,
    "kondisi": _daftar("`bila`", jenis.KONDISI_BERKAS), "bagian": _daftar("bagian", rujukan.BAGIAN_PENGUMUMAN),
    "komponen": _daftar("komponen", {k: f"dinilai {v}" for k, v in jenis.KOMPONEN.items()}),
}
