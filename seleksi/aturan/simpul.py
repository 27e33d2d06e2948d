"""A profile or a round taken apart into rules: each with its name, its article and its fields.

`urai` is the one walk that rules pages and differences share, so neither can overlook a field.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from seleksi.aturan import profil as p
from seleksi.aturan import putaran as r
from seleksi.aturan.kata_nilai import LABEL, Kamus, kamus_profil, kata, nama_berkas
from seleksi.aturan.waktu import kata_tanggal

Kunci = tuple[str, ...]
TEKNIS = frozenset({"skema", "kode", "sha256", "putaran_bawaan"})  # says how it is kept, not what holds
# The field that tells the rows of a list apart; a row with the same one is the same rule in both versions.
PEMBEDA = {
    p.Syarat: "kode", p.SyaratBerkas: "jenis", p.Tahap: "kode", p.KomponenBobot: "kode", p.AturanTeks: "kode", p.AturanGerbang: "kode",
    p.DasarHukum: "teks", r.Kegiatan: "nomor", r.Kompetensi: "kode", r.LowonganPutaran: "kode", r.BobotKomponen: "komponen",
    r.KriteriaPutaran: "kode", r.TingkatRubrik: "mulai",
}
BERNAMA = {
    p.Syarat: "nama", p.Tahap: "nama", p.KomponenBobot: "nama", p.AturanTeks: "judul", p.AturanGerbang: "nama",
    p.DasarHukum: "teks", r.Kegiatan: "nama", r.Kompetensi: "nama", r.LowonganPutaran: "jabatan", r.KriteriaPutaran: "nama",
}
BAGIAN = {
    "": "Pokok", "daerah": "Daerah", "peraturan": "Peraturan", "dasar_hukum": "Dasar hukum", "syarat": "Persyaratan",
    "berkas": "Berkas lamaran", "tahap": "Tahapan", "pendaftaran": "Pendaftaran", "bobot": "Bobot penilaian", "panitia": "Panitia Seleksi",
    "pengumuman": "Pengumuman", "tahun_kinerja": "Tahun penilaian kinerja", "kesehatan": "Tes kesehatan", "sanggah": "Masa sanggah",
    "perbaikan": "Perbaikan berkas",
    "kecukupan": "Jumlah pelamar dan perpanjangan", "penetapan": "Penetapan tiga calon", "jalur": "Jalur penyampaian",
    "asesmen": "Uji kompetensi", "gerbang": "Persetujuan dari luar", "meterai": "Bea meterai", "ketentuan_lain": "Ketentuan lain",
    "catatan_naskah": "Catatan atas naskah", "acuan": "Tanggal dan tahun acuan", "jendela": "Waktu pendaftaran",
    "sekretariat": "Sekretariat", "lowongan": "Jabatan yang lowong", "jadwal": "Jadwal", "kompetensi": "Standar kompetensi",
    "kriteria": "Kriteria penilaian",
}
ANAK = {
    ("panitia", "ketua"): "Ketua Panitia Seleksi", ("panitia", "jumlah"): "Jumlah anggota", ("panitia", "internal"): "Anggota internal",
    ("pengumuman", "hari_kerja"): "Lama pengumuman", ("pengumuman", "isi"): "Isi pengumuman", ("pengumuman", "cakupan"): "Cakupan seleksi",
}
# A field whose unit or label depends on where it stands.
SATUAN_LETAK = {
    ("bobot", "nilai"): "bobot", ("bobot", "minimal"): "bobot", ("bobot", "maksimal"): "bobot", ("meterai", "nilai"): "rupiah",
    ("kecukupan", "minimal"): "pelamar", ("hari_kerja", "minimal"): "hari_kerja", ("ketua", "jumlah"): "orang",
    ("jumlah", "nilai"): "orang",
}
LABEL_LETAK = {
    ("dasar_hukum", "mulai"): "Berlaku mulai", ("dasar_hukum", "sampai"): "Berlaku sampai", ("meterai", "mulai"): "Berlaku mulai",
    ("meterai", "sampai"): "Berlaku sampai", ("meterai", "nilai"): "Besarnya", ("bobot", "nilai"): "Bobot",
    ("kecukupan", "minimal"): "Paling sedikit", ("jumlah", "nilai"): "Pilihan jumlah", ("hari_kerja", "minimal"): "Paling kurang",
    ("tahun_kinerja", "jumlah"): "Banyaknya tahun", ("internal", "maks_persen"): "Bagian paling besar",
}
# Fields that branch into rules of their own; while empty they say nothing.
CABANG = frozenset({
    "syarat", "berkas", "tahap", "gerbang", "meterai", "ketentuan_lain", "catatan_naskah", "dasar_hukum", "lowongan", "jadwal",
    "kompetensi",
    "kriteria", "bobot", "tingkat", "jumlah", "internal", "hari_kerja", "isi", "cakupan", "jendela", "sekretariat",
})
# Places that tell what a number counts.
LETAK = frozenset({"bobot", "dasar_hukum", "meterai", "kecukupan", "hari_kerja", "ketua", "jumlah", "internal", "tahun_kinerja", "jalur"})


@dataclass(frozen=True, slots=True)
class Isian:
    """A field of a rule. `nilai` compares, `label` and `kata` are read."""

    bidang: str
    label: str
    nilai: Any
    kata: str


@dataclass(frozen=True, slots=True)
class Simpul:
    """One rule: `kunci` is its place, the same in every version of the same rules."""

    kunci: Kunci
    bagian: str
    judul: str
    dasar: str
    isian: tuple[Isian, ...]

    @property
    def jangkar(self) -> str:
        """The fragment of the rule on a rules page: the code alone for a requirement."""
        if self.kunci[:2] == ("profil", "syarat"):
            return self.kunci[-1]
        depan = ("putaran",) if self.kunci[0] == "putaran" else ("pokok",) if len(self.kunci) < 3 else ()
        return re.sub(r"[^a-z0-9_]+", "-", "-".join((*depan, *self.kunci[1:])).lower()).strip("-")


def urai(profil: p.Profil, putaran: r.Putaran | None = None) -> tuple[Simpul, ...]:
    """Every rule of a profile and, when given, every value of a round, in their own order."""
    kamus = kamus_profil(profil)
    semua = list(_simpul(profil, ("profil",), "", kamus))
    return tuple(semua + (list(_simpul(putaran, ("putaran",), "", kamus)) if putaran else []))


def _simpul(objek: Any, kunci: Kunci, induk: str, kamus: Kamus) -> Iterator[Simpul]:
    judul = _judul(objek, kunci, induk, kamus)
    isian = tuple(_isian(objek, kunci, kamus))
    if isian:
        yield Simpul(kunci, BAGIAN[kunci[1] if len(kunci) > 1 else ""], judul, getattr(objek, "dasar", ""), isian)
    konteks = judul if len(kunci) > 2 else ""
    for f in fields(objek):
        nilai = getattr(objek, f.name)
        if is_dataclass(nilai):
            yield from _simpul(nilai, (*kunci, f.name), konteks, kamus)
        elif _baris(nilai):
            for n, baris in enumerate(nilai, start=1):
                yield from _simpul(baris, (*kunci, f.name, _beda(baris, n)), konteks, kamus)


def _baris(nilai: Any) -> bool:
    return isinstance(nilai, tuple) and bool(nilai) and is_dataclass(nilai[0])


def _beda(baris: Any, nomor: int) -> str:
    return str(getattr(baris, PEMBEDA[type(baris)])) if type(baris) in PEMBEDA else str(nomor)


def _isian(objek: Any, kunci: Kunci, kamus: Kamus) -> Iterator[Isian]:
    letak = next((k for k in reversed(kunci) if k in LETAK), "")
    for f in fields(objek):
        nilai = getattr(objek, f.name)
        cabang = is_dataclass(nilai) or _baris(nilai) or (nilai in (None, ()) and f.name in CABANG)
        if cabang or f.name in TEKNIS or f.name == PEMBEDA.get(type(objek)):
            continue
        if isinstance(objek, p.Syarat) and f.name == "nilai":
            # Under a prefix: a parameter may bear the name of a field of the rule itself.
            yield from (replace(_satu(bidang, isi, "", kamus), bidang=f"nilai.{bidang}") for bidang, isi in nilai.items())
        elif f.name == "parameter":
            yield from (_parameter(*satu, kamus) for satu in nilai)
        else:
            yield _satu(f.name, nilai, letak, kamus)


def _parameter(aturan: str, bidang: str, isi: Any, kamus: Kamus) -> Isian:
    label = f"Ditetapkan Panitia Seleksi untuk {kamus['syarat'].get(aturan, aturan)}: {LABEL.get(bidang, bidang).lower()}"
    return Isian(f"{aturan}.{bidang}", label, isi, kata(bidang, isi, kamus))


def _satu(bidang: str, nilai: Any, letak: str, kamus: Kamus) -> Isian:
    nama = "nama_calon" if (letak, bidang) == ("jalur", "nama") else bidang
    label = LABEL_LETAK.get((letak, bidang), LABEL[nama])
    if bidang == "pansel" and nilai:
        return Isian(bidang, label, nilai, LABEL.get(nilai, nilai).lower())
    return Isian(bidang, label, nilai, kata(nama, nilai, kamus, SATUAN_LETAK.get((letak, bidang), "")))


def _judul(objek: Any, kunci: Kunci, induk: str, kamus: Kamus) -> str:
    if isinstance(objek, p.Meterai):
        nama = f"Bea meterai sejak {kata_tanggal(objek.mulai)}" if objek.mulai else "Bea meterai semula"
    elif isinstance(objek, r.TingkatRubrik):
        nama = f"Tingkat mulai {kata('', objek.mulai, kamus)}"
    elif isinstance(objek, r.BobotKomponen):
        nama = kata("komponen", objek.komponen, kamus)
    elif isinstance(objek, p.SyaratBerkas):
        nama = nama_berkas(objek.label)
    elif isinstance(objek, (p.Profil, r.Putaran)):
        nama = "Pokok peraturan" if isinstance(objek, p.Profil) else "Pokok putaran"
    else:
        nama = getattr(objek, BERNAMA[type(objek)]) if type(objek) in BERNAMA else ANAK.get(kunci[1:], BAGIAN[kunci[1]])
    return f"{induk}: {nama}" if induk else nama
