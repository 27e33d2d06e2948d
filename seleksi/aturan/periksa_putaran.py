"""What a round must satisfy under its profile: its parameters, years, dates, weights, rubrics, standards."""
from collections import Counter
from collections.abc import Iterator

from seleksi.aturan.periksa_profil import (
    SERATUS,
    Keberatan,
    harapan_parameter,
    keberatan_bobot,
    sumber_disebut,
    tanpa_kembar,
    teks_terisi,
    tidak_panjang,
)
from seleksi.aturan.profil import SKEMA, Profil
from seleksi.aturan.putaran import JendelaPendaftaran, Putaran, bobot_putaran


def keberatan_putaran(profil: Profil, putaran: Putaran) -> Iterator[Keberatan]:
    """Every reason against using the round under its profile."""
    if putaran.skema != SKEMA:
        yield ("skema",), f"skema {putaran.skema} tidak dikenal; seharusnya {SKEMA}"
    yield from sumber_disebut(putaran, ())
    yield from teks_terisi(putaran, ())
    yield from tanpa_kembar("lowongan", [x.kode for x in putaran.lowongan])
    yield from tanpa_kembar("kriteria", [x.kode for x in putaran.kriteria])
    semua = [*putaran.kompetensi, *(k for x in putaran.lowongan for k in x.kompetensi)]
    yield from tanpa_kembar("kompetensi", [k.kode for k in semua])
    yield from tidak_panjang(putaran, (), {"judul": 180, "kode": 60, "nomor_pengumuman": 120})
    for n, x in enumerate(putaran.lowongan):
        yield from tidak_panjang(x, ("lowongan", n), {"jabatan": 160, "unit": 160})
    if not putaran.lowongan:
        yield ("lowongan",), "harus memuat paling sedikit satu jabatan"
    yield from _acuan(profil, putaran)
    yield from _jadwal(profil, putaran)
    if putaran.jendela:
        yield from _jendela(putaran.jendela, putaran)
    yield from _bobot(profil, putaran)
    yield from _kriteria(profil, putaran)
    yield from _standar(profil, putaran)


def _acuan(profil: Profil, putaran: Putaran) -> Iterator[Keberatan]:
    acuan, jumlah, milik = putaran.acuan, profil.tahun_kinerja.jumlah, profil.pengumuman.cakupan
    tahun = acuan.tahun_kinerja
    if not tahun or len(set(tahun)) != len(tahun) or (jumlah and len(tahun) != jumlah):
        yield ("acuan", "tahun_kinerja"), f"harus memuat {jumlah or 'satu atau lebih'} tahun yang berbeda"
    if asing := [t for t in (*tahun, *filter(None, [acuan.tahun_pajak])) if not 1990 <= t <= acuan.tanggal_tutup.year]:
        yield ("acuan",), f"tahun {asing[0]} di luar 1990 sampai tahun penutupan"
    pilihan = milik.pilihan if milik else ("",)
    if acuan.cakupan not in pilihan:
        yield ("acuan", "cakupan"), (f"harus salah satu dari {', '.join(pilihan)}" if milik else
                                     f"tidak ditulis; profil {profil.kode} tidak mengenal cakupan")
    yield from _parameter(profil, putaran)


def _parameter(profil: Profil, putaran: Putaran) -> Iterator[Keberatan]:
    """Only what the profile leaves to the panel, inside its limits, each once."""
    boleh, ada = {s.kode: s for s in profil.syarat if s.pansel}, Counter()
    for n, (kode, nama, nilai) in enumerate(putaran.acuan.parameter):
        jalur, syarat = ("acuan", "parameter", n), boleh.get(kode)
        ada[kode] += 1
        if syarat is None or nama != syarat.pansel:
            milik = ", ".join(f"{s.kode}.{s.pansel}" for s in boleh.values()) or "tidak ada"
            yield jalur, f"{kode}.{nama} bukan parameter Panitia Seleksi; yang boleh ditetapkan: {milik}"
        elif harapan := harapan_parameter(syarat, nilai):
            yield jalur, f"{kode}.{nama} {nilai!r} ditolak; seharusnya {harapan}"
        elif ada[kode] > 1:
            yield jalur, f"{kode}.{nama} sudah ditetapkan di atasnya"


def _jadwal(profil: Profil, putaran: Putaran) -> Iterator[Keberatan]:
    kode = {t.kode for t in profil.tahap}
    for n, kegiatan in enumerate(putaran.jadwal):
        if kegiatan.selesai < kegiatan.mulai:
            yield ("jadwal", n, "selesai"), "selesai sebelum mulai"
        if asing := [t for t in kegiatan.tahap if t not in kode]:
            yield ("jadwal", n, "tahap"), f"tahap {asing[0]!r} tidak ada dalam profil"
        yield from tidak_panjang(kegiatan, ("jadwal", n), {"nama": 200, "dasar": 40, "keterangan": 200})
        if kegiatan.nomor != n + 1:
            yield ("jadwal", n, "nomor"), f"nomor harus berurutan; seharusnya {n + 1}"


def _jendela(jendela: JendelaPendaftaran, putaran: Putaran) -> Iterator[Keberatan]:
    if jendela.sampai < jendela.mulai or jendela.sampai < putaran.acuan.tanggal_tutup:
        yield ("jendela", "sampai"), "tidak boleh sebelum tanggal mulai atau tanggal tutup"
    elif jendela.jam_tutup <= jendela.jam_buka and (jendela.mode == "harian" or jendela.sampai == jendela.mulai):
        yield ("jendela", "jam_tutup"), "harus sesudah jam buka"
    if putaran.tanggal_publikasi and jendela.mulai < putaran.tanggal_publikasi:
        yield ("jendela", "mulai"), "tidak boleh sebelum tanggal publikasi"


def _bobot(profil: Profil, putaran: Putaran) -> Iterator[Keberatan]:
    bobot = bobot_putaran(profil, putaran)
    yield from keberatan_bobot(profil, bobot)
    if profil.bobot.cara == "pansel" and not putaran.bobot:
        yield ("bobot",), "bobot ditetapkan Panitia Seleksi, maka harus ditulis dalam putaran"
    tetap = {k.kode: k.nilai for k in profil.bobot.komponen}
    if profil.bobot.cara == "tetap" and bobot.keys() == tetap.keys() and bobot != tetap:
        yield ("bobot",), "bobot profil ini tetap; putaran tidak boleh mengubahnya"


def _kriteria(profil: Profil, putaran: Putaran) -> Iterator[Keberatan]:
    jumlah, dikenal = Counter(), {x.kode for x in profil.bobot.komponen}
    for n, k in enumerate(putaran.kriteria):
        if k.komponen not in dikenal:
            yield ("kriteria", n, "komponen"), f"{k.komponen!r} bukan komponen bobot"
        jumlah[k.komponen] += k.bobot
        mulai = [t.mulai for t in k.tingkat]
        if mulai != sorted(set(mulai)) or any(not 0 <= m <= SERATUS for m in mulai):
            yield ("kriteria", n, "tingkat"), "tingkat harus naik, antara 0 dan 100"
    for komponen, total in jumlah.items():
        if total != SERATUS:
            yield ("kriteria",), f"bobot kriteria {komponen} berjumlah {total}, seharusnya tepat 100"


def _standar(profil: Profil, putaran: Putaran) -> Iterator[Keberatan]:
    daftar = [(("kompetensi", n), k) for n, k in enumerate(putaran.kompetensi)]
    daftar += [(("lowongan", m, "kompetensi", n), k) for m, x in enumerate(putaran.lowongan) for n, k in enumerate(x.kompetensi)]
    for jalur, k in daftar:
        if not 1 <= k.level <= profil.asesmen.level_maksimal:
            yield (*jalur, "level"), f"harus 1 sampai {profil.asesmen.level_maksimal}"
