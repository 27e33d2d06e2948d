"""The verification workbench: one address, its acts, the second pair of eyes, and the way back."""
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang, catat_akses, halaman, jangkauan
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Seleksi
from seleksi.core.services import TidakSah

from ..domain.baris_baru import JUDUL_BARIS
from ..domain.medan import cari_medan, nilai_di
from ..domain.status import LABEL_ADMINISTRASI, LABEL_LAMARAN, PutusanAdministrasi, PutusanVerifikasi, StatusLamaran
from ..domain.verifikasi import keberatan_usulan
from ..forms.verifikasi import FormBarisBaru, FormBuka, FormKoreksi, FormPutusan, FormPutusanBerkas, FormUji, FormUsulan
from ..models import Berkas
from ..selectors.butir import Butir
from ..selectors.meja import Meja, lamaran_terbaca
from ..selectors.permintaan import sengketa_terbuka
from ..selectors.terverifikasi import jenis_syarat, kata_klaim
from ..selectors.verifikasi import lamaran_berikut
from ..services.baris_baru import tambah_baris
from ..services.verifikasi import Bentrok, buka_verifikasi, koreksi, putuskan_berkas, putuskan_syarat, uji_usulan, usulkan


class Permintaan(NamedTuple):
    """One visit of the workbench: what is in view comes from the address, also when something is posted."""

    request: HttpRequest
    meja: Meja
    butir: Butir | None

    def alamat(self, **ubah: str | int) -> str:
        lamaran = self.meja.lamaran
        dasar = reverse("verifikasi", args=[self.request.seleksi.instansi.slug, self.request.seleksi.slug, lamaran.kode])
        return f"{dasar}?{urlencode(ubah)}" if ubah else dasar


class Aksi(NamedTuple):
    """`form` binds what was typed; `jalankan` calls the one service and answers (words, address to go to), or with a page."""

    form: Callable[[Permintaan], forms.Form]
    jalankan: Callable[[Permintaan, forms.Form], tuple[str, str] | HttpResponse]


@halaman(Peran.SEKRETARIAT, metode=("GET", "POST"))
def verifikasi(request: HttpRequest, seleksi: Seleksi, kode: str) -> HttpResponse:
    """Page pictures beside claims, a verdict per item, corrections, the proposal."""
    minta = _baca(request, seleksi, kode)
    if request.method != "POST":
        catat_akses(pengguna=request.user, objek=f"lamaran:{minta.meja.lamaran.pk}", tindakan="verifikasi", seleksi=seleksi)
        return _tampil(minta)
    aksi = AKSI.get(request.POST.get("aksi", ""))
    if aksi is None or minta.butir is None:
        raise Http404
    form, status = aksi.form(minta), 200
    if form.is_valid():
        try:
            jawab = aksi.jalankan(minta, form)
        except (TidakSah, TidakBerwenang, TransisiDitolak) as galat:
            form.add_error(None, str(galat))
            status = 403 if isinstance(galat, TidakBerwenang) else 409 if isinstance(galat, (Bentrok, TransisiDitolak)) else 200
        else:
            return jawab if isinstance(jawab, HttpResponse) else _ke(request, *jawab)
    return _tampil(_baca(request, seleksi, kode), form=form, status=status)


def _ke(request: HttpRequest, kata: str, alamat: str) -> HttpResponse:
    messages.success(request, kata)
    return redirect(alamat)


def _baca(request: HttpRequest, seleksi: Seleksi, kode: str) -> Permintaan:
    request.jangkauan = jangkauan(request.user, seleksi, Peran.SEKRETARIAT)
    lamaran = lamaran_terbaca(seleksi, kode, **request.jangkauan)
    if lamaran is None:
        raise Http404
    meja = Meja(lamaran)
    return Permintaan(request, meja, meja.pilih(request.GET.get("butir", "")))


# --- acts ------------------------------------------------------------------------------------------------------------
def _jalan_berkas(minta: Permintaan, form: forms.Form) -> tuple[str, str]:
    kode = minta.request.GET.get("butir", "").removeprefix("berkas-") or minta.butir.berkas.kode
    berkas = Berkas.objects.filter(lamaran=minta.meja.lamaran, kode=kode).select_related("lamaran__seleksi").first()
    if berkas is None:
        raise Http404
    putuskan_berkas(berkas=berkas, oleh=minta.request.user, pada=timezone.now(), **form.cleaned_data)
    return _sesudah_putusan(minta, form)


def _jalan_syarat(minta: Permintaan, form: forms.Form) -> tuple[str, str]:
    if minta.butir.hasil is None:
        raise Http404
    putuskan_syarat(lamaran=minta.meja.lamaran, kode=minta.butir.hasil.kode, oleh=minta.request.user, pada=timezone.now(),
                    **form.cleaned_data)
    return _sesudah_putusan(minta, form)


def _sesudah_putusan(minta: Permintaan, form: forms.Form) -> tuple[str, str]:
    """On to the next item without a verdict, or to the proposal when this was the last."""
    kata = "Sesuai" if form.cleaned_data["putusan"] == PutusanVerifikasi.SESUAI else "Tidak sesuai"
    berikut = next((b for b in [minta.meja.berikut(minta.butir.kunci)] if b and b.kunci != minta.butir.kunci), None)
    if berikut is None:
        return f"{minta.butir.label}: {kata.lower()}. Semua butir sudah diputus; sekarang usulkan hasilnya.", (
            minta.alamat(butir=minta.butir.kunci) + "#usulan")
    return f"{minta.butir.label}: {kata.lower()}.", minta.alamat(butir=berikut.kunci)


def _form_koreksi(minta: Permintaan) -> FormKoreksi:
    fakta, profil = minta.meja.fakta, minta.meja.profil
    jalur = minta.request.POST.get("jalur") or minta.request.GET.get("koreksi", "")
    medan = cari_medan(jenis_syarat(profil), fakta.tampak, jalur)
    if medan is None:
        raise Http404
    if minta.request.method == "POST":
        return FormKoreksi(minta.request.POST, medan=medan)
    nilai = nilai_di(fakta.tampak, jalur)
    isian = ("pulih" if jalur in fakta.dicoret else "coret") if medan.bentuk == "baris" else medan.isian(nilai)
    return FormKoreksi(medan=medan, initial={"jalur": jalur, "nilai": isian})


def _jalan_koreksi(minta: Permintaan, form: FormKoreksi) -> tuple[str, str]:
    isi = form.cleaned_data
    generasi = koreksi(lamaran=minta.meja.lamaran, jalur=isi["jalur"], nilai=isi["nilai"], alasan=isi["alasan"],
                       berkas=minta.meja.berkas_kode(isi["berkas"]), halaman=isi["halaman"], terakhir=isi["terakhir"],
                       oleh=minta.request.user, pada=timezone.now())
    return (f"Koreksi {form.medan.label.lower()} dicatat; hasil mesin dihitung ulang (generasi {generasi.nomor}).",
            minta.alamat(butir=minta.butir.kunci))


def _form_baris(minta: Permintaan) -> FormBarisBaru:
    nama = minta.request.GET.get("tambah", "")
    medan = minta.meja.medan_baru(jenis_syarat(minta.meja.profil)).get(nama)
    if medan is None:
        raise Http404
    return FormBarisBaru(minta.request.POST if minta.request.method == "POST" else None, nama=nama, medan=medan)


def _jalan_baris(minta: Permintaan, form: FormBarisBaru) -> tuple[str, str]:
    isi = form.cleaned_data
    generasi = tambah_baris(lamaran=minta.meja.lamaran, nama=form.nama, isi=isi["isi"], alasan=isi["alasan"], halaman=isi["halaman"],
                            berkas=minta.meja.berkas_kode(isi["berkas"]), oleh=minta.request.user, pada=timezone.now())
    return (f"Baris {JUDUL_BARIS[form.nama]} ditambahkan; hasil mesin dihitung ulang (generasi {generasi.nomor}).",
            minta.alamat(butir=minta.butir.kunci))


def _jalan_tinjau(minta: Permintaan, form: forms.Form) -> HttpResponse:
    """A page that says what the proposal means before it is recorded; nothing is written."""
    meja, isi = minta.meja, form.cleaned_data
    ms = isi["putusan"] == PutusanAdministrasi.MS
    if meja.lamaran.status != StatusLamaran.DIAJUKAN or meja.usulan:
        raise TidakSah("Lamaran ini sudah diusulkan; keadaan terakhir sudah ditampilkan.")
    sebab = meja.sebab_uji if ms else []
    if keberatan := keberatan_usulan(putusan=isi["putusan"], alasan=isi["alasan"], belum=[b.label for b in meja.belum], sebab=sebab):
        raise TidakSah(keberatan)
    return render(minta.request, "pendaftaran/verifikasi_konfirmasi.html", {
        "lamaran": meja.lamaran, "meja": meja, "butir": minta.butir, "usulan": isi, "sebab": sebab, "perlu_uji": not ms or bool(sebab),
        "kata": LABEL_ADMINISTRASI[isi["putusan"]], "kembali": minta.alamat() + "#usulan"})


def _jalan_ubah(minta: Permintaan, form: forms.Form) -> HttpResponse:
    """Back from the confirmation, with what was typed."""
    return _tampil(minta, form=form)


def _jalan_usulan(minta: Permintaan, form: forms.Form) -> tuple[str, str]:
    usulan = usulkan(lamaran=minta.meja.lamaran, oleh=minta.request.user, pada=timezone.now(), **form.cleaned_data)
    lanjut = "Menunggu orang kedua." if usulan.perlu_uji else "Diteruskan kepada Panitia Seleksi."
    return f"Usulan “{usulan.get_putusan_display().lower()}” dicatat. {lanjut}", minta.alamat() + "#usulan"


def _jalan_uji(minta: Permintaan, form: forms.Form) -> tuple[str, str]:
    if minta.meja.usulan is None:
        raise TidakSah("Tidak ada usulan yang menunggu pengujian.")
    usulan = uji_usulan(usulan=minta.meja.usulan, oleh=minta.request.user, pada=timezone.now(), **form.cleaned_data)
    kata = "dikembalikan; verifikasi dibuka lagi" if usulan.dicabut else "disetujui dan diteruskan kepada Panitia Seleksi"
    return f"Usulan {usulan.oleh} {kata}.", minta.alamat() + "#usulan"


def _jalan_buka(minta: Permintaan, form: forms.Form) -> tuple[str, str]:
    buka_verifikasi(lamaran=minta.meja.lamaran, oleh=minta.request.user, pada=timezone.now(), **form.cleaned_data)
    return "Verifikasi dibuka kembali; usulannya gugur.", minta.alamat() + "#usulan"


AKSI = {
    "berkas": Aksi(lambda m: FormPutusanBerkas(m.request.POST), _jalan_berkas),
    "syarat": Aksi(lambda m: FormPutusan(m.request.POST), _jalan_syarat),
    "koreksi": Aksi(_form_koreksi, _jalan_koreksi),
    "tambah": Aksi(_form_baris, _jalan_baris),
    "tinjau": Aksi(lambda m: FormUsulan(m.request.POST), _jalan_tinjau),
    "ubah": Aksi(lambda m: FormUsulan(m.request.POST), _jalan_ubah),
    "buka": Aksi(lambda m: FormBuka(m.request.POST), _jalan_buka),
    "usulkan": Aksi(lambda m: FormUsulan(m.request.POST), _jalan_usulan),
    "uji": Aksi(lambda m: FormUji(m.request.POST), _jalan_uji),
}


# --- page ------------------------------------------------------------------------------------------------------------
def _tampil(minta: Permintaan, *, form: forms.Form | None = None, status: int = 200) -> HttpResponse:
    request, meja, butir = minta
    lamaran, get = meja.lamaran, request.GET
    lembar = meja.lembar(butir, lihat=get.get("lihat", ""), hal=get.get("hal", "")) if butir else None
    terbuka = lamaran.status == StatusLamaran.DIAJUKAN and meja.usulan is None
    tampak = {"butir": butir.kunci if butir else "", **{kunci: get.get(kunci, "") for kunci in ("lihat", "koreksi", "tambah", "hal")}}
    sebelum, sesudah = meja.tetangga(butir) if butir else (None, None)
    return render(request, "pendaftaran/verifikasi.html", {
        "lamaran": lamaran, "meja": meja, "butir": butir, "lembar": lembar, "terbuka": terbuka, "form": form,
        "sebelum": sebelum, "sesudah": sesudah, "status": LABEL_LAMARAN[lamaran.status], "kueri": _kueri(**tampak).rstrip("&"),
        "kueri_lembar": _kueri(**tampak | {"hal": ""}),
        "pengakuan": meja.pengakuan(butir) if butir else [], "slot": meja.slot(butir) if butir else None,
        "bukti": meja.bukti(butir) if butir else [], "dibaca": meja.dibaca(butir) if butir else [],
        "baris_baru": meja.baris_baru(butir) if butir and terbuka else {}, "terangkat": meja.terangkat,
        "lamaran_lain": lamaran_berikut(request.seleksi, sesudah=lamaran, **request.jangkauan),
        "boleh_buka": meja.boleh_dibuka,
        "boleh_uji": meja.menunggu_uji and meja.usulan.oleh_id != request.user.pk,
        "sebab_uji": meja.sebab_uji if terbuka and not meja.belum else [], "sengketa": sengketa_terbuka(lamaran),
        **_formulir(minta, form, terbuka)}, status=status)


def _kueri(**isi: str) -> str:
    """Query string that more may be added to: "butir=syarat-usia&"."""
    ada = {kunci: nilai for kunci, nilai in isi.items() if nilai}
    return f"{urlencode(ada)}&" if ada else ""


def _formulir(minta: Permintaan, form: forms.Form | None, terbuka: bool) -> dict:
    """Each form of the page: the one that was refused with what was typed, the others fresh."""
    def pilih(kelas: type[forms.Form]) -> forms.Form:
        return form if isinstance(form, kelas) else kelas()
    isi = {"form_putusan": pilih(FormPutusanBerkas if minta.butir and minta.butir.berkas else FormPutusan),
           "form_usulan": pilih(FormUsulan), "form_uji": pilih(FormUji), "form_buka": pilih(FormBuka)}
    if isinstance(form, FormBarisBaru) or terbuka and minta.request.GET.get("tambah"):
        isi["form_baris"] = form if isinstance(form, FormBarisBaru) else _form_baris(minta)
        isi["judul_baris"] = JUDUL_BARIS[isi["form_baris"].nama]
    if isinstance(form, FormKoreksi) or terbuka and minta.request.GET.get("koreksi"):
        isi["form_koreksi"] = f = form if isinstance(form, FormKoreksi) else _form_koreksi(minta)
        fakta, jalur = minta.meja.fakta, f.medan.jalur
        kini = fakta.terakhir.get(jalur)
        isi["koreksi_terakhir"] = kini.pk if kini else 0
        isi["koreksi_klaim"] = "" if f.medan.bentuk == "baris" else kata_klaim(f.medan, fakta)
    return isi
