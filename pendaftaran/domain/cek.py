"""Cek kelayakan: the answer for somebody who has not applied, from facts that are kept nowhere."""

from datetime import date
from typing import Any, NamedTuple

from pendaftaran.domain.garis_waktu import GarisWaktu, Masa, susun_garis
from pendaftaran.domain.hasil import Hasil
from pendaftaran.domain.jelas import SyaratJelas, jelaskan
from pendaftaran.domain.kelayakan import nilai_syarat, penyaring, saring_sementara, simpulkan
from pendaftaran.domain.slot import Slot, batang, susun_slot
from seleksi.aturan.masukan import TANGGAL
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran

BERKAS = "kelengkapan_berkas"


class Pejabat(NamedTuple):
    """Somebody whose signature or certification the documents need."""

    nama: str
    tugas: str
    berkas: tuple[str, ...]


class HasilCek(NamedTuple):
    """`syarat` without the rule on files: nobody uploads here. `slot`: what this person would have to bring."""

    simpulan: str
    syarat: list[SyaratJelas]
    slot: list[Slot]
    pejabat: list[Pejabat]
    garis: GarisWaktu | None


def cek_kelayakan(profil: Profil, putaran: Putaran, fakta: dict[str, Any], *, pada: date) -> HasilCek:
    """Verdicts, documents, signatures and timeline. A result that somebody mentions counts as one whose paper will be brought."""
    fakta = fakta | {"berkas": _dokumen(profil, putaran) if fakta.get("asesmen") else []}
    hasil = saring_sementara(profil, putaran, fakta)
    syarat = [j for j in jelaskan(profil, putaran, fakta, hasil=hasil) if j.jenis != BERKAS]
    slot = susun_slot(profil, putaran, _tanpa_keadaan(hasil), pada=pada)
    return HasilCek(simpulkan(j.hasil for j in syarat), syarat, slot, pejabat_diperlukan(profil, slot), garis_fakta(fakta, putaran))


def fakta_dibaca(profil: Profil, putaran: Putaran) -> frozenset[str]:
    """The facts that decide a verdict or which documents are wanted in this round; nothing else is asked."""
    return frozenset(b for x in penyaring(profil, putaran.acuan).langkah if x.tetap is None for b in x.baca
                     if not (x.syarat.jenis == BERKAS and b == "kinerja")) - {"berkas"}


def _dokumen(profil: Profil, putaran: Putaran) -> list[str]:
    return [nilai["berkas"] for s in profil.syarat if "berkas" in (nilai := nilai_syarat(s, putaran.acuan))]


def _tanpa_keadaan(hasil: Hasil):
    """The reasons without "belum ada": before applying nothing can be there."""
    return [b._replace(alasan=f"{b.alasan.rpartition(';')[0]}.") for b in hasil.berkas]


def pejabat_diperlukan(profil: Profil, slot: list[Slot]) -> list[Pejabat]:
    """Who must sign or certify the mandatory documents, in the order of the documents; oneself left out."""
    aturan = {b.jenis: b for b in profil.berkas}
    siapa: dict[tuple[str, str], list[str]] = {}
    for s in slot:
        b = aturan[batang(s.jenis)]
        for nama, tugas in ((b.penandatangan, "tanda tangan"), (b.legalisir, "legalisir")):
            if s.wajib and nama and nama != "Pelamar":
                siapa.setdefault((nama, tugas), []).append(s.label)
    return [Pejabat(nama, tugas, tuple(label)) for (nama, tugas), label in siapa.items()]


def garis_fakta(fakta: dict[str, Any], putaran: Putaran) -> GarisWaktu | None:
    """The timeline of the posts among plain facts; rows without a right beginning are left out."""
    masa = [Masa(b.get("nama") or "", mulai, TANGGAL[b["selesai"]] if b.get("selesai") else None, bool(b.get("plt")))
            for b in fakta.get("jabatan") or () if (mulai := TANGGAL[b.get("mulai") or ""])]
    return susun_garis(masa, tutup=putaran.acuan.tanggal_tutup)
