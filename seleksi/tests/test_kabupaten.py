"""Every regency is alive: its round goes from the announcement to the determined names. A fourth one comes as files only."""
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from pengumuman.peragaan.orang import Orang
from pengumuman.selectors.kelayakan import keberatan_diumumkan
from penilaian.models import BarisPeringkat
from penilaian.selectors import tiga_besar
from seleksi.aturan.loader import daftar_profil, muat_profil, muat_putaran, pasang_tambahan
from seleksi.aturan.putaran import Putaran
from seleksi.core.models import Seleksi
from seleksi.core.services import TidakSah, buat_instansi, buat_seleksi

from .perjalanan import Perjalanan, pegawai, wib

pytestmark = pytest.mark.django_db
BAHAN = Path(__file__).parent / "bahan"
LULUS, GUGUR = "lulus_administrasi", "tidak_lulus_administrasi"
LAMONGAN = ("35.24", "kabupaten", "Pemerintah Kabupaten Lamongan")


def orang(nama: str, nilai: int, instansi: tuple[str, str, str], **lain) -> Orang:
    return Orang(f"{nama} Contoh", date(1970, 3, 4), nilai=nilai, instansi=instansi, s2=False, **lain)


def siapkan(putaran: Putaran, slug: str = "uji") -> Seleksi:
    profil, oleh, pada = muat_profil(putaran.profil), pegawai(), wib(putaran.tanggal_publikasi, 6)
    instansi = buat_instansi(daerah=profil.daerah, sekretariat="", oleh=oleh, pada=pada)
    return buat_seleksi(instansi=instansi, slug=slug, profil=profil, putaran=putaran, oleh=oleh, pada=pada)


def gugur(seleksi: Seleksi) -> dict[str, list[str]]:
    """Who fell at the administrative selection, with the rules that the machine found unmet at Kirim."""
    return {x.nama.split()[0]: sorted(h.kode for h in x.generasi.order_by("nomor").first().syarat.all() if h.status == "tidak_memenuhi")
            for x in seleksi.lamaran.filter(status=GUGUR)}


def calon(jalan: Perjalanan) -> list[list[str]]:
    return [sorted(x.nama.split()[0] for x in tiga_besar(lowongan)) for lowongan in jalan.lowongan]


@pytest.fixture
def kabupaten_keempat(tmp_path, settings):
    """What an IT officer does: two files into the agency's folder, then a start."""
    shutil.copytree(BAHAN, tmp_path, dirs_exist_ok=True)
    lama, settings.PROFIL_TAMBAHAN = settings.PROFIL_TAMBAHAN, tmp_path
    apps.get_app_config("core").ready()
    yield
    pasang_tambahan(lama)


def test_kabupaten_keempat(kabupaten_keempat, capsys):
    """Other rules, documents, order, weights and quota than any shipped profile: no line of code knows them."""
    assert "brebes-2021" in daftar_profil()
    pegawai()
    call_command("siapkan_seleksi", "brebes-2021-satu", slug="jpt-2021", oleh="pengelola@contoh.test")
    assert capsys.readouterr().out.endswith("draf /brebes/jpt-2021/ dengan 1 jabatan.\n")
    brebes = ("33.29", "kabupaten", "Pemerintah Kabupaten Brebes")
    jalan = Perjalanan(Seleksi.objects.get(slug="jpt-2021"), [
        (1, orang("Aren", 70, brebes)), (1, orang("Bambu", 90, brebes)), (1, orang("Cabai", 80, brebes)),
        (1, orang("Dadap", 95, brebes, golongan="IV/a")),  # the panel of this round asks IV/b
    ])
    jalan.umumkan()
    jalan.daftar()
    assert {b.jenis for x in jalan.seleksi.lamaran.all() for b in x.berkas.all()} == {"sk", "lhkpn"}
    jalan.administrasi()
    assert gugur(jalan.seleksi) == {"Dadap": ["golongan"]}
    jalan.nilai()
    assert calon(jalan) == [["Bambu", "Cabai"]]
    jalan.umumkan_akhir()
    assert list(jalan.seleksi.pengumuman.order_by("pk").values_list("jenis", "status")) == [
        ("lowongan", "terbit"), ("hasil_administrasi", "terbit"), ("hasil_akhir", "terbit")]


def test_tulungagung():
    """An outsider without an assessment falls (Pasal 4 ayat (1) huruf a); health waits for the three (Pasal 8)."""
    dalam = ("35.04", "kabupaten", "Pemerintah Kabupaten Tulungagung")
    jalan = Perjalanan(siapkan(muat_putaran("tulungagung-contoh")), [
        (1, orang("Aren", 70, dalam)), (1, orang("Bambu", 90, dalam)), (1, orang("Cabai", 80, dalam)), (1, orang("Dadap", 85, dalam)),
        (1, orang("Enau", 95, LAMONGAN)),
    ])
    jalan.umumkan()
    assert jalan.seleksi.pengumuman.get().isi["pendaftaran"]["tujuan"] == (
        "Lamaran ditujukan kepada Panitia Seleksi dan dikirim bersama berkasnya melalui portal ini. Meterai Rp6.000 dibubuhkan pada Pakta "
        "Integritas. Setiap pelamar melamar paling banyak 1 jabatan.")
    jalan.daftar()
    jalan.administrasi()
    assert gugur(jalan.seleksi) == {"Enau": ["asesmen"]}
    jalan.nilai()
    assert calon(jalan) == [["Bambu", "Cabai", "Dadap"]]
    assert not any(x.kesehatan.exists() for x in jalan.seleksi.lamaran.all())


def test_tegal():
    """Two posts, one of them Sekda; from outside the province of the round's scope nobody passes (II.B.1.c)."""
    tegal, semarang = ("33.28", "kabupaten", "Pemerintah Kabupaten Tegal"), ("33.74", "kota", "Pemerintah Kota Semarang")
    jalan = Perjalanan(siapkan(muat_putaran("tegal-contoh")), [
        (1, orang("Aren", 70, tegal)), (1, orang("Bambu", 90, semarang)), (1, orang("Cabai", 80, tegal)), (1, orang("Dadap", 95, LAMONGAN)),
        (2, orang("Enau", 75, tegal)), (2, orang("Gebang", 85, tegal)), (2, orang("Ipil", 95, tegal)),
    ])
    jalan.umumkan()
    isi = jalan.seleksi.pengumuman.get().isi
    assert "bekerja pada instansi dalam cakupan antar kabupaten/kota dalam satu provinsi untuk mendaftarkan diri" in isi["undangan"]
    ditetapkan = [s["judul"] for s in isi["syarat"] if s["penjelasan"].endswith("Ditetapkan Panitia Seleksi untuk seleksi ini.")]
    assert ditetapkan == ["Pangkat paling rendah Pembina (IV/a)", "Usia paling tinggi 56 tahun pada 1 Januari 2021, dihitung tahun penuh",
                          "Lulus Diklat Kepemimpinan Tingkat III",
                          "Semua unsur penilaian prestasi kerja paling kurang baik pada tahun 2018 dan 2019"]
    assert "{" not in str(isi["syarat"]).replace("{'", "")
    jalan.daftar()
    jalan.administrasi()
    assert gugur(jalan.seleksi) == {"Dadap": ["instansi_asal"]}
    jalan.nilai()
    assert calon(jalan) == [["Aren", "Bambu", "Cabai"], ["Enau", "Gebang", "Ipil"]]
    urut = BarisPeringkat.objects.filter(peringkat__lowongan=jalan.lowongan[1]).order_by("urutan").values_list("lamaran__nama", flat=True)
    assert [nama.split()[0] for nama in urut] == ["Ipil", "Gebang", "Enau"]
    jalan.umumkan_akhir()


@pytest.mark.parametrize(("putaran", "slug", "oleh", "kata"), [
    ("brebes-2099", "uji", "pengelola", "Putaran 'brebes-2099' tidak dikenal; yang ada: tegal-contoh, tuban-2020, tulungagung-contoh."),
    ("tegal-contoh", "a b", "pengelola", "--slug 'a b': hanya huruf, angka, dan tanda hubung."),
    ("tegal-contoh", "uji", "bukan-siapa-siapa", "--oleh bukan-siapa-siapa@contoh.test: tidak ada akun dengan surel itu."),
    ("tegal-contoh", "sudah", "pengelola", "--slug sudah: Pemerintah Kabupaten Tegal sudah memakai nama itu."),
])
def test_siapkan_seleksi_menolak(putaran, slug, oleh, kata):
    siapkan(muat_putaran("tegal-contoh"), slug="sudah")
    with pytest.raises(CommandError) as galat:
        call_command("siapkan_seleksi", putaran, slug=slug, oleh=f"{oleh}@contoh.test")
    assert (str(galat.value), galat.value.returncode, Seleksi.objects.count()) == (kata, 2, 1)


@pytest.mark.parametrize(("kode", "hari", "keberatan"), [
    ("tegal-contoh", date(2020, 11, 3), []),
    ("tegal-contoh", date(2020, 11, 4), ["Ada 14 hari kerja sesudah pengumuman 4 November 2020 sampai dengan penutupan 24 November 2020; "
                                         "paling kurang 15. Penutupan paling awal 25 November 2020. (II.B.1.b)"]),
    ("tulungagung-contoh", date(2020, 11, 2), []),
])
def test_putaran_contoh_layak_diumumkan(kode, hari, keberatan):
    jalan = Perjalanan(siapkan(muat_putaran(kode)), [])
    jalan.umumkan()
    assert keberatan_diumumkan(jalan.seleksi, jalan.profil, jalan.putaran, terbit=wib(hari, 8)) == keberatan


@pytest.mark.parametrize(("ubah", "kata"), [
    ({"sekretariat": None}, "Pengumuman belum memuat: alamat atau telepon sekretariat"),
    ({"bobot": ()}, "bobot ditetapkan Panitia Seleksi, maka harus ditulis dalam putaran"),
])
def test_tegal_tidak_lengkap_tidak_ditandatangani(ubah, kata):
    jalan = Perjalanan(siapkan(replace(muat_putaran("tegal-contoh"), **ubah)), [])
    with pytest.raises(TidakSah, match=kata):
        jalan.umumkan()
