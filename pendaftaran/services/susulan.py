"""Later papers: the secretariat opens a window for a stage, participants bring theirs inside it; after closing nothing."""
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from seleksi.core.akses import TidakBerwenang, wajib_peran
from seleksi.core.domain.kata import detik_wib, hari_tanggal
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import StatusSeleksi
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Pengguna, Seleksi
from seleksi.core.selectors import aturan_seleksi
from seleksi.core.services import TidakSah

from ..domain.status import StatusLamaran
from ..models import Berkas, JendelaSusulan, Lamaran
from ..selectors.hasil_terbit import terbit_administrasi
from ..selectors.susulan import tahap_susulan
from .berkas import Unggahan, lampiran

MB = 1024 * 1024


@transaction.atomic
def atur_susulan(*, seleksi: Seleksi, tahap: str, judul: str, petunjuk: str, gambar: bool, maks_mb: int, buka: datetime, tutup: datetime,
                 oleh: Pengguna, pada: datetime) -> JendelaSusulan:
    """Open a window for one paper of a stage; the same title again moves its times until it has closed."""
    wajib_peran(oleh, seleksi, Peran.SEKRETARIAT, tindakan="mengatur jendela berkas susulan")
    Seleksi.objects.select_for_update().only("pk").get(pk=seleksi.pk)
    if tahap not in {t.kode for t in tahap_susulan(aturan_seleksi(seleksi)[0])}:
        raise TidakSah("Tahap ini tidak dikenal dalam peraturan seleksi ini, atau tidak meminta berkas.")
    if not judul.strip():
        raise TidakSah("Sebutkan nama berkas yang diminta.")
    if tutup <= buka or tutup <= pada:
        raise TidakSah("Waktu tutup harus sesudah waktu buka dan belum lewat.")
    ada = JendelaSusulan.objects.filter(seleksi=seleksi, tahap=tahap, judul=judul.strip()).first()
    if ada and ada.tutup < pada:
        raise TidakSah(f"Jendela ini sudah tutup {hari_tanggal(ada.tutup)} pukul {detik_wib(ada.tutup)} dan tidak dibuka lagi.")
    baris = ada or JendelaSusulan(seleksi=seleksi, tahap=tahap, judul=judul.strip(), oleh=oleh, dibuat=pada)
    baris.petunjuk, baris.gambar, baris.maks_mb, baris.buka, baris.tutup = petunjuk.strip(), gambar, maks_mb, buka, tutup
    baris.save()
    catat_jejak(jenis="susulan.diatur", objek=f"susulan:{baris.pk}", oleh=oleh, pada=pada, seleksi=seleksi, isi={
        "tahap": tahap, "judul": baris.judul, "buka": buka.isoformat(), "tutup": tutup.isoformat()})
    return baris


def unggah_susulan(*, jendela: JendelaSusulan, lamaran: Lamaran, unggahan: Unggahan, oleh: Pengguna, pada: datetime) -> Berkas:
    """Bring one's paper, or replace it while the window is open. `pada` is the database's clock, read on arrival."""
    _periksa(jendela, lamaran, oleh, pada)
    with lampiran(unggahan=unggahan, jenis_boleh=jendela.jenis_boleh, maks_byte=jendela.maks_mb * MB) as tulis:
        return _simpan(jendela, lamaran, oleh, pada, tulis)


def _periksa(jendela: JendelaSusulan, lamaran: Lamaran, oleh: Pengguna, pada: datetime) -> None:
    if lamaran.pelamar.pengguna_id != oleh.pk or lamaran.seleksi_id != jendela.seleksi_id:
        raise TidakBerwenang("Lamaran ini bukan milik Anda.")
    if lamaran.status != StatusLamaran.LULUS or terbit_administrasi(lamaran.seleksi, pada) is None:
        raise TidakSah("Berkas ini hanya diminta dari peserta yang lulus seleksi administrasi.")
    if lamaran.seleksi.status not in {StatusSeleksi.DIUMUMKAN, StatusSeleksi.BERJALAN}:
        raise TidakSah("Seleksi ini sedang ditunda atau sudah berakhir.")
    if not jendela.terbuka(pada):
        kata, saat = ("sebelum jendelanya dibuka", jendela.buka) if pada < jendela.buka else ("sesudah jendelanya ditutup", jendela.tutup)
        raise TidakSah(f"Permintaan Anda tiba {hari_tanggal(pada)} pukul {detik_wib(pada)}, {kata} {hari_tanggal(saat)} "
                       f"pukul {detik_wib(saat)}.")


@transaction.atomic
def _simpan(jendela: JendelaSusulan, lamaran: Lamaran, oleh: Pengguna, pada: datetime, tulis: Callable[..., Berkas]) -> Berkas:
    lamaran = Lamaran.objects.select_for_update(of=("self",)).select_related("seleksi", "pelamar").get(pk=lamaran.pk)
    jendela = JendelaSusulan.objects.get(pk=jendela.pk)
    _periksa(jendela, lamaran, oleh, pada)
    Berkas.objects.filter(lamaran=lamaran, jenis=jendela.jenis, diganti=None).update(diganti=pada)
    berkas = tulis(lamaran=lamaran, jenis=jendela.jenis, tahap=jendela.tahap, diunggah=pada)
    catat_jejak(jenis="susulan.diterima", objek=f"berkas:{berkas.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi, isi={
        "lamaran": lamaran.pk, "susulan": jendela.pk, "sha256": berkas.sha256_asli})
    return berkas
