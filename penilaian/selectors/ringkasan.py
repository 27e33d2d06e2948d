"""What a page shows beside a sheet: a person's verified facts in a few lines, and a sheet's lines with their values."""
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pendaftaran.models import Lamaran
from pendaftaran.selectors.terverifikasi import fakta_terverifikasi
from seleksi.aturan.rujukan import DIKLAT, GOLONGAN, JENJANG_JABATAN, UNSUR_KINERJA
from seleksi.core.domain.kata import desimal, tanggal
from seleksi.core.selectors import urai

from ..domain.lembar import Butir, JenisButir, butir_lembar, komponen_profil
from ..domain.skor import kategori_jpm
from ..models import LembarNilai
from ..segel import IsiLembar


@dataclass(frozen=True)
class Uraian:
    nama: str
    isi: tuple[str, ...]


def ringkasan_peserta(lamaran: Lamaran) -> list[Uraian]:
    """Claims folded with corrections: rank, education, posts, courses, appraisal. Nothing of assessment or health."""
    fakta = fakta_terverifikasi(lamaran).utuh
    return [u for u in _ringkasan(fakta) if u.isi]


def fakta_jejak(lamaran: Lamaran) -> list[Uraian]:
    """The verified facts that a track record is judged by, row by row, with what a verifier corrected. No points."""
    fakta = fakta_terverifikasi(lamaran)

    def baris(bagian: str, kata: Callable[[dict], str]) -> tuple[str, ...]:
        return tuple(kata(b) + (" (dikoreksi verifikator)" if any(j.startswith(f"{bagian}.{n}.") for j in fakta.terakhir) else "")
                     for n, b in enumerate(fakta.tampak.get(bagian) or []) if f"{bagian}.{n}" not in fakta.dicoret)

    return [
        Uraian("Riwayat jabatan", baris("jabatan", _jabatan_rinci)),
        Uraian("Pendidikan", baris("pendidikan", lambda p: f"{p['jenjang']}, lulus {p['lulus']}")),
        Uraian("Diklat", baris("diklat", lambda d: ", ".join(filter(None, [
            DIKLAT.get(d["jenis"], d["jenis"]), "" if d.get("lulus") else "belum lulus", _hari(d.get("tanggal"))])))),
        Uraian("Penilaian kinerja", baris("kinerja", _kinerja_rinci)),
        Uraian("Hukuman disiplin", baris("hukuman_disiplin", lambda h: f"Tingkat {h['tingkat']}, {_masa(h)}")),
    ]


def _hari(teks: str | None) -> str:
    return tanggal(date.fromisoformat(teks)) if teks else ""


def _masa(baris: dict) -> str:
    return f"{_hari(baris['mulai'])} s.d. {_hari(baris.get('selesai')) or 'sekarang'}"


def _jabatan_rinci(baris: dict) -> str:
    terkait = {True: "terkait jabatan yang dilamar", False: "tidak terkait"}.get(baris.get("terkait"), "keterkaitan belum dinyatakan")
    plt = ["sebagai Plt. atau Plh."] if baris.get("plt") else []
    return ", ".join([baris["nama"], JENJANG_JABATAN.get(baris["jenjang"], baris["jenjang"]), _masa(baris), terkait, *plt])


def _kinerja_rinci(baris: dict) -> str:
    nilai = baris.get("unsur") or {}
    unsur = {nama: nilai[nama] for nama in UNSUR_KINERJA if nilai.get(nama)}  # a stored object has no order of its own
    if unsur:
        isi = ", ".join(f"{nama.replace('_', ' ')} {desimal(Decimal(nilai))}" for nama, nilai in unsur.items())
    else:
        isi = ", ".join(f"{judul} {str(baris[kunci]).replace('_', ' ')}" for kunci, judul in (
            ("predikat", "predikat"), ("hasil_kerja", "hasil kerja"), ("perilaku", "perilaku")) if baris.get(kunci)) or "tanpa nilai"
    return f"{baris['tahun']}: {isi}"


def _ringkasan(fakta: dict) -> Iterator[Uraian]:
    golongan = fakta.get("golongan") or ""
    yield Uraian("Golongan", (f"{golongan} ({GOLONGAN[golongan]})",) if golongan in GOLONGAN else ())
    yield Uraian("Pendidikan", tuple(f"{p['jenjang']}, lulus {p['lulus']}" for p in fakta.get("pendidikan", [])))
    yield Uraian("Jabatan", tuple(_jabatan(j) for j in fakta.get("jabatan", [])))
    yield Uraian("Diklat", tuple(DIKLAT.get(d["jenis"], d["jenis"]) + ("" if d.get("lulus") else ", belum lulus")
                                 for d in fakta.get("diklat", [])))
    yield Uraian("Penilaian kinerja", tuple(f"{k['tahun']}: {_kinerja(k)}" for k in fakta.get("kinerja", [])))
    yield Uraian("Hukuman disiplin", tuple(f"{h['tingkat']}, mulai {h['mulai']}"
                                           for h in fakta.get("hukuman_disiplin", [])) or ("Tidak ada",))


def _jabatan(baris: dict) -> str:
    jenjang = JENJANG_JABATAN.get(baris["jenjang"], baris["jenjang"])
    sampai = (baris.get("selesai") or "sekarang").split("-")[0]
    return f"{baris['nama']} ({jenjang}), {baris['mulai'][:4]} s.d. {sampai}" + (", terkait" if baris.get("terkait") else "")


def _kinerja(baris: dict) -> str:
    unsur = [Decimal(n) for n in (baris.get("unsur") or {}).values() if n]
    if unsur:
        return f"{len(unsur)} unsur, terendah {desimal(min(unsur))}"
    return str(baris.get("predikat") or "tanpa nilai").replace("_", " ")


def tampilan_lembar(lembar: LembarNilai, isi: IsiLembar) -> list[tuple[Butir, str]]:
    """The lines of a sheet that were filled in, as its own Ketentuan asked them, with the value in words."""
    butir = butir_lembar(*urai(lembar.ketentuan), lembar.komponen, urut_lowongan=lembar.lamaran.lowongan.urut)
    return [(b, f"Level {isi.nilai[b.kode]}" if b.jenis == JenisButir.LEVEL else isi.nilai[b.kode].replace(".", ","))
            for b in butir if isi.nilai.get(b.kode)]


def kategori_lembar(lembar: LembarNilai, isi: IsiLembar) -> str:
    """The category of an assessment result, in words; empty for the panel's sheets."""
    profil, _ = urai(lembar.ketentuan)
    if komponen_profil(profil, lembar.komponen).penilai != "asesor" or not isi.skor:
        return ""
    return kategori_jpm(Decimal(isi.skor), memenuhi=profil.asesmen.memenuhi, masih_memenuhi=profil.asesmen.masih_memenuhi)
