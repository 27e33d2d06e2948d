"""What every kind of change offers, and the shape of its announcement."""
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from seleksi.core.models import Lowongan, Pengguna, Seleksi

from ..models import Pengumuman


class Kerja(NamedTuple):
    """`susun`: the content as plain JSON; `halangan`: reasons as sentences; `akibat`: what signing does, in its transaction."""

    susun: Callable[[Pengumuman], dict]
    halangan: Callable[[Pengumuman, datetime], list[str]]
    akibat: Callable[[Pengumuman, Pengguna, datetime], None]


def isi_perubahan(*, pembuka: str, alasan: str, kolom: Sequence[str] = (), baris: Iterable[Sequence[str]] = (),
                  penutup: Iterable[dict] = (), **lain: Any) -> dict:
    """One shape for all: an opening, the reason, a table of what changes, closing sentences with their articles."""
    return {"pembuka": pembuka, "alasan": alasan, "kolom": list(kolom), "baris": [list(b) for b in baris], "penutup": list(penutup), **lain}


def sasaran(pengumuman: Pengumuman) -> Lowongan | None:
    """The post that a plan is about, read anew; None when it is about the whole Seleksi."""
    kode = pengumuman.rencana.get("lowongan", "")
    return Lowongan.objects.select_related("seleksi").get(seleksi=pengumuman.seleksi_id, kode=kode) if kode else None


def nomor_pertama(seleksi: Seleksi) -> str:
    """How the first announcement is named in later ones."""
    surat = seleksi.pengumuman.filter(jenis="lowongan", surat__isnull=False).values_list("surat__nomor", flat=True).first()
    return f"Pengumuman Nomor {surat}" if surat else f"pengumuman {seleksi.nama}"
