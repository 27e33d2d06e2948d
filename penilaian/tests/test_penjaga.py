"""A declared conflict closes that person's application to the member: files, page pictures, dossier, bench, list, exports, letters."""
from io import BytesIO

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse

from pendaftaran.models import Berkas
from pengumuman.models import Surat
from penilaian import services
from seleksi.core.akses import TidakBerwenang, tertutup
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Penugasan
from seleksi.tests import pabrik

from . import bantu
from .bantu import KINI

pytestmark = pytest.mark.django_db


@pytest.fixture
def ini() -> bantu.Babak:
    """Two participants with files; the Ketua, who is secretariat too, is recused from the first."""
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=1)
    lowongan = seleksi.lowongan.get()
    peserta = pabrik.peserta(lowongan, 2)
    ini = bantu.Babak(seleksi, lowongan, [t.pengguna for t in pabrik.panitia(seleksi, 1)],
                      pabrik.orang("Asih Asesor", Peran.ASESOR, seleksi=seleksi), pabrik.orang("Sinta Sekretariat"), peserta)
    Penugasan.objects.create(pengguna=ini.ketua, peran=Peran.SEKRETARIAT, instansi=seleksi.instansi, seleksi=seleksi, mulai=KINI)
    services.nyatakan_benturan(lowongan=lowongan, alasan={peserta[0].pk: "Ipar"}, oleh=ini.ketua, pada=KINI)
    for jalur in {j for b in Berkas.objects.all() for j in (*b.jalur_gambar, b.jalur_bersih, b.jalur_asli)}:
        storages["berkas"].save(jalur, ContentFile(b"isi"))
    return ini


def klien(orang) -> Client:
    masuk = Client()
    masuk.force_login(orang)
    return masuk


def alamat(ini: bantu.Babak, nama: str, *lain) -> str:
    return reverse(nama, args=[ini.seleksi.instansi.slug, ini.seleksi.slug, *lain])


def pintu(ini: bantu.Babak, letak: int) -> dict[str, str]:
    """Every address about one participant."""
    lamaran = ini.peserta[letak]
    ktp = lamaran.berkas.get(jenis="ktp").kode
    surat = Surat.objects.create(
        seleksi=ini.seleksi, lamaran=lamaran, jenis="hasil_administrasi", kunci=f"uji:{letak}", perihal="Uji", nomor=f"{letak}/UJI",
        tanggal=KINI.date(), konteks={"isi": {}}, templat="uji", templat_versi="1", status="jadi", jalur=f"uji/{letak}.pdf",
        sha256="0" * 64)
    storages["berkas"].save(surat.jalur, ContentFile(b"%PDF-"))
    return {"berkas": alamat(ini, "berkas_unduh", ktp), "asli": alamat(ini, "berkas_unduh", ktp) + "?asli=1",
            "gambar": alamat(ini, "berkas_gambar", ktp, 1), "dosir": alamat(ini, "dosir", lamaran.kode),
            "verifikasi": alamat(ini, "verifikasi", lamaran.kode), "surat": alamat(ini, "surat_unduh", surat.kode)}


def test_setiap_pintu_tertutup_hanya_untuk_orang_itu(ini):
    satu, dua = pintu(ini, 0), pintu(ini, 1)
    assert tertutup(ini.ketua, ini.seleksi) == {ini.peserta[0].pk}
    ketua, anggota = klien(ini.ketua), klien(ini.anggota[1])
    assert {nama: ketua.get(url).status_code for nama, url in satu.items()} == dict.fromkeys(satu, 404)
    assert {nama: ketua.get(url).status_code for nama, url in dua.items()} == dict.fromkeys(dua, 200)
    panitia = {nama: url for nama, url in satu.items() if nama != "verifikasi"}
    assert {nama: anggota.get(url).status_code for nama, url in panitia.items()} == dict.fromkeys(panitia, 200)
    assert ketua.post(satu["verifikasi"], {"aksi": "usulkan", "putusan": "ms"}).status_code == 404


def test_daftar_dan_ekspor_tanpa_orang_itu(ini):
    ketua = klien(ini.ketua)
    html = ketua.get(alamat(ini, "verifikasi_daftar")).content.decode()
    assert [o.nomor in html for o in ini.peserta] == [False, True]
    assert "1 lamaran tidak ditampilkan karena Anda menyatakan benturan kepentingan." in html
    csv = ketua.get(alamat(ini, "verifikasi_ekspor", "csv")).content.decode()
    assert [o.nomor in csv for o in ini.peserta] == [False, True]
    lembar = openpyxl.load_workbook(BytesIO(ketua.get(alamat(ini, "verifikasi_ekspor", "xlsx")).content)).active
    isi = " ".join(str(sel) for baris in lembar.iter_rows(values_only=True) for sel in baris)
    assert [o.nomor in isi for o in ini.peserta] == [False, True]
    semua = klien(ini.sinta).get(alamat(ini, "verifikasi_daftar")).content.decode()
    assert [o.nomor in semua for o in ini.peserta] == [True, True] and "benturan kepentingan" not in semua


def test_sekretariat_satu_jabatan_tidak_membuka_meja_jabatan_lain():
    seleksi = pabrik.seleksi_tuban(jumlah_lowongan=2)
    satu, dua = (pabrik.lamaran_terkirim(x, f"Peserta Uji {x.urut}", urut=x.urut) for x in seleksi.lowongan.order_by("urut"))
    terbatas = pabrik.orang("Tuti Terbatas", Peran.SEKRETARIAT, seleksi=seleksi)
    Penugasan.objects.filter(pengguna=terbatas).update(lowongan=dua.lowongan)
    masuk, awal = klien(terbatas), [seleksi.instansi.slug, seleksi.slug]
    assert [masuk.get(reverse("verifikasi", args=[*awal, x.kode])).status_code for x in (satu, dua)] == [404, 200]
    assert masuk.post(reverse("verifikasi", args=[*awal, satu.kode]), {"aksi": "usulkan", "putusan": "ms"}).status_code == 404
    html = masuk.get(reverse("verifikasi_daftar", args=awal)).content.decode()
    assert "0 dari 1 selesai" in html and f"/{dua.kode}/" in html and satu.kode not in html


def test_asesor_menyatakan_sesudah_pengumuman():
    ini = bantu.babak(peserta=1, nyatakan=False)
    with pytest.raises(TidakBerwenang, match="asesor menyatakan benturan sesudah pengumuman hasil administrasi"):
        services.nyatakan_benturan(lowongan=ini.lowongan, alasan={}, oleh=ini.asesor, pada=KINI)
    services.nyatakan_benturan(lowongan=ini.lowongan, alasan={}, oleh=ini.ketua, pada=KINI)
    bantu.umumkan(ini)
    services.nyatakan_benturan(lowongan=ini.lowongan, alasan={}, oleh=ini.asesor, pada=KINI)
    assert bantu.jejak(ini.seleksi)[-1] == "benturan.dinyatakan"
