"""The three on their way: handed over by the Ketua, proposed by the PyB where the profile says so, one chosen by the PPK."""
from datetime import datetime

from django.db import transaction

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from penilaian.models import Peringkat
from penilaian.selectors import tiga_besar
from seleksi.core.akses import wajib_peran
from seleksi.core.domain.peran import Peran
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Lowongan, Pengguna, Penugasan
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.selectors import urai
from seleksi.core.services import TidakSah

from .domain.status import LABEL_PIHAK, JenisSurat, Pihak
from .models import Penyerahan, Pilihan
from .naskah.kerangka import hari_wib
from .naskah.penyerahan import konteks_penyerahan, konteks_peringkat
from .penerbitan import buat_surat
from .selectors.penyerahan import KeadaanPenyerahan, keadaan_satu

ALASAN_MAKSIMAL = 2000
PERIHAL = {Pihak.PANSEL: (JenisSurat.PENYERAHAN, "Penyampaian tiga calon"), Pihak.PYB: (JenisSurat.USULAN_CALON, "Usulan tiga calon")}


def _kunci(lowongan: Lowongan, pada: datetime) -> KeadaanPenyerahan:
    """Lock the post and read where its three stand."""
    lowongan = Lowongan.objects.select_for_update(of=("self",)).select_related("seleksi__instansi").get(pk=lowongan.pk)
    keadaan = keadaan_satu(lowongan, pada=pada)
    if keadaan is None:
        raise TidakSah(f"{lowongan} dibatalkan.")
    if keadaan.pilihan:
        raise TidakSah(f"Pilihan untuk {lowongan} sudah dicatat dan tidak dapat diganti.")
    return keadaan


@transaction.atomic
def serahkan(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Penyerahan:
    """The panel hands the three over to the next station; where the profile sends the ranking to the PPK, in a secret letter."""
    tugas = wajib_peran(oleh, lowongan.seleksi, Peran.KETUA, tindakan="menyerahkan tiga calon", lowongan=lowongan)
    keadaan = _kunci(lowongan, pada)
    if keadaan.halangan:
        raise TidakSah("Tiga calon belum dapat diserahkan. " + " ".join(keadaan.halangan))
    if keadaan.langkah:
        raise TidakSah(f"Tiga calon untuk {lowongan} sudah diserahkan.")
    penyerahan = _langkah(keadaan, tugas, pada)
    if Pihak.PPK in urai(keadaan.peringkat.ketentuan)[0].jalur.peringkat:
        _surat_peringkat(keadaan.peringkat, oleh, pada)
    return penyerahan


@transaction.atomic
def teruskan_usulan(*, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> Penyerahan:
    """The PyB proposes the three to the PPK, as they came."""
    tugas = wajib_peran(oleh, lowongan.seleksi, Peran.PYB, tindakan="mengusulkan tiga calon", lowongan=lowongan)
    keadaan = _kunci(lowongan, pada)
    if Pihak.PYB not in keadaan.jalur:
        raise TidakSah(f"Tiga calon untuk {lowongan} disampaikan langsung kepada Pejabat Pembina Kepegawaian.")
    if keadaan.di != Pihak.PYB:
        raise TidakSah(f"Tiga calon untuk {lowongan} " + ("sudah diteruskan." if keadaan.langkah else "belum diserahkan Panitia Seleksi."))
    return _langkah(keadaan, tugas, pada)


def _langkah(keadaan: KeadaanPenyerahan, tugas: Penugasan, pada: datetime) -> Penyerahan:
    """One step with its letter."""
    dari, ke, peringkat, seleksi = Pihak(keadaan.di), Pihak(keadaan.berikut), keadaan.peringkat, keadaan.lowongan.seleksi
    jenis, perihal = PERIHAL[dari]
    surat = buat_surat(seleksi=seleksi, jenis=jenis, kunci=f"{jenis.value}:{peringkat.pk}", perihal=f"{perihal} {keadaan.lowongan}",
                       konteks=konteks_penyerahan(keadaan, ke=ke, tugas=tugas), tanggal=hari_wib(pada), pada=pada, oleh=tugas.pengguna)
    penyerahan = Penyerahan.objects.create(peringkat=peringkat, dari=dari.value, ke=ke.value, oleh=tugas.pengguna, pada=pada, surat=surat)
    catat_jejak(jenis=f"penyerahan.{dari.value}", objek=f"penyerahan:{penyerahan.pk}", oleh=tugas.pengguna, pada=pada, seleksi=seleksi,
                isi={"lowongan": keadaan.lowongan.pk, "peringkat": peringkat.pk, "ke": ke.value, "nomor": surat.nomor})
    return penyerahan


def _surat_peringkat(peringkat: Peringkat, oleh: Pengguna, pada: datetime) -> None:
    jenis = JenisSurat.PENYAMPAIAN_PERINGKAT
    buat_surat(seleksi=peringkat.lowongan.seleksi, jenis=jenis, kunci=f"{jenis.value}:{peringkat.pk}",
               perihal=f"Penyampaian peringkat {peringkat.lowongan}", konteks=konteks_peringkat(peringkat), tanggal=hari_wib(pada),
               pada=pada, oleh=oleh)


@transaction.atomic
def pilih_calon(*, lowongan: Lowongan, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime) -> Pilihan:
    """The PPK chooses one of the three for this post; final. Refused while an approval that must precede it is missing."""
    wajib_peran(oleh, lowongan.seleksi, Peran.PPK, tindakan="memilih calon", lowongan=lowongan)
    keadaan = _kunci(lowongan, pada)
    if keadaan.di != Pihak.PPK:
        raise TidakSah(f"Tiga calon untuk {lowongan} masih pada {LABEL_PIHAK[Pihak(keadaan.di)]}; belum disampaikan kepada Anda.")
    if kurang := [f"{g.aturan.nama} ({g.pemberi}; {g.aturan.dasar or 'bawaan'})" for g in keadaan.gerbang_pilihan]:
        raise TidakSah(f"Pilihan belum dapat dicatat. Belum ada: {', '.join(kurang)}.")
    if lamaran not in tiga_besar(keadaan.lowongan) or lamaran.status != StatusLamaran.LULUS:
        raise TidakSah(f"Yang dipilih harus salah satu calon yang ditetapkan untuk {lowongan} dan masih memenuhi syarat.")
    if not 0 < len(alasan.strip()) <= ALASAN_MAKSIMAL:
        raise TidakSah(f"Tuliskan pertimbangannya, paling panjang {ALASAN_MAKSIMAL} huruf.")
    pilihan = Pilihan.objects.create(lowongan=keadaan.lowongan, peringkat=keadaan.peringkat, lamaran=lamaran, alasan=alasan.strip(),
                                     oleh=oleh, pada=pada)
    terbitkan_peristiwa(jenis="calon_dipilih", objek=f"pilihan:{pilihan.pk}", kunci=f"calon_dipilih:{pilihan.pk}")
    catat_jejak(jenis="pilihan.dipilih", objek=f"lowongan:{lowongan.pk}", oleh=oleh, pada=pada, seleksi=keadaan.lowongan.seleksi,
                isi={"pilihan": pilihan.pk, "lamaran": lamaran.pk, "peringkat": keadaan.peringkat.pk, "alasan": pilihan.alasan})
    return pilihan
