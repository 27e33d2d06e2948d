"""What waits for whom, role by role, with literal counts."""
from datetime import datetime, timedelta

import pytest

from pendaftaran.models import Lamaran, Permintaan
from pendaftaran.services.verifikasi import usulkan
from pendaftaran.tests.bahan import NANTI, putuskan_semua, siap, sukma, tetapkan_dan_sahkan
from pengumuman.services import ajukan, siapkan_pengumuman
from pengumuman.services_penyerahan import serahkan, teruskan_usulan
from pengumuman.tests.pabrik import AKHIR
from pengumuman.tests.test_penyerahan import siap as siap_serah
from penilaian import services as penilaian
from penilaian.tests import bantu
from penilaian.tests.test_kesehatan_tiga import ditetapkan, gagal
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Penugasan, Seleksi
from seleksi.tests import pabrik
from seleksi.tests.pabrik import orang
from seleksi.views import ruang_kerja

pytestmark = pytest.mark.django_db


def tugas(nama: str, *, pada: datetime = AKHIR) -> list[str]:
    return [m.kata for r in ruang_kerja(pengguna=orang(nama), pada=pada) for m in r.menunggu]


def test_draf():
    seleksi = pabrik.seleksi_draf(jumlah_lowongan=1)
    orang("Pipit Pengelola", Peran.PENGELOLA, seleksi=seleksi)
    orang("Wati Pengawas", Peran.PENGAWAS, seleksi=seleksi)
    assert tugas("Sinta Sekretariat") == ["2 persetujuan dari luar belum dicatat", "Pengumuman seleksi dapat disiapkan"]
    assert tugas("Pipit Pengelola") == ["2 persetujuan dari luar belum dicatat"]
    assert (tugas("Kartika Ketua"), tugas("Wati Pengawas")) == ([], [])
    pengumuman = siapkan_pengumuman(seleksi=seleksi, jenis="lowongan", oleh=orang("Sinta Sekretariat"), pada=pabrik.KINI)
    assert tugas("Sinta Sekretariat")[1:] == ["Pengumuman seleksi belum diajukan kepada Ketua"]
    ajukan(pengumuman=pengumuman, oleh=orang("Sinta Sekretariat"), pada=pabrik.KINI)
    assert tugas("Sinta Sekretariat")[1:] == []
    assert tugas("Kartika Ketua") == ["Pengumuman seleksi menunggu tanda tangan Anda"]


def test_verifikasi_dan_orang_kedua():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=2)
    satu, dua = seleksi.lowongan.order_by("urut")
    pabrik.lamaran_terkirim(satu, "Peserta Uji 1", urut=1)
    diusulkan = pabrik.lamaran_terkirim(satu, "Peserta Uji 2", urut=2)
    pabrik.lamaran_terkirim(dua, "Peserta Uji 3", urut=3)
    putuskan_semua(diusulkan, orang("Sinta Sekretariat"))
    usulkan(lamaran=diusulkan, putusan="tms", alasan="Usia lewat", oleh=orang("Sinta Sekretariat"), pada=NANTI)
    sukma(seleksi)
    Penugasan.objects.filter(pengguna=orang("Tuti Terbatas", Peran.SEKRETARIAT, seleksi=seleksi)).update(lowongan=dua)
    assert tugas("Sinta Sekretariat") == ["2 lamaran menunggu verifikasi"]
    assert tugas("Sukma Sekretariat") == ["2 lamaran menunggu verifikasi", "1 usulan menunggu Anda sebagai orang kedua"]
    assert tugas("Tuti Terbatas") == ["1 lamaran menunggu verifikasi"]


def test_rapat_lalu_pengumuman_administrasi():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    lowongan = seleksi.lowongan.get()
    pabrik.panitia(seleksi, 1)
    for urut in (1, 2):
        siap(lowongan, urut)
    assert (tugas("Anggota Satu"), tugas("Sinta Sekretariat")) == (["2 lamaran menunggu putusan rapat"], [])
    tetapkan_dan_sahkan(seleksi)
    assert tugas("Sinta Sekretariat") == ["Pengumuman hasil administrasi dapat disiapkan"]
    assert tugas("Sinta Sekretariat", pada=pabrik.KINI) == []  # registration is still open
    assert tugas("Anggota Satu") == ["Pengumuman hasil administrasi dapat disiapkan"]  # scoring begins with the announcement
    assert tugas("Kartika Ketua") == []


def test_menilai():
    ini = bantu.babak(peserta=3, anggota=1, lowongan=2)
    orang("Wati Pengawas", Peran.PENGAWAS, seleksi=ini.seleksi)
    assert tugas("Anggota Satu")[:1] == ["9 lembar nilai belum final"]
    assert tugas("Asih Asesor") == ["3 lembar nilai belum final"]
    assert tugas("Sinta Sekretariat")[:1] == ["3 kesimpulan tes kesehatan belum dicatat"]
    penilaian.nyatakan_benturan(lowongan=ini.lowongan, alasan={ini.peserta[0].pk: "Ipar"}, oleh=ini.anggota[1], pada=bantu.KINI)
    assert tugas("Anggota Satu")[:1] == ["6 lembar nilai belum final"]
    bantu.finalkan(ini, ini.peserta[1], "makalah", ini.anggota[1])
    assert tugas("Anggota Satu")[:1] == ["5 lembar nilai belum final"]
    bantu.finalkan(ini, ini.peserta[0], "asesmen", ini.asesor)
    orang("Anton Asesor", Peran.ASESOR, seleksi=ini.seleksi)
    assert tugas("Asih Asesor") == ["2 lembar nilai belum final"]
    assert tugas("Anton Asesor") == ["1 pernyataan benturan kepentingan belum lengkap", "2 lembar nilai belum final"]
    bantu.catat_sehat(ini, ini.peserta[0], "tms")
    assert tugas("Kartika Ketua")[:2] == ["9 lembar nilai belum final",
                                          "1 peserta tidak memenuhi syarat kesehatan, menunggu keputusan Anda"]
    assert tugas("Wati Pengawas") == []


def test_pembukaan_lalu_rapat_penetapan():
    ini = bantu.babak(peserta=4, anggota=1)
    orang("Wati Pengawas", Peran.PENGAWAS, seleksi=ini.seleksi)
    bantu.nilai_semua(ini)
    bantu.minta(ini)
    saksi = f"Pembukaan nilai {ini.lowongan} menunggu Anda sebagai saksi"
    siapa = ("Anggota Satu", "Kartika Ketua", "Sinta Sekretariat", "Wati Pengawas")
    assert [saksi in tugas(n) for n in siapa] == [True, False, False, False]
    assert tugas("Wati Pengawas") == [f"Pembukaan nilai {ini.lowongan} diminta; komitmennya dapat dicocokkan"]
    bantu.buka(ini)
    assert tugas("Wati Pengawas") == []
    assert [tugas(n)[:1] for n in ("Anggota Satu", "Kartika Ketua")] == [["1 jabatan menunggu rapat penetapan"]] * 2


def test_kesehatan_tiga_calon():
    ini = ditetapkan()
    assert "3 kesimpulan tes kesehatan belum dicatat" in tugas("Sinta Sekretariat")
    gagal(ini, ini.peserta[0])
    assert tugas("Kartika Ketua")[:1] == ["1 jabatan menunggu rapat penetapan"]
    assert "2 kesimpulan tes kesehatan belum dicatat" in tugas("Sinta Sekretariat")


def test_tes_kesehatan_dapat_ditutup():
    ini = ditetapkan()
    for lamaran in ini.peserta[:3]:
        bantu.catat_sehat(ini, lamaran)
    assert f"Tes kesehatan calon {ini.lowongan} dapat ditutup" in tugas("Kartika Ketua")
    assert not any("tes kesehatan" in kata for kata in tugas("Sinta Sekretariat"))


def test_penyerahan():
    seleksi = siap_serah("tulungagung-2020")
    lowongan = seleksi.lowongan.get()
    assert tugas("Kartika Ketua") == [f"Calon {lowongan} menunggu diserahkan"]
    serahkan(lowongan=lowongan, oleh=orang("Kartika Ketua"), pada=AKHIR)
    assert (tugas("Kartika Ketua"), tugas("Budi Bupati")) == ([], [])
    assert tugas("Sandi Sekda") == [f"Calon {lowongan} menunggu usulan Anda"]
    assert tugas("Sinta Sekretariat") == ["2 persetujuan dari luar belum dicatat"]
    teruskan_usulan(lowongan=lowongan, oleh=orang("Sandi Sekda"), pada=AKHIR)
    assert (tugas("Sandi Sekda"), tugas("Budi Bupati")) == ([], [f"Calon {lowongan} menunggu pilihan Anda"])


def test_bupati_melihat_seleksi_yang_sudah_selesai():
    seleksi = siap_serah()
    lowongan = seleksi.lowongan.get()
    serahkan(lowongan=lowongan, oleh=orang("Kartika Ketua"), pada=AKHIR)
    Seleksi.objects.update(status="selesai")
    assert tugas("Budi Bupati") == [f"Calon {lowongan} menunggu pilihan Anda"]
    assert ruang_kerja(pengguna=orang("Kartika Ketua"), pada=AKHIR + timedelta(days=1)) == []
    assert Lamaran.objects.count() == 4


def test_permintaan_data_yang_belum_dijawab():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=2)
    lamaran = pabrik.lamaran_terkirim(seleksi.lowongan.get(urut=1))
    Permintaan.objects.create(lamaran=lamaran, jenis="perbaikan", uraian="Uji", dibuat=pabrik.KINI)
    assert "1 permintaan tentang data menunggu jawaban" in tugas("Sinta Sekretariat")
    assert "1 permintaan tentang data menunggu jawaban" not in tugas("Kartika Ketua")
