"""The claimed values that a verifier may correct: a closed list per kind of rule, with how each is read and shown."""
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from seleksi.aturan import rujukan

Nilai = str | int | bool | None
PANJANG_KATA = 160
CORET, PULIH = "coret", "pulih"
BARIS = {CORET: "Tidak diakui, tidak terbukti", PULIH: "Diakui kembali"}
YA_TIDAK = {"ya": "Ya", "tidak": "Tidak"}
TERKAIT = {"ya": "Terkait", "tidak": "Tidak terkait", "": "Belum diputuskan"}
_BENAR = {"ya": True, "tidak": False, "": None}


@dataclass(frozen=True, slots=True)
class Medan:
    """One correctable value: where it stands in the facts, its words, how it is typed."""

    jalur: str
    label: str
    bentuk: str  # pilihan | boolean | tanggal | angka | bulat | tahun | teks | kata | baris (a whole row: struck out or restored)
    pilihan: Mapping[str, str] = field(default_factory=dict)
    kosong: bool = False  # an empty value is an answer (still in office, not scored)

    def baca(self, teks: str) -> Nilai:
        """The JSON value of what was typed, or ValueError with an Indonesian sentence."""
        teks = teks.strip()
        if not teks and self.kosong:
            return None
        return _BACA[self.bentuk](self, teks)

    def sah(self, nilai: Nilai) -> bool:
        """Whether a JSON value is one that could have been typed here."""
        try:
            return self.baca(self.isian(nilai)) == nilai
        except ValueError:
            return False

    def tampil(self, nilai: Nilai) -> str:
        """The value as people read it."""
        if self.bentuk == "boolean":
            return self.pilihan.get(self.isian(nilai), "Belum diisi")
        if nilai is None or nilai == "":
            return "masih menjabat" if self.jalur.startswith("jabatan.") else "tidak diisi"
        if self.bentuk == "tanggal":
            return str(nilai)
        return self.pilihan.get(str(nilai), str(nilai).replace(".", ",") if self.bentuk == "angka" else str(nilai))

    def isian(self, nilai: Nilai) -> str:
        """The value as the form shows it to be typed over."""
        if self.bentuk == "boolean":
            return next((k for k, v in _BENAR.items() if v is nilai), "?")
        return "" if nilai is None else str(nilai)


def _baca_pilihan(medan: Medan, teks: str) -> str:
    if teks not in medan.pilihan:
        raise ValueError(f"Pilih salah satu nilai untuk {medan.label.lower()}.")
    return teks


def _baca_boolean(medan: Medan, teks: str) -> bool | None:
    return _BENAR[_baca_pilihan(medan, teks)]


def _baca_tanggal(medan: Medan, teks: str) -> str:
    try:
        return date.fromisoformat(teks).isoformat()
    except ValueError as galat:
        raise ValueError("Tulis tanggal yang ada dalam kalender.") from galat


def _baca_angka(medan: Medan, teks: str) -> str:
    try:
        nilai = Decimal(teks.replace(",", "."))
    except InvalidOperation as galat:
        raise ValueError("Tulis angka, misalnya 82,50.") from galat
    if not nilai.is_finite() or not 0 <= nilai <= 120 or nilai != round(nilai, 2) or not re.fullmatch(r"[\d.,]+", teks):
        raise ValueError("Nilai antara 0 dan 120 dengan paling banyak dua angka di belakang koma.")
    return f"{nilai:f}"


def _baca_bulat(medan: Medan, teks: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", teks):
        raise ValueError("Tulis tahun dengan empat angka.")
    return int(teks)


def _baca_teks(medan: Medan, teks: str) -> str:
    if not re.fullmatch(r"\d{2}(\.\d{2})?", teks, re.ASCII):
        raise ValueError("Tulis kode wilayah seperti 35.23, 35, atau 00.")
    return teks


def _baca_kata(medan: Medan, teks: str) -> str:
    teks = " ".join(teks.split())
    if not teks or len(teks) > PANJANG_KATA or not teks.isprintable():
        raise ValueError(f"Isi {medan.label.lower()}, paling panjang {PANJANG_KATA} huruf.")
    return teks


def _baca_tahun(medan: Medan, teks: str) -> int:
    return int(_baca_pilihan(medan, teks))


_BACA: dict[str, Callable[[Medan, str], Nilai]] = {
    "pilihan": _baca_pilihan, "boolean": _baca_boolean, "tanggal": _baca_tanggal, "angka": _baca_angka,
    "bulat": _baca_bulat, "teks": _baca_teks, "baris": _baca_pilihan,
    "kata": _baca_kata, "tahun": _baca_tahun,
}
_GOLONGAN = {kode: f"{nama} ({kode})" for kode, nama in rujukan.GOLONGAN.items()}
# Kind of rule -> single values: (path, words, form, choices)
_TETAP: dict[str, tuple[Medan, ...]] = {
    "status_kepegawaian": (Medan("status", "Status kepegawaian", "pilihan", rujukan.STATUS),),
    "instansi_asal": (
        Medan("instansi.kode", "Kode wilayah instansi induk", "teks"),
        Medan("instansi.jenis", "Jenis instansi induk", "pilihan", rujukan.JENIS_INSTANSI)),
    "golongan_minimal": (
        Medan("golongan", "Golongan ruang", "pilihan", _GOLONGAN), Medan("tmt_golongan", "TMT golongan", "tanggal")),
    "usia_maksimal": (Medan("tanggal_lahir", "Tanggal lahir", "tanggal"),),
    "hukuman_disiplin": (Medan("dalam_pemeriksaan", "Sedang diperiksa atas dugaan pelanggaran", "boolean", YA_TIDAK),),
    "pidana": (Medan("pidana", "Keterangan pidana", "pilihan", rujukan.PIDANA),),
}
# Kind of rule -> (list in the facts, its values)
MASA = (Medan("mulai", "Mulai", "tanggal"), Medan("selesai", "Sampai", "tanggal", kosong=True))
_DAFTAR: dict[str, tuple[str, tuple[Medan, ...]]] = {
    "pendidikan_minimal": ("pendidikan", (
        Medan("jenjang", "Jenjang", "pilihan", rujukan.PENDIDIKAN), Medan("lulus", "Tahun lulus", "bulat"))),
    "pengalaman_terkait": ("jabatan", (
        Medan("terkait", "Keterkaitan dengan jabatan yang dilamar", "boolean", TERKAIT), *MASA,
        Medan("plt", "Sebagai Plt. atau Plh.", "boolean", YA_TIDAK))),
    "pengalaman_jabatan": ("jabatan", (
        Medan("jenjang", "Jenjang jabatan", "pilihan", rujukan.JENJANG_JABATAN), *MASA,
        Medan("plt", "Sebagai Plt. atau Plh.", "boolean", YA_TIDAK))),
    "diklat_kepemimpinan": ("diklat", (
        Medan("jenis", "Jenis diklat", "pilihan", rujukan.DIKLAT), Medan("lulus", "Dinyatakan lulus", "boolean", YA_TIDAK),
        Medan("tanggal", "Tanggal sertifikat", "tanggal"))),
    "hukuman_disiplin": ("hukuman_disiplin", (
        Medan("tingkat", "Tingkat hukuman", "pilihan", rujukan.TINGKAT_HUKUMAN), *MASA)),
    "hasil_asesmen": ("asesmen", (Medan("tanggal", "Tanggal asesmen", "tanggal"),)),
}
_KINERJA_PREDIKAT = (
    Medan("predikat", "Predikat", "pilihan", rujukan.PREDIKAT), Medan("hasil_kerja", "Hasil kerja", "pilihan", rujukan.EKSPEKTASI),
    Medan("perilaku", "Perilaku kerja", "pilihan", rujukan.EKSPEKTASI))


def medan_syarat(jenis: str, fakta: Mapping[str, Any]) -> Iterator[tuple[str, Medan | None, list[Medan]]]:
    """What of these facts a rule of this kind reads: (words of the row, the row itself, its correctable values)."""
    if tetap := _TETAP.get(jenis):
        yield "", None, [m for m in tetap if _ada(fakta, m.jalur)]
    if jenis in _DAFTAR:
        nama, medan = _DAFTAR[jenis]
        for n, baris in enumerate(fakta.get(nama) or []):
            yield _sebut(nama, baris), _baris(nama, n), _di(f"{nama}.{n}", medan, baris)
    if jenis == "penilaian_kinerja":
        for n, tahun in enumerate(fakta.get("kinerja") or []):
            yield f"Penilaian tahun {tahun['tahun']}", _baris("kinerja", n), _di(
                f"kinerja.{n}", medan_kinerja(unsur=tahun.get("unsur") is not None), tahun)


def medan_kinerja(*, unsur: bool) -> list[Medan]:
    """One year's appraisal: scores of elements, or a predicate with both aspects."""
    if not unsur:
        return list(_KINERJA_PREDIKAT)
    return [Medan(f"unsur.{kode}", label, "angka", kosong=True) for kode, label in rujukan.UNSUR_KINERJA.items()]


def nama_daftar(jenis: str) -> str:
    """The list in the facts that a kind of rule reads row by row; empty when it reads none."""
    return "kinerja" if jenis == "penilaian_kinerja" else _DAFTAR.get(jenis, ("",))[0]


def _baris(nama: str, nomor: int) -> Medan:
    return Medan(f"{nama}.{nomor}", "Baris ini", "baris", BARIS)


def _ada(fakta: Mapping[str, Any], jalur: str) -> bool:
    try:
        nilai_di(fakta, jalur)
    except (KeyError, IndexError):
        return False
    return True


def _di(awalan: str, medan: Iterable[Medan], baris: Mapping[str, Any]) -> list[Medan]:
    return [Medan(f"{awalan}.{m.jalur}", m.label, m.bentuk, m.pilihan, m.kosong) for m in medan if _ada(baris, m.jalur)]


def _sebut(nama: str, baris: Mapping[str, Any]) -> str:
    if nama == "jabatan":
        return baris.get("nama") or rujukan.JENJANG_JABATAN.get(baris["jenjang"], "Jabatan")
    if nama == "asesmen":
        return baris.get("lembaga") or "Hasil asesmen"
    kata, daftar, kunci = {"pendidikan": ("Pendidikan", rujukan.PENDIDIKAN, "jenjang"), "diklat": ("Diklat", rujukan.DIKLAT, "jenis"),
                           "hukuman_disiplin": ("Hukuman", rujukan.TINGKAT_HUKUMAN, "tingkat")}[nama]
    return f"{kata} {daftar.get(baris[kunci], baris[kunci])}"


def cari_medan(jenis_jenis: Iterable[str], fakta: Mapping[str, Any], jalur: str) -> Medan | None:
    """The correctable value (or row) at a path, or None when it is not on the closed list of these rules."""
    for jenis in jenis_jenis:
        for _, baris, medan in medan_syarat(jenis, fakta):
            for satu in (baris, *medan):
                if satu is not None and satu.jalur == jalur:
                    return satu
    return None


def nilai_di(fakta: Mapping[str, Any], jalur: str) -> Nilai:
    """The value at "jabatan.0.terkait"; KeyError or IndexError where there is none."""
    isi: Any = fakta
    for langkah in jalur.split("."):
        isi = isi[int(langkah)] if isinstance(isi, list) else isi[langkah]
    return isi
