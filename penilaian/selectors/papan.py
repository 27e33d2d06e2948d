"""The ranking board: order with weighted parts, how sure it is, how far the members agree. Every reading is on record."""
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from pendaftaran.models import Lamaran
from seleksi.aturan.profil import KomponenBobot, Profil
from seleksi.core.akses import TidakBerwenang, catat_akses, peran_dari
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Pengguna, Penugasan
from seleksi.core.selectors import urai

from ..domain import kepekaan, kesepakatan, seri
from ..domain.masukan import baca
from ..domain.penetapan import calon_addendum
from ..domain.peringkat import Baris, Masukan, hitung
from ..domain.skor import SERATUS, bulat
from ..domain.status import StatusPeringkat
from ..models import LembarNilai, Peringkat
from ..segel import buka
from .peringkat import asal_addendum, calon_keluar, calon_tetap, kode_penilai

SESUDAH_PENETAPAN = frozenset({Peran.PPK, Peran.PENGAWAS})


@dataclass(frozen=True)
class BarisPapan:
    """One person: rank, parts as (component, weighted points), and whether the line of the quota runs below."""

    baris: Baris
    lamaran: Lamaran
    bagian: tuple[tuple[str, Decimal], ...]
    ditetapkan: bool | None
    batas: bool


@dataclass(frozen=True)
class Papan:
    peringkat: Peringkat
    komponen: tuple[KomponenBobot, ...]
    bobot: Mapping[str, Decimal]
    baris: tuple[BarisPapan, ...]
    seri: tuple[seri.Seri, ...]
    perlu_keputusan: bool
    usulan: frozenset[str]  # numbers that the meeting finds ticked
    asal: Peringkat | None  # the determination that this one replaces, when it is an addendum
    keluar: tuple[Lamaran, ...] = ()


@dataclass(frozen=True)
class Kajian:
    """For the panel only: sensitivity and agreement, with the members' names."""

    kepekaan: kepekaan.Kepekaan
    kesepakatan: tuple[kesepakatan.Kesepakatan, ...]
    penilai: Mapping[str, str]
    nama: Mapping[str, str]
    bercatatan: frozenset[tuple[str, str, str]]  # far scores (component, member, number) whose sheet bears a note
    rincian: tuple["Rincian", ...]
    kurang_kompeten: tuple[tuple[str, Fraction], ...]  # assessment below the lowest category; a warning, never a knock-out


@dataclass(frozen=True)
class Rincian:
    """Every member's score of one component, person by person."""

    nama: str
    penilai: tuple[str, ...]
    baris: tuple[tuple[str, tuple[tuple[str, Decimal | None], ...], kesepakatan.Sebaran], ...]


def boleh_baca_peringkat(peringkat: Peringkat, pengguna: Pengguna) -> bool:
    """The panel since the opening; PPK (where the profile sends it there) and pengawas after the determination."""
    peran = peran_dari(pengguna, peringkat.lowongan.seleksi, lowongan=peringkat.lowongan_id)
    if peran & PANSEL:
        return True
    if peringkat.status != StatusPeringkat.DITETAPKAN:
        return False
    profil, _ = urai(peringkat.ketentuan)
    return Peran.PENGAWAS in peran or (Peran.PPK in peran and "ppk" in profil.jalur.peringkat)


def _masukan(peringkat: Peringkat) -> tuple[Profil, Masukan]:
    profil, _ = urai(peringkat.ketentuan)
    return profil, baca(peringkat.masukan, profil)


def papan(peringkat: Peringkat, *, oleh: Pengguna, pada: datetime) -> Papan:
    """The order for somebody who may read it, recomputed from the sealed input by the kernel."""
    if not boleh_baca_peringkat(peringkat, oleh):
        raise TidakBerwenang("Peringkat ini belum dapat dibaca.")
    catat_akses(pengguna=oleh, objek=f"peringkat:{peringkat.pk}", tindakan="baca", seleksi=peringkat.lowongan.seleksi, pada=pada)
    profil, masukan = _masukan(peringkat)
    hasil = hitung(masukan)
    orang = {o.nomor: o for o in Lamaran.objects.filter(seleksi=peringkat.lowongan.seleksi_id, lowongan=peringkat.lowongan_id)
             .exclude(nomor="").defer("fakta")}
    ditetapkan = dict(peringkat.baris.values_list("lamaran__nomor", "terpilih"))
    nama = {k.kode: k.nama for k in profil.bobot.komponen}
    baris = tuple(
        BarisPapan(b, orang[b.nomor], tuple((nama[k], _poin(b.komponen[k], berat)) for k, berat in masukan.bobot.items()),
                   ditetapkan.get(b.nomor), letak == masukan.kuota)
        for letak, b in enumerate(hasil.baris, 1))
    return Papan(peringkat, profil.bobot.komponen, masukan.bobot, baris, tuple(seri.uraikan(hasil, masukan.urutan_seri)),
                 bool(hasil.seri_di_batas), *_usulan(peringkat, masukan.kuota))


def _usulan(peringkat: Peringkat, kuota: int) -> tuple[frozenset[str], Peringkat | None, tuple[Lamaran, ...]]:
    """What the meeting finds ticked: the order as computed; in an addendum who stays, then the next."""
    asal = asal_addendum(peringkat)
    tetap = calon_tetap(peringkat) if asal else ()
    return calon_addendum(peringkat.hasil, tetap, kuota=kuota), asal, tuple(calon_keluar(peringkat)) if asal else ()


def _poin(nilai: Fraction, bobot: Decimal) -> Decimal:
    return Decimal(bulat(nilai * Fraction(bobot) / SERATUS))


def kajian(peringkat: Peringkat, *, oleh: Pengguna) -> Kajian:
    """How firm the order is; the panel only, since it shows single members' scores. Call it after `papan`, which logs."""
    if not peran_dari(oleh, peringkat.lowongan.seleksi, lowongan=peringkat.lowongan_id) & PANSEL:
        raise TidakBerwenang("Kajian peringkat hanya untuk Panitia Seleksi.")
    profil, masukan = _masukan(peringkat)
    batas = {k.kode: (k.minimal, k.maksimal) for k in profil.bobot.komponen}
    penilai = _nama_penilai(masukan)
    setuju = tuple(kesepakatan.periksa(masukan, k.kode) for k in profil.bobot.komponen if k.penilai == "panitia")
    hasil = hitung(masukan)
    return Kajian(kepekaan.periksa(masukan, hasil, batas=batas), setuju, penilai, {o.nomor: o.nama for o in masukan.peserta},
                  _bercatatan(peringkat, setuju), _rincian(profil, masukan, setuju, penilai),
                  tuple((b.nama, b.komponen[k.kode]) for b in hasil.baris for k in profil.bobot.komponen
                        if k.penilai == "asesor" and b.komponen[k.kode] < profil.asesmen.masih_memenuhi))


def _bercatatan(peringkat: Peringkat, setuju: tuple[kesepakatan.Kesepakatan, ...]) -> frozenset[tuple[str, str, str]]:
    """Only the sheets with a far score are opened, and only to see whether the scorer wrote down why."""
    jauh = {(k.komponen, p.penilai, p.nomor) for k in setuju for p in k.pencilan}
    dibuka = [kode for kode, _ in peringkat.pembukaan.komitmen]
    lembar = LembarNilai.objects.filter(kode__in=dibuka,
                                        lamaran__nomor__in={n for _, _, n in jauh}).select_related("penugasan", "lamaran")
    return frozenset(
        kunci for s in lembar if (kunci := (s.komponen, kode_penilai(s.penugasan), s.lamaran.nomor)) in jauh and buka(s).catatan)


def _nama_penilai(masukan: Masukan) -> dict[str, str]:
    kode = {p for isi in masukan.penilai.values() for p in isi}
    tugas = Penugasan.objects.filter(pk__in=[int(p[1:]) for p in kode if p[1:].isdecimal()]).select_related("pengguna")
    return {f"P{t.pk}": t.pengguna.nama for t in tugas} | {Peran.ASESOR.value: "Asesor"}


def _rincian(profil: Profil, masukan: Masukan, setuju: tuple[kesepakatan.Kesepakatan, ...],
             nama: Mapping[str, str]) -> tuple[Rincian, ...]:
    judul = {k.kode: k.nama for k in profil.bobot.komponen}
    hasil = []
    for satu in setuju:
        urut = sorted(masukan.penilai[satu.komponen], key=lambda p: nama[p])
        baris = tuple(
            (o.nama, tuple((nama[p], None if (p, o.nomor) in masukan.benturan else o.nilai[satu.komponen].get(p)) for p in urut),
             satu.sebaran[o.nomor]) for o in masukan.peserta)
        hasil.append(Rincian(judul[satu.komponen], tuple(nama[p] for p in urut), baris))
    return tuple(hasil)
