"""What one version of the rules says differently from another, rule by rule and field by field, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from seleksi.aturan.kata_nilai import KOSONG
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.simpul import Isian, Kunci, Simpul, urai

SUMBER = frozenset({"dasar", "bawaan"})  # shown beside a rule instead of among its values
BERURUT = {"tahap": "Urutan tahapan", "lowongan": "Urutan jabatan"}  # lists whose order is itself a rule


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One difference. `dari` is empty for what was added, `menjadi` for what was removed."""

    macam: Literal["ditambah", "dihapus", "diubah"]
    bagian: str
    aturan: str
    bidang: str
    dari: str
    menjadi: str
    dasar: str
    jangkar: str


def beda(dari: tuple[Profil, Putaran | None], ke: tuple[Profil, Putaran | None]) -> tuple[Perubahan, ...]:
    """Every difference between two contents, in the order of the second, what was removed last in its part."""
    lama, baru = ({s.kunci: s for s in urai(*isi)} for isi in (dari, ke))
    hasil = [p for kunci in _urutan(lama, baru) for p in _simpul(lama.get(kunci), baru.get(kunci))]
    hasil += _urutan_baris(lama, baru)
    bagian = list(dict.fromkeys(p.bagian for p in hasil))  # each part once: a moved row stands with the rest of its part
    return tuple(sorted(hasil, key=lambda p: bagian.index(p.bagian)))


def _urutan(lama: dict[Kunci, Simpul], baru: dict[Kunci, Simpul]) -> list[Kunci]:
    """Keys of both, part by part, so that a removed rule stands with its neighbours."""
    bagian = list(dict.fromkeys(k[:2] for k in (*baru, *lama)))
    semua = [*baru, *(k for k in lama if k not in baru)]
    return sorted(semua, key=lambda k: bagian.index(k[:2]))


def _simpul(lama: Simpul | None, baru: Simpul | None) -> Iterator[Perubahan]:
    if lama is None or baru is None:
        satu = lama or baru
        teks = "; ".join(f"{i.label}: {i.kata}" for i in satu.isian if i.kata not in (KOSONG, satu.judul) and i.bidang not in SUMBER)
        yield _perubahan("ditambah" if baru else "dihapus", satu, "", *(("", teks) if baru else (teks, "")))
        return
    isi_lama, isi_baru = ({i.bidang: i for i in s.isian} for s in (lama, baru))
    for bidang in dict.fromkeys((*isi_baru, *isi_lama)):
        a, b = isi_lama.get(bidang), isi_baru.get(bidang)
        if a is None or b is None or a.nilai != b.nilai:
            yield _perubahan("diubah", baru, (b or a).label, _kata(a), _kata(b))


def _kata(isian: Isian | None) -> str:
    return isian.kata if isian else KOSONG


def _perubahan(macam, simpul: Simpul, bidang: str, dari: str, menjadi: str) -> Perubahan:
    return Perubahan(macam, simpul.bagian, simpul.judul, bidang, dari, menjadi, simpul.dasar, simpul.jangkar)


def _urutan_baris(lama: dict[Kunci, Simpul], baru: dict[Kunci, Simpul]) -> Iterator[Perubahan]:
    """Rows that stand in another order; only those that both versions have, so that adding one is not also a move."""
    for nama, kata in BERURUT.items():
        kini = [k for k in baru if len(k) == 3 and k[1] == nama and k in lama]
        dulu = [k for k in lama if k in set(kini)]
        if kini != dulu:
            simpul = baru[kini[0]]
            yield Perubahan("diubah", simpul.bagian, kata, "Urutan", _deret(lama, dulu), _deret(baru, kini), "", f"bagian-{nama}")


def _deret(isi: dict[Kunci, Simpul], kunci: list[Kunci]) -> str:
    return ", ".join(f"{n}. {isi[k].judul}" for n, k in enumerate(kunci, start=1))
