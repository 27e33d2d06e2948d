"""Documents: which slots a round has, which of them are mandatory for this person, and whether all are there."""

from collections.abc import Callable

from pendaftaran.domain.bacaan import Fakta
from pendaftaran.domain.hasil import HasilBerkas, HasilSyarat, SlotSiap, SyaratSiap, bilangan, kata_daftar
from seleksi.aturan.jenis import KONDISI_BERKAS
from seleksi.aturan.profil import Profil, SyaratBerkas
from seleksi.aturan.putaran import AcuanSaring
from seleksi.aturan.rujukan import URUT_PENDIDIKAN

_S1 = URUT_PENDIDIKAN["S1"]

# Condition -> is the document mandatory; None while the facts do not tell.
Kondisi = Callable[[Fakta, str, int], bool | None]


def _luar(f: Fakta, daerah: str, tahun: int) -> bool | None:
    return None if f.instansi is None else f.instansi.kode != daerah


def _dalam(f: Fakta, daerah: str, tahun: int) -> bool | None:
    return None if f.instansi is None else f.instansi.kode == daerah


def _gelar_lanjutan(f: Fakta, daerah: str, tahun: int) -> bool | None:
    if f.pendidikan is None:
        return None
    return any(URUT_PENDIDIKAN[p.jenjang] > _S1 and (p.lulus is None or p.lulus <= tahun) for p in f.pendidikan)


KONDISI: dict[str, Kondisi] = {
    "selalu": lambda f, daerah, tahun: True,
    "tidak_pernah": lambda f, daerah, tahun: False,
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


def label_slot(b: SyaratBerkas, acuan: AcuanSaring, tahun: int | None) -> str:
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


def daftar_berkas(slot: tuple[SlotSiap, ...], f: Fakta, daerah: str, tahun: int) -> list[HasilBerkas]:
    """Every slot with what it is for this person."""
    ada = f.berkas or frozenset()
    return [s.hasil[KONDISI[s.bila](f, daerah, tahun), s.jenis in ada] for s in slot]


def kelengkapan_berkas(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """All mandatory documents. An appraisal of a year without a row is for people (study leave exists)."""
    daftar = daftar_berkas(s.slot, f, s.kode_daerah, s.tutup.year)
    wajib = sum(b.wajib for b in daftar)
    kurang = [(b, slot) for b, slot in zip(daftar, s.slot, strict=True) if b.wajib and not b.ada]
    if not kurang:
        return s.memenuhi(f"Semua {wajib} berkas wajib sudah ada.")
    dinilai = {k.tahun for k in f.kinerja or ()}
    kata = f"{bilangan(len(kurang)).capitalize()} dari {wajib} berkas wajib belum ada: " + kata_daftar(
        [b.label for b, _ in kurang])
    if all(slot.tahun is not None and slot.tahun not in dinilai for _, slot in kurang):
        return s.periksa(f"{kata}; penilaian tahun itu juga tidak tercantum, Panitia Seleksi memeriksa alasannya.")
    return s.gagal(f"{kata}.", "Unggah " + kata_daftar([b.label for b, _ in kurang]) + ".")
