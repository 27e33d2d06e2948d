"""Rows that documents prove and the applicant did not claim: which lists take one, what is typed, how a row reads."""
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from seleksi.aturan import rujukan
from seleksi.aturan.waktu import kata_tanggal

from .medan import MASA, TERKAIT, YA_TIDAK, Medan, Nilai, medan_kinerja, nama_daftar

JUDUL_BARIS = {"jabatan": "jabatan", "pendidikan": "pendidikan", "diklat": "diklat", "kinerja": "penilaian kinerja",
               "hukuman_disiplin": "hukuman disiplin", "asesmen": "hasil asesmen"}
_PLT = Medan("plt", "Sebagai Plt. atau Plh.", "boolean", YA_TIDAK)
_MEDAN: dict[str, tuple[Medan, ...]] = {
    "jabatan": (
        Medan("nama", "Nama jabatan", "kata"), Medan("jenjang", "Jenjang jabatan", "pilihan", rujukan.JENJANG_JABATAN), *MASA, _PLT,
        Medan("terkait", "Keterkaitan dengan jabatan yang dilamar", "boolean", TERKAIT)),
    "pendidikan": (Medan("jenjang", "Jenjang", "pilihan", rujukan.PENDIDIKAN), Medan("lulus", "Tahun lulus", "bulat")),
    "diklat": (
        Medan("jenis", "Jenis diklat", "pilihan", rujukan.DIKLAT), Medan("lulus", "Dinyatakan lulus", "boolean", YA_TIDAK),
        Medan("tanggal", "Tanggal sertifikat", "tanggal")),
    "hukuman_disiplin": (Medan("tingkat", "Tingkat hukuman", "pilihan", rujukan.TINGKAT_HUKUMAN), *MASA),
    "asesmen": (Medan("lembaga", "Lembaga", "kata"), Medan("tanggal", "Tanggal asesmen", "tanggal")),
}
TAHUN_UNSUR = 2020  # the last year that is appraised by element scores


def medan_baris(jenis_jenis: Iterable[str], fakta: Mapping[str, Any], tahun_kinerja: Collection[int]) -> dict[str, tuple[Medan, ...]]:
    """List -> what a new row of it consists of, for the lists that rules of these kinds read."""
    nama_nama = dict.fromkeys(nama for jenis in jenis_jenis if (nama := nama_daftar(jenis)) and isinstance(fakta.get(nama), list))
    baru = {nama: _MEDAN[nama] if nama in _MEDAN else _kinerja(fakta[nama], tahun_kinerja) for nama in nama_nama}
    return {nama: medan for nama, medan in baru.items() if medan}


def _kinerja(ada: Iterable[Mapping[str, Any]], tahun_kinerja: Collection[int]) -> tuple[Medan, ...]:
    """The first year without an appraisal, in the form of its scale; none when every year has one."""
    kurang = sorted(set(tahun_kinerja) - {baris["tahun"] for baris in ada})
    if not kurang:
        return ()
    tahun = kurang[0]
    return (Medan("tahun", "Tahun", "tahun", {str(tahun): str(tahun)}), *medan_kinerja(unsur=tahun <= TAHUN_UNSUR))


def susun_baris(medan: Iterable[Medan], isi: Mapping[str, Nilai]) -> dict[str, Any]:
    """The row as facts hold it, from its values by path: {"unsur.skp": "80"} -> {"unsur": {"skp": "80"}}."""
    baris: dict[str, Any] = {}
    for satu in medan:
        induk, _, nama = satu.jalur.rpartition(".")
        (baris.setdefault(induk, {}) if induk else baris)[nama] = isi[satu.jalur]
    return baris


def kata_baris(nama: str, baris: Mapping[str, Any]) -> str:
    """A whole row in words, for lists of corrections."""
    medan = _MEDAN.get(nama) or (Medan("tahun", "Tahun", "kata"), *medan_kinerja(unsur=baris.get("unsur") is not None))
    return "; ".join(f"{m.label.lower()} {_kata(m, baris, nama)}" for m in medan if _nilai(m, baris) is not None)


def _kata(medan: Medan, baris: Mapping[str, Any], nama: str) -> str:
    nilai = _nilai(medan, baris)
    return kata_tanggal(date.fromisoformat(nilai)) if medan.bentuk == "tanggal" and nilai else Medan(
        f"{nama}.{medan.jalur}", medan.label, medan.bentuk, medan.pilihan, medan.kosong).tampil(nilai)


def _nilai(medan: Medan, baris: Mapping[str, Any]) -> Nilai:
    induk, _, nama = medan.jalur.rpartition(".")
    return (baris.get(induk) or {} if induk else baris).get(nama)
