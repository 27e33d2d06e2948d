"""The workbook (or CSV) that a clerk fills in: only the columns that the profile's rules read, each with its article."""

import csv
import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pendaftaran.domain.lembar_baca import PENJELASAN
from pendaftaran.domain.lembar_saring import BERKAS, NOMOR, PUTARAN, YA, Kolom, Lembar, Susunan, isian_putaran, susunan
from pendaftaran.domain.saring_lembar import JUDUL_PUTARAN, nilai_putaran
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import AcuanSaring

from .baca import MAKS_BARIS
from .gaya import ATAS, buku_baru, simpan, tulis_baris, tulis_kepala

BARIS_TERSEDIA = 2_000  # rows that carry lists to choose from
_FORMAT = {"tanggal": "yyyy-mm-dd", "bulat": "0", "desimal": "0.00"}
_LEBAR = {"nama": 30, "nip": 24}
CARA = (
    "Isi lembar Putaran lebih dahulu, lalu satu baris bagi tiap pelamar di lembar Pelamar dengan Nomor yang berbeda-beda.",
    "Lembar riwayat berisi satu baris bagi tiap jabatan, ijazah, diklat, penilaian, hukuman, atau asesmen, dengan Nomor pelamarnya.",
    "Lembar Berkas berisi satu baris bagi tiap pelamar; tulis ya pada setiap dokumen yang ada.",
    "NIP dan kode instansi ditulis sebagai Teks. Sel angka hanya menyimpan 15 angka pertama dari NIP.",
    "Tanggal ditulis sebagai tanggal atau teks YYYY-MM-DD. Desimal boleh memakai titik atau koma. Rumus ditolak.",
    "Jangan mengubah nama lembar dan judul kolom. Satu sel yang salah menolak seluruh berkas, dan semua sel yang salah disebutkan.",
)


def tulis_templat(profil: Profil, acuan: AcuanSaring | None = None) -> bytes:
    """With `acuan` the round's values are filled in; without, the ones a shipped round fixes."""
    buku, isi = buku_baru(), susunan(profil, acuan)
    _putaran(buku, profil, acuan)
    _lembar(buku, isi.pelamar, isi)
    for lembar in isi.riwayat:
        _lembar(buku, lembar, isi)
    if isi.berkas:
        _lembar(buku, _lembar_berkas(isi), isi)
    _penjelasan(buku, profil, isi)
    buku.active = 1
    return simpan(buku)


def tulis_templat_csv(profil: Profil, acuan: AcuanSaring | None = None) -> bytes:
    """The same sheets in one file, one after another, each opened by its name in brackets."""
    keluar, isi = io.StringIO(), susunan(profil, acuan)
    penulis = csv.writer(keluar)
    penulis.writerows([[f"[{PUTARAN}]"], JUDUL_PUTARAN, *nilai_putaran(profil, acuan).items()])
    for lembar in (isi.pelamar, *isi.riwayat, *([_lembar_berkas(isi)] if isi.berkas else [])):
        penulis.writerows([[], [f"[{lembar.nama}]"], [NOMOR, *(k.judul for k in lembar.kolom)]])
    return b"\xef\xbb\xbf" + keluar.getvalue().encode()


def _lembar_berkas(isi: Susunan) -> Lembar:
    return Lembar(BERKAS, "berkas", tuple(Kolom(jenis, jenis, "ya", False) for jenis in isi.berkas))


def _dasar(kolom: Kolom, lembar: Lembar, isi: Susunan) -> str:
    return isi.dasar.get(lembar.isian or kolom.isian, "")


def _lembar(buku: Workbook, lembar: Lembar, isi: Susunan) -> None:
    kolom = (Kolom(NOMOR, NOMOR, "teks", petunjuk="Nomor pelamar, sama di semua lembar."), *lembar.kolom)
    ws = buku.create_sheet(lembar.nama)
    tulis_kepala(ws, [k.judul for k in kolom], [_LEBAR.get(k.jalur, max(12, len(k.judul) + 3)) for k in kolom])
    for n, k in enumerate(kolom, start=1):
        if kata := "\n".join(_catatan(k, lembar, isi)):
            ws.cell(1, n).comment = Comment(kata, "Seleksi Terbuka", width=300, height=140)
        ws.column_dimensions[get_column_letter(n)].number_format = _FORMAT.get(k.jenis, "@")
        _daftar_pilihan(ws, k, n)


def _catatan(kolom: Kolom, lembar: Lembar, isi: Susunan) -> Iterator[str]:
    if kolom.petunjuk:
        yield kolom.petunjuk
    if kolom.boleh:
        yield "Pilihan: " + ", ".join(kolom.boleh)
    elif kolom.jenis == "ya":
        yield "ya atau tidak"
    if dasar := _dasar(kolom, lembar, isi):
        yield f"Dasar: {dasar}"


def _daftar_pilihan(ws: Worksheet, kolom: Kolom, n: int, *, mulai: int = 2, akhir: int = BARIS_TERSEDIA) -> None:
    pilihan = kolom.boleh or (YA if kolom.jenis == "ya" else ())
    if not pilihan:
        return
    aturan = DataValidation(type="list", formula1=f'"{",".join(pilihan)}"', allow_blank=True, showErrorMessage=True,
                            errorTitle="Pilihan tidak dikenal", error="Pilih salah satu dari daftar.")
    huruf = get_column_letter(n)
    aturan.add(f"{huruf}{mulai}:{huruf}{akhir}")
    ws.add_data_validation(aturan)


def _putaran(buku: Workbook, profil: Profil, acuan: AcuanSaring | None) -> None:
    ws, nilai = buku.create_sheet(PUTARAN), nilai_putaran(profil, acuan)
    tulis_kepala(ws, (*JUDUL_PUTARAN, "Petunjuk"), (30, 26, 80))
    for n, (kolom, (nama, isi)) in enumerate(zip(isian_putaran(profil), nilai.items(), strict=True), start=2):
        tulis_baris(ws, n, (nama, isi, kolom.petunjuk))
        _daftar_pilihan(ws, kolom, 2, mulai=n, akhir=n)


def _penjelasan(buku: Workbook, profil: Profil, isi: Susunan) -> None:
    ws = buku.create_sheet(PENJELASAN)
    tulis_kepala(ws, ("Lembar", "Kolom", "Isi", "Dasar"), (16, 24, 90, 34))
    baris: list[tuple[str, ...]] = [("Cara mengisi", "", cara, "") for cara in CARA]
    baris.append(("Cara mengisi", "", f"Paling banyak {MAKS_BARIS} baris tiap lembar. Profil: {profil.ringkas} ({profil.kode}).", ""))
    for lembar in (isi.pelamar, *isi.riwayat):
        for k in lembar.kolom:
            kata = "; ".join(f"{kode} = {nama}" for kode, nama in k.boleh.items()) if isinstance(k.boleh, dict) else ""
            jenis = {"ya": "ya atau tidak.", "tanggal": "Tanggal.", "bulat": "Tahun.", "desimal": "Angka."}.get(k.jenis, "")
            baris.append((lembar.nama, k.judul, " ".join(filter(None, (jenis, k.petunjuk, kata))), _dasar(k, lembar, isi)))
    for jenis in isi.berkas:
        b = next(b for b in profil.berkas if jenis == b.jenis or b.periode == "kinerja" and jenis.startswith(f"{b.jenis}_"))
        baris.append((BERKAS, jenis, b.label.replace("{tahun_pajak}", "").replace("{tahun}", jenis.partition("_")[2]), b.dasar or "bawaan"))
    for n, satu in enumerate(baris, start=2):
        tulis_baris(ws, n, satu)
    for n in range(2, len(CARA) + 3):
        ws.cell(n, 1).font = Font(bold=True)
        ws.cell(n, 3).alignment = ATAS
