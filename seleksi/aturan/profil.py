"""The law as data: what one regulation says, value by value, each with its citation.

A value carries `dasar` (the article) or, where the regulation is silent, `bawaan` (why the portal
chose this value). Dates of a round are not here; they stand in `putaran.Putaran`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any, ClassVar, Literal

SKEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bersumber:
    dasar: str = ""
    bawaan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Daerah:
    kode: str
    jenis: Literal["kabupaten", "kota", "provinsi"]
    nama: str
    provinsi: str
    nama_provinsi: str
    ibu_kota: str
    kepala: str  # title of the PPK: "Bupati Tuban"


@dataclass(frozen=True, slots=True, kw_only=True)
class Peraturan:
    bentuk: str
    nomor: str
    tanggal: date
    tentang: str
    berlaku_mulai: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DasarHukum:
    """A law that rounds rest on, from `mulai` to `sampai`, both inside. A bare text is one without dates."""

    RINGKAS: ClassVar[str] = "teks"

    teks: str
    mulai: date | None = None
    sampai: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Syarat(Bersumber):
    """One requirement row. `pansel` names the one parameter that the panel may set, within `batas`."""

    kode: str
    jenis: str
    nama: str
    judul: str
    penjelasan: str
    keputusan: Literal["otomatis", "otomatis_verifikasi", "manusia", "tahap_lanjut"]
    nilai: Mapping[str, Any] = field(default_factory=dict)
    pansel: str = ""
    batas: tuple[int, ...] = ()
    bukti: tuple[str, ...] = ()
    saran: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyaratBerkas(Bersumber):
    """One document slot. `periode`: one slot per appraisal year, or one that names the tax year."""

    jenis: str
    label: str
    penjelasan: str
    bila: Literal["selalu", "tidak_pernah", "luar_daerah", "dalam_daerah", "gelar_lanjutan"]
    bila_harfiah: str = ""
    format: tuple[Literal["pdf", "gambar"], ...]
    maks_byte: int
    periode: Literal["", "kinerja", "pajak"] = ""
    ganda: bool = False
    boleh_nihil: bool = False
    blanko: bool = False
    meterai: bool = False
    penandatangan: str = ""
    legalisir: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tahap(Bersumber):
    kode: str
    nama: str
    peserta: Literal["umum", "pelamar", "lulus_administrasi", "tiga_besar"] = "lulus_administrasi"
    opsional: bool = False
    diumumkan: bool = False
    komponen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pendaftaran(Bersumber):
    mode_jendela: Literal["harian", "menerus"]
    zona: Literal["Asia/Jakarta"] = "Asia/Jakarta"
    jam_buka: time
    jam_tutup: time
    jabatan_per_pelamar: int
    tujuan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KomponenBobot(Bersumber):
    kode: str
    nama: str
    minimal: Decimal
    maksimal: Decimal
    nilai: Decimal
    penilai: Literal["panitia", "asesor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bobot(Bersumber):
    cara: Literal["tetap", "rentang", "pansel"]
    komponen: tuple[KomponenBobot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JumlahPanitia(Bersumber):
    nilai: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalPanitia(Bersumber):
    maks_persen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KetuaPanitia(Bersumber):
    jumlah: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanTeks(Bersumber):
    """A rule for people: short code, title and plain explanation."""

    kode: str
    judul: str
    penjelasan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panitia(Bersumber):
    unsur: tuple[Literal["internal", "instansi_lain", "akademisi", "pakar", "profesional"], ...]
    ketua: KetuaPanitia
    jumlah: JumlahPanitia | None = None
    internal: InternalPanitia | None = None
    kuorum_persen: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class HariKerja(Bersumber):
    minimal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiPengumuman(Bersumber):
    bagian: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cakupan(Bersumber):
    pilihan: tuple[Literal["nasional", "provinsi"], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanPengumuman(Bersumber):
    penandatangan: str
    saluran: tuple[str, ...] = ()
    hari_kerja: HariKerja | None = None
    isi: IsiPengumuman | None = None
    cakupan: Cakupan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TahunKinerja(Bersumber):
    """How many appraisal years the round names; 0 = as many as the round wants."""

    jumlah: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kesehatan(Bersumber):
    ada: bool
    peserta: Literal["", "lulus_administrasi", "tiga_besar"] = ""
    bebas_narkoba: bool = False
    bila_gagal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanggah(Bersumber):
    jam: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Perbaikan(Bersumber):
    """Which documents may be repaired after Kirim, when the secretariat asks for it."""

    tidak_terbaca: bool = True
    kurang: bool = False


PERBAIKAN_BAWAAN = Perbaikan(bawaan="Perbaikan tidak diatur. Bacaan portal: pindaian yang tidak terbaca boleh diganti sampai tanggal yang "
                                    "disebut Sekretariat, berkas yang tidak dikirim tidak boleh disusulkan.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kecukupan(Bersumber):
    minimal: int
    perpanjangan: int
    hari_perpanjangan: int
    minimal_akhir: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Penetapan(Bersumber):
    """How three are chosen. `urutan_wajib`: strictly by score; else a deviation needs a reason."""

    kuota: int
    urutan_wajib: bool
    urutan_seri: tuple[str, ...]
    bawaan_seri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jalur(Bersumber):
    """Who hands on what: the secret ranking, the three names; `_sekda` when the post is Sekda."""

    peringkat: tuple[Literal["pansel", "pyb", "ppk"], ...]
    nama: tuple[Literal["pansel", "pyb", "ppk"], ...]
    nama_sekda: tuple[Literal["pansel", "pyb", "ppk"], ...]
    peringkat_rahasia: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanGerbang(Bersumber):
    kode: str
    nama: str
    pemberi: str
    pengganti: str = ""
    pengganti_mulai: date | None = None
    sebelum: Literal["pengumuman", "penetapan", "pelantikan", "perpanjangan"]
    hanya_sekda: bool = False
    wajib: bool = True
    lampiran: tuple[str, ...] = ()  # what goes with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Meterai(Bersumber):
    nilai: int
    mulai: date | None = None
    sampai: date | None = None
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AturanAsesmen(Bersumber):
    """Levels to JPM: the standard level, and where the categories begin (in per cent)."""

    level_standar: int
    level_maksimal: int
    memenuhi: Decimal
    masih_memenuhi: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Profil:
    skema: int
    kode: str
    versi: int
    judul: str
    ringkas: str
    daerah: Daerah
    peraturan: Peraturan
    dasar_hukum: tuple[DasarHukum, ...]
    syarat: tuple[Syarat, ...]
    berkas: tuple[SyaratBerkas, ...]
    tahap: tuple[Tahap, ...]
    pendaftaran: Pendaftaran
    bobot: Bobot
    panitia: Panitia
    pengumuman: AturanPengumuman
    tahun_kinerja: TahunKinerja
    kesehatan: Kesehatan
    sanggah: Sanggah
    kecukupan: Kecukupan
    penetapan: Penetapan
    jalur: Jalur
    asesmen: AturanAsesmen
    gerbang: tuple[AturanGerbang, ...]
    meterai: tuple[Meterai, ...]
    perbaikan: Perbaikan = PERBAIKAN_BAWAAN
    ketentuan_lain: tuple[AturanTeks, ...] = ()
    catatan_naskah: tuple[AturanTeks, ...] = ()
    bacaan_harfiah: bool = False
    putaran_bawaan: str = ""
    sha256: str = field(default="", compare=False)

    def meterai_pada(self, tanggal: date) -> Meterai | None:
        """The stamp duty in force on a day."""
        for m in self.meterai:
            if (m.mulai is None or m.mulai <= tanggal) and (m.sampai is None or tanggal <= m.sampai):
                return m
        return None
