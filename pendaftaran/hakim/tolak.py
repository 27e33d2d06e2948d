class Tolak(Exception):
    """A verdict other than "diterima", by its code in pendaftaran.domain.vonis_berkas."""

    def __init__(self, kode: str) -> None:
        super().__init__(kode)
        self.kode = kode
