"""What changes something that was announced: proposed by one person, signed by the Ketua, told to the public by its own announcement.

One module per kind. Each says what the announcement tells (`susun`), what stands against it now (`halangan`) and what the
signature carries out (`akibat`); `usulan.usulkan` makes the proposal.
"""
from ..domain.status import JenisPengumuman
from . import keadaan, ketentuan, perpanjangan, ralat
from .kerja import Kerja

J = JenisPengumuman
KERJA: dict[str, Kerja] = {
    J.PERUBAHAN: ketentuan.KERJA, J.PERPANJANGAN: perpanjangan.KERJA, J.RALAT: ralat.KERJA,
    **dict.fromkeys((J.PENUNDAAN, J.KELANJUTAN, J.PEMBATALAN), keadaan.KERJA)}
