"""The changed values between two versions of a round in words, for the notice and the proposal page."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from seleksi.aturan.perubahan import nilai_pansel
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import JendelaPendaftaran, Putaran, bobot_putaran
from seleksi.aturan.waktu import kata_lama, kata_tanggal

TIDAK_ADA = "tidak ditetapkan"
SEKRETARIAT = {"nama": "Nama sekretariat", "alamat": "Alamat", "telepon": "Telepon", "kode_pos": "Kode pos", "situs": "Situs"}
MODE_USIA = {"tahun_penuh": "dihitung tahun penuh", "tepat": "dihitung sampai hari"}


class Beda(NamedTuple):
    """One changed value: what it is, how it was announced, how it stands now."""

    nama: str
    lama: str
    baru: str


def beda_putaran(profil: Profil, lama: Putaran, baru: Putaran) -> list[Beda]:
    """Every changed value in the order of the announcement; empty when nothing changed."""
    return [*_waktu(lama, baru), *_syarat(profil, lama, baru), *_penilaian(profil, lama, baru), *_kontak(lama, baru)]


def _rentang(mulai: date, selesai: date) -> str:
    if mulai == selesai:
        return kata_tanggal(mulai)
    awal = str(mulai.day) if (mulai.year, mulai.month) == (selesai.year, selesai.month) else kata_tanggal(mulai)
    return f"{awal} s.d. {kata_tanggal(selesai)}"


def kata_jendela(j: JendelaPendaftaran | None) -> str:
    if j is None:
        return TIDAK_ADA
    if j.mode == "menerus":
        return f"{kata_tanggal(j.mulai)} pukul {j.jam_buka:%H.%M} s.d. {kata_tanggal(j.sampai)} pukul {j.jam_tutup:%H.%M} WIB"
    return f"{_rentang(j.mulai, j.sampai)}, setiap hari pukul {j.jam_buka:%H.%M} sampai {j.jam_tutup:%H.%M} WIB"


def _waktu(lama: Putaran, baru: Putaran) -> Iterator[Beda]:
    if lama.jendela != baru.jendela:
        yield Beda("Waktu pendaftaran", kata_jendela(lama.jendela), kata_jendela(baru.jendela))
    dahulu = {k.nomor: k for k in lama.jadwal}
    for kini in baru.jadwal:
        if (k := dahulu.get(kini.nomor)) is None:
            continue
        if (k.mulai, k.selesai) != (kini.mulai, kini.selesai):
            yield Beda(kini.nama, _rentang(k.mulai, k.selesai), _rentang(kini.mulai, kini.selesai))
        if k.keterangan != kini.keterangan:
            yield Beda(f"{kini.nama}: keterangan", k.keterangan or "tanpa keterangan", kini.keterangan or "tanpa keterangan")


def kata_nilai(nilai: Any, nama: str) -> str:
    """A parameter of the panel in words."""
    if isinstance(nilai, bool):
        return "diwajibkan" if nilai else "tidak diwajibkan"
    if nilai is None or nilai == "":
        return TIDAK_ADA
    return kata_lama(nilai) if nama == "bulan" else f"{nilai} tahun" if nama == "maksimal" else str(nilai)


def _syarat(profil: Profil, lama: Putaran, baru: Putaran) -> Iterator[Beda]:
    for s in profil.syarat:
        if s.pansel and (dari := nilai_pansel(s, lama.acuan)) != (ke := nilai_pansel(s, baru.acuan)):
            yield Beda(s.nama, kata_nilai(dari, s.pansel), kata_nilai(ke, s.pansel))
    a, b = lama.acuan, baru.acuan
    if a.tanggal_acuan_usia != b.tanggal_acuan_usia:
        yield Beda("Tanggal acuan usia", kata_tanggal(a.tanggal_acuan_usia), kata_tanggal(b.tanggal_acuan_usia))
    if a.mode_usia != b.mode_usia:
        yield Beda("Usia", MODE_USIA[a.mode_usia], MODE_USIA[b.mode_usia])
    if a.tahun_kinerja != b.tahun_kinerja:
        yield Beda("Tahun penilaian kinerja", *(" dan ".join(map(str, x.tahun_kinerja)) or TIDAK_ADA for x in (a, b)))
    if a.cakupan != b.cakupan:
        yield Beda("Cakupan pelamar", a.cakupan or TIDAK_ADA, b.cakupan or TIDAK_ADA)
    if a.tahun_pajak != b.tahun_pajak:
        yield Beda("Tahun pajak", *(str(x.tahun_pajak or TIDAK_ADA) for x in (a, b)))


def _penilaian(profil: Profil, lama: Putaran, baru: Putaran) -> Iterator[Beda]:
    dahulu, kini = bobot_putaran(profil, lama), bobot_putaran(profil, baru)
    for k in profil.bobot.komponen:
        if dahulu.get(k.kode) != kini.get(k.kode):
            yield Beda(f"Bobot {k.nama.lower()}", *(str(x.get(k.kode, TIDAK_ADA)).replace(".", ",") for x in (dahulu, kini)))
    if lama.kriteria != baru.kriteria:
        yield Beda("Kriteria penilaian", f"{len(lama.kriteria)} kriteria", f"{len(baru.kriteria)} kriteria, diubah")
    if lama.kompetensi != baru.kompetensi or [x.kompetensi for x in lama.lowongan] != [x.kompetensi for x in baru.lowongan]:
        yield Beda("Standar kompetensi", "sebagaimana diumumkan", "diubah")


def _kontak(lama: Putaran, baru: Putaran) -> Iterator[Beda]:
    for medan, nama in SEKRETARIAT.items():
        dari, ke = (getattr(p.sekretariat, medan, "") for p in (lama, baru))
        if dari != ke:
            yield Beda(nama, dari or TIDAK_ADA, ke or TIDAK_ADA)
