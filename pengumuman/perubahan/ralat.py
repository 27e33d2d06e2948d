"""The correction of a published announcement: a new one that names the old one, which stays readable with a mark."""
from datetime import datetime

from seleksi.aturan.transisi import pastikan_boleh
from seleksi.core.domain.kata import tanggal
from seleksi.core.models import Pengguna

from ..domain.ralat import keberatan_butir, terapkan
from ..domain.status import TRANSISI_PENGUMUMAN, JenisPengumuman, StatusPengumuman
from ..models import Pengumuman
from .kerja import Kerja, isi_perubahan


def kunci(asal: Pengumuman) -> str:
    return f"ralat:{asal.kode}"


def susun_rencana(butir: list[tuple[str, str]]) -> dict:
    return {"butir": [{"tertulis": dari, "seharusnya": ke} for dari, ke in butir]}


def naskah(asal: Pengumuman) -> tuple[str, dict]:
    """(kind, text) of what is corrected; of a correction that is itself corrected, the text that it made."""
    return (asal.isi["naskah_jenis"], asal.isi["naskah"]) if asal.jenis == JenisPengumuman.RALAT else (asal.jenis, asal.isi)


def _butir(pengumuman: Pengumuman) -> list[tuple[str, str]]:
    return [(b["tertulis"], b["seharusnya"]) for b in pengumuman.rencana["butir"]]


def _halangan(pengumuman: Pengumuman, pada: datetime) -> list[str]:
    asal = Pengumuman.objects.get(pk=pengumuman.meralat_id)
    if asal.status == StatusPengumuman.DIRALAT:
        return ["Pengumuman ini sudah diralat; yang diperbaiki selanjutnya adalah ralatnya."]
    if asal.status != StatusPengumuman.TERBIT or asal.terbit > pada:
        return ["Yang diralat hanya pengumuman yang sudah terbit."]
    return keberatan_butir(_butir(pengumuman), naskah(asal)[1])


def _susun(pengumuman: Pengumuman) -> dict:
    asal, butir = pengumuman.meralat, _butir(pengumuman)
    jenis, teks = naskah(asal)
    return isi_perubahan(
        pembuka=f"Panitia Seleksi meralat {asal.get_jenis_display()} Nomor {asal.surat.nomor} tanggal {tanggal(asal.surat.tanggal)}. "
                "Naskah lama tetap dapat dibaca. Perubahan ketentuan yang diumumkan tersendiri tetap berlaku.",
        alasan=pengumuman.alasan, kolom=["Tertulis", "Seharusnya"], baris=butir, naskah=terapkan(teks, butir), naskah_jenis=jenis,
        meralat_kode=asal.kode)


def _akibat(pengumuman: Pengumuman, oleh: Pengguna, pada: datetime) -> None:
    asal = Pengumuman.objects.select_for_update(of=("self",)).get(pk=pengumuman.meralat_id)
    pastikan_boleh(TRANSISI_PENGUMUMAN, asal.status, StatusPengumuman.DIRALAT)
    asal.status = StatusPengumuman.DIRALAT.value
    asal.save(update_fields=["status"])


KERJA = Kerja(_susun, _halangan, _akibat)
