"""Entries of the public check on their way into a profile: sealed in the session on request, then added, never overwriting.

The profile's own forms read the values, so a row that cannot stand there yet waits as a draft like any other typed row.
"""
import base64
import json
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.datastructures import MultiValueDict

from seleksi.core.kripto import SegelRusak, buka_segel, segel
from seleksi.core.models import Lowongan
from seleksi.core.models.dasar import kode_acak

from ..models import Pelamar
from ..models.isian import Mentah
from ..selectors.profil import BAGIAN, Bagian, isian_bagian
from ..services.profil import SimpananBagian
from .cek import DIRI, SIKAP, IsianCek
from .isian import Isian, perbedaan

UMUR_TITIPAN = 24 * 3600  # seconds: long enough for a confirmation by mail, then worthless
KONTEKS = "cek-kelayakan"
BAGIAN_MEDAN = {"nip": "data-pribadi", "tanggal_lahir": "data-pribadi", **dict.fromkeys(SIKAP, "pernyataan"),
                **dict.fromkeys(DIRI[2:], "kepegawaian")}
BAGIAN_BARIS = {"hukuman_disiplin": "pernyataan"} | {kode: kode for kode in ("jabatan", "pendidikan", "diklat", "asesmen")}
PANGKAT = {"golongan": "golongan", "tmt_golongan": "tmt"}  # one answer in the check, one row of the history in the profile
INSTANSI = frozenset({"instansi", "jenis_lain", "kode_lain"})
# What makes two rows the same one, so that nothing is added twice.
KUNCI = {"pangkat": ("golongan", "tmt"), "jabatan": ("jenjang", "mulai"), "pendidikan": ("jenjang", "lulus"),
         "diklat": ("jenis", "tanggal"), "kinerja": ("tahun",),
         "pernyataan": ("tingkat", "mulai"), "asesmen": ("tanggal",)}


def titipan(isian: IsianCek, lowongan: Lowongan, *, pada: datetime) -> str:
    """What was typed, sealed with the key that is not in the database, as text for the session."""
    isi = {"saat": int(pada.timestamp()), "lowongan": lowongan.pk, "bagian": _bagian(isian)}
    return base64.b64encode(segel(json.dumps(isi).encode(), konteks=KONTEKS)).decode()


def buka_titipan(teks: str, *, pada: datetime) -> dict[str, Any] | None:
    """The entries again, None when they are too old or not ours."""
    try:
        isi = json.loads(buka_segel(base64.b64decode(teks), konteks=KONTEKS))
    except (SegelRusak, ValueError):
        return None
    return isi if 0 <= pada.timestamp() - isi["saat"] <= UMUR_TITIPAN else None


def _bagian(isian: IsianCek) -> dict[str, dict]:
    """Section -> {"medan": {name: typed}, "baris": [{name: typed}]} in the profile's own field names."""
    isi = {kode: {"medan": {}, "baris": []} for kode in BAGIAN}
    pangkat = {medan: nilai for nama, medan in PANGKAT.items() if (nilai := isian.data.get(nama, "").strip())}
    isi["pangkat"]["baris"] += [pangkat] if pangkat else []
    for nama in isian.utama.fields:
        if nama not in PANGKAT and (nilai := isian.data.get(nama, "").strip()):
            isi[BAGIAN_MEDAN[nama]]["medan"][nama] = nilai
    for kode, daftar in isian.daftar.items():
        isi[BAGIAN_BARIS[kode]]["baris"] += [_mentah(f) for f in daftar.form if f.terisi]
    isi["kinerja"]["baris"] += [{"tahun": str(f.tahun)} | _mentah(f) for f in isian.kinerja if f.terisi]
    for baris in isi["diklat"]["baris"]:
        baris["lulus"] = "on" if baris.get("lulus") == "ya" else ""
    return isi


def _mentah(form) -> dict[str, str]:
    return {nama: teks for nama in form.fields if (teks := form.data.get(form.add_prefix(nama), "").strip())}


class RencanaBagian(NamedTuple):
    """One section: what would be added, what stays as it is although something else was typed, and the result."""

    bagian: Bagian
    tambah: list[tuple[str, str]]
    tetap: list[tuple[str, str, str]]
    isian: Isian
    terkait: dict[str, bool]

    def simpanan(self) -> SimpananBagian:
        i = self.isian
        return SimpananBagian(bagian=self.bagian.kode, versi=i.keadaan.versi, nilai=i.nilai(), baris=i.nilai_baris(), sisa=i.tersisa())


def rencana_bawaan(pelamar: Pelamar, isi: dict[str, dict]) -> list[RencanaBagian]:
    """Every section that the entries touch, in the profile's order."""
    return [r for kode in BAGIAN if any(isi[kode].values()) and ((r := _rencana(pelamar, kode, isi[kode])).tambah or r.tetap or r.terkait)]


def _rencana(pelamar: Pelamar, kode: str, isi: dict) -> RencanaBagian:
    keadaan = isian_bagian(pelamar, kode)
    kini = Isian(pelamar, keadaan)
    kini = Isian(pelamar, keadaan, kini.mentah if kini.mentah is not None else kini.jadi_mentah())
    if kode == "pangkat" and pelamar.golongan:  # the current rank stands there already, as one of the history's rows
        return RencanaBagian(BAGIAN[kode], [], _pangkat_tetap(pelamar, isi["baris"]), kini, {})
    mentah, dipakai = _isi_medan(kini.mentah, isi["medan"])
    mentah, baru, terkait = _isi_baris(kini, mentah, isi["baris"])
    if not (dipakai or baru):
        return RencanaBagian(BAGIAN[kode], [], _tetap(kini, isi["medan"]), kini, terkait)
    jadi = Isian(pelamar, keadaan, mentah)
    tambah = [(kata, nilai) for kata, nilai, _ in perbedaan(jadi, kini) if nilai not in {"kosong", "tidak dicentang"}]
    sisa = {nama: nilai for nama, nilai in isi["medan"].items() if nama not in dipakai}
    return RencanaBagian(BAGIAN[kode], tambah, _tetap(kini, sisa), jadi, terkait)


def _pangkat_tetap(pelamar: Pelamar, baris: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    """The same as `_tetap`, for the rank that the rules read."""
    kini = {"golongan": ("Golongan ruang", pelamar.golongan),
            "tmt": ("TMT golongan", f"{pelamar.tmt_golongan:%d-%m-%Y}" if pelamar.tmt_golongan else "")}
    return [(kini[medan][0], kini[medan][1], ketikan) for isi in baris for medan, ketikan in isi.items() if kini[medan][1] != ketikan]


def _isi_medan(mentah: Mentah, medan: dict[str, str]) -> tuple[Mentah, set[str]]:
    """Values for what is still empty; the agency is one answer of three fields."""
    def kosong(nama: str) -> bool:
        return not "".join(mentah.get(nama, [])).strip()
    asal = all(kosong(nama) for nama in (*INSTANSI, "nama_lain"))
    dipakai = {nama for nama in medan if (asal if nama in INSTANSI else kosong(nama))}
    return mentah | {nama: [medan[nama]] for nama in dipakai}, dipakai


def _isi_baris(kini: Isian, mentah: Mentah, baris: list[dict[str, str]]) -> tuple[Mentah, list[str], dict[str, bool]]:
    """New rows behind the old ones; a row that is there already is left alone. Also: row -> whether it is said to be related."""
    kode, baru, terkait = kini.bagian.kode, [], {}
    if not baris:
        return mentah, baru, terkait
    ada = {_kunci(f, kode): f.kode for f in kini.baris}
    for isi in baris:
        nama = kode_acak()
        calon = mentah | {"baris": [*mentah.get("baris", []), nama]} | {
            f"{nama}-{medan}": [nilai] for medan, nilai in isi.items() if medan != "terkait" and nilai}
        form = kini.form_baris(nama, MultiValueDict(calon))
        form.full_clean()
        sama = ada.get(_kunci(form, kode)) if None not in _kunci(form, kode) else None
        if sama is None:
            mentah = calon
            baru.append(nama)
            ada[_kunci(form, kode)] = nama
        if isi.get("terkait"):
            terkait[sama or nama] = isi["terkait"] == "ya"
    return mentah, baru, terkait


def _kunci(form, kode: str) -> tuple:
    data = getattr(form, "cleaned_data", {})
    return tuple(data.get(nama) for nama in KUNCI[kode])


def _tetap(kini: Isian, medan: dict[str, str]) -> list[tuple[str, str, str]]:
    """(field, in the profile, typed in the check) where both say something and differ."""
    lain = Isian(kini.pelamar, kini.keadaan, kini.mentah | {nama: [nilai] for nama, nilai in medan.items()})
    return [(kata, tersimpan, ketikan) for kata, ketikan, tersimpan in perbedaan(lain, kini)]
