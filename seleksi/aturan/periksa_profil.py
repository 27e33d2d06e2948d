"""What a profile or a round must satisfy beyond its shape: citations, known kinds, weights, references."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from seleksi.aturan import rujukan
from seleksi.aturan.bangun import Jalur
from seleksi.aturan.jenis import ISIAN_JUDUL, JENIS_SYARAT, KODE_TAHAP, KONDISI_BERKAS, TAHAP_WAJIB
from seleksi.aturan.profil import SKEMA, Bersumber, Bobot, Profil, Syarat
from seleksi.aturan.putaran import Putaran, bobot_putaran

Keberatan = tuple[Jalur, str]
SERATUS = Decimal(100)
_KODE = re.compile(r"[a-z][a-z0-9_]*\Z")


def keberatan_profil(profil: Profil) -> Iterator[Keberatan]:
    """Every reason against using the profile, in order of the file's parts."""
    if profil.skema != SKEMA:
        yield ("skema",), f"skema {profil.skema} tidak dikenal; seharusnya {SKEMA}"
    yield from _sumber(profil, ())
    for bagian in ("syarat", "berkas", "tahap", "gerbang", "ketentuan_lain"):
        yield from _kembar(bagian, [getattr(x, "jenis" if bagian == "berkas" else "kode")
                                    for x in getattr(profil, bagian)])
    slot = {b.jenis for b in profil.berkas}
    for n, syarat in enumerate(profil.syarat):
        yield from ((("syarat", n, *jalur), alasan) for jalur, alasan in _syarat(syarat, slot))
    yield from _berkas(profil)
    yield from _tahap(profil)
    yield from _bobot(profil.bobot)
    komponen = sorted(k.kode for k in profil.bobot.komponen)
    if sorted(profil.penetapan.urutan_seri) != komponen:
        yield ("penetapan", "urutan_seri"), "harus memuat setiap komponen bobot tepat satu kali"
    yield from _angka(profil)
    yield from _masa(profil)


def _masa(profil: Profil) -> Iterator[Keberatan]:
    """Law that depends on the date: spans the right way round, a successor with its first day."""
    for n, d in enumerate(profil.dasar_hukum):
        if d.mulai and d.sampai and d.sampai < d.mulai:
            yield ("dasar_hukum", n), "masa berlakunya berakhir sebelum mulai"
    for n, g in enumerate(profil.gerbang):
        if bool(g.pengganti) != bool(g.pengganti_mulai):
            yield ("gerbang", n), "pengganti dan pengganti_mulai harus disebut bersama"


def _sumber(nilai: Any, jalur: Jalur) -> Iterator[Keberatan]:
    """Whatever claims to be a rule must cite an article or say why the portal chose its value."""
    if isinstance(nilai, Bersumber) and not (nilai.dasar.strip() or nilai.bawaan.strip()):
        yield jalur, "tidak menyebut dasar (pasal) dan tidak pula alasan bawaan"
    if is_dataclass(nilai):
        for f in fields(nilai):
            yield from _sumber(getattr(nilai, f.name), (*jalur, f.name))
    elif isinstance(nilai, tuple):
        for n, v in enumerate(nilai):
            yield from _sumber(v, (*jalur, n))


def _kembar(bagian: str, kode: list[str]) -> Iterator[Keberatan]:
    kini = Counter()
    for n, k in enumerate(kode):
        kini[k] += 1
        if kini[k] > 1:
            yield (bagian, n), f"{k!r} sudah ada di atasnya"
        if not _KODE.match(k):
            yield (bagian, n), f"{k!r} harus huruf kecil, angka, dan garis bawah"


def _syarat(syarat: Syarat, slot: set[str]) -> Iterator[Keberatan]:
    if syarat.jenis not in JENIS_SYARAT:
        yield ("jenis",), f"jenis {syarat.jenis!r} tidak dikenal; yang dikenal: {', '.join(JENIS_SYARAT)}"
        return
    bentuk = JENIS_SYARAT[syarat.jenis]
    if syarat.pansel and syarat.pansel not in bentuk:
        yield ("pansel",), f"{syarat.pansel!r} bukan parameter jenis {syarat.jenis}"
    for nama, nilai in syarat.nilai.items():
        if nama not in bentuk:
            yield ("nilai", nama), f"bukan parameter jenis {syarat.jenis}; parameternya: {', '.join(bentuk)}"
        elif harapan := bentuk[nama].keberatan(nilai):
            yield ("nilai", nama), f"{nilai!r} ditolak; seharusnya {harapan}"
    for nama, p in bentuk.items():
        if p.wajib and nama not in syarat.nilai and nama != syarat.pansel:
            yield ("nilai",), f"parameter {nama!r} wajib ada"
    if syarat.batas and (len(syarat.batas) != 2 or syarat.batas[0] > syarat.batas[1]):
        yield ("batas",), "harus dua bilangan, dari yang kecil ke yang besar"
    for isian in re.findall(r"\{(\w*)\}", syarat.judul):
        if isian not in ISIAN_JUDUL:
            dikenal = ", ".join(sorted(ISIAN_JUDUL))
            yield ("judul",), f"isian {{{isian}}} tidak dikenal; yang dikenal: {dikenal}"
    for bukti in (*syarat.bukti, *filter(None, [syarat.nilai.get("berkas")])):
        if bukti not in slot:
            yield ("bukti",), f"berkas {bukti!r} tidak ada dalam daftar berkas profil ini"


def _berkas(profil: Profil) -> Iterator[Keberatan]:
    for n, b in enumerate(profil.berkas):
        if b.bila_harfiah and b.bila_harfiah not in KONDISI_BERKAS:
            yield ("berkas", n, "bila_harfiah"), f"{b.bila_harfiah!r} bukan kondisi yang dikenal"
        if not b.format:
            yield ("berkas", n, "format"), "harus menyebut paling sedikit satu format"
        if b.maks_byte <= 0:
            yield ("berkas", n, "maks_byte"), "harus lebih dari 0"
        if (b.periode == "kinerja") != (b.jenis == rujukan.BERKAS_TAHUNAN):
            yield ("berkas", n, "periode"), "hanya berkas skp yang diminta per tahun kinerja"


def _tahap(profil: Profil) -> Iterator[Keberatan]:
    kode = [t.kode for t in profil.tahap]
    for n, t in enumerate(profil.tahap):
        if t.kode not in KODE_TAHAP:
            yield ("tahap", n, "kode"), f"{t.kode!r} tidak dikenal; yang dikenal: {', '.join(KODE_TAHAP)}"
    for wajib in TAHAP_WAJIB:
        if wajib not in kode:
            yield ("tahap",), f"tahap {wajib!r} wajib ada"
    hadir = [k for k in kode if k in TAHAP_WAJIB]
    if hadir != sorted(hadir, key=TAHAP_WAJIB.index):
        yield ("tahap",), "urutan tahap wajib terbalik; seharusnya " + ", ".join(TAHAP_WAJIB)
    dinilai = Counter(k for t in profil.tahap for k in t.komponen)
    for n, komponen in enumerate(profil.bobot.komponen):
        if dinilai[komponen.kode] != 1:
            yield ("bobot", "komponen", n), f"komponen {komponen.kode!r} harus dinilai pada tepat satu tahap"
    for n, s in enumerate(profil.syarat):
        if s.jenis == "tahap_lanjut" and s.nilai.get("tahap") not in kode:
            yield ("syarat", n, "nilai", "tahap"), "tahap itu tidak ada dalam profil ini"


def _bobot(bobot: Bobot) -> Iterator[Keberatan]:
    yield from _kembar("bobot", [k.kode for k in bobot.komponen])
    for n, k in enumerate(bobot.komponen):
        if not 0 <= k.minimal <= k.nilai <= k.maksimal <= SERATUS:
            yield ("bobot", "komponen", n), "harus 0 <= minimal <= nilai <= maksimal <= 100"
    bawah, atas = sum(k.minimal for k in bobot.komponen), sum(k.maksimal for k in bobot.komponen)
    if not bawah <= SERATUS <= atas:
        yield ("bobot",), f"bobot tidak mungkin berjumlah 100: batas bawah {bawah}, batas atas {atas}"
    elif (jumlah := sum(k.nilai for k in bobot.komponen)) != SERATUS:
        yield ("bobot",), f"nilai bobot berjumlah {jumlah}, seharusnya tepat 100"


def _angka(profil: Profil) -> Iterator[Keberatan]:
    p, k = profil.panitia, profil.kecukupan
    if p.jumlah and not (p.jumlah.nilai and all(n > 0 for n in p.jumlah.nilai)):
        yield ("panitia", "jumlah"), "harus memuat bilangan lebih dari 0"
    if p.internal and not 0 <= p.internal.maks_persen <= 100:
        yield ("panitia", "internal"), "persen harus 0 sampai 100"
    if profil.penetapan.kuota < 1:
        yield ("penetapan", "kuota"), "harus paling sedikit 1"
    if min(k.minimal, k.perpanjangan, k.hari_perpanjangan, k.minimal_akhir, profil.sanggah.jam,
           profil.tahun_kinerja.jumlah) < 0:
        yield ("kecukupan",), "bilangan tidak boleh negatif"
    if profil.pendaftaran.jabatan_per_pelamar < 1:
        yield ("pendaftaran", "jabatan_per_pelamar"), "harus paling sedikit 1"
    isi = profil.pengumuman.isi
    for bagian in isi.bagian if isi else ():
        if bagian not in rujukan.BAGIAN_PENGUMUMAN:
            yield ("pengumuman", "isi", "bagian"), f"{bagian!r} bukan bagian pengumuman yang dikenal"
    for n, (a, b) in enumerate(zip(profil.meterai, profil.meterai[1:], strict=False)):
        if a.sampai is None or b.mulai is None or a.sampai >= b.mulai:
            yield ("meterai", n + 1), "masa berlaku harus berurutan dan tidak bertumpang tindih"


def keberatan_putaran(profil: Profil, putaran: Putaran) -> Iterator[Keberatan]:
    """Every reason against using the round under its profile."""
    yield from _sumber(putaran, ())
    yield from _kembar("lowongan", [x.kode for x in putaran.lowongan])
    yield from _kembar("kriteria", [x.kode for x in putaran.kriteria])
    semua = [*putaran.kompetensi, *(k for x in putaran.lowongan for k in x.kompetensi)]
    yield from _kembar("kompetensi", [k.kode for k in semua])
    kode = {t.kode for t in profil.tahap}
    for n, kegiatan in enumerate(putaran.jadwal):
        if kegiatan.selesai < kegiatan.mulai:
            yield ("jadwal", n, "selesai"), "selesai sebelum mulai"
        if asing := [t for t in kegiatan.tahap if t not in kode]:
            yield ("jadwal", n, "tahap"), f"tahap {asing[0]!r} tidak ada dalam profil"
    jendela = putaran.jendela
    if jendela and (jendela.sampai < jendela.mulai or jendela.sampai < putaran.acuan.tanggal_tutup):
        yield ("jendela", "sampai"), "tidak boleh sebelum tanggal mulai atau tanggal tutup"
    yield from keberatan_bobot(profil, bobot_putaran(profil, putaran))
    yield from _kriteria(profil, putaran)


def keberatan_bobot(profil: Profil, bobot: dict[str, Decimal]) -> Iterable[Keberatan]:
    """Weights of a round against the profile: same components, inside their ranges, exactly 100."""
    komponen = {k.kode: k for k in profil.bobot.komponen}
    if bobot.keys() != komponen.keys():
        yield ("bobot",), "harus memuat tepat komponen " + ", ".join(komponen)
        return
    for kode, nilai in bobot.items():
        k = komponen[kode]
        if not k.minimal <= nilai <= k.maksimal:
            dasar = k.dasar or "bawaan"
            yield ("bobot",), f"bobot {kode} {nilai} di luar {k.minimal} sampai {k.maksimal} ({dasar})"
    if (jumlah := sum(bobot.values())) != SERATUS:
        yield ("bobot",), f"bobot berjumlah {jumlah}, seharusnya tepat 100"


def _kriteria(profil: Profil, putaran: Putaran) -> Iterator[Keberatan]:
    jumlah: Counter[str] = Counter()
    for n, k in enumerate(putaran.kriteria):
        if k.komponen not in {x.kode for x in profil.bobot.komponen}:
            yield ("kriteria", n, "komponen"), f"{k.komponen!r} bukan komponen bobot"
        jumlah[k.komponen] += k.bobot
    for komponen, total in jumlah.items():
        if total != SERATUS:
            yield ("kriteria",), f"bobot kriteria {komponen} berjumlah {total}, seharusnya tepat 100"
