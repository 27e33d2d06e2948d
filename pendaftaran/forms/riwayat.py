"""Forms of one row of a history. A row enters the profile when it can stand there; until then it stays a draft."""
from django import forms

from ..domain.bacaan import TAHUN_PREDIKAT
from ..models import (
    Diklat,
    HasilAsesmenLuar,
    HukumanDisiplin,
    Organisasi,
    Penghargaan,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPangkat,
    RiwayatPendidikan,
)
from .medan import AngkaField, FormAman, TahunField, TanggalField, TanggalLampauField, pastikan_tahun_lampau
from .profil import susunan

UNSUR = PenilaianKinerja.UNSUR
PREDIKAT = ("predikat", "hasil_kerja", "perilaku")
TAHUN_UNSUR_TERAKHIR = 2020


class FormBaris(FormAman, forms.ModelForm):
    """`kode` names the row; the prefix of its fields is the same, so a row keeps its place in every request."""

    def __init__(self, *args, kode: str, instance, **kwargs):
        super().__init__(*args, prefix=kode, instance=instance, **kwargs)
        self.kode, self.nama_baris = kode, ""

    def validate_constraints(self) -> None:
        """Said in words by clean() without a query per row; the database keeps the constraints."""

    @property
    def kosong(self) -> bool:
        """Nothing was typed into this row."""
        return not self.has_changed() and self.instance.pk is None


def _urut(form: forms.ModelForm, data: dict) -> None:
    if data.get("mulai") and data.get("selesai") and data["selesai"] < data["mulai"]:
        form.add_error("selesai", "Tanggal akhir mendahului tanggal mulai.")


class FormPangkat(FormBaris):
    helper = susunan(("golongan", "tmt"), ("nomor_sk", "pejabat"))

    class Meta:
        model = RiwayatPangkat
        fields = ["golongan", "tmt", "nomor_sk", "pejabat"]
        field_classes = {"tmt": TanggalLampauField}
        labels = {"golongan": "Golongan ruang", "tmt": "TMT", "nomor_sk": "Nomor SK", "pejabat": "Pejabat penanda tangan SK"}
        help_texts = {"tmt": "Terhitung mulai tanggal pada SK pangkat, misalnya 01-04-2016", "pejabat": "Misalnya Gubernur Jawa Timur"}


class FormJabatan(FormBaris):
    helper = susunan("nama", ("jenjang", "unit"), ("mulai", "selesai"), ("nomor_sk", "plt"))

    class Meta:
        model = RiwayatJabatan
        fields = ["nama", "jenjang", "unit", "mulai", "selesai", "nomor_sk", "plt"]
        field_classes = {"mulai": TanggalField, "selesai": TanggalField}
        labels = {"nama": "Nama jabatan", "unit": "Unit kerja", "mulai": "Mulai (TMT)", "selesai": "Sampai", "nomor_sk": "Nomor SK",
                  "plt": "Sebagai Plt. atau Plh."}
        help_texts = {"selesai": "Kosongkan bila masih dijabat"}

    def clean(self) -> dict:
        data = super().clean()
        _urut(self, data)
        return data


class FormPendidikan(FormBaris):
    helper = susunan(("jenjang", "lulus"), "lembaga", ("jurusan", "nomor_ijazah"))

    class Meta:
        model = RiwayatPendidikan
        fields = ["jenjang", "lulus", "lembaga", "jurusan", "nomor_ijazah"]
        field_classes = {"lulus": TahunField}
        labels = {"lembaga": "Sekolah atau perguruan tinggi", "lulus": "Tahun lulus", "nomor_ijazah": "Nomor ijazah"}
        widgets = {"lulus": TahunField.widget}

    def clean_lulus(self) -> int | None:
        return pastikan_tahun_lampau(self.cleaned_data["lulus"])


class FormDiklat(FormBaris):
    helper = susunan(("jenis", "tanggal"), "nama", ("nomor", "lulus"))

    class Meta:
        model = Diklat
        fields = ["jenis", "nama", "tanggal", "nomor", "lulus"]
        field_classes = {"tanggal": TanggalLampauField}
        labels = {"jenis": "Jenis diklat", "nama": "Nama pelatihan", "tanggal": "Tanggal sertifikat", "nomor": "Nomor sertifikat",
                  "lulus": "Dinyatakan lulus"}
        help_texts = {"nama": "Untuk diklat teknis atau pelatihan lain"}


class FormKinerja(FormBaris):
    helper = susunan("tahun", ("skp", "orientasi_pelayanan"), ("integritas", "komitmen"), ("disiplin", "kerja_sama"),
                     "kepemimpinan", ("predikat", "hasil_kerja", "perilaku"))

    class Meta:
        model = PenilaianKinerja
        fields = ["tahun", *UNSUR, *PREDIKAT]
        field_classes = {"tahun": TahunField} | dict.fromkeys(UNSUR, AngkaField)
        widgets = {"tahun": TahunField.widget} | dict.fromkeys(UNSUR, AngkaField.widget)
        labels = {"predikat": "Predikat (mulai 2021)", "hasil_kerja": "Hasil kerja", "perilaku": "Perilaku kerja"}
        help_texts = {"skp": "Unsur hanya untuk tahun sampai 2020", "kepemimpinan": "Kosongkan bila tidak dinilai"}

    def clean_tahun(self) -> int | None:
        return pastikan_tahun_lampau(self.cleaned_data["tahun"])

    def clean(self) -> dict:
        data = super().clean()
        tahun = data.get("tahun")
        if tahun is None:
            return data
        lama = tahun <= TAHUN_UNSUR_TERAKHIR
        salah, wajib = (PREDIKAT, ("skp",)) if lama else (UNSUR, PREDIKAT if tahun >= TAHUN_PREDIKAT else ("predikat",))
        kata = "nilai setiap unsur" if lama else "predikat"
        for medan in salah:
            if data.get(medan) not in (None, ""):
                self.add_error(medan, f"Tahun {tahun} dinilai dengan {kata}; kosongkan isian ini.")
        for medan in wajib:
            if data.get(medan) in (None, "") and medan not in self.errors:
                self.add_error(medan, forms.ValidationError(f"Wajib diisi untuk tahun {tahun}.", code="required"))
        return data


class FormHukuman(FormBaris):
    helper = susunan(("tingkat", "nomor_sk"), "uraian", ("mulai", "selesai"))

    class Meta:
        model = HukumanDisiplin
        fields = ["tingkat", "nomor_sk", "uraian", "mulai", "selesai"]
        field_classes = {"mulai": TanggalField, "selesai": TanggalField}
        labels = {"tingkat": "Tingkat hukuman", "uraian": "Jenis hukuman", "nomor_sk": "Nomor keputusan", "mulai": "Mulai dijalani",
                  "selesai": "Selesai dijalani"}
        help_texts = {"selesai": "Kosongkan bila masih dijalani"}

    def clean(self) -> dict:
        data = super().clean()
        _urut(self, data)
        return data


class FormAsesmen(FormBaris):
    helper = susunan(("tanggal", "skor"), "lembaga")

    class Meta:
        model = HasilAsesmenLuar
        fields = ["tanggal", "lembaga", "skor"]
        field_classes = {"tanggal": TanggalLampauField, "skor": AngkaField}
        widgets = {"skor": AngkaField.widget}
        labels = {"tanggal": "Tanggal asesmen", "lembaga": "Lembaga penilai", "skor": "Nilai (JPM)"}


class FormPenghargaan(FormBaris):
    helper = susunan("nama", ("tahun", "pemberi"))

    class Meta:
        model = Penghargaan
        fields = ["nama", "tahun", "pemberi"]
        field_classes = {"tahun": TahunField}
        widgets = {"tahun": TahunField.widget}
        labels = {"nama": "Nama penghargaan", "pemberi": "Pemberi"}
        help_texts = {"nama": "Misalnya Satyalancana Karya Satya XX Tahun", "pemberi": "Misalnya Presiden Republik Indonesia"}

    def clean_tahun(self) -> int | None:
        return pastikan_tahun_lampau(self.cleaned_data["tahun"])


class FormOrganisasi(FormBaris):
    helper = susunan(("nama", "kedudukan"), ("mulai", "selesai"))

    class Meta:
        model = Organisasi
        fields = ["nama", "kedudukan", "mulai", "selesai"]
        field_classes = {"mulai": TahunField, "selesai": TahunField}
        widgets = {"mulai": TahunField.widget, "selesai": TahunField.widget}
        labels = {"nama": "Nama organisasi", "mulai": "Tahun mulai", "selesai": "Tahun selesai"}
        help_texts = {"kedudukan": "Misalnya ketua atau anggota", "selesai": "Kosongkan bila masih aktif"}

    def clean_mulai(self) -> int | None:
        return pastikan_tahun_lampau(self.cleaned_data["mulai"])

    def clean_selesai(self) -> int | None:
        return pastikan_tahun_lampau(self.cleaned_data["selesai"])

    def clean(self) -> dict:
        data = super().clean()
        if data.get("mulai") and data.get("selesai") and data["selesai"] < data["mulai"]:
            self.add_error("selesai", "Tahun selesai mendahului tahun mulai.")
        return data
