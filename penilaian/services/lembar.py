"""Score sheets: a draft that is never lost and never overwrites silently, a final one that never changes."""
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from pendaftaran.models import Lamaran
from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.akses import TidakBerwenang, wajib_peran
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Ketentuan, Lowongan, Pengguna, Penugasan
from seleksi.core.selectors import ketentuan_berlaku, urai
from seleksi.core.services import TidakSah

from ..domain.lembar import Butir, butir_lembar, kurang, skor_lembar
from ..domain.skor import NilaiTidakSah
from ..domain.status import TRANSISI_LEMBAR, Komponen, StatusLembar
from ..models import Benturan, LembarNilai
from ..segel import IsiLembar, bergaram, buka, hitung_komitmen, tutup
from .dasar import kunci_lowongan, pastikan_belum_dibuka, pastikan_peserta, wajib_penilai
from .tahap import majukan_bila_lengkap

CATATAN_MAKSIMAL = 4000


class KonflikVersi(TidakSah):
    """Somebody saved the sheet elsewhere meanwhile. `kini` is what is stored, `versi` its number."""

    def __init__(self, kini: IsiLembar, versi: int):
        self.kini, self.versi = kini, versi
        super().__init__("Lembar ini sudah disimpan di jendela atau perangkat lain sesudah halaman ini dibuka. "
                         "Isian Anda belum disimpan; bandingkan keduanya lalu simpan lagi.")


@dataclass(frozen=True)
class _Bahan:
    """What a change of a sheet works on, locked and checked."""

    lowongan: Lowongan
    lamaran: Lamaran
    ketentuan: Ketentuan
    tugas: Penugasan
    komponen: str
    lembar: LembarNilai | None


def _muat(*, lamaran: Lamaran, komponen: str, oleh: Pengguna) -> _Bahan:
    """Lock, check who and whom, and fetch this person's current sheet if there is one."""
    lowongan = kunci_lowongan(lamaran.lowongan_id)
    lamaran = Lamaran.objects.select_for_update(of=("self",)).get(pk=lamaran.pk)
    pastikan_belum_dibuka(lowongan)
    pastikan_peserta(lamaran)
    ketentuan = ketentuan_berlaku(lowongan.seleksi)
    tugas = wajib_penilai(oleh=oleh, lamaran=lamaran, lowongan=lowongan, komponen=komponen, profil=urai(ketentuan)[0])
    lembar = (LembarNilai.objects.select_for_update(of=("self",)).select_related("lamaran")
              .filter(lamaran=lamaran, komponen=komponen, penugasan__pengguna=oleh, pengganti=None).first())
    return _Bahan(lowongan, lamaran, ketentuan, tugas, komponen, lembar)


def butir_milik(komponen: str, ketentuan: Ketentuan, lowongan: Lowongan) -> tuple[Butir, ...]:
    """The lines of a sheet of this component for this post, as a Ketentuan asks them."""
    profil, putaran = urai(ketentuan)
    return butir_lembar(profil, putaran, komponen, urut_lowongan=lowongan.urut)


def _gabung(lama: IsiLembar, butir: tuple[Butir, ...], nilai: Mapping[str, str | None], catatan: str | None) -> IsiLembar:
    """Stored content with the changed lines; what the round no longer asks falls away."""
    kenal = {b.kode: b for b in butir}
    if asing := sorted(nilai.keys() - kenal.keys()):
        raise TidakSah(f"Butir {asing[0]} tidak ada pada lembar ini.")
    isi = {kode: angka for kode, angka in lama.nilai.items() if kode in kenal}
    for kode, teks in nilai.items():
        try:
            angka = kenal[kode].urai(teks or "")
        except NilaiTidakSah as galat:
            raise TidakSah(f"{kenal[kode].nama}: {galat}") from galat
        isi.pop(kode, None)
        if angka is not None:
            isi[kode] = angka
    catatan = lama.catatan if catatan is None else catatan.strip()
    if len(catatan) > CATATAN_MAKSIMAL:
        raise TidakSah(f"Catatan paling panjang {CATATAN_MAKSIMAL} huruf.")
    return IsiLembar(nilai=isi, catatan=catatan)


def _lembar_baru(lamaran: Lamaran, tugas: Penugasan, komponen: Komponen) -> LembarNilai:
    """A person's first sheet. An assessment has one per participant; another assessor takes over only one left behind."""
    lembar = LembarNilai(lamaran=lamaran, penugasan=tugas, komponen=komponen.value)
    if komponen != Komponen.ASESMEN:
        return lembar
    lama = LembarNilai.objects.berlaku().filter(lamaran=lamaran, komponen=komponen).select_related("penugasan").first()
    if lama is None:
        return lembar
    berbenturan = Benturan.objects.filter(penugasan__pengguna=lama.penugasan.pengguna_id, lamaran=lamaran).exists()
    ditinggalkan = lama.status == StatusLembar.DRAF and lama.penugasan.berakhir is not None
    if not (berbenturan or ditinggalkan):
        raise TidakSah("Hasil assessment center peserta ini sudah diisi asesor lain.")
    lembar.menggantikan, lembar.alasan_dibuka = lama, "Asesor sebelumnya tidak lagi menilai peserta ini."
    return lembar


def _simpan(bahan: _Bahan, *, nilai: Mapping[str, str | None], catatan: str | None, versi: int, pada: datetime) -> LembarNilai:
    lembar = bahan.lembar or _lembar_baru(bahan.lamaran, bahan.tugas, Komponen(bahan.komponen))
    if lembar.status != StatusLembar.DRAF:
        raise TidakSah("Lembar ini sudah final dan tidak dapat diubah.")
    kini = buka(lembar)
    isi = _gabung(kini, butir_milik(bahan.komponen, bahan.ketentuan, bahan.lowongan), nilai, catatan)
    # The same content sent twice (a double click, a lost answer) is no conflict; finalising unseen content is.
    sama = bool(nilai or catatan) and (isi.nilai, isi.catatan) == (kini.nilai, kini.catatan)
    if lembar.versi != versi and not sama:
        raise KonflikVersi(kini, lembar.versi)
    lembar.ketentuan, lembar.versi, lembar.diubah, lembar.sandi = bahan.ketentuan, lembar.versi + 1, pada, tutup(lembar, isi)
    if lembar.pk:
        lembar.save(update_fields=["ketentuan", "versi", "diubah", "sandi"])
    else:
        lembar.save(force_insert=True)
    return lembar


@transaction.atomic
def simpan_lembar(*, lamaran: Lamaran, komponen: str, nilai: Mapping[str, str | None], versi: int, oleh: Pengguna,
                  pada: datetime, catatan: str | None = None) -> LembarNilai:
    """Save a draft. `nilai` holds only the lines that change, as typed ("82,5"; empty clears); None keeps the note.

    `versi` is the number that the page showed (0 before the first save); another one raises KonflikVersi.
    Drafts are not chained.
    """
    return _simpan(_muat(lamaran=lamaran, komponen=komponen, oleh=oleh), nilai=nilai, catatan=catatan, versi=versi, pada=pada)


@transaction.atomic
def finalkan_lembar(*, lamaran: Lamaran, komponen: str, versi: int, oleh: Pengguna, pada: datetime,
                    nilai: Mapping[str, str | None] | None = None, catatan: str | None = None) -> LembarNilai:
    """Make the sheet final, with what was typed last; the returned row carries the receipt (`kode`, `komitmen`)."""
    bahan = _muat(lamaran=lamaran, komponen=komponen, oleh=oleh)
    lembar = _simpan(bahan, nilai=nilai or {}, catatan=catatan, versi=versi, pada=pada)
    pastikan_boleh(TRANSISI_LEMBAR, lembar.status, StatusLembar.FINAL)
    butir, isi = butir_milik(komponen, bahan.ketentuan, bahan.lowongan), buka(lembar)
    if belum := kurang(butir, isi.nilai):
        raise TidakSah(f"Belum dapat difinalkan; yang belum dinilai: {', '.join(belum)}.")
    isi = bergaram(replace(isi, skor=str(skor_lembar(butir, isi.nilai))))
    lembar.sandi, lembar.komitmen = tutup(lembar, isi), hitung_komitmen(lembar, isi)
    lembar.status, lembar.final = StatusLembar.FINAL.value, pada
    lembar.save(update_fields=["status", "sandi", "komitmen", "final"])
    majukan_bila_lengkap(lowongan=bahan.lowongan, oleh=oleh, pada=pada)
    catat_jejak(jenis="lembar.final", objek=f"lembar:{lembar.pk}", oleh=oleh, pada=pada, seleksi=bahan.lowongan.seleksi,
                isi={"lembar": lembar.kode, "lamaran": lamaran.pk, "komponen": lembar.komponen, "komitmen": lembar.komitmen})
    return lembar


@transaction.atomic
def buka_kembali(*, lembar: LembarNilai, alasan: str, oleh: Pengguna, pada: datetime) -> LembarNilai:
    """Reopen somebody's final sheet before the opening, with a reason: a new draft that points to the old one.

    The Ketua does it, for the Ketua's own sheet another member: nobody reopens an own sheet alone.
    """
    lowongan = kunci_lowongan(lembar.lamaran.lowongan_id)
    wajib_peran(oleh, lowongan.seleksi, *PANSEL, tindakan="membuka kembali lembar nilai", lowongan=lowongan)
    lama = LembarNilai.objects.select_for_update(of=("self",)).select_related("penugasan", "lamaran", "pengganti").get(pk=lembar.pk)
    if lama.penugasan.pengguna_id == oleh.pk:
        raise TidakBerwenang("Lembar sendiri tidak dapat dibuka kembali sendiri; mintalah kepada anggota lain yang berwenang.")
    if lama.penugasan.peran != Peran.KETUA:
        wajib_peran(oleh, lowongan.seleksi, Peran.KETUA, tindakan="membuka kembali lembar nilai", lowongan=lowongan)
    pastikan_belum_dibuka(lowongan)
    if not alasan.strip():
        raise TidakSah("Tulis alasan membuka kembali lembar ini.")
    if lama.status != StatusLembar.FINAL or hasattr(lama, "pengganti"):
        raise TidakSah("Yang dapat dibuka kembali hanya lembar final yang berlaku.")
    baru = LembarNilai(lamaran=lama.lamaran, penugasan=lama.penugasan, komponen=lama.komponen, ketentuan=lama.ketentuan,
                       versi=1, diubah=pada, menggantikan=lama, alasan_dibuka=alasan.strip())
    baru.sandi = tutup(baru, replace(buka(lama), skor="", garam=""))
    baru.save(force_insert=True)
    catat_jejak(jenis="lembar.dibuka_kembali", objek=f"lembar:{lama.pk}", oleh=oleh, pada=pada, seleksi=lowongan.seleksi,
                isi={"lembar": lama.kode, "pengganti": baru.kode, "komitmen": lama.komitmen, "alasan": baru.alasan_dibuka})
    return baru
