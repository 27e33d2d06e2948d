"""What every letter of a round shares: letterhead, signature, recipients, head of the chain."""
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings

from pendaftaran.models import Lamaran
from seleksi.aturan.hukum import kata_kutipan, nama_peraturan, pengumuman_sendiri
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran
from seleksi.core.domain.kata import nip as kata_nip
from seleksi.core.domain.kata import rentang, terbilang
from seleksi.core.domain.peran import LABEL_PERAN, LABEL_UNSUR, Peran
from seleksi.core.jam import WIB
from seleksi.core.models import Penugasan, Rantai, Seleksi
from seleksi.core.selectors import anggota_pansel, aturan_seleksi, ketua


def kop(seleksi: Seleksi, putaran: Putaran) -> dict:
    """The panel's letterhead: its name, the regency, the secretariat's address."""
    s = putaran.sekretariat
    if s is None:
        alamat = [f"Sekretariat: {seleksi.instansi.sekretariat}"]
    else:
        alamat = [f"Sekretariat: {s.alamat}" + (f", Kode Pos {s.kode_pos}" if s.kode_pos else ""), f"Telp. {s.telepon} · {s.situs}"]
    return {"baris": ["PANITIA SELEKSI TERBUKA", "JABATAN PIMPINAN TINGGI PRATAMA", seleksi.instansi.nama.upper()], "alamat": alamat}


def tanda_tangan(seleksi: Seleksi) -> dict:
    """Role lines, name, pangkat and spaced NIP of the Ketua."""
    tugas = ketua(seleksi)
    peran = ["Ketua Panitia Seleksi Terbuka", "Jabatan Pimpinan Tinggi Pratama", seleksi.instansi.nama]
    if tugas is None:
        return {"peran": peran, "nama": "", "pangkat": "", "nip": ""}
    return {"peran": peran, "nama": tugas.pengguna.nama, "pangkat": tugas.pangkat, "nip": kata_nip(tugas.nip)}


def kerangka(seleksi: Seleksi, *, isi: dict, **lain) -> dict:
    """The context that all templates expect; `lain` overrules (kepada, lampiran, tembusan, rantai, judul)."""
    putaran = aturan_seleksi(seleksi)[1]
    return {"skema": 1, "kop": kop(seleksi, putaran), "tempat": seleksi.instansi.kota or putaran.tempat,
            "ttd": tanda_tangan(seleksi), "kepada": [], "tembusan": [], "isi": isi, "peragaan": settings.DEMO, **lain}


def kutipan_surat(profil: Profil, putaran: Putaran) -> str:
    """Which document the short citations of a letter point to; the first announcement is named in full."""
    if pengumuman_sendiri(profil, putaran):
        return f"Kutipan huruf dan angka seperti A.1.a menunjuk bagian {nama_peraturan(profil, lengkap=True)}."
    return kata_kutipan(profil, putaran)


def kepala_rantai(seleksi: Seleksi) -> dict | None:
    """Length and head of the chain of decisions as they stand now; printed so that a cut tail can be found."""
    rantai = Rantai.objects.filter(seleksi=seleksi).first()
    return {"panjang": rantai.panjang, "kepala": rantai.kepala} if rantai else None


def kepada_peserta(lamaran: Lamaran) -> list[str]:
    return [f"Yth. Sdr. {lamaran.nama}", lamaran.instansi_nama, "di Tempat"]


def hari_wib(saat: datetime) -> date:
    """The calendar day of a moment in WIB: the date a letter of that moment bears."""
    return saat.astimezone(WIB).date()


def jadwal_setelah(putaran: Putaran, profil: Profil, tahap: str) -> list[dict]:
    """The schedule lines that come after a stage of the profile, with their dates in words."""
    urutan = [t.kode for t in profil.tahap]
    batas = urutan.index(tahap)
    kemudian = frozenset(urutan[batas + 1:])
    return [{"nama": k.nama, "tanggal": rentang(k.mulai, k.selesai), "keterangan": k.keterangan}
            for k in putaran.jadwal if frozenset(k.tahap) & kemudian]


def aturan_penutup(profil: Profil, *kode: str) -> list[dict]:
    """Closing sentences from the profile's other rules, each with its article."""
    return [{"kalimat": f"{k.judul}. {k.penjelasan}", "dasar": k.dasar} for k in profil.ketentuan_lain if k.kode in kode]


def daftar_hadir(seleksi: Seleksi, hadir: Iterable[Penugasan]) -> dict:
    """Who of the panel attended a meeting, the Ketua first, and who did not."""
    panitia = list(anggota_pansel(seleksi))
    yang_hadir = {tugas.pk for tugas in hadir}
    datang = [t for t in panitia if t.pk in yang_hadir]
    return {
        "hadir": [{"nama": t.pengguna.nama, "nip": kata_nip(t.nip), "peran": LABEL_PERAN[Peran(t.peran)].replace(" Panitia Seleksi", ""),
                   "unsur": LABEL_UNSUR.get(t.unsur, "")} for t in datang],
        "tidak_hadir": [t.pengguna.nama for t in panitia if t.pk not in yang_hadir],
        "jumlah_hadir": len(datang), "jumlah_hadir_kata": terbilang(len(datang)), "jumlah_panitia": len(panitia),
    }
