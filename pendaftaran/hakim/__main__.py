"""`python -m pendaftaran.hakim FD`: load the parsers once, then fork for every file.

Protocol on the control socket (SOCK_SEQPACKET): one JSON job with one descriptor per message. On that
descriptor the forked judge writes one line of JSON, and this process, once the judge is gone, a last line:
how it ended (0 is well). Without that last line it is this process that failed, and not the file.
"""

import gc
import json
import os
import selectors
import signal
import socket
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from pendaftaran.domain.berkas import KODE_RUANG_HABIS
from pendaftaran.hakim import isolasi
from pendaftaran.hakim.gambar import periksa_gambar
from pendaftaran.hakim.halaman import hangatkan
from pendaftaran.hakim.pdf import periksa_pdf
from pendaftaran.hakim.rakit import gabungkan, susunkan
from pendaftaran.hakim.tolak import Tolak

BATAS_PESAN = 16 * 1024
BATAS_FD = 1024


@dataclass(frozen=True)
class Anak:
    pid: int
    jawab: socket.socket
    batas: float  # monotonic clock; a little after the judge's own alarm, for one that has turned it off


def adili(tugas: dict) -> dict:
    """Verdict on one file, or on one made of several. Anything unforeseen refuses the file; it never reaches the web worker."""
    kerja = Path(tugas["kerja"])
    try:
        if "gabung" in tugas:
            return gabungkan(tugas["gabung"], kerja, tugas["batas"])
        asli = Path(tugas["asli"])
        if "susunan" in tugas:
            return susunkan(asli, kerja, tugas["jenis"], tugas["susunan"])
        if tugas["jenis"] == "pdf":
            return periksa_pdf(asli, kerja)
        return periksa_gambar(asli, kerja, tugas["jenis"])
    except Tolak as tolak:
        return {"kode": tolak.kode}
    except MemoryError:
        return {"kode": "terlalu_rumit"}
    except OSError as galat:  # writing the copy: our disk, or more output than any honest file needs
        traceback.print_exc(limit=-2)
        return {"kode": "ruang_habis" if galat.errno in KODE_RUANG_HABIS else "terlalu_rumit"}
    except Exception:  # noqa: BLE001  the boundary of the process: refuse, and leave the trace in the log
        traceback.print_exc(limit=-4)
        return {"kode": "terlalu_rumit"}


def lahirkan(tugas: dict, jawab: socket.socket) -> Anak:
    pid = os.fork()
    if pid:
        return Anak(pid, jawab, monotonic() + isolasi.DETIK_NYATA + 1)
    kode = 1
    try:
        os.closerange(3, jawab.fileno())  # the control socket and the answers of other files
        os.closerange(jawab.fileno() + 1, BATAS_FD)
        isolasi.kunci_diri()
        jawab.sendall(json.dumps(adili(tugas)).encode())
        kode = 0
    finally:
        os._exit(kode)


def layani(kendali: socket.socket) -> None:
    """Serve until the other side closes. A judge is one process and one descriptor, both given back here."""
    pilih = selectors.DefaultSelector()
    pilih.register(kendali, selectors.EVENT_READ)
    anak: dict[int, Anak] = {}
    while True:
        for kunci, _ in pilih.select(1 if anak else None):
            if kunci.fd != kendali.fileno():
                pilih.unregister(kunci.fd)
                tuai(kunci.fd, anak.pop(kunci.fd))
                continue
            pesan, fd, _, _ = socket.recv_fds(kendali, BATAS_PESAN, 1)
            if not pesan:
                return
            baru = lahirkan(json.loads(pesan), socket.socket(fileno=fd[0]))
            pidfd = os.pidfd_open(baru.pid)
            anak[pidfd] = baru
            pilih.register(pidfd, selectors.EVENT_READ)
        for satu in anak.values():
            if monotonic() > satu.batas:
                os.kill(satu.pid, signal.SIGKILL)


def tuai(pidfd: int, anak: Anak) -> None:
    """Collect an ended judge and add the last line; whoever asked may have gone away meanwhile."""
    _, status = os.waitpid(anak.pid, 0)
    os.close(pidfd)
    kode = os.waitstatus_to_exitcode(status)
    with anak.jawab, suppress(OSError):
        anak.jawab.settimeout(1)
        anak.jawab.sendall(b"\n%d" % kode)


def main() -> None:
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches the whole group; the parent says when to end
    with socket.socket(fileno=int(sys.argv[1])) as kendali:
        terputus = isolasi.putuskan_jaringan()
        hangatkan()
        gc.freeze()  # what is loaded stays shared with the forks
        kendali.send(json.dumps({"jaringan_terputus": terputus}).encode())
        layani(kendali)


if __name__ == "__main__":
    main()
