"""Small generated documents for the demo: one-page PDFs written by hand, and a drawn photo."""
import io
import struct
import zlib


def _teks_pdf(baris: str) -> bytes:
    return baris.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252", "replace")


def pdf(judul: str, isi: list[str]) -> bytes:
    """A valid A4 PDF with a title and lines of text; each document differs, so each hash differs."""
    perintah = [b"0.5 w 56 770 m 539 770 l S 56 767 m 539 767 l S"]
    for huruf, tinggi, baris in [(15, 785, judul), *[(11, 735 - 20 * n, satu) for n, satu in enumerate(isi)]]:
        perintah.append(b"BT /F1 %d Tf 56 %d Td (%s) Tj ET" % (huruf, tinggi, _teks_pdf(baris)))
    perintah.append(b"0.75 0.2 0.2 RG 2 w 400 90 120 60 re S BT 0.75 0.2 0.2 rg /F1 13 Tf 420 115 Td (PERAGAAN) Tj ET")
    arus = b"\n".join(perintah)
    objek = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(arus), arus),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    keluar, letak = io.BytesIO(b"%PDF-1.7\n"), []
    keluar.seek(0, io.SEEK_END)
    for nomor, satu in enumerate(objek, 1):
        letak.append(keluar.tell())
        keluar.write(b"%d 0 obj\n%s\nendobj\n" % (nomor, satu))
    awal = keluar.tell()
    keluar.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objek) + 1))
    keluar.write(b"".join(b"%010d 00000 n \n" % titik for titik in letak))
    keluar.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objek) + 1, awal))
    return keluar.getvalue()


def foto(warna: tuple[int, int, int]) -> bytes:
    """A 4x6 portrait as PNG: a red background with a drawn head and shoulders in the given colour."""
    lebar, tinggi = 240, 360
    latar, kulit = bytes((178, 34, 34)), bytes((222, 184, 135))
    baju = bytes(warna)
    baris = bytearray()
    for y in range(tinggi):
        baris.append(0)
        for x in range(lebar):
            if (x - 120) ** 2 / 3600 + (y - 140) ** 2 / 6400 <= 1:
                baris += kulit
            elif y > 225 and (x - 120) ** 2 / 12100 + (y - 360) ** 2 / 18225 <= 1:
                baris += baju
            else:
                baris += latar

    def potong(jenis: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + jenis + data + struct.pack(">I", zlib.crc32(jenis + data))

    return (b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0))
            + potong(b"IDAT", zlib.compress(bytes(baris), 6)) + potong(b"IEND", b""))


JUDUL = {
    "surat_lamaran": "SURAT LAMARAN", "drh": "DAFTAR RIWAYAT HIDUP", "ktp": "KARTU TANDA PENDUDUK",
    "ijazah_s1": "IJAZAH SARJANA (S-1)", "ijazah_lanjutan": "IJAZAH MAGISTER (S-2)", "ijazah_terakhir": "IJAZAH TERAKHIR",
    "sk_pangkat": "KEPUTUSAN KENAIKAN PANGKAT", "sk_jabatan": "KEPUTUSAN PENGANGKATAN DALAM JABATAN",
    "sttp_pim": "STTP DIKLATPIM TINGKAT III", "sertifikat_teknis": "SERTIFIKAT DIKLAT TEKNIS",
    "spt_tahunan": "SPT TAHUNAN", "pakta_integritas": "PAKTA INTEGRITAS",
    "pernyataan_hukdis": "SURAT PERNYATAAN HUKUMAN DISIPLIN", "persetujuan_ppk": "SURAT PERSETUJUAN PEJABAT PEMBINA KEPEGAWAIAN",
    "persetujuan_pyb": "SURAT PERSETUJUAN PEJABAT YANG BERWENANG", "hasil_asesmen": "LAPORAN ASSESSMENT CENTER",
    "sk_jabatan_administrator": "KEPUTUSAN PENGANGKATAN ADMINISTRATOR", "keterangan_hukdis_pyb": "SURAT KETERANGAN DISIPLIN DARI PYB",
    "keterangan_hukdis_ppk": "SURAT KETERANGAN DISIPLIN DARI PPK",
}


def dokumen(jenis: str, *, nama: str, nip: str, rincian: list[str], urut: int) -> tuple[str, bytes]:
    """File name and bytes of one demo document of a slot."""
    if jenis == "pas_foto":
        return "pas-foto.png", foto((20 + 7 * urut % 90, 60, 60 + 11 * urut % 120))
    tahun = f"PENILAIAN KINERJA (SKP) TAHUN {jenis.removeprefix('skp_')}"
    judul = JUDUL.get(jenis) or (tahun if jenis.startswith("skp_") else jenis.replace("_", " ").upper())
    isi = [f"Nama : {nama}", f"NIP  : {nip}", *rincian, "", "Dokumen contoh untuk peragaan portal; bukan dokumen negara.",
           "Legalisir: sesuai dengan aslinya (contoh)."]
    return f"{jenis.replace('_', '-')}.pdf", pdf(judul, isi)
