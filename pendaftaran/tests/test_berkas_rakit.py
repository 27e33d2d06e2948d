"""Several photos as one PDF, and pages turned, ordered, left out: what is kept, what is refused, what a second press does."""
import hashlib
import io
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.utils import timezone
from PIL import Image, ImageColor

from pendaftaran.domain.susunan import baca_susunan
from pendaftaran.domain.vonis_berkas import KALIMAT
from pendaftaran.models import Berkas
from pendaftaran.selectors.lamaran import keadaan_lamaran, slot_lamaran
from pendaftaran.services import berkas as layanan
from pendaftaran.services.berkas import BerkasDitolak, Unggahan, pindai_berkas
from pendaftaran.services.berkas_rakit import gabung_foto, susun_halaman
from pendaftaran.services.kirim import kirim_lamaran
from pendaftaran.services.lamaran import mulai_lamaran, tarik_lamaran
from pendaftaran.tests.berkas_uji import pdf
from pendaftaran.tests.berkas_uji_gambar import gambar
from pendaftaran.tests.pelamar_uji import KINI, PERNYATAAN, alamat, buka, draf, pemilik, unggahan
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import seleksi_tuban

pytestmark = pytest.mark.django_db
XHR = {"x-requested-with": "XMLHttpRequest"}
WARNA = ("red", "green", "blue", "black", "gray")


@pytest.fixture
def seleksi():
    seleksi = seleksi_tuban(jumlah_lowongan=2)
    buka(seleksi)
    return seleksi


@pytest.fixture
def ratna(client, seleksi):
    lamaran = draf(seleksi.lowongan.get(urut=1), berkas=())
    client.force_login(pemilik(lamaran))
    return lamaran


def foto(warna: str = "red", ukuran: tuple[int, int] = (300, 400), bentuk: str = "JPEG") -> bytes:
    Image.new("RGB", ukuran, warna).save(isi := io.BytesIO(), bentuk)
    return isi.getvalue()


def teks(jawab) -> str:
    return " ".join(jawab.content.decode().split())


def tersimpan() -> set[Path]:
    return {p for akar in (storages["berkas"].location, settings.FILE_UPLOAD_TEMP_DIR) for p in Path(akar).rglob("*") if p.is_file()}


def kirim(client, seleksi, *berkas: tuple[str, bytes], jenis: str = "ktp", **lain):
    return client.post(alamat("berkas_unggah", seleksi, jenis), {"berkas": [unggahan(isi, nama) for nama, isi in berkas], **lain})


def warna_halaman(berkas: Berkas) -> list[str]:
    """Name of the colour in the middle of each page picture."""
    nama = []
    for jalur in berkas.jalur_gambar:
        with Image.open(storages["berkas"].open(jalur)) as g:
            titik = g.convert("RGB").getpixel((g.width // 2, g.height // 2))
        nama.append(min(WARNA, key=lambda w: sum(abs(a - b) for a, b in zip(ImageColor.getrgb(w), titik, strict=True))))
    return nama


def kini(lamaran, jenis: str = "ktp") -> Berkas:
    return lamaran.berkas.berlaku().get(jenis=jenis)


def slot(lamaran, jenis: str = "ktp"):
    return slot_lamaran(keadaan_lamaran(lamaran, pemilik(lamaran), pada=KINI), jenis).slot


@pytest.fixture
def tiga(client, seleksi, ratna) -> Berkas:
    kirim(client, seleksi, ("a.jpg", foto("red")), ("b.jpg", foto("green")), ("c.png", foto("blue", bentuk="PNG")))
    return kini(ratna)


# --- joining -----------------------------------------------------------------------------------
def test_beberapa_foto_menjadi_satu_pdf_menurut_urutan(client, seleksi, ratna):
    isi = [("depan.jpg", foto("red")), ("belakang.png", foto("green", (400, 300), "PNG")), ("surat.pdf", pdf())]
    jawab = kirim(client, seleksi, *isi)
    berkas = kini(ratna)
    assert (jawab.status_code, berkas.nama_asli, berkas.tipe, berkas.halaman) == (302, "depan.pdf", "application/pdf", 3)
    assert [(s["nama"], s["sha256"]) for s in berkas.sumber] == [(nama, hashlib.sha256(b).hexdigest()) for nama, b in isi]
    assert [storages["berkas"].open(s["jalur"]).read() for s in berkas.sumber] == [b for _, b in isi]
    salinan = storages["berkas"].open(berkas.jalur_bersih).read()
    assert (berkas.jalur_asli, berkas.sha256_asli, berkas.sha256_bersih, berkas.ukuran) == (
        berkas.jalur_bersih, hashlib.sha256(salinan).hexdigest(), berkas.sha256_asli, len(salinan))
    with pikepdf.open(io.BytesIO(salinan)) as hasil:
        assert [[round(float(n)) for n in p.mediabox] for p in hasil.pages] == [[0, 0, 595, 842], [0, 0, 842, 595], [0, 0, 595, 842]]
    assert warna_halaman(berkas)[:2] == ["red", "green"]
    assert len(tersimpan()) == 3 + 1 + 3  # originals, the PDF, its pictures; nothing temporary


def test_foto_yang_lebih_besar_dari_batas_slot_diperkecil(client, seleksi, ratna):
    acak = Image.effect_noise((2600, 3400), 80)
    acak.save(isi := io.BytesIO(), "JPEG", quality=90)
    assert len(isi.getvalue()) > slot(ratna).maks_byte
    assert kirim(client, seleksi, ("ktp.jpg", isi.getvalue())).status_code == 302
    berkas = kini(ratna)
    assert (berkas.tipe, berkas.ukuran <= slot(ratna).maks_byte) == ("application/pdf", True)
    assert berkas.sumber[0]["ukuran"] == len(isi.getvalue())


def test_gabungan_yang_tetap_terlalu_besar_ditolak(seleksi, ratna):
    kecil = slot(ratna)
    object.__setattr__(kecil, "maks_byte", 5_000)
    acak = Image.effect_noise((600, 800), 80)
    acak.save(isi := io.BytesIO(), "JPEG")
    dua = [Unggahan(io.BytesIO(isi.getvalue()), nama) for nama in ("a.jpg", "b.jpg")]  # judged side by side: a stream each
    with pytest.raises(BerkasDitolak) as galat:
        gabung_foto(lamaran=ratna, slot=kecil, unggahan=dua, oleh=pemilik(ratna), pada=KINI)
    assert (galat.value.kode, tersimpan()) == ("gabungan_terlalu_besar", set())


def test_tambah_foto_lagi_membuat_versi_baru(client, seleksi, ratna):
    kirim(client, seleksi, ("ktp.jpg", foto("red")))
    satu = kini(ratna)
    assert (satu.tipe, satu.sumber) == ("image/jpeg", [])
    kirim(client, seleksi, ("lagi.jpg", foto("blue")), ke=satu.kode)
    dua = kini(ratna)
    satu.refresh_from_db()
    assert (dua.asal, dua.urut, dua.nama_asli, satu.diganti is None) == (satu, satu.urut, "ktp.pdf", False)
    assert [s["nama"] for s in dua.sumber] == ["ktp.jpg", "lagi.jpg"]
    assert dua.sumber[0] == {"nama": "ktp.jpg", "tipe": "image/jpeg", "ukuran": satu.ukuran, "sha256": satu.sha256_asli,
                             "jalur": satu.jalur_asli}
    assert warna_halaman(dua) == ["red", "blue"]


@pytest.mark.parametrize("dengan_ke", [False, True], ids=["baru", "tambahan"])
def test_tekan_dua_kali_tidak_menggandakan(client, seleksi, ratna, dengan_ke):
    kirim(client, seleksi, ("ktp.jpg", foto("red")))
    lain = {"ke": kini(ratna).kode} if dengan_ke else {}
    foto_ = [("a.jpg", foto("green")), ("b.jpg", foto("blue"))]
    status = [kirim(client, seleksi, *foto_, **lain).status_code for _ in range(2)]
    assert (status, kini(ratna).halaman, ratna.berkas.count()) == ([302, 302], 3 if dengan_ke else 2, 2)
    assert len(tersimpan()) == 3 + 2 + 1 + kini(ratna).halaman


def test_dua_jendela_yang_terlambat_diberi_tahu(client, seleksi, ratna):
    kirim(client, seleksi, ("ktp.jpg", foto("red")))
    lama = kini(ratna).kode
    kirim(client, seleksi, ("a.jpg", foto("green")), ke=lama)
    jawab = kirim(client, seleksi, ("b.jpg", foto("blue")), ke=lama)
    assert (jawab.status_code, "Berkas ini sudah berubah" in teks(jawab), warna_halaman(kini(ratna))) == (422, True, ["red", "green"])


def test_foto_yang_sama_dua_kali_disebut(client, seleksi, ratna):
    kirim(client, seleksi, ("a.jpg", foto("red")), ("b.jpg", foto("red")))
    assert kini(ratna).halaman == 2
    assert "Ada foto yang sama dua kali; buang salah satunya lewat Atur halaman." in teks(client.get(alamat("lamaran_berkas", seleksi)))


def test_berkas_yang_sama_dua_kali_di_slot_ganda_tidak_menggandakan(client, seleksi, ratna):
    for _ in range(2):
        kirim(client, seleksi, ("a.pdf", pdf()), jenis="sertifikat_teknis")
    assert (ratna.berkas.count(), len(tersimpan())) == (1, 3)


def test_slot_ganda_menggabung_hanya_bila_diminta(client, seleksi, ratna):
    dua = [("a.jpg", foto("red")), ("b.jpg", foto("green"))]
    kirim(client, seleksi, *dua, jenis="sertifikat_teknis")
    kirim(client, seleksi, *dua, jenis="sertifikat_teknis", gabung="ya")
    assert list(ratna.berkas.berlaku().order_by("urut").values_list("halaman", flat=True)) == [1, 1, 2]


def bom() -> bytes:
    """9,000 by 9,000 pixels in a few kilobytes."""
    Image.new("1", (9000, 9000)).save(isi := io.BytesIO(), "PNG")
    return isi.getvalue()


@pytest.mark.parametrize(("nama", "isi", "kode"), [
    ("bom.png", bom, "gambar_terlalu_besar"),
    ("rusak.jpg", lambda: gambar("JPEG")[:200], "gambar_rusak"),
    ("skrip.pdf", lambda: pdf(katalog=b"/OpenAction<</S/JavaScript/JS(x)>>"), "pdf_skrip"),
    ("kosong.jpg", lambda: b"", "berkas_kosong"),
    ("surat.docx", lambda: b"PK\x03\x04" + b"word/document.xml" * 9, "dokumen_kantor"),
])
def test_satu_buruk_di_antara_lima_disebut_dan_tidak_ada_yang_disimpan(client, seleksi, ratna, nama, isi, kode):
    baik = [(f"{w}.jpg", foto(w)) for w in WARNA[:4]]
    for headers, status in ((None, 422), (XHR, 422)):
        jawab = client.post(alamat("berkas_unggah", seleksi, "ktp"), {
            "berkas": [unggahan(b, n) for n, b in [*baik[:2], (nama, isi()), *baik[2:]]]}, headers=headers)
        kata = jawab.json()["galat"] if headers else teks(jawab)
        assert jawab.status_code == status
        assert f"{nama}: {KALIMAT[kode]} 1 dari 5 berkas tidak dapat dipakai, maka belum ada yang disimpan." in kata
    assert (Berkas.objects.count(), tersimpan()) == (0, set())


def test_seratus_foto(client, seleksi, ratna):
    jawab = kirim(client, seleksi, *((f"{n}.jpg", foto("red", (8, 8))) for n in range(99)))
    assert (jawab.status_code, "Anda memilih 99 berkas; sekali gabung paling banyak 20." in teks(jawab), tersimpan()) == (422, True, set())
    seratus = kirim(client, seleksi, *((f"{n}.jpg", foto("red", (8, 8))) for n in range(101)))
    assert (seratus.status_code, tersimpan()) == (400, set())  # Django's own limit of files in one request


def test_sesudah_dikirim_tidak_ada_yang_berubah(client, seleksi, ratna):
    lengkap = draf(seleksi.lowongan.get(urut=2), "Bagus Pelamar", urut=2)
    client.force_login(pemilik(lengkap))
    kirim(client, seleksi, ("a.jpg", foto("red")), ("b.jpg", foto("green")))
    terkirim, slot_, berkas = _kirim(lengkap), slot(lengkap), kini(lengkap)
    jumlah = len(tersimpan())
    url = alamat("berkas_atur", seleksi, "ktp", berkas.kode)
    assert [client.get(url).status_code, client.post(url, {"susunan": "1:90,2:0"}).status_code] == [404, 404]
    assert kirim(client, seleksi, ("c.jpg", foto("blue")), ke=berkas.kode).status_code == 404
    for kerja in (lambda: gabung_foto(lamaran=terkirim, slot=slot_, unggahan=[Unggahan(io.BytesIO(foto()), "a.jpg")], oleh=pemilik(lengkap),
                                      pada=KINI, ke=berkas.kode),
                  lambda: susun_halaman(lamaran=terkirim, slot=slot_, kode=berkas.kode, susunan=baca_susunan("2:0,1:0", halaman=2),
                                        oleh=pemilik(lengkap), pada=KINI)):
        with pytest.raises(TidakSah, match="^Lamaran ini sudah dikirim atau ditarik"):
            kerja()
    assert (kini(lengkap), len(tersimpan())) == (berkas, jumlah)


def _kirim(lamaran):
    return kirim_lamaran(lamaran=lamaran, pernyataan=PERNYATAAN, syarat_diakui=(), oleh=pemilik(lamaran), pada=timezone.now())


# --- arranging ---------------------------------------------------------------------------------
def atur(client, seleksi, berkas, susunan: str, **lain):
    return client.post(alamat("berkas_atur", seleksi, berkas.jenis, berkas.kode), {"susunan": susunan, "aksi": "simpan", **lain})


def test_memutar_mengurutkan_membuang(client, seleksi, ratna, tiga):
    assert warna_halaman(tiga) == ["red", "green", "blue"]
    jawab = atur(client, seleksi, tiga, "3:90,1:0")
    baru, lama = kini(ratna), Berkas.objects.get(pk=tiga.pk)
    assert (jawab.status_code, jawab.url) == (302, alamat("lamaran_berkas", seleksi) + "#slot-ktp")
    assert (baru.asal, baru.susunan, baru.halaman, baru.sumber, warna_halaman(baru)) == (lama, "3:90,1:0", 2, lama.sumber, ["blue", "red"])
    assert (baru.sha256_asli, baru.jalur_asli, baru.sha256_bersih == lama.sha256_bersih) == (lama.sha256_asli, lama.jalur_asli, False)
    with pikepdf.open(storages["berkas"].open(baru.jalur_bersih)) as hasil:
        assert [p.obj.get("/Rotate", 0) for p in hasil.pages] == [90, 0]
        assert len(hasil.objects) < 12  # the page that was left out is not in the file any more
    assert (lama.diganti, lama.sha256_bersih, storages["berkas"].exists(lama.jalur_bersih)) == (baru.diunggah, tiga.sha256_bersih, True)


def test_memutar_foto_tetap_foto(client, seleksi, ratna):
    kirim(client, seleksi, ("ktp.jpg", gambar("JPEG", ukuran=(600, 400))))
    atur(client, seleksi, kini(ratna), "1:90")
    with Image.open(storages["berkas"].open(kini(ratna).jalur_bersih)) as hasil:
        assert (hasil.format, hasil.size, kini(ratna).tipe) == ("JPEG", (400, 600), "image/jpeg")
        assert hasil.getpixel((200, 50))[1] < 80 < hasil.getpixel((200, 550))[1]  # the red half was on the left, now on top


def test_tombol_bekerja_tanpa_skrip_dan_tidak_menyimpan(client, seleksi, ratna, tiga):
    url = alamat("berkas_atur", seleksi, "ktp", tiga.kode)
    sebelum = tersimpan()
    isi = teks(client.get(url, {"susunan": "1:0,2:90,3:0", "ubah": "maju:2"}))
    assert isi.count('name="susunan" value="2:90,1:0,3:0"') == 2
    assert 'class="lembar-kotak putar-90"' in isi and "Perubahan ini belum disimpan." in isi
    assert (kini(ratna), tersimpan()) == (tiga, sebelum)


def test_simpan_dua_kali_dan_jendela_lain(client, seleksi, ratna, tiga):
    status = [atur(client, seleksi, tiga, "2:0,1:0").status_code for _ in range(2)]
    assert (status, ratna.berkas.count()) == ([302, 302], 2)
    jumlah = len(tersimpan())
    lain = atur(client, seleksi, tiga, "3:0")
    assert (lain.status_code, "Berkas ini sudah berubah" in teks(lain), ratna.berkas.count(), len(tersimpan())) == (422, True, 2, jumlah)
    assert client.get(alamat("berkas_atur", seleksi, "ktp", tiga.kode)).status_code == 302


def test_tanpa_perubahan_tidak_membuat_versi(client, seleksi, ratna, tiga):
    assert (atur(client, seleksi, tiga, "1:0,2:0,3:0").status_code, ratna.berkas.count()) == (302, 1)


def test_mengurungkan(client, seleksi, ratna, tiga):
    atur(client, seleksi, tiga, "2:0")
    atur(client, seleksi, kini(ratna), "1:0", aksi="urungkan")
    pulih = kini(ratna)
    assert (pulih.pk == tiga.pk, pulih.halaman, pulih.sha256_bersih, warna_halaman(pulih)) == (
        False, 3, tiga.sha256_bersih, ["red", "green", "blue"])
    awal = atur(client, seleksi, pulih, "1:0,2:0,3:0", aksi="urungkan")
    assert (awal.status_code, "Berkas ini belum pernah diubah." in teks(awal)) == (422, True)


@pytest.mark.parametrize("susunan", ["4:0", "1:45", "1:0,1:0", "", "x", "0:0", "1:0," * 900])
@pytest.mark.parametrize("cara", ["get", "post"])
def test_halaman_yang_tidak_ada_404(client, seleksi, ratna, tiga, susunan, cara):
    jawab = getattr(client, cara)(alamat("berkas_atur", seleksi, "ktp", tiga.kode), {"susunan": susunan})
    assert (jawab.status_code, ratna.berkas.count()) == (404, 1)


def test_berkas_orang_lain_dan_slot_lain_404(client, seleksi, ratna, tiga):
    assert client.get(alamat("berkas_atur", seleksi, "drh", tiga.kode)).status_code == 404
    lain = draf(seleksi.lowongan.get(urut=2), "Bagus Pelamar", urut=2, berkas=())
    client.force_login(pemilik(lain))
    url = alamat("berkas_atur", seleksi, "ktp", tiga.kode)
    assert [client.get(url).status_code, client.post(url, {"susunan": "3:0"}).status_code] == [404, 404]
    assert client.get(alamat("berkas_lihat", seleksi, tiga.kode)).status_code == 404
    jawab = kirim(client, seleksi, ("a.jpg", foto()), ke=tiga.kode)
    assert (jawab.status_code, kini(ratna), lain.berkas.count()) == (422, tiga, 0)


def test_tarik_lalu_lamar_lagi_membawa_susunan(client, seleksi, ratna, tiga):
    atur(client, seleksi, tiga, "2:0,3:0")
    tarik_lamaran(lamaran=ratna, alasan="Pindah", oleh=pemilik(ratna), pada=KINI)
    baru = kini(mulai_lamaran(lowongan=seleksi.lowongan.get(urut=2), oleh=pemilik(ratna), pada=KINI))
    assert (baru.halaman, baru.susunan, len(baru.sumber)) == (2, "2:0,3:0", 3)


def test_penyimpanan_terganggu_dapat_dicoba_lagi(client, seleksi, ratna, tiga):
    storages["berkas"].delete(tiga.jalur_bersih)
    sebelum = tersimpan()
    jawab = atur(client, seleksi, tiga, "3:0")
    assert (jawab.status_code, kini(ratna), tersimpan()) == (503, tiga, sebelum)


@pytest.mark.parametrize(("hasil", "jadi"), [
    (["bersih", "bersih", "bersih", "bersih"], "bersih"), (["bersih", "bersih", "terinfeksi", "bersih"], "terinfeksi"),
    (["bersih", "tanpa_mesin", "bersih", "bersih"], "tanpa_mesin")])
def test_antivirus_membaca_setiap_foto_asal(tiga, monkeypatch, hasil, jadi):
    giliran = iter(hasil)
    monkeypatch.setattr(layanan, "pindai_antivirus", lambda _: next(giliran))
    assert (pindai_berkas(berkas_id=tiga.pk), list(giliran)) == (jadi, [])


# --- viewing -----------------------------------------------------------------------------------
def test_melihat_halaman_dengan_tautan(client, seleksi, ratna, tiga):
    url = alamat("berkas_lihat", seleksi, tiga.kode)
    isi = teks(client.get(url, {"hal": "2"}))
    assert 'rel="prev" href="?hal=1"' in isi and 'rel="next" href="?hal=3"' in isi and "Halaman 2 dari 3" in isi
    besar = teks(client.get(url, {"hal": "3", "besar": "1"}))
    assert 'rel="prev" href="?hal=2&amp;besar=1"' in besar and 'class="bingkai besar"' in besar
    assert [client.get(url, {"hal": n}).status_code for n in ("0", "4", "x", "-1", "٢", "9" * 400, "1.0")] == [404] * 7
