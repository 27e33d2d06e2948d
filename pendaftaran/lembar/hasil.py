"""The answer as a workbook: a row per person, a row per person and rule, a row per person and document."""

from collections.abc import Iterator

from pendaftaran.domain.saring_lembar import HasilLembar, nilai_putaran

from .gaya import buku_baru, simpan, tabel

STATUS = {"memenuhi": "Memenuhi", "tidak_memenuhi": "Tidak memenuhi", "perlu_pemeriksaan": "Perlu pemeriksaan",
          "ditunda": "Ditunda", "tidak_berlaku": "Tidak berlaku"}
CATATAN = {
    "usia_batas": "Usia tepat pada batas dan sudah lewat ulang tahun", "gabungan": "Gabungan masa administrator dan JF",
    "jenjang_lebih_tinggi": "Diklat lebih tinggi dari yang diminta", "nip_tidak_cocok": "NIP tidak cocok dengan tanggal lahir atau polanya",
    "pasal_13_2": "Belum mencantumkan hasil uji kompetensi (Pasal 13 ayat (2))"}
_YA = ("tidak", "ya")


def tulis_hasil(hasil: HasilLembar) -> bytes:
    buku, nama_syarat = buku_baru(), [s.nama for s in hasil.profil.syarat]
    tabel(buku, "Ringkasan", ("Nomor", "Nama", "NIP", "Simpulan", *nama_syarat), (9, 28, 22, 18, *[17] * len(nama_syarat)),
          _ringkasan(hasil))
    tabel(buku, "Syarat", ("Nomor", "Nama", "Kode", "Syarat", "Status", "Dasar", "Alasan", "Catatan", "Yang mengubah hasil"),
          (9, 28, 20, 40, 18, 26, 64, 30, 44), _syarat(hasil))
    tabel(buku, "Berkas", ("Nomor", "Nama", "Jenis", "Berkas", "Wajib", "Ada", "Dasar", "Alasan"), (9, 28, 22, 44, 9, 9, 26, 50),
          _berkas(hasil))
    tabel(buku, "Dasar penyaringan", ("Isian", "Nilai"), (28, 90), _dasar(hasil))
    return simpan(buku)


def _ringkasan(hasil: HasilLembar) -> Iterator[tuple[str, ...]]:
    for p, h in hasil.daftar:
        yield (p.nomor, p.nama, p.isi.get("nip", ""), STATUS[h.simpulan], *(STATUS[s.status] for s in h.syarat))


def _syarat(hasil: HasilLembar) -> Iterator[tuple[str, ...]]:
    for p, h in hasil.daftar:
        for s in h.syarat:
            yield (p.nomor, p.nama, s.kode, s.judul, STATUS[s.status], s.dasar, s.alasan, "; ".join(CATATAN[c] for c in s.catatan), s.saran)


def _berkas(hasil: HasilLembar) -> Iterator[tuple[str, ...]]:
    for p, h in hasil.daftar:
        for b in h.berkas:
            yield p.nomor, p.nama, b.jenis, b.label, _YA[b.wajib], _YA[b.ada], b.dasar, b.alasan


def _dasar(hasil: HasilLembar) -> Iterator[tuple[str, str]]:
    p = hasil.profil
    yield "Peraturan", f"{p.peraturan.bentuk} Nomor {p.peraturan.nomor}"
    for nama, nilai in nilai_putaran(p, hasil.acuan).items():
        yield nama, nilai or "menurut profil"
    yield "SHA-256 profil", p.sha256
    yield "Kedudukan", "Usulan mesin; hanya Panitia Seleksi yang menetapkan."
