"""Minutes of the two meetings; the second is secret and carries the order of scores in its annex."""
from decimal import Decimal

from pendaftaran.domain.status import LABEL_ADMINISTRASI, PutusanAdministrasi
from pendaftaran.domain.verifikasi import berlawanan
from pendaftaran.models import Lamaran, PenetapanAdministrasi
from pendaftaran.selectors.koreksi import KoreksiBerlaku, koreksi_berlaku
from penilaian.domain.status import LABEL_KOMPONEN, Komponen
from penilaian.models import Benturan, LembarNilai, Peringkat
from seleksi.aturan.putaran import bobot_putaran
from seleksi.core.domain.kata import desimal, tanggal_kata, waktu_wib
from seleksi.core.models import Rapat, Seleksi
from seleksi.core.selectors import urai

from ..domain.abjad import kunci_abjad
from .hasil import menurut_abjad
from .kerangka import daftar_hadir, kepala_rantai, kerangka


def konteks_administrasi(rapat: Rapat) -> dict:
    """Date in words, attendance, each determination with its reason, corrected claims, head of the chain."""
    hadir = daftar_hadir(rapat.seleksi, rapat.hadir.all())
    isi = {"seleksi": rapat.seleksi.nama, "tanggal_kata": tanggal_kata(rapat.disahkan), "dibuka": waktu_wib(rapat.dibuka),
           "disahkan": waktu_wib(rapat.disahkan), "catatan": rapat.catatan,
           "lowongan": _penetapan(rapat), **hadir}
    return kerangka(rapat.seleksi, rantai=kepala_rantai(rapat.seleksi), isi=isi)


def _penetapan(rapat: Rapat) -> list[dict]:
    daftar = list(PenetapanAdministrasi.objects.filter(rapat=rapat, sah__isnull=False).select_related(
        "lamaran__pelamar", "lamaran__ketentuan", "generasi", "usulan"))
    koreksi = koreksi_berlaku([p.lamaran for p in daftar], sampai={p.lamaran_id: p.generasi.dibuat for p in daftar})
    kelompok = []
    for lowongan in rapat.seleksi.lowongan.order_by("urut"):
        milik = sorted((p for p in daftar if p.lamaran.lowongan_id == lowongan.pk),
                       key=lambda p: (kunci_abjad(p.lamaran.pelamar.nama), p.lamaran.nomor))
        lulus = sum(p.putusan == PutusanAdministrasi.MS for p in milik)
        kelompok.append({
            "nama": lowongan.nama, "jumlah": len(milik), "lulus": lulus, "tidak_lulus": len(milik) - lulus,
            "baris": [{"nomor": p.lamaran.nomor, "nama": p.lamaran.nama, "putusan": LABEL_ADMINISTRASI[PutusanAdministrasi(p.putusan)],
                       "alasan": p.alasan, "berlawanan": berlawanan(p.putusan, p.generasi.simpulan), "sebab_uji": p.usulan.sebab_uji}
                      for p in milik],
            "koreksi": [_koreksi(p.lamaran, k) for p in milik for k in koreksi.get(p.lamaran_id, [])]})
    return kelompok


def _koreksi(lamaran: Lamaran, k: KoreksiBerlaku) -> dict:
    return {"nomor": lamaran.nomor, "nama": lamaran.nama, "data": k.label, "klaim": k.klaim, "nilai": k.nilai, "alasan": k.koreksi.alasan,
            "bukti": k.bukti, "oleh": str(k.koreksi.oleh), "pada": waktu_wib(k.koreksi.pada)}


def konteks_penetapan(peringkat: Peringkat) -> dict:
    """The secret minutes of one post: three names alphabetical in the body, scores and commitments in the annexes."""
    lowongan, pembukaan, rapat = peringkat.lowongan, peringkat.pembukaan, peringkat.rapat
    seleksi: Seleksi = lowongan.seleksi
    profil, putaran = urai(peringkat.ketentuan)
    bobot = bobot_putaran(profil, putaran)
    nama = {k.kode: k.nama for k in profil.bobot.komponen}
    baris = list(peringkat.baris.select_related("lamaran__pelamar").order_by("urutan", "lamaran__nomor"))
    return kerangka(seleksi, lampiran="2 (dua)", rantai=kepala_rantai(seleksi), isi={
        "seleksi": seleksi.nama, "jabatan": lowongan.nama, "tanggal_kata": tanggal_kata(peringkat.ditetapkan),
        "dibuka": waktu_wib(pembukaan.dibuka), "pembuka": pembukaan.pembuka.nama, "penyaksi": pembukaan.penyaksi.nama,
        "calon": [{"nama": x.nama, "instansi": x.instansi_nama} for x in menurut_abjad(b.lamaran for b in baris if b.terpilih)],
        "alasan": peringkat.alasan, "catatan": rapat.catatan,
        "bobot": [{"nama": nama[kode], "nilai": f"{desimal(nilai, 0)} persen"} for kode, nilai in bobot.items()],
        "baris": urutan(peringkat, baris, list(bobot)), "benturan": _benturan(lowongan), "komitmen": daftar_komitmen(pembukaan.komitmen),
        "komitmen_sha256": pembukaan.sha256, "hasil_sha256": peringkat.sha256, **daftar_hadir(seleksi, rapat.hadir.all()),
    })


def urutan(peringkat: Peringkat, baris: list, komponen: list[str]) -> list[dict]:
    hitung = {b["nomor"]: b for b in peringkat.hasil["peringkat"]}
    return [{"urutan": b.urutan, "nomor": b.lamaran.nomor, "nama": b.lamaran.nama, "total": desimal(b.total), "total_tepat": b.total_tepat,
             "komponen": [desimal(Decimal(hitung[b.lamaran.nomor]["komponen"][kode])) for kode in komponen], "terpilih": b.terpilih}
            for b in baris]


def daftar_komitmen(daftar: list[list[str]]) -> list[dict]:
    """The frozen pairs of sheet and commitment with the component of each sheet; in the order that was hashed."""
    komponen = dict(LembarNilai.objects.filter(kode__in=[kode for kode, _ in daftar]).values_list("kode", "komponen"))
    return [{"kode": kode, "komponen": LABEL_KOMPONEN[Komponen(komponen[kode])], "komitmen": sidik} for kode, sidik in daftar]


def _benturan(lowongan) -> list[str]:
    daftar = Benturan.objects.filter(lamaran__lowongan=lowongan).select_related("penugasan__pengguna", "lamaran")
    return sorted(f"{b.penugasan.pengguna.nama} terhadap {b.lamaran.nama}" for b in daftar)
