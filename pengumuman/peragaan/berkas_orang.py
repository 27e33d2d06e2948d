"""The profile and the documents of one demo applicant."""
import io
from datetime import date, datetime

from pendaftaran.models import (
    Diklat,
    Lamaran,
    Organisasi,
    Pelamar,
    Penghargaan,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPangkat,
    RiwayatPendidikan,
)
from pendaftaran.pemeriksaan import Permintaan, periksa_banyak
from pendaftaran.selectors.lamaran import keadaan_lamaran
from pendaftaran.services.berkas import terima_vonis
from seleksi.aturan.rujukan import GOLONGAN
from seleksi.core.domain.kata import WIB
from seleksi.core.models import Pengguna

from .dokumen import dokumen, nama_dokumen, pdf
from .isi_dokumen import isi_dokumen
from .orang import Orang


def isi_profil(*, orang: Orang, pengguna: Pengguna, urut: int, tahun_kinerja: tuple[int, ...], pada: datetime) -> Pelamar:
    """Write the histories as the person would; `cacat` leaves out or spoils exactly one thing."""
    kode, jenis, instansi = orang.instansi
    pelamar = Pelamar(
        pengguna=pengguna, nama=orang.nama, gelar_belakang="S.T., M.M." if orang.s2 else "S.T.", nip=orang.nip(urut),
        tempat_lahir="Tuban", tanggal_lahir=orang.lahir, jenis_kelamin=orang.kelamin, telepon=f"0812000000{urut:02d}",
        alamat=f"Jalan Contoh {urut}", status="PNS", instansi_kode=kode, instansi_jenis=jenis, instansi_nama=instansi,
        unit_kerja=f"Dinas {orang.bidang}", golongan=orang.golongan, tmt_golongan=date(tahun_kinerja[0] - 2, 4, 1),
        dalam_pemeriksaan=False, tanpa_hukuman=True, pidana="tidak_pernah", diubah=pada)
    pelamar.nik = orang.nik(urut)
    pelamar.save()
    _pangkat(pelamar)
    tahun = tahun_kinerja[-1]
    for jabatan, jenjang, mulai, selesai in (
            ("Kepala Seksi", "pengawas", date(tahun - 13, 2, 1), date(tahun - 8, 1, 1)),
            ("Kepala Bidang", "administrator", date(tahun - 8, 1, 2), date(tahun - 3, 1, 1)),
            ("Sekretaris Dinas", "administrator", date(tahun - 3, 1, 2), None)):
        RiwayatJabatan.objects.create(pelamar=pelamar, nama=f"{jabatan} {orang.bidang}", jenjang=jenjang, mulai=mulai, selesai=selesai,
                                      nomor_sk=f"821.2/{200 + urut}/CONTOH/{mulai.year}")
    for jenjang, jurusan, lulus in (("S1", "Teknik Sipil", 24), ("S2", "Manajemen", 34))[:2 if orang.s2 else 1]:
        RiwayatPendidikan.objects.create(pelamar=pelamar, jenjang=jenjang, lembaga="Universitas Contoh", jurusan=jurusan,
                                         lulus=orang.lahir.year + lulus,
                                         nomor_ijazah=f"{jenjang}/{orang.lahir.year + lulus}/{urut:04d}/CONTOH")
    Diklat.objects.create(pelamar=pelamar, jenis="diklatpim_iv" if orang.cacat == "diklat" else "diklatpim_iii",
                          nama="Pelatihan kepemimpinan (contoh)", tanggal=date(tahun - 6, 8, 20), nomor=f"STTP/{urut}/CONTOH")
    Penghargaan.objects.create(pelamar=pelamar, nama="Satyalancana Karya Satya X Tahun", tahun=orang.lahir.year + 37,
                               pemberi="Presiden Republik Indonesia")
    Organisasi.objects.create(pelamar=pelamar, nama="Korps Pegawai Contoh", kedudukan="Anggota", mulai=orang.lahir.year + 26)
    for satu in tahun_kinerja:
        _kinerja(pelamar, satu, kurang=orang.cacat == "kinerja" and satu == tahun)
    return pelamar


def _pangkat(pelamar: Pelamar) -> None:
    """The present rank and the two before it, four years apart."""
    urut = list(GOLONGAN)
    kini, tmt = urut.index(pelamar.golongan), pelamar.tmt_golongan
    for n in (2, 1, 0):
        RiwayatPangkat.objects.create(pelamar=pelamar, golongan=urut[kini - n], tmt=tmt.replace(year=tmt.year - 4 * n),
                                      nomor_sk=f"823.4/{100 + n}/CONTOH", pejabat="Gubernur Jawa Timur" if n == 0 else "Bupati Tuban")


def _kinerja(pelamar: Pelamar, tahun: int, *, kurang: bool) -> None:
    if tahun <= 2020:
        unsur = dict.fromkeys(PenilaianKinerja.UNSUR, "82.50") | ({"disiplin": "75.90"} if kurang else {})
        PenilaianKinerja.objects.create(pelamar=pelamar, tahun=tahun, **unsur)
    else:
        PenilaianKinerja.objects.create(pelamar=pelamar, tahun=tahun, predikat="baik", perilaku="di_atas",
                                        hasil_kerja="di_bawah" if kurang else "sesuai")


def unggah_semua(*, lamaran: Lamaran, orang: Orang, urut: int, pada: datetime, paling_banyak: int | None = None) -> int:
    """Fill every mandatory slot with a generated document, judged like any other. How many were put in."""
    oleh = lamaran.pelamar.pengguna
    slot = [s.slot for s in keadaan_lamaran(lamaran, oleh, pada=pada).slot if s.slot.wajib and not s.berkas][:paling_banyak]
    bahan = [_naskah(s.jenis, lamaran, urut=urut, pada=pada) for s in slot]
    vonis = periksa_banyak([Permintaan(io.BytesIO(isi), s.jenis_boleh, s.maks_byte, nama_berkas)
                            for s, (nama_berkas, isi) in zip(slot, bahan, strict=True)])
    for s, (nama_berkas, _), satu in zip(slot, bahan, vonis, strict=True):
        with satu:
            terima_vonis(lamaran=lamaran, slot=s, nama=nama_berkas, vonis=satu, oleh=oleh, pada=pada)
    return len(slot)


def _naskah(jenis: str, lamaran: Lamaran, *, urut: int, pada: datetime) -> tuple[str, bytes]:
    if jenis == "pas_foto":
        return dokumen(jenis, nama="", nip="", rincian=[], urut=urut)
    isi = isi_dokumen(jenis, lamaran, urut=urut, pada=pada.astimezone(WIB).date())
    return nama_dokumen(jenis), pdf(isi.judul, isi.baris, kop=isi.kop, nomor=isi.nomor, tanda=isi.tanda, salinan=isi.salinan)
