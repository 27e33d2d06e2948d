"""A screening with its explanation: each rule's verdict, the facts it reads, and what would change it."""

from typing import Any, NamedTuple

from pendaftaran.domain.bacaan import Fakta
from pendaftaran.domain.bacaan_draf import baca_longgar
from pendaftaran.domain.hasil import MEMENUHI, PERLU_PEMERIKSAAN, TIDAK_MEMENUHI, Hasil, HasilSyarat
from pendaftaran.domain.kelayakan import REGISTRI, Langkah, penyaring, saring_sementara
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran

_BERUBAH = frozenset({MEMENUHI, TIDAK_MEMENUHI, PERLU_PEMERIKSAAN})


class SyaratJelas(NamedTuple):
    """`baca`: names of the facts that the rule reads in this round, empty when nothing about the person matters."""

    hasil: HasilSyarat
    jenis: str
    baca: tuple[str, ...]
    ubah: str


def jelaskan(profil: Profil, putaran: Putaran, fakta: dict[str, Any], *, hasil: Hasil | None = None) -> list[SyaratJelas]:
    """Every rule in the profile's order. `hasil` of the same facts saves screening them again."""
    hasil = hasil or saring_sementara(profil, putaran, fakta)
    f, _ = baca_longgar(fakta)
    return [SyaratJelas(h, x.syarat.jenis, () if x.tetap else x.baca, _ubah(x, f, h))
            for x, h in zip(penyaring(profil, putaran.acuan).langkah, hasil.syarat, strict=True)]


def _ubah(x: Langkah, f: Fakta, h: HasilSyarat) -> str:
    """Nothing while the facts are incomplete: then the reason itself says what to fill in."""
    if x.tetap or h.status not in _BERUBAH or any(getattr(f, b) is None for b in x.baca):
        return ""
    return REGISTRI[x.syarat.jenis].ubah(x.syarat, f, h)
