"""Small generated documents for the demo: one-page PDFs written by hand, each marked CONTOH, and a drawn photo."""
import io
import struct
import textwrap
import zlib


def _teks_pdf(baris: str) -> bytes:
    return baris.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252", "replace")


def _huruf(ukuran: int, x: int, y: int, teks: str, *, tebal: bool = False) -> bytes:
    return b"BT /F%d %d Tf %d %d Td (%s) Tj ET" % (2 if tebal else 1, ukuran, x, y, _teks_pdf(teks))


def _tengah(ukuran: int, y: int, teks: str) -> bytes:
    lebar = int(len(teks) * ukuran * 0.62)  # Helvetica Bold capitals, near enough to look centred
    return _huruf(ukuran, max(56, (595 - lebar) // 2), y, teks, tebal=True)


CAP_AIR = b"q 0.90 0.90 0.92 rg " + b" ".join(
    b"BT /F2 96 Tf 0.82 0.57 -0.57 0.82 %d %d Tm (CONTOH) Tj ET" % letak for letak in ((110, 50), (110, 300), (110, 550))) + b" Q"


def _baris(isi: list[tuple[str, str] | str], y: int) -> list[bytes]:
    """Label and value side by side; what has no label goes over the whole width. Long values are broken."""
    perintah = []
    for satu in isi:
        label, nilai = ("", satu) if isinstance(satu, str) else satu
        for n, potong in enumerate(textwrap.wrap(nilai, 58 if label else 86) or [""]):
            if label and n == 0:
                perintah += [_huruf(11, 56, y, label), _huruf(11, 208, y, ":")]
            perintah.append(_huruf(11, 218 if label else 56, y, potong))
            y -= 19
    return perintah


def pdf(judul: str, isi: list[tuple[str, str] | str], *, kop: str = "", nomor: str = "", tanda: tuple[str, ...] = (),
        salinan: bool = False) -> bytes:
    """A valid A4 PDF with letterhead, title, lines and signature over a watermark; each document differs, so each hash differs."""
    perintah = [CAP_AIR, b"0 g 0 G 0.5 w 56 785 m 539 785 l S 56 782 m 539 782 l S", _tengah(13, 755, judul)]
    perintah += [_tengah(12, 795, kop)] if kop else []
    perintah += [_huruf(11, 218, 735, f"Nomor: {nomor}")] if nomor else []
    perintah += _baris(isi, 700)
    perintah += [_huruf(11, 330, 230 - 22 * n, satu) for n, satu in enumerate(tanda)]
    if salinan:
        perintah.append(b"0.2 0.2 0.6 RG 1 w 56 150 200 56 re S")
        perintah += [_huruf(10, 66, 186, "Salinan sesuai dengan aslinya"), _huruf(10, 66, 168, "BKPSDM (contoh), cap dan paraf")]
    perintah.append(_huruf(9, 56, 50, "CONTOH untuk peragaan portal; semua nama dan nomor rekaan. Bukan dokumen negara."))
    arus = zlib.compress(b"\n".join(perintah))
    objek = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(arus), arus),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
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
    """File name and bytes of one document of a slot, with name and NIP only."""
    if jenis == "pas_foto":
        return "pas-foto.png", foto((20 + 7 * urut % 90, 60, 60 + 11 * urut % 120))
    tahun = f"PENILAIAN KINERJA (SKP) TAHUN {jenis.rsplit('_', 1)[-1]}"
    judul = JUDUL.get(jenis) or (tahun if jenis.startswith("skp_") else jenis.replace("_", " ").upper())
    return nama_dokumen(jenis), pdf(judul, [("Nama", nama), ("NIP", nip), *rincian])


def nama_dokumen(jenis: str) -> str:
    return f"{jenis.replace('_', '-')}.pdf"
