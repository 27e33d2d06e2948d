"""Uploads into document slots: judged, stored, and only then a row. A refusal leaves the earlier file in place."""
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import SimpleNamespace
from typing import Any, BinaryIO

from django.conf import settings
from django.db import transaction

from seleksi.core.models import Pengguna
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.penyimpanan import GagalSimpan, RuangHabis, Tersimpan, baca_bertahap, hapus, simpan_banyak
from seleksi.core.services import TidakSah

from ..antivirus import pindai_antivirus
from ..domain.berkas import nama_tampil
from ..domain.slot import GANDA_PALING_BANYAK, Slot
from ..domain.vonis_berkas import GANGGUAN
from ..models import Berkas, Lamaran
from ..pemeriksaan import Vonis, periksa
from .lamaran import kunci_draf

PINDAI = "berkas_pindai"
URUTAN_PINDAI = ("bersih", "tanpa_mesin", "terinfeksi")


class BerkasDitolak(TidakSah):
    """The judge's verdict in words; `gangguan` when the file is not to blame and trying again may help."""

    def __init__(self, pesan: str, *, kode: str, gangguan: bool = False):
        self.kode, self.gangguan = kode, gangguan
        super().__init__(pesan)


@dataclass(frozen=True)
class Unggahan:
    """What came in: readable bytes and the stranger's name for them."""

    sumber: BinaryIO
    nama: str


def unggah_berkas(*, lamaran: Lamaran, slot: Slot, unggahan: Unggahan, oleh: Pengguna, pada: datetime,
                  ganti: str = "") -> Berkas:
    """Put one file into a slot of one's own draft, or BerkasDitolak.

    In a slot for one file, or with `ganti` (kode of a file of a slot for several), the earlier file is replaced.
    The file is judged and stored before the transaction: no lock waits for a stranger's scan.
    """
    with periksa(sumber=unggahan.sumber, jenis_boleh=slot.jenis_boleh, batas_byte=slot.maks_byte,
                 nama=unggahan.nama) as vonis:
        return terima_vonis(lamaran=lamaran, slot=slot, nama=unggahan.nama, vonis=vonis, oleh=oleh, pada=pada, ganti=ganti)


def terima_vonis(*, lamaran: Lamaran, slot: Slot, nama: str, vonis: Vonis, oleh: Pengguna, pada: datetime,
                 ganti: str = "") -> Berkas:
    """Store what the judge accepted and write its row, or BerkasDitolak. The verdict's files stay the caller's.

    The very bytes that stand in the slot already are not stored again: a second click, or the same file chosen twice.
    """
    pastikan_diterima(vonis)
    butir = [(vonis.berkas_asli, "asli", vonis.akhiran), *butir_salinan(vonis)]
    with kecuali_sudah_ada() as hasil, tersimpan(butir) as (asli, bersih, *gambar), transaction.atomic():
        lamaran = kunci_draf(lamaran=lamaran, oleh=oleh)
        pastikan_baru(lamaran, slot, vonis, ganti)
        hasil.berkas = catat_berkas(
            lamaran=lamaran, slot=slot, vonis=vonis, urut=kosongkan_tempat(lamaran, slot, ganti, pada), pada=pada,
            nama_asli=nama_tampil(nama), ukuran=asli.ukuran, jalur_asli=asli.nama, sha256_asli=asli.sha256,
            **isian_salinan(bersih, gambar))
    return hasil.berkas


def pastikan_diterima(vonis: Vonis) -> None:
    if not vonis.diterima:
        raise BerkasDitolak(vonis.pesan, kode=vonis.kode, gangguan=vonis.gangguan)


class _SudahAda(Exception):
    """Takes the way out through `tersimpan`, so that what was stored for nothing goes again."""

    def __init__(self, berkas: Berkas):
        self.berkas = berkas
        super().__init__(berkas.kode)


@contextmanager
def kecuali_sudah_ada() -> Iterator[SimpleNamespace]:
    """`hasil.berkas` is what the block wrote, or the row that `pastikan_baru` found."""
    hasil = SimpleNamespace(berkas=None)
    try:
        yield hasil
    except _SudahAda as ada:
        hasil.berkas = ada.berkas


def pastikan_baru(lamaran: Lamaran, slot: Slot, vonis: Vonis, ganti: str) -> None:
    """Under the lock: the slot does not hold these very bytes yet. An arranged file does not count: one may want it back."""
    ada = lamaran.berkas.berlaku().filter(jenis=slot.jenis, sha256_asli=vonis.sha256_asli, asal=None)
    if sama := (ada.filter(kode=ganti) if slot.ganda and ganti else ada).first():
        raise _SudahAda(sama)


def butir_salinan(vonis: Vonis) -> list[tuple[Path, str, str]]:
    """The rebuilt copy and the page pictures, for the store."""
    return [(vonis.berkas_bersih, "bersih", vonis.akhiran), *((gambar, "gambar", "jpg") for gambar in vonis.gambar)]


def isian_salinan(bersih: Tersimpan, gambar: list[Tersimpan]) -> dict[str, Any]:
    """The same as fields of the row."""
    return {"jalur_bersih": bersih.nama, "sha256_bersih": bersih.sha256, "jalur_gambar": [g.nama for g in gambar]}


@contextmanager
def tersimpan(butir: list[tuple[Path, str, str]]) -> Iterator[list[Tersimpan]]:
    """Put files into the store; taken out again when their row is not written after all."""
    try:
        simpanan = simpan_banyak(butir=butir)
    except GagalSimpan as galat:
        kode = "ruang_habis" if isinstance(galat, RuangHabis) else "pemeriksa_tidak_siap"
        raise BerkasDitolak(GANGGUAN[kode], kode=kode, gangguan=True) from galat
    try:
        yield simpanan
    except BaseException:  # whatever the reason, what has no row must not stay
        for satu in simpanan:
            hapus(nama=satu.nama)
        raise


def catat_berkas(*, lamaran: Lamaran, slot: Slot, vonis: Vonis, pada: datetime, **isian: Any) -> Berkas:
    """The row of stored files, inside the transaction that holds the draft; the scan is owed from here on."""
    berkas = _tulis_baris(vonis, lamaran=lamaran, jenis=slot.jenis, diunggah=pada, **isian)
    if slot.boleh_nihil and lamaran.tanpa_sertifikat_teknis:
        lamaran.tanpa_sertifikat_teknis = False
        lamaran.save(update_fields=["tanpa_sertifikat_teknis"])
    return berkas


def _tulis_baris(vonis: Vonis, **isi: Any) -> Berkas:
    """The row of a stored file, and the scan that it is owed. Inside a transaction."""
    berkas = Berkas.objects.create(tipe=vonis.tipe, halaman=vonis.halaman, peringatan=list(vonis.kode_peringatan), **isi)
    terbitkan_peristiwa(jenis=PINDAI, objek=f"berkas:{berkas.pk}", kunci=f"{PINDAI}:{berkas.pk}")
    return berkas


@contextmanager
def lampiran(*, unggahan: Unggahan, jenis_boleh: frozenset[str], maks_byte: int) -> Iterator[Callable[..., Berkas]]:
    """Judge and store a file that comes in after Kirim. Yields what writes its row, for the caller's own transaction."""
    with periksa(sumber=unggahan.sumber, jenis_boleh=jenis_boleh, batas_byte=maks_byte, nama=unggahan.nama) as vonis:
        pastikan_diterima(vonis)
        with tersimpan([(vonis.berkas_asli, "asli", vonis.akhiran), *butir_salinan(vonis)]) as (asli, bersih, *gambar):
            yield lambda **isi: _tulis_baris(vonis, nama_asli=nama_tampil(unggahan.nama), ukuran=asli.ukuran, jalur_asli=asli.nama,
                                             sha256_asli=asli.sha256, **isian_salinan(bersih, gambar), **isi)


def kosongkan_tempat(lamaran: Lamaran, slot: Slot, ganti: str, pada: datetime) -> int:
    """Mark the earlier file as replaced and say which place in the slot is free now."""
    ada = list(lamaran.berkas.berlaku().filter(jenis=slot.jenis).order_by("urut"))
    lama = next((b for b in ada if b.kode == ganti), None) if slot.ganda else next(iter(ada), None)
    if lama:
        Berkas.objects.filter(pk=lama.pk).update(diganti=pada)
        return lama.urut
    if len(ada) >= GANDA_PALING_BANYAK:
        raise BerkasDitolak(f"Tempat ini sudah memuat {GANDA_PALING_BANYAK} berkas. Ganti atau hapus salah satunya.", kode="penuh")
    terpakai = {b.urut for b in ada}
    return next(n for n in range(1, GANDA_PALING_BANYAK + 1) if n not in terpakai)


@transaction.atomic
def hapus_berkas(*, lamaran: Lamaran, kode: str, oleh: Pengguna, pada: datetime) -> Berkas:
    """Take a file out of its slot; the row stays as replaced, without a successor."""
    lamaran = kunci_draf(lamaran=lamaran, oleh=oleh)
    berkas = lamaran.berkas.berlaku().filter(kode=kode).first()
    if berkas is None:
        raise TidakSah("Berkas itu sudah tidak ada di tempat ini.")
    berkas.diganti = pada
    berkas.save(update_fields=["diganti"])
    return berkas


def pindai_berkas(*, berkas_id: int) -> str:
    """Let the antivirus read the original, and the photos that it was joined from, and note the worst that it says.

    GagalPindai leaves it owed. May run again.
    """
    berkas = Berkas.objects.get(pk=berkas_id)
    hasil = max((_pindai(nama) for nama in (berkas.jalur_asli, *(s["jalur"] for s in berkas.sumber))), key=URUTAN_PINDAI.index)
    Berkas.objects.filter(pk=berkas_id).update(antivirus=hasil)
    return hasil


def _pindai(nama: str) -> str:
    with NamedTemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as salinan:
        for bagian in baca_bertahap(nama=nama):
            salinan.write(bagian)
        salinan.flush()
        return pindai_antivirus(Path(salinan.name))
