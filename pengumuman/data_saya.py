"""A copy of everything that the portal holds about one person, as one zip: data.json, the files, the letters."""
import io
import json
import shutil
import tempfile
import zipfile
from datetime import datetime
from typing import IO

import structlog
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.text import slugify

from pendaftaran.models import Berkas, Lamaran
from pendaftaran.selectors.data_saya import data_lamaran, data_profil, lamaran_milik
from seleksi.core import penyimpanan
from seleksi.core.akses import catat_akses
from seleksi.core.models import Pengguna
from seleksi.core.selectors import pesan_saya

from .domain.status import StatusSurat
from .models import Surat
from .selectors.surat import surat_milik

catatan = structlog.get_logger(__name__)
DI_MEMORI = 8 * 1024 * 1024  # beyond this the zip goes to a temporary file
BACA_DULU = """Salinan data Anda

data.json   semua isian, lamaran, pernyataan, hasil yang sudah diumumkan, pesan, dan permintaan Anda
berkas/     berkas yang Anda unggah: "asli" persis seperti yang dikirim, "salinan" seperti yang dibaca petugas
surat/      surat yang dibuat untuk Anda

Nilai dan peringkat tidak termasuk karena tidak diumumkan. Berkas yang belum selesai diperiksa dari virus hanya dicatat namanya.
"""


def susun(*, pengguna: Pengguna, pada: datetime) -> IO[bytes]:
    """The zip, open at its beginning; the caller closes it. Noted in AksesLog."""
    wadah = tempfile.SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115  the response closes it
    milik = lamaran_milik(pengguna)
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("BACA-DULU.txt", BACA_DULU)
        arsip.writestr("data.json", json.dumps(_data(pengguna, milik, pada), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        for nomor, lamaran in enumerate(milik, 1):
            folder = f"{nomor}-{slugify(lamaran.nomor or lamaran.kode)}"
            for berkas in lamaran.berkas.all():
                _tambah_berkas(arsip, f"berkas/{folder}", berkas)
            for surat in surat_milik(lamaran.seleksi, pengguna).filter(lamaran=lamaran, status__in=[StatusSurat.JADI, StatusSurat.DICABUT]):
                _tambah(arsip, f"surat/{folder}/{_nama_surat(surat)}", surat.jalur)
    catat_akses(pengguna=pengguna, objek=f"pengguna:{pengguna.pk}", tindakan="unduh salinan data", pada=pada)
    wadah.seek(0)
    return wadah


def _data(pengguna: Pengguna, milik: list[Lamaran], pada: datetime) -> dict:
    return {
        "dibuat": pada,
        "akun": {"surel": pengguna.email, "nama": pengguna.nama, "terdaftar": pengguna.date_joined, "masuk_terakhir": pengguna.last_login},
        "profil": data_profil(pengguna),
        "lamaran": [data_lamaran(lamaran) | {"berkas": [_data_berkas(b) for b in lamaran.berkas.all()]} for lamaran in milik],
        "pesan": list(pesan_saya(pengguna).values("subjek", "isi", "dibuat", "terkirim", "dibaca")),
    }


def _data_berkas(berkas: Berkas) -> dict:
    return {"jenis": berkas.jenis, "nama": berkas.nama_asli, "ukuran": berkas.ukuran, "halaman": berkas.halaman,
            "diunggah": berkas.diunggah, "diganti": berkas.diganti, "sha256_asli": berkas.sha256_asli,
            "sha256_salinan": berkas.sha256_bersih, "disertakan": berkas.dapat_dibuka}


def _tambah_berkas(arsip: zipfile.ZipFile, folder: str, berkas: Berkas) -> None:
    if not berkas.dapat_dibuka:
        return
    foto = [(f"foto-{nomor}", satu["jalur"]) for nomor, satu in enumerate(berkas.sumber, 1)]  # what a joined document was made of
    for kata, jalur in (("asli", berkas.jalur_asli), ("salinan", berkas.jalur_bersih), *foto):
        _tambah(arsip, f"{folder}/{berkas.jenis}-{berkas.urut}-{berkas.kode}-{kata}.{jalur.rpartition('.')[2]}", jalur)


def _tambah(arsip: zipfile.ZipFile, nama: str, jalur: str) -> None:
    """Copied piece by piece: a folder of scans is larger than the memory of a small server. Scans do not compress."""
    try:
        isi = penyimpanan.buka(nama=jalur)
    except FileNotFoundError:  # a row without its file: for the operator to look into; the rest of the copy is still owed
        catatan.error("berkas_hilang_dari_penyimpanan", nama=jalur)
        arsip.writestr(f"{nama}.TIDAK-DITEMUKAN.txt", "Berkas ini tercatat, tetapi tidak ada di penyimpanan. Hubungi Sekretariat.\n")
        return
    with isi as sumber, arsip.open(zipfile.ZipInfo(nama), "w", force_zip64=True) as tujuan:
        shutil.copyfileobj(sumber, tujuan, io.DEFAULT_BUFFER_SIZE * 8)


def _nama_surat(surat: Surat) -> str:
    return f"{slugify(surat.get_jenis_display())}-{surat.kode}.pdf"
