"""Rules beside the profile's sections: those that read the section, for the draft or a chosen round, with the timeline of posts."""
import re

import pytest
from django.urls import reverse

from pendaftaran.selectors.profil import BAGIAN
from pendaftaran.services.lamaran import mulai_lamaran
from seleksi.tests.pabrik import KINI, orang, pelamar_lengkap, seleksi_tuban

pytestmark = pytest.mark.django_db
TOKEN = re.compile(r'value="[A-Za-z0-9]{64}"')
SYARAT = {
    "data-pribadi": ["status_pns", "usia"], "kepegawaian": ["status_pns", "instansi_asal"], "pangkat": ["golongan"],
    "penghargaan": [], "organisasi": [],
    "jabatan": ["pengalaman_terkait", "jabatan"], "pendidikan": ["pendidikan"], "diklat": ["diklat_pim"], "kinerja": ["kinerja"],
    "pernyataan": ["hukuman_disiplin"], "asesmen": []}


@pytest.fixture
def ratna(client):
    pengguna = orang("Ratna Pelamar")
    client.force_login(pengguna)
    return pengguna


def alamat(bagian: str) -> str:
    return reverse("profil_kelayakan", args=[bagian])


@pytest.mark.parametrize("bagian", BAGIAN)
def test_syarat_yang_membaca_bagian(client, ratna, bagian):
    seleksi_tuban(jumlah_lowongan=1)
    pelamar_lengkap("Ratna Pelamar", pengguna=ratna)
    html = client.get(alamat(bagian)).content.decode()
    assert [kata.partition('"')[0] for kata in html.split('id="syarat-')[1:]] == SYARAT[bagian]
    assert ('class="garis"' in html) == (bagian == "jabatan")
    utuh = client.get(reverse("profil_bagian", args=[bagian])).content.decode()
    assert TOKEN.sub("", html) in TOKEN.sub("", utuh)


def test_profil_baru_belum_terisi(client, ratna):
    seleksi_tuban(jumlah_lowongan=1)
    assert "Belum dapat dinilai: tanggal lahir belum diisi." in client.get(alamat("data-pribadi")).content.decode()


def test_lamaran_draf_didahulukan_dan_pilihan_diingat(client, ratna):
    satu, dua = seleksi_tuban(jumlah_lowongan=1), seleksi_tuban(slug="lain", jumlah_lowongan=1)
    pelamar_lengkap("Ratna Pelamar", pengguna=ratna)
    assert "Untuk Seleksi" in client.get(alamat("jabatan")).content.decode()
    lamaran = mulai_lamaran(lowongan=satu.lowongan.get(), oleh=ratna, pada=KINI)
    assert f"Untuk lamaran Anda: {lamaran.lowongan}" in client.get(alamat("jabatan")).content.decode()
    jawab = client.post(alamat("jabatan"), {"seleksi": f"{dua.instansi.slug}/{dua.slug}"})
    assert jawab.url == reverse("profil_bagian", args=["jabatan"])
    html = client.get(alamat("jabatan")).content.decode()
    assert "Untuk lamaran Anda" not in html and f'value="{dua.instansi.slug}/{dua.slug}" selected' in html
    client.post(alamat("jabatan"), {"seleksi": "tidak/ada"})
    assert "Untuk lamaran Anda" in client.get(alamat("jabatan")).content.decode()


def test_tanpa_seleksi_dan_bagian_asing(client, ratna):
    assert "bila ada seleksi yang diumumkan" in client.get(alamat("jabatan")).content.decode()
    assert client.get(alamat("tidak-ada")).status_code == 404


@pytest.mark.parametrize("jumlah", [1, 3])
def test_jumlah_kueri(client, ratna, django_assert_num_queries, jumlah):
    for n in range(jumlah):
        seleksi_tuban(slug=f"putaran-{n}", jumlah_lowongan=2)
    pelamar_lengkap("Ratna Pelamar", pengguna=ratna)
    client.get(alamat("jabatan"))
    with django_assert_num_queries(15):
        client.get(alamat("jabatan"))
