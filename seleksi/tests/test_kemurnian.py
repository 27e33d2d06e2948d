"""The kernel of rules and the domains import the standard library and the kernel, nothing else."""
import ast
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
MURNI = {
    "seleksi/aturan": {"seleksi.aturan"}, "seleksi/core/domain": {"seleksi.aturan", "seleksi.core.domain"},
    "pendaftaran/domain": {"seleksi.aturan", "pendaftaran.domain"}, "penilaian/domain": {"seleksi.aturan", "penilaian.domain"},
    "pengumuman/domain": {"seleksi.aturan", "pengumuman.domain"},
}


def diimpor(berkas: Path) -> set[str]:
    """Absolute names of the modules that a file imports, wherever in it."""
    paket = berkas.relative_to(AKAR).with_suffix("").parts[:-1]
    nama = set()
    for simpul in ast.walk(ast.parse(berkas.read_text())):
        if isinstance(simpul, ast.Import):
            nama |= {satu.name for satu in simpul.names}
        elif isinstance(simpul, ast.ImportFrom):
            dasar = paket[: len(paket) - simpul.level + 1] if simpul.level else ()
            nama.add(".".join([*dasar, *filter(None, [simpul.module])]))
    return nama


@pytest.mark.parametrize("folder", MURNI)
def test_only_the_standard_library_and_the_kernel(folder):
    berkas = [satu for satu in (AKAR / folder).rglob("*.py") if "tests" not in satu.parts]
    assert berkas != []
    asing = {
        f"{satu.relative_to(AKAR)}: {modul}" for satu in berkas for modul in diimpor(satu)
        if modul.split(".")[0] not in sys.stdlib_module_names and not modul.startswith(tuple(MURNI[folder]))}
    assert asing == set()


@pytest.mark.parametrize("folder", MURNI)
def test_no_clock_and_no_float_decides(folder):
    """Time comes in as an argument and numbers are exact."""
    tercela = {"now", "today", "utcnow", "time_ns", "float"}
    ditemukan = set()
    for satu in (AKAR / folder).rglob("*.py"):
        for simpul in ast.walk(ast.parse(satu.read_text())):
            if isinstance(simpul, ast.Call):
                nama = getattr(simpul.func, "attr", getattr(simpul.func, "id", ""))
                if nama in tercela:
                    ditemukan.add(f"{satu.relative_to(AKAR)}:{simpul.lineno} {nama}()")
            elif isinstance(simpul, ast.Constant) and isinstance(simpul.value, float):
                ditemukan.add(f"{satu.relative_to(AKAR)}:{simpul.lineno} {simpul.value}")
    assert ditemukan == set()
