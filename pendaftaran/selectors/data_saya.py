"""Everything that registration holds about one person, as plain data (Law 27/2022, Article 7: a copy of one's own data)."""
from typing import Any

from django.db.models import Model
from django.forms.models import model_to_dict

from seleksi.core.models import AksesLog, Pengguna

from ..domain.status import StatusLamaran
from ..models import Keterkaitan, Lamaran, Pelamar
from .hasil_terbit import hasil_terbit
from .permintaan import penolakan_kirim, permintaan_lamaran
from .sanggah import sanggah_milik

RIWAYAT = ("riwayatpangkat", "riwayatjabatan", "riwayatpendidikan", "diklat", "penilaiankinerja", "hukumandisiplin", "hasilasesmenluar",
           "penghargaan", "organisasi")
TANPA = ("id", "pelamar", "pengguna")


def _polos(objek: Model) -> dict[str, Any]:
    return {nama: nilai for nama, nilai in model_to_dict(objek).items() if nama not in TANPA}


def data_profil(pengguna: Pengguna) -> dict[str, Any]:
    """The profile with every history; empty when none was begun."""
    pelamar = Pelamar.objects.filter(pengguna=pengguna).first()
    if pelamar is None:
        return {}
    riwayat = {nama: [_polos(baris) for baris in getattr(pelamar, f"{nama}_set").all()] for nama in RIWAYAT}
    return _polos(pelamar) | {"nik": pelamar.nik} | riwayat


def lamaran_milik(pengguna: Pengguna) -> list[Lamaran]:
    return list(Lamaran.objects.filter(pelamar__pengguna=pengguna).select_related("seleksi__instansi", "lowongan", "ketentuan", "pelamar")
                .order_by("pk"))


def data_lamaran(lamaran: Lamaran) -> dict[str, Any]:
    """One application as its owner may know it: of results only what was published, of states only his own acts."""
    terkait = Keterkaitan.objects.filter(lowongan=lamaran.lowongan_id, riwayat__pelamar=lamaran.pelamar_id).select_related("riwayat")
    diketahui = {StatusLamaran.DRAF: "belum dikirim", StatusLamaran.DITARIK: "ditarik"}.get(lamaran.status, "dikirim")
    return {
        "seleksi": lamaran.seleksi.nama, "instansi": lamaran.seleksi.instansi.nama, "jabatan": lamaran.lowongan.nama,
        "keadaan": diketahui, "nomor": lamaran.nomor, "dimulai": lamaran.dibuat, "dikirim": lamaran.diajukan,
        "pernyataan": lamaran.pernyataan, "syarat_diakui": lamaran.syarat_diakui,
        "klaim": lamaran.fakta, "klaim_sha256": lamaran.fakta_sha256,
        "ketentuan": {"versi": lamaran.ketentuan.versi, "sha256": lamaran.ketentuan.sha256} if lamaran.ketentuan else None,
        "jabatan_terkait": [{"jabatan": k.riwayat.nama, "terkait": k.terkait} for k in terkait],
        "alasan_penarikan": lamaran.alasan_akhir if lamaran.status == StatusLamaran.DITARIK else "",
        "hasil_diumumkan": [{"tahap": h.judul, "hasil": h.kata, "alasan": list(h.alasan), "diumumkan": h.terbit}
                            for h in hasil_terbit(lamaran)],
        "permintaan": [{"jenis": p.get_jenis_display(), "uraian": p.uraian, "diajukan": p.dibuat, "keadaan": p.get_status_display(),
                        "jawaban": p.jawaban, "dijawab": p.dijawab} for p in permintaan_lamaran(lamaran).filter(lamaran=lamaran)],
        "percobaan_ditolak": penolakan_kirim(lamaran),
        "sanggah": _sanggah(lamaran),
        "perbaikan": [{"berkas": p.label, "alasan": p.alasan, "diminta": p.diminta, "batas": p.batas, "diperbaiki": p.diperbaiki}
                      for p in lamaran.perbaikan.all()],
        "dibaca": [{"waktu": a["waktu"], "berkas": a["objek"], "tindakan": a["tindakan"]} for a in _pembacaan(lamaran)],
    }


def _sanggah(lamaran: Lamaran) -> dict[str, Any] | None:
    """The objection and its answer; the secretariat's study is for the meeting."""
    satu = sanggah_milik(lamaran)
    return satu and {"pokok": satu.pokok, "alasan": satu.alasan, "diajukan": satu.diajukan,
                     "putusan": satu.get_status_display() if satu.penetapan else "", "alasan_putusan": satu.penetapan.alasan
                     if satu.penetapan else ""}


def _pembacaan(lamaran: Lamaran) -> list[dict[str, Any]]:
    """When which file was opened by others. Who is not said: the office answers for its people."""
    nama = {f"berkas:{b.pk}": b.nama_asli for b in lamaran.berkas.all()}
    baris = (AksesLog.objects.filter(objek__in=list(nama)).exclude(pengguna=lamaran.pelamar.pengguna).order_by("pk")
             .values("waktu", "objek", "tindakan"))
    return [b | {"objek": nama[b["objek"]]} for b in baris]
