"""Forms of the determination meeting."""
from collections.abc import Iterable, Sequence

from django import forms

from seleksi.core.models import Penugasan

from .models import Peringkat
from .selectors.papan import Papan
from .services.penetapan import PutusanPeringkat


class FormHadir(forms.Form):
    """Who attends."""

    def __init__(self, panitia: Iterable[Penugasan], *args, **lain):
        super().__init__(*args, **lain)
        self.fields["hadir"] = forms.TypedMultipleChoiceField(
            label="Yang hadir", coerce=int, choices=[(t.pk, f"{t.pengguna} ({t.get_peran_display()})") for t in panitia],
            widget=forms.CheckboxSelectMultiple, error_messages={"required": "Catat siapa yang hadir."})


class FormPenetapan(forms.Form):
    """Per ready post: whether the meeting decides it now, the chosen, a reason; a note; the signature's confirmation."""

    catatan = forms.CharField(label="Catatan rapat", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    setuju = forms.BooleanField(label="Saya mengesahkan rapat ini. Penetapan tidak dapat diubah sesudahnya.", error_messages={
        "required": "Centang pernyataan ini untuk mengesahkan."})

    def __init__(self, bahan: Sequence[tuple[Peringkat, Papan]], *args, **lain):
        super().__init__(*args, **lain)
        self.bahan = bahan
        for peringkat, papan in bahan:
            kode = peringkat.kode
            self.fields[f"ikut_{kode}"] = forms.BooleanField(label=f"Tetapkan {peringkat.lowongan} dalam rapat ini",
                                                             required=False, initial=True)
            self.fields[f"pilih_{kode}"] = forms.TypedMultipleChoiceField(
                label="Yang ditetapkan", coerce=int, required=False,
                widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
                choices=[(b.lamaran.pk, f"Peringkat {b.baris.peringkat}: {b.lamaran.nama}") for b in papan.baris],
                initial=[b.lamaran.pk for b in papan.baris if b.baris.nomor in papan.usulan])
            self.fields[f"alasan_{kode}"] = forms.CharField(
                label="Alasan", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Wajib bila nilai seri di batas, pilihan menyimpang dari urutan, atau peserta kurang dari tiga.")

    def kelompok(self):
        """(ranking, board, take part, choice, reason) per post."""
        return [(p, papan, self[f"ikut_{p.kode}"], self[f"pilih_{p.kode}"], self[f"alasan_{p.kode}"]) for p, papan in self.bahan]

    def putusan(self) -> list[PutusanPeringkat]:
        isi = self.cleaned_data
        return [PutusanPeringkat(p, frozenset(isi[f"pilih_{p.kode}"]), isi[f"alasan_{p.kode}"]) for p,
                _ in self.bahan if isi[f"ikut_{p.kode}"]]
