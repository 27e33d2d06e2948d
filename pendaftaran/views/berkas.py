"""Document slots of one's own draft, and the one door to every stored file."""
from datetime import datetime

import structlog
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page

from seleksi.core.akses import PELAMAR, batas_lowongan, catat_akses, halaman, tertutup
from seleksi.core.domain.peran import Peran
from seleksi.core.domain.unduhan import tajuk_lampiran
from seleksi.core.jam import jam_basis_data
from seleksi.core.models import Seleksi
from seleksi.core.penyimpanan import buka
from seleksi.core.selectors import keadaan_pendaftaran
from seleksi.core.services import TidakSah

from ..domain.berkas import FORMAT, nama_tampil, nama_unduhan
from ..domain.status import StatusLamaran
from ..domain.vonis_berkas import PERINGATAN
from ..models import Berkas, Lamaran
from ..selectors.berkas import berkas_terbaca, kembaran
from ..selectors.lamaran import SlotIsi, keadaan_lamaran, slot_lamaran
from ..services.berkas import BerkasDitolak, Unggahan, hapus_berkas, unggah_berkas
from ..services.berkas_rakit import gabung_foto
from ..services.lamaran import nyatakan_nihil
from .lamaran import alamat, lamaran_atau_404

PEMBACA = (PELAMAR, Peran.SEKRETARIAT, Peran.ANGGOTA, Peran.KETUA, Peran.PENGAWAS)
PEMBACA_KESEHATAN = frozenset({Peran.SEKRETARIAT, Peran.KETUA})
TAJUK_BERKAS = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff",
                "Cache-Control": "no-store, private"}
catatan = structlog.get_logger(__name__)
KABAR = "kabar_slot"
AKHIRAN = {f.tipe: f.akhiran[0] for f in FORMAT.values()}


class SebagianDitolak(BerkasDitolak):
    """Some or all files of a selection were refused, each by name; `diterima` says which were not."""

    def __init__(self, pesan: str, *, kode: str, gangguan: bool, diterima: str):
        self.diterima = f"{diterima} Jangan unggah lagi yang sudah diterima." if diterima else ""
        super().__init__(pesan, kode=kode, gangguan=gangguan)


@halaman(PELAMAR)
@gzip_page  # fourteen upload forms; for a slow link. Django pads the answer against BREACH
def lamaran_berkas(request: HttpRequest, seleksi: Seleksi) -> HttpResponse:
    """Every slot with what is wanted, what is there and what comes next."""
    milik, kini = lamaran_atau_404(request, seleksi), jam_basis_data()
    if milik.status != StatusLamaran.DRAF:
        return redirect("lamaran_terkirim", **alamat(seleksi))
    keadaan = keadaan_lamaran(milik, request.user, pada=kini)
    return render(request, "pendaftaran/lamaran_berkas.html", {
        "lamaran": milik, "keadaan": keadaan, "kini": kini, "kabar_slot": request.session.pop(KABAR, None),
        "jendela": keadaan_pendaftaran(seleksi, kini, milik.lowongan)})


@halaman(PELAMAR, metode=("GET", "POST"))
@gzip_page
def berkas_unggah(request: HttpRequest, seleksi: Seleksi, jenis: str) -> HttpResponse:
    """One slot: its page, and its uploads, removals and "tidak ada"."""
    milik, pada = lamaran_atau_404(request, seleksi, StatusLamaran.DRAF), jam_basis_data()
    isi = slot_atau_404(request, milik, jenis, pada)
    if request.method != "POST":
        return _tampil(request, milik, isi)
    try:
        kabar = AKSI.get(request.POST.get("aksi", ""), _unggah)(request, milik, isi, pada)
    except TidakSah as galat:
        return _ditolak(request, milik, slot_atau_404(request, milik, jenis, pada), galat)
    if _ajax(request):
        keadaan = keadaan_lamaran(milik, request.user, pada=pada)
        return render(request, "pendaftaran/_slot_jawab.html", {
            "s": slot_lamaran(keadaan, jenis), "lamaran": milik, "keadaan": keadaan,
            "kabar": f"{kabar} Sekarang {keadaan.terunggah} dari {keadaan.dihitung} berkas."})
    request.session[KABAR] = {"jenis": jenis, "kata": kabar}  # shown at its slot, to which the address leads
    return redirect(reverse("lamaran_berkas", kwargs=alamat(seleksi)) + f"#slot-{jenis}")


def slot_atau_404(request: HttpRequest, milik: Lamaran, jenis: str, pada: datetime) -> SlotIsi:
    """A slot that this application has, with its files."""
    isi = slot_lamaran(keadaan_lamaran(milik, request.user, pada=pada), jenis)
    if isi is None:
        raise Http404
    return isi


def _unggah(request: HttpRequest, milik: Lamaran, isi: SlotIsi, pada: datetime) -> str:
    kiriman: list[UploadedFile] = request.FILES.getlist("berkas")
    if getattr(request, "unggahan_terlalu_besar", False):
        raise BerkasDitolak(f"Berkas terlalu besar. Tempat ini menerima {isi.slot.batas}.", kode="terlalu_besar")
    if not kiriman:
        raise BerkasDitolak("Pilih berkas lebih dahulu.", kode="tanpa_berkas")
    if request.POST.get("ke") or _perlu_digabung(request, isi, kiriman):
        return _gabung(request, milik, isi, kiriman, pada)
    kabar, ditolak, gangguan = [], [], False
    for satu in kiriman:
        try:
            kabar += _terima(request, milik, isi, satu, pada)
        except BerkasDitolak as galat:
            ditolak.append(f"{nama_tampil(satu.name)}: {galat}")
            gangguan = gangguan or galat.gangguan
    if ditolak:
        raise SebagianDitolak(" ".join(ditolak), kode="ditolak", gangguan=gangguan, diterima=" ".join(kabar))
    return " ".join(kabar)


def _perlu_digabung(request: HttpRequest, isi: SlotIsi, kiriman: list[UploadedFile]) -> bool:
    """Several files of a slot for one, photos of which the person says so, and a photo larger than the slot: joining shrinks it."""
    if len(kiriman) > 1:
        return not isi.slot.ganda or request.POST.get("gabung") == "ya"
    return isi.slot.dapat_digabung and kiriman[0].size > isi.slot.maks_byte and not kiriman[0].name.lower().endswith(".pdf")


def _gabung(request: HttpRequest, milik: Lamaran, isi: SlotIsi, kiriman: list[UploadedFile], pada: datetime) -> str:
    berkas = gabung_foto(lamaran=milik, slot=isi.slot, unggahan=[Unggahan(satu.file, satu.name) for satu in kiriman],
                         oleh=request.user, pada=pada, ke=request.POST.get("ke", ""), ganti=request.POST.get("ganti", ""))
    sidik = [satu["sha256"] for satu in berkas.sumber]
    kembar = "Ada foto yang sama dua kali; buang salah satunya lewat Atur halaman." if len(set(sidik)) < len(sidik) else ""
    return " ".join(filter(None, [f"{berkas.nama_asli} sekarang {berkas.halaman} halaman.", kembar,
                                  *(PERINGATAN[k] for k in berkas.peringatan)]))


def _terima(request: HttpRequest, milik: Lamaran, isi: SlotIsi, satu: UploadedFile, pada: datetime) -> list[str]:
    """Take in one file of a selection; what there is to say about it."""
    berkas = unggah_berkas(lamaran=milik, slot=isi.slot, unggahan=Unggahan(satu.file, satu.name), oleh=request.user, pada=pada,
                           ganti=request.POST.get("ganti", ""))
    kabar = [f"{berkas.nama_asli} diterima, {berkas.halaman} halaman.", *(PERINGATAN[k] for k in berkas.peringatan)]
    if sama := kembaran(berkas):
        kabar.append(f"Isinya sama dengan berkas pada tempat lain ({sama.nama_asli}). Periksa apakah Anda tidak keliru memilih.")
    return kabar


def _hapus(request: HttpRequest, milik: Lamaran, isi: SlotIsi, pada: datetime) -> str:
    berkas = hapus_berkas(lamaran=milik, kode=request.POST.get("kode", ""), oleh=request.user, pada=pada)
    return f"{berkas.nama_asli} dihapus dari lamaran ini."


def _nihil(request: HttpRequest, milik: Lamaran, isi: SlotIsi, pada: datetime) -> str:
    ya = isi.slot.boleh_nihil and request.POST.get("nihil") == "ya"
    nyatakan_nihil(lamaran=milik, nihil=ya, oleh=request.user)
    milik.tanpa_sertifikat_teknis = ya
    return "Dicatat: Anda menyatakan tidak memilikinya." if ya else "Pernyataan tidak memiliki dibatalkan."


AKSI = {"hapus": _hapus, "nihil": _nihil}


def _ajax(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def _ditolak(request: HttpRequest, milik: Lamaran, isi: SlotIsi, galat: TidakSah) -> HttpResponse:
    """The verdict at its slot; 503 when the file is not to blame."""
    status = 503 if getattr(galat, "gangguan", False) else 422
    diterima = getattr(galat, "diterima", "")
    if _ajax(request) and diterima:  # the fresh slot with both: a sentence alone would leave the accepted files unseen
        return render(request, "pendaftaran/_slot.html", {"s": isi, "lamaran": milik, "kabar": diterima, "galat_slot": str(galat)})
    if _ajax(request):
        return JsonResponse({"galat": str(galat)} | ({"ulangi": True} if status == 503 else {}), status=422)
    return _tampil(request, milik, isi, status, galat=str(galat), ada_galat=True, kabar=diterima)


def _tampil(request: HttpRequest, milik: Lamaran, isi: SlotIsi, status: int = 200, **lain) -> HttpResponse:
    return render(request, "pendaftaran/berkas_unggah.html", {"s": isi, "lamaran": milik, **lain}, status=status)


def berkas_atau_404(request: HttpRequest, seleksi: Seleksi, kode: str) -> Berkas:
    """A stored file that the visitor may read."""
    petugas = bool(request.peran)
    batas = batas_lowongan(request.user, seleksi, *PEMBACA[1:]) if petugas else None
    berkas = berkas_terbaca(seleksi, kode, pengguna=request.user, petugas=petugas, batas=batas,
                            kesehatan=bool(PEMBACA_KESEHATAN & request.peran))
    if berkas is None or petugas and berkas.lamaran_id in tertutup(request.user, seleksi):
        raise Http404
    return berkas


@halaman(*PEMBACA)
def berkas_gambar(request: HttpRequest, seleksi: Seleksi, kode: str, nomor: int) -> HttpResponse:
    """One page as the picture that we made; the only thing that is shown inside a page."""
    berkas = berkas_atau_404(request, seleksi, kode)
    if not 1 <= nomor <= len(berkas.jalur_gambar):
        raise Http404
    jawab = _alirkan(berkas.jalur_gambar[nomor - 1], "image/jpeg", f'inline; filename="halaman-{nomor}.jpg"')
    catat_akses(pengguna=request.user, objek=f"berkas:{berkas.pk}", tindakan=f"halaman {nomor}", seleksi=seleksi)
    return jawab


@halaman(*PEMBACA)
def berkas_unduh(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """The rebuilt copy, or with ?asli=1 the very bytes that were sent; always an attachment."""
    berkas, asli = berkas_atau_404(request, seleksi, kode), request.GET.get("asli") == "1"
    if not berkas.dapat_dibuka:
        return render(request, "pendaftaran/berkas_ditahan.html", {"berkas": berkas}, status=409)
    jawab = _alirkan(berkas.jalur_asli if asli else berkas.jalur_bersih, berkas.tipe,
                     tajuk_lampiran(nama_unduhan(berkas.nama_asli, akhiran=AKHIRAN[berkas.tipe])))
    catat_akses(pengguna=request.user, objek=f"berkas:{berkas.pk}", tindakan="unduh asli" if asli else "unduh", seleksi=seleksi)
    return jawab


def _alirkan(nama: str, tipe: str, sikap: str) -> FileResponse:
    """Stream a stored file; headers are set last, because FileResponse writes a Content-Disposition of its own."""
    try:
        jawab = FileResponse(buka(nama=nama), content_type=tipe)
    except FileNotFoundError as galat:  # a row without its file: for the operator to look into, not for the visitor
        catatan.error("berkas_hilang_dari_penyimpanan", nama=nama)
        raise Http404 from galat
    for tajuk, isi in (TAJUK_BERKAS | {"Content-Disposition": sikap}).items():
        jawab[tajuk] = isi
    return jawab
