"""The demo's documents say what the profile says, are marked, small, and pass the judge."""
import io
from datetime import date

import pypdf
import pytest

from pendaftaran.models import Lamaran
from pendaftaran.pemeriksaan import Permintaan, periksa_banyak
from pendaftaran.selectors.lamaran import keadaan_lamaran
from pendaftaran.services.lamaran import mulai_lamaran
from pengumuman.peragaan.berkas_orang import isi_profil
from pengumuman.peragaan.dokumen import pdf
from pengumuman.peragaan.isi_dokumen import isi_dokumen
from pengumuman.peragaan.orang import TUBAN_2020
from seleksi.tests.pabrik import KINI, orang, seleksi_tuban

pytestmark = pytest.mark.django_db
DIRI = ("Anggrek Contoh", "196703041993032007", "4 Maret 1967")


@pytest.fixture
def lamaran() -> Lamaran:
    seleksi, pengguna = seleksi_tuban(jumlah_lowongan=1), orang("Anggrek Contoh")
    isi_profil(orang=TUBAN_2020[0], pengguna=pengguna, urut=7, tahun_kinerja=(2018, 2019), pada=KINI)
    return mulai_lamaran(lowongan=seleksi.lowongan.get(), oleh=pengguna, pada=KINI)


def naskah(jenis: str, lamaran: Lamaran) -> tuple[bytes, str]:
    isi = isi_dokumen(jenis, lamaran, urut=7, pada=date(2020, 9, 24))
    berkas = pdf(isi.judul, isi.baris, kop=isi.kop, nomor=isi.nomor, tanda=isi.tanda, salinan=isi.salinan)
    return berkas, " ".join(pypdf.PdfReader(io.BytesIO(berkas)).pages[0].extract_text().split())


@pytest.mark.parametrize(("jenis", "kata"), [
    ("ktp", ("3523014403670007", "ANGGREK CONTOH", "04-03-1967", "PEREMPUAN", "JALAN CONTOH 7")),
    ("surat_lamaran", (*DIRI, "0812000000" + "07")),
    ("drh", (*DIRI, "02-01-2016 s.d. kini", "Sekretaris Dinas Perencanaan", "S1 Teknik Sipil", "STTP/7/CONTOH")),
    ("ijazah_s1", ("Universitas Contoh".upper(), "S1/1991/0007/CONTOH", "Teknik Sipil", "4 Maret 1967")),
    ("ijazah_lanjutan", ("S2/2001/0007/CONTOH", "Manajemen")),
    ("sk_pangkat", (*DIRI, "IV/b", "1 April 2016", "823.4/407/CONTOH/2016")),
    ("sk_jabatan", (*DIRI, "Sekretaris Dinas Perencanaan", "2 Januari 2016", "821.2/207/CONTOH/2016", "Kepala Bidang Perencanaan")),
    ("sttp_pim", (*DIRI[:2], "STTP/7/CONTOH", "20 Agustus 2013", "LULUS")),
    ("skp_2019", (*DIRI, "31 Desember 2019", "Disiplin : 82,50")),
    ("spt_tahunan", ("2019", "BPE-2019-000007-CONTOH")),
    ("pakta_integritas", (*DIRI, "korupsi")),
    ("pernyataan_hukdis", (*DIRI, "hukuman disiplin")),
    ("persetujuan_ppk", (*DIRI, "800/507/CONTOH/2020")),
])
def test_isi_sama_dengan_profil(lamaran, jenis, kata):
    berkas, teks = naskah(jenis, lamaran)
    assert [satu for satu in (*kata, "CONTOH", "Bukan dokumen negara.") if satu not in teks] == [], teks
    assert len(berkas) < 2_000


def test_setiap_slot_mendapat_dokumen_yang_diterima(lamaran):
    slot = [s.slot for s in keadaan_lamaran(lamaran, lamaran.pelamar.pengguna, pada=KINI).slot if s.slot.dapat_digabung]
    vonis = periksa_banyak([Permintaan(io.BytesIO(naskah(s.jenis, lamaran)[0]), s.jenis_boleh, s.maks_byte, "dokumen.pdf")
                            for s in slot])
    assert [(s.jenis, v.kode, v.kode_peringatan) for s, v in zip(slot, vonis, strict=True) if v.kode_peringatan or not v.diterima] == []
    assert len({v.sha256_asli for v in vonis}) == len(slot)
