"""What has been published to one applicant, for the own status page: from letters, which are frozen."""
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from pendaftaran.models import Lamaran
from pendaftaran.selectors.hasil_terbit import (
    HasilTerbit,
    SuratTerbit,
    Tindakan,
    penyedia_hasil,
    penyedia_surat,
    penyedia_terbit,
    penyedia_tindakan,
)
from seleksi.core.domain.kata import hari_tanggal
from seleksi.core.models import Seleksi

from .domain.status import JenisPengumuman, JenisSurat, StatusSurat
from .models import Pengumuman, Surat
from .naskah.undangan import kata_jam
from .selectors.surat import surat_milik
from .selectors.undangan import undangan_mendatang

SURAT = {JenisPengumuman.HASIL_ADMINISTRASI: JenisSurat.HASIL_ADMINISTRASI, JenisPengumuman.HASIL_AKHIR: JenisSurat.HASIL_AKHIR}
TAHAP = {JenisPengumuman.HASIL_ADMINISTRASI: "pengumuman_administrasi", JenisPengumuman.HASIL_AKHIR: "pengumuman_akhir"}


@penyedia_hasil
def hasil_pelamar(daftar: Sequence[Lamaran]) -> dict[int, list[HasilTerbit]]:
    """One result per published announcement of results whose letter to this person is there. Two queries."""
    surat = {(satu.lamaran_id, satu.jenis): satu for satu in Surat.objects.filter(
        lamaran__in=daftar, jenis__in=SURAT.values(), status=StatusSurat.JADI).only("lamaran_id", "jenis", "konteks")}
    terbit = defaultdict(list)
    for satu in Pengumuman.objects.tampak(timezone.now()).filter(seleksi__in={x.seleksi_id for x in daftar}, jenis__in=SURAT).defer("isi"):
        terbit[satu.seleksi_id].append(satu)
    return {x.pk: [_hasil(satu, surat[x.pk, SURAT[satu.jenis]].konteks["isi"], x) for satu in terbit[x.seleksi_id]
                   if (x.pk, SURAT[satu.jenis]) in surat] for x in daftar}


@penyedia_hasil
def hasil_sanggah(daftar: Sequence[Lamaran]) -> dict[int, list[HasilTerbit]]:
    """The decision on an objection, from the letter that tells it. One query."""
    hasil = defaultdict(list)
    for satu in Surat.objects.filter(lamaran__in=daftar, jenis=JenisSurat.PUTUSAN_SANGGAH, status=StatusSurat.JADI).only(
            "lamaran_id", "konteks", "jadi"):
        isi = satu.konteks["isi"]
        kata = "Sanggah diterima: lulus seleksi administrasi" if isi["diterima"] else "Sanggah ditolak"
        hasil[satu.lamaran_id].append(HasilTerbit(
            judul="Putusan sanggah", kata=kata, terbit=satu.jadi, lulus=isi["diterima"], alasan=(isi["alasan"],),
            ringkas="Lulus administrasi" if isi["diterima"] else "Tidak lulus administrasi"))
    return hasil


@penyedia_terbit
def administrasi_terbit(seleksi: Seleksi, pada: datetime) -> datetime | None:
    """When the administrative result appeared; a corrected announcement starts the hours anew."""
    return (Pengumuman.objects.tampak(pada).filter(seleksi=seleksi, jenis=JenisPengumuman.HASIL_ADMINISTRASI)
            .aggregate(saat=Max("terbit"))["saat"])


@penyedia_surat
def surat_pelamar(lamaran: Lamaran) -> list[SuratTerbit]:
    seleksi = lamaran.seleksi
    daftar = surat_milik(seleksi, lamaran.pelamar.pengguna).filter(lamaran=lamaran).defer("konteks")
    return [SuratTerbit(satu.perihal, satu.nomor, satu.tanggal, reverse("surat_unduh", args=[
        seleksi.instansi.slug, seleksi.slug, satu.kode])) for satu in daftar]


@penyedia_tindakan
def undangan_pelamar(lamaran: Lamaran, kini: datetime) -> list[Tindakan]:
    """Invitations that still lie ahead. One query."""
    alamat = reverse("undangan_saya", args=[lamaran.seleksi.instansi.slug, lamaran.seleksi.slug])
    return [Tindakan(f"Hadiri {u.nama}", f"{hari_tanggal(u.mulai)} {kata_jam(u)}, {u.tempat}", alamat)
            for u in undangan_mendatang(lamaran, kini)]


def _hasil(pengumuman: Pengumuman, isi: dict, lamaran: Lamaran) -> HasilTerbit:
    seleksi = lamaran.seleksi
    url = reverse("pengumuman_satu", args=[seleksi.instansi.slug, seleksi.slug, pengumuman.kode])
    umum = {"judul": pengumuman.get_jenis_display(), "terbit": pengumuman.terbit, "url": url, "tahap": TAHAP[pengumuman.jenis]}
    if pengumuman.jenis == JenisPengumuman.HASIL_AKHIR:
        kata = "Termasuk tiga calon" if isi["terpilih"] else "Tidak termasuk tiga calon"
        return HasilTerbit(kata=kata, lulus=isi["terpilih"], alasan=tuple(filter(None, [isi.get("alasan")])), **umum)
    alasan = tuple(f"{satu['dasar']}: {satu['judul']}. {satu['alasan']}" for satu in isi["rincian"])
    alasan = alasan or tuple(filter(None, [isi["alasan"]]))
    kata = "Lulus" if isi["lulus"] else "Tidak lulus"
    return HasilTerbit(kata=kata, lulus=isi["lulus"], alasan=alasan, ringkas=f"{kata} administrasi", **umum)
