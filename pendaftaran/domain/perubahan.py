"""What would change a verdict: one small function per kind of rule, in words with dates computed from the facts.

A date in these sentences is never guessed: the rule's own function is asked again with a later closing date, so
explanation and verdict cannot drift apart. Nothing here decides; the sentences stand beside the verdict.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from pendaftaran.domain import syarat_integritas, syarat_riwayat
from pendaftaran.domain.bacaan import Fakta, Jabatan
from pendaftaran.domain.hasil import MEMENUHI, PERLU_PEMERIKSAAN, HasilSyarat, SyaratSiap, bilangan, kata_daftar
from seleksi.aturan.rujukan import DIKLAT, GOLONGAN, PENDIDIKAN, URUT_GOLONGAN, URUT_PENDIDIKAN
from seleksi.aturan.waktu import (
    HARI_SEBULAN,
    SEHARI,
    Lama,
    gabung_periode,
    kata_lama,
    kata_tanggal,
    lama_total,
    periode,
    tambah_bulan,
    ulang_tahun,
)

Aturan = Callable[[SyaratSiap, Fakta], HasilSyarat]
Penjelas = Callable[[SyaratSiap, Fakta, HasilSyarat], str]


def terpenuhi_pada(fungsi: Aturan, s: SyaratSiap, f: Fakta, calon: Iterable[date]) -> date | None:
    """The earliest of these closing dates, later than the round's, at which the rule says `memenuhi`."""
    return next((t for t in sorted(set(calon)) if t > s.tutup and _memenuhi(fungsi, s, f, t)), None)


def _memenuhi(fungsi: Aturan, s: SyaratSiap, f: Fakta, tutup: date) -> bool:
    return fungsi(replace(s, tutup=tutup), f).status == MEMENUHI


def _sejak(t: date) -> str:
    return f"untuk seleksi yang ditutup {kata_tanggal(t)} atau sesudahnya"


def tidak_ada(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    """For rules that a later stage or the files decide; their own advice says enough."""
    return "" if h.status == MEMENUHI else h.saran


# --- the person --------------------------------------------------------------------------------
def status(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    if h.status != MEMENUHI:
        diminta = kata_daftar(s.nilai["status"])
        return f"Terpenuhi bila status kepegawaian Anda {diminta} paling lambat pada penutupan {kata_tanggal(s.tutup)}."
    return "Cocokkan NIP dan tanggal lahir dengan SK Anda; perbedaannya tidak menggugurkan, tetapi diperiksa." if h.catatan else ""


def instansi(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    if h.status == MEMENUHI:
        return ""
    boleh = kata_daftar([f"pemerintah {jenis}" for jenis in s.nilai["jenis"]]).replace(" dan ", " atau ")
    return (f"Tidak berubah oleh waktu. Terpenuhi bila instansi induk Anda {boleh} di provinsi berkode {s.nilai['provinsi']}; "
            "bila Anda diperbantukan, yang dilihat instansi induk, bukan tempat tugas.")


def golongan(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    if h.status == MEMENUHI:
        return ""
    minimal = s.nilai["minimal"]
    naik = URUT_GOLONGAN[minimal] - URUT_GOLONGAN[f.golongan]
    if naik > 0:
        return (f"Masih kurang {bilangan(naik)} tingkat: terpenuhi bila pangkat {GOLONGAN[minimal]} ({minimal}) berlaku paling lambat "
                f"{kata_tanggal(s.tutup)}.")
    hari = (f.tmt_golongan - s.tutup).days
    return f"Pangkat berlaku {hari} hari sesudah penutupan; terpenuhi {_sejak(f.tmt_golongan)}."


def pendidikan(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    if h.status == MEMENUHI:
        return ""
    minimal = s.nilai["minimal"]
    nanti = sorted((p.lulus, p.jenjang) for p in f.pendidikan
                   if URUT_PENDIDIKAN[p.jenjang] >= URUT_PENDIDIKAN[minimal] and p.lulus is not None and p.lulus > s.tutup.year)
    if nanti:
        tahun, jenjang = nanti[0]
        return f"Ijazah {PENDIDIKAN[jenjang]} tahun {tahun} dihitung untuk seleksi yang ditutup tahun {tahun} atau sesudahnya."
    sebutan = "S1 atau D-IV" if minimal in {"S1", "D-IV"} else PENDIDIKAN[minimal]
    return f"Terpenuhi bila Anda memiliki ijazah {sebutan} atau yang lebih tinggi, lulus paling lambat tahun {s.tutup.year}."


def usia(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    """The last reference date on which this birth date still fits."""
    batas, tepat = s.nilai["maksimal"], s.acuan.mode_usia == "tepat"
    terakhir = ulang_tahun(f.tanggal_lahir, batas) if tepat else ulang_tahun(f.tanggal_lahir, batas + 1) - SEHARI
    if h.status == MEMENUHI:
        return f"Tetap terpenuhi untuk tanggal acuan sampai {kata_tanggal(terakhir)}."
    return (f"Tidak dapat terpenuhi lagi: dengan tanggal lahir ini syarat terpenuhi hanya untuk tanggal acuan paling lambat "
            f"{kata_tanggal(terakhir)}.")


# --- histories ---------------------------------------------------------------------------------
def pengalaman(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    if h.status == MEMENUHI:
        return ""
    terkait = [b for b in f.jabatan if b.terkait is True and not b.plt]
    belum = [b for b in f.jabatan if b.terkait is None and not b.plt]
    if h.status == PERLU_PEMERIKSAAN:
        return " ".join(["Terpenuhi bila jabatan yang keterkaitannya belum dinyatakan ternyata terkait; Panitia Seleksi yang memutuskan.",
                         *_plt(f)])
    kata = [_masa(syarat_riwayat.pengalaman_terkait, s, f, terkait, "terkait")]
    if belum:
        jadi = _lama(s, [*terkait, *belum])
        kata.append(f"Bila {bilangan(len(belum))} jabatan yang belum dinyatakan ternyata terkait, masanya menjadi {kata_lama(*jadi)}.")
    return " ".join([*kata, *_plt(f)])


def jabatan(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    if h.status == MEMENUHI:
        return ""
    diakui = {*s.nilai["struktural"], *s.nilai["fungsional"]}
    baris = [b for b in f.jabatan if b.jenjang in diakui and not b.plt]
    if h.status == PERLU_PEMERIKSAAN:
        kata = "Terpenuhi bila Panitia Seleksi menghitung jabatan yang dipersamakan dengan ahli madya."
    else:
        kata = _masa(syarat_riwayat.pengalaman_jabatan, s, f, baris, "administrator atau JF ahli madya")
    return " ".join([kata, *_plt(f)])


def _plt(f: Fakta) -> list[str]:
    return ["Masa sebagai Plt. atau Plh. tidak dihitung."] if any(b.plt for b in f.jabatan) else []


def _lama(s: SyaratSiap, baris: Iterable[Jabatan]) -> Lama:
    return lama_total(gabung_periode(p for b in baris if (p := periode(b.mulai, b.selesai, s.tutup))))


def _masa(fungsi: Aturan, s: SyaratSiap, f: Fakta, baris: list[Jabatan], sebutan: str) -> str:
    """What is missing, and the closing date at which posts that go on make it enough."""
    bulan = s.nilai["bulan"]
    lama = _lama(s, baris)
    kurang = max(1, (bulan - lama.bulan) * HARI_SEBULAN - lama.hari)  # 23 months and 30 days are not 24 months
    kata = f"Masih kurang {kata_lama(*divmod(kurang, HARI_SEBULAN))}"
    hanya = replace(f, jabatan=baris)  # time alone: without rows that people may still accept
    hari = range(1, (bulan + 2) * 31)
    n = bisect_left(hari, True, key=lambda n: _memenuhi(fungsi, s, hanya, s.tutup + n * SEHARI))
    if n < len(hari):
        return f"{kata}; terpenuhi {_sejak(s.tutup + hari[n] * SEHARI)}, bila jabatan yang masih dijalani berlanjut."
    return f"{kata}. Tidak bertambah oleh waktu, karena tidak ada jabatan {sebutan} yang masih berjalan cukup lama."


def diklat(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    if h.status == MEMENUHI:
        return ""
    diakui = {*s.nilai["setara"], *s.nilai["lebih_tinggi"]}
    milik = [d for d in f.diklat if d.jenis in diakui]
    nanti = terpenuhi_pada(syarat_riwayat.diklat_kepemimpinan, s, f, [d.tanggal for d in milik])
    if nanti:
        jenis = next(d.jenis for d in milik if d.tanggal == nanti and d.lulus)
        return f"Sertifikat {DIKLAT[jenis]} bertanggal {kata_tanggal(nanti)} dihitung {_sejak(nanti)}."
    belum = next((d for d in milik if not d.lulus and d.tanggal <= s.tutup), None)
    if belum:
        return f"Terpenuhi bila {DIKLAT[belum.jenis]} dinyatakan lulus paling lambat {kata_tanggal(s.tutup)}."
    sebutan = kata_daftar([DIKLAT[j] for j in s.nilai["setara"]]).replace(" dan ", " atau ")
    return f"Terpenuhi bila Anda lulus {sebutan}, atau diklat kepemimpinan yang lebih tinggi, paling lambat {kata_tanggal(s.tutup)}."


def kinerja(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    if h.status == MEMENUHI:
        return ""
    if h.status == PERLU_PEMERIKSAAN:
        return "Isi penilaian tahun yang belum ada; bila memang tidak dinilai, misalnya karena tugas belajar, siapkan keterangan instansi."
    predikat = kata_daftar([p.replace("_", " ") for p in s.nilai["predikat"]]).replace(" dan ", " atau ")
    minimal = s.nilai["nilai_minimal"]
    return (f"Terpenuhi bila setiap unsur paling kurang {minimal} (atau predikat {predikat} tanpa aspek di bawah ekspektasi). "
            "Nilai yang sudah ditetapkan tidak berubah oleh waktu; periksa apakah isian sama dengan dokumennya.")


# --- conduct -----------------------------------------------------------------------------------
def hukuman(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    if h.status == MEMENUHI:
        return ""
    bersih = replace(f, dalam_pemeriksaan=False)
    kata = []
    if not _memenuhi(syarat_integritas.hukuman_disiplin, s, bersih, s.tutup):
        kata.append(_kapan_bersih(s, bersih))
    if s.nilai["pemeriksaan"] and f.dalam_pemeriksaan:
        kata.append("Berubah bila pemeriksaan selesai tanpa hukuman sebelum penutupan.")
    return " ".join(kata)


def _kapan_bersih(s: SyaratSiap, f: Fakta) -> str:
    rentang = s.nilai.get("rentang_bulan")
    usai = [h.selesai for h in f.hukuman_disiplin if h.selesai]
    calon = [t + n * SEHARI for t in usai for n in (1, 2)]
    if rentang:  # a few days more, because months end differently
        calon += [tambah_bulan(t, rentang) + n * SEHARI for t in usai for n in range(5)]
    if t := terpenuhi_pada(syarat_integritas.hukuman_disiplin, s, f, calon):
        return f"Tidak lagi menghalangi {_sejak(t)}."
    if not rentang and any(h.tingkat in s.nilai["tingkat"] for h in f.hukuman_disiplin):
        tingkat = " atau ".join(s.nilai["tingkat"])
        return (f"Tidak berubah oleh waktu: hukuman tingkat {tingkat} dilihat tanpa batas tahun ke belakang. Bila catatannya keliru, "
                "mintalah keterangan dari instansi Anda.")
    return "Masih dijalani; tanggalnya baru dapat dihitung setelah hukuman itu selesai."


def pidana(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    return "" if h.status == MEMENUHI else "Panitia Seleksi yang memutuskan; siapkan salinan putusan atau keterangan perkaranya."


def asesmen(s: SyaratSiap, f: Fakta, h: HasilSyarat) -> str:
    if h.status == MEMENUHI:
        return ""
    masa = s.nilai["masa_bulan"]
    if any(t <= s.tutup <= tambah_bulan(t, masa) for t in f.asesmen):
        return "Terpenuhi bila dokumen hasil assessment center itu dilampirkan."
    awal = tambah_bulan(s.tutup, -masa)
    while tambah_bulan(awal, masa) < s.tutup:  # 28 and 29 February
        awal += SEHARI
    return (f"Terpenuhi bila ada hasil assessment center bertanggal {kata_tanggal(awal)} sampai {kata_tanggal(s.tutup)} "
            "beserta dokumennya.")
