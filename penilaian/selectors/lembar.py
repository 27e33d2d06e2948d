"""A scorer's own sheets; anybody else's only after the opening. The one guarded door to sealed content."""
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from seleksi.core.akses import TidakBerwenang, catat_akses, peran_dari
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.domain.status import Tahap
from seleksi.core.models import Lowongan, Pengguna, Penugasan, Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..domain.status import StatusLembar
from ..models import LembarNilai, Pembukaan
from ..segel import IsiLembar, buka
from .panitia import asesor_seleksi, benturan_saya, panitia_lowongan, panitia_seleksi, sudah_dinyatakan

BELUM_DIUMUMKAN = frozenset({Tahap.PENDAFTARAN, Tahap.ADMINISTRASI})
KOSONG, SEDANG, FINAL, BENTURAN = "kosong", "sedang", "final", "benturan"


@dataclass(frozen=True)
class Sel:
    """One sheet in the list: component, and where it stands."""

    komponen: str
    nama: str
    keadaan: str


@dataclass(frozen=True)
class BarisTugas:
    lamaran: Lamaran
    berbenturan: bool
    sel: tuple[Sel, ...]


@dataclass(frozen=True)
class TugasLowongan:
    """One post in a scorer's list. `dinyatakan`: the conflict declaration covers everybody."""

    lowongan: Lowongan
    dinyatakan: bool
    pembukaan: Pembukaan | None
    baris: tuple[BarisTugas, ...]

    @property
    def seluruh(self) -> int:
        return sum(len(b.sel) for b in self.baris if not b.berbenturan)

    @property
    def selesai(self) -> int:
        return sum(s.keadaan == FINAL for b in self.baris for s in b.sel)

    @property
    def dibuka(self) -> bool:
        return self.pembukaan is not None and self.pembukaan.dibuka is not None


def komponen_saya(seleksi: Seleksi, pengguna: Pengguna) -> dict[int, list[tuple[str, str]]]:
    """Per post the components (code, name) that this person scores there.

    An assessor has none before the administrative result is out: who takes part is not known outside the panel until then.
    """
    profil, _ = aturan_seleksi(seleksi)
    panitia, asesor = panitia_seleksi(seleksi), asesor_seleksi(seleksi)
    hasil: dict[int, list[tuple[str, str]]] = {}
    for lowongan in seleksi.lowongan.all():
        peran: dict[str, list[Penugasan]] = {"panitia": panitia_lowongan(panitia, lowongan.pk),
                                             "asesor": [] if lowongan.tahap in BELUM_DIUMUMKAN else panitia_lowongan(asesor, lowongan.pk)}
        milik = [(k.kode, k.nama) for k in profil.bobot.komponen if any(t.pengguna_id == pengguna.pk for t in peran[k.penilai])]
        if milik:
            hasil[lowongan.pk] = milik
    return hasil


def daftar_tugas(seleksi: Seleksi, pengguna: Pengguna) -> list[TugasLowongan]:
    """Everything that this person scores, by post; states only. The number of queries does not grow with the rows."""
    milik = komponen_saya(seleksi, pengguna)
    peserta: dict[int, list[Lamaran]] = defaultdict(list)
    for lamaran in Lamaran.objects.filter(lowongan__in=milik, status=StatusLamaran.LULUS).defer("fakta").order_by("nama", "pk"):
        peserta[lamaran.lowongan_id].append(lamaran)
    keadaan = {(lamaran, komponen): FINAL if status == StatusLembar.FINAL else SEDANG
               for lamaran, komponen, status in LembarNilai.objects.berlaku().filter(
                   penugasan__pengguna=pengguna, lamaran__seleksi=seleksi).values_list("lamaran_id", "komponen", "status")}
    benturan = set(benturan_saya(pengguna, seleksi).values_list("lamaran_id", flat=True))
    dinyatakan = sudah_dinyatakan(pengguna, seleksi)
    pembukaan = {p.lowongan_id: p for p in Pembukaan.objects.filter(lowongan__in=milik)}
    hasil = []
    for lowongan in seleksi.lowongan.filter(pk__in=milik):
        baris = tuple(
            BarisTugas(o, o.pk in benturan, tuple(
                Sel(kode, nama, BENTURAN if o.pk in benturan else keadaan.get((o.pk, kode), KOSONG)) for kode,
                nama in milik[lowongan.pk]))
            for o in peserta[lowongan.pk])
        semua = {o.pk for o in peserta[lowongan.pk]} <= dinyatakan.get(lowongan.pk, set())
        hasil.append(TugasLowongan(lowongan, semua, pembukaan.get(lowongan.pk), baris))
    return hasil


def lembar_saya(lamaran: Lamaran, komponen: str, pengguna: Pengguna) -> LembarNilai | None:
    """This person's current sheet for somebody, or None before the first save."""
    return (LembarNilai.objects.filter(lamaran=lamaran, komponen=komponen, penugasan__pengguna=pengguna, pengganti=None)
            .select_related("lamaran__lowongan", "penugasan__pengguna", "ketentuan").first())


def sudah_dibuka(lowongan_id: int) -> bool:
    return Pembukaan.objects.filter(lowongan=lowongan_id, dibuka__isnull=False).exists()


def boleh_baca(lembar: LembarNilai, pengguna: Pengguna) -> bool:
    """One's own at any time; another's only for the panel, and only after the opening."""
    if lembar.penugasan.pengguna_id == pengguna.pk:
        return True
    peran = peran_dari(pengguna, lembar.lamaran.seleksi, lowongan=lembar.lamaran.lowongan_id)
    return bool(peran & PANSEL) and sudah_dibuka(lembar.lamaran.lowongan_id)


def boleh_membuka_kembali(lembar: LembarNilai, pengguna: Pengguna) -> bool:
    """The Ketua may reopen others' sheets, a member the Ketua's; nobody an own one, and nobody after the opening."""
    peran = peran_dari(pengguna, lembar.lamaran.seleksi, lowongan=lembar.lamaran.lowongan_id)
    wewenang = Peran.KETUA in peran or (lembar.penugasan.peran == Peran.KETUA and Peran.ANGGOTA in peran)
    return wewenang and lembar.penugasan.pengguna_id != pengguna.pk and not sudah_dibuka(lembar.lamaran.lowongan_id)


def isi_lembar(lembar: LembarNilai, *, oleh: Pengguna, pada: datetime) -> IsiLembar:
    """The content of a sheet for somebody who may read it; the reading is on record."""
    if not boleh_baca(lembar, oleh):
        raise TidakBerwenang("Lembar ini belum dapat dibaca.")
    catat_akses(pengguna=oleh, objek=f"lembar:{lembar.pk}", tindakan="baca", seleksi=lembar.lamaran.seleksi, pada=pada)
    return buka(lembar)
