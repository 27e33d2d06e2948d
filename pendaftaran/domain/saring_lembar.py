"""A whole file of sheets: its round, its applicants, and every rule for each of them. The command and the portal both call this."""

from dataclasses import replace
from typing import Any, NamedTuple

from pendaftaran.domain.butir_saring import baca_acuan
from pendaftaran.domain.hasil import Hasil
from pendaftaran.domain.kelayakan import Penyaring, penyaring
from pendaftaran.domain.lembar_baca import BarisPelamar, Keluhan, LembarDitolak, PembacaPelamar, Tabel
from pendaftaran.domain.lembar_saring import KOSONGKAN, PUTARAN, YA, Kolom, acuan_contoh, isian_putaran
from pendaftaran.domain.lembar_sel import baca_sel
from seleksi.aturan.loader import daftar_profil, muat_profil
from seleksi.aturan.masukan import TIDAK_ADA, MasukanTidakSah, pilihan
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import AcuanSaring

KOLOM_NILAI = 2
JUDUL_PUTARAN = ("Isian", "Nilai")


class HasilPelamar(NamedTuple):
    pelamar: BarisPelamar
    hasil: Hasil


class HasilLembar(NamedTuple):
    profil: Profil
    acuan: AcuanSaring
    daftar: list[HasilPelamar]


def saring_lembar(tabel: list[Tabel], *, profil: Profil | None = None, acuan: AcuanSaring | None = None) -> HasilLembar:
    """Screen everybody, or LembarDitolak. What the caller fixes must not be contradicted by the sheet of the round."""
    isi = _IsiPutaran(next((t for t in tabel if t.nama == PUTARAN), None))
    profil = isi.profil(profil)
    try:
        acuan = _acuan(isi, profil, acuan)
    except LembarDitolak as galat:  # the rest is read all the same, so that one look shows every bad cell
        raise LembarDitolak([*galat.keluhan, *_keluhan_pelamar(tabel, penyaring(profil, acuan or acuan_contoh(profil)))]) from galat
    siap = penyaring(profil, acuan)
    daftar = PembacaPelamar(tabel, siap).baca()
    return HasilLembar(profil, acuan, [HasilPelamar(p, siap.nilai(siap.baca(p.isi))) for p in daftar])


def _keluhan_pelamar(tabel: list[Tabel], siap: Penyaring) -> list[Keluhan]:
    try:
        PembacaPelamar(tabel, siap).baca()
    except LembarDitolak as galat:
        return galat.keluhan
    return []


def _acuan(isi: "_IsiPutaran", profil: Profil, acuan: AcuanSaring | None) -> AcuanSaring:
    if acuan is not None and not isi.ada:
        return acuan
    dari_lembar = isi.acuan(profil)
    if acuan is not None and dari_lembar != replace(acuan, tahun_pajak=None):
        isi.tolak_beda(profil, acuan)
    return acuan or dari_lembar


class _IsiPutaran:
    """The sheet of the round: a name and a value on each row."""

    def __init__(self, tabel: Tabel | None):
        self.ada = tabel is not None
        self.keluhan: list[Keluhan] = []
        self.sel: dict[str, tuple[int, Any]] = {}
        for baris, isi in tabel.baris[1:] if tabel else ():
            nama = isi[0].strip() if isi and type(isi[0]) is str else None
            if nama is None or nama in self.sel:
                self._keluh(baris, isi[0] if isi else None, "nama isian, masing-masing satu kali", kolom=1)
            else:
                self.sel[nama] = (baris, isi[1] if len(isi) > 1 else None)

    def _keluh(self, baris: int, nilai: Any, harapan: str, *, judul: str = "", kolom: int = KOLOM_NILAI) -> None:
        self.keluhan.append(Keluhan(PUTARAN, baris, kolom if baris else 0, judul, nilai, harapan))

    def _usai(self) -> None:
        if self.keluhan:
            raise LembarDitolak(self.keluhan)

    def profil(self, tetap: Profil | None) -> Profil:
        """The profile that the caller names, or the one of the sheet; both must say the same."""
        baris, nilai = self.sel.get("profil", (0, None))
        if tetap is not None:
            if nilai is not None and nilai != tetap.kode:
                self._keluh(baris, nilai, f"{tetap.kode}, profil yang dipakai untuk menyaring", judul="profil")
            self._usai()
            return tetap
        try:
            return muat_profil(pilihan(nilai, "profil", daftar_profil()))
        except MasukanTidakSah as galat:
            self._keluh(baris, nilai, galat.harapan, judul="profil")
            raise LembarDitolak(self.keluhan) from galat

    def acuan(self, profil: Profil) -> AcuanSaring:
        kolom = {_nama(k): k for k in isian_putaran(profil)}
        putaran: dict[str, Any] = {}
        for nama, (baris, nilai) in self.sel.items():
            if nama not in kolom:
                self._keluh(baris, nama, "isian yang dikenal: " + ", ".join(kolom), kolom=1)
            elif nilai is not None and nama != "profil":
                self._satu(kolom[nama], baris, nilai, putaran)
        self._lengkap(profil)
        self._usai()
        try:
            return baca_acuan(profil, putaran)
        except MasukanTidakSah as galat:
            nama = galat.jalur.removeprefix("putaran.").removeprefix("parameter.").partition("[")[0]
            self._keluh(self.sel.get(nama, (0, None))[0], None if galat.nilai is TIDAK_ADA else galat.nilai, galat.harapan, judul=nama)
            raise LembarDitolak(self.keluhan) from galat

    def _lengkap(self, profil: Profil) -> None:
        """What nobody fixed for this profile must stand in the sheet."""
        wajib = ["tanggal_tutup", *([] if profil.putaran_bawaan else ["tanggal_acuan_usia", "tahun_kinerja"])]
        for nama in [*wajib, *(["cakupan"] if profil.pengumuman.cakupan else [])]:
            baris, nilai = self.sel.get(nama, (0, None))
            if nilai is None:
                self._keluh(baris, None, "nilai putaran ini" if baris else f"baris {nama} dengan nilainya", judul=nama)

    def _satu(self, kolom: Kolom, baris: int, nilai: Any, putaran: dict[str, Any]) -> None:
        try:
            terbaca = _nilai_putaran(kolom, nilai)
        except MasukanTidakSah as galat:
            self._keluh(baris, nilai, galat.harapan, judul=kolom.judul)
            return
        if kolom.jenis == "parameter":
            _, kode, nama = kolom.jalur.split(".")
            putaran.setdefault("parameter", {})[kode] = {nama: terbaca}
        else:
            putaran[kolom.jalur] = terbaca

    def tolak_beda(self, profil: Profil, acuan: AcuanSaring) -> None:
        """Name every value that is not the one the caller screens by."""
        milik = nilai_putaran(profil, acuan)
        for kolom in isian_putaran(profil):
            nama = _nama(kolom)
            baris, nilai = self.sel.get(nama, (0, None))
            tertulis = None if nilai is None else _nilai_putaran(kolom, nilai)
            if kolom.jenis != "parameter" and nilai is not None and tertulis != _nilai_putaran(kolom, milik[nama]):
                self._keluh(baris, nilai, f"{milik[nama]}, nilai putaran yang dipakai untuk menyaring", judul=nama)
        if not self.keluhan:
            self._keluh(0, None, "nilai putaran yang sama dengan yang dipakai untuk menyaring; unduh templat putaran ini kembali")
        raise LembarDitolak(self.keluhan)


def _nama(kolom: Kolom) -> str:
    return kolom.jalur.removeprefix("parameter.")


def _nilai_putaran(kolom: Kolom, nilai: Any) -> Any:
    """A cell of the round's sheet as kontrak writes the field."""
    if kolom.jenis == "tahun":
        return _tahun(nilai)
    if kolom.jenis == "parameter":
        if type(nilai) is str and nilai.lower() == KOSONGKAN:
            return None
        if type(nilai) is str and nilai.lower() in YA:
            return YA[nilai.lower()]
        return int(nilai) if type(nilai) is str and nilai.isascii() and nilai.isdigit() and len(nilai) <= 4 else nilai
    return baca_sel(kolom, nilai)


def _tahun(nilai: Any) -> list[int]:
    bagian = [x.strip() for x in nilai.split(",")] if type(nilai) is str else [nilai]
    kolom = Kolom("tahun_kinerja", "tahun_kinerja", "bulat")
    return [baca_sel(kolom, x) for x in bagian]


def nilai_putaran(profil: Profil, acuan: AcuanSaring | None) -> dict[str, str]:
    """Name -> text for the round's sheet, in its order; empty where nothing is fixed yet."""
    if acuan is None:
        return {_nama(k): profil.kode if k.jalur == "profil" else "" for k in isian_putaran(profil)}
    parameter = {f"{kode}.{nama}": nilai for kode, nama, nilai in acuan.parameter}
    baku = {"profil": profil.kode, "tanggal_tutup": acuan.tanggal_tutup.isoformat(), "mode_usia": acuan.mode_usia,
            "tanggal_acuan_usia": acuan.tanggal_acuan_usia.isoformat(), "tahun_kinerja": ", ".join(map(str, acuan.tahun_kinerja)),
            "cakupan": acuan.cakupan}
    return {_nama(k): baku[k.jalur] if k.jalur in baku else _kata_parameter(_nama(k), parameter) for k in isian_putaran(profil)}


def _kata_parameter(nama: str, parameter: dict[str, Any]) -> str:
    if nama not in parameter:
        return ""
    nilai = parameter[nama]
    return KOSONGKAN if nilai is None else ("ya" if nilai else "tidak") if type(nilai) is bool else str(nilai)
