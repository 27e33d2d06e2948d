"""The secretariat's side: verdicts, corrections, proposal, second pair of eyes. It never determines."""
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.akses import TidakBerwenang, wajib_peran
from seleksi.core.domain.kata import waktu_wib
from seleksi.core.domain.peran import Peran
from seleksi.core.jejak import catat_jejak
from seleksi.core.models import Pengguna
from seleksi.core.selectors import urai
from seleksi.core.services import TidakSah

from ..domain.medan import CORET, Medan, Nilai, cari_medan, nilai_di
from ..domain.status import (
    LABEL_ADMINISTRASI,
    LABEL_LAMARAN,
    LABEL_VERIFIKASI,
    TRANSISI_LAMARAN,
    PutusanAdministrasi,
    PutusanVerifikasi,
    StatusLamaran,
)
from ..domain.verifikasi import (
    ALASAN_BERKAS,
    ALASAN_SYARAT,
    TANPA_PUTUSAN,
    AlasanKurang,
    keberatan_fakta,
    keberatan_usulan,
    susun_alasan,
)
from ..models import Berkas, GenerasiHasil, HasilSyarat, Koreksi, Lamaran, PutusanBerkas, PutusanSyarat, UsulanAdministrasi
from ..selectors.butir import butir_lamaran, generasi_urut
from ..selectors.pengujian import sebab_uji_ms
from ..selectors.perbaikan import perbaikan_terbuka
from ..selectors.terverifikasi import Terverifikasi, fakta_terverifikasi, jenis_syarat, kata_nilai
from .hasil import tulis_generasi


class Bentrok(TidakSah):
    """Somebody else decided the same thing differently since the page was opened; the message says who, what, when."""


class BerkasDiganti(Bentrok):
    """The file that was judged is no longer the one of the application."""


def _kunci_baris(lamaran: Lamaran, oleh: Pengguna, tindakan: str) -> Lamaran:
    wajib_peran(oleh, lamaran.seleksi, Peran.SEKRETARIAT, tindakan=tindakan, lowongan=lamaran.lowongan_id)
    return Lamaran.objects.select_for_update(of=("self",)).select_related("seleksi", "ketentuan").get(pk=lamaran.pk)


def _kunci(lamaran: Lamaran, oleh: Pengguna, tindakan: str) -> Lamaran:
    """Check the role, lock the application, and check that it is being verified."""
    terkunci = _kunci_baris(lamaran, oleh, tindakan)
    if terkunci.status != StatusLamaran.DIAJUKAN:
        raise TidakSah(f"Lamaran ini berstatus {LABEL_LAMARAN[StatusLamaran(terkunci.status)].lower()}; "
                       "yang diverifikasi hanya lamaran yang diajukan.")
    return terkunci


def kunci_terbuka(lamaran: Lamaran, oleh: Pengguna, tindakan: str) -> Lamaran:
    """The same, and no proposal is waiting for its second pair of eyes: what it judges must stand still."""
    terkunci = _kunci(lamaran, oleh, tindakan)
    usulan = terkunci.usulan.filter(dicabut=None).select_related("oleh").first()
    if usulan:
        raise TidakSah(f"Usulan {usulan.oleh} sedang menunggu penguji. Kembalikan usulan itu dahulu bila ada yang harus diubah.")
    return terkunci


def _pastikan_terkini(kini, terakhir: int | None, *, oleh: Pengguna, sebut: Callable[[], str]) -> None:
    """Refuse to lay a different word over one of somebody else that this person has not seen. None: do not check."""
    if terakhir is not None and kini is not None and kini.pk != terakhir and kini.oleh_id != oleh.pk:
        raise Bentrok(f"{kini.oleh} {sebut()} pada {waktu_wib(kini.pada)}, sesudah Anda membuka halaman ini. "
                      "Keadaan terakhir sudah ditampilkan; putuskan lagi bila Anda tetap berpendapat lain.")


def _alasan(**isi: str) -> str:
    try:
        return susun_alasan(**isi)
    except AlasanKurang as galat:
        raise TidakSah(str(galat)) from galat


@transaction.atomic
def putuskan_berkas(*, berkas: Berkas, sha256: str, putusan: str, oleh: Pengguna, pada: datetime, kode_alasan: str = "",
                    catatan: str = "", terakhir: int | None = None) -> PutusanBerkas:
    """A verdict on one document as it was seen: `sha256` is the hash on the page, `terakhir` the newest verdict on it."""
    lamaran = kunci_terbuka(berkas.lamaran, oleh, "memverifikasi berkas")
    berkas = Berkas.objects.get(pk=berkas.pk, lamaran=lamaran)
    if berkas.diganti or berkas.sha256_asli != sha256:
        saat = f" pada {waktu_wib(berkas.diganti)}" if berkas.diganti else ""
        raise BerkasDiganti(f"Berkas ini diganti{saat} sesudah Anda membukanya, sehingga putusan Anda tidak dicatat. "
                            "Periksa berkas yang baru.")
    putusan = PutusanVerifikasi(putusan).value
    alasan = _alasan(putusan=putusan, kode=kode_alasan, catatan=catatan, daftar=ALASAN_BERKAS)
    kini = berkas.putusan.filter(sha256=sha256).select_related("oleh").order_by("pk").last()
    if kini and (kini.putusan, kini.alasan) == (putusan, alasan):
        return kini  # a double click, or two people of one mind
    _pastikan_terkini(kini, terakhir, oleh=oleh, sebut=lambda: f"memutuskan “{LABEL_VERIFIKASI[kini.putusan].lower()}” untuk berkas ini")
    baris = PutusanBerkas.objects.create(
        berkas=berkas, sha256=sha256, putusan=putusan, alasan=alasan, oleh=oleh, pada=pada,
        kode_alasan="" if putusan == PutusanVerifikasi.SESUAI else kode_alasan)
    catat_jejak(jenis="verifikasi.berkas", objek=f"berkas:{berkas.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"lamaran": lamaran.pk, "putusan": putusan, "alasan": alasan, "sha256": sha256})
    return baris


@transaction.atomic
def putuskan_syarat(*, lamaran: Lamaran, kode: str, putusan: str, oleh: Pengguna, pada: datetime, kode_alasan: str = "",
                    catatan: str = "", terakhir: int | None = None) -> PutusanSyarat:
    """A verdict on one rule of the newest generation: whether the evidence shows that it is met."""
    lamaran = kunci_terbuka(lamaran, oleh, "memverifikasi syarat")
    hasil = HasilSyarat.objects.filter(generasi__lamaran=lamaran, kode=kode).select_related("generasi").order_by("generasi__nomor").last()
    if hasil is None or hasil.status in TANPA_PUTUSAN:
        raise TidakSah("Syarat ini tidak diputuskan pada seleksi administrasi.")
    putusan = PutusanVerifikasi(putusan).value
    alasan = _alasan(putusan=putusan, kode=kode_alasan, catatan=catatan, daftar=ALASAN_SYARAT, mesin=hasil.status)
    kini = lamaran.putusan_syarat.filter(kode=kode).select_related("oleh").order_by("pk").last()
    if kini and (kini.putusan, kini.alasan, kini.generasi_id) == (putusan, alasan, hasil.generasi_id):
        return kini
    _pastikan_terkini(kini, terakhir, oleh=oleh, sebut=lambda: f"memutuskan “{LABEL_VERIFIKASI[kini.putusan].lower()}” untuk syarat ini")
    baris = PutusanSyarat.objects.create(
        lamaran=lamaran, generasi=hasil.generasi, kode=kode, putusan=putusan, alasan=alasan, oleh=oleh, pada=pada,
        kode_alasan="" if putusan == PutusanVerifikasi.SESUAI else kode_alasan)
    catat_jejak(jenis="verifikasi.syarat", objek=f"lamaran:{lamaran.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"syarat": kode, "putusan": putusan, "alasan": alasan, "generasi": hasil.generasi_id})
    return baris


@transaction.atomic
def koreksi(*, lamaran: Lamaran, jalur: str, nilai: Nilai, alasan: str, oleh: Pengguna, pada: datetime,
            berkas: Berkas | None = None, halaman: int | None = None, terakhir: int | None = None) -> GenerasiHasil:
    """Record the verified value beside a claim and let the machine judge anew from the folded facts.

    `jalur` must be on the closed list of the rules of this application. The claims themselves never change.
    """
    lamaran = kunci_terbuka(lamaran, oleh, "mengoreksi data lamaran")
    profil, _ = urai(lamaran.ketentuan)
    fakta = fakta_terverifikasi(lamaran)
    medan = cari_medan(jenis_syarat(profil), fakta.tampak, jalur)
    if medan is None:
        raise TidakSah("Data ini tidak termasuk yang dapat dikoreksi.")
    pastikan_bukti(alasan, berkas, halaman)
    nilai = _nilai_koreksi(medan, nilai, fakta)
    kini = fakta.terakhir.get(jalur)
    _pastikan_terkini(kini, terakhir, oleh=oleh, sebut=lambda: f"mengoreksi data ini menjadi “{kata_nilai(medan, kini.nilai)}”")
    klaim = None if any(jalur == b or jalur.startswith(f"{b}.") for b in fakta.ditambah) else nilai_di(lamaran.fakta, jalur)
    return catat_koreksi(lamaran=lamaran, jalur=jalur, klaim=klaim, nilai=nilai, alasan=alasan, oleh=oleh, pada=pada, berkas=berkas,
                         halaman=halaman)


def pastikan_bukti(alasan: str, berkas: Berkas | None, halaman: int | None) -> None:
    """A correction has a reason, and a page that its document has."""
    if not alasan.strip():
        raise TidakSah("Koreksi harus disertai alasan.")
    if berkas and halaman and halaman > berkas.halaman:
        raise TidakSah(f"Berkas bukti hanya mempunyai {berkas.halaman} halaman.")


def catat_koreksi(*, lamaran: Lamaran, jalur: str, klaim: Any, nilai: Any, alasan: str, oleh: Pengguna, pada: datetime,
                  berkas: Berkas | None, halaman: int | None) -> GenerasiHasil:
    """The row, the next generation, the line of the chain. The caller has locked and checked."""
    baris = Koreksi.objects.create(
        lamaran=lamaran, jalur=jalur, klaim=klaim, nilai=nilai, alasan=alasan.strip(), oleh=oleh,
        pada=pada, berkas_sha256=berkas.sha256_asli if berkas else "", halaman=halaman if berkas else None)
    generasi = tulis_generasi(lamaran=lamaran, fakta=fakta_terverifikasi(lamaran).utuh, sebab="koreksi", pada=pada)
    catat_jejak(jenis="lamaran.koreksi", objek=f"lamaran:{lamaran.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"koreksi": baris.pk, "jalur": jalur, "klaim": baris.klaim, "nilai": nilai, "alasan": baris.alasan,
                     "generasi": generasi.nomor, "simpulan": generasi.simpulan})
    return generasi


def _nilai_koreksi(medan: Medan, nilai: Nilai, fakta: Terverifikasi) -> Any:
    """The JSON value to store: checked against its kind, against what stands now, and against the other facts."""
    if not medan.sah(nilai):
        raise TidakSah(f"Nilai untuk {medan.label.lower()} tidak sah.")
    dicoret = medan.jalur in fakta.dicoret
    if medan.bentuk == "baris":
        if (nilai == CORET) == dicoret:
            raise TidakSah("Baris ini sudah tidak diakui." if dicoret else "Baris ini masih diakui.")
        return None if nilai == CORET else nilai_di(fakta.tampak, medan.jalur)
    if medan.jalur.rpartition(".")[0] in fakta.dicoret:
        raise TidakSah("Baris ini tidak diakui; akui kembali dahulu sebelum mengoreksi isinya.")
    if nilai_di(fakta.tampak, medan.jalur) == nilai:
        raise TidakSah("Nilai itu sama dengan yang berlaku sekarang; tidak ada yang dikoreksi.")
    if keberatan := keberatan_fakta(fakta.tampak, {"jalur": medan.jalur, "nilai": nilai}):
        raise TidakSah(keberatan)
    return nilai


@transaction.atomic
def usulkan(*, lamaran: Lamaran, putusan: str, oleh: Pengguna, pada: datetime, alasan: str = "") -> UsulanAdministrasi:
    """Propose MS or TMS when every document and every rule has a verdict.

    A TMS waits for a second person, and so does an MS for which `sebab_uji_ms` finds a reason: what favours is looked at as closely
    as what refuses.
    """
    lamaran = kunci_terbuka(lamaran, oleh, "mengusulkan hasil verifikasi")
    if ditunggu := perbaikan_terbuka(lamaran, pada):
        raise TidakSah(f"Perbaikan {ditunggu[0].label} masih ditunggu sampai {waktu_wib(ditunggu[0].batas)}.")
    profil, putaran = urai(lamaran.ketentuan)
    generasi = generasi_urut(lamaran)
    butir = butir_lamaran(lamaran, generasi=generasi, profil=profil, putaran=putaran)
    putusan, alasan = PutusanAdministrasi(putusan).value, alasan.strip()
    ms = putusan == PutusanAdministrasi.MS
    sebab = sebab_uji_ms(lamaran, generasi=generasi, butir=butir, fakta=fakta_terverifikasi(lamaran)) if ms else []
    if keberatan := keberatan_usulan(putusan=putusan, alasan=alasan, belum=[b.label for b in butir if b.belum], sebab=sebab):
        raise TidakSah(keberatan)
    perlu_uji = not ms or bool(sebab)
    usulan = UsulanAdministrasi.objects.create(
        lamaran=lamaran, putusan=putusan, alasan=alasan, oleh=oleh, pada=pada, perlu_uji=perlu_uji, sebab_uji=sebab,
        diteruskan=None if perlu_uji else pada)
    if not perlu_uji:
        _pindah(lamaran, StatusLamaran.DIVERIFIKASI)
    catat_jejak(jenis="verifikasi.usulan", objek=f"lamaran:{lamaran.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"usulan": usulan.pk, "putusan": putusan, "alasan": alasan, "perlu_uji": perlu_uji, "sebab_uji": sebab,
                     "status": lamaran.status})
    return usulan


@transaction.atomic
def buka_verifikasi(*, lamaran: Lamaran, alasan: str, oleh: Pengguna, pada: datetime) -> Lamaran:
    """Reopen what was proposed, with a reason, until the meeting has determined it; the proposal falls. Repairs a wrong click.

    One person may: nothing is decided by it, and the next proposal passes through the same rules as the first.
    """
    lamaran = _kunci_baris(lamaran, oleh, "membuka kembali verifikasi")
    usulan = lamaran.usulan.select_for_update(of=("self",)).filter(dicabut=None).first()
    if lamaran.penetapan.exists():
        raise TidakSah("Panitia Seleksi sudah menetapkan lamaran ini dalam rapat; verifikasinya tidak dapat dibuka kembali.")
    if usulan is None or lamaran.status not in {StatusLamaran.DIAJUKAN, StatusLamaran.DIVERIFIKASI}:
        raise TidakSah("Tidak ada usulan yang berlaku, sehingga tidak ada yang dibuka kembali.")
    if not alasan.strip():
        raise TidakSah("Membuka kembali verifikasi harus disertai alasan.")
    usulan.dicabut, usulan.pencabut, usulan.alasan_cabut = pada, oleh, alasan.strip()
    usulan.save(update_fields=["dicabut", "pencabut", "alasan_cabut"])
    dari = lamaran.status
    if dari == StatusLamaran.DIVERIFIKASI:
        _pindah(lamaran, StatusLamaran.DIAJUKAN)
    catat_jejak(jenis="verifikasi.dibuka", objek=f"lamaran:{lamaran.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"usulan": usulan.pk, "putusan": usulan.putusan, "alasan": usulan.alasan_cabut, "dari": dari, "status": lamaran.status})
    return lamaran


def _pindah(lamaran: Lamaran, ke: StatusLamaran) -> None:
    pastikan_boleh(TRANSISI_LAMARAN, lamaran.status, ke)
    lamaran.status = ke.value
    lamaran.save(update_fields=["status"])


@transaction.atomic
def uji_usulan(*, usulan: UsulanAdministrasi, setuju: bool, oleh: Pengguna, pada: datetime, alasan: str = "") -> UsulanAdministrasi:
    """The second pair of eyes on a proposal, for or against: confirm it, or send it back with a reason."""
    lamaran = _kunci(usulan.lamaran, oleh, "menguji usulan")
    usulan = UsulanAdministrasi.objects.select_for_update(of=("self",)).select_related("oleh").get(pk=usulan.pk)
    if usulan.dicabut or usulan.diuji:
        raise TidakSah("Usulan ini sudah diuji atau ditarik.")
    if usulan.oleh_id == oleh.pk:
        raise TidakBerwenang(f"Usulan {LABEL_ADMINISTRASI[usulan.putusan].lower()} harus diuji orang kedua, bukan pengusulnya.")
    if not setuju and not alasan.strip():
        raise TidakSah("Usulan yang dikembalikan harus disertai alasan.")
    usulan.penguji, usulan.diuji, usulan.alasan_penguji = oleh, pada, alasan.strip()
    usulan.diteruskan, usulan.dicabut = (pada, None) if setuju else (None, pada)
    usulan.save(update_fields=["penguji", "diuji", "alasan_penguji", "diteruskan", "dicabut"])
    if setuju:
        _pindah(lamaran, StatusLamaran.DIVERIFIKASI)
    catat_jejak(jenis="verifikasi.uji", objek=f"lamaran:{lamaran.pk}", oleh=oleh, pada=pada, seleksi=lamaran.seleksi,
                isi={"usulan": usulan.pk, "setuju": setuju, "alasan": usulan.alasan_penguji, "status": lamaran.status})
    return usulan
