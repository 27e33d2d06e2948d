"""Forms of the profile's sections. Empty is never an error here: what is still missing is said beside it."""
from datetime import date

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Column, Layout, Row
from django import forms

from seleksi.aturan.masukan import MasukanTidakSah

from ..domain.bacaan import BIDANG
from ..domain.identitas import (
    TAHUN_LAHIR_AKHIR,
    TAHUN_LAHIR_AWAL,
    keberatan_nik,
    keberatan_nip,
    peringatan_identitas,
    rapikan_angka,
)
from ..domain.wilayah import PUSAT, Wilayah, cari_wilayah, daftar_wilayah, provinsi_dari, wilayah
from ..models import Pelamar
from .medan import FormAman, TanggalLampauField

LAIN = "lain"
PALING_BANYAK_TEMUAN = 12
YA_TIDAK = [("ya", "Ya"), ("tidak", "Tidak")]


def susunan(*isi) -> FormHelper:
    """A crispy layout inside somebody else's <form>; a tuple is one row of columns side by side."""
    bantuan = FormHelper()
    bantuan.form_tag, bantuan.disable_csrf = False, True
    bantuan.layout = Layout(*[Row(*[Column(m, css_class="col-sm") for m in satu]) if isinstance(satu, tuple) else satu for satu in isi])
    return bantuan


class FormPribadi(FormAman, forms.ModelForm):
    nip = forms.CharField(label="NIP", required=False, max_length=24, help_text="18 angka. Spasi dan titik boleh ditulis.",
                          widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
    nik = forms.CharField(label="NIK", required=False, max_length=24, help_text="16 angka pada KTP. Disimpan tersandi.",
                          widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
    jenis_kelamin = forms.ChoiceField(label="Jenis kelamin", required=False, widget=forms.RadioSelect,
                                      choices=[("L", "Laki-laki"), ("P", "Perempuan")])
    helper = susunan(
        "nama", ("gelar_depan", "gelar_belakang"), ("nip", "nik"),
        HTML("{% include 'pendaftaran/_nip_mustahil.html' %}"),
        HTML("{% include 'pendaftaran/_isi_nip.html' %}"),
        ("tempat_lahir", "tanggal_lahir"), "jenis_kelamin", "telepon", "alamat")

    class Meta:
        model = Pelamar
        fields = ["nama", "gelar_depan", "gelar_belakang", "nip", "tempat_lahir", "tanggal_lahir", "jenis_kelamin", "telepon",
                  "alamat"]
        field_classes = {"tanggal_lahir": TanggalLampauField}
        labels = {"nama": "Nama lengkap tanpa gelar", "tempat_lahir": "Tempat lahir", "tanggal_lahir": "Tanggal lahir"}
        help_texts = {"gelar_depan": "Misalnya Dr. atau Ir.", "gelar_belakang": "Misalnya S.T., M.M.",
                      "tanggal_lahir": "Hari, bulan, tahun: 12-05-1968"}
        widgets = {"nama": forms.TextInput(attrs={"autocomplete": "name"}), "alamat": forms.Textarea(attrs={"rows": 2}),
                   "telepon": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nik"].initial = self.instance.nik

    def clean_nip(self) -> str:
        nip = rapikan_angka(self.cleaned_data["nip"])
        if nip and (keberatan := keberatan_nip(nip)):
            raise forms.ValidationError(keberatan)
        return nip

    def clean_nik(self) -> str:
        nik = rapikan_angka(self.cleaned_data["nik"])
        if nik and (keberatan := keberatan_nik(nik)):
            raise forms.ValidationError(keberatan)
        return nik

    def clean_tanggal_lahir(self) -> date | None:
        lahir = self.cleaned_data["tanggal_lahir"]
        if lahir and not TAHUN_LAHIR_AWAL <= lahir.year <= TAHUN_LAHIR_AKHIR:
            raise forms.ValidationError(f"Tahun lahir {lahir.year} tidak mungkin; periksa kembali.")
        return lahir

    @property
    def catatan(self) -> list[str]:
        """Contradictions among what is valid so far; they never refuse."""
        isi = self.cleaned_data
        return peringatan_identitas(nip=isi.get("nip") or "", nik=isi.get("nik") or "", lahir=isi.get("tanggal_lahir"),
                                    kelamin=isi.get("jenis_kelamin") or "")

    def clean_telepon(self) -> str:
        telepon = self.cleaned_data["telepon"]
        angka = rapikan_angka(telepon).strip("+()")
        if telepon and not (angka.isascii() and angka.replace("(", "").replace(")", "").isdigit() and 8 <= len(angka) <= 16):
            raise forms.ValidationError("Tulis nomor telepon dengan angka, misalnya 0812 3456 7890 atau +62 812 3456 7890.")
        return telepon


def pilihan_instansi() -> list:
    daftar = [(nama, [(w.kode, w.nama) for w in isi]) for nama, isi in daftar_wilayah().items()]
    return [("", "Pilih instansi induk"), *daftar, ("Lainnya", [(LAIN, "Tidak ada dalam daftar, saya ketik di bawah")])]


class FormKepegawaian(FormAman, forms.ModelForm):
    """`nilai_instansi` carries the three columns of the home agency, all or none."""

    instansi = forms.ChoiceField(label="Instansi induk", required=False, choices=pilihan_instansi,
                                 help_text="Instansi yang menggaji Anda; bila diperbantukan, pilih instansi induknya.")
    nama_lain = forms.CharField(label="Nama instansi lain", required=False, max_length=160)
    jenis_lain = forms.ChoiceField(label="Jenis instansi lain", required=False, choices=[
        ("", "Pilih jenis"), ("kabupaten", "Pemerintah kabupaten"), ("kota", "Pemerintah kota"),
        ("provinsi", "Pemerintah provinsi"), ("pusat", "Instansi pusat")])
    kode_lain = forms.CharField(label="Kode wilayah Kemendagri", required=False, max_length=5,
                                help_text="Misalnya 36.71 atau 36; kosongkan untuk instansi pusat.")
    helper = susunan(
        "status", HTML("{% include 'pendaftaran/_pilih_instansi.html' with form=isian.utama %}"),
        HTML("<details class='mb-3'{% if isian.utama.pakai_lain %} open{% endif %}>"
             "<summary>Instansi pusat atau instansi yang tidak ada dalam daftar</summary>"),
        "nama_lain", ("jenis_lain", "kode_lain"), HTML("</details>"),
        "unit_kerja")

    class Meta:
        model = Pelamar
        fields = ["status", "unit_kerja"]
        labels = {"status": "Status kepegawaian", "unit_kerja": "Unit kerja"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        p = self.instance
        dikenal = wilayah(p.instansi_kode)
        if dikenal and dikenal.nama == p.instansi_nama:
            self.fields["instansi"].initial = p.instansi_kode
        elif p.instansi_nama:
            lain = {"instansi": LAIN, "nama_lain": p.instansi_nama, "jenis_lain": p.instansi_jenis, "kode_lain": p.instansi_kode}
            for nama, isi in lain.items():
                self.fields[nama].initial = isi

    cari = ""

    @property
    def terpilih(self) -> Wilayah | None:
        return wilayah(self["instansi"].value() or "")

    @property
    def temuan(self) -> list[tuple[Wilayah, str]]:
        """What the search finds beside the chosen agency, with the province."""
        return [(w, provinsi_dari(w.kode)) for w in cari_wilayah(self.cari)[:PALING_BANYAK_TEMUAN] if w != self.terpilih]

    @property
    def sisa_temuan(self) -> int:
        return max(0, len(cari_wilayah(self.cari)) - PALING_BANYAK_TEMUAN)

    @property
    def pilih_lain(self) -> bool:
        return self["instansi"].value() == LAIN

    @property
    def pakai_lain(self) -> bool:
        return self["instansi"].value() == LAIN or bool(self["nama_lain"].value())

    def clean(self) -> dict:
        data = super().clean()
        pilihan = data.get("instansi")
        if dikenal := wilayah(pilihan or ""):
            if data.get("nama_lain"):
                self.add_error("nama_lain", f"Anda memilih {dikenal.nama} dari daftar dan juga mengetik nama instansi lain. Yang berlaku "
                               "pilihan dari daftar; ketikan ini tersimpan sebagai draf. Kosongkan ketikan ini, atau pilih \"Tidak ada "
                               "dalam daftar\" bila ketikan ini yang benar.")
            data["nilai_instansi"] = {"instansi_kode": dikenal.kode, "instansi_jenis": dikenal.jenis, "instansi_nama": dikenal.nama}
        elif pilihan == LAIN or data.get("nama_lain"):
            self._instansi_lain(data)
        elif "instansi" in data:
            data["nilai_instansi"] = {"instansi_kode": "", "instansi_jenis": "", "instansi_nama": ""}
        return data

    def _instansi_lain(self, data: dict) -> None:
        nama, jenis = data.get("nama_lain"), data.get("jenis_lain")
        kode = PUSAT if jenis == "pusat" else data.get("kode_lain", "")
        for medan, isi, kata in (("nama_lain", nama, "Tulis nama instansi Anda."), ("jenis_lain", jenis, "Pilih jenis instansi Anda.")):
            if not isi and medan not in self.errors:
                self.add_error(medan, forms.ValidationError(kata, code="required"))
        if not (nama and jenis):
            return
        try:
            BIDANG["instansi"]({"kode": kode, "jenis": jenis}, "instansi")
        except MasukanTidakSah:
            self.add_error("kode_lain", forms.ValidationError(
                "Tulis kode wilayah Kemendagri instansi itu, misalnya 36.71 untuk kota, 36.03 untuk kabupaten, 36 untuk provinsi.",
                code="invalid" if kode else "required"))
            return
        data["nilai_instansi"] = {"instansi_kode": kode, "instansi_jenis": jenis, "instansi_nama": nama}


class FormPernyataan(FormAman, forms.ModelForm):
    """Three answers; unanswered stays unanswered and is never read as "no"."""

    hukuman = forms.ChoiceField(label="Apakah Anda pernah dijatuhi hukuman disiplin?", required=False, widget=forms.RadioSelect,
                                choices=[("tidak", "Tidak pernah"), ("pernah", "Pernah; rinciannya saya isi di bawah")])
    pemeriksaan = forms.ChoiceField(label="Apakah Anda sedang diperiksa atas dugaan pelanggaran disiplin?", required=False,
                                    widget=forms.RadioSelect, choices=YA_TIDAK)
    pidana = forms.ChoiceField(label="Apakah Anda pernah menjalani proses pidana?", required=False, widget=forms.RadioSelect,
                               choices=[("tidak_pernah", "Tidak pernah"), ("pernah", "Pernah"), ("sedang", "Sedang")])
    helper = susunan("hukuman", "pemeriksaan", "pidana")

    class Meta:
        model = Pelamar
        fields = ["pidana"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        p = self.instance
        ada = p.pk and p.hukumandisiplin_set.exists()
        self.fields["hukuman"].initial = "tidak" if p.tanpa_hukuman else "pernah" if ada else ""
        self.fields["pemeriksaan"].initial = {True: "ya", False: "tidak"}.get(p.dalam_pemeriksaan, "")

    def clean(self) -> dict:
        data = super().clean()
        if "hukuman" in data:
            data["tanpa_hukuman"] = data["hukuman"] == "tidak"
        if "pemeriksaan" in data:
            data["dalam_pemeriksaan"] = {"ya": True, "tidak": False}.get(data["pemeriksaan"])
        return data
