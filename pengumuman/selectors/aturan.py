"""The rules of a round as readable lines; the public page, the announcement and the letters all read them here."""
from collections.abc import Iterable
from dataclasses import dataclass

from pendaftaran.domain.berkas_wajib import kondisi_slot, label_slot
from pendaftaran.domain.kelayakan import judul_syarat, nilai_syarat
from seleksi.aturan.jenis import KONDISI_BERKAS
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Kompetensi, LowonganPutaran, Putaran, bobot_putaran
from seleksi.core.models import Ketentuan, Lowongan, Seleksi
from seleksi.core.selectors import rancangan, urai

DITETAPKAN = "ditetapkan Panitia Seleksi"  # stands where an article would, when the regulation is silent


@dataclass(frozen=True, slots=True)
class Butir:
    """A line with its article: a requirement, a document, a weight, a competence."""

    nama: str
    dasar: str
    keterangan: str = ""
    bawaan: str = ""
    wajib: str = ""
    legalisir: str = ""
    jangkar: str = ""  # of its rule on the rules page


@dataclass(frozen=True, slots=True)
class Aturan:
    """The readable lines of one version of the rules."""

    profil: Profil
    putaran: Putaran
    syarat: tuple[Butir, ...]
    berkas: tuple[Butir, ...]
    bobot: tuple[Butir, ...]


_BEKU: dict[str, Aturan] = {}


def ketentuan_kini(seleksi: Seleksi) -> Ketentuan | None:
    """The version in force without its large content, which `urai` remembers by hash."""
    return seleksi.ketentuan.defer("isi").order_by("-versi").first()


def aturan_terbaca(seleksi: Seleksi, ketentuan: Ketentuan | None) -> Aturan:
    """What holds, ready to show; frozen versions are prepared once a process, a draft each time."""
    if ketentuan is None:
        return _terbaca(*rancangan(seleksi))
    if ketentuan.sha256 not in _BEKU:
        if len(_BEKU) > 64:
            _BEKU.clear()
        _BEKU[ketentuan.sha256] = _terbaca(*urai(ketentuan))
    return _BEKU[ketentuan.sha256]


def _terbaca(profil: Profil, putaran: Putaran) -> Aturan:
    bobot = bobot_putaran(profil, putaran)
    return Aturan(
        profil, putaran, tuple(butir_syarat(profil, putaran)), tuple(butir_berkas(profil, putaran)),
        tuple(Butir(k.nama, k.dasar, f"{bobot[k.kode].normalize():f}".replace(".", ","), k.bawaan or profil.bobot.bawaan,
                    jangkar=f"bobot-komponen-{k.kode}")
              for k in profil.bobot.komponen))


def butir_syarat(profil: Profil, putaran: Putaran) -> Iterable[Butir]:
    """Each requirement with this round's numbers; one that the panel emptied says so."""
    ditetapkan = {(kode, nama) for kode, nama, _ in putaran.acuan.parameter}
    for s in profil.syarat:
        kosong = s.pansel and not nilai_syarat(s, putaran.acuan).get(s.pansel)
        milik = " Ditetapkan Panitia Seleksi untuk seleksi ini." if (s.kode, s.pansel) in ditetapkan else ""
        kata = "Tidak ditetapkan Panitia Seleksi untuk seleksi ini." if kosong else s.penjelasan + milik
        yield Butir(judul_syarat(s, putaran.acuan), s.dasar or DITETAPKAN, kata, s.bawaan, jangkar=s.kode)


def butir_berkas(profil: Profil, putaran: Putaran) -> Iterable[Butir]:
    """Each document slot; `wajib` says for whom it is mandatory, `legalisir` who certifies the copy."""
    for b in profil.berkas:
        for tahun in putaran.acuan.tahun_kinerja if b.periode == "kinerja" else (None,):
            yield Butir(label_slot(b, putaran.acuan, tahun), b.dasar or DITETAPKAN, b.penjelasan, b.bawaan,
                        KONDISI_BERKAS[kondisi_slot(profil, b)].removeprefix("bagi "), b.legalisir, f"berkas-{b.jenis}")


def pasangan_putaran(putaran: Putaran, lowongan: Lowongan) -> LowonganPutaran | None:
    """The frozen values of a post: they stand in the same order as the rows."""
    return putaran.lowongan[lowongan.urut - 1] if lowongan.urut <= len(putaran.lowongan) else None


def kompetensi_lowongan(putaran: Putaran, lowongan: Lowongan) -> list[tuple[str, list[Kompetensi]]]:
    """The standards of a post in groups: technical first, then the common ones."""
    milik = pasangan_putaran(putaran, lowongan)
    semua = [*(milik.kompetensi if milik else ()), *putaran.kompetensi]
    kelompok = [("Kompetensi teknis", "teknis"), ("Kompetensi manajerial", "manajerial"), ("Kompetensi sosial kultural", "sosial_kultural")]
    return [(kata, isi) for kata, jenis in kelompok if (isi := [k for k in semua if k.jenis == jenis])]
