"""The way of the three to the PPK: the list of posts, and one post with handing-over, proposal and choice."""
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from penilaian.selectors import tiga_besar
from penilaian.selectors.papan import boleh_baca_peringkat
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang, batas_lowongan, catat_akses, halaman, peran_dari
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Seleksi
from seleksi.core.services import TidakSah

from ..domain.status import LABEL_PIHAK, Pihak
from ..forms import FormPilih, FormYakin
from ..selectors.penyerahan import KeadaanPenyerahan, keadaan_penyerahan
from ..services_penyerahan import pilih_calon, serahkan, teruskan_usulan

DITOLAK = (TidakSah, TidakBerwenang, TransisiDitolak)
PEMBACA = (*PANSEL, Peran.PYB, Peran.PPK, Peran.PENGAWAS)
LUAR = {Peran.PYB: Pihak.PYB, Peran.PPK: Pihak.PPK}


def _terjangkau(request: HttpRequest, seleksi: Seleksi) -> list[KeadaanPenyerahan]:
    """The posts within the visitor's reach; the PyB only where the path leads past the PyB."""
    batas = batas_lowongan(request.user, seleksi, *PEMBACA)
    semua = [k for k in keadaan_penyerahan(seleksi, pada=timezone.now()) if batas is None or k.lowongan.pk in batas]
    return [k for k in semua if Pihak.PYB in k.jalur] if request.peran & set(PEMBACA) == {Peran.PYB} else semua


@halaman(*PEMBACA)
def penyerahan(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    return render(request, "pengumuman/penyerahan.html", {
        "seleksi": seleksi, "daftar": [(k, LABEL_PIHAK[Pihak(k.di)]) for k in _terjangkau(request, seleksi)]})


@never_cache
@halaman(*PEMBACA, metode=("GET", "POST"))
def penyerahan_lowongan(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """One post: where its three are, what is missing, and the one act that the visitor may do next."""
    keadaan = next((k for k in _terjangkau(request, seleksi) if k.lowongan.kode == kode), None)
    if keadaan is None:
        raise Http404
    request.peran = peran_dari(request.user, seleksi, lowongan=keadaan.lowongan)
    if request.method != "POST":
        return _tampil(request, keadaan)
    aksi = AKSI.get(request.POST.get("aksi", ""))
    if aksi is None or aksi[0] not in request.peran:
        raise Http404
    return aksi[1](request, keadaan)


def _tampak(request: HttpRequest, keadaan: KeadaanPenyerahan) -> bool:
    """Whether this visitor sees the names: the panel and pengawas once they are determined, the others once they have arrived."""
    if keadaan.peringkat is None or keadaan.peringkat.status != "ditetapkan":
        return False
    if request.peran & (PANSEL | {Peran.PENGAWAS}):
        return True
    tiba = {langkah.ke for langkah in keadaan.langkah}
    return any(pihak in tiba for peran, pihak in LUAR.items() if peran in request.peran)


def _tampil(request: HttpRequest, keadaan: KeadaanPenyerahan, *, form: FormPilih | None = None, status: int = 200) -> HttpResponse:
    seleksi, tampak = request.seleksi, _tampak(request, keadaan)
    calon = tiga_besar(keadaan.lowongan) if tampak else []
    if tampak:
        catat_akses(pengguna=request.user, objek=f"calon:lowongan:{keadaan.lowongan.pk}", tindakan="baca", seleksi=seleksi)
    giliran = keadaan.di == Pihak.PPK and not keadaan.pilihan and not keadaan.gerbang_pilihan
    return render(request, "pengumuman/penyerahan_lowongan.html", {
        "seleksi": seleksi, "k": keadaan, "lowongan": keadaan.lowongan, "calon": calon, "di": LABEL_PIHAK[Pihak(keadaan.di)],
        "berikut": LABEL_PIHAK[Pihak(keadaan.berikut)] if keadaan.berikut else "",
        "boleh_serahkan": Peran.KETUA in request.peran and not keadaan.langkah and not keadaan.halangan,
        "boleh_usul": Peran.PYB in request.peran and keadaan.di == Pihak.PYB and not keadaan.pilihan,
        "lihat_peringkat": keadaan.peringkat is not None and boleh_baca_peringkat(keadaan.peringkat, request.user),
        "form": (form or FormPilih(calon)) if giliran and Peran.PPK in request.peran else None}, status=status)


def _serahkan(request: HttpRequest, keadaan: KeadaanPenyerahan) -> HttpResponse:
    return _jalankan(request, keadaan, serahkan, "Tiga calon diserahkan; suratnya sedang dibuat.")


def _usulkan(request: HttpRequest, keadaan: KeadaanPenyerahan) -> HttpResponse:
    return _jalankan(request, keadaan, teruskan_usulan, "Tiga calon diusulkan kepada Pejabat Pembina Kepegawaian; suratnya sedang dibuat.")


def _jalankan(request: HttpRequest, keadaan: KeadaanPenyerahan, kerja, kata: str) -> HttpResponse:
    try:
        kerja(lowongan=keadaan.lowongan, oleh=request.user, pada=timezone.now())
    except DITOLAK as galat:
        messages.error(request, str(galat))
        return _tampil(request, keadaan, status=409)
    messages.success(request, kata)
    return redirect(request.path)


def _tinjau(request: HttpRequest, keadaan: KeadaanPenyerahan) -> HttpResponse:
    """The second look: the choice once more, before it is recorded for good."""
    form = FormPilih(tiga_besar(keadaan.lowongan), request.POST)
    if not form.is_valid():
        return _tampil(request, keadaan, form=form, status=422)
    return _yakinkan(request, keadaan, form, FormYakin())


def _yakinkan(request: HttpRequest, keadaan: KeadaanPenyerahan, form: FormPilih, yakin: FormYakin, status: int = 200) -> HttpResponse:
    return render(request, "pengumuman/penyerahan_tinjau.html", {
        "seleksi": request.seleksi, "k": keadaan, "lowongan": keadaan.lowongan, "dipilih": form.calon(), "isi": form.cleaned_data,
        "form": yakin}, status=status)


def _pilih(request: HttpRequest, keadaan: KeadaanPenyerahan) -> HttpResponse:
    form, yakin = FormPilih(tiga_besar(keadaan.lowongan), request.POST), FormYakin(request.POST)
    if not form.is_valid():
        return _tampil(request, keadaan, form=form, status=422)
    if not yakin.is_valid():
        return _yakinkan(request, keadaan, form, yakin, 422)
    try:
        pilihan = pilih_calon(lowongan=keadaan.lowongan, lamaran=form.calon(), alasan=form.cleaned_data["alasan"], oleh=request.user,
                              pada=timezone.now())
    except DITOLAK as galat:
        messages.error(request, str(galat))
        return _tampil(request, keadaan, form=form, status=409)
    messages.success(request, f"Pilihan dicatat: {pilihan.lamaran.nama} untuk {keadaan.lowongan}.")
    return redirect(request.path)


AKSI = {"serahkan": (Peran.KETUA, _serahkan), "usulkan": (Peran.PYB, _usulkan), "tinjau": (Peran.PPK, _tinjau),
        "pilih": (Peran.PPK, _pilih)}
