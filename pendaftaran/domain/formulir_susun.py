"""How each form is put together from its wording (formulir.toml), the rules of the round and the applicant's data."""
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from seleksi.aturan.profil import Profil, SyaratBerkas

from .formulir import (
    TITIK,
    Blok,
    Butir,
    DataPelamar,
    Formulir,
    Judul,
    Kepala,
    Kop,
    Rincian,
    Subjudul,
    Tabel,
    TandaTangan,
    Teks,
    bersihkan,
)
from .hasil import bilangan

TANGGAL = f"{'.' * 24}, {'.' * 28}"
BARIS_KOSONG = {"penghargaan": 2, "organisasi": 2}
LABEL = {
    "nama": "Nama", "nip": "NIP", "lahir": "Tempat, tanggal lahir", "kelamin": "Jenis kelamin", "status": "Status kepegawaian",
    "pangkat": "Pangkat/golongan ruang", "tmt": "TMT golongan", "jabatan": "Jabatan", "unit": "Unit kerja", "instansi": "Instansi",
    "alamat": "Alamat rumah", "telepon": "Nomor telepon", "surel": "Alamat surel", "dilamar": "Jabatan yang dilamar",
    "dilamar_unit": "Unit kerja jabatan", "pejabat_nama": "Nama", "pejabat_nip": "NIP", "pejabat_pangkat": "Pangkat/golongan ruang",
    "pejabat_jabatan": "Jabatan",
}
PYB, PPK = "Pejabat yang Berwenang", "Pejabat Pembina Kepegawaian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acuan:
    """What the round gives to every form. `jabatan` is empty on a form that is for nobody yet."""

    profil: Profil
    pemda: str
    kepada: tuple[str, ...]
    pengumuman: str = ""
    jabatan: str = ""
    unit: str = ""
    lampiran: tuple[str, ...] = ()
    meterai: int | None = None


@cache
def naskah() -> Mapping[str, Any]:
    """The wording of all forms."""
    return tomllib.loads((Path(__file__).parent / "formulir.toml").read_text(encoding="utf-8"))


def pihak(jenis: str) -> str:
    """Who signs this kind of form: pelamar, pyb or ppk."""
    return jenis.rpartition("_")[2] if jenis.endswith(("_pyb", "_ppk")) else "pelamar"


def _rancang(jenis: str) -> Mapping[str, Any]:
    """persetujuan_ppk and persetujuan_pyb share their wording."""
    return naskah()[jenis if pihak(jenis) == "pelamar" else jenis.rpartition("_")[0]]


def ada_formulir(berkas: SyaratBerkas) -> bool:
    """Whether the regulation promises a form for this slot and we have its wording."""
    return berkas.blanko and (berkas.jenis if pihak(berkas.jenis) == "pelamar" else berkas.jenis.rpartition("_")[0]) in naskah()


def susun_formulir(berkas: SyaratBerkas, *, acuan: Acuan, pelamar: DataPelamar, pejabat: tuple[str, ...]) -> Formulir:
    """The form of one slot. `pejabat`: the signing officer's role line by line, nothing when the applicant signs."""
    susunan = _Susunan(berkas, acuan, pelamar, pejabat)
    rancang = _rancang(berkas.jenis)
    bagian = tuple(bersihkan(blok) for blok in susunan.semua(rancang["bagian"]))
    return Formulir(berkas.jenis, berkas.label, rancang["judul"], bagian)


def syarat_disiplin(profil: Profil) -> tuple[frozenset[str], str, str]:
    """Which sentences on discipline and crime the regulation wants; its levels and its span of years in words."""
    nilai = next((s.nilai for s in profil.syarat if s.jenis == "hukuman_disiplin"), {})
    kata = {k for k in ("sedang_dijalani", "pemeriksaan") if nilai.get(k)} | {s.jenis for s in profil.syarat if s.jenis == "pidana"}
    tingkat = " atau ".join(f"tingkat {t}" for t in nilai.get("tingkat", ("sedang", "berat")))
    bulan = nilai.get("rentang_bulan") or 0
    jumlah, satuan = (bulan // 12, "tahun") if bulan % 12 == 0 else (bulan, "bulan")
    sebut = f"{jumlah} ({bilangan(jumlah)})" if bilangan(jumlah) != str(jumlah) else str(jumlah)
    kurun = f" dalam kurun waktu {sebut} {satuan} terakhir" if bulan else ""
    return frozenset(kata), tingkat, kurun


class _Susunan:
    """One form under construction."""

    def __init__(self, berkas: SyaratBerkas, acuan: Acuan, pelamar: DataPelamar, pejabat: tuple[str, ...]):
        self.berkas, self.acuan, self.pelamar, self.pejabat = berkas, acuan, pelamar, pejabat
        self.pihak = pihak(berkas.jenis)
        bila, tingkat, kurun = syarat_disiplin(acuan.profil)
        self.bila = bila | ({"luar"} if self.pihak == "ppk" else set())
        self.kata = {
            "seleksi": "Seleksi Terbuka Jabatan Pimpinan Tinggi Pratama", "pemda": acuan.pemda, "tingkat": tingkat, "kurun": kurun,
            "pengumuman": f" menurut pengumuman {acuan.pengumuman}" if acuan.pengumuman else "", "dasar": berkas.dasar,
            "tujuan": acuan.profil.pendaftaran.tujuan, "selaku": PPK if self.pihak == "ppk" else PYB,
        }
        self.medan = {"dilamar": acuan.jabatan, "dilamar_unit": acuan.unit, "pejabat_jabatan": " ".join(pejabat)}

    def semua(self, rancangan: list[dict]) -> Iterator[Blok]:
        for r in rancangan:
            if r.get("bila", "") in {"", *self.bila}:
                yield BANGUN[r["bentuk"]](self, r)

    def tulis(self, isi: str) -> str:
        teks = isi.format_map(self.kata)
        return teks if self.berkas.dasar else teks.replace(" ()", "")

    def nilai(self, nama: str) -> str:
        return self.medan[nama] if nama in self.medan else getattr(self.pelamar, nama, "")


def _kepala(s: _Susunan, r: dict) -> Kepala:
    n = len(s.acuan.lampiran)
    berkas = f"{n} berkas" if n else f"{TITIK[:10]} berkas"
    return Kepala((("Lampiran", berkas), ("Hal", r["hal"])), TANGGAL, s.acuan.kepada)


def _judul(s: _Susunan, r: dict) -> Judul:
    return Judul(_rancang(s.berkas.jenis)["judul"], r.get("anak", ""), f"Nomor: {TITIK}" if r.get("bernomor") else "")


def _rincian(s: _Susunan, r: dict) -> Rincian:
    tanpa = {"pejabat_nip", "pejabat_pangkat"} if s.pihak == "ppk" else set()  # a head of region holds neither
    return Rincian(tuple((LABEL[m], s.nilai(m)) for m in r["medan"] if m not in tanpa), r.get("foto", ""))


def _butir(s: _Susunan, r: dict) -> Butir:
    isi = [s.tulis(b["isi"]) for b in r["butir"] if b.get("bila", "") in {"", *s.bila}]
    return Butir((*isi[:-1], isi[-1].rstrip(";.") + "."))


def _tabel(s: _Susunan, r: dict) -> Tabel:
    baris = s.pelamar.riwayat.get(r["riwayat"]) or ((),) * BARIS_KOSONG.get(r["riwayat"], 3)
    lajur = len(r["kepala"])
    isi = tuple((f"{n}.", *b, *[""] * (lajur - 1 - len(b))) for n, b in enumerate(baris, 1))
    return Tabel(r["isi"], tuple(r["kepala"]), isi, tuple(r["lebar"]))


def _ttd(s: _Susunan, r: dict) -> TandaTangan:
    meterai = f"Meterai Rp{s.acuan.meterai:,}".replace(",", ".") if s.berkas.meterai and s.acuan.meterai else ""
    if s.pihak == "pelamar":
        return TandaTangan(TANGGAL, tuple(r["peran"]), meterai, s.pelamar.nama, (("NIP", s.pelamar.nip),))
    peran = (*s.pejabat[:-1], f"{s.pejabat[-1]},")
    return TandaTangan(TANGGAL, peran, meterai, "", () if s.pihak == "ppk" else (("Pangkat", ""), ("NIP", "")))


BANGUN: dict[str, Callable[[_Susunan, dict], Blok]] = {
    "kop": lambda s, r: Kop(), "kepala": _kepala, "judul": _judul, "rincian": _rincian, "butir": _butir,
    "tabel": _tabel, "ttd": _ttd, "subjudul": lambda s, r: Subjudul(r["isi"]), "teks": lambda s, r: Teks(s.tulis(r["isi"])),
    "lampiran": lambda s, r: Butir(s.acuan.lampiran, dua_lajur=True),
}


def pejabat_penanda(jenis: str, *, instansi_jenis: str = "", instansi_nama: str = "") -> tuple[str, ...]:
    """The officer who signs, as the line above a signature: "Bupati Lamongan", "Sekretaris Daerah Kota Surabaya"."""
    siapa = pihak(jenis)
    if siapa == "pelamar":
        return ()
    nama = instansi_nama.removeprefix("Pemerintah ").strip()
    if siapa == "pyb":
        return (f"Sekretaris Daerah {nama or TITIK}",) if instansi_jenis != "pusat" else (PYB, nama or TITIK)
    kepala = {"kabupaten": ("Kabupaten ", "Bupati"), "kota": ("Kota ", "Wali Kota"), "provinsi": ("Provinsi ", "Gubernur")}
    if instansi_jenis in kepala:
        awalan, jabatan = kepala[instansi_jenis]
        return (f"{jabatan} {nama.removeprefix(awalan) or TITIK}",)
    return (PPK, nama or TITIK) if instansi_jenis == "pusat" else (f"Bupati/Wali Kota/Gubernur {TITIK}",)
