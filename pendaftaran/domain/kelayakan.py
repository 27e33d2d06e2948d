"""Eligibility, rule by rule: a profile and a round are made ready once, then facts run through them.

A machine proposes; only the panel determines. A new kind of rule is one function and one line of
REGISTRI (and its parameters in `seleksi.aturan.jenis`).
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pendaftaran.domain import perubahan, syarat_diri, syarat_integritas, syarat_riwayat
from pendaftaran.domain.bacaan import BARIS, Fakta, baca_fakta
from pendaftaran.domain.bacaan_draf import Kekurangan, baca_longgar
from pendaftaran.domain.berkas_wajib import RakBerkas, kelengkapan_berkas
from pendaftaran.domain.hasil import (
    BELUM_DIISI,
    MEMENUHI,
    PERLU_PEMERIKSAAN,
    TIDAK_BERLAKU,
    TIDAK_MEMENUHI,
    Hasil,
    HasilSyarat,
    SyaratSiap,
    kata_daftar,
    kata_tahun,
)
from seleksi.aturan.profil import Profil, Syarat
from seleksi.aturan.putaran import AcuanSaring, Putaran
from seleksi.aturan.rujukan import BERKAS_TAHUNAN, CAKUPAN, GOLONGAN, JENIS_BERKAS, MODE_USIA, PENDIDIKAN
from seleksi.aturan.waktu import kata_lama, kata_tanggal


class JenisSyarat(NamedTuple):
    """`ubah`: in words, what would change a verdict; `baca`: the facts it reads always; `bila`: (parameter, fact) read
    only when the parameter is true."""

    fungsi: Callable[[SyaratSiap, Fakta], HasilSyarat]
    ubah: perubahan.Penjelas
    baca: tuple[str, ...] = ()
    bila: tuple[tuple[str, str], ...] = ()


REGISTRI: dict[str, JenisSyarat] = {
    "status_kepegawaian": JenisSyarat(syarat_diri.status_kepegawaian, perubahan.status, ("nip", "tanggal_lahir", "status")),
    "instansi_asal": JenisSyarat(syarat_diri.instansi_asal, perubahan.instansi, ("instansi",)),
    "golongan_minimal": JenisSyarat(syarat_diri.golongan_minimal, perubahan.golongan, ("golongan", "tmt_golongan")),
    "pendidikan_minimal": JenisSyarat(syarat_diri.pendidikan_minimal, perubahan.pendidikan, ("pendidikan",)),
    "usia_maksimal": JenisSyarat(syarat_diri.usia_maksimal, perubahan.usia, ("tanggal_lahir",)),
    "pengalaman_terkait": JenisSyarat(syarat_riwayat.pengalaman_terkait, perubahan.pengalaman, ("jabatan",)),
    "pengalaman_jabatan": JenisSyarat(syarat_riwayat.pengalaman_jabatan, perubahan.jabatan, ("jabatan",)),
    "diklat_kepemimpinan": JenisSyarat(syarat_riwayat.diklat_kepemimpinan, perubahan.diklat, ("diklat",)),
    "penilaian_kinerja": JenisSyarat(syarat_riwayat.penilaian_kinerja, perubahan.kinerja, ("kinerja",)),
    "hukuman_disiplin": JenisSyarat(syarat_integritas.hukuman_disiplin, perubahan.hukuman, ("hukuman_disiplin",),
                                    (("pemeriksaan", "dalam_pemeriksaan"),)),
    "pidana": JenisSyarat(syarat_integritas.pidana, perubahan.pidana, ("pidana",)),
    "hasil_asesmen": JenisSyarat(syarat_integritas.hasil_asesmen, perubahan.asesmen, ("instansi", "asesmen", "berkas")),
    "tahap_lanjut": JenisSyarat(syarat_integritas.tahap_lanjut, perubahan.tidak_ada),
    "kelengkapan_berkas": JenisSyarat(kelengkapan_berkas, perubahan.tidak_ada, ("berkas",)),
}

# A history that a draft leaves empty is not filled in yet; these two may rightly stay empty.
BOLEH_KOSONG = frozenset({"hukuman_disiplin", "asesmen"})


class Langkah(NamedTuple):
    """One rule: either decided alike for everybody (`tetap`) or a function and the facts it reads."""

    tetap: HasilSyarat | None
    fungsi: Callable[[SyaratSiap, Fakta], HasilSyarat]
    syarat: SyaratSiap
    baca: tuple[str, ...]


class Penyaring:
    """A profile and a round made ready. Get one by `penyaring()`, which remembers them."""

    __slots__ = ("acuan", "jenis_berkas", "langkah", "rak", "wajib")

    def __init__(self, profil: Profil, acuan: AcuanSaring):
        self.acuan, self.rak = acuan, RakBerkas(profil, acuan)
        self.jenis_berkas = frozenset({*JENIS_BERKAS, *(s.jenis for s in self.rak.slot)} - {BERKAS_TAHUNAN})
        self.langkah = tuple(self._langkah(profil, syarat) for syarat in profil.syarat)
        self.wajib = tuple(dict.fromkeys(b for x in self.langkah if x.tetap is None for b in x.baca))

    def _langkah(self, profil: Profil, syarat: Syarat) -> Langkah:
        jenis = REGISTRI[syarat.jenis]
        siap = siapkan_syarat(profil, self.acuan, syarat)
        baca = [*jenis.baca, *(b for parameter, b in jenis.bila if siap.nilai.get(parameter))]
        if syarat.jenis == "kelengkapan_berkas":
            siap.rak = self.rak
            baca += self.rak.baca
        tetap = None
        if syarat.pansel and not siap.nilai.get(syarat.pansel):
            tetap = siap.lain(TIDAK_BERLAKU, f"Panitia Seleksi tidak menetapkan syarat {syarat.nama.lower()} "
                              "untuk putaran ini.")
        elif not baca:
            tetap = jenis.fungsi(siap, Fakta())
        return Langkah(tetap, jenis.fungsi, siap, tuple(dict.fromkeys(baca)))

    def baca(self, fakta: dict[str, Any]) -> Fakta:
        return baca_fakta(fakta, self.wajib, self.jenis_berkas)

    def nilai(self, f: Fakta) -> Hasil:
        """All rules in the profile's order, and the documents."""
        syarat = [tetap or fungsi(s, f) for tetap, fungsi, s, _ in self.langkah]
        return Hasil(simpulkan(syarat), syarat, self.rak.jawab(f).daftar)


def simpulkan(syarat: Iterable[HasilSyarat]) -> str:
    """One failed rule decides; `ditunda` and `tidak_berlaku` never count."""
    status = {h[1] for h in syarat}
    for buruk in (TIDAK_MEMENUHI, BELUM_DIISI, PERLU_PEMERIKSAAN):
        if buruk in status:
            return buruk
    return MEMENUHI


def nilai_syarat(syarat: Syarat, acuan: AcuanSaring) -> dict[str, Any]:
    """The rule's parameters in this round: the profile's, overruled by what the panel set (None empties)."""
    nilai = dict(syarat.nilai)
    for kode, nama, isi in acuan.parameter:
        if kode == syarat.kode:
            nilai[nama] = isi
    return nilai


def siapkan_syarat(profil: Profil, acuan: AcuanSaring, syarat: Syarat) -> SyaratSiap:
    nilai = nilai_syarat(syarat, acuan)
    return SyaratSiap(
        kode=syarat.kode, jenis=syarat.jenis, dasar=syarat.dasar or "bawaan",
        judul=judul_syarat(syarat, acuan), saran=syarat.saran, nilai=nilai, acuan=acuan,
        tutup=acuan.tanggal_tutup, kode_daerah=profil.daerah.kode, nama_daerah=profil.daerah.nama,
    )


def judul_syarat(syarat: Syarat, acuan: AcuanSaring) -> str:
    """The title with this round's numbers and dates; the bare name when the panel emptied the rule."""
    nilai = nilai_syarat(syarat, acuan)
    if syarat.pansel and not nilai.get(syarat.pansel):
        return syarat.nama
    judul = syarat.judul
    for nama, kata in {
        "minimal": _kata_minimal(nilai.get("minimal")),
        "maksimal": str(nilai.get("maksimal")),
        "lama": kata_lama(nilai.get("bulan") or 0),
        "rentang": kata_lama(nilai.get("rentang_bulan") or 0),
        "tahun_kinerja": "tahun " + kata_tahun(acuan.tahun_kinerja),
        "tanggal_acuan_usia": kata_tanggal(acuan.tanggal_acuan_usia),
        "cara_usia": MODE_USIA[acuan.mode_usia].lower(),
        "cakupan": CAKUPAN[acuan.cakupan].lower() if acuan.cakupan else "",
    }.items():
        judul = judul.replace("{" + nama + "}", kata)
    return judul


def _kata_minimal(minimal: str | None) -> str:
    if minimal in GOLONGAN:
        return f"{GOLONGAN[minimal]} ({minimal})"
    return "S1 atau D-IV" if minimal in {"S1", "D-IV"} else PENDIDIKAN.get(minimal, str(minimal))


_SIAP: dict[tuple[str, AcuanSaring], Penyaring] = {}


def penyaring(profil: Profil, acuan: AcuanSaring) -> Penyaring:
    """The ready rules of a profile and a round, remembered by content (the profile's hash)."""
    if not profil.sha256:
        return Penyaring(profil, acuan)
    kunci = (profil.sha256, acuan)
    siap = _SIAP.get(kunci)
    if siap is None:
        if len(_SIAP) >= 64:
            _SIAP.clear()
        siap = _SIAP[kunci] = Penyaring(profil, acuan)
    return siap


def saring(profil: Profil, putaran: Putaran, fakta: dict[str, Any]) -> Hasil:
    """Judge complete facts; MasukanTidakSah names the first one that is missing or wrong."""
    siap = penyaring(profil, putaran.acuan)
    return siap.nilai(siap.baca(fakta))


def saring_sementara(profil: Profil, putaran: Putaran, fakta: dict[str, Any], *,
                     saat_kirim: bool = False) -> Hasil:
    """Judge what is there. Rules whose facts are missing get `belum_diisi` with a reason.

    At sending (`saat_kirim`) nothing more will come: what is missing is `perlu_pemeriksaan`, and empty
    histories and missing files are judged as they stand.
    """
    siap = penyaring(profil, putaran.acuan)
    f, kurang = baca_longgar(fakta)
    syarat = [x.tetap or _sementara(x, f, kurang, saat_kirim) for x in siap.langkah]
    return Hasil(simpulkan(syarat), syarat, siap.rak.jawab(f).daftar)


def nilai_satu(profil: Profil, putaran: Putaran, fakta: dict[str, Any], kode: str) -> HasilSyarat | None:
    """One rule alone, as at sending; None when the profile has no such rule."""
    f, kurang = baca_longgar(fakta)
    x = next((x for x in penyaring(profil, putaran.acuan).langkah if x.syarat.kode == kode), None)
    return x and (x.tetap or _sementara(x, f, kurang, True))


def fakta_dibaca(profil: Profil, putaran: Putaran, kode: str) -> tuple[str, ...]:
    """Names of the facts that a rule of this round reads."""
    return next((x.baca for x in penyaring(profil, putaran.acuan).langkah if x.syarat.kode == kode), ())


def kata_isian(nama: str) -> str:
    """A fact's name in words: nip -> NIP, tmt_golongan -> TMT golongan."""
    return " ".join(k.upper() if k in {"nip", "tmt"} else k for k in nama.split("_"))


def _sementara(x: Langkah, f: Fakta, kurang: Kekurangan, saat_kirim: bool) -> HasilSyarat:
    status = PERLU_PEMERIKSAAN if saat_kirim else BELUM_DIISI
    s = x.syarat
    kosong = [b for b in x.baca if getattr(f, b) is None
              or not saat_kirim and b in BARIS and b not in BOLEH_KOSONG and not getattr(f, b)
              and b not in kurang.baris]
    if s.rak:
        kosong = [b for b in kosong if b == "berkas" and saat_kirim]
    if kosong:
        rinci = kata_daftar([f"{kata_isian(b)} {kurang.isian.get(b, 'belum diisi')}" for b in kosong])
        return s.lain(status, f"Belum dapat dinilai: {rinci}.", s.saran)
    hasil = x.fungsi(s, f)
    if hasil.status == MEMENUHI:
        return hasil
    baris = [f"{kata_isian(b)} {isi}" for b in x.baca for isi in kurang.baris.get(b, ())]
    if baris:
        return s.lain(status, f"Belum dapat dinilai: {kata_daftar(baris)}.", s.saran)
    if s.rak and not saat_kirim:
        return hasil._replace(status=BELUM_DIISI)
    return hasil
