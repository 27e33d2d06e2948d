"""Announcements: prepared by one person, submitted, returned or signed by the Ketua. Signing is what takes effect."""
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from pendaftaran.services import kunci_belum_ditetapkan
from penilaian.domain.status import StatusPeringkat
from penilaian.models import Peringkat
from penilaian.selectors.kesehatan import kurang_kesehatan_tiga
from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.akses import TidakBerwenang, wajib_peran
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import StatusSeleksi, Tahap
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Gerbang, Lowongan, Pengguna, Seleksi
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.selectors import aturan_seleksi, keadaan_pendaftaran, penghentian, rancangan
from seleksi.core.services import TidakSah, majukan_tahap, sahkan_ketentuan, ubah_status_seleksi, urutan_tahap

from .berita_acara import dahulukan
from .domain.nomor import PolaTidakSah, periksa_pola, rapikan_agenda
from .domain.status import JENIS_USULAN, LABEL_PENGUMUMAN, TRANSISI_PENGUMUMAN, JenisPengumuman, JenisSurat, StatusPengumuman
from .domain.surat import templat_isi
from .models import Pengumuman, Register
from .naskah.hasil import isi_hasil_administrasi, isi_hasil_akhir
from .naskah.kerangka import hari_wib, kepala_rantai, kerangka
from .naskah.lowongan import isi_lowongan
from .penerbitan import buat_surat
from .perubahan import KERJA
from .register import REGISTER_PORTAL, kunci_register, pola_lain
from .selectors.kecukupan import anjuran_lowongan
from .selectors.kelayakan import keberatan_diumumkan

J, P = JenisPengumuman, StatusPengumuman
ALASAN_MAKSIMAL = 2000
JUDUL = {J.LOWONGAN: "Pengumuman", J.HASIL_ADMINISTRASI: "Pengumuman Hasil Seleksi Administrasi", J.HASIL_AKHIR: "Pengumuman Hasil Akhir"}


def susun_isi(seleksi: Seleksi, jenis: str) -> dict:
    """What the announcement would say now, as plain JSON."""
    if jenis == J.LOWONGAN:
        return isi_lowongan(*rancangan(seleksi))
    return {J.HASIL_ADMINISTRASI: isi_hasil_administrasi, J.HASIL_AKHIR: isi_hasil_akhir}[J(jenis)](seleksi)


def halangan(seleksi: Seleksi, jenis: str, *, pada: datetime) -> list[str]:
    """Each reason, as a sentence, why this announcement cannot be signed yet; empty when it can."""
    return _HALANGAN[J(jenis)](seleksi, pada)


def halangan_pengumuman(pengumuman: Pengumuman, *, pada: datetime) -> list[str]:
    """The same of an announcement that exists; one that changes something is judged by its plan."""
    if pengumuman.jenis in JENIS_USULAN:
        return KERJA[J(pengumuman.jenis)].halangan(pengumuman, pada)
    return halangan(pengumuman.seleksi, pengumuman.jenis, pada=pada)


def _isi_kini(pengumuman: Pengumuman) -> dict:
    if pengumuman.jenis in JENIS_USULAN:
        return KERJA[J(pengumuman.jenis)].susun(pengumuman)
    return susun_isi(pengumuman.seleksi, pengumuman.jenis)


def _halangan_lowongan(seleksi: Seleksi, pada: datetime) -> list[str]:
    if seleksi.status != StatusSeleksi.DRAF:
        return ["Seleksi ini sudah diumumkan."]
    profil, putaran = rancangan(seleksi)
    ada = set(seleksi.gerbang.values_list("jenis", flat=True))
    kurang = [f"{g.nama} belum dicatat." for g in profil.gerbang if g.sebelum == "pengumuman" and g.wajib and g.kode not in ada]
    if putaran.jendela is None or not putaran.jadwal:
        kurang.append("Jendela pendaftaran atau jadwal belum diisi.")
    return kurang + keberatan_diumumkan(seleksi, profil, putaran, terbit=pada)


def _halangan_administrasi(seleksi: Seleksi, pada: datetime) -> list[str]:
    if henti := penghentian(seleksi):
        return [henti]
    halangan = []
    if keadaan_pendaftaran(seleksi, pada).status != "tutup":
        halangan.append("Pendaftaran belum ditutup.")
    halangan += _halangan_jabatan(seleksi, pada)
    belum = Lamaran.objects.filter(seleksi=seleksi, status__in=[StatusLamaran.DIAJUKAN, StatusLamaran.DIVERIFIKASI]).exclude(
        lowongan__tahap=Tahap.DIBATALKAN.value).count()
    if belum:
        halangan.append(f"{belum} lamaran yang masuk belum ditetapkan Panitia Seleksi.")
    elif not Lamaran.objects.filter(seleksi=seleksi, penetapan__sah__isnull=False).exists():
        halangan.append("Belum ada lamaran yang ditetapkan.")
    return halangan


def _halangan_jabatan(seleksi: Seleksi, pada: datetime) -> list[str]:
    """Posts that are extended, postponed, or short of applicants where the regulation itself (not a default) sets the number."""
    halangan, wajib = [], bool(aturan_seleksi(seleksi)[0].kecukupan.dasar)
    for satu in seleksi.lowongan.exclude(tahap=Tahap.DIBATALKAN.value).select_related("seleksi").order_by("urut"):
        if henti := penghentian(seleksi, satu):
            halangan.append(henti)
        elif satu.perpanjangan.exists() and keadaan_pendaftaran(seleksi, pada, satu).status != "tutup":
            halangan.append(f"Pendaftaran untuk {satu} diperpanjang dan belum ditutup.")
        elif wajib and (saran := anjuran_lowongan(satu)).langkah in {"perpanjang", "batalkan"}:
            halangan.append(f"{satu}: {saran.kalimat} ({saran.dasar})")
    return halangan


def _halangan_akhir(seleksi: Seleksi, pada: datetime) -> list[str]:
    if henti := penghentian(seleksi):
        return [henti]
    ditetapkan = Peringkat.objects.filter(status=StatusPeringkat.DITETAPKAN).values("lowongan")
    belum = Lowongan.objects.filter(seleksi=seleksi).exclude(tahap=Tahap.DIBATALKAN.value).exclude(pk__in=ditetapkan)
    kurang = [f"Tiga calon untuk {satu} belum ditetapkan." for satu in belum.order_by("urut")]
    for satu in seleksi.lowongan.filter(tahap=Tahap.KESEHATAN_TIGA.value).order_by("urut"):
        kurang += kurang_kesehatan_tiga(satu) or [f"Tes kesehatan calon untuk {satu} belum ditutup Ketua."]
    return kurang


_HALANGAN: dict[str, Callable[[Seleksi, datetime], list[str]]] = {
    J.LOWONGAN: _halangan_lowongan, J.HASIL_ADMINISTRASI: _halangan_administrasi, J.HASIL_AKHIR: _halangan_akhir}


def _wajib_siap(kurang: list[str]) -> None:
    if kurang:
        raise TidakSah("Pengumuman belum dapat diterbitkan. " + " ".join(kurang))


@transaction.atomic
def siapkan_pengumuman(*, seleksi: Seleksi, jenis: str, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Freeze the content of an announcement as a draft; preparing again replaces the draft's content."""
    wajib_peran(oleh, seleksi, Peran.SEKRETARIAT, Peran.ANGGOTA, tindakan="menyiapkan pengumuman")
    if jenis in JENIS_USULAN:
        raise TidakSah("Perubahan disusun dari usulannya, dengan alasan.")
    seleksi = Seleksi.objects.select_for_update(of=("self",)).select_related("instansi").get(pk=seleksi.pk)
    if jenis == J.LOWONGAN and seleksi.status != StatusSeleksi.DRAF:
        raise TidakSah("Seleksi ini sudah diumumkan.")
    if jenis != J.LOWONGAN:  # a vacancy may be drafted while its approvals are still on their way
        _wajib_siap(halangan(seleksi, jenis, pada=pada))
    ada = seleksi.pengumuman.filter(jenis=jenis).first()
    if ada and ada.status != P.DRAF:
        raise TidakSah(f"{ada.get_jenis_display()} sudah {ada.get_status_display()}; isinya tidak dapat diganti.")
    pengumuman = ada or Pengumuman(seleksi=seleksi, jenis=J(jenis).value, dibuat=pada)
    pengumuman.isi, pengumuman.penyusun = susun_isi(seleksi, jenis), oleh
    pengumuman.judul = f"{JUDUL[J(jenis)]} {seleksi.nama}"[:200]
    pengumuman.save()
    catat_jejak(jenis="pengumuman.disiapkan", objek=f"pengumuman:{pengumuman.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                isi={"jenis": pengumuman.jenis})
    return pengumuman


def _kunci_putaran(seleksi_id: int) -> None:
    """Lock the round, its posts and undetermined applications before the first audit line: who holds one waits for the chain, not us."""
    Seleksi.objects.select_for_update().only("pk").get(pk=seleksi_id)
    list(Lowongan.objects.select_for_update().filter(seleksi=seleksi_id).order_by("pk").values_list("pk"))
    kunci_belum_ditetapkan(seleksi_id)


def _kunci(pengumuman: Pengumuman) -> Pengumuman:
    return (Pengumuman.objects.select_for_update(of=("self",)).select_related("seleksi__instansi", "penyusun", "meralat__surat")
            .get(pk=pengumuman.pk))


@transaction.atomic
def ajukan(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """Hand the draft to the Ketua."""
    wajib_peran(oleh, pengumuman.seleksi, Peran.SEKRETARIAT, Peran.ANGGOTA, tindakan="mengajukan pengumuman")
    pengumuman = _kunci(pengumuman)
    pastikan_boleh(TRANSISI_PENGUMUMAN, pengumuman.status, P.DIAJUKAN)
    pengumuman.status, pengumuman.alasan_kembali = P.DIAJUKAN.value, ""
    pengumuman.save(update_fields=["status", "alasan_kembali"])
    catat_jejak(jenis="pengumuman.diajukan", objek=f"pengumuman:{pengumuman.pk}", oleh=oleh, pada=pada, seleksi=pengumuman.seleksi, isi={})
    return pengumuman


@transaction.atomic
def kembalikan(*, pengumuman: Pengumuman, alasan: str, oleh: Pengguna, pada: datetime) -> Pengumuman:
    """The Ketua hands it back with the reason; it becomes a draft again."""
    wajib_peran(oleh, pengumuman.seleksi, Peran.KETUA, tindakan="mengembalikan pengumuman")
    pengumuman = _kunci(pengumuman)
    if not 0 < len(alasan.strip()) <= ALASAN_MAKSIMAL:
        raise TidakSah(f"Pengembalian harus disertai alasan, paling panjang {ALASAN_MAKSIMAL} huruf.")
    pastikan_boleh(TRANSISI_PENGUMUMAN, pengumuman.status, P.DRAF)
    pengumuman.status, pengumuman.alasan_kembali = P.DRAF.value, alasan.strip()
    pengumuman.save(update_fields=["status", "alasan_kembali"])
    catat_jejak(jenis="pengumuman.dikembalikan", objek=f"pengumuman:{pengumuman.pk}", oleh=oleh, pada=pada, seleksi=pengumuman.seleksi,
                isi={"alasan": pengumuman.alasan_kembali})
    return pengumuman


@transaction.atomic
def tanda_tangani(*, pengumuman: Pengumuman, oleh: Pengguna, pada: datetime, terbit: datetime | None = None,
                  agenda: str = "") -> Pengumuman:
    """The Ketua signs; from `terbit` (now, or a later moment) the public sees it. Nothing else makes it appear.

    Signing gives the number (`agenda`: one of the regency's own agenda instead), freezes the Ketentuan or moves the
    posts on, and owes the PDF and the letters.
    """
    wajib_peran(oleh, pengumuman.seleksi, Peran.KETUA, tindakan="menandatangani pengumuman")
    _kunci_putaran(pengumuman.seleksi_id)
    pengumuman = _kunci(pengumuman)
    if pengumuman.penyusun_id == oleh.pk:
        raise TidakBerwenang("Penyusun dan penanda tangan pengumuman harus dua orang yang berbeda.")
    pastikan_boleh(TRANSISI_PENGUMUMAN, pengumuman.status, P.DISETUJUI)
    if terbit is not None and terbit < pada:
        raise TidakSah("Waktu terbit sudah lewat; kosongkan agar terbit sekarang.")
    seleksi, usulan = pengumuman.seleksi, pengumuman.jenis in JENIS_USULAN
    if usulan and terbit is not None:
        raise TidakSah("Perubahan berlaku sejak ditandatangani, sehingga pengumumannya terbit saat itu juga.")
    _wajib_siap(halangan_pengumuman(pengumuman, pada=pada))
    if terbit and pengumuman.jenis == J.LOWONGAN:  # notice counts from the day when the public sees it
        _wajib_siap(halangan(seleksi, pengumuman.jenis, pada=terbit))
    if pengumuman.isi != _isi_kini(pengumuman):
        raise TidakSah("Data berubah sejak pengumuman disiapkan. Kembalikan, lalu siapkan ulang, agar yang terbit sama dengan yang "
                       "ditetapkan.")
    pengumuman.penanda_tangan, pengumuman.ditandatangani, pengumuman.terbit = oleh, pada, terbit or pada
    if usulan:  # first, so that the letter shows what holds from now on
        KERJA[J(pengumuman.jenis)].akibat(pengumuman, oleh, pada)
    pengumuman.surat = _surat_pengumuman(pengumuman, oleh, pada, agenda)
    pastikan_boleh(TRANSISI_PENGUMUMAN, P.DISETUJUI, P.TERBIT)
    pengumuman.status = P.TERBIT.value
    pengumuman.save(update_fields=["status", "penanda_tangan", "ditandatangani", "terbit", "surat", "ketentuan"])
    if not usulan:
        _AKIBAT[J(pengumuman.jenis)](pengumuman, oleh, pada)
    terbitkan_peristiwa(jenis="pengumuman_terbit", objek=f"pengumuman:{pengumuman.pk}", kunci=f"pengumuman_terbit:{pengumuman.pk}",
                        jatuh_tempo=terbit)
    catat_jejak(jenis="pengumuman.ditandatangani", objek=f"pengumuman:{pengumuman.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                isi={"jenis": pengumuman.jenis, "nomor": pengumuman.surat.nomor, "terbit": pengumuman.terbit.isoformat()})
    return pengumuman


def _surat_pengumuman(pengumuman: Pengumuman, oleh: Pengguna, pada: datetime, agenda: str):
    """The announcement as a letter, numbered after the minutes it rests on: typed, or brought along by the round, or the next."""
    try:
        agenda = rapikan_agenda(agenda)
    except PolaTidakSah as galat:
        raise TidakSah(str(galat)) from galat
    dahulukan(pengumuman.seleksi, pengumuman.jenis, pada=pada)
    seleksi = pengumuman.seleksi
    profil, putaran = aturan_seleksi(seleksi)
    jenis, lowongan = J(pengumuman.jenis), pengumuman.jenis == J.LOWONGAN
    konteks = kerangka(seleksi, isi=pengumuman.isi, judul=[JUDUL.get(jenis, LABEL_PENGUMUMAN[jenis]), seleksi.nama],
                       jenis_pengumuman=jenis.value, naskah_templat=templat_isi(pengumuman.isi["naskah_jenis"]) if jenis == J.RALAT else "",
                       rantai=kepala_rantai(seleksi), tembusan=[profil.daerah.kepala] if pengumuman.jenis == J.HASIL_AKHIR else [])
    return buat_surat(
        seleksi=seleksi, jenis=JenisSurat.PENGUMUMAN, kunci=f"pengumuman:{pengumuman.pk}", perihal=pengumuman.judul, konteks=konteks,
        tanggal=(putaran.tanggal_surat if lowongan else None) or hari_wib(pada), pada=pada, oleh=oleh,
        agenda=agenda or (putaran.nomor_pengumuman if lowongan else ""))


def _akibat_lowongan(pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> None:
    seleksi = pengumuman.seleksi
    sahkan_ketentuan(seleksi=seleksi, alasan="", penyusun=pengumuman.penyusun, pengesah=oleh, pada=pada)
    seleksi.tampak_mulai = pengumuman.terbit
    seleksi.save(update_fields=["tampak_mulai"])


def _majukan(pengumuman: Pengumuman, sampai_lewat: str, oleh: Pengguna, pada: datetime) -> None:
    """Take every post that has not passed the stage just after it, one step at a time."""
    urutan = urutan_tahap(aturan_seleksi(pengumuman.seleksi)[0])
    batas = urutan.index(sampai_lewat)
    for lowongan in pengumuman.seleksi.lowongan.exclude(tahap=Tahap.DIBATALKAN.value):
        for letak in range(urutan.index(lowongan.tahap), batas + 1):
            majukan_tahap(lowongan=lowongan, ke=urutan[letak + 1], urutan=urutan, oleh=oleh, pada=pada)


def _akibat_administrasi(pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> None:
    _majukan(pengumuman, Tahap.ADMINISTRASI.value, oleh, pada)
    if pengumuman.seleksi.status == StatusSeleksi.DIUMUMKAN:
        ubah_status_seleksi(seleksi=pengumuman.seleksi, ke=StatusSeleksi.BERJALAN, oleh=oleh, pada=pada)


def _akibat_akhir(pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> None:
    _majukan(pengumuman, Tahap.PENETAPAN.value, oleh, pada)


_AKIBAT = {J.LOWONGAN: _akibat_lowongan, J.HASIL_ADMINISTRASI: _akibat_administrasi, J.HASIL_AKHIR: _akibat_akhir}


@transaction.atomic
def catat_gerbang(*, seleksi: Seleksi, jenis: str, nomor: str, tanggal, keterangan: str, oleh: Pengguna, pada: datetime) -> Gerbang:
    """Put an outside approval of the profile's list on file."""
    wajib_peran(oleh, seleksi, Peran.SEKRETARIAT, Peran.PENGELOLA, tindakan="mencatat persetujuan dari luar")
    aturan = next((g for g in aturan_seleksi(seleksi)[0].gerbang if g.kode == jenis), None)
    if aturan is None:
        raise TidakSah("Persetujuan ini tidak dikenal dalam profil seleksi.")
    gerbang = Gerbang.objects.create(seleksi=seleksi, jenis=jenis, sebelum=aturan.sebelum, nomor=nomor.strip(), tanggal=tanggal,
                                     keterangan=keterangan.strip(), pencatat=oleh)
    catat_jejak(jenis="gerbang.dicatat", objek=f"gerbang:{gerbang.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                isi={"jenis": jenis, "nomor": gerbang.nomor, "tanggal": tanggal.isoformat()})
    return gerbang


@transaction.atomic
def atur_pola(*, seleksi: Seleksi, kode: str, pola: str, oleh: Pengguna, pada: datetime, mulai: int | None = None) -> Register:
    """Set the pattern of a register from its next number on, and before its first number also where it starts."""
    wajib_peran(oleh, seleksi, Peran.SEKRETARIAT, tindakan="mengatur pola nomor surat")
    try:
        periksa_pola(pola)
    except PolaTidakSah as galat:
        raise TidakSah(str(galat)) from galat
    if kode not in REGISTER_PORTAL:
        raise TidakSah("Register ini tidak dikenal.")
    register = kunci_register(seleksi, kode, hari_wib(pada).year)
    if pola in pola_lain(seleksi, kode, register.tahun):
        raise TidakSah("Pola ini dipakai seleksi lain tahun ini; tambahkan pembeda agar tidak ada nomor yang sama.")
    if mulai is not None and mulai != register.mulai and register.terakhir:
        raise TidakSah("Nomor awal hanya dapat diatur sebelum nomor pertama diberikan.")
    register.pola, register.mulai = pola, register.mulai if mulai is None else mulai
    register.save(update_fields=["pola", "mulai"])
    catat_jejak(jenis="register.pola", objek=f"register:{register.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                isi={"kode": kode, "pola": pola, "mulai": register.mulai})
    return register
