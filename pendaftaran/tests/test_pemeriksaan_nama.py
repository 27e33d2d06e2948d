"""Names, sizes and headers: the pure rules of pendaftaran.domain.berkas."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pendaftaran.domain.berkas import (
    FORMAT,
    ekstensi,
    kenali,
    nama_tampil,
    nama_unduhan,
    sebut_jenis,
    sebut_ukuran,
)
from pendaftaran.domain.vonis_berkas import GANGGUAN, KALIMAT, kalimat
from pendaftaran.tests.berkas_uji import NAMA_DITERIMA
from seleksi.core.domain.unduhan import tajuk_lampiran

TAJUK = re.compile(r"attachment; filename=\"([A-Za-z0-9 ._()+-]+)\"; filename\*=UTF-8''([A-Za-z0-9._~%-]+)")


@pytest.mark.parametrize(("nama", "tampil"), NAMA_DITERIMA.items(), ids=ascii)
def test_nama_dinetralkan(nama, tampil):
    assert nama_tampil(nama) == tampil


@pytest.mark.parametrize(
    ("nama", "hasil"),
    [
        ("a.pdf", "pdf"), ("A.PDF", "pdf"), ("a.pdf.exe", "exe"), ("a.tar.gz", "gz"), ("a", ""), (".pdf", ""),
        ("SK No. 800.12", ""), ("Surat 2020", ""), ("a.pdf.", "pdf"), ("a.pdf::$DATA", "pdf"), ("", ""),
        ("a.\u202efdp", "fdp"), ("foto.jpeg", "jpeg"), ("akhir. kalimat", ""),
    ],
)  # fmt: skip
def test_akhiran(nama, hasil):
    assert ekstensi(nama) == hasil


@pytest.mark.parametrize(
    ("nama", "akhiran", "tajuk"),
    [
        ("ijazah.pdf", "pdf", "attachment; filename=\"ijazah.pdf\"; filename*=UTF-8''ijazah.pdf"),
        ("foto.JPEG", "jpg", "attachment; filename=\"foto.jpg\"; filename*=UTF-8''foto.jpg"),
        ("a.exe.pdf", "pdf", "attachment; filename=\"a.exe.pdf\"; filename*=UTF-8''a.exe.pdf"),
        ("setup.exe", "pdf", "attachment; filename=\"setup.exe.pdf\"; filename*=UTF-8''setup.exe.pdf"),
        ("SK 800.12", "png", "attachment; filename=\"SK 800.12.png\"; filename*=UTF-8''SK%20800.12.png"),
        ("café.pdf", "pdf", "attachment; filename=\"cafe.pdf\"; filename*=UTF-8''caf%C3%A9.pdf"),
        ("ꦱꦶ.pdf", "pdf", "attachment; filename=\"berkas.pdf\"; filename*=UTF-8''%EA%A6%B1%EA%A6%B6.pdf"),
        ('a"\r\nX: 1.pdf', "pdf", "attachment; filename=\"a_X_ 1.pdf\"; filename*=UTF-8''a_X_%201.pdf"),
    ],
)  # fmt: skip
def test_tajuk_unduhan(nama, akhiran, tajuk):
    assert tajuk_lampiran(nama_unduhan(nama, akhiran=akhiran)) == tajuk


@given(nama=st.text(max_size=300), akhiran=st.sampled_from(["pdf", "jpg", "png"]))
def test_tajuk_selalu_satu_baris_dan_berakhiran_kita(nama, akhiran):
    cocok = TAJUK.fullmatch(tajuk_lampiran(nama_unduhan(nama, akhiran=akhiran)))
    assert cocok[1].endswith(f".{akhiran}")
    assert unquote(cocok[2]).endswith(f".{akhiran}")
    assert not set(unquote(cocok[2])) & set('\r\n\0/\\":;\u202e\u2066')


@given(nama=st.text(max_size=300))
def test_nama_tampil_pendek_dan_tetap(nama):
    tampil = nama_tampil(nama)
    assert 1 <= len(tampil) <= 120
    assert nama_tampil(tampil) == tampil


@pytest.mark.parametrize(
    ("byte", "sebutan"),
    [
        (0, "0 byte"),
        (1023, "1023 byte"),
        (1024, "1 KB"),
        (1536, "1,5 KB"),
        (5 * 2**20, "5 MB"),
        (2621440, "2,5 MB"),
    ],
)
def test_sebut_ukuran(byte, sebutan):
    assert sebut_ukuran(byte) == sebutan


@pytest.mark.parametrize(
    ("jenis", "sebutan"),
    [({"pdf"}, "PDF"), ({"png", "jpeg"}, "JPEG atau PNG"), ({"png", "jpeg", "pdf"}, "PDF, JPEG, atau PNG")],
)
def test_sebut_jenis(jenis, sebutan):
    assert sebut_jenis(frozenset(jenis)) == sebutan


def test_setiap_kalimat_berakhir_dan_memberi_saran():
    """What is wrong and what to do: two sentences at least, and values only where they are given."""
    nilai = {"batas": "5 MB", "ekstensi": "exe", "boleh": "PDF", "jenis": "PNG"}
    for kode in (KALIMAT.keys() | GANGGUAN.keys()) - {"diterima"}:
        teks = kalimat(kode, **nilai)
        assert teks.endswith(".")
        assert teks.count(". ") >= 1, kode
    with pytest.raises(KeyError):
        kalimat("karangan")


@given(isi=st.binary(max_size=200))
def test_kenali_selalu_menjawab_dengan_yang_dikenal(isi):
    jenis = kenali(isi)
    assert jenis in FORMAT or jenis in KALIMAT or jenis.startswith("gambar:")
