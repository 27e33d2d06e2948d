"""The law and the rounds' frozen values as readable parts: regulations, versions, and what Pansel was left to decide."""
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from pendaftaran.domain.kelayakan import judul_syarat
from seleksi.aturan.hukum import dasar_hukum_pada, gerbang_putaran, tanggal_hukum
from seleksi.aturan.jenis import JENIS_SYARAT, KONDISI_BERKAS
from seleksi.aturan.kata_nilai import KOSONG, LABEL, kata
from seleksi.aturan.profil import AturanTeks, KomponenBobot, Profil, Syarat
from seleksi.aturan.putaran import AcuanSaring, Putaran
from seleksi.aturan.simpul import BAGIAN, Simpul, urai
from seleksi.core.models import Ketentuan, Seleksi

PENGANTAR = {
    "syarat": "Yang menetapkan terpenuhi atau tidaknya setiap syarat adalah Panitia Seleksi.",
    "berkas": "Dikelompokkan menurut siapa yang wajib mengunggahnya.",
    "tahap": "Menurut urutan pelaksanaannya.",
    "gerbang": "Keputusan atau rekomendasi pihak lain dan tahap yang harus didahuluinya.",
    "meterai": "Menurut tanggal penutupan pendaftaran.",
    "catatan_naskah": "Kekeliruan atau hal yang tidak jelas pada naskah yang tercetak, dan cara membacanya.",
}
JUDUL = {("putaran", "bobot"): "Bobot seleksi ini"}
# Fields that a rule shows in its own place, or that only repeat its title.
TEMPAT_SENDIRI = frozenset({"penjelasan", "label", "dasar", "bawaan", "pansel", "batas", "bukti", "keputusan"})
BILA_YA = frozenset({"ganda", "boleh_nihil", "blanko", "meterai", "opsional", "diumumkan", "hanya_sekda", "nilai.menurut_cakupan", "sekda",
                     "bebas_narkoba"})
TIDAK_TAMPIL = frozenset({"daerah", "peraturan"})  # stand in the head of the page
ACUAN_UMUM = AcuanSaring(tanggal_tutup=date.min, tanggal_acuan_usia=date.min, tahun_kinerja=())
UMUM = {"{tanggal_acuan_usia}": "tanggal acuan yang ditetapkan setiap seleksi",
        "{tahun_kinerja}": "tahun penilaian yang ditetapkan setiap seleksi"}


@dataclass(frozen=True, slots=True)
class Butir:
    """One rule as a page shows it; `catatan` are known faults of the printed text at this article."""

    jangkar: str
    judul: str
    dasar: str
    bawaan: str = ""
    penjelasan: str = ""
    rincian: tuple[tuple[str, str], ...] = ()
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of the page; `kelompok` are its rules, in groups with or without a heading."""

    jangkar: str
    judul: str
    pengantar: str
    kelompok: tuple[tuple[str, tuple[Butir, ...]], ...]


def versi_ketentuan(seleksi: Seleksi) -> QuerySet[Ketentuan]:
    """The frozen versions of a round, newest first, without their large content."""
    return seleksi.ketentuan.select_related("pengesah", "penyusun").defer("isi").order_by("-versi")


def bagian_profil(profil: Profil) -> list[Bagian]:
    """A regulation article by article, with every date it depends on."""
    return _bagian(profil, None, urai(profil))


def bagian_putaran(profil: Profil, putaran: Putaran) -> list[Bagian]:
    """A round's own values first, then the law as it holds on the round's own days."""
    berlaku = replace(profil, dasar_hukum=dasar_hukum_pada(profil, tanggal_hukum(putaran)), gerbang=tuple(
        replace(g, pengganti="", pengganti_mulai=None) for g in gerbang_putaran(profil, putaran)))
    semua = urai(berlaku, putaran)
    return _bagian(berlaku, putaran, [s for s in semua if s.kunci[0] == "putaran"] + [s for s in semua if s.kunci[0] == "profil"])


def diserahkan(profil: Profil) -> list[tuple[str, str, str]]:
    """(what, within which limits, article) of everything that the regulation leaves to the panel."""
    hasil = [(f"{s.nama}: {LABEL[s.pansel].lower()}", _batas(s), s.dasar) for s in profil.syarat if s.pansel]
    if profil.bobot.cara != "tetap":
        hasil += [(f"Bobot {k.nama}", f"{_rentang(k)}, berjumlah 100 bersama yang lain", k.dasar or profil.bobot.dasar)
                  for k in profil.bobot.komponen]
    if profil.pengumuman.cakupan:
        hasil.append(("Cakupan seleksi", kata("pilihan", profil.pengumuman.cakupan.pilihan, {}), profil.pengumuman.cakupan.dasar))
    if jumlah := profil.panitia.jumlah:
        hasil.append(("Jumlah anggota Panitia Seleksi", kata("jumlah", jumlah.nilai, {}) + " orang", jumlah.dasar))
    return hasil


def _rentang(komponen: KomponenBobot) -> str:
    return f"{kata('bobot', komponen.minimal, {})} sampai {kata('bobot', komponen.maksimal, {})}"


def _batas(syarat: Syarat) -> str:
    if syarat.batas:
        return " sampai ".join(kata(syarat.pansel, n, {}) for n in syarat.batas)
    ya_tidak = JENIS_SYARAT[syarat.jenis][syarat.pansel].bentuk == "benar_salah"
    return "wajib atau tidak wajib" if ya_tidak else "tanpa batas tertulis"


def _bagian(profil: Profil, putaran: Putaran | None, semua: Iterable[Simpul]) -> list[Bagian]:
    per_bagian: dict[tuple[str, ...], list[Simpul]] = {}
    for s in semua:
        if len(s.kunci) > 1 and s.kunci[1] not in TIDAK_TAMPIL:
            per_bagian.setdefault(s.kunci[:2], []).append(s)
    return [Bagian(_jangkar(asal, nama), JUDUL.get((asal, nama), BAGIAN[nama]), PENGANTAR.get(nama, ""),
                   tuple(_kelompok(nama, isi, profil, putaran))) for (asal, nama), isi in per_bagian.items()]


def _jangkar(asal: str, nama: str) -> str:
    return f"bagian-putaran-{nama}" if asal == "putaran" else f"bagian-{nama}"


def _kelompok(nama: str, isi: list[Simpul], profil: Profil, putaran: Putaran | None):
    """Rules in groups: documents by who must bring them, standards by post; the rest in one."""
    kunci = _KELOMPOK.get(nama, lambda s, profil: "")
    hasil: dict[str, list[Butir]] = {}
    for s in isi:
        if nama == "kriteria" and len(s.kunci) > 3:
            continue  # its bands stand with the criterion
        anak = [x for x in isi if nama == "kriteria" and len(x.kunci) > 3 and x.kunci[2] == s.kunci[2]]
        hasil.setdefault(kunci(s, profil), []).append(_butir(s, profil, putaran, anak))
    return [(judul, tuple(butir)) for judul, butir in hasil.items()]


def _kelompok_berkas(s: Simpul, profil: Profil) -> str:
    bila = next(i.nilai for i in s.isian if i.bidang == "bila")
    return KONDISI_BERKAS[bila][0].upper() + KONDISI_BERKAS[bila][1:]


_KELOMPOK: dict[str, Callable[[Simpul, Profil], str]] = {
    "berkas": _kelompok_berkas, "lowongan": lambda s, profil: s.judul.partition(": ")[0],
}


def _butir(s: Simpul, profil: Profil, putaran: Putaran | None, anak: list[Simpul]) -> Butir:
    teks = {i.bidang: i.kata for i in s.isian if i.kata != KOSONG}
    rincian = [(i.label, i.kata) for i in s.isian if _tampil(s, i, profil)]
    rincian += [(a.judul.partition(": ")[2], a.isian[0].kata) for a in anak]
    judul = s.judul if s.kunci[1] != "lowongan" or len(s.kunci) < 4 else s.judul.partition(": ")[2]
    if s.kunci[:2] == ("profil", "syarat"):
        syarat = next(x for x in profil.syarat if x.kode == s.kunci[2])
        judul = _judul_syarat(syarat, putaran.acuan if putaran else None)
        rincian = [(i.label, i.kata) for i in s.isian if i.bidang in {"keputusan", "bukti"} and i.kata != KOSONG] + rincian
    return Butir(s.jangkar, judul, s.dasar, teks.get("bawaan", ""), teks.get("penjelasan", ""), tuple(rincian), _catatan(s, profil))


def _tampil(s: Simpul, isian, profil: Profil) -> bool:
    rentang_tetap = s.kunci[1:3] == ("bobot", "komponen") and profil.bobot.cara == "tetap" and isian.bidang in {"minimal", "maksimal"}
    jenis_kita = isian.bidang == "jenis" and isian.nilai == isian.kata.replace(" ", "_") and s.kunci[1] in {"syarat", "berkas"}
    hampa = isian.kata == KOSONG or (isian.nilai is False and isian.bidang in BILA_YA)
    hampa = hampa or s.judul.endswith(isian.kata) or (s.kunci[1] == "syarat" and isian.bidang in {"nama", "judul"})
    return not (rentang_tetap or jenis_kita or hampa or isian.bidang in TEMPAT_SENDIRI)


def _judul_syarat(syarat: Syarat, acuan: AcuanSaring | None) -> str:
    if acuan:
        return judul_syarat(syarat, acuan)
    judul = syarat.judul
    for isian, umum in UMUM.items():
        judul = judul.replace(isian, umum)
    return judul_syarat(replace(syarat, judul=judul), ACUAN_UMUM)


def _catatan(s: Simpul, profil: Profil) -> tuple[str, ...]:
    """Known faults at exactly this article; the part with all of them stands at the end."""
    pasal = {d.strip() for d in s.dasar.split(", ")} if s.dasar and s.kunci[1] not in {"catatan_naskah", "ketentuan_lain"} else set()
    return tuple(_kalimat(c) for c in profil.catatan_naskah if c.dasar in pasal)


def _kalimat(catatan: AturanTeks) -> str:
    return f"{catatan.judul}. {catatan.penjelasan}"
