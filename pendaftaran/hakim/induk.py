"""The parent's side of the judge: start the process, hand it one file, take back one small answer."""

import atexit
import json
import logging
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from pendaftaran.hakim.isolasi import DETIK_NYATA

catatan = logging.getLogger(__name__)
_AKAR = Path(__file__).resolve().parents[2]
PERINTAH = ("-m", "pendaftaran.hakim")
# No secret of ours goes along. Large pages spare a page picture thousands of faults in the fresh process.
LINGKUNGAN = {"LANG": "C.UTF-8", "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
_BATAS_JAWABAN = 16 * 1024
_TUMBANG = {"kode": "terlalu_rumit"}
_TENGGAT_MULAI = 15
_TENGGAT = DETIK_NYATA + 3


class PemeriksaMati(Exception):
    """The judge could not be started or did not answer: our fault, never the file's."""


class Pemeriksa:
    """One running judge, safe to use from several threads. It ends when this end of its socket closes,
    be that by `tutup` or because this process died."""

    def __init__(self, *, perintah: tuple[str, ...] | None = None) -> None:
        self.pid_pemilik = os.getpid()
        self.kendali, ujung = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with ujung:
                self.proses = subprocess.Popen(
                    [sys.executable, "-E", "-s", *(perintah or PERINTAH), str(ujung.fileno())],
                    cwd=_AKAR,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    pass_fds=(ujung.fileno(),),
                    env=LINGKUNGAN,
                )
        except OSError as galat:
            self.kendali.close()
            raise PemeriksaMati(f"pemeriksa berkas tidak dapat dijalankan: {galat}") from galat
        self.jaringan_terputus = self._sapa()
        if not self.jaringan_terputus:
            catatan.warning(
                "pemeriksa berkas tanpa ruang jaringan terpisah; soket hanya dilarang oleh seccomp"
            )

    def _sapa(self) -> bool:
        self.kendali.settimeout(_TENGGAT_MULAI)
        try:
            sapaan = self.kendali.recv(_BATAS_JAWABAN)
        except OSError as galat:
            self.tutup()
            raise PemeriksaMati(f"pemeriksa berkas tidak siap: {galat}") from galat
        if not sapaan:
            self.tutup()
            raise PemeriksaMati(f"pemeriksa berkas berhenti saat mulai, kode {self.proses.returncode}")
        return json.loads(sapaan)["jaringan_terputus"]

    def tanya(self, tugas: dict[str, Any]) -> dict:
        """The judge's answer for one file; raises PemeriksaMati when there is none."""
        kami, dia = socket.socketpair()
        with kami:
            with dia:
                try:
                    socket.send_fds(self.kendali, [json.dumps(tugas).encode()], [dia.fileno()])
                except OSError as galat:
                    raise PemeriksaMati(str(galat)) from galat
            return _baca_jawaban(kami)

    def tutup(self) -> None:
        self.kendali.close()
        if self.pid_pemilik == os.getpid():
            self.proses.wait(_TENGGAT_MULAI)


def _baca_jawaban(saluran: socket.socket) -> dict:
    """What the judge said; "terlalu_rumit" for one that died or talked nonsense (form: see `__main__`)."""
    saluran.settimeout(_TENGGAT)
    isi = b""
    try:
        while (bagian := saluran.recv(_BATAS_JAWABAN)) and len(isi) <= _BATAS_JAWABAN:
            isi += bagian
    except TimeoutError:
        return dict(_TUMBANG)
    except OSError as galat:
        raise PemeriksaMati(str(galat)) from galat
    if len(isi) > _BATAS_JAWABAN:
        return dict(_TUMBANG)
    jawaban, baris, akhir = isi.rpartition(b"\n")
    if not baris:
        raise PemeriksaMati("pemeriksa berkas berhenti di tengah pekerjaan")
    if akhir != b"0":
        catatan.warning("pemeriksa satu berkas berakhir dengan kode %s", akhir[:8].decode("ascii", "replace"))
        return dict(_TUMBANG)
    try:
        hasil = json.loads(jawaban)
    except ValueError:
        hasil = None
    return hasil if isinstance(hasil, dict) else dict(_TUMBANG)


_kunci = threading.Lock()
_bersama: Pemeriksa | None = None


def pemeriksa_bersama(*, ganti: Pemeriksa | None = None) -> Pemeriksa:
    """This process's judge, started on first use; `ganti` names one that has failed and is to be replaced."""
    global _bersama
    with _kunci:
        if _bersama is not None and (_bersama is ganti or _bersama.pid_pemilik != os.getpid()):
            _bersama.tutup()
            _bersama = None
        if _bersama is None:
            _bersama = Pemeriksa()
        return _bersama


@atexit.register
def _tutup_bersama() -> None:
    if _bersama is not None and _bersama.pid_pemilik == os.getpid():
        _bersama.tutup()


def tanya(tugas: dict[str, Any]) -> dict:
    """Ask the shared judge; start a new one once when the old one is gone."""
    pemeriksa = pemeriksa_bersama()
    try:
        return pemeriksa.tanya(tugas)
    except PemeriksaMati:
        return pemeriksa_bersama(ganti=pemeriksa).tanya(tugas)
