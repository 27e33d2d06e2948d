"""Facts of a draft: what is right is read, what is missing or wrong is reported, nothing raises."""

from typing import Any, NamedTuple

from pendaftaran.domain.bacaan import BARIS, BENTUK_FAKTA, BIDANG, Fakta
from seleksi.aturan.masukan import MasukanTidakSah, objek, tampil


class Kekurangan(NamedTuple):
    """`isian`: whole fields not (rightly) filled in; `baris`: field -> what is wrong with single rows."""

    isian: dict[str, str]
    baris: dict[str, list[str]]


def baca_longgar(pelamar: dict[str, Any]) -> tuple[Fakta, Kekurangan]:
    """Every right value is read, every other is reported. Unknown fields are a caller's mistake."""
    isi: dict[str, Any] = {}
    kurang = Kekurangan({}, {})
    objek(pelamar, "", BENTUK_FAKTA)
    for nama, baca in BIDANG.items():
        nilai = pelamar.get(nama)
        if nilai is None or nilai == "":
            kurang.isian[nama] = "belum diisi"
        elif nama in BARIS and type(nilai) is list:
            isi[nama] = _baris_longgar(nama, nilai, kurang)
        else:
            try:
                isi[nama] = baca(nilai, nama)
            except MasukanTidakSah as galat:
                kurang.isian[nama] = f"{tampil(galat.nilai)} belum benar, seharusnya {galat.harapan}"
    return Fakta(**isi), kurang


def _baris_longgar(nama: str, baris: list, kurang: Kekurangan) -> list:
    hasil = []
    for n, b in enumerate(baris, start=1):
        try:
            hasil.append(BARIS[nama](b))
        except MasukanTidakSah as galat:
            isian = galat.jalur.rpartition(".")[2].replace("_", " ")
            kurang.baris.setdefault(nama, []).append(f"baris {n}: {isian} belum benar")
    return hasil
