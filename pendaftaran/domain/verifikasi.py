"""What a verifier may say, and which verdicts still hold: closed reasons, items to judge, no Django."""
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from .bacaan_draf import baca_longgar
from .fakta import lipat_koreksi
from .status import PutusanAdministrasi, PutusanVerifikasi

LAIN = "lainnya"
ALASAN_BERKAS = {
    "tidak_terbaca": "Tidak terbaca",
    "bukan_diminta": "Bukan dokumen yang diminta",
    "tidak_lengkap": "Halaman tidak lengkap",
    "tanpa_legalisir": "Legalisir tidak ada atau bukan dari pejabat yang berwenang",
    "tanpa_tanda_tangan": "Tanda tangan atau meterai tidak ada",
    "beda_pengakuan": "Isi berbeda dari yang diaku",
    LAIN: "Alasan lain",
}
ALASAN_SYARAT = {
    "tidak_memenuhi": "Bukti menunjukkan syarat tidak terpenuhi",
    "tidak_terbukti": "Tidak didukung bukti",
    "bertentangan": "Bukti saling bertentangan",
    LAIN: "Alasan lain",
}
# Decided at a later stage, or not asked of anybody here: nothing to judge now.
TANPA_PUTUSAN = frozenset({"ditunda", "tidak_berlaku"})
# How good an outcome is for the applicant; what is not named does not hold anybody back.
_MUTU, _BAIK = {"tidak_memenuhi": 0, "perlu_pemeriksaan": 1}, 2


class AlasanKurang(ValueError):
    """A verdict or proposal without the reason it needs; the message says which one."""


def susun_alasan(*, putusan: str, kode: str, catatan: str, daftar: Mapping[str, str], mesin: str = "") -> str:
    """The readable reason of a verdict: the words of its code and the note.

    Refusing needs a code, "lainnya" needs a note, and so does approving against the machine.
    """
    catatan = " ".join(catatan.split())
    if putusan == PutusanVerifikasi.SESUAI:
        if mesin == "tidak_memenuhi" and not catatan:
            raise AlasanKurang("Hasil mesin menyatakan syarat ini tidak terpenuhi; tulis mengapa menurut Anda terpenuhi.")
        return catatan
    if kode not in daftar:
        raise AlasanKurang("Pilih alasan mengapa tidak sesuai.")
    if kode == LAIN:
        if not catatan:
            raise AlasanKurang("Alasan lain harus dijelaskan dalam catatan.")
        return catatan
    return f"{daftar[kode]}: {catatan}" if catatan else daftar[kode]


def membaik(sebelum: str, sesudah: str) -> bool:
    """Whether the second outcome of a rule is better for the applicant than the first."""
    return _MUTU.get(sesudah, _BAIK) > _MUTU.get(sebelum, _BAIK)


def syarat_terangkat(langkah: Iterable[tuple[Mapping[str, str], Mapping[str, str]]], kini: Mapping[str, str],
                     berubah: Collection[str]) -> frozenset[str]:
    """Codes of the rules that corrections lifted and that still stand as lifted.

    `langkah`: outcomes before and after each correction; and from the bare claims to now, so that neither a detour over a
    worse outcome nor a new Ketentuan hides a lift. `berubah`: rules that read a fact that still differs from its claim.
    """
    return frozenset(kode for sebelum, sesudah in langkah for kode in berubah
                     if kode in sebelum and kode in kini and membaik(sebelum[kode], sesudah.get(kode, kini[kode]))
                     and membaik(sebelum[kode], kini[kode]))


def sebab_uji(*, terangkat: Iterable[str], lawan_mesin: Iterable[str], tidak_sesuai: Iterable[str]) -> list[str]:
    """Why a second person must look at a proposal MS, as clauses; empty when it agrees with claims, machine and verdicts."""
    sebab = (("koreksi menguntungkan pelamar", terangkat), ("hasil mesin tidak memenuhi", lawan_mesin),
             ("ada putusan tidak sesuai", tidak_sesuai))
    return [f"{kata}: {', '.join(label)}" for kata, label in ((kata, list(label)) for kata, label in sebab) if label]


def berlawanan(putusan: str, simpulan: str) -> bool:
    """Whether a proposal or determination says the opposite of the machine."""
    return (putusan, simpulan) in {(PutusanAdministrasi.MS, "tidak_memenuhi"), (PutusanAdministrasi.TMS, "memenuhi")}


def keberatan_usulan(*, putusan: str, alasan: str, belum: Collection[str], sebab: Collection[str]) -> str:
    """Why a proposal may not be made yet, as a sentence; empty when it may. `sebab`: see `sebab_uji`."""
    if belum:
        return f"Masih ada {len(belum)} butir yang belum diputus: {', '.join(belum)}."
    if alasan.strip():
        return ""
    if putusan == PutusanAdministrasi.TMS:
        return "Usulan tidak memenuhi syarat harus disertai alasan."
    if sebab:
        return f"Usulan memenuhi syarat memerlukan alasan karena {'; '.join(sebab)}."
    return ""


def keberatan_fakta(fakta: Mapping[str, Any], koreksi: Mapping[str, Any]) -> str:
    """Why a correction would make facts that contradict themselves, as a sentence; empty when it would not.

    Facts may have been incomplete when they were sent; only what the correction makes worse counts.
    """
    sebelum, sesudah = (_cacat(f) for f in (fakta, lipat_koreksi(fakta, [koreksi])))
    baru = [cacat for cacat in sesudah if cacat not in sebelum]
    return f"Koreksi ini tidak sesuai dengan data lain: {'; '.join(baru)}." if baru else ""


def _cacat(fakta: Mapping[str, Any]) -> list[str]:
    _, kurang = baca_longgar(dict(fakta))
    isian = [f"{nama.replace('_', ' ')} {alasan}" for nama, alasan in kurang.isian.items()]
    return isian + [f"{nama.replace('_', ' ')} {alasan}" for nama, semua in kurang.baris.items() for alasan in semua]
