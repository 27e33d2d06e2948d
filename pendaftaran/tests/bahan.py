"""Material for tests of verification and determination: verdicts in bulk, applications that are ready for the panel."""
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from pendaftaran.models import Lamaran, PutusanBerkas, PutusanSyarat
from pendaftaran.selectors.meja import Meja
from pendaftaran.services.penetapan import buka_rapat_administrasi, sahkan_administrasi, tetapkan_sesuai_usulan
from pendaftaran.services.verifikasi import uji_usulan, usulkan
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Jejak, Lowongan, Pengguna, Rapat, Seleksi
from seleksi.core.selectors import anggota_pansel
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, panitia

NANTI = KINI + timedelta(days=5)  # the day after Tuban's last window
RAPAT = NANTI + timedelta(hours=2)


def putuskan_semua(lamaran: Lamaran, oleh: Pengguna, *, pada=NANTI, kecuali: tuple[str, ...] = ()) -> None:
    """A verdict "sesuai" on every open item, straight into the tables; `kecuali`: keys of items left out."""
    belum = [b for b in Meja(lamaran).belum if b.kunci not in kecuali]
    isi = {"putusan": "sesuai", "oleh": oleh, "pada": pada}
    PutusanBerkas.objects.bulk_create(
        PutusanBerkas(berkas=b.berkas, sha256=b.berkas.sha256_asli, **isi) for b in belum if b.berkas)
    PutusanSyarat.objects.bulk_create(
        PutusanSyarat(lamaran=lamaran, generasi=b.hasil.generasi, kode=b.hasil.kode, **isi) for b in belum if b.hasil)


def sukma(seleksi: Seleksi) -> Pengguna:
    """The second person of the secretariat."""
    ada = orang("Sukma Sekretariat")
    return ada if ada.penugasan.filter(seleksi=seleksi).exists() else orang("Sukma Sekretariat", Peran.SEKRETARIAT, seleksi=seleksi)


def siap(lowongan: Lowongan, urut: int = 1, putusan: str = "ms", **lain) -> Lamaran:
    """An application with a proposal in force; a refusal has passed its second pair of eyes."""
    lamaran = lamaran_terkirim(lowongan, f"Peserta Uji {urut}", urut=urut, **lain)
    putuskan_semua(lamaran, orang("Sinta Sekretariat"))
    usulan = usulkan(lamaran=lamaran, putusan=putusan, alasan="" if putusan == "ms" else "Usia lewat",
                     oleh=orang("Sinta Sekretariat"), pada=NANTI)
    if putusan == "tms":
        uji_usulan(usulan=usulan, setuju=True, oleh=sukma(lowongan.seleksi), pada=NANTI)
    lamaran.refresh_from_db()
    return lamaran


def buka(seleksi: Seleksi, hadir=None, *, oleh: str = "Kartika Ketua", pada=RAPAT) -> Rapat:
    if hadir is None:
        hadir = list(anggota_pansel(seleksi))
        hadir = hadir if len(hadir) > 1 else panitia(seleksi)
    return buka_rapat_administrasi(seleksi=seleksi, hadir=hadir, oleh=orang(oleh), pada=pada)


def tetapkan_dan_sahkan(seleksi: Seleksi) -> Rapat:
    """A whole meeting that follows every proposal."""
    rapat = seleksi.rapat.filter(status="dibuka").first() or buka(seleksi)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Kartika Ketua"), pada=RAPAT)
    return sahkan_administrasi(rapat=rapat, oleh=orang("Kartika Ketua"), pada=RAPAT)


def jejak(jenis: str) -> list[tuple[str, str, dict]]:
    """Lines of the chain of one kind: object, who, readable values."""
    return [(j.objek, j.pelaku.nama, j.isi.data) for j in Jejak.objects.filter(jenis=jenis).select_related("pelaku", "isi").order_by("pk")]


def kata(galat) -> str:
    return str(galat.value)


# --- pages -----------------------------------------------------------------------------------------------------------
def masuk(nama: str) -> Client:
    klien = Client()
    klien.force_login(orang(nama))
    return klien


def alamat(nama: str, seleksi: Seleksi, *lain: str) -> str:
    return reverse(nama, args=[seleksi.instansi.slug, seleksi.slug, *lain])


def teks(jawab) -> str:
    return jawab.content.decode()
