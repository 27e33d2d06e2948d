"""One's own data: what is kept, how long, and a copy of all of it."""
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pendaftaran.selectors.data_saya import lamaran_milik
from seleksi.core.akses import MASUK, umum
from seleksi.core.domain.kata import WIB

from .. import data_saya as salinan


@umum(MASUK)
def data_saya(request: HttpRequest) -> HttpResponse:
    return render(request, "pengumuman/data_saya.html", {"lamaran": lamaran_milik(request.user)})


@umum(MASUK, metode=("POST",))
def data_saya_unduh(request: HttpRequest) -> HttpResponse:
    """By POST: making the copy is work, and no link may start it."""
    kini = timezone.now()
    nama = f"data-saya-{kini.astimezone(WIB):%Y%m%d-%H%M}.zip"
    return FileResponse(salinan.susun(pengguna=request.user, pada=kini), as_attachment=True, filename=nama, content_type="application/zip")
