"""Tables as files. A cell that a spreadsheet program would run as a formula gets an apostrophe in front."""
import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone
from openpyxl import Workbook

from ..domain.status import LABEL_ADMINISTRASI, LABEL_LAMARAN

KEPALA = ("Nomor", "Nama", "NIP", "Instansi", "Jabatan yang dilamar", "Dikirim (WIB)", "Status", "Hasil mesin", "Usulan", "Diuji (WIB)")
_BERBAHAYA = ("=", "+", "-", "@", "\t", "\r", "\n")
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SIMPULAN = {"memenuhi": "Memenuhi", "tidak_memenuhi": "Tidak memenuhi", "perlu_pemeriksaan": "Perlu pemeriksaan"}


def sel(nilai: Any) -> str:
    """One cell as harmless text: no formula, no control character, no line break or semicolon that makes a new cell."""
    teks = _KENDALI.sub("", " ".join(str(nilai if nilai is not None else "").replace(";", ",").splitlines()))
    return f"'{teks}" if unicodedata.normalize("NFKC", teks).lstrip().startswith(_BERBAHAYA) else teks


def _saat(nilai) -> str:
    return f"{timezone.localtime(nilai):%Y-%m-%d %H:%M:%S}" if nilai else ""


def tabel_lamaran(daftar: Iterable[Mapping[str, Any]]) -> Iterator[list[str]]:
    yield list(KEPALA)
    for b in daftar:
        yield [sel(nilai) for nilai in (
            b["nomor"], b["nama"], b["nip"], b["instansi_nama"], b["lowongan__nama"], _saat(b["diajukan"]), LABEL_LAMARAN[b["status"]],
            SIMPULAN.get(b["simpulan"], ""), LABEL_ADMINISTRASI[b["usul"]] if b["usul"] else "", _saat(b["diuji"]))]


def tulis_csv(baris: Iterable[list[str]]) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheet programs read the letters right."""
    isi = io.StringIO()
    csv.writer(isi).writerows(baris)
    return b"\xef\xbb\xbf" + isi.getvalue().encode()


def tulis_xlsx(baris: Iterable[list[str]]) -> bytes:
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Lamaran")
    lembar.freeze_panes = "A2"
    for satu in baris:
        lembar.append(satu)
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


BENTUK: dict[str, tuple[str, Callable[[Iterable[list[str]]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", tulis_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", tulis_xlsx),
}
