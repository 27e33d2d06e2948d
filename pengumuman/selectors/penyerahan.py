"""Where the three of each post stand on their way to the PPK, and what must come before the next step."""
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from penilaian.models import Peringkat
from seleksi.aturan.profil import AturanGerbang, Profil
from seleksi.aturan.putaran import Putaran
from seleksi.core.domain.status import Tahap
from seleksi.core.jam import WIB
from seleksi.core.models import Lowongan, Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..domain.status import JenisPengumuman, Pihak, StatusPengumuman
from ..models import Penyerahan, Pilihan
from .aturan import pasangan_putaran

SEBELUM_PILIHAN, SEBELUM_PELANTIKAN = "penetapan", "pelantikan"


@dataclass(frozen=True, slots=True)
class GerbangHasil:
    """An outside approval that the end of the round waits for; `pemberi` is the body in office on that day."""

    aturan: AturanGerbang
    pemberi: str
    tercatat: bool

    @property
    def kurang(self) -> bool:
        return self.aturan.wajib and not self.tercatat


@dataclass(frozen=True, slots=True)
class KeadaanPenyerahan:
    """One post: its path, the steps that were taken, the approvals, the choice."""

    lowongan: Lowongan
    peringkat: Peringkat | None
    jalur: tuple[str, ...]
    langkah: list[Penyerahan]
    gerbang: list[GerbangHasil]
    pilihan: Pilihan | None
    halangan: list[str] = field(default_factory=list)  # what keeps the panel from handing over

    @property
    def di(self) -> str:
        """Where the names are now."""
        return self.langkah[-1].ke if self.langkah else Pihak.PANSEL.value

    @property
    def berikut(self) -> str:
        """The next station, empty at the end of the path."""
        sisa = self.jalur[self.jalur.index(self.di) + 1:]
        return sisa[0] if sisa else ""

    @property
    def gerbang_pilihan(self) -> list[GerbangHasil]:
        """Missing approvals that must precede the choice."""
        return [g for g in self.gerbang if g.kurang and g.aturan.sebelum == SEBELUM_PILIHAN]

    @property
    def gerbang_pelantikan(self) -> list[GerbangHasil]:
        """Missing approvals that must precede the inauguration; they do not keep the PPK from choosing."""
        return [g for g in self.gerbang if g.kurang and g.aturan.sebelum == SEBELUM_PELANTIKAN]


def jalur_nama(profil: Profil, putaran: Putaran, lowongan: Lowongan) -> tuple[str, ...]:
    """The stations of the three names; the Sekda does not propose the own successor."""
    return profil.jalur.nama_sekda if _sekda(putaran, lowongan) else profil.jalur.nama


def _sekda(putaran: Putaran, lowongan: Lowongan) -> bool:
    milik = pasangan_putaran(putaran, lowongan)
    return milik is not None and milik.sekda


def pemberi_gerbang(aturan: AturanGerbang, hari: date) -> str:
    """Who gives this approval on a day: KASN, since its end BKN."""
    diganti = aturan.pengganti and aturan.pengganti_mulai and aturan.pengganti_mulai <= hari
    return aturan.pengganti if diganti else aturan.pemberi


def keadaan_penyerahan(seleksi: Seleksi, *, pada: datetime) -> list[KeadaanPenyerahan]:
    """All posts that are not cancelled; a fixed number of queries."""
    profil, putaran = aturan_seleksi(seleksi)
    daftar = list(seleksi.lowongan.exclude(tahap=Tahap.DIBATALKAN.value).order_by("urut"))
    peringkat = {p.lowongan_id: p for p in Peringkat.objects.filter(lowongan__in=daftar).exclude(status="diganti")
                 .select_related("ketentuan", "lowongan__seleksi")}
    langkah: dict[int, list[Penyerahan]] = defaultdict(list)
    for satu in Penyerahan.objects.filter(peringkat__in=peringkat.values()).select_related("oleh", "surat").defer("surat__konteks"):
        langkah[satu.peringkat_id].append(satu)
    pilihan = {p.lowongan_id: p for p in Pilihan.objects.filter(lowongan__in=daftar).select_related("lamaran", "oleh")}
    terbit, ada = _pengumuman_akhir(seleksi), set(seleksi.gerbang.values_list("jenis", flat=True))
    hari = pada.astimezone(WIB).date()
    return [KeadaanPenyerahan(x, p := peringkat.get(x.pk), jalur_nama(profil, putaran, x), langkah[p.pk] if p else [],
                              [GerbangHasil(g, pemberi_gerbang(g, hari), g.kode in ada) for g in gerbang_akhir(profil, putaran, x)],
                              pilihan.get(x.pk), list(_halangan(x, p, profil, terbit))) for x in daftar]


def keadaan_satu(lowongan: Lowongan, *, pada: datetime) -> KeadaanPenyerahan | None:
    """The same for one post; None for a cancelled one."""
    return next((k for k in keadaan_penyerahan(lowongan.seleksi, pada=pada) if k.lowongan.pk == lowongan.pk), None)


def gerbang_akhir(profil: Profil, putaran: Putaran, lowongan: Lowongan) -> list[AturanGerbang]:
    """The approvals that precede the choice or the inauguration for this post."""
    sekda = _sekda(putaran, lowongan)
    return [g for g in profil.gerbang if g.sebelum in {SEBELUM_PILIHAN, SEBELUM_PELANTIKAN} and (sekda or not g.hanya_sekda)]


def _pengumuman_akhir(seleksi: Seleksi) -> bool:
    return seleksi.pengumuman.filter(jenis=JenisPengumuman.HASIL_AKHIR, status=StatusPengumuman.TERBIT).exists()


def _halangan(lowongan: Lowongan, peringkat: Peringkat | None, profil: Profil, terbit: bool) -> Iterator[str]:
    if peringkat is None or peringkat.status != "ditetapkan":
        yield f"Tiga calon untuk {lowongan} belum ditetapkan."
    elif lowongan.tahap == Tahap.KESEHATAN_TIGA:
        yield f"Tes kesehatan calon untuk {lowongan} belum ditutup Ketua."
    if not terbit and urutan_penyerahan(profil):
        yield "Pengumuman hasil akhir belum ditandatangani."


def urutan_penyerahan(profil: Profil) -> bool:
    """Whether the profile announces the result before it hands the names over."""
    urutan = [t.kode for t in profil.tahap]
    return {"pengumuman_akhir", "penyerahan"} <= set(urutan) and urutan.index("pengumuman_akhir") < urutan.index("penyerahan")
