"""Kinds of requirement about conduct, outside assessment, and what a later stage decides."""

from pendaftaran.domain.bacaan import Fakta, Hukuman
from pendaftaran.domain.hasil import DITUNDA, TIDAK_BERLAKU, HasilSyarat, SyaratSiap
from seleksi.aturan.waktu import kata_lama, kata_tanggal, tambah_bulan


def hukuman_disiplin(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """Without `rentang_bulan` the look-back has no end; with it, serving must not touch the span."""
    rentang = s.nilai.get("rentang_bulan")
    awal = tambah_bulan(s.tutup, -rentang) if rentang else None
    kena = [h for h in f.hukuman_disiplin if h.tingkat in s.nilai["tingkat"] and _menyentuh(s, h, awal)]
    if not kena and s.nilai["sedang_dijalani"]:
        kena = [h for h in f.hukuman_disiplin if h.mulai <= s.tutup and not _selesai_sebelum(h, s.tutup)]
    if kena:
        h = min(kena, key=lambda h: (h.mulai, h.tingkat, str(h.selesai)))
        sampai = f"sampai {kata_tanggal(h.selesai)}" if h.selesai else "dan masih berjalan"
        sejak = kata_tanggal(h.mulai)
        return s.gagal(f"Hukuman disiplin tingkat {h.tingkat} dijalani sejak {sejak} {sampai}.")
    if s.nilai["pemeriksaan"] and f.dalam_pemeriksaan:
        return s.gagal("Sedang dalam pemeriksaan pelanggaran disiplin.",
                       "Melamar kembali setelah pemeriksaan selesai tanpa hukuman.")
    if awal:
        tingkat = " atau ".join(s.nilai["tingkat"])
        return s.memenuhi(f"Tidak ada hukuman disiplin {tingkat} yang dijalani antara {kata_tanggal(awal)} "
                          f"dan {kata_tanggal(s.tutup)} ({kata_lama(rentang)}).")
    return s.memenuhi(f"Tidak ada hukuman disiplin yang menghalangi sampai {kata_tanggal(s.tutup)}.")


def _menyentuh(s: SyaratSiap, h: Hukuman, awal) -> bool:
    return awal is None or (h.mulai <= s.tutup and not _selesai_sebelum(h, awal))


def _selesai_sebelum(h: Hukuman, tanggal) -> bool:
    return h.selesai is not None and h.selesai < tanggal


def pidana(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """Never failed by machine: the text also catches someone who was acquitted."""
    if f.pidana in s.nilai["aman"]:
        return s.memenuhi("Menyatakan tidak pernah dan tidak sedang menjalani proses pidana.")
    keadaan = "pernah" if f.pidana == "pernah" else "sedang"
    return s.periksa(f"Menyatakan {keadaan} menjalani proses pidana; Panitia Seleksi memeriksa putusannya.")


def hasil_asesmen(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    """Outsiders need a result still valid on the closing date and its document; insiders do not."""
    if f.instansi.kode == s.kode_daerah:
        kata = f"Hanya bagi pelamar dari luar {s.nama_daerah}"
        if f.asesmen:
            return s.lain(TIDAK_BERLAKU, f"{kata}.")
        return s.lain(TIDAK_BERLAKU, f"{kata}; pelamar belum mencantumkan hasil uji kompetensi yang pernah "
                      "diikuti.", catatan=("pasal_13_2",))
    masa, berkas = s.nilai["masa_bulan"], s.nilai["berkas"]
    berlaku = [t for t in f.asesmen if t <= s.tutup <= tambah_bulan(t, masa)]
    if not berlaku:
        lampau = [t for t in f.asesmen if t <= s.tutup]
        kata = "belum ada hasil"
        if lampau:
            kata = f"hasil terakhir {kata_tanggal(max(lampau))} sudah lewat {kata_lama(masa)}"
        return s.gagal("Pelamar luar memerlukan hasil assessment center yang masih berlaku pada "
                       f"{kata_tanggal(s.tutup)}; {kata}.")
    terakhir = max(berlaku)
    sampai = kata_tanggal(tambah_bulan(terakhir, masa))
    kata = f"Hasil assessment center {kata_tanggal(terakhir)} berlaku sampai {sampai}"
    if berkas not in f.berkas:
        return s.gagal(f"{kata}, tetapi berkasnya belum ada.")
    return s.memenuhi(f"{kata}.")


def tahap_lanjut(s: SyaratSiap, f: Fakta) -> HasilSyarat:
    return s.lain(DITUNDA, "Diputuskan pada tahap berikutnya, tidak pada seleksi administrasi.")
