"""The pages for whoever writes a profile say what the code reads."""
import tomllib

from seleksi.aturan.bangun import bidang
from seleksi.aturan.jenis import JENIS_SYARAT
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
