"""What stands in each letter, read back from its PDF; and that the handlers make each exactly once."""
import io
from datetime import timedelta
from html import unescape

import pypdf
import pytest
import segno

from pendaftaran.models import PutusanBerkas
from pendaftaran.services.verifikasi import koreksi
from pengumuman.models import Surat
from pengumuman.penerbitan import naskah_html
from pengumuman.tests.pabrik import AKHIR, TUTUP, gerbang_lengkap, lamaran_banyak, terbitkan_pengumuman, tetapkan, tetapkan_peringkat
from penilaian.models import Benturan
from seleksi.core.domain.peran import Peran
from seleksi.core.models import Peristiwa, Seleksi, Surel
from seleksi.core.outbox import PENANGAN, terbitkan_peristiwa
from seleksi.core.penyimpanan import buka
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, panitia, seleksi_draf, seleksi_tuban

pytestmark = pytest.mark.django_db


@pytest.fixture
def seleksi() -> Seleksi:
    seleksi = seleksi_tuban(jumlah_lowongan=1)
    seleksi.penugasan.filter(peran=Peran.KETUA).update(pangkat="Pembina Utama Madya", nip="196710051992021004")
    return seleksi


def dokumen(surat: Surat) -> pypdf.PdfReader:
    with buka(nama=surat.jalur) as berkas:
        return pypdf.PdfReader(io.BytesIO(berkas.read()))


def teks(surat: Surat) -> str:
    return " ".join(" ".join(halaman.extract_text() for halaman in dokumen(surat).pages).split())


def utang(jenis: str, objek: str) -> None:
    terbitkan_peristiwa(jenis=jenis, objek=objek, kunci=f"{jenis}:{objek}")


def periksa_rangka(surat: Surat) -> None:
    """Title, language, tags, letterhead, number, code and the honest sentence about the QR code."""
    pdf, isi = dokumen(surat), teks(surat)
    akar = pdf.trailer["/Root"]
    assert (pdf.metadata.title, akar["/Lang"], akar["/MarkInfo"]["/Marked"].value) == (surat.perihal, "id", True)
    for kata in ("JABATAN PIMPINAN TINGGI PRATAMA", "PEMERINTAH KABUPATEN TUBAN", "Jl. Patimura", surat.nomor, surat.kode,
                 "bukan tanda tangan elektronik tersertifikasi", "Halaman 1 dari"):
        assert kata in isi, kata


def test_tanda_terima(seleksi, antrean):
    lamaran = lamaran_banyak(seleksi.lowongan.get(), 1)[0]
    lamaran.syarat_diakui = ["usia"]
    lamaran.save(update_fields=["syarat_diakui"])
    utang("lamaran_diajukan", f"lamaran:{lamaran.pk}")
    antrean()
    surat = Surat.objects.get()
    periksa_rangka(surat)
    isi = teks(surat)
    for kata in (lamaran.nomor, lamaran.nama, "19680512 199403 1 001", "Kamis, 24 September 2020 pukul 10.00.00 WIB",
                 "Berkas yang diterima (13)", "SKP Tahun 2018", "SPT Tahunan 2019", lamaran.fakta_sha256, "usia"):
        assert kata in isi, kata
    assert isi.count(lamaran.fakta_sha256) == 14
    assert (surat.nomor, surat.lamaran) == ("1/TT-PANSEL/IX/2020", lamaran)
    surel = Surel.objects.get()
    assert surel.subjek.startswith(f"Tanda terima pendaftaran {lamaran.nomor}") and "10.00.00 WIB" in surel.isi


def test_penangan_yang_berulang_tidak_menggandakan(seleksi, antrean):
    lamaran = lamaran_banyak(seleksi.lowongan.get(), 1)[0]
    utang("lamaran_diajukan", f"lamaran:{lamaran.pk}")
    antrean()
    Peristiwa.objects.update(selesai=None)  # as after a crash between the effect and its mark
    antrean()
    assert (Surat.objects.count(), Surel.objects.count()) == (1, 1)


def test_pengumuman_lowongan_memuat_seluruh_ketentuan(antrean):
    seleksi = seleksi_draf()
    gerbang_lengkap(seleksi)
    pengumuman = terbitkan_pengumuman(seleksi, "lowongan", pada=KINI - timedelta(days=10))
    antrean()
    pengumuman.surat.refresh_from_db()
    periksa_rangka(pengumuman.surat)
    isi = teks(pengumuman.surat)
    for kata in ("800/4725/PANSEL.09/2020", "Tuban, 14 September 2020", "Undang-Undang Nomor 5 Tahun 2014", "Kepala Dinas Perhubungan",
                 "A.1.a", "A.1.l", "Pembina (IV/a)", "56 tahun pada 1 Desember 2020", "tahun 2018 dan 2019", "setiap hari pukul 08.00",
                 "15.00 WIB", "Rp6.000", "A.9.3.n", "30 September s.d. 1 Oktober 2020", "C.7", "diatur tegas", "Makalah dan presentasi",
                 "B.1", "Perekat bangsa", "A.7.f", "(0356) 321240", pengumuman.isi["ketentuan_sha256"], "Kepala rantai jejak"):
        assert kata in isi, kata


def test_pengumuman_hasil_administrasi_menurut_abjad(seleksi, antrean):
    daftar = [lamaran_terkirim(seleksi.lowongan.get(), f"Peserta Uji {huruf}", urut=n) for n, huruf in enumerate("CDBA", 1)]
    tetapkan(seleksi, dict.fromkeys(daftar[:3], "") | {daftar[3]: "Ijazah tidak terbaca."})
    pengumuman = terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    antrean()
    pengumuman.surat.refresh_from_db()
    periksa_rangka(pengumuman.surat)
    isi = teks(pengumuman.surat)
    letak = [isi.index(f"Peserta Uji {h}") for h in "BCD"]
    assert letak == sorted(letak) and "Peserta Uji A" not in isi and "tidak terbaca" not in isi
    assert "UJI-0003 Peserta Uji B" in isi and "UJI-0001 Peserta Uji C" in isi and "Tes kesehatan" in isi and "NIP 19680512" not in isi


def test_surat_hasil_administrasi_bagi_yang_lulus_dan_tidak(seleksi, antrean):
    lulus, gagal = lamaran_banyak(seleksi.lowongan.get(), 2)
    berkas = gagal.berkas.get(jenis="sttp_pim")
    PutusanBerkas.objects.create(berkas=berkas, sha256=berkas.sha256_asli, putusan="tidak_sesuai", alasan="Halaman kedua terpotong",
                                 oleh=orang("Sinta Sekretariat"), pada=TUTUP)
    tetapkan(seleksi, {lulus: "", gagal: "Diklat kepemimpinan tidak terbukti."})
    pengumuman = terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    antrean()
    surat = {s.lamaran_id: s for s in Surat.objects.filter(jenis="hasil_administrasi")}
    assert set(surat) == {lulus.pk, gagal.pk}
    periksa_rangka(surat[lulus.pk])
    undangan, penolakan = teks(surat[lulus.pk]), teks(surat[gagal.pk])
    for kata in ("Yth. Sdr. Peserta Uji B, S.T., M.M.", "LULUS SELEKSI ADMINISTRASI", "30 September s.d. 1 Oktober 2020",
                 pengumuman.surat.nomor, "Kartika Ketua Pembina Utama Madya NIP 19671005 199202 1 004", "Sifat : Biasa"):
        assert kata in undangan, kata
    assert "TIDAK LULUS" not in undangan
    for naskah in (undangan, penolakan):  # the cited document is named in full, and no letter talks of software
        assert "A.1.a menunjuk bagian Pengumuman Panitia Seleksi Kabupaten Tuban Nomor 800/4725/PANSEL.09/2020" in naskah
        assert [kata for kata in ("portal", "sistem") if kata in naskah.lower()] == []
    for kata in ("TIDAK LULUS SELEKSI ADMINISTRASI", "Diklat kepemimpinan tidak terbukti.", "A.9.3.g", "Halaman kedua terpotong", "B.3"):
        assert kata in penolakan, kata
    assert Surel.objects.filter(penerima__isnull=False).count() == 2


def test_berita_acara_administrasi(seleksi, antrean):
    lulus, gagal = lamaran_banyak(seleksi.lowongan.get(), 2)
    rapat = tetapkan(seleksi, {lulus: "", gagal: "Ijazah tidak terbaca."})
    utang("administrasi_ditetapkan", f"rapat:{rapat.pk}")
    antrean()
    surat = Surat.objects.get()
    periksa_rangka(surat)
    isi = teks(surat)
    for kata in ("Selasa tanggal dua puluh sembilan bulan September tahun dua ribu dua puluh", "dihadiri 4 (empat) dari 5 anggota",
                 "2 lamaran ditetapkan: 1 memenuhi syarat, 1 tidak memenuhi syarat", "Ijazah tidak terbaca.", "Anggota Satu", "Akademisi",
                 "Tidak hadir: Anggota Empat", surat.konteks["rantai"]["kepala"]):
        assert kata in isi, kata
    assert surat.konteks["sifat"] == "Terbatas"


def test_berita_acara_menandai_koreksi_dan_yang_melawan_mesin(seleksi, antrean):
    """A claim that does not stand is in the minutes with value, reason, page, who and when; so is an MS against the machine."""
    lulus, = lamaran_banyak(seleksi.lowongan.get(), 1)
    koreksi(lamaran=lulus, jalur="golongan", nilai="III/d", alasan="SK menyebut III/d", berkas=lulus.berkas.get(jenis="sk_pangkat"),
            halaman=1, oleh=orang("Sinta Sekretariat"), pada=TUTUP)
    rapat = tetapkan(seleksi, {lulus: ""}, generasi=lulus.generasi.get(nomor=2))
    utang("administrasi_ditetapkan", f"rapat:{rapat.pk}")
    antrean()
    isi = teks(Surat.objects.get())
    for kata in ("Pengakuan yang dikoreksi", "Golongan ruang", "Pembina Tingkat I (IV/b)", "Penata Tingkat I (III/d)", "SK menyebut III/d",
                 "halaman 1", "Sinta Sekretariat, Selasa, 29 September 2020 pukul 10.00 WIB", "Berlawanan dengan hasil mesin."):
        assert kata in isi, kata


def test_berita_acara_penetapan_rahasia_dan_tersegel(seleksi, antrean):
    peserta = lamaran_banyak(seleksi.lowongan.get(), 4)
    panitia(seleksi)
    peringkat = tetapkan_peringkat(seleksi.lowongan.get(), peserta)
    tugas = seleksi.penugasan.get(pengguna__nama="Anggota Dua")
    Benturan.objects.create(penugasan=tugas, lamaran=peserta[3], alasan="Saudara ipar", pada=TUTUP)
    utang("peringkat_ditetapkan", f"peringkat:{peringkat.pk}")
    antrean()
    surat = Surat.objects.get()
    periksa_rangka(surat)
    isi = teks(surat)
    for kata in ("RAHASIA", "Senin tanggal dua belas bulan Oktober tahun dua ribu dua puluh", "Lampiran I: urutan nilai", "84,12",
                 "8412/100", peringkat.pembukaan.komitmen[0][1], peringkat.pembukaan.sha256, peringkat.sha256,
                 "Anggota Dua terhadap Peserta Uji A", surat.konteks["rantai"]["kepala"]):
        assert kata in isi, kata
    assert "Saudara ipar" not in isi
    badan = isi[:isi.index("Lampiran I: urutan")]
    assert [badan.index(f"Peserta Uji {h}") for h in "BCD"] == sorted(badan.index(f"Peserta Uji {h}") for h in "BCD")
    assert list(surat.konteks["isi"]) == ["segel"] and "84,12" not in str(surat.konteks)


def test_surat_hasil_akhir_tanpa_nilai_dan_tanpa_nama_orang_lain(seleksi, antrean):
    peserta = lamaran_banyak(seleksi.lowongan.get(), 4)
    tetapkan(seleksi, dict.fromkeys(peserta, ""))
    tetapkan_peringkat(seleksi.lowongan.get(), peserta)
    terbitkan_pengumuman(seleksi, "hasil_akhir", pada=AKHIR)
    antrean()
    surat = {s.lamaran_id: teks(s) for s in Surat.objects.filter(jenis="hasil_akhir")}
    assert [("TIDAK TERMASUK" in surat[p.pk]) for p in peserta] == [False, False, False, True]
    assert "Peserta Uji D" in surat[peserta[0].pk] and "Peserta Uji C" not in surat[peserta[0].pk]
    assert Surat.objects.filter(jenis="hasil_akhir").order_by("pk").values_list("lamaran__nomor", flat=True)[0] == "UJI-0001"


@pytest.mark.parametrize(("profil", "alasan", "ada", "tiada"), [
    ("tuban-2020", "", ["tidak termasuk tiga nilai tertinggi", "wawancara 35 persen, rekam jejak 20 persen",
                        "tata cara seleksi, bukan hasilnya, dapat disampaikan kepada Sekretariat", "Tentang bobot: "],
     ["berita acara rapat"]),
    ("tuban-2020", "Menyimpang.", ["keputusan dan alasannya tercatat dalam berita acara rapat"], ["nilai tertinggi", "Menyimpang"]),
    ("tulungagung-2020", "", ["Pasal 12 ayat (5)", "Pasal 9", "tata cara dan tahapan seleksi dapat disampaikan kepada"],
     ["bukan hasilnya"]),
    ("tegal-2017", "", ["tidak termasuk tiga nilai tertinggi", "II.B.7.e", "II.B.7.c"], []),
])
def test_sebab_tidak_termasuk_tiga_calon(profil, alasan, ada, tiada, antrean):
    seleksi = seleksi_tuban(jumlah_lowongan=1, profil=profil)
    peserta = lamaran_banyak(seleksi.lowongan.get(), 4)
    tetapkan(seleksi, dict.fromkeys(peserta, ""))
    tetapkan_peringkat(seleksi.lowongan.get(), peserta, alasan=alasan)
    terbitkan_pengumuman(seleksi, "hasil_akhir", pada=AKHIR)
    antrean()
    surat = {s.lamaran_id: teks(s) for s in Surat.objects.filter(jenis="hasil_akhir")}
    tidak = surat[peserta[3].pk]
    assert [kata in tidak for kata in ("Lembar nilai setiap penilai disegel", *ada)] == [True] * (len(ada) + 1), tidak
    assert [kata in tidak for kata in tiada] == [False] * len(tiada)
    assert "nilai tertinggi" not in surat[peserta[0].pk] and "79,05" not in tidak


def test_pengumuman_hasil_akhir_bertembusan(seleksi, antrean):
    peserta = lamaran_banyak(seleksi.lowongan.get(), 4)
    tetapkan_peringkat(seleksi.lowongan.get(), peserta)
    pengumuman = terbitkan_pengumuman(seleksi, "hasil_akhir", pada=AKHIR)
    antrean()
    pengumuman.surat.refresh_from_db()
    periksa_rangka(pengumuman.surat)
    assert "Tembusan:" in teks(pengumuman.surat) and teks(pengumuman.surat).count("Bupati Tuban") == 2


def test_nama_yang_jahat_tercetak_sebagai_huruf(seleksi, antrean):
    lamaran = lamaran_banyak(seleksi.lowongan.get(), 1)[0]
    jahat = '<img src="http://127.0.0.1:9/x.png"><link rel=attachment href="file:///etc/passwd">'
    lamaran.nama = jahat
    lamaran.save(update_fields=["nama"])
    utang("lamaran_diajukan", f"lamaran:{lamaran.pk}")
    antrean()
    surat = Surat.objects.get()
    assert surat.status == "jadi" and dokumen(surat).attachments == {}
    assert "".join(jahat.split()) in "".join(teks(surat).split())


def test_surat_peserta_terjadwal_menunggu_waktunya(seleksi, antrean):
    tetapkan(seleksi, dict.fromkeys(lamaran_banyak(seleksi.lowongan.get(), 2), ""))
    terbit = TUTUP + timedelta(hours=5)
    terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP, terbit=terbit)
    Peristiwa.objects.filter(jenis="surat_render").update(jatuh_tempo=TUTUP)
    antrean(pada=terbit - timedelta(seconds=1))
    assert list(Surat.objects.values_list("jenis", flat=True).order_by("pk")) == ["berita_acara_administrasi", "pengumuman"]
    antrean(pada=terbit)
    assert Peristiwa.objects.filter(jenis="surat_peserta").count() == 2


def test_komitmen_dikirim_kepada_pengawas_sekali(seleksi, antrean):
    orang("Wati Pengawas", Peran.PENGAWAS, seleksi=seleksi)
    peserta = lamaran_banyak(seleksi.lowongan.get(), 4)
    pembukaan = tetapkan_peringkat(seleksi.lowongan.get(), peserta).pembukaan
    for sidik in (pembukaan.sha256, "lama"):
        terbitkan_peristiwa(jenis="komitmen_terdaftar", objek=f"lowongan:{pembukaan.lowongan_id}", kunci=f"komitmen_terdaftar:1:{sidik}")
    antrean()
    surel = Surel.objects.get()
    assert surel.kepada == "wati.pengawas@contoh.test"
    assert all(sidik in surel.isi for _, sidik in pembukaan.komitmen) and pembukaan.sha256 in surel.isi
    assert "Peserta" not in surel.isi and "84,12" not in surel.isi


def test_komitmen_tidak_dikirim_dua_kali_bila_pekerja_mati_sesudahnya(seleksi):
    """The mails and the mark that they are sent are one transaction: a handler that is run again finds the mark."""
    orang("Wati Pengawas", Peran.PENGAWAS, seleksi=seleksi)
    pembukaan = tetapkan_peringkat(seleksi.lowongan.get(), lamaran_banyak(seleksi.lowongan.get(), 4)).pembukaan
    peristiwa = terbitkan_peristiwa(jenis="komitmen_terdaftar", objek=f"lowongan:{pembukaan.lowongan_id}", kunci=f"k:{pembukaan.sha256}")
    for _ in range(2):
        PENANGAN["komitmen_terdaftar"](peristiwa)
    peristiwa.refresh_from_db()
    assert (Surel.objects.count(), peristiwa.selesai is not None) == (1, True)


def test_kode_qr_memuat_alamat_periksa(seleksi, antrean):
    lamaran = lamaran_banyak(seleksi.lowongan.get(), 1)[0]
    utang("lamaran_diajukan", f"lamaran:{lamaran.pk}")
    antrean()
    surat = Surat.objects.get()
    alamat = f"http://localhost:8000/verifikasi/{surat.kode}/"
    kode = segno.make(alamat, error="m", micro=False, mask=3).svg_data_uri(border=0)
    assert kode in unescape(naskah_html(surat))
