"""Letters around the handing-over: the three to the next station, the secret ranking to the PPK, the notice of the choice."""
from pendaftaran.models import Lamaran
from penilaian.models import Peringkat
from penilaian.selectors import tiga_besar
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import bobot_putaran
from seleksi.core.domain.kata import desimal, tanggal
from seleksi.core.domain.kata import nip as kata_nip
from seleksi.core.models import Penugasan, Seleksi
from seleksi.core.selectors import urai

from ..domain.status import Pihak
from ..models import Pilihan
from ..selectors.penyerahan import KeadaanPenyerahan, keadaan_satu
from .berita_acara import urutan
from .hasil import menurut_abjad
from .kerangka import aturan_penutup, hari_wib, kepada_peserta, kerangka


def _kepada(ke: str, profil: Profil, seleksi: Seleksi) -> list[str]:
    tujuan = profil.daerah.kepala if ke == Pihak.PPK else f"Sekretaris Daerah {seleksi.instansi.wilayah}"
    return ["Yth.", tujuan, "di", "Tempat"]


def _calon(daftar: list[Lamaran]) -> list[dict]:
    return [{"nama": o.nama, "nip": kata_nip(o.nip), "instansi": o.instansi_nama} for o in menurut_abjad(daftar)]


def konteks_penyerahan(keadaan: KeadaanPenyerahan, *, ke: str, tugas: Penugasan) -> dict:
    """The three in alphabetical order, what is still to come, and the article; no score and no order."""
    peringkat, seleksi = keadaan.peringkat, keadaan.lowongan.seleksi
    profil, _ = urai(peringkat.ketentuan)
    isi = {"jabatan": keadaan.lowongan.nama, "seleksi": seleksi.nama, "calon": _calon(tiga_besar(keadaan.lowongan)),
           "tanggal_penetapan": tanggal(hari_wib(peringkat.ditetapkan)), "dari": keadaan.di, "ke": ke, "kepala": profil.daerah.kepala,
           "peringkat_tersendiri": ke == Pihak.PPK and keadaan.di == Pihak.PANSEL and Pihak.PPK in profil.jalur.peringkat,
           "dasar": profil.jalur.dasar,
           "gerbang": [{"nama": g.aturan.nama, "pemberi": g.pemberi, "sebelum": g.aturan.sebelum, "dasar": g.aturan.dasar}
                       for g in keadaan.gerbang if g.kurang]}
    ubah = {} if keadaan.di == Pihak.PANSEL else {
        "kop": {"baris": [seleksi.instansi.nama.upper(), "SEKRETARIAT DAERAH"], "alamat": []},
        "ttd": {"peran": [tugas.jabatan or f"Sekretaris Daerah {seleksi.instansi.wilayah}"], "nama": tugas.pengguna.nama,
                "pangkat": tugas.pangkat, "nip": kata_nip(tugas.nip)}}
    return kerangka(seleksi, kepada=_kepada(ke, profil, seleksi), isi=isi, **ubah)


def konteks_peringkat(peringkat: Peringkat) -> dict:
    """The secret order of a post for the PPK."""
    seleksi, lowongan = peringkat.lowongan.seleksi, peringkat.lowongan
    profil, putaran = urai(peringkat.ketentuan)
    bobot = bobot_putaran(profil, putaran)
    nama = {k.kode: k.nama for k in profil.bobot.komponen}
    baris = list(peringkat.baris.select_related("lamaran").order_by("urutan", "lamaran__nomor"))
    return kerangka(seleksi, kepada=_kepada(Pihak.PPK, profil, seleksi), lampiran="1 (satu)", isi={
        "jabatan": lowongan.nama, "seleksi": seleksi.nama, "dasar": profil.jalur.dasar,
        "tanggal_penetapan": tanggal(hari_wib(peringkat.ditetapkan)),
        "bobot": [{"nama": nama[kode], "nilai": f"{desimal(nilai, 0)} persen"} for kode, nilai in bobot.items()],
        "baris": urutan(peringkat, baris, list(bobot)), "hasil_sha256": peringkat.sha256})


def konteks_pilihan(pilihan: Pilihan, lamaran: Lamaran, *, pada) -> dict:
    """Whether this one of the three was chosen, and what still precedes the inauguration; never a score or a reason."""
    profil, _ = urai(pilihan.peringkat.ketentuan)
    keadaan = keadaan_satu(pilihan.lowongan, pada=pada)
    return kerangka(lamaran.seleksi, kepada=kepada_peserta(lamaran), isi={
        "dipilih": lamaran.pk == pilihan.lamaran_id, "nomor": lamaran.nomor, "jabatan": pilihan.lowongan.nama,
        "kepala": profil.daerah.kepala, "tanggal_pilihan": tanggal(hari_wib(pilihan.pada)),
        "gerbang": [{"nama": g.aturan.nama, "pemberi": g.pemberi} for g in keadaan.gerbang_pelantikan] if keadaan else [],
        "penutup": aturan_penutup(profil, "konsisten", "data_tidak_benar")})
