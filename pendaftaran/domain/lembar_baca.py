"""Filled-in sheets -> the applicants of kontrak. Every bad cell is listed by sheet, row and column; then nothing is screened.

The cells come as plain values (text, int, bool, date, Pecahan for a number with a point, SelDitolak) from `pendaftaran.lembar`.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from pendaftaran.domain.bacaan import BARIS, BIDANG
from pendaftaran.domain.kelayakan import Penyaring
from pendaftaran.domain.lembar_saring import (
    BERKAS,
    KOLOM_PELAMAR,
    NOMOR,
    PELAMAR,
    PUTARAN,
    RIWAYAT,
    TANPA_TAHUN,
    Kolom,
    Lembar,
)
from pendaftaran.domain.lembar_sel import SelDitolak, baca_sel
from seleksi.aturan.masukan import TIDAK_ADA, MasukanTidakSah, tampil

PENJELASAN = "Penjelasan"
MAKS_KELUHAN = 1000
_SKP = re.compile(r"skp_[0-9]{4}\Z")


class Tabel(NamedTuple):
    """One sheet as it stands: (row number, values from the first column on), empty rows left out."""

    nama: str
    baris: list[tuple[int, list[Any]]]


class Keluhan(NamedTuple):
    lembar: str
    baris: int
    kolom: int
    judul: str
    nilai: Any
    harapan: str

    def __str__(self) -> str:
        tempat = [f"lembar {self.lembar}"]
        if self.baris:
            tempat.append(f"baris {self.baris}")
        if self.kolom:
            tempat.append(f"kolom {huruf_kolom(self.kolom)}" + (f" ({self.judul})" if self.judul else ""))
        return f"{', '.join(tempat)}: nilai {_kata(self.nilai)} ditolak; seharusnya {self.harapan}"


class LembarDitolak(ValueError):
    """Bad cells, all of them, in the order of the sheets."""

    def __init__(self, keluhan: list[Keluhan]):
        self.keluhan = keluhan
        super().__init__("\n".join(self.kalimat()))

    def kalimat(self) -> list[str]:
        lebih = len(self.keluhan) - MAKS_KELUHAN
        return [*map(str, self.keluhan[:MAKS_KELUHAN]), *([f"dan {lebih} sel lain yang ditolak"] if lebih > 0 else [])]


class BarisPelamar(NamedTuple):
    nomor: str
    nama: str
    isi: dict[str, Any]


def huruf_kolom(n: int) -> str:
    huruf = ""
    while n:
        n, sisa = divmod(n - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def _kata(nilai: Any) -> str:
    if nilai is None:
        return "(kosong)"
    return tampil(nilai.teks if isinstance(nilai, SelDitolak) else nilai.isoformat() if isinstance(nilai, date) else nilai)


# --- one sheet -----------------------------------------------------------------------------------
class BarisTerbaca(NamedTuple):
    """`nilai`: path -> value as kontrak writes it; `letak`: path -> column; `utuh`: no cell was refused."""

    baris: int
    nomor: str
    nilai: dict[str, Any]
    utuh: bool


class PembacaLembar:
    """One sheet with a heading in its first row. Complaints gather in `keluhan`."""

    def __init__(self, tabel: Tabel, kolom: tuple[Kolom, ...], keluhan: list[Keluhan]):
        self.nama, self.keluhan = tabel.nama, keluhan
        self.letak: dict[str, int] = {}
        self._kolom = {k.judul.lower(): k for k in (Kolom(NOMOR, NOMOR, "teks"), *kolom)}
        self._baris = tabel.baris[1:]
        if tabel.baris:
            self._kepala(*tabel.baris[0])
        self._urut = {n: self._cari(jalur) for jalur, n in self.letak.items()}

    def _cari(self, jalur: str) -> Kolom:
        return next(k for k in self._kolom.values() if k.jalur == jalur)

    def keluh(self, baris: int, jalur: str, nilai: Any, harapan: str) -> None:
        kolom = self.letak.get(jalur, 0)
        self.keluhan.append(Keluhan(self.nama, baris, kolom, self._cari(jalur).judul if kolom else jalur, nilai, harapan))

    def _kepala(self, baris: int, isi: list[Any]) -> None:
        for n, nilai in enumerate(isi, start=1):
            if nilai is None:
                continue
            kolom = self._kolom.get(" ".join(nilai.split()).lower()) if type(nilai) is str else None
            if kolom is None:
                harapan = "judul kolom yang dikenal: " + ", ".join(k.judul for k in self._kolom.values())
                self.keluhan.append(Keluhan(self.nama, baris, n, "", nilai, harapan))
            elif kolom.jalur in self.letak:
                self.keluhan.append(Keluhan(self.nama, baris, n, kolom.judul, nilai, "judul kolom yang ditulis satu kali saja"))
            else:
                self.letak[kolom.jalur] = n
        if NOMOR not in self.letak:
            self.keluhan.append(Keluhan(self.nama, baris, 0, "", None, f"judul kolom {NOMOR}"))

    def baris(self) -> Iterator[BarisTerbaca]:
        """The rows below the heading; a value outside the headed columns is refused too."""
        for baris, isi in self._baris:
            sebelum, nilai = len(self.keluhan), {}
            for n, sel in enumerate(isi, start=1):
                if sel is None:
                    continue
                if n not in self._urut:
                    if self.letak:
                        self.keluhan.append(Keluhan(self.nama, baris, n, "", sel, "sel kosong, karena kolomnya tidak berjudul"))
                    continue
                try:
                    nilai[self._urut[n].jalur] = baca_sel(self._urut[n], sel)
                except MasukanTidakSah as galat:
                    self.keluhan.append(Keluhan(self.nama, baris, n, self._urut[n].judul, sel, galat.harapan))
            nomor = str(nilai.pop(NOMOR, ""))
            if not nomor and NOMOR in self.letak and len(self.keluhan) == sebelum:
                self.keluh(baris, NOMOR, None, "nomor pelamar")
            yield BarisTerbaca(baris, nomor, nilai, len(self.keluhan) == sebelum)


def bersusun(nilai: dict[str, Any]) -> dict[str, Any]:
    """{"unsur.skp": ...} -> {"unsur": {"skp": ...}}"""
    hasil: dict[str, Any] = {}
    for jalur, isi in nilai.items():
        induk, titik, anak = jalur.partition(".")
        if titik:
            hasil.setdefault(induk, {})[anak] = isi
        else:
            hasil[induk] = isi
    return hasil


# --- all sheets ----------------------------------------------------------------------------------
class PembacaPelamar:
    """The applicants of a file for one profile and round, or LembarDitolak with every bad cell."""

    def __init__(self, tabel: list[Tabel], siap: Penyaring):
        self.siap, self.keluhan = siap, []
        self.wajib = frozenset(siap.wajib)
        self._tabel = {t.nama: t for t in tabel}
        self._isi: dict[str, dict[str, Any]] = {}
        self._nama: dict[str, str] = {}

    def baca(self) -> list[BarisPelamar]:
        dikenal = (PUTARAN, PELAMAR, *(x.nama for x in RIWAYAT), BERKAS, PENJELASAN)
        for nama in self._tabel:
            if nama not in dikenal:
                self.keluhan.append(Keluhan(nama, 0, 0, "", nama, "lembar yang dikenal: " + ", ".join(dikenal)))
        self._pelamar()
        for lembar in RIWAYAT:
            self._riwayat(lembar)
        self._berkas()
        if self.keluhan:
            raise LembarDitolak(self.keluhan)
        return [BarisPelamar(nomor, self._nama[nomor], isi) for nomor, isi in self._isi.items()]

    def _ada(self, nama: str, *, perlu: bool) -> Tabel | None:
        tabel = self._tabel.get(nama)
        if (tabel is None or not tabel.baris) and perlu:
            self.keluhan.append(Keluhan(nama, 0, 0, "", None, "lembar dengan baris judul seperti pada templat; barisnya boleh kosong"))
        return tabel

    def _pelamar(self) -> None:
        tabel = self._ada(PELAMAR, perlu=True)
        if tabel is None or not tabel.baris:
            return
        pembaca = PembacaLembar(tabel, KOLOM_PELAMAR, self.keluhan)
        for kolom in KOLOM_PELAMAR:
            if kolom.isian in self.wajib and kolom.jalur not in pembaca.letak:
                self.keluhan.append(Keluhan(PELAMAR, tabel.baris[0][0], 0, "", None, f"judul kolom {kolom.judul}"))
        for baris in pembaca.baris():
            self._satu(pembaca, baris)
        if not self._isi and not self.keluhan:
            self.keluhan.append(Keluhan(PELAMAR, 0, 0, "", None, "paling sedikit satu pelamar"))

    def _satu(self, pembaca: PembacaLembar, b: BarisTerbaca) -> None:
        for kolom in KOLOM_PELAMAR:
            ada = kolom.jalur in b.nilai or kolom.jalur not in pembaca.letak
            if b.utuh and kolom.isian in self.wajib and not ada:
                pembaca.keluh(b.baris, kolom.jalur, None, "isian ini, karena dibaca oleh syarat profil")
        if b.nomor and b.nomor in self._isi:
            pembaca.keluh(b.baris, NOMOR, b.nomor, "nomor yang berbeda bagi tiap pelamar")
        isi = bersusun(b.nilai)
        self._nama[b.nomor] = isi.pop("nama", "")
        if "instansi" in isi and b.utuh and len(isi["instansi"]) == 2:
            try:
                BIDANG["instansi"](isi["instansi"], "instansi")
            except MasukanTidakSah as galat:
                pembaca.keluh(b.baris, galat.jalur, galat.nilai, galat.harapan)
        self._isi[b.nomor] = isi

    def _milik(self, pembaca: PembacaLembar, b: BarisTerbaca) -> dict[str, Any] | None:
        """The applicant to whom a row belongs."""
        if b.nomor and b.nomor not in self._isi:
            pembaca.keluh(b.baris, NOMOR, b.nomor, f"nomor yang ada di lembar {PELAMAR}")
        return self._isi.get(b.nomor)

    def _riwayat(self, lembar: Lembar) -> None:
        tabel = self._ada(lembar.nama, perlu=lembar.isian in self.wajib)
        if tabel is None or not tabel.baris:
            return
        for isi in self._isi.values():
            isi[lembar.isian] = []
        pembaca = PembacaLembar(tabel, lembar.kolom, self.keluhan)
        for kolom in lembar.kolom:
            if kolom.perlu and kolom.jalur not in pembaca.letak:
                self.keluhan.append(Keluhan(lembar.nama, tabel.baris[0][0], 0, "", None, f"judul kolom {kolom.judul}"))
        for b in pembaca.baris():
            milik = self._milik(pembaca, b)
            if b.utuh:
                self._baris_riwayat(lembar, pembaca, b, milik)

    def _baris_riwayat(self, lembar: Lembar, pembaca: PembacaLembar, b: BarisTerbaca, milik: dict | None) -> None:
        kosong = [k for k in lembar.kolom if k.perlu and k.jalur in pembaca.letak and k.jalur not in b.nilai]
        for kolom in kosong:
            pembaca.keluh(b.baris, kolom.jalur, None, "isian ini pada setiap baris yang terisi")
        isi = bersusun(b.nilai)
        if kosong:
            return
        try:
            BARIS[lembar.isian](isi)
        except MasukanTidakSah as galat:
            pembaca.keluh(b.baris, galat.jalur, None if galat.nilai is TIDAK_ADA else galat.nilai, galat.harapan)
        else:
            if milik is not None:
                milik[lembar.isian].append(isi)

    def _berkas(self) -> None:
        tabel = self._ada(BERKAS, perlu="berkas" in self.wajib)
        if tabel is None or not tabel.baris:
            return
        kepala = [n for n in tabel.baris[0][1] if type(n) is str]
        jenis = {*self.siap.jenis_berkas, *(k for k in kepala if _SKP.match(k))}
        kolom = [Kolom(j, j, "ya", False) for j in sorted(jenis)]
        kolom += [Kolom(k, k, "skp_tanpa_tahun", False) for k in kepala if k.startswith(TANPA_TAHUN)]
        pembaca, sudah = PembacaLembar(tabel, tuple(kolom), self.keluhan), set()
        for b in pembaca.baris():
            milik = self._milik(pembaca, b)
            if b.nomor in sudah:
                pembaca.keluh(b.baris, NOMOR, b.nomor, "satu baris saja bagi tiap pelamar")
            sudah.add(b.nomor)
            if milik is not None:
                milik["berkas"] = [j for j, ada in b.nilai.items() if ada]
        for isi in self._isi.values():
            isi.setdefault("berkas", [])
