"""Planted scores must not leave the secret minutes: not by page, PDF, JSON, feed, address, mail, log, queue or database text."""
import io
import json
from collections.abc import Iterator

import pypdf
import pytest
from django.apps import apps
from django.core import serializers

from pengumuman.models import Pengumuman, Surat
from pengumuman.tests.pabrik import AKHIR, SKOR, TUTUP, lamaran_banyak, terbitkan_pengumuman, tetapkan, tetapkan_peringkat
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Peristiwa, Seleksi, Surel
from seleksi.core.outbox import terbitkan_peristiwa
from seleksi.core.penyimpanan import buka
from seleksi.tests.pabrik import orang, seleksi_tuban

pytestmark = pytest.mark.django_db
PENANDA = [*SKOR, *(s.replace(".", ",") for s in SKOR), *(f"{s.replace('.', '')}/100" for s in SKOR)]
KATA = ["peringkat", "urutan ke", "nilai akhir", "skor", "ranking"]


@pytest.fixture
def selesai(antrean) -> Seleksi:
    """One post finished: four participants, ranked so that the best is the last in the alphabet."""
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    orang("Wati Pengawas", Peran.PENGAWAS, seleksi=seleksi)
    peserta = lamaran_banyak(seleksi.lowongan.get(), 4)
    tetapkan(seleksi, dict.fromkeys(peserta, ""))
    terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    peringkat = tetapkan_peringkat(seleksi.lowongan.get(), peserta)
    terbitkan_peristiwa(jenis="komitmen_terdaftar", objek=f"lowongan:{peringkat.lowongan_id}", kunci=f"k:{peringkat.pembukaan.sha256}")
    terbitkan_peristiwa(jenis="peringkat_ditetapkan", objek=f"peringkat:{peringkat.pk}", kunci="p")
    terbitkan_pengumuman(seleksi, "hasil_akhir", pada=AKHIR)
    antrean()
    return seleksi


def teks_pdf(isi: bytes) -> str:
    return " ".join(halaman.extract_text() for halaman in pypdf.PdfReader(io.BytesIO(isi)).pages)


def keluaran_publik(client, seleksi: Seleksi) -> Iterator[tuple[str, str]]:
    """Everything that a stranger can fetch about the final announcement, with its address."""
    awal, p = f"/{seleksi.instansi.slug}/{seleksi.slug}/", Pengumuman.objects.get(jenis="hasil_akhir")
    for url in (awal, f"{awal}pengumuman/", f"{awal}pengumuman/{p.kode}/", f"{awal}pengumuman/{p.kode}/data.json", "/", "/pengumuman/",
                "/pengumuman/umpan/", f"{awal}jadwal.ics", f"{awal}jabatan/{seleksi.lowongan.get().kode}/",
                *(f"/verifikasi/{kode}/" for kode in Surat.objects.values_list("kode", flat=True))):
        yield url, client.get(url).content.decode()
    yield "pdf", teks_pdf(b"".join(client.get(f"{awal}pengumuman/{p.kode}/pdf/")))


def test_tidak_ada_nilai_di_keluaran_publik(client, selesai):
    temuan = [(url, tanda) for url, isi in keluaran_publik(client, selesai) for tanda in PENANDA if tanda in isi or tanda in url]
    assert temuan == []


def test_pengumuman_akhir_tidak_menyebut_peringkat(client, selesai):
    p = Pengumuman.objects.get(jenis="hasil_akhir")
    isi = [isi.lower() for url, isi in keluaran_publik(client, selesai) if p.kode in url or url == "pdf"]
    assert len(isi) == 3
    assert [kata for kata in KATA for satu in isi if kata in satu] == []


def test_nama_menurut_abjad_di_semua_bentuk(client, selesai):
    p = Pengumuman.objects.get(jenis="hasil_akhir")
    for url, isi in keluaran_publik(client, selesai):
        if p.kode in url or url == "pdf":
            letak = [isi.index(f"Peserta Uji {huruf}") for huruf in "BCD"]
            assert letak == sorted(letak) and "Peserta Uji A" not in isi, url


def test_pengumuman_akhir_tidak_memuat_id_atau_nomor_yang_berurutan(client, selesai):
    p = Pengumuman.objects.get(jenis="hasil_akhir")
    isi = json.loads(client.get(f"/{selesai.instansi.slug}/{selesai.slug}/pengumuman/{p.kode}/data.json").content)
    assert [sorted(c) for x in isi["isi"]["lowongan"] for c in x["calon"]] == [["instansi", "nama"]] * 3


def test_tidak_ada_nilai_dalam_surel_dan_antrean(selesai):
    teks = " ".join(f"{s.subjek} {s.isi}" for s in Surel.objects.all()) + " ".join(
        f"{p.jenis} {p.objek} {p.kunci} {p.galat}" for p in Peristiwa.objects.all())
    assert [tanda for tanda in PENANDA if tanda in teks] == []


def test_tidak_ada_nilai_dalam_tabel_pengumuman(selesai):
    """The secret minutes stand sealed; ranking rows of the lower app are not this app's tables."""
    baris = [satu for model in apps.get_app_config("pengumuman").get_models() for satu in model.objects.all()]
    teks = serializers.serialize("json", baris)
    assert [tanda for tanda in PENANDA if tanda in teks] == []


def test_hanya_berita_acara_rahasia_yang_memuat_nilai(selesai):
    memuat = set()
    for surat in Surat.objects.all():
        with buka(nama=surat.jalur) as berkas:
            teks = teks_pdf(berkas.read())
        if any(tanda in teks for tanda in PENANDA):
            memuat.add(surat.jenis)
    assert memuat == {"berita_acara_penetapan"}


def test_nomor_surat_hasil_akhir_menurut_nomor_pendaftaran(selesai):
    surat = Surat.objects.filter(jenis="hasil_akhir").order_by("pk")
    assert [s.lamaran.nomor for s in surat] == sorted(s.lamaran.nomor for s in surat)
