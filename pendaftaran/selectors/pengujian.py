"""Why a proposal in somebody's favour needs a second person: lifted rules, machine and verdicts against it."""
from collections.abc import Iterable
from itertools import pairwise

from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran
from seleksi.core.selectors import urai

from ..domain.kelayakan import penyaring, saring_sementara
from ..domain.verifikasi import sebab_uji, syarat_terangkat
from ..models import GenerasiHasil, Lamaran
from .butir import Butir
from .terverifikasi import Terverifikasi


def sebab_uji_ms(lamaran: Lamaran, *, generasi: list[GenerasiHasil], butir: Iterable[Butir], fakta: Terverifikasi) -> list[str]:
    """Clauses, empty when a proposal MS may go to the panel without a second person."""
    terangkat, butir = kode_terangkat(lamaran, generasi=generasi, fakta=fakta), list(butir)
    return sebab_uji(
        terangkat=[_sebut(b) for b in butir if b.hasil and b.hasil.kode in terangkat],
        lawan_mesin=[_sebut(b) for b in butir if b.hasil and b.hasil.status == "tidak_memenuhi"],
        tidak_sesuai=[b.label for b in butir if b.tidak_sesuai])


def _sebut(butir: Butir) -> str:
    return f"{butir.label} ({butir.dasar})" if butir.dasar else butir.label


def kode_terangkat(lamaran: Lamaran, *, generasi: list[GenerasiHasil], fakta: Terverifikasi) -> frozenset[str]:
    """Codes of the rules that stand better than claimed because of corrections."""
    if not generasi or fakta.klaim == fakta.utuh:
        return frozenset()
    terbaru = generasi[-1]
    profil, putaran = urai(lamaran.ketentuan if terbaru.ketentuan_id == lamaran.ketentuan_id else terbaru.ketentuan)
    kini = _status(terbaru)
    langkah = [(_status(a), _status(b)) for a, b in pairwise(generasi) if b.sebab == "koreksi"]
    langkah.append(({h.kode: h.status for h in saring_sementara(profil, putaran, dict(fakta.klaim), saat_kirim=True).syarat}, kini))
    return syarat_terangkat(langkah, kini, _berubah(profil, putaran, fakta))


def _status(generasi: GenerasiHasil) -> dict[str, str]:
    return {h.kode: h.status for h in generasi.syarat.all()}


def _berubah(profil: Profil, putaran: Putaran, fakta: Terverifikasi) -> list[str]:
    """Rules that read a fact whose verified value differs from its claim."""
    beda = {nama for nama in {*fakta.klaim, *fakta.utuh} if fakta.klaim.get(nama) != fakta.utuh.get(nama)}
    return [x.syarat.kode for x in penyaring(profil, putaran.acuan).langkah if beda & set(x.baca)]
