"""Changes of the core: rounds, their frozen values, posts, people, meetings."""
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from seleksi.aturan.ketentuan import dari_dict, ke_dict, sha256_isi
from seleksi.aturan.profil import Daerah, Profil
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.transisi import pastikan_boleh

from .akses import TidakBerwenang, wajib_peran
from .domain.peran import Peran
from .domain.status import TRANSISI_RAPAT, TRANSISI_SELEKSI, StatusRapat, StatusSeleksi, Tahap
from .jejak import catat_jejak
from .models import Instansi, Jadwal, Jendela, Ketentuan, Lowongan, Pengguna, Penugasan, Rapat, Seleksi
from .selectors import anggota_pansel, kuorum, penghentian


class TidakSah(ValueError):
    """A change that the rules refuse; the message is an Indonesian sentence for the user."""


def pastikan_jalan(seleksi: Seleksi, lowongan: Lowongan | None = None) -> None:
    """Refuse while the Seleksi, or this post of it, is postponed or cancelled."""
    if henti := penghentian(seleksi, lowongan):
        raise TidakSah(f"{henti} Tidak ada tahap yang dijalankan sampai ada pengumuman kelanjutan.")


@transaction.atomic
def buat_seleksi(*, instansi: Instansi, slug: str, profil: Profil, putaran: Putaran, oleh: Pengguna, pada: datetime) -> Seleksi:
    """A new round in draft with its posts; its values may be edited until the announcement is signed."""
    seleksi = Seleksi.objects.create(
        instansi=instansi, slug=slug, nama=putaran.judul, tahun=putaran.acuan.tanggal_tutup.year, profil=profil.kode,
        rancangan=ke_dict(profil, putaran), dibuat=pada)
    Lowongan.objects.bulk_create(
        Lowongan(seleksi=seleksi, urut=urut, nama=lowong.jabatan, unit=lowong.unit)
        for urut, lowong in enumerate(putaran.lowongan, 1))
    catat_jejak(jenis="seleksi.dibuat", objek=f"seleksi:{seleksi.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                isi={"nama": seleksi.nama, "profil": profil.kode, "rancangan": sha256_isi(seleksi.rancangan)})
    return seleksi


@transaction.atomic
def buat_instansi(*, daerah: Daerah, sekretariat: str, oleh: Pengguna, pada: datetime) -> Instansi:
    """The regency of a profile, made the first time that a round of it is prepared."""
    if ada := Instansi.objects.filter(kode=daerah.kode).first():
        return ada
    instansi = Instansi.objects.create(
        slug=slugify(daerah.nama.removeprefix("Kabupaten ")), nama=f"Pemerintah {daerah.nama}", wilayah=daerah.nama, kode=daerah.kode,
        jenis=daerah.jenis, sekretariat=sekretariat[:300], kota=daerah.ibu_kota)
    catat_jejak(jenis="instansi.dibuat", objek=f"instansi:{instansi.pk}", oleh=oleh, pada=pada, instansi=instansi,
                isi={"nama": instansi.nama, "kode": instansi.kode})
    return instansi


@transaction.atomic
def simpan_rancangan(*, seleksi: Seleksi, profil: Profil, putaran: Putaran, oleh: Pengguna, pada: datetime) -> None:
    """Replace the values under preparation; refused once the announcement is signed."""
    seleksi = Seleksi.objects.select_for_update().get(pk=seleksi.pk)
    if seleksi.ketentuan.exists():
        raise TidakSah("Ketentuan sudah dibekukan; perubahan memerlukan versi baru dengan alasan dan pengumuman.")
    seleksi.rancangan = ke_dict(profil, putaran)
    seleksi.save(update_fields=["rancangan"])
    catat_jejak(jenis="seleksi.rancangan", objek=f"seleksi:{seleksi.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                isi={"rancangan": sha256_isi(seleksi.rancangan)})


def _tulis_jadwal(seleksi: Seleksi, putaran: Putaran) -> None:
    """Rewrite the schedule and window rows from the frozen values; they are what pages and the gate read."""
    seleksi.jadwal.all().delete()
    seleksi.jendela.filter(lowongan=None).delete()
    Jadwal.objects.bulk_create(
        Jadwal(seleksi=seleksi, urut=k.nomor, kode="_".join(k.tahap)[:34] + f"-{k.nomor}", nama=k.nama, mulai=k.mulai,
               selesai=k.selesai, dasar=k.dasar, keterangan=k.keterangan) for k in putaran.jadwal)
    Jendela.objects.bulk_create(
        Jendela(seleksi=seleksi, buka=j.buka, tutup=j.tutup) for j in putaran.jendela.konkret())


@transaction.atomic
def sahkan_ketentuan(*, seleksi: Seleksi, alasan: str, penyusun: Pengguna, pengesah: Pengguna, pada: datetime,
                     isi: dict | None = None) -> Ketentuan:
    """Freeze profile and values as the next version; called when the Ketua signs the announcement.

    The first version moves the Seleksi to "diumumkan". A later one (`isi`) needs a reason.
    """
    seleksi = Seleksi.objects.select_for_update().get(pk=seleksi.pk)
    wajib_peran(pengesah, seleksi, Peran.KETUA, tindakan="mengesahkan ketentuan")
    if penyusun.pk == pengesah.pk:
        raise TidakBerwenang("Penyusun dan pengesah ketentuan harus dua orang yang berbeda.")
    versi = seleksi.ketentuan.count() + 1
    if versi > 1 and not alasan.strip():
        raise TidakSah("Perubahan ketentuan memerlukan alasan.")
    isi = isi or seleksi.rancangan
    ketentuan = Ketentuan.objects.create(seleksi=seleksi, versi=versi, isi=isi, sha256=sha256_isi(isi),
                                         alasan=alasan or "Penetapan pertama", penyusun=penyusun, pengesah=pengesah, disahkan=pada)
    _tulis_jadwal(seleksi, dari_dict(isi)[1])
    if seleksi.status == StatusSeleksi.DRAF:
        ubah_status_seleksi(seleksi=seleksi, ke=StatusSeleksi.DIUMUMKAN, oleh=pengesah, pada=pada)
    catat_jejak(jenis="ketentuan.disahkan", objek=f"ketentuan:{ketentuan.pk}", oleh=pengesah, pada=pada, seleksi=seleksi,
                isi={"versi": versi, "sha256": ketentuan.sha256, "alasan": ketentuan.alasan})
    return ketentuan


@transaction.atomic
def ubah_status_seleksi(*, seleksi: Seleksi, ke: str, oleh: Pengguna | None, pada: datetime, alasan: str = "") -> None:
    """The one function that changes the state of a Seleksi."""
    terkunci = Seleksi.objects.select_for_update().get(pk=seleksi.pk)
    pastikan_boleh(TRANSISI_SELEKSI, terkunci.status, ke)
    dari, terkunci.status = terkunci.status, StatusSeleksi(ke).value
    terkunci.save(update_fields=["status"])
    seleksi.status = terkunci.status
    catat_jejak(jenis="seleksi.status", objek=f"seleksi:{seleksi.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                isi={"dari": dari, "ke": terkunci.status, "alasan": alasan})


def urutan_tahap(profil: Profil) -> list[str]:
    """The stages of a post in the profile's order: determination, the health test of the three where it comes last, selesai."""
    tiga = profil.kesehatan.ada and profil.kesehatan.peserta == "tiga_besar"
    kenal = {t.value for t in Tahap} - {Tahap.SELESAI, Tahap.DIBATALKAN, Tahap.KESEHATAN_TIGA} - ({Tahap.KESEHATAN} if tiga else set())
    urut: list[str] = []
    for tahap in profil.tahap:
        kode = Tahap.PENILAIAN.value if set(tahap.komponen) & {"makalah", "wawancara", "rekam_jejak"} else tahap.kode
        if kode in kenal and kode not in urut:
            urut.append(kode)
    urut = [kode for kode in urut if kode != Tahap.PENETAPAN]
    return [*urut, Tahap.PENETAPAN.value, *([Tahap.KESEHATAN_TIGA.value] if tiga else []), Tahap.SELESAI.value]


@transaction.atomic
def majukan_tahap(*, lowongan: Lowongan, ke: str, urutan: list[str], oleh: Pengguna | None, pada: datetime) -> None:
    """Move one post to the next stage of `urutan`; skipping and going back are refused."""
    lowongan = Lowongan.objects.select_for_update(of=("self",)).select_related("seleksi").get(pk=lowongan.pk)
    letak = urutan.index(lowongan.tahap)
    pastikan_boleh({lowongan.tahap: frozenset(urutan[letak + 1: letak + 2])}, lowongan.tahap, ke)
    dari, lowongan.tahap = lowongan.tahap, ke
    lowongan.save(update_fields=["tahap"])
    catat_jejak(jenis="lowongan.tahap", objek=f"lowongan:{lowongan.pk}", oleh=oleh, pada=pada, seleksi=lowongan.seleksi,
                isi={"dari": dari, "ke": ke})


@transaction.atomic
def tugaskan(*, pengguna: Pengguna, peran: str, instansi: Instansi, oleh: Pengguna | None, pada: datetime,
             seleksi: Seleksi | None = None, lowongan: Lowongan | None = None, **rincian: str) -> Penugasan:
    """Entrust a role. `rincian`: unsur, jabatan, pangkat, nip, sk. An applicant of the Seleksi holds no role in it."""
    if seleksi and seleksi.lamaran.aktif().filter(pelamar__pengguna=pengguna).exists():
        raise TidakSah(f"{pengguna} melamar dalam seleksi ini, sehingga tidak dapat memegang peran di dalamnya.")
    tugas = Penugasan.objects.create(pengguna=pengguna, peran=Peran(peran).value, instansi=instansi, seleksi=seleksi,
                                     lowongan=lowongan, mulai=pada, **rincian)
    catat_jejak(jenis="penugasan.diberikan", objek=f"penugasan:{tugas.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                instansi=instansi, isi={"pengguna": pengguna.pk, "peran": tugas.peran, "sk": tugas.sk})
    return tugas


@transaction.atomic
def akhiri_penugasan(*, penugasan: Penugasan, oleh: Pengguna, pada: datetime, alasan: str) -> None:
    """Take a role away; it stops at the next request."""
    penugasan = Penugasan.objects.select_for_update(of=("self",)).select_related("seleksi", "instansi").get(pk=penugasan.pk)
    if penugasan.berakhir:
        raise TidakSah("Penugasan ini sudah berakhir.")
    penugasan.berakhir = pada
    penugasan.save(update_fields=["berakhir"])
    catat_jejak(jenis="penugasan.berakhir", objek=f"penugasan:{penugasan.pk}", oleh=oleh, pada=pada,
                seleksi=penugasan.seleksi, instansi=penugasan.instansi, isi={"alasan": alasan})


@transaction.atomic
def buka_rapat(*, seleksi: Seleksi, jenis: str, hadir: Iterable[Penugasan], oleh: Pengguna, pada: datetime) -> Rapat:
    """Open a meeting of the panel with who attends; only the Ketua calls it, and only with a quorum."""
    wajib_peran(oleh, seleksi, Peran.KETUA, tindakan="membuka rapat Panitia Seleksi")
    pastikan_jalan(seleksi)
    if seleksi.rapat.filter(jenis=jenis, status=StatusRapat.DIBUKA.value).exists():
        raise TidakSah("Masih ada rapat sejenis yang terbuka.")
    rapat = Rapat.objects.create(seleksi=seleksi, jenis=jenis, dibuka=pada, pembuka=oleh)
    _hadirkan(rapat, hadir)
    if not kuorum(rapat):
        raise TidakSah("Belum kuorum, sehingga rapat belum dibuka: lebih dari separuh anggota harus hadir, termasuk Ketua.")
    catat_jejak(jenis="rapat.dibuka", objek=f"rapat:{rapat.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                isi={"jenis": jenis, "hadir": sorted(rapat.hadir.values_list("pk", flat=True))})
    return rapat


def _hadirkan(rapat: Rapat, hadir: Iterable[Penugasan]) -> None:
    panitia = set(anggota_pansel(rapat.seleksi).values_list("pk", flat=True))
    yang_hadir = [tugas.pk for tugas in hadir]
    if asing := set(yang_hadir) - panitia:
        raise TidakSah(f"{len(asing)} orang yang dicatat hadir bukan anggota Panitia Seleksi ini.")
    rapat.hadir.set(yang_hadir)


@transaction.atomic
def koreksi_kehadiran(*, rapat: Rapat, hadir: Iterable[Penugasan], alasan: str, oleh: Pengguna, pada: datetime) -> Rapat:
    """Correct who attends a meeting that is still open: with a reason, never below the quorum, never against what was entered.

    Whoever entered a determination in this meeting was there.
    """
    wajib_peran(oleh, rapat.seleksi, Peran.SEKRETARIAT, Peran.KETUA, tindakan="mengoreksi daftar hadir rapat")
    rapat = Rapat.objects.select_for_update(of=("self",)).select_related("seleksi").get(pk=rapat.pk)
    if rapat.status != StatusRapat.DIBUKA:
        raise TidakSah("Rapat ini sudah disahkan; daftar hadirnya tidak dapat diubah.")
    if not alasan.strip():
        raise TidakSah("Koreksi daftar hadir harus disertai alasan.")
    dahulu = set(rapat.hadir.values_list("pk", flat=True))
    _hadirkan(rapat, hadir)
    kini = set(rapat.hadir.values_list("pk", flat=True))
    if dahulu == kini:
        raise TidakSah("Daftar hadir tidak berubah.")
    menetapkan = rapat.penetapan_administrasi.values_list("oleh", flat=True)
    if hilang := Penugasan.objects.filter(pk__in=dahulu - kini, pengguna__in=menetapkan).select_related("pengguna").first():
        raise TidakSah(f"{hilang.pengguna} sudah menetapkan hasil dalam rapat ini, sehingga tetap tercatat hadir.")
    if not kuorum(rapat):
        raise TidakSah("Daftar hadir ini tidak kuorum: lebih dari separuh anggota harus hadir, termasuk Ketua.")
    catat_jejak(jenis="rapat.kehadiran", objek=f"rapat:{rapat.pk}", oleh=oleh, pada=pada, seleksi=rapat.seleksi,
                isi={"ditambah": sorted(kini - dahulu), "dikurangi": sorted(dahulu - kini), "alasan": alasan.strip()})
    return rapat


@transaction.atomic
def sahkan_rapat(*, rapat: Rapat, oleh: Pengguna, pada: datetime, catatan: str = "") -> Rapat:
    """The Ketua closes the meeting; refused without a quorum. Called by the use case that the meeting decides."""
    rapat = Rapat.objects.select_for_update(of=("self",)).select_related("seleksi").get(pk=rapat.pk)
    pastikan_jalan(rapat.seleksi)
    wajib_peran(oleh, rapat.seleksi, Peran.KETUA, tindakan="mengesahkan rapat Panitia Seleksi")
    pastikan_boleh(TRANSISI_RAPAT, rapat.status, StatusRapat.DISAHKAN)
    if not kuorum(rapat):
        raise TidakSah("Rapat belum kuorum: lebih dari separuh anggota harus hadir, termasuk Ketua.")
    rapat.status, rapat.disahkan, rapat.pengesah, rapat.catatan = StatusRapat.DISAHKAN.value, pada, oleh, catatan
    rapat.save(update_fields=["status", "disahkan", "pengesah", "catatan"])
    catat_jejak(jenis="rapat.disahkan", objek=f"rapat:{rapat.pk}", oleh=oleh, pada=pada, seleksi=rapat.seleksi,
                isi={"jenis": rapat.jenis, "hadir": sorted(rapat.hadir.values_list("pk", flat=True)), "catatan": catatan})
    return rapat


@transaction.atomic
def samakan_nama(*, pengguna: Pengguna, lama: str, baru: str) -> None:
    """An applicant's account is called as the profile, unless somebody named it otherwise. Names of staff stand in letters: not these."""
    if lama == baru or pengguna.nama != lama or Penugasan.objects.filter(pengguna=pengguna).exists():
        return
    pengguna.nama = baru
    pengguna.save(update_fields=["nama"])
