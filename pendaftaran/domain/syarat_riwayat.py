"""Kinds of requirement about histories: related experience, posts held, leadership training, appraisal."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from pendaftaran.domain.bacaan import Fakta, Jabatan, Kinerja
from pendaftaran.domain.hasil import HasilSyarat, SyaratSiap, bilangan, kata_daftar, kata_tahun
from seleksi.aturan.rujukan import DIKLAT, EKSPEKTASI, JENJANG_JABATAN, PREDIKAT, UNSUR_KINERJA
from seleksi.aturan.waktu import (
    Lama,
    Periode,
    gabung_periode,
    kata_lama,
    kata_tanggal,
    lama_periode,
    lama_total,
    periode,
)


def _lama(s: SyaratSiap, baris: Iterable[Jabatan]) -> Lama:
    """Time in these posts up to the closing date; overlaps count once."""
    tutup = s.tutup
    bagian = [p for b in baris if (p := periode(b.mulai, b.selesai, tutup))]
    return lama_periode(bagian[0]) if len(bagian) == 1 else _lama_gabungan(tuple(bagian))


@lru_cache(maxsize=4096)
def _lama_gabungan(bagian: tuple[Periode, ...]) -> Lama:
    """Remembered: two rules usually ask about the same rows."""
    return lama_total(gabung_periode(bagian))


def _kata_masa(lama: Lama, jumlah: int, sebutan: str, s: SyaratSiap) -> str:
    if not jumlah:
        return f"Tidak ada {sebutan}"
    return f"{kata_lama(*lama)} dari {bilangan(jumlah)} {sebutan} sampai {kata_tanggal(s.tutup)}"


def _kurang(s: SyaratSiap, lama: Lama, bulan: int) -> str:
    return f"Masih kurang paling lama {kata_lama(bulan - lama.bulan)}. {s.saran}"


def pengalaman_terkait(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """Rows marked related; rows not marked yet may make it enough only in the eyes of people."""
    bulan = s.nilai["bulan"]
    terkait = [b for b in f.jabatan if b.terkait is True and not b.plt]
    lama = _lama(s, terkait)
    kata = _kata_masa(lama, len(terkait), "jabatan terkait", s)
    if terkait and lama.bulan >= bulan:
        return s.memenuhi(f"{kata}; yang diminta paling kurang {kata_lama(bulan)}.")
    belum = [b for b in f.jabatan if b.terkait is not False and not b.plt]
    if len(belum) > len(terkait) and (dengan_belum := _lama(s, belum)).bulan >= bulan:
        jumlah = bilangan(len(belum) - len(terkait))
        return s.periksa(f"{kata}; menjadi {kata_lama(*dengan_belum)} bila {jumlah} jabatan yang belum "
                         f"dinilai keterkaitannya dihitung. Yang diminta {kata_lama(bulan)}.")
    return s.gagal(f"{kata}; yang diminta paling kurang {kata_lama(bulan)}.", _kurang(s, lama, bulan))


def pengalaman_jabatan(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """Structural or functional posts of the required level; both together count, with a note."""
    bulan, n = s.nilai["bulan"], s.nilai
    struktural = _baris(f, n["struktural"])
    fungsional = _baris(f, n["fungsional"])
    lama = _lama(s, [*struktural, *fungsional])
    kata = _kata_masa(lama, len(struktural) + len(fungsional), _kata_jenjang(n["struktural"], n["fungsional"]), s)
    if (struktural or fungsional) and lama.bulan >= bulan:
        gabungan = bool(struktural and fungsional) and (
            _lama(s, struktural).bulan < bulan and _lama(s, fungsional).bulan < bulan)
        tambah = ", gabungan jabatan administrator dan JF" if gabungan else ""
        return s.memenuhi(f"{kata}{tambah}; yang diminta paling singkat {kata_lama(bulan)}.",
                          ("gabungan",) if gabungan else ())
    setara = _baris(f, n["diperiksa"])
    if setara and (dengan_setara := _lama(s, [*struktural, *fungsional, *setara])).bulan >= bulan:
        return s.periksa(f"{kata}; menjadi {kata_lama(*dengan_setara)} bila jabatan yang "
                         f"dipersamakan dihitung. Yang diminta {kata_lama(bulan)}.")
    return s.gagal(f"{kata}; yang diminta paling singkat {kata_lama(bulan)}.", _kurang(s, lama, bulan))


@lru_cache(maxsize=64)
def _kata_jenjang(*jenjang: tuple[str, ...]) -> str:
    """"jabatan Administrator atau JF Ahli Madya": the first that the profile names of each kind."""
    return "jabatan " + " atau ".join(JENJANG_JABATAN[j[0]].partition(" (")[0] for j in jenjang if j)


def _baris(f: Fakta, jenjang: Collection[str]) -> list[Jabatan]:
    return [b for b in f.jabatan if b.jenjang in jenjang and not b.plt]


def diklat_kepemimpinan(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """Passed courses up to the closing date: the level itself, a higher one, or one for people to judge."""
    tingkat = DIKLAT[s.nilai["setara"][0]]
    lulus = sorted((d.tanggal, d.jenis) for d in f.diklat if d.lulus and d.tanggal <= s.tutup)
    for kunci in ("setara", "lebih_tinggi", "diperiksa"):
        cocok = [(tanggal, jenis) for tanggal, jenis in lulus if jenis in s.nilai[kunci]]
        if not cocok:
            continue
        tanggal, jenis = cocok[0]
        sebutan = f"Lulus {DIKLAT[jenis]} pada {kata_tanggal(tanggal)}"
        if kunci == "setara":
            return s.memenuhi(f"{sebutan}.")
        if kunci == "lebih_tinggi":
            return s.memenuhi(f"{sebutan}, lebih tinggi dari {tingkat}.", ("jenjang_lebih_tinggi",))
        return s.periksa(f"{sebutan}; kesetaraannya dengan {tingkat} diputuskan Panitia Seleksi.")
    return s.gagal(f"Tidak ada {tingkat} atau yang setara yang lulus sampai {kata_tanggal(s.tutup)}.")


def penilaian_kinerja(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """Every filled element in every required year; one year below fails, a missing year is for people."""
    tahun = s.acuan.tahun_kinerja
    kurang, dinilai = [], set()
    for k in f.kinerja:
        if k.tahun in tahun and (k.unsur is None or k.unsur):
            dinilai.add(k.tahun)
            kurang += _di_bawah(s, k)
    if kurang:
        return s.gagal(f"Di bawah baik: {'; '.join(sorted(kurang))}.")
    kosong = [str(th) for th in tahun if th not in dinilai]
    if kosong:
        return s.periksa(f"Tidak ada penilaian tahun {kata_daftar(kosong)}; Panitia Seleksi memeriksa "
                         "alasannya, misalnya tugas belajar.")
    return s.memenuhi(f"Semua unsur yang diisi paling kurang baik pada tahun {kata_tahun(tahun)}.")


def _di_bawah(s: SyaratSiap, k: Kinerja) -> list[str]:
    if k.unsur is None:
        aspek = [f"aspek {EKSPEKTASI[a].lower()} tahun {k.tahun}"
                 for a in k.aspek if a not in s.nilai["ekspektasi"]]
        if k.predikat in s.nilai["predikat"]:
            return aspek
        return [f"predikat {PREDIKAT[k.predikat]} tahun {k.tahun}", *aspek]
    batas = s.nilai["nilai_minimal"] * 100
    if min(k.unsur.values()) >= batas:
        return []
    return [f"{UNSUR_KINERJA[nama]} {n // 100},{n % 100:02} tahun {k.tahun}"
            for nama, n in k.unsur.items() if n < batas]
