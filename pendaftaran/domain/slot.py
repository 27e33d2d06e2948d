"""Document slots of one application: what is wanted, from whom, within which limits, in words."""
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from seleksi.aturan.profil import Profil, SyaratBerkas
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.rujukan import BERKAS_TAHUNAN

from .berkas import BATAS_FOTO, FORMAT, GABUNG_PALING_BANYAK, sebut_jenis, sebut_ukuran
from .formulir_susun import ada_formulir
from .hasil import HasilBerkas

GANDA_PALING_BANYAK = 10


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot for this person. `wajib` already answers the condition; `alasan` says it in words."""

    jenis: str
    label: str
    dasar: str
    penjelasan: str
    wajib: bool
    alasan: str
    bersyarat: bool
    bila_memiliki: bool
    ganda: bool
    boleh_nihil: bool
    jenis_boleh: frozenset[str]
    maks_byte: int
    petunjuk: tuple[str, ...]
    berformulir: bool = False

    @property
    def terima(self) -> str:
        """For the file picker: ".pdf,.jpg"."""
        return ",".join(f".{akhiran}" for kode in FORMAT if kode in self.jenis_boleh for akhiran in FORMAT[kode].akhiran[:2])

    @property
    def dapat_digabung(self) -> bool:
        """Several photos may become one PDF here."""
        return {"pdf", "jpeg"} <= self.jenis_boleh

    @property
    def maks_foto(self) -> int:
        return BATAS_FOTO if self.dapat_digabung else 0

    @property
    def maks_banyak(self) -> int:
        return GABUNG_PALING_BANYAK if self.dapat_digabung else GANDA_PALING_BANYAK

    @property
    def batas_gabung(self) -> str:
        """The limits of joining, said beforehand; "" where photos are not joined."""
        if not self.dapat_digabung:
            return ""
        return (f"Beberapa foto digabung menjadi satu PDF menurut urutannya: sekali unggah paling banyak {GABUNG_PALING_BANYAK}, "
                f"masing-masing paling besar {sebut_ukuran(BATAS_FOTO)}.")

    @property
    def batas_jenis(self) -> str:
        return f"{sebut_jenis(self.jenis_boleh)}."

    @property
    def batas(self) -> str:
        """ "PDF, JPEG, atau PNG, paling besar 5 MB"."""
        return f"{sebut_jenis(self.jenis_boleh)}, paling besar {sebut_ukuran(self.maks_byte)}"


def susun_slot(profil: Profil, putaran: Putaran, hasil: Iterable[HasilBerkas], *, pada: date) -> list[Slot]:
    """The slots in the profile's order; `hasil` is the kernel's list for this person."""
    aturan = {b.jenis: b for b in profil.berkas}
    return [_slot(aturan[batang(h.jenis)], h, profil, pada) for h in hasil]


def batang(jenis: str) -> str:
    """skp_2018 -> skp; other kinds stay."""
    return BERKAS_TAHUNAN if jenis.startswith(f"{BERKAS_TAHUNAN}_") else jenis


def jenis_boleh(b: SyaratBerkas) -> frozenset[str]:
    """The judge's words for the formats of the profile."""
    return frozenset(kode for f in b.format for kode in (("jpeg", "png") if f == "gambar" else (f,)))


def _slot(b: SyaratBerkas, h: HasilBerkas, profil: Profil, pada: date) -> Slot:
    return Slot(
        jenis=h.jenis, label=h.label, dasar=h.dasar, penjelasan=b.penjelasan, wajib=h.wajib, alasan=h.alasan,
        bersyarat=b.bila not in {"selalu", "tidak_pernah"}, bila_memiliki=b.bila == "tidak_pernah", ganda=b.ganda,
        boleh_nihil=b.boleh_nihil, jenis_boleh=jenis_boleh(b), maks_byte=b.maks_byte, petunjuk=tuple(_petunjuk(b, profil, pada)),
        berformulir=ada_formulir(b))


def _petunjuk(b: SyaratBerkas, profil: Profil, pada: date) -> Iterator[str]:
    if b.penandatangan:
        yield f"Tanda tangan: {b.penandatangan}"
    if b.legalisir:
        yield f"Legalisir: {b.legalisir}"
    if b.meterai and (bea := profil.meterai_pada(pada)):
        yield f"Meterai: Rp{bea.nilai:,}".replace(",", ".")
