"""Facts as claims: canonical bytes and hash, corrections beside them, validation.

Facts are the `pelamar` object of kontrak 1, as plain JSON values. They are frozen at Kirim and never
edited; verified facts are the claims folded with the corrections.
"""

import hashlib
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from pendaftaran.domain.kelayakan import penyaring
from seleksi.aturan.bangun import polos
from seleksi.aturan.ketentuan import kanonik as kanonik_isi
from seleksi.aturan.masukan import MasukanTidakSah, tampil
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran

SKEMA = 1
_HAPUS = object()

FaktaTidakSah = MasukanTidakSah


class KoreksiTidakSah(ValueError):
    """A correction whose path leads nowhere."""


def kanonik(fakta: Mapping[str, Any]) -> bytes:
    """One byte string per content, with the schema number; dates and decimals become text."""
    try:
        return kanonik_isi({"skema": SKEMA, "fakta": polos(fakta)})
    except (TypeError, ValueError) as galat:  # a float, NaN, a lone surrogate, an unknown object
        harapan = "teks, bilangan bulat, true/false, dan null saja"
        raise MasukanTidakSah("fakta", str(galat), harapan) from galat


def sha256_fakta(fakta: Mapping[str, Any]) -> str:
    return hashlib.sha256(kanonik(fakta)).hexdigest()


def validasi_fakta(profil: Profil, putaran: Putaran, fakta: Mapping[str, Any]) -> None:
    """FaktaTidakSah at the first fact that the profile's rules need and that is missing or wrong."""
    penyaring(profil, putaran.acuan).baca(dict(fakta))


def lipat_koreksi(fakta: Mapping[str, Any], koreksi: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Verified facts: `{"jalur": "jabatan.0.terkait", "nilai": True}` in order, the last one of a path wins.

    Rows keep their numbers from the claims; `nilai` null on a whole row strikes it out, a number one
    past the end appends a row that the documents prove.
    """
    hasil = deepcopy(dict(fakta))
    for k in koreksi:
        _pasang(hasil, k["jalur"], deepcopy(k["nilai"]))
    return _tanpa_hapus(hasil)


def nilai_klaim(fakta: Mapping[str, Any], jalur: str) -> Any:
    """What was claimed at a path; KoreksiTidakSah when there is no such place."""
    isi: Any = fakta
    for bagian in jalur.split("."):
        isi = _masuk(isi, bagian, jalur)
    return isi


def _masuk(isi: Any, bagian: str, jalur: str) -> Any:
    if isinstance(isi, list) and bagian.isdecimal() and int(bagian) < len(isi):
        return isi[int(bagian)]
    if isinstance(isi, Mapping) and bagian in isi:
        return isi[bagian]
    raise KoreksiTidakSah(f"Jalur koreksi {tampil(jalur)} tidak ada dalam fakta.")


def _pasang(fakta: dict[str, Any], jalur: str, nilai: Any) -> None:
    *induk, akhir = jalur.split(".")
    isi: Any = fakta
    for bagian in induk:
        isi = _masuk(isi, bagian, jalur)
    if isinstance(isi, list) and akhir.isdecimal():
        nomor = int(akhir)
        if nomor < len(isi):
            isi[nomor] = _HAPUS if nilai is None else nilai
            return
        if nomor == len(isi) and nilai is not None:
            isi.append(nilai)
            return
    elif isinstance(isi, dict) and akhir:
        isi[akhir] = nilai
        return
    raise KoreksiTidakSah(f"Jalur koreksi {tampil(jalur)} tidak ada dalam fakta.")


def _tanpa_hapus(fakta: dict[str, Any]) -> dict[str, Any]:
    return {k: [v for v in isi if v is not _HAPUS] if isinstance(isi, list) else isi
            for k, isi in fakta.items()}
