"""The correction of a slip of the pen in a published text: what stood there, what should, and the corrected text."""
import re
from collections.abc import Iterator, Sequence
from typing import Any

BUTIR_MAKSIMAL = 20
PANJANG_MAKSIMAL = 500
BUKAN_NASKAH = frozenset({"ketentuan_sha256", "dasar", "versi"})


def keberatan_butir(butir: Sequence[tuple[str, str]], naskah: Any) -> list[str]:
    """Each reason against these corrections; a number or a date is a value, not a slip of the pen."""
    if not 0 < len(butir) <= BUTIR_MAKSIMAL:
        return [f"Ralat memuat 1 sampai {BUTIR_MAKSIMAL} perbaikan."]
    teks = list(_teks(naskah))
    return [alasan for tertulis, seharusnya in butir for alasan in _satu(tertulis, seharusnya, teks)]


def _satu(tertulis: str, seharusnya: str, teks: list[str]) -> Iterator[str]:
    if not tertulis or not seharusnya or max(len(tertulis), len(seharusnya)) > PANJANG_MAKSIMAL:
        yield f"Yang tertulis dan yang seharusnya harus diisi, paling panjang {PANJANG_MAKSIMAL} huruf."
    elif tertulis == seharusnya:
        yield f"“{tertulis}” tidak berubah."
    elif not any(tertulis in satu for satu in teks):
        yield f"“{tertulis}” tidak ada dalam pengumuman yang diralat."
    elif re.findall(r"\d+", tertulis) != re.findall(r"\d+", seharusnya):
        yield (f"“{tertulis}” memuat angka yang berubah. Ralat hanya memperbaiki salah tulis; angka dan tanggal diubah dengan perubahan "
               "ketentuan.")


def _teks(naskah: Any) -> Iterator[str]:
    if isinstance(naskah, str):
        yield naskah
    elif isinstance(naskah, dict):
        for kunci, isi in naskah.items():
            if kunci not in BUKAN_NASKAH:
                yield from _teks(isi)
    elif isinstance(naskah, list):
        for isi in naskah:
            yield from _teks(isi)


def terapkan(naskah: Any, butir: Sequence[tuple[str, str]]) -> Any:
    """The text with every correction made; a new object, the old one stays as it was published."""
    if isinstance(naskah, str):
        for tertulis, seharusnya in butir:
            naskah = naskah.replace(tertulis, seharusnya)
        return naskah
    if isinstance(naskah, dict):
        return {kunci: isi if kunci in BUKAN_NASKAH else terapkan(isi, butir) for kunci, isi in naskah.items()}
    return [terapkan(isi, butir) for isi in naskah] if isinstance(naskah, list) else naskah
