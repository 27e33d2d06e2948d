"""10,000 screenings against the parsing of the same JSON: reading strictly, every rule, and the answer as text.

The people follow the worked cases of all three profiles in turn, with histories and files as they
stand there. Parsing and screening take turns, each pair in a fresh child; the median counts.
Run: python benchmarks/bench_saring.py
"""
import json
import os
import sys
import time
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median

import rangka

sys.path.insert(0, str(rangka.AKAR))

from pendaftaran.domain.butir_saring import PenyaringButir

KASUS = Path(rangka.AKAR) / "pendaftaran" / "tests" / "kasus" / "saring.json"
BANYAK, PUTARAN, BATAS = 10_000, 7, 3.0
SIAP = PenyaringButir()


def butir_uji() -> list[dict]:
    """10,000 people after the worked cases in turn, every one with a NIP and a date of birth of their own."""
    acak = Random(2020)  # noqa: S311  (the same people each time, no secret)
    kasus = json.loads(KASUS.read_text(encoding="utf-8"))
    return [_orang({k: deepcopy(kasus[n % len(kasus)][k]) for k in ("profil", "putaran", "pelamar")}, acak, n) for n in range(BANYAK)]


def _orang(butir: dict, acak: Random, n: int) -> dict:
    lahir = date(1962, 1, 1) + timedelta(days=acak.randrange(6000))
    butir["pelamar"] |= {"tanggal_lahir": lahir.isoformat(), "nip": f"{lahir:%Y%m%d}1994{n % 12 + 1:02d}1{n % 1000:03d}"}
    return butir


def sekali(teks: str) -> tuple[float, float]:
    """CPU seconds of parsing the text and of screening what came out, in this process as Python runs it."""
    mulai = time.process_time()
    butir = json.loads(teks)
    terurai = time.process_time()
    jawab = PenyaringButir().jawab
    jawaban = [jawab(satu) for satu in butir]
    selesai = time.process_time()
    assert len(jawaban) == BANYAK
    return terurai - mulai, selesai - terurai


def di_anak(teks: str) -> tuple[float, float]:
    """The same in a forked child: every turn begins with the same heap, so collecting garbage costs both sides what it costs a command."""
    baca, tulis = os.pipe()
    anak = os.fork()
    if anak == 0:
        os.write(tulis, json.dumps(sekali(teks)).encode())
        os._exit(0)
    os.close(tulis)
    with os.fdopen(baca) as hasil:
        isi = hasil.read()
    os.waitpid(anak, 0)
    return tuple(json.loads(isi))


def main() -> None:
    teks = json.dumps(butir_uji(), ensure_ascii=False)
    di_anak(teks)
    for satu in json.loads(teks)[:300]:  # profiles and words are ready before the children are made
        SIAP.jawab(satu)
    waktu = [di_anak(teks) for _ in range(PUTARAN)]
    urai, saring = (median(sisi) for sisi in zip(*waktu, strict=True))
    rangka.kabar(f"{BANYAK} butir ({len(teks) / 1e6:.1f} MB): mengurai JSON {urai:.3f} detik, menyaring {saring:.3f} detik")
    rangka.cetak(f"Menyaring {BANYAK} pelamar dibanding mengurai JSON yang sama", median(b / a for a, b in waktu), batas=BATAS)


if __name__ == "__main__":
    main()
