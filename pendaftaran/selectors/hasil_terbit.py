"""What higher apps have published to one applicant: results, letters, and what waits for an answer.

They belong to a higher app, which registers here how to find them: what nobody published, nobody sees.
"""
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from seleksi.core.models import Seleksi

from ..models import Lamaran


@dataclass(frozen=True)
class HasilTerbit:
    """One published result of one application. `lulus` None: neither passed nor failed; `alasan`: own reasons, cited.

    `ringkas` says the same on a list; `tahap` is the profile's stage that it closes.
    """

    judul: str
    kata: str
    terbit: datetime
    lulus: bool | None = None
    alasan: tuple[str, ...] = ()
    url: str = ""
    ringkas: str = ""
    tahap: str = ""

    @property
    def cap(self) -> tuple[str, str]:
        """Kind and words of the badge."""
        return {True: "lulus", False: "gagal", None: "netral"}[self.lulus], self.ringkas or self.kata


@dataclass(frozen=True)
class SuratTerbit:
    """One finished letter to the applicant."""

    perihal: str
    nomor: str
    tanggal: date
    url: str


@dataclass(frozen=True)
class Tindakan:
    """One thing that the applicant should do, until `batas`."""

    kata: str
    keterangan: str = ""
    url: str = ""
    batas: datetime | None = None


PenyediaHasil = Callable[[Sequence[Lamaran]], dict[int, list[HasilTerbit]]]
PenyediaSurat = Callable[[Lamaran], list[SuratTerbit]]
PenyediaTindakan = Callable[[Lamaran, datetime], list[Tindakan]]
PenyediaTerbit = Callable[[Seleksi, datetime], datetime | None]
PENYEDIA: list[PenyediaHasil] = []
PENYEDIA_TERBIT: list[PenyediaTerbit] = []
PENYEDIA_SURAT: list[PenyediaSurat] = []
PENYEDIA_TINDAKAN: list[PenyediaTindakan] = []


def penyedia_hasil(fungsi: PenyediaHasil) -> PenyediaHasil:
    """Register a source of published results; called when the higher app starts."""
    PENYEDIA.append(fungsi)
    return fungsi


def penyedia_surat(fungsi: PenyediaSurat) -> PenyediaSurat:
    PENYEDIA_SURAT.append(fungsi)
    return fungsi


def penyedia_tindakan(fungsi: PenyediaTindakan) -> PenyediaTindakan:
    PENYEDIA_TINDAKAN.append(fungsi)
    return fungsi


def penyedia_terbit(fungsi: PenyediaTerbit) -> PenyediaTerbit:
    PENYEDIA_TERBIT.append(fungsi)
    return fungsi


def terbit_administrasi(seleksi: Seleksi, pada: datetime) -> datetime | None:
    """When the administrative result of a round appeared to the public; None while it has not."""
    return max((saat for sumber in PENYEDIA_TERBIT if (saat := sumber(seleksi, pada))), default=None)


def hasil_terbit_banyak(daftar: Iterable[Lamaran]) -> dict[int, list[HasilTerbit]]:
    """What has been published about each application, newest first; a fixed number of queries."""
    daftar = list(daftar)
    dari = [sumber(daftar) for sumber in PENYEDIA] if daftar else []
    return {satu.pk: sorted((h for isi in dari for h in isi.get(satu.pk, [])), key=lambda h: h.terbit, reverse=True)
            for satu in daftar}


def hasil_terbit(lamaran: Lamaran) -> list[HasilTerbit]:
    """What has been published about this application, newest first."""
    return hasil_terbit_banyak([lamaran])[lamaran.pk]


def surat_terbit(lamaran: Lamaran) -> list[SuratTerbit]:
    """The finished letters to this applicant, newest first."""
    return [satu for sumber in PENYEDIA_SURAT for satu in sumber(lamaran)]


def tindakan(lamaran: Lamaran, kini: datetime) -> list[Tindakan]:
    """What waits for the applicant now, the nearest deadline first."""
    semua = [satu for sumber in PENYEDIA_TINDAKAN for satu in sumber(lamaran, kini)]
    return sorted(semua, key=lambda t: (t.batas is None, t.batas or kini))
