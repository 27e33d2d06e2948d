"""Facts for tests: the worked cases of kontrak, and small changes to them."""

import io
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from pendaftaran.domain.butir_saring import baca_acuan
from pendaftaran.domain.hasil import Hasil
from pendaftaran.domain.kelayakan import saring
from seleksi.aturan.loader import muat_profil
from seleksi.aturan.putaran import Putaran, putaran_ringkas

KASUS = Path(__file__).parent / "kasus"
SARING = json.loads((KASUS / "saring.json").read_text(encoding="utf-8"))
PERIKSA = json.loads((KASUS / "periksa_seleksi.json").read_text(encoding="utf-8"))
PROFIL = ("tuban-2020", "tulungagung-2020", "tegal-2017")


def butir(
    kode: str = "tuban-2020", *, putaran: dict | None = None, buang: tuple[str, ...] = (), **pelamar: Any
) -> dict:
    """A fresh item that fulfils everything, with changed fields; `buang` leaves fields out."""
    kasus = next(k for k in SARING if k["nama"] == f"dasar {kode}")
    isi = deepcopy({k: kasus[k] for k in ("profil", "putaran", "pelamar")})
    isi["putaran"] |= putaran or {}
    isi["pelamar"] |= deepcopy(pelamar)
    for nama in buang:
        del isi["pelamar"][nama]
    return isi


def putaran_dari(isi: dict) -> Putaran:
    profil = muat_profil(isi["profil"])
    return putaran_ringkas(profil, baca_acuan(profil, isi["putaran"]))


def nilai(isi: dict) -> Hasil:
    return saring(muat_profil(isi["profil"]), putaran_dari(isi), isi["pelamar"])


def syarat(isi: dict, kode: str):
    """(status, catatan) of one rule."""
    hasil = next(h for h in nilai(isi).syarat if h.kode == kode)
    return hasil.status, list(hasil.catatan)


def jabatan(mulai: str, selesai: str | None = None, jenjang: str = "administrator", **lain: Any) -> dict:
    return {
        "nama": "Contoh",
        "jenjang": jenjang,
        "mulai": mulai,
        "selesai": selesai,
        "terkait": True,
        "plt": False,
    } | lain


def jalankan(tmp_path: Path, isi, perintah: str = "saring"):
    """Run on a file with this content (text, bytes, or data); the parsed answer."""
    berkas = tmp_path / "masukan.json"
    mentah = isi if isinstance(isi, bytes) else (isi if isinstance(isi, str) else json.dumps(isi)).encode()
    berkas.write_bytes(mentah)
    keluar = io.StringIO()
    call_command(perintah, str(berkas), stdout=keluar)
    return json.loads(keluar.getvalue())


def tolak(tmp_path: Path, isi, perintah: str = "saring") -> str:
    """The refusal's line; nothing may be written and the exit code must be 2."""
    with pytest.raises(CommandError) as galat:
        jalankan(tmp_path, isi, perintah)
    assert galat.value.returncode == 2
    pesan = str(galat.value)
    assert "\n" not in pesan
    return pesan


BARIS_JABATAN = {
    "nama": "A",
    "jenjang": "administrator",
    "mulai": "2012-01-02",
    "selesai": None,
    "terkait": True,
    "plt": False,
}
