"""The staff's dashboard: where each post stands, what keeps it from moving on, what waits for whom."""
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import QuerySet

from pendaftaran.domain.sanggah import StatusSanggah
from pendaftaran.domain.status import StatusLamaran
from pendaftaran.selectors.verifikasi import RingkasanLowongan, ringkasan
from penilaian.models import Peringkat
from penilaian.selectors import Kelengkapan, kelengkapan_seleksi
from seleksi.aturan.hukum import gerbang_putaran
from seleksi.aturan.kecukupan import Anjuran
from seleksi.aturan.profil import AturanGerbang, Profil
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.waktu import KeadaanJendela
from seleksi.core.domain.kata import waktu_wib
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.domain.status import StatusSeleksi, Tahap
from seleksi.core.models import Gerbang, Lowongan, Seleksi

from ..domain.status import JENIS_USULAN, LABEL_PENGUMUMAN, JenisPengumuman, StatusPengumuman
from ..models import Pengumuman
from .kata_tahap import kata_tahap
from .kecukupan import anjuran_seleksi

# Whoever works on the applications. The other roles see no more than stages and what has been published.
DALAM = PANSEL | {Peran.SEKRETARIAT, Peran.PENGAWAS}
TIGA = {"ditetapkan": "Tes kesehatan calon yang ditetapkan belum ditutup.", "usulan": "Addendum penetapan menunggu rapat.",
        "": "Tidak ada lagi peserta yang dapat menggantikan; jabatan ini tidak mempunyai calon."}
TERBIT = frozenset({StatusPengumuman.TERBIT, StatusPengumuman.DIRALAT})
PENILAIAN = frozenset({Tahap.ASESMEN, Tahap.KESEHATAN, Tahap.PENILAIAN})


@dataclass(frozen=True, slots=True)
class KeadaanLowongan:
    """One post: its stage, counts, and each thing that keeps it from the next stage, as sentences."""

    lowongan: Lowongan
    kata_tahap: str
    masuk: int
    lulus: int
    menunggu_verifikasi: int
    menunggu_rapat: int
    halangan: list[str] = field(default_factory=list)
    anjuran: Anjuran | None = None


@dataclass(frozen=True, slots=True)
class Antrean:
    """Work that waits: so many, what, on which page (name of the URL, extra arguments), for which roles."""

    jumlah: int
    kata: str
    nama_url: str
    boleh: frozenset[str]
    args: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LangkahPengumuman:
    """One of the three announcements and where it stands."""

    jenis: str
    nama: str
    pengumuman: Pengumuman | None


def langkah_pengumuman(seleksi: Seleksi) -> list[LangkahPengumuman]:
    ada = {p.jenis: p for p in seleksi.pengumuman.select_related("surat", "penyusun").defer("isi", "rencana")}
    label = {"lowongan": "Pengumuman seleksi", "hasil_administrasi": "Hasil seleksi administrasi", "hasil_akhir": "Hasil akhir"}
    return [LangkahPengumuman(jenis, nama, ada.get(jenis)) for jenis, nama in label.items()]


def daftar_perubahan(seleksi: Seleksi) -> QuerySet[Pengumuman]:
    """Everything that changed or would change what was announced, newest first, without its content."""
    return (seleksi.pengumuman.filter(jenis__in=JENIS_USULAN).select_related("surat", "penyusun").defer("isi", "rencana")
            .order_by("-dibuat", "-pk"))


def keadaan_lowongan(seleksi: Seleksi, *, keadaan: KeadaanJendela, terbit: Collection[str], pada: datetime) -> list[KeadaanLowongan]:
    """All posts with what blocks each; a fixed number of queries. `terbit`: kinds of announcements that were signed."""
    daftar = ringkasan(seleksi)
    nilai = kelengkapan_seleksi(seleksi, [r.lowongan for r in daftar]) if seleksi.status != StatusSeleksi.DRAF else {}
    saran = anjuran_seleksi(seleksi, [(r.lowongan, r.per_status) for r in daftar], pada=pada) if nilai else {}
    peringkat = dict(Peringkat.objects.filter(lowongan__seleksi=seleksi).exclude(status="diganti").values_list("lowongan_id", "status"))
    draf = seleksi.status == StatusSeleksi.DRAF
    return [KeadaanLowongan(r.lowongan, kata_tahap(r.lowongan.tahap, jendela=keadaan.status, terbit=terbit, draf=draf),
                            r.terkirim, r.per_status[StatusLamaran.LULUS], r.per_status[StatusLamaran.DIAJUKAN],
                            r.per_status[StatusLamaran.DIVERIFIKASI],
                            list(_halangan(r, nilai.get(r.lowongan.pk), peringkat.get(r.lowongan.pk, ""), keadaan, terbit)),
                            saran.get(r.lowongan.pk))
            for r in daftar]


def _halangan(r: RingkasanLowongan, nilai: Kelengkapan | None, peringkat: str, keadaan: KeadaanJendela, terbit: Collection[str]):
    tahap, status = r.lowongan.tahap, r.per_status
    if tahap in {Tahap.SELESAI, Tahap.DIBATALKAN}:
        return
    if r.lowongan.ditunda:
        yield f"Ditunda: {r.lowongan.alasan_henti}"
    if nilai is None:
        yield "Pengumuman seleksi belum ditandatangani."
    elif tahap in {Tahap.PENDAFTARAN, Tahap.ADMINISTRASI}:
        if keadaan.status != "tutup":
            yield f"Pendaftaran {'dibuka' if keadaan.status != 'buka' else 'berlangsung'} sampai {waktu_wib(keadaan.batas)}."
        if n := status[StatusLamaran.DIAJUKAN]:
            yield f"{n} lamaran belum selesai diverifikasi."
        if n := status[StatusLamaran.DIVERIFIKASI]:
            yield f"{n} lamaran menunggu rapat penetapan administrasi."
        if JenisPengumuman.HASIL_ADMINISTRASI not in terbit:
            yield "Pengumuman hasil administrasi belum ditandatangani."
    elif tahap in PENILAIAN:
        yield from (f"{b.nama}: {b.selesai} dari {b.seluruh} selesai." for b in nilai.bagian if not b.lengkap)
        if nilai.lengkap:
            yield "Semua lengkap; nilai menunggu dibuka oleh dua orang."
    elif tahap == Tahap.KESEHATAN_TIGA:
        yield TIGA[peringkat]
    elif peringkat != "ditetapkan":
        yield "Menunggu rapat penetapan tiga calon."


def bagi_luar(daftar: Collection[KeadaanLowongan], langkah: Collection[LangkahPengumuman], *,
              jendela: str, draf: bool, pada: datetime) -> tuple[list[KeadaanLowongan], list[LangkahPengumuman]]:
    """The same for roles outside DALAM: only announcements that have appeared, and who passed only after that one has."""
    tampak = [x if x.pengumuman and x.pengumuman.status in TERBIT and x.pengumuman.terbit <= pada
              else replace(x, pengumuman=None) for x in langkah]
    terbit = {x.jenis for x in tampak if x.pengumuman}
    hasil = JenisPengumuman.HASIL_ADMINISTRASI in terbit
    luar = {"menunggu_verifikasi": 0, "menunggu_rapat": 0, "halangan": [], "anjuran": None}
    return [replace(k, kata_tahap=kata_tahap(k.lowongan.tahap, jendela=jendela, terbit=terbit, draf=draf), lulus=k.lulus if hasil else 0,
                    **luar) for k in daftar], tampak


def antrean(daftar: Collection[KeadaanLowongan], langkah: Collection[LangkahPengumuman], *, surat_gagal: int,
            perubahan: Collection[Pengumuman] = (), sanggah: Mapping[str, int]) -> list[Antrean]:
    """What waits now, from readings that the page has made already. `sanggah`: undecided objections by state."""
    ajuan = [p for p in perubahan if p.status == StatusPengumuman.DIAJUKAN]
    menunggu = [x for x in langkah if x.pengumuman and x.pengumuman.status == StatusPengumuman.DIAJUKAN]
    kembali = [x for x in langkah if x.pengumuman and x.pengumuman.status == StatusPengumuman.DRAF]
    semua = [
        *(Antrean(1, f"{x.nama} menunggu tanda tangan Ketua", "kelola_pengumuman", frozenset({Peran.KETUA}), (x.jenis,))
          for x in menunggu),
        *(Antrean(1, f"{LABEL_PENGUMUMAN[JenisPengumuman(p.jenis)]} menunggu tanda tangan Ketua", "kelola_pengumuman",
                  frozenset({Peran.KETUA}), (p.kode,)) for p in ajuan),
        *(Antrean(1, f"{x.nama} belum diajukan", "kelola_pengumuman", frozenset({Peran.SEKRETARIAT, Peran.ANGGOTA}), (x.jenis,))
          for x in kembali),
        Antrean(sum(k.menunggu_verifikasi for k in daftar), "lamaran menunggu verifikasi", "verifikasi_daftar",
                frozenset({Peran.SEKRETARIAT})),
        Antrean(sum(k.menunggu_rapat for k in daftar), "lamaran menunggu rapat administrasi", "rapat_administrasi", PANSEL),
        Antrean(sanggah.get(StatusSanggah.DIAJUKAN, 0), "sanggah menunggu telaah", "sanggah_daftar", frozenset({Peran.SEKRETARIAT})),
        Antrean(sanggah.get(StatusSanggah.DISIAPKAN, 0), "sanggah menunggu rapat Panitia Seleksi", "sanggah_daftar", PANSEL),
        Antrean(sum(k.lowongan.tahap in PENILAIAN for k in daftar), "jabatan dalam penilaian", "penilaian", PANSEL | {Peran.ASESOR}),
        Antrean(surat_gagal, "surat gagal dibuat", "surat_daftar", frozenset({Peran.SEKRETARIAT, Peran.KETUA})),
    ]
    return [a for a in semua if a.jumlah]


def daftar_gerbang(seleksi: Seleksi, profil: Profil, putaran: Putaran) -> list[tuple[AturanGerbang, list[Gerbang]]]:
    """The outside approvals of a round, given by whoever is competent on its own days, each with what is on file."""
    ada = list(seleksi.gerbang.select_related("pencatat").order_by("pk"))
    return [(aturan, [g for g in ada if g.jenis == aturan.kode]) for aturan in gerbang_putaran(profil, putaran)]
