"""What the numbers of the civil service (NIP) and of the population register (NIK) say about their holder.

Both carry a birth date. A contradiction is told to the person as a warning and never refuses: the papers decide.
"""
import re
from datetime import date
from typing import NamedTuple

from seleksi.aturan.waktu import BULAN, kata_tanggal

TAHUN_LAHIR_AWAL, TAHUN_LAHIR_AKHIR = 1930, 2010


class Nip(NamedTuple):
    """What 18 digits say; None where they say nothing that the calendar knows."""

    lahir: date | None
    tmt_cpns: tuple[int, int] | None  # year, month
    kelamin: str | None


class Nik(NamedTuple):
    lahir: date | None
    kelamin: str | None


def rapikan_angka(teks: str) -> str:
    """Digits as typed with spaces, points and hyphens between them; anything else stays and is refused later."""
    return re.sub(r"[\s.\-]", "", teks)


def keberatan_nip(nip: str) -> str:
    """Why this is no NIP, as a sentence; empty when it may be one."""
    return "" if re.fullmatch(r"[0-9]{18}", nip) else "NIP terdiri atas 18 angka; NIP lama 9 angka tidak dipakai lagi."


def keberatan_nik(nik: str) -> str:
    """Why this is no NIK, as a sentence; empty when it may be one."""
    if not re.fullmatch(r"[0-9]{16}", nik):
        return "NIK terdiri atas 16 angka seperti pada KTP."
    if nik == "0" * 16:
        return "NIK tidak mungkin seluruhnya nol."
    hari, bulan = int(nik[6:8]) % 40, int(nik[8:10])
    if not (1 <= hari <= 31 and 1 <= bulan <= 12 and int(nik[6:8]) <= 71):
        return "Angka ke-7 sampai ke-12 NIK memuat tanggal lahir; yang tertulis tidak ada dalam kalender."
    return ""


def urai_nip(nip: str) -> Nip:
    """Birth date, month of appointment and sex of a NIP of 18 digits; all None for anything else."""
    if keberatan_nip(nip):
        return Nip(None, None, None)
    tahun, bulan = int(nip[8:12]), int(nip[12:14])
    tmt = (tahun, bulan) if 1950 <= tahun <= 2100 and 1 <= bulan <= 12 else None
    return Nip(_tanggal(int(nip[:4]), int(nip[4:6]), int(nip[6:8])), tmt, {"1": "L", "2": "P"}.get(nip[14]))


def urai_nik(nik: str, *, lahir: date | None = None) -> Nik:
    """Birth date and sex of a NIK; its year has two digits, so `lahir` chooses the century where it is known, else working age does."""
    if keberatan_nik(nik):
        return Nik(None, None)
    hari, bulan, tahun = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    abad = lahir.year // 100 * 100 if lahir else 2000 if tahun <= TAHUN_LAHIR_AKHIR % 100 else 1900
    return Nik(_tanggal(abad + tahun, bulan, hari % 40), "P" if hari > 40 else "L")


def _tanggal(tahun: int, bulan: int, hari: int) -> date | None:
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        return None


def kata_tmt(nip: str) -> str:
    """ "Maret 1994", or "" where the NIP names no month."""
    tmt = urai_nip(nip).tmt_cpns
    return f"{BULAN[tmt[1]]} {tmt[0]}" if tmt else ""


KELAMIN = {"L": "laki-laki", "P": "perempuan"}


def peringatan_identitas(*, nip: str, nik: str, lahir: date | None, kelamin: str) -> list[str]:
    """Contradictions between NIP, NIK and what was typed, each as a sentence for its owner."""
    return [*_peringatan_nip(nip, lahir, kelamin), *_peringatan_nik(nik, lahir, kelamin)]


def nip_mustahil(nip: str) -> list[str]:
    """What a NIP says that no calendar knows, as sentences. It is shown where the NIP is typed and never refuses."""
    if keberatan_nip(nip):
        return []
    kata = []
    if urai_nip(nip).lahir is None:
        kata.append(f"Angka ke-1 sampai ke-8 NIP ({nip[:8]}) seharusnya tahun, bulan, dan hari lahir, tetapi tanggal itu tidak ada dalam "
                    "kalender. Cocokkan NIP dengan SK Anda.")
    if int(nip[12:14]) > 12:
        kata.append(f"Angka ke-13 dan ke-14 NIP ({nip[12:14]}) seharusnya bulan pengangkatan CPNS, 01 sampai 12. Cocokkan NIP dengan SK "
                    "Anda; hanya nomor PPPK yang berbeda susunannya.")
    return kata


def _peringatan_nip(nip: str, lahir: date | None, kelamin: str):
    if keberatan_nip(nip):
        return
    isi = urai_nip(nip)
    if lahir and isi.lahir and isi.lahir != lahir:
        yield (f"NIP menyebut tanggal lahir {kata_tanggal(isi.lahir)}, isian Anda {kata_tanggal(lahir)}. "
               "Bila keduanya sesuai dokumen Anda, lanjutkan; perbedaan ini diperiksa Sekretariat.")
    if isi.tmt_cpns is None:
        if int(nip[12:14]) <= 12:
            yield "Angka ke-9 sampai ke-14 NIP bukan tahun dan bulan TMT CPNS. Nomor PPPK memang berbeda susunannya."
    elif isi.lahir and not 17 <= isi.tmt_cpns[0] - isi.lahir.year <= 45:
        yield f"Menurut NIP Anda diangkat CPNS {kata_tmt(nip)}, pada umur yang tidak lazim. Periksa kembali NIP Anda."
    if isi.kelamin and kelamin and isi.kelamin != kelamin:
        yield f"Angka ke-15 NIP menyebut {KELAMIN[isi.kelamin]}, isian Anda {KELAMIN[kelamin]}."


def _peringatan_nik(nik: str, lahir: date | None, kelamin: str):
    if keberatan_nik(nik):
        return
    isi = urai_nik(nik, lahir=lahir)
    if lahir and isi.lahir != lahir:
        yield f"Tanggal lahir di dalam NIK berbeda dari isian Anda, {kata_tanggal(lahir)}. Periksa NIK dan tanggal lahir."
    if isi.kelamin and kelamin and isi.kelamin != kelamin:
        yield f"NIK menyebut {KELAMIN[isi.kelamin]}, isian Anda {KELAMIN[kelamin]}."
