"""What a later version of a round may change, and what no longer; each refusal with its article.

Fairness decides where the regulations are silent: nobody who relied on what was announced may be worse off,
and nothing that helps to choose among known people changes once their scores exist.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from seleksi.aturan.jenis import JENIS_SYARAT
from seleksi.aturan.periksa_putaran import keberatan_putaran
from seleksi.aturan.profil import Bersumber, Profil, Syarat
from seleksi.aturan.putaran import AcuanSaring, JendelaPendaftaran, Kegiatan, Putaran
from seleksi.aturan.rujukan import URUT_GOLONGAN, URUT_PENDIDIKAN

BAWAAN = "bawaan"
TETAP = ("skema", "kode", "profil", "judul", "nomor_pengumuman", "tempat", "tanggal_surat", "tanggal_publikasi", "mulai_pendaftaran")
SKALA = {  # the higher, the stricter
    "golongan_minimal": URUT_GOLONGAN.__getitem__, "pendidikan_minimal": URUT_PENDIDIKAN.__getitem__, "pengalaman_terkait": int,
    "pengalaman_jabatan": int, "usia_maksimal": int.__neg__,
}


class Keberatan(NamedTuple):
    """Why a change is refused, with the article of the rule that it touches."""

    kalimat: str
    dasar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeadaanPutaran:
    """How far a round has come. `tutup`: no window of any post opens any more. `ada_nilai`: a score is sealed."""

    saat: datetime
    hari: date
    tutup: bool
    ada_lamaran: bool
    ada_nilai: bool
    ditunda: bool


def nilai_pansel(syarat: Syarat, acuan: AcuanSaring) -> Any:
    """The one value of a rule that the panel may set, as it stands in this round; None when it is not set."""
    nilai = syarat.nilai.get(syarat.pansel)
    for kode, nama, isi in acuan.parameter:
        if (kode, nama) == (syarat.kode, syarat.pansel):
            nilai = isi
    return nilai


def keberatan_perubahan(profil: Profil, lama: Putaran, baru: Putaran, k: KeadaanPutaran) -> list[Keberatan]:
    """Every reason against announcing `baru` in place of `lama` now; empty when it may be done."""
    return [*_tetap(profil, lama, baru), *_jendela(profil, lama.jendela, baru.jendela, k), *_jadwal(profil, lama, baru, k),
            *_syarat(profil, lama.acuan, baru.acuan, k), *_penilaian(profil, lama, baru, k), *_batas(profil, baru),
            *(Keberatan(f"{alasan[0].upper()}{alasan[1:]}.", BAWAAN) for _, alasan in keberatan_putaran(profil, baru))]


def _dasar(sumber: Bersumber | None) -> str:
    return (sumber.dasar if sumber else "") or BAWAAN


def _tetap(profil: Profil, lama: Putaran, baru: Putaran) -> Iterator[Keberatan]:
    if any(getattr(lama, nama) != getattr(baru, nama) for nama in TETAP):
        yield Keberatan("Judul, nomor, dan tanggal pengumuman pertama sudah terbit; salah tulis diperbaiki dengan ralat.",
                        _dasar(profil.pengumuman))
    if lama.acuan.tanggal_tutup != baru.acuan.tanggal_tutup:
        yield Keberatan("Masa kerja dan masa jabatan tetap dihitung sampai tanggal penutupan yang pertama diumumkan.",
                        _dasar(profil.pendaftaran))
    if [(x.kode, x.jabatan, x.unit, x.sekda) for x in lama.lowongan] != [(x.kode, x.jabatan, x.unit, x.sekda) for x in baru.lowongan]:
        yield Keberatan("Jabatan tidak ditambah, dihapus, atau diganti; jabatan yang batal dibatalkan tersendiri, dan jabatan baru "
                        "menjadi seleksi baru.", _dasar(profil.pengumuman.isi))
    if [(x.nomor, x.nama, x.tahap) for x in lama.jadwal] != [(x.nomor, x.nama, x.tahap) for x in baru.jadwal]:
        yield Keberatan("Kegiatan dalam jadwal tidak ditambah, dihapus, atau diganti namanya; yang berubah hanya tanggal dan keterangan.",
                        _dasar(profil.pengumuman.isi))


def _jendela(profil: Profil, lama: JendelaPendaftaran | None, baru: JendelaPendaftaran | None, k: KeadaanPutaran) -> Iterator[Keberatan]:
    if lama == baru:
        return
    if lama is None or baru is None:
        yield Keberatan("Waktu pendaftaran tidak dapat ditambahkan atau dihapus sesudah pengumuman.", _dasar(profil.pendaftaran))
        return
    if baru.sampai < baru.mulai or baru.jam_tutup <= baru.jam_buka:
        yield Keberatan("Waktu pendaftaran berakhir sebelum dimulai.", _dasar(profil.pendaftaran))
        return
    if k.tutup and not k.ditunda:
        yield Keberatan("Pendaftaran sudah ditutup; pendaftaran dibuka lagi hanya dengan perpanjangan bagi jabatan yang kekurangan "
                        "pelamar.", _dasar(profil.kecukupan))
        return
    dahulu, kini = lama.konkret(), baru.konkret()
    if k.saat < dahulu[0].buka:
        if kini[0].buka <= k.saat:
            yield Keberatan("Waktu buka pendaftaran yang baru sudah lewat.", _dasar(profil.pendaftaran))
    elif lama.mulai != baru.mulai:
        yield Keberatan("Pendaftaran sudah dimulai; tanggal mulainya tidak berubah.", _dasar(profil.pendaftaran))
    elif not k.ditunda and not all(any(b.buka <= a.buka and a.tutup <= b.tutup for b in kini) for a in dahulu):
        yield Keberatan("Waktu pendaftaran yang sudah diumumkan tidak dipersingkat sesudah pendaftaran dimulai.",
                        _dasar(profil.pendaftaran))


def _jadwal(profil: Profil, lama: Putaran, baru: Putaran, k: KeadaanPutaran) -> Iterator[Keberatan]:
    pasangan = [(a, b) for a in lama.jadwal for b in baru.jadwal if a.nomor == b.nomor]
    for a, b in pasangan:
        if (a.mulai, a.selesai) == (b.mulai, b.selesai):
            continue
        if b.selesai < b.mulai:
            continue  # said by keberatan_putaran
        yield from _satu_jadwal(a, b, k)
    urut = sorted(pasangan, key=lambda p: p[0].nomor)
    for (a1, b1), (a2, b2) in zip(urut, urut[1:], strict=False):
        if a1.mulai <= a2.mulai and b1.mulai > b2.mulai:
            tahap = next((t for t in profil.tahap if t.kode in a2.tahap), None)
            yield Keberatan(f"{a2.nama} tidak dapat mendahului {a1.nama.lower()}.", _dasar(tahap))


def _satu_jadwal(lama: Kegiatan, baru: Kegiatan, k: KeadaanPutaran) -> Iterator[Keberatan]:
    if lama.selesai < k.hari and not (k.ditunda and baru.mulai >= k.hari):
        yield Keberatan(f"{lama.nama} sudah lewat; tanggalnya tidak berubah lagi.", _dasar(lama))
    elif lama.mulai != baru.mulai and lama.mulai < k.hari and not k.ditunda:
        yield Keberatan(f"{lama.nama} sudah dimulai; tanggal mulainya tidak berubah.", _dasar(lama))
    elif (lama.mulai != baru.mulai and baru.mulai < k.hari) or baru.selesai < k.hari:
        yield Keberatan(f"Tanggal baru untuk {lama.nama.lower()} sudah lewat.", _dasar(lama))


class _Ubah(NamedTuple):
    nama: str
    ketat: bool
    dasar: str


def _ketat(syarat: Syarat, lama: Any, baru: Any) -> bool:
    """Whether a changed value shuts somebody out; what cannot be compared counts as stricter."""
    if not lama or not baru:
        return bool(baru)
    skala = SKALA.get(syarat.jenis)
    return skala is None or isinstance(baru, bool) or skala(baru) > skala(lama)


def _perubahan_syarat(profil: Profil, lama: AcuanSaring, baru: AcuanSaring) -> Iterator[_Ubah]:
    for s in profil.syarat:
        dari, ke = nilai_pansel(s, lama), nilai_pansel(s, baru)
        if s.pansel and dari != ke:
            yield _Ubah(s.nama, _ketat(s, dari, ke), _dasar(s))
    usia = next((s for s in profil.syarat if s.jenis == "usia_maksimal"), None)
    if lama.tanggal_acuan_usia != baru.tanggal_acuan_usia:
        yield _Ubah("Tanggal acuan usia", baru.tanggal_acuan_usia > lama.tanggal_acuan_usia, _dasar(usia))
    if lama.mode_usia != baru.mode_usia:
        yield _Ubah("Cara menghitung usia", baru.mode_usia == "tepat", _dasar(usia))
    if set(lama.tahun_kinerja) != set(baru.tahun_kinerja):
        yield _Ubah("Tahun penilaian kinerja", not set(baru.tahun_kinerja) < set(lama.tahun_kinerja), _dasar(profil.tahun_kinerja))
    if lama.cakupan != baru.cakupan:
        yield _Ubah("Cakupan pelamar", baru.cakupan != "nasional", _dasar(profil.pengumuman.cakupan))
    if lama.tahun_pajak != baru.tahun_pajak:
        yield _Ubah("Tahun pajak", True, BAWAAN)


def _syarat(profil: Profil, lama: AcuanSaring, baru: AcuanSaring, k: KeadaanPutaran) -> Iterator[Keberatan]:
    for ubah in _perubahan_syarat(profil, lama, baru):
        if k.tutup:
            yield Keberatan(f"{ubah.nama}: syarat tidak berubah sesudah pendaftaran ditutup, karena yang tidak melamar menurut syarat "
                            "lama tidak dapat melamar lagi.", ubah.dasar)
        elif k.ada_lamaran and ubah.ketat:
            yield Keberatan(f"{ubah.nama}: syarat tidak diperketat sesudah ada lamaran yang dikirim; yang boleh hanya melonggarkan.",
                            ubah.dasar)


def _penilaian(profil: Profil, lama: Putaran, baru: Putaran, k: KeadaanPutaran) -> Iterator[Keberatan]:
    if not k.ada_nilai:
        return
    if lama.bobot != baru.bobot:
        yield Keberatan("Bobot tidak berubah sesudah ada nilai yang difinalkan.", _dasar(profil.bobot))
    if lama.kriteria != baru.kriteria:
        yield Keberatan("Kriteria penilaian tidak berubah sesudah ada nilai yang difinalkan.", _dasar(profil.bobot))
    standar = [[(x.kode, x.kompetensi) for x in p.lowongan] + [p.kompetensi] for p in (lama, baru)]
    if standar[0] != standar[1]:
        yield Keberatan("Standar kompetensi tidak berubah sesudah ada nilai yang difinalkan.", _dasar(profil.asesmen))


def _batas(profil: Profil, baru: Putaran) -> Iterator[Keberatan]:
    boleh = {(s.kode, s.pansel): s for s in profil.syarat if s.pansel}
    for kode, nama, nilai in baru.acuan.parameter:
        syarat = boleh.get((kode, nama))
        if syarat is None:
            yield Keberatan(f"Panitia Seleksi tidak menetapkan {nama} untuk syarat {kode}.", BAWAAN)
        elif nilai is not None:
            alasan = JENIS_SYARAT[syarat.jenis][nama].keberatan(nilai)
            if not alasan and syarat.batas and not syarat.batas[0] <= nilai <= syarat.batas[1]:
                alasan = f"bilangan bulat {syarat.batas[0]} sampai {syarat.batas[1]}"
            if alasan:
                yield Keberatan(f"{syarat.nama}: yang boleh {alasan}.", _dasar(syarat))
