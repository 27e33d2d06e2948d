"""Changes of a person's own profile. Drafts and autosave are not chained: the claims are frozen at Kirim."""
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from seleksi.core.models import Lowongan, Pengguna
from seleksi.core.services import TidakSah, samakan_nama

from ..domain.pangkat import pangkat_terakhir
from ..models import IsianProfil, Keterkaitan, Pelamar, RiwayatJabatan, RiwayatPangkat
from ..models.isian import Mentah
from ..selectors.profil import BAGIAN

USANG = ("Bagian ini sudah disimpan dari tab atau perangkat lain. Tekan Simpan untuk membandingkan keduanya; isian Anda di halaman ini "
         "tidak hilang.")


class IsianUsang(TidakSah):
    """Another tab or device saved this section since the page was opened."""


@transaction.atomic
def buka_profil(*, oleh: Pengguna) -> Pelamar:
    """The profile of this account, made at its first save."""
    return Pelamar.objects.get_or_create(pengguna=oleh, defaults={"nama": oleh.nama})[0]


@transaction.atomic
def simpan_isian(*, bagian: str, versi: int, nilai: Mapping[str, Any], baris: Mapping[str, Mapping[str, Any]],
                 hapus: Collection[str], sisa: Mentah | None, oleh: Pengguna, pada: datetime, tab: str = "") -> IsianProfil:
    """Save one section of `oleh`'s own profile: valid values, valid rows by kode, rows to delete, and what is left raw.

    IsianUsang when `versi` is not the newest. Values come from validated forms; columns that are not given stay.
    """
    pelamar = Pelamar.objects.select_for_update().get(pk=buka_profil(oleh=oleh).pk)
    isian = IsianProfil.objects.filter(pelamar=pelamar, bagian=bagian).first() or IsianProfil(pelamar=pelamar, bagian=bagian)
    if isian.versi != versi:
        raise IsianUsang(USANG)
    if "nama" in nilai:
        samakan_nama(pengguna=oleh, lama=pelamar.nama, baru=nilai["nama"])
    _tulis_pelamar(pelamar, nilai, pada)
    _tulis_baris(pelamar, BAGIAN[bagian].model, baris, hapus)
    if BAGIAN[bagian].model is RiwayatPangkat and (baris or hapus):
        _tulis_pangkat(pelamar)
    if tab == "" or tab != isian.tab:
        isian.tab, isian.sejak = tab, versi
    isian.versi, isian.mentah, isian.diubah = versi + 1, sisa, pada
    isian.save()
    return isian


def _tulis_pelamar(pelamar: Pelamar, nilai: Mapping[str, Any], pada: datetime) -> None:
    kolom = {k: v for k, v in nilai.items() if k != "nik"}
    for nama, isi in kolom.items():
        setattr(pelamar, nama, isi)
    if "nik" in nilai:
        pelamar.nik = nilai["nik"]
        kolom |= dict.fromkeys(("nik_sandi", "nik_akhir"))
    pelamar.versi, pelamar.diubah = F("versi") + 1, pada
    pelamar.save(update_fields=[*kolom, "versi", "diubah"])


def _tulis_pangkat(pelamar: Pelamar) -> None:
    """The rank that the rules read is the newest row: it is typed once."""
    baris = pangkat_terakhir(pelamar.riwayatpangkat_set.values_list("tmt", "golongan"))
    pelamar.tmt_golongan, pelamar.golongan = baris or (None, "")
    pelamar.save(update_fields=["golongan", "tmt_golongan"])


def _tulis_baris(pelamar: Pelamar, model: type | None, baris: Mapping[str, Mapping[str, Any]], hapus: Collection[str]) -> None:
    """Posts keep their row, for Keterkaitan points to it; other rows are written anew, so two years may change places."""
    if model is None:
        return
    milik = model.objects.filter(pelamar=pelamar)
    milik.filter(kode__in=hapus).delete()
    lama = {b.kode: b for b in milik.filter(kode__in=baris)}
    berubah = {k: isi for k, isi in baris.items()
               if k not in lama or any(getattr(lama[k], nama) != v for nama, v in isi.items())}
    if model is RiwayatJabatan:
        for kode, isi in berubah.items():
            model.objects.update_or_create(pelamar=pelamar, kode=kode, defaults=isi)
        return
    milik.filter(kode__in=berubah).delete()
    model.objects.bulk_create(model(pelamar=pelamar, kode=kode, **isi) for kode, isi in berubah.items())


@dataclass(frozen=True, kw_only=True)
class SimpananBagian:
    """One section ready to be saved, as `simpan_isian` takes it."""

    bagian: str
    versi: int
    nilai: Mapping[str, Any]
    baris: Mapping[str, Mapping[str, Any]]
    sisa: Mentah | None


@transaction.atomic
def bawa_ke_profil(*, bagian: Iterable[SimpananBagian], terkait: Mapping[str, bool], lowongan: Lowongan, oleh: Pengguna,
                   pada: datetime) -> None:
    """Add several sections at once, all or nothing; answers about related posts fill only what was not answered yet."""
    for satu in bagian:
        simpan_isian(bagian=satu.bagian, versi=satu.versi, nilai=satu.nilai, baris=satu.baris, hapus=(), sisa=satu.sisa, oleh=oleh,
                     pada=pada)
    for riwayat in RiwayatJabatan.objects.filter(pelamar__pengguna=oleh, kode__in=terkait):
        Keterkaitan.objects.get_or_create(riwayat=riwayat, lowongan=lowongan, defaults={"terkait": terkait[riwayat.kode]})
