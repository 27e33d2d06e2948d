"""What the judge's processes give up before they read a stranger's byte: network, programs, memory, time."""

import ctypes
import os
import platform
import resource
import signal
import struct

MEMORI = 512 * 1024 * 1024
DETIK_CPU = 20
DETIK_NYATA = 21
UKURAN_KELUARAN = 96 * 1024 * 1024

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 1, 38, 22, 2
_libc = ctypes.CDLL(None, use_errno=True)

# Per machine: seccomp's name of it, then the numbers of socket, execve, execveat, ptrace, process_vm_readv,
# process_vm_writev, kill, pidfd_send_signal, io_uring_setup.
_PANGGILAN_TERLARANG = {
    "x86_64": (0xC000003E, (41, 59, 322, 101, 310, 311, 62, 424, 425)),
    "aarch64": (0xC00000B7, (198, 221, 281, 117, 270, 271, 129, 424, 425)),
}


def putuskan_jaringan() -> bool:
    """Move into an empty network namespace; False where the machine forbids it (most containers)."""
    return any(_libc.unshare(b) == 0 for b in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def larang_panggilan() -> bool:
    """Forbid sockets, programs and signals by seccomp, which needs no privilege; False if unsupported."""
    if platform.machine() not in _PANGGILAN_TERLARANG:
        return False
    mesin, nomor = _PANGGILAN_TERLARANG[platform.machine()]
    tolak, izinkan = 0x00050001, 0x7FFF0000  # errno EPERM; allow
    muat, sama, paling_sedikit, jawab = 0x20, 0x15, 0x35, 0x06
    perintah = [(muat, 0, 0, 4), (sama, 1, 0, mesin), (jawab, 0, 0, tolak), (muat, 0, 0, 0)]
    perintah += [(paling_sedikit, 0, 1, 0x40000000), (jawab, 0, 0, tolak)]  # the x32 twins of x86_64
    for n in nomor:
        perintah += [(sama, 0, 1, n), (jawab, 0, 0, tolak)]
    perintah.append((jawab, 0, 0, izinkan))
    program = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *p) for p in perintah))
    susunan = ctypes.create_string_buffer(struct.pack("@HP", len(perintah), ctypes.addressof(program)))
    return _libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, susunan, 0, 0) == 0


def kunci_diri() -> None:
    """Limits of the process that reads one file. The kernel keeps them; the code below cannot lift them."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)  # outlives neither its starter nor the web worker
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    signal.alarm(DETIK_NYATA)  # default action: end
    for batas, nilai in (
        (resource.RLIMIT_AS, MEMORI),
        (resource.RLIMIT_FSIZE, UKURAN_KELUARAN),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(batas, (nilai, nilai))
    resource.setrlimit(resource.RLIMIT_CPU, (DETIK_CPU, DETIK_CPU + 1))  # first tells, then kills
    _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    larang_panggilan()
    os.umask(0o077)
