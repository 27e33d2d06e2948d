"""Stored files are whole or absent, whatever happens in between."""

import errno
import hashlib
import io
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from botocore.exceptions import EndpointConnectionError
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import FileSystemStorage, InMemoryStorage, storages

from seleksi.core import penyimpanan as p

ISI = bytes(range(256)) * 3000
AKAR = Path(__file__).resolve().parents[2]


@pytest.fixture
def gudang(tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "sementara"
    return FileSystemStorage(location=tmp_path / "berkas")


@pytest.fixture(params=["file", "object"])
def dua_jenis(request, gudang):
    """A disk, and a storage that only knows Django's interface, as S3 does."""
    return gudang if request.param == "file" else InMemoryStorage()


def isi_folder(folder: Path) -> set[str]:
    return {str(b.relative_to(folder)) for b in folder.rglob("*") if b.is_file()}


@pytest.mark.parametrize("ukuran", [0, 1, len(ISI)])
def test_tersimpan_sama_dengan_sumber(dua_jenis, tmp_path, ukuran):
    isi = ISI[:ukuran]
    hasil = p.simpan(sumber=io.BytesIO(isi), bagian="berkas/asli", akhiran="pdf", penyimpanan=dua_jenis)
    assert (hasil.ukuran, hasil.sha256) == (ukuran, hashlib.sha256(isi).hexdigest())
    assert b"".join(p.baca_bertahap(nama=hasil.nama, penyimpanan=dua_jenis)) == isi
    assert p.sidik(nama=hasil.nama, penyimpanan=dua_jenis) == hasil.sha256
    with p.buka(nama=hasil.nama, penyimpanan=dua_jenis) as f:
        assert f.read(9) == isi[:9]
    assert isi_folder(tmp_path) <= {f"berkas/{hasil.nama}"}


def test_nama_acak_tanpa_arti_dan_pribadi(gudang, tmp_path):
    sumber = tmp_path / "Ijazah Contoh Satu.pdf"
    sumber.write_bytes(ISI)
    nama = {p.simpan(sumber=sumber, bagian="asli", akhiran="pdf", penyimpanan=gudang).nama for _ in range(3)}
    assert len(nama) == 3
    for satu in nama:
        bagian, pecahan, berkas = satu.split("/")
        assert (bagian, berkas[:2], len(berkas)) == ("asli", pecahan, 36)
        assert Path(gudang.path(satu)).stat().st_mode & 0o777 == 0o600
    assert Path(gudang.location).stat().st_mode & 0o777 == 0o700


def test_gudang_dari_setelan(settings):
    assert storages[p.ALIAS].__class__.__name__ == settings.STORAGES[p.ALIAS]["BACKEND"].rsplit(".", 1)[1]


@pytest.mark.parametrize(
    ("bagian", "akhiran"), [("../x", "pdf"), ("/x", "pdf"), ("x", "p/df"), ("x", ""), ("", "pdf")]
)
def test_nama_bagian_dari_orang_lain_ditolak(gudang, bagian, akhiran):
    with pytest.raises(ValueError):
        p.simpan(sumber=io.BytesIO(ISI), bagian=bagian, akhiran=akhiran, penyimpanan=gudang)


def test_membaca_di_luar_gudang_ditolak(gudang):
    with pytest.raises(SuspiciousOperation):
        p.buka(nama="../../etc/passwd", penyimpanan=gudang)


def test_tidak_pernah_menimpa(dua_jenis, tmp_path, monkeypatch):
    monkeypatch.setattr(p.secrets, "token_hex", lambda _: "ab" * 16)
    pertama = p.simpan(sumber=io.BytesIO(b"lama"), bagian="asli", akhiran="pdf", penyimpanan=dua_jenis)
    if isinstance(dua_jenis, FileSystemStorage):
        with pytest.raises(p.GagalSimpan):
            p.simpan(sumber=io.BytesIO(b"baru"), bagian="asli", akhiran="pdf", penyimpanan=dua_jenis)
        assert isi_folder(tmp_path) == {f"berkas/{pertama.nama}"}
    else:
        kedua = p.simpan(sumber=io.BytesIO(b"baru"), bagian="asli", akhiran="pdf", penyimpanan=dua_jenis)
        assert kedua.nama != pertama.nama
    assert b"".join(p.baca_bertahap(nama=pertama.nama, penyimpanan=dua_jenis)) == b"lama"


@pytest.mark.parametrize("langkah", ["fsync", "link"])
@pytest.mark.parametrize(("nomor", "jenis"), [(errno.ENOSPC, p.RuangHabis), (errno.EIO, p.GagalSimpan)])
def test_cakram_gagal_tidak_meninggalkan_apa_pun(gudang, tmp_path, monkeypatch, langkah, nomor, jenis):
    def gagal(*_):
        raise OSError(nomor, os.strerror(nomor))

    monkeypatch.setattr(os, langkah, gagal)
    with pytest.raises(p.GagalSimpan) as galat:
        p.simpan(sumber=io.BytesIO(ISI), bagian="asli", akhiran="pdf", penyimpanan=gudang)
    assert galat.type is jenis
    assert isi_folder(tmp_path) == set()


def test_sumber_yang_putus_tidak_meninggalkan_apa_pun(gudang, tmp_path):
    class Putus(io.BytesIO):
        def read(self, n=-1):
            if self.tell():
                raise ConnectionResetError
            return super().read(9)

    with pytest.raises(p.GagalSimpan):
        p.simpan(sumber=Putus(ISI), bagian="asli", akhiran="pdf", penyimpanan=gudang)
    assert isi_folder(tmp_path) == set()


class GudangMati(InMemoryStorage):
    def _open(self, name, mode="rb"):
        raise EndpointConnectionError(endpoint_url="http://127.0.0.1:1")

    def _save(self, name, content):
        raise EndpointConnectionError(endpoint_url="http://127.0.0.1:1")


class GudangPemotong(InMemoryStorage):
    def size(self, name):
        return super().size(name) - 1


@pytest.mark.parametrize("gudang_rusak", [GudangMati(), GudangPemotong()], ids=["down", "cuts"])
def test_gudang_jauh_yang_gagal_tidak_meninggalkan_apa_pun(gudang_rusak, gudang, tmp_path):
    with pytest.raises(p.GagalSimpan):
        p.simpan(sumber=io.BytesIO(ISI), bagian="asli", akhiran="pdf", penyimpanan=gudang_rusak)
    assert isi_folder(tmp_path) == set()
    assert _semua(gudang_rusak, "") == []


def test_gudang_yang_tidak_terjangkau_bukan_berkas_hilang(gudang):
    with pytest.raises(p.GagalBaca):
        p.buka(nama="asli/x.pdf", penyimpanan=GudangMati())
    with pytest.raises(FileNotFoundError):
        p.buka(nama="asli/x.pdf", penyimpanan=gudang)


def _semua(gudang, folder: str) -> list[str]:
    anak, berkas = gudang.listdir(folder)
    return berkas + [b for a in anak for b in _semua(gudang, f"{folder}/{a}".strip("/"))]


def test_banyak_semua_atau_tidak_satu_pun(gudang, tmp_path):
    (tmp_path / "ada").write_bytes(ISI)
    dua = [(tmp_path / "ada", "asli", "pdf"), (tmp_path / "ada", "bersih", "pdf")]
    with pytest.raises(p.GagalSimpan):
        p.simpan_banyak(butir=[*dua, (tmp_path / "tidak-ada", "gambar", "jpg")], penyimpanan=gudang)
    assert isi_folder(tmp_path) == {"ada"}
    hasil = p.simpan_banyak(butir=dua, penyimpanan=gudang)
    assert isi_folder(tmp_path) == {"ada"} | {f"berkas/{t.nama}" for t in hasil}


_BUNUH = """
import io, os, signal, sys
from django.conf import settings
settings.configure(FILE_UPLOAD_TEMP_DIR=None)
from django.core.files.storage import FileSystemStorage
from seleksi.core import penyimpanan
def mati(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
setattr({objek}, {langkah!r}, mati)
penyimpanan.simpan(sumber=io.BytesIO(bytes(700000)), bagian="asli", akhiran="pdf",
                   penyimpanan=FileSystemStorage(location=sys.argv[1]))
"""
TITIK_MATI = [("penyimpanan", "_salin"), ("os", "fsync"), ("penyimpanan", "_tautkan"), ("os", "link")]


@pytest.mark.parametrize(("objek", "langkah"), TITIK_MATI, ids=lambda n: n)
def test_dibunuh_sebelum_pindah_tidak_ada_berkas_jadi(tmp_path, objek, langkah):
    naskah = _BUNUH.format(objek=objek, langkah=langkah)
    hasil = subprocess.run([sys.executable, "-c", naskah, str(tmp_path)], cwd=AKAR, check=False)
    assert hasil.returncode == -signal.SIGKILL
    sisa = isi_folder(tmp_path)
    assert {s.split("/")[0] for s in sisa} == {".sementara"}
    gudang = FileSystemStorage(location=tmp_path)
    assert p.sapu_sementara(sebelum=datetime.now(UTC) - timedelta(hours=1), penyimpanan=gudang) == 0
    assert p.sapu_sementara(sebelum=datetime.now(UTC) + timedelta(hours=1), penyimpanan=gudang) == 1
    assert isi_folder(tmp_path) == set()


def test_dibunuh_sesudah_pindah_berkasnya_utuh(tmp_path):
    naskah = _BUNUH.format(objek="penyimpanan", langkah="_fsync_folder")
    subprocess.run([sys.executable, "-c", naskah, str(tmp_path)], cwd=AKAR, check=False)
    [jadi] = [s for s in isi_folder(tmp_path) if not s.startswith(".sementara")]
    assert (tmp_path / jadi).read_bytes() == bytes(700000)


def test_dengan_kunci_ulangan_bertemu_berkasnya_sendiri(gudang, tmp_path):
    satu, dua = (
        p.simpan(sumber=io.BytesIO(ISI), bagian="surat", akhiran="pdf", kunci="surat:a", penyimpanan=gudang)
        for _ in range(2)
    )
    lain = p.simpan(
        sumber=io.BytesIO(ISI), bagian="surat", akhiran="pdf", kunci="surat:b", penyimpanan=gudang
    )
    assert satu == dua
    assert isi_folder(tmp_path) == {f"berkas/{satu.nama}", f"berkas/{lain.nama}"}


def test_dengan_kunci_isi_lain_tidak_menggantikan(gudang, tmp_path):
    """A stalled worker and its replacement with other bytes: both files stay, each under its own hash."""
    satu, dua = (p.simpan(sumber=io.BytesIO(isi), bagian="surat", akhiran="pdf", kunci="surat:a", penyimpanan=gudang)
                 for isi in (ISI, ISI + b"lain"))
    assert satu.nama != dua.nama
    assert [p.sidik(nama=x.nama, penyimpanan=gudang) for x in (satu, dua)] == [satu.sha256, dua.sha256]
