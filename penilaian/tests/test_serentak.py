"""Races, with real threads and a barrier."""
import threading
from collections.abc import Callable

import pytest
from django.db import connections

from penilaian import segel, services
from penilaian.models import LembarNilai, Pembukaan, Peringkat
from seleksi.core.akses import TidakBerwenang
from seleksi.core.jejak import periksa_rantai
from seleksi.core.models import Jejak, Rantai
from seleksi.core.services import TidakSah

from . import bantu
from .bantu import KINI

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(*kerja: Callable[[], object]) -> list[object]:
    """Run all at once; each result, or the refusal that it met."""
    palang, hasil = threading.Barrier(len(kerja)), [None] * len(kerja)

    def jalan(nomor: int) -> None:
        palang.wait()
        try:
            hasil[nomor] = kerja[nomor]()
        except (TidakSah, TidakBerwenang) as galat:
            hasil[nomor] = galat
        finally:
            connections.close_all()

    utas = [threading.Thread(target=jalan, args=[n]) for n in range(len(kerja))]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    return hasil


def test_delapan_penulis_tidak_ada_yang_hilang_diam_diam():
    """Eight tabs, ten rounds: each round exactly one save wins, seven are told, and the version counts the wins."""
    ini = bantu.babak(peserta=1)

    def simpan(versi: int, nilai: int):
        return services.simpan_lembar(lamaran=ini.peserta[0], komponen="makalah", nilai={"makalah_isu": str(nilai)}, versi=versi,
                                      oleh=ini.ketua, pada=KINI)

    for putaran in range(10):
        hasil = serentak(*[lambda n=n, v=putaran: simpan(v, 10 * n + v) for n in range(8)])
        menang = [h for h in hasil if isinstance(h, LembarNilai)]
        assert (len(menang), sum(isinstance(h, services.KonflikVersi) for h in hasil)) == (1, 7)
        kini = LembarNilai.objects.get()
        assert (kini.versi, segel.buka(kini)) == (putaran + 1, segel.buka(menang[0]))


def test_finalkan_dua_kali_bersamaan_memberi_satu_tanda_terima():
    ini = bantu.babak(peserta=1)
    hasil = serentak(*[lambda: bantu.finalkan(ini, ini.peserta[0], "makalah", ini.ketua)] * 4)
    assert sum(isinstance(h, LembarNilai) for h in hasil) == 1
    assert Jejak.objects.filter(jenis="lembar.final").count() == 1


def test_semua_anggota_memfinalkan_bersamaan_dan_rantai_tetap_utuh():
    ini = bantu.babak(peserta=4, anggota=3)
    kerja = [lambda o=orang, p=lamaran: bantu.finalkan(ini, p, "wawancara", o) for orang in ini.anggota
             for lamaran in ini.peserta[:2]]
    assert all(isinstance(h, LembarNilai) for h in serentak(*kerja))
    assert list(periksa_rantai(Rantai.objects.get(seleksi=ini.seleksi))) == []


def test_pembukaan_melawan_buka_kembali():
    """Either the sheet is reopened and nothing is opened, or the other way round; never a ranking over a draft."""
    ini = bantu.babak(peserta=1)
    bantu.nilai_semua(ini)
    pembukaan = bantu.minta(ini)
    lembar = LembarNilai.objects.get(komponen="wawancara", penugasan__pengguna=ini.anggota[1])
    buka, ulang = serentak(lambda: services.saksikan_pembukaan(pembukaan=pembukaan, oleh=ini.anggota[1], pada=KINI),
                           lambda: services.buka_kembali(lembar=lembar, alasan="Keliru", oleh=ini.ketua, pada=KINI))
    dibuka = Pembukaan.objects.get().dibuka is not None
    assert isinstance(buka, Peringkat) is dibuka
    assert isinstance(ulang, LembarNilai) is not dibuka
    assert Peringkat.objects.exists() is dibuka


def test_dua_saksi_bersamaan_membuka_satu_kali():
    ini = bantu.babak(peserta=1, anggota=3)
    bantu.nilai_semua(ini)
    pembukaan = bantu.minta(ini)
    hasil = serentak(*[lambda o=orang: services.saksikan_pembukaan(pembukaan=pembukaan, oleh=o, pada=KINI)
                       for orang in ini.anggota[1:]])
    assert sum(isinstance(h, Peringkat) for h in hasil) == 1
    assert (Peringkat.objects.count(), Jejak.objects.filter(jenis="pembukaan.dibuka").count()) == (1, 1)
