"""The invitation of one participant: stage, time, place, what to bring."""
from seleksi.core.domain.kata import hari_tanggal, jam_wib, tanggal
from seleksi.core.domain.kata import nip as kata_nip
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Penugasan, Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..models import Surat, Undangan
from .kerangka import aturan_penutup, kepada_peserta, kerangka


def kata_jam(undangan: Undangan) -> str:
    """ "pukul 09.00 s.d. 09.45 WIB"."""
    return f"pukul {jam_wib(undangan.mulai).removesuffix(' WIB')} s.d. {jam_wib(undangan.selesai).removesuffix(' WIB')} WIB"


def _penanda_tangan(seleksi: Seleksi, undangan: Undangan) -> dict:
    """Whoever sent it: the Ketua, or the secretariat on the Ketua's behalf."""
    tugas = (Penugasan.objects.untuk(seleksi).filter(pengguna=undangan.oleh, peran__in=[Peran.KETUA, Peran.SEKRETARIAT])
             .order_by("peran").first())
    peran = ["Ketua Panitia Seleksi Terbuka"] if tugas and tugas.peran == Peran.KETUA else [
        "a.n. Ketua Panitia Seleksi Terbuka", "Sekretariat Panitia Seleksi"]
    pangkat, nip = (tugas.pangkat, tugas.nip) if tugas else ("", "")
    return {"peran": peran, "nama": undangan.oleh.nama, "pangkat": pangkat, "nip": kata_nip(nip) if nip else ""}


def konteks_undangan(undangan: Undangan) -> dict:
    lamaran, seleksi = undangan.lamaran, undangan.lamaran.seleksi
    profil, _ = aturan_seleksi(seleksi)
    dasar = next((t.dasar for t in profil.tahap if t.kode == undangan.tahap), "")
    lama = Surat.objects.filter(kunci=f"undangan:{undangan.menggantikan_id}").first() if undangan.menggantikan_id else None
    return kerangka(seleksi, kepada=kepada_peserta(lamaran), ttd=_penanda_tangan(seleksi, undangan), isi={
        "nomor": lamaran.nomor, "jabatan": lamaran.lowongan.nama, "tahap": undangan.nama, "dasar": dasar, "seleksi": seleksi.nama,
        "hari": hari_tanggal(undangan.mulai), "jam": kata_jam(undangan), "tempat": undangan.tempat,
        "membawa": [baris for baris in undangan.membawa.splitlines() if baris.strip()], "catatan": undangan.catatan,
        "menggantikan": f"Nomor {lama.nomor} tanggal {tanggal(lama.tanggal)}" if lama else "",
        "alasan": undangan.alasan, "penutup": aturan_penutup(profil, "jadwal_berubah")})
