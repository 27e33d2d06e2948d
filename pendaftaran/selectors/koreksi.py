"""Corrected claims of applications in words: claim, verified value, reason, document and page, who, when."""
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from seleksi.core.selectors import urai

from ..domain.baris_baru import JUDUL_BARIS, kata_baris
from ..domain.berkas_wajib import siapkan_slot
from ..domain.medan import Medan, medan_syarat, nilai_di
from ..models import Berkas, Koreksi, Lamaran
from .terverifikasi import TIDAK_DIAKU, Terverifikasi, jenis_syarat, kata_klaim, kata_nilai, lipat


@dataclass(frozen=True, slots=True)
class KoreksiBerlaku:
    """One claim that no longer stands as claimed. `bukti`: document and page, empty when none was named."""

    label: str
    klaim: str
    nilai: str
    bukti: str
    koreksi: Koreksi


def koreksi_berlaku(daftar: Iterable[Lamaran], *, sampai: Mapping[int, datetime] | None = None) -> dict[int, list[KoreksiBerlaku]]:
    """Per application the corrections in force, up to a time if given. Two queries; `ketentuan` must be at hand."""
    lamaran = {satu.pk: satu for satu in daftar}
    baris: dict[int, list[Koreksi]] = {}
    for k in Koreksi.objects.filter(lamaran__in=lamaran).select_related("oleh").order_by("pk"):
        if sampai is None or k.pada <= sampai[k.lamaran_id]:
            baris.setdefault(k.lamaran_id, []).append(k)
    sidik = {k.berkas_sha256 for isi in baris.values() for k in isi} - {""}
    berkas = {(b.lamaran_id, b.sha256_asli): b.jenis for b in Berkas.objects.filter(
        lamaran__in=list(baris), sha256_asli__in=sidik).only("lamaran", "sha256_asli", "jenis").order_by("-pk")} if sidik else {}
    return {pk: _berlaku(lamaran[pk], isi, berkas) for pk, isi in baris.items()}


def _berlaku(lamaran: Lamaran, koreksi: list[Koreksi], berkas: Mapping[tuple[int, str], str]) -> list[KoreksiBerlaku]:
    profil, putaran = urai(lamaran.ketentuan)
    fakta = lipat(lamaran.fakta, koreksi)
    slot = {s.jenis: s.label for s in siapkan_slot(profil, putaran.acuan)}
    medan = {m.jalur: (judul, m) for jenis in jenis_syarat(profil) for judul, baris, isi in medan_syarat(jenis, fakta.tampak)
             for m in (baris, *isi) if m}
    hasil = []
    for jalur, k in fakta.terakhir.items():
        k = fakta.ditambah[jalur] if jalur in fakta.ditambah and jalur not in fakta.dicoret else k
        if kata := _kata(jalur, k, fakta, medan.get(jalur)):
            jenis = berkas.get((lamaran.pk, k.berkas_sha256), "")
            nama = slot.get(jenis, jenis.replace("_", " "))
            hasil.append(KoreksiBerlaku(*kata, f"{nama}, halaman {k.halaman}" if nama and k.halaman else nama, k))
    return hasil


def _kata(jalur: str, k: Koreksi, fakta: Terverifikasi, dikenal: tuple[str, Medan] | None) -> tuple[str, str, str] | None:
    """Label, claim and verified value; None when the claim stands again, or the row around it does not."""
    nama, induk = jalur.partition(".")[0], ".".join(jalur.split(".")[:2])
    judul, medan = dikenal or (JUDUL_BARIS.get(nama, nama).capitalize(), None)
    if jalur in fakta.ditambah:
        return None if jalur in fakta.dicoret else (f"Baris {JUDUL_BARIS[nama]}", TIDAK_DIAKU, kata_baris(nama, k.nilai))
    if medan is None or medan.bentuk == "baris":
        return (judul, kata_baris(nama, nilai_di(fakta.klaim, jalur)), "tidak diakui") if jalur in fakta.dicoret else None
    nilai = nilai_di(fakta.tampak, jalur)
    if induk in fakta.dicoret or induk not in fakta.ditambah and nilai == nilai_di(fakta.klaim, jalur):
        return None
    return f"{judul}: {medan.label.lower()}" if judul else medan.label, kata_klaim(medan, fakta), kata_nilai(medan, nilai)
