"""Rows of the public check: only what the rules read. An untouched row is no row."""
from django import forms

from seleksi.aturan import rujukan as r

from ..domain.bacaan import TAHUN_PREDIKAT
from .medan import AngkaField, FormAman, TahunField, TanggalField
from .profil import YA_TIDAK, susunan
from .riwayat import TAHUN_UNSUR_TERAKHIR

WAJIB = "Isian ini diperlukan untuk menilai baris ini."


def pilih(daftar: dict[str, str], kosong: str = "Pilih") -> list[tuple[str, str]]:
    return [("", kosong), *daftar.items()]


class BarisCek(FormAman, forms.Form):
    def __init__(self, data, *, kode: str, nama_baris: str):
        super().__init__(data, prefix=kode, empty_permitted=True, use_required_attribute=False)
        self.kode, self.nama_baris = kode, nama_baris
        for medan in self.fields.values():
            medan.error_messages["required"] = WAJIB

    @property
    def terisi(self) -> bool:
        return self.is_bound and self.has_changed()

    def teks(self, nama: str) -> str:
        """A valid value as JSON text: dates ISO, decimals with a point."""
        nilai = self.cleaned_data.get(nama)
        return "" if nilai in (None, "") else f"{nilai}"

    def fakta(self) -> dict:
        """The row as the kernel wants it; None for what is empty."""
        return {nama: self.teks(nama) or None for nama in self.fields}


class Masa(BarisCek):
    def clean(self) -> dict:
        data = super().clean()
        if data.get("mulai") and data.get("selesai") and data["selesai"] < data["mulai"]:
            self.add_error("selesai", "Tanggal akhir mendahului tanggal mulai.")
        return data


class CekJabatan(Masa):
    nama = forms.CharField(label="Nama jabatan", required=False, max_length=200)
    jenjang = forms.ChoiceField(label="Jenjang", choices=pilih(r.JENJANG_JABATAN))
    mulai = TanggalField(label="Mulai (TMT)")
    selesai = TanggalField(label="Sampai", required=False, help_text="Kosongkan bila masih dijabat")
    terkait = forms.ChoiceField(label="Bidang tugasnya terkait dengan jabatan yang dilamar?", required=False,
                                choices=[("", "Belum tahu"), *YA_TIDAK])
    plt = forms.BooleanField(label="Sebagai Plt. atau Plh.", required=False)
    helper = susunan(("nama", "jenjang"), ("mulai", "selesai"), "terkait", "plt")

    def fakta(self) -> dict:
        terkait = {"ya": True, "tidak": False}.get(self.cleaned_data.get("terkait", ""))
        return super().fakta() | {"plt": self.cleaned_data.get("plt", False), "terkait": terkait}


class CekPendidikan(BarisCek):
    jenjang = forms.ChoiceField(label="Jenjang", choices=pilih(r.PENDIDIKAN))
    lulus = TahunField(label="Tahun lulus", required=False, min_value=1950, max_value=2100)
    helper = susunan(("jenjang", "lulus"))

    def fakta(self) -> dict:
        return super().fakta() | {"lulus": self.cleaned_data.get("lulus")}


class CekDiklat(BarisCek):
    jenis = forms.ChoiceField(label="Jenis diklat", choices=pilih(r.DIKLAT))
    tanggal = TanggalField(label="Tanggal sertifikat")
    lulus = forms.ChoiceField(label="Dinyatakan lulus?", choices=YA_TIDAK, initial="ya")
    helper = susunan(("jenis", "tanggal", "lulus"))

    def fakta(self) -> dict:
        return super().fakta() | {"lulus": self.cleaned_data.get("lulus") == "ya"}


class CekHukuman(Masa):
    tingkat = forms.ChoiceField(label="Tingkat hukuman", choices=pilih(r.TINGKAT_HUKUMAN))
    mulai = TanggalField(label="Mulai dijalani")
    selesai = TanggalField(label="Selesai dijalani", required=False, help_text="Kosongkan bila masih dijalani")
    helper = susunan(("tingkat", "mulai", "selesai"))


class CekAsesmen(BarisCek):
    tanggal = TanggalField(label="Tanggal asesmen")
    lembaga = forms.CharField(label="Lembaga penilai", required=False, max_length=200)
    helper = susunan(("tanggal", "lembaga"))


class CekKinerja(BarisCek):
    """One of the round's years: elements up to 2020, a predicate from 2021 on (with both aspects from 2022)."""

    def __init__(self, data, *, tahun: int):
        super().__init__(data, kode=f"kinerja-{tahun}", nama_baris=f"Penilaian {tahun}")
        self.tahun = tahun
        if tahun <= TAHUN_UNSUR_TERAKHIR:
            for nama, label in r.UNSUR_KINERJA.items():
                self.fields[nama] = AngkaField(label=label, required=False, min_value=0, max_value=120)
            self.fields["kepemimpinan"].help_text = "Kosongkan bila tidak dinilai"
        else:
            self.fields["predikat"] = forms.ChoiceField(label="Predikat", required=False, choices=pilih(r.PREDIKAT))
            for nama, label in (("hasil_kerja", "Hasil kerja"), ("perilaku", "Perilaku kerja")):
                self.fields[nama] = forms.ChoiceField(label=label, required=False, choices=pilih(r.EKSPEKTASI))
        nama = list(self.fields)
        self.helper = susunan(*[tuple(nama[n:n + 3]) for n in range(0, len(nama), 3)])

    def clean(self) -> dict:
        data = super().clean()
        if "predikat" in self.fields:
            perlu = ("predikat", "hasil_kerja", "perilaku") if self.tahun >= TAHUN_PREDIKAT else ("predikat",)
            for nama in perlu:
                if not data.get(nama) and nama not in self.errors:
                    self.add_error(nama, forms.ValidationError(WAJIB, code="required"))
        return data

    def fakta(self) -> dict:
        isi = {nama: teks for nama in self.fields if (teks := self.teks(nama))}
        return {"tahun": self.tahun} | (isi if "predikat" in self.fields else {"unsur": isi})
