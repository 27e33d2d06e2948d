"""Health conclusions of the participants; personal data of the strictest kind, so every reading is on record."""
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from seleksi.core.akses import catat_akses
from seleksi.core.domain.status import Tahap
from seleksi.core.models import Lowongan, Pengguna, Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..domain.status import StatusPeringkat
from ..models import HasilKesehatan, Peringkat
from .kelengkapan import kesehatan_tiga, tidak_sehat
from .peringkat import tiga_besar

DITAMPILKAN = (StatusLamaran.LULUS, StatusLamaran.GUGUR)


@dataclass(frozen=True)
class BarisKesehatan:
    lamaran: Lamaran
    hasil: HasilKesehatan | None

    @property
    def tidak_sehat(self) -> bool:
        return self.hasil is not None and tidak_sehat(self.hasil)

    @property
    def gugur(self) -> bool:
        return self.lamaran.status == StatusLamaran.GUGUR


@dataclass(frozen=True)
class KesehatanLowongan:
    """One post: who is tested there, with the conclusion that counts. `kurang`: what keeps the test of the three open."""

    lowongan: Lowongan
    baris: list[BarisKesehatan]
    tiga: bool = False
    kurang: tuple[str, ...] = ()

    @property
    def boleh_catat(self) -> bool:
        return not self.tiga or self.lowongan.tahap == Tahap.KESEHATAN_TIGA


def daftar_kesehatan(seleksi: Seleksi) -> list[KesehatanLowongan]:
    """Who is tested, by post and name: every participant, or the determined three where the test comes last."""
    tiga = kesehatan_tiga(aturan_seleksi(seleksi)[0])
    lamaran = Lamaran.objects.filter(seleksi=seleksi, status__in=DITAMPILKAN)
    if tiga:
        lamaran = lamaran.filter(baris_peringkat__terpilih=True).distinct()
    per_lowongan: dict[int, list[Lamaran]] = defaultdict(list)
    for satu in lamaran.defer("fakta").order_by("nama", "pk"):
        per_lowongan[satu.lowongan_id].append(satu)
    terakhir = _terakhir([o.pk for isi in per_lowongan.values() for o in isi])
    status = _status_peringkat(seleksi) if tiga else {}
    hasil = []
    for lowongan in seleksi.lowongan.all():
        baris = [BarisKesehatan(o, terakhir.get(o.pk)) for o in per_lowongan[lowongan.pk]]
        kurang = tuple(_kurang(lowongan, baris, status.get(lowongan.pk, ""))) if tiga else ()
        hasil.append(KesehatanLowongan(lowongan, baris, tiga, kurang))
    return hasil


def _terakhir(lamaran: Iterable[int]) -> dict[int, HasilKesehatan]:
    return {h.lamaran_id: h for h in HasilKesehatan.objects.filter(lamaran__in=lamaran).order_by("pada", "pk")}


def _status_peringkat(seleksi: Seleksi) -> dict[int, str]:
    """The state of the ranking in force by post; a post whose rankings were all replaced is missing."""
    return dict(Peringkat.objects.filter(lowongan__seleksi=seleksi).exclude(status=StatusPeringkat.DIGANTI)
                .values_list("lowongan_id", "status"))


def kurang_kesehatan_tiga(lowongan: Lowongan) -> list[str]:
    """What keeps the health test of the determined three from being closed, as sentences; empty when nothing does."""
    berlaku = Peringkat.objects.filter(lowongan=lowongan).exclude(status=StatusPeringkat.DIGANTI).first()
    calon = tiga_besar(lowongan)
    terakhir = _terakhir([o.pk for o in calon])
    return list(_kurang(lowongan, [BarisKesehatan(o, terakhir.get(o.pk)) for o in calon], berlaku.status if berlaku else ""))


def _kurang(lowongan: Lowongan, baris: list[BarisKesehatan], peringkat: str) -> Iterator[str]:
    if lowongan.tahap != Tahap.KESEHATAN_TIGA:
        return
    if not peringkat:
        yield f"Tidak ada lagi peserta untuk {lowongan} yang dapat menggantikan; jabatan ini tidak mempunyai calon."
    if peringkat == StatusPeringkat.USULAN:
        yield f"Addendum untuk {lowongan} menunggu rapat penetapan."
        return
    for b in baris:
        if b.hasil is None and not b.gugur:
            yield f"{b.lamaran.nama}: kesimpulan tes kesehatan belum dicatat."
        elif b.tidak_sehat and not b.gugur:
            yield f"{b.lamaran.nama}: tidak memenuhi syarat kesehatan; menunggu keputusan Ketua."


def kesehatan_lamaran(lamaran: Lamaran, *, oleh: Pengguna, pada: datetime) -> list[HasilKesehatan]:
    """All conclusions of one person, the newest first."""
    catat_akses(pengguna=oleh, objek=f"kesehatan:lamaran:{lamaran.pk}", tindakan="baca", seleksi=lamaran.seleksi, pada=pada)
    return list(lamaran.kesehatan.select_related("pencatat"))
