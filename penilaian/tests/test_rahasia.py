"""Planted scores: nobody else's page, no log, no message, no task and no plain column may ever show them."""
import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from penilaian import services
from penilaian.models import BarisPeringkat, LembarNilai, Peringkat
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Peristiwa
from seleksi.tests import pabrik

from . import bantu

pytestmark = pytest.mark.django_db
# Each score occurs nowhere by chance; the totals that follow from them are planted too.
TANDA = {"makalah": "73.19", "wawancara": "68.37", "rekam_jejak": "77.91", "asesmen": "81.43"}
CATATAN = "CATATANRAHASIA"
DARI_BERKAS = ("/aturan/", "/saring/", "/cek-kelayakan/")  # read profile files, no round's scores; the slowest pages of all
TOTAL = "74.51"  # 0.2 * 73.19 + 0.25 * 81.43 + 0.35 * 68.37 + 0.2 * 77.91 = 74.507
SEMUA = [*TANDA.values(), TOTAL, "745070", "149014"]


def tanda_dalam(teks: str) -> list[str]:
    """The planted marks that occur, with point or comma; never inside a longer number, a hash, or the fraction of a second."""
    return [t for t in [*SEMUA, CATATAN] if re.search(rf"(?<![0-9a-f.]){t.replace('.', '[.,]')}(?![0-9a-f])", teks)]


@pytest.fixture
def ini():
    """Four participants, the first with the planted scores from everybody; a note on each of those sheets."""
    ini = bantu.babak(peserta=4, anggota=2)
    for urut, lamaran in enumerate(ini.peserta):
        for komponen in (*bantu.PANITIA, "asesmen"):
            for orang in [ini.asesor] if komponen == "asesmen" else ini.anggota:
                nilai = TANDA[komponen] if urut == 0 else str(60 - urut)
                services.finalkan_lembar(
                    lamaran=lamaran, komponen=komponen, versi=0, oleh=orang, pada=bantu.KINI, catatan=CATATAN if urut == 0 else "",
                    nilai=bantu.nilai_rata(ini.seleksi, komponen, nilai))
        bantu.catat_sehat(ini, lamaran)
    return ini


def polos(kecuali: tuple = ()) -> Iterator[str]:
    """Every value of every column of every table, as text; sealed bytes as they lie there."""
    for model in apps.get_models():
        if model in kecuali:
            continue
        for baris in model._base_manager.values_list():
            for nilai in baris:
                yield bytes(nilai).decode("latin-1") if isinstance(nilai, (bytes, memoryview)) else str(nilai)


def test_basis_data_tidak_memuat_nilai_sebelum_maupun_sesudah_dibuka(ini):
    assert LembarNilai.objects.count() == 4 * (3 * 3 + 1)
    assert [t for nilai in polos() for t in tanda_dalam(nilai)] == []
    peringkat = bantu.buka(ini)
    assert peringkat.hasil["peringkat"][0]["total"] == TOTAL
    assert [t for nilai in polos() for t in tanda_dalam(nilai)] == []
    services.tetapkan_peringkat(rapat=bantu.rapat(ini), putusan=[services.PutusanPeringkat(peringkat)],
                                oleh=ini.ketua, pada=bantu.KINI)
    # Only the determined row itself says the total, and no message or audit line does.
    assert [t for nilai in polos(kecuali=(BarisPeringkat,)) for t in tanda_dalam(nilai)] == []
    assert BarisPeringkat.objects.filter(total=Decimal(TOTAL)).count() == 1


def test_antrean_dan_catatan_hanya_membawa_id(ini, monkeypatch, django_capture_on_commit_callbacks, caplog, capfd):
    terkirim = []
    monkeypatch.setattr("celery.app.base.Celery.send_task", lambda self, nama, args=None,
                        **lain: terkirim.append((nama, args, lain)))
    with django_capture_on_commit_callbacks(execute=True), caplog.at_level("DEBUG"):
        peringkat = bantu.buka(ini)
        services.tetapkan_peringkat(rapat=bantu.rapat(ini), putusan=[services.PutusanPeringkat(peringkat)],
                                    oleh=ini.ketua, pada=bantu.KINI)
    assert [(nama, lain) for nama, _, lain in terkirim] == [("seleksi.core.tasks.proses_peristiwa", {})] * 2
    assert all(type(isi) is int for _, args, _ in terkirim for isi in args)
    assert set(Peristiwa.objects.values_list("jenis", flat=True)) == {"komitmen_terdaftar", "peringkat_ditetapkan"}
    assert tanda_dalam(caplog.text + "".join(capfd.readouterr())) == []


def alamat_semua(ini) -> list[str]:
    """Every address of the URL table that can be filled with this round's own codes."""
    kode = {"instansi": ini.seleksi.instansi.slug, "seleksi": ini.seleksi.slug}
    lembar = [LembarNilai.objects.get(lamaran=ini.peserta[0], komponen="makalah", penugasan__pengguna=o).kode
              for o in ini.anggota[:2]]
    calon = [ini.lowongan.kode, ini.peserta[0].kode, *lembar]
    hasil = []
    for nama in sorted(_nama(get_resolver().url_patterns)):
        for lain in ({}, *({"kode": k} for k in calon), *({"kode": ini.peserta[0].kode, "komponen": k} for k in TANDA)):
            for dasar in (kode, {}):
                try:
                    hasil.append(reverse(nama, kwargs=dasar | lain))
                except NoReverseMatch:
                    continue
    return sorted(satu for satu in set(hasil) if not satu.startswith(DARI_BERKAS))


def _nama(pola) -> Iterator[str]:
    for satu in pola:
        if isinstance(satu, URLPattern):
            if satu.name and not satu.name.startswith(("account_", "mfa_")):
                yield satu.name
        elif satu.namespace is None:
            yield from _nama(satu.url_patterns)


def bocor(orang, alamat: list[str]) -> list[tuple[str, list[str]]]:
    klien = Client()
    if orang is not None:
        klien.force_login(orang)
    hasil = []
    for satu in alamat:
        jawab = klien.get(satu)
        isi = b"".join(jawab.streaming_content) if jawab.streaming else jawab.content
        if ada := tanda_dalam(isi.decode("utf-8", "replace") + str(dict(jawab.headers))):
            hasil.append((satu, ada))
    return hasil


def test_tidak_ada_halaman_orang_lain_yang_menunjukkan_nilai(ini):
    """Before the opening only the scorers see their own; after it the panel; after the determination PPK and pengawas."""
    ppk, pengawas = (pabrik.orang(n, p, seleksi=ini.seleksi) for n,
                     p in (("Bambang Bupati", Peran.PPK), ("Awas Pengawas", Peran.PENGAWAS)))
    luar = [None, ini.sinta, pabrik.orang("Peng Elola", Peran.PENGELOLA, seleksi=ini.seleksi),
            pabrik.orang("Nara Sumber", Peran.NARASUMBER, seleksi=ini.seleksi),
            pabrik.orang("Sek Da", Peran.PYB, seleksi=ini.seleksi),
            pabrik.orang("Peserta Uji 1"), pabrik.orang("Orang Asing")]
    bantu.umumkan(ini)
    alamat = alamat_semua(ini)
    assert len(alamat) > 60, alamat
    milik = {orang: {reverse("lembar", args=[ini.seleksi.instansi.slug, ini.seleksi.slug, ini.peserta[0].kode, k])
                     for k in komponen}
             for orang, komponen in ((ini.ketua, bantu.PANITIA), (ini.anggota[1], bantu.PANITIA), (ini.asesor, ["asesmen"]))}
    terbuka = {orang: {reverse("lembar_terbuka", args=[ini.seleksi.instansi.slug, ini.seleksi.slug, LembarNilai.objects.get(
        lamaran=ini.peserta[0], komponen="makalah", penugasan__pengguna=orang).kode])} for orang in (ini.ketua, ini.anggota[1])}
    for orang in (*luar, ppk, pengawas):
        assert bocor(orang, alamat) == []
    for orang, boleh in milik.items():
        assert {satu for satu, _ in bocor(orang, alamat)} == boleh | terbuka.get(orang, set())
    bantu.buka(ini)
    for orang in (*luar[:2], ppk, pengawas):
        assert bocor(orang, alamat) == []
    assert {satu for satu, _ in bocor(ini.asesor, alamat)} == milik[ini.asesor]
    services.tetapkan_peringkat(rapat=bantu.rapat(ini), putusan=[services.PutusanPeringkat(Peringkat.objects.get())],
                                oleh=ini.ketua, pada=bantu.KINI)
    for orang in luar:
        assert bocor(orang, alamat) == []
    papan = reverse("peringkat", args=[ini.seleksi.instansi.slug, ini.seleksi.slug, ini.lowongan.kode])
    for orang in (ppk, pengawas):
        assert {satu for satu, _ in bocor(orang, alamat)} == {papan}
