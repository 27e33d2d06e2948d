"""Dates, numbers and names as official Indonesian writes them; pages and letters use the same functions.

Moments come in with a zone and are shown in WIB; numbers are exact (Decimal, Fraction, int), never float.
"""
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni",
         "Juli", "Agustus", "September", "Oktober", "November", "Desember")
SATUAN = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
          "sebelas")
RIBUAN = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))
TIDAK_ADA = "\u2013"


def _tanggal_wib(nilai: date | datetime) -> date:
    """The calendar day in WIB. A moment without a zone is a mistake of the caller, not a guess of ours."""
    return _waktu_wib(nilai).date() if isinstance(nilai, datetime) else nilai


def _waktu_wib(nilai: datetime) -> datetime:
    if nilai.tzinfo is None:
        raise ValueError("waktu tanpa zona tidak dapat ditulis sebagai WIB")
    return nilai.astimezone(WIB)


def tanggal(nilai: date | datetime) -> str:
    """28 September 2020"""
    hari = _tanggal_wib(nilai)
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def hari_tanggal(nilai: date | datetime) -> str:
    """Senin, 28 September 2020"""
    hari = _tanggal_wib(nilai)
    return f"{HARI[hari.weekday()]}, {tanggal(hari)}"


def jam_wib(nilai: datetime) -> str:
    """15.00 WIB"""
    return f"{_waktu_wib(nilai):%H.%M} WIB"


def detik_wib(nilai: datetime) -> str:
    """15.00.01 WIB, where the second decides"""
    return f"{_waktu_wib(nilai):%H.%M.%S} WIB"


def waktu_wib(nilai: datetime) -> str:
    """Senin, 28 September 2020 pukul 15.00 WIB"""
    return f"{hari_tanggal(nilai)} pukul {jam_wib(nilai)}"


def rentang(mulai: date | datetime, selesai: date | datetime) -> str:
    """23 s.d. 28 September 2020; what both ends share is written once."""
    awal, akhir = _tanggal_wib(mulai), _tanggal_wib(selesai)
    if awal == akhir:
        return tanggal(awal)
    if awal.year != akhir.year:
        return f"{tanggal(awal)} s.d. {tanggal(akhir)}"
    if awal.month != akhir.month:
        return f"{awal.day} {BULAN[awal.month - 1]} s.d. {tanggal(akhir)}"
    return f"{awal.day} s.d. {tanggal(akhir)}"


def durasi(lama: timedelta) -> str:
    """2 hari 4 jam 12 menit; below one hour 12 menit 30 detik. What is over is 0 detik."""
    detik = max(0, int(lama.total_seconds()))
    hari, jam, menit = detik // 86400, detik // 3600 % 24, detik // 60 % 60
    if detik >= 3600:
        bagian = [(hari, "hari"), (jam, "jam"), (menit, "menit")]
    else:
        bagian = [(menit, "menit"), (detik % 60, "detik")]
    return " ".join(f"{n} {kata}" for n, kata in bagian if n) or "0 detik"


def desimal(nilai: Decimal | Fraction | int | None, angka: int = 2) -> str:
    """82,35: rounded once, half up, with a decimal comma. A missing number stays missing."""
    if nilai is None:
        return TIDAK_ADA
    if isinstance(nilai, float):
        raise TypeError("nilai pecahan biner tidak diterima")
    skala = 10**angka
    bulat = int(abs(Fraction(nilai)) * skala + Fraction(1, 2))
    utuh = f"{bulat // skala:,}".replace(",", ".")
    tanda = "-" if nilai < 0 and bulat else ""
    return f"{tanda}{utuh},{bulat % skala:0{angka}d}" if angka else f"{tanda}{utuh}"


def nip(nilai: str) -> str:
    """19640812 199003 1 007; anything that is not 18 digits is left as it was typed."""
    if len(nilai) != 18 or not (nilai.isascii() and nilai.isdigit()):
        return nilai
    return f"{nilai[:8]} {nilai[8:14]} {nilai[14]} {nilai[15:]}"


def ukuran(byte: int) -> str:
    """412 KB; 1 KB is 1024 byte, as in the limits, and a file is never shown as 0 KB."""
    if byte < 1024:
        return f"{byte} byte"
    if byte < 1024**2 - 512:
        return f"{desimal(Fraction(byte, 1024), 0)} KB"
    return f"{desimal(Fraction(byte, 1024**2), 1).removesuffix(',0')} MB"


def _bilangan(nilai: int) -> str:
    if nilai < 12:
        return SATUAN[nilai]
    if nilai < 20:
        return f"{SATUAN[nilai - 10]} belas"
    batas, kata = next(satuan for satuan in (*RIBUAN, (100, "ratus"), (10, "puluh")) if nilai >= satuan[0])
    depan, sisa = divmod(nilai, batas)
    satu = depan == 1 and kata in {"ribu", "ratus"}
    awal = f"se{kata}" if satu else f"{_bilangan(depan)} {kata}"
    return f"{awal} {_bilangan(sisa)}" if sisa else awal


def terbilang(nilai: int | Decimal) -> str:
    """dua belas; seribu dua ratus; decimals digit by digit: delapan puluh dua koma tiga lima"""
    if isinstance(nilai, float):
        raise TypeError("nilai pecahan biner tidak diterima")
    if nilai < 0:
        return f"minus {terbilang(-nilai)}"
    utuh = int(nilai)
    if utuh >= 10**15:
        raise ValueError("bilangan terlalu besar untuk ditulis dengan kata")
    _, _, pecahan = f"{nilai:f}".partition(".") if isinstance(nilai, Decimal) else ("", "", "")
    ekor = " ".join(SATUAN[int(angka)] for angka in pecahan.rstrip("0"))
    return f"{_bilangan(utuh)} koma {ekor}" if ekor else _bilangan(utuh)


def tanggal_kata(nilai: date | datetime) -> str:
    """Senin tanggal dua belas bulan Oktober tahun dua ribu dua puluh, as minutes open"""
    hari = _tanggal_wib(nilai)
    return (f"{HARI[hari.weekday()]} tanggal {terbilang(hari.day)} bulan {BULAN[hari.month - 1]} "
            f"tahun {terbilang(hari.year)}")


# What a browser calls itself, the more particular word first: Edge and Opera also say Chrome, Chrome also says Safari.
_PERAMBAN = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"),
             ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"))
_SISTEM = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"))


def peranti(agen: str) -> str:
    """A User-Agent in words, coarse on purpose: "Chrome di Android". Unknown parts are said to be so."""
    peramban = next((kata for tanda, kata in _PERAMBAN if tanda in agen), "Peramban tidak dikenal")
    sistem = next((kata for tanda, kata in _SISTEM if tanda in agen), "")
    return f"{peramban} di {sistem}" if sistem else peramban


def titik(kalimat: str) -> str:
    """The sentence with one full stop at its end, also when it ends in a title: "Dr. Absen, M.Si."."""
    polos = kalimat.rstrip()
    return polos if polos.endswith((".", "!", "?")) else f"{polos}."
