"""Rows that lower apps would have written, so that letters and announcements can be tried alone. Everything is fictitious."""
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from pendaftaran.models import GenerasiHasil, Lamaran, PenetapanAdministrasi, UsulanAdministrasi
from pengumuman.models import Pengumuman
from pengumuman.services import ajukan, catat_gerbang, siapkan_pengumuman, tanda_tangani
from penilaian.models import BarisPeringkat, LembarNilai, Pembukaan, Peringkat
from penilaian.services.masukan import sha256_komitmen
from seleksi.aturan.ketentuan import kanonik
from seleksi.core.kripto import segel, sha256
from seleksi.core.models import Lowongan, Penugasan, Rapat, Seleksi
from seleksi.core.selectors import anggota_pansel, ketentuan_berlaku
from seleksi.tests.pabrik import KINI, lamaran_terkirim, orang, panitia

TUTUP = datetime(2020, 9, 29, 3, 0, tzinfo=UTC)  # 10.00 WIB, the day after the last window
AKHIR = datetime(2020, 10, 12, 3, 0, tzinfo=UTC)
SKOR = ("84.12", "82.90", "81.37", "79.05", "77.48")  # markers: must never show outside the secret minutes


def gerbang_lengkap(seleksi: Seleksi) -> None:
    for jenis in ("sk_pansel", "standar_kompetensi"):
        catat_gerbang(seleksi=seleksi, jenis=jenis, nomor="188/1/UJI", tanggal=date(2020, 9, 1), keterangan="",
                      oleh=orang("Sinta Sekretariat"), pada=KINI - timedelta(days=15))


def terbitkan_pengumuman(seleksi: Seleksi, jenis: str, *, pada: datetime, terbit: datetime | None = None) -> Pengumuman:
    """Prepared and submitted by Sinta, signed by Kartika."""
    sinta, kartika = orang("Sinta Sekretariat"), orang("Kartika Ketua")
    pengumuman = siapkan_pengumuman(seleksi=seleksi, jenis=jenis, oleh=sinta, pada=pada)
    ajukan(pengumuman=pengumuman, oleh=sinta, pada=pada)
    return tanda_tangani(pengumuman=pengumuman, oleh=kartika, pada=pada, terbit=terbit)


def panitia_lima(seleksi: Seleksi) -> list[Penugasan]:
    """The Ketua and four members, made once."""
    return list(anggota_pansel(seleksi)) if anggota_pansel(seleksi).count() > 1 else panitia(seleksi)


def tetapkan(seleksi: Seleksi, putusan: dict[Lamaran, str], *, pada: datetime = TUTUP, generasi: GenerasiHasil | None = None) -> Rapat:
    """A closed meeting with final determinations: "" passes, any other text is the reason of a refusal."""
    tugas, kartika = panitia_lima(seleksi), orang("Kartika Ketua")
    rapat = Rapat.objects.create(seleksi=seleksi, jenis="administrasi", dibuka=pada - timedelta(hours=1), pembuka=kartika,
                                 status="disahkan", disahkan=pada, pengesah=kartika)
    rapat.hadir.set(tugas[:4])
    for lamaran, alasan in putusan.items():
        nilai = "tms" if alasan else "ms"
        usulan = UsulanAdministrasi.objects.create(lamaran=lamaran, putusan=nilai, alasan=alasan, pada=pada, perlu_uji=nilai == "tms",
                                                   oleh=orang("Sinta Sekretariat"))
        PenetapanAdministrasi.objects.create(lamaran=lamaran, rapat=rapat, generasi=generasi or lamaran.generasi.first(), usulan=usulan,
                                             putusan=nilai, alasan=alasan, oleh=kartika, pada=pada, sah=pada)
        Lamaran.objects.filter(pk=lamaran.pk).update(status="tidak_lulus_administrasi" if alasan else "lulus_administrasi")
        lamaran.refresh_from_db()
    return rapat


def lamaran_banyak(lowongan: Lowongan, jumlah: int, *, mulai: int = 1) -> list[Lamaran]:
    """Sent applications of "Peserta Uji A", "B", ...; the later the letter, the smaller the number, so no order is by accident."""
    return [lamaran_terkirim(lowongan, f"Peserta Uji {chr(64 + mulai + jumlah - 1 - n)}", urut=mulai + n) for n in range(jumlah)]


def tetapkan_peringkat(lowongan: Lowongan, peserta: list[Lamaran], *, pada: datetime = AKHIR, alasan: str = "") -> Peringkat:
    """A determined order: `peserta` from first to last, the first three chosen, with two sheets committed."""
    seleksi, kartika, tugas = lowongan.seleksi, orang("Kartika Ketua"), panitia_lima(lowongan.seleksi)
    ketentuan = ketentuan_berlaku(seleksi)
    lembar = [LembarNilai.objects.create(lamaran=peserta[0], penugasan=satu, komponen="makalah", ketentuan=ketentuan, status="final",
                                         final=pada, komitmen=sha256(satu.sk.encode() + str(satu.pk).encode())) for satu in tugas[:2]]
    komitmen = sorted([satu.kode, satu.komitmen] for satu in lembar)
    pembukaan = Pembukaan.objects.create(lowongan=lowongan, pembuka=kartika, diminta=pada - timedelta(days=1), penyaksi=tugas[1].pengguna,
                                         dibuka=pada - timedelta(hours=5), komitmen=komitmen, sha256=sha256_komitmen(komitmen))
    rapat = Rapat.objects.create(seleksi=seleksi, jenis="penetapan", dibuka=pada - timedelta(hours=1), pembuka=kartika, status="disahkan",
                                 disahkan=pada, pengesah=kartika)
    rapat.hadir.set(tugas)
    baris = [{"nomor": p.nomor, "nama": p.nama, "komponen": dict.fromkeys(("makalah", "asesmen", "wawancara", "rekam_jejak"), skor),
              "total": skor, "total_tepat": f"{int(Decimal(skor) * 100)}/100", "peringkat": n, "terpilih": n <= 3}
             for n, (p, skor) in enumerate(zip(peserta, SKOR, strict=False), 1)]
    peringkat = Peringkat(lowongan=lowongan, pembukaan=pembukaan, ketentuan=ketentuan, status="ditetapkan", dihitung=pada, rapat=rapat,
                          ditetapkan=pada, alasan=alasan)
    isi = kanonik({"garam": "0" * 64, "masukan": {}, "hasil": {"peringkat": baris}})
    peringkat.sandi, peringkat.sha256 = segel(isi, konteks=peringkat.konteks_segel), sha256(isi)
    peringkat.save()
    BarisPeringkat.objects.bulk_create(
        BarisPeringkat(peringkat=peringkat, lamaran=p, urutan=b["peringkat"], total_tepat=b["total_tepat"], total=Decimal(b["total"]),
                       terpilih=b["terpilih"]) for p, b in zip(peserta, baris, strict=True))
    return peringkat
