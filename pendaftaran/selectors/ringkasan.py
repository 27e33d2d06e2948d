"""A profile in words, section by section, for reading it over before it is sent."""
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from seleksi.aturan.rujukan import GOLONGAN
from seleksi.core.domain.kata import desimal, nip, tanggal

from ..models import Pelamar, PenilaianKinerja
from .lamaran import KeadaanLamaran

KOSONG = "belum diisi"


@dataclass(frozen=True)
class RingkasanBagian:
    """One section: pairs (words, value), and rows as (heading, details)."""

    kode: str
    judul: str
    status: str
    isi: list[tuple[str, str]] = field(default_factory=list)
    baris: list[tuple[str, list[str]]] = field(default_factory=list)


def ringkasan_profil(keadaan: KeadaanLamaran) -> list[RingkasanBagian]:
    """Every section of the applicant's profile as it stands, with what the applicant said about related posts."""
    terkait = [baris["terkait"] for baris in keadaan.fakta["jabatan"]]
    p, hasil = keadaan.pelamar, []
    for k in keadaan.bagian:
        isi, baris = _ISI.get(k.bagian.kode, lambda p: [])(p), _BARIS.get(k.bagian.kode, lambda p, t: [])(p, terkait)
        if k.bagian.wajib or baris:
            hasil.append(RingkasanBagian(k.bagian.kode, k.bagian.judul, k.status, isi, baris))
    return hasil


def _kata(nilai: Any) -> str:
    return tanggal(nilai) if hasattr(nilai, "year") else str(nilai) if nilai else KOSONG


def _pribadi(p: Pelamar) -> list[tuple[str, str]]:
    return [("Nama", p.nama_bergelar), ("NIP", nip(p.nip) or KOSONG), ("NIK", f"berakhir {p.nik_akhir}" if p.nik_akhir else KOSONG),
            ("Tempat, tanggal lahir", f"{_kata(p.tempat_lahir)}, {_kata(p.tanggal_lahir)}"),
            ("Jenis kelamin", p.get_jenis_kelamin_display() or KOSONG), ("Telepon", _kata(p.telepon)), ("Alamat", _kata(p.alamat))]


def _kepegawaian(p: Pelamar) -> list[tuple[str, str]]:
    instansi = f"{p.instansi_nama} ({p.instansi_kode})" if p.instansi_nama else KOSONG
    return [("Status kepegawaian", _kata(p.status)), ("Instansi induk", instansi), ("Unit kerja", _kata(p.unit_kerja))]


def _pangkat(p: Pelamar) -> list[tuple[str, str]]:
    return [("Golongan ruang sekarang", _kata(p.golongan)), ("TMT golongan", _kata(p.tmt_golongan))]


def _pernyataan(p: Pelamar) -> list[tuple[str, str]]:
    hukuman = "Tidak pernah" if p.tanpa_hukuman else "Pernah" if p.hukumandisiplin_set.all() else KOSONG
    periksa = {True: "Ya", False: "Tidak"}.get(p.dalam_pemeriksaan, KOSONG)
    return [("Hukuman disiplin", hukuman), ("Sedang diperiksa", periksa), ("Proses pidana", p.get_pidana_display() or KOSONG)]


def _masa(mulai, selesai, kata: str) -> str:
    return f"{tanggal(mulai)} s.d. {tanggal(selesai) if selesai else kata}"


def _baris_pangkat(p: Pelamar, _: list) -> list[tuple[str, list[str]]]:
    return [(f"{GOLONGAN[r.golongan]} ({r.golongan})", [s for s in (f"TMT {tanggal(r.tmt)}", r.nomor_sk, r.pejabat) if s])
            for r in p.riwayatpangkat_set.all()]


def _jabatan(p: Pelamar, terkait: list[bool | None]) -> list[tuple[str, list[str]]]:
    kata = {True: "Terkait dengan jabatan yang dilamar", False: "Tidak terkait", None: "Keterkaitan belum dinyatakan"}
    return [(r.nama, [s for s in (r.get_jenjang_display(), r.unit, _masa(r.mulai, r.selesai, "sekarang"),
                                  "Plt. atau Plh." if r.plt else "", kata[t]) if s])
            for r, t in zip(p.riwayatjabatan_set.all(), terkait, strict=True)]


def _pendidikan(p: Pelamar, _: list) -> list[tuple[str, list[str]]]:
    return [(f"{r.jenjang} {r.jurusan}".strip(), [r.lembaga, f"lulus {r.lulus}"]) for r in p.riwayatpendidikan_set.all()]


def _diklat(p: Pelamar, _: list) -> list[tuple[str, list[str]]]:
    return [(r.get_jenis_display(), [s for s in (
        r.nama, tanggal(r.tanggal) if r.tanggal else f"tanggal {KOSONG}", "" if r.lulus else "tidak lulus") if s])
        for r in p.diklat_set.all()]


def _kinerja(p: Pelamar, _: list) -> list[tuple[str, list[str]]]:
    hasil = []
    for r in p.penilaiankinerja_set.all():
        unsur = [f"{r._meta.get_field(u).verbose_name} {desimal(n)}" for u in PenilaianKinerja.UNSUR if (n := getattr(r, u)) is not None]
        butir = (("Predikat", r.get_predikat_display()), ("hasil kerja", r.get_hasil_kerja_display().lower()),
                 ("perilaku", r.get_perilaku_display().lower()))
        predikat = [f"{kata} {isi}" for kata, isi in butir if isi]
        hasil.append((f"Tahun {r.tahun}", predikat or unsur))
    return hasil


def _hukuman(p: Pelamar, _: list) -> list[tuple[str, list[str]]]:
    return [(f"Hukuman {r.tingkat}", [s for s in (r.uraian, _masa(r.mulai, r.selesai, "masih dijalani")) if s])
            for r in p.hukumandisiplin_set.all()]


def _asesmen(p: Pelamar, _: list) -> list[tuple[str, list[str]]]:
    return [(r.lembaga, [tanggal(r.tanggal), desimal(r.skor)]) for r in p.hasilasesmenluar_set.all()]


def _penghargaan(p: Pelamar, _: list) -> list[tuple[str, list[str]]]:
    return [(r.nama, [s for s in (str(r.tahun), r.pemberi) if s]) for r in p.penghargaan_set.all()]


def _organisasi(p: Pelamar, _: list) -> list[tuple[str, list[str]]]:
    return [(r.nama, [s for s in (r.kedudukan, f"{r.mulai} s.d. {r.selesai or 'sekarang'}") if s]) for r in p.organisasi_set.all()]


_ISI: dict[str, Callable] = {"data-pribadi": _pribadi, "kepegawaian": _kepegawaian, "pangkat": _pangkat, "pernyataan": _pernyataan}
_BARIS: dict[str, Callable] = {"pangkat": _baris_pangkat, "jabatan": _jabatan, "pendidikan": _pendidikan, "diklat": _diklat,
                               "kinerja": _kinerja, "pernyataan": _hukuman, "asesmen": _asesmen, "penghargaan": _penghargaan,
                               "organisasi": _organisasi}
