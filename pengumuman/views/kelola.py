"""The staff's dashboard, the signing of announcements, outside approvals."""
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from pendaftaran.selectors.sanggah import hitung_sanggah
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang, batas_lowongan, halaman
from seleksi.core.domain.peran import PANSEL, PEGAWAI, Peran
from seleksi.core.domain.status import StatusSeleksi
from seleksi.core.models import Seleksi
from seleksi.core.selectors import aturan_seleksi
from seleksi.core.services import TidakSah

from ..domain.status import JENIS_USULAN, LABEL_PENGUMUMAN, JenisPengumuman, StatusSurat
from ..domain.surat import templat_isi
from ..forms import FormGerbang, FormKembali, FormTandaTangan
from ..models import Pengumuman
from ..naskah.kerangka import hari_wib
from ..register import daftar_register
from ..selectors.aturan import ketentuan_kini
from ..selectors.kelola import (
    DALAM,
    TERBIT,
    antrean,
    bagi_luar,
    daftar_gerbang,
    daftar_perubahan,
    keadaan_lowongan,
    langkah_pengumuman,
)
from ..selectors.menunggu import yang_menunggu
from ..selectors.publik import linimasa, pendaftaran_seleksi
from ..selectors.ralat import naskah_templat
from ..services import JUDUL, ajukan, catat_gerbang, halangan, halangan_pengumuman, kembalikan, siapkan_pengumuman, tanda_tangani

DITOLAK = (TidakSah, TidakBerwenang, TransisiDitolak)
PENYIAP = frozenset({Peran.SEKRETARIAT, Peran.ANGGOTA})

# Pages beside the dashboard and who may open them: no link leads to a 404.
LAIN = {"penyerahan": PANSEL | {Peran.PYB, Peran.PPK, Peran.PENGAWAS}, "kesehatan": {Peran.SEKRETARIAT, Peran.KETUA},
        "gerbang": PANSEL | {Peran.SEKRETARIAT, Peran.PENGELOLA, Peran.PENGAWAS}, "surat": PANSEL | {Peran.SEKRETARIAT, Peran.PENGAWAS}}


@halaman(*PEGAWAI)
def kelola(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    pada = timezone.now()
    keadaan, _ = pendaftaran_seleksi(seleksi, pada=pada)
    langkah = langkah_pengumuman(seleksi)
    terbit = {x.jenis for x in langkah if x.pengumuman and x.pengumuman.status in TERBIT}
    daftar = keadaan_lowongan(seleksi, keadaan=keadaan, terbit=terbit, pada=pada)
    gagal = seleksi.surat.filter(status=StatusSurat.GAGAL).count()
    perubahan = list(daftar_perubahan(seleksi))
    menunggu = [a for a in antrean(daftar, langkah, surat_gagal=gagal, perubahan=perubahan, sanggah=hitung_sanggah(seleksi))
                if a.boleh & request.peran]
    jabatan = {p: batas_lowongan(request.user, seleksi, p) for p in (Peran.PYB, Peran.PPK) if p in request.peran}
    giliran = yang_menunggu(request.user, {seleksi.pk: jabatan}, [seleksi], pada=pada)[seleksi.pk] if jabatan else []
    dalam = bool(DALAM & request.peran)
    if not dalam:
        daftar, langkah = bagi_luar(daftar, langkah, jendela=keadaan.status, draf=seleksi.status == StatusSeleksi.DRAF, pada=pada)
    return render(request, "pengumuman/kelola.html", {
        "seleksi": seleksi, "pada": pada, "keadaan": keadaan, "langkah": langkah, "daftar": daftar, "antrean": menunggu,
        "giliran": giliran, "dalam": dalam, "perubahan": perubahan if dalam else [],
        "rapat": seleksi.rapat.filter(status="dibuka") if {Peran.SEKRETARIAT, Peran.KETUA} & request.peran else [],
        "lain": {nama: bool(boleh & request.peran) for nama, boleh in LAIN.items()},
        "linimasa": linimasa(seleksi.jadwal.all(), pada=pada), "ketentuan": ketentuan_kini(seleksi),
        "register": list(daftar_register(seleksi, hari=hari_wib(pada))) if dalam else []})


def _pengumuman(seleksi: Seleksi, kode: str) -> tuple[str, Pengumuman | None]:
    """By kind (there is one of each) or by the code of an announcement."""
    daftar = seleksi.pengumuman.select_related("surat", "penyusun", "penanda_tangan", "meralat__surat", "ralat__surat")
    if kode in JUDUL:
        return kode, daftar.filter(jenis=kode).first()
    pengumuman = daftar.filter(kode=kode).first()
    if pengumuman is None:
        raise Http404
    return pengumuman.jenis, pengumuman


def _tanda_tangan(request: HttpRequest, pengumuman: Pengumuman, form: FormTandaTangan) -> bool:
    if not form.is_valid():
        return False
    tanda_tangani(pengumuman=pengumuman, oleh=request.user, pada=timezone.now(), terbit=form.waktu_terbit,
                  agenda=form.cleaned_data["agenda"])
    messages.success(request, "Pengumuman ditandatangani.")
    return True


def _lakukan(request: HttpRequest, seleksi: Seleksi, jenis: str, pengumuman: Pengumuman | None, form: FormTandaTangan) -> bool:
    """The act that the button named; False when the form has to be shown again."""
    aksi, siapa = request.POST.get("aksi"), {"oleh": request.user, "pada": timezone.now()}
    if aksi == "siapkan":
        siapkan_pengumuman(seleksi=seleksi, jenis=jenis, **siapa)
    elif pengumuman is None:
        raise TidakSah("Pengumuman belum disiapkan.")
    elif aksi == "ajukan":
        ajukan(pengumuman=pengumuman, **siapa)
        messages.success(request, "Diajukan kepada Ketua.")
    elif aksi == "kembalikan":
        kembalikan(pengumuman=pengumuman, alasan=request.POST.get("alasan", ""), **siapa)
        messages.success(request, "Dikembalikan kepada penyusun.")
    elif aksi == "tandatangan":
        return _tanda_tangan(request, pengumuman, form)
    return True


def _halangan_tampil(seleksi: Seleksi, jenis: str, pengumuman: Pengumuman | None, pada: datetime) -> list[str]:
    if pengumuman is None:
        return halangan(seleksi, jenis, pada=pada)
    return [] if pengumuman.status in TERBIT else halangan_pengumuman(pengumuman, pada=pada)


def _nomor(request: HttpRequest, seleksi: Seleksi, jenis: str) -> dict[str, str]:
    """What the signing form says about the number; nobody else sees that form."""
    if Peran.KETUA not in request.peran:
        return {}
    bawaan = aturan_seleksi(seleksi)[1].nomor_pengumuman if jenis == JenisPengumuman.LOWONGAN else ""
    surat = next(iter(daftar_register(seleksi, hari=hari_wib(timezone.now()))))
    return {"berikutnya": surat["berikutnya"], "bawaan": bawaan}


@halaman(Peran.SEKRETARIAT, Peran.PENGAWAS, *PANSEL, metode=("GET", "POST"))
def kelola_pengumuman(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    jenis, pengumuman = _pengumuman(seleksi, kode)
    kode_jawaban = 200
    form = FormTandaTangan(request.POST if request.POST.get("aksi") == "tandatangan" else None, seketika=jenis in JENIS_USULAN,
                           **_nomor(request, seleksi, jenis))
    if request.method == "POST":
        try:
            if _lakukan(request, seleksi, jenis, pengumuman, form):
                return redirect(request.path)
        except DITOLAK as galat:
            messages.error(request, str(galat))
            kode_jawaban, (_, pengumuman) = 409, _pengumuman(seleksi, kode)
    pada = timezone.now()
    return render(request, "pengumuman/kelola_pengumuman.html", {
        "seleksi": seleksi, "jenis": jenis, "nama": LABEL_PENGUMUMAN[JenisPengumuman(jenis)], "p": pengumuman, "pada": pada, "form": form,
        "form_kembali": FormKembali(request.POST if request.POST.get("aksi") == "kembalikan" else None, prefix=None),
        "halangan": _halangan_tampil(seleksi, jenis, pengumuman, pada), "usulan": jenis in JENIS_USULAN,
        "isi": pengumuman.isi if pengumuman else {}, "templat_isi": templat_isi(jenis), "naskah_templat": naskah_templat(pengumuman),
        "boleh_siapkan": bool(PENYIAP & request.peran), "boleh_tanda_tangan": Peran.KETUA in request.peran}, status=kode_jawaban)


@halaman(Peran.SEKRETARIAT, Peran.PENGELOLA, Peran.PENGAWAS, *PANSEL, metode=("GET", "POST"))
def kelola_gerbang(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    profil, putaran = aturan_seleksi(seleksi)
    kode_jawaban = 200
    form = FormGerbang(request.POST or None, pilihan=[(g.kode, g.nama) for g in profil.gerbang])
    if request.method == "POST" and form.is_valid():
        try:
            catat_gerbang(seleksi=seleksi, oleh=request.user, pada=timezone.now(), **form.cleaned_data)
            messages.success(request, "Persetujuan dicatat.")
            return redirect(request.path)
        except DITOLAK as galat:
            messages.error(request, str(galat))
            kode_jawaban = 409
    return render(request, "pengumuman/kelola_gerbang.html", {
        "seleksi": seleksi, "form": form, "gerbang": daftar_gerbang(seleksi, profil, putaran),
        "boleh_catat": bool({Peran.SEKRETARIAT, Peran.PENGELOLA} & request.peran)}, status=kode_jawaban)
