"""One small world with every kind of object, for tests that knock on every door.

Post 1 is opened and ranked, post 2 is being scored, in post 3 somebody fills in a draft. `objek` names what an
address may ask for, `orang` who knocks.
"""
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from PIL import Image

from pendaftaran.models import Berkas, Lamaran, PerbaikanBerkas, Permintaan, Sanggah
from pendaftaran.services.lamaran import mulai_lamaran
from pengumuman.models import Surat, Undangan
from pengumuman.tests.pabrik import gerbang_lengkap, terbitkan_pengumuman
from penilaian import services as penilaian
from penilaian.tests import bantu
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Lowongan, Pengguna, Seleksi, Surel
from seleksi.core.selectors import anggota_pansel
from seleksi.core.services import buka_rapat
from seleksi.core.surel import kirim_pesan
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, panitia, pelamar_lengkap, seleksi_draf, seleksi_tuban

PEGAWAI_LAIN = {"asesor": Peran.ASESOR, "narasumber": Peran.NARASUMBER, "pyb": Peran.PYB, "ppk": Peran.PPK, "pengawas": Peran.PENGAWAS,
                "pengelola": Peran.PENGELOLA}


@dataclass
class Dunia:
    seleksi: Seleksi
    draf: Seleksi
    objek: dict[str, str | int] = field(default_factory=dict)
    orang: dict[str, Pengguna | None] = field(default_factory=dict)


def bangun() -> Dunia:
    seleksi = seleksi_draf(jumlah_lowongan=3)
    gerbang_lengkap(seleksi)
    pengumuman = terbitkan_pengumuman(seleksi, "lowongan", pada=KINI)
    seleksi.refresh_from_db()
    dunia = Dunia(seleksi, seleksi_draf(slug="disiapkan", jumlah_lowongan=1))
    dunia.orang = _orang(seleksi)
    pertama, kedua, ketiga = seleksi.lowongan.order_by("urut")
    dibuka, dinilai = _nilai(dunia, pertama, mulai=1, buka=True), _nilai(dunia, kedua, mulai=3, buka=False)
    pelamar_lengkap("Dian Draf", urut=90, pengguna=dunia.orang["penyusun"])
    draf = mulai_lamaran(lowongan=ketiga, oleh=dunia.orang["penyusun"], pada=KINI)
    ktp = Berkas.objects.create(lamaran=draf, jenis="ktp", nama_asli="ktp.pdf", tipe="application/pdf", ukuran=1, halaman=1,
                                jalur_asli="uji/draf/ktp-asli.pdf", jalur_bersih="uji/draf/ktp.pdf")
    lamaran = dibuka.peserta[0]
    dunia.orang |= {"pemilik": lamaran.pelamar.pengguna, "pelamar_lain": dibuka.peserta[1].pelamar.pengguna}
    surat = _surat(lamaran, "tanda_terima")
    Surat.objects.filter(pk=pengumuman.surat_id).update(status="jadi", jalur="uji/pengumuman.pdf", sha256="0" * 64)
    rapat = buka_rapat(seleksi=seleksi, jenis="administrasi", hadir=list(anggota_pansel(seleksi)), oleh=dunia.orang["ketua"], pada=KINI)
    surel = Surel.objects.create(kepada="peserta@contoh.test", subjek="Uji", isi="Uji")
    permintaan = Permintaan.objects.create(lamaran=lamaran, jenis="perbaikan", uraian="Uji", dibuat=KINI)
    sanggah = Sanggah.objects.create(lamaran=lamaran, pokok="Uji", alasan="Uji", diajukan=KINI, batas=KINI)
    undangan = Undangan.objects.create(lamaran=lamaran, tahap="wawancara", nama="Wawancara", mulai=KINI,
                                       selesai=KINI + timedelta(hours=1),
                                       tempat="Uji", oleh=dunia.orang["sekretariat"], dibuat=KINI)
    perbaikan = PerbaikanBerkas.objects.create(lamaran=lamaran, jenis="ktp", label="KTP", alasan="Uji", diminta=KINI,
                                               batas=KINI + timedelta(hours=1), peminta=dunia.orang["sekretariat"])
    pesan = kirim_pesan(penerima=dunia.orang["pemilik"], subjek="Uji", isi="Uji", kunci="uji")
    dunia.objek = {
        "instansi": seleksi.instansi.slug, "lamaran": lamaran.kode, "lamaran_dinilai": dinilai.peserta[0].kode, "lowongan": pertama.kode,
        "lowongan_dinilai": kedua.kode, "lowongan_kosong": ketiga.kode, "berkas": lamaran.berkas.get(jenis="ktp").kode, "surat": surat.kode,
        "berkas_draf": ktp.kode, "rapat": rapat.kode, "pengumuman": pengumuman.kode, "surel": surel.pk, "pesan": pesan.kode,
        "permintaan": permintaan.kode, "sanggah": sanggah.kode, "undangan": undangan.kode, "perbaikan": perbaikan.kode,
        **_lembar(dinilai, dibuka)}
    return dunia


def _orang(seleksi: Seleksi) -> dict[str, Pengguna | None]:
    """One person for each way of standing to this Seleksi; `anonim` is nobody."""
    panitia(seleksi, 2)
    lain = seleksi_tuban(slug="lain", jumlah_lowongan=1)
    return {
        "anonim": None, "penyusun": orang("Dian Draf"), "asing": orang("Orang Asing"), "sekretariat": orang("Sinta Sekretariat"),
        "sekretariat_lain": orang("Sekretariat Lain", Peran.SEKRETARIAT, seleksi=lain), "anggota": orang("Anggota Satu"),
        "berbenturan": orang("Anggota Dua"), "ketua": orang("Kartika Ketua"),
        **{kode: orang(f"Si {kode}", peran, seleksi=seleksi) for kode, peran in PEGAWAI_LAIN.items()}}


def _nilai(dunia: Dunia, lowongan: Lowongan, *, mulai: int, buka: bool) -> bantu.Babak:
    """Participants whose sheets are final; "berbenturan" declared a conflict with the first of them."""
    peserta = [lamaran_terkirim(lowongan, f"Peserta Uji {n}", urut=n, status="lulus_administrasi") for n in range(mulai, mulai + 2)]
    anggota = [dunia.orang[kode] for kode in ("ketua", "anggota", "berbenturan")]
    ini = bantu.Babak(dunia.seleksi, lowongan, anggota, dunia.orang["asesor"], dunia.orang["sekretariat"], peserta)
    bantu.umumkan(ini)
    for satu in [*anggota, ini.asesor]:
        alasan = {peserta[0].pk: "Saudara kandung"} if satu == dunia.orang["berbenturan"] else {}
        penilaian.nyatakan_benturan(lowongan=lowongan, alasan=alasan, oleh=satu, pada=bantu.KINI)
    for lamaran in peserta:
        bantu.finalkan(ini, lamaran, "asesmen", ini.asesor)
        for komponen in bantu.PANITIA:
            for satu in anggota:
                if not (satu == dunia.orang["berbenturan"] and lamaran == peserta[0]):
                    bantu.finalkan(ini, lamaran, komponen, satu)
        bantu.catat_sehat(ini, lamaran)
    if buka:
        bantu.buka(ini)
    return ini


def _lembar(dinilai: bantu.Babak, dibuka: bantu.Babak) -> dict[str, str]:
    milik_anggota = {"penugasan__pengguna": dinilai.anggota[1], "komponen": "makalah"}
    return {"lembar_final": dinilai.peserta[1].lembar.get(**milik_anggota).kode,
            "lembar_terbuka": dibuka.peserta[1].lembar.get(**milik_anggota).kode}


def _surat(lamaran: Lamaran, jenis: str) -> Surat:
    return Surat.objects.create(seleksi=lamaran.seleksi, lamaran=lamaran, jenis=jenis, kunci="uji", perihal="Uji", nomor="1/UJI",
                                tanggal=KINI.date(), konteks={"isi": {}}, templat="uji", templat_versi="1", status="jadi",
                                jalur="uji/surat.pdf", sha256="0" * 64)


def isi_penyimpanan(dunia: Dunia) -> None:
    """The bytes behind the rows: stored files are separate for each test."""
    gambar = BytesIO()
    Image.new("RGB", (8, 8), "white").save(gambar, "JPEG")
    berkas = Berkas.objects.get(kode=dunia.objek["berkas"])
    halaman = {satu.jalur_gambar[0]: gambar.getvalue() for satu in berkas.lamaran.berkas.all()}
    for jalur, isi in (*halaman.items(), (berkas.jalur_bersih, b"%PDF-"), ("uji/surat.pdf", b"%PDF-"),
                       ("uji/pengumuman.pdf", b"%PDF-")):
        storages["berkas"].save(jalur, ContentFile(isi))
