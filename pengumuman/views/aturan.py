"""Public rules pages: regulations article by article, the frozen versions of a round, and what differs between two."""
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from seleksi.aturan.beda import beda
from seleksi.aturan.hukum import kata_kutipan, nama_peraturan
from seleksi.aturan.ketentuan import kanonik
from seleksi.aturan.loader import TidakDikenal, daftar_profil, muat_profil
from seleksi.aturan.profil import Profil
from seleksi.core.akses import PUBLIK, halaman, umum
from seleksi.core.models import Ketentuan, Seleksi
from seleksi.core.selectors import urai

from ..selectors.ketentuan_publik import bagian_profil, bagian_putaran, diserahkan, versi_ketentuan


def _profil(kode: str) -> Profil:
    try:
        return muat_profil(kode)
    except TidakDikenal as galat:
        raise Http404 from galat


@umum()
def aturan_daftar(request: HttpRequest) -> HttpResponse:
    semua = [(p, nama_peraturan(p)) for p in map(muat_profil, daftar_profil())]
    return render(request, "pengumuman/aturan_daftar.html", {"daftar": semua})


@umum()
def aturan_profil(request: HttpRequest, kode: str) -> HttpResponse:
    profil = _profil(kode)
    return render(request, "pengumuman/aturan_profil.html", {
        "profil": profil, "nama": nama_peraturan(profil), "nama_lengkap": nama_peraturan(profil, lengkap=True),
        "bagian": bagian_profil(profil), "diserahkan": diserahkan(profil)})


@umum()
def aturan_profil_beda(request: HttpRequest) -> HttpResponse:
    """Two regulations side by side; without a choice the first two."""
    kode = daftar_profil()
    dari, ke = _profil(request.GET.get("dari") or kode[0]), _profil(request.GET.get("ke") or kode[-1])
    return render(request, "pengumuman/aturan_profil_beda.html", {
        "pilihan": [(k, nama_peraturan(muat_profil(k))) for k in kode], "dari": dari, "ke": ke, "nama_dari": nama_peraturan(dari),
        "nama_ke": nama_peraturan(ke), "perubahan": beda((dari, None), (ke, None))})


@halaman(PUBLIK)
def aturan_berlaku(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """The version in force: what a citation links to, the browser carries the rule's fragment along."""
    kini = versi_ketentuan(seleksi).first()
    alamat = (seleksi.instansi.slug, seleksi.slug)
    return redirect("aturan_versi", *alamat, kini.versi) if kini else redirect("aturan_putaran", *alamat)


def _versi(seleksi: Seleksi, versi: int) -> Ketentuan:
    return get_object_or_404(versi_ketentuan(seleksi), versi=versi)


@halaman(PUBLIK)
def aturan_putaran(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    return render(request, "pengumuman/aturan_putaran.html", {"seleksi": seleksi, "daftar": versi_ketentuan(seleksi)})


@halaman(PUBLIK)
def aturan_versi(request: HttpRequest, seleksi: Seleksi, versi: int) -> HttpResponse:
    ketentuan = _versi(seleksi, versi)
    profil, putaran = urai(ketentuan)
    return render(request, "pengumuman/aturan_versi.html", {
        "seleksi": seleksi, "ketentuan": ketentuan, "profil": profil, "kutipan": kata_kutipan(profil, putaran),
        "bagian": bagian_putaran(profil, putaran), "diserahkan": diserahkan(profil), "berkas": _nama_berkas(seleksi, versi)})


def _nama_berkas(seleksi: Seleksi, versi: int) -> str:
    return f"ketentuan-{seleksi.slug}-versi-{versi}.json"


@halaman(PUBLIK)
def aturan_versi_json(request: HttpRequest, seleksi: Seleksi, versi: int) -> HttpResponse:
    """The very bytes whose SHA-256 was signed: canonical JSON without a final newline."""
    ketentuan = get_object_or_404(seleksi.ketentuan, versi=versi)
    return HttpResponse(kanonik(ketentuan.isi), content_type="application/json; charset=utf-8", headers={
        "Content-Disposition": f'attachment; filename="{_nama_berkas(seleksi, versi)}"'})


@halaman(PUBLIK)
def aturan_beda(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Two versions of one round; without a choice the last two."""
    ada = {k.versi: k for k in versi_ketentuan(seleksi)}
    dari, ke = (_pilih(ada, request.GET.get(nama), bila_tidak) for nama, bila_tidak in (("dari", -2), ("ke", -1)))
    return render(request, "pengumuman/aturan_beda.html", {
        "seleksi": seleksi, "pilihan": sorted(ada), "dari": dari, "ke": ke, "kata_dari": str(dari.versi if dari else ""),
        "kata_ke": str(ke.versi if ke else ""),
        "perubahan": beda(urai(dari), urai(ke)) if dari and ke else ()})


def _pilih(ada: dict[int, Ketentuan], teks: str | None, bila_tidak: int) -> Ketentuan | None:
    """The version that was asked for; 404 for one that is not there. Without a question counted from the newest."""
    if teks is None:
        return ada[sorted(ada)[bila_tidak]] if len(ada) >= -bila_tidak else None
    if not (teks.isascii() and teks.isdigit() and len(teks) < 6 and int(teks) in ada):
        raise Http404
    return ada[int(teks)]
