"""The two announcements of results: from determinations, never from machine results; alphabetical, without scores."""
from collections import defaultdict

from pendaftaran.domain.status import PutusanAdministrasi, StatusLamaran
from pendaftaran.models import Lamaran, PenetapanAdministrasi
from penilaian.selectors import tiga_besar
from seleksi.core.domain.status import Tahap
from seleksi.core.models import Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..domain.abjad import kunci_abjad
from .kerangka import aturan_penutup, jadwal_setelah, kutipan_surat

MS = PutusanAdministrasi.MS.value


def _baris(lamaran: Lamaran) -> dict:
    return {"nomor": lamaran.nomor, "nama": lamaran.nama, "instansi": lamaran.instansi_nama}


def menurut_abjad(daftar) -> list[Lamaran]:
    """By name without titles, so that "Dr." does not sort; the registration number parts namesakes."""
    return sorted(daftar, key=lambda satu: (kunci_abjad(satu.pelamar.nama), satu.nomor))


def isi_hasil_administrasi(seleksi: Seleksi) -> dict:
    """Who passed, per post: final determinations of applications that still stand."""
    profil, putaran = aturan_seleksi(seleksi)
    lulus: dict[int, list[Lamaran]] = defaultdict(list)
    final = PenetapanAdministrasi.objects.filter(sah__isnull=False, putusan=MS, lamaran__seleksi=seleksi,
                                                 lamaran__status=StatusLamaran.LULUS.value)
    for satu in Lamaran.objects.filter(penetapan__in=final).select_related("pelamar").distinct():
        lulus[satu.lowongan_id].append(satu)
    return {
        "pembuka": f"Berdasarkan rapat penetapan hasil seleksi administrasi {seleksi.nama}, Panitia Seleksi mengumumkan peserta "
                   "yang dinyatakan lulus seleksi administrasi dan berhak mengikuti tahap berikutnya sebagai berikut.",
        "lowongan": [{"nama": x.nama, "peserta": [_baris(satu) for satu in menurut_abjad(lulus[x.pk])]}
                     for x in seleksi.lowongan.exclude(tahap=Tahap.DIBATALKAN.value).order_by("urut")],
        "lanjutan": jadwal_setelah(putaran, profil, "pengumuman_administrasi"),
        "kutipan": kutipan_surat(profil, putaran),
        "penutup": aturan_penutup(profil, "keputusan_mutlak", "informasi_situs", "jadwal_berubah"),
    }


def isi_hasil_akhir(seleksi: Seleksi) -> dict:
    """The determined three of each post in alphabetical order; nothing else about them."""
    profil, putaran = aturan_seleksi(seleksi)
    return {
        "pembuka": f"Berdasarkan hasil penilaian seluruh tahap {seleksi.nama}, Panitia Seleksi mengumumkan calon yang ditetapkan "
                   f"untuk setiap jabatan dan disampaikan kepada {profil.daerah.kepala} sebagai berikut.",
        "lowongan": [{"nama": x.nama, "calon": [{"nama": c.nama, "instansi": c.instansi_nama} for c in tiga_besar(x)]}
                     for x in seleksi.lowongan.exclude(tahap=Tahap.DIBATALKAN.value).order_by("urut")],
        "kutipan": kutipan_surat(profil, putaran),
        "penutup": aturan_penutup(profil, "keputusan_mutlak", "data_tidak_benar"),
    }
