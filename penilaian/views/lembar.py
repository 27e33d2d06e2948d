"""A scorer's pages: own list, conflict declaration, score sheet and its receipt."""
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from pendaftaran.selectors.susulan import berkas_susulan
from pendaftaran.selectors.verifikasi import peserta
from seleksi.core.akses import halaman
from seleksi.core.domain.kata import jam_wib
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.models import Seleksi
from seleksi.core.selectors import ketentuan_berlaku, rapat_terbuka

from .. import services
from ..domain.status import Komponen, StatusLembar
from ..forms import AWALAN, FormBenturan, FormLembar, awal_lembar
from ..models import LembarNilai
from ..segel import IsiLembar, naskah_komitmen
from ..selectors.lembar import benturan_saya, boleh_baca, daftar_tugas, isi_lembar, komponen_saya, lembar_saya, sudah_dibuka
from ..selectors.panitia import sudah_dinyatakan
from ..selectors.ringkasan import fakta_jejak, kategori_lembar, ringkasan_peserta, tampilan_lembar
from ..services.lembar import butir_milik
from .dasar import DITOLAK, alamat, kiriman, lamaran_atau_404, lowongan_atau_404

PENILAI = (*PANSEL, Peran.ASESOR)


@halaman(*PENILAI)
def daftar(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Everything that I score, by post, with progress."""
    return render(request, "penilaian/daftar.html", {
        "seleksi": seleksi, "daftar": daftar_tugas(seleksi, request.user), "panitia": bool(request.peran & PANSEL),
        "rapat": rapat_terbuka(seleksi, "penetapan")})


@halaman(*PENILAI, metode=("GET", "POST"))
def benturan(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """Declare conflicts of interest for one post; comes before any scoring."""
    lowongan = lowongan_atau_404(seleksi, kode)
    if lowongan.pk not in komponen_saya(seleksi, request.user):
        raise Http404
    sudah = {b.lamaran_id: b for b in benturan_saya(request.user, seleksi)}
    orang = list(peserta(lowongan).defer("fakta"))
    form = FormBenturan([o for o in orang if o.pk not in sudah], kiriman(request))
    kode_status = 200
    if request.method == "POST" and form.is_valid():
        try:
            services.nyatakan_benturan(lowongan=lowongan, alasan=form.alasan(), oleh=request.user, pada=timezone.now())
        except DITOLAK as galat:
            messages.error(request, str(galat))
            kode_status = 409
        else:
            messages.success(request, f"Pernyataan untuk {lowongan} tercatat. Anda dapat mulai menilai.")
            return redirect(alamat(seleksi, "penilaian"))
    dinyatakan = {o.pk for o in orang} <= sudah_dinyatakan(request.user, seleksi).get(lowongan.pk, set())
    return render(request, "penilaian/benturan.html", {
        "seleksi": seleksi, "lowongan": lowongan, "form": form, "sudah": [o for o in orang if o.pk in sudah],
        "dinyatakan": dinyatakan, "dibuka": sudah_dibuka(lowongan.pk), "kosong": not orang}, status=kode_status)


def _bahan(request: HttpRequest, seleksi: Seleksi, kode: str, komponen: str) -> tuple[Lamaran, str, LembarNilai | None]:
    """The application, the component's name and my sheet; 404 unless I score this component of this person."""
    lamaran = lamaran_atau_404(seleksi, kode)
    nama = dict(komponen_saya(seleksi, request.user).get(lamaran.lowongan_id, [])).get(komponen)
    milik = lembar_saya(lamaran, komponen, request.user)
    final = milik is not None and milik.status == StatusLembar.FINAL
    if nama is None or benturan_saya(request.user, seleksi).filter(lamaran=lamaran).exists():
        raise Http404
    if not final and (lamaran.status != StatusLamaran.LULUS or sudah_dibuka(lamaran.lowongan_id)):
        raise Http404
    return lamaran, nama, milik


@halaman(*PENILAI, metode=("GET", "POST"))
def lembar(request: HttpRequest, seleksi: Seleksi, kode: str, komponen: str) -> HttpResponse:
    """My sheet for one person and component: the form while it is a draft, the receipt once it is final."""
    lamaran, nama, milik = _bahan(request, seleksi, kode, komponen)
    if lamaran.pk not in sudah_dinyatakan(request.user, seleksi).get(lamaran.lowongan_id, set()):
        messages.info(request, "Nyatakan lebih dahulu ada atau tidaknya benturan kepentingan.")
        return redirect(alamat(seleksi, "benturan", lamaran.lowongan.kode))
    if request.method == "POST":
        return _kirim(request, seleksi, lamaran, komponen, nama)
    if milik and milik.status == StatusLembar.FINAL:
        return _resi(request, seleksi, milik, nama)
    butir = butir_milik(komponen, ketentuan_berlaku(seleksi), lamaran.lowongan)
    isi = isi_lembar(milik, oleh=request.user, pada=timezone.now()) if milik else IsiLembar()
    form = FormLembar(butir, initial=awal_lembar(butir, isi, milik.versi if milik else 0))
    return _tampil(request, seleksi, lamaran, komponen, nama, form, milik=milik)


def _kirim(request: HttpRequest, seleksi: Seleksi, lamaran: Lamaran, komponen: str, nama: str) -> HttpResponse:
    """Save or finalise what was posted; whatever cannot be taken stays on the page with its reason."""
    final = request.POST.get("aksi") == "final"
    form = FormLembar(butir_milik(komponen, ketentuan_berlaku(seleksi), lamaran.lowongan), request.POST, final=final)
    sah = form.is_valid()
    if "versi" not in form.cleaned_data:
        return _tampil(request, seleksi, lamaran, komponen, nama, form, status=422)
    kerja = services.finalkan_lembar if final and sah else services.simpan_lembar
    try:
        hasil = kerja(lamaran=lamaran, komponen=komponen, nilai=form.nilai_sah(), catatan=form.cleaned_data.get("catatan"),
                      versi=form.cleaned_data["versi"], oleh=request.user, pada=timezone.now())
    except services.KonflikVersi as galat:
        return _konflik(request, seleksi, lamaran, komponen, nama, form, galat)
    except DITOLAK as galat:
        form.add_error(None, str(galat))
        return _tampil(request, seleksi, lamaran, komponen, nama, form, status=409)
    if not sah:
        form.data = form.data.copy()
        form.data["versi"] = hasil.versi
        return _tampil(request, seleksi, lamaran, komponen, nama, form, milik=hasil, status=422)
    messages.success(request, "Lembar final. Simpan kode tanda terima di bawah."
                     if final else f"Tersimpan pukul {jam_wib(hasil.diubah)}.")
    return redirect(alamat(seleksi, "lembar", lamaran.kode, komponen))


def _konflik(request, seleksi, lamaran, komponen, nama, form: FormLembar, galat: services.KonflikVersi) -> HttpResponse:
    """Show both values; saving again from this page replaces the stored ones knowingly."""
    beda = [(b.nama, medan.value() or "", galat.kini.nilai.get(b.kode, "").replace(".", ",")) for b, medan in form.baris()
            if (form.cleaned_data.get(AWALAN + b.kode) or "") != galat.kini.nilai.get(b.kode, "")]
    if (form.cleaned_data.get("catatan") or "") != galat.kini.catatan:
        beda.append(("Catatan", form.cleaned_data.get("catatan") or "", galat.kini.catatan))
    form.data = form.data.copy()
    form.data["versi"] = galat.versi
    form.add_error(None, str(galat))
    return _tampil(request, seleksi, lamaran, komponen, nama, form, beda=beda, status=409)


def _tampil(request, seleksi, lamaran: Lamaran, komponen: str, nama: str, form: FormLembar, *, milik: LembarNilai | None = None,
            beda=(), status: int = 200) -> HttpResponse:
    return render(request, "penilaian/lembar.html", {
        "seleksi": seleksi, "lamaran": lamaran, "komponen": komponen, "nama_komponen": nama, "form": form,
        "beda": beda, "lembar": milik,
        "ringkasan": ringkasan_peserta(lamaran) if request.peran & PANSEL and komponen != Komponen.REKAM_JEJAK else [],
        "jejak": fakta_jejak(lamaran) if request.peran & PANSEL and komponen == Komponen.REKAM_JEJAK else [],
        "susulan": berkas_susulan([lamaran], [komponen]).get(lamaran.pk, []) if request.peran & PANSEL else [],
        "panitia": bool(request.peran & PANSEL)}, status=status)


def _resi(request: HttpRequest, seleksi: Seleksi, satu: LembarNilai, nama: str) -> HttpResponse:
    """A final sheet with what its commitment is made of; whoever gets here may read it, and the reading is on record."""
    isi = isi_lembar(satu, oleh=request.user, pada=timezone.now())
    return render(request, "penilaian/resi.html", {
        "seleksi": seleksi, "lembar": satu, "nama_komponen": nama, "isi": isi, "tampilan": tampilan_lembar(satu, isi),
        "kategori": kategori_lembar(satu, isi), "naskah": naskah_komitmen(satu, isi).decode(),
        "milik_saya": satu.penugasan.pengguna_id == request.user.pk})


@halaman(*PENILAI, metode=("POST",))
def simpan(request: HttpRequest, seleksi: Seleksi, kode: str, komponen: str) -> JsonResponse:
    """Autosave of one field."""
    lamaran, _, _ = _bahan(request, seleksi, kode, komponen)
    form = FormLembar(butir_milik(komponen, ketentuan_berlaku(seleksi), lamaran.lowongan), request.POST)
    medan = request.POST.get("medan", "")
    form.is_valid()
    if galat := form.errors.get(medan) or form.errors.get("versi"):
        nama = form.fields[medan].label if medan in form.fields else "Isian"
        return JsonResponse({"galat": f"Belum tersimpan. {nama}: {galat[0]}"}, status=422)
    try:
        hasil = services.simpan_lembar(
            lamaran=lamaran, komponen=komponen, nilai=form.nilai_terkirim(), versi=form.cleaned_data["versi"], oleh=request.user,
            catatan=form.cleaned_data["catatan"] if "catatan" in request.POST else None, pada=timezone.now())
    except DITOLAK as galat:
        return JsonResponse({"galat": str(galat)}, status=409)
    return JsonResponse({"pukul": jam_wib(hasil.diubah), "versi": hasil.versi})


@halaman(*PANSEL)
def terbuka(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """Another member's sheet, after the opening only; before it the sheet does not exist for anybody else."""
    satu = get_object_or_404(LembarNilai.objects.select_related("lamaran__lowongan", "lamaran__seleksi",
                                                                "penugasan__pengguna", "ketentuan"),
                             lamaran__seleksi=seleksi, kode=kode, status=StatusLembar.FINAL)
    if not boleh_baca(satu, request.user):
        raise Http404
    return _resi(request, seleksi, satu, satu.get_komponen_display())
