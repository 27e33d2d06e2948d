"""The applicant's timeline: own acts, announced dates, own published results, and nothing of what is not for him any more."""
from datetime import UTC, datetime, timedelta

import pytest

from pendaftaran.selectors import hasil_terbit
from pendaftaran.selectors.hasil_terbit import HasilTerbit, Tindakan
from pendaftaran.selectors.linimasa import linimasa
from pendaftaran.services.lamaran import gugurkan, tarik_lamaran
from pendaftaran.tests.bahan import alamat, masuk, teks
from pendaftaran.tests.pelamar_uji import pemilik
from seleksi.core.models import Surel
from seleksi.tests.pabrik import KINI, orang

pytestmark = pytest.mark.django_db
OKTOBER = datetime(2020, 10, 1, 3, 0, tzinfo=UTC)  # during the assessment


def hasil(lulus: bool, kata: str) -> HasilTerbit:
    return HasilTerbit("Hasil seleksi administrasi", kata, OKTOBER, lulus, ringkas=f"{kata} administrasi", tahap="pengumuman_administrasi")


def nama(lamaran, *terbit) -> list[tuple[str, str]]:
    return [(b["nama"], b["keadaan"]) for b in linimasa(lamaran, OKTOBER, terbit)]


def test_belum_ada_hasil(lamaran):
    assert nama(lamaran) == [
        ("Lamaran dikirim", "lewat"), ("Pendaftaran", "lewat"), ("Seleksi administrasi", "lewat"),
        ("Pengumuman hasil seleksi administrasi", "lewat"), ("Seleksi kompetensi (assessment center)", "kini"), ("Tes kesehatan", "nanti"),
        ("Presentasi makalah, wawancara, dan penelusuran rekam jejak", "nanti"),
        ("Pengumuman hasil dan pengajuan nama calon kepada Bupati", "nanti")]


def test_lulus_bercap_pada_tahapnya(lamaran):
    satu = linimasa(lamaran, OKTOBER, [hasil(True, "Lulus")])
    assert [b["cap"] for b in satu if "cap" in b] == [("lulus", "Lulus administrasi")]
    assert len(satu) == 8


def test_tidak_lulus_tidak_melihat_tahap_berikutnya(lamaran):
    assert [kata for kata, _ in nama(lamaran, hasil(False, "Tidak lulus"))] == [
        "Lamaran dikirim", "Pendaftaran", "Seleksi administrasi", "Pengumuman hasil seleksi administrasi"]


def test_ditarik_bercap_dan_berwaktu(lamaran):
    tarik_lamaran(lamaran=lamaran, alasan="Pindah", oleh=pemilik(lamaran), pada=KINI + timedelta(hours=1))
    lamaran.refresh_from_db()
    *_, akhir = linimasa(lamaran, OKTOBER)
    assert (akhir["nama"], akhir["cap"], akhir["keterangan"]) == (
        "Lamaran ditarik", ("netral", "Ditarik"), "Kamis, 24 September 2020 pukul 11.00 WIB")
    assert len(linimasa(lamaran, OKTOBER)) == 2


def test_gugur_diberi_tahu_dan_tahapnya_berhenti(lamaran, seleksi):
    lamaran.status = "lulus_administrasi"
    lamaran.save(update_fields=["status"])
    gugurkan(lamaran=lamaran, alasan="Tidak hadir tanpa keterangan.", oleh=orang("Sinta Sekretariat"), pada=OKTOBER)
    lamaran.refresh_from_db()
    assert [b["nama"] for b in linimasa(lamaran, OKTOBER)][-2:] == ["Seleksi kompetensi (assessment center)", "Lamaran gugur"]
    surel = Surel.objects.get(penerima=pemilik(lamaran))
    assert surel.subjek == "Lamaran UJI-0001 dinyatakan gugur" and "Alasan: Tidak hadir tanpa keterangan." in surel.isi
    isi = teks(masuk("Peserta Uji").get(alamat("lamaran", seleksi)))
    assert "Lamaran ini tidak diproses lagi. Alasan: Tidak hadir tanpa keterangan." in isi
    assert "Bukti ini tidak berlaku lagi: lamaran gugur." in teks(masuk("Peserta Uji").get(alamat("lamaran_terkirim", seleksi)))


def test_tindakan_terdekat_lebih_dahulu(lamaran, seleksi, monkeypatch):
    monkeypatch.setattr(hasil_terbit, "PENYEDIA_TINDAKAN", [
        lambda satu, kini: [Tindakan("Tanpa batas"), Tindakan("Nanti", batas=kini + timedelta(days=2))],
        lambda satu, kini: [Tindakan("Segera", "Bawa KTP", "/x/", kini + timedelta(days=1))]])
    assert [t.kata for t in hasil_terbit.tindakan(lamaran, KINI)] == ["Segera", "Nanti", "Tanpa batas"]
    isi = teks(masuk("Peserta Uji").get(alamat("lamaran", seleksi)))
    assert '<a href="/x/">Segera</a>' in isi and "Bawa KTP" in isi
