"""A regulation that is not in the code: one more file, with its own kind of document, judged alike."""

from dataclasses import replace

import pytest

from pendaftaran.domain.kelayakan import REGISTRI, saring
from pendaftaran.tests.fakta_uji import butir, putaran_dari
from seleksi.aturan.jenis import JENIS_SYARAT
from seleksi.aturan.loader import DIREKTORI, daftar_profil, muat_profil
from seleksi.aturan.masukan import MasukanTidakSah

LHKPN = """
[[berkas]]
jenis = "lhkpn"
label = "Tanda terima LHKPN"
dasar = "Pasal 9 huruf z"
penjelasan = "Tanda terima laporan harta kekayaan tahun terakhir."
bila = "selalu"
format = ["pdf"]
maks_byte = 1_000_000

# --- II.B Tahapan"""


@pytest.fixture
def brebes(tmp_path):
    teks = (DIREKTORI / "tegal-2017.toml").read_text(encoding="utf-8")
    teks = teks.replace("tegal-2017", "brebes-2030").replace('kode = "33.28"', 'kode = "33.29"')
    (tmp_path / "brebes-2030.toml").write_text(teks.replace("\n# --- II.B Tahapan", LHKPN), encoding="utf-8")
    return muat_profil("brebes-2030", tmp_path)


def test_profil_dari_berkas_saja(brebes, tmp_path):
    isi = butir("tegal-2017", instansi={"kode": "33.29", "jenis": "kabupaten"})
    putaran = replace(putaran_dari(isi), profil="brebes-2030")
    assert daftar_profil(tmp_path) == ("brebes-2030",)
    kurang = saring(brebes, putaran, isi["pelamar"])
    assert kurang.simpulan == "tidak_memenuhi"
    assert [b.label for b in kurang.berkas if b.wajib and not b.ada] == ["Tanda terima LHKPN"]
    isi["pelamar"]["berkas"].append("lhkpn")
    assert saring(brebes, putaran, isi["pelamar"]).simpulan == "memenuhi"


def test_jenis_berkas_profil_lain_tetap_ditolak():
    isi = butir("tegal-2017")
    isi["pelamar"]["berkas"].append("lhkpn")
    with pytest.raises(MasukanTidakSah, match=r"^berkas\[8\]: nilai \"lhkpn\" ditolak"):
        saring(muat_profil("tegal-2017"), putaran_dari(isi), isi["pelamar"])


def test_setiap_jenis_syarat_punya_fungsi():
    assert JENIS_SYARAT.keys() == REGISTRI.keys()
