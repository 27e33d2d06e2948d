"""Is a planned round fit to be announced (kontrak 3): panel, notice period, weights, announcement."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from seleksi.aturan import masukan as m
from seleksi.aturan.periksa_profil import keberatan_bobot
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.rujukan import BAGIAN_PENGUMUMAN, UNSUR_PANITIA
from seleksi.aturan.waktu import hari_kerja_ke, jumlah_hari_kerja, kata_tanggal

MEMENUHI = "memenuhi"
TIDAK_MEMENUHI = "tidak_memenuhi"
TIDAK_BERLAKU = "tidak_berlaku"
RENTANG_TAHUN = 10
BAWAAN = "bawaan"
TIDAK_DIATUR = "tidak diatur"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anggota:
    nama: str
    unsur: str
    ketua: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RencanaSeleksi:
    """What is known of a round before it is announced. `libur`: every day off between the two dates."""

    tanggal_pengumuman: date
    tanggal_tutup: date
    bobot: Mapping[str, Decimal]
    panitia: tuple[Anggota, ...]
    isi_pengumuman: Collection[str]
    libur: Collection[date] = frozenset()


class HasilPeriksa(NamedTuple):
    kode: str
    status: str
    dasar: str
    alasan: str


def periksa_seleksi(profil: Profil, rencana: RencanaSeleksi) -> tuple[str, list[HasilPeriksa]]:
    """(simpulan, one result per rule); a rule that the profile does not have is `tidak_berlaku`."""
    hasil = [HasilPeriksa(kode, *fungsi(profil, rencana)) for kode, fungsi in PERIKSA.items()]
    gagal = any(h.status == TIDAK_MEMENUHI for h in hasil)
    return (TIDAK_MEMENUHI if gagal else MEMENUHI), hasil


def _jumlah(profil: Profil, r: RencanaSeleksi) -> tuple[str, str, str]:
    aturan = profil.panitia.jumlah
    if aturan is None:
        return TIDAK_BERLAKU, TIDAK_DIATUR, "Profil ini tidak mengatur jumlah anggota Panitia Seleksi."
    boleh = ", ".join(map(str, aturan.nilai))
    status = MEMENUHI if len(r.panitia) in aturan.nilai else TIDAK_MEMENUHI
    kata = f"Panitia Seleksi {len(r.panitia)} orang; yang boleh {boleh} orang."
    return status, aturan.dasar or BAWAAN, kata


def _internal(profil: Profil, r: RencanaSeleksi) -> tuple[str, str, str]:
    aturan = profil.panitia.internal
    if aturan is None:
        return TIDAK_BERLAKU, TIDAK_DIATUR, "Profil ini tidak membatasi anggota internal."
    internal, semua = sum(a.unsur == "internal" for a in r.panitia), len(r.panitia)
    status = MEMENUHI if internal * 100 <= aturan.maks_persen * semua else TIDAK_MEMENUHI
    return status, aturan.dasar or BAWAAN, (f"Anggota internal {internal} dari {semua} orang; "
                                            f"batasnya {aturan.maks_persen} persen.")


def _ketua(profil: Profil, r: RencanaSeleksi) -> tuple[str, str, str]:
    aturan, ketua = profil.panitia.ketua, sum(a.ketua for a in r.panitia)
    status = MEMENUHI if ketua == aturan.jumlah else TIDAK_MEMENUHI
    kata = f"Ketua Panitia Seleksi {ketua} orang; seharusnya tepat {aturan.jumlah}."
    return status, aturan.dasar or BAWAAN, kata


def _hari_kerja(profil: Profil, r: RencanaSeleksi) -> tuple[str, str, str]:
    aturan = profil.pengumuman.hari_kerja
    if aturan is None:
        return TIDAK_BERLAKU, TIDAK_DIATUR, "Profil ini tidak mengatur lama pengumuman."
    hari = jumlah_hari_kerja(r.tanggal_pengumuman, r.tanggal_tutup, r.libur)
    kata = (f"Ada {hari} hari kerja sesudah pengumuman {kata_tanggal(r.tanggal_pengumuman)} sampai dengan "
            f"penutupan {kata_tanggal(r.tanggal_tutup)}; paling kurang {aturan.minimal}")
    if hari >= aturan.minimal:
        return MEMENUHI, aturan.dasar or BAWAAN, f"{kata}."
    awal = hari_kerja_ke(r.tanggal_pengumuman, aturan.minimal, r.libur)
    return TIDAK_MEMENUHI, aturan.dasar or BAWAAN, f"{kata}. Penutupan paling awal {kata_tanggal(awal)}."


def _bobot(profil: Profil, r: RencanaSeleksi) -> tuple[str, str, str]:
    keberatan = [alasan for _, alasan in keberatan_bobot(profil, dict(r.bobot))]
    susunan = ", ".join(f"{kode} {_angka(nilai)}" for kode, nilai in r.bobot.items())
    if keberatan:
        return TIDAK_MEMENUHI, profil.bobot.dasar or BAWAAN, f"{susunan}: {'; '.join(keberatan)}."
    return MEMENUHI, profil.bobot.dasar or BAWAAN, f"{susunan}: berjumlah tepat 100."


def _angka(nilai: Decimal) -> str:
    return format(nilai, "f").replace(".", ",")


def _isi(profil: Profil, r: RencanaSeleksi) -> tuple[str, str, str]:
    aturan = profil.pengumuman.isi
    if aturan is None:
        return TIDAK_BERLAKU, TIDAK_DIATUR, "Profil ini tidak mengatur isi pengumuman."
    kurang = [BAGIAN_PENGUMUMAN[b].lower() for b in aturan.bagian if b not in r.isi_pengumuman]
    if kurang:
        return TIDAK_MEMENUHI, aturan.dasar or BAWAAN, f"Pengumuman belum memuat: {'; '.join(kurang)}."
    return MEMENUHI, aturan.dasar or BAWAAN, f"Pengumuman memuat semua {len(aturan.bagian)} bagian."


PERIKSA: dict[str, Callable[[Profil, RencanaSeleksi], tuple[str, str, str]]] = {
    "panitia_jumlah": _jumlah, "panitia_internal": _internal, "panitia_ketua": _ketua,
    "hari_kerja": _hari_kerja, "bobot": _bobot, "isi_pengumuman": _isi,
}


def bagian_terisi(profil: Profil, putaran: Putaran) -> frozenset[str]:
    """The parts that an announcement written from these values would hold (rujukan.BAGIAN_PENGUMUMAN)."""
    s = putaran.sekretariat
    ada = {
        "jabatan": putaran.lowongan, "syarat_administrasi": profil.syarat and profil.berkas, "batas_waktu": putaran.jendela,
        "tahapan_jadwal_sistem": profil.tahap and putaran.jadwal and profil.bobot.komponen,
        "kontak_sekretariat": s and (s.alamat or s.telepon), "prosedur_lain": profil.ketentuan_lain,
        "tujuan_lamaran": profil.pendaftaran.tujuan, "tanda_tangan_ketua": profil.pengumuman.penandatangan,
    }
    return frozenset(bagian for bagian, isi in ada.items() if isi)


# --- reading a plan from plain data ------------------------------------------------------------
BENTUK_RENCANA = m.Bentuk("profil", "tanggal_pengumuman", "tanggal_tutup", "bobot", "panitia",
                          "isi_pengumuman", "libur")
_ANGGOTA = m.Bentuk("nama", "unsur", "ketua")


def baca_rencana(butir: Any, profil: Profil) -> RencanaSeleksi:
    """The plan in one item of the command's input; MasukanTidakSah at the first wrong thing."""
    isi = m.objek(butir, "", BENTUK_RENCANA)
    pengumuman = m.tanggal(isi.get("tanggal_pengumuman", m.TIDAK_ADA), "tanggal_pengumuman")
    tutup = m.tanggal(isi.get("tanggal_tutup", m.TIDAK_ADA), "tanggal_tutup")
    if abs(tutup.year - pengumuman.year) > RENTANG_TAHUN:
        raise m.MasukanTidakSah("tanggal_tutup", isi["tanggal_tutup"],
                                f"tanggal dalam {RENTANG_TAHUN} tahun dari tanggal pengumuman")
    bagian = m.daftar(isi.get("isi_pengumuman", m.TIDAK_ADA), "isi_pengumuman")
    panitia = m.daftar(isi.get("panitia", m.TIDAK_ADA), "panitia")
    return RencanaSeleksi(
        tanggal_pengumuman=pengumuman, tanggal_tutup=tutup,
        bobot=_baca_bobot(isi.get("bobot", m.TIDAK_ADA), profil),
        panitia=tuple(_baca_anggota(a, n) for n, a in enumerate(panitia, start=1)),
        isi_pengumuman=frozenset(m.pilihan(b, f"isi_pengumuman[{n}]", BAGIAN_PENGUMUMAN)
                                 for n, b in enumerate(bagian, start=1)),
        libur=frozenset(m.tanggal(t, f"libur[{n}]")
                        for n, t in enumerate(m.daftar(isi.get("libur", []), "libur"), start=1)),
    )


def _baca_bobot(nilai: Any, profil: Profil) -> dict[str, Decimal]:
    komponen = [k.kode for k in profil.bobot.komponen]
    isi = m.objek(nilai, "bobot", m.Bentuk(*komponen))
    return {k: Decimal(m.perseratus(isi.get(k, m.TIDAK_ADA), f"bobot.{k}", 999_999)) / 100 for k in komponen}


def _baca_anggota(nilai: Any, nomor: int) -> Anggota:
    isi, jalur = m.objek(nilai, f"panitia[{nomor}]", _ANGGOTA), f"panitia[{nomor}]"
    nama = m.teks(isi.get("nama", m.TIDAK_ADA), f"{jalur}.nama")
    unsur = m.pilihan(isi.get("unsur", m.TIDAK_ADA), f"{jalur}.unsur ({nama})", UNSUR_PANITIA)
    return Anggota(nama=nama, unsur=unsur,
                   ketua=m.benar_salah(isi.get("ketua", m.TIDAK_ADA), f"{jalur}.ketua ({nama})"))
