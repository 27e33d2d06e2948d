"""The story of the demo: Tuban 2020 from announcement to three names, then three rounds of today."""
from collections.abc import Iterator
from datetime import datetime, timedelta

from seleksi.aturan.loader import muat_profil, muat_putaran
from seleksi.aturan.putaran import Putaran
from seleksi.core.domain.status import StatusSeleksi
from seleksi.core.jam import WIB
from seleksi.core.models import Instansi, Seleksi
from seleksi.core.services import buat_seleksi, ubah_status_seleksi

from ..domain.status import JenisPengumuman
from . import langkah
from .orang import DOMAIN, PEGAWAI, PENILAIAN, SEMUA, TERBUKA, TUBAN_2020, VERIFIKASI, Orang
from .putaran import putaran_kini

PROFIL = "tuban-2020"
PANITIA = ("ketua", "anggota1", "anggota2", "anggota3", "anggota4")
SELESAI = "jpt-2026-terbuka"  # the round that is made last


def sudah_ada() -> bool:
    return Seleksi.objects.filter(slug=SELESAI, status=StatusSeleksi.DIUMUMKAN.value).exists()


def _wib(tahun: int, bulan: int, hari: int, jam: int = 9, menit: int = 0) -> datetime:
    return datetime(tahun, bulan, hari, jam, menit, tzinfo=WIB)


def _urut(orang: Orang) -> int:
    return SEMUA.index(orang) + 1


def isi_peragaan(*, pada: datetime) -> Iterator[str]:
    """Fill an empty database; yields a sentence after each part."""
    instansi, _ = Instansi.objects.get_or_create(slug="tuban", defaults={
        "nama": "Pemerintah Kabupaten Tuban", "wilayah": "Kabupaten Tuban", "kode": "35.23", "kota": "Tuban",
        "sekretariat": "Jl. Patimura No. 23-25 Telp. (0356) 321240 Tuban Kode Pos 62318"})
    for orang in PEGAWAI:
        langkah.akun(f"{orang.surel}@{DOMAIN}", orang.nama)
    yield from _tuban_2020(instansi)
    kini = pada.astimezone(WIB)
    yield from _penilaian(instansi, kini)
    yield from _verifikasi(instansi, kini)
    yield from _terbuka(instansi, kini)


def _buat(instansi: Instansi, slug: str, putaran: Putaran, *, pada: datetime) -> Seleksi:
    seleksi = buat_seleksi(instansi=instansi, slug=slug, profil=muat_profil(PROFIL), putaran=putaran,
                           oleh=langkah.pegawai("pengelola"), pada=pada)
    langkah.lengkapi_pegawai(instansi, seleksi, pada=pada)
    langkah.umumkan(seleksi, JenisPengumuman.LOWONGAN, pada=pada)
    return seleksi


def _kirim_semua(seleksi: Seleksi, orang: tuple[Orang, ...], *, pada: datetime, jeda: timedelta) -> dict[str, Orang]:
    """Everybody applies in turn, spread over the posts. Returns NIP -> person."""
    lowongan = list(seleksi.lowongan.all())
    per_jabatan = -(-len(orang) // len(lowongan))
    for letak, siapa in enumerate(orang):
        saat = pada + letak * jeda
        langkah.kirim(langkah.siapkan_lamaran(lowongan[letak // per_jabatan], siapa, _urut(siapa), pada=saat), pada=saat)
    return {siapa.nip(_urut(siapa)): siapa for siapa in orang}


def _administrasi(seleksi: Seleksi, orang: dict[str, Orang], *, verifikasi: datetime, rapat: datetime) -> None:
    for letak, lamaran in enumerate(seleksi.lamaran.order_by("diajukan", "pk")):
        langkah.verifikasi(lamaran, pada=verifikasi + letak * timedelta(minutes=9), benarkan=orang[lamaran.nip].cacat == "terkait")
    langkah.rapat_administrasi(seleksi, pada=rapat)
    langkah.umumkan(seleksi, JenisPengumuman.HASIL_ADMINISTRASI, pada=rapat + timedelta(hours=1))


def _tuban_2020(instansi: Instansi) -> Iterator[str]:
    if Seleksi.objects.filter(instansi=instansi, slug="jpt-2020").exists():
        return
    seleksi = _buat(instansi, "jpt-2020", muat_putaran("tuban-2020"), pada=_wib(2020, 9, 14))
    yield "Tuban 2020 diumumkan: lima jabatan"
    orang = _kirim_semua(seleksi, TUBAN_2020, pada=_wib(2020, 9, 24, 8, 30), jeda=timedelta(minutes=14))
    yield f"Tuban 2020: {len(orang)} lamaran masuk dengan berkasnya"
    _administrasi(seleksi, orang, verifikasi=_wib(2020, 9, 29, 7, 30), rapat=_wib(2020, 9, 29, 14))
    for lowongan in seleksi.lowongan.all():
        langkah.nilai_semua(lowongan, orang, pada=_wib(2020, 10, 7, 13), panitia=PANITIA)
        langkah.buka_nilai(lowongan, pada=_wib(2020, 10, 7, 16, 20))
    langkah.rapat_penetapan(seleksi, pada=_wib(2020, 10, 12, 9))
    langkah.umumkan(seleksi, JenisPengumuman.HASIL_AKHIR, pada=_wib(2020, 10, 12, 13))
    langkah.serahkan_calon(seleksi, pada=_wib(2020, 10, 12, 14))
    ubah_status_seleksi(seleksi=seleksi, ke=StatusSeleksi.SELESAI, oleh=langkah.pegawai("ketua"), pada=_wib(2020, 10, 12, 15))
    yield "Tuban 2020 selesai: tiga calon untuk setiap jabatan"


def _kini(kode: str, judul: str, mulai: datetime, lowongan: tuple[int, ...]) -> Putaran:
    return putaran_kini(muat_putaran("tuban-2020"), mulai=mulai.date(), lowongan=lowongan, kode=kode,
                        judul=f"Seleksi Terbuka JPT Pratama Kabupaten Tuban Tahun {mulai.year} ({judul})")


def _penilaian(instansi: Instansi, kini: datetime) -> Iterator[str]:
    if Seleksi.objects.filter(instansi=instansi, slug="jpt-2026-penilaian").exists():
        return
    mulai = kini - timedelta(days=23)
    putaran = _kini("tuban-2026-a", "peragaan penilaian", mulai, (3,))
    seleksi = _buat(instansi, "jpt-2026-penilaian", putaran, pada=mulai - timedelta(days=9))
    orang = _kirim_semua(seleksi, PENILAIAN, pada=mulai + timedelta(days=3), jeda=timedelta(hours=5))
    _administrasi(seleksi, orang, verifikasi=kini - timedelta(days=7), rapat=kini - timedelta(days=6))
    langkah.nilai_semua(seleksi.lowongan.get(), orang, pada=kini - timedelta(hours=20), panitia=PANITIA, lengkap=False)
    yield "Putaran penilaian: satu anggota belum selesai menilai"


def _verifikasi(instansi: Instansi, kini: datetime) -> Iterator[str]:
    if Seleksi.objects.filter(instansi=instansi, slug="jpt-2026-verifikasi").exists():
        return
    mulai = kini - timedelta(days=16)
    putaran = _kini("tuban-2026-b", "peragaan verifikasi", mulai, (0, 4))
    seleksi = _buat(instansi, "jpt-2026-verifikasi", putaran, pada=mulai - timedelta(days=9))
    orang = _kirim_semua(seleksi, VERIFIKASI, pada=mulai + timedelta(days=4), jeda=timedelta(hours=7))
    milik = {orang[lamaran.nip].cacat: lamaran for lamaran in seleksi.lamaran.order_by("-diajukan", "-pk")}
    langkah.verifikasi(milik[""], pada=kini - timedelta(hours=26))
    langkah.verifikasi(milik["terkait"], pada=kini - timedelta(hours=25), benarkan=True)
    langkah.verifikasi(milik["usia"], pada=kini - timedelta(hours=24), uji=False)
    yield "Putaran verifikasi: dua dari lima lamaran selesai diverifikasi, satu penolakan menunggu orang kedua"


def _terbuka(instansi: Instansi, kini: datetime) -> Iterator[str]:
    mulai = kini - timedelta(days=3)
    seleksi = _buat(instansi, SELESAI, _kini("tuban-2026-c", "peragaan pendaftaran", mulai, (1, 2)), pada=mulai - timedelta(days=9))
    separuh, terkirim = TERBUKA
    lowongan = list(seleksi.lowongan.all())
    kemarin = kini - timedelta(days=1)
    langkah.kirim(langkah.siapkan_lamaran(lowongan[1], terkirim, _urut(terkirim), pada=kemarin), pada=kemarin)
    langkah.siapkan_lamaran(lowongan[0], separuh, _urut(separuh), pada=kini - timedelta(hours=3), berkas=8)
    yield "Putaran pendaftaran terbuka: satu lamaran terkirim, satu baru separuh"
