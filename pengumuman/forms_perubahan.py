"""Forms with which a change of what was announced is proposed."""
from collections.abc import Iterable
from dataclasses import replace
from datetime import time
from typing import Any

from django import forms

from seleksi.aturan.jenis import JENIS_SYARAT
from seleksi.aturan.perubahan import nilai_pansel
from seleksi.aturan.profil import Profil, Syarat
from seleksi.aturan.putaran import BobotKomponen, Putaran, Sekretariat, bobot_putaran
from seleksi.core.models import Lowongan, Penugasan

from .domain.ralat import PANJANG_MAKSIMAL
from .domain.status import JenisPengumuman

J = JenisPengumuman
BARIS_RALAT = 5
KONTAK = {"nama": "Nama sekretariat", "alamat": "Alamat", "telepon": "Telepon", "situs": "Situs", "kode_pos": "Kode pos"}


class Tanggal(forms.DateField):
    def __init__(self, label: str, **lain):
        super().__init__(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **lain)


class Jam(forms.TimeField):
    def __init__(self, label: str, **lain):
        super().__init__(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **lain)

    def to_python(self, value: Any) -> time | None:
        jam = super().to_python(value)
        return jam and jam.replace(microsecond=0)


def alasan() -> forms.CharField:
    return forms.CharField(label="Alasan perubahan", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
                           help_text="Dicantumkan dalam pengumuman.")


class FormAlasan(forms.Form):
    """A reason, which every change needs."""

    def __init__(self, *args, **lain):
        super().__init__(*args, **lain)
        self.fields["alasan"] = alasan()


class FormKetentuan(FormAlasan):
    """The values of a round that a later version may set; `putaran()` is the round with what was typed in."""

    def __init__(self, profil: Profil, lama: Putaran, *args, **rest):
        super().__init__(*args, **rest)
        self.profil, self.lama = profil, lama
        self._waktu()
        self._syarat()
        if profil.bobot.cara != "tetap":
            for k in profil.bobot.komponen:
                self._tambah(f"bobot_{k.kode}", forms.DecimalField(
                    label=f"Bobot {k.nama.lower()}", max_digits=5, decimal_places=2, min_value=0, max_value=100,
                    help_text=f"{k.minimal} sampai {k.maksimal}. {k.dasar or 'Bawaan'}"), bobot_putaran(profil, lama)[k.kode])
        for nama, label in KONTAK.items() if lama.sekretariat else ():
            self._tambah(f"kontak_{nama}", forms.CharField(label=label, max_length=200, required=nama not in {"kode_pos", "situs"}),
                         getattr(lama.sekretariat, nama))
        self.order_fields([*(n for n in self.fields if n != "alasan"), "alasan"])

    def _tambah(self, nama: str, medan: forms.Field, awal: Any) -> None:
        self.fields[nama] = medan
        self.initial.setdefault(nama, awal)

    def _waktu(self) -> None:
        if j := self.lama.jendela:
            for nama, medan, awal in (
                    ("mulai", Tanggal("Pendaftaran mulai"), j.mulai), ("sampai", Tanggal("Pendaftaran sampai"), j.sampai),
                    ("jam_buka", Jam("Jam buka (WIB)"), j.jam_buka), ("jam_tutup", Jam("Jam tutup (WIB)"), j.jam_tutup)):
                self._tambah(f"jendela_{nama}", medan, awal)
        for k in self.kegiatan():
            self._tambah(f"jadwal_{k.nomor}_mulai", Tanggal("Mulai"), k.mulai)
            self._tambah(f"jadwal_{k.nomor}_selesai", Tanggal("Selesai"), k.selesai)
            self._tambah(f"jadwal_{k.nomor}_keterangan", forms.CharField(label="Keterangan", required=False, max_length=200),
                         k.keterangan)

    def kegiatan(self) -> list:
        """Schedule lines with dates of their own; the registration follows its window."""
        return [k for k in self.lama.jadwal if not (self.lama.jendela and "pendaftaran" in k.tahap)]

    def _syarat(self) -> None:
        for s in self.profil.syarat:
            if s.pansel:
                self._tambah(f"syarat_{s.kode}", _medan_syarat(s), nilai_pansel(s, self.lama.acuan))
        self._tambah("tanggal_acuan_usia", Tanggal("Tanggal acuan usia"), self.lama.acuan.tanggal_acuan_usia)

    def bagian(self) -> list[tuple[str, list]]:
        """Groups of bound fields for the page; the schedule has its own table."""
        awalan = (("Waktu pendaftaran", "jendela_"), ("Syarat yang ditetapkan Panitia Seleksi", ("syarat_", "tanggal_acuan")),
                  ("Bobot", "bobot_"), ("Sekretariat", "kontak_"))
        return [(judul, isi) for judul, kata in awalan if (isi := [self[n] for n in self.fields if n.startswith(kata)])]

    def jadwal(self) -> list[tuple[str, Any, Any, Any]]:
        return [(k.nama, *(self[f"jadwal_{k.nomor}_{m}"] for m in ("mulai", "selesai", "keterangan"))) for k in self.kegiatan()]

    def putaran(self) -> Putaran:
        isi, lama = self.cleaned_data, self.lama
        jendela = lama.jendela and replace(
            lama.jendela, mulai=isi["jendela_mulai"], sampai=isi["jendela_sampai"],
            **{m: _jam(getattr(lama.jendela, m), isi[f"jendela_{m}"]) for m in ("jam_buka", "jam_tutup")})
        kontak = lama.sekretariat and Sekretariat(**{m: isi[f"kontak_{m}"] for m in KONTAK})
        return replace(lama, jendela=jendela, jadwal=tuple(self._kegiatan(k, jendela) for k in lama.jadwal), sekretariat=kontak,
                       bobot=self._bobot(), acuan=replace(lama.acuan, tanggal_acuan_usia=isi["tanggal_acuan_usia"],
                                                          parameter=self._parameter()))

    def _kegiatan(self, k, jendela):
        isi, nama = self.cleaned_data, f"jadwal_{k.nomor}_"
        if f"{nama}mulai" in isi:
            return replace(k, mulai=isi[f"{nama}mulai"], selesai=isi[f"{nama}selesai"], keterangan=isi[f"{nama}keterangan"])
        return replace(k, mulai=jendela.mulai, selesai=jendela.sampai) if jendela != self.lama.jendela else k

    def _parameter(self) -> tuple:
        nilai = {(kode, nama): isi for kode, nama, isi in self.lama.acuan.parameter}
        for s in self.profil.syarat:
            if s.pansel and (baru := self.cleaned_data[f"syarat_{s.kode}"] or _kosong(s)) != nilai_pansel(s, self.lama.acuan):
                nilai[s.kode, s.pansel] = baru
        return tuple(sorted((kode, nama, isi) for (kode, nama), isi in nilai.items()))

    def _bobot(self) -> tuple[BobotKomponen, ...]:
        dahulu = bobot_putaran(self.profil, self.lama)
        baru = {k: self.cleaned_data.get(f"bobot_{k}", nilai) for k, nilai in dahulu.items()}
        if baru == dahulu:
            return self.lama.bobot
        asal = {b.komponen: b for b in self.lama.bobot} or {
            k.kode: BobotKomponen(komponen=k.kode, nilai=k.nilai, dasar=k.dasar, bawaan=k.bawaan) for k in self.profil.bobot.komponen}
        return tuple(b if b.nilai == baru[k] else replace(b, nilai=baru[k]) for k, b in asal.items())


def _jam(lama: time, baru: time) -> time:
    """Browsers send minutes; a round that closes at 23.59.59 keeps its second unless the minute changes."""
    return lama if lama.replace(second=0) == baru.replace(second=0) else baru


def _kosong(syarat: Syarat) -> Any:
    return False if JENIS_SYARAT[syarat.jenis][syarat.pansel].bentuk == "benar_salah" else None


def _medan_syarat(syarat: Syarat) -> forms.Field:
    """The field for the one value of a rule that the panel sets; empty means that it sets none."""
    bentuk = JENIS_SYARAT[syarat.jenis][syarat.pansel]
    label = {"label": syarat.nama, "required": False}
    dasar = syarat.dasar or "Bawaan"
    if bentuk.bentuk == "benar_salah":
        return forms.BooleanField(**label, help_text=f"Diwajibkan. {dasar}")
    if bentuk.bentuk == "pilihan":
        return forms.ChoiceField(**label, choices=[("", "Tidak ditetapkan"), *((n, n) for n in bentuk.pilihan)], help_text=dasar)
    bawah, atas = syarat.batas or bentuk.batas
    satuan = "bulan" if syarat.pansel == "bulan" else "tahun"
    return forms.IntegerField(**label, min_value=bawah, max_value=atas, help_text=f"{bawah} sampai {atas} {satuan}. {dasar}")


class FormPerpanjangan(FormAlasan):
    mulai = Tanggal("Dibuka lagi mulai")
    sampai = Tanggal("Sampai dengan")


class FormKeadaan(FormAlasan):
    """Postpone, take up again or cancel: the whole Seleksi or one post."""

    jenis = forms.ChoiceField(label="Tindakan", widget=forms.RadioSelect, choices=[
        (J.PENUNDAAN.value, "Tunda"), (J.KELANJUTAN.value, "Lanjutkan yang ditunda"), (J.PEMBATALAN.value, "Batalkan untuk seterusnya")])
    sasaran = forms.ChoiceField(label="Berlaku untuk", required=False)

    def __init__(self, lowongan: Iterable[Lowongan], *args, **lain):
        super().__init__(*args, **lain)
        self.fields["sasaran"].choices = [("", "Seluruh seleksi"), *((x.kode, x.nama) for x in lowongan)]


class FormRalat(FormAlasan):
    """Up to five slips of the pen: what stands there, what should."""

    def __init__(self, *args, **lain):
        super().__init__(*args, **lain)
        for n in range(1, BARIS_RALAT + 1):
            for nama, label in (("tertulis", "Tertulis"), ("seharusnya", "Seharusnya")):
                self.fields[f"{nama}_{n}"] = forms.CharField(label=f"{label} ({n})", required=n == 1, max_length=PANJANG_MAKSIMAL)
        self.order_fields([*(n for n in self.fields if n != "alasan"), "alasan"])

    def butir(self) -> list[tuple[str, str]]:
        pasang = [(self.cleaned_data[f"tertulis_{n}"], self.cleaned_data[f"seharusnya_{n}"]) for n in range(1, BARIS_RALAT + 1)]
        return [p for p in pasang if any(p)]


class FormKehadiran(FormAlasan):
    """Who attends an open meeting."""

    def __init__(self, panitia: Iterable[Penugasan], *args, **lain):
        super().__init__(*args, **lain)
        self.fields["hadir"] = forms.TypedMultipleChoiceField(
            label="Yang hadir", coerce=int, choices=[(t.pk, f"{t.pengguna} ({t.get_peran_display()})") for t in panitia],
            widget=forms.CheckboxSelectMultiple, error_messages={"required": "Catat siapa yang hadir."})
        self.fields["alasan"].label, self.fields["alasan"].help_text = "Alasan koreksi", "Tercatat dalam jejak keputusan."
        self.order_fields(["hadir", "alasan"])
