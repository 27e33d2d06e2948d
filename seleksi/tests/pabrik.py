"""Boring factories: people with roles, an announced Tuban round, complete applicants, sent applications.

Everything is plainly fictitious. Times are arguments with a default, so no test depends on today.
"""
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from pendaftaran.domain.fakta import sha256_fakta
from pendaftaran.models import (
    Berkas,
    Diklat,
    GenerasiHasil,
    HasilSyarat,
    Keterkaitan,
    Lamaran,
    Pelamar,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPangkat,
    RiwayatPendidikan,
)
from seleksi.aturan.loader import muat_profil, muat_putaran
from seleksi.aturan.putaran import Putaran
from seleksi.core.domain.peran import Peran, Unsur
from seleksi.core.models import Instansi, Lowongan, Pengguna, Penugasan, Seleksi
from seleksi.core.selectors import ketentuan_berlaku
from seleksi.core.services import buat_seleksi, sahkan_ketentuan

SANDI = "sandi-uji-yang-panjang"
KINI = datetime(2020, 9, 24, 3, 0, tzinfo=UTC)  # Thursday 24 September 2020, 10.00 WIB: inside Tuban's window
SKEMA_FAKTA = 1


@cache
def _sandi() -> str:
    return make_password(SANDI)


def buat_instansi(slug: str = "tuban") -> Instansi:
    return Instansi.objects.get_or_create(slug=slug, defaults={
        "nama": "Pemerintah Kabupaten Tuban", "wilayah": "Kabupaten Tuban", "kode": "35.23", "kota": "Tuban",
        "sekretariat": "Jl. Patimura No. 23-25, Tuban"})[0]


def orang(nama: str, *peran: str, seleksi: Seleksi | None = None, unsur: str = Unsur.INTERNAL, email: str = "") -> Pengguna:
    """An account with a confirmed address; one Penugasan in `seleksi` per role."""
    email = email or nama.lower().replace(" ", ".") + "@contoh.test"
    pengguna = Pengguna.objects.filter(email=email).first()
    if pengguna is None:
        pengguna = Pengguna(email=email, nama=nama, password=_sandi())
        pengguna.save()
        EmailAddress.objects.create(user=pengguna, email=email, verified=True, primary=True)
    for satu in peran:
        Penugasan.objects.create(
            pengguna=pengguna, peran=satu, instansi=seleksi.instansi, seleksi=seleksi, mulai=KINI,
            unsur=unsur if satu in {Peran.ANGGOTA, Peran.KETUA} else "", jabatan=f"Jabatan {nama}", sk="SK/1/UJI")
    return pengguna


def putaran_tuban(*, jumlah_lowongan: int = 5) -> Putaran:
    putaran = muat_putaran("tuban-2020")
    return replace(putaran, lowongan=putaran.lowongan[:jumlah_lowongan])


def seleksi_draf(*, slug: str = "jpt-2020", instansi: Instansi | None = None, jumlah_lowongan: int = 5,
                 profil: str = "tuban-2020") -> Seleksi:
    """A Tuban round that is still being prepared by "Sinta Sekretariat"; "Kartika Ketua" is its Ketua."""
    instansi = instansi or buat_instansi()
    sinta = orang("Sinta Sekretariat")
    seleksi = buat_seleksi(instansi=instansi, slug=slug, profil=muat_profil(profil),
                           putaran=putaran_tuban(jumlah_lowongan=jumlah_lowongan), oleh=sinta, pada=KINI - timedelta(days=20))
    orang("Sinta Sekretariat", Peran.SEKRETARIAT, seleksi=seleksi)
    orang("Kartika Ketua", Peran.KETUA, seleksi=seleksi)
    return seleksi


def seleksi_tuban(**lain) -> Seleksi:
    """The same round, announced: Ketentuan frozen, windows 23 to 28 September 2020, 08.00 to 15.00 WIB."""
    seleksi = seleksi_draf(**lain)
    sahkan_ketentuan(seleksi=seleksi, alasan="", penyusun=orang("Sinta Sekretariat"), pengesah=orang("Kartika Ketua"),
                     pada=KINI - timedelta(days=10))
    seleksi.refresh_from_db()
    return seleksi


def panitia(seleksi: Seleksi, jumlah: int = 4) -> list[Penugasan]:
    """The Ketua and `jumlah` members ("Anggota Satu", ...) of the panel, as assignments."""
    for nama in ["Anggota Satu", "Anggota Dua", "Anggota Tiga", "Anggota Empat", "Anggota Lima", "Anggota Enam"][:jumlah]:
        orang(nama, Peran.ANGGOTA, seleksi=seleksi, unsur=Unsur.AKADEMISI)
    return list(Penugasan.objects.filter(seleksi=seleksi, peran__in=[Peran.KETUA, Peran.ANGGOTA]).order_by("-peran", "pk"))


def pelamar_lengkap(nama: str = "Peserta Uji", *, urut: int = 1, pengguna: Pengguna | None = None) -> Pelamar:
    """An applicant who meets every rule of Tuban 2020; `urut` makes NIP, NIK and address differ."""
    pelamar = Pelamar(
        pengguna=pengguna or orang(nama), nama=nama, gelar_belakang="S.T., M.M.", nip=f"196805121994031{urut:03d}",
        tempat_lahir="Tuban", tanggal_lahir=date(1968, 5, 12), jenis_kelamin="L", telepon="081200000000",
        alamat="Jalan Contoh 1", status="PNS", instansi_kode="35.23", instansi_jenis="kabupaten",
        instansi_nama="Pemerintah Kabupaten Tuban", unit_kerja="Dinas Contoh", golongan="IV/b", tmt_golongan=date(2016, 4, 1),
        dalam_pemeriksaan=False, tanpa_hukuman=True, pidana="tidak_pernah")
    pelamar.nik = f"352301120568{urut:04d}"
    pelamar.save()
    RiwayatPangkat.objects.create(pelamar=pelamar, golongan="IV/b", tmt=date(2016, 4, 1))
    RiwayatJabatan.objects.bulk_create([
        RiwayatJabatan(pelamar=pelamar, nama="Kepala Bidang Contoh", jenjang="administrator", mulai=date(2012, 1, 2),
                       selesai=date(2017, 1, 1)),
        RiwayatJabatan(pelamar=pelamar, nama="Sekretaris Dinas Contoh", jenjang="administrator", mulai=date(2017, 1, 2))])
    RiwayatPendidikan.objects.create(pelamar=pelamar, jenjang="S1", lembaga="Universitas Contoh", lulus=1992)
    Diklat.objects.create(pelamar=pelamar, jenis="diklatpim_iii", tanggal=date(2013, 8, 20))
    for tahun in (2018, 2019):
        PenilaianKinerja.objects.create(pelamar=pelamar, tahun=tahun, **dict.fromkeys(PenilaianKinerja.UNSUR, "82.00"))
    return pelamar


def fakta_contoh(pelamar: Pelamar, **ubah) -> dict:
    """The kernel's input for `pelamar_lengkap`, written out so that tests do not depend on the builder."""
    unsur = dict.fromkeys(PenilaianKinerja.UNSUR, "82.00")
    return {
        "nip": pelamar.nip, "tanggal_lahir": "1968-05-12", "status": "PNS",
        "instansi": {"kode": "35.23", "jenis": "kabupaten"}, "golongan": "IV/b", "tmt_golongan": "2016-04-01",
        "pendidikan": [{"jenjang": "S1", "lulus": 1992}],
        "jabatan": [
            {"nama": "Kepala Bidang Contoh", "jenjang": "administrator", "mulai": "2012-01-02", "selesai": "2017-01-01",
             "terkait": True, "plt": False},
            {"nama": "Sekretaris Dinas Contoh", "jenjang": "administrator", "mulai": "2017-01-02", "selesai": None,
             "terkait": True, "plt": False}],
        "diklat": [{"jenis": "diklatpim_iii", "lulus": True, "tanggal": "2013-08-20"}],
        "kinerja": [{"tahun": 2018, "unsur": unsur}, {"tahun": 2019, "unsur": unsur}],
        "hukuman_disiplin": [], "dalam_pemeriksaan": False, "pidana": "tidak_pernah", "asesmen": [],
        "berkas": list(BERKAS_WAJIB), **ubah}


BERKAS_WAJIB = ("surat_lamaran", "drh", "ktp", "ijazah_s1", "sk_pangkat", "sk_jabatan", "sttp_pim", "skp_2018", "skp_2019",
                "spt_tahunan", "pakta_integritas", "pernyataan_hukdis", "pas_foto")


def lamaran_terkirim(lowongan: Lowongan, nama: str = "Peserta Uji", *, urut: int = 1, status: str = "diajukan",
                     pada: datetime = KINI, fakta: dict | None = None, dengan_berkas: bool = True) -> Lamaran:
    """A sent application with frozen facts, generation 1 (all rules met) and rows of its 13 files (no bytes stored)."""
    pelamar = Pelamar.objects.filter(nama=nama).first() or pelamar_lengkap(nama, urut=urut)
    fakta = fakta or fakta_contoh(pelamar)
    for riwayat in pelamar.riwayatjabatan_set.all():
        Keterkaitan.objects.get_or_create(riwayat=riwayat, lowongan=lowongan, defaults={"terkait": True})
    ketentuan = ketentuan_berlaku(lowongan.seleksi)
    sha = sha256_fakta(fakta)
    lamaran = Lamaran.objects.create(
        pelamar=pelamar, seleksi=lowongan.seleksi, lowongan=lowongan, status=status, nomor=f"UJI-{urut:04d}",
        nama=pelamar.nama_bergelar, nip=pelamar.nip, instansi_nama=pelamar.instansi_nama, diajukan=pada, fakta=fakta,
        fakta_skema=SKEMA_FAKTA, fakta_sha256=sha, ketentuan=ketentuan, pernyataan={"benar": True, "privasi": "1"})
    if dengan_berkas:
        Berkas.objects.bulk_create(
            Berkas(lamaran=lamaran, jenis=jenis, nama_asli=f"{jenis}.pdf", tipe="application/pdf", ukuran=2048, halaman=1,
                   jalur_asli=f"uji/{lamaran.kode}/{jenis}/asli.pdf", jalur_bersih=f"uji/{lamaran.kode}/{jenis}/bersih.pdf",
                   jalur_gambar=[f"uji/{lamaran.kode}/{jenis}/hal-001.jpg"], sha256_asli=sha, sha256_bersih=sha)
            for jenis in BERKAS_WAJIB)
    generasi = GenerasiHasil.objects.create(lamaran=lamaran, nomor=1, sebab="kirim", simpulan="memenuhi", fakta_sha256=sha,
                                            ketentuan=ketentuan, dibuat=pada)
    HasilSyarat.objects.bulk_create(
        HasilSyarat(generasi=generasi, urut=urut_syarat, kode=kode, status=status_syarat, dasar=dasar, judul=kode, alasan="Contoh alasan.")
        for urut_syarat, (kode, status_syarat, dasar) in enumerate(
            [("status_pns", "memenuhi", "A.1.a"), ("golongan", "memenuhi", "A.1.b"), ("usia", "memenuhi", "A.1.g"),
             ("kesehatan", "ditunda", "A.1.j")], 1))
    return lamaran


def peserta(lowongan: Lowongan, jumlah: int = 4, **lain) -> list[Lamaran]:
    """Participants who passed the administrative selection."""
    return [lamaran_terkirim(lowongan, f"Peserta Uji {urut}", urut=urut, status="lulus_administrasi", **lain)
            for urut in range(1, jumlah + 1)]
