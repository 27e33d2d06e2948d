"""What a new Ketentuan does to applications that nobody has determined yet: judged anew, from verified facts."""
from datetime import datetime

from django.db import transaction

from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Ketentuan, Pengguna

from ..domain.status import TRANSISI_LAMARAN, StatusLamaran
from ..models import GenerasiHasil, HasilSyarat, Lamaran
from ..selectors.terverifikasi import lipat
from ..selectors.verifikasi import generasi_terbaru
from .hasil import tulis_generasi

BELUM_DITETAPKAN = (StatusLamaran.DIAJUKAN.value, StatusLamaran.DIVERIFIKASI.value)


def kunci_belum_ditetapkan(seleksi_id: int) -> None:
    """Lock these applications before the first audit line: whoever holds one and waits for the chain must not wait for us."""
    list(Lamaran.objects.select_for_update(of=("self",)).filter(seleksi=seleksi_id, status__in=BELUM_DITETAPKAN)
         .order_by("pk").values_list("pk"))


@transaction.atomic
def nilai_ulang(*, ketentuan: Ketentuan, oleh: Pengguna, pada: datetime) -> int:
    """Write a generation at `ketentuan` for each application that was sent and not determined. How many.

    A proposal whose outcome changed is withdrawn and its application verified again. What is determined is left as it is.
    """
    daftar = list(Lamaran.objects.select_for_update(of=("self",)).filter(seleksi=ketentuan.seleksi_id, status__in=BELUM_DITETAPKAN)
                  .select_related("seleksi", "ketentuan").prefetch_related("koreksi").order_by("pk"))
    lama, berubah = _hasil(list(generasi_terbaru(daftar).values())), []
    for satu in daftar:
        fakta = lipat(satu.fakta, sorted(satu.koreksi.all(), key=lambda k: k.pk)).utuh
        baru = tulis_generasi(lamaran=satu, fakta=fakta, sebab="ketentuan", pada=pada, ketentuan=ketentuan)
        if _hasil([baru])[satu.pk] != lama.get(satu.pk):
            berubah.append(satu)
    Lamaran.objects.filter(pk__in=[satu.pk for satu in daftar]).update(ketentuan=ketentuan)
    dibuka = [satu.pk for satu in berubah if _buka_lagi(satu, pada)]
    catat_jejak(jenis="lamaran.dinilai_ulang", objek=f"ketentuan:{ketentuan.pk}", oleh=oleh, pada=pada, seleksi=ketentuan.seleksi, isi={
        "lamaran": [satu.pk for satu in daftar], "berubah": [satu.pk for satu in berubah], "diverifikasi_lagi": dibuka})
    return len(daftar)


def _hasil(generasi: list[GenerasiHasil]) -> dict[int, dict[str, tuple[str, str]]]:
    """Per application the outcome of each rule and its reason: a verifier's verdict holds for both."""
    hasil: dict[int, dict[str, tuple[str, str]]] = {satu.lamaran_id: {} for satu in generasi}
    for pk, kode, *isi in HasilSyarat.objects.filter(generasi__in=generasi).values_list("generasi__lamaran", "kode", "status", "alasan"):
        hasil[pk][kode] = tuple(isi)
    return hasil


def _buka_lagi(lamaran: Lamaran, pada: datetime) -> bool:
    """Withdraw the proposal in force; the application goes back to verification. False when there was none."""
    if not lamaran.usulan.filter(dicabut=None).update(dicabut=pada):
        return False
    if lamaran.status == StatusLamaran.DIVERIFIKASI:
        pastikan_boleh(TRANSISI_LAMARAN, lamaran.status, StatusLamaran.DIAJUKAN)
        lamaran.status = StatusLamaran.DIAJUKAN.value
        lamaran.save(update_fields=["status"])
    return True
