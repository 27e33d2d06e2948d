"""What stands in the demo's documents: the same facts as in the profile, so that a verifier has something to compare."""
from dataclasses import dataclass
from datetime import date

from pendaftaran.models import Lamaran, Pelamar, PenilaianKinerja
from seleksi.aturan.rujukan import GOLONGAN
from seleksi.core.domain.kata import desimal, tanggal

from .dokumen import JUDUL


@dataclass(frozen=True)
class Isi:
    """One document: letterhead, title, number, lines (label and value, or a sentence with an empty label), signature."""

    kop: str
    judul: str
    nomor: str
    baris: list[tuple[str, str]]
    tanda: tuple[str, ...]
    salinan: bool = True  # a certified copy, as most papers are


def isi_dokumen(jenis: str, lamaran: Lamaran, *, urut: int, pada: date) -> Isi:
    """The text of one document of this applicant. Invented authorities are called "contoh"."""
    p = lamaran.pelamar
    batang, _, akhir = jenis.rpartition("_")
    if batang == "skp" and akhir.isdecimal():
        return _skp(p, int(akhir), urut)
    return PENULIS.get(jenis, _lain)(jenis, p, lamaran, urut, pada)


def _diri(p: Pelamar) -> list[tuple[str, str]]:
    return [("Nama", p.nama_bergelar), ("NIP", p.nip), ("Tempat, tanggal lahir", f"{p.tempat_lahir}, {tanggal(p.tanggal_lahir)}"),
            ("Pangkat, golongan", f"{GOLONGAN[p.golongan]}, {p.golongan}"), ("Unit kerja", p.unit_kerja), ("Instansi", p.instansi_nama)]


def _kop(p: Pelamar) -> str:
    return f"{p.instansi_nama.upper()} (CONTOH)"


def _ktp(jenis, p, lamaran, urut, pada) -> Isi:
    kelamin = {"L": "Laki-laki", "P": "Perempuan"}[p.jenis_kelamin]
    baris = [("NIK", p.nik), ("Nama", p.nama.upper()), ("Tempat/Tgl Lahir", f"{p.tempat_lahir.upper()}, {p.tanggal_lahir:%d-%m-%Y}"),
             ("Jenis Kelamin", kelamin.upper()), ("Alamat", p.alamat.upper()), ("Pekerjaan", "PEGAWAI NEGERI SIPIL"),
             ("Kewarganegaraan", "WNI"), ("Berlaku Hingga", "SEUMUR HIDUP")]
    return Isi("PROVINSI JAWA TIMUR (CONTOH)", JUDUL[jenis], "", baris, (), salinan=False)


def _surat_lamaran(jenis, p, lamaran, urut, pada) -> Isi:
    baris = [("", "Yang bertanda tangan di bawah ini:"), *_diri(p), ("Alamat", p.alamat), ("Telepon", p.telepon),
             ("", "mengajukan lamaran untuk mengikuti seleksi terbuka pada jabatan:"), ("Jabatan", lamaran.lowongan.nama)]
    return _pribadi(jenis, p, baris, pada)


def _pribadi(jenis: str, p: Pelamar, baris: list[tuple[str, str]], pada: date) -> Isi:
    return Isi("", JUDUL[jenis], "", baris, (f"Tuban, {tanggal(pada)}", "Meterai (contoh)", p.nama_bergelar, f"NIP {p.nip}"), salinan=False)


def _drh(jenis, p, lamaran, urut, pada) -> Isi:
    baris = _diri(p)
    baris += [("", "Riwayat jabatan")] + [
        (f"{r.mulai:%d-%m-%Y} s.d. {f'{r.selesai:%d-%m-%Y}' if r.selesai else 'kini'}", r.nama)
        for r in p.riwayatjabatan_set.order_by("mulai")]
    baris += [("", "Riwayat pendidikan")] + [
        (f"Lulus {r.lulus}", f"{r.jenjang} {r.jurusan}, {r.lembaga}") for r in p.riwayatpendidikan_set.order_by("lulus")]
    baris += [("", "Pendidikan dan pelatihan")] + [
        (tanggal(r.tanggal), f"{r.get_jenis_display()}, nomor {r.nomor}") for r in p.diklat_set.order_by("tanggal")]
    return _pribadi(jenis, p, baris, pada)


def _ijazah(jenis, p, lamaran, urut, pada) -> Isi:
    urutan = list(p.riwayatpendidikan_set.order_by("lulus"))
    r = urutan[0 if jenis == "ijazah_s1" else -1]
    baris = [("Diberikan kepada", p.nama), ("Tempat, tanggal lahir", f"{p.tempat_lahir}, {tanggal(p.tanggal_lahir)}"),
             ("Program studi", r.jurusan), ("Jenjang", r.jenjang), ("Lulus", str(r.lulus))]
    return Isi(f"{r.lembaga.upper()}", f"IJAZAH {r.jenjang}", r.nomor_ijazah or f"{r.jenjang}/{r.lulus}/{urut:04d}/CONTOH", baris,
               (f"Tuban, {tanggal(date(r.lulus, 9, 1))}", "Rektor (contoh)"))


def _sk_pangkat(jenis, p, lamaran, urut, pada) -> Isi:
    tmt = p.tmt_golongan
    baris = [*_diri(p)[:3], ("Pangkat baru", GOLONGAN[p.golongan]), ("Golongan ruang", p.golongan),
             ("Terhitung mulai tanggal", tanggal(tmt))]
    return Isi(_kop(p), JUDUL[jenis], f"823.4/{400 + urut}/CONTOH/{tmt.year}", baris, (f"Ditetapkan {tanggal(tmt)}", "Bupati (contoh)"))


def _sk_jabatan(jenis, p, lamaran, urut, pada) -> Isi:
    terakhir, *sebelum = p.riwayatjabatan_set.order_by("-mulai")
    baris = [*_diri(p)[:4], ("Diangkat sebagai", terakhir.nama), ("Jenjang", terakhir.get_jenjang_display()),
             ("Terhitung mulai tanggal", tanggal(terakhir.mulai))]
    baris += [("Jabatan sebelumnya", f"{r.nama}, {tanggal(r.mulai)} - {tanggal(r.selesai)}") for r in sebelum]
    return Isi(_kop(p), JUDUL[jenis], terakhir.nomor_sk or f"821.2/{200 + urut}/CONTOH/{terakhir.mulai.year}", baris,
               (f"Ditetapkan {tanggal(terakhir.mulai)}", "Bupati (contoh)"))


def _sttp(jenis, p, lamaran, urut, pada) -> Isi:
    r = p.diklat_set.order_by("-tanggal").first()
    baris = [("Diberikan kepada", p.nama_bergelar), ("NIP", p.nip), ("Pelatihan", r.get_jenis_display()), ("Dinyatakan", "LULUS"),
             ("Tanggal", tanggal(r.tanggal))]
    return Isi("BADAN PENDIDIKAN DAN PELATIHAN (CONTOH)", "SURAT TANDA TAMAT PENDIDIKAN DAN PELATIHAN", r.nomor, baris,
               (f"Surabaya, {tanggal(r.tanggal)}", "Kepala Badan (contoh)"))


def _skp(p: Pelamar, tahun: int, urut: int) -> Isi:
    n = p.penilaiankinerja_set.filter(tahun=tahun).first()
    if n is None:
        nilai = [("Penilaian", "tidak ada pada tahun ini")]
    elif n.predikat:
        nilai = [("Hasil kerja", n.get_hasil_kerja_display()), ("Perilaku kerja", n.get_perilaku_display()),
                 ("Predikat", n.get_predikat_display())]
    else:
        nilai = [(unsur.replace("_", " ").capitalize(), desimal(getattr(n, unsur))) for unsur in PenilaianKinerja.UNSUR
                 if getattr(n, unsur) is not None]
    baris = [("Jangka waktu penilaian", f"1 Januari s.d. 31 Desember {tahun}"), *_diri(p), *nilai]
    return Isi(_kop(p), f"PENILAIAN KINERJA PEGAWAI (SKP) TAHUN {tahun}", f"800/{700 + urut}/CONTOH/{tahun}", baris,
               (f"Tuban, 31 Desember {tahun}", "Pejabat penilai (contoh)"))


def _spt(jenis, p, lamaran, urut, pada) -> Isi:
    tahun = pada.year - 1
    baris = [("Nama wajib pajak", p.nama), ("NPWP", f"00.000.{urut:03d}.0-000.000 (contoh)"), ("Tahun pajak", str(tahun)),
             ("Status SPT", "Nihil"), ("Tanggal penerimaan", tanggal(date(pada.year, 3, 20)))]
    return Isi("BUKTI PENERIMAAN ELEKTRONIK (CONTOH)", JUDUL[jenis], f"BPE-{tahun}-{urut:06d}-CONTOH", baris, (), salinan=False)


def _pernyataan(jenis, p, lamaran, urut, pada) -> Isi:
    kata = {"pakta_integritas": ["tidak melakukan korupsi, kolusi, dan nepotisme dalam seleksi ini;",
                                 "memberikan keterangan yang benar dan menerima akibat bila ternyata tidak benar."],
            "pernyataan_hukdis": ["tidak pernah dan tidak sedang menjalani hukuman disiplin tingkat sedang atau berat;",
                                  "tidak sedang dalam pemeriksaan pelanggaran disiplin."]}[jenis]
    return _pribadi(jenis, p, [("", "Yang bertanda tangan di bawah ini:"), *_diri(p), ("", "menyatakan dengan sesungguhnya:"),
                               *(("", f"{n}. {k}") for n, k in enumerate(kata, 1))], pada)


def _persetujuan(jenis, p, lamaran, urut, pada) -> Isi:
    baris = [("", "memberikan persetujuan kepada:"), *_diri(p), ("", "untuk mengikuti seleksi terbuka pada jabatan:"),
             ("Jabatan", lamaran.lowongan.nama)]
    return Isi(_kop(p), JUDUL[jenis], f"800/{500 + urut}/CONTOH/{pada.year}", baris,
               (tanggal(pada), "Pejabat Pembina Kepegawaian (contoh)"), salinan=False)


def _lain(jenis, p, lamaran, urut, pada) -> Isi:
    return Isi(_kop(p), JUDUL.get(jenis, jenis.replace("_", " ").upper()), f"800/{urut:03d}/CONTOH/{pada.year}", _diri(p), (tanggal(pada),))


PENULIS = {
    "ktp": _ktp, "surat_lamaran": _surat_lamaran, "drh": _drh, "ijazah_s1": _ijazah, "ijazah_lanjutan": _ijazah, "ijazah_terakhir": _ijazah,
    "sk_pangkat": _sk_pangkat, "sk_jabatan": _sk_jabatan, "sttp_pim": _sttp, "spt_tahunan": _spt, "pakta_integritas": _pernyataan,
    "pernyataan_hukdis": _pernyataan, "persetujuan_ppk": _persetujuan,
}
