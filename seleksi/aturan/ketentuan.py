"""A profile and a round frozen together as JSON, and read back years later.

The JSON holds every value, defaults included, so a later change of a default never changes a
frozen round. `skema` says how to read it; a new schema adds a step to `_NAIK`, never edits old JSON.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from seleksi.aturan.bangun import DataTidakSah, bangun, polos
from seleksi.aturan.profil import SKEMA, Profil
from seleksi.aturan.putaran import Putaran

_NAIK: dict[int, Callable[[dict], dict]] = {}  # schema n -> function that makes schema n + 1


def kanonik(isi: Any) -> bytes:
    """One byte string per content: sorted keys, no spaces, UTF-8."""
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"),
                      allow_nan=False).encode()


def sha256_isi(isi: Any) -> str:
    return hashlib.sha256(kanonik(isi)).hexdigest()


def sha256_profil(profil: Profil) -> str:
    """Hash of what the profile says, not of its file: comments and layout do not count."""
    return sha256_isi(polos(profil))


def ke_dict(profil: Profil, putaran: Putaran) -> dict[str, Any]:
    """The frozen content of a Ketentuan: plain JSON values only."""
    return {"skema": SKEMA, "profil": polos(profil), "putaran": polos(putaran)}


def dari_dict(isi: Mapping[str, Any]) -> tuple[Profil, Putaran]:
    """Read frozen content of any known schema; DataTidakSah when it is not one."""
    skema = isi.get("skema")
    if type(skema) is not int or not 1 <= skema <= SKEMA:
        raise DataTidakSah(("skema",), f"skema {skema!r} tidak dikenal; yang dikenal 1 sampai {SKEMA}")
    data = dict(isi)
    for langkah in range(skema, SKEMA):
        data = _NAIK[langkah](data)
    profil = bangun(Profil, data.get("profil"), ("profil",))
    putaran = bangun(Putaran, data.get("putaran"), ("putaran",))
    return replace(profil, sha256=sha256_profil(profil)), putaran
