"""Filled-in sheets for tests: the items of kontrak written into the template as a clerk would."""

import io
from datetime import date
from typing import Any

from openpyxl import Workbook, load_workbook

from pendaftaran.domain.lembar_saring import KOLOM_PELAMAR, KOSONGKAN, RIWAYAT
from pendaftaran.lembar.templat import tulis_templat
from seleksi.aturan.loader import muat_profil


def buku_isi(*butir: dict) -> Workbook:
    """The template of the items' profile, filled in with their round and applicants."""
    buku = load_workbook(io.BytesIO(tulis_templat(muat_profil(butir[0]["profil"]))))
    _isi_putaran(buku["Putaran"], butir[0]["putaran"])
    for n, satu in enumerate(butir, start=1):
        _isi_pelamar(buku, f"P-{n}", satu["pelamar"])
    return buku


def byte_buku(buku: Workbook) -> bytes:
    isi = io.BytesIO()
    buku.save(isi)
    return isi.getvalue()


def _isi_putaran(lembar: Any, putaran: dict) -> None:
    isi = {k: v for k, v in putaran.items() if k not in ("parameter", "tahun_kinerja")}
    isi |= {f"{kode}.{nama}": KOSONGKAN if v is None else v
            for kode, semua in putaran.get("parameter", {}).items() for nama, v in semua.items()}
    if "tahun_kinerja" in putaran:
        isi["tahun_kinerja"] = ", ".join(map(str, putaran["tahun_kinerja"]))
    for baris in lembar.iter_rows(min_row=2):
        if baris[0].value in isi:
            baris[1].value = isi.pop(baris[0].value)
    assert not isi, isi


def _isi_pelamar(buku: Workbook, nomor: str, pelamar: dict) -> None:
    datar = {"nama": "Peserta Uji", **_datar({k: v for k, v in pelamar.items() if not isinstance(v, list)})}
    _tulis(buku["Pelamar"], nomor, {k.judul: datar[k.jalur] for k in KOLOM_PELAMAR if k.jalur in datar})
    for lembar in RIWAYAT:
        if lembar.nama in buku.sheetnames:
            for baris in pelamar.get(lembar.isian, ()):
                rata = _datar(baris)
                _tulis(buku[lembar.nama], nomor, {k.judul: rata[k.jalur] for k in lembar.kolom if k.jalur in rata})
    lembar = buku["Berkas"]
    judul = [sel.value for sel in lembar[1]]
    for jenis in pelamar["berkas"]:
        if jenis not in judul:
            tempat = next((n for n, j in enumerate(judul) if j.startswith("skp_TAHUN") and jenis.startswith("skp_")), len(judul))
            lembar.cell(1, tempat + 1, jenis)
            judul = [sel.value for sel in lembar[1]]
    _tulis(lembar, nomor, dict.fromkeys(pelamar["berkas"], "ya"))


def _datar(isi: dict) -> dict[str, Any]:
    hasil = {}
    for kunci, nilai in isi.items():
        hasil |= {f"{kunci}.{k}": v for k, v in nilai.items()} if isinstance(nilai, dict) else {kunci: nilai}
    return hasil


def _tulis(lembar: Any, nomor: str, isi: dict[str, Any]) -> None:
    """One row below the last; texts that are dates become real dates, so both ways of writing are read."""
    n = max((sel.row for sel in lembar["A"] if sel.value is not None), default=1) + 1
    judul = [sel.value for sel in lembar[1]]
    lembar.cell(n, 1, nomor)
    for nama, nilai in isi.items():
        if nama in judul and nilai is not None:
            sel = lembar.cell(n, judul.index(nama) + 1)
            sel.value = ("tidak", "ya")[nilai] if isinstance(nilai, bool) else _tanggal(nilai)


def _tanggal(nilai: Any) -> Any:
    if isinstance(nilai, str) and len(nilai) == 10 and nilai[4] == nilai[7] == "-" and nilai[8] != "1":
        return date.fromisoformat(nilai)
    return nilai
