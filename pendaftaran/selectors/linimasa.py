"""The stages of a selection as one applicant sees them: own acts, the announced schedule, own published results, no other."""
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from seleksi.aturan.profil import Profil
from seleksi.core.domain.kata import WIB, waktu_wib
from seleksi.core.models import Jadwal, Jejak
from seleksi.core.selectors import aturan_seleksi

from ..domain.status import BERAKHIR, KATA_AKHIR, StatusLamaran
from ..models import Lamaran
from .hasil_terbit import HasilTerbit

UMUM = frozenset({"umum", "pelamar"})  # stages that also concern whoever does not go on


def waktu_akhir(lamaran: Lamaran) -> datetime | None:
    """When this application left the race, as the chain says; None while it is in it."""
    if lamaran.status not in BERAKHIR:
        return None
    return (Jejak.objects.filter(jenis=f"lamaran.{lamaran.status}", objek=f"lamaran:{lamaran.pk}").order_by("-pk")
            .values_list("waktu", flat=True).first())


def linimasa(lamaran: Lamaran, kini: datetime, hasil: Iterable[HasilTerbit] = ()) -> list[dict[str, Any]]:
    """Lines for components/linimasa.html. Whoever is out sees no stage that is not for him any more."""
    hasil = list(hasil)
    akhir, butir = waktu_akhir(lamaran), _dikirim(lamaran)
    if lamaran.status == StatusLamaran.DITARIK:
        return [*butir, _berakhir(lamaran, akhir)]
    profil, putaran = aturan_seleksi(lamaran.seleksi)
    tahap = {k.nomor: frozenset(k.tahap) for k in putaran.jadwal}
    hari, batas = kini.astimezone(WIB).date(), akhir.astimezone(WIB).date() if akhir else None
    lanjut = not (hasil and hasil[0].lulus is False)
    for j in lamaran.seleksi.jadwal.all():
        kode = tahap.get(j.urut, frozenset())
        if (batas and j.mulai > batas) or not (lanjut or _bagi_semua(profil, kode) or any(h.tahap in kode for h in hasil)):
            continue
        butir.append(_jadwal(j, hari, next((h for h in hasil if h.tahap in kode), None)))
    for h in reversed([h for h in hasil if not h.tahap]):  # a result between two stages, as of an objection
        saat = h.terbit.astimezone(WIB).date()
        letak = next((n for n, b in enumerate(butir) if b.get("mulai") and b["mulai"] > saat), len(butir))
        butir.insert(letak, {"nama": h.judul, "keadaan": "lewat", "cap": h.cap, "terbit": h.terbit})
    return [*butir, _berakhir(lamaran, akhir)] if lamaran.status in BERAKHIR else butir


def _dikirim(lamaran: Lamaran) -> list[dict[str, Any]]:
    if not lamaran.diajukan:
        return []
    return [{"nama": "Lamaran dikirim", "keterangan": waktu_wib(lamaran.diajukan), "keadaan": "lewat"}]


def _berakhir(lamaran: Lamaran, akhir: datetime | None) -> dict[str, Any]:
    cap, kata = KATA_AKHIR[StatusLamaran(lamaran.status)]
    return {"nama": f"Lamaran {kata.lower()}", "keterangan": waktu_wib(akhir) if akhir else "", "keadaan": "lewat", "cap": (cap, kata)}


def _bagi_semua(profil: Profil, kode: frozenset[str]) -> bool:
    return any(t.peserta in UMUM for t in profil.tahap if t.kode in kode)


def _jadwal(j: Jadwal, hari: date, hasil: HasilTerbit | None) -> dict[str, Any]:
    keadaan = "lewat" if j.selesai < hari else "kini" if j.mulai <= hari else "nanti"
    baris: dict[str, Any] = {"nama": j.nama, "mulai": j.mulai, "selesai": j.selesai, "keterangan": j.keterangan, "keadaan": keadaan}
    if hasil:
        baris |= {"keadaan": "lewat", "cap": hasil.cap, "terbit": hasil.terbit}
    return baris
