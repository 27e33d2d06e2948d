"""Forms to print, sign and scan: one model of their content, from which PDF and DOCX are made alike.

A value that is empty is a dotted line to be filled in by hand.
"""
import unicodedata
from dataclasses import dataclass, field, fields, replace
from typing import Any, ClassVar

TITIK = "." * 30
Pasangan = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Kop:
    """Room that stays free for the letterhead of whoever signs."""

    bentuk: ClassVar[str] = "kop"


@dataclass(frozen=True, slots=True)
class Kepala:
    """The opening of a letter: Lampiran and Hal, place and date, addressee."""

    bentuk: ClassVar[str] = "kepala"
    baris: tuple[Pasangan, ...]
    tanggal: str
    kepada: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judul:
    bentuk: ClassVar[str] = "judul"
    isi: str
    anak: str = ""
    nomor: str = ""


@dataclass(frozen=True, slots=True)
class Subjudul:
    bentuk: ClassVar[str] = "subjudul"
    isi: str


@dataclass(frozen=True, slots=True)
class Teks:
    bentuk: ClassVar[str] = "teks"
    isi: str


@dataclass(frozen=True, slots=True)
class Rincian:
    """Label and value, one a line. `foto`: the words in the frame for a photograph beside them."""

    bentuk: ClassVar[str] = "rincian"
    baris: tuple[Pasangan, ...]
    foto: str = ""


@dataclass(frozen=True, slots=True)
class Butir:
    """A numbered list, in two columns when its lines are short."""

    bentuk: ClassVar[str] = "butir"
    butir: tuple[str, ...]
    dua_lajur: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """`lebar` are the widths of the columns in per cent."""

    bentuk: ClassVar[str] = "tabel"
    isi: str
    kepala: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    lebar: tuple[int, ...]

    @property
    def utuh(self) -> bool:
        """A short table stays on one page."""
        return len(self.baris) <= 4


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """`meterai`: the words in the box of the stamp, or nothing. `baris` stand below the name."""

    bentuk: ClassVar[str] = "ttd"
    tanggal: str
    peran: tuple[str, ...]
    meterai: str
    nama: str
    baris: tuple[Pasangan, ...]


Blok = Kop | Kepala | Judul | Subjudul | Teks | Rincian | Butir | Tabel | TandaTangan


@dataclass(frozen=True, slots=True)
class Formulir:
    """One form, ready to be printed. `jenis` is its document slot, `label` the slot's words."""

    jenis: str
    label: str
    judul: str
    bagian: tuple[Blok, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPelamar:
    """What a form knows about the applicant, already in words; empty where the profile is."""

    nama: str = ""
    nip: str = ""
    lahir: str = ""
    kelamin: str = ""
    status: str = ""
    pangkat: str = ""
    tmt: str = ""
    jabatan: str = ""
    unit: str = ""
    instansi: str = ""
    alamat: str = ""
    telepon: str = ""
    surel: str = ""
    riwayat: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


def bersih(nilai: str) -> str:
    """Without control, direction and unassigned characters, which neither format may hold; spaces run together."""
    return " ".join("".join(" " if unicodedata.category(h) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} else h for h in nilai).split())


def _bersih(nilai: Any) -> Any:
    if isinstance(nilai, str):
        return bersih(nilai)
    return tuple(_bersih(n) for n in nilai) if isinstance(nilai, tuple) else nilai


def bersihkan(blok: Blok) -> Blok:
    """The same part with clean words only, whoever typed them."""
    return replace(blok, **{f.name: _bersih(getattr(blok, f.name)) for f in fields(blok)})
