"""Which rank is the present one."""
from collections.abc import Iterable
from datetime import date

from seleksi.aturan.rujukan import URUT_GOLONGAN


def pangkat_terakhir(baris: Iterable[tuple[date, str]]) -> tuple[date, str] | None:
    """The newest of (TMT, golongan); of two on one day the higher."""
    return max(baris, key=lambda b: (b[0], URUT_GOLONGAN[b[1]]), default=None)
