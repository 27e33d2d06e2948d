"""A later version of the Ketentuan: the plan holds the complete new values and the version on which it was made."""
from datetime import datetime

from pendaftaran.models import Lamaran
from pendaftaran.services import nilai_ulang
from penilaian.models import LembarNilai
from seleksi.aturan.beda_putaran import beda_putaran
from seleksi.aturan.ketentuan import dari_dict, ke_dict, sha256_isi
from seleksi.aturan.perubahan import KeadaanPutaran, Keberatan, keberatan_perubahan
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.seleksi_layak import MEMENUHI, TIDAK_MEMENUHI, HasilPeriksa
from seleksi.aturan.waktu import Jendela, keadaan_jendela
from seleksi.core.domain.status import StatusSeleksi, Tahap
from seleksi.core.jam import WIB
from seleksi.core.models import Pengguna, Seleksi
from seleksi.core.selectors import ketentuan_berlaku, periksa_putaran, urai
from seleksi.core.services import sahkan_ketentuan

from ..models import Pengumuman
from ..naskah.kerangka import aturan_penutup
from .kerja import Kerja, isi_perubahan, nomor_pertama

KUNCI = "perubahan"


def susun_rencana(seleksi: Seleksi, putaran: Putaran) -> dict:
    """The plan for these values under the profile in force."""
    lama = ketentuan_berlaku(seleksi)
    return {"dasar_versi": lama.versi, "isi": ke_dict(urai(lama)[0], putaran)}


def keadaan_putaran(seleksi: Seleksi, *, pada: datetime) -> KeadaanPutaran:
    """How far the round has come, from rows: what may still change depends on it."""
    jendela = [Jendela(*b) for b in seleksi.jendela.exclude(lowongan__tahap=Tahap.DIBATALKAN).values_list("buka", "tutup")]
    return KeadaanPutaran(
        saat=pada, hari=pada.astimezone(WIB).date(), tutup=keadaan_jendela(pada, jendela).status == "tutup",
        ada_lamaran=Lamaran.objects.filter(seleksi=seleksi, diajukan__isnull=False).exists(),
        ada_nilai=LembarNilai.objects.filter(lamaran__seleksi=seleksi, final__isnull=False).exists(),
        ditunda=seleksi.status == StatusSeleksi.DITUNDA)


def keberatan_ketentuan(seleksi: Seleksi, profil: Profil, lama: Putaran, baru: Putaran, *,
                        pada: datetime) -> tuple[list[Keberatan], list[HasilPeriksa]]:
    """What stands against these values, and the round's checks on them. A check that failed before is no new reason."""
    keberatan = keberatan_perubahan(profil, lama, baru, keadaan_putaran(seleksi, pada=pada))
    periksa = periksa_putaran(seleksi, profil, baru, pada=pada)[1]
    dahulu = {h.kode: h.status for h in periksa_putaran(seleksi, profil, lama, pada=pada)[1]}
    buruk = [Keberatan(h.alasan, h.dasar) for h in periksa if h.status == TIDAK_MEMENUHI and dahulu.get(h.kode, MEMENUHI) != TIDAK_MEMENUHI]
    return [*keberatan, *(b for b in buruk if b.kalimat not in {k.kalimat for k in keberatan})], periksa


def _halangan(pengumuman: Pengumuman, pada: datetime) -> list[str]:
    seleksi, rencana = pengumuman.seleksi, pengumuman.rencana
    if seleksi.status in {StatusSeleksi.SELESAI, StatusSeleksi.DIBATALKAN}:
        return [f"Seleksi ini {seleksi.get_status_display()}; ketentuannya tidak berubah lagi."]
    berlaku = ketentuan_berlaku(seleksi)
    if berlaku.versi != rencana["dasar_versi"]:
        return [f"Ketentuan versi {berlaku.versi} sudah disahkan sesudah usulan ini disusun; susun usulan baru di atasnya."]
    profil, lama = urai(berlaku)
    profil_baru, baru = dari_dict(rencana["isi"])
    if profil_baru.sha256 != profil.sha256:
        return ["Peraturan yang mendasari seleksi tidak berganti selama seleksi berjalan."]
    if not beda_putaran(profil, lama, baru) and lama == baru:
        return ["Tidak ada nilai yang berubah."]
    return [f"{k.kalimat} ({k.dasar})" for k in keberatan_ketentuan(seleksi, profil, lama, baru, pada=pada)[0]]


def _susun(pengumuman: Pengumuman) -> dict:
    seleksi, rencana = pengumuman.seleksi, pengumuman.rencana
    lama = seleksi.ketentuan.get(versi=rencana["dasar_versi"])
    profil, dahulu = urai(lama)
    return isi_perubahan(
        pembuka=f"Panitia Seleksi mengubah ketentuan {seleksi.nama} sebagaimana {nomor_pertama(seleksi)}. Yang tidak disebut di bawah ini "
                "tetap berlaku.",
        alasan=pengumuman.alasan, kolom=["Hal", "Semula", "Menjadi"], baris=beda_putaran(profil, dahulu, dari_dict(rencana["isi"])[1]),
        penutup=aturan_penutup(profil, "jadwal_berubah", "informasi_situs"), versi=rencana["dasar_versi"] + 1,
        ketentuan_sha256=sha256_isi(rencana["isi"]))


def _akibat(pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> None:
    """Freeze the next version, rewrite schedule and windows, judge anew what is not determined yet."""
    pengumuman.ketentuan = sahkan_ketentuan(
        seleksi=pengumuman.seleksi, alasan=pengumuman.alasan, penyusun=pengumuman.penyusun, pengesah=oleh, pada=pada,
        isi=pengumuman.rencana["isi"])
    nilai_ulang(ketentuan=pengumuman.ketentuan, oleh=oleh, pada=pada)


KERJA = Kerja(_susun, _halangan, _akibat)
