"""As fair in favour as against: whatever favours past the claims, the machine or a verdict needs a second person too."""
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from pendaftaran.models import PutusanBerkas, PutusanSyarat, UsulanAdministrasi
from pendaftaran.selectors.meja import Meja
from pendaftaran.selectors.verifikasi import kemajuan, ringkasan
from pendaftaran.services.hasil import tulis_generasi
from pendaftaran.services.verifikasi import koreksi, putuskan_berkas, putuskan_syarat, uji_usulan, usulkan
from pendaftaran.tests.bahan import NANTI, alamat, jejak, kata, masuk, putuskan_semua, teks
from seleksi.core.akses import TidakBerwenang
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import fakta_contoh, lamaran_terkirim, pelamar_lengkap

pytestmark = pytest.mark.django_db
LAGI = NANTI + timedelta(hours=1)
TERKAIT = "koreksi menguntungkan pelamar: Pengalaman terkait (A.1.d)"


@pytest.fixture
def lamaran(seleksi):
    """Sent with too little related experience: the machine says no to A.1.d."""
    fakta = fakta_contoh(pelamar_lengkap("Peserta Uji 1", urut=1))
    fakta["jabatan"] = [baris | {"terkait": False} for baris in fakta["jabatan"]]
    lamaran = lamaran_terkirim(seleksi.lowongan.get(), "Peserta Uji 1", urut=1, fakta=fakta)
    tulis_generasi(lamaran=lamaran, fakta=fakta, sebab="ketentuan", pada=NANTI)
    return lamaran


def angkat(lamaran, oleh, nilai=True):
    for n in range(len(lamaran.fakta["jabatan"])):
        koreksi(lamaran=lamaran, jalur=f"jabatan.{n}.terkait", nilai=nilai, alasan="SK menyebut bidang yang sama", oleh=oleh, pada=NANTI)


def test_koreksi_menguntungkan_perlu_alasan_dan_orang_kedua(lamaran, sinta, sukma):
    angkat(lamaran, sinta)
    putuskan_semua(lamaran, sinta)
    with pytest.raises(TidakSah) as galat:
        usulkan(lamaran=lamaran, putusan="ms", oleh=sinta, pada=NANTI)
    assert kata(galat) == f"Usulan memenuhi syarat memerlukan alasan karena {TERKAIT}."
    usulan = usulkan(lamaran=lamaran, putusan="ms", alasan="SK membuktikan", oleh=sinta, pada=NANTI)
    lamaran.refresh_from_db()
    assert (lamaran.status, usulan.perlu_uji, usulan.sebab_uji, usulan.diteruskan) == ("diajukan", True, [TERKAIT], None)
    assert jejak("verifikasi.usulan") == [(f"lamaran:{lamaran.pk}", "Sinta Sekretariat", {
        "usulan": usulan.pk, "putusan": "ms", "alasan": "SK membuktikan", "perlu_uji": True, "sebab_uji": [TERKAIT], "status": "diajukan"})]
    with pytest.raises(TidakBerwenang) as galat:
        uji_usulan(usulan=usulan, setuju=True, oleh=sinta, pada=LAGI)
    assert kata(galat) == "Usulan memenuhi syarat harus diuji orang kedua, bukan pengusulnya."
    uji_usulan(usulan=usulan, setuju=True, oleh=sukma, pada=LAGI)
    lamaran.refresh_from_db()
    usulan.refresh_from_db()
    assert (lamaran.status, usulan.penguji, usulan.diteruskan) == ("diverifikasi", sukma, LAGI)


def test_koreksi_yang_dibatalkan_tidak_perlu_orang_kedua(lamaran, sinta):
    """Back to the claims: nothing favours any more, and the refusal of the machine stands."""
    angkat(lamaran, sinta)
    angkat(lamaran, sinta, nilai=False)
    putuskan_semua(lamaran, sinta)
    with pytest.raises(TidakSah) as galat:
        usulkan(lamaran=lamaran, putusan="ms", oleh=sinta, pada=NANTI)
    assert kata(galat) == "Usulan memenuhi syarat memerlukan alasan karena hasil mesin tidak memenuhi: Pengalaman terkait (A.1.d)."


def test_koreksi_yang_merugikan_atau_netral_langsung_diteruskan(seleksi, sinta):
    lamaran = lamaran_terkirim(seleksi.lowongan.get(), "Peserta Uji 2", urut=2)
    koreksi(lamaran=lamaran, jalur="tmt_golongan", nilai="2016-05-01", alasan="menurut SK", oleh=sinta, pada=NANTI)
    putuskan_semua(lamaran, sinta)
    usulan = usulkan(lamaran=lamaran, putusan="ms", oleh=sinta, pada=NANTI)
    lamaran.refresh_from_db()
    assert (usulan.perlu_uji, usulan.sebab_uji, usulan.diteruskan, lamaran.status) == (False, [], NANTI, "diverifikasi")
    with pytest.raises(TidakSah, match="berstatus selesai diverifikasi"):
        uji_usulan(usulan=usulan, setuju=True, oleh=sinta, pada=LAGI)


def test_ms_melawan_mesin_dan_berkas(lamaran, sinta, sukma):
    ktp = lamaran.berkas.get(jenis="ktp")
    putuskan_semua(lamaran, sinta, kecuali=("syarat-pengalaman_terkait", f"berkas-{ktp.kode}"))
    putuskan_berkas(berkas=ktp, sha256=ktp.sha256_asli, putusan="tidak_sesuai", kode_alasan="tidak_terbaca", oleh=sinta, pada=NANTI)
    putuskan_syarat(lamaran=lamaran, kode="pengalaman_terkait", putusan="sesuai", catatan="Dua jabatan serumpun", oleh=sinta, pada=NANTI)
    usulan = usulkan(lamaran=lamaran, putusan="ms", alasan="KTP asli diperlihatkan", oleh=sinta, pada=NANTI)
    lamaran.refresh_from_db()
    assert (lamaran.status, usulan.perlu_uji, usulan.sebab_uji) == ("diajukan", True, [
        "hasil mesin tidak memenuhi: Pengalaman terkait (A.1.d)", f"ada putusan tidak sesuai: {_label(lamaran, ktp)}"])
    uji_usulan(usulan=usulan, setuju=False, alasan="KTP harus diunggah ulang", oleh=sukma, pada=LAGI)
    usulan.refresh_from_db()
    assert (usulan.dicabut, usulan.diteruskan) == (LAGI, None)
    assert (PutusanBerkas.objects.filter(berkas=ktp).count(), PutusanSyarat.objects.filter(kode="pengalaman_terkait").count()) == (1, 1)


def _label(lamaran, berkas):
    return next(b.label for b in Meja(lamaran).berkas if b.berkas == berkas)


@pytest.mark.parametrize(("isi", "batas"), [
    ({"putusan": "tms", "alasan": "x"}, "usulan_tms_perlu_uji"),
    ({"perlu_uji": True}, "usulan_perlu_uji_beralasan"),
    ({"perlu_uji": True, "alasan": "x", "diteruskan": NANTI}, "usulan_diteruskan_sesudah_diuji"),
    ({"diuji": NANTI}, "usulan_diuji_bernama"),
])
def test_basis_data_menolak(lamaran, sinta, isi, batas):
    with pytest.raises(IntegrityError, match=batas), transaction.atomic():
        UsulanAdministrasi.objects.create(**{"lamaran": lamaran, "putusan": "ms", "oleh": sinta, "pada": NANTI, **isi})


def test_daftar_menghitung_dan_menyaring_keduanya(lamaran, seleksi, sinta, sukma):
    """The filter and both counts know a favourable proposal as well as a refusal."""
    tms = lamaran_terkirim(seleksi.lowongan.get(), "Peserta Uji 2", urut=2)
    angkat(lamaran, sinta)
    for satu, putusan in ((lamaran, "ms"), (tms, "tms")):
        putuskan_semua(satu, sinta)
        usulkan(lamaran=satu, putusan=putusan, alasan="x", oleh=sinta, pada=NANTI)
    klien, url = masuk("Sukma Sekretariat"), alamat("verifikasi_daftar", seleksi)
    jawab = klien.get(url, {"perlu": "ya", "urut": "nomor"})
    assert [b["nomor"] for b in jawab.context["baris"]] == ["UJI-0001", "UJI-0002"]
    assert (teks(jawab).count("menunggu orang kedua</span>"), kemajuan(seleksi).mata_kedua, ringkasan(seleksi)[0].mata_kedua) == (3, 2, 2)
    isi = teks(klien.get(alamat("verifikasi", seleksi, lamaran.kode)))
    assert (f"<li>{TERKAIT}</li>" in isi, 'name="setuju"' in isi) == (True, True)
