"""National holidays and cuti bersama: the only door to the `holidays` package; rules get plain dates."""
from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def hari_libur(dari_tahun: int, sampai_tahun: int) -> frozenset[date]:
    """Days off of these years, both included, as the package knows them; decrees may add more."""
    return frozenset(holidays.country_holidays(
        "ID", years=range(dari_tahun, sampai_tahun + 1), categories=("public", "government")))
