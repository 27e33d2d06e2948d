"""The panel's determination: who may, quorum, nothing left out, one act, and five records beside each other."""
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from pendaftaran.models import GenerasiHasil, Lamaran, PenetapanAdministrasi
from pendaftaran.selectors.penetapan import halangan_pengesahan, tabel_rapat
from pendaftaran.selectors.verifikasi import penetapan_final, peserta, ringkasan
from pendaftaran.services.penetapan import (
    sahkan_administrasi,
    tetapkan_administrasi,
    tetapkan_sesuai_usulan,
)
from pendaftaran.services.verifikasi import Bentrok, usulkan
from pendaftaran.tests.bahan import NANTI, RAPAT, buka, kata, putuskan_semua, siap
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Jejak, Lowongan, Peristiwa
from seleksi.core.services import TidakSah, akhiri_penugasan
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, panitia, seleksi_tuban

pytestmark = pytest.mark.django_db


@pytest.fixture
def seleksi():
    return seleksi_tuban(jumlah_lowongan=2)


@pytest.fixture
def pansel(seleksi):
    return panitia(seleksi, 4)


@pytest.fixture
def dua(seleksi, pansel):
    """One post: a proposal MS and a proposal TMS."""
    lowongan = seleksi.lowongan.order_by("urut").first()
    return siap(lowongan, 1), siap(lowongan, 2, "tms")


# --- opening ---------------------------------------------------------------------------------------------------------
def test_rapat_hanya_dibuka_ketua(seleksi, pansel, dua):
    for nama in ("Sinta Sekretariat", "Anggota Satu", "Peserta Uji 1"):
        with pytest.raises(TidakBerwenang):
            buka(seleksi, pansel, oleh=nama)
    rapat = buka(seleksi, pansel)
    assert (rapat.jenis, rapat.hadir.count()) == ("administrasi", 5)
    with pytest.raises(TidakSah) as galat:
        buka(seleksi, pansel)
    assert kata(galat) == "Masih ada rapat sejenis yang terbuka."


def test_rapat_tanpa_bahan_ditolak(seleksi, pansel):
    with pytest.raises(TidakSah, match="^Belum ada lamaran yang selesai diverifikasi"):
        buka(seleksi, pansel)


# --- entering --------------------------------------------------------------------------------------------------------
def test_anggota_hadir_menetapkan(seleksi, pansel, dua):
    rapat = buka(seleksi, pansel)
    anggota = orang("Anggota Satu")
    penetapan = tetapkan_administrasi(rapat=rapat, lamaran=dua[1], putusan="tms", oleh=anggota, pada=RAPAT)
    assert (penetapan.putusan, penetapan.alasan, penetapan.oleh, penetapan.sah, penetapan.generasi.nomor) == (
        "tms", "Usia lewat", anggota, None, dua[1].generasi.first().nomor)
    dua[1].refresh_from_db()
    assert dua[1].status == "diverifikasi"
    baris = Jejak.objects.get(jenis="administrasi.penetapan")
    assert (baris.objek, baris.pelaku, baris.isi.data) == (f"lamaran:{dua[1].pk}", anggota, {
        "rapat": rapat.pk, "putusan": "tms", "usulan": "tms", "alasan": "Usia lewat", "generasi": penetapan.generasi_id})


def test_sekretariat_tidak_dapat_menetapkan(seleksi, pansel, dua):
    rapat, sinta = buka(seleksi, pansel), orang("Sinta Sekretariat")
    for panggil in (
        lambda: tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="ms", oleh=sinta, pada=RAPAT),
        lambda: tetapkan_sesuai_usulan(rapat=rapat, oleh=sinta, pada=RAPAT),
        lambda: sahkan_administrasi(rapat=rapat, oleh=sinta, pada=RAPAT),
    ):
        with pytest.raises(TidakBerwenang, match="^Anda tidak berwenang untuk (menetapkan|mengesahkan) hasil seleksi administrasi.$"):
            panggil()
    assert PenetapanAdministrasi.objects.count() == 0


def test_anggota_tidak_hadir_ditolak(seleksi, pansel, dua):
    rapat = buka(seleksi, pansel[:4])
    with pytest.raises(TidakBerwenang) as galat:
        tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="ms", oleh=pansel[4].pengguna, pada=RAPAT)
    assert kata(galat) == "Yang menetapkan hanya anggota Panitia Seleksi yang tercatat hadir dalam rapat ini."


def test_peran_yang_dicabut_berlaku_seketika(seleksi, pansel, dua):
    rapat, anggota = buka(seleksi, pansel), pansel[1]
    akhiri_penugasan(penugasan=anggota, oleh=orang("Kartika Ketua"), pada=RAPAT, alasan="diganti")
    with pytest.raises(TidakBerwenang):
        tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="ms", oleh=anggota.pengguna, pada=RAPAT)
    # appointed again, but this appointment did not attend
    orang(anggota.pengguna.nama, Peran.ANGGOTA, seleksi=seleksi)
    with pytest.raises(TidakBerwenang, match="yang tercatat hadir"):
        tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="ms", oleh=anggota.pengguna, pada=RAPAT)


def test_menyimpang_dari_usulan_perlu_alasan(seleksi, pansel, dua):
    rapat, anggota = buka(seleksi, pansel), orang("Anggota Satu")
    with pytest.raises(TidakSah) as galat:
        tetapkan_administrasi(rapat=rapat, lamaran=dua[1], putusan="ms", oleh=anggota, pada=RAPAT)
    assert kata(galat) == "Sekretariat mengusulkan “tidak memenuhi syarat”; penetapan yang berbeda harus disertai alasan."
    penetapan = tetapkan_administrasi(rapat=rapat, lamaran=dua[1], putusan="ms", alasan="Usia dihitung tahun penuh", oleh=anggota,
                                      pada=RAPAT)
    assert (penetapan.putusan, penetapan.usulan.putusan, penetapan.alasan) == ("ms", "tms", "Usia dihitung tahun penuh")


def test_dua_anggota_berbeda_diberi_tahu(seleksi, pansel, dua):
    rapat = buka(seleksi, pansel)
    tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="ms", oleh=orang("Anggota Satu"), pada=RAPAT + timedelta(minutes=1))
    with pytest.raises(Bentrok, match="^Anggota Satu menetapkan “memenuhi syarat” pada "):
        tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="tms", alasan="x", oleh=orang("Anggota Dua"),
                              pada=RAPAT + timedelta(minutes=2), terakhir=RAPAT)
    tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="tms", alasan="x", oleh=orang("Anggota Dua"),
                          pada=RAPAT + timedelta(minutes=2), terakhir=RAPAT + timedelta(minutes=1))
    assert PenetapanAdministrasi.objects.get().putusan == "tms"


def test_lamaran_yang_belum_siap_atau_asing_ditolak(seleksi, pansel, dua):
    rapat, anggota = buka(seleksi, pansel), orang("Anggota Satu")
    belum = lamaran_terkirim(seleksi.lowongan.first(), "Peserta Uji 3", urut=3)
    lain = lamaran_terkirim(seleksi_tuban(slug="lain", jumlah_lowongan=1).lowongan.get(), "Peserta Uji 4", urut=4, status="diverifikasi")
    for lamaran in (belum, lain):
        with pytest.raises(TidakSah) as galat:
            tetapkan_administrasi(rapat=rapat, lamaran=lamaran, putusan="ms", oleh=anggota, pada=RAPAT)
        assert kata(galat) == "Yang ditetapkan hanya lamaran yang selesai diverifikasi."


def test_semua_sesuai_usulan(seleksi, pansel, dua):
    rapat, anggota = buka(seleksi, pansel), orang("Anggota Satu")
    tetapkan_administrasi(rapat=rapat, lamaran=dua[1], putusan="ms", alasan="lain", oleh=anggota, pada=RAPAT)
    assert tetapkan_sesuai_usulan(rapat=rapat, oleh=anggota, pada=RAPAT) == 1
    assert {p.lamaran_id: (p.putusan, p.alasan) for p in PenetapanAdministrasi.objects.all()} == {
        dua[0].pk: ("ms", ""), dua[1].pk: ("ms", "lain")}
    with pytest.raises(TidakSah, match="sudah ditetapkan dalam rapat ini"):
        tetapkan_sesuai_usulan(rapat=rapat, oleh=anggota, pada=RAPAT)


# --- closing ---------------------------------------------------------------------------------------------------------
def sahkan(rapat, oleh="Kartika Ketua", pada=RAPAT):
    return sahkan_administrasi(rapat=rapat, oleh=orang(oleh), pada=pada, catatan=" Rapat lancar. ")


def test_ketua_mengesahkan_semua_sekaligus(seleksi, pansel, dua):
    rapat = buka(seleksi, pansel)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT)
    rapat = sahkan(rapat)
    assert (rapat.status, rapat.pengesah.nama, rapat.catatan) == ("disahkan", "Kartika Ketua", "Rapat lancar.")
    assert [Lamaran.objects.get(pk=satu.pk).status for satu in dua] == ["lulus_administrasi", "tidak_lulus_administrasi"]
    assert set(PenetapanAdministrasi.objects.values_list("sah", flat=True)) == {RAPAT}
    assert [p.pk for p in peserta(dua[0].lowongan)] == [dua[0].pk]
    assert (penetapan_final(dua[1]).putusan, penetapan_final(dua[1]).rapat) == ("tms", rapat)
    peristiwa = Peristiwa.objects.get(jenis="administrasi_ditetapkan")
    assert (peristiwa.objek, peristiwa.kunci) == (f"rapat:{rapat.pk}", f"administrasi_ditetapkan:{rapat.pk}")
    terakhir = Jejak.objects.order_by("pk").last()
    assert (terakhir.jenis, terakhir.objek, terakhir.pelaku.nama, terakhir.isi.data["lulus"], terakhir.isi.data["tidak_lulus"]) == (
        "administrasi.ditetapkan", f"rapat:{rapat.pk}", "Kartika Ketua", [dua[0].pk], [dua[1].pk])


def test_lima_catatan_berdampingan(seleksi, pansel, dua):
    """Machine result, proposal, determination, the Ketua's closing: each its own row, none overwritten."""
    rapat = buka(seleksi, pansel)
    tetapkan_administrasi(rapat=rapat, lamaran=dua[1], putusan="ms", alasan="Panitia menilai lain", oleh=orang("Anggota Satu"), pada=RAPAT)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT)
    sahkan(rapat)
    lamaran = Lamaran.objects.get(pk=dua[1].pk)
    assert (lamaran.generasi.get().simpulan, lamaran.usulan.get().putusan, lamaran.penetapan.get().putusan,
            lamaran.penetapan.get().rapat.pengesah.nama, lamaran.status) == (
        "memenuhi", "tms", "ms", "Kartika Ketua", "lulus_administrasi")


@pytest.mark.parametrize("nama", ["Anggota Satu", "Sinta Sekretariat", "Peserta Uji 1"])
def test_hanya_ketua_yang_mengesahkan(seleksi, pansel, dua, nama):
    rapat = buka(seleksi, pansel)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT)
    with pytest.raises(TidakBerwenang) as galat:
        sahkan(rapat, oleh=nama)
    assert kata(galat) == "Anda tidak berwenang untuk mengesahkan hasil seleksi administrasi."


def test_tanpa_kuorum_tidak_ada_yang_berubah(seleksi, pansel, dua):
    with pytest.raises(TidakSah, match="Belum kuorum"):
        buka(seleksi, pansel[:2])
    rapat = buka(seleksi, pansel)
    rapat.hadir.set(pansel[:2])  # the database of a meeting whose members have left
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Kartika Ketua"), pada=RAPAT)
    with pytest.raises(TidakSah) as galat, transaction.atomic():
        sahkan(rapat)
    assert kata(galat) == "Rapat belum kuorum: lebih dari separuh anggota harus hadir, termasuk Ketua."
    assert set(Lamaran.objects.values_list("status", flat=True)) == {"diverifikasi"}
    assert PenetapanAdministrasi.objects.filter(sah__isnull=False).count() == 0
    assert Peristiwa.objects.filter(jenis="administrasi_ditetapkan").count() == 0


def test_halangan_disebut_satu_per_satu(seleksi, pansel, dua):
    rapat = buka(seleksi, pansel)
    lain = seleksi.lowongan.order_by("urut").last()
    lamaran_terkirim(lain, "Peserta Uji 3", urut=3)
    tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="ms", oleh=orang("Anggota Satu"), pada=RAPAT)
    assert halangan_pengesahan(rapat, pada=RAPAT) == [
        "1 lamaran yang selesai diverifikasi belum ditetapkan.", f"1 lamaran untuk {lain} belum selesai diverifikasi."]
    with pytest.raises(TidakSah, match="^Belum dapat disahkan. 1 lamaran yang selesai diverifikasi belum ditetapkan. 1 lamaran untuk"):
        sahkan(rapat)


def test_pendaftaran_yang_masih_terbuka_menghalangi(seleksi, pansel, dua):
    rapat = buka(seleksi, pansel)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT)
    with pytest.raises(TidakSah, match="belum ditutup; hasilnya ditetapkan sesudah itu."):
        sahkan(rapat, pada=KINI)


def test_yang_menarik_diri_tidak_ikut_disahkan(seleksi, pansel, dua):
    rapat = buka(seleksi, pansel)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT)
    Lamaran.objects.filter(pk=dua[0].pk).update(status="ditarik")
    sahkan(rapat)
    assert [(Lamaran.objects.get(pk=p.lamaran_id).status, bool(p.sah)) for p in PenetapanAdministrasi.objects.order_by("lamaran_id")] == [
        ("ditarik", False), ("tidak_lulus_administrasi", True)]


def test_generasi_baru_sesudah_penetapan_menghalangi(seleksi, pansel, dua):
    rapat = buka(seleksi, pansel)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT)
    lama = dua[0].generasi.first()
    baru = GenerasiHasil.objects.create(lamaran=dua[0], nomor=lama.nomor + 1, sebab="ketentuan", simpulan="tidak_memenuhi",
                                        fakta_sha256=lama.fakta_sha256, ketentuan=lama.ketentuan, dibuat=RAPAT)
    with pytest.raises(TidakSah) as galat:
        sahkan(rapat)
    assert kata(galat) == f"Hasil mesin berubah sesudah ditetapkan; tetapkan ulang: {dua[0]}."
    tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="ms", oleh=orang("Anggota Satu"), pada=RAPAT)
    sahkan(rapat)
    assert penetapan_final(dua[0]).generasi == baru


def test_sesudah_disahkan_tidak_ada_yang_dapat_diubah(seleksi, pansel, dua):
    rapat = buka(seleksi, pansel)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT)
    sahkan(rapat)
    for panggil in (
        lambda: tetapkan_administrasi(rapat=rapat, lamaran=dua[0], putusan="tms", alasan="x", oleh=orang("Anggota Satu"), pada=RAPAT),
        lambda: tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT), lambda: sahkan(rapat),
    ):
        with pytest.raises(TidakSah, match="^Rapat ini sudah disahkan pada "):
            panggil()
    for aksi in (lambda: PenetapanAdministrasi.objects.update(putusan="ms"), lambda: PenetapanAdministrasi.objects.all().delete()):
        with pytest.raises(DatabaseError, match="baris beku"), transaction.atomic():
            aksi()


def test_rapat_kedua_bagi_yang_menyusul(seleksi, pansel, dua):
    rapat = buka(seleksi, pansel)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT)
    sahkan(rapat)
    menyusul = siap(seleksi.lowongan.order_by("urut").last(), 3)
    kedua = buka(seleksi, pansel)
    assert [len(baris) for _, baris in tabel_rapat(seleksi, kedua)] == [1]
    tetapkan_sesuai_usulan(rapat=kedua, oleh=orang("Anggota Satu"), pada=RAPAT)
    sahkan(kedua)
    assert (penetapan_final(menyusul).rapat, penetapan_final(dua[0]).rapat) == (kedua, rapat)


# --- readings --------------------------------------------------------------------------------------------------------
def test_ringkasan_satu_kueri(seleksi, pansel, dua, django_assert_num_queries):
    lain = seleksi.lowongan.order_by("urut").last()
    menunggu = lamaran_terkirim(lain, "Peserta Uji 3", urut=3)
    lamaran_terkirim(lain, "Peserta Uji 4", urut=4)
    putuskan_semua(menunggu, orang("Sinta Sekretariat"))
    usulkan(lamaran=menunggu, putusan="tms", alasan="x", oleh=orang("Sinta Sekretariat"), pada=NANTI)
    with django_assert_num_queries(1):
        hasil = [(r.lowongan.urut, r.per_status["diajukan"], r.per_status["diverifikasi"], r.mata_kedua, r.terkirim)
                 for r in ringkasan(seleksi)]
    assert hasil == [(1, 0, 2, 0, 2), (2, 2, 0, 1, 2)]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_tabel_rapat_kueri_tetap(seleksi, pansel, django_assert_num_queries, jumlah):
    for urut in range(1, jumlah + 1):
        siap(Lowongan.objects.get(seleksi=seleksi, urut=1), urut, "tms")
    rapat = buka(seleksi, pansel)
    tetapkan_sesuai_usulan(rapat=rapat, oleh=orang("Anggota Satu"), pada=RAPAT)
    with django_assert_num_queries(6):
        tabel = tabel_rapat(seleksi, rapat)
        assert [(b.lamaran.lowongan.nama, b.usulan.oleh.nama, b.penetapan.oleh.nama) for _, baris in tabel for b in baris] == [
            (tabel[0][0].nama, "Sinta Sekretariat", "Anggota Satu")] * jumlah
