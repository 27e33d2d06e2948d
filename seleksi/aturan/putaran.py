"""The values of one round: dates, posts, standards, weights, rubrics. Never law, always this round's."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any, Literal

from seleksi.aturan.profil import Bersumber, Profil
from seleksi.aturan.waktu import Jendela, jendela_konkret

Parameter = tuple[tuple[str, str, Any], ...]  # (rule code, parameter, value or None), sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class AcuanSaring:
    """The few values of a round that decide eligibility; small and hashable, so verdicts can be cached."""

    tanggal_tutup: date
    tanggal_acuan_usia: date
    tahun_kinerja: tuple[int, ...]
    mode_usia: Literal["tahun_penuh", "tepat"] = "tahun_penuh"
    cakupan: Literal["", "nasional", "provinsi"] = ""
    tahun_pajak: int | None = None
    parameter: Parameter = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sekretariat:
    nama: str
    alamat: str
    telepon: str
    situs: str
    kode_pos: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JendelaPendaftaran(Bersumber):
    mulai: date
    sampai: date
    jam_buka: time
    jam_tutup: time
    mode: Literal["harian", "menerus"]

    def konkret(self) -> tuple[Jendela, ...]:
        return jendela_konkret(self.mulai, self.sampai, self.jam_buka, self.jam_tutup, self.mode)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kegiatan(Bersumber):
    """A line of the schedule; `tahap` are codes of the profile's stages."""

    nomor: int
    nama: str
    tahap: tuple[str, ...]
    mulai: date
    selesai: date
    keterangan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kompetensi(Bersumber):
    kode: str
    jenis: Literal["manajerial", "sosial_kultural", "teknis"]
    nama: str
    uraian: str
    level: int
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowonganPutaran(Bersumber):
    kode: str
    jabatan: str
    unit: str
    sekda: bool = False
    kompetensi: tuple[Kompetensi, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BobotKomponen(Bersumber):
    komponen: str
    nilai: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TingkatRubrik:
    """A described band of a criterion, for the score sheet: from `mulai` up to the next band."""

    mulai: Decimal
    uraian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KriteriaPutaran(Bersumber):
    kode: str
    komponen: str
    nama: str
    uraian: str
    bobot: Decimal
    tingkat: tuple[TingkatRubrik, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Putaran:
    skema: int
    kode: str
    profil: str
    judul: str
    nomor_pengumuman: str = ""
    tempat: str = ""
    tanggal_surat: date | None = None
    tanggal_publikasi: date | None = None
    mulai_pendaftaran: date | None = None
    acuan: AcuanSaring
    jendela: JendelaPendaftaran | None = None
    sekretariat: Sekretariat | None = None
    lowongan: tuple[LowonganPutaran, ...] = ()
    jadwal: tuple[Kegiatan, ...] = ()
    kompetensi: tuple[Kompetensi, ...] = ()
    bobot: tuple[BobotKomponen, ...] = ()
    kriteria: tuple[KriteriaPutaran, ...] = ()

    def kompetensi_jabatan(self, kode: str) -> tuple[Kompetensi, ...]:
        """All standards of one post: the common ones, then its technical ones."""
        return self.kompetensi + next(x.kompetensi for x in self.lowongan if x.kode == kode)


def bobot_putaran(profil: Profil, putaran: Putaran) -> dict[str, Decimal]:
    """Component -> weight: the round's own, or the profile's values when it sets none."""
    if putaran.bobot:
        return {b.komponen: b.nilai for b in putaran.bobot}
    return {k.kode: k.nilai for k in profil.bobot.komponen}


def putaran_ringkas(profil: Profil, acuan: AcuanSaring) -> Putaran:
    """A round that knows nothing but the values for screening, as the command `saring` gets it."""
    return Putaran(skema=1, kode="", profil=profil.kode, judul="", acuan=acuan)
