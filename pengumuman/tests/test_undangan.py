"""Invitations: who is called and when, letters and calendar, another time for one person, attendance and what follows from absence."""
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from pendaftaran.selectors.hasil_terbit import tindakan
from pendaftaran.tests.bahan import alamat, jejak, kata, masuk, teks
from pendaftaran.tests.sanggah_uji import TERBIT, terbitkan
from pengumuman.domain.kalender import Acara, kalender
from pengumuman.domain.undangan import Rincian, jam_giliran, keberatan_rincian
from pengumuman.models import Surat, Undangan
from pengumuman.penerbitan import naskah_html
from pengumuman.services_undangan import catat_kehadiran, gugurkan_tidak_hadir, jadwal_ulang, undang
from seleksi.core.akses import TidakBerwenang
from seleksi.core.models import Peristiwa, Surel
from seleksi.core.outbox import PENANGAN
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import orang, peserta, seleksi_tuban

pytestmark = pytest.mark.django_db
MULAI = datetime(2020, 10, 6, 2, 0, tzinfo=UTC)  # 09.00 WIB
JAM = timedelta(hours=1)
RINCIAN = Rincian(MULAI, MULAI + 4 * JAM, "Aula Contoh, Jl. Contoh 1", "KTP\nSurat undangan", "", 45)


@pytest.fixture
def seleksi():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    terbitkan(seleksi)
    return seleksi


@pytest.fixture
def tiga(seleksi):
    return peserta(seleksi.lowongan.get(), 3)


def panggil(seleksi, **ubah):
    return undang(**({"seleksi": seleksi, "tahap": "wawancara", "lowongan": seleksi.lowongan.all(), "rincian": RINCIAN,
                      "oleh": orang("Sinta Sekretariat"), "pada": TERBIT + JAM} | ubah))


def hadir(satu, kehadiran="tidak_hadir", alasan="Tanpa kabar.", siapa="Sinta Sekretariat", pada=MULAI):
    return catat_kehadiran(undangan=satu, kehadiran=kehadiran, alasan=alasan, oleh=orang(siapa), pada=pada)


def buat_surat(satu) -> Surat:
    for _ in range(2):  # a worker may die after the letter was made
        PENANGAN["undangan_dibuat"](Peristiwa.objects.get(objek=f"undangan:{satu.pk}"))
    Surat.objects.filter(kunci=f"undangan:{satu.pk}").update(status="jadi", jalur="uji.pdf", sha256="0" * 64)
    return Surat.objects.get(kunci=f"undangan:{satu.pk}")


# --- pure ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("ubah", "kalimat"), [
    ({}, ""), ({"tempat": " "}, "Tempat harus diisi."), ({"mulai": TERBIT}, "Waktu mulai sudah lewat."),
    ({"selesai": MULAI}, "Waktu selesai harus sesudah waktu mulai."), ({"giliran": 80}, ""),
    ({"giliran": 81}, "3 giliran 81 menit tidak muat sampai waktu selesai.")])
def test_rincian_yang_ditolak(ubah, kalimat):
    assert keberatan_rincian(RINCIAN._replace(**ubah), 3, pada=TERBIT) == kalimat


def test_giliran_berurutan():
    menit = timedelta(minutes=45)
    assert list(jam_giliran(RINCIAN, 2)) == [(MULAI, MULAI + menit), (MULAI + menit, MULAI + 2 * menit)]
    assert list(jam_giliran(RINCIAN._replace(giliran=0), 2)) == [(MULAI, MULAI + 4 * JAM)] * 2


def test_kalender_berjam():
    isi = kalender(nama="Uji", dibuat=TERBIT, alamat="https://x.test/", acara=[
        Acara("u@seleksi", "Wawancara; Tuban", MULAI, MULAI + JAM, "KTP\r\nSurat", "Aula, Jl. Contoh " + "1" * 80, 2)])
    baris = isi.replace("\r\n ", "").split("\r\n")
    for satu in ("DTSTART:20201006T020000Z", "DTEND:20201006T030000Z", "SUMMARY:Wawancara\\; Tuban", "DESCRIPTION:KTP\\nSurat",
                 "LOCATION:Aula\\, Jl. Contoh " + "1" * 80, "SEQUENCE:2", "TRANSP:OPAQUE"):
        assert satu in baris
    assert max(len(satu.encode()) for satu in isi.split("\r\n")) <= 75


# --- calling ---------------------------------------------------------------------------------------------------------
def test_setiap_peserta_mendapat_giliran_surat_dan_pesan(seleksi, tiga):
    daftar = panggil(seleksi)
    assert [(u.lamaran, u.mulai) for u in daftar] == [(p, MULAI + n * timedelta(minutes=45)) for n, p in enumerate(tiga)]
    assert jejak("undangan.dibuat") == [(f"seleksi:{seleksi.pk}", "Sinta Sekretariat", {
        "tahap": "wawancara", "tempat": RINCIAN.tempat, "mulai": MULAI.isoformat(), "lamaran": [p.pk for p in tiga]})]
    surat = buat_surat(daftar[1])
    isi = naskah_html(surat)
    for satu in ("UJI-0002", "Selasa, 6 Oktober 2020", "pukul 09.45 s.d. 10.30 WIB", "Aula Contoh", "<li>KTP</li>", "D.3, C.6",
                 "a.n. Ketua Panitia Seleksi Terbuka", "Sinta Sekretariat"):
        assert satu in isi
    assert [t.kata for t in tindakan(tiga[1], TERBIT + 2 * JAM)] == ["Hadiri Tahap III: wawancara"]
    assert tindakan(tiga[1], MULAI + 10 * JAM) == []
    with pytest.raises(TidakSah, match="^Tidak ada peserta yang belum diundang ke tahap ini\\.$"):
        panggil(seleksi)


@pytest.mark.parametrize(("ubah", "kalimat"), [
    ({"tahap": "rekam_jejak"}, "Tahap ini tidak menghadirkan peserta"), ({"pada": TERBIT - JAM}, "sesudah hasil seleksi administrasi"),
    ({"lowongan": []}, "Pilih paling sedikit satu jabatan"), ({"rincian": RINCIAN._replace(tempat="")}, "Tempat harus diisi"),
    ({"oleh": "Anggota Satu"}, "tidak berwenang untuk mengundang peserta")])
def test_undangan_ditolak(seleksi, tiga, ubah, kalimat):
    if "oleh" in ubah:
        ubah = {"oleh": orang(ubah["oleh"])}
    with pytest.raises((TidakSah, TidakBerwenang), match=kalimat):
        panggil(seleksi, **ubah)
    assert Undangan.objects.count() == 0


# --- another time ----------------------------------------------------------------------------------------------------
def test_jadwal_ulang_satu_orang(seleksi, tiga):
    lama = panggil(seleksi)[0]
    surat = buat_surat(lama)
    rincian = RINCIAN._replace(mulai=MULAI + 24 * JAM, selesai=MULAI + 25 * JAM, giliran=0)
    baru = jadwal_ulang(undangan=lama, rincian=rincian, alasan="Sakit, surat dokter terlampir.", oleh=orang("Sinta Sekretariat"),
                        pada=MULAI)
    lama.refresh_from_db()
    surat.refresh_from_db()
    assert (lama.diganti, baru.menggantikan, surat.status) == (MULAI, lama, "dicabut")
    assert f"menggantikan undangan Nomor {surat.nomor}" in naskah_html(buat_surat(baru))
    assert jejak("undangan.dijadwal_ulang")[0][2]["alasan"] == "Sakit, surat dokter terlampir."
    isi = teks(masuk("Peserta Uji 1").get(alamat("undangan_ics", seleksi, baru.kode)))
    assert "SEQUENCE:1" in isi and "DTSTART:20201007T020000Z" in isi
    assert masuk("Peserta Uji 1").get(alamat("undangan_ics", seleksi, lama.kode)).status_code == 404
    with pytest.raises(TidakSah, match="sudah diganti dengan yang baru"):
        hadir(lama)


@pytest.mark.parametrize(("ubah", "kalimat"), [({"alasan": " "}, "harus disertai alasan"), ({"pada": MULAI + 30 * JAM}, "sudah lewat")])
def test_jadwal_ulang_ditolak(seleksi, tiga, ubah, kalimat):
    satu = panggil(seleksi)[0]
    isi = {"rincian": RINCIAN._replace(giliran=0), "alasan": "Sakit", "oleh": orang("Sinta Sekretariat"), "pada": TERBIT} | ubah
    with pytest.raises(TidakSah, match=kalimat):
        jadwal_ulang(undangan=satu, **isi)


# --- attendance ------------------------------------------------------------------------------------------------------
def test_kehadiran_sejak_detik_mulai(seleksi, tiga):
    satu = panggil(seleksi)[0]
    with pytest.raises(TidakSah) as galat:
        hadir(satu, "hadir", "", pada=MULAI - timedelta(seconds=1))
    assert kata(galat) == "Kehadiran dicatat sejak Selasa, 6 Oktober 2020 pukul 09.00 WIB."
    assert hadir(satu, "hadir", "").kehadiran == "hadir"
    with pytest.raises(TidakSah, match="sudah tercatat hadir"):
        jadwal_ulang(undangan=satu, rincian=RINCIAN, alasan="x", oleh=orang("Sinta Sekretariat"), pada=TERBIT)
    with pytest.raises(TidakSah, match="Ketidakhadiran harus disertai keterangan"):
        hadir(satu, alasan=" ")
    hadir(satu)
    assert [j[2]["semula"] for j in jejak("undangan.kehadiran")] == ["", "hadir"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Undangan.objects.filter(pk=satu.pk).update(alasan_hadir="")


@pytest.mark.parametrize("siapa", ["Kartika Ketua", "Anggota Satu", "Peserta Uji 1"])
def test_kehadiran_dicatat_sekretariat(seleksi, tiga, siapa):
    with pytest.raises(TidakBerwenang, match="mencatat kehadiran"):
        hadir(panggil(seleksi)[0], siapa=siapa)


def test_tidak_hadir_digugurkan_ketua(seleksi, tiga):
    satu = panggil(seleksi)[0]

    def gugur(siapa):
        return gugurkan_tidak_hadir(undangan=satu, alasan="Tidak hadir wawancara.", oleh=orang(siapa), pada=MULAI + JAM)

    with pytest.raises(TidakBerwenang):
        gugur("Sinta Sekretariat")
    with pytest.raises(TidakSah, match="tidak tercatat tidak hadir"):
        gugur("Kartika Ketua")
    hadir(satu)
    assert gugur("Kartika Ketua").status == "gugur"
    assert Surel.objects.filter(penerima=orang("Peserta Uji 1"), subjek="Lamaran UJI-0001 dinyatakan gugur").count() == 1
    with pytest.raises(TidakSah, match="tidak lagi menjadi peserta"):
        hadir(satu)


# --- pages -----------------------------------------------------------------------------------------------------------
def test_dari_halaman(seleksi, tiga):
    sinta, ketua = masuk("Sinta Sekretariat"), masuk("Kartika Ketua")
    kode = seleksi.lowongan.get().kode
    isi = {"tahap": "wawancara", "lowongan": [kode], "mulai": "2099-10-06T09:00", "selesai": "2099-10-06T12:00", "tempat": "Aula",
           "giliran": "30"}
    url = alamat("undangan_baru", seleksi)
    assert sinta.post(url, isi | {"tempat": ""}).status_code == 422
    assert sinta.post(url, isi | {"mulai": "2020-01-01T09:00"}).status_code == 409
    assert sinta.post(url, isi).status_code == 302
    satu = Undangan.objects.first()
    satu_url = alamat("undangan", seleksi, satu.kode)
    assert sinta.post(satu_url, {"aksi": "hadir", "hadir-kehadiran": "hadir"}).status_code == 404  # not before it begins
    Undangan.objects.filter(pk=satu.pk).update(mulai=MULAI)
    assert sinta.post(satu_url, {"aksi": "hadir", "hadir-kehadiran": "tidak_hadir", "hadir-alasan": ""}).status_code == 409
    assert sinta.post(satu_url, {"aksi": "hadir", "hadir-kehadiran": "tidak_hadir", "hadir-alasan": "Tanpa kabar"}).status_code == 302
    assert sinta.post(satu_url, {"aksi": "gugur", "gugur-alasan": "x"}).status_code == 404
    assert ketua.post(satu_url, {"aksi": "gugur", "gugur-alasan": "Tidak hadir"}).status_code == 302
    assert "3 diundang, 0 hadir, 1 tidak hadir" in teks(ketua.get(alamat("undangan_daftar", seleksi)))
    dua = Undangan.objects.order_by("mulai", "pk").last()
    isi = teks(masuk(dua.lamaran.pelamar.nama).get(alamat("undangan_saya", seleksi)))
    assert "Aula" in isi and "Simpan ke kalender" in isi


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_daftar_tetap(seleksi, django_assert_num_queries, jumlah):
    peserta(seleksi.lowongan.get(), jumlah)
    panggil(seleksi)
    klien = masuk("Sinta Sekretariat")
    klien.get(alamat("undangan_daftar", seleksi))
    with django_assert_num_queries(7):
        isi = teks(klien.get(alamat("undangan_daftar", seleksi)))
    assert isi.count("Belum dicatat") == jumlah
