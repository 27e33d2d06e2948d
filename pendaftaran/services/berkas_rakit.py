"""Documents made of others: several photos as one PDF, pages turned, ordered, left out. Each result is a new row.

Like an upload, the work is done before the transaction; under the lock the file that it started from must still be
the one in the slot. A second press finds its own result and changes nothing.
"""
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from seleksi.core.models import Pengguna
from seleksi.core.penyimpanan import Tersimpan, buka
from seleksi.core.services import TidakSah

from ..domain.berkas import BATAS_FOTO, FORMAT, GABUNG_PALING_BANYAK, nama_tampil
from ..domain.slot import Slot
from ..domain.susunan import Susunan, semula, tulis_susunan
from ..domain.vonis_berkas import GANGGUAN
from ..models import Berkas, Lamaran
from ..pemeriksaan import Permintaan, Vonis, gabung, periksa_banyak, susun
from .berkas import (
    BerkasDitolak,
    Unggahan,
    butir_salinan,
    catat_berkas,
    isian_salinan,
    kecuali_sudah_ada,
    kosongkan_tempat,
    pastikan_baru,
    pastikan_diterima,
    tersimpan,
)
from .lamaran import kunci_draf

JENIS = {f.tipe: kode for kode, f in FORMAT.items()}
BERUBAH = "Berkas ini sudah berubah, mungkin dari jendela atau perangkat lain. Lihat keadaannya sekarang, lalu ulangi bila perlu."


def gabung_foto(*, lamaran: Lamaran, slot: Slot, unggahan: Sequence[Unggahan], oleh: Pengguna, pada: datetime, ke: str = "",
                ganti: str = "") -> Berkas:
    """Photos, and PDFs among them, as one PDF in the order given, behind the pages of the file `ke` when there is one.

    All or nothing: one bad part refuses the whole, and every bad part is named.
    """
    _pastikan_dapat_digabung(slot, unggahan)
    lama = _berlaku(lamaran, slot, ke, boleh_diganti=True) if ke else None
    with kecuali_sudah_ada() as hasil, ExitStack() as sisa:
        bagian = [sisa.enter_context(satu) for satu in periksa_banyak([_permintaan(slot, u) for u in unggahan])]
        _pastikan_semua_diterima(unggahan, bagian)
        if lama and (jadi := _hasil_sebelumnya(lama, bagian)):
            return jadi
        if lama and lama.diganti:
            raise TidakSah(BERUBAH)
        awal = [(sisa.enter_context(_salinan(lama)), JENIS[lama.tipe])] if lama else []
        isi = gabung(bagian=awal + [(v.berkas_bersih, JENIS[v.tipe]) for v in bagian], batas_byte=slot.maks_byte)
        pastikan_diterima(sisa.enter_context(isi))
        butir = [*((v.berkas_asli, "asli", v.akhiran) for v in bagian), *butir_salinan(isi)]
        simpanan = sisa.enter_context(tersimpan(butir))
        hasil.berkas = _catat_gabungan(lamaran, slot, unggahan, bagian, isi, simpanan, oleh, pada, lama, ganti)
    return hasil.berkas


def _pastikan_dapat_digabung(slot: Slot, unggahan: Sequence[Unggahan]) -> None:
    if not slot.dapat_digabung:
        raise BerkasDitolak("Tempat ini menerima satu foto.", kode="terlalu_banyak")
    if len(unggahan) > GABUNG_PALING_BANYAK:
        raise BerkasDitolak(f"Anda memilih {len(unggahan)} berkas; sekali gabung paling banyak {GABUNG_PALING_BANYAK}. "
                            "Unggah sebagian dahulu, lalu tambahkan sisanya.", kode="terlalu_banyak")


def _permintaan(slot: Slot, unggahan: Unggahan) -> Permintaan:
    """A photo may be larger than its slot allows, because joining shrinks it; a PDF may not."""
    foto = not unggahan.nama.lower().endswith(".pdf")
    return Permintaan(unggahan.sumber, slot.jenis_boleh, BATAS_FOTO if foto else slot.maks_byte, unggahan.nama)


def _pastikan_semua_diterima(unggahan: Sequence[Unggahan], vonis: Sequence[Vonis]) -> None:
    salah = [(u, v) for u, v in zip(unggahan, vonis, strict=True) if not v.diterima]
    if salah:
        kata = " ".join(f"{nama_tampil(u.nama)}: {v.pesan}" for u, v in salah)
        if len(unggahan) > 1:
            kata += f" {len(salah)} dari {len(unggahan)} berkas tidak dapat dipakai, maka belum ada yang disimpan."
        raise BerkasDitolak(kata, kode=salah[0][1].kode, gangguan=any(v.gangguan for _, v in salah))


def _catat_gabungan(lamaran: Lamaran, slot: Slot, unggahan: Sequence[Unggahan], bagian: list[Vonis], isi: Vonis,
                    simpanan: list[Tersimpan], oleh: Pengguna, pada: datetime, lama: Berkas | None, ganti: str) -> Berkas:
    foto, (bersih, *gambar) = simpanan[:len(bagian)], simpanan[len(bagian):]
    sumber = [{"nama": nama_tampil(u.nama), "tipe": v.tipe, "ukuran": s.ukuran, "sha256": s.sha256, "jalur": s.nama}
              for u, v, s in zip(unggahan, bagian, foto, strict=True)]
    with transaction.atomic():
        lamaran = kunci_draf(lamaran=lamaran, oleh=oleh)
        pastikan_baru(lamaran, slot, isi, ganti)
        urut = _gantikan(lama, pada) if lama else kosongkan_tempat(lamaran, slot, ganti, pada)
        nama = f"{nama_tampil(lama.nama_asli if lama else unggahan[0].nama).rpartition('.')[0] or slot.jenis}.pdf"
        return catat_berkas(
            lamaran=lamaran, slot=slot, vonis=isi, urut=urut, pada=pada, nama_asli=nama, ukuran=bersih.ukuran,
            jalur_asli=bersih.nama, sha256_asli=bersih.sha256, asal=lama, sumber=(_sumber(lama) if lama else []) + sumber,
            **isian_salinan(bersih, gambar))


def susun_halaman(*, lamaran: Lamaran, slot: Slot, kode: str, susunan: Susunan, oleh: Pengguna, pada: datetime) -> Berkas:
    """Turn, order and leave out pages of a file in one's own draft: a new row with the same original and a new copy."""
    asal = _berlaku(lamaran, slot, kode, boleh_diganti=True)
    if asal.diganti and (jadi := asal.turunan.berlaku().filter(susunan=tulis_susunan(susunan)).first()):
        return jadi
    if asal.diganti:
        raise TidakSah(BERUBAH)
    if susunan == semula(asal.halaman):
        return asal
    with ExitStack() as sisa:
        isi = sisa.enter_context(susun(sumber=sisa.enter_context(_salinan(asal)), jenis=JENIS[asal.tipe], susunan=susunan))
        pastikan_diterima(isi)
        bersih, *gambar = sisa.enter_context(tersimpan(butir_salinan(isi)))
        with transaction.atomic():
            lamaran = kunci_draf(lamaran=lamaran, oleh=oleh)
            return catat_berkas(lamaran=lamaran, slot=slot, vonis=isi, urut=_gantikan(asal, pada), pada=pada, asal=asal,
                                susunan=tulis_susunan(susunan), **_bawaan(asal), **isian_salinan(bersih, gambar))


@transaction.atomic
def urungkan_susunan(*, lamaran: Lamaran, slot: Slot, kode: str, oleh: Pengguna, pada: datetime) -> Berkas:
    """Back to the pages before the last arrangement or addition: a new row with the files of `asal`."""
    lamaran = kunci_draf(lamaran=lamaran, oleh=oleh)
    kini = _berlaku(lamaran, slot, kode)
    if kini.asal is None:
        raise TidakSah("Berkas ini belum pernah diubah.")
    asal, urut = kini.asal, _gantikan(kini, pada)
    asal.pk, asal.lamaran, asal.urut, asal.diunggah, asal.diganti = None, lamaran, urut, pada, None
    asal.kode = Berkas._meta.get_field("kode").get_default()
    asal._state.adding = True
    asal.save()
    return asal


def _berlaku(lamaran: Lamaran, slot: Slot, kode: str, *, boleh_diganti: bool = False) -> Berkas:
    berkas = lamaran.berkas.filter(jenis=slot.jenis, kode=kode).select_related("asal").first()
    if berkas is None or berkas.diganti and not boleh_diganti:
        raise TidakSah(BERUBAH)
    return berkas


def _gantikan(lama: Berkas, pada: datetime) -> int:
    """Take the place of a file that must still be the one in use; inside the transaction."""
    if not Berkas.objects.berlaku().filter(pk=lama.pk).update(diganti=pada):
        raise TidakSah(BERUBAH)
    return lama.urut


def _hasil_sebelumnya(lama: Berkas, bagian: list[Vonis]) -> Berkas | None:
    """What a first press has already added to this very file."""
    sidik = [v.sha256_asli for v in bagian]
    return next((b for b in lama.turunan.berlaku() if [s["sha256"] for s in b.sumber[-len(sidik):]] == sidik), None)


def _sumber(lama: Berkas) -> list[dict]:
    """The originals behind a file: those that it was joined from, or its own."""
    return lama.sumber or [{"nama": lama.nama_asli, "tipe": lama.tipe, "ukuran": lama.ukuran, "sha256": lama.sha256_asli,
                            "jalur": lama.jalur_asli}]


def _bawaan(asal: Berkas) -> dict:
    """What an arrangement does not change. The scan of the same original stands until its own has run."""
    return {nama: getattr(asal, nama) for nama in (
        "nama_asli", "ukuran", "jalur_asli", "sha256_asli", "sumber", "antivirus")}


@contextmanager
def _salinan(berkas: Berkas) -> Iterator[BinaryIO]:
    try:
        with buka(nama=berkas.jalur_bersih) as isi:
            yield isi
    except FileNotFoundError as galat:
        raise BerkasDitolak(GANGGUAN["pemeriksa_tidak_siap"], kode="pemeriksa_tidak_siap", gangguan=True) from galat
