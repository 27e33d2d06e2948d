"""The closed set of requirement kinds and the parameters that each takes.

A profile may only choose from here; the functions that decide stand in
`pendaftaran.domain.kelayakan` under the same names (a test keeps the two lists equal).
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from seleksi.aturan import rujukan


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a value may be. `pilihan`: closed list (or list of them), `batas`: inclusive integer limits."""

    bentuk: str  # bulat | benar_salah | pilihan | daftar | teks
    pilihan: Collection[str] = ()
    batas: tuple[int, int] = (0, 0)
    wajib: bool = True
    boleh_kosong: bool = False  # a list that may name nothing

    def keberatan(self, nilai: Any) -> str:
        """Why `nilai` is refused, in Indonesian; empty when it is fine."""
        if self.bentuk == "benar_salah":
            return "" if type(nilai) is bool else "true atau false"
        if self.bentuk == "bulat":
            bawah, atas = self.batas
            cocok = type(nilai) is int and bawah <= nilai <= atas
            return "" if cocok else f"bilangan bulat {bawah} sampai {atas}"
        if self.bentuk == "teks":
            return "" if isinstance(nilai, str) and nilai else "teks"
        if self.bentuk == "daftar":
            cocok = isinstance(nilai, (list, tuple)) and (nilai or self.boleh_kosong) and all(
                isinstance(n, str) and n in self.pilihan for n in nilai)
            return "" if cocok else "daftar dari " + ", ".join(self.pilihan)
        cocok = isinstance(nilai, str) and nilai in self.pilihan
        return "" if cocok else "salah satu dari " + ", ".join(self.pilihan)


BULAN = Parameter("bulat", batas=(1, 600))
JENJANG = Parameter("daftar", rujukan.JENJANG_JABATAN, boleh_kosong=True)
DIKLAT = Parameter("daftar", rujukan.DIKLAT)
DIKLAT_LAIN = Parameter("daftar", rujukan.DIKLAT, boleh_kosong=True)
YA_TIDAK = Parameter("benar_salah")

JENIS_SYARAT: dict[str, dict[str, Parameter]] = {
    "status_kepegawaian": {"status": Parameter("daftar", rujukan.STATUS)},
    "instansi_asal": {
        "provinsi": Parameter("teks"),
        "jenis": Parameter("daftar", rujukan.JENIS_INSTANSI),
        "menurut_cakupan": Parameter("benar_salah", wajib=False),
    },
    "golongan_minimal": {"minimal": Parameter("pilihan", rujukan.GOLONGAN)},
    "pendidikan_minimal": {"minimal": Parameter("pilihan", rujukan.PENDIDIKAN)},
    "pengalaman_terkait": {"bulan": BULAN},
    "pengalaman_jabatan": {
        "bulan": BULAN, "struktural": JENJANG, "fungsional": JENJANG, "diperiksa": JENJANG,
    },
    "usia_maksimal": {"maksimal": Parameter("bulat", batas=(18, 99))},
    "diklat_kepemimpinan": {
        "wajib": YA_TIDAK, "setara": DIKLAT, "lebih_tinggi": DIKLAT_LAIN, "diperiksa": DIKLAT_LAIN,
    },
    "penilaian_kinerja": {
        "wajib": YA_TIDAK,
        "nilai_minimal": Parameter("bulat", batas=(0, 120)),
        "predikat": Parameter("daftar", rujukan.PREDIKAT),
        "ekspektasi": Parameter("daftar", rujukan.EKSPEKTASI),
    },
    "hukuman_disiplin": {
        "tingkat": Parameter("daftar", rujukan.TINGKAT_HUKUMAN),
        "rentang_bulan": Parameter("bulat", batas=(1, 600), wajib=False),
        "sedang_dijalani": YA_TIDAK,
        "pemeriksaan": YA_TIDAK,
    },
    "pidana": {"aman": Parameter("daftar", rujukan.PIDANA)},
    "hasil_asesmen": {
        "masa_bulan": BULAN, "berkas": Parameter("teks"),
    },
    "tahap_lanjut": {"tahap": Parameter("teks")},
    "kelengkapan_berkas": {},
}

# When a document is mandatory. The condition reads the facts, never the applicant's wish.
KONDISI_BERKAS = {
    "selalu": "bagi semua pelamar",
    "tidak_pernah": "bila memiliki",
    "luar_daerah": "bagi pelamar dari luar pemerintah daerah ini",
    "dalam_daerah": "bagi pelamar dari pemerintah daerah ini",
    "gelar_lanjutan": "bagi pelamar yang mengaku bergelar di atas S1/D-IV",
}

# Words in braces that a title may carry; filled in from the parameters and the round.
ISIAN_JUDUL = frozenset({"minimal", "maksimal", "lama", "tahun_kinerja", "tanggal_acuan_usia", "rentang", "cakupan", "cara_usia"})

# Stages a profile may order; those of TAHAP_WAJIB must be there, in this order.
KODE_TAHAP = {
    "pengumuman": "Pengumuman lowongan", "pendaftaran": "Pendaftaran",
    "administrasi": "Seleksi administrasi", "pengumuman_administrasi": "Pengumuman hasil administrasi",
    "sanggah": "Masa sanggah", "asesmen": "Uji kompetensi (assessment center)",
    "bidang": "Uji kompetensi bidang", "kesehatan": "Tes kesehatan", "makalah": "Makalah",
    "wawancara": "Wawancara", "rekam_jejak": "Penelusuran rekam jejak", "uji_publik": "Uji publik",
    "penetapan": "Penetapan tiga calon", "kesehatan_tiga_besar": "Tes kesehatan tiga besar",
    "pengumuman_akhir": "Pengumuman hasil akhir", "penyerahan": "Penyerahan hasil",
    "pelantikan": "Penetapan dan pelantikan",
}
TAHAP_WAJIB = ("pengumuman", "pendaftaran", "administrasi", "pengumuman_administrasi", "penetapan", "pengumuman_akhir", "penyerahan")

# What may carry a weight, and who scores it: the portal's score sheets know these four.
KOMPONEN = {"makalah": "panitia", "asesmen": "asesor", "wawancara": "panitia", "rekam_jejak": "panitia"}
