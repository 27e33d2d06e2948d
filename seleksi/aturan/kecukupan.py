"""Are there enough applicants for a post, and what the rule wants when there are not."""

from typing import Literal, NamedTuple

from seleksi.aturan.profil import Kecukupan


class Anjuran(NamedTuple):
    """What the rule wants for one post, as a sentence with its article (or the word that it is a default)."""

    langkah: Literal["cukup", "perpanjang", "lanjut", "batalkan"]
    kalimat: str
    dasar: str


def anjuran(aturan: Kecukupan, *, dikirim: int, lulus: int | None, perpanjangan: int) -> Anjuran:
    """`lulus` counts only when every application is determined, else None and those sent count.

    After the last extension the lower floor decides: go on with what there is, or cancel the post.
    """
    jumlah = dikirim if lulus is None else lulus
    kata = f"{jumlah} pelamar" if lulus is None else f"{jumlah} pelamar lulus administrasi"
    dasar = aturan.dasar or "bawaan"
    if jumlah >= aturan.minimal:
        return Anjuran("cukup", f"{kata}, paling kurang {aturan.minimal}: cukup.", dasar)
    if perpanjangan < aturan.perpanjangan:
        return Anjuran("perpanjang", f"{kata}, paling kurang {aturan.minimal}: pendaftaran diperpanjang, yang ke-{perpanjangan + 1} dari "
                                     f"{aturan.perpanjangan}, paling lama {aturan.hari_perpanjangan} hari.", dasar)
    if jumlah >= aturan.minimal_akhir:
        return Anjuran("lanjut", f"{kata} sesudah perpanjangan terakhir, paling kurang {aturan.minimal_akhir}: seleksi diteruskan.", dasar)
    return Anjuran("batalkan", f"{kata} sesudah perpanjangan terakhir, kurang dari {aturan.minimal_akhir}: seleksi untuk jabatan ini "
                               "dibatalkan.", dasar)
