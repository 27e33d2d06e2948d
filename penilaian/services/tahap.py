"""The stage of a post follows from the work that is done."""
from datetime import datetime

from pendaftaran.selectors.sanggah import sanggah_menahan
from seleksi.core.domain.status import Tahap
from seleksi.core.models import Lowongan, Pengguna
from seleksi.core.selectors import ketentuan_berlaku, urai
from seleksi.core.services import majukan_tahap, urutan_tahap

from ..selectors.kelengkapan import KESEHATAN, Kelengkapan, kelengkapan

BAGIAN_TAHAP = {
    Tahap.ASESMEN: frozenset({"asesmen"}), Tahap.KESEHATAN: frozenset({KESEHATAN}),
    Tahap.PENILAIAN: frozenset({"makalah", "wawancara", "rekam_jejak"}),
}


def _urutan(lowongan: Lowongan) -> list[str]:
    return urutan_tahap(urai(ketentuan_berlaku(lowongan.seleksi))[0])


def _selesai(keadaan: Kelengkapan, tahap: str) -> bool:
    return all(b.lengkap for b in keadaan.bagian if b.kode in BAGIAN_TAHAP[tahap]) and bool(keadaan.peserta)


def majukan_bila_lengkap(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> None:
    """Move the (locked) post on while the work of its stage is done, but never into the determination: that is the opening."""
    if lowongan.tahap not in BAGIAN_TAHAP or sanggah_menahan(lowongan, pada=pada):  # an accepted objection must still find the stage
        return
    urutan, keadaan = _urutan(lowongan), kelengkapan(lowongan)
    while lowongan.tahap in BAGIAN_TAHAP and _selesai(keadaan, lowongan.tahap):
        berikut = urutan[urutan.index(lowongan.tahap) + 1]
        if berikut == Tahap.PENETAPAN:
            return
        majukan_tahap(lowongan=lowongan, ke=berikut, urutan=urutan, oleh=oleh, pada=pada)
        lowongan.tahap = berikut


def majukan_sampai(*, lowongan: Lowongan, ke: str, oleh: Pengguna, pada: datetime) -> None:
    """Move the (locked) post to a later stage, step by step; quietly nothing when it is there."""
    urutan = _urutan(lowongan)
    for tahap in urutan[urutan.index(lowongan.tahap) + 1:urutan.index(ke) + 1]:
        majukan_tahap(lowongan=lowongan, ke=tahap, urutan=urutan, oleh=oleh, pada=pada)
    lowongan.tahap = ke


def majukan_sesudah_penetapan(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> None:
    """Take the (locked) post to what follows its determination; an addendum finds it there already."""
    urutan = _urutan(lowongan)
    berikut = urutan[urutan.index(Tahap.PENETAPAN) + 1]
    if urutan.index(lowongan.tahap) < urutan.index(berikut):
        majukan_sampai(lowongan=lowongan, ke=berikut, oleh=oleh, pada=pada)
