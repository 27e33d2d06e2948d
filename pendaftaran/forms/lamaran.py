"""Forms of an application: related posts, declarations before Kirim, withdrawal."""
from collections.abc import Mapping

from django import forms

from ..domain.pernyataan import BELUM, BELUM_LENGKAP, PERNYATAAN, TANPA, VERSI_PRIVASI
from ..selectors.lamaran import KeadaanLamaran
from .medan import FormAman

PILIHAN_TERKAIT = [("ya", "Terkait"), ("tidak", "Tidak terkait")]
AKUI = "akui_"


class FormTerkait(forms.Form):
    """One question for each post of the history, named by its kode."""

    def __init__(self, data=None, *, keadaan: KeadaanLamaran):
        super().__init__(data)
        self.baris = {b.kode: b for b in keadaan.pelamar.riwayatjabatan_set.all()} if keadaan.pelamar.pk else {}
        for baris, fakta in zip(self.baris.values(), keadaan.fakta["jabatan"], strict=True):
            self.fields[f"terkait-{baris.kode}"] = forms.ChoiceField(
                label=baris.nama, choices=PILIHAN_TERKAIT, required=False, widget=forms.RadioSelect,
                initial={True: "ya", False: "tidak"}.get(fakta["terkait"], ""),
                help_text=f"{baris.mulai:%d-%m-%Y} s.d. {f'{baris.selesai:%d-%m-%Y}' if baris.selesai else 'sekarang'}"
                          f"{', Plt. atau Plh., tidak dihitung' if baris.plt else ''}")

    def jawaban(self) -> dict[str, bool]:
        """kode -> related, for those that were answered in this request."""
        return {nama.removeprefix("terkait-"): nilai == "ya" for nama, nilai in self.cleaned_data.items() if nilai}


class FormPeriksa(forms.Form):
    """Two plain declarations, the privacy notice, and one acknowledgement for each unmet rule."""

    use_required_attribute = False

    def __init__(self, data=None, *, keadaan: KeadaanLamaran):
        super().__init__(data)
        for hasil in keadaan.tidak_terpenuhi:
            self.fields[AKUI + hasil.kode] = forms.BooleanField(
                label=f"Saya tahu bahwa syarat “{hasil.judul}” ({hasil.dasar}) menurut isian saya tidak terpenuhi, dan tetap "
                      "mengirim lamaran ini.",
                error_messages={"required": f"Akui syarat “{hasil.judul}”, atau perbaiki isian Anda."})
        for slot in keadaan.tanpa_penilaian:
            self.fields[AKUI + TANPA + slot.jenis] = forms.BooleanField(
                label=f"Saya tidak dinilai pada tahun itu (misalnya tugas belajar atau cuti di luar tanggungan negara), sehingga "
                      f"mengirim tanpa {slot.label}. Panitia Seleksi memeriksa alasannya.",
                error_messages={"required": f"Unggah {slot.label}, atau nyatakan bahwa Anda tidak dinilai."})
        if keadaan.belum_lengkap:
            bagian = [k.bagian.judul for k in keadaan.bagian_terbuka] + ["Jabatan terkait"] * bool(keadaan.belum_dinyatakan)
            self.fields[BELUM_LENGKAP] = forms.BooleanField(
                label=f"Saya tahu bagian ini belum lengkap, dan tetap mengirim lamaran ini: {', '.join(bagian)}.",
                error_messages={"required": "Centang bahwa Anda tahu ada bagian yang belum lengkap, atau lengkapi dahulu."})
        for kode, kata in PERNYATAAN.items():
            self.fields[kode] = forms.BooleanField(
                label=kata, error_messages={"required": BELUM[kode]})

    @property
    def pengakuan(self) -> list[forms.BoundField]:
        return [self[nama] for nama in self.fields if nama.startswith(AKUI) or nama == BELUM_LENGKAP]

    @property
    def pernyataan_medan(self) -> list[forms.BoundField]:
        return [self[nama] for nama in PERNYATAAN]

    def diakui(self) -> set[str]:
        """Codes of the rules that were acknowledged."""
        return {nama.removeprefix(AKUI) for nama, nilai in self._isi().items() if nama.startswith(AKUI) and nilai}

    def pernyataan(self) -> dict[str, object]:
        isi = self._isi()
        tambahan = {BELUM_LENGKAP: bool(isi.get(BELUM_LENGKAP))} if BELUM_LENGKAP in self.fields else {}
        return {"benar": bool(isi.get("benar")), "aturan": bool(isi.get("aturan")),
                "privasi": VERSI_PRIVASI if isi.get("privasi") else "", **tambahan}

    def _isi(self) -> Mapping[str, object]:
        self.full_clean()
        return self.cleaned_data


class FormTarik(FormAman, forms.Form):
    alasan = forms.CharField(label="Alasan menarik lamaran", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
                             error_messages={"required": "Tuliskan alasan Anda menarik lamaran."})
