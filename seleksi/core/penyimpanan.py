"""Private files: whole or absent, never overwritten, found only through their row.

Order of events: temporary name, hash while writing, fsync, move; the caller writes the row afterwards. So a
crash leaves at most a temporary file (`sapu_sementara` removes it) or a file without a row, never a row
without its file. Names are random and say nothing; who may read is decided by whoever holds the row.
"""

import errno
import hashlib
import os
import re
import secrets
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.crypto import salted_hmac

ALIAS = "berkas"
_SEMENTARA, _AWALAN = ".sementara", "simpan-"
_POTONGAN = 256 * 1024
_BAGIAN = re.compile(r"[a-z0-9_-]+(/[a-z0-9_-]+)*")
_AKHIRAN = re.compile(r"[a-z0-9]{1,5}")
_GALAT_S3 = (BotoCoreError, ClientError)


class GagalSimpan(Exception):
    """Nothing was stored; the caller writes no row and asks to try again."""


class RuangHabis(GagalSimpan):
    """The same, because the disk or the quota is full."""


class GagalBaca(Exception):
    """The storage is out of reach; the file itself may be well."""


@dataclass(frozen=True)
class Tersimpan:
    """What the row keeps: the storage name, the hash and size of exactly the stored bytes."""

    nama: str
    sha256: str
    ukuran: int


def simpan(
    *, sumber: Path | BinaryIO, bagian: str, akhiran: str, kunci: str = "", penyimpanan: Storage | None = None
) -> Tersimpan:
    """Store a copy of `sumber` as `bagian/ab/<128 random bits>.akhiran`; raises GagalSimpan or RuangHabis.

    Call it before the database transaction: storage may be another machine, and no lock should wait for it.
    With `kunci` the bits follow from it and from the content: work that is repeated after a crash meets its
    own file, not a second one, and other content never takes the place of a file that a row may name.
    Only for what is stored before its row exists; a file that a row names is never stored again.
    """
    if not _BAGIAN.fullmatch(bagian) or not _AKHIRAN.fullmatch(akhiran):
        raise ValueError(f"bagian {bagian!r} atau akhiran {akhiran!r} tidak sah")
    penyimpanan = penyimpanan or storages[ALIAS]
    try:
        with _sementara(penyimpanan) as (sementara, keluar):
            sha256, ukuran = _salin(sumber, keluar)
            acak = salted_hmac(__name__, f"{kunci}:{sha256}", algorithm="sha256").hexdigest()[:32] if kunci else secrets.token_hex(16)
            nama = f"{bagian}/{acak[:2]}/{acak}.{akhiran}"
            if kunci and penyimpanan.exists(nama):
                return Tersimpan(nama=nama, sha256=sha256, ukuran=ukuran)
            if isinstance(penyimpanan, FileSystemStorage):
                _tautkan(sementara, Path(penyimpanan.path(nama)), Path(penyimpanan.location))
            else:
                nama = _kirim(sementara, nama, ukuran, penyimpanan)
    except OSError as galat:
        jenis = RuangHabis if galat.errno in {errno.ENOSPC, errno.EDQUOT} else GagalSimpan
        raise jenis(f"berkas tidak tersimpan: {galat}") from galat
    except _GALAT_S3 as galat:
        raise GagalSimpan(f"berkas tidak tersimpan: {galat}") from galat
    return Tersimpan(nama=nama, sha256=sha256, ukuran=ukuran)


def simpan_banyak(
    *, butir: Sequence[tuple[Path, str, str]], penyimpanan: Storage | None = None
) -> list[Tersimpan]:
    """Store several (sumber, bagian, akhiran), such as original, copy and pictures: all or none."""
    with ExitStack() as batal:
        hasil = []
        for sumber, bagian, akhiran in butir:
            hasil.append(simpan(sumber=sumber, bagian=bagian, akhiran=akhiran, penyimpanan=penyimpanan))
            batal.callback(hapus, nama=hasil[-1].nama, penyimpanan=penyimpanan)
        batal.pop_all()
        return hasil


def buka(*, nama: str, penyimpanan: Storage | None = None) -> File:
    """A stored file for reading, fit for FileResponse; the caller has checked who asks. Close it.

    Raises FileNotFoundError, or GagalBaca when the storage does not answer.
    """
    try:
        return (penyimpanan or storages[ALIAS]).open(nama, "rb")
    except _GALAT_S3 as galat:
        raise GagalBaca(f"berkas tidak terbaca: {galat}") from galat


def baca_bertahap(*, nama: str, penyimpanan: Storage | None = None) -> Iterator[bytes]:
    """The content in pieces, for zip exports and checks; closes the file at the end."""
    with buka(nama=nama, penyimpanan=penyimpanan) as f:
        while bagian := f.read(_POTONGAN):
            yield bagian


def sidik(*, nama: str, penyimpanan: Storage | None = None) -> str:
    """SHA-256 of what is stored now, to compare with the row."""
    hasil = hashlib.sha256()
    for bagian in baca_bertahap(nama=nama, penyimpanan=penyimpanan):
        hasil.update(bagian)
    return hasil.hexdigest()


def hapus(*, nama: str, penyimpanan: Storage | None = None) -> None:
    """For files whose row was not written after all, and for retention. Absent is fine."""
    (penyimpanan or storages[ALIAS]).delete(nama)


def sapu_sementara(*, sebelum: datetime, penyimpanan: Storage | None = None) -> int:
    """Remove temporary files that a killed process left before that time; returns how many."""
    jumlah = 0
    for berkas in _folder_sementara(penyimpanan or storages[ALIAS]).glob(f"{_AWALAN}*"):
        with suppress(FileNotFoundError):  # its own process was faster
            if berkas.stat().st_mtime < sebelum.timestamp():
                berkas.unlink()
                jumlah += 1
    return jumlah


def _folder_sementara(penyimpanan: Storage) -> Path:
    """On the disk of the storage itself where it has one, because only there a move is one step."""
    if not isinstance(penyimpanan, FileSystemStorage):
        return Path(settings.FILE_UPLOAD_TEMP_DIR or tempfile.gettempdir())
    lokasi = Path(penyimpanan.location)
    lokasi.mkdir(parents=True, exist_ok=True, mode=0o700)
    return lokasi / _SEMENTARA


@contextmanager
def _sementara(penyimpanan: Storage) -> Iterator[tuple[Path, BinaryIO]]:
    """A private temporary file that is gone afterwards, whatever happens."""
    folder = _folder_sementara(penyimpanan)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fd, nama = tempfile.mkstemp(prefix=_AWALAN, dir=folder)
    try:
        with open(fd, "wb") as keluar:
            yield Path(nama), keluar
    finally:
        os.unlink(nama)


def _salin(sumber: Path | BinaryIO, keluar: BinaryIO) -> tuple[str, int]:
    hasil, ukuran = hashlib.sha256(), 0
    with ExitStack() as terbuka:
        if isinstance(sumber, Path):
            sumber = terbuka.enter_context(sumber.open("rb"))
        else:
            sumber.seek(0)
        while bagian := sumber.read(_POTONGAN):
            keluar.write(bagian)
            hasil.update(bagian)
            ukuran += len(bagian)
    keluar.flush()
    os.fsync(keluar.fileno())
    return hasil.hexdigest(), ukuran


def _tautkan(sementara: Path, tujuan: Path, lokasi: Path) -> None:
    """A second name for finished bytes: appears whole, and fails when the name is taken."""
    tujuan.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.link(sementara, tujuan)
    folder = tujuan.parent
    while folder.is_relative_to(lokasi):
        _fsync_folder(folder)
        folder = folder.parent


def _fsync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _kirim(sementara: Path, nama: str, ukuran: int, penyimpanan: Storage) -> str:
    """Upload; an object store shows an object only when it is complete. Returns the name that was given."""
    with sementara.open("rb") as f:
        nama = penyimpanan.save(nama, File(f))
    if penyimpanan.size(nama) != ukuran:
        penyimpanan.delete(nama)
        raise OSError(errno.EIO, "ukuran di penyimpanan berbeda")
    return nama
