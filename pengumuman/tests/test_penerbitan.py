"""Letters: one per key, numbers without gaps, one file, failure with a reason, withdrawal."""
import io
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection, transaction
from PIL import Image

from pengumuman import penerbitan
from pengumuman.models import NomorSurat, Register, Surat
from pengumuman.naskah.kerangka import kerangka
from pengumuman.services import atur_pola
from seleksi.aturan.transisi import TransisiDitolak
from seleksi.core.akses import TidakBerwenang
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Jejak, Peristiwa, Seleksi, Surel
from seleksi.core.outbox import PERCOBAAN_TERAKHIR, kerjakan
from seleksi.core.penyimpanan import buka, sidik
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, seleksi_tuban

pytestmark = pytest.mark.django_db
HARI = date(2020, 9, 24)


@pytest.fixture
def seleksi() -> Seleksi:
    return seleksi_tuban(jumlah_lowongan=1)


def buat(seleksi: Seleksi, kunci: str = "uji:1", **ubah) -> Surat:
    isi = {"lulus": True, "nomor": "UJI-0001", "jabatan": "Jabatan Contoh", "lanjutan": []}
    lain = {"jenis": "hasil_administrasi", "perihal": "Pemberitahuan", "konteks": kerangka(seleksi, isi=isi), "tanggal": HARI, "pada": KINI}
    return penerbitan.buat_surat(seleksi=seleksi, kunci=kunci, **lain | ubah)


def isi_folder(settings) -> list[Path]:
    pangkal = Path(settings.STORAGES["berkas"]["OPTIONS"]["location"])
    return sorted(p for p in pangkal.rglob("*.pdf"))


def test_satu_kunci_satu_surat_satu_nomor(seleksi):
    surat = buat(seleksi)
    assert buat(seleksi, perihal="Lain", pada=KINI).pk == surat.pk
    assert (surat.nomor, surat.status, Surat.objects.count()) == ("800/1/PANSEL.09/2020", "antre", 1)
    assert list(NomorSurat.objects.values_list("urut", "teks")) == [(1, "800/1/PANSEL.09/2020")]
    assert list(Peristiwa.objects.values_list("jenis", "objek")) == [("surat_render", f"surat:{surat.pk}")]
    assert Jejak.objects.filter(jenis="surat.dibuat").count() == 1


def test_konteks_membawa_nomor_kode_dan_alamat(seleksi):
    surat = buat(seleksi)
    k = surat.konteks
    assert (k["nomor"], k["kode"], k["tanggal"], k["sifat"]) == (surat.nomor, surat.kode, "24 September 2020", "Biasa")
    assert k["alamat_periksa"] == f"http://localhost:8000/verifikasi/{surat.kode}/"


def test_nomor_tanpa_celah_juga_bila_pembuatan_dibatalkan(seleksi):
    buat(seleksi)
    with pytest.raises(RuntimeError), transaction.atomic():
        buat(seleksi, "uji:2")
        raise RuntimeError
    assert [buat(seleksi, f"uji:{n}").nomor for n in (3, 4)] == ["800/2/PANSEL.09/2020", "800/3/PANSEL.09/2020"]


def test_tahun_baru_mulai_dari_satu_dengan_pola_lama(seleksi):
    atur_pola(seleksi=seleksi, kode="surat", pola="{urut}/UJI/{tahun}", oleh=orang("Sinta Sekretariat"), pada=KINI)
    assert [buat(seleksi, str(n), tanggal=hari).nomor for n, hari in enumerate([HARI, HARI, date(2021, 1, 4)])] == [
        "1/UJI/2020", "2/UJI/2020", "1/UJI/2021"]


def test_pola_hanya_oleh_sekretariat_dan_tercatat(seleksi):
    with pytest.raises(TidakBerwenang):
        atur_pola(seleksi=seleksi, kode="surat", pola="{urut}/{tahun}", oleh=orang("Kartika Ketua"), pada=KINI)
    with pytest.raises(TidakSah, match="harus memuat"):
        atur_pola(seleksi=seleksi, kode="surat", pola="{urut}", oleh=orang("Sinta Sekretariat"), pada=KINI)
    atur_pola(seleksi=seleksi, kode="surat", pola="{urut}/{tahun}", oleh=orang("Sinta Sekretariat"), pada=KINI)
    assert Jejak.objects.filter(jenis="register.pola").count() == 1


def test_nomor_agenda_dicatat_dan_tidak_dipakai_dua_kali(seleksi):
    assert buat(seleksi, agenda="800/4725/PANSEL.09/2020").nomor == "800/4725/PANSEL.09/2020"
    with pytest.raises(TidakSah, match="sudah dipakai"):
        buat(seleksi, "uji:2", agenda="800/4725/PANSEL.09/2020")
    assert list(Register.objects.values_list("kode", "terakhir")) == [("agenda", 1)]


def test_terbitkan_menyimpan_sekali_dan_mencatat_sidik(seleksi, settings):
    surat = penerbitan.terbitkan(buat(seleksi).pk, pada=KINI)
    lagi = penerbitan.terbitkan(surat.pk, pada=KINI)
    assert (surat.status, lagi.sha256, surat.sha256) == ("jadi", surat.sha256, sidik(nama=surat.jalur))
    assert len(isi_folder(settings)) == 1
    assert buka(nama=surat.jalur).read(5) == b"%PDF-"
    assert Jejak.objects.filter(jenis="surat.jadi", objek=f"surat:{surat.pk}").count() == 1


def test_mati_antara_simpan_dan_baris_tidak_menggandakan(seleksi, settings, monkeypatch):
    surat = buat(seleksi)

    def mati(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as tambalan, pytest.raises(SystemExit):
        tambalan.setattr(penerbitan, "_jadikan", mati)
        penerbitan.terbitkan(surat.pk, pada=KINI)
    assert (len(isi_folder(settings)), Surat.objects.get().status) == (1, "antre")
    jadi = penerbitan.terbitkan(surat.pk, pada=KINI)
    assert (len(isi_folder(settings)), jadi.sha256) == (1, sidik(nama=jadi.jalur))


def test_surat_jadi_tidak_dapat_diubah(seleksi):
    surat = penerbitan.terbitkan(buat(seleksi).pk, pada=KINI)
    for ubah in ({"nomor": "lain"}, {"sha256": "0" * 64}, {"konteks": {}}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Surat.objects.filter(pk=surat.pk).update(**ubah)


def test_penerima_dikabari_sekali_saat_jadi(seleksi):
    lamaran = lamaran_terkirim(seleksi.lowongan.get())
    surat = buat(seleksi, lamaran=lamaran)
    assert Surel.objects.count() == 0
    for _ in range(2):
        penerbitan.terbitkan(surat.pk, pada=KINI)
    surel = Surel.objects.get()
    assert surel.kepada == lamaran.pelamar.pengguna.email
    assert f"/surat/{surat.kode}/" in surel.isi and surat.konteks["alamat_periksa"] in surel.isi


def test_lambang_daerah_dipakai_bila_gambar(seleksi):
    titik = io.BytesIO()
    Image.new("RGB", (4, 4), "navy").save(titik, "PNG")
    surat = buat(seleksi)
    assert 'src="aset:lambang"' in penerbitan.naskah_html(surat)
    seleksi.instansi.lambang.save("lambang.png", ContentFile(titik.getvalue()))
    assert 'src="data:image/png;base64,' in penerbitan.naskah_html(surat)
    assert penerbitan.terbitkan(surat.pk, pada=KINI).status == "jadi"
    seleksi.instansi.lambang.save("lambang.svg", ContentFile(b"<svg/>"))
    assert 'src="aset:lambang"' in penerbitan.naskah_html(Surat.objects.get())


def _gagalkan(monkeypatch, pesan="rusak"):
    def rusak(*args, **kwargs):
        raise penerbitan.pdf.RenderGagal(pesan)
    monkeypatch.setattr(penerbitan.pdf, "render", rusak)


def test_gagal_sesudah_percobaan_terakhir_dengan_alasan(seleksi, monkeypatch):
    surat, kini = buat(seleksi), datetime(2030, 1, 1, tzinfo=UTC)
    utang = Peristiwa.objects.get(jenis="surat_render")
    _gagalkan(monkeypatch)
    for ke in range(1, PERCOBAAN_TERAKHIR + 1):
        with pytest.raises(penerbitan.pdf.RenderGagal):
            kerjakan(peristiwa_id=utang.pk, pada=kini.replace(year=2030 + ke))
        surat.refresh_from_db()
        assert surat.status == ("gagal" if ke == PERCOBAAN_TERAKHIR else "antre")
    assert surat.galat == "RenderGagal: rusak"


def test_surat_gagal_dapat_diulang(seleksi, monkeypatch, antrean):
    surat = buat(seleksi)
    Peristiwa.objects.update(menyerah=True)
    Surat.objects.update(status="gagal", galat="rusak")
    with pytest.raises(TidakBerwenang):
        penerbitan.ulangi(surat=surat, oleh=orang("Anggota Satu", Peran.ANGGOTA, seleksi=seleksi, unsur="pakar"), pada=KINI)
    penerbitan.ulangi(surat=surat, oleh=orang("Sinta Sekretariat"), pada=KINI)
    antrean()
    surat.refresh_from_db()
    assert (surat.status, surat.galat) == ("jadi", "")
    with pytest.raises(TidakSah, match="Hanya surat yang gagal"):
        penerbitan.ulangi(surat=surat, oleh=orang("Sinta Sekretariat"), pada=KINI)
    assert Jejak.objects.filter(jenis="surat.diulang").count() == 1


def test_surat_yang_ditinggalkan_antrean_juga_dapat_diulang(seleksi, antrean):
    surat = buat(seleksi)
    with pytest.raises(TidakSah, match="Hanya surat yang gagal"):
        penerbitan.ulangi(surat=surat, oleh=orang("Sinta Sekretariat"), pada=KINI)
    Peristiwa.objects.update(menyerah=True)
    penerbitan.ulangi(surat=surat, oleh=orang("Sinta Sekretariat"), pada=KINI)
    antrean()
    assert Surat.objects.get().status == "jadi"


def test_cabut_hanya_ketua_dengan_alasan_dan_hanya_yang_jadi(seleksi):
    surat, kartika = buat(seleksi), orang("Kartika Ketua")
    with pytest.raises(TransisiDitolak):
        penerbitan.cabut(surat=surat, alasan="Salah nama", oleh=kartika, pada=KINI)
    penerbitan.terbitkan(surat.pk, pada=KINI)
    with pytest.raises(TidakBerwenang, match="mencabut surat"):
        penerbitan.cabut(surat=surat, alasan="Salah nama", oleh=orang("Sinta Sekretariat"), pada=KINI)
    with pytest.raises(TidakSah, match="harus disertai alasan"):
        penerbitan.cabut(surat=surat, alasan="  ", oleh=kartika, pada=KINI)
    surat = penerbitan.cabut(surat=surat, alasan="Salah nama", oleh=kartika, pada=KINI)
    assert (surat.status, surat.alasan_cabut) == ("dicabut", "Salah nama")
    assert Jejak.objects.filter(jenis="surat.dicabut").get().isi.data == {"nomor": surat.nomor, "alasan": "Salah nama"}
    assert penerbitan.terbitkan(surat.pk, pada=KINI).status == "dicabut"


@pytest.mark.django_db(transaction=True)
def test_dua_pekerja_satu_register_tanpa_nomor_ganda():
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    mulai, galat = threading.Barrier(4), []

    def pekerja(n: int) -> None:
        try:
            mulai.wait()
            for ke in range(5):
                buat(seleksi, f"uji:{ke}")
                buat(seleksi, f"uji:{n}:{ke}")
        except (DatabaseError, TidakSah) as satu:
            galat.append(repr(satu))
        finally:
            connection.close()

    utas = [threading.Thread(target=pekerja, args=(n,)) for n in range(4)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join()
    assert galat == []
    assert sorted(NomorSurat.objects.values_list("urut", flat=True)) == list(range(1, 26))
    assert Surat.objects.count() == 25
