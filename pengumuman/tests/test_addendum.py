"""The minutes of an addendum, and that the final announcement waits for the health test of the three."""
import io

import pypdf
import pytest

from pengumuman.models import Surat
from pengumuman.services import halangan
from penilaian import services as penilaian
from penilaian.selectors import peringkat_berlaku
from penilaian.tests import bantu
from penilaian.tests.test_kesehatan_tiga import ditetapkan, gagal, tetapkan
from seleksi.core.penyimpanan import buka

pytestmark = pytest.mark.django_db


def teks(surat: Surat) -> str:
    with buka(nama=surat.jalur) as berkas:
        return " ".join(" ".join(h.extract_text() for h in pypdf.PdfReader(io.BytesIO(berkas.read())).pages).split())


def test_berita_acara_addendum(antrean):
    ini = ditetapkan()
    gagal(ini, ini.peserta[1])
    tetapkan(ini, peringkat_berlaku(ini.lowongan))
    antrean()
    lama, baru = Surat.objects.get(jenis="berita_acara_penetapan"), Surat.objects.get(jenis="berita_acara_addendum")
    isi, (satu, dua, tiga, empat) = teks(baru), [o.nama for o in ini.peserta]
    for kata in ("RAHASIA", f"Berita Acara Nomor {lama.nomor}", f"{dua}, tidak memenuhi syarat kesehatan menurut surat keterangan",
                 "RSUD Contoh nomor SK/UJI/1 tanggal 2 Oktober 2020", f"oleh {empat}", "Pasal 8"):
        assert kata in isi, kata
    akhir = isi.split("calon yang ditetapkan, menurut abjad:")[1].split("Demikian")[0]
    assert [nama in akhir for nama in (satu, dua, tiga, empat)] == [True, False, True, True]
    assert "segel" in baru.konteks["isi"]  # scores stay sealed in the database
    assert set(Surat.objects.values_list("jenis", flat=True)) == {"berita_acara_penetapan", "berita_acara_addendum"}


def test_pengumuman_akhir_menunggu_tes_kesehatan():
    ini = ditetapkan()
    kata = [f"{o.nama}: kesimpulan tes kesehatan belum dicatat." for o in ini.peserta[:3]]
    assert halangan(ini.seleksi, "hasil_akhir", pada=bantu.KINI) == kata
    gagal(ini, ini.peserta[0])
    assert halangan(ini.seleksi, "hasil_akhir", pada=bantu.KINI) == [
        f"Tiga calon untuk {ini.lowongan} belum ditetapkan.", f"Addendum untuk {ini.lowongan} menunggu rapat penetapan."]
    tetapkan(ini, peringkat_berlaku(ini.lowongan))
    for lamaran in ini.peserta[1:]:
        bantu.catat_sehat(ini, lamaran)
    assert halangan(ini.seleksi, "hasil_akhir", pada=bantu.KINI) == [f"Tes kesehatan calon untuk {ini.lowongan} belum ditutup Ketua."]
    penilaian.selesaikan_kesehatan(lowongan=ini.lowongan, oleh=ini.ketua, pada=bantu.KINI)
    assert halangan(ini.seleksi, "hasil_akhir", pada=bantu.KINI) == []
