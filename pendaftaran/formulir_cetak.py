"""Forms as files. Making one takes 60 to 300 ms in the request, so it is bounded in both doors.

Blank forms are the same for everybody and are kept for a day under the hash of their content: however often they are
asked for, each is made once. Filled-in ones hold personal data and are never kept; each account has a quota instead.
"""
import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from functools import cache as ingat

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string

from seleksi.core import pdf

from .domain.formulir import Formulir
from .formulir_docx import ke_docx

VERSI = "1"  # of the two renderings; a new one makes kept copies void
SEHARI = 24 * 3600
JATAH, RENTANG = 60, 600  # files for each account in ten minutes


def _ke_pdf(formulir: Formulir) -> bytes:
    return pdf.render(render_to_string("surat/formulir.html", {"f": formulir}), css=("surat", "formulir"), judul=formulir.judul)


BENTUK: dict[str, tuple[str, Callable[[Formulir], bytes]]] = {
    "pdf": ("application/pdf", _ke_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ke_docx),
}


def cetak(formulir: Formulir, bentuk: str) -> bytes:
    """The form as PDF or DOCX; nothing of it stays here."""
    return BENTUK[bentuk][1](formulir)


def cetak_kosong(formulir: Formulir, bentuk: str) -> bytes:
    """The same for a form without anybody's data: made once a day, then taken from the cache."""
    sidik = hashlib.sha256("\n".join((VERSI, _rupa(), repr(formulir))).encode()).hexdigest()
    return cache.get_or_set(f"formulir:{bentuk}:{sidik}", lambda: cetak(formulir, bentuk), SEHARI)


@ingat
def _rupa() -> str:
    """The template and style sheets, so that a change of them is a change of the content."""
    folder = settings.BASE_DIR / "templates" / "surat"
    return "".join((folder / nama).read_text(encoding="utf-8") for nama in ("formulir.html", "formulir.css", "surat.css"))


def bundel(daftar: list[Formulir], buat: Callable[[Formulir, str], bytes]) -> bytes:
    """All forms in both formats as one zip."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        for formulir in daftar:
            for bentuk in BENTUK:
                arsip.writestr(nama_berkas(formulir.jenis, bentuk), buat(formulir, bentuk))
    return hasil.getvalue()


def nama_berkas(jenis: str, bentuk: str) -> str:
    return f"{jenis.replace('_', '-')}.{bentuk}"


def ambil_jatah(pengguna_id: int, berkas: int, *, pada: datetime) -> bool:
    """Whether this account may have so many more files made now; counted in fixed spans, near enough under a race."""
    kunci = f"formulir-jatah:{pengguna_id}:{int(pada.timestamp()) // RENTANG}"
    terpakai = cache.get(kunci, 0) + berkas
    if terpakai > JATAH:
        return False
    cache.set(kunci, terpakai, RENTANG)
    return True
