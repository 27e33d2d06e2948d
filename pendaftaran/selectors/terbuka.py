"""What is still open or contradictory in a draft, each with the place where it is mended."""
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from seleksi.core.selectors import aturan_seleksi

from ..domain.hasil import BELUM_DIISI, PERLU_PEMERIKSAAN
from ..domain.identitas import peringatan_identitas
from ..models import Lamaran
from .lamaran import KeadaanLamaran

# Kind of rule -> section of the profile; the two rules that are answered elsewhere have a page of the application.
BAGIAN_SYARAT = {
    "status_kepegawaian": "kepegawaian", "instansi_asal": "kepegawaian", "golongan_minimal": "pangkat",
    "pendidikan_minimal": "pendidikan", "usia_maksimal": "data-pribadi", "pengalaman_jabatan": "jabatan",
    "diklat_kepemimpinan": "diklat", "penilaian_kinerja": "kinerja", "hukuman_disiplin": "pernyataan", "pidana": "pernyataan",
    "hasil_asesmen": "asesmen"}
HALAMAN_SYARAT = {"pengalaman_terkait": "lamaran_terkait", "kelengkapan_berkas": "lamaran_berkas"}


@dataclass(frozen=True)
class Terbuka:
    """One open point in words; it is mended in a section of the profile (`bagian`) or on a page of the application (`halaman`)."""

    judul: str
    kata: str
    bagian: str = ""
    halaman: str = ""


def alasan_bagian(bagian: str, draf: Iterable[Lamaran]) -> list[str]:
    """Which rules of the rounds being applied for read a section, each with its article, one sentence a round."""
    kalimat = []
    for lamaran in draf:
        profil, _ = aturan_seleksi(lamaran.seleksi)
        syarat = [f"{s.nama} ({s.dasar or 'bawaan'})" for s in profil.syarat if BAGIAN_SYARAT.get(s.jenis) == bagian]
        if syarat:
            kalimat.append(f"Dipakai untuk syarat {', '.join(syarat)} pada {lamaran.seleksi.nama}.")
    return kalimat


def yang_terbuka(keadaan: KeadaanLamaran) -> list[Terbuka]:
    """Everything still open, in the order of the pages: sections, numbers, related posts, rules."""
    return [*_bagian(keadaan), *_identitas(keadaan), *_terkait(keadaan), *_syarat(keadaan)]


def _bagian(keadaan: KeadaanLamaran) -> Iterator[Terbuka]:
    for k in keadaan.bagian_terbuka:
        kata = ["Ada isian yang baru tersimpan sebagai draf dan tidak ikut terkirim."] if k.status == "perbaiki" else []
        if k.kurang:
            kata.append(f"Belum diisi: {', '.join(k.kurang)}.")
        yield Terbuka(k.bagian.judul, " ".join(kata) or "Belum diisi.", bagian=k.bagian.kode)


def _identitas(keadaan: KeadaanLamaran) -> Iterator[Terbuka]:
    p = keadaan.pelamar
    beda = peringatan_identitas(nip=p.nip, nik=p.nik, lahir=p.tanggal_lahir, kelamin=p.jenis_kelamin)
    for kata in (*keadaan.nip_mustahil, *beda):
        yield Terbuka("NIP dan NIK", kata, bagian="data-pribadi")


def _terkait(keadaan: KeadaanLamaran) -> Iterator[Terbuka]:
    if n := keadaan.belum_dinyatakan:
        yield Terbuka("Jabatan terkait", f"{n} jabatan belum dinyatakan terkait atau tidak.", halaman="lamaran_terkait")


def _syarat(keadaan: KeadaanLamaran) -> Iterator[Terbuka]:
    jenis = {s.kode: s.jenis for s in keadaan.profil.syarat}
    for h in keadaan.hasil.syarat:
        if h.status in {BELUM_DIISI, PERLU_PEMERIKSAAN}:
            halaman = HALAMAN_SYARAT.get(jenis[h.kode], "")
            yield Terbuka(h.judul, h.alasan, bagian="" if halaman else BAGIAN_SYARAT.get(jenis[h.kode], "data-pribadi"), halaman=halaman)
