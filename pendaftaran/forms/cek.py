"""The public check as it is filled in: one form about the person and rows, only for the facts that the profile's rules read.

Everything lives in the request. Field names and the way values are typed are those of the profile, so that what was typed
can be carried into it (`cek_bawa`).
"""
import re
from typing import Any, NamedTuple

from crispy_forms.layout import HTML
from django import forms

from seleksi.aturan import rujukan as r
from seleksi.aturan.masukan import MasukanTidakSah
from seleksi.aturan.profil import Profil
from seleksi.aturan.putaran import Putaran

from ..domain.bacaan import BIDANG
from ..domain.cek import fakta_dibaca
from ..domain.identitas import keberatan_nip, rapikan_angka
from ..domain.wilayah import PUSAT, wilayah
from .cek_baris import BarisCek, CekAsesmen, CekDiklat, CekHukuman, CekJabatan, CekKinerja, CekPendidikan, pilih
from .medan import FormAman, TanggalField
from .profil import LAIN, YA_TIDAK, pilihan_instansi, susunan


class JenisBaris(NamedTuple):
    """A list of rows: how many there may be and how many empty ones the first page shows."""

    form: type[BarisCek]
    judul: str
    sebutan: str
    paling_banyak: int
    awal: int = 1


BARIS = {
    "jabatan": JenisBaris(CekJabatan, "Riwayat jabatan", "Jabatan", 30),
    "pendidikan": JenisBaris(CekPendidikan, "Pendidikan", "Pendidikan", 12),
    "diklat": JenisBaris(CekDiklat, "Pelatihan kepemimpinan (diklat)", "Diklat", 15),
    "hukuman_disiplin": JenisBaris(CekHukuman, "Hukuman disiplin yang pernah dijatuhkan", "Hukuman", 10, awal=0),
    "asesmen": JenisBaris(CekAsesmen, "Hasil assessment center dari lembaga lain", "Asesmen", 10, awal=0),
}
# Fact -> fields of the form about the person.
MEDAN = {
    "nip": ("nip",), "tanggal_lahir": ("tanggal_lahir",), "status": ("status",), "instansi": ("instansi", "jenis_lain", "kode_lain"),
    "golongan": ("golongan",), "tmt_golongan": ("tmt_golongan",), "hukuman_disiplin": ("hukuman",),
    "dalam_pemeriksaan": ("pemeriksaan",), "pidana": ("pidana",),
}
DIRI = ("nip", "tanggal_lahir", "status", "instansi", "jenis_lain", "kode_lain", "golongan", "tmt_golongan")
SIKAP = ("hukuman", "pemeriksaan", "pidana")


class FormCek(FormAman, forms.Form):
    nip = forms.CharField(label="NIP", required=False, max_length=24,
                          help_text="18 angka. Hanya dibandingkan dengan tanggal lahir; tidak disimpan.",
                          widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
    tanggal_lahir = TanggalField(label="Tanggal lahir", required=False, help_text="Hari, bulan, tahun: 12-05-1968")
    status = forms.ChoiceField(label="Status kepegawaian", required=False, choices=pilih(r.STATUS))
    instansi = forms.ChoiceField(label="Instansi induk", required=False, choices=pilihan_instansi,
                                 help_text="Instansi yang menggaji Anda; bila diperbantukan, pilih instansi induknya.")
    jenis_lain = forms.ChoiceField(label="Jenis instansi lain", required=False, choices=pilih(r.JENIS_INSTANSI))
    kode_lain = forms.CharField(label="Kode wilayah Kemendagri", required=False, max_length=5,
                                help_text="Misalnya 36.71 atau 36; kosongkan untuk instansi pusat.")
    golongan = forms.ChoiceField(label="Golongan ruang", required=False,
                                 choices=pilih({kode: f"{kode}, {nama}" for kode, nama in r.GOLONGAN.items()}))
    tmt_golongan = TanggalField(label="TMT golongan", required=False, help_text="Terhitung mulai tanggal pada SK pangkat terakhir")
    hukuman = forms.ChoiceField(label="Apakah Anda pernah dijatuhi hukuman disiplin?", required=False, widget=forms.RadioSelect,
                                choices=[("tidak", "Tidak pernah"), ("pernah", "Pernah; rinciannya saya isi di bawah")])
    pemeriksaan = forms.ChoiceField(label="Apakah Anda sedang diperiksa atas dugaan pelanggaran disiplin?", required=False,
                                    widget=forms.RadioSelect, choices=YA_TIDAK)
    pidana = forms.ChoiceField(label="Apakah Anda pernah menjalani proses pidana?", required=False, widget=forms.RadioSelect,
                               choices=[("tidak_pernah", "Tidak pernah"), ("pernah", "Pernah"), ("sedang", "Sedang")])
    nama_baris = ""

    def __init__(self, data, *, wajib: frozenset[str]):
        super().__init__(data)
        ada = {nama for fakta in wajib for nama in MEDAN.get(fakta, ())}
        for nama in set(self.fields) - ada:
            del self.fields[nama]
        lain = [HTML("<details class='mb-3'{% if isian.utama.pakai_lain %} open{% endif %}><summary>Instansi saya tidak ada dalam daftar"
                     "</summary>"), ("jenis_lain", "kode_lain"), HTML("</details>")] if "instansi" in ada else []
        self.diri = susunan(*self._ada("nip", "tanggal_lahir"), *self._ada("status"), *self._ada("instansi"), *lain,
                            *self._ada("golongan", "tmt_golongan"))
        self.sikap = susunan(*[baris for nama in SIKAP for baris in self._ada(nama)])

    def _ada(self, *nama: str) -> list:
        """The fields of this round side by side, or nothing."""
        ada = tuple(n for n in nama if n in self.fields)
        return [ada if len(ada) > 1 else ada[0]] if ada else []

    @property
    def pakai_lain(self) -> bool:
        return "instansi" in self.fields and (self["instansi"].value() == LAIN or bool(self["jenis_lain"].value()))

    def clean_nip(self) -> str:
        nip = rapikan_angka(self.cleaned_data["nip"])
        if nip and (keberatan := keberatan_nip(nip)):
            raise forms.ValidationError(keberatan)
        return nip

    def clean_tanggal_lahir(self):
        lahir = self.cleaned_data["tanggal_lahir"]
        if lahir and not 1930 <= lahir.year <= 2010:
            raise forms.ValidationError(f"Tahun lahir {lahir.year} tidak mungkin; periksa kembali.")
        return lahir

    def clean(self) -> dict:
        data = super().clean()
        pilihan = data.get("instansi")
        if dikenal := wilayah(pilihan or ""):
            data["asal"] = {"kode": dikenal.kode, "jenis": dikenal.jenis}
        elif pilihan == LAIN:
            self._asal_lain(data)
        return data

    def _asal_lain(self, data: dict) -> None:
        jenis = data.get("jenis_lain")
        if not jenis:
            self.add_error("jenis_lain", "Pilih jenis instansi Anda.")
            return
        asal = {"kode": PUSAT if jenis == "pusat" else data.get("kode_lain", ""), "jenis": jenis}
        try:
            BIDANG["instansi"](asal, "instansi")
        except MasukanTidakSah:
            self.add_error("kode_lain", "Tulis kode wilayah Kemendagri instansi itu, misalnya 36.71 untuk kota, 36.03 untuk kabupaten, "
                                        "36 untuk provinsi.")
            return
        data["asal"] = asal


class DaftarBaris:
    """The rows of one kind in a request; `penuh` when more were sent or asked for than there may be."""

    def __init__(self, kode: str, data):
        self.kode, self.jenis = kode, BARIS[kode]
        kunci = [f"{kode}-{n}" for n in range(self.jenis.awal)] if data is None else self._kunci(data)
        self.penuh = len(kunci) > self.jenis.paling_banyak
        self.form = [self.jenis.form(data, kode=k, nama_baris=f"{self.jenis.sebutan} baris {n}")
                     for n, k in enumerate(kunci[:self.jenis.paling_banyak], start=1)]

    def _kunci(self, data) -> list[str]:
        aksi, _, sasaran = data.get("aksi", "").partition(":")
        kunci = [k for k in dict.fromkeys(data.getlist("baris")) if re.fullmatch(rf"{self.kode}-[0-9]{{1,3}}", k)]
        if aksi == "hapus":
            kunci = [k for k in kunci if k != sasaran]
        if aksi == "tambah" and sasaran == self.kode:
            kunci.append(f"{self.kode}-{max((int(k.rpartition('-')[2]) for k in kunci), default=-1) + 1}")
        return kunci

    @property
    def bisa_tambah(self) -> bool:
        return len(self.form) < self.jenis.paling_banyak


class IsianCek:
    """The whole page. `data` is the request's POST, None for the first page."""

    def __init__(self, profil: Profil, putaran: Putaran, data=None):
        wajib, self.data = fakta_dibaca(profil, putaran), data
        self.utama = FormCek(data, wajib=wajib)
        self.daftar = {kode: DaftarBaris(kode, data) for kode in BARIS if kode in wajib}
        self.kinerja = [CekKinerja(data, tahun=t) for t in putaran.acuan.tahun_kinerja] if "kinerja" in wajib else []
        if data is not None:
            for form in self.semua:
                form.full_clean()
            self._periksa_hukuman()

    def _periksa_hukuman(self) -> None:
        jawaban, ada = self.utama.cleaned_data.get("hukuman"), any(f.terisi for f in self._form("hukuman_disiplin"))
        if jawaban == "tidak" and ada:
            self.utama.add_error("hukuman", "Anda menjawab tidak pernah, tetapi ada baris hukuman di bawah. Hapus barisnya atau ubah "
                                            "jawaban Anda.")
        elif jawaban == "pernah" and not ada:
            self.utama.add_error("hukuman", forms.ValidationError("Tekan Tambah baris dan isi hukumannya.", code="required"))

    def _form(self, kode: str) -> list[BarisCek]:
        return self.daftar[kode].form if kode in self.daftar else []

    @property
    def semua(self) -> list[forms.Form]:
        return [self.utama, *[f for d in self.daftar.values() for f in d.form], *self.kinerja]

    @property
    def ada_sikap(self) -> bool:
        return any(nama in self.utama.fields for nama in SIKAP)

    @property
    def penuh(self) -> list[str]:
        """Sentences about lists that are too long."""
        return [f"{d.jenis.judul}: paling banyak {d.jenis.paling_banyak} baris; baris selebihnya tidak dibaca."
                for d in self.daftar.values() if d.penuh]

    @property
    def salah(self) -> bool:
        return any(f.errors for f in self.semua) or bool(self.penuh)

    def tanpa_wajib(self) -> "IsianCek":
        """Forget complaints about what is merely not filled in yet: nobody has pressed Periksa."""
        for form in self.semua:
            for medan in [m for m, galat in form.errors.items() if all(g.code == "required" for g in galat.as_data())]:
                del form.errors[medan]
        return self

    def fakta(self) -> dict[str, Any]:
        """Facts of kontrak 1 as plain JSON values; what was not answered is absent."""
        data = self.utama.cleaned_data
        isi = {nama: f"{data[nama]}" for nama in ("nip", "tanggal_lahir", "status", "golongan", "tmt_golongan", "pidana") if data.get(nama)}
        if data.get("asal"):
            isi["instansi"] = data["asal"]
        if data.get("pemeriksaan"):
            isi["dalam_pemeriksaan"] = data["pemeriksaan"] == "ya"
        for kode in self.daftar:
            isi[kode] = [f.fakta() for f in self._form(kode) if f.terisi]
        if "hukuman_disiplin" in isi and not isi["hukuman_disiplin"] and data.get("hukuman") != "tidak":
            del isi["hukuman_disiplin"]
        return isi | ({"kinerja": [f.fakta() for f in self.kinerja if f.terisi]} if self.kinerja else {})
