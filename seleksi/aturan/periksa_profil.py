"""What a profile or a round must satisfy beyond its shape: citations, known kinds, weights, references."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from typing import Any

from seleksi.aturan import rujukan
from seleksi.aturan.bangun import Jalur
from seleksi.aturan.jenis import ISIAN_JUDUL, JENIS_SYARAT, KODE_TAHAP, KOMPONEN, KONDISI_BERKAS, TAHAP_WAJIB
from seleksi.aturan.profil import SKEMA, Bersumber, Bobot, Profil, Syarat

Keberatan = tuple[Jalur, str]
SERATUS, PERSERATUS = Decimal(100), Decimal("0.01")
PANJANG = {"syarat": {"kode": 40, "dasar": 60, "judul": 150}, "berkas": {"jenis": 35}, "gerbang": {"kode": 40}}  # as the tables hold
ISIAN_LABEL = {"": frozenset(), "kinerja": frozenset({"tahun"}), "pajak": frozenset({"tahun_pajak"})}
_KODE = re.compile(r"[a-z][a-z0-9_]*\Z")


def keberatan_profil(profil: Profil) -> Iterator[Keberatan]:
    """Every reason against using the profile, in order of the file's parts."""
    if profil.skema != SKEMA:
        yield ("skema",), f"skema {profil.skema} tidak dikenal; seharusnya {SKEMA}"
    yield from sumber_disebut(profil, ())
    yield from teks_terisi(profil, ())
    for bagian in ("syarat", "berkas", "tahap", "gerbang", "ketentuan_lain"):
        yield from tanpa_kembar(bagian, [getattr(x, "jenis" if bagian == "berkas" else "kode")
                                    for x in getattr(profil, bagian)])
    for bagian, batas in PANJANG.items():
        for n, baris in enumerate(getattr(profil, bagian)):
            yield from tidak_panjang(baris, (bagian, n), batas)
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
    yield from _bagian_lain(profil)
    yield from _masa(profil)


def _masa(profil: Profil) -> Iterator[Keberatan]:
    """Law that depends on the date: spans the right way round, a successor with its first day."""
    for n, d in enumerate(profil.dasar_hukum):
        if d.mulai and d.sampai and d.sampai < d.mulai:
            yield ("dasar_hukum", n), "masa berlakunya berakhir sebelum mulai"
    for n, g in enumerate(profil.gerbang):
        if bool(g.pengganti) != bool(g.pengganti_mulai):
            yield ("gerbang", n), "pengganti dan pengganti_mulai harus disebut bersama"


def sumber_disebut(nilai: Any, jalur: Jalur) -> Iterator[Keberatan]:
    """Whatever claims to be a rule must cite an article or say why the portal chose its value."""
    if isinstance(nilai, Bersumber) and not (nilai.dasar.strip() or nilai.bawaan.strip()):
        yield jalur, "tidak menyebut dasar (pasal) dan tidak pula alasan bawaan"
    if is_dataclass(nilai):
        for f in fields(nilai):
            yield from sumber_disebut(getattr(nilai, f.name), (*jalur, f.name))
    elif isinstance(nilai, tuple):
        for n, v in enumerate(nilai):
            yield from sumber_disebut(v, (*jalur, n))


def teks_terisi(nilai: Any, jalur: Jalur) -> Iterator[Keberatan]:
    """A text that must be written says something."""
    if is_dataclass(nilai):
        for f in fields(nilai):
            isi = getattr(nilai, f.name)
            if isinstance(isi, str) and not isi.strip() and f.default is MISSING:
                yield (*jalur, f.name), "tidak boleh kosong"
            yield from teks_terisi(isi, (*jalur, f.name))
    elif isinstance(nilai, tuple):
        for n, v in enumerate(nilai):
            yield from teks_terisi(v, (*jalur, n))


def tidak_panjang(nilai: Any, jalur: Jalur, batas: dict[str, int]) -> Iterator[Keberatan]:
    """A text fits where the portal writes it down."""
    for nama, maks in batas.items():
        if len(getattr(nilai, nama)) > maks:
            yield (*jalur, nama), f"paling panjang {maks} huruf"


def tanpa_kembar(bagian: str, kode: list[str]) -> Iterator[Keberatan]:
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
    yield from _bermakna(syarat)
    yield from _pansel(syarat)
    for isian in re.findall(r"\{(\w*)\}", syarat.judul):
        if isian not in ISIAN_JUDUL:
            dikenal = ", ".join(sorted(ISIAN_JUDUL))
            yield ("judul",), f"isian {{{isian}}} tidak dikenal; yang dikenal: {dikenal}"
    for bukti in (*syarat.bukti, *filter(None, [syarat.nilai.get("berkas")])):
        if bukti not in slot:
            yield ("bukti",), f"berkas {bukti!r} tidak ada dalam daftar berkas profil ini"


def _bermakna(syarat: Syarat) -> Iterator[Keberatan]:
    """A rule that can never apply, or nobody can ever meet, is a mistake."""
    if syarat.nilai.get("wajib") is False and syarat.pansel != "wajib":
        yield ("nilai", "wajib"), "false hanya bila diserahkan kepada Panitia Seleksi (pansel); selain itu hapus syaratnya"
    if syarat.jenis == "pengalaman_jabatan" and not (syarat.nilai.get("struktural") or syarat.nilai.get("fungsional")):
        yield ("nilai",), "struktural dan fungsional tidak boleh sama-sama kosong"


def _pansel(syarat: Syarat) -> Iterator[Keberatan]:
    """What is left to the panel has limits, and a value that stands until then says why."""
    parameter = JENIS_SYARAT[syarat.jenis].get(syarat.pansel)
    if parameter and parameter.bentuk == "bulat" and not syarat.batas:
        yield ("batas",), f"parameter {syarat.pansel!r} milik Panitia Seleksi harus berbatas, misalnya batas = [18, 99]"
    if syarat.batas and (len(syarat.batas) != 2 or syarat.batas[0] > syarat.batas[1]):
        yield ("batas",), "harus dua bilangan, dari yang kecil ke yang besar"
    elif syarat.batas and (parameter is None or parameter.keberatan(syarat.batas[0]) or parameter.keberatan(syarat.batas[1])):
        yield ("batas",), "hanya untuk parameter pansel berupa bilangan, dan harus di dalam batas jenisnya"
    elif syarat.pansel in syarat.nilai and (harapan := harapan_parameter(syarat, syarat.nilai[syarat.pansel])):
        yield ("nilai", syarat.pansel), f"{syarat.nilai[syarat.pansel]!r} ditolak; seharusnya {harapan}"
    if syarat.pansel and syarat.pansel in syarat.nilai and not syarat.bawaan.strip():
        yield ("bawaan",), "nilai yang berlaku sampai Panitia Seleksi menetapkan harus beralasan bawaan"


def harapan_parameter(syarat: Syarat, nilai: Any) -> str:
    """What a panel's parameter should have been; empty when `nilai` is allowed (None empties it)."""
    if nilai is None:
        return ""
    if syarat.batas and (type(nilai) is not int or not syarat.batas[0] <= nilai <= syarat.batas[1]):
        return f"bilangan bulat {syarat.batas[0]} sampai {syarat.batas[1]}"
    return JENIS_SYARAT[syarat.jenis][syarat.pansel].keberatan(nilai)


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
        if asing := set(re.findall(r"\{(\w*)\}", b.label)) - ISIAN_LABEL[b.periode]:
            yield ("berkas", n, "label"), f"isian {{{min(asing)}}} tidak dikenal untuk berkas ini"
        if b.meterai and not profil.meterai:
            yield ("berkas", n, "meterai"), "profil ini belum memuat besar bea meterai ([[meterai]])"


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
    yield from _urutan(profil, kode)
    dinilai = Counter(k for t in profil.tahap for k in t.komponen)
    for n, komponen in enumerate(profil.bobot.komponen):
        if dinilai[komponen.kode] != 1:
            yield ("bobot", "komponen", n), f"komponen {komponen.kode!r} harus dinilai pada tepat satu tahap"
    for n, s in enumerate(profil.syarat):
        if s.jenis == "tahap_lanjut" and s.nilai.get("tahap") not in kode:
            yield ("syarat", n, "nilai", "tahap"), "tahap itu tidak ada dalam profil ini"


def _urutan(profil: Profil, kode: list[str]) -> Iterator[Keberatan]:
    """Scores and health come when the rest of the profile says so."""
    if "penetapan" not in kode:
        return
    for n, t in enumerate(profil.tahap):
        if t.komponen and n > kode.index("penetapan"):
            yield ("tahap", n), "yang dinilai harus mendahului tahap penetapan"
    kesehatan = profil.kesehatan
    ada = [k for k in ("kesehatan", "kesehatan_tiga_besar") if k in kode]
    harus = {"": [], "lulus_administrasi": ["kesehatan"], "tiga_besar": ["kesehatan_tiga_besar"]}[kesehatan.peserta]
    if kesehatan.ada != bool(kesehatan.peserta):
        yield ("kesehatan", "peserta"), "diisi bila ada = true, dan hanya bila demikian"
    elif ada != harus:
        tertulis = ", ".join(ada) or "tidak ada"
        yield ("kesehatan", "peserta"), f"tahap kesehatan seharusnya {', '.join(harus) or 'tidak ada'}, tertulis {tertulis}"
    elif harus and (kode.index(harus[0]) > kode.index("penetapan")) != (kesehatan.peserta == "tiga_besar"):
        yield ("tahap", kode.index(harus[0])), "tes bagi tiga besar sesudah tahap penetapan, tes bagi semua peserta sebelumnya"


def _bobot(bobot: Bobot) -> Iterator[Keberatan]:
    yield from tanpa_kembar("bobot", [k.kode for k in bobot.komponen])
    for n, k in enumerate(bobot.komponen):
        if not 0 <= k.minimal <= k.nilai <= k.maksimal <= SERATUS:
            yield ("bobot", "komponen", n), "harus 0 <= minimal <= nilai <= maksimal <= 100"
        if any(w != w.quantize(PERSERATUS) for w in (k.minimal, k.nilai, k.maksimal)):
            yield ("bobot", "komponen", n), "bobot memuat paling banyak dua desimal"
        if k.kode not in KOMPONEN:
            yield ("bobot", "komponen", n, "kode"), f"komponen {k.kode!r} tidak dikenal; yang dikenal: {', '.join(KOMPONEN)}"
        elif k.penilai != KOMPONEN[k.kode]:
            yield ("bobot", "komponen", n, "penilai"), f"komponen {k.kode} dinilai {KOMPONEN[k.kode]}"
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
    for n, (a, b) in enumerate(zip(profil.meterai, profil.meterai[1:], strict=False)):
        if a.sampai is None or b.mulai is None or a.sampai >= b.mulai:
            yield ("meterai", n + 1), "masa berlaku harus berurutan dan tidak bertumpang tindih"


def _bagian_lain(profil: Profil) -> Iterator[Keberatan]:
    a, d = profil.asesmen, profil.daerah
    if not 1 <= a.level_standar <= a.level_maksimal <= 9 or not 0 <= a.masih_memenuhi <= a.memenuhi <= SERATUS:
        yield ("asesmen",), "harus 1 <= level_standar <= level_maksimal <= 9 dan 0 <= masih_memenuhi <= memenuhi <= 100"
    if not re.fullmatch(r"\d\d(\.\d\d)?", d.kode) or d.provinsi != d.kode[:2]:
        yield ("daerah", "kode"), f"{d.kode!r} bukan kode Kemendagri seperti \"33.29\" dengan provinsi {d.kode[:2]!r}"
    if not 1 <= profil.panitia.kuorum_persen < 100:
        yield ("panitia", "kuorum_persen"), "harus 1 sampai 99; rapat kuorum bila yang hadir lebih dari itu"
    for nama in ("peringkat", "nama", "nama_sekda"):
        jalan = getattr(profil.jalur, nama)
        if len(jalan) < 2 or (jalan[0], jalan[-1]) != ("pansel", "ppk"):
            yield ("jalur", nama), "harus berawal dari pansel dan berakhir pada ppk"
    isi = profil.pengumuman.isi
    for bagian in isi.bagian if isi else ():
        if bagian not in rujukan.BAGIAN_PENGUMUMAN:
            yield ("pengumuman", "isi", "bagian"), f"{bagian!r} bukan bagian pengumuman yang dikenal"


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
