"""Which rows an outcome hangs on: the rule is judged once more without each of them."""
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from seleksi.aturan import rujukan
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.waktu import kata_tanggal

from .fakta import lipat_koreksi
from .kelayakan import nilai_satu


def baris_penentu(profil: Profil, putaran: Putaran, fakta: Mapping[str, Any], dicoret: Collection[str], baris: Iterable[str],
                  kode: str) -> dict[str, str]:
    """Per row what would be another without it: "hasil" (the status), "alasan" (reason or notes only), or "" (nothing).

    Struck-out rows are not asked.
    """
    def nilai(tanpa: Collection[str]) -> tuple[str, str, tuple[str, ...]] | None:
        hasil = nilai_satu(profil, putaran, lipat_koreksi(fakta, [{"jalur": j, "nilai": None} for j in tanpa]), kode)
        return hasil and (hasil.status, hasil.alasan, tuple(hasil.catatan))
    if (utuh := nilai(dicoret)) is None:
        return {}
    tanpa = {jalur: nilai({*dicoret, jalur}) for jalur in baris if jalur not in dicoret}
    return {jalur: "hasil" if lain[0] != utuh[0] else "alasan" if lain != utuh else "" for jalur, lain in tanpa.items()}


def kata_fakta(nama: str, nilai: Any) -> str:
    """A single fact in words."""
    if isinstance(nilai, Mapping):
        return ", ".join(rujukan.JENIS_INSTANSI.get(isi, str(isi)) for isi in nilai.values())
    return kata_tanggal(date.fromisoformat(nilai)) if nama in {"tanggal_lahir", "tmt_golongan"} and nilai else str(nilai)
