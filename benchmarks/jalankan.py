"""`make bench`: run every bench_*.py of this folder by itself and print one table.

A bench is a program that prints one JSON object a line for each figure:
    {"ukuran": "what was measured", "nilai": 0.93, "satuan": "x", "batas": 1.1, "arah": "paling_banyak" | "paling_sedikit"}
`batas` and `arah` may be left out when there is nothing to reach. Other lines are passed on. The exit code is 1 when a
limit was missed or a bench failed.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
AKAR = FOLDER.parent


def jalankan(berkas: Path, data: str) -> tuple[list[dict], int]:
    """The figures that one bench printed, and its exit code."""
    angka = []
    lingkungan = {**os.environ, "DATA_DIR": data, "PYTHONPATH": str(AKAR), "DJANGO_SETTINGS_MODULE": "seleksi.settings",
                  "LOG_LEVEL": "ERROR"}
    with subprocess.Popen([sys.executable, str(berkas)], cwd=AKAR, env=lingkungan, text=True, stdout=subprocess.PIPE,
                          stdin=subprocess.DEVNULL) as proses:
        for baris in proses.stdout:
            if baris.startswith("{"):
                angka.append(json.loads(baris))
            else:
                print("   ", baris.rstrip(), flush=True)
    return angka, proses.returncode


def tercapai(angka: dict) -> bool:
    batas = angka.get("batas")
    if batas is None:
        return True
    return angka["nilai"] >= batas if angka.get("arah") == "paling_sedikit" else angka["nilai"] <= batas


def baris_tabel(angka: dict) -> str:
    batas = angka.get("batas")
    syarat = "" if batas is None else f"{'>=' if angka.get('arah') == 'paling_sedikit' else '<='} {batas:g}"
    putusan = "" if batas is None else "lulus" if tercapai(angka) else "GAGAL"
    return f"{angka['ukuran']:<74}{angka['nilai']:>10.4g} {angka.get('satuan', ''):<8}{syarat:>10}  {putusan}"


def main() -> int:
    semua, gagal = [], 0
    for berkas in sorted(FOLDER.glob("bench_*.py")):
        print(f"=== {berkas.name}", flush=True)
        with tempfile.TemporaryDirectory(prefix="bench-") as data:
            angka, kode = jalankan(berkas, data)
        semua += angka
        gagal += kode != 0
    print()
    for angka in semua:
        print(baris_tabel(angka))
        gagal += not tercapai(angka)
    return 1 if gagal else 0


if __name__ == "__main__":
    sys.exit(main())
