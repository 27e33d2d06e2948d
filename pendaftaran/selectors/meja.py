"""The workbench of one application: its items, the chosen one, the document in view, claims beside evidence."""
from dataclasses import dataclass, replace
from functools import cached_property

from seleksi.aturan.profil import Profil, Syarat, SyaratBerkas
from seleksi.core.models import Seleksi
from seleksi.core.selectors import urai

from ..domain.baris_baru import JUDUL_BARIS, medan_baris
from ..domain.kelayakan import fakta_dibaca, kata_isian
from ..domain.medan import Medan, medan_syarat
from ..domain.penentu import baris_penentu, kata_fakta
from ..domain.status import StatusLamaran
from ..domain.vonis_berkas import PERINGATAN
from ..models import Berkas, GenerasiHasil, Lamaran, UsulanAdministrasi
from .butir import Butir, batang_jenis, butir_lamaran, generasi_urut
from .pengujian import kode_terangkat, sebab_uji_ms
from .terverifikasi import Kelompok, Terverifikasi, fakta_terverifikasi, pengakuan_syarat


@dataclass(frozen=True, slots=True)
class Lembar:
    """One page picture in view; `nomor` is inside `jumlah`, which counts pictures, not pages of the file."""

    berkas: Berkas
    label: str
    nomor: int

    @property
    def jumlah(self) -> int:
        return len(self.berkas.jalur_gambar)

    @property
    def peringatan(self) -> list[str]:
        """What the judge remarked when it accepted the file, as sentences."""
        return [PERINGATAN.get(kode, kode) for kode in self.berkas.peringatan]

    @property
    def sebelum(self) -> int:
        return self.nomor - 1 if self.nomor > 1 else 0

    @property
    def sesudah(self) -> int:
        return self.nomor + 1 if self.nomor < self.jumlah else 0


class Meja:
    """Everything that the workbench shows of one application. Reads once, in a fixed number of queries."""

    def __init__(self, lamaran: Lamaran):
        self.lamaran = lamaran
        self.profil, self.putaran = urai(lamaran.ketentuan)
        self.generasi: list[GenerasiHasil] = generasi_urut(lamaran)
        self.butir: list[Butir] = butir_lamaran(lamaran, generasi=self.generasi, profil=self.profil, putaran=self.putaran)
        self.fakta: Terverifikasi = fakta_terverifikasi(lamaran)
        self.riwayat_usulan = list(UsulanAdministrasi.objects.filter(lamaran=lamaran).select_related(
            "oleh", "penguji", "pencabut").order_by("-pk"))

    @property
    def usulan(self) -> UsulanAdministrasi | None:
        return next((u for u in self.riwayat_usulan if u.dicabut is None), None)

    @property
    def menunggu_uji(self) -> bool:
        return self.usulan is not None and self.usulan.perlu_uji and self.usulan.diuji is None

    @cached_property
    def terangkat(self) -> frozenset[str]:
        """Codes of the rules that corrections lifted."""
        return kode_terangkat(self.lamaran, generasi=self.generasi, fakta=self.fakta)

    @property
    def sebab_uji(self) -> list[str]:
        """Why an MS would need a second person as things stand."""
        return sebab_uji_ms(self.lamaran, generasi=self.generasi, butir=self.butir, fakta=self.fakta)

    @property
    def boleh_dibuka(self) -> bool:
        """Whether the secretariat may still reopen: proposed, and no meeting has determined it."""
        if self.usulan is None or self.lamaran.status not in {StatusLamaran.DIAJUKAN, StatusLamaran.DIVERIFIKASI}:
            return False
        return self.lamaran.status == StatusLamaran.DIAJUKAN or not self.lamaran.penetapan.exists()

    @property
    def dikembalikan(self) -> UsulanAdministrasi | None:
        """The newest proposal, when the second person sent it back or somebody reopened the verification."""
        return next((u for u in self.riwayat_usulan[:1] if u.dicabut), None)

    @property
    def berkas(self) -> list[Butir]:
        return [b for b in self.butir if b.berkas]

    def berkas_kode(self, kode: str) -> Berkas | None:
        return next((b.berkas for b in self.berkas if b.berkas.kode == kode), None)

    @property
    def syarat(self) -> list[Butir]:
        return [b for b in self.butir if b.hasil]

    @property
    def kelompok(self) -> list[tuple[str, list[Butir]]]:
        return [("Berkas", self.berkas), ("Syarat", self.syarat)]

    @cached_property
    def belum(self) -> list[Butir]:
        return [b for b in self.butir if b.belum]

    @property
    def diputus(self) -> tuple[int, int]:
        wajib = [b for b in self.butir if b.wajib]
        return len(wajib) - len(self.belum), len(wajib)

    def pilih(self, kunci: str) -> Butir | None:
        """The item of this key (or what replaced its file), else the first without a verdict, else the first."""
        sama = next((b for b in self.butir if b.kunci == kunci), None) or self._pengganti(kunci)
        return sama or next(iter([*self.belum, *self.butir]), None)

    def _pengganti(self, kunci: str) -> Butir | None:
        if not kunci.startswith("berkas-"):
            return None
        lama = Berkas.objects.filter(lamaran=self.lamaran, kode=kunci.removeprefix("berkas-")).first()
        return next((b for b in self.berkas if lama and (b.berkas.jenis, b.berkas.urut) == (lama.jenis, lama.urut)), None)

    def tetangga(self, butir: Butir) -> tuple[Butir | None, Butir | None]:
        letak = self.butir.index(butir)
        return (self.butir[letak - 1] if letak else None), next(iter(self.butir[letak + 1:]), None)

    def berikut(self, kunci: str) -> Butir | None:
        """After a verdict: the next item without one, going round; None when all have one."""
        letak = next((n for n, b in enumerate(self.butir) if b.kunci == kunci), -1)
        return next((b for b in self.butir[letak + 1:] + self.butir[:letak + 1] if b.belum), None)

    def lembar(self, butir: Butir, *, lihat: str = "", hal: str = "") -> Lembar | None:
        """The page in view: of the document asked for, else of the item, else of the first evidence of the rule.

        `hal` is what stands in the address: nonsense is page 1, too far is the last page.
        """
        calon = [b for b in self.berkas if b.berkas.kode == lihat] or ([butir] if butir.berkas else self.bukti(butir))
        if not calon or not calon[0].berkas.jalur_gambar:
            return None
        berkas, nomor = calon[0].berkas, int(hal) if hal.isdecimal() and len(hal) < 4 else 1
        return Lembar(berkas, calon[0].label, min(max(nomor, 1), len(berkas.jalur_gambar)))

    def bukti(self, butir: Butir) -> list[Butir]:
        """The documents that prove a rule."""
        syarat = self._syarat_profil(butir)
        return [b for b in self.berkas if batang_jenis(b.berkas.jenis) in syarat.bukti] if syarat else []

    def pengakuan(self, butir: Butir) -> list[tuple[Butir, list[Kelompok]]]:
        """Beside an item: each rule that it concerns with what was claimed for it."""
        if butir.hasil:
            terkait = [butir]
        else:
            terkait = [s for s in self.syarat if (p := self._syarat_profil(s)) and batang_jenis(butir.berkas.jenis) in p.bukti]
        return [(s, self._kelompok_syarat(s)) for s in terkait if self._syarat_profil(s)]

    def _kelompok_syarat(self, butir: Butir) -> list[Kelompok]:
        """The facts that a rule reads; of each row whether the outcome hangs on it."""
        kelompok = pengakuan_syarat(self._syarat_profil(butir).jenis, self.fakta)
        penentu = baris_penentu(self.profil, self.putaran, self.fakta.tampak, self.fakta.dicoret,
                                [k.baris.jalur for k in kelompok if k.baris], butir.hasil.kode)
        return [replace(k, menentukan=penentu.get(k.baris.jalur)) if k.baris else k for k in kelompok]

    def dibaca(self, butir: Butir) -> list[tuple[str, str]]:
        """Single facts that a rule reads beside those that can be corrected under it, in words."""
        jenis = self._syarat_profil(butir).jenis if self._syarat_profil(butir) else ""
        tampak = {m.jalur.partition(".")[0] for _, _, medan in medan_syarat(jenis, self.fakta.tampak) for m in medan}
        nama = [n for n in fakta_dibaca(self.profil, self.putaran, butir.hasil.kode if butir.hasil else "") if n not in tampak]
        return [(kata_isian(n), kata_fakta(n, self.fakta.utuh[n])) for n in nama if isinstance(self.fakta.utuh.get(n), str | dict)]

    def baris_baru(self, butir: Butir) -> dict[str, str]:
        """The lists that a rule reads and that take a new row: name -> words."""
        syarat = self._syarat_profil(butir)
        baru = self.medan_baru([syarat.jenis]) if syarat else {}
        return {nama: JUDUL_BARIS[nama] for nama in baru}

    def medan_baru(self, jenis: list[str]) -> dict[str, tuple[Medan, ...]]:
        return medan_baris(jenis, self.fakta.tampak, self.putaran.acuan.tahun_kinerja)

    def slot(self, butir: Butir) -> SyaratBerkas | None:
        """What the regulation asks of this document: words, legalisation, signature, stamp duty."""
        return next((s for s in self.profil.berkas if butir.berkas and s.jenis == batang_jenis(butir.berkas.jenis)), None)

    def _syarat_profil(self, butir: Butir) -> Syarat | None:
        return _syarat(self.profil).get(butir.hasil.kode) if butir.hasil else None


def _syarat(profil: Profil) -> dict[str, Syarat]:
    return {s.kode: s for s in profil.syarat}


def lamaran_terkirim(seleksi: Seleksi, kode: str) -> Lamaran | None:
    """An application of this Seleksi for staff to read; drafts and withdrawn ones are only their owner's business."""
    return (Lamaran.objects.filter(seleksi=seleksi, kode=kode, diajukan__isnull=False).exclude(status=StatusLamaran.DITARIK)
            .select_related("lowongan", "ketentuan", "pelamar").first())


def lamaran_terbaca(seleksi: Seleksi, kode: str, *, batas: frozenset[int] | None, tutup: frozenset[int]) -> Lamaran | None:
    """The same for somebody with this reach (seleksi.core.akses.jangkauan)."""
    lamaran = lamaran_terkirim(seleksi, kode)
    if lamaran is None or batas is not None and lamaran.lowongan_id not in batas or lamaran.pk in tutup:
        return None
    return lamaran
