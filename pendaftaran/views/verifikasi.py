"""The secretariat's list and export, and the panel's read-only dossier."""
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from seleksi.core.akses import catat_akses, halaman
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Seleksi

from ..domain.status import LABEL_LAMARAN, StatusLamaran
from ..forms.verifikasi import SaringLamaran
from ..selectors.meja import Meja, lamaran_terkirim
from ..selectors.terverifikasi import semua_pengakuan
from ..selectors.verifikasi import baris_daftar, daftar_verifikasi, kemajuan
from .ekspor import BENTUK, tabel_lamaran

SEHALAMAN = 200
# Until the panel has decided, it also reads what the machine and the secretariat found.
SEBELUM_PENETAPAN = frozenset({StatusLamaran.DIAJUKAN, StatusLamaran.DIVERIFIKASI})


@halaman(Peran.SEKRETARIAT, Peran.PENGAWAS, *PANSEL)
def verifikasi_daftar(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    saring = SaringLamaran(request.GET, queryset=daftar_verifikasi(seleksi), request=request)
    kueri = request.GET.copy()
    kueri.pop("page", None)
    return render(request, "pendaftaran/verifikasi_daftar.html", {
        "saring": saring.form, "hal": Paginator(baris_daftar(saring.qs), SEHALAMAN).get_page(request.GET.get("page")),
        "kemajuan": kemajuan(seleksi), "kueri": f"{kueri.urlencode()}&" if kueri else "", "label": LABEL_LAMARAN,
        "awalan": reverse("verifikasi_daftar", args=[seleksi.instansi.slug, seleksi.slug]),
        "akhiran": "" if Peran.SEKRETARIAT in request.peran else "dosir/"})


@halaman(Peran.SEKRETARIAT, Peran.PENGAWAS, Peran.KETUA)
def verifikasi_ekspor(request: HttpRequest, seleksi: Seleksi, bentuk: str) -> HttpResponse:
    """The filtered list as a file: text only, no cell that a spreadsheet would run."""
    if bentuk not in BENTUK:
        raise Http404
    saring = SaringLamaran(request.GET, queryset=daftar_verifikasi(seleksi), request=request)
    catat_akses(pengguna=request.user, objek=f"seleksi:{seleksi.pk}", tindakan=f"ekspor_lamaran_{bentuk}", seleksi=seleksi)
    tipe, tulis = BENTUK[bentuk]
    nama = f"lamaran-{seleksi.slug}-{timezone.localtime():%Y%m%d-%H%M}.{bentuk}"
    return HttpResponse(tulis(tabel_lamaran(baris_daftar(saring.qs))), content_type=tipe, headers={
        "Content-Disposition": f'attachment; filename="{nama}"',
        "Content-Security-Policy": "default-src 'none'; sandbox"})


@halaman(Peran.SEKRETARIAT, Peran.PENGAWAS, *PANSEL)
def dosir(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """One application to read: page pictures and verified facts. After the determination without verification notes."""
    lamaran = lamaran_terkirim(seleksi, kode)
    if lamaran is None:
        raise Http404
    meja = Meja(lamaran)
    catat_akses(pengguna=request.user, objek=f"lamaran:{lamaran.pk}", tindakan="dosir", seleksi=seleksi)
    butir = next((b for b in meja.berkas if b.berkas.kode == request.GET.get("lihat")), None) or next(iter(meja.berkas), None)
    nomor = request.GET.get("hal", "")
    return render(request, "pendaftaran/verifikasi_dosir.html", {
        "lamaran": lamaran, "meja": meja, "butir": butir, "fakta": semua_pengakuan(meja.profil, meja.fakta),
        "lembar": meja.lembar(butir, "", int(nomor) if nomor.isdecimal() and len(nomor) < 4 else 1) if butir else None,
        "catatan": lamaran.status in SEBELUM_PENETAPAN, "status": LABEL_LAMARAN[lamaran.status]})
