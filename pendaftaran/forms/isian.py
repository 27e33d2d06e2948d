"""One section of the profile as it is filled in: the person's own form and a form for each row.

Everything passes through raw values ("mentah": field name -> list of strings). Only declared fields and rows
that the server handed out are ever read from a request, so nothing else can be smuggled in.
"""
from collections.abc import Iterator
from copy import copy

from django import forms
from django.utils.datastructures import MultiValueDict

from seleksi.core.models.dasar import kode_acak

from ..domain.identitas import rapikan_angka, urai_nik, urai_nip
from ..models import IsianProfil, Pelamar
from ..models.isian import Mentah
from ..selectors.profil import BAGIAN
from .profil import FormKepegawaian, FormPernyataan, FormPribadi
from .riwayat import (
    FormAsesmen,
    FormBaris,
    FormDiklat,
    FormHukuman,
    FormJabatan,
    FormKinerja,
    FormOrganisasi,
    FormPangkat,
    FormPendidikan,
    FormPenghargaan,
)

UTAMA = {"data-pribadi": FormPribadi, "kepegawaian": FormKepegawaian, "pernyataan": FormPernyataan}
BARIS = {"pangkat": FormPangkat, "jabatan": FormJabatan, "pendidikan": FormPendidikan, "diklat": FormDiklat, "kinerja": FormKinerja,
         "pernyataan": FormHukuman, "asesmen": FormAsesmen, "penghargaan": FormPenghargaan, "organisasi": FormOrganisasi}
# What the service may write to Pelamar: form field or derived value -> nothing else gets through.
KOLOM = {
    "data-pribadi": (*FormPribadi.Meta.fields, "nik"), "kepegawaian": tuple(FormKepegawaian.Meta.fields),
    "pernyataan": ("pidana", "tanpa_hukuman", "dalam_pemeriksaan"),
}
PALING_BANYAK_BARIS = 60


class Isian:
    """Bound to raw values when there are any, else filled from the profile."""

    def __init__(self, pelamar: Pelamar, keadaan: IsianProfil, mentah: Mentah | None = None):
        self.pelamar, self.keadaan, self.bagian = pelamar, keadaan, BAGIAN[keadaan.bagian]
        self.hidup = self._baris_hidup()
        self.mentah = mentah if mentah is not None else keadaan.mentah
        data = None if self.mentah is None else MultiValueDict(self.mentah)
        kelas = UTAMA.get(self.bagian.kode)
        self.utama = kelas(data, instance=copy(pelamar)) if kelas else None
        kode = list(self.hidup) if data is None else data.getlist("baris")
        self.baris = [self.form_baris(k, data) for k in kode]
        for nomor, form in enumerate(self.baris, start=1):
            form.nama_baris = f"Baris {nomor}"
        if data is not None:
            self._periksa()

    def _baris_hidup(self) -> dict:
        if self.bagian.model is None or self.pelamar.pk is None:
            return {}
        return {b.kode: b for b in self.bagian.model.objects.filter(pelamar=self.pelamar)}

    def form_baris(self, kode: str, data: MultiValueDict | None) -> FormBaris:
        hidup = self.hidup.get(kode)
        return BARIS[self.bagian.kode](data, kode=kode, instance=copy(hidup) if hidup else self.bagian.model(kode=kode))

    def _periksa(self) -> None:
        for form in self.semua:
            form.full_clean()
        if self.bagian.kode == "kinerja":
            self._periksa_tahun()
        if self.bagian.kode == "pernyataan":
            self._periksa_hukuman(self.utama.cleaned_data.get("hukuman"), ada=not all(f.kosong for f in self.baris))

    def _periksa_hukuman(self, jawaban: str | None, *, ada: bool) -> None:
        """The answer and the rows must agree; "pernah" lives in the rows, so without one the answer stays a draft."""
        if jawaban == "tidak" and ada:
            del self.utama.cleaned_data["tanpa_hukuman"]
            self.utama.add_error("hukuman", "Anda menjawab tidak pernah, tetapi ada baris hukuman di bawah. Hapus barisnya atau ubah "
                                            "jawaban Anda.")
        elif jawaban == "pernah" and not ada:
            self.utama.add_error("hukuman", forms.ValidationError(
                "Jawaban Pernah tersimpan sebagai draf; rinciannya masih diperlukan. Tekan Tambah baris dan isi hukumannya.",
                code="required"))

    def _periksa_tahun(self) -> None:
        """One row per year, counting the years of rows that keep their stored state because they are not valid yet."""
        per_tahun: dict[int, list[FormBaris]] = {}
        for form in self.baris:
            if tahun := form.cleaned_data.get("tahun"):
                per_tahun.setdefault(tahun, []).append(form)
        bentrok = [form for kembar in per_tahun.values() if len(kembar) > 1 for form in kembar]
        while True:
            for form in bentrok:
                form.add_error("tahun", "Tahun ini sudah ada pada baris lain.")
            sah = {form.kode for form in self.baris if not form.errors}
            dipakai = {baris.tahun for kode, baris in self.hidup.items() if kode not in sah}
            bentrok = [form for form in self.baris if form.kode in sah and form.cleaned_data["tahun"] in dipakai]
            if not bentrok:
                return

    @property
    def semua(self) -> list[forms.Form]:
        return [form for form in (self.utama, *self.baris) if form is not None]

    @property
    def salah(self) -> bool:
        return any(form.errors for form in self.semua if not getattr(form, "kosong", False))

    def tanpa_wajib(self) -> "Isian":
        """Forget complaints about what is merely not filled in yet: nobody has pressed Simpan."""
        for form in self.semua:
            for medan in [m for m, galat in form.errors.items() if all(g.code == "required" for g in galat.as_data())]:
                del form.errors[medan]
        return self

    def galat(self, medan: str) -> str:
        """What is wrong with one field beyond being empty, as a sentence; "" when nothing is."""
        for form in self.semua:
            for nama in form.fields:
                if form.add_prefix(nama) == medan and nama in form.errors:
                    kata = [p for g in form.errors[nama].as_data() if g.code != "required" for p in g.messages]
                    return f"{form.fields[nama].label}: {' '.join(kata)}" if kata else ""
        return ""

    def nilai(self) -> dict:
        """What can stand in Pelamar: valid values of this section's columns."""
        data = getattr(self.utama, "cleaned_data", {})
        return {k: data[k] for k in KOLOM.get(self.bagian.kode, ()) if k in data} | data.get("nilai_instansi", {})

    def nilai_baris(self) -> dict[str, dict]:
        """Rows that can stand in the profile: kode -> values."""
        return {f.kode: {k: f.cleaned_data[k] for k in f.Meta.fields} for f in self.baris if not f.errors and not f.kosong}

    def jadi_mentah(self) -> Mentah:
        """The whole section as raw values, as a browser would send it."""
        isi: Mentah = {"baris": [form.kode for form in self.baris]} if self.bagian.model else {}
        for form in self.semua:
            isi |= dict(_mentah_form(form))
        return isi

    def rapi(self) -> "Isian":
        """The same section without rows into which nothing was typed."""
        mentah = self.mentah
        for form in self.baris:
            if form.kosong:
                mentah = tanpa_baris(mentah, form.kode)
        return self if mentah is self.mentah else Isian(self.pelamar, self.keadaan, mentah)

    def tersisa(self) -> Mentah | None:
        """Raw values to keep beside the profile: all of them while any is not valid, else none."""
        return self.mentah if any(form.errors for form in self.semua) else None


def _mentah_form(form: forms.Form) -> Iterator[tuple[str, list[str]]]:
    for medan in form:
        if isinstance(medan.field, forms.BooleanField):
            if medan.value():
                yield medan.html_name, ["on"]
            continue
        nilai = medan.field.widget.format_value(medan.value())
        if isinstance(nilai, list):
            nilai = nilai[0] if nilai else ""
        yield medan.html_name, ["" if nilai is None else str(nilai)]


def mentah_dari_post(isian: Isian, post) -> Mentah:
    """The raw values of this section in a request: declared fields of rows that the server knows."""
    kenal = set(isian.hidup) | {form.kode for form in isian.baris}
    isi: Mentah = {}
    if isian.bagian.model:
        isi["baris"] = [k for k in dict.fromkeys(post.getlist("baris")) if k in kenal][:PALING_BANYAK_BARIS]
    nama = [f.add_prefix(n) for f in [isian.utama] if f for n in f.fields]
    nama += [f"{kode}-{n}" for kode in isi.get("baris", []) for n in BARIS[isian.bagian.kode].base_fields]
    return isi | {n: [post[n]] for n in nama if n in post}


def ganti_isian(isian: Isian, post) -> Mentah | None:
    """The raw values with the fields that an autosave names (`medan`) replaced; None when the section lacks one of them."""
    medan = post.getlist("medan")
    kenal = {form.add_prefix(nama) for form in isian.semua for nama in form.fields}
    if not medan or not kenal.issuperset(medan):
        return None
    isi = dict(isian.mentah) if isian.mentah is not None else isian.jadi_mentah()
    return {k: v for k, v in isi.items() if k not in medan} | {m: [post[m]] for m in medan if m in post}


def dengan_baris_baru(isian: Isian) -> tuple[Mentah, str]:
    """The values with one more empty row, and its name; the same values and "" when there are enough."""
    mentah = isian.mentah if isian.mentah is not None else isian.jadi_mentah()
    baris = mentah.get("baris", [])
    if len(baris) >= PALING_BANYAK_BARIS:
        return mentah, ""
    kode = kode_acak()
    kosong = BARIS[isian.bagian.kode](None, kode=kode, instance=isian.bagian.model(kode=kode))
    return mentah | {"baris": [*baris, kode]} | dict(_mentah_form(kosong)), kode


def dengan_isi_nomor(mentah: Mentah) -> Mentah:
    """Birth date and sex as the NIP says, or else the NIK, where they are still empty."""
    nip, nik = (rapikan_angka("".join(mentah.get(nama, []))) for nama in ("nip", "nik"))
    dari_nip, dari_nik = urai_nip(nip), urai_nik(nik)
    lahir, kelamin = dari_nip.lahir or dari_nik.lahir, dari_nip.kelamin or dari_nik.kelamin
    usul = {"tanggal_lahir": f"{lahir:%d-%m-%Y}" if lahir else "", "jenis_kelamin": kelamin or ""}
    return mentah | {k: [v] for k, v in usul.items() if v and not "".join(mentah.get(k, [])).strip()}


def tanpa_baris(mentah: Mentah, kode: str) -> Mentah:
    """The same values without one row."""
    isi = {k: v for k, v in mentah.items() if not k.startswith(f"{kode}-")}
    return isi | {"baris": [k for k in mentah.get("baris", []) if k != kode]}


def perbedaan(isian: Isian, tersimpan: Isian) -> list[tuple[str, str, str]]:
    """Where two versions of one section differ: (words, on this page, stored)."""
    lama = tersimpan if tersimpan.mentah is not None else Isian(tersimpan.pelamar, tersimpan.keadaan, tersimpan.jadi_mentah())
    pasangan = {form.prefix: form for form in lama.semua}
    beda = []
    for form in isian.semua:
        lain = pasangan.get(form.prefix)
        for nama, medan in form.fields.items():
            a, b = _isi(isian, form, nama), _isi(lama, lain, nama) if lain else ""
            if a != b and not (lain and _sama(form, lain, nama)):
                beda.append((f"{_sebut(isian, form)}{medan.label}", _tampil(medan, a), _tampil(medan, b) if lain else "baris dihapus"))
    return beda


def _isi(isian: Isian, form: forms.Form, nama: str) -> str:
    return " ".join((isian.mentah or {}).get(form.add_prefix(nama), [])).strip()


def _sama(a: forms.Form, b: forms.Form, nama: str) -> bool:
    """The same value, however it was typed: 12051968 and 12-05-1968."""
    return nama in a.cleaned_data and nama in b.cleaned_data and a.cleaned_data[nama] == b.cleaned_data[nama]


def _sebut(isian: Isian, form: forms.Form) -> str:
    return f"Baris {isian.baris.index(form) + 1}, " if form in isian.baris else ""


def _tampil(medan: forms.Field, nilai: str) -> str:
    if isinstance(medan, forms.BooleanField):
        return "dicentang" if nilai else "tidak dicentang"
    for kode, kata in getattr(medan, "choices", []):
        kelompok = kata if isinstance(kata, (list, tuple)) else [(kode, kata)]
        if cocok := next((str(k) for n, k in kelompok if str(n) == nilai and nilai), ""):
            return cocok
    return nilai or "kosong"
