"""Letters about objections: receipt, decision, minutes; and what the applicant's page says of them."""
from datetime import timedelta

import pytest

from pendaftaran.selectors.hasil_terbit import hasil_terbit, terbit_administrasi
from pendaftaran.services.sanggah import buka_rapat_sanggah, sahkan_sanggah, tetapkan_sanggah
from pendaftaran.tests.sanggah_uji import BATAS, TERBIT, disiapkan, sanggah, seleksi_sanggah, terbitkan, tidak_lulus
from pengumuman.models import Surat
from pengumuman.penerbitan import naskah_html
from seleksi.core.models import Peristiwa
from seleksi.core.outbox import PENANGAN
from seleksi.core.selectors import anggota_pansel
from seleksi.tests.pabrik import orang

pytestmark = pytest.mark.django_db
RAPAT = BATAS + timedelta(hours=1)


@pytest.fixture
def seleksi():
    return seleksi_sanggah()


def kerjakan(jenis: str) -> None:
    """Twice: a worker may die after the letter was made."""
    for _ in range(2):
        PENANGAN[jenis](Peristiwa.objects.get(jenis=jenis))


def putuskan(seleksi, daftar) -> None:
    rapat = buka_rapat_sanggah(seleksi=seleksi, hadir=list(anggota_pansel(seleksi)), oleh=orang("Kartika Ketua"), pada=RAPAT)
    anggota = orang("Anggota Satu")
    for satu, putusan in daftar.items():
        tetapkan_sanggah(rapat=rapat, sanggah=satu, putusan=putusan, alasan=f"Alasan {putusan} A.1.g.", oleh=anggota, pada=RAPAT)
    sahkan_sanggah(rapat=rapat, oleh=orang("Kartika Ketua"), pada=RAPAT, catatan="Rapat singkat.")


def test_waktu_terbit_mengikuti_yang_terakhir_tampak(seleksi):
    assert terbit_administrasi(seleksi, TERBIT) is None
    terbitkan(seleksi)
    assert (terbit_administrasi(seleksi, TERBIT - timedelta(seconds=1)), terbit_administrasi(seleksi, BATAS)) == (None, TERBIT)


def test_tanda_terima(seleksi):
    satu, = tidak_lulus(seleksi, 1)
    terbitkan(seleksi)
    sanggah(satu)
    kerjakan("sanggah_diajukan")
    surat = Surat.objects.get(jenis="tanda_terima_sanggah")
    isi = naskah_html(surat)
    assert (surat.lamaran, "TT-PANSEL" in surat.nomor) == (satu, True)
    for kata in ("UJI-0001", "Selasa, 29 September 2020 pukul 13.00.00 WIB", "Syarat usia", "Saya belum berusia 56 tahun.",
                 "Pasal 99 (contoh)", "tidak ada"):
        assert kata in isi


def test_putusan_dan_berita_acara(seleksi):
    semua = tidak_lulus(seleksi, 1, 2)
    terbitkan(seleksi)
    putuskan(seleksi, dict(zip([disiapkan(satu) for satu in semua], ("ms", "tms"), strict=True)))
    kerjakan("sanggah_diputus")
    terima, tolak = (Surat.objects.get(jenis="putusan_sanggah", lamaran=satu) for satu in semua)
    acara = Surat.objects.get(jenis="berita_acara_sanggah")
    assert Surat.objects.count() == 3
    assert "DITERIMA" in (isi := naskah_html(terima)) and "Alasan ms A.1.g." in isi and "Tes kesehatan" in isi
    assert "DITOLAK" in (isi := naskah_html(tolak)) and "Alasan tms A.1.g." in isi and "Tes kesehatan" not in isi
    isi = naskah_html(acara)
    assert isi.index("UJI-0001") < isi.index("UJI-0002") and "Rapat singkat." in isi and "5 (lima) dari 5" in isi
    Surat.objects.update(status="jadi", jalur="uji.pdf", sha256="0" * 64, jadi=RAPAT)
    satu, = hasil_terbit(semua[0])
    assert (satu.kata, satu.lulus, satu.ringkas, satu.alasan) == (
        "Sanggah diterima: lulus seleksi administrasi", True, "Lulus administrasi", ("Alasan ms A.1.g.",))
    satu, = hasil_terbit(semua[1])
    assert (satu.kata, satu.lulus, satu.ringkas) == ("Sanggah ditolak", False, "Tidak lulus administrasi")
