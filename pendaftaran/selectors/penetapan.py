"""The panel's table: what the meeting sees of each application, and what still stands in its way."""
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from seleksi.core.models import Lowongan, Rapat, Seleksi
from seleksi.core.selectors import keadaan_pendaftaran

from ..domain.status import StatusLamaran
from ..domain.verifikasi import berlawanan
from ..models import GenerasiHasil, HasilSyarat, Lamaran, PenetapanAdministrasi, UsulanAdministrasi
from .koreksi import KoreksiBerlaku, koreksi_berlaku
from .verifikasi import generasi_terbaru, ringkasan

TAMPAK = ("tidak_memenuhi", "perlu_pemeriksaan")


@dataclass(frozen=True, slots=True)
class BarisRapat:
    """One application before the panel. `hasil`: the rules that the machine does not call met; `koreksi`: claims that do not stand."""

    lamaran: Lamaran
    generasi: GenerasiHasil | None
    hasil: list[HasilSyarat]
    usulan: UsulanAdministrasi | None
    penetapan: PenetapanAdministrasi | None
    koreksi: list[KoreksiBerlaku]

    @property
    def usulan_berlawanan(self) -> bool:
        return bool(self.usulan and self.generasi) and berlawanan(self.usulan.putusan, self.generasi.simpulan)

    @property
    def penetapan_berlawanan(self) -> bool:
        return bool(self.penetapan and self.generasi) and berlawanan(self.penetapan.putusan, self.generasi.simpulan)

    @property
    def pilihan(self) -> str:
        """What the form offers first: what was entered, else the proposal."""
        return (self.penetapan or self.usulan).putusan

    @property
    def terakhir(self) -> str:
        """Time of the entry in view, for the form to send back."""
        return self.penetapan.pada.isoformat(timespec="microseconds") if self.penetapan else ""


def _lamaran_rapat(seleksi: Seleksi, rapat: Rapat | None):
    daftar = Lamaran.objects.filter(seleksi=seleksi).select_related("lowongan", "ketentuan").order_by("lowongan__urut", "nama", "pk")
    if rapat is not None and rapat.disahkan:
        return daftar.filter(penetapan__rapat=rapat)
    return daftar.filter(status=StatusLamaran.DIVERIFIKASI)


def tabel_rapat(seleksi: Seleksi, rapat: Rapat | None) -> list[tuple[Lowongan, list[BarisRapat]]]:
    """Per post the applications before the panel: those of the meeting, or all that are ready for one. A fixed number of queries."""
    daftar = list(_lamaran_rapat(seleksi, rapat))
    generasi = generasi_terbaru(daftar)
    penetapan = {p.lamaran_id: p for p in PenetapanAdministrasi.objects.filter(rapat=rapat, lamaran__in=daftar).select_related(
        "oleh", "generasi", "usulan")} if rapat else {}
    if rapat is not None and rapat.disahkan:
        generasi = {kunci: p.generasi for kunci, p in penetapan.items()}
    hasil: dict[int, list[HasilSyarat]] = {}
    for satu in HasilSyarat.objects.filter(generasi__in=list(generasi.values()), status__in=TAMPAK).order_by("urut"):
        hasil.setdefault(satu.generasi_id, []).append(satu)
    usulan = {u.lamaran_id: u for u in UsulanAdministrasi.objects.filter(lamaran__in=daftar, dicabut=None).select_related(
        "oleh", "penguji")}
    koreksi = koreksi_berlaku(daftar, sampai={kunci: g.dibuat for kunci, g in generasi.items()})
    baris = [BarisRapat(satu, generasi.get(satu.pk), hasil.get(generasi[satu.pk].pk, []) if satu.pk in generasi else [],
                        usulan.get(satu.pk), penetapan.get(satu.pk), koreksi.get(satu.pk, [])) for satu in daftar]
    return [(lowongan, list(isi)) for lowongan, isi in groupby(baris, key=lambda b: b.lamaran.lowongan)]


def halangan_pengesahan(rapat: Rapat, *, pada: datetime) -> list[str]:
    """Each reason, as a sentence, why the Ketua cannot make this meeting's determinations final yet."""
    return list(_halangan(rapat, pada))


def _halangan(rapat: Rapat, pada: datetime) -> Iterator[str]:
    siap = Lamaran.objects.filter(seleksi=rapat.seleksi_id, status=StatusLamaran.DIVERIFIKASI)
    ditetapkan = siap.filter(penetapan__rapat=rapat).count()
    if belum := siap.count() - ditetapkan:
        yield f"{belum} lamaran yang selesai diverifikasi belum ditetapkan."
    elif not ditetapkan:
        yield "Belum ada lamaran yang ditetapkan dalam rapat ini."
    for satu in ringkasan(rapat.seleksi):
        menunggu, selesai = satu.per_status[StatusLamaran.DIAJUKAN], satu.per_status[StatusLamaran.DIVERIFIKASI]
        if not menunggu and not selesai:
            continue
        tutup = keadaan_pendaftaran(rapat.seleksi, pada, satu.lowongan).status == "tutup"
        if selesai and not tutup:
            yield f"Pendaftaran untuk {satu.lowongan} belum ditutup; hasilnya ditetapkan sesudah itu."
        if menunggu and tutup:
            yield f"{menunggu} lamaran untuk {satu.lowongan} belum selesai diverifikasi."
