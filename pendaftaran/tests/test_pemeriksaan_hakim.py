"""The child process: what it may not do, and what the web worker sees when it dies. Real signals."""

import ast
import io
import json
import os
import signal

import pytest

from pendaftaran.domain.berkas import FORMAT
from pendaftaran.hakim import induk
from pendaftaran.pemeriksaan import Permintaan, periksa, periksa_banyak
from pendaftaran.tests.berkas_uji import pdf

# A judge whose reading of a PDF is one hostile line, under the true limits but for shorter times.
_JAHAT = """
import ctypes, mmap, os, signal, socket, time
from pendaftaran.hakim import __main__ as hakim, isolasi
isolasi.DETIK_CPU, isolasi.DETIK_NYATA = 1, {nyata}
def jahat(asli, kerja):
    hasil = {ulah}
    return {{"kode": "diterima", "hasil": repr(hasil)}}
hakim.periksa_pdf = jahat
hakim.main()
"""


@pytest.fixture
def pemeriksa_jahat(request):
    # A short clock only where it is what is tried: a busy machine may need long for a second of work.
    naskah = _JAHAT.format(ulah=request.param, nyata=2 if "sleep" in request.param else 20)
    pemeriksa = induk.Pemeriksa(perintah=("-c", naskah))
    yield pemeriksa
    pemeriksa.tutup()


def _tugas(tmp_path, jenis: str = "pdf") -> dict[str, str]:
    (tmp_path / "asli").write_bytes(pdf())
    return {"asli": str(tmp_path / "asli"), "kerja": str(tmp_path), "jenis": jenis}


ULAH_MEMATIKAN = {
    "segfault": "ctypes.string_at(0)",
    "abort": "os.abort()",
    "takes all memory": "len(mmap.mmap(-1, 1 << 30))",
    "unforeseen error": "1 // 0",
    "endless recursion": "(lambda f: f(f))(lambda f: f(f))",
    "writes without end": "open(kerja / 'besar', 'wb').write(bytes(100 << 20))",
    "says yes and dies": (
        "os.write(max(int(f) for f in os.listdir('/proc/self/fd')), b'{\"kode\": \"diterima\"}') "
        "and ctypes.string_at(0)"
    ),
    "leaves early": "os._exit(0)",
    "floods the answer": "'x' * 100_000",
}


@pytest.mark.parametrize("pemeriksa_jahat", ULAH_MEMATIKAN.values(), ids=ULAH_MEMATIKAN, indirect=True)
def test_pemeriksa_yang_tumbang_menolak_berkasnya_dan_tetap_melayani(pemeriksa_jahat, tmp_path):
    assert pemeriksa_jahat.tanya(_tugas(tmp_path))["kode"] == "terlalu_rumit"
    assert pemeriksa_jahat.tanya(_tugas(tmp_path, "png"))["kode"] == "gambar_rusak"


ULAH_BERLAMA = {  # and what ends it
    "[None for _ in iter(int, 1)]": signal.SIGXCPU,
    "time.sleep(3600)": signal.SIGALRM,
    "signal.alarm(0), time.sleep(3600)": signal.SIGKILL,
}


@pytest.mark.parametrize(("pemeriksa_jahat", "oleh"), ULAH_BERLAMA.items(), indirect=["pemeriksa_jahat"])
def test_tiga_batas_waktu(pemeriksa_jahat, oleh, tmp_path, caplog):
    assert pemeriksa_jahat.tanya(_tugas(tmp_path))["kode"] == "terlalu_rumit"
    assert caplog.messages == [f"pemeriksa satu berkas berakhir dengan kode {-oleh}"]


ULAH_DILARANG = {
    "socket": "socket.socket()",
    "program": "os.execv('/bin/true', ['true'])",
    "kill": "os.kill(os.getppid(), 9)",
}


@pytest.mark.parametrize("pemeriksa_jahat", ULAH_DILARANG.values(), ids=ULAH_DILARANG, indirect=True)
def test_perbuatan_terlarang_gagal(pemeriksa_jahat, tmp_path):
    assert pemeriksa_jahat.tanya(_tugas(tmp_path))["kode"] == "terlalu_rumit"


@pytest.mark.parametrize(
    "pemeriksa_jahat", ["sorted(os.environ), os.listdir('/proc/self/fd')"], indirect=True
)
def test_tidak_mewarisi_rahasia_atau_berkas_terbuka(pemeriksa_jahat, tmp_path):
    hasil = pemeriksa_jahat.tanya(_tugas(tmp_path))["hasil"]
    lingkungan, terbuka = ast.literal_eval(hasil)
    assert set(lingkungan) <= {"GLIBC_TUNABLES", "LANG", "LC_CTYPE"}
    assert len(terbuka) == 5  # standard three, the answer, and the listing itself


@pytest.mark.parametrize("pemeriksa_jahat", ["[a for _, a in socket.if_nameindex()]"], indirect=True)
def test_tanpa_jaringan_bila_mesin_mengizinkan(pemeriksa_jahat, tmp_path):
    """Listing interfaces needs a socket, so it fails either way; the greeting says which way it is."""
    assert pemeriksa_jahat.tanya(_tugas(tmp_path))["kode"] == "terlalu_rumit"
    asal, anak = (os.readlink(f"/proc/{pid}/ns/net") for pid in ("self", pemeriksa_jahat.proses.pid))
    assert pemeriksa_jahat.jaringan_terputus is (asal != anak)


@pytest.fixture
def tanpa_bersama(monkeypatch):
    """This process's own judge set aside, and whichever the test starts closed again."""
    monkeypatch.setattr(induk, "_bersama", None)
    yield
    if induk._bersama is not None:
        induk._bersama.tutup()


def adili():
    return periksa(sumber=io.BytesIO(pdf()), jenis_boleh=frozenset(FORMAT), batas_byte=2**20, nama="a.pdf")


def test_pemeriksa_yang_dibunuh_diganti(tanpa_bersama, folder_sementara):
    adili().bersihkan()
    lama = induk.pemeriksa_bersama()
    os.kill(lama.proses.pid, signal.SIGKILL)
    lama.proses.wait()
    with adili() as vonis:
        assert vonis.kode == "diterima"
    assert induk.pemeriksa_bersama() is not lama


def test_satu_pemeriksa_untuk_banyak_berkas(tanpa_bersama, folder_sementara):
    semua = [Permintaan(io.BytesIO(pdf()), frozenset(FORMAT), 2**20, "a.pdf") for _ in range(8)]
    pertama = induk.pemeriksa_bersama()
    for vonis in periksa_banyak(semua):
        assert vonis.kode == "diterima"
        vonis.bersihkan()
    assert induk.pemeriksa_bersama() is pertama


@pytest.mark.parametrize("perintah", [("-c", "raise SystemExit(3)"), ("-m", "tidak.ada")])
def test_pemeriksa_yang_tidak_mau_mulai_adalah_gangguan(
    perintah, tanpa_bersama, folder_sementara, monkeypatch
):
    monkeypatch.setattr(induk, "PERINTAH", perintah)
    vonis = adili()
    assert (vonis.kode, vonis.gangguan) == ("pemeriksa_tidak_siap", True)


def test_program_yang_tidak_dapat_dijalankan_adalah_gangguan(tanpa_bersama, folder_sementara, monkeypatch):
    monkeypatch.setattr(induk.sys, "executable", "/tidak/ada/python")
    assert adili().kode == "pemeriksa_tidak_siap"


_BOHONG = """
import json, os, socket, sys
kendali = socket.socket(fileno=int(sys.argv[1]))
kendali.send(b'{{"jaringan_terputus": true}}')
while True:
    pesan, fd, _, _ = socket.recv_fds(kendali, 9999, 1)
    if not pesan:
        break
    kerja = json.loads(pesan)["kerja"]
    {ulah}
    with socket.socket(fileno=fd[0]) as jawab:
        jawab.sendall({jawaban!r})
"""
JAWABAN_BOHONG = {
    json.dumps(
        {"kode": "diterima", "halaman": 1, "gambar": 1, "peringatan": []}
    ): "terlalu_rumit",  # but no file was written
    json.dumps({"kode": "diterima", "halaman": 1, "gambar": 10**9, "peringatan": []}): "terlalu_rumit",
    json.dumps({"kode": "diterima", "halaman": "../../x", "gambar": 1}): "terlalu_rumit",
    json.dumps({"kode": "karangan"}): "terlalu_rumit",
    json.dumps({"kode": ["diterima"]}): "terlalu_rumit",
    json.dumps({"kode": "pdf_rusak", "nilai": {"tambahan": "x"}}): "pdf_rusak",
    json.dumps(["diterima"]): "terlalu_rumit",
    json.dumps({"kode": "gambar_format_lain"}): "terlalu_rumit",  # not the child's to say
    '{"kode": "dit': "terlalu_rumit",
    "": "terlalu_rumit",
}


@pytest.mark.parametrize(("jawaban", "kode"), JAWABAN_BOHONG.items())
def test_jawaban_anak_tidak_dipercaya_begitu_saja(
    jawaban, kode, tanpa_bersama, folder_sementara, monkeypatch
):
    monkeypatch.setattr(induk, "PERINTAH", ("-c", _BOHONG.format(ulah="", jawaban=jawaban.encode() + b"\n0")))
    assert adili().kode == kode


DIAMBIL_ALIH = {
    "its copy is a file of ours": "os.symlink(sys.executable, f'{kerja}/{nama}')",
    "the original is changed": "[open(f'{kerja}/{n}', 'w').write('x') for n in (nama, 'asli')]",
}


@pytest.mark.parametrize("ulah", DIAMBIL_ALIH.values(), ids=DIAMBIL_ALIH)
def test_pemeriksa_yang_diambil_alih_tidak_menyelundupkan_apa_pun(
    ulah, tanpa_bersama, folder_sementara, monkeypatch
):
    ulah = f"[{ulah} for nama in ('bersih', 'halaman-001.jpg')]"
    jawaban = b'{"kode": "diterima", "halaman": 1, "gambar": 1, "peringatan": []}\n0'
    monkeypatch.setattr(induk, "PERINTAH", ("-c", _BOHONG.format(ulah=ulah, jawaban=jawaban)))
    assert adili().kode == "terlalu_rumit"


def test_menutup_pemeriksa_mengakhiri_prosesnya():
    pemeriksa = induk.Pemeriksa()
    pemeriksa.tutup()
    assert pemeriksa.proses.returncode == 0
    with pytest.raises(induk.PemeriksaMati):
        pemeriksa.tanya({})


def test_pemeriksa_berakhir_bersama_induknya():
    """The control socket closes with its owner, however that one ends."""
    pemeriksa = induk.Pemeriksa()
    os.close(pemeriksa.kendali.detach())
    assert pemeriksa.proses.wait(10) == 0
