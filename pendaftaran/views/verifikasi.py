"""The secretariat's list and export, and the panel's read-only dossier."""
from collections.abc import Iterable
from functools import cache

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from seleksi.core.akses import catat_akses, halaman, jangkauan
from seleksi.core.domain.peran import PANSEL, Peran
from seleksi.core.domain.unduhan import tajuk_lampiran
from seleksi.core.models import Seleksi
from seleksi.core.templatetags.tampilan import cap

from ..domain.status import LABEL_LAMARAN, StatusLamaran
from ..forms.verifikasi import SaringLamaran
from ..selectors.koreksi import koreksi_berlaku
from ..selectors.meja import Meja, lamaran_terbaca
from ..selectors.terverifikasi import semua_pengakuan
from ..selectors.verifikasi import baris_daftar, daftar_verifikasi, kemajuan, lamaran_berikut
from .ekspor import BENTUK, tabel_lamaran

SEHALAMAN = 200
PEMBACA = (Peran.SEKRETARIAT, Peran.PENGAWAS, *PANSEL)
BOLEH_EKSPOR = frozenset({Peran.SEKRETARIAT, Peran.PENGAWAS, Peran.KETUA})
CAP_MESIN = {"memenuhi": ("lulus", "Memenuhi"), "tidak_memenuhi": ("gagal", "Tidak memenuhi"), "perlu_pemeriksaan": ("periksa", "Periksa")}
CAP_USULAN = {None: ("netral", "Belum"), "ms": ("lulus", "Memenuhi syarat"), "tms": ("gagal", "Tidak memenuhi syarat")}
_JENIS_CAP = {StatusLamaran.DIAJUKAN: "periksa", StatusLamaran.DIVERIFIKASI: "tunda", StatusLamaran.LULUS: "lulus",
              StatusLamaran.TIDAK_LULUS: "gagal"}
CAP_STATUS = {s.value: (_JENIS_CAP.get(s, "netral"), kata) for s, kata in LABEL_LAMARAN.items()}
# Until the panel has decided, it also reads what the machine and the secretariat found.
SEBELUM_PENETAPAN = frozenset({StatusLamaran.DIAJUKAN, StatusLamaran.DIVERIFIKASI})


@halaman(*PEMBACA)
def verifikasi_daftar(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    terbaca = jangkauan(request.user, seleksi, *PEMBACA)
    saring = SaringLamaran(request.GET, queryset=daftar_verifikasi(seleksi, **terbaca), request=request)
    kueri = request.GET.copy()
    kueri.pop("page", None)
    hal = Paginator(baris_daftar(saring.qs), SEHALAMAN).get_page(request.GET.get("page"))
    petugas = Peran.SEKRETARIAT in request.peran
    return render(request, "pendaftaran/verifikasi_daftar.html", {
        "saring": saring.form, "jumlah_saring": saring.jumlah_aktif, "hal": hal, "baris": _bercap(hal.object_list),
        "kemajuan": kemajuan(seleksi, **terbaca), "tutup": len(terbaca["tutup"]),
        "kueri": f"{kueri.urlencode()}&" if kueri else "", "berikut": lamaran_berikut(seleksi, **terbaca) if petugas else None,
        "awalan": reverse("verifikasi_daftar", args=[seleksi.instansi.slug, seleksi.slug]), "akhiran": "" if petugas else "dosir/",
        "boleh_ekspor": bool(request.peran & BOLEH_EKSPOR), "boleh_saring": bool(request.peran & {Peran.SEKRETARIAT, *PANSEL})})


def _bercap(baris: Iterable[dict]) -> list[dict]:
    """Rows with their words of state; each word is drawn once a page, not once a row."""
    gambar = cache(cap)
    return [b | {
        "cap_mesin": gambar(*CAP_MESIN.get(b["simpulan"], ("netral", "Belum ada"))), "cap_status": gambar(*CAP_STATUS[b["status"]]),
        "cap_usulan": gambar(*CAP_USULAN[b["usul"]]), "menunggu": bool(b["perlu_uji"]) and b["diuji"] is None,
        "tertutup": b["status"] == StatusLamaran.DITARIK} for b in baris]


@halaman(*BOLEH_EKSPOR)
def verifikasi_ekspor(request: HttpRequest, seleksi: Seleksi, bentuk: str) -> HttpResponse:
    """The filtered list as a file: text only, no cell that a spreadsheet would run."""
    if bentuk not in BENTUK:
        raise Http404
    saring = SaringLamaran(request.GET, queryset=daftar_verifikasi(seleksi, **jangkauan(request.user, seleksi, *PEMBACA)), request=request)
    catat_akses(pengguna=request.user, objek=f"seleksi:{seleksi.pk}", tindakan=f"ekspor_lamaran_{bentuk}", seleksi=seleksi)
    tipe, tulis = BENTUK[bentuk]
    nama = f"lamaran-{seleksi.slug}-{timezone.localtime():%Y%m%d-%H%M}.{bentuk}"
    return HttpResponse(tulis(tabel_lamaran(baris_daftar(saring.qs))), content_type=tipe, headers={
        "Content-Disposition": tajuk_lampiran(nama),
        "Content-Security-Policy": "default-src 'none'; sandbox"})


@halaman(*PEMBACA)
def dosir(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """One application to read: page pictures and verified facts. After the determination without verification notes."""
    lamaran = lamaran_terbaca(seleksi, kode, **jangkauan(request.user, seleksi, *PEMBACA))
    if lamaran is None:
        raise Http404
    meja = Meja(lamaran)
    catat_akses(pengguna=request.user, objek=f"lamaran:{lamaran.pk}", tindakan="dosir", seleksi=seleksi)
    butir = next((b for b in meja.berkas if b.berkas.kode == request.GET.get("lihat")), None) or next(iter(meja.berkas), None)
    return render(request, "pendaftaran/verifikasi_dosir.html", {
        "koreksi": koreksi_berlaku([lamaran]).get(lamaran.pk, []),
        "lamaran": lamaran, "meja": meja, "butir": butir, "fakta": semua_pengakuan(meja.profil, meja.fakta),
        "lembar": meja.lembar(butir, hal=request.GET.get("hal", "")) if butir else None,
        "kueri_lembar": f"lihat={butir.berkas.kode}&" if butir else "",
        "catatan": lamaran.status in SEBELUM_PENETAPAN, "status": LABEL_LAMARAN[lamaran.status]})
