"""Forms of a round: for nobody yet (public), and filled in with one applicant's own data."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from seleksi.aturan.jenis import KONDISI_BERKAS
from seleksi.aturan.profil import Profil, SyaratBerkas
from seleksi.aturan.putaran import Putaran
from seleksi.aturan.rujukan import DIKLAT, GOLONGAN, PENDIDIKAN, PREDIKAT, STATUS
from seleksi.core.domain.kata import desimal, rentang, tanggal
from seleksi.core.domain.kata import nip as kata_nip
from seleksi.core.models import Lowongan, Seleksi
from seleksi.core.selectors import aturan_seleksi

from ..domain.berkas_wajib import kondisi_slot
from ..domain.formulir import DataPelamar, Formulir
from ..domain.formulir_susun import Acuan, ada_formulir, naskah, pejabat_penanda, pihak, susun_formulir
from ..models import Pelamar, PenilaianKinerja, RiwayatJabatan
from .lamaran import KeadaanLamaran, berkas_diminta


@dataclass(frozen=True)
class Persiapan:
    """One document on the page "Yang perlu disiapkan"; `wajib` says for whom when it is not for all."""

    berkas: SyaratBerkas
    label: str
    wajib: str

    @property
    def formulir(self) -> bool:
        return ada_formulir(self.berkas)


def formulir_kosong(seleksi: Seleksi, *, pada: date) -> list[Formulir]:
    """Every form of the round with nothing of anybody in it."""
    profil, putaran = aturan_seleksi(seleksi)
    lampiran = tuple(_lampiran_umum(profil, label, b) for label, b in berkas_diminta(profil, putaran) if b.jenis != "surat_lamaran")
    acuan = _acuan(seleksi, profil, putaran, pada=pada, lampiran=lampiran)
    return [susun_formulir(b, acuan=acuan, pelamar=DataPelamar(), pejabat=_pejabat_umum(b, profil)) for b in _berformulir(profil)]


def formulir_terisi(keadaan: KeadaanLamaran, *, pada: date) -> list[Formulir]:
    """The forms that this application may need, filled in; not those which the rules want of others only."""
    p, profil, slot = keadaan.pelamar, keadaan.profil, {s.slot.jenis: s.slot for s in keadaan.slot}
    lampiran = tuple(s.label for s in slot.values()
                     if s.jenis != "surat_lamaran" and (s.wajib or s.bila_memiliki and _ada(keadaan, s.jenis)))
    acuan = _acuan(keadaan.lamaran.seleksi, profil, keadaan.putaran, pada=pada, lampiran=lampiran, lowongan=keadaan.lamaran.lowongan)
    data = data_pelamar(p)
    return [susun_formulir(b, acuan=acuan, pelamar=data, pejabat=pejabat_penanda(
                b.jenis, instansi_jenis=p.instansi_jenis, instansi_nama=p.instansi_nama))
            for b in _berformulir(profil) if slot[b.jenis].wajib or not slot[b.jenis].bersyarat or not p.instansi_kode]


def persiapan(profil: Profil, putaran: Putaran) -> list[tuple[str, str, list[Persiapan]]]:
    """Documents by whom one depends on, the longest wait first: (who, how long, documents)."""
    kelompok: dict[str, list[Persiapan]] = {kunci: [] for kunci in ("ppk", "pyb", "legalisir", "pelamar", "sendiri")}
    for label, b in berkas_diminta(profil, putaran):
        kunci = pihak(b.jenis) if ada_formulir(b) else "legalisir" if b.legalisir else "sendiri"
        bila = kondisi_slot(profil, b)
        kelompok[kunci].append(Persiapan(b, label, "" if bila == "selalu" else f"Wajib {KONDISI_BERKAS[bila]}."))
    return [(naskah()["waktu"][k]["siapa"], naskah()["waktu"][k]["lama"], isi) for k, isi in kelompok.items() if isi]


def _berformulir(profil: Profil) -> Iterable[SyaratBerkas]:
    return (b for b in profil.berkas if ada_formulir(b))


def _ada(keadaan: KeadaanLamaran, jenis: str) -> bool:
    return any(s.slot.jenis == jenis and s.berkas for s in keadaan.slot)


def _lampiran_umum(profil: Profil, label: str, b: SyaratBerkas) -> str:
    bila = kondisi_slot(profil, b)
    return label if bila == "selalu" else f"{label} ({KONDISI_BERKAS[bila]})"


def _acuan(seleksi: Seleksi, profil: Profil, putaran: Putaran, *, pada: date, lampiran: tuple[str, ...],
           lowongan: Lowongan | None = None) -> Acuan:
    meterai, s, instansi = profil.meterai_pada(pada), putaran.sekretariat, seleksi.instansi
    kota = instansi.kota or putaran.tempat
    alamat = s.alamat if s else instansi.sekretariat
    pengumuman = f"Nomor {putaran.nomor_pengumuman}" if putaran.nomor_pengumuman else ""
    if pengumuman and putaran.tanggal_surat:
        pengumuman += f" tanggal {tanggal(putaran.tanggal_surat)}"
    return Acuan(
        profil=profil, pemda=instansi.nama, pengumuman=pengumuman, lampiran=lampiran, meterai=meterai.nilai if meterai else None,
        jabatan=lowongan.nama if lowongan else "", unit=lowongan.unit if lowongan else "",
        kepada=tuple(b for b in (f"Yth. {profil.pendaftaran.tujuan}", "Jabatan Pimpinan Tinggi Pratama", instansi.nama, alamat,
                                 f"di {kota}" if kota else "") if b))


def _pejabat_umum(b: SyaratBerkas, profil: Profil) -> tuple[str, ...]:
    """On a form for nobody yet the officer is known only where the rules want it of our own people."""
    dalam = kondisi_slot(profil, b) == "dalam_daerah"
    return pejabat_penanda(b.jenis, instansi_jenis=profil.daerah.jenis if dalam else "", instansi_nama=profil.daerah.nama if dalam else "")


def data_pelamar(p: Pelamar) -> DataPelamar:
    """The profile in the words of a form. What is not filled in stays empty."""
    lahir = ", ".join(n for n in (p.tempat_lahir, tanggal(p.tanggal_lahir) if p.tanggal_lahir else "") if n)
    return DataPelamar(
        nama=p.nama_bergelar, nip=kata_nip(p.nip), lahir=lahir, kelamin=p.get_jenis_kelamin_display(), status=STATUS.get(p.status, ""),
        pangkat=f"{GOLONGAN[p.golongan]} ({p.golongan})" if p.golongan in GOLONGAN else "", jabatan=_jabatan_kini(p),
        tmt=tanggal(p.tmt_golongan) if p.tmt_golongan else "", unit=p.unit_kerja, instansi=p.instansi_nama, alamat=p.alamat,
        telepon=p.telepon, surel=p.pengguna.email, riwayat=_riwayat(p))


def _jabatan_kini(p: Pelamar) -> str:
    """The definitive post that is still held, the newest of several."""
    kini = [r for r in p.riwayatjabatan_set.all() if r.selesai is None] if p.pk else []
    kini.sort(key=lambda r: (not r.plt, r.mulai))
    return _sebut_jabatan(kini[-1]) if kini else ""


def _sebut_jabatan(r: RiwayatJabatan) -> str:
    return f"{r.nama} (Plt./Plh.)" if r.plt else r.nama


def _riwayat(p: Pelamar) -> dict[str, tuple[tuple[str, ...], ...]]:
    if not p.pk:
        return {}
    return {
        "pendidikan": tuple((PENDIDIKAN[r.jenjang], r.lembaga, r.jurusan, str(r.lulus)) for r in p.riwayatpendidikan_set.all()),
        "diklat": tuple((DIKLAT.get(r.jenis, ""), r.nama, tanggal(r.tanggal) if r.tanggal else "", r.nomor) for r in p.diklat_set.all()),
        "pangkat": tuple((GOLONGAN[r.golongan], r.golongan, tanggal(r.tmt), r.nomor_sk, r.pejabat) for r in p.riwayatpangkat_set.all()),
        "jabatan": tuple((_sebut_jabatan(r), r.unit, rentang(r.mulai, r.selesai) if r.selesai else f"{tanggal(r.mulai)} s.d. sekarang",
                          r.nomor_sk) for r in p.riwayatjabatan_set.all()),
        "kinerja": tuple((str(r.tahun), _nilai(r)) for r in p.penilaiankinerja_set.all()),
        "penghargaan": tuple((r.nama, str(r.tahun), r.pemberi) for r in p.penghargaan_set.all()),
        "organisasi": tuple((r.nama, r.kedudukan, f"{r.mulai}-{r.selesai or 'sekarang'}") for r in p.organisasi_set.all()),
    }


def _nilai(r: PenilaianKinerja) -> str:
    if r.predikat:
        return PREDIKAT[r.predikat]
    return f"Nilai SKP {desimal(r.skp)}" if r.skp is not None else ""
