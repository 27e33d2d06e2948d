"""Documents: which slots a round has, which of them this person must bring, and whether all are there."""

from collections.abc import Callable
from typing import NamedTuple

from pendaftaran.domain.bacaan import Fakta
from pendaftaran.domain.hasil import HasilBerkas, HasilSyarat, SlotSiap, SyaratSiap, bilangan, kata_daftar
from seleksi.aturan.jenis import KONDISI_BERKAS
from seleksi.aturan.profil import Profil, SyaratBerkas
from seleksi.aturan.putaran import AcuanSaring
from seleksi.aturan.rujukan import URUT_PENDIDIKAN

_S1 = URUT_PENDIDIKAN["S1"]

# Conditions that read facts -> is the document mandatory; None while the facts do not tell.
Kondisi = Callable[[Fakta, str, int], bool | None]


def _luar(f: Fakta, daerah: str, tahun: int) -> bool | None:
    return None if f.instansi is None else f.instansi.kode != daerah


def _dalam(f: Fakta, daerah: str, tahun: int) -> bool | None:
    return None if f.instansi is None else f.instansi.kode == daerah


def _gelar_lanjutan(f: Fakta, daerah: str, tahun: int) -> bool | None:
    if f.pendidikan is None:
        return None
    return any(URUT_PENDIDIKAN[p.jenjang] > _S1 and (p.lulus is None or p.lulus <= tahun)
               for p in f.pendidikan)


KONDISI: dict[str, Kondisi] = {
    "luar_daerah": _luar,
    "dalam_daerah": _dalam,
    "gelar_lanjutan": _gelar_lanjutan,
}
BACA_KONDISI = {"luar_daerah": "instansi", "dalam_daerah": "instansi", "gelar_lanjutan": "pendidikan"}


def kondisi_slot(profil: Profil, b: SyaratBerkas) -> str:
    return b.bila_harfiah if profil.bacaan_harfiah and b.bila_harfiah else b.bila


def siapkan_slot(profil: Profil, acuan: AcuanSaring) -> tuple[SlotSiap, ...]:
    """The slots of one round in the profile's order; per-year kinds become one slot per year."""
    slot = []
    for b in profil.berkas:
        bila = kondisi_slot(profil, b)
        for tahun in acuan.tahun_kinerja if b.periode == "kinerja" else (None,):
            jenis = b.jenis if tahun is None else f"{b.jenis}_{tahun}"
            label = label_slot(b, acuan, tahun)
            pilihan = {(wajib, ada): HasilBerkas(jenis, label, bool(wajib), ada, b.dasar or "bawaan",
                                                 _alasan(bila, wajib, ada))
                       for wajib in (True, False, None) for ada in (True, False)}
            slot.append(SlotSiap(jenis, label, bila, tahun, pilihan))
    return tuple(slot)


def label_slot(b: SyaratBerkas, acuan: AcuanSaring, tahun: int | str | None) -> str:
    pajak = f" {acuan.tahun_pajak}" if acuan.tahun_pajak else ""
    return b.label.replace("{tahun}", str(tahun)).replace("{tahun_pajak}", pajak)


def _alasan(bila: str, wajib: bool | None, ada: bool) -> str:
    keadaan = "sudah ada" if ada else "belum ada"
    if wajib is None:
        return f"Wajib {KONDISI_BERKAS[bila]}, belum dapat ditentukan; {keadaan}."
    if wajib:
        return f"Wajib {KONDISI_BERKAS[bila]}; {keadaan}."
    if bila == "tidak_pernah":
        return f"Tidak wajib, {KONDISI_BERKAS[bila]}; {keadaan}."
    return f"Tidak wajib: hanya {KONDISI_BERKAS[bila]}; {keadaan}."


class JawabanBerkas(NamedTuple):
    """Every slot for one person; how many are mandatory, and which of them are missing."""

    daftar: tuple[HasilBerkas, ...]
    wajib: int
    kurang: tuple[HasilBerkas, ...]


class RakBerkas:
    """The slots of one round, and the answers for every combination already met."""

    __slots__ = ("_jawaban", "daerah", "kondisi", "slot", "tahun")

    def __init__(self, profil: Profil, acuan: AcuanSaring):
        self.slot = siapkan_slot(profil, acuan)
        self.kondisi = tuple(dict.fromkeys(s.bila for s in self.slot if s.bila in BACA_KONDISI))
        self.daerah, self.tahun = profil.daerah.kode, acuan.tanggal_tutup.year
        self._jawaban: dict[tuple, JawabanBerkas] = {}

    @property
    def baca(self) -> tuple[str, ...]:
        """The facts, beside the files themselves, that decide which files are wanted."""
        tahunan = ("kinerja",) if any(s.tahun is not None for s in self.slot) else ()
        return (*(BACA_KONDISI[k] for k in self.kondisi), *tahunan)

    def jawab(self, f: Fakta) -> JawabanBerkas:
        """What this person must bring and brings. Remembered: people bring the same sets of files."""
        bila = tuple([KONDISI[k](f, self.daerah, self.tahun) for k in self.kondisi])
        kunci = (bila, f.berkas)
        jawaban = self._jawaban.get(kunci)
        if jawaban is None:
            if len(self._jawaban) > 1000:
                self._jawaban.clear()
            wajib = dict(zip(self.kondisi, bila, strict=True)) | {"selalu": True, "tidak_pernah": False}
            ada = f.berkas or frozenset()
            daftar = tuple(s.hasil[wajib[s.bila], s.jenis in ada] for s in self.slot)
            jawaban = self._jawaban[kunci] = JawabanBerkas(
                daftar, sum(b.wajib for b in daftar), tuple(b for b in daftar if b.wajib and not b.ada))
        return jawaban


def kelengkapan_berkas(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """All mandatory documents. An appraisal of a year without a row is for people (study leave exists)."""
    _, wajib, kurang = s.rak.jawab(f)
    if not kurang:
        return s.memenuhi(f"Semua {wajib} berkas wajib sudah ada.")
    label = kata_daftar([b.label for b in kurang])
    kata = f"{bilangan(len(kurang)).capitalize()} dari {wajib} berkas wajib belum ada: {label}"
    dinilai = {k.tahun for k in f.kinerja or ()}
    tanpa_penilaian = {x.jenis for x in s.rak.slot if x.tahun is not None and x.tahun not in dinilai}
    if all(b.jenis in tanpa_penilaian for b in kurang):
        return s.periksa(f"{kata}; penilaian tahun itu juga tidak tercantum, Panitia Seleksi memeriksa "
                         "alasannya.")
    return s.gagal(f"{kata}.", f"Unggah {label}.")
