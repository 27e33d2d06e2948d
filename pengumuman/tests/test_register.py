"""Numbers: the minutes before what rests on them, the register's start, agenda numbers, no number twice in an Instansi."""
from datetime import timedelta

import pytest

from pengumuman.domain.nomor import PolaTidakSah, pola_sendiri, rapikan_agenda
from pengumuman.models import NomorSurat, Register
from pengumuman.register import daftar_register
from pengumuman.services import ajukan, atur_pola, siapkan_pengumuman, tanda_tangani
from pengumuman.tests.pabrik import AKHIR, TUTUP, lamaran_banyak, terbitkan_pengumuman, tetapkan, tetapkan_peringkat
from pengumuman.tests.test_penerbitan import HARI, buat
from seleksi.core.models import Seleksi
from seleksi.core.services import TidakSah
from seleksi.tests.pabrik import KINI, orang, seleksi_tuban


@pytest.fixture
def seleksi(db) -> Seleksi:
    return seleksi_tuban(jumlah_lowongan=1)


def atur(seleksi: Seleksi, **ubah) -> Register:
    return atur_pola(**{"seleksi": seleksi, "kode": "surat", "pola": "800/{urut}/PANSEL.{bulan}/{tahun}",
                        "oleh": orang("Sinta Sekretariat"),
                        "pada": KINI} | ubah)


def test_berita_acara_bernomor_sebelum_pengumuman_yang_bertumpu_padanya(seleksi, antrean):
    """The queue has not run at all when the Ketua signs; later it makes no second set."""
    daftar = lamaran_banyak(seleksi.lowongan.get(), 3)
    tetapkan(seleksi, dict.fromkeys(daftar, ""))
    terbitkan_pengumuman(seleksi, "hasil_administrasi", pada=TUTUP)
    tetapkan_peringkat(seleksi.lowongan.get(), daftar)
    terbitkan_pengumuman(seleksi, "hasil_akhir", pada=AKHIR)
    antrean()
    urut = [s.jenis for n in NomorSurat.objects.filter(register__kode="surat") for s in seleksi.surat.filter(nomor=n.teks)]
    assert urut == ["berita_acara_administrasi", "pengumuman", "berita_acara_penetapan", "pengumuman", *["hasil_administrasi"] * 3,
                    *["hasil_akhir"] * 3]
    saat = list(NomorSurat.objects.filter(register__kode="surat").values_list("diberikan", flat=True))
    assert saat == sorted(saat)


def test_nomor_awal_adalah_nilai_putaran_dan_tampil_sebelum_dipakai(seleksi):
    assert [r["berikutnya"] for r in daftar_register(seleksi, hari=HARI)] == ["800/1/PANSEL.09/2020", "1/TT-PANSEL/IX/2020"]
    atur(seleksi, mulai=4726)
    assert next(iter(daftar_register(seleksi, hari=HARI)))["berikutnya"] == "800/4726/PANSEL.09/2020"
    assert [buat(seleksi, str(n)).nomor for n in (1, 2)] == ["800/4726/PANSEL.09/2020", "800/4727/PANSEL.09/2020"]
    with pytest.raises(TidakSah, match="sebelum nomor pertama"):
        atur(seleksi, mulai=1)
    assert atur(seleksi, mulai=4726, pola="{urut}/{tahun}").terakhir == 4727


def test_putaran_kedua_instansi_itu_memakai_pola_sendiri(seleksi):
    lain = seleksi_tuban(jumlah_lowongan=1, slug="kedua")
    assert [buat(s, f"uji:{s.pk}").nomor for s in (seleksi, lain)] == ["800/1/PANSEL.09/2020", "800/1/PANSEL-2.09/2020"]
    with pytest.raises(TidakSah, match="dipakai seleksi lain"):
        atur(lain)


def tanda(seleksi: Seleksi, agenda: str, jenis: str = "hasil_administrasi"):
    siapa = {"oleh": orang("Sinta Sekretariat"), "pada": TUTUP}
    pengumuman = ajukan(pengumuman=siapkan_pengumuman(seleksi=seleksi, jenis=jenis, **siapa), **siapa)
    return tanda_tangani(pengumuman=pengumuman, oleh=orang("Kartika Ketua"), pada=TUTUP + timedelta(minutes=1), agenda=agenda)


def test_nomor_agenda_diketik_saat_menandatangani(seleksi):
    tetapkan(seleksi, dict.fromkeys(lamaran_banyak(seleksi.lowongan.get(), 1), ""))
    assert tanda(seleksi, "  800/4865/414.202/2020 ").surat.nomor == "800/4865/414.202/2020"
    assert list(Register.objects.order_by("kode").values_list("kode", "terakhir")) == [("agenda", 1), ("surat", 1)]


@pytest.mark.parametrize(("agenda", "kata"), [("800/1/pansel.09/2020", "sudah dipakai"), ("tanpa angka", "memuat angka")])
def test_nomor_agenda_yang_salah_ditolak_utuh(seleksi, agenda, kata):
    tetapkan(seleksi, dict.fromkeys(lamaran_banyak(seleksi.lowongan.get(), 1), ""))
    with pytest.raises(TidakSah, match=kata):
        tanda(seleksi, agenda)
    assert NomorSurat.objects.count() == 0  # the minutes' number went back with it


@pytest.mark.parametrize(("pola", "dipakai", "hasil"), [
    ("800/{urut}/PANSEL/{tahun}", set(), "800/{urut}/PANSEL/{tahun}"),
    ("800/{urut}/PANSEL/{tahun}", {"800/{urut}/PANSEL/{tahun}", "800/{urut}/PANSEL-2/{tahun}"}, "800/{urut}/PANSEL-3/{tahun}"),
    ("{urut}/{tahun}", {"{urut}/{tahun}"}, "{urut}-2/{tahun}")])
def test_pola_sendiri(pola, dipakai, hasil):
    assert pola_sendiri(pola, dipakai) == hasil


@pytest.mark.parametrize("nomor", ["x" * 121 + "1", "abc", "800/\u202e1"])
def test_agenda_yang_bukan_nomor(nomor):
    with pytest.raises(PolaTidakSah):
        rapikan_agenda(nomor)
