"""Steps of the demo's story: each calls the services that the pages call, with the time it plays at."""
import re
from collections.abc import Sequence
from datetime import datetime
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from pendaftaran.domain.pernyataan import VERSI_PRIVASI
from pendaftaran.models import Lamaran
from pendaftaran.selectors.butir import butir_lamaran, generasi_urut
from pendaftaran.selectors.lamaran import keadaan_lamaran
from pendaftaran.selectors.verifikasi import peserta
from pendaftaran.services.kirim import kirim_lamaran
from pendaftaran.services.lamaran import mulai_lamaran, nyatakan_nihil, tandai_terkait
from pendaftaran.services.penetapan import buka_rapat_administrasi, sahkan_administrasi, tetapkan_sesuai_usulan
from pendaftaran.services.verifikasi import koreksi, putuskan_berkas, putuskan_syarat, uji_usulan, usulkan
from penilaian.domain.status import Komponen
from penilaian.models import LembarNilai, Peringkat
from penilaian.selectors.kelengkapan import wajib_kesehatan
from penilaian.services import (
    PutusanPeringkat,
    buka_rapat_penetapan,
    catat_kesehatan,
    finalkan_lembar,
    minta_pembukaan,
    nyatakan_benturan,
    saksikan_pembukaan,
    simpan_lembar,
    tetapkan_peringkat,
)
from penilaian.services.lembar import butir_milik
from seleksi.core.domain.peran import Peran
from seleksi.core.jam import WIB
from seleksi.core.models import Instansi, Lowongan, Pengguna, Penugasan, Seleksi
from seleksi.core.selectors import anggota_pansel, ketentuan_berlaku, rancangan, urai
from seleksi.core.services import tugaskan

from ..domain.nomor import POLA_BAWAAN
from ..domain.status import JenisPengumuman
from ..services import ajukan, atur_pola, catat_gerbang, siapkan_pengumuman, tanda_tangani
from ..services_penyerahan import serahkan
from .berkas_orang import isi_profil, unggah_semua
from .orang import DOMAIN, PEGAWAI, SANDI, Orang


@cache
def _sandi() -> str:
    return make_password(SANDI)


def akun(surel: str, nama: str) -> Pengguna:
    """An account with a confirmed address; the flag keeps it out of production."""
    pengguna, baru = Pengguna.objects.get_or_create(email=surel, defaults={"nama": nama, "password": _sandi(), "demo": True})
    if baru:
        EmailAddress.objects.create(user=pengguna, email=surel, verified=True, primary=True)
    return pengguna


def pegawai(kode: str) -> Pengguna:
    return Pengguna.objects.get(email=f"{kode}@{DOMAIN}")


def lengkapi_pegawai(instansi: Instansi, seleksi: Seleksi, *, pada: datetime) -> None:
    """Everybody's role in this round; PPK, pengawas and pengelola serve the whole Instansi, once."""
    for orang in PEGAWAI:
        pengguna = akun(f"{orang.surel}@{DOMAIN}", orang.nama)
        for peran in orang.peran:
            umum = peran in {Peran.PPK, Peran.PENGAWAS, Peran.PENGELOLA, Peran.PYB}
            if umum and Penugasan.objects.berlaku().filter(pengguna=pengguna, peran=peran, instansi=instansi).exists():
                continue
            tugaskan(pengguna=pengguna, peran=peran, instansi=instansi, seleksi=None if umum else seleksi, oleh=None, pada=pada,
                     unsur=orang.unsur, jabatan=orang.jabatan, pangkat=orang.pangkat, nip=orang.nip, sk="188.45/001/KPTS/CONTOH")


def umumkan(seleksi: Seleksi, jenis: str, *, pada: datetime) -> None:
    """Prepared by the secretariat, signed by the Ketua."""
    if jenis == JenisPengumuman.LOWONGAN:
        for gerbang in (g for g in rancangan(seleksi)[0].gerbang if g.sebelum == "pengumuman" and g.wajib):
            catat_gerbang(seleksi=seleksi, jenis=gerbang.kode, nomor=f"800/{gerbang.kode.upper()}/CONTOH", tanggal=pada.date(),
                          keterangan="Contoh untuk peragaan", oleh=pegawai("sekretariat"), pada=pada)
        if agenda := re.fullmatch(r"800/(\d+)/.*", rancangan(seleksi)[1].nomor_pengumuman):  # its register goes on after its own number
            atur_pola(seleksi=seleksi, kode="surat", pola=POLA_BAWAAN["surat"], mulai=int(agenda[1]) + 1, oleh=pegawai("sekretariat"),
                      pada=pada)
    pengumuman = siapkan_pengumuman(seleksi=seleksi, jenis=jenis, oleh=pegawai("sekretariat"), pada=pada)
    ajukan(pengumuman=pengumuman, oleh=pegawai("sekretariat"), pada=pada)
    tanda_tangani(pengumuman=pengumuman, oleh=pegawai("ketua"), pada=pada)
    seleksi.refresh_from_db()


def siapkan_lamaran(lowongan: Lowongan, orang: Orang, urut: int, *, pada: datetime, berkas: int | None = None) -> Lamaran:
    """A person fills in the profile, chooses the post, says what is related, and uploads."""
    pengguna = akun(orang.surel, orang.nama)
    _, putaran = urai(ketentuan_berlaku(lowongan.seleksi))
    isi_profil(orang=orang, pengguna=pengguna, urut=urut, tahun_kinerja=putaran.acuan.tahun_kinerja, pada=pada)
    lamaran = mulai_lamaran(lowongan=lowongan, oleh=pengguna, pada=pada)
    riwayat = list(lamaran.pelamar.riwayatjabatan_set.all())
    terkait = riwayat[-1:] if orang.cacat == "terkait" else riwayat
    tandai_terkait(lamaran=lamaran, jawaban={r.kode: r in terkait for r in riwayat}, oleh=pengguna)
    unggah_semua(lamaran=lamaran, orang=orang, urut=urut, pada=pada, paling_banyak=berkas)
    return lamaran


def kirim(lamaran: Lamaran, *, pada: datetime) -> Lamaran:
    """All declarations made, every unmet rule acknowledged."""
    oleh = lamaran.pelamar.pengguna
    nyatakan_nihil(lamaran=lamaran, nihil=True, oleh=oleh)
    diakui = [h.kode for h in keadaan_lamaran(lamaran, oleh, pada=pada, saat_kirim=True).tidak_terpenuhi]
    return kirim_lamaran(lamaran=lamaran, pernyataan={"benar": True, "aturan": True, "privasi": VERSI_PRIVASI},
                         syarat_diakui=diakui, oleh=oleh, pada=pada)


def benarkan_terkait(lamaran: Lamaran, *, pada: datetime) -> None:
    """A favourable correction: the decree of the latest post shows that an earlier one was in the same field."""
    bukti = lamaran.berkas.berlaku().filter(jenis__startswith="sk_jabatan").order_by("jenis").first()
    for letak, jabatan in enumerate(lamaran.fakta["jabatan"]):
        if jabatan["terkait"] is False and jabatan["jenjang"] == "administrator":
            koreksi(lamaran=lamaran, jalur=f"jabatan.{letak}.terkait", nilai=True, berkas=bukti, halaman=1,
                    alasan="Uraian tugas dalam SK menyebut urusan yang sama dengan jabatan yang dilamar.", oleh=pegawai("sekretariat"),
                    pada=pada)


def verifikasi(lamaran: Lamaran, *, pada: datetime, benarkan: bool = False, uji: bool = True) -> None:
    """Every document and rule judged as the machine found it; what needs a second person waits for it unless `uji`."""
    satu, dua = pegawai("sekretariat"), pegawai("sekretariat2")
    if benarkan:
        benarkan_terkait(lamaran, pada=pada)
    profil, putaran = urai(lamaran.ketentuan)
    gagal = []
    for butir in butir_lamaran(lamaran, generasi=generasi_urut(lamaran), profil=profil, putaran=putaran):
        if butir.berkas:
            putuskan_berkas(berkas=butir.berkas, sha256=butir.berkas.sha256_asli, putusan="sesuai", oleh=satu, pada=pada)
        elif butir.wajib and butir.hasil:
            buruk = butir.hasil.status != "memenuhi"
            gagal += [butir.hasil.alasan] if buruk else []
            putuskan_syarat(lamaran=lamaran, kode=butir.hasil.kode, putusan="tidak_sesuai" if buruk else "sesuai", oleh=satu, pada=pada,
                            kode_alasan="tidak_memenuhi" if buruk else "")
    alasan = "Keterkaitan jabatan terbukti dari SK." if benarkan and not gagal else " ".join(gagal)
    usulan = usulkan(lamaran=lamaran, putusan="tms" if gagal else "ms", alasan=alasan, oleh=satu, pada=pada)
    if usulan.perlu_uji and uji:
        uji_usulan(usulan=usulan, setuju=True, oleh=dua, pada=pada)


def rapat_administrasi(seleksi: Seleksi, *, pada: datetime) -> None:
    ketua = pegawai("ketua")
    rapat = buka_rapat_administrasi(seleksi=seleksi, hadir=list(anggota_pansel(seleksi)), oleh=ketua, pada=pada)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=ketua, pada=pada)
    sahkan_administrasi(rapat=rapat, oleh=ketua, pada=pada, catatan="Penetapan sesuai usulan Sekretariat.")


def _nilai(butir, orang: Orang, geser: int) -> dict[str, str]:
    """Scores around the person's level; every scorer sees it a little differently."""
    return {b.kode: f"{min(orang.nilai + (geser * 3 + 5 * letak) % 7 - 3, 100)}.{(geser * 25) % 100:02d}"
            for letak, b in enumerate(butir) if b.jenis == "nilai"}


def nilai_semua(lowongan: Lowongan, orang: dict[str, Orang], *, pada: datetime, panitia: Sequence[str], lengkap: bool = True) -> None:
    """Everything that a post needs before its opening; the last scorer leaves one draft unless `lengkap`."""
    nilai_sisanya(lowongan, orang, pada=pada, panitia=panitia if lengkap else panitia[:-1])
    if lengkap:
        return
    ketentuan, satu, terakhir = ketentuan_berlaku(lowongan.seleksi), peserta(lowongan).first(), pegawai(panitia[-1])
    nyatakan_benturan(lowongan=lowongan, alasan={}, oleh=terakhir, pada=pada)
    butir = butir_milik(Komponen.MAKALAH, ketentuan, lowongan)
    simpan_lembar(lamaran=satu, komponen=Komponen.MAKALAH, nilai=_nilai(butir[:2], orang[satu.nip], 1), versi=0, oleh=terakhir,
                  pada=pada)


def nilai_sisanya(lowongan: Lowongan, orang: dict[str, Orang], *, pada: datetime, panitia: Sequence[str]) -> None:
    """Conflicts, assessments, health and sheets of these people, wherever they are not there yet."""
    ketentuan, daftar = ketentuan_berlaku(lowongan.seleksi), list(peserta(lowongan))
    ada = set(LembarNilai.objects.filter(lamaran__lowongan=lowongan).values_list("lamaran", "komponen", "penugasan__pengguna__email"))
    for kode in ("asesor", *panitia):
        nyatakan_benturan(lowongan=lowongan, alasan={}, oleh=pegawai(kode), pada=pada)
    profil, _ = urai(ketentuan)
    for letak, lamaran in enumerate(daftar):
        if wajib_kesehatan(profil) and not lamaran.kesehatan.exists():
            catat_kesehatan(lamaran=lamaran, kesimpulan="ms", bebas_narkoba=True, nomor_surat=f"440/{letak + 1}/RSUD/CONTOH",
                            pemeriksa=f"RSUD Contoh {profil.daerah.ibu_kota}", tanggal=pada.astimezone(WIB).date(),
                            oleh=pegawai("sekretariat"), pada=pada)
    milik = [Komponen(k.kode) for k in profil.bobot.komponen if k.penilai == "panitia"]
    tugas = [("asesor", Komponen.ASESMEN), *((kode, k) for kode in panitia for k in milik)]
    for geser, (kode, komponen) in enumerate(tugas):
        for lamaran in daftar:
            if (lamaran.pk, komponen.value, f"{kode}@{DOMAIN}") not in ada:
                _finalkan(lamaran, komponen, kode, orang[lamaran.nip], geser, ketentuan, pada)


def _finalkan(lamaran: Lamaran, komponen: str, kode: str, orang: Orang, geser: int, ketentuan, pada: datetime) -> None:
    butir = butir_milik(komponen, ketentuan, lamaran.lowongan)
    finalkan_lembar(lamaran=lamaran, komponen=komponen, versi=0, nilai=_nilai(butir, orang, geser), catatan="", oleh=pegawai(kode),
                    pada=pada)


def buka_nilai(lowongan: Lowongan, *, pada: datetime) -> None:
    pembukaan = minta_pembukaan(lowongan=lowongan, oleh=pegawai("ketua"), pada=pada)
    saksikan_pembukaan(pembukaan=pembukaan, oleh=pegawai("anggota1"), pada=pada)


def rapat_penetapan(seleksi: Seleksi, *, pada: datetime) -> None:
    ketua = pegawai("ketua")
    rapat = buka_rapat_penetapan(seleksi=seleksi, hadir=list(anggota_pansel(seleksi)), oleh=ketua, pada=pada)
    putusan = [PutusanPeringkat(peringkat=p) for p in Peringkat.objects.filter(lowongan__seleksi=seleksi, status="usulan")]
    tetapkan_peringkat(rapat=rapat, putusan=putusan, oleh=ketua, pada=pada, catatan="Tiga besar sesuai urutan nilai akhir.")


def serahkan_calon(seleksi: Seleksi, *, pada: datetime) -> None:
    """The three of each post go to the PPK, who has not chosen yet."""
    for lowongan in seleksi.lowongan.order_by("urut"):
        serahkan(lowongan=lowongan, oleh=pegawai("ketua"), pada=pada)
