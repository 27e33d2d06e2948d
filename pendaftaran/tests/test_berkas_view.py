"""Uploads through the pages, and who may read a stored file."""
import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.storage import storages
from django.db.models import Q
from django.utils import timezone

from pendaftaran.models import Berkas
from pendaftaran.selectors.lamaran import keadaan_lamaran, slot_lamaran
from pendaftaran.services.berkas import BerkasDitolak, Unggahan, pindai_berkas, unggah_berkas
from pendaftaran.services.kirim import kirim_lamaran
from pendaftaran.services.lamaran import tarik_lamaran
from pendaftaran.tests.pelamar_uji import KINI, PERNYATAAN, alamat, buka, draf, gambar, pdf, pemilik, unggahan
from seleksi.core.domain.peran import Peran, Unsur
from seleksi.core.models import AksesLog, Pengguna, Peristiwa
from seleksi.core.services import TidakSah
from seleksi.core.unggahan import BATAS_BERKAS, BATAS_PERMINTAAN, BatasUnggahan
from seleksi.tests.pabrik import orang, seleksi_tuban

pytestmark = pytest.mark.django_db
XHR = {"x-requested-with": "XMLHttpRequest"}


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


@pytest.fixture
def terkirim(seleksi):
    """Ratna's sent application with one real file; the other rows carry no bytes."""
    lamaran = draf(seleksi.lowongan.get(urut=1))
    lamaran.berkas.filter(jenis="ktp").update(diganti=KINI)
    slot = slot_lamaran(keadaan_lamaran(lamaran, pemilik(lamaran), pada=KINI), "ktp").slot
    unggah_berkas(lamaran=lamaran, slot=slot, unggahan=Unggahan(unggahan(nama='KTP "saya".pdf').file, 'KTP "saya".pdf'),
                  oleh=pemilik(lamaran), pada=KINI)
    return kirim_lamaran(lamaran=lamaran, pernyataan=PERNYATAAN, syarat_diakui=(), oleh=pemilik(lamaran), pada=timezone.now())


def teks(jawab) -> str:
    return " ".join(jawab.content.decode().split())


def kirim(client, seleksi, jenis="ktp", isi=None, nama="dokumen.pdf", **lain):
    return client.post(alamat("berkas_unggah", seleksi, jenis), {"berkas": unggahan(isi, nama), **lain})


def tersimpan() -> set[Path]:
    """Every file under the store and the folder for temporary files."""
    return {p for akar in (storages["berkas"].location, settings.FILE_UPLOAD_TEMP_DIR) for p in Path(akar).rglob("*") if p.is_file()}


# --- uploads -----------------------------------------------------------------------------------
def test_unggah_lewat_formulir_biasa(client, seleksi, ratna):
    isi = pdf()
    jawab = kirim(client, seleksi, isi=isi, nama="KTP saya.pdf")
    assert (jawab.status_code, jawab.url) == (302, alamat("lamaran_berkas", seleksi) + "#slot-ktp")
    berkas = Berkas.objects.get()
    assert (berkas.lamaran, berkas.jenis, berkas.nama_asli, berkas.tipe, berkas.halaman) == (
        ratna, "ktp", "KTP saya.pdf", "application/pdf", 1)
    assert (berkas.sha256_asli, berkas.ukuran) == (hashlib.sha256(isi).hexdigest(), len(isi))
    assert storages["berkas"].open(berkas.jalur_asli).read() == isi
    assert len(tersimpan()) == 3  # original, copy, one picture; nothing temporary
    assert list(Peristiwa.objects.values_list("jenis", "objek")) == [("berkas_pindai", f"berkas:{berkas.pk}")]


def test_unggah_dengan_javascript_menjawab_slotnya(client, seleksi, ratna):
    jawab = client.post(alamat("berkas_unggah", seleksi, "ktp"), {"berkas": unggahan()}, headers=XHR)
    isi = teks(jawab)
    assert jawab.status_code == 200
    assert isi.startswith('<section class="kertas slot mb-3" id="slot-ktp"')
    assert "dokumen.pdf diterima, 1 halaman. Sekarang 1 dari 14 berkas." in isi and "Lengkap" in isi


@pytest.mark.parametrize(("jenis", "isi", "nama", "kata"), [
    ("ktp", b"", "kosong.pdf", "Berkas kosong (0 byte). Buka berkas itu di perangkat Anda, pastikan isinya ada, lalu unggah kembali."),
    ("ktp", gambar(), "ktp.pdf", "Nama berkas berakhiran .pdf, tetapi isinya PNG. Simpan ulang berkas dengan jenis yang "
     "sesuai dengan namanya, lalu unggah kembali."),
    ("ktp", pdf() + b" " * 5_242_881, "besar.pdf", "Ukuran berkas melebihi batas 5 MB. Perkecil berkas, misalnya dengan memindai "
     "ulang pada 150 dpi, lalu unggah kembali."),
    ("pas_foto", pdf(), "foto.pdf", "Berkas ini PDF, sedangkan dokumen ini harus JPEG atau PNG. Simpan atau pindai ulang dengan "
     "jenis itu, lalu unggah kembali."),
    ("ktp", b"MZ" + b"\0" * 200, "ktp.pdf", "Isi berkas ini program komputer, bukan dokumen. Unggah dokumen yang sebenarnya; bila "
     "berkas ini Anda terima dari orang lain, jangan dibuka."),
], ids=["kosong", "isi_beda_nama", "terlalu_besar", "jenis_lain", "program"])
def test_berkas_ditolak_dengan_kalimatnya_dan_tanpa_sisa(client, seleksi, ratna, jenis, isi, nama, kata):
    jawab = kirim(client, seleksi, jenis, isi, nama)
    assert (jawab.status_code, kata in teks(jawab)) == (422, True), teks(jawab)[-3000:]
    assert (Berkas.objects.count(), tersimpan()) == (0, set())
    xhr = client.post(alamat("berkas_unggah", seleksi, jenis), {"berkas": unggahan(isi, nama)}, headers=XHR)
    assert (xhr.status_code, xhr.json()) == (422, {"galat": f"{nama}: {kata}"})
    assert (Berkas.objects.count(), tersimpan()) == (0, set())


def test_penolakan_membiarkan_berkas_lama(client, seleksi, ratna):
    kirim(client, seleksi)
    lama = Berkas.objects.get()
    jawab = kirim(client, seleksi, isi=b"")
    assert "Berkas yang sudah ada tetap tersimpan." in teks(jawab)
    assert list(Berkas.objects.berlaku()) == [lama]
    assert client.get(alamat("berkas_unduh", seleksi, lama.kode)).status_code == 200


def test_mengganti_menandai_yang_lama(client, seleksi, ratna):
    kirim(client, seleksi, nama="lama.pdf")
    kirim(client, seleksi, isi=pdf(isi=b"BT /F1 12 Tf 72 700 Td (baru) Tj ET"), nama="baru.pdf")
    assert list(Berkas.objects.order_by("pk").values_list("nama_asli", Q(diganti=None), "urut")) == [
        ("lama.pdf", False, 1), ("baru.pdf", True, 1)]


def test_slot_ganda_menerima_beberapa_dan_menghapus_satu(client, seleksi, ratna):
    url = alamat("berkas_unggah", seleksi, "sertifikat_teknis")
    client.post(url, {"berkas": [unggahan(nama="a.pdf"), unggahan(pdf(isi=b"BT ET"), nama="b.pdf")]})
    a, b = Berkas.objects.berlaku().order_by("urut")
    client.post(url, {"aksi": "hapus", "kode": a.kode})
    kirim(client, seleksi, "sertifikat_teknis", isi=pdf(isi=b"q Q"), nama="c.pdf")
    assert list(Berkas.objects.berlaku().order_by("urut").values_list("nama_asli", "urut")) == [("c.pdf", 1), ("b.pdf", 2)]


def test_slot_foto_menolak_dua_berkas(client, seleksi, ratna):
    jawab = client.post(alamat("berkas_unggah", seleksi, "pas_foto"), {
        "berkas": [unggahan(gambar(), "a.png"), unggahan(gambar("JPEG"), "b.jpg")]})
    assert (jawab.status_code, Berkas.objects.count(), tersimpan()) == (422, 0, set())
    assert "Tempat ini menerima satu foto." in teks(jawab)


def test_tanpa_berkas(client, seleksi, ratna):
    jawab = client.post(alamat("berkas_unggah", seleksi, "ktp"), {})
    assert (jawab.status_code, "Pilih berkas lebih dahulu." in teks(jawab)) == (422, True)


def test_isi_yang_sama_di_dua_tempat_diperingatkan(client, seleksi, ratna):
    kirim(client, seleksi, "ktp", nama="sama.pdf")
    kirim(client, seleksi, "drh", nama="sama.pdf")
    assert "Isinya sama dengan berkas pada tempat lain (sama.pdf)." in teks(client.get(alamat("lamaran_berkas", seleksi)))


def test_melebihi_plafon_tidak_disimpan_sedikit_pun(client, seleksi, ratna):
    jawab = kirim(client, seleksi, isi=pdf() + b" " * BATAS_BERKAS, nama="raksasa.pdf")
    assert (jawab.status_code, "Berkas terlalu besar. Tempat ini menerima PDF, JPEG, atau PNG, paling besar 5 MB." in teks(jawab)) == (
        422, True)
    assert (Berkas.objects.count(), tersimpan()) == (0, set())


def test_plafon_berhenti_menyimpan_dan_permintaan_raksasa_ditolak(rf, settings):
    permintaan = rf.post("/", {"berkas": unggahan(b" " * (BATAS_BERKAS + 1))})
    permintaan.user = Pengguna()
    assert (dict(permintaan.FILES), permintaan.unggahan_terlalu_besar, tersimpan()) == ({}, True, set())
    with pytest.raises(RequestDataTooBig):
        BatasUnggahan(permintaan).handle_raw_input(None, {}, BATAS_PERMINTAAN + 1, b"")


def test_tidak_memiliki_sertifikat(client, seleksi, ratna):
    url = alamat("berkas_unggah", seleksi, "sertifikat_teknis")
    client.post(url, {"aksi": "nihil", "nihil": "ya"})
    ratna.refresh_from_db()
    assert ratna.tanpa_sertifikat_teknis is True
    kirim(client, seleksi, "sertifikat_teknis")
    ratna.refresh_from_db()
    assert ratna.tanpa_sertifikat_teknis is False


def test_skp_satu_slot_setiap_tahun(client, seleksi, ratna):
    kirim(client, seleksi, "skp_2018")
    assert Berkas.objects.get().jenis == "skp_2018"
    assert client.get(alamat("berkas_unggah", seleksi, "skp_2017")).status_code == 404
    assert client.get(alamat("berkas_unggah", seleksi, "skp")).status_code == 404


def test_sesudah_dikirim_slot_tidak_ada_lagi(client, seleksi, terkirim):
    client.force_login(pemilik(terkirim))
    assert kirim(client, seleksi).status_code == 404
    ktp = terkirim.berkas.berlaku().get(jenis="ktp")
    slot = slot_lamaran(keadaan_lamaran(terkirim, pemilik(terkirim), pada=KINI), "ktp").slot
    with pytest.raises(TidakSah, match="^Lamaran ini sudah dikirim atau ditarik, sehingga isinya tidak dapat diubah\\.$"):
        unggah_berkas(lamaran=terkirim, slot=slot, unggahan=Unggahan(unggahan().file, "x.pdf"), oleh=pemilik(terkirim), pada=KINI)
    assert terkirim.berkas.berlaku().get(jenis="ktp") == ktp
    assert len(tersimpan()) == 3  # what had no row was taken out again


def test_slot_orang_lain_tidak_terisi(client, seleksi, ratna):
    lain = draf(seleksi.lowongan.get(urut=2), "Bagus Pelamar", urut=2, berkas=())
    kirim(client, seleksi)
    assert (ratna.berkas.count(), lain.berkas.count()) == (1, 0)


# --- reading -----------------------------------------------------------------------------------
def ktp(lamaran) -> Berkas:
    return lamaran.berkas.berlaku().get(jenis="ktp")


def baca(client, seleksi, berkas) -> tuple[int, int, int]:
    return tuple(client.get(url).status_code for url in (
        alamat("berkas_gambar", seleksi, berkas.kode, 1), alamat("berkas_unduh", seleksi, berkas.kode),
        alamat("berkas_unduh", seleksi, berkas.kode) + "?asli=1"))


def test_pemilik_membaca_berkasnya_dan_dicatat(client, seleksi, terkirim):
    client.force_login(pemilik(terkirim))
    assert baca(client, seleksi, ktp(terkirim)) == (200, 200, 200)
    assert list(AksesLog.objects.order_by("pk").values_list("pengguna__nama", "objek", "tindakan", "seleksi")) == [
        ("Ratna Pelamar", f"berkas:{ktp(terkirim).pk}", kerja, seleksi.pk) for kerja in ("halaman 1", "unduh", "unduh asli")]


def test_tajuk_berkas(client, seleksi, terkirim):
    client.force_login(pemilik(terkirim))
    unduh, gambar_ = (client.get(alamat(nama, seleksi, ktp(terkirim).kode, *lain)) for nama, lain in (
        ("berkas_unduh", ()), ("berkas_gambar", (1,))))
    for jawab in (unduh, gambar_):
        assert jawab["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert jawab["X-Content-Type-Options"] == "nosniff"
        assert jawab["Cache-Control"] == "no-store, private"
    assert unduh["Content-Disposition"] == "attachment; filename=\"KTP _saya_.pdf\"; filename*=UTF-8''KTP%20_saya_.pdf"
    assert (unduh["Content-Type"], gambar_["Content-Type"]) == ("application/pdf", "image/jpeg")
    assert b"".join(gambar_.streaming_content)[:3] == b"\xff\xd8\xff"


@pytest.mark.parametrize(("peran", "status"), [
    (Peran.SEKRETARIAT, 200), (Peran.ANGGOTA, 200), (Peran.KETUA, 200), (Peran.PENGAWAS, 200),
    (Peran.ASESOR, 404), (Peran.NARASUMBER, 404), (Peran.PYB, 404), (Peran.PPK, 404), (Peran.PENGELOLA, 404)])
def test_petugas_menurut_perannya(client, seleksi, terkirim, peran, status):
    pengguna = orang("Kartika Ketua") if peran == Peran.KETUA else orang("Petugas", peran, seleksi=seleksi, unsur=Unsur.PAKAR)
    client.force_login(pengguna)
    assert baca(client, seleksi, ktp(terkirim)) == (status,) * 3
    assert AksesLog.objects.count() == (3 if status == 200 else 0)


def test_orang_lain_404_dan_tamu_diminta_masuk(client, seleksi, terkirim):
    berkas = ktp(terkirim)
    assert baca(client, seleksi, berkas) == (302,) * 3
    lain = draf(seleksi.lowongan.get(urut=2), "Bagus Pelamar", urut=2, berkas=())
    client.force_login(pemilik(lain))
    assert baca(client, seleksi, berkas) == (404,) * 3
    client.force_login(orang("Orang Asing"))
    assert baca(client, seleksi, berkas) == (404,) * 3
    assert AksesLog.objects.count() == 0


def test_lewat_seleksi_lain_404(client, seleksi, terkirim):
    lain = seleksi_tuban(slug="jpt-2020-dua", jumlah_lowongan=1)
    client.force_login(pemilik(terkirim))
    assert baca(client, lain, ktp(terkirim)) == (404,) * 3
    client.force_login(orang("Petugas Lain", Peran.PENGAWAS, seleksi=lain))
    assert baca(client, seleksi, ktp(terkirim)) == (404,) * 3


def test_draf_dan_yang_ditarik_hanya_untuk_pemiliknya(client, seleksi, ratna):
    kirim(client, seleksi)
    berkas = Berkas.objects.get()
    client.force_login(orang("Sinta Sekretariat"))
    assert baca(client, seleksi, berkas) == (404,) * 3
    tarik_lamaran(lamaran=ratna, alasan="Batal", oleh=pemilik(ratna), pada=KINI)
    assert baca(client, seleksi, berkas) == (404,) * 3
    client.force_login(pemilik(ratna))
    assert baca(client, seleksi, berkas) == (200,) * 3


@pytest.mark.parametrize("nomor", [0, 2, 2**63])
def test_halaman_yang_tidak_ada_404(client, seleksi, terkirim, nomor):
    client.force_login(pemilik(terkirim))
    assert client.get(alamat("berkas_gambar", seleksi, ktp(terkirim).kode, nomor)).status_code == 404


def test_berkas_yang_hilang_dari_penyimpanan_404_dan_tidak_dicatat_terbaca(client, seleksi, terkirim):
    storages["berkas"].delete(ktp(terkirim).jalur_bersih)
    client.force_login(pemilik(terkirim))
    assert baca(client, seleksi, ktp(terkirim)) == (200, 404, 200)
    assert list(AksesLog.objects.order_by("pk").values_list("tindakan", flat=True)) == ["halaman 1", "unduh asli"]


def test_terinfeksi_ditahan_tetapi_gambarnya_terlihat(client, seleksi, terkirim):
    Berkas.objects.filter(pk=ktp(terkirim).pk).update(antivirus="terinfeksi")
    client.force_login(orang("Sinta Sekretariat"))
    assert baca(client, seleksi, ktp(terkirim)) == (200, 409, 409)


def test_produksi_menahan_yang_belum_dipindai(client, seleksi, terkirim, settings):
    client.force_login(pemilik(terkirim))
    settings.PRODUKSI = True
    assert client.get(alamat("berkas_unduh", seleksi, ktp(terkirim).kode)).status_code == 409
    Berkas.objects.filter(pk=ktp(terkirim).pk).update(antivirus="bersih")
    assert client.get(alamat("berkas_unduh", seleksi, ktp(terkirim).kode)).status_code == 200


def test_pindai_tanpa_mesin_tidak_meninggalkan_sisa(terkirim, antrean):
    sebelum = tersimpan()
    assert pindai_berkas(berkas_id=ktp(terkirim).pk) == "tanpa_mesin"
    assert tersimpan() == sebelum


def test_penyimpanan_penuh_tidak_menyalahkan_berkas(seleksi, ratna, monkeypatch):
    slot = slot_lamaran(keadaan_lamaran(ratna, pemilik(ratna), pada=KINI), "ktp").slot
    Path(storages["berkas"].location).parent.mkdir(parents=True, exist_ok=True)
    Path(storages["berkas"].location).write_text("bukan folder")
    with pytest.raises(BerkasDitolak) as galat:
        unggah_berkas(lamaran=ratna, slot=slot, unggahan=Unggahan(unggahan().file, "a.pdf"), oleh=pemilik(ratna), pada=KINI)
    assert (galat.value.gangguan, Berkas.objects.count()) == (True, 0)
