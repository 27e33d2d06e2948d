"""The input of a ranking as JSON (kontrak of the command `peringkat`), read strictly.

The portal builds the same JSON from opened sheets and stores it, so anybody who may see it can feed it to
the command and get the stored answer.
"""
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from seleksi.aturan.loader import daftar_profil, muat_profil
from seleksi.aturan.masukan import (
    TIDAK_ADA,
    Bentuk,
    KunciGanda,
    MasukanTidakSah,
    bulat,
    daftar,
    objek,
    perseratus,
    pilihan,
    tampil,
    teks,
)
from seleksi.aturan.periksa_profil import keberatan_bobot
from seleksi.aturan.profil import Profil

from .peringkat import Masukan, Peserta

ISIAN = ("profil", "bobot", "peserta", "penilai", "benturan", "urutan_seri", "kuota")
WAJIB = ("profil", "bobot", "peserta")
KUOTA_MAKSIMAL = 1000


def profil_masukan(isi: Any) -> Profil:
    """The profile that the input names; refused when it is none of the known ones."""
    isi = _isian(isi, "", ISIAN, WAJIB)
    return muat_profil(pilihan(isi["profil"], "profil", daftar_profil()))


def baca(isi: Any, profil: Profil) -> Masukan:
    """Checked input, or MasukanTidakSah with the person, member or field in question."""
    isi = _isian(isi, "", ISIAN, WAJIB)
    bobot = _bobot(isi["bobot"], profil)
    peserta = _peserta(isi["peserta"], bobot)
    penilai = _penilai(isi.get("penilai", {}), peserta, bobot)
    _kenal(peserta, penilai)
    return Masukan(
        bobot=bobot, peserta=peserta, penilai=penilai,
        benturan=_benturan(isi.get("benturan", []), peserta, penilai),
        urutan_seri=_unik(isi["urutan_seri"], "urutan_seri", bobot) if "urutan_seri" in isi else profil.penetapan.urutan_seri,
        kuota=bulat(isi["kuota"], "kuota", 1, KUOTA_MAKSIMAL) if "kuota" in isi else profil.penetapan.kuota)


def _isian(nilai: Any, jalur: str, dikenal: Collection[str], wajib: Collection[str] = ()) -> dict[str, Any]:
    """An object with known fields only and every mandatory one."""
    isi = objek(nilai, jalur, Bentuk(*dikenal))
    for kunci in wajib:
        if kunci not in isi:
            raise MasukanTidakSah(f"{jalur}.{kunci}" if jalur else kunci, TIDAK_ADA, "diisi")
    return isi


def _desimal(nilai: Any, jalur: str) -> Decimal:
    return Decimal(perseratus(nilai, jalur)).scaleb(-2)


def _peta(nilai: Any, jalur: str, harapan: str) -> dict[str, Any]:
    """An object whose keys are free names; none may be blank or stand twice."""
    if isinstance(nilai, KunciGanda):
        raise MasukanTidakSah(f"{jalur}.{nilai.kunci}", nilai, "kunci yang ditulis satu kali saja")
    if type(nilai) is not dict:
        raise MasukanTidakSah(jalur, nilai, harapan)
    for kunci in nilai:
        teks(kunci, jalur)
    return nilai


def _bobot(nilai: Any, profil: Profil) -> dict[str, Decimal]:
    komponen = [k.kode for k in profil.bobot.komponen]
    isi = _isian(nilai, "bobot", komponen, komponen)
    bobot = {kode: _desimal(isi[kode], f"bobot.{kode}") for kode in komponen}
    for _, alasan in keberatan_bobot(profil, bobot):
        raise MasukanTidakSah("bobot", nilai, f"sesuai profil {profil.kode}; {alasan}")
    return bobot


def _peserta(nilai: Any, bobot: Collection[str]) -> tuple[Peserta, ...]:
    if not daftar(nilai, "peserta"):
        raise MasukanTidakSah("peserta", nilai, "paling sedikit satu peserta")
    hasil, terlihat = [], set()
    for ke, satu in enumerate(nilai, 1):
        isi = _isian(satu, f"peserta[{ke}]", ("nomor", "nama", "nilai"), ("nomor", "nama", "nilai"))
        nomor = teks(isi["nomor"], f"peserta[{ke}].nomor")
        if nomor in terlihat:
            raise MasukanTidakSah(f"peserta[{ke}].nomor", nomor, "nomor yang belum dipakai peserta lain")
        terlihat.add(nomor)
        jalur = f"peserta {tampil(nomor)[1:-1]}"
        hasil.append(Peserta(nomor, teks(isi["nama"], f"{jalur} nama"), _nilai(isi["nilai"], f"{jalur} nilai", bobot)))
    return tuple(hasil)


def _nilai(nilai: Any, jalur: str, bobot: Collection[str]) -> dict[str, dict[str, Decimal | None]]:
    isi = _isian(nilai, jalur, bobot, bobot)
    hasil = {}
    for komponen in bobot:
        di = f"{jalur}.{komponen}"
        hasil[komponen] = {
            # An empty score is missing; whether it may be is decided where the member is known to be recused or not.
            penilai: None if angka in (None, "") else _desimal(angka, f"{di}.{penilai}")
            for penilai, angka in _peta(isi[komponen], di, "objek berisi penilai dan nilainya").items()}
    return hasil


def _penilai(nilai: Any, peserta: tuple[Peserta, ...], bobot: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Component -> members: as given, else all names that occur in the component."""
    isi = _isian(nilai, "penilai", bobot)
    return {
        komponen: _unik(isi[komponen], f"penilai.{komponen}") if komponen in isi
        else tuple(sorted({p for satu in peserta for p in satu.nilai[komponen]}))
        for komponen in bobot}


def _unik(nilai: Any, jalur: str, boleh: Collection[str] | None = None) -> tuple[str, ...]:
    hasil: list[str] = []
    for ke, satu in enumerate(daftar(nilai, jalur), 1):
        di = f"{jalur}[{ke}]"
        nama = teks(satu, di) if boleh is None else pilihan(satu, di, tuple(boleh))
        if nama in hasil:
            raise MasukanTidakSah(di, nama, "nama yang disebut satu kali saja")
        hasil.append(nama)
    return tuple(hasil)


def _kenal(peserta: tuple[Peserta, ...], penilai: Mapping[str, tuple[str, ...]]) -> None:
    """A score by somebody who is no member of the component is a typing error, not a member."""
    for satu in peserta:
        for komponen, isi in satu.nilai.items():
            for nama in sorted(isi.keys() - set(penilai[komponen])):
                raise MasukanTidakSah(f"peserta {satu.nomor} nilai.{komponen}", nama,
                                      "salah satu penilai " + ", ".join(penilai[komponen]))


def _benturan(nilai: Any, peserta: tuple[Peserta, ...], penilai: Mapping[str, tuple[str, ...]]) -> frozenset[tuple[str, str]]:
    nomor = [p.nomor for p in peserta]
    semua = sorted({nama for isi in penilai.values() for nama in isi})
    hasil = set()
    for ke, satu in enumerate(daftar(nilai, "benturan"), 1):
        isi = _isian(satu, f"benturan[{ke}]", ("penilai", "peserta"), ("penilai", "peserta"))
        hasil.add((pilihan(isi["penilai"], f"benturan[{ke}].penilai", semua),
                   pilihan(isi["peserta"], f"benturan[{ke}].peserta", nomor)))
    return frozenset(hasil)
