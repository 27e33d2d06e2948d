"""The kernel's input from the live tables: what this person claims now, for this post."""
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from .models import Keterkaitan, Lamaran, Pelamar, PenilaianKinerja

ISIAN = ("nip", "tanggal_lahir", "status", "golongan", "tmt_golongan", "pidana")


def fakta_lamaran(lamaran: Lamaran, *, pelamar: Pelamar | None = None, berkas: Iterable[str] | None = None) -> dict[str, Any]:
    """Facts of kontrak 1 as plain JSON values. What was not answered is absent; histories are lists, maybe empty.

    `pelamar` with its histories prefetched and the kinds of `berkas` save their queries.
    """
    p = pelamar or lamaran.pelamar
    if berkas is None:
        berkas = lamaran.berkas.berlaku().values_list("jenis", flat=True)
    terkait = dict(Keterkaitan.objects.filter(lowongan=lamaran.lowongan_id, riwayat__pelamar=p).values_list("riwayat_id", "terkait"))
    fakta: dict[str, Any] = {nama: _polos(nilai) for nama in ISIAN if (nilai := getattr(p, nama))}
    if p.instansi_kode:
        fakta["instansi"] = {"kode": p.instansi_kode, "jenis": p.instansi_jenis}
    if p.dalam_pemeriksaan is not None:
        fakta["dalam_pemeriksaan"] = p.dalam_pemeriksaan
    if p.tanpa_hukuman or p.hukumandisiplin_set.all():
        fakta["hukuman_disiplin"] = [_baris(h, "tingkat", "mulai", "selesai") for h in p.hukumandisiplin_set.all()]
    return fakta | {
        "pendidikan": [_baris(r, "jenjang", "lulus") for r in p.riwayatpendidikan_set.all()],
        "jabatan": [_baris(r, "nama", "jenjang", "mulai", "selesai", "plt") | {"terkait": terkait.get(r.pk)}
                    for r in p.riwayatjabatan_set.all()],
        "diklat": [_baris(r, "jenis", "lulus", "tanggal") for r in p.diklat_set.all()],
        "kinerja": [_kinerja(r) for r in p.penilaiankinerja_set.all()],
        "asesmen": [_baris(r, "tanggal", "lembaga", "skor") for r in p.hasilasesmenluar_set.all()],
        "berkas": sorted(set(berkas)),
    }


def _baris(baris, *medan: str) -> dict[str, Any]:
    return {nama: _polos(getattr(baris, nama)) for nama in medan}


def _kinerja(baris: PenilaianKinerja) -> dict[str, Any]:
    if baris.predikat:
        isi = {"tahun": baris.tahun, "predikat": baris.predikat}
        return isi | {nama: getattr(baris, nama) for nama in ("hasil_kerja", "perilaku") if getattr(baris, nama)}
    return {"tahun": baris.tahun, "unsur": _baris(baris, *PenilaianKinerja.UNSUR)}


def _polos(nilai: Any) -> Any:
    if isinstance(nilai, date):
        return nilai.isoformat()
    return f"{nilai:f}" if isinstance(nilai, Decimal) else nilai
