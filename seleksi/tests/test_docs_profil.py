"""The pages for whoever writes a profile say what the code reads, and where each article of the three regulations went."""
import re
import tomllib

import pytest

from seleksi.aturan.bangun import bidang
from seleksi.aturan.jenis import JENIS_SYARAT
from seleksi.aturan.loader import DIREKTORI
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran
from seleksi.core.management.commands.acuan_profil import ARTI, HALAMAN, TABEL, kelas_berkas, susun


def test_halaman_profil_mutakhir():
    """Out of date? Run manage.py acuan_profil; a new field needs its meaning in docs/profil-arti.toml."""
    halaman = HALAMAN.read_text(encoding="utf-8")
    assert halaman.count("<!-- acuan:") == len(TABEL)
    assert susun(halaman) == halaman


def test_arti_tidak_tertinggal():
    """No meaning of a field or parameter that is gone."""
    arti = tomllib.loads(ARTI.read_text(encoding="utf-8"))
    kelas = {k.__name__: {n for n, _, _ in bidang(k)} for akar in (Profil, Putaran) for _, k in kelas_berkas(akar)}
    asing = {f"{nama}.{b}" for nama, isi in arti["bidang"].items() if nama in kelas for b in isi.keys() - kelas[nama]}
    assert asing == set()
    assert {k: set(v) for k, v in JENIS_SYARAT.items() if v} == {k: set(v) for k, v in arti["parameter"].items()}


# --- coverage of the three regulations ----------------------------------------------------------
CAKUPAN = HALAMAN.parent / "profil-cakupan.md"
UMUM = {"skema", "kode", "versi", "judul", "ringkas", "putaran_bawaan"}  # what a file says about itself
PUTARAN = {"tuban-2020": "tuban-2020", "tulungagung-2020": "tulungagung-contoh", "tegal-2017": "tegal-contoh"}


def baris_cakupan() -> dict[str, list[tuple[str, list[str], str]]]:
    """Profile -> rows of its table: (number, keys, reason)."""
    hasil: dict[str, list] = {}
    for baris in CAKUPAN.read_text(encoding="utf-8").splitlines():
        if profil := re.match(r"Profil `(.+)`\.$", baris):
            hasil[profil[1]] = isi = []
        elif baris.startswith("| T"):
            nomor, _, _, kunci, alasan = (sel.strip() for sel in baris.strip("|").split("|"))
            isi.append((nomor, re.findall(r"`([^`]+)`", kunci), alasan))
    return hasil


def kunci_toml(data: dict) -> set[str]:
    """What a file says, as the table names it: every row by its code, every table by its name."""
    kunci = set()
    for nama, isi in data.items():
        if isinstance(isi, list) and isi and isinstance(isi[0], dict) and nama not in {"meterai", "dasar_hukum"}:
            kunci |= {f"{nama}.{x['jenis' if nama == 'berkas' else 'kode']}" for x in isi}
        else:
            kunci.add(nama)
    return kunci


def muat_toml(*jalur: str) -> dict:
    return tomllib.loads(DIREKTORI.joinpath(*jalur).with_suffix(".toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kode", PUTARAN)
def test_cakupan(kode):
    """Nothing in the table that the profile does not say, nothing in the profile that the table leaves out."""
    profil, putaran = muat_toml(f"{kode}.toml"), muat_toml("putaran", f"{PUTARAN[kode]}.toml")
    disebut = {k for _, kunci, _ in baris_cakupan()[kode] for k in kunci} - {"berkas.*"}
    ada = kunci_toml(profil)
    dalam = {f"{nama}.{k}" for nama in ("panitia", "pengumuman") for k, isi in profil[nama].items() if isinstance(isi, dict)}
    dalam |= {f"bobot.komponen.{k['kode']}" for k in profil["bobot"]["komponen"]}
    assert disebut - ada - dalam - {f"putaran.{k}" for k in putaran} == set()
    assert ada - UMUM - disebut == set()


@pytest.mark.parametrize(("kode", "jumlah"), [("tuban-2020", 51), ("tulungagung-2020", 49), ("tegal-2017", 36)])
def test_setiap_ketentuan_bertempat(kode, jumlah):
    nomor = [n for n, kunci, alasan in baris_cakupan()[kode] if kunci or alasan]
    assert (len(nomor), len(set(nomor))) == (jumlah, jumlah)
