"""Letter numbers: a pattern with tokens, and the register's running number put into it."""
from collections.abc import Collection, Mapping
from datetime import date

ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TOKEN = ("urut", "bulan", "bulan_romawi", "tahun")
POLA_BAWAAN: Mapping[str, str] = {"surat": "800/{urut}/PANSEL.{bulan}/{tahun}", "terima": "{urut}/TT-PANSEL/{bulan_romawi}/{tahun}"}


class PolaTidakSah(ValueError):
    """A number pattern that cannot be used; the message is for the secretariat."""


def susun_nomor(pola: str, *, urut: int, tanggal: date) -> str:
    """"800/{urut}/PANSEL.{bulan}/{tahun}", 4725, 14 September 2020 -> "800/4725/PANSEL.09/2020"."""
    periksa_pola(pola)
    return pola.format(urut=urut, bulan=f"{tanggal.month:02d}", bulan_romawi=ROMAWI[tanggal.month - 1], tahun=tanggal.year)


def periksa_pola(pola: str) -> None:
    """Refuse a pattern without {urut} or {tahun} (numbers would repeat), or with anything else in braces."""
    sisa = pola
    for token in TOKEN:
        sisa = sisa.replace("{" + token + "}", "")
    if "{" in sisa or "}" in sisa:
        raise PolaTidakSah("Tanda kurung kurawal hanya untuk " + ", ".join("{" + t + "}" for t in TOKEN) + ".")
    if "{urut}" not in pola or "{tahun}" not in pola:
        raise PolaTidakSah("Pola nomor harus memuat {urut} dan {tahun}, agar tidak ada nomor yang berulang.")
    if len(pola) > 80:
        raise PolaTidakSah("Pola nomor paling panjang 80 huruf.")


def pola_sendiri(pola: str, dipakai: Collection[str]) -> str:
    """The pattern, with a mark of its own when another round uses it already: PANSEL, PANSEL-2, PANSEL-3."""
    hasil, ke = pola, 2
    while hasil in dipakai:
        hasil = pola.replace("PANSEL", f"PANSEL-{ke}") if "PANSEL" in pola else pola.replace("{urut}", "{urut}-" + str(ke))
        ke += 1
    return hasil


def rapikan_agenda(nomor: str) -> str:
    """A number as typed from the regency's agenda, with single blanks; refused when it cannot be one."""
    rapi = " ".join(nomor.split())
    if rapi and (len(rapi) > 120 or not rapi.isprintable() or not any(huruf.isdigit() for huruf in rapi)):
        raise PolaTidakSah("Nomor agenda paling panjang 120 huruf dan memuat angka, misalnya 800/4725/PANSEL.09/2020.")
    return rapi
