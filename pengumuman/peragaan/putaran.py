"""The demo's rounds: Tuban 2020 with its real dates, and three of today under the same profile."""
from dataclasses import replace
from datetime import date, time, timedelta

from seleksi.aturan.putaran import JendelaPendaftaran, Putaran

# Days between the first day of registration and each line of Tuban's schedule (C.1 to C.7): first and last day.
LANGKAH = ((0, 14), (15, 17), (18, 18), (19, 20), (21, 21), (22, 24), (28, 28))


def putaran_kini(asal: Putaran, *, mulai: date, lowongan: tuple[int, ...], judul: str, kode: str) -> Putaran:
    """Tuban's round moved to `mulai`: an all-day window of 15 days, the posts at these places, years of today."""
    tutup = mulai + timedelta(days=LANGKAH[0][1])
    tahun = tutup.year
    return replace(
        asal, kode=kode, judul=judul, nomor_pengumuman="", tanggal_surat=mulai - timedelta(days=9), tanggal_publikasi=mulai,
        mulai_pendaftaran=mulai,
        acuan=replace(asal.acuan, tanggal_tutup=tutup, tanggal_acuan_usia=date(tahun + 1, 3, 1), tahun_kinerja=(tahun - 2, tahun - 1),
                      tahun_pajak=tahun - 1),
        jendela=JendelaPendaftaran(mulai=mulai, sampai=tutup, jam_buka=time(0, 0), jam_tutup=time(23, 59, 59), mode="menerus",
                                   bawaan="Jam pendaftaran sepanjang hari ditetapkan Panitia Seleksi untuk putaran ini."),
        lowongan=tuple(asal.lowongan[n] for n in lowongan),
        jadwal=tuple(replace(k, mulai=mulai + timedelta(days=a), selesai=mulai + timedelta(days=b))
                     for k, (a, b) in zip(asal.jadwal, LANGKAH, strict=True)))
