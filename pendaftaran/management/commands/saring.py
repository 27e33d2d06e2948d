"""manage.py saring BERKAS.json: eligibility, rule by rule (kontrak 1)."""

from collections.abc import Callable
from typing import Any

from pendaftaran.domain.butir_saring import PenyaringButir
from pendaftaran.management.perintah import PerintahJson


class Command(PerintahJson):
    help = "Menilai kelayakan pelamar dari berkas JSON, syarat demi syarat dengan pasalnya."

    def penjawab(self) -> Callable[[Any], str]:
        return PenyaringButir().jawab
