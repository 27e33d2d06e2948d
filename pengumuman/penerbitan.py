"""One letter, one use case: made with its number in the transaction that causes it, rendered and stored by the outbox."""
import base64
import hashlib
import json
import mimetypes
from datetime import date, datetime
from functools import cache
from io import BytesIO

import segno
from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from pendaftaran.models import Lamaran
from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core import pdf, penyimpanan
from seleksi.core.akses import wajib_peran
from seleksi.core.domain.kata import tanggal as kata_tanggal
from seleksi.core.domain.peran import Peran
from seleksi.core.jejak import catat_jejak
from seleksi.core.kripto import buka_segel, segel
from seleksi.core.models import Instansi, Pengguna, Peristiwa, Seleksi
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.services import TidakSah

from .domain.status import TRANSISI_SURAT, JenisSurat, StatusSurat
from .domain.surat import rahasia, register_surat, sifat_surat, templat_surat
from .kabar import kabari_penerima
from .models import Surat
from .register import beri_nomor, kunci_register

TEMPLAT = settings.BASE_DIR / "templates"
ALASAN_MAKSIMAL = 500


@cache
def versi_templat(nama: str) -> str:
    """SHA-256 of everything that shapes a letter of this template, so that a letter says how it was made."""
    ringkas = hashlib.sha256()
    bagian = sorted([*(TEMPLAT / "surat").glob("_*.html"), *(TEMPLAT / "pengumuman").glob("_isi_*.html")])
    for jalur in [TEMPLAT / "surat" / f"{nama}.html", TEMPLAT / "surat" / "dasar.html", TEMPLAT / "surat" / "surat.css", *bagian]:
        ringkas.update(jalur.name.encode() + b"\0" + jalur.read_bytes() + b"\0")
    return ringkas.hexdigest()


def alamat_periksa(kode: str) -> str:
    """The public address that the QR code of a letter opens."""
    return settings.BASE_URL + reverse("verifikasi_surat_kode", args=[kode])


@transaction.atomic
def buat_surat(*, seleksi: Seleksi, jenis: str, kunci: str, perihal: str, konteks: dict, tanggal: date, pada: datetime,
               lamaran: Lamaran | None = None, agenda: str = "", oleh: Pengguna | None = None) -> Surat:
    """The one letter of `kunci`, with its number and its frozen context; the PDF is owed to the outbox.

    Asked twice it gives the same letter. `agenda` is a number of the regency's own agenda, else the register gives the next.
    """
    register = kunci_register(seleksi, "agenda" if agenda else register_surat(jenis), tanggal.year)
    if ada := Surat.objects.filter(kunci=kunci).first():  # asked again; the lock above makes the second one wait
        return ada
    templat = templat_surat(jenis, konteks.get("jenis_pengumuman", ""))
    surat = Surat(seleksi=seleksi, lamaran=lamaran, jenis=JenisSurat(jenis).value, kunci=kunci, perihal=perihal[:200],
                  nomor=beri_nomor(register, tanggal=tanggal, agenda=agenda, pada=pada), tanggal=tanggal, templat=templat,
                  templat_versi=versi_templat(templat), dibuat=pada)
    surat.konteks = {"sifat": sifat_surat(jenis), "lampiran": "-", **konteks, "perihal": surat.perihal, "nomor": surat.nomor,
                     "kode": surat.kode, "tanggal": kata_tanggal(tanggal), "alamat_periksa": alamat_periksa(surat.kode)}
    if rahasia(jenis):  # scores stay sealed in the database until they are printed
        surat.konteks["isi"] = _segel_isi(surat)
    surat.save()
    terbitkan_peristiwa(jenis="surat_render", objek=f"surat:{surat.pk}", kunci=f"surat_render:{surat.pk}")
    catat_jejak(jenis="surat.dibuat", objek=f"surat:{surat.pk}", oleh=oleh, pada=pada, seleksi=seleksi,
                isi={"jenis": surat.jenis, "nomor": surat.nomor, "kunci": kunci})
    return surat


def _segel_isi(surat: Surat) -> dict:
    sandi = segel(json.dumps(surat.konteks["isi"], ensure_ascii=False).encode(), konteks=f"surat:{surat.kode}")
    return {"segel": base64.b64encode(sandi).decode()}


def _buka_isi(surat: Surat) -> dict:
    isi = surat.konteks["isi"]
    return json.loads(buka_segel(base64.b64decode(isi["segel"]), konteks=f"surat:{surat.kode}")) if rahasia(surat.jenis) else isi


def _lambang(instansi: Instansi) -> str:
    """The regency's uploaded coat of arms as a data: picture, or "" for the neutral one. No SVG: it may name other files."""
    jenis = mimetypes.guess_type(instansi.lambang.name or "")[0]
    if not instansi.lambang or jenis not in {"image/png", "image/jpeg"}:
        return ""
    with instansi.lambang.open("rb") as berkas:
        return f"data:{jenis};base64,{base64.b64encode(berkas.read()).decode()}"


def naskah_html(surat: Surat) -> str:
    """The letter as HTML from its frozen context; the QR code is drawn from the frozen address."""
    # A fixed mask: trying all eight costs as much as the rest of the template, and readers take any.
    qr = segno.make(surat.konteks["alamat_periksa"], error="m", micro=False, mask=3).svg_data_uri(border=0)
    return render_to_string(f"surat/{surat.templat}.html", {
        **surat.konteks, "isi": _buka_isi(surat), "qr": qr, "lambang": _lambang(surat.seleksi.instansi)})


def terbitkan(surat_id: int, *, pada: datetime) -> Surat:
    """Render, store, then the row. Stopped anywhere and run again it leaves one file and one letter."""
    surat = (Surat.objects.select_related("seleksi__instansi", "lamaran__pelamar__pengguna")
             .defer("seleksi__rancangan", "lamaran__fakta").get(pk=surat_id))
    if surat.status in {StatusSurat.JADI, StatusSurat.DICABUT}:
        return surat
    isi = pdf.render(naskah_html(surat), judul=surat.perihal)
    berkas = penyimpanan.simpan(sumber=BytesIO(isi), bagian="surat", akhiran="pdf", kunci=f"surat:{surat.kode}")
    return _jadikan(surat, jalur=berkas.nama, sha256=berkas.sha256, pada=pada)


@transaction.atomic
def _jadikan(surat: Surat, *, jalur: str, sha256: str, pada: datetime) -> Surat:
    kini = Surat.objects.select_for_update().only("status").get(pk=surat.pk)
    if kini.status == StatusSurat.JADI:  # another worker was faster; same bytes under the same name
        return Surat.objects.get(pk=surat.pk)
    pastikan_boleh(TRANSISI_SURAT, kini.status, StatusSurat.JADI)
    surat.status, surat.jalur, surat.sha256 = StatusSurat.JADI.value, jalur, sha256
    surat.jadi, surat.galat, surat.templat_versi = pada, "", versi_templat(surat.templat)
    surat.save(update_fields=["status", "jalur", "sha256", "jadi", "galat", "templat_versi"])
    kabari_penerima(surat)
    catat_jejak(jenis="surat.jadi", objek=f"surat:{surat.pk}", oleh=None, pada=pada, seleksi=surat.seleksi,
                isi={"nomor": surat.nomor, "sha256": sha256, "templat": surat.templat_versi})
    return surat


@transaction.atomic
def gagalkan(surat_id: int, *, alasan: str, terakhir: bool) -> None:
    """Note why the PDF is not there; after the last attempt the letter counts as failed."""
    surat = Surat.objects.select_for_update().get(pk=surat_id)
    surat.galat = alasan[:2000]
    if terakhir and surat.status == StatusSurat.ANTRE:
        pastikan_boleh(TRANSISI_SURAT, surat.status, StatusSurat.GAGAL)
        surat.status = StatusSurat.GAGAL.value
    surat.save(update_fields=["galat", "status"])


@transaction.atomic
def ulangi(*, surat: Surat, oleh: Pengguna, pada: datetime) -> None:
    """Owe a failed letter once more."""
    wajib_peran(oleh, surat.seleksi, Peran.SEKRETARIAT, Peran.KETUA, tindakan="mengulang pembuatan surat")
    surat = Surat.objects.select_for_update(of=("self",)).select_related("seleksi").get(pk=surat.pk)
    utang = Peristiwa.objects.filter(jenis="surat_render", objek=f"surat:{surat.pk}")
    macet = surat.status == StatusSurat.ANTRE and not utang.filter(menyerah=False).exists()
    if surat.status != StatusSurat.GAGAL and not macet:
        raise TidakSah("Hanya surat yang gagal dibuat yang dapat diulang.")
    ke = utang.count()
    terbitkan_peristiwa(jenis="surat_render", objek=f"surat:{surat.pk}", kunci=f"surat_render:{surat.pk}:{ke}")
    catat_jejak(jenis="surat.diulang", objek=f"surat:{surat.pk}", oleh=oleh, pada=pada, seleksi=surat.seleksi,
                isi={"nomor": surat.nomor, "galat": surat.galat[:200]})


@transaction.atomic
def cabut(*, surat: Surat, alasan: str, oleh: Pengguna, pada: datetime) -> Surat:
    """Withdraw a finished letter: its number stays, and the public check says that it no longer holds."""
    wajib_peran(oleh, surat.seleksi, Peran.KETUA, tindakan="mencabut surat")
    surat = Surat.objects.select_for_update(of=("self",)).select_related("seleksi").get(pk=surat.pk)
    if surat.jenis == JenisSurat.PENGUMUMAN:
        raise TidakSah("Pengumuman yang terbit tidak dicabut; perbaikannya pengumuman baru.")
    if not 0 < len(alasan.strip()) <= ALASAN_MAKSIMAL:
        raise TidakSah(f"Pencabutan surat harus disertai alasan, paling panjang {ALASAN_MAKSIMAL} huruf.")
    return _cabut(surat, alasan.strip(), oleh, pada)


@transaction.atomic
def gantikan(*, surat: Surat, alasan: str, oleh: Pengguna, pada: datetime) -> Surat:
    """A letter that a newer one replaces no longer holds; the service that makes the newer one has checked who asks."""
    return _cabut(Surat.objects.select_for_update(of=("self",)).select_related("seleksi").get(pk=surat.pk), alasan, oleh, pada)


def _cabut(surat: Surat, alasan: str, oleh: Pengguna, pada: datetime) -> Surat:
    pastikan_boleh(TRANSISI_SURAT, surat.status, StatusSurat.DICABUT)
    surat.status, surat.alasan_cabut = StatusSurat.DICABUT.value, alasan
    surat.save(update_fields=["status", "alasan_cabut"])
    catat_jejak(jenis="surat.dicabut", objek=f"surat:{surat.pk}", oleh=oleh, pada=pada, seleksi=surat.seleksi,
                isi={"nomor": surat.nomor, "alasan": surat.alasan_cabut})
    return surat
