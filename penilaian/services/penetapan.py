"""The determination of the three: in a meeting with a quorum, signed by the Ketua, one act for all posts that are ready."""
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from pendaftaran.models import Lamaran
from pendaftaran.selectors.verifikasi import peserta
from seleksi.aturan.profil import Penetapan
from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.akses import wajib_peran
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.status import StatusRapat
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Lowongan, Pengguna, Penugasan, Rapat, Seleksi
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.selectors import urai
from seleksi.core.services import TidakSah, buka_rapat, sahkan_rapat

from ..domain.penetapan import periksa_putusan
from ..domain.status import TRANSISI_PERINGKAT, StatusPeringkat
from ..models import BarisPeringkat, Peringkat
from ..selectors.peringkat import asal_addendum, calon_tetap
from .tahap import majukan_sesudah_penetapan

JENIS = "penetapan"


@dataclass(frozen=True, slots=True)
class PutusanPeringkat:
    """What the meeting decides for one post. `terpilih`: ids of Lamaran, or None for the order as computed."""

    peringkat: Peringkat
    terpilih: frozenset[int] | None = None
    alasan: str = ""


def _peringkat_siap(seleksi: Seleksi):
    return Peringkat.objects.filter(lowongan__seleksi=seleksi, status=StatusPeringkat.USULAN)


@transaction.atomic
def buka_rapat_penetapan(*, seleksi: Seleksi, hadir: Iterable[Penugasan], oleh: Pengguna, pada: datetime) -> Rapat:
    """The Ketua opens the meeting with who attends; refused while no post has been opened."""
    wajib_peran(oleh, seleksi, Peran.KETUA, tindakan="membuka rapat Panitia Seleksi")
    if not _peringkat_siap(seleksi).exists():
        raise TidakSah("Belum ada jabatan yang nilainya sudah dibuka, sehingga belum ada yang dapat ditetapkan.")
    return buka_rapat(seleksi=seleksi, jenis=JENIS, hadir=hadir, oleh=oleh, pada=pada)


@transaction.atomic
def tetapkan_peringkat(*, rapat: Rapat, putusan: Sequence[PutusanPeringkat], oleh: Pengguna, pada: datetime,
                       catatan: str = "") -> Rapat:
    """Determine the chosen of each post in `putusan` and close the meeting: all of it or nothing."""
    wajib_peran(oleh, rapat.seleksi, Peran.KETUA, tindakan="mengesahkan penetapan tiga besar")
    lowongan = list(Lowongan.objects.select_for_update(of=("self",)).select_related("seleksi").filter(
        pk__in=[p.peringkat.lowongan_id for p in putusan]).order_by("pk"))
    if not putusan:
        raise TidakSah("Belum ada jabatan yang ditetapkan dalam rapat ini.")
    rapat = Rapat.objects.select_for_update(of=("self",)).select_related("seleksi").get(pk=rapat.pk)
    if rapat.jenis != JENIS or rapat.status != StatusRapat.DIBUKA or {x.seleksi_id for x in lowongan} != {rapat.seleksi_id}:
        raise TidakSah("Rapat ini bukan rapat penetapan yang terbuka untuk seleksi ini.")
    # Every applicant's row before the first audit line: whoever holds one and waits for the chain must not wait for us.
    list(Lamaran.objects.select_for_update(of=("self",)).filter(lowongan__in=lowongan).order_by("pk").values_list("pk"))
    for satu in putusan:
        _tetapkan(satu, rapat=rapat, lowongan=next(x for x in lowongan if x.pk == satu.peringkat.lowongan_id), oleh=oleh, pada=pada)
    rapat = sahkan_rapat(rapat=rapat, oleh=oleh, pada=pada, catatan=catatan.strip())
    catat_jejak(jenis="peringkat.penetapan_disahkan", objek=f"rapat:{rapat.pk}", oleh=oleh, pada=pada, seleksi=rapat.seleksi,
                isi={"peringkat": sorted(p.peringkat.pk for p in putusan)})
    return rapat


def _tetapkan(putusan: PutusanPeringkat, *, rapat: Rapat, lowongan: Lowongan, oleh: Pengguna, pada: datetime) -> None:
    peringkat = Peringkat.objects.select_for_update(of=("self",)).select_related("ketentuan").get(pk=putusan.peringkat.pk)
    pastikan_boleh(TRANSISI_PERINGKAT, peringkat.status, StatusPeringkat.DITETAPKAN)
    hasil, asal = peringkat.hasil, asal_addendum(peringkat)
    orang = {o.nomor: o for o in peserta(lowongan)}
    if orang.keys() != {b["nomor"] for b in hasil["peringkat"]}:
        raise TidakSah(f"Peserta {lowongan} berubah sejak nilai dibuka; hitung ulang peringkatnya lebih dahulu.")
    terpilih = _terpilih(putusan, hasil, orang, urai(peringkat.ketentuan)[0].penetapan, lowongan)
    if not calon_tetap(peringkat) <= terpilih:
        raise TidakSah(f"{lowongan}: calon yang sudah ditetapkan dan tidak gugur harus tetap ditetapkan; addendum hanya mengisi tempat "
                       "yang kosong.")
    peringkat.status, peringkat.rapat, peringkat.ditetapkan = StatusPeringkat.DITETAPKAN.value, rapat, pada
    peringkat.alasan = putusan.alasan.strip()
    peringkat.save(update_fields=["status", "rapat", "ditetapkan", "alasan"])
    BarisPeringkat.objects.bulk_create(
        BarisPeringkat(peringkat=peringkat, lamaran=orang[b["nomor"]], urutan=b["peringkat"], total_tepat=b["total_tepat"],
                       total=Decimal(b["total"]), terpilih=b["nomor"] in terpilih) for b in hasil["peringkat"])
    majukan_sesudah_penetapan(lowongan=lowongan, oleh=oleh, pada=pada)
    terbitkan_peristiwa(jenis="peringkat_ditetapkan", objek=f"peringkat:{peringkat.pk}",
                        kunci=f"peringkat_ditetapkan:{peringkat.pk}")
    catat_jejak(jenis="peringkat.ditetapkan", objek=f"peringkat:{peringkat.pk}", oleh=oleh, pada=pada, seleksi=lowongan.seleksi,
                isi={"rapat": rapat.pk, "lowongan": lowongan.pk, "sha256": peringkat.sha256, "beralasan": bool(peringkat.alasan)}
                | ({"addendum_atas": asal.pk} if asal else {}))


def _terpilih(putusan: PutusanPeringkat, hasil: dict, orang: dict[str, Lamaran], aturan: Penetapan, lowongan: Lowongan) -> set[str]:
    """Numbers of the chosen, or TidakSah with what the meeting must still decide or say."""
    if putusan.terpilih is None:
        dipilih = {b["nomor"] for b in hasil["peringkat"] if b["terpilih"]}
    else:
        dipilih = {nomor for nomor, o in orang.items() if o.pk in putusan.terpilih}
        if len(dipilih) != len(putusan.terpilih):
            raise TidakSah(f"Yang ditetapkan untuk {lowongan} harus peserta jabatan itu.")
    if keberatan := periksa_putusan(hasil, dipilih, kuota=aturan.kuota, urutan_wajib=aturan.urutan_wajib, alasan=putusan.alasan):
        raise TidakSah(f"{lowongan}: {keberatan}")
    return dipilih
