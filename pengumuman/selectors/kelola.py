"""The staff's dashboard: where each post stands, what keeps it from moving on, what waits for whom."""
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from pendaftaran.domain.sanggah import StatusSanggah
from pendaftaran.domain.status import StatusLamaran
from pendaftaran.selectors.verifikasi import RingkasanLowongan, ringkasan
from penilaian.models import Peringkat
from penilaian.selectors import Kelengkapan, kelengkapan_seleksi
from seleksi.aturan.profil import AturanGerbang, Profil
from seleksi.aturan.waktu import KeadaanJendela
from seleksi.core.domain.kata import waktu_wib
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.domain.status import StatusSeleksi, Tahap
from seleksi.core.models import Gerbang, Lowongan, Seleksi

from ..domain.status import JenisPengumuman, StatusPengumuman
from ..models import Pengumuman

# Whoever works on the applications. The other roles see no more than stages and what has been published.
DALAM = PANSEL | {Peran.SEKRETARIAT, Peran.PENGAWAS}
PENILAIAN = frozenset({Tahap.ASESMEN, Tahap.KESEHATAN, Tahap.PENILAIAN})


@dataclass(frozen=True, slots=True)
class KeadaanLowongan:
    """One post: its stage, counts, and each thing that keeps it from the next stage, as sentences."""

    lowongan: Lowongan
    masuk: int
    lulus: int
    menunggu_verifikasi: int
    menunggu_rapat: int
    halangan: list[str] = field(default_factory=list)


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
    ada = {p.jenis: p for p in seleksi.pengumuman.exclude(status=StatusPengumuman.DIRALAT).select_related("surat", "penyusun").defer("isi")}
    label = {"lowongan": "Pengumuman seleksi", "hasil_administrasi": "Hasil seleksi administrasi", "hasil_akhir": "Hasil akhir"}
    return [LangkahPengumuman(jenis, nama, ada.get(jenis)) for jenis, nama in label.items()]


def keadaan_lowongan(seleksi: Seleksi, *, keadaan: KeadaanJendela, terbit: Collection[str]) -> list[KeadaanLowongan]:
    """All posts with what blocks each; a fixed number of queries. `terbit`: kinds of announcements that were signed."""
    daftar = ringkasan(seleksi)
    nilai = kelengkapan_seleksi(seleksi, [r.lowongan for r in daftar]) if seleksi.status != StatusSeleksi.DRAF else {}
    peringkat = dict(Peringkat.objects.filter(lowongan__seleksi=seleksi).exclude(status="diganti").values_list("lowongan_id", "status"))
    return [KeadaanLowongan(r.lowongan, r.terkirim, r.per_status[StatusLamaran.LULUS], r.per_status[StatusLamaran.DIAJUKAN],
                            r.per_status[StatusLamaran.DIVERIFIKASI],
                            list(_halangan(r, nilai.get(r.lowongan.pk), peringkat.get(r.lowongan.pk, ""), keadaan, terbit)))
            for r in daftar]


def _halangan(r: RingkasanLowongan, nilai: Kelengkapan | None, peringkat: str, keadaan: KeadaanJendela, terbit: Collection[str]):
    tahap, status = r.lowongan.tahap, r.per_status
    if tahap in {Tahap.SELESAI, Tahap.DIBATALKAN}:
        return
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
    elif peringkat != "ditetapkan":
        yield "Menunggu rapat penetapan tiga calon."


def bagi_luar(daftar: Collection[KeadaanLowongan], langkah: Collection[LangkahPengumuman], *,
              pada: datetime) -> tuple[list[KeadaanLowongan], list[LangkahPengumuman]]:
    """The same for roles outside DALAM: only announcements that have appeared, and who passed only after that one has."""
    tampak = [x if x.pengumuman and x.pengumuman.status == StatusPengumuman.TERBIT and x.pengumuman.terbit <= pada
              else replace(x, pengumuman=None) for x in langkah]
    hasil = any(x.pengumuman for x in tampak if x.jenis == JenisPengumuman.HASIL_ADMINISTRASI)
    return [replace(k, lulus=k.lulus if hasil else 0, menunggu_verifikasi=0, menunggu_rapat=0, halangan=[]) for k in daftar], tampak


def antrean(daftar: Collection[KeadaanLowongan], langkah: Collection[LangkahPengumuman], *, surat_gagal: int,
            sanggah: Mapping[str, int]) -> list[Antrean]:
    """What waits now, from readings that the page has made already. `sanggah`: undecided objections by state."""
    menunggu = [x for x in langkah if x.pengumuman and x.pengumuman.status == StatusPengumuman.DIAJUKAN]
    kembali = [x for x in langkah if x.pengumuman and x.pengumuman.status == StatusPengumuman.DRAF]
    semua = [
        *(Antrean(1, f"{x.nama} menunggu tanda tangan Ketua", "kelola_pengumuman", frozenset({Peran.KETUA}), (x.jenis,))
          for x in menunggu),
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


def daftar_gerbang(seleksi: Seleksi, profil: Profil) -> list[tuple[AturanGerbang, list[Gerbang]]]:
    """The profile's outside approvals, each with what is on file."""
    ada = list(seleksi.gerbang.select_related("pencatat").order_by("pk"))
    return [(aturan, [g for g in ada if g.jenis == aturan.kode]) for aturan in profil.gerbang]
