"""Tulungagung's order: the three are tested after the determination, a failure is filled by an addendum."""
from datetime import date

import pytest
from django.test import Client

from penilaian import services
from penilaian.domain.penetapan import calon_addendum
from penilaian.models import Peringkat
from penilaian.selectors import tiga_besar
from penilaian.selectors.kesehatan import kurang_kesehatan_tiga
from penilaian.selectors.peringkat import asal_addendum, peringkat_berlaku
from seleksi.core.akses import TidakBerwenang
from seleksi.core.models import Jejak, Peristiwa
from seleksi.core.services import TidakSah
from seleksi.tests import pabrik

from . import bantu
from .bantu import KINI

pytestmark = pytest.mark.django_db


def ditetapkan(*, peserta: int = 4, anggota: int = 1):
    """The three of a post under Tulungagung's rules, determined; the first member attends with the Ketua."""
    ini = bantu.babak(peserta=peserta, anggota=anggota, profil="tulungagung-2020")
    bantu.nilai_semua(ini, sehat=False)
    tetapkan(ini, bantu.buka(ini), alasan="Peserta hanya sedikit." if peserta < 3 else "")
    ini.lowongan.refresh_from_db()
    return ini


def tetapkan(ini, peringkat, *, terpilih=None, alasan=""):
    pilihan = None if terpilih is None else frozenset(o.pk for o in terpilih)
    return services.tetapkan_peringkat(rapat=bantu.rapat(ini), putusan=[services.PutusanPeringkat(peringkat, pilihan, alasan)],
                                       oleh=ini.ketua, pada=KINI)


def gagal(ini, lamaran):
    bantu.catat_sehat(ini, lamaran, "tms")
    services.gugurkan_karena_kesehatan(lamaran=lamaran, alasan="Tidak memenuhi syarat kesehatan.", oleh=ini.ketua, pada=KINI)


def nomor(ini) -> list[str]:
    return sorted(o.nomor for o in tiga_besar(ini.lowongan))


def tahap(ini) -> str:
    ini.lowongan.refresh_from_db()
    return ini.lowongan.tahap


def test_tiga_sehat_lalu_ketua_menutup():
    ini = ditetapkan()
    assert tahap(ini) == "kesehatan_tiga"
    assert kurang_kesehatan_tiga(ini.lowongan) == [f"{o.nama}: kesimpulan tes kesehatan belum dicatat." for o in ini.peserta[:3]]
    with pytest.raises(TidakSah, match="Tes kesehatan belum dapat ditutup"):
        services.selesaikan_kesehatan(lowongan=ini.lowongan, oleh=ini.ketua, pada=KINI)
    for lamaran in ini.peserta[:3]:
        bantu.catat_sehat(ini, lamaran)
    with pytest.raises(TidakBerwenang, match="tidak berwenang untuk menutup tes kesehatan"):
        services.selesaikan_kesehatan(lowongan=ini.lowongan, oleh=ini.sinta, pada=KINI)
    services.selesaikan_kesehatan(lowongan=ini.lowongan, oleh=ini.ketua, pada=KINI)
    assert tahap(ini) == "selesai"
    assert bantu.jejak(ini.seleksi)[-2:] == ["lowongan.tahap", "kesehatan.ditutup"]
    with pytest.raises(TidakSah, match="Tes kesehatan tiga calon sudah ditutup."):
        bantu.catat_sehat(ini, ini.peserta[0], "tms")


@pytest.mark.parametrize(("siap", "letak", "kata"), [
    (False, 0, "tidak dilakukan sebelum penetapan; yang dites hanya calon yang ditetapkan"),
    (True, 3, "Yang dites kesehatan hanya calon yang ditetapkan Panitia Seleksi."),
])
def test_hanya_tiga_calon_sesudah_penetapan(siap, letak, kata):
    ini = ditetapkan() if siap else bantu.babak(peserta=4, anggota=1, profil="tulungagung-2020")
    with pytest.raises(TidakSah, match=kata):
        bantu.catat_sehat(ini, ini.peserta[letak])


def test_addendum_menggantikan_dengan_peringkat_keempat():
    ini = ditetapkan()
    lama = peringkat_berlaku(ini.lowongan)
    gagal(ini, ini.peserta[1])
    baru = peringkat_berlaku(ini.lowongan)
    lama.refresh_from_db()
    assert (lama.status, baru.status, baru.menggantikan_id, asal_addendum(baru).pk) == ("diganti", "usulan", lama.pk, lama.pk)
    assert bantu.jejak(ini.seleksi)[-2:] == ["lamaran.gugur", "peringkat.addendum_diusulkan"]
    assert kurang_kesehatan_tiga(ini.lowongan) == [f"Addendum untuk {ini.lowongan} menunggu rapat penetapan."]
    bantu.catat_sehat(ini, ini.peserta[0])  # who stays may be tested meanwhile
    tetapkan(ini, baru)
    assert nomor(ini) == ["UJI-0001", "UJI-0003", "UJI-0004"]
    assert tahap(ini) == "kesehatan_tiga"
    assert Jejak.objects.filter(jenis="peringkat.ditetapkan").latest("pk").isi.data["addendum_atas"] == lama.pk
    assert Peristiwa.objects.filter(jenis="peringkat_ditetapkan").count() == 2
    bantu.catat_sehat(ini, ini.peserta[2])
    bantu.catat_sehat(ini, ini.peserta[3])
    services.selesaikan_kesehatan(lowongan=ini.lowongan, oleh=ini.ketua, pada=KINI)
    assert tahap(ini) == "selesai"


def test_dua_gagal_berturut_sampai_tidak_ada_lagi():
    ini = ditetapkan(peserta=3)
    gagal(ini, ini.peserta[0])
    with pytest.raises(TidakSah, match="peserta hanya 2 orang, kurang dari 3"):
        tetapkan(ini, peringkat_berlaku(ini.lowongan))
    gagal(ini, ini.peserta[1])  # before the meeting: the proposal itself is replaced
    usulan = peringkat_berlaku(ini.lowongan)
    assert [o.nomor for o in ini.peserta if o.nomor in {b["nomor"] for b in usulan.hasil["peringkat"]}] == ["UJI-0003"]
    services.tetapkan_peringkat(rapat=ini.seleksi.rapat.get(status="dibuka"), oleh=ini.ketua, pada=KINI,
                                putusan=[services.PutusanPeringkat(usulan, None, "Disetujui melanjutkan dengan satu calon.")])
    gagal(ini, ini.peserta[2])
    assert peringkat_berlaku(ini.lowongan) is None
    assert set(Peringkat.objects.values_list("status", flat=True)) == {"diganti"}
    kata = f"Tidak ada lagi peserta untuk {ini.lowongan} yang dapat menggantikan; jabatan ini tidak mempunyai calon."
    assert kurang_kesehatan_tiga(ini.lowongan) == [kata]
    with pytest.raises(TidakSah, match="jabatan ini tidak mempunyai calon"):
        services.selesaikan_kesehatan(lowongan=ini.lowongan, oleh=ini.ketua, pada=KINI)


def test_addendum_tidak_menggeser_calon_yang_tetap():
    ini = ditetapkan(peserta=5)
    gagal(ini, ini.peserta[1])
    satu, _, tiga, empat, lima = ini.peserta
    with pytest.raises(TidakSah, match="harus tetap ditetapkan; addendum hanya mengisi tempat yang kosong"):
        tetapkan(ini, peringkat_berlaku(ini.lowongan), terpilih=[satu, empat, lima], alasan="Menurut rapat.")
    assert tahap(ini) == "kesehatan_tiga"
    assert tiga.nomor == "UJI-0003"


def test_hitung_ulang_sesudah_penetapan():
    ini = ditetapkan()
    with pytest.raises(TidakSah, match="Semua calon yang ditetapkan masih ada"):
        services.hitung_ulang(lowongan=ini.lowongan, oleh=ini.ketua, pada=KINI)


HASIL = {"peringkat": [{"nomor": n, "peringkat": p} for n, p in (("A", 1), ("B", 2), ("C", 3), ("D", 3), ("E", 5))]}


@pytest.mark.parametrize(("tetap", "hasil"), [
    ((), {"A", "B"}),  # C and D are equal at the line: the meeting's choice
    (("C",), {"A", "B", "C"}), (("C", "D"), {"A", "C", "D"}), (("D", "E"), {"A", "D", "E"}), (("A", "B"), {"A", "B"}),
])
def test_usulan_addendum(tetap, hasil):
    assert calon_addendum(HASIL, tetap, kuota=3) == hasil


def test_halaman_menurut_peran():
    ini = ditetapkan()
    url = f"/{ini.seleksi.instansi.slug}/{ini.seleksi.slug}/kesehatan/"

    def klien(orang) -> Client:
        masuk = Client()
        masuk.force_login(orang)
        return masuk

    ketua, sinta = klien(ini.ketua), klien(ini.sinta)
    html = sinta.get(url).content.decode()
    assert [o.nama in html for o in ini.peserta] == [True, True, True, False]
    jawab = sinta.post(f"{url}{ini.peserta[0].kode}/", {
        "kesimpulan": "tms", "bebas_narkoba": "ya", "nomor_surat": "440/1", "pemeriksa": "RSUD Contoh", "tanggal": date(2020, 10, 2)})
    assert jawab.status_code == 302
    jawab = ketua.post(f"{url}{ini.peserta[0].kode}/gugur/", {"alasan": "Tidak memenuhi syarat kesehatan."}, follow=True)
    assert "dinyatakan gugur. Addendum penetapan menunggu rapat." in jawab.content.decode()
    html = ketua.get(f"/{ini.seleksi.instansi.slug}/{ini.seleksi.slug}/peringkat/{ini.lowongan.kode}/").content.decode()
    assert "Addendum" in html and f"{ini.peserta[0].nama} gugur: Tidak memenuhi syarat kesehatan." in html
    jawab = ketua.post(f"{url}{ini.lowongan.kode}/selesai/", follow=True)
    assert f"Addendum untuk {ini.lowongan} menunggu rapat penetapan." in jawab.content.decode()
    assert klien(pabrik.orang("Anggota Satu")).get(url).status_code == 404
