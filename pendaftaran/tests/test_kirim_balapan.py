"""Races with real threads. On SQLite writers queue up; on PostgreSQL they meet the locks."""
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from pendaftaran.models import Berkas, GenerasiHasil, Lamaran
from pendaftaran.selectors.lamaran import keadaan_lamaran, slot_lamaran
from pendaftaran.services.berkas import Unggahan, unggah_berkas
from pendaftaran.services.kirim import KirimDitolak, kirim_lamaran
from pendaftaran.services.lamaran import SudahMelamar, mulai_lamaran
from pendaftaran.tests.pelamar_uji import KINI, PERNYATAAN, draf, pdf, pemilik, unggahan
from seleksi.core.jejak import periksa_rantai
from seleksi.core.models import Jejak, Peristiwa
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import orang, seleksi_tuban

pytestmark = pytest.mark.django_db(transaction=True)
UTAS = 8


def serentak(kerja: list[Callable[[], object]]) -> list[object]:
    """Run all at once from one barrier; results in order, refusals as their class name."""
    pintu = Barrier(len(kerja))

    def satu(fungsi: Callable[[], object]) -> object:
        try:
            pintu.wait()
            return fungsi()
        except TidakSah as galat:
            return type(galat).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return list(kolam.map(satu, kerja))


def kirim(lamaran: Lamaran) -> str:
    return kirim_lamaran(lamaran=lamaran, pernyataan=PERNYATAAN, syarat_diakui=(), oleh=pemilik(lamaran), pada=KINI).nomor


def test_klik_ganda_delapan_kali_menjadi_satu_kiriman():
    lamaran = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    pemilik(lamaran)
    assert serentak([lambda: kirim(lamaran)] * UTAS) == ["TBN20-0001"] * UTAS
    assert (GenerasiHasil.objects.count(), Peristiwa.objects.filter(jenis="lamaran_diajukan").count(),
            Jejak.objects.filter(jenis="lamaran.diajukan").count()) == (1, 1, 1)


def test_delapan_orang_bersamaan_nomor_tanpa_sela():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    semua = [draf(seleksi.lowongan.get(), f"Peserta {n}", urut=n) for n in range(1, UTAS + 1)]
    assert sorted(serentak([lambda satu=satu: kirim(satu) for satu in semua])) == [f"TBN20-{n:04d}" for n in range(1, UTAS + 1)]
    assert list(periksa_rantai(seleksi.rantai)) == []


def test_nip_yang_sama_dari_delapan_akun_masuk_sekali():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    semua = [draf(seleksi.lowongan.get(), f"Kembar {n}", urut=1) for n in range(UTAS)]
    hasil = serentak([lambda satu=satu: kirim(satu) for satu in semua])
    assert sorted(map(str, hasil)) == [KirimDitolak.__name__] * (UTAS - 1) + ["TBN20-0001"]
    assert Lamaran.objects.terkirim().count() == 1


def test_memilih_dua_jabatan_bersamaan_membuat_satu_draf():
    seleksi = seleksi_tuban(jumlah_lowongan=2)
    ratna, (satu, dua) = orang("Ratna Pelamar"), seleksi.lowongan.order_by("urut")
    hasil = serentak([lambda lowongan=lowongan: mulai_lamaran(lowongan=lowongan, oleh=ratna, pada=KINI).lowongan_id
                      for lowongan in [satu, dua] * 4])
    menang = Lamaran.objects.get().lowongan_id
    assert sorted(map(str, hasil)) == sorted([str(menang)] * 4 + [SudahMelamar.__name__] * 4)


def test_unggah_bersamaan_satu_slot_menyisakan_satu_berlaku():
    lamaran = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get(), berkas=())
    ratna = pemilik(lamaran)
    slot = slot_lamaran(keadaan_lamaran(lamaran, ratna, pada=KINI), "ktp").slot
    isi = [pdf(isi=b"BT /F1 12 Tf 72 700 Td (%d) Tj ET" % n) for n in range(4)]
    serentak([lambda satu=satu: unggah_berkas(lamaran=lamaran, slot=slot, unggahan=Unggahan(unggahan(satu).file, "a.pdf"), oleh=ratna,
                                              pada=KINI) for satu in isi])
    assert (Berkas.objects.count(), Berkas.objects.berlaku().count()) == (4, 1)


def test_unggah_dan_kirim_bersamaan_daftar_sama_dengan_bukti():
    """Whatever wins, the hashes in the frozen generation are those of the files that stand."""
    lamaran = draf(seleksi_tuban(jumlah_lowongan=1).lowongan.get())
    ratna = pemilik(lamaran)
    slot = slot_lamaran(keadaan_lamaran(lamaran, ratna, pada=KINI), "ktp").slot
    serentak([lambda: kirim(lamaran), lambda: unggah_berkas(
        lamaran=lamaran, slot=slot, unggahan=Unggahan(unggahan().file, "baru.pdf"), oleh=ratna, pada=KINI)])
    lamaran.refresh_from_db()
    assert lamaran.generasi.get().berkas == [
        list(b) for b in lamaran.berkas.berlaku().order_by("jenis", "urut").values_list("jenis", "sha256_asli")]
