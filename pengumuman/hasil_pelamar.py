"""What has been published about one application, for its owner's status page: from the letter, which is frozen."""
from django.urls import reverse
from django.utils import timezone

from pendaftaran.models import Lamaran
from pendaftaran.selectors.hasil_terbit import HasilTerbit, penyedia_hasil

from .domain.status import JenisPengumuman, JenisSurat, StatusSurat
from .models import Pengumuman, Surat

SURAT = {JenisPengumuman.HASIL_ADMINISTRASI: JenisSurat.HASIL_ADMINISTRASI, JenisPengumuman.HASIL_AKHIR: JenisSurat.HASIL_AKHIR}


@penyedia_hasil
def hasil_pelamar(lamaran: Lamaran) -> list[HasilTerbit]:
    """One result per published announcement of results whose letter to this person is there."""
    surat = {satu.jenis: satu for satu in Surat.objects.filter(lamaran=lamaran, jenis__in=SURAT.values(), status=StatusSurat.JADI)}
    terbit = Pengumuman.objects.tampak(timezone.now()).filter(seleksi=lamaran.seleksi_id, jenis__in=SURAT)
    return [_hasil(satu, surat[SURAT[satu.jenis]].konteks["isi"], lamaran) for satu in terbit if SURAT[satu.jenis] in surat]


def _hasil(pengumuman: Pengumuman, isi: dict, lamaran: Lamaran) -> HasilTerbit:
    seleksi = lamaran.seleksi
    url = reverse("pengumuman_satu", args=[seleksi.instansi.slug, seleksi.slug, pengumuman.kode])
    umum = {"judul": pengumuman.get_jenis_display(), "terbit": pengumuman.terbit, "url": url}
    if pengumuman.jenis == JenisPengumuman.HASIL_AKHIR:
        kata = "Termasuk tiga calon" if isi["terpilih"] else "Tidak termasuk tiga calon"
        return HasilTerbit(kata=kata, lulus=isi["terpilih"], alasan=tuple(filter(None, [isi.get("alasan")])), **umum)
    alasan = tuple(f"{satu['dasar']}: {satu['judul']}. {satu['alasan']}" for satu in isi["rincian"])
    alasan = alasan or tuple(filter(None, [isi["alasan"]]))
    return HasilTerbit(kata="Lulus" if isi["lulus"] else "Tidak lulus", lulus=isi["lulus"], alasan=alasan, **umum)
