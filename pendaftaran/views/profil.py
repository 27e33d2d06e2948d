"""A person's own profile, outside any Seleksi. Every button works without JavaScript; autosave is an extra."""
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from seleksi.core.akses import MASUK, umum
from seleksi.core.domain.kata import jam_wib
from seleksi.core.models import Pengguna
from seleksi.core.models.dasar import kode_acak

from ..domain.identitas import kata_tmt, keberatan_nik, keberatan_nip, nip_mustahil, rapikan_angka
from ..forms.isian import (
    Isian,
    dengan_baris_baru,
    dengan_isi_nomor,
    ganti_isian,
    mentah_dari_post,
    perbedaan,
    tanpa_baris,
)
from ..selectors.lamaran import draf_saya
from ..selectors.profil import BAGIAN, isian_bagian, keadaan_profil, kemajuan, pelamar_saya, peringatan_profil
from ..selectors.terbuka import alasan_bagian
from ..services.profil import USANG, IsianUsang, simpan_isian
from .kelayakan import konteks_kelayakan

URUTAN = list(BAGIAN)
DIHAPUS = "baris_dihapus"
DARI_NOMOR = {"tanggal_lahir": "tanggal lahir", "jenis_kelamin": "jenis kelamin"}


@umum(MASUK)
def profil(request: HttpRequest) -> HttpResponse:
    """Sections with a status word each."""
    pelamar = pelamar_saya(request.user)
    keadaan = keadaan_profil(pelamar)
    return render(request, "pendaftaran/profil.html", {
        "pelamar": pelamar, "keadaan": keadaan, "kemajuan": kemajuan(keadaan), "peringatan": peringatan_profil(pelamar),
        "nip_mustahil": nip_mustahil(pelamar.nip),
        "draf": draf_saya(request.user)})


@umum(MASUK, metode=("GET", "POST"))
def profil_bagian(request: HttpRequest, bagian: str) -> HttpResponse:
    """One section: the stored state, or whatever was typed on this page, never a mixture without being told."""
    tersimpan = _buka(request.user, bagian)
    if request.method != "POST":
        return _tampil(request, tersimpan.tanpa_wajib())
    isian = Isian(tersimpan.pelamar, tersimpan.keadaan, mentah_dari_post(tersimpan, request.POST))
    usang = tersimpan.keadaan.usang(request.POST.get("versi", ""), request.POST.get("tab", ""))
    if usang and perbedaan(isian, tersimpan):
        return _konflik(request, isian, tersimpan)
    aksi, _, kode = request.POST.get("aksi", "simpan").partition(":")
    if usang and aksi in {"tambah", "hapus"}:  # a double click: it has been done
        return redirect("profil_bagian", bagian)
    try:
        return AKSI.get(aksi, _simpan)(request, isian, kode)
    except IsianUsang:
        return _konflik(request, isian, _buka(request.user, bagian))


@umum(MASUK, metode=("POST",))
def profil_simpan(request: HttpRequest, bagian: str) -> JsonResponse:
    """Autosave of the fields that just changed. A value that is wrong is kept as a draft and answered with what is wrong."""
    try:
        isian, keadaan = _tulis_sebagian(request, bagian)
    except IsianUsang as galat:
        return JsonResponse({"galat": str(galat)}, status=409)
    if keadaan is None:
        return JsonResponse({"galat": "Isian ini tidak dikenal. Muat ulang halaman."}, status=422)
    jawab = {"pukul": jam_wib(keadaan.diubah), "versi": keadaan.versi}
    if salah := " ".join(s for m in request.POST.getlist("medan") if (s := isian.galat(m))):
        jawab["galat"] = f"Tersimpan sebagai draf pukul {jawab['pukul']}. {salah}"
    elif catatan := getattr(isian.utama, "catatan", []):
        jawab["catatan"] = " ".join(catatan)
    return JsonResponse(jawab)


def _tulis_sebagian(request: HttpRequest, bagian: str, lagi: bool = True):
    """Only the named fields change, so what the same page has saved since its version is no conflict, nor a cut answer."""
    tersimpan = _buka(request.user, bagian)
    if tersimpan.keadaan.usang(request.POST.get("versi", ""), _tab(request)):
        raise IsianUsang(USANG)
    mentah = ganti_isian(tersimpan, request.POST)
    if mentah is None:
        return tersimpan, None
    isian = Isian(tersimpan.pelamar, tersimpan.keadaan, mentah)
    try:
        return isian, _tulis(request, isian)
    except IsianUsang:  # two saves of one page at the same moment: the later one reads again, once
        if not lagi:
            raise
        return _tulis_sebagian(request, bagian, lagi=False)


def _buka(pengguna: Pengguna, bagian: str) -> Isian:
    if bagian not in BAGIAN:
        raise Http404
    pelamar = pelamar_saya(pengguna)
    return Isian(pelamar, isian_bagian(pelamar, bagian))


def _tulis(request: HttpRequest, isian: Isian, hapus: tuple[str, ...] = ()):
    return simpan_isian(
        bagian=isian.bagian.kode, versi=isian.keadaan.versi, nilai=isian.nilai(), baris=isian.nilai_baris(), hapus=hapus,
        sisa=isian.tersisa(), oleh=request.user, pada=timezone.now(), tab=_tab(request))


def _tab(request: HttpRequest) -> str:
    """The name that the server gave to the page in front of the visitor; a made-up one only harms its maker."""
    return request.POST.get("tab", "")[:12]


def _simpan(request: HttpRequest, isian: Isian, _: str) -> HttpResponse:
    """Save everything; what is wrong stays as a draft and is shown with its reason."""
    if isian.bagian.kode == "data-pribadi":
        isian = Isian(isian.pelamar, isian.keadaan, dengan_isi_nomor(isian.mentah))
    isian = isian.rapi()
    keadaan = _tulis(request, isian)
    if isian.salah:
        isian.keadaan, isian.pelamar = keadaan, pelamar_saya(request.user)
        return _tampil(request, isian)
    messages.success(request, f"{isian.bagian.judul} tersimpan pukul {jam_wib(keadaan.diubah)}.")
    if request.POST.get("cari") and request.POST.get("aksi") != "lanjut":  # Enter in the search box presses the first button
        return redirect(_alamat_cari(request, isian.bagian.kode))
    if request.POST.get("aksi") == "lanjut":
        return redirect(_berikut(request, isian.bagian.kode))
    return redirect("profil_bagian", isian.bagian.kode)


def _berikut(request: HttpRequest, bagian: str) -> str:
    """The next section; after the last one the application that is being prepared, if there is one."""
    wajib = [kode for kode in URUTAN if BAGIAN[kode].wajib]
    if bagian in wajib[:-1]:
        return reverse("profil_bagian", args=[wajib[wajib.index(bagian) + 1]])
    draf = draf_saya(request.user)
    return reverse("lamaran", args=[draf[0].seleksi.instansi.slug, draf[0].seleksi.slug]) if draf else reverse("profil")


def _isi_nomor(request: HttpRequest, isian: Isian, _: str) -> HttpResponse:
    terisi = dengan_isi_nomor(isian.mentah)
    _tulis(request, Isian(isian.pelamar, isian.keadaan, terisi))
    nip, nik = (rapikan_angka("".join(isian.mentah.get(nama, []))) for nama in ("nip", "nik"))
    sumber = [kata for kata, keberatan in (("NIP", keberatan_nip(nip)), ("NIK", keberatan_nik(nik))) if not keberatan]
    if not sumber:
        messages.warning(request, f"Tidak ada yang diisi dari NIP. {keberatan_nip(nip)}")
    elif baru := [kata for medan, kata in DARI_NOMOR.items() if terisi.get(medan) != isian.mentah.get(medan)]:
        messages.info(request, f"Diisi dari {' dan '.join(sumber)}: {' dan '.join(baru)}. Periksa kembali.")
    else:
        messages.info(request, f"Tidak ada yang diisi dari {' dan '.join(sumber)}: isiannya sudah ada, atau nomor itu tidak menyebutnya.")
    return redirect("profil_bagian", isian.bagian.kode)


def _cari(request: HttpRequest, isian: Isian, _: str) -> HttpResponse:
    """Search for the home agency without JavaScript: what was typed elsewhere on the page is kept."""
    _tulis(request, isian)
    return redirect(_alamat_cari(request, isian.bagian.kode))


def _alamat_cari(request: HttpRequest, bagian: str) -> str:
    return f"{reverse('profil_bagian', args=[bagian])}?{urlencode({'cari': request.POST.get('cari', '')[:60]})}#id_instansi"


def _tambah(request: HttpRequest, isian: Isian, _: str) -> HttpResponse:
    if isian.bagian.model is None:
        return redirect("profil_bagian", isian.bagian.kode)
    mentah, kode = dengan_baris_baru(isian)
    _tulis(request, Isian(isian.pelamar, isian.keadaan, mentah))
    if not kode:
        messages.warning(request, "Baris sudah mencapai jumlah terbanyak.")
    return redirect(reverse("profil_bagian", args=[isian.bagian.kode]) + (f"#baris-{kode}" if kode else ""))


def _hapus(request: HttpRequest, isian: Isian, kode: str) -> HttpResponse:
    """Take one row out; until the next removal it can be put back."""
    baris = {k: v for k, v in isian.mentah.items() if k.startswith(f"{kode}-")}
    if baris:
        request.session[DIHAPUS] = {"bagian": isian.bagian.kode, "kode": kode, "isi": baris}
        _tulis(request, Isian(isian.pelamar, isian.keadaan, tanpa_baris(isian.mentah, kode)), hapus=(kode,))
    return redirect(reverse("profil_bagian", args=[isian.bagian.kode]) + "#baris")


def _kembalikan(request: HttpRequest, isian: Isian, _: str) -> HttpResponse:
    hilang = request.session.get(DIHAPUS, {})
    if hilang.get("bagian") == isian.bagian.kode:
        mentah = isian.mentah | hilang["isi"] | {"baris": [*isian.mentah.get("baris", []), hilang["kode"]]}
        _tulis(request, Isian(isian.pelamar, isian.keadaan, mentah))
        del request.session[DIHAPUS]
    return redirect("profil_bagian", isian.bagian.kode)


AKSI = {"simpan": _simpan, "lanjut": _simpan, "tambah": _tambah, "hapus": _hapus, "kembalikan": _kembalikan, "nip": _isi_nomor,
        "cari": _cari}


def _tampil(request: HttpRequest, isian: Isian, status: int = 200, **lain) -> HttpResponse:
    konteks = konteks_kelayakan(request, isian.pelamar, isian.bagian.kode)
    konteks |= {"isian": isian, "ada_galat": isian.salah, "keadaan": keadaan_profil(isian.pelamar),
                "tab": _tab(request) or kode_acak(), "alasan": alasan_bagian(isian.bagian.kode, konteks["draf"]),
               "dihapus": request.session.get(DIHAPUS, {}).get("bagian") == isian.bagian.kode}
    if isian.bagian.kode == "kepegawaian":
        isian.utama.cari = request.POST.get("cari") or request.GET.get("cari", "")
    if isian.bagian.kode == "data-pribadi":
        konteks |= {"peringatan": peringatan_profil(isian.pelamar), "tmt_cpns": kata_tmt(isian.pelamar.nip),
                    "nip_mustahil": nip_mustahil(rapikan_angka(isian.utama["nip"].value() or ""))}
    return render(request, lain.pop("templat", "pendaftaran/profil_bagian.html"), konteks | lain, status=status)


def _konflik(request: HttpRequest, isian: Isian, tersimpan: Isian) -> HttpResponse:
    """Both versions side by side; saving from here is a decision, not an accident."""
    isian.keadaan = tersimpan.keadaan
    return _tampil(request, isian.tanpa_wajib(), 409, templat="pendaftaran/profil_konflik.html",
                   beda=perbedaan(isian, tersimpan), disimpan=tersimpan.keadaan.diubah)
