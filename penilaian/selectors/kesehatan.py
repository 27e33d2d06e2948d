"""Health conclusions of the participants; personal data of the strictest kind, so every reading is on record."""
from dataclasses import dataclass
from datetime import datetime

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from seleksi.core.akses import catat_akses
from seleksi.core.models import Lowongan, Pengguna, Seleksi

from ..models import HasilKesehatan
from .kelengkapan import tidak_sehat

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


def daftar_kesehatan(seleksi: Seleksi) -> list[tuple[Lowongan, list[BarisKesehatan]]]:
    """Participants of each post, by name, with the conclusion that counts."""
    lamaran = list(Lamaran.objects.filter(seleksi=seleksi, status__in=DITAMPILKAN).defer("fakta").order_by("nama", "pk"))
    terakhir = {h.lamaran_id: h for h in HasilKesehatan.objects.filter(lamaran__in=lamaran).order_by("pada", "pk")}
    return [(lowongan, [BarisKesehatan(o, terakhir.get(o.pk)) for o in lamaran if o.lowongan_id == lowongan.pk])
            for lowongan in seleksi.lowongan.all()]


def kesehatan_lamaran(lamaran: Lamaran, *, oleh: Pengguna, pada: datetime) -> list[HasilKesehatan]:
    """All conclusions of one person, the newest first."""
    catat_akses(pengguna=oleh, objek=f"kesehatan:lamaran:{lamaran.pk}", tindakan="baca", seleksi=lamaran.seleksi, pada=pada)
    return list(lamaran.kesehatan.select_related("pencatat"))
