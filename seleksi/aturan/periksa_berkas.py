"""All that is wrong with a profile or round file, line by line, for the person who writes it.

The loader stops at the first wrong thing; here nothing is left out, so one look is enough to repair a file.
"""
from collections.abc import Iterator
from pathlib import Path

from seleksi.aturan.bangun import bangun, keberatan_bentuk
from seleksi.aturan.loader import (
    DIREKTORI,
    PUTARAN,
    ProfilTidakSah,
    TidakDikenal,
    baca_toml,
    baris_jalur,
    cari,
    galat_berkas,
    keberatan_berkas,
    muat_profil,
    nama_berkas,
    sumber,
)
from seleksi.aturan.periksa_putaran import keberatan_putaran
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran


def jenis_berkas(data: dict) -> type:
    """A round names its profile; everything else is meant as a profile."""
    return Putaran if "profil" in data else Profil


def periksa_berkas(berkas: Path) -> tuple[Profil | Putaran | None, list[str]]:
    """What the file holds (None when it cannot be read) and every reason against it: file, line, place, reason."""
    try:
        teks, data = baca_toml(berkas)
        kelas = jenis_berkas(data)
        isi, keberatan = None, [(g.jalur, g.alasan) for g in keberatan_bentuk(kelas, data)]
        if not keberatan:
            isi = bangun(kelas, data)
            keberatan = [*(keberatan_berkas if kelas is Profil else _keberatan_putaran)(isi, berkas)]
        keberatan.sort(key=lambda k: baris_jalur(teks, k[0]))
        return isi, [str(galat_berkas(berkas, teks, jalur, alasan)) for jalur, alasan in keberatan]
    except ProfilTidakSah as galat:
        return None, [str(galat)]


def _keberatan_putaran(putaran: Putaran, berkas: Path) -> Iterator:
    yield from nama_berkas(putaran.kode, berkas)
    profil = _profil_putaran(putaran, berkas)
    if isinstance(profil, Profil):
        yield from keberatan_putaran(profil, putaran)
    else:
        yield ("profil",), profil


def _profil_putaran(putaran: Putaran, berkas: Path) -> Profil | str:
    """The profile beside the round's folder, else any known one; or why there is none."""
    try:
        folder = [berkas.resolve().parent.parent, *sumber()]
        return muat_profil(putaran.profil, cari(putaran.profil, folder, "Profil").parent)
    except TidakDikenal as galat:
        return str(galat).rstrip(".")
    except ProfilTidakSah as galat:
        return f"profilnya tidak sah: {str(galat).rstrip('.')}"


def _salah_folder(berkas: Path, *, di_putaran: bool) -> list[str]:
    try:
        putaran = jenis_berkas(baca_toml(berkas)[1]) is Putaran
    except ProfilTidakSah as galat:
        return [str(galat)]
    if putaran == di_putaran:
        return []
    return [f"{berkas.name}: berkas {'putaran' if putaran else 'profil'} salah folder; profil di folder ini, putaran di {PUTARAN}/."]


def periksa_folder(folder: Path) -> list[str]:
    """Everything against an agency's own folder of files; empty when the portal may start with it."""
    if not folder.is_dir():
        return [f"Folder profil tambahan {folder} tidak ada."]
    salah = []
    for berkas in sorted([*folder.glob("*.toml"), *(folder / PUTARAN).glob("*.toml")]):
        bagian = berkas.relative_to(folder)
        if (DIREKTORI / bagian).is_file():
            salah.append(f"{bagian}: kode ini sudah dipakai berkas yang disertakan portal; pakai nama lain.")
            continue
        salah += _salah_folder(berkas, di_putaran=berkas.parent != folder) or periksa_berkas(berkas)[1]
    return salah
