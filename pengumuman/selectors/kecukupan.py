"""Whether each post has enough applicants, and what the rule wants for it."""
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Count

from pendaftaran.domain.status import TERKIRIM, StatusLamaran
from pendaftaran.models import Lamaran
from seleksi.aturan.kecukupan import Anjuran, anjuran
from seleksi.aturan.profil import Kecukupan
from seleksi.aturan.waktu import Jendela, keadaan_jendela
from seleksi.core.models import Lowongan, Perpanjangan, Seleksi
from seleksi.core.perubahan import TAHAP_PERPANJANGAN
from seleksi.core.selectors import ketentuan_berlaku, penghentian, urai

MENUNGGU = (StatusLamaran.DIAJUKAN, StatusLamaran.DIVERIFIKASI)


def nilai_kecukupan(aturan: Kecukupan, per_status: Mapping[str, int], perpanjangan: int) -> Anjuran:
    """From counts by state: who passed counts once every application of the post is determined."""
    dikirim = sum(per_status.get(s, 0) for s in TERKIRIM)
    diputus = dikirim and not any(per_status.get(s, 0) for s in MENUNGGU)
    return anjuran(aturan, dikirim=dikirim, lulus=per_status.get(StatusLamaran.LULUS, 0) if diputus else None, perpanjangan=perpanjangan)


def anjuran_lowongan(lowongan: Lowongan) -> Anjuran:
    """What the rule wants for one post now."""
    profil, _ = urai(ketentuan_berlaku(lowongan.seleksi))
    hitung = dict(Lamaran.objects.filter(lowongan=lowongan).values_list("status").annotate(n=Count("pk")).order_by())
    return nilai_kecukupan(profil.kecukupan, hitung, lowongan.perpanjangan.count())


def anjuran_seleksi(seleksi: Seleksi, daftar: Iterable[tuple[Lowongan, Mapping[str, int]]], *, pada: datetime) -> dict[int, Anjuran]:
    """By id of post, for posts whose registration is closed and whose results are not announced yet. Three queries."""
    profil, _ = urai(ketentuan_berlaku(seleksi))
    perpanjangan = dict(Perpanjangan.objects.filter(lowongan__seleksi=seleksi).values_list("lowongan").annotate(n=Count("pk")).order_by())
    jendela = list(seleksi.jendela.values_list("lowongan", "buka", "tutup"))
    hasil = {}
    for lowongan, per_status in daftar:
        milik = [Jendela(buka, tutup) for untuk, buka, tutup in jendela if untuk in {None, lowongan.pk}]
        if (lowongan.tahap in TAHAP_PERPANJANGAN and not penghentian(seleksi, lowongan)
                and keadaan_jendela(pada, milik).status == "tutup"):
            hasil[lowongan.pk] = nilai_kecukupan(profil.kecukupan, per_status, perpanjangan.get(lowongan.pk, 0))
    return hasil
