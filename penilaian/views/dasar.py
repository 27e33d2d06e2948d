"""What the pages of scoring share."""
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse

from pendaftaran.models import Lamaran
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang, peran_dari
from seleksi.core.models import Lowongan, Seleksi
from seleksi.core.services import TidakSah

DITOLAK = (TidakSah, TidakBerwenang, TransisiDitolak)  # each carries a sentence for the user


def alamat(seleksi: Seleksi, nama: str, *args: str) -> str:
    return reverse(nama, args=[seleksi.instansi.slug, seleksi.slug, *args])


def lowongan_atau_404(seleksi: Seleksi, kode: str) -> Lowongan:
    return get_object_or_404(Lowongan.objects.select_related("seleksi__instansi"), seleksi=seleksi, kode=kode)


def lowongan_terjangkau(request: HttpRequest, seleksi: Seleksi, kode: str, *boleh: str) -> Lowongan:
    """A post that one of these roles of the visitor reaches; from here on request.peran holds only the roles that do."""
    lowongan = lowongan_atau_404(seleksi, kode)
    request.peran = peran_dari(request.user, seleksi, lowongan=lowongan)
    if not peran(request, *boleh):
        raise Http404
    return lowongan


def lamaran_atau_404(seleksi: Seleksi, kode: str) -> Lamaran:
    """A sent application of this Seleksi."""
    return get_object_or_404(Lamaran.objects.select_related("lowongan", "seleksi__instansi").exclude(nomor=""),
                             seleksi=seleksi, kode=kode)


def peran(request: HttpRequest, *boleh: str) -> bool:
    return bool(request.peran & set(boleh))


def kiriman(request: HttpRequest) -> QueryDict | None:
    """What binds a form: the posted data, even when nothing was filled in; None on a visit."""
    return request.POST if request.method == "POST" else None
