"""Readings of an applicant's own profile: sections, what is complete, what waits to be put right."""
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from seleksi.core.models import Pengguna

from ..domain.identitas import peringatan_identitas
from ..models import (
    Diklat,
    HasilAsesmenLuar,
    HukumanDisiplin,
    IsianProfil,
    Organisasi,
    Pelamar,
    Penghargaan,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPangkat,
    RiwayatPendidikan,
)

# Histories that the rules read. The others (pangkat, penghargaan, organisasi) are read only where they are shown.
RIWAYAT = ("riwayatjabatan_set", "riwayatpendidikan_set", "diklat_set", "penilaiankinerja_set", "hukumandisiplin_set",
           "hasilasesmenluar_set")


@dataclass(frozen=True)
class Bagian:
    """One section of the profile. `model` is the kind of its rows, if it has rows."""

    kode: str
    judul: str
    penjelasan: str
    kurang: Callable[[Pelamar], list[str]]
    model: type | None = None
    wajib: bool = True
    judul_baris: str = ""
    guna: str = ""


def _kosong(*medan: str) -> Callable[[Pelamar], list[str]]:
    def kurang(p: Pelamar) -> list[str]:
        return [p._meta.get_field(m).verbose_name for m in medan if not getattr(p, m)]
    return kurang


def _kurang_pribadi(p: Pelamar) -> list[str]:
    biasa = _kosong("nama", "nip", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "telepon", "alamat")(p)
    return biasa if p.nik_sandi else [*biasa, "NIK"]


def _kurang_diklat(p: Pelamar) -> list[str]:
    baris = list(p.diklat_set.all())
    tanpa = [f"tanggal sertifikat {d.get_jenis_display()}" for d in baris if not d.tanggal]
    return tanpa if baris else ["diklat kepemimpinan yang pernah diikuti"]


def _kurang_pernyataan(p: Pelamar) -> list[str]:
    isi = [(p.tanpa_hukuman or len(p.hukumandisiplin_set.all()), "riwayat hukuman disiplin"),
           (p.dalam_pemeriksaan is not None, "keterangan pemeriksaan"), (p.pidana, "keterangan pidana")]
    return [kata for ada, kata in isi if not ada]


def _baris(nama: str, kata: str) -> Callable[[Pelamar], list[str]]:
    return lambda p: [] if len(getattr(p, nama).all()) else [kata]


BAGIAN = {b.kode: b for b in (
    Bagian("data-pribadi", "Data pribadi", "Sesuai KTP dan data kepegawaian.", _kurang_pribadi,
           guna="Gunanya: mengenali Anda dan menghitung umur pada tanggal acuan."),
    Bagian("kepegawaian", "Status dan instansi", "Keadaan sekarang, menurut surat keputusan terakhir.",
           _kosong("status", "instansi_nama", "unit_kerja"),
           guna="Gunanya: memeriksa status PNS dan instansi asal."),
    Bagian("pangkat", "Riwayat pangkat", "Satu baris setiap SK pangkat. Baris dengan TMT terbaru menjadi pangkat Anda sekarang.",
           _kosong("golongan", "tmt_golongan"), RiwayatPangkat,
           guna="Gunanya: memeriksa pangkat terendah yang diminta."),
    Bagian("jabatan", "Riwayat jabatan", "Semua jabatan sejak menjadi PNS, satu baris setiap surat keputusan. Jabatan yang "
           "masih dipegang dikosongkan tanggal akhirnya.", _baris("riwayatjabatan_set", "jabatan"), RiwayatJabatan,
           guna="Gunanya: menghitung lama jabatan dan pengalaman terkait."),
    Bagian("pendidikan", "Pendidikan", "Pendidikan formal yang berijazah, termasuk S1 atau D-IV bila Anda bergelar lebih tinggi.",
           _baris("riwayatpendidikan_set", "pendidikan"), RiwayatPendidikan,
           guna="Gunanya: memeriksa pendidikan terendah yang diminta."),
    Bagian("diklat", "Pelatihan (diklat)", "Diklat kepemimpinan dan diklat teknis yang bersertifikat.", _kurang_diklat, Diklat,
           guna="Gunanya: memeriksa diklat kepemimpinan yang diminta."),
    Bagian("kinerja", "Penilaian kinerja", "Satu baris setiap tahun. Sampai 2020 nilai setiap unsur, mulai 2021 predikat.",
           _baris("penilaiankinerja_set", "penilaian kinerja"), PenilaianKinerja,
           guna="Gunanya: memeriksa penilaian pada tahun yang diminta."),
    Bagian("pernyataan", "Hukuman disiplin dan pernyataan", "Jawab apa adanya; keterangan yang tidak benar dapat membatalkan "
           "hasil seleksi.", _kurang_pernyataan, HukumanDisiplin, judul_baris="Hukuman yang pernah dijatuhkan",
           guna="Gunanya: memeriksa syarat integritas."),
    Bagian("asesmen", "Hasil asesmen dari lembaga lain", "Hanya bila peraturan seleksi memintanya.", lambda p: [],
           HasilAsesmenLuar, wajib=False),
    Bagian("penghargaan", "Penghargaan", "Tanda jasa dan penghargaan atas pekerjaan Anda; dicetak pada daftar riwayat hidup.",
           lambda p: [], Penghargaan, wajib=False),
    Bagian("organisasi", "Pengalaman organisasi", "Organisasi profesi atau kemasyarakatan; dicetak pada daftar riwayat hidup.",
           lambda p: [], Organisasi, wajib=False),
)}


@dataclass(frozen=True)
class KeadaanBagian:
    """Status of one section: kosong, sedang, lengkap, perbaiki, pilihan; and what is still missing, in words."""

    bagian: Bagian
    status: str
    kurang: list[str]


def pelamar_saya(pengguna: Pengguna) -> Pelamar:
    """This person's profile with all histories in memory; an unsaved one before the first save."""
    ada = Pelamar.objects.filter(pengguna=pengguna).prefetch_related(*RIWAYAT, "isian").first()
    return ada or Pelamar(pengguna=pengguna, nama=pengguna.nama)


def keadaan_profil(pelamar: Pelamar) -> list[KeadaanBagian]:
    """Every section with its status, in the order in which people fill them in."""
    if pelamar.pk is None:
        return [KeadaanBagian(b, "kosong" if b.wajib else "pilihan", []) for b in BAGIAN.values()]
    tertunda = {i.bagian for i in pelamar.isian.all() if i.sandi}
    return list(_keadaan(pelamar, tertunda))


def _keadaan(pelamar: Pelamar, tertunda: set[str]) -> Iterator[KeadaanBagian]:
    tersentuh = {i.bagian for i in pelamar.isian.all()} | {
        b.kode for b in BAGIAN.values()
        if b.model and (nama := f"{b.model._meta.model_name}_set") in RIWAYAT and len(getattr(pelamar, nama).all())}
    for b in BAGIAN.values():
        kurang = b.kurang(pelamar)
        if b.kode in tertunda:
            status = "perbaiki"
        elif not kurang:
            status = "lengkap" if b.wajib else "pilihan"
        else:
            status = "sedang" if b.kode in tersentuh else "kosong"
        yield KeadaanBagian(b, status, kurang)


def kemajuan(keadaan: list[KeadaanBagian]) -> tuple[int, int]:
    """How many of the sections that are wanted are complete, and how many there are."""
    wajib = [k for k in keadaan if k.bagian.wajib]
    return sum(k.status == "lengkap" for k in wajib), len(wajib)


def isian_bagian(pelamar: Pelamar, kode: str) -> IsianProfil:
    """The state of one section; an unsaved one of version 0 before its first save."""
    ada = IsianProfil.objects.filter(pelamar=pelamar, bagian=kode).first() if pelamar.pk else None
    return ada or IsianProfil(pelamar=pelamar, bagian=kode)


def peringatan_profil(pelamar: Pelamar) -> list[str]:
    """Contradictions between NIP, NIK, birth date and sex, as sentences; warnings, never errors."""
    return peringatan_identitas(nip=pelamar.nip, nik=pelamar.nik, lahir=pelamar.tanggal_lahir, kelamin=pelamar.jenis_kelamin)
