"""The panel's side: determinations in a meeting, made final by the Ketua in one act. The secretariat has no part in it."""
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.akses import TidakBerwenang, batas_lowongan, wajib_peran
from seleksi.core.domain.kata import waktu_wib
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.domain.status import StatusRapat
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Lowongan, Pengguna, Penugasan, Rapat, Seleksi
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.services import TidakSah, buka_rapat, sahkan_rapat

from ..domain.status import LABEL_ADMINISTRASI, TRANSISI_LAMARAN, PutusanAdministrasi, StatusLamaran
from ..models import GenerasiHasil, Lamaran, PenetapanAdministrasi, UsulanAdministrasi
from ..selectors.penetapan import halangan_pengesahan
from ..selectors.verifikasi import generasi_terbaru
from .verifikasi import Bentrok

JENIS = "administrasi"
KE = {PutusanAdministrasi.MS: StatusLamaran.LULUS, PutusanAdministrasi.TMS: StatusLamaran.TIDAK_LULUS}


@transaction.atomic
def buka_rapat_administrasi(*, seleksi: Seleksi, hadir: Iterable[Penugasan], oleh: Pengguna, pada: datetime) -> Rapat:
    """The Ketua opens the meeting with who attends; refused while no application is ready for it."""
    wajib_peran(oleh, seleksi, Peran.KETUA, tindakan="membuka rapat Panitia Seleksi")
    if not Lamaran.objects.filter(seleksi=seleksi, status=StatusLamaran.DIVERIFIKASI).exists():
        raise TidakSah("Belum ada lamaran yang selesai diverifikasi, sehingga belum ada yang dapat ditetapkan.")
    return buka_rapat(seleksi=seleksi, jenis=JENIS, hadir=hadir, oleh=oleh, pada=pada)


def kunci_rapat(rapat: Rapat, oleh: Pengguna, *peran: str, tindakan: str, jenis: str = JENIS) -> Rapat:
    """Check the role, lock the meeting of this kind, and check that it is open."""
    wajib_peran(oleh, rapat.seleksi, *peran, tindakan=tindakan)
    rapat = Rapat.objects.select_for_update(of=("self",)).select_related("seleksi").get(pk=rapat.pk, jenis=jenis)
    if rapat.status != StatusRapat.DIBUKA:
        raise TidakSah(f"Rapat ini sudah disahkan pada {waktu_wib(rapat.disahkan)}; hasilnya tidak dapat diubah.")
    return rapat


def pastikan_hadir(rapat: Rapat, oleh: Pengguna) -> None:
    """Only who attends determines."""
    if not rapat.hadir.filter(pengguna=oleh, berakhir=None).exists():
        raise TidakBerwenang("Yang menetapkan hanya anggota Panitia Seleksi yang tercatat hadir dalam rapat ini.")


def _bahan(lamaran: Iterable[Lamaran]) -> tuple[dict[int, GenerasiHasil], dict[int, UsulanAdministrasi]]:
    """Per application its newest generation and its proposal in force."""
    lamaran = list(lamaran)
    usulan = {satu.lamaran_id: satu for satu in UsulanAdministrasi.objects.filter(
        lamaran__in=lamaran, dicabut=None, diteruskan__isnull=False)}
    if tanpa := [str(satu) for satu in lamaran if satu.pk not in usulan]:
        raise TidakSah(f"Belum ada usulan Sekretariat untuk {', '.join(tanpa)}.")
    return generasi_terbaru(lamaran), usulan


@transaction.atomic
def tetapkan_administrasi(*, rapat: Rapat, lamaran: Lamaran, putusan: str, oleh: Pengguna, pada: datetime, alasan: str = "",
                          terakhir: datetime | None = None) -> PenetapanAdministrasi:
    """Enter the meeting's determination on one application; it may be changed until the Ketua makes it final.

    Differing from the proposal needs a reason. `terakhir`: time of the entry that the page showed.
    """
    rapat = kunci_rapat(rapat, oleh, *PANSEL, tindakan="menetapkan hasil seleksi administrasi")
    pastikan_hadir(rapat, oleh)
    lamaran = Lamaran.objects.select_for_update(of=("self",)).filter(pk=lamaran.pk, seleksi=rapat.seleksi_id).first()
    if lamaran is None or lamaran.status != StatusLamaran.DIVERIFIKASI:
        raise TidakSah("Yang ditetapkan hanya lamaran yang selesai diverifikasi.")
    wajib_peran(oleh, rapat.seleksi, *PANSEL, tindakan="menetapkan lamaran jabatan ini", lowongan=lamaran.lowongan_id)
    generasi, usulan = (satu[lamaran.pk] for satu in _bahan([lamaran]))
    putusan, alasan = PutusanAdministrasi(putusan).value, alasan.strip()
    if putusan != usulan.putusan and not alasan:
        raise TidakSah(f"Sekretariat mengusulkan “{LABEL_ADMINISTRASI[usulan.putusan].lower()}”; penetapan yang berbeda "
                       "harus disertai alasan.")
    kini = rapat.penetapan_administrasi.filter(lamaran=lamaran).select_related("oleh").first()
    if terakhir is not None and kini and kini.pada > terakhir and kini.oleh_id != oleh.pk and kini.putusan != putusan:
        raise Bentrok(f"{kini.oleh} menetapkan “{LABEL_ADMINISTRASI[kini.putusan].lower()}” pada {waktu_wib(kini.pada)}, sesudah "
                      "Anda membuka halaman ini. Keadaan terakhir sudah ditampilkan; tetapkan lagi bila rapat memutuskan lain.")
    penetapan, _ = PenetapanAdministrasi.objects.update_or_create(rapat=rapat, lamaran=lamaran, defaults={
        "generasi": generasi, "usulan": usulan, "putusan": putusan, "alasan": alasan or usulan.alasan, "oleh": oleh, "pada": pada})
    catat_jejak(jenis="administrasi.penetapan", objek=f"lamaran:{lamaran.pk}", oleh=oleh, pada=pada, seleksi=rapat.seleksi,
                isi={"rapat": rapat.pk, "putusan": putusan, "usulan": usulan.putusan, "alasan": penetapan.alasan, "generasi": generasi.pk})
    return penetapan


@transaction.atomic
def tetapkan_sesuai_usulan(*, rapat: Rapat, oleh: Pengguna, pada: datetime, lowongan: Lowongan | None = None) -> int:
    """Enter the proposal as determination wherever the meeting has not decided yet. How many were entered."""
    rapat = kunci_rapat(rapat, oleh, *PANSEL, tindakan="menetapkan hasil seleksi administrasi")
    pastikan_hadir(rapat, oleh)
    daftar = Lamaran.objects.select_for_update(of=("self",)).filter(
        seleksi=rapat.seleksi_id, status=StatusLamaran.DIVERIFIKASI).exclude(penetapan__rapat=rapat).order_by("pk")
    if (batas := batas_lowongan(oleh, rapat.seleksi, *PANSEL)) is not None:
        daftar = daftar.filter(lowongan__in=batas)
    daftar = list(daftar.filter(lowongan=lowongan) if lowongan else daftar)
    if not daftar:
        raise TidakSah("Semua lamaran yang selesai diverifikasi sudah ditetapkan dalam rapat ini.")
    generasi, usulan = _bahan(daftar)
    PenetapanAdministrasi.objects.bulk_create(
        PenetapanAdministrasi(rapat=rapat, lamaran=satu, generasi=generasi[satu.pk], usulan=usulan[satu.pk],
                              putusan=usulan[satu.pk].putusan, alasan=usulan[satu.pk].alasan, oleh=oleh, pada=pada)
        for satu in daftar)
    catat_jejak(jenis="administrasi.penetapan_usulan", objek=f"rapat:{rapat.pk}", oleh=oleh, pada=pada, seleksi=rapat.seleksi,
                isi={"lamaran": {str(satu.pk): [usulan[satu.pk].putusan, generasi[satu.pk].pk] for satu in daftar}})
    return len(daftar)


@transaction.atomic
def sahkan_administrasi(*, rapat: Rapat, oleh: Pengguna, pada: datetime, catatan: str = "") -> Rapat:
    """The Ketua makes every determination of the meeting final in one act: rows, states, meeting, owed minutes."""
    rapat = kunci_rapat(rapat, oleh, Peran.KETUA, tindakan="mengesahkan hasil seleksi administrasi")
    daftar = list(Lamaran.objects.select_for_update(of=("self",)).filter(
        seleksi=rapat.seleksi_id, status=StatusLamaran.DIVERIFIKASI).order_by("pk"))
    if halangan := list(halangan_pengesahan(rapat, pada=pada)):
        raise TidakSah("Belum dapat disahkan. " + " ".join(halangan))
    penetapan = {p.lamaran_id: p for p in rapat.penetapan_administrasi.filter(lamaran__in=daftar)}
    terbaru = generasi_terbaru(daftar)
    if basi := [str(satu) for satu in daftar if penetapan[satu.pk].generasi_id != terbaru[satu.pk].pk]:
        raise TidakSah(f"Hasil mesin berubah sesudah ditetapkan; tetapkan ulang: {', '.join(basi)}.")
    lulus, gugur = [], []
    for satu in daftar:
        ke = KE[PutusanAdministrasi(penetapan[satu.pk].putusan)]
        pastikan_boleh(TRANSISI_LAMARAN, satu.status, ke)
        (lulus if ke == StatusLamaran.LULUS else gugur).append(satu.pk)
    PenetapanAdministrasi.objects.filter(pk__in=[p.pk for p in penetapan.values()]).update(sah=pada)
    Lamaran.objects.filter(pk__in=lulus).update(status=StatusLamaran.LULUS.value)
    Lamaran.objects.filter(pk__in=gugur).update(status=StatusLamaran.TIDAK_LULUS.value)
    rapat = sahkan_rapat(rapat=rapat, oleh=oleh, pada=pada, catatan=catatan.strip())
    terbitkan_peristiwa(jenis="administrasi_ditetapkan", objek=f"rapat:{rapat.pk}", kunci=f"administrasi_ditetapkan:{rapat.pk}")
    catat_jejak(jenis="administrasi.ditetapkan", objek=f"rapat:{rapat.pk}", oleh=oleh, pada=pada, seleksi=rapat.seleksi,
                isi={"lulus": lulus, "tidak_lulus": gugur, "penetapan": sorted(p.pk for p in penetapan.values())})
    return rapat
