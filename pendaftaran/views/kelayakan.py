"""Rules beside a section of the profile: a fragment that follows every save, and the choice of the round."""
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from seleksi.core.akses import MASUK, umum

from ..models import Pelamar
from ..selectors.kelayakan import kelayakan_bagian, lamaran_untuk_dinilai, nama_seleksi, seleksi_diumumkan
from ..selectors.lamaran import draf_saya
from ..selectors.profil import BAGIAN, pelamar_saya

PILIHAN = "kelayakan_seleksi"


def konteks_kelayakan(request: HttpRequest, pelamar: Pelamar, bagian: str) -> dict:
    """What `_kelayakan_bagian.html` shows."""
    draf, seleksi = draf_saya(request.user), list(seleksi_diumumkan())
    lamaran = lamaran_untuk_dinilai(pelamar, request.session.get(PILIHAN, ""), draf=draf, seleksi=seleksi)
    pilihan = {nama_seleksi(s): s.nama for s in (*(d.seleksi for d in draf), *seleksi)}
    dinilai = kelayakan_bagian(pelamar, bagian, lamaran=lamaran) if lamaran else None
    return {"draf": draf, "bagian": BAGIAN[bagian], "kelayakan": dinilai, "pilihan": pilihan,
            "terpilih": nama_seleksi(lamaran.seleksi) if lamaran else ""}


@umum(MASUK, metode=("GET", "POST"))
def profil_kelayakan(request: HttpRequest, bagian: str) -> HttpResponse:
    """The fragment; a POST remembers the round for which the rules are shown."""
    if bagian not in BAGIAN:
        raise Http404
    if request.method == "POST":
        request.session[PILIHAN] = request.POST.get("seleksi", "")[:120]
        return redirect("profil_bagian", bagian)
    konteks = konteks_kelayakan(request, pelamar_saya(request.user), bagian)
    return render(request, "pendaftaran/_kelayakan_bagian.html", konteks)
