"""One item of the command `saring`: plain data in, verdict as JSON out (kontrak 1)."""

from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from pendaftaran.domain.hasil import Hasil, HasilBerkas
from pendaftaran.domain.kelayakan import Penyaring, penyaring
from seleksi.aturan.loader import daftar_profil, muat_profil, muat_putaran
from seleksi.aturan.masukan import TIDAK_ADA, Bentuk, MasukanTidakSah, bulat, daftar, objek, pilihan, tanggal
from seleksi.aturan.periksa_profil import harapan_parameter
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import AcuanSaring, Parameter
from seleksi.aturan.rujukan import CAKUPAN, MODE_USIA

_BENTUK = Bentuk("profil", "putaran", "pelamar")
_PUTARAN = Bentuk("tanggal_tutup", "tanggal_acuan_usia", "mode_usia", "tahun_kinerja", "cakupan", "parameter")


class PenyaringButir:
    """Screens item after item; rounds that repeat are read once."""

    def __init__(self) -> None:
        self._siap: dict[tuple[str, str], Penyaring] = {}
        self._profil = daftar_profil()

    def jawab(self, butir: Any) -> str:
        """The answer to one item as a JSON object; MasukanTidakSah names the first wrong field."""
        isi = objek(butir, "", _BENTUK)
        kode = pilihan(isi.get("profil", TIDAK_ADA), "profil", self._profil)
        kunci = (kode, repr(isi.get("putaran")))
        siap = self._siap.get(kunci)
        if siap is None:
            profil = muat_profil(kode)
            siap = self._siap[kunci] = penyaring(profil, baca_acuan(profil, isi.get("putaran", TIDAK_ADA)))
        try:
            fakta = siap.baca(isi.get("pelamar", TIDAK_ADA))
        except MasukanTidakSah as galat:
            raise galat.di("pelamar") from galat
        return tulis(kode, siap.nilai(fakta))


def baca_acuan(profil: Profil, putaran: Any) -> AcuanSaring:
    """A round's values for screening; what a shipped round of the profile fixes may be left out."""
    isi = objek(putaran, "putaran", _PUTARAN)
    bawaan = muat_putaran(profil.putaran_bawaan).acuan if profil.putaran_bawaan else None
    acuan_usia, tahun = isi.get("tanggal_acuan_usia", TIDAK_ADA), isi.get("tahun_kinerja", TIDAK_ADA)
    return AcuanSaring(
        tanggal_tutup=tanggal(isi.get("tanggal_tutup", TIDAK_ADA), "putaran.tanggal_tutup"),
        tanggal_acuan_usia=bawaan.tanggal_acuan_usia if bawaan and acuan_usia is TIDAK_ADA
        else tanggal(acuan_usia, "putaran.tanggal_acuan_usia"),
        tahun_kinerja=bawaan.tahun_kinerja if bawaan and tahun is TIDAK_ADA
        else _tahun(tahun, profil.tahun_kinerja.jumlah),
        mode_usia=pilihan(isi.get("mode_usia", "tahun_penuh"), "putaran.mode_usia", MODE_USIA),
        cakupan=_cakupan(profil, isi.get("cakupan", TIDAK_ADA)),
        parameter=_parameter(profil, isi.get("parameter", {})),
    )


def _tahun(nilai: Any, jumlah: int) -> tuple[int, ...]:
    jalur, harapan = "putaran.tahun_kinerja", f"daftar {jumlah or 'satu atau lebih'} tahun yang berbeda"
    if nilai is TIDAK_ADA:
        raise MasukanTidakSah(jalur, nilai, harapan)
    tahun = [bulat(t, f"{jalur}[{n}]", 1900, 2100) for n, t in enumerate(daftar(nilai, jalur), start=1)]
    if not tahun or len(set(tahun)) != len(tahun) or (jumlah and len(tahun) != jumlah):
        raise MasukanTidakSah(jalur, nilai, harapan)
    return tuple(sorted(tahun))


def _cakupan(profil: Profil, nilai: Any) -> str:
    aturan = profil.pengumuman.cakupan
    if aturan is not None:
        return pilihan(nilai, "putaran.cakupan", {k: CAKUPAN[k] for k in aturan.pilihan})
    if nilai is not TIDAK_ADA:
        raise MasukanTidakSah("putaran.cakupan", nilai,
                              f"tidak ditulis; profil {profil.kode} tidak mengenal cakupan")
    return ""


def _parameter(profil: Profil, nilai: Any) -> Parameter:
    """Only what the profile leaves to the panel; null empties it."""
    boleh = {s.kode: s for s in profil.syarat if s.pansel}
    hasil = []
    for kode, isi in objek(nilai, "putaran.parameter", Bentuk(*boleh)).items():
        syarat = boleh[kode]
        for nama, harga in objek(isi, f"putaran.parameter.{kode}", Bentuk(syarat.pansel)).items():
            harapan = harapan_parameter(syarat, harga)
            if harapan:
                raise MasukanTidakSah(f"putaran.parameter.{kode}.{nama}", harga, f"{harapan}, atau null")
            hasil.append((kode, nama, harga))
    return tuple(sorted(hasil, key=lambda p: p[:2]))


# --- writing: fragments that repeat are made once ------------------------------------------------
@lru_cache(maxsize=2048)
def _kepala(kode: str, status: str, dasar: str, catatan: tuple[str, ...]) -> tuple[str, str]:
    q = encode_basestring
    daftar_catatan = ", ".join(q(c) for c in catatan)
    return (f'{{"kode": {q(kode)}, "status": {q(status)}, "dasar": {q(dasar)}, "alasan": ',
            f', "catatan": [{daftar_catatan}]}}')


@lru_cache(maxsize=2048)
def _berkas(berkas: tuple[HasilBerkas, ...]) -> str:
    q, kata = encode_basestring, ("false", "true")
    return ", ".join(f'{{"jenis": {q(b.jenis)}, "wajib": {kata[b.wajib]}, "ada": {kata[b.ada]}, '
                     f'"dasar": {q(b.dasar)}, "alasan": {q(b.alasan)}}}' for b in berkas)


def tulis(kode_profil: str, hasil: Hasil) -> str:
    """The answer as kontrak 1 shows it, on one line."""
    baris = []
    for kode, status, dasar, _, alasan, catatan, _ in hasil.syarat:
        awal, akhir = _kepala(kode, status, dasar, catatan)
        baris.append(f"{awal}{encode_basestring(alasan)}{akhir}")
    return (f'{{"profil": {encode_basestring(kode_profil)}, "simpulan": {encode_basestring(hasil.simpulan)}, '
            f'"syarat": [{", ".join(baris)}], "berkas": [{_berkas(hasil.berkas)}]}}')
