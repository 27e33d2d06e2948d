"""Kirim: the moment at which claims become fixed. All or nothing, once, and never silently refused."""
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.kata import detik_wib, hari_tanggal, waktu_wib
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Lowongan, Pengguna, Seleksi
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.selectors import keadaan_pendaftaran, ketentuan_berlaku, pendaftaran_terbuka, penghentian
from seleksi.core.services import TidakSah

from ..domain.fakta import SKEMA, sha256_fakta
from ..domain.identitas import keberatan_nip
from ..domain.nomor import nomor_pendaftaran
from ..domain.pernyataan import TANPA, VERSI, pernyataan_kurang
from ..domain.status import TERKIRIM, TRANSISI_LAMARAN, StatusLamaran
from ..models import Lamaran
from ..selectors.lamaran import KeadaanLamaran, keadaan_lamaran
from .hasil import tulis_generasi


class KirimDitolak(TidakSah):
    """Sending was refused; `kode` says by what: jendela, henti, nip, nip_ganda, berkas, pernyataan, syarat."""

    def __init__(self, kode: str, kata: str):
        self.kode = kode
        super().__init__(kata)


def kirim_lamaran(*, lamaran: Lamaran, pernyataan: Mapping[str, object], syarat_diakui: Collection[str], oleh: Pengguna,
                  pada: datetime) -> Lamaran:
    """Send one's own application. `pada` is the database's clock, read on arrival before any lock.

    Sending again what was sent changes nothing. A refusal leaves its own line in the chain, with time and reason.
    """
    try:
        return _kirim(lamaran, pernyataan, syarat_diakui, oleh, pada)
    except KirimDitolak as galat:
        _catat_penolakan(lamaran, galat, oleh, pada)
        raise


@transaction.atomic
def _catat_penolakan(lamaran: Lamaran, galat: KirimDitolak, oleh: Pengguna, pada: datetime) -> None:
    catat_jejak(jenis="lamaran.kirim_ditolak", objek=f"lamaran:{lamaran.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"sebab": galat.kode, "alasan": str(galat), "tiba": pada.isoformat()})


@transaction.atomic
def _kirim(lamaran: Lamaran, pernyataan: Mapping[str, object], syarat_diakui: Collection[str], oleh: Pengguna,
           pada: datetime) -> Lamaran:
    lamaran = (Lamaran.objects.select_for_update(of=("self",))
               .select_related("seleksi__instansi", "lowongan", "pelamar").get(pk=lamaran.pk))
    if lamaran.pelamar.pengguna_id != oleh.pk:
        raise TidakBerwenang("Lamaran ini bukan milik Anda.")
    if lamaran.nomor:
        return lamaran
    pastikan_boleh(TRANSISI_LAMARAN, lamaran.status, StatusLamaran.DIAJUKAN)
    _periksa_jendela(lamaran, pada)
    keadaan = keadaan_lamaran(lamaran, oleh, pada=pada, saat_kirim=True)
    _periksa_isi(keadaan, pernyataan, syarat_diakui)
    # One at a time from here: the number has no gap, and the same NIP cannot slip in twice.
    seleksi = Seleksi.objects.select_for_update(of=("self",), no_key=True).select_related("instansi").get(pk=lamaran.seleksi_id)
    _periksa_henti(seleksi, Lowongan.objects.get(pk=lamaran.lowongan_id))  # what the Ketua signed meanwhile holds
    _periksa_nip(lamaran, keadaan.pelamar.nip)
    _bekukan(lamaran, keadaan, seleksi, pernyataan, pada)
    generasi = tulis_generasi(lamaran=lamaran, fakta=lamaran.fakta, sebab="kirim", pada=pada)
    terbitkan_peristiwa(jenis="lamaran_diajukan", objek=f"lamaran:{lamaran.pk}", kunci=f"lamaran_diajukan:{lamaran.pk}")
    catat_jejak(jenis="lamaran.diajukan", objek=f"lamaran:{lamaran.pk}", oleh=oleh, pada=pada, seleksi=seleksi, isi={
        "nomor": lamaran.nomor, "lowongan": lamaran.lowongan_id, "fakta": lamaran.fakta_sha256, "ketentuan": lamaran.ketentuan.sha256,
        "simpulan": generasi.simpulan, "berkas": generasi.berkas, "pernyataan": lamaran.pernyataan,
        "syarat_diakui": lamaran.syarat_diakui})
    return lamaran


def _periksa_henti(seleksi: Seleksi, lowongan: Lowongan) -> None:
    if henti := penghentian(seleksi, lowongan):
        raise KirimDitolak("henti", f"{henti} Lamaran tidak diterima; isian dan berkas Anda tetap tersimpan.")


def _periksa_jendela(lamaran: Lamaran, pada: datetime) -> None:
    _periksa_henti(lamaran.seleksi, lamaran.lowongan)
    if pendaftaran_terbuka(lamaran.seleksi, pada, lamaran.lowongan):
        return
    tiba = f"Permintaan Anda tiba {hari_tanggal(pada)} pukul {detik_wib(pada)}"
    keadaan = keadaan_pendaftaran(lamaran.seleksi, pada, lamaran.lowongan)
    if keadaan.status == "tutup":
        raise KirimDitolak("jendela", f"{tiba}, sesudah pendaftaran ditutup. Lamaran tidak diterima.")
    raise KirimDitolak("jendela", f"{tiba}, di luar jam pendaftaran. Lamaran dapat dikirim mulai {waktu_wib(keadaan.batas)}; "
                                  "isian dan berkas Anda tetap tersimpan.")


def _periksa_isi(keadaan: KeadaanLamaran, pernyataan: Mapping[str, object], syarat_diakui: Collection[str]) -> None:
    if keberatan_nip(keadaan.pelamar.nip):
        raise KirimDitolak("nip", "NIP belum diisi pada Data pribadi; lamaran tanpa NIP tidak dapat dikirim.")
    tanpa = {s.jenis for s in keadaan.tanpa_penilaian if TANPA + s.jenis in syarat_diakui}
    if kurang := [s for s in keadaan.berkas_kurang if s.jenis not in tanpa]:
        raise KirimDitolak("berkas", f"Berkas wajib belum lengkap: {', '.join(s.label for s in kurang)}.")
    if pernyataan_kurang(dict(pernyataan)):
        raise KirimDitolak("pernyataan", "Setujui setiap pernyataan sebelum mengirim.")
    if belum := [h.judul for h in keadaan.tidak_terpenuhi if h.kode not in syarat_diakui]:
        raise KirimDitolak("syarat", f"Ada syarat yang menurut isian Anda tidak terpenuhi dan belum Anda akui: {'; '.join(belum)}.")


def _periksa_nip(lamaran: Lamaran, nip: str) -> None:
    if Lamaran.objects.filter(seleksi=lamaran.seleksi_id, nip=nip, status__in=TERKIRIM).exclude(pk=lamaran.pk).exists():
        raise KirimDitolak("nip_ganda", "Sudah ada lamaran dengan NIP ini dalam seleksi ini. Bila itu bukan lamaran Anda, "
                                        "laporkan kepada Sekretariat melalui Permintaan tentang data saya; jangan membuat akun lain.")


def _bekukan(lamaran: Lamaran, keadaan: KeadaanLamaran, seleksi: Seleksi, pernyataan: Mapping[str, object], pada: datetime) -> None:
    p, kode = keadaan.pelamar, [h.kode for h in keadaan.tidak_terpenuhi] + [TANPA + s.jenis for s in keadaan.tanpa_penilaian]
    sesama = Seleksi.objects.filter(instansi=seleksi.instansi_id, tahun=seleksi.tahun, pk__lte=seleksi.pk).count()
    terpakai = Lamaran.objects.filter(seleksi=seleksi).exclude(nomor="").count()
    nilai = {
        "status": StatusLamaran.DIAJUKAN.value, "diajukan": pada, "nama": p.nama_bergelar, "nip": p.nip,
        "instansi_nama": p.instansi_nama, "fakta": keadaan.fakta, "fakta_skema": SKEMA,
        "fakta_sha256": sha256_fakta(keadaan.fakta), "ketentuan": ketentuan_berlaku(seleksi),
        "syarat_diakui": sorted(kode), "pernyataan": {**pernyataan, "versi": VERSI},
        "nomor": nomor_pendaftaran(slug=seleksi.instansi.slug, tahun=seleksi.tahun, putaran_ke=sesama, urut=terpakai + 1),
    }
    for nama, isi in nilai.items():
        setattr(lamaran, nama, isi)
    lamaran.save(update_fields=list(nilai))


