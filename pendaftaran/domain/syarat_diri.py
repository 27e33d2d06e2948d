"""Kinds of requirement about the person: status, home agency, rank, education, age."""

from pendaftaran.domain.bacaan import Fakta, Pendidikan
from pendaftaran.domain.hasil import HasilSyarat, SyaratSiap, kata_daftar
from seleksi.aturan.rujukan import (
    GOLONGAN,
    JENIS_INSTANSI,
    PENDIDIKAN,
    STATUS,
    URUT_GOLONGAN,
    URUT_PENDIDIKAN,
)
from seleksi.aturan.waktu import kata_tanggal, ulang_tahun, umur_tahun


def status_kepegawaian(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """The NIP is only compared: digits 1-8 with the birth date, 13-14 must be a month."""
    nip, lahir = f.nip, f.tanggal_lahir
    cocok = nip[:8] == lahir.isoformat().replace("-", "") and nip[12:14] <= "12"
    catatan = () if cocok else ("nip_tidak_cocok",)
    beda = "" if cocok else f" NIP tidak cocok dengan tanggal lahir {kata_tanggal(lahir)} atau pola NIP."
    if f.status in s.nilai["status"]:
        return s.memenuhi(f"Berstatus {STATUS[f.status]}.{beda}", catatan)
    diminta = kata_daftar(s.nilai["status"])
    return s.gagal(f"Berstatus {STATUS[f.status]}, yang diminta {diminta}.{beda}", catatan=catatan)


def instansi_asal(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    kode, jenis = f.instansi
    sebutan = f"Instansi induk: {JENIS_INSTANSI[jenis].lower()} berkode {kode}"
    if s.nilai.get("menurut_cakupan") and s.acuan.cakupan == "nasional":
        return s.memenuhi(f"{sebutan}; cakupan seleksi nasional.")
    boleh = "/".join(s.nilai["jenis"])
    if jenis in s.nilai["jenis"] and kode[:2] == s.nilai["provinsi"]:
        penyelenggara = kode == s.kode_daerah
        asal = "pemerintah daerah penyelenggara" if penyelenggara else f"{boleh} di provinsi {kode[:2]}"
        return s.memenuhi(f"{sebutan}, termasuk {asal}.")
    return s.gagal(f"{sebutan}, tidak termasuk {boleh} di provinsi {s.nilai['provinsi']}.")


def golongan_minimal(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    minimal, pangkat = s.nilai["minimal"], f"{GOLONGAN[f.golongan]} ({f.golongan})"
    if URUT_GOLONGAN[f.golongan] < URUT_GOLONGAN[minimal]:
        return s.gagal(f"Pangkat {pangkat}, di bawah {GOLONGAN[minimal]} ({minimal}).")
    tmt = kata_tanggal(f.tmt_golongan)
    if f.tmt_golongan > s.tutup:
        return s.gagal(f"Pangkat {pangkat} baru berlaku {tmt}, sesudah penutupan {kata_tanggal(s.tutup)}.")
    return s.memenuhi(f"Pangkat {pangkat} berlaku sejak {tmt}.")


def pendidikan_minimal(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """A degree counts from the year it is held; a later year than the closing is not held yet."""
    minimal = s.nilai["minimal"]
    dimiliki = [p for p in f.pendidikan if p.lulus is None or p.lulus <= s.tutup.year]
    if not dimiliki:
        return s.gagal(f"Tidak ada ijazah sampai {s.tutup.year}; paling rendah {PENDIDIKAN[minimal]}.")
    tertinggi = max(dimiliki, key=_tinggi)
    lulus = f" lulus {tertinggi.lulus}" if tertinggi.lulus else ""
    sebutan = f"Pendidikan tertinggi {PENDIDIKAN[tertinggi.jenjang]}{lulus}"
    if URUT_PENDIDIKAN[tertinggi.jenjang] >= URUT_PENDIDIKAN[minimal]:
        return s.memenuhi(f"{sebutan}.")
    return s.gagal(f"{sebutan}, di bawah {PENDIDIKAN[minimal]}.")


def _tinggi(p: Pendidikan) -> tuple[int, str, int]:
    return URUT_PENDIDIKAN[p.jenjang], p.jenjang, -(p.lulus or 0)


def usia_maksimal(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """Completed years on the round's date; mode `tepat` fails whoever is past the very birthday."""
    batas, acuan, lahir = s.nilai["maksimal"], s.acuan.tanggal_acuan_usia, f.tanggal_lahir
    umur = umur_tahun(lahir, acuan)
    sebutan = f"Lahir {kata_tanggal(lahir)}, berusia {umur} tahun pada {kata_tanggal(acuan)}"
    if umur > batas:
        return s.gagal(f"{sebutan}; batasnya {batas} tahun.")
    if umur < batas or ulang_tahun(lahir, batas) == acuan:
        return s.memenuhi(f"{sebutan}; batasnya {batas} tahun.")
    lewat = f"{sebutan} dan sudah lewat ulang tahun ke-{batas} ({kata_tanggal(ulang_tahun(lahir, batas))})"
    if s.acuan.mode_usia == "tepat":
        return s.gagal(f"{lewat}; putaran ini menghitung tepat {batas} tahun 0 hari.",
                       catatan=("usia_batas",))
    return s.memenuhi(f"{lewat}; dihitung dalam tahun penuh, batasnya {batas} tahun.", ("usia_batas",))
