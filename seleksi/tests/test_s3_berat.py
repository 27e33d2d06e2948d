"""Files on a real S3 server (SeaweedFS out of a wheel): the same storage calls, signatures checked, outages survived."""
import http.client
import json
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.config import Config
from django.core.files.storage import storages

from seleksi import settings as berkas_setelan
from seleksi.core import penyimpanan as p

WEED = shutil.which("weed", path=str(Path(sys.executable).parent))
pytestmark = [pytest.mark.berat, pytest.mark.skipif(not WEED, reason="SeaweedFS comes with `make test-berat`")]
KUNCI, RAHASIA, EMBER = "KUNCIUJI01234567", "rahasia-uji-0123456789", "berkas-uji"


def port_bebas() -> int:
    """SeaweedFS wants the port plus 10000 as well."""
    while True:
        port = random.randrange(20000, 45000)
        with socket.socket() as satu, socket.socket() as dua:
            if satu.connect_ex(("127.0.0.1", port)) and dua.connect_ex(("127.0.0.1", port + 10000)):
                return port


class ServerS3:
    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.proses = folder, port_bebas(), None
        (folder / "s3.json").write_text(json.dumps({"identities": [{
            "name": "portal", "credentials": [{"accessKey": KUNCI, "secretKey": RAHASIA}],
            "actions": ["Admin", "Read", "Write", "List", "Tagging"]}]}))
        self.alamat = f"s3://{KUNCI}:{RAHASIA}@127.0.0.1:{self.port}/{EMBER}?tls=0"
        self.pintu = [port_bebas() for _ in range(3)]

    def mulai(self) -> None:
        master, volume, filer = self.pintu
        self.proses = subprocess.Popen(
            [WEED, "server", f"-dir={self.folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-master.port={master}",
             f"-volume.port={volume}", f"-filer.port={filer}", "-s3", f"-s3.port={self.port}", f"-s3.config={self.folder / 's3.json'}",
             "-master.volumeSizeLimitMB=64"], stdout=(self.folder / "weed.log").open("ab"), stderr=subprocess.STDOUT)
        klien = boto3.client("s3", endpoint_url=f"http://127.0.0.1:{self.port}", aws_access_key_id=KUNCI, aws_secret_access_key=RAHASIA,
                             region_name="us-east-1", config=Config(connect_timeout=1, read_timeout=5, retries={"max_attempts": 0}))
        for _ in range(120):
            try:
                if EMBER not in {ember["Name"] for ember in klien.list_buckets()["Buckets"]}:
                    klien.create_bucket(Bucket=EMBER)
                klien.put_object(Bucket=EMBER, Key="siap", Body=b"1")
            except (*p._GALAT_S3, OSError):
                time.sleep(0.5)
            else:
                return
        pytest.fail((self.folder / "weed.log").read_text()[-3000:])

    def henti(self) -> None:
        self.proses.kill()
        self.proses.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[ServerS3]:
    server = ServerS3(tmp_path_factory.mktemp("s3"))
    server.mulai()
    yield server
    server.henti()


@pytest.fixture
def di_s3(server, settings, tmp_path) -> ServerS3:
    """The portal with STORAGE_URL=s3://..."""
    settings.STORAGES = settings.STORAGES | {"berkas": berkas_setelan._penyimpanan(server.alamat)}
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "sementara"
    return server


def sumber(folder: Path, ukuran: int) -> Path:
    berkas = folder / "sumber.pdf"
    berkas.write_bytes(random.Random(ukuran).randbytes(ukuran))
    return berkas


@pytest.mark.parametrize("ukuran", [1, 20_000, 12_000_000])
def test_what_goes_in_comes_out(di_s3, tmp_path, ukuran):
    berkas = sumber(tmp_path, ukuran)
    hasil = p.simpan(sumber=berkas, bagian="uji", akhiran="pdf")
    assert (hasil.ukuran, p.sidik(nama=hasil.nama)) == (ukuran, hasil.sha256)
    with p.buka(nama=hasil.nama) as isi:
        assert isi.read() == berkas.read_bytes()
    p.hapus(nama=hasil.nama)
    assert not storages["berkas"].exists(hasil.nama)


def test_repeated_work_meets_its_own_file(di_s3, tmp_path):
    berkas = sumber(tmp_path, 5_000)
    assert p.simpan(sumber=berkas, bagian="uji", akhiran="pdf", kunci="surat:1") == p.simpan(
        sumber=berkas, bagian="uji", akhiran="pdf", kunci="surat:1")


def test_only_a_signed_address_opens_a_file(di_s3, tmp_path):
    hasil = p.simpan(sumber=sumber(tmp_path, 100), bagian="uji", akhiran="pdf")
    bertanda = urlsplit(storages["berkas"].url(hasil.nama))
    rusak = bertanda.query.replace("X-Amz-Signature=", "X-Amz-Signature=0")
    kode = {}
    for nama, jalur in {"signed": f"{bertanda.path}?{bertanda.query}", "bare": bertanda.path, "forged": f"{bertanda.path}?{rusak}"}.items():
        sambungan = http.client.HTTPConnection("127.0.0.1", di_s3.port, timeout=10)
        sambungan.request("GET", jalur)
        kode[nama] = sambungan.getresponse().status
        sambungan.close()
    assert kode == {"signed": 200, "bare": 403, "forged": 403}
    assert "X-Amz-Expires=60" in bertanda.query


def test_a_wrong_key_stores_nothing(di_s3, settings, tmp_path):
    salah = di_s3.alamat.replace(RAHASIA, "bukan-rahasianya")
    settings.STORAGES = settings.STORAGES | {"berkas": berkas_setelan._penyimpanan(salah)}
    with pytest.raises(p.GagalSimpan):
        p.simpan(sumber=sumber(tmp_path, 100), bagian="uji", akhiran="pdf")
    assert list((tmp_path / "sementara").iterdir()) == []


def test_a_storage_that_is_away_is_said_quickly_and_is_used_again_when_back(di_s3, tmp_path, capsys):
    berkas = sumber(tmp_path, 20_000)
    lama = p.simpan(sumber=berkas, bagian="uji", akhiran="pdf")
    di_s3.henti()
    mulai = time.monotonic()
    with pytest.raises(p.GagalSimpan):
        p.simpan(sumber=berkas, bagian="uji", akhiran="pdf")
    with pytest.raises(p.GagalBaca):
        p.sidik(nama=lama.nama)
    selang = time.monotonic() - mulai
    assert list((tmp_path / "sementara").iterdir()) == []
    di_s3.mulai()
    assert p.sidik(nama=lama.nama) == lama.sha256
    assert p.simpan(sumber=berkas, bagian="uji", akhiran="pdf").sha256 == lama.sha256
    with capsys.disabled():
        print(f"\nS3 away: a store and a read were refused within {selang:.1f} s together")
    assert selang < 10


def test_a_storage_that_never_answers_is_given_up(settings, tmp_path, capsys):
    with socket.create_server(("127.0.0.1", 0)) as lubang:
        settings.STORAGES = settings.STORAGES | {
            "berkas": berkas_setelan._penyimpanan(f"s3://{KUNCI}:{RAHASIA}@127.0.0.1:{lubang.getsockname()[1]}/x?tls=0")}
        settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "sementara"
        mulai = time.monotonic()
        with pytest.raises(p.GagalSimpan):
            p.simpan(sumber=sumber(tmp_path, 100), bagian="uji", akhiran="pdf")
        selang = time.monotonic() - mulai
    with capsys.disabled():
        print(f"\nS3 that never answers: given up after {selang:.1f} s")
    assert selang < 20
