"""The items that the secretariat judges in one application, each with the verdict that holds now."""
from collections.abc import Iterable
from dataclasses import dataclass

from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran

from ..domain.berkas_wajib import siapkan_slot
from ..domain.hasil import SlotSiap
from ..domain.status import PutusanVerifikasi
from ..domain.verifikasi import TANPA_PUTUSAN
from ..models import Berkas, GenerasiHasil, HasilSyarat, Lamaran, PutusanBerkas, PutusanSyarat


@dataclass(frozen=True, slots=True)
class Butir:
    """A document or a rule. `putusan` holds now; `lama` was given to another file or another result."""

    kunci: str
    label: str
    dasar: str
    berkas: Berkas | None = None
    hasil: HasilSyarat | None = None
    putusan: PutusanBerkas | PutusanSyarat | None = None
    lama: PutusanBerkas | PutusanSyarat | None = None

    @property
    def wajib(self) -> bool:
        return self.hasil is None or self.hasil.status not in TANPA_PUTUSAN

    @property
    def belum(self) -> bool:
        return self.wajib and self.putusan is None

    @property
    def tidak_sesuai(self) -> bool:
        return self.putusan is not None and self.putusan.putusan == PutusanVerifikasi.TIDAK_SESUAI

    @property
    def terakhir(self) -> int:
        """Id of the newest verdict that the page shows, so that a later one of somebody else is noticed."""
        tampak = self.putusan or self.lama
        return tampak.pk if tampak else 0


def batang_jenis(jenis: str) -> str:
    """skp_2018 -> skp: the kind of document as the profile names it."""
    batang, _, tahun = jenis.rpartition("_")
    return batang if batang and tahun.isdigit() else jenis


def _terbaru(baris: Iterable, kunci: str) -> dict:
    """The newest row per key; rows come oldest first."""
    return {getattr(satu, kunci): satu for satu in baris}


def _sebut(slot: SlotSiap | None, jenis: str) -> tuple[str, str]:
    return (slot.label, slot.hasil[True, True].dasar) if slot else (jenis.replace("_", " "), "")


def _butir_berkas(lamaran: Lamaran, profil: Profil, putaran: Putaran) -> list[Butir]:
    berkas = list(lamaran.berkas.berlaku())
    putusan = _terbaru(PutusanBerkas.objects.filter(berkas__in=berkas).select_related("oleh").order_by("pk"), "berkas_id")
    slot = {satu.jenis: satu for satu in siapkan_slot(profil, putaran.acuan)}
    urutan = {jenis: n for n, jenis in enumerate(slot)}
    butir = []
    for satu in sorted(berkas, key=lambda b: (urutan.get(b.jenis, len(urutan)), b.jenis, b.urut)):
        kini = putusan.get(satu.pk)
        sah = kini is not None and kini.sha256 == satu.sha256_asli
        label, dasar = _sebut(slot.get(satu.jenis), satu.jenis)
        butir.append(Butir(
            f"berkas-{satu.kode}", f"{label} ({satu.urut})" if satu.urut > 1 else label, dasar, berkas=satu,
            putusan=kini if sah else None, lama=None if sah else kini))
    return butir


def _butir_syarat(lamaran: Lamaran, generasi: list[GenerasiHasil], profil: Profil) -> list[Butir]:
    if not generasi:
        return []
    riwayat = {(satu.pk, hasil.kode): (hasil.status, hasil.alasan) for satu in generasi for hasil in satu.syarat.all()}
    putusan = _terbaru(lamaran.putusan_syarat.select_related("oleh").order_by("pk"), "kode")
    nama = {syarat.kode: syarat.nama for syarat in profil.syarat}
    butir = []
    for hasil in generasi[-1].syarat.all():
        kini = putusan.get(hasil.kode)
        sah = kini is not None and riwayat.get((kini.generasi_id, hasil.kode)) == (hasil.status, hasil.alasan)
        butir.append(Butir(f"syarat-{hasil.kode}", nama.get(hasil.kode, hasil.judul), hasil.dasar, hasil=hasil,
                           putusan=kini if sah else None, lama=None if sah else kini))
    return butir


def generasi_urut(lamaran: Lamaran) -> list[GenerasiHasil]:
    """All generations with their rules, oldest first."""
    return list(lamaran.generasi.order_by("nomor").prefetch_related("syarat"))


def butir_lamaran(lamaran: Lamaran, *, generasi: list[GenerasiHasil], profil: Profil, putaran: Putaran) -> list[Butir]:
    """Documents in the profile's order, then rules in theirs."""
    return _butir_berkas(lamaran, profil, putaran) + _butir_syarat(lamaran, generasi, profil)
