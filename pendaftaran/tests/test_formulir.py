"""Forms: what they say for each regulation, and that both formats say the same. No database."""
import io
import re
from collections import Counter
from dataclasses import fields, is_dataclass, replace

import pypdf
import pypdfium2
import pytest
from docx import Document

from pendaftaran.domain.formulir import TITIK, DataPelamar, Formulir, Rincian, Tabel, TandaTangan, Teks, bersih
from pendaftaran.domain.formulir_susun import Acuan, ada_formulir, pejabat_penanda, pihak, susun_formulir
from pendaftaran.formulir_cetak import cetak
from seleksi.aturan.loader import muat_profil

ISI = DataPelamar(
    nama="Peserta Uji 1, S.T., M.M.", nip="19680512 199403 1 001", lahir="Tuban, 12 Mei 1968", kelamin="Laki-laki",
    status="Pegawai Negeri Sipil", pangkat="Pembina Tingkat I (IV/b)", tmt="1 April 2016", jabatan="Sekretaris Dinas Contoh",
    unit="Dinas Contoh", instansi="Pemerintah Kabupaten Lamongan", alamat="Jalan Contoh 1", telepon="081200000000",
    surel="peserta.uji@contoh.test", riwayat={"pendidikan": (("Sarjana (S1)", "Universitas Contoh", "Teknik", "1992"),)})
BLANGKO = {
    "tuban-2020": ["surat_lamaran", "drh", "pakta_integritas", "pernyataan_hukdis", "persetujuan_ppk"],
    "tulungagung-2020": ["surat_lamaran", "drh", "persetujuan_pyb", "persetujuan_ppk", "pakta_integritas", "keterangan_hukdis_pyb",
                         "keterangan_hukdis_ppk"],
    "tegal-2017": ["surat_lamaran", "drh"],
}
SEMUA = [(kode, jenis) for kode, daftar in BLANGKO.items() for jenis in daftar]
KEJAM = "Tuban & <b>Uji</b> \"x\" {nama} %s \x00\x07\x1b\u202e\ufeff\ud800\n{{ 7 }}"


def formulir(kode: str, jenis: str, pelamar: DataPelamar = ISI, **lain) -> Formulir:
    profil = muat_profil(kode)
    berkas = next(b for b in profil.berkas if b.jenis == jenis)
    acuan = Acuan(**{"profil": profil, "pemda": f"Pemerintah {profil.daerah.nama}", "meterai": 10000, "jabatan": "Kepala Dinas Contoh",
                     "kepada": ("Yth. Panitia", "di Kota Contoh"), "unit": "Dinas Contoh", "lampiran": ("KTP", "Pas foto"), **lain})
    pejabat = pejabat_penanda(jenis, instansi_jenis="kabupaten", instansi_nama="Pemerintah Kabupaten Lamongan")
    return susun_formulir(berkas, acuan=acuan, pelamar=pelamar, pejabat=pejabat)


def blok(f: Formulir, jenis: type) -> list:
    return [b for b in f.bagian if isinstance(b, jenis)]


def kata_model(nilai) -> str:
    if isinstance(nilai, str):
        return nilai
    if is_dataclass(nilai):
        return " ".join(kata_model(getattr(nilai, m.name)) for m in fields(nilai) if m.name not in {"jenis", "label", "lebar"})
    return " ".join(map(kata_model, nilai)) if isinstance(nilai, tuple) else ""


def huruf(teks: str) -> Counter:
    """Letters and digits however they are broken into lines and cells; numbers of lists are the formats' own."""
    return Counter(h for h in re.sub(r"\W", "", teks).lower() if not h.isdigit())


def kata_pdf(f: Formulir) -> str:
    return " ".join(h.extract_text() for h in pypdf.PdfReader(io.BytesIO(cetak(f, "pdf"))).pages)


def kata_docx(f: Formulir) -> str:
    akar = Document(io.BytesIO(cetak(f, "docx"))).element.body
    return " ".join(t.text or "" for t in akar.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))


@pytest.mark.parametrize("kode", BLANGKO)
def test_setiap_blangko_yang_dijanjikan_peraturan_ada_formulirnya(kode):
    berkas = muat_profil(kode).berkas
    assert [b.jenis for b in berkas if ada_formulir(b)] == [b.jenis for b in berkas if b.blanko]
    assert sorted(b.jenis for b in berkas if ada_formulir(b)) == sorted(BLANGKO[kode])


@pytest.mark.parametrize(("kode", "jenis"), SEMUA)
def test_pdf_dan_docx_memuat_kata_yang_sama(kode, jenis):
    f = formulir(kode, jenis)
    bagian = Formulir("", "", "", f.bagian)
    assert huruf(kata_docx(f)) == huruf(kata_model(bagian))
    assert huruf(kata_pdf(f)) == huruf(kata_model(bagian))


@pytest.mark.parametrize(("kode", "jenis", "butir"), [
    ("tuban-2020", "pernyataan_hukdis", (
        "tidak pernah menjalani hukuman disiplin tingkat sedang atau tingkat berat;", "tidak sedang menjalani hukuman disiplin;",
        "tidak sedang dalam proses pemeriksaan karena dugaan pelanggaran disiplin.")),
    ("tulungagung-2020", "keterangan_hukdis_ppk", (
        "tidak pernah menjalani hukuman disiplin tingkat sedang atau tingkat berat dalam kurun waktu 5 (lima) tahun terakhir;",
        "tidak pernah dan tidak sedang menjalani proses pidana, dan tidak pernah dijatuhi hukuman pidana.")),
])
def test_disiplin_mengikuti_peraturannya(kode, jenis, butir):
    assert [b.butir for b in formulir(kode, jenis).bagian if b.bentuk == "butir"] == [butir]


@pytest.mark.parametrize(("kode", "jenis", "meterai"), [
    ("tuban-2020", "surat_lamaran", "Meterai Rp10.000"), ("tuban-2020", "pakta_integritas", ""), ("tuban-2020", "pernyataan_hukdis", ""),
    ("tulungagung-2020", "surat_lamaran", ""), ("tulungagung-2020", "pakta_integritas", "Meterai Rp10.000"),
    ("tegal-2017", "surat_lamaran", "Meterai Rp10.000"), ("tegal-2017", "drh", "")])
def test_kotak_meterai_hanya_bila_diminta(kode, jenis, meterai):
    assert [b.meterai for b in blok(formulir(kode, jenis), TandaTangan)] == [meterai]


@pytest.mark.parametrize(("jenis", "instansi", "nama", "harap"), [
    ("persetujuan_ppk", "kabupaten", "Pemerintah Kabupaten Lamongan", ("Bupati Lamongan",)),
    ("persetujuan_ppk", "kota", "Pemerintah Kota Surabaya", ("Wali Kota Surabaya",)),
    ("persetujuan_ppk", "provinsi", "Pemerintah Provinsi Jawa Timur", ("Gubernur Jawa Timur",)),
    ("persetujuan_ppk", "pusat", "Kementerian Contoh", ("Pejabat Pembina Kepegawaian", "Kementerian Contoh")),
    ("persetujuan_ppk", "", "", (f"Bupati/Wali Kota/Gubernur {TITIK}",)),
    ("keterangan_hukdis_pyb", "kabupaten", "Pemerintah Kabupaten Tulungagung", ("Sekretaris Daerah Kabupaten Tulungagung",)),
    ("keterangan_hukdis_pyb", "", "", (f"Sekretaris Daerah {TITIK}",)),
    ("drh", "kabupaten", "Pemerintah Kabupaten Tuban", ()),
])
def test_pejabat_penanda(jenis, instansi, nama, harap):
    assert pejabat_penanda(jenis, instansi_jenis=instansi, instansi_nama=nama) == harap


def test_surat_pejabat_berkop_kosong_bernomor_kosong_dan_tanpa_nama_pejabat():
    f = formulir("tuban-2020", "persetujuan_ppk")
    ttd = blok(f, TandaTangan)[0]
    assert [b.bentuk for b in f.bagian][:2] == ["kop", "judul"] and f.bagian[1].nomor == f"Nomor: {TITIK}"
    assert (ttd.peran, ttd.nama, ttd.baris, pihak("persetujuan_ppk")) == (("Bupati Lamongan,",), "", (), "ppk")
    assert blok(f, Rincian)[0].baris == (("Nama", ""), ("Jabatan", "Bupati Lamongan"))


def test_surat_ppk_memuat_kesediaan_melepas_dan_surat_pyb_tidak():
    melepas = {j: any("melepaskannya" in b.isi for b in blok(formulir("tulungagung-2020", j), Teks))
               for j in ("persetujuan_pyb", "persetujuan_ppk")}
    assert melepas == {"persetujuan_pyb": False, "persetujuan_ppk": True}


def test_profil_kosong_menjadi_garis_dan_baris_kosong():
    f = formulir("tuban-2020", "drh", DataPelamar(), jabatan="")
    assert {nilai for b in blok(f, Rincian) for _, nilai in b.baris} == {""}
    assert [len(b.baris) for b in blok(f, Tabel)] == [3, 3, 3, 3, 3, 2, 2]
    assert blok(f, TandaTangan)[0].baris == (("NIP", ""),)


def test_nama_panjang_tetap_muat_di_halaman():
    """Nothing runs over the right edge (A4, 2 cm margin), broken or not."""
    f = formulir("tuban-2020", "pakta_integritas", replace(ISI, nama="Abcdefghij" * 20, unit="Dinas " * 40))
    with pypdfium2.PdfDocument(cetak(f, "pdf")) as dokumen:
        kanan = max(t.get_charbox(n)[2] for t in (h.get_textpage() for h in dokumen) for n in range(t.count_chars())
                    if t.get_text_range(n, 1).strip())
    assert kanan < 595 - 56
    assert kata_pdf(f).replace("\n", "").replace(" ", "").count("Abcdefghij" * 20) == 2


@pytest.mark.parametrize("bentuk", ["pdf", "docx"])
@pytest.mark.parametrize("jenis", ["surat_lamaran", "drh"])
def test_huruf_berbahaya_menjadi_tulisan_biasa(bentuk, jenis):
    data = DataPelamar(**{m.name: KEJAM for m in fields(DataPelamar) if m.name != "riwayat"}, riwayat={"jabatan": ((KEJAM,) * 4,)})
    f = formulir("tuban-2020", jenis, data, jabatan=KEJAM, unit=KEJAM, kepada=(KEJAM,))
    teks = (kata_pdf if bentuk == "pdf" else kata_docx)(f)
    assert "<b>Uji</b>" in teks and "{nama}" in teks
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e\ufeff\ud800-\udfff]", teks)


@pytest.mark.parametrize(("kotor", "hasil"), [
    ("a\x00b", "a b"), ("a\u202eb", "a b"), (" a \n\t b ", "a b"), ("\ud800", ""),
    ("Née Ömer 王", "Née Ömer 王"), ("A & B <c>", "A & B <c>")])
def test_bersih(kotor, hasil):
    assert bersih(kotor) == hasil


@pytest.mark.parametrize("bentuk", ["pdf", "docx"])
def test_berjudul_dan_berbahasa(bentuk):
    isi = io.BytesIO(cetak(formulir("tuban-2020", "pakta_integritas"), bentuk))
    if bentuk == "pdf":
        dokumen = pypdf.PdfReader(isi)
        akar = dokumen.trailer["/Root"]
        assert (dokumen.metadata.title, akar["/Lang"], akar["/MarkInfo"]["/Marked"].value) == ("Pakta integritas", "id", True)
    else:
        inti = Document(isi).core_properties
        assert (inti.title, inti.language, inti.author) == ("Pakta integritas", "id-ID", "")
