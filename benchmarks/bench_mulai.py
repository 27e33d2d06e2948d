"""Seconds until the first whole page of a second `make run` (the first one prepares database, static files and demo)."""
import os
import sys
from pathlib import Path

import rangka

sys.path.insert(0, str(rangka.AKAR))

from seleksi.tests.jalan import portal


def main() -> None:
    folder = Path(os.environ["DATA_DIR"]) / "mulai"
    with portal(folder) as pertama:
        rangka.kabar(f"Mulai pertama, dengan basis data dan peragaan: {pertama.siap:.1f} s")
        pertama.hentikan()
    with portal(folder) as kedua:
        rangka.cetak("Mulai kedua sampai halaman pertama", kedua.siap, batas=5, satuan="s")
        kedua.hentikan()


if __name__ == "__main__":
    main()
