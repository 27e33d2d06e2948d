"""Whether the panel's choice may stand: as many as the quota, ties decided with a reason, deviations only where allowed."""
from collections.abc import Collection, Mapping
from typing import Any


def periksa_putusan(hasil: Mapping[str, Any], dipilih: Collection[str], *, kuota: int, urutan_wajib: bool, alasan: str) -> str:
    """Why the choice (numbers) cannot stand, as an Indonesian sentence; empty when it may.

    `hasil` is the kernel's answer. Where a tie crosses the quota, choosing among the tied is no deviation.
    """
    baris = hasil["peringkat"]
    perlu = min(kuota, len(baris))
    pasti = {b["nomor"] for b in baris if b["terpilih"]}
    seri = {b["nomor"] for b in baris if b["terpilih"] is None}
    if seri and pasti == set(dipilih):
        return f"nilai {', '.join(sorted(seri))} tepat sama di batas; rapat harus memilih dan menuliskan alasannya."
    if len(dipilih) != perlu:
        return f"yang ditetapkan harus {perlu} orang, bukan {len(dipilih)}."
    menyimpang = bool(pasti - set(dipilih) or set(dipilih) - pasti - seri)
    if menyimpang and urutan_wajib:
        return "peraturan mewajibkan urutan nilai tertinggi; pilihan ini menyimpang dari urutan itu."
    if alasan.strip():
        return ""
    if menyimpang:
        return "pilihan ini menyimpang dari urutan nilai; tuliskan alasannya."
    if seri:
        return "nilai tepat sama di batas; tuliskan alasan pilihan rapat."
    if perlu < kuota:
        return f"peserta hanya {perlu} orang, kurang dari {kuota}; tuliskan alasan atau persetujuan untuk melanjutkan."
    return ""


def calon_addendum(hasil: Mapping[str, Any], tetap: Collection[str], *, kuota: int) -> frozenset[str]:
    """What an addendum proposes: who stays, then the next in the order; people of equal rank are left to the meeting."""
    pilih = set(tetap)
    kelompok: dict[int, list[str]] = {}
    for b in hasil["peringkat"]:
        if b["nomor"] not in pilih:
            kelompok.setdefault(b["peringkat"], []).append(b["nomor"])
    for _, nomor in sorted(kelompok.items()):
        if len(pilih) + len(nomor) > kuota:
            break
        pilih.update(nomor)
    return frozenset(pilih)
