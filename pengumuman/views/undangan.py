"""Invitations: the secretariat's list and forms, the participant's page and calendar file."""
from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from pendaftaran.selectors.lamaran import lamaran_terakhir
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import PELAMAR, TidakBerwenang, batas_lowongan, halaman
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Seleksi
from seleksi.core.selectors import aturan_seleksi
from seleksi.core.services import TidakSah

from ..domain.kalender import Acara, kalender
from ..domain.undangan import Kehadiran, tahap_berundangan
from ..forms_undangan import FormGugur, FormKehadiran, FormUlang, FormUndang
from ..models import Undangan
from ..selectors.undangan import PEMBACA, menurut_tahap, surat_undangan, undangan_milik, undangan_terbaca
from ..services_undangan import catat_kehadiran, gugurkan_tidak_hadir, jadwal_ulang, undang
from .berkas import alamat_penuh

PENGUNDANG = (Peran.SEKRETARIAT, Peran.KETUA)
DITOLAK = (TidakSah, TidakBerwenang, TransisiDitolak)


def _alamat(seleksi: Seleksi) -> dict[str, str]:
    return {"instansi": seleksi.instansi.slug, "seleksi": seleksi.slug}


@halaman(*PEMBACA)
def undangan_daftar(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Invitations in force by stage, with attendance."""
    tahap = tahap_berundangan(aturan_seleksi(seleksi)[0])
    return render(request, "pengumuman/undangan_daftar.html", {
        "seleksi": seleksi, "tahap": menurut_tahap(tahap, undangan_terbaca(seleksi, request.user).berlaku()),
        "boleh": bool(frozenset(PENGUNDANG) & request.peran), "kini": timezone.now()})


@halaman(*PENGUNDANG, metode=("GET", "POST"))
def undangan_baru(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    batas = batas_lowongan(request.user, seleksi, *PENGUNDANG)
    lowongan = seleksi.lowongan.all() if batas is None else seleksi.lowongan.filter(pk__in=batas)
    tahap = [(t.kode, t.nama) for t in tahap_berundangan(aturan_seleksi(seleksi)[0])]
    form, status = FormUndang(request.POST or None, tahap=tahap, lowongan=lowongan), 200
    if request.method == "POST" and form.is_valid():
        try:
            daftar = undang(seleksi=seleksi, tahap=form.cleaned_data["tahap"], lowongan=form.cleaned_data["lowongan"],
                            rincian=form.rincian(), oleh=request.user, pada=timezone.now())
        except DITOLAK as galat:
            form.add_error(None, str(galat))
            status = 409
        else:
            messages.success(request, f"{len(daftar)} peserta diundang; suratnya sedang dibuat.")
            return redirect("undangan_daftar", **_alamat(seleksi))
    return render(request, "pengumuman/undangan_baru.html", {"seleksi": seleksi, "form": form},
                  status=422 if form.errors and status == 200 else status)


def _hadir(baris: Undangan, form: FormKehadiran, siapa: dict) -> str:
    catat_kehadiran(undangan=baris, **form.cleaned_data, **siapa)
    return "Kehadiran tercatat."


def _ulang(baris: Undangan, form: FormUlang, siapa: dict) -> str:
    jadwal_ulang(undangan=baris, rincian=form.rincian(), alasan=form.cleaned_data["alasan"], **siapa)
    return "Undangan baru dibuat; suratnya sedang disiapkan."


def _gugur(baris: Undangan, form: FormGugur, siapa: dict) -> str:
    gugurkan_tidak_hadir(undangan=baris, alasan=form.cleaned_data["alasan"], **siapa)
    return f"{baris.lamaran.nama} dinyatakan gugur dan diberi tahu."


# Act -> form, what it does, and the roles to whom it is offered.
AKSI: dict[str, tuple[type[forms.Form], Callable[..., str], frozenset[str]]] = {
    "hadir": (FormKehadiran, _hadir, frozenset({Peran.SEKRETARIAT})), "ulang": (FormUlang, _ulang, frozenset(PENGUNDANG)),
    "gugur": (FormGugur, _gugur, frozenset({Peran.KETUA}))}


def _tawaran(request: HttpRequest, baris: Undangan) -> dict[str, forms.Form]:
    """The forms that make sense now for this visitor, unbound."""
    awal = {nama: getattr(baris, nama) for nama in ("mulai", "selesai", "tempat", "membawa", "catatan")}
    dapat = {"hadir": timezone.now() >= baris.mulai, "ulang": baris.kehadiran != Kehadiran.HADIR,
             "gugur": baris.kehadiran == Kehadiran.TIDAK_HADIR}
    buka = baris.diganti is None and baris.lamaran.status == StatusLamaran.LULUS
    return {aksi: form(initial=awal | {"kehadiran": baris.kehadiran} if aksi != "gugur" else {}, prefix=aksi)
            for aksi, (form, _, peran) in AKSI.items() if buka and dapat[aksi] and peran & request.peran}


@halaman(*PEMBACA, metode=("GET", "POST"))
def undangan(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """One invitation: attendance, another time, and what the Ketua decides on an absence."""
    baris: Undangan = get_object_or_404(undangan_terbaca(seleksi, request.user), kode=kode)
    tawaran, aksi, status = _tawaran(request, baris), request.POST.get("aksi", ""), 200
    if request.method == "POST":
        if aksi not in tawaran:
            raise Http404
        form = tawaran[aksi] = AKSI[aksi][0](request.POST, prefix=aksi)
        status = 422
        if form.is_valid():
            try:
                messages.success(request, AKSI[aksi][1](baris, form, {"oleh": request.user, "pada": timezone.now()}))
                return redirect("undangan_daftar", **_alamat(seleksi))
            except DITOLAK as galat:
                form.add_error(None, str(galat))
                status = 409
    return render(request, "pengumuman/undangan.html", {
        "seleksi": seleksi, "u": baris, "form_hadir": tawaran.get("hadir"), "form_ulang": tawaran.get("ulang"),
        "form_gugur": tawaran.get("gugur"), "surat": surat_undangan([baris]).get(f"undangan:{baris.pk}")}, status=status)


def _milik(request: HttpRequest, seleksi: Seleksi) -> Lamaran:
    lamaran = lamaran_terakhir(seleksi, request.user)
    if lamaran is None or not lamaran.nomor:
        raise Http404
    return lamaran


@halaman(PELAMAR)
def undangan_saya(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """One's own invitations with letter and calendar file."""
    lamaran = _milik(request, seleksi)
    daftar = list(undangan_milik(lamaran))
    surat = surat_undangan(daftar)
    return render(request, "pengumuman/undangan_saya.html", {
        "seleksi": seleksi, "lamaran": lamaran, "daftar": [(u, surat.get(f"undangan:{u.pk}")) for u in daftar]})


@halaman(PELAMAR)
def undangan_ics(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    u = get_object_or_404(undangan_milik(_milik(request, seleksi)), kode=kode)
    revisi = Undangan.objects.filter(lamaran=u.lamaran_id, tahap=u.tahap, pk__lt=u.pk).count()
    acara = Acara(f"undangan.{u.tahap}.{u.lamaran.kode}@seleksi", f"{u.nama} ({seleksi.instansi.wilayah})", u.mulai, u.selesai,
                  "\n".join(x for x in (seleksi.nama, u.membawa, u.catatan) if x), u.tempat, revisi)
    teks = kalender(nama=seleksi.nama, acara=[acara], dibuat=u.dibuat, alamat=alamat_penuh("undangan_saya", seleksi))
    return HttpResponse(teks, content_type="text/calendar; charset=utf-8",
                        headers={"Content-Disposition": f'attachment; filename="undangan-{u.tahap}.ics"'})
