"""Readings of one person's application: what is filled in, what is missing, how the rules stand now."""
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from seleksi.aturan.profil import Profil, SyaratBerkas
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.rujukan import BERKAS_TAHUNAN
from seleksi.core.domain.kata import WIB
from seleksi.core.models import Pengguna, Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..domain.berkas_wajib import label_slot, siapkan_slot
from ..domain.hasil import Hasil, kata_tahun
from ..domain.identitas import nip_mustahil
from ..domain.kelayakan import saring_sementara
from ..domain.slot import Slot, batang, susun_slot
from ..domain.status import AKTIF, StatusLamaran
from ..fakta_pelamar import fakta_lamaran
from ..models import Berkas, GenerasiHasil, Lamaran, Pelamar
from .profil import KeadaanBagian, keadaan_profil, pelamar_saya


def lamaran_saya(seleksi: Seleksi, pengguna: Pengguna) -> Lamaran | None:
    """This person's active application in a Seleksi, or None."""
    return _milik(pengguna).filter(seleksi=seleksi, status__in=AKTIF).first()


def lamaran_terakhir(seleksi: Seleksi, pengguna: Pengguna) -> Lamaran | None:
    """The active application, else the newest one of any state."""
    return lamaran_saya(seleksi, pengguna) or _milik(pengguna).filter(seleksi=seleksi).order_by("-dibuat", "-pk").first()


def draf_saya(pengguna: Pengguna) -> list[Lamaran]:
    """Applications that are being prepared, in any Seleksi."""
    return list(_milik(pengguna).filter(status=StatusLamaran.DRAF))


def _milik(pengguna: Pengguna):
    return Lamaran.objects.filter(pelamar__pengguna=pengguna).select_related("lowongan", "pelamar", "seleksi__instansi")


def generasi_terakhir(lamaran: Lamaran) -> GenerasiHasil | None:
    """The newest machine evaluation with its rules, or None before Kirim."""
    return lamaran.generasi.order_by("-nomor").prefetch_related("syarat").first()


@dataclass(frozen=True)
class SlotIsi:
    """A slot and the files in it; `nihil`: declared as not existing."""

    slot: Slot
    berkas: list[Berkas]
    nihil: bool

    @property
    def terjawab(self) -> bool:
        return bool(self.berkas) or self.nihil

    @property
    def dihitung(self) -> bool:
        """Whether progress waits for it: mandatory, or asked for an answer."""
        return self.slot.wajib or self.slot.boleh_nihil

    @property
    def status(self) -> str:
        if self.terjawab:
            return "lengkap"
        return "kosong" if self.dihitung else "pilihan"


@dataclass(frozen=True)
class KeadaanLamaran:
    """Everything that the pages of a draft show. Nothing of it is stored."""

    lamaran: Lamaran
    pelamar: Pelamar
    profil: Profil
    putaran: Putaran
    fakta: dict[str, Any]
    hasil: Hasil
    slot: list[SlotIsi]
    bagian: list[KeadaanBagian]

    @property
    def dihitung(self) -> int:
        return sum(s.dihitung for s in self.slot)

    @property
    def terunggah(self) -> int:
        return sum(s.dihitung and s.terjawab for s in self.slot)

    @property
    def ada_pilihan(self) -> bool:
        return any(not s.dihitung for s in self.slot)

    @property
    def berkas_kurang(self) -> list[Slot]:
        """Mandatory slots without a file."""
        return [s.slot for s in self.slot if s.slot.wajib and not s.berkas]

    @property
    def tanpa_penilaian(self) -> list[Slot]:
        """Missing appraisals of years without one in the profile (study leave exists): sent when said so, for people to look at."""
        dinilai = {f"{BERKAS_TAHUNAN}_{baris['tahun']}" for baris in self.fakta["kinerja"]}
        return [s for s in self.berkas_kurang if batang(s.jenis) == BERKAS_TAHUNAN and s.jenis not in dinilai]

    @property
    def berkas_menghalangi(self) -> list[Slot]:
        return [s for s in self.berkas_kurang if s not in self.tanpa_penilaian]

    @property
    def belum_dinyatakan(self) -> int:
        """Posts in the history for which the applicant has not said whether they are related."""
        return sum(baris["terkait"] is None for baris in self.fakta["jabatan"])

    @property
    def nip_mustahil(self) -> list[str]:
        return nip_mustahil(self.pelamar.nip)

    @property
    def bagian_terbuka(self) -> list[KeadaanBagian]:
        """Sections of the profile that are not complete, or hold values that are still a draft."""
        return [k for k in self.bagian if k.status == "perbaiki" or k.bagian.wajib and k.status != "lengkap"]

    @property
    def belum_lengkap(self) -> bool:
        """Whether the applicant has to say, before sending, that something is still open."""
        return bool(self.bagian_terbuka or self.belum_dinyatakan)

    @property
    def tidak_terpenuhi(self) -> list:
        """Rules that are not met, each to be acknowledged before sending."""
        return [h for h in self.hasil.syarat if h.status == "tidak_memenuhi"]


def keadaan_lamaran(lamaran: Lamaran, pengguna: Pengguna, *, pada: datetime, saat_kirim: bool = False) -> KeadaanLamaran:
    """The state of a draft from the live tables, judged by the rules in force."""
    pelamar = pelamar_saya(pengguna)
    profil, putaran = aturan_seleksi(lamaran.seleksi)
    berkas = list(lamaran.berkas.berlaku())
    fakta = fakta_lamaran(lamaran, pelamar=pelamar, berkas={b.jenis for b in berkas})
    hasil = saring_sementara(profil, putaran, fakta, saat_kirim=saat_kirim)
    slot = susun_slot(profil, putaran, hasil.berkas, pada=pada.astimezone(WIB).date())
    isi = [SlotIsi(s, [b for b in berkas if b.jenis == s.jenis], s.boleh_nihil and lamaran.tanpa_sertifikat_teknis) for s in slot]
    return KeadaanLamaran(lamaran, pelamar, profil, putaran, fakta, hasil, isi, keadaan_profil(pelamar))


def berkas_diminta(profil: Profil, putaran: Putaran) -> list[tuple[str, SyaratBerkas]]:
    """The documents of a round before anybody applies: label, with its years where there is one for each year, and rule."""
    tahun = kata_tahun(putaran.acuan.tahun_kinerja)
    return [(label_slot(b, putaran.acuan, tahun if b.periode == "kinerja" else None), b) for b in profil.berkas]


def slot_lamaran(keadaan: KeadaanLamaran, jenis: str) -> SlotIsi | None:
    return next((s for s in keadaan.slot if s.slot.jenis == jenis), None)


def berkas_terkirim(lamaran: Lamaran) -> list[Berkas]:
    """The files of a sent application in the profile's order, each with its `label`."""
    profil, putaran = aturan_seleksi(lamaran.seleksi)
    urutan = {s.jenis: (n, s.label) for n, s in enumerate(siapkan_slot(profil, putaran.acuan))}
    berkas = list(lamaran.berkas.berlaku())
    for b in berkas:
        b.label = urutan.get(b.jenis, (0, b.jenis))[1]
    return sorted(berkas, key=lambda b: (urutan.get(b.jenis, (99, ""))[0], b.urut))
