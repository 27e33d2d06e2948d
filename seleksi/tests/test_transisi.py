import pytest

from seleksi.aturan.transisi import TransisiDitolak, pastikan_boleh

TABEL = {"draf": frozenset({"diajukan", "ditarik"}), "diajukan": frozenset()}


def test_boleh():
    assert pastikan_boleh(TABEL, "draf", "diajukan") is None


@pytest.mark.parametrize(
    ("dari", "ke", "pesan"),
    [
        (
            "draf",
            "lulus_administrasi",
            "Keadaan tidak dapat berubah dari “draf” menjadi “lulus administrasi”; yang boleh hanya "
            "“diajukan”, “ditarik”.",
        ),
        (
            "diajukan",
            "draf",
            "Keadaan tidak dapat berubah dari “diajukan” menjadi “draf”; keadaan ini sudah akhir.",
        ),
        (
            "draf",
            "draf",
            "Keadaan tidak dapat berubah dari “draf” menjadi “draf”; yang boleh hanya “diajukan”, “ditarik”.",
        ),
        (
            "hantu",
            "draf",
            "Keadaan tidak dapat berubah dari “hantu” menjadi “draf”; keadaan ini sudah akhir.",
        ),
    ],
)
def test_ditolak(dari, ke, pesan):
    with pytest.raises(TransisiDitolak) as galat:
        pastikan_boleh(TABEL, dari, ke)
    assert str(galat.value) == pesan
    assert isinstance(galat.value, ValueError)
