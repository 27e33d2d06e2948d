"""The content of a score sheet: sealed while it rests, committed to when it is final.

This module opens every seal without asking who wants it; only services and the guarded selectors use it.
"""
import json
import secrets
from dataclasses import dataclass, field, replace

from seleksi.aturan.ketentuan import kanonik
from seleksi.core.kripto import SegelRusak, buka_segel, segel, sha256

from .models import LembarNilai


@dataclass(frozen=True, slots=True)
class IsiLembar:
    """Scores per criterion as text ("82.50", or a level "4"), a note; at finalising the score and 32 random bytes."""

    nilai: dict[str, str] = field(default_factory=dict)
    catatan: str = ""
    skor: str = ""
    garam: str = ""


def _konteks(lembar: LembarNilai) -> str:
    return f"lembar:{lembar.kode}"


def tutup(lembar: LembarNilai, isi: IsiLembar) -> bytes:
    """Sealed bytes, bound to this sheet: they cannot be moved to another row."""
    return segel(kanonik({"nilai": isi.nilai, "catatan": isi.catatan, "skor": isi.skor, "garam": isi.garam}),
                 konteks=_konteks(lembar))


def buka(lembar: LembarNilai) -> IsiLembar:
    """The content, empty for a sheet that was never saved; SegelRusak when the bytes were changed."""
    if not lembar.sandi:
        return IsiLembar()
    return IsiLembar(**json.loads(buka_segel(lembar.sandi, konteks=_konteks(lembar))))


def bergaram(isi: IsiLembar) -> IsiLembar:
    return replace(isi, garam=secrets.token_hex(32))


def naskah_komitmen(lembar: LembarNilai, isi: IsiLembar) -> bytes:
    """What the commitment is taken of, after the random bytes: the content and what it is about."""
    return kanonik({
        "lembar": lembar.kode, "lamaran": lembar.lamaran.nomor, "komponen": lembar.komponen, "penugasan": lembar.penugasan_id,
        "ketentuan": lembar.ketentuan_id, "nilai": isi.nilai, "catatan": isi.catatan, "skor": isi.skor})


def hitung_komitmen(lembar: LembarNilai, isi: IsiLembar) -> str:
    """SHA-256 of 32 random bytes and the content: tells nothing, and no other content gives it."""
    return sha256(bytes.fromhex(isi.garam) + naskah_komitmen(lembar, isi))


def buka_utuh(lembar: LembarNilai) -> IsiLembar:
    """The content of a final sheet, or SegelRusak when it is not what was committed to."""
    isi = buka(lembar)
    if not isi.garam or hitung_komitmen(lembar, isi) != lembar.komitmen:
        raise SegelRusak(f"Isi lembar {lembar.kode} tidak sama dengan komitmennya.")
    return isi
