"""Minutes of an addendum: who of the determined left and why, who takes the place, and the order in its annex. Secret."""
from pendaftaran.models import Lamaran
from penilaian.models import HasilKesehatan, Peringkat
from penilaian.selectors.kelengkapan import tidak_sehat
from penilaian.selectors.peringkat import asal_addendum, calon_keluar
from seleksi.aturan.putaran import bobot_putaran
from seleksi.core.domain.kata import desimal, tanggal, tanggal_kata
from seleksi.core.selectors import urai

from ..domain.status import JenisSurat
from ..models import Surat
from .berita_acara import urutan
from .hasil import menurut_abjad
from .kerangka import daftar_hadir, hari_wib, kepala_rantai, kerangka


def konteks_addendum(peringkat: Peringkat) -> dict:
    """The determination that is replaced, the vacancy with its reason, the new three alphabetical, the order."""
    asal, lowongan = asal_addendum(peringkat), peringkat.lowongan
    profil, putaran = urai(peringkat.ketentuan)
    bobot = bobot_putaran(profil, putaran)
    baris = list(peringkat.baris.select_related("lamaran__pelamar").order_by("urutan", "lamaran__nomor"))
    dulu = set(asal.baris.filter(terpilih=True).values_list("lamaran", flat=True))
    calon = menurut_abjad(b.lamaran for b in baris if b.terpilih)
    return kerangka(lowongan.seleksi, lampiran="1 (satu)", rantai=kepala_rantai(lowongan.seleksi), isi={
        "seleksi": lowongan.seleksi.nama, "jabatan": lowongan.nama, "tanggal_kata": tanggal_kata(peringkat.ditetapkan),
        "asal_nomor": _nomor(asal), "asal_tanggal": tanggal(hari_wib(asal.ditetapkan)), "dasar": profil.kesehatan.dasar,
        "aturan": profil.kesehatan.bila_gagal, "bawaan": profil.kesehatan.bawaan,
        "keluar": [{"nama": o.nama, "alasan": o.alasan_akhir, "kesehatan": _kesehatan(o)} for o in calon_keluar(peringkat)],
        "pengganti": [{"nama": o.nama, "instansi": o.instansi_nama} for o in calon if o.pk not in dulu],
        "calon": [{"nama": o.nama, "instansi": o.instansi_nama} for o in calon],
        "alasan": peringkat.alasan, "catatan": peringkat.rapat.catatan,
        "bobot": [{"nama": k.nama, "nilai": f"{desimal(bobot[k.kode], 0)} persen"} for k in profil.bobot.komponen if k.kode in bobot],
        "baris": urutan(peringkat, baris, [k.kode for k in profil.bobot.komponen if k.kode in bobot]),
        "hasil_sha256": peringkat.sha256, **daftar_hadir(lowongan.seleksi, peringkat.rapat.hadir.all())})


def _nomor(peringkat: Peringkat) -> str:
    """Number of the minutes of that determination, itself perhaps an addendum."""
    jenis = JenisSurat.BERITA_ACARA_ADDENDUM if asal_addendum(peringkat) else JenisSurat.BERITA_ACARA_PENETAPAN
    return Surat.objects.filter(kunci=f"{jenis.value}:{peringkat.pk}").values_list("nomor", flat=True).first() or ""


def _kesehatan(lamaran: Lamaran) -> str:
    """The doctor's letter that the decision rests on; its conclusion only. Empty when health was not the reason."""
    hasil = HasilKesehatan.objects.filter(lamaran=lamaran).order_by("-pada", "-pk").first()
    if hasil is None or not tidak_sehat(hasil):
        return ""
    return f"surat keterangan {hasil.pemeriksa} nomor {hasil.nomor_surat} tanggal {tanggal(hasil.tanggal)}"
