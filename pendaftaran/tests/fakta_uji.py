"""Facts for tests: the worked cases of kontrak, and small changes to them."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

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
