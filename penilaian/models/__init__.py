from .lembar import Benturan, HasilKesehatan, LembarNilai, PernyataanBenturan
from .peringkat import BarisPeringkat, Pembukaan, Peringkat

__all__ = ["BarisPeringkat", "Benturan", "HasilKesehatan", "LembarNilai", "Pembukaan", "Peringkat", "PernyataanBenturan"]
