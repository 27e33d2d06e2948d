"""Changes of one post after the announcement: extension, postponement, going on, cancellation. Two people, a reason, one audit line.

The highest app calls them when the Ketua signs the public notice, so that nothing of this happens in silence.
"""
from datetime import date, datetime

from django.db import transaction

from seleksi.aturan.waktu import jendela_konkret, keadaan_jendela

from .akses import TidakBerwenang, wajib_peran
from .domain.kata import tanggal
from .domain.peran import Peran
from .domain.status import Tahap
from .jejak import catat_jejak
from .models import Jendela, Lowongan, Pengguna, Perpanjangan
from .selectors import jendela_pendaftaran, ketentuan_berlaku, urai
from .services import TidakSah, pastikan_jalan

TAHAP_PERPANJANGAN = frozenset({Tahap.PENDAFTARAN, Tahap.ADMINISTRASI})


def _kunci(lowongan: Lowongan, penyusun: Pengguna, pengesah: Pengguna, alasan: str, tindakan: str) -> Lowongan:
    """The locked post; refuses one person alone, anyone but the Ketua, and a change without a reason."""
    lowongan = Lowongan.objects.select_for_update(of=("self",)).select_related("seleksi").get(pk=lowongan.pk)
    wajib_peran(pengesah, lowongan.seleksi, Peran.KETUA, tindakan=tindakan)
    if penyusun.pk == pengesah.pk:
        raise TidakBerwenang("Pengusul dan pengesah harus dua orang yang berbeda.")
    if not alasan.strip():
        raise TidakSah("Tuliskan alasannya.")
    return lowongan


def keberatan_perpanjangan(lowongan: Lowongan, mulai: date, sampai: date, *, pada: datetime) -> list[str]:
    """Each reason against this extension as a sentence with its article."""
    profil, putaran = urai(ketentuan_berlaku(lowongan.seleksi))
    aturan, ke = profil.kecukupan, lowongan.perpanjangan.count() + 1
    dasar = aturan.dasar or "bawaan"
    kurang = []
    if lowongan.tahap not in TAHAP_PERPANJANGAN:
        kurang.append(f"Hasil seleksi administrasi untuk {lowongan.nama} sudah diumumkan, sehingga pendaftarannya tidak diperpanjang lagi.")
    if ke > aturan.perpanjangan:
        kurang.append(f"Pendaftaran paling banyak diperpanjang {aturan.perpanjangan} kali ({dasar}).")
    if keadaan_jendela(pada, jendela_pendaftaran(lowongan.seleksi, lowongan)).status != "tutup":
        kurang.append(f"Pendaftaran untuk {lowongan.nama} belum ditutup.")
    if sampai < mulai:
        kurang.append("Perpanjangan berakhir sebelum dimulai.")
    elif (sampai - mulai).days + 1 > aturan.hari_perpanjangan:
        kurang.append(f"Satu perpanjangan paling lama {aturan.hari_perpanjangan} hari ({dasar}).")
    if putaran.jendela is None:
        kurang.append("Jam pendaftaran belum ditetapkan dalam ketentuan.")
    elif sampai >= mulai and _jendela(putaran.jendela, mulai, sampai)[0].buka <= pada:
        kurang.append(f"Perpanjangan harus dimulai sesudah disahkan; {tanggal(mulai)} pukul buka sudah lewat.")
    syarat = [g for g in profil.gerbang if g.sebelum == "perpanjangan" and g.wajib]
    ada = list(lowongan.seleksi.gerbang.filter(sebelum="perpanjangan").values_list("jenis", flat=True)) if syarat else []
    kurang += [f"{g.nama} untuk perpanjangan ke-{ke} belum dicatat ({g.dasar or 'bawaan'})." for g in syarat if ada.count(g.kode) < ke]
    return kurang


def _jendela(aturan, mulai: date, sampai: date):
    return jendela_konkret(mulai, sampai, aturan.jam_buka, aturan.jam_tutup, aturan.mode)


@transaction.atomic
def perpanjang(*, lowongan: Lowongan, mulai: date, sampai: date, alasan: str, penyusun: Pengguna, pengesah: Pengguna,
               pada: datetime) -> Perpanjangan:
    """Open the registration of this post once more, at the announced hours. Applications that were sent stay valid.

    The reference date of periods stays the first closing date: it belongs to the Ketentuan, which does not change here.
    """
    lowongan = _kunci(lowongan, penyusun, pengesah, alasan, "memperpanjang pendaftaran")
    pastikan_jalan(lowongan.seleksi, lowongan)
    if kurang := keberatan_perpanjangan(lowongan, mulai, sampai, pada=pada):
        raise TidakSah(" ".join(kurang))
    baru = Perpanjangan.objects.create(
        lowongan=lowongan, ke=lowongan.perpanjangan.count() + 1, mulai=mulai, sampai=sampai, alasan=alasan.strip(), penyusun=penyusun,
        pengesah=pengesah, disahkan=pada)
    Jendela.objects.bulk_create(
        Jendela(seleksi=lowongan.seleksi, lowongan=lowongan, perpanjangan=baru, buka=j.buka, tutup=j.tutup)
        for j in _jendela(urai(ketentuan_berlaku(lowongan.seleksi))[1].jendela, mulai, sampai))
    catat_jejak(jenis="lowongan.diperpanjang", objek=f"lowongan:{lowongan.pk}", oleh=pengesah, pada=pada, seleksi=lowongan.seleksi,
                isi={"ke": baru.ke, "mulai": mulai.isoformat(), "sampai": sampai.isoformat(), "alasan": baru.alasan})
    return baru


def keberatan_henti(lowongan: Lowongan, ke: str) -> str:
    """Why this post cannot be postponed, taken up again or cancelled; empty when it can."""
    if lowongan.tahap in {Tahap.SELESAI, Tahap.DIBATALKAN}:
        return f"Seleksi untuk {lowongan.nama} sudah {lowongan.get_tahap_display().lower()}."
    if ke == "ditunda" and lowongan.ditunda:
        return f"Seleksi untuk {lowongan.nama} sudah ditunda."
    if ke == "dilanjutkan" and not lowongan.ditunda:
        return f"Seleksi untuk {lowongan.nama} tidak sedang ditunda."
    return ""


@transaction.atomic
def hentikan_lowongan(*, lowongan: Lowongan, ke: str, alasan: str, penyusun: Pengguna, pengesah: Pengguna, pada: datetime) -> None:
    """Postpone one post, take it up again or cancel it: `ke` is ditunda, dilanjutkan or dibatalkan."""
    lowongan = _kunci(lowongan, penyusun, pengesah, alasan, "menunda, melanjutkan, atau membatalkan seleksi jabatan ini")
    if keberatan := keberatan_henti(lowongan, ke):
        raise TidakSah(keberatan)
    if ke == "dibatalkan":
        lowongan.tahap = Tahap.DIBATALKAN.value
    lowongan.ditunda = pada if ke == "ditunda" else None
    lowongan.alasan_henti = "" if ke == "dilanjutkan" else alasan.strip()
    lowongan.save(update_fields=["tahap", "ditunda", "alasan_henti"])
    catat_jejak(jenis=f"lowongan.{ke}", objek=f"lowongan:{lowongan.pk}", oleh=pengesah, pada=pada, seleksi=lowongan.seleksi,
                isi={"alasan": alasan.strip()})
