"""The file judge: is this upload what its slot asks for, and is it safe to open?

`gabung` and `susun` make one document of parts and pages that were judged before, in the same child and limits.

The web worker only copies bytes, counts and hashes them and looks at the first ones; everything that parses
runs in `pendaftaran.hakim`. A verdict always comes back: no file raises here. What it holds lives in one
temporary folder, which `bersihkan()` or leaving the `with` block removes; a refusal keeps no file at all.
"""

import hashlib
import logging
import os
import shutil
import tempfile
import weakref
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Self

from django.conf import settings

from pendaftaran.antivirus import GagalPindai, pindai_antivirus
from pendaftaran.domain.berkas import (
    BATAS_HALAMAN,
    BERSIH,
    FORMAT,
    HALAMAN_BERGAMBAR,
    KODE_RUANG_HABIS,
    nama_halaman,
    putuskan_jenis,
    sebut_ukuran,
)
from pendaftaran.domain.susunan import Susunan
from pendaftaran.domain.vonis_berkas import GANGGUAN, KODE_ANAK, PERINGATAN, kalimat
from pendaftaran.hakim.induk import PemeriksaMati, tanya
from pendaftaran.hakim.isolasi import UKURAN_KELUARAN

__all__ = ["GagalPindai", "Permintaan", "Vonis", "gabung", "periksa", "periksa_banyak", "pindai_antivirus", "sapu_sisa", "susun"]
catatan = logging.getLogger(__name__)
AWALAN_KERJA = "periksa-"
_POTONGAN = 256 * 1024
_CUKUP_UNTUK_JENIS = 64 * 1024


@dataclass(frozen=True)
class Permintaan:
    """One upload and what its slot allows. `sumber` is a path or anything with read()."""

    sumber: Path | str | BinaryIO
    jenis_boleh: frozenset[str]
    batas_byte: int
    nama: str


@dataclass
class Vonis:
    """The answer. Paths are valid until `bersihkan()`; `pesan` is for people, `kode` for programs."""

    diterima: bool
    kode: str
    pesan: str
    tipe: str | None = None
    akhiran: str | None = None
    ukuran: int = 0
    halaman: int = 0
    berkas_asli: Path | None = None  # the very bytes that were judged and hashed
    berkas_bersih: Path | None = None
    gambar: list[Path] = field(default_factory=list)
    sha256_asli: str = ""
    sha256_bersih: str = ""
    peringatan: list[str] = field(default_factory=list)
    kode_peringatan: tuple[str, ...] = ()
    _penyapu: weakref.finalize | None = field(default=None, repr=False, compare=False)

    @property
    def gangguan(self) -> bool:
        """True when the file is not to blame: ask to try again (503) and do not count it as refused."""
        return self.kode in GANGGUAN

    def bersihkan(self) -> None:
        if self._penyapu is not None:
            self._penyapu()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.bersihkan()


def periksa(
    *, sumber: Path | str | BinaryIO, jenis_boleh: frozenset[str], batas_byte: int, nama: str
) -> Vonis:
    """Judge one upload within the request; at most some 25 seconds, usually a few hundredths."""
    return _periksa(Permintaan(sumber, jenis_boleh, batas_byte, nama))


def periksa_banyak(permintaan: Sequence[Permintaan]) -> list[Vonis]:
    """Judge many, in order of the requests, as many at once as there are processors."""
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as kolam:
        return list(kolam.map(_periksa, permintaan))


def gabung(*, bagian: Sequence[tuple[Path | str | BinaryIO, str]], batas_byte: int) -> Vonis:
    """One PDF of rebuilt copies, each with its kind, in this order; there is no original but the PDF itself."""
    def kerjakan(kerja: Path) -> Vonis:
        salinan = []
        for n, (sumber, jenis) in enumerate(bagian):
            _salin(sumber, kerja / f"bagian-{n}", UKURAN_KELUARAN)
            salinan.append((str(kerja / f"bagian-{n}"), jenis))
        jawaban = tanya({"gabung": salinan, "kerja": str(kerja), "batas": batas_byte})
        if jawaban.get("kode") != "diterima":
            return _tolak_anak(jawaban, batas_byte)
        return _terima(jawaban, kerja=kerja, asli=kerja / BERSIH, jenis="pdf", sha256_asli=None)
    return _dalam_folder(kerjakan)


def susun(*, sumber: Path | str | BinaryIO, jenis: str, susunan: Susunan) -> Vonis:
    """A new copy of a rebuilt copy with its pages in this order, turned as said; `berkas_asli` is what it was made of."""
    def kerjakan(kerja: Path) -> Vonis:
        asli = kerja / "asli"
        _, sha256, _ = _salin(sumber, asli, UKURAN_KELUARAN)
        jawaban = tanya({"asli": str(asli), "kerja": str(kerja), "jenis": jenis,
                         "susunan": [(satu.nomor, satu.putar) for satu in susunan]})
        if jawaban.get("kode") != "diterima":
            return _tolak_anak(jawaban, 0)
        return _terima(jawaban, kerja=kerja, asli=asli, jenis=jenis, sha256_asli=sha256)
    return _dalam_folder(kerjakan)


def sapu_sisa(*, sebelum: datetime) -> int:
    """Remove working folders that a killed process left behind before that time; returns how many."""
    jumlah = 0
    for folder in Path(_folder_sementara()).glob(f"{AWALAN_KERJA}*"):
        if folder.stat().st_mtime < sebelum.timestamp():
            shutil.rmtree(folder, ignore_errors=True)
            jumlah += 1
    return jumlah


def _periksa(p: Permintaan) -> Vonis:
    return _dalam_folder(lambda kerja: _adili(p, kerja))


def _dalam_folder(kerjakan: Callable[[Path], Vonis]) -> Vonis:
    """The folder goes with every refusal and every accident; an accepted file takes it over."""
    with ExitStack() as sisa:
        try:
            kerja = Path(tempfile.mkdtemp(prefix=AWALAN_KERJA, dir=_folder_sementara()))
            sisa.callback(shutil.rmtree, kerja, ignore_errors=True)
            vonis = kerjakan(kerja)
        except PemeriksaMati:
            catatan.exception("pemeriksa berkas tidak menjawab")
            return _tolak("pemeriksa_tidak_siap")
        except OSError as galat:
            catatan.exception("berkas unggahan tidak dapat disalin")
            return _tolak("ruang_habis" if galat.errno in KODE_RUANG_HABIS else "pemeriksa_tidak_siap")
        if vonis.diterima:
            vonis._penyapu = weakref.finalize(vonis, sisa.pop_all().close)
        return vonis


def _adili(p: Permintaan, kerja: Path) -> Vonis:
    asli = kerja / "asli"
    ukuran, sha256, awal = _salin(p.sumber, asli, p.batas_byte)
    if ukuran == 0:
        return _tolak("berkas_kosong", sha256_asli=sha256)
    if ukuran > p.batas_byte:
        return _tolak("terlalu_besar", {"batas": sebut_ukuran(p.batas_byte)})
    jenis, nilai = putuskan_jenis(isi=awal, nama=p.nama, jenis_boleh=p.jenis_boleh)
    if jenis not in FORMAT:
        return _tolak(jenis, nilai, sha256_asli=sha256)
    jawaban = tanya({"asli": str(asli), "kerja": str(kerja), "jenis": jenis})
    if jawaban.get("kode") != "diterima":
        return _tolak_anak(jawaban, p.batas_byte, sha256_asli=sha256)
    return _terima(jawaban, kerja=kerja, asli=asli, jenis=jenis, sha256_asli=sha256)


def _salin(sumber: Path | str | BinaryIO, tujuan: Path, batas: int) -> tuple[int, str, bytes]:
    """Copy at most one byte more than allowed; size, SHA-256 and first bytes of what was copied."""
    hasil, ukuran, awal = hashlib.sha256(), 0, b""
    with ExitStack() as terbuka:
        if isinstance(sumber, (str, Path)):
            sumber = terbuka.enter_context(open(sumber, "rb"))
        else:
            sumber.seek(0)
        keluar = terbuka.enter_context(tujuan.open("wb"))
        while ukuran <= batas and (bagian := sumber.read(min(_POTONGAN, batas + 1 - ukuran))):
            keluar.write(bagian)
            hasil.update(bagian)
            ukuran += len(bagian)
            if len(awal) < _CUKUP_UNTUK_JENIS:
                awal += bagian[:_CUKUP_UNTUK_JENIS]
    return ukuran, hasil.hexdigest(), awal


def _tolak_anak(jawaban: dict, batas: int, *, sha256_asli: str = "") -> Vonis:
    kode = str(jawaban.get("kode"))
    return _tolak(kode if kode in KODE_ANAK else "terlalu_rumit", {"batas": sebut_ukuran(batas)}, sha256_asli=sha256_asli)


def _terima(jawaban: dict, *, kerja: Path, asli: Path, jenis: str, sha256_asli: str | None) -> Vonis:
    """The child has read a stranger's file, so its answer is checked: numbers, plain files, same original."""
    halaman, banyak, catatan_anak = (jawaban.get(k) for k in ("halaman", "gambar", "peringatan"))
    if not all(isinstance(n, int) for n in (halaman, banyak)) or not isinstance(catatan_anak, list):
        return _tolak("terlalu_rumit", sha256_asli=sha256_asli or "")
    if not (1 <= halaman <= BATAS_HALAMAN and 1 <= banyak <= HALAMAN_BERGAMBAR):
        return _tolak("terlalu_rumit", sha256_asli=sha256_asli or "")
    gambar = [kerja / nama_halaman(n) for n in range(1, banyak + 1)]
    if not all(b.is_file() and not b.is_symlink() for b in [kerja / BERSIH, *gambar]):
        return _tolak("terlalu_rumit", sha256_asli=sha256_asli or "")
    sidik_asli = _sidik(asli)
    if sha256_asli not in {None, sidik_asli}:
        return _tolak("terlalu_rumit", sha256_asli=sha256_asli)
    peringatan = tuple(k for k in PERINGATAN if k in catatan_anak)
    return Vonis(
        diterima=True,
        kode="diterima",
        pesan=kalimat("diterima"),
        tipe=FORMAT[jenis].tipe,
        akhiran=FORMAT[jenis].akhiran[0],
        ukuran=asli.stat().st_size,
        halaman=halaman,
        berkas_asli=asli,
        berkas_bersih=kerja / BERSIH,
        gambar=gambar,
        sha256_asli=sidik_asli,
        sha256_bersih=_sidik(kerja / BERSIH),
        peringatan=[PERINGATAN[k] for k in peringatan],
        kode_peringatan=peringatan,
    )


def _sidik(path: Path) -> str:
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def _tolak(kode: str, nilai: dict[str, str] | None = None, *, sha256_asli: str = "") -> Vonis:
    return Vonis(diterima=False, kode=kode, pesan=kalimat(kode, **(nilai or {})), sha256_asli=sha256_asli)


def _folder_sementara() -> str:
    return str(settings.FILE_UPLOAD_TEMP_DIR or tempfile.gettempdir())
