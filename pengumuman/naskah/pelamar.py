"""Letters to one person: receipt, administrative result, final result."""
from pendaftaran.domain.berkas_wajib import siapkan_slot
from pendaftaran.domain.status import StatusLamaran
from pendaftaran.models import Lamaran
from pendaftaran.selectors.butir import butir_lamaran, generasi_urut
from pendaftaran.selectors.verifikasi import penetapan_final
from penilaian.selectors import peringkat_berlaku, tiga_besar
from seleksi.aturan.putaran import bobot_putaran
from seleksi.core.domain.kata import desimal, detik_wib, hari_tanggal, tanggal, terbilang, ukuran
from seleksi.core.domain.kata import nip as kata_nip
from seleksi.core.selectors import aturan_seleksi, urai

from ..models import Pengumuman
from .kerangka import aturan_penutup, hari_wib, jadwal_setelah, kepada_peserta, kerangka, kutipan_surat


def konteks_tanda_terima(lamaran: Lamaran) -> dict:
    """Number, time to the second, and each file with the hash of what was received."""
    profil, putaran = urai(lamaran.ketentuan)
    label = {slot.jenis: slot.label for slot in siapkan_slot(profil, putaran.acuan)}
    urutan = list(label)
    berkas = sorted(lamaran.berkas.berlaku(), key=lambda b: (urutan.index(b.jenis) if b.jenis in label else len(urutan), b.urut))
    judul = dict(lamaran.generasi.order_by("nomor").values_list("syarat__kode", "syarat__judul"))
    return kerangka(lamaran.seleksi, isi={
        "nomor": lamaran.nomor, "nama": lamaran.nama, "nip": kata_nip(lamaran.nip), "instansi": lamaran.instansi_nama,
        "jabatan": lamaran.lowongan.nama,
        "diterima": f"{hari_tanggal(lamaran.diajukan)} pukul {detik_wib(lamaran.diajukan)}",
        "berkas": [{"label": label.get(b.jenis, b.jenis) + (f" ({b.urut})" if b.urut > 1 else ""), "halaman": b.halaman,
                    "ukuran": ukuran(b.ukuran), "sha256": b.sha256_asli} for b in berkas],
        "fakta_sha256": lamaran.fakta_sha256,
        "diakui": "; ".join(judul.get(kode, kode) for kode in lamaran.syarat_diakui),
        "lanjutan": jadwal_setelah(putaran, profil, "pendaftaran")[:3],
    })


def _rincian(lamaran: Lamaran) -> list[dict]:
    """What people found wanting: their own verdicts, and unmet rules that nobody found to be met after all."""
    profil, putaran = urai(lamaran.ketentuan)
    baris = []
    for butir in butir_lamaran(lamaran, generasi=generasi_urut(lamaran), profil=profil, putaran=putaran):
        if butir.tidak_sesuai:
            baris.append({"judul": butir.label, "dasar": butir.dasar, "alasan": butir.putusan.alasan})
        elif butir.putusan is None and butir.hasil is not None and butir.hasil.status == "tidak_memenuhi":
            baris.append({"judul": butir.label, "dasar": butir.dasar, "alasan": butir.hasil.alasan})
    return baris


def konteks_hasil_administrasi(lamaran: Lamaran, pengumuman: Pengumuman) -> dict:
    """An invitation with the next schedule, or the reasons with their articles."""
    profil, putaran = aturan_seleksi(lamaran.seleksi)
    penetapan = penetapan_final(lamaran)
    lulus = lamaran.status == StatusLamaran.LULUS
    return kerangka(lamaran.seleksi, kepada=kepada_peserta(lamaran), isi={
        "lulus": lulus, "nomor": lamaran.nomor, "jabatan": lamaran.lowongan.nama,
        "tanggal_rapat": tanggal(penetapan.rapat.disahkan), "nomor_pengumuman": pengumuman.surat.nomor,
        "alasan": penetapan.alasan, "rincian": [] if lulus else _rincian(lamaran),
        "lanjutan": jadwal_setelah(putaran, profil, "pengumuman_administrasi"),
        "kutipan": kutipan_surat(profil, putaran),
        "penutup": aturan_penutup(profil, *(("jadwal_berubah",) if lulus else ("keputusan_mutlak",))),
    })


def konteks_hasil_akhir(lamaran: Lamaran, pengumuman: Pengumuman) -> dict:
    """Whether this participant is one of the three, and why not; never a score, an order or who the others are."""
    profil, putaran = aturan_seleksi(lamaran.seleksi)
    terpilih = any(calon.pk == lamaran.pk for calon in tiga_besar(lamaran.lowongan))
    return kerangka(lamaran.seleksi, kepada=kepada_peserta(lamaran), isi={
        "terpilih": terpilih, **({} if terpilih else _sebab(lamaran)),
        "nomor": lamaran.nomor, "jabatan": lamaran.lowongan.nama, "nomor_pengumuman": pengumuman.surat.nomor,
        "tanggal_pengumuman": tanggal(hari_wib(pengumuman.ditandatangani)), "kepala_daerah": profil.daerah.kepala,
        "kutipan": kutipan_surat(profil, putaran),
        "penutup": aturan_penutup(profil, "keputusan_mutlak", "data_tidak_benar"),
    })


def _sebab(lamaran: Lamaran) -> dict:
    """What may be said truthfully to somebody who is not among the three: how it was decided, by which weights, who answers.

    Whether the panel departed from the order is about the post, not about the person: the sentence is the same for everybody.
    """
    peringkat = peringkat_berlaku(lamaran.lowongan)
    profil, putaran = urai(peringkat.ketentuan)
    bobot, kuota = bobot_putaran(profil, putaran), terbilang(profil.penetapan.kuota)
    if peringkat.alasan:
        kalimat = (f"Penetapan {kuota} calon diputuskan rapat Panitia Seleksi berdasarkan penilaian berbobot seluruh komponen; "
                   "keputusan dan alasannya tercatat dalam berita acara rapat.")
    else:
        kalimat = f"Nilai akhir Saudara tidak termasuk {kuota} nilai tertinggi sesudah seluruh komponen dinilai dan dibobot."
    s, mutlak = putaran.sekretariat, any(k.kode == "keputusan_mutlak" for k in profil.ketentuan_lain)
    return {
        "alasan": kalimat, "dasar_penetapan": profil.penetapan.dasar,
        "bobot": [{"nama": k.nama, "nilai": f"{desimal(bobot[k.kode], 0)} persen"} for k in profil.bobot.komponen],
        "dasar_bobot": profil.bobot.dasar, "bawaan_bobot": "" if profil.bobot.dasar else profil.bobot.bawaan,
        "dasar_rahasia": profil.jalur.dasar if profil.jalur.peringkat_rahasia else "",
        "hal_tanya": "tata cara seleksi, bukan hasilnya," if mutlak else "tata cara dan tahapan seleksi",
        "tanya": f"Sekretariat Panitia Seleksi, {s.alamat}, telepon {s.telepon}" if s else
                 f"Sekretariat Panitia Seleksi, {lamaran.seleksi.instansi.sekretariat}"}
