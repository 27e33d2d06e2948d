"""Whoever declared a conflict of interest about somebody does not read that person's application either."""
from seleksi.core.akses import penjaga
from seleksi.core.models import Pengguna, Seleksi

from .models import Benturan


@penjaga
def berbenturan(pengguna: Pengguna, seleksi: Seleksi) -> frozenset[int]:
    """Ids of the applications about which this person declared a conflict, also under an assignment that has ended."""
    return frozenset(Benturan.objects.filter(penugasan__pengguna=pengguna, lamaran__seleksi=seleksi).values_list("lamaran_id", flat=True))
