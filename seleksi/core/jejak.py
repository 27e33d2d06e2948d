"""The chain of decisions: writing one line, and finding what was changed afterwards."""
import hashlib
import json
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import transaction

from .models import Instansi, Jejak, JejakIsi, Pengguna, Rantai, Seleksi


def _kanonik(data: dict) -> bytes:
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _digest(garam: str, data: dict) -> str:
    return hashlib.sha256(bytes.fromhex(garam) + _kanonik(data)).hexdigest()


def _sha_baris(*, rantai_id: int, nomor: int, waktu: datetime, jenis: str, objek: str, pelaku_id: int | None,
               digest: str, sebelum: str) -> str:
    return hashlib.sha256(_kanonik({
        "rantai": rantai_id, "nomor": nomor, "waktu": waktu.astimezone(UTC).isoformat(timespec="microseconds"),
        "jenis": jenis, "objek": objek, "pelaku": pelaku_id, "digest": digest, "sebelum": sebelum,
    })).hexdigest()


def catat_jejak(*, jenis: str, objek: str, oleh: Pengguna | None, pada: datetime, isi: dict,
                seleksi: Seleksi | None = None, instansi: Instansi | None = None) -> Jejak:
    """Append one line; the last statement of a service, inside its transaction.

    `objek` is "model:id". `isi` holds JSON values only; it is kept beside the line, which holds its salted digest.
    With neither seleksi nor instansi the line goes to the portal's own chain.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("catat_jejak belongs inside the service's transaction")
    pemilik = {"seleksi": seleksi, "instansi": None if seleksi else instansi}
    Rantai.objects.get_or_create(**pemilik)
    rantai = Rantai.objects.select_for_update().get(**pemilik)
    garam, nomor = secrets.token_hex(32), rantai.panjang + 1
    digest = _digest(garam, isi)
    pelaku_id = oleh.pk if oleh else None
    sha = _sha_baris(rantai_id=rantai.pk, nomor=nomor, waktu=pada, jenis=jenis, objek=objek, pelaku_id=pelaku_id,
                     digest=digest, sebelum=rantai.kepala)
    baris = Jejak.objects.create(rantai=rantai, nomor=nomor, waktu=pada, jenis=jenis, objek=objek, pelaku=oleh,
                                 digest=digest, sebelum=rantai.kepala, sha256=sha)
    JejakIsi.objects.create(jejak=baris, garam=garam, data=isi)
    rantai.panjang, rantai.kepala = nomor, sha
    rantai.save(update_fields=["panjang", "kepala"])
    return baris


def periksa_rantai(rantai: Rantai) -> Iterator[str]:
    """Each fault of one chain as an Indonesian sentence; nothing when it is whole."""
    sebelum, nomor = "0" * 64, 0
    for baris in rantai.baris.select_related("isi").order_by("nomor").iterator(chunk_size=1000):
        nomor += 1
        if baris.nomor != nomor:
            yield f"baris {nomor} hilang atau disisipi; yang ada bernomor {baris.nomor}"
            nomor = baris.nomor
        if baris.sebelum != sebelum:
            yield f"baris {baris.nomor} tidak menyambung ke baris sebelumnya"
        hitung = _sha_baris(rantai_id=rantai.pk, nomor=baris.nomor, waktu=baris.waktu, jenis=baris.jenis,
                            objek=baris.objek, pelaku_id=baris.pelaku_id, digest=baris.digest, sebelum=baris.sebelum)
        if hitung != baris.sha256:
            yield f"baris {baris.nomor} ({baris.jenis}) berubah sejak ditulis"
        if hasattr(baris, "isi") and _digest(baris.isi.garam, baris.isi.data) != baris.digest:
            yield f"isi baris {baris.nomor} ({baris.jenis}) berubah sejak ditulis"
        sebelum = baris.sha256
    if (rantai.panjang, rantai.kepala) != (nomor, sebelum):
        yield f"kepala rantai menyebut {rantai.panjang} baris, yang ada {nomor}; ujungnya terpotong atau ditambah"
